//! The file: the same bytes each time, its metadata, its outline, its links.

use lopdf::{Dictionary, Document, Object};
use practicum::render::pdf::{Parts, Warning, render};
use practicum::report::document::{Block, Paper, Run, Target, Text};

use crate::{reading, sample};

#[test]
#[expect(clippy::disallowed_methods, reason = "packets to look at, in the folder for tests' files")]
fn the_sample_packet_has_no_warnings_and_is_there_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut report = sample::packet();
    let rendered = render(&report, &Parts::default()).expect("a packet");
    assert_eq!(rendered.warnings, []);
    std::fs::write(folder.join("packet.pdf"), &rendered.bytes).expect("to write");
    report.draft = true;
    report.paper = Paper::A4;
    report.banner = Some("Shareable copy: client identifiers are left out.".into());
    let rendered = render(&report, &Parts::default()).expect("a packet");
    std::fs::write(folder.join("draft.pdf"), &rendered.bytes).expect("to write");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let one = render(&sample::packet(), &Parts::default()).expect("a packet");
    let two =
        std::thread::spawn(|| render(&sample::packet(), &Parts::default()).expect("a packet"))
            .join();
    assert!(one == two.expect("a packet"));
    let mut other = sample::packet();
    other.subject.push('.');
    assert!(one.bytes != render(&other, &Parts::default()).expect("a packet").bytes);
}

#[test]
fn the_file_says_what_it_is() {
    let document =
        reading::open(&render(&sample::packet(), &Parts::default()).expect("a packet").bytes);
    assert_eq!(document.version, "1.7");
    let catalogue = document.catalog().expect("a catalogue");
    let entry = |name: &str| text(&document, catalogue, name);
    assert_eq!(entry("Lang"), "en-US");
    assert_eq!(entry("PageMode"), "UseOutlines");
    let viewer = catalogue.get_deref(b"ViewerPreferences", &document).and_then(Object::as_dict);
    let shown = viewer.and_then(|viewer| viewer.get(b"DisplayDocTitle")).and_then(Object::as_bool);
    assert!(shown.expect("a preference"));
    let labels = catalogue.get_deref(b"PageLabels", &document).and_then(Object::as_dict);
    let labels = labels.and_then(|labels| labels.get(b"Nums")).and_then(Object::as_array);
    let labels = labels.expect("page labels");
    assert_eq!(labels.len(), 2);
    assert_eq!(labels[0].as_i64().expect("a page"), 0);
    assert_eq!(text(&document, labels[1].as_dict().expect("a label"), "S"), "D");
    let info = document.trailer.get_deref(b"Info", &document).and_then(Object::as_dict);
    let info = info.expect("information");
    assert_eq!(text(&document, info, "Title"), "Application summary: Jordan Avery, MA, LMFT");
    assert_eq!(text(&document, info, "Author"), "Jordan Avery, MA, LMFT");
    assert_eq!(text(&document, info, "CreationDate"), "D:20250601000000Z");
    assert!(text(&document, info, "Producer").starts_with("practicum 0"));
    let metadata = catalogue.get_deref(b"Metadata", &document).and_then(Object::as_stream);
    let metadata = String::from_utf8(metadata.expect("XMP").content.clone()).expect("text");
    assert!(metadata.contains("<rdf:li xml:lang=\"x-default\">Application summary: Jordan"));
    assert!(metadata.contains("<xmp:CreateDate>2025-06-01T00:00:00Z</xmp:CreateDate>"));
    let identity = document.trailer.get(b"ID").and_then(Object::as_array).expect("an identity");
    assert_eq!(identity.len(), 2);
    assert_ne!(identity[0].as_str().expect("bytes"), [0; 16]);
    assert_eq!(identity[0], identity[1]);
}

#[test]
fn the_paper_is_exact() {
    for (paper, width, height) in [(Paper::Letter, 612.0, 792.0), (Paper::A4, 595.28, 841.89)] {
        let mut report = sample::packet();
        report.paper = paper;
        let rendered = render(&report, &Parts::default()).expect("a packet");
        let document = reading::open(&rendered.bytes);
        let pages = reading::pages(&document);
        assert_eq!(pages.len(), rendered.pages);
        for id in document.get_pages().values() {
            let page = document.get_dictionary(*id).expect("a page");
            for name in ["MediaBox", "CropBox", "TrimBox"] {
                let edges = page.get(name.as_bytes()).and_then(Object::as_array).expect("edges");
                let edges: Vec<f32> = edges.iter().map(reading::number).collect();
                assert_eq!(edges, [0.0, 0.0, width, height]);
            }
        }
    }
}

#[test]
fn the_outline_nests_headings_in_sections() {
    let document =
        reading::open(&render(&sample::packet(), &Parts::default()).expect("a packet").bytes);
    let catalogue = document.catalog().expect("a catalogue");
    let outline = catalogue.get_deref(b"Outlines", &document).and_then(Object::as_dict);
    let mut lines = String::new();
    outline_lines(&document, outline.expect("an outline"), 0, &mut lines);
    let expected = "\
1 Reviewer’s checklist
2 Core knowledge by area
3 Training by certificate
4 Supervision
  Sessions
5 Sources
  Rules
6 Attestation
";
    assert_eq!(lines, expected);
}

#[test]
fn links_lead_to_the_page_that_they_print() {
    let document =
        reading::open(&render(&sample::packet(), &Parts::default()).expect("a packet").bytes);
    let pages = reading::pages(&document);
    let ids: Vec<lopdf::ObjectId> = document.get_pages().into_values().collect();
    let titles = ["Reviewer’s checklist", "Core knowledge by area", "Training by certificate"];
    let contents = &pages[0];
    for (number, title) in (1..).zip(titles) {
        let at = contents.pieces.iter().position(|piece| piece.text == title);
        let printed = &contents.pieces[at.expect("a line of the contents") + 1];
        let page: usize = printed.text.parse().expect("a number");
        assert!(pages[page - 1].body().contains(&format!("{number}  {title}")), "{title}");
        let spot = (printed.left + 1.0, printed.y + 1.0);
        let link = link_at(&document, ids[0], spot).expect("a link");
        let place = link.get(b"Dest").and_then(Object::as_array).expect("a place");
        assert_eq!(place[0].as_reference().expect("a page"), ids[page - 1], "{title}");
    }
    let page = pages.iter().position(|page| page.body().contains("\n2024-09\n")).expect("a group");
    let asks = format!("hours do not count (page \n{}\n).", page + 1);
    assert!(contents.body().contains(&asks), "{}", contents.body());
}

#[test]
fn an_address_is_linked_without_a_border_on_each_of_its_lines() {
    let document =
        reading::open(&render(&sample::packet(), &Parts::default()).expect("a packet").bytes);
    let mut seen = 0;
    for id in document.get_pages().values() {
        for link in links(&document, *id) {
            let border = link.get(b"Border").and_then(Object::as_array).expect("a border");
            assert!(border.iter().all(|width| reading::number(width) == 0.0));
            let Ok(action) = link.get(b"A").and_then(Object::as_dict) else { continue };
            let address = text(&document, action, "URI");
            assert!(address.starts_with("https://"), "{address}");
            seen += usize::from(address.ends_with("section-4"));
        }
    }
    assert_eq!(seen, 2);
}

#[test]
fn an_anchor_that_stands_nowhere_is_a_warning() {
    let mut report = sample::empty();
    let text = Text::of(vec![
        Run::plain("See page "),
        Run::page("nowhere"),
        Run::link(" or here", Target::Anchor("neither".into())),
    ]);
    report.lead = vec![Block::Paragraph(text.clone()), Block::Paragraph(text)];
    let rendered = render(&report, &Parts::default()).expect("a packet");
    let missing = ["neither", "nowhere"].map(|anchor| Warning::MissingAnchor(anchor.into()));
    assert_eq!(rendered.warnings, missing);
    let document = reading::open(&rendered.bytes);
    assert!(reading::pages(&document)[0].body().contains("See page ? or here"));
    assert!(document.get_pages().values().all(|id| links(&document, *id).is_empty()));
}

#[test]
fn every_piece_of_content_belongs_to_the_structure() {
    let document =
        reading::open(&render(&sample::packet(), &Parts::default()).expect("a packet").bytes);
    let catalogue = document.catalog().expect("a catalogue");
    let root = catalogue.get_deref(b"StructTreeRoot", &document).and_then(Object::as_dict);
    let mut tree = Tree { document: &document, words: String::new(), pieces: 0, links: 0 };
    tree.walk(root.expect("a structure"), "");
    let pages = reading::pages(&document);
    let tagged: usize = document
        .get_pages()
        .values()
        .map(|id| {
            let content = document.get_page_content(*id);
            String::from_utf8_lossy(&content).matches("/MCID").count()
        })
        .sum();
    assert!(tagged > 500, "{tagged}");
    assert_eq!(tree.pieces, tagged);
    let all: usize = document.get_pages().values().map(|id| links(&document, *id).len()).sum();
    assert_eq!(tree.links, all);
    assert!(tree.words.contains("Document Sect Table THead TR TH\n"), "{}", tree.words);
    assert!(tree.words.contains("Document TOC TOCI Link\n"));
    assert!(tree.words.contains("Document Sect L LI LBody Link\n"));
    assert_eq!(pages.len(), document.get_pages().len());
}

struct Tree<'a> {
    document: &'a Document,
    words: String,
    pieces: usize,
    links: usize,
}

impl Tree<'_> {
    fn walk(&mut self, element: &Dictionary, path: &str) {
        let Ok(kids) = element.get_deref(b"K", self.document) else { return };
        for kid in kids.as_array().map_or(std::slice::from_ref(kids), Vec::as_slice) {
            let kid = self.document.dereference(kid).expect("a kid").1;
            if kid.as_i64().is_ok() {
                self.pieces += 1;
                continue;
            }
            let kid = kid.as_dict().expect("a kid");
            match kid.get(b"Type").and_then(Object::as_name) {
                Ok(b"MCR") => self.pieces += 1,
                Ok(b"OBJR") => self.links += 1,
                _ => {
                    let tag = kid.get(b"S").and_then(Object::as_name).expect("a tag");
                    let path = format!("{path} {}", String::from_utf8_lossy(tag));
                    self.words.push_str(path.trim_start());
                    self.words.push('\n');
                    self.walk(kid, &path);
                }
            }
        }
    }
}

pub(crate) fn outline_lines(
    document: &Document,
    parent: &Dictionary,
    level: usize,
    lines: &mut String,
) {
    let mut next = parent.get(b"First").ok();
    while let Some(id) = next {
        let item = document.dereference(id).expect("an item").1.as_dict().expect("an item");
        lines.push_str(&"  ".repeat(level));
        lines.push_str(&text(document, item, "Title"));
        lines.push('\n');
        outline_lines(document, item, level + 1, lines);
        next = item.get(b"Next").ok();
    }
}

fn links(document: &Document, page: lopdf::ObjectId) -> Vec<&Dictionary> {
    let page = document.get_dictionary(page).expect("a page");
    let links = page.get_deref(b"Annots", document).and_then(Object::as_array).expect("links");
    let link = |link| document.dereference(link).expect("a link").1.as_dict().expect("a link");
    links.iter().map(link).collect()
}

pub(crate) fn link_at(
    document: &Document,
    page: lopdf::ObjectId,
    (x, y): (f32, f32),
) -> Option<&Dictionary> {
    links(document, page).into_iter().find(|link| {
        let edges = link.get(b"Rect").and_then(Object::as_array).expect("edges");
        let edges: Vec<f32> = edges.iter().map(reading::number).collect();
        edges[0] <= x && x <= edges[2] && edges[1] <= y && y <= edges[3]
    })
}

pub(crate) fn text(document: &Document, dictionary: &Dictionary, name: &str) -> String {
    let object = dictionary.get_deref(name.as_bytes(), document).expect(name);
    if let Ok(name) = object.as_name() {
        return String::from_utf8_lossy(name).into_owned();
    }
    lopdf::decode_text_string(object).expect(name)
}

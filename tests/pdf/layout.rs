//! Pages: what each carries, where it ends, and that no text is lost.

use practicum::render::pdf::{Parts, Warning, render};
use practicum::report::document::{Block, Report, Run, Signature, Style, Text, Tone};
use proptest::prelude::*;

use crate::reading::{self, Page};
use crate::sample;

/// Where text may stand.
const SIDE: f32 = 54.0;
const LOWEST: f32 = 36.0;

fn pages(report: &Report) -> Vec<Page> {
    reading::pages(&reading::open(&render(report, &Parts::default()).expect("a packet").bytes))
}

/// Nothing stands outside the margins. A space at the end of a line shows nothing.
pub(crate) fn stays_in_its_margins(pages: &[Page]) {
    for page in pages {
        let right = page.width - SIDE + 0.1;
        for piece in page.pieces.iter().filter(|piece| piece.text != "DRAFT") {
            let end = piece.text.len() - piece.text.trim_end().len();
            let space = f32::from(u8::try_from(end).expect("few spaces")) * piece.size * 0.3;
            assert!(piece.left >= SIDE - 0.1, "{piece:?}");
            assert!(piece.right - space <= right, "{piece:?}");
            assert!(piece.y >= LOWEST - 0.1, "{piece:?}");
            assert!(piece.y + piece.size <= page.height - 30.0, "{piece:?}");
        }
        for edges in &page.rectangles {
            assert!(edges[0] >= SIDE - 0.1 && edges[2] <= right, "{edges:?}");
            assert!(edges[1] >= LOWEST && edges[3] <= page.height - 30.0, "{edges:?}");
        }
    }
}

#[test]
fn the_first_page_is_read_in_order() {
    let body = pages(&sample::packet())[0].body();
    let expected = "\
AASECT Certified Sex Therapist, requirements 2025.T.1
Application summary
Jordan Avery, MA, LMFT
Member number
48213
License
LMFT, Washington, valid to 
2026-03-01
Primary supervisor
Alex Rivera, PhD, CST-S
Contract signed
2023-02-01
As of
2025-06-01
Log revision
4f41f60
10 of 14 requirements are met. 
2 are short
, 
2 need a document
.
•
Core knowledge is short by 2.50 hours
 and 
cyber sexuality by 0.50
: any AASECT-approved course of 2.5 ";
    assert!(body.starts_with(expected), "{body}");
}

#[test]
fn every_page_is_numbered_and_headed() {
    let mut report = sample::packet();
    report.banner = Some("Not for submission".into());
    let pages = pages(&report);
    let count = pages.len();
    assert!(count > 5);
    for (at, page) in pages.iter().enumerate() {
        let artifacts = page.artifacts();
        assert!(artifacts.ends_with(&format!("\nPage {} of {count}\n", at + 1)), "{artifacts}");
        assert_eq!(artifacts.contains(&report.running), at > 0, "{artifacts}");
        assert!(artifacts.contains("Not for submission\n"), "{artifacts}");
        assert!(!artifacts.contains("DRAFT"));
    }
    stays_in_its_margins(&pages);
}

#[test]
fn a_draft_says_so_across_every_page() {
    let mut report = sample::packet();
    report.draft = true;
    for page in pages(&report) {
        let across: Vec<_> = page.pieces.iter().filter(|piece| piece.text == "DRAFT").collect();
        assert_eq!(across.len(), 1);
        assert_eq!(across[0].tag, "Artifact/Pagination");
        assert!(across[0].size > 100.0);
    }
}

#[test]
fn a_heading_stands_with_what_it_heads() {
    // However far the page is filled, the heading is not its last line.
    for lines in 1..60 {
        let mut report = sample::empty();
        let filler = vec![Block::Paragraph(Text::plain("Line.")); lines];
        let heading = Block::Heading { id: "h".into(), text: "Heading".into() };
        let text = "Words that fill more than three lines of the page. ".repeat(8);
        let last = Block::Paragraph(Text::plain(text));
        report.sections =
            vec![sample::section("one", filler), sample::section("two", vec![heading, last])];
        let pages = pages(&report);
        let page = pages.iter().find(|page| page.body().contains("Heading\n")).expect("a page");
        let body = page.body();
        let (above, below) = body.split_once("Heading\n").expect("a heading");
        assert!(above.contains("2  Section two"), "{body}");
        assert!(below.matches('\n').count() >= 2, "{lines} lines: {body}");
    }
}

#[test]
fn a_signature_stays_whole() {
    for lines in 30..60 {
        let mut report = sample::empty();
        let mut blocks = vec![Block::Paragraph(Text::plain("Line.")); lines];
        blocks.push(Block::Signature(Signature {
            statement: Text::plain("I state this."),
            lines: vec!["Signature".into(), "Date".into()],
        }));
        report.sections = vec![sample::section("one", blocks)];
        let pages = pages(&report);
        let whole = "I state this.\nSignature\nDate\n";
        assert_eq!(pages.iter().filter(|page| page.body().contains(whole)).count(), 1);
        stays_in_its_margins(&pages);
    }
}

#[test]
fn strange_text_is_set_and_named() {
    let mut report = sample::empty();
    let long = "x".repeat(10_000);
    let strange = "a\u{0}b\u{202e}c 漢字 😀 e\u{301} x\u{302} אב Zażółć — ½ × ✓ ✗ \u{fb01}";
    report.title = strange.into();
    report.lead = vec![
        Block::Paragraph(Text::plain(strange)),
        Block::Paragraph(Text::plain(long.clone())),
        Block::List(vec![Text::plain(""), Text::default(), Text::plain("\n\n"), Text::plain(" ")]),
        Block::Paragraph(Text {
            style: Style::Lead,
            runs: vec![Run::toned("Met", Tone::Met), Run::strong("!"), Run::plain("\u{301}")],
        }),
    ];
    let rendered = render(&report, &Parts::default()).expect("a packet");
    let missing = ['א', 'ב', '字', '漢', '😀'].map(Warning::MissingGlyph);
    assert_eq!(rendered.warnings, missing);
    let pages = reading::pages(&reading::open(&rendered.bytes));
    let body: String = pages.iter().map(Page::body).collect();
    let shown = "abc □□ □ é x\u{302} □□ Zażółć — ½ × ✓ ✗ fi\n";
    assert!(body.contains(shown), "{body}");
    assert_eq!(body.matches('x').count(), long.len() + 2);
    stays_in_its_margins(&pages);
}

#[test]
fn a_text_that_turns_a_page_keeps_all_its_words() {
    let mut report = sample::empty();
    let words: Vec<String> = (0..4000).map(|number| format!("w{number}")).collect();
    let text = Text::plain(words.join(" "));
    report.sections = vec![sample::section("one", vec![Block::Paragraph(text)])];
    let pages = pages(&report);
    assert!(pages.len() > 3);
    let body: String = pages.iter().map(Page::body).collect();
    let read: Vec<&str> = body.split_whitespace().filter(|word| word.starts_with('w')).collect();
    assert_eq!(read, words);
    stays_in_its_margins(&pages);
}

#[test]
fn no_line_of_a_text_stands_alone_on_a_page() {
    let mut turned = 0;
    for (lines, soft) in (16..24).flat_map(|lines| (0..8).map(move |soft| (lines, soft))) {
        let mut report = sample::empty();
        let mut blocks = vec![Block::Paragraph(Text::plain("Line.")); lines];
        // Remarks are less high, so that the text begins at many heights.
        blocks.extend(vec![Block::Paragraph(Text::soft("Remark.")); soft]);
        let text = "Word and word and word. ".repeat(12 + 4 * (soft % 4));
        blocks.push(Block::Paragraph(Text::plain(text)));
        report.sections = vec![sample::section("one", blocks)];
        let on_page =
            |page: &Page| page.pieces.iter().filter(|piece| piece.text.contains("word")).count();
        let counts: Vec<usize> = pages(&report).iter().map(on_page).collect();
        assert!(counts.iter().sum::<usize>() >= 3, "{counts:?}");
        assert!(counts.iter().all(|count| *count != 1), "{lines} lines: {counts:?}");
        turned += usize::from(counts.iter().filter(|count| **count > 0).count() > 1);
    }
    assert!(turned > 3);
}

#[test]
fn a_section_begins_a_page_where_it_should() {
    let mut report = sample::empty();
    let blocks = || vec![Block::Paragraph(Text::plain("Words."))];
    report.sections = vec![sample::section("one", blocks()), sample::section("two", blocks())];
    assert_eq!(pages(&report).len(), 1);
    report.sections[1].new_page = true;
    let pages = pages(&report);
    assert_eq!(pages.len(), 2);
    assert!(pages[1].body().starts_with("2  Section two\n"));
}

#[test]
fn contents_flow_on_where_they_do_not_fit() {
    let mut report = sample::empty();
    let blocks = || vec![Block::Paragraph(Text::plain("Words."))];
    report.sections = (0..120).map(|at| sample::section(&format!("s{at}"), blocks())).collect();
    let pages = pages(&report);
    let body: String = pages.iter().map(Page::body).collect();
    for at in 0..120 {
        let title = format!("Section s{at}");
        let heading = format!("{}  {title}\n", at + 1);
        let page = pages.iter().position(|page| page.body().contains(&heading)).expect("a page");
        assert!(body.contains(&format!("{}\n{title}\n{}\n", at + 1, page + 1)), "{title}");
    }
    stays_in_its_margins(&pages);
}

#[test]
fn a_letter_of_several_glyphs_can_be_read_back() {
    let mut report = sample::empty();
    report.subject = "a\u{c7}\u{334}z".to_owned();
    let body: String = pages(&report).iter().map(Page::body).collect();
    assert!(body.contains('a') && body.contains('z') && body.contains('Ç'), "{body}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_set_within_its_margins(texts in prop::collection::vec(any::<String>(), 1..12)) {
        let mut report = sample::empty();
        report.banner = texts.first().cloned();
        report.subject = texts.concat();
        report.lead = vec![Block::List(texts.iter().map(Text::plain).collect())];
        report.sections = vec![sample::section(&texts.concat(), Vec::new())];
        let pages = pages(&report);
        stays_in_its_margins(&pages);
        let body: String = pages.iter().map(Page::body).collect();
        for character in texts.concat().chars().filter(char::is_ascii_alphanumeric) {
            prop_assert!(body.contains(character));
        }
    }
}

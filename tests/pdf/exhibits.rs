//! Exhibits behind a report: their stamps, their links there and back, the outline, two files that lead to each other.

use lopdf::{Document, Object};
use lopdf47::{Object as Other, Stream, dictionary};
use practicum::render::pdf::exhibit::{Fault, Imported, Sheet};
use practicum::render::pdf::{Files, Parts, Rendered, render, render_in_two};
use practicum::report::document::{Block, Exhibit, Report, Run, Section, Target, Text};

use crate::file::{link_at, outline_lines, text};
use crate::{reading, sample};

fn exhibit(number: usize) -> Exhibit {
    Exhibit {
        number,
        id: format!("exhibit-{number}"),
        listed: format!("listed-{number}"),
        path: format!("evidence/{number}.pdf"),
        proves: vec![format!("Thing {number}"), "Another thing".to_owned()],
        pages: None,
    }
}

/// A file of pages of this size that draws `f` on each.
fn file(pages: u32, (width, height): (f32, f32)) -> Imported {
    let edges: Vec<Other> = [0.0, 0.0, width, height].map(Other::Real).to_vec();
    let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => edges };
    let form = Stream::new(form, b"0 0 10 10 re f".to_vec());
    let sheet =
        |page| Sheet { object: 1, width, height, matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], page };
    Imported {
        objects: vec![form.into()],
        sheets: (1..=pages).map(sheet).collect(),
        losses: Vec::new(),
    }
}

/// A report of two sections on pages of their own, of which the first names both exhibits and the second the second.
fn report() -> (Report, Files) {
    let named = |numbers: &[usize]| {
        let runs = numbers.iter().map(|number| {
            Run::link(format!("see {number} "), Target::Anchor(format!("exhibit-{number}")))
        });
        Block::Paragraph(Text::of(runs.collect()))
    };
    let section = |id: &str, numbers: &[usize]| Section {
        id: id.to_owned(),
        title: format!("Section {id}"),
        new_page: true,
        blocks: vec![named(numbers)],
    };
    let report = Report {
        sections: vec![section("one", &[1, 2]), section("two", &[2])],
        exhibits: vec![exhibit(1), exhibit(2)],
        ..sample::empty()
    };
    let files = Files::from([
        ("evidence/1.pdf".to_owned(), Ok(file(2, (400.0, 500.0)))),
        ("evidence/2.pdf".to_owned(), Ok(file(1, (792.0, 612.0)))),
    ]);
    (report, files)
}

fn packet(report: &Report, files: &Files) -> Rendered {
    let parts = Parts { files, ..Parts::default() };
    render(report, &parts).expect("a packet")
}

/// The page to which the link at `words` of a page leads, from 1.
fn led_to(document: &Document, page: usize, words: &str) -> usize {
    let ids: Vec<_> = document.get_pages().into_values().collect();
    let pages = reading::pages(document);
    let piece = pages[page - 1].pieces.iter().find(|piece| piece.text.trim() == words);
    let piece = piece.unwrap_or_else(|| panic!("no {words} on page {page}"));
    let spot = (piece.left + 0.5, piece.y + 0.5);
    let link = link_at(document, ids[page - 1], spot).expect("a link");
    let place = link.get(b"Dest").and_then(Object::as_array).expect("a place");
    let goal = place[0].as_reference().expect("a page");
    ids.iter().position(|id| *id == goal).expect("a page of this file") + 1
}

#[test]
fn each_page_carries_its_stamp_and_its_number() {
    let (report, files) = report();
    let rendered = packet(&report, &files);
    let document = reading::open(&rendered.bytes);
    let pages = reading::pages(&document);
    assert_eq!(pages.len(), 6);
    let stamps = ["Exhibit 1, page 1 of 2", "Exhibit 1, page 2 of 2", "Exhibit 2, page 1 of 1"];
    for ((page, stamp), number) in pages[3..].iter().zip(stamps).zip(4..) {
        assert!(page.artifacts().contains(stamp), "{}", page.artifacts());
        assert!(page.artifacts().contains(&format!("Page {number} of 6")), "{stamp}");
        assert!(page.body().contains("; Another thing"), "{}", page.body());
    }
    let sizes: Vec<(f32, f32)> = pages[3..].iter().map(|page| (page.width, page.height)).collect();
    assert_eq!(sizes, [(612.0, 792.0), (612.0, 792.0), (792.0, 612.0)]);
}

#[test]
fn a_row_leads_to_its_exhibit_and_the_exhibit_back() {
    let (report, files) = report();
    let document = reading::open(&packet(&report, &files).bytes);
    assert_eq!(led_to(&document, 2, "see 1"), 4);
    assert_eq!(led_to(&document, 2, "see 2"), 6);
    assert_eq!(led_to(&document, 3, "see 2"), 6);
    let pages = reading::pages(&document);
    assert!(pages[3].artifacts().contains("Named on page \n2\n"), "{}", pages[3].artifacts());
    assert!(pages[5].artifacts().contains("Named on pages \n2\n, \n3\n"));
    assert_eq!(led_to(&document, 5, "2"), 2);
    assert_eq!(led_to(&document, 6, "3"), 3);
}

#[test]
fn the_outline_holds_the_exhibits_below_the_last_section() {
    let (report, files) = report();
    let document = reading::open(&packet(&report, &files).bytes);
    let root = document.catalog().expect("a catalogue").get(b"Outlines").expect("an outline");
    let root = document.dereference(root).expect("a root").1.as_dict().expect("a root");
    let mut lines = String::new();
    outline_lines(&document, root, 0, &mut lines);
    assert_eq!(lines, "1 Section one\n2 Section two\n  Exhibit 1: Thing 1\n  Exhibit 2: Thing 2\n");
}

#[test]
fn one_file_is_held_once_however_many_pages_show_it() {
    let (report, files) = report();
    let document = reading::open(&packet(&report, &files).bytes);
    let forms = document.objects.values().filter_map(|object| object.as_stream().ok());
    let forms = forms.filter(|stream| {
        stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form")
    });
    assert_eq!(forms.count(), 2);
}

#[test]
fn a_file_that_cannot_be_read_has_a_page_that_says_so() {
    let (report, mut files) = report();
    files.insert("evidence/1.pdf".to_owned(), Err(Fault::Locked));
    let document = reading::open(&packet(&report, &files).bytes);
    let pages = reading::pages(&document);
    assert_eq!(pages.len(), 5);
    let said = pages[3].body().replace('\n', " ");
    assert!(said.contains("missing from the draft: the file is locked with a password"), "{said}");
    assert!(said.contains("(evidence/1.pdf)"), "{said}");
    assert_eq!(led_to(&document, 2, "see 1"), 4);
}

#[test]
fn two_files_lead_to_each_other() {
    let (report, files) = report();
    let cover = Report { title: "Exhibits".into(), sections: Vec::new(), ..report.clone() };
    let parts = Parts { files: &files, ..Parts::default() };
    let [application, exhibits] =
        render_in_two(&report, &cover, &parts, ["a.pdf", "b.pdf"]).expect("two packets");
    assert_eq!([application.pages, exhibits.pages], [3, 4]);
    assert!(application.warnings.is_empty() && exhibits.warnings.is_empty());
    let leads = |rendered: &Rendered, page: usize, words: &str| {
        let document = reading::open(&rendered.bytes);
        let ids: Vec<_> = document.get_pages().into_values().collect();
        let pages = reading::pages(&document);
        let piece = pages[page - 1].pieces.iter().find(|piece| piece.text.trim() == words);
        let piece = piece.expect("the words");
        let link = link_at(&document, ids[page - 1], (piece.left + 0.5, piece.y + 0.5));
        let link = link.expect("a link");
        let action = link.get(b"A").and_then(Object::as_dict).expect("an action");
        assert_eq!(action.get(b"S").and_then(Object::as_name).expect("a sort"), b"GoToR");
        let file = action.get(b"F").and_then(Object::as_dict).expect("a file");
        let goal = action.get(b"D").and_then(Object::as_array).expect("a place")[0].as_i64();
        (text(&document, file, "UF"), goal.expect("a page") + 1)
    };
    assert_eq!(leads(&application, 2, "see 1"), ("b.pdf".to_owned(), 2));
    assert_eq!(leads(&application, 3, "see 2"), ("b.pdf".to_owned(), 4));
    assert_eq!(leads(&exhibits, 4, "3"), ("a.pdf".to_owned(), 3));
    let last = reading::pages(&reading::open(&exhibits.bytes)).pop().expect("a page");
    assert!(last.artifacts().contains("Page E4 of E4"), "{}", last.artifacts());
}

#[test]
fn the_same_exhibits_give_the_same_bytes() {
    let (report, files) = report();
    let one = packet(&report, &files);
    let two = std::thread::spawn(move || packet(&report, &files)).join().expect("a packet");
    assert_eq!(one.bytes, two.bytes);
}

#[test]
fn a_figure_says_where_it_stands() {
    let (report, files) = report();
    let document = reading::open(&packet(&report, &files).bytes);
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok());
    let figures: Vec<_> = elements
        .filter(|one| one.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"Figure"))
        .collect();
    assert_eq!(figures.len(), 3);
    for figure in figures {
        let words = text(&document, figure, "Alt");
        assert!(words.contains("It proves: Thing"), "{words}");
        let place = figure.get(b"A").and_then(Object::as_dict).expect("a layout");
        let edges = place.get(b"BBox").and_then(Object::as_array).expect("edges");
        let edges: Vec<f32> = edges.iter().map(reading::number).collect();
        assert!(edges[0] >= 24.0 && edges[0] < edges[2] && edges[1] >= 58.0 && edges[1] < edges[3]);
    }
}

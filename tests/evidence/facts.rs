//! What is found in a file.

use practicum::source::evidence::kind::Kind;
use practicum::source::evidence::{Condition, Inspected, Scan, Turn, of};

use crate::certificate::{self, Page, lines, turned};
use crate::picture;

const WORDS: [&str; 2] = ["Certificate of completion", "6.0 CE hours"];

/// The turns of the pages that do not stand upright.
fn turns(inspected: &Inspected) -> Vec<(u32, Turn)> {
    inspected.sideways.iter().map(|one| (one.page, one.turn)).collect()
}

fn rotated(rotate: i32, quarters: usize) -> Page {
    Page { rotate, ..Page::of(&turned(quarters, &WORDS)) }
}

#[test]
fn a_pdf_has_its_pages_and_their_text() {
    let file = of(certificate::with(&[Page::of(&lines(&WORDS)), Page::of("")]));
    assert_eq!((file.kind, file.condition), (Kind::Pdf, Condition::Whole));
    assert_eq!(file.pages, Some(2));
    assert_eq!(file.texts, ["Certificate of completion\n6.0 CE hours", ""]);
    assert_eq!(turns(&file), []);
}

#[test]
fn text_within_a_drawing_is_read_with_its_matrix() {
    let resources = "/Font<</F 3 0 R>>";
    let keys = |matrix: &str| {
        format!("/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<{resources}>>{matrix}")
    };
    let content = lines(&WORDS);
    let page = Page { resources: "/XObject<</X 4 0 R>>".to_owned(), ..Page::of("/X Do") };
    let upright = certificate::stream(&keys(""), content.as_bytes());
    let file = of(certificate::with_objects(std::slice::from_ref(&page), &[upright]));
    assert_eq!(file.texts, ["Certificate of completion\n6.0 CE hours"]);
    assert_eq!(turns(&file), []);
    let turned = certificate::stream(&keys("/Matrix[0 1 -1 0 600 0]"), content.as_bytes());
    let file = of(certificate::with_objects(&[page], &[turned]));
    assert_eq!(turns(&file), [(1, Turn::Left)]);
}

#[test]
fn a_drawing_that_draws_itself_ends() {
    let keys = "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>";
    let own = certificate::stream(keys, b"/X Do /X Do");
    let page = Page { resources: "/XObject<</X 4 0 R>>".to_owned(), ..Page::of("/X Do") };
    assert_eq!(of(certificate::with_objects(&[page], &[own])).pages, Some(1));
}

#[test]
fn words_that_are_placed_one_by_one_are_words() {
    let placed = "BT /F 12 Tf 72 700 Td (6.0) Tj 22 0 Td (contact) Tj 43 0 Td (hours) Tj ET \
                  BT /F 12 Tf 72 680 Td [(T) 80 (otal) -300 (6)] TJ ET";
    let file = of(certificate::with(&[Page::of(placed)]));
    assert_eq!(file.texts, ["6.0 contact hours\nTotal 6"]);
}

#[test]
fn a_page_lies_as_its_words_run_when_it_is_shown() {
    // Turned by `/Rotate` with words that are turned back is upright, as a page in landscape is.
    for (rotate, quarters, expected) in [
        (0, 0, None),
        (90, 1, None),
        (180, 2, None),
        (270, 3, None),
        (-90, 3, None),
        (450, 1, None),
        (90, 0, Some(Turn::Right)),
        (270, 0, Some(Turn::Left)),
        (180, 0, Some(Turn::UpsideDown)),
        (0, 1, Some(Turn::Left)),
        (0, 2, Some(Turn::UpsideDown)),
        (0, 3, Some(Turn::Right)),
    ] {
        let file = of(certificate::with(&[rotated(rotate, quarters)]));
        let expected: Vec<_> = expected.into_iter().map(|turn| (1, turn)).collect();
        assert_eq!(turns(&file), expected, "/Rotate {rotate}, {quarters} quarters");
    }
}

#[test]
fn a_few_turned_words_do_not_turn_a_page() {
    let content = format!("{} {}", lines(&WORDS), turned(1, &["Sample"]));
    assert_eq!(turns(&of(certificate::with(&[Page::of(&content)]))), []);
    let slanted = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (VOID VOID VOID VOID) Tj ET";
    assert_eq!(turns(&of(certificate::with(&[Page::of(slanted)]))), []);
    assert_eq!(turns(&of(certificate::with(&[Page::of(&turned(1, &["Page 1"]))]))), []);
}

#[test]
fn a_page_that_is_one_picture_has_its_size() {
    let image = "/Subtype/Image/Width 640/Height 900/ColorSpace/DeviceGray/BitsPerComponent 8";
    let page =
        |content: &str| Page { resources: "/XObject<</X 4 0 R>>".to_owned(), ..Page::of(content) };
    let own = [certificate::stream(image, &[0; 16])];
    let file = of(certificate::with_objects(&[page("q 612 0 0 792 0 0 cm /X Do Q")], &own));
    assert_eq!(file.scans, [Scan { page: 1, width: 640, height: 900 }]);
    let file = of(certificate::with_objects(&[page("q 100 0 0 100 0 0 cm /X Do Q")], &own));
    assert_eq!(file.scans, []);
}

#[test]
fn a_password_locks_and_mere_restrictions_do_not() {
    let file = of(certificate::locked());
    assert_eq!((file.condition, file.pages), (Condition::Locked, None));
    let file = of(certificate::unlocked());
    assert_eq!((file.condition, file.pages), (Condition::Whole, Some(1)));
    assert_eq!(file.texts, ["Certificate, 3 CE hours"]);
}

#[test]
fn a_broken_table_is_rebuilt_and_a_cut_file_is_not_whole() {
    let whole = certificate::with(&[Page::of(&lines(&WORDS))]);
    let text = String::from_utf8(whole.clone()).unwrap();
    let astray = text.replace("startxref\n", "startxref\n9").into_bytes();
    assert_eq!(of(astray).condition, Condition::Whole);
    for length in [60, 200, whole.len() / 2, whole.len() - 120, whole.len() - 30] {
        let file = of(whole[..length].to_vec());
        assert_eq!((file.kind, file.condition), (Kind::Pdf, Condition::CutOff), "{length}");
    }
    let nothing = certificate::file(&[b"<</Type/Catalog>>".to_vec()]);
    assert_eq!(of(nothing).condition, Condition::Unreadable);
}

#[test]
fn a_picture_has_its_size_and_its_end() {
    for (bytes, kind) in
        [(picture::png(1200, 900, None), Kind::Png), (picture::jpeg(1200, 900, None), Kind::Jpeg)]
    {
        let file = of(bytes.clone());
        assert_eq!((file.kind, file.condition, file.pages), (kind, Condition::Whole, Some(1)));
        assert_eq!(file.pixels, Some((1200, 900)));
        for less in [1, 2, 12, 20] {
            let cut = of(bytes[..bytes.len() - less].to_vec());
            let png_without_sum = kind == Kind::Png && less < 5;
            let expected = if png_without_sum { Condition::Whole } else { Condition::CutOff };
            assert_eq!((cut.kind, cut.condition), (kind, expected), "{less}");
        }
    }
}

#[test]
fn a_camera_tells_which_way_up_a_photo_is() {
    let expected = [
        None,
        Some(Turn::Mirrored),
        Some(Turn::UpsideDown),
        Some(Turn::Mirrored),
        Some(Turn::Mirrored),
        Some(Turn::Left),
        Some(Turn::Mirrored),
        Some(Turn::Right),
    ];
    for big in [true, false] {
        for (value, turn) in (1..).zip(expected) {
            let expected: Vec<_> = turn.into_iter().map(|turn| (1, turn)).collect();
            let orientation = Some((big, value));
            assert_eq!(turns(&of(picture::jpeg(1200, 900, orientation))), expected, "{value}");
            assert_eq!(turns(&of(picture::png(1200, 900, orientation))), expected, "{value}");
        }
    }
}

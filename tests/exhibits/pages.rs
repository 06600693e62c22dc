//! Pages: how large they are and which way up, what is drawn on them, and what is not.

use practicum::render::pdf::exhibit::{Fault, Sheet, import};
use practicum::source::evidence::kind::Kind;

use crate::certificate::{self, Page, file, lines, stream};
use crate::pdfs::{FONT, keys, landing, names, operators, page, read};

fn sheet(keys: &str) -> Sheet {
    read(&page(keys, "0 0 m 1 1 l S", &[])).sheets[0].clone()
}

/// Where a point of the page lands.
fn lands(sheet: &Sheet, x: f32, y: f32) -> (f32, f32) {
    landing(sheet.matrix, x, y)
}

#[test]
fn a_page_lies_upright_whichever_way_its_file_turns_it() {
    // The upper left corner of what is stored, by quarters of a turn with the clock.
    let (wide, high) = (400.0, 300.0);
    let cases = [
        (0, (wide, high), (0.0, high)),
        (90, (high, wide), (high, wide)),
        (180, (wide, high), (wide, 0.0)),
        (270, (high, wide), (0.0, 0.0)),
        (-90, (high, wide), (0.0, 0.0)),
        (450, (high, wide), (high, wide)),
    ];
    for (rotate, size, corner) in cases {
        let sheet = sheet(&format!("/CropBox[100 200 500 500]/Rotate {rotate}"));
        assert_eq!((sheet.width, sheet.height), size, "{rotate}");
        assert_eq!(lands(&sheet, 100.0, 500.0), corner, "{rotate}");
    }
}

#[test]
fn a_page_is_what_its_boxes_share() {
    let size = |keys: &str| {
        let sheet = sheet(keys);
        (sheet.width, sheet.height, lands(&sheet, 0.0, 0.0))
    };
    assert_eq!(size(""), (612.0, 792.0, (0.0, 0.0)));
    assert_eq!(size("/CropBox[512 692 1000 1000]"), (100.0, 100.0, (-512.0, -692.0)));
    assert_eq!(size("/CropBox[1000 1000 1200 1200]"), (612.0, 792.0, (0.0, 0.0)));
    assert_eq!(size("/CropBox[300 200 0 0]"), (300.0, 200.0, (0.0, 0.0)));
    assert_eq!(size("/MediaBox[0 0 0 0]"), (612.0, 792.0, (0.0, 0.0)));
    assert_eq!(size("/MediaBox[0 0 100 50]/UserUnit 2"), (200.0, 100.0, (0.0, 0.0)));
}

#[test]
fn what_a_page_inherits_it_has() {
    let tree = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count 1/Kids[3 0 R]/Rotate 90/MediaBox[0 0 50 20]/Resources<</Font<</F {FONT}>>>>>>")
            .into_bytes(),
        b"<</Type/Pages/Parent 2 0 R/Count 1/Kids[4 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 3 0 R/Contents[5 0 R 6 0 R]>>".to_vec(),
        stream("", b"BT /F 12 Tf (one"),
        stream("", b"two) Tj ET"),
    ];
    let imported = read(&file(&tree));
    let sheet = &imported.sheets[0];
    assert_eq!((sheet.width, sheet.height), (20.0, 50.0));
    assert_eq!(names(&imported, "Font"), ["F"]);
    assert_eq!(operators(&imported), "BT /F 12 Tf (one\ntwo) Tj ET");
}

#[test]
fn a_page_without_anything_is_blank() {
    let tree = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R>>".to_vec(),
    ];
    let imported = read(&file(&tree));
    assert_eq!(operators(&imported), "");
    assert_eq!((imported.sheets[0].width, imported.sheets[0].height), (612.0, 792.0));
}

#[test]
fn the_pages_that_are_asked_for_come_in_that_order() {
    let pages: Vec<Page> = ["one", "two", "three"].map(|word| Page::of(&lines(&[word]))).to_vec();
    let bytes = certificate::with(&pages);
    let imported = import(&bytes, Kind::Pdf, Some(&[3, 1])).unwrap();
    assert_eq!(imported.sheets.iter().map(|sheet| sheet.page).collect::<Vec<_>>(), [3, 1]);
    assert!(operators(&imported).contains("(three)"));
    // The font is one object, however many pages use it.
    assert_eq!(imported.objects.len(), 3);
    let fault = import(&bytes, Kind::Pdf, Some(&[1, 4])).unwrap_err();
    assert_eq!(fault, Fault::NoPage(4, 3));
    assert_eq!(fault.to_string(), "the file has no page 4: it has 3 pages");
}

#[test]
fn only_what_is_used_is_copied() {
    let resources =
        format!("/Resources<</Font<</F {FONT}/G {FONT}>>/XObject<</X 5 0 R/Y 5 0 R>>>>");
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f");
    let imported = read(&page(&resources, "BT /G 9 Tf ET /Y Do /Z Do", &[form]));
    assert_eq!(
        (names(&imported, "Font"), names(&imported, "XObject")),
        (vec!["G".to_owned()], vec!["Y".to_owned()])
    );
    // What is not there is not drawn.
    assert!(!operators(&imported).contains("/Z"), "{}", operators(&imported));
}

#[test]
fn marks_are_taken_out_and_how_letters_are_read_stays() {
    let content = "/P <</MCID 0>> BDC /Artifact BMC 0 0 m 1 1 l S EMC EMC \
                   /Span <</ActualText (fi) /MCID 7>> BDC 2 2 m 3 3 l S EMC /Note /In BDC 4 4 m EMC \
                   /At /In DP EMC /Point MP";
    let keys = "/StructParents 3/Resources<</Properties<</In<</MCID 1/ActualText(x)>>>>>>";
    let imported = read(&page(keys, content, &[]));
    let operators = operators(&imported);
    let words: Vec<&str> = operators.split_whitespace().collect();
    assert_eq!(
        words.join(" "),
        "0 0 m 1 1 l S /Span <</ActualText <6669>>> BDC 2 2 m 3 3 l S EMC \
         /Span <</ActualText <78>>> BDC 4 4 m EMC"
    );
    assert!(!crate::pdfs::keys(&imported).has(b"StructParents"));
}

#[test]
fn what_is_opened_is_closed_and_nothing_else_is() {
    let cases = [
        ("q 1 0 0 1 0 0 cm q", "q 1 0 0 1 0 0 cm q\nQ\nQ"),
        ("Q Q q Q Q", "q Q"),
        ("BT (a) Tj", "BT (a) Tj\nET"),
        ("0 0 m 1 1 l S (never ended", "0 0 m 1 1 l S"),
        ("0 0 m what 1 1 l S", "0 0 m 1 1 l S"),
    ];
    for (content, expected) in cases {
        let operators = operators(&read(&page("", content, &[])));
        let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(joined(&operators), joined(expected), "{content}");
    }
}

#[test]
fn a_picture_within_the_operators_stays_whatever_its_bytes_say() {
    let content = "q BI /W 4 /H 2 /CS /G /BPC 8 ID Q EI q Q EI Q (EI) pop";
    let data = "BI /W 4 /H 2 /CS /G /BPC 8 ID Q EI q Q EI";
    let operators = operators(&read(&page("", content, &[])));
    assert!(operators.contains(data) && operators.trim_end().ends_with('Q'), "{operators}");
    assert!(!operators.contains("pop"), "{operators}");
}

#[test]
fn what_a_layer_hides_is_not_there() {
    let layers = "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[6 0 R]>>>>";
    let keys = format!(
        "/Resources<</Font<</F {FONT}>>/Properties<</On 5 0 R/Off 6 0 R/Both 7 0 R/Not 10 0 R>>\
         /XObject<</Hidden 8 0 R/Shown 9 0 R>>>>"
    );
    let content = "/OC /On BDC (shown) Tj EMC /OC /Off BDC 1 0 0 rg /F 9 Tf (secret) Tj 0 0 9 9 re f \
                   /P BMC (secret) ' EMC (secret) Tj /Shown Do EMC /OC /Both BDC (secret) Tj EMC \
                   /OC /Not BDC (as well) Tj EMC /Hidden Do (last) Tj";
    let form = |keys: &str, text: &str| {
        stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{keys}"), text.as_bytes())
    };
    let more = [
        b"<</Type/OCG/Name(on)>>".to_vec(),
        b"<</Type/OCG/Name(off)>>".to_vec(),
        b"<</Type/OCMD/OCGs[5 0 R 6 0 R]/P/AllOn>>".to_vec(),
        form("/OC 6 0 R", "(secret) Tj"),
        form("/OC 5 0 R", "(form) Tj"),
        b"<</Type/OCMD/VE[/Not 6 0 R]>>".to_vec(),
    ];
    let imported = read(&crate::pdfs::with_root(layers, &keys, content, &more));
    let operators = operators(&imported);
    for shown in ["(shown)", "1 0 0 rg", "0 0 9 9 re n", "T*", "(as well)", "(last)"] {
        assert!(operators.contains(shown), "{shown}: {operators}");
    }
    assert!(!operators.contains("secret") && !operators.contains("OC"), "{operators}");
    // Neither the form of a hidden layer nor one that is drawn in one is copied.
    assert_eq!(names(&imported, "XObject"), Vec::<String>::new());
    assert_eq!(imported.objects.len(), 1);
}

#[test]
fn transparency_stays() {
    let keys_of = "/Group<</S/Transparency/CS/DeviceRGB/I true/Evil(x)>>\
                   /Resources<</ExtGState<</E<</CA .5/BM/Multiply/TR/Identity/SMask<</S/Luminosity/G 5 0 R>>>>>>>>";
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>",
        b"0 0 9 9 re f",
    );
    let imported = read(&page(keys_of, "/E gs 0 0 9 9 re f", &[form]));
    let group = keys(&imported).get(b"Group").unwrap().as_dict().unwrap();
    assert_eq!((group.len(), group.has(b"Evil")), (3, false));
    let states = keys(&imported).get(b"Resources").unwrap().as_dict().unwrap();
    let state =
        states.get(b"ExtGState").unwrap().as_dict().unwrap().get(b"E").unwrap().as_dict().unwrap();
    assert!(state.has(b"CA") && state.has(b"BM") && !state.has(b"TR"), "{state:?}");
    let mask = state.get(b"SMask").unwrap().as_dict().unwrap();
    assert_eq!(mask.get(b"G").unwrap().as_reference().unwrap(), (1, 0));
}

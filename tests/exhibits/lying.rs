//! What lies on a page: painted where it is shown, drawn where the file leaves that to its readers.

use practicum::render::pdf::exhibit::Imported;

use crate::certificate::stream;
use crate::pdfs::{FONT, content, names, operators, read, with_root};

/// A page with these annotations, and objects from 5 on.
fn with(annotations: &str, more: &[Vec<u8>]) -> Imported {
    let forms = format!(
        "/AcroForm<</DR<</Font<</Helv {FONT}>>>>/DA(/Helv 0 Tf 0 g)/NeedAppearances true>>"
    );
    read(&with_root(&forms, &format!("/Annots[{annotations}]"), "0 0 m 1 1 l S", more))
}

fn form(keys: &str, content: &str) -> Vec<u8> {
    stream(&format!("/Type/XObject/Subtype/Form{keys}"), content.as_bytes())
}

/// All that the notes of the first sheet draw.
fn notes(imported: &Imported) -> String {
    let resources = crate::pdfs::keys(imported).get(b"Resources").unwrap().as_dict().unwrap();
    let Ok(all) = resources.get(b"XObject") else { return String::new() };
    let all = all.as_dict().unwrap();
    all.iter().map(|(_, one)| content(imported, one.as_reference().unwrap().0) + "\n").collect()
}

#[test]
fn a_stamp_is_painted_where_it_lies() {
    let stamp = "<</Subtype/Stamp/Rect[100 200 300 250]/AP<</N 5 0 R>>>>";
    let imported = with(stamp, &[form("/BBox[0 0 100 100]", "0 0 100 100 re f")]);
    assert_eq!(operators(&imported), "q\n0 0 m 1 1 l S\nQ\nq 2 0 0 0.5 100 200 cm /Note0 Do Q");
    // Turned by a quarter, its box is as high as it was wide.
    let turned = form("/BBox[0 0 100 50]/Matrix[0 1 -1 0 0 0]", "0 0 100 50 re f");
    let imported = with(stamp, &[turned]);
    assert!(
        operators(&imported).ends_with("q 4 0 0 0.5 300 200 cm /Note0 Do Q"),
        "{}",
        operators(&imported)
    );
}

#[test]
fn what_is_not_shown_is_not_painted() {
    let one = |keys: &str| format!("<</Rect[0 0 9 9]/AP<</N 5 0 R>>{keys}>>");
    let hidden = [
        one("/Subtype/Stamp/F 2"),
        one("/Subtype/Stamp/F 32"),
        one("/Subtype/Link"),
        one("/Subtype/Popup"),
        one("/Subtype/Widget/FT/Btn/Ff 65536"),
    ];
    let drawing = [form("/BBox[0 0 9 9]", "0 0 9 9 re f")];
    for keys in &hidden {
        assert_eq!(names(&with(keys, &drawing), "XObject"), Vec::<String>::new(), "{keys}");
    }
    for keys in [one("/Subtype/Stamp"), one("/Subtype/Widget/FT/Btn/Ff 65536/F 4")] {
        assert_eq!(names(&with(&keys, &drawing), "XObject"), ["Note0"], "{keys}");
    }
}

#[test]
fn a_box_is_ticked_as_its_state_says() {
    let states = "/AP<</N<</Yes 5 0 R/Off 6 0 R>>>>/Rect[0 0 9 9]/Subtype/Widget/FT/Btn";
    let drawings = [form("/BBox[0 0 9 9]", "(yes) Tj"), form("/BBox[0 0 9 9]", "(no) Tj")];
    for (state, drawn) in
        [("/AS/Yes", "(yes)"), ("/AS/Off", "(no)"), ("/V/Yes", "(yes)"), ("", "(no)")]
    {
        let imported = with(&format!("<<{states}{state}>>"), &drawings);
        assert!(notes(&imported).contains(drawn), "{state}");
    }
}

#[test]
fn a_value_that_is_left_to_readers_is_drawn() {
    let field = |keys: &str| format!("<</Subtype/Widget/Rect[0 0 200 20]/T(who){keys}>>");
    let imported = with(&field("/FT/Tx/V(Ada \\(Lovelace\\))"), &[]);
    assert!(notes(&imported).contains("(Ada \\(Lovelace\\)) Tj"), "{}", notes(&imported));
    assert!(notes(&imported).contains("/F 12 Tf"), "{}", notes(&imported));
    // As wide as it is, it becomes smaller.
    let long = "x".repeat(60);
    let imported = with(&field(&format!("/FT/Tx/V({long})")), &[]);
    assert!(notes(&imported).contains("/F 6.5"), "{}", notes(&imported));
    let imported = with(&field("/FT/Tx/Ff 4096/DA(/Helv 10 Tf)/V(one two\\nthree)"), &[]);
    assert!(notes(&imported).contains("(one two) Tj") && notes(&imported).contains("(three) Tj"));
    let imported = with(&field("/FT/Ch/V(b)/Opt[[(a)(first)][(b)(second)]]"), &[]);
    assert!(notes(&imported).contains("(second) Tj"), "{}", notes(&imported));
    let imported = with(&field("/FT/Tx/Ff 16777216/MaxLen 4/V(12)/DA(/Helv 10 Tf)"), &[]);
    // Cells are 50 wide, and a digit 5.56.
    assert!(notes(&imported).contains("1 0 0 1 22.22 "), "{}", notes(&imported));
    assert!(notes(&imported).contains("1 0 0 1 72.22 "), "{}", notes(&imported));
    // A drawing that shows no text is out of date, one that does is not.
    for (drawn, shown) in [("0 0 9 9 re f", "(new) Tj"), ("BT (old) Tj ET", "(old) Tj")] {
        let imported =
            with(&field("/FT/Tx/V(new)/AP<</N 5 0 R>>"), &[form("/BBox[0 0 9 9]", drawn)]);
        assert!(notes(&imported).contains(shown), "{}", notes(&imported));
    }
    let secret = with(&field("/FT/Tx/Ff 8192/V(hush)"), &[]);
    assert_eq!((notes(&secret).as_str(), secret.losses.len()), ("", 0));
}

#[test]
fn what_can_not_be_drawn_is_said() {
    // Omega stands in no table of a font that every reader has.
    let imported = with("<</Subtype/Widget/FT/Tx/Rect[0 0 99 20]/T(who)/V<FEFF03A9>>>", &[]);
    let losses: Vec<String> = imported.losses.iter().map(ToString::to_string).collect();
    assert_eq!(losses, ["page 1 does not say how the value of the field `who` looks"]);
    let imported = with("<</Subtype/Stamp/Rect[0 0 99 20]>>", &[]);
    let losses: Vec<String> = imported.losses.iter().map(ToString::to_string).collect();
    assert_eq!(losses, ["page 1 does not say how a note (`Stamp`) looks"]);
    // An icon is no part of the page.
    assert_eq!(with("<</Subtype/Text/Rect[0 0 9 9]/Contents(x)>>", &[]).losses, []);
}

#[test]
fn lines_of_a_pen_are_drawn() {
    let cases = [
        (
            "/Subtype/Ink/InkList[[10 10 20 20 30 10]]/C[1 0 0]",
            "1 0 0 RG",
            "10 10 m 20 20 l 30 10 l S",
        ),
        ("/Subtype/Line/L[10 10 90 90]", "0 G", "10 10 m 90 90 l S"),
        ("/Subtype/Square/BS<</W 2>>/IC[.5]", "0.5 g", "11 11 78 78 re B"),
        (
            "/Subtype/Highlight/QuadPoints[10 20 90 20 10 10 90 10]/C[1 1 0]",
            "/S gs",
            "10 20 m 90 20 l 90 10 l 10 10 l f",
        ),
    ];
    for (keys, color, shape) in cases {
        let drawn = notes(&with(&format!("<</Rect[10 10 90 90]{keys}>>"), &[]));
        assert!(drawn.contains(color) && drawn.contains(shape), "{keys}: {drawn}");
        assert!(drawn.contains("1 0 0 1 -10 -10 cm"), "{drawn}");
    }
}

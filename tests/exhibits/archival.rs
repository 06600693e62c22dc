//! What of an exhibit keeps a packet from being made for archives, found where it is used.

use practicum::source::evidence::hindrance::{Hindrance, Sort};
use practicum::source::evidence::of;

use crate::certificate::{self, Page, lines, stream};
use crate::pdfs::{page, with_root};

/// What is found on the one page of a file.
fn found(bytes: Vec<u8>) -> Vec<Sort> {
    let found = of(bytes).hindrances;
    assert!(found.iter().all(|one| one.page == 1), "{found:?}");
    found.into_iter().map(|one| one.of).collect()
}

/// A page that shows letters in a font with these keys; 6 is what describes it, with a program.
fn with_font(font: &str, content: &str) -> Vec<Sort> {
    let resources = "/Resources<</Font<</F 5 0 R>>>>";
    let describing = |flags: u8| {
        format!("<</Type/FontDescriptor/FontName/A/Flags {flags}/FontFile2 8 0 R>>").into_bytes()
    };
    let more = [
        format!("<</Type/Font{font}>>").into_bytes(),
        describing(32),
        describing(4),
        stream("", b"program"),
        stream("", b"begincmap endcmap"),
    ];
    found(page(resources, content, &more))
}

const SHOWN: &str = "BT /F 9 Tf (abc) Tj ET";

#[test]
fn a_font_that_is_not_in_the_file_hinders_where_it_is_used() {
    let elsewhere = vec![Sort::FontElsewhere("Times-Roman".to_owned())];
    let font = "/Subtype/Type1/BaseFont/ABCDEF+Times-Roman";
    assert_eq!(with_font(font, SHOWN), elsewhere);
    for unused in ["", "BT /F 9 Tf ET", "BT /F 9 Tf 3 Tr (behind a scan) Tj ET"] {
        assert_eq!(with_font(font, unused), [], "{unused}");
    }
    assert_eq!(with_font("/Subtype/Type1/BaseFont/A/FontDescriptor 6 0 R", SHOWN), []);
    // One that is nowhere gives way to one that every reader has.
    let helvetica = vec![Sort::FontElsewhere("Helvetica".to_owned())];
    assert_eq!(with_font(font, "BT /G 9 Tf (abc) Tj ET"), helvetica);
}

#[test]
fn a_font_that_does_not_say_its_letters_hinders_reading() {
    let own = "/BaseFont/A/FontDescriptor 6 0 R";
    let unread = vec![Sort::FontUnread("A".to_owned())];
    let type1 = |encoding: &str| with_font(&format!("/Subtype/Type1{own}{encoding}"), SHOWN);
    assert_eq!(type1("/Encoding<</Differences[65/g12/g13]>>"), unread);
    assert_eq!(type1("/Encoding<</Differences[65/g12/g13]>>/ToUnicode 9 0 R"), []);
    assert_eq!(type1("/Encoding<</Differences[65/A/eacute]>>"), []);
    assert_eq!(type1("/Encoding/WinAnsiEncoding"), []);
    let composite = |rest: &str| {
        let inner = "/DescendantFonts[<</Subtype/CIDFontType2/BaseFont/A/FontDescriptor 6 0 R>>]";
        with_font(&format!("/Subtype/Type0/BaseFont/A{inner}/Encoding/{rest}"), SHOWN)
    };
    assert_eq!(composite("Identity-H"), unread);
    assert_eq!(composite("Identity-H/ToUnicode 9 0 R"), []);
    assert!(unread[0].is_against_reading() && !unread[0].is_against_archives());
}

#[test]
fn a_table_that_a_font_may_not_have_hinders() {
    let odd = vec![Sort::FontTable("A".to_owned())];
    let plain = "/Subtype/TrueType/BaseFont/A/ToUnicode 9 0 R/FontDescriptor";
    assert_eq!(with_font(&format!("{plain} 6 0 R"), SHOWN), odd);
    assert_eq!(with_font(&format!("{plain} 6 0 R/Encoding/WinAnsiEncoding"), SHOWN), []);
    let differing = "/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[65/A]>>";
    assert_eq!(with_font(&format!("{plain} 6 0 R{differing}"), SHOWN), []);
    assert_eq!(with_font(&format!("{plain} 7 0 R/Encoding/WinAnsiEncoding"), SHOWN), odd);
    assert_eq!(with_font(&format!("{plain} 7 0 R"), SHOWN), []);
}

#[test]
fn colours_of_a_press_hinder_unless_it_is_said_of_which() {
    let press = vec![Sort::PressColors];
    let spaces = "/S[/Separation/Gold/DeviceCMYK 6 0 R]/I[/Indexed/DeviceCMYK 1 (abcdefgh)]/P[/ICCBased 7 0 R]";
    let picture = |keys: &str| {
        stream(
            &format!("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8{keys}"),
            b"abcd",
        )
    };
    let more = [
        picture("/ColorSpace/DeviceCMYK"),
        b"<</FunctionType 2/N 1/Domain[0 1]>>".to_vec(),
        stream("/N 4", b"profile"),
        picture("/ColorSpace/DeviceRGB"),
        b"<</ShadingType 2/ColorSpace/DeviceCMYK>>".to_vec(),
    ];
    let with = |content: &str, more_spaces: &str| {
        let resources = format!(
            "/Resources<</ColorSpace<<{spaces}{more_spaces}>>/XObject<</Press 5 0 R/Screen 8 0 R>>/Shading<</Sh 9 0 R>>\
             /Pattern<</Pa<</PatternType 2/Shading 9 0 R>>>>>>"
        );
        found(page(&resources, content, &more))
    };
    for content in [
        "0 0 0 1 k",
        "0 0 0 1 K",
        "/DeviceCMYK cs",
        "/S cs",
        "/I CS",
        "/Press Do",
        "/Sh sh",
        "/Pattern cs /Pa scn",
    ] {
        assert_eq!(with(content, ""), press, "{content}");
    }
    for content in ["0 g", "/P cs", "/DeviceRGB cs", "/Screen Do"] {
        assert_eq!(with(content, ""), [], "{content}");
    }
    assert_eq!(with("0 0 0 1 k", "/DefaultCMYK[/ICCBased 7 0 R]"), []);
    let cmyk = include_bytes!("cmyk.jpg");
    assert_eq!(found(cmyk.to_vec()), press);
    assert_eq!(found(include_bytes!("baseline.jpg").to_vec()), []);
    let profile = b"\xff\xe2\0\x12ICC_PROFILE\0\x01\x01ab";
    assert_eq!(found([&cmyk[..2], profile, &cmyk[2..]].concat()), []);
    assert!(press[0].is_against_archives() && !press[0].is_against_reading());
}

#[test]
fn what_lies_on_a_page_is_looked_at_too() {
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>",
        SHOWN.as_bytes(),
    );
    let note = |keys: &str| format!("/Annots[<</Rect[0 0 9 9]{keys}>>]");
    let stamp =
        found(page(&note("/Subtype/Stamp/AP<</N 5 0 R>>"), "", std::slice::from_ref(&form)));
    assert_eq!(stamp, [Sort::FontElsewhere("Courier".to_owned())]);
    let field = note("/Subtype/Widget/FT/Tx/V(value)");
    let field = found(with_root("/AcroForm<</NeedAppearances true>>", &field, "", &[]));
    assert_eq!(field, [Sort::FontElsewhere("Helvetica".to_owned())]);
}

#[test]
fn each_page_is_named_and_the_words_are_found_all_the_same() {
    let pages = [Page::of(""), Page::of(&lines(&["Certificate"])), Page::of(&lines(&["6 CE"]))];
    let inspected = of(certificate::with(&pages));
    let helvetica = || Sort::FontElsewhere("Helvetica".to_owned());
    let expected = [2, 3].map(|page| Hindrance { of: helvetica(), page });
    assert_eq!(inspected.hindrances, expected);
    assert_eq!(inspected.texts, ["", "Certificate", "6 CE"]);
}

#[test]
fn what_a_page_uses_beside_its_operators_is_looked_at() {
    let press = vec![Sort::PressColors];
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]";
    let ink = |keys: &str| [stream(keys, b"1 0 0 0 k 0 0 9 9 re f")];
    let tiles = "/Resources<</Pattern<</P 5 0 R>>>>";
    let tile = ink("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9");
    assert_eq!(found(page(tiles, "/Pattern cs /P scn 0 0 9 9 re f", &tile)), press);
    let masked = "/Resources<</ExtGState<</E<</SMask<</S/Luminosity/G 5 0 R>>>>>>>>";
    assert_eq!(found(page(masked, "/E gs", &ink(form))), press);
    let drawn = "/Resources<</Font<</F<</Type/Font/Subtype/Type3/ToUnicode 4 0 R/Resources<<>>\
                 /CharProcs<</a 5 0 R>>>>>>>>";
    assert_eq!(found(page(drawn, SHOWN, &ink(""))), press);
    let font = "/Resources<</ExtGState<</E<</Font[<</Type/Font/Subtype/Type1/BaseFont/A>> 9]>>>>>>";
    let elsewhere = vec![Sort::FontElsewhere("A".to_owned())];
    assert_eq!(found(page(font, "BT /E gs (abc) Tj ET", &[])), elsewhere);
    let inline = "BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI";
    assert_eq!(found(page("", inline, &[])), press);
}

#[test]
fn what_is_not_looked_at_is_said() {
    let unseen = vec![Sort::Unseen];
    let form =
        |keys: &str| stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{keys}"), b"/X Do");
    let chain: Vec<Vec<u8>> = (6..16)
        .map(|number| form(&format!("/Resources<</XObject<</X {number} 0 R>>>>")))
        .chain([form("")])
        .collect();
    assert_eq!(found(page("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", &chain)), unseen);
    let notes = "<</Subtype/Text/Rect[0 0 9 9]>>".repeat(2_001);
    assert_eq!(found(page(&format!("/Annots[{notes}]"), "", &[])), unseen);
    assert_eq!(found(page("", &"q ".repeat(600), &[])), unseen);
}

#[test]
fn a_value_that_a_reader_draws_gets_a_font_of_every_reader() {
    let helvetica = vec![Sort::FontElsewhere("Helvetica".to_owned())];
    let own = "<</Subtype/Widget/FT/Tx/Rect[0 0 99 20]/Parent 5 0 R>>";
    let parent = b"<</T(who)/V(Ada)>>".to_vec();
    let bytes = page(&format!("/Annots[{own}]"), "", std::slice::from_ref(&parent));
    assert_eq!(found(bytes), helvetica);
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f");
    let own = "<</Subtype/Widget/FT/Tx/Rect[0 0 99 20]/Parent 5 0 R/AP<</N 6 0 R>>>>";
    let bytes = |root: &str| {
        with_root(root, &format!("/Annots[{own}]"), "", &[parent.clone(), form.clone()])
    };
    assert_eq!(found(bytes("/AcroForm<</NeedAppearances true>>")), helvetica);
    assert_eq!(found(bytes("")), []);
}

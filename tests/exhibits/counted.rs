//! What is passed on was counted before, in whatever way it is packed; what can't be counted is left out.

use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use practicum::render::pdf::exhibit::{Fault, Lost};
use practicum::source::evidence::kind::Kind;

use crate::certificate::{file, stream};
use crate::pdfs::{fault, keys, names, operators, page, read};

const DRAWN: &str = "/Resources<</XObject<</X 5 0 R>>>>";
const PICTURE: &str =
    "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8";

/// So many MiB of blanks, packed, with the head of Flate or without.
fn packed(mebibytes: usize, head: bool) -> Vec<u8> {
    let bytes = vec![b' '; mebibytes << 20];
    if head {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(&bytes).unwrap();
        packer.finish().unwrap()
    } else {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(&bytes).unwrap();
        packer.finish().unwrap()
    }
}

/// The same in the digits of `ASCIIHexDecode`.
fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect::<String>() + ">"
}

/// What the first sheet lacks.
fn losses(bytes: &[u8]) -> Vec<Lost> {
    read(bytes).losses.into_iter().map(|loss| loss.of).collect()
}

#[test]
fn a_picture_within_a_drawing_is_counted() {
    let bomb = digits(&packed(1, true));
    let content = format!("BI /W 2 /H 2 /CS /G /BPC 8 /F [/AHx /Fl] ID {bomb}\nEI 1 w");
    assert_eq!(fault(&page("", &content, &[]), Kind::Pdf), Fault::Endless);
    let content = "BI /W 20000 /H 20000 /IM true /F /CCF ID 0\nEI";
    assert_eq!(fault(&page("", content, &[]), Kind::Pdf), Fault::TooLarge(20_000, 20_000));
    // Many that say themselves to be large are too much together.
    let content = "BI /W 9000 /H 9000 /CS /CMYK /BPC 16 /F /DCT ID 0\nEI ".repeat(4);
    assert_eq!(fault(&page("", &content, &[]), Kind::Pdf), Fault::Endless);
    let small = format!(
        "BI /W 2 /H 2 /CS /G /BPC 8 /F [/AHx /Fl] ID {}\nEI 1 w",
        digits(&{
            let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
            packer.write_all(b"abcd").unwrap();
            packer.finish().unwrap()
        })
    );
    let imported = read(&page("", &small, &[]));
    assert_eq!((operators(&imported), imported.losses.len()), (small, 0));
}

#[test]
fn a_picture_within_a_drawing_that_can_not_be_counted_is_left_out() {
    for (keys, how) in [
        ("/W 2 /H 2 /CS /G /BPC 8 /F /Odd", "Odd"),
        ("/W 2 /H 2 /CS /G /BPC 8 /F [/DCT /Fl]", "Fl"),
        ("/W 2 /H 2 /CS /G /BPC 8 /F /A85 /Filter /Fl", "within the drawing"),
        ("/W 2 /CS /G /BPC 8", "within the drawing"),
    ] {
        let imported = read(&page("", &format!("BI {keys} ID zzzz\nEI 1 w"), &[]));
        assert_eq!(operators(&imported).trim(), "1 w", "{keys}");
        assert_eq!(imported.losses[0].of, Lost::Picture(how.to_owned()), "{keys}");
    }
}

#[test]
fn data_that_can_not_be_unpacked_are_not_passed_on() {
    let bomb = packed(2, true);
    // The last digit is none: readers unpack what stands before it.
    let broken = digits(&bomb).replace('>', "!>");
    let image = format!("{PICTURE}/Filter[/ASCIIHexDecode/FlateDecode]");
    let bytes = page(DRAWN, "/X Do", &[stream(&image, broken.as_bytes())]);
    assert_eq!(losses(&bytes), [Lost::Picture("ASCIIHexDecode".to_owned())]);
    // So do those that find no head of Flate.
    let bare = [&b"zz"[..], &packed(80, false)].concat();
    let bytes = page(DRAWN, "/X Do", &[stream(&format!("{PICTURE}/Filter/FlateDecode"), &bare)]);
    assert_eq!(fault(&bytes, Kind::Pdf), Fault::Endless);
}

#[test]
fn a_filter_that_is_not_known_is_said() {
    let many = format!("/Filter[{}]", "/FlateDecode".repeat(9));
    for (filter, how) in [("/Filter/OddDecode", "OddDecode"), (many.as_str(), "9 filters")] {
        let bytes = page(DRAWN, "/X Do", &[stream(&format!("{PICTURE}{filter}"), b"abcd")]);
        assert_eq!(losses(&bytes), [Lost::Picture(how.to_owned())]);
        assert_eq!(names(&read(&bytes), "XObject"), Vec::<String>::new());
    }
}

#[test]
fn a_page_whose_data_are_not_whole_is_packed_anew() {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&b"0 0 m 1 1 l S ".repeat(400)).unwrap();
    let whole = packer.finish().unwrap();
    let headless = [b"zz", &whole[2..]].concat();
    for broken in [&whole[..whole.len() - 3], &headless] {
        let bytes = file(&[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
            stream("/Filter/FlateDecode", broken),
        ]);
        let imported = read(&bytes);
        assert!(operators(&imported).starts_with("0 0 m 1 1 l S 0 0 m"));
        let sheet = imported.sheets[0].object;
        let form = crate::pdfs::object(&imported, sheet).as_stream().unwrap();
        assert_ne!(form.content, broken, "{:?}", keys(&imported));
    }
}

#[test]
fn strokes_and_words_of_notes_are_counted_together() {
    // Each note is small, and all of them share one long line.
    let line = format!("[{}]", "1 2 ".repeat(5_000)).into_bytes();
    let stroke = "<</Subtype/Ink/Rect[0 0 9 9]/InkList[5 0 R 5 0 R 5 0 R]>>".repeat(100);
    let bytes = page(&format!("/Annots[{stroke}]"), "", std::slice::from_ref(&line));
    assert_eq!(fault(&bytes, Kind::Pdf), Fault::Endless);
    let words = format!("({})", "word ".repeat(3_900)).into_bytes();
    let field = "<</Subtype/Widget/FT/Tx/Ff 4096/Rect[0 0 9 900]/V 5 0 R>>".repeat(1_000);
    let bytes = page(&format!("/Annots[{field}]"), "", std::slice::from_ref(&words));
    assert_eq!(fault(&bytes, Kind::Pdf), Fault::Endless);
    // A value that is too long is said, and so is one that is a stream.
    let long = stream("", b"words");
    let field = "/Annots[<</Subtype/Widget/FT/Tx/T(who)/Rect[0 0 9 9]/V 5 0 R>>]";
    let longer = format!("({})", "word ".repeat(20_000)).into_bytes();
    for value in [long, longer] {
        assert_eq!(losses(&page(field, "", &[value])), [Lost::Field("who".to_owned())]);
    }
}

#[test]
fn what_lies_beyond_a_limit_is_said() {
    let beyond = |bytes: &[u8]| {
        let said: Vec<String> = read(bytes).losses.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("page 1 shows more than is followed ("), "{said:?}");
    };
    let form =
        |keys: &str| stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{keys}"), b"/X Do");
    let chain: Vec<Vec<u8>> = (6..46)
        .map(|number| form(&format!("/Resources<</XObject<</X {number} 0 R>>>>")))
        .chain([form("")])
        .collect();
    beyond(&page(DRAWN, "/X Do", &chain));
    let notes = "<</Subtype/Text/Rect[0 0 9 9]>>".repeat(10_001);
    beyond(&page(&format!("/Annots[{notes}]"), "", &[]));
    let functions = "<</FunctionType 2/N 1/Domain[0 1]>>".repeat(257);
    let shading = format!(
        "/Resources<</Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function[{functions}]>>>>>>"
    );
    beyond(&page(&shading, "/S sh", &[]));
    let parts = format!("/Contents[{}]", "4 0 R ".repeat(10_001));
    beyond(&file(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R{parts}>>").into_bytes(),
        stream("", b"1 w"),
    ]));
}

#[test]
fn a_string_of_digits_at_the_end_of_a_mark_ends_there() {
    let content = "/Span <</ActualText <41>>> BDC (a) Tj EMC 1 w";
    assert_eq!(operators(&read(&page("", content, &[]))), content);
}

#[test]
fn a_fax_that_says_itself_to_be_larger_than_its_picture_is_refused() {
    let parameters = "/Filter/CCITTFaxDecode/DecodeParms<</Columns 50000/Rows 50000>>";
    let bytes = page(DRAWN, "/X Do", &[stream(&format!("{PICTURE}{parameters}"), b"0")]);
    assert_eq!(fault(&bytes, Kind::Pdf), Fault::TooLarge(50_000, 50_000));
}

//! How a file is stored: locked, broken, packed in one way or another.

use practicum::render::pdf::exhibit::{Fault, Lost};
use practicum::source::evidence::kind::Kind;

use crate::certificate::{self, file, stream};
use crate::pdfs::{fault, found, keys, names, object, operators, page, read};

#[test]
fn a_file_that_is_locked_with_no_password_opens() {
    let files: [&[u8]; 4] = [
        include_bytes!("rc4-40.pdf"),
        include_bytes!("rc4-128.pdf"),
        include_bytes!("aes-256.pdf"),
        &certificate::unlocked(),
    ];
    for bytes in files {
        let operators = operators(&read(bytes));
        assert!(operators.contains("CE hours) Tj"), "{operators}");
    }
    assert_eq!(fault(&certificate::locked(), Kind::Pdf), Fault::Locked);
}

#[test]
fn a_file_whose_table_is_broken_is_read() {
    let whole = page("", "1 2 m 3 4 l S", &[]);
    let text = String::from_utf8(whole).unwrap();
    let (before, _) = text.split_once("startxref").unwrap();
    let (objects, _) = text.split_once("xref\n0").unwrap();
    for broken in [
        format!("{before}startxref\n99999\n%%EOF"),
        text.replacen("xref\n0 5", "xref\n0 2", 1),
        format!("{objects}trailer<</Root 1 0 R>>\n%%EOF"),
        format!("some words before\n{text}"),
    ] {
        assert_eq!(operators(&read(broken.as_bytes())), "1 2 m 3 4 l S", "{broken}");
    }
    let nothing = fault(b"%PDF-1.4\nnothing more\n%%EOF", Kind::Pdf);
    assert!(matches!(nothing, Fault::Damaged(_)), "{nothing:?}");
}

/// Codes of nine bits, with a table that is cleared before it grows: what every reader of LZW reads.
fn lzw(bytes: &[u8]) -> Vec<u8> {
    let mut codes = Vec::new();
    for chunk in bytes.chunks(200) {
        codes.push(256_u32);
        codes.extend(chunk.iter().map(|byte| u32::from(*byte)));
    }
    codes.push(257);
    let bits: Vec<u8> = codes.iter().flat_map(|code| format!("{code:09b}").into_bytes()).collect();
    let byte = |bits: &[u8]| {
        let value = bits.iter().fold(0_u8, |byte, bit| byte << 1 | (bit - b'0'));
        value << (8 - bits.len())
    };
    bits.chunks(8).map(byte).collect()
}

#[test]
fn what_pdf_a_forbids_is_packed_anew() {
    let colors: Vec<u8> = (0..=255).cycle().take(3 * 24 * 24).collect();
    let image = "/Type/XObject/Subtype/Image/Width 24/Height 24/ColorSpace/DeviceRGB/BitsPerComponent 8\
                 /Interpolate true/Alternates[1 0 R]/Filter/LZWDecode";
    let resources = "/Resources<</XObject<</X 5 0 R>>>>";
    let imported = read(&page(resources, "/X Do", &[stream(image, &lzw(&colors))]));
    let drawn = object(&imported, 1).as_stream().unwrap();
    assert_eq!(drawn.dict.get(b"Filter").unwrap().as_name().unwrap(), b"FlateDecode");
    assert_eq!(drawn.get_plain_content().unwrap(), colors);
    assert!(!drawn.dict.has(b"Interpolate") && !drawn.dict.has(b"Alternates"));
}

#[test]
fn words_that_the_format_does_not_know_are_left_out() {
    let resources = "/Resources<</ExtGState<</E<</BM/Odd/RI/Odd/CA .5>>/F<</BM[/Odd/Screen]/RI/Perceptual>>>>\
                     /Font<</C<</Type/Font/Subtype/Type0/DescendantFonts[<</Subtype/CIDFontType2>>]>>>>>>";
    let content = "/Odd ri /Saturation ri /E gs /F gs /C 9 Tf";
    let imported = read(&page(resources, content, &[]));
    assert_eq!(operators(&imported).trim(), "/Saturation ri /E gs /F gs /C 9 Tf");
    let all = keys(&imported).get(b"Resources").unwrap().as_dict().unwrap();
    let state = |name: &str| {
        let states = all.get(b"ExtGState").unwrap().as_dict().unwrap();
        let state = states.get(name.as_bytes()).unwrap().as_dict().unwrap();
        ["BM", "RI"].map(|key| {
            let name = state.get(key.as_bytes()).ok().and_then(|name| name.as_name().ok());
            String::from_utf8(name.unwrap_or_default().to_vec()).unwrap()
        })
    };
    assert_eq!(state("E"), ["", ""]);
    assert_eq!(state("F"), ["Screen", "Perceptual"]);
    // What readers take for granted is said.
    let font = all.get(b"Font").unwrap().as_dict().unwrap().get(b"C").unwrap().as_dict().unwrap();
    let own = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0].as_dict().unwrap();
    assert_eq!(own.get(b"CIDToGIDMap").unwrap().as_name().unwrap(), b"Identity");
}

#[test]
fn data_that_need_no_change_keep_their_bytes() {
    let jpeg = include_bytes!("baseline.jpg");
    let image = "/Type/XObject/Subtype/Image/Width 24/Height 16/ColorSpace/DeviceRGB/BitsPerComponent 8\
                 /Filter[/DCTDecode]/DecodeParms[null]";
    let resources = "/Resources<</XObject<</X 5 0 R>>>>";
    let imported = read(&page(resources, "/X Do", &[stream(image, jpeg)]));
    let drawn = object(&imported, 1).as_stream().unwrap();
    assert_eq!(drawn.content, jpeg);
    assert_eq!(drawn.dict.get(b"Filter").unwrap().as_name().unwrap(), b"DCTDecode");
}

#[test]
fn fonts_keep_their_programs_and_lose_their_lists() {
    let font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 9 0 R>>";
    let own = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
                /Supplement 0>>/FontDescriptor 7 0 R/W[0[500 600]]/CIDToGIDMap/Identity>>";
    let descriptor =
        b"<</Type/FontDescriptor/FontName/A/Flags 4/CIDSet 8 0 R/CharSet(/a)/FontFile2 8 0 R>>";
    let more = [
        font.to_vec(),
        own.to_vec(),
        descriptor.to_vec(),
        stream("/Length1 7", b"program"),
        stream("", b"begincmap"),
    ];
    let imported = read(&page("/Resources<</Font<</F 5 0 R>>>>", "/F 9 Tf", &more));
    assert_eq!(names(&imported, "Font"), ["F"]);
    let resources = keys(&imported).get(b"Resources").unwrap().as_dict().unwrap();
    let font = resources.get(b"Font").unwrap().as_dict().unwrap().get(b"F").unwrap();
    let font = found(&imported, font).as_dict().unwrap();
    assert_eq!(
        found(&imported, font.get(b"ToUnicode").unwrap()).as_stream().unwrap().content,
        b"begincmap"
    );
    let own = &font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0];
    let own = found(&imported, own).as_dict().unwrap();
    assert_eq!(own.get(b"CIDSystemInfo").unwrap().as_dict().unwrap().len(), 3);
    let descriptor = found(&imported, own.get(b"FontDescriptor").unwrap()).as_dict().unwrap();
    let program = found(&imported, descriptor.get(b"FontFile2").unwrap()).as_stream().unwrap();
    assert_eq!(program.content, b"program");
    assert!(!descriptor.has(b"CIDSet") && !descriptor.has(b"CharSet"));
}

#[test]
fn a_drawing_that_breaks_off_is_said() {
    let packed = practicum_packed(&b"0 0 m 1 1 l S ".repeat(4000));
    let cut = &packed[..packed.len() / 2];
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
    ];
    objects.push(stream("/Filter/FlateDecode", cut));
    let imported = read(&file(&objects));
    assert_eq!(
        imported.losses.iter().map(|loss| loss.of.clone()).collect::<Vec<_>>(),
        [Lost::Rest]
    );
    assert!(operators(&imported).contains("1 1 l S"));
}

fn practicum_packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

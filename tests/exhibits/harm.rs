//! No file does harm: each is answered soon, with a reason or with what can be drawn.

use std::collections::BTreeSet;
use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use practicum::render::pdf::exhibit::{Fault, import, import_apart};
use practicum::source::evidence::kind::{self, Kind};

use crate::certificate::{self, Page, file, lines, stream};
use crate::pdfs::{FONT, fault, page, sane, with_root};

/// The time in which even the worst file is answered; a build without optimisation is slow.
const SOON: Duration = Duration::from_secs(10);

/// So many MiB of blanks, packed.
fn packed(mebibytes: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..mebibytes {
        packer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    packer.finish().unwrap()
}

/// A page on which a bomb lies in each place where data are unpacked, or would be by a reader.
fn bombs(bomb: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let flate = "/Filter/FlateDecode";
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]";
    let image =
        "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8";
    let content = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
        stream(flate, bomb),
    ];
    let drawn = "/Resources<</XObject<</X 5 0 R>>>>";
    let font = "/Resources<</Font<</F<</Type/Font/Subtype/TrueType/FontDescriptor<</FontFile2 5 0 R>>>>>>>>";
    let map = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/A/ToUnicode 5 0 R>>>>>>";
    let note = "/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 5 0 R>>>>]";
    let twice = "/Filter[/FlateDecode/FlateDecode]";
    let object = |keys: &str| vec![stream(keys, bomb)];
    let again = {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bomb).unwrap();
        packer.finish().unwrap()
    };
    vec![
        ("content", file(&content)),
        ("form", page(drawn, "/X Do", &object(&format!("{form}{flate}")))),
        ("picture", page(drawn, "/X Do", &object(&format!("{image}{flate}")))),
        (
            "picture in two layers",
            page(drawn, "/X Do", &[stream(&format!("{image}{twice}"), &again)]),
        ),
        ("font", page(font, "/F 9 Tf", &object(flate))),
        ("table of letters", page(map, "/F 9 Tf", &object(flate))),
        ("note", page(note, "", &object(&format!("{form}{flate}")))),
        ("objects", page("", "", &object(&format!("/Type/ObjStm/N 1/First 10{flate}")))),
    ]
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let bomb = packed(500);
    assert!(bomb.len() < 8 << 20, "the file is small: {}", bomb.len());
    for (place, bytes) in bombs(&bomb) {
        let start = Instant::now();
        assert_eq!(fault(&bytes, Kind::Pdf), Fault::Endless, "{place}");
        assert!(start.elapsed() < SOON, "{place}: {:?}", start.elapsed());
    }
}

#[test]
fn many_that_together_unpack_without_end_are_refused() {
    let keys = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode";
    let names: String = (5..8).map(|number| format!("/X{number} {number} 0 R")).collect();
    let content: String = (5..8).map(|number| format!("/X{number} Do ")).collect();
    let form = stream(keys, &packed(30));
    let keys = format!("/Resources<</XObject<<{names}>>>>");
    let bytes = page(&keys, &content, &[form.clone(), form.clone(), form]);
    assert_eq!(fault(&bytes, Kind::Pdf), Fault::Endless);
}

#[test]
fn a_picture_of_a_gigapixel_is_refused() {
    let image = "/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1/Width 40000/Height 40000/Filter/CCITTFaxDecode";
    let bytes = page("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", &[stream(image, b"\0")]);
    assert_eq!(fault(&bytes, Kind::Pdf), Fault::TooLarge(40_000, 40_000));
    // What the picture says of itself is believed before what the page says of it.
    let mut jpeg = include_bytes!("baseline.jpg").to_vec();
    let at = memchr::memmem::find(&jpeg, b"\xff\xc0").unwrap();
    jpeg[at + 5..at + 9].copy_from_slice(&[0x80, 0, 0x80, 0]);
    let image = "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width 9/Height 9/Filter/DCTDecode";
    let bytes = page("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", &[stream(image, &jpeg)]);
    assert_eq!(fault(&bytes, Kind::Pdf), Fault::TooLarge(32_768, 32_768));
}

#[test]
fn a_png_whose_data_go_on_without_end_is_refused() {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 9, 9);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[0; 81]).unwrap();
    let at = memchr::memmem::find(&png, b"IDAT").unwrap();
    let bomb = packed(80);
    let length = u32::try_from(bomb.len()).unwrap().to_be_bytes();
    let end = png.split_off(png.len() - 12);
    png.truncate(at - 4);
    let mut bytes = [&png[..], &length, b"IDAT", &bomb, &[0; 4], &end].concat();
    mend_sums(&mut bytes);
    // Blanks are no rows that a reader knows; zeros would be.
    assert!(matches!(fault(&bytes, Kind::Png), Fault::Damaged(_)));
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&vec![0; 80 << 20]).unwrap();
    let bomb = packer.finish().unwrap();
    let length = u32::try_from(bomb.len()).unwrap().to_be_bytes();
    let mut bytes = [&png[..], &length, b"IDAT", &bomb, &[0; 4], &end].concat();
    mend_sums(&mut bytes);
    assert_eq!(fault(&bytes, Kind::Png), Fault::Endless);
}

#[test]
fn what_grows_by_being_copied_is_refused() {
    // Arrays of ten arrays of ten arrays: seven steps are ten million numbers.
    let mut more: Vec<Vec<u8>> = vec![b"<</Type/Font/Subtype/Type3/Widths 6 0 R>>".to_vec()];
    for number in 6..13 {
        more.push(format!("[{}]", format!("{} 0 R ", number + 1).repeat(10)).into_bytes());
    }
    more.push(b"[1 2 3 4 5 6 7 8 9 10]".to_vec());
    let bytes = page("/Resources<</Font<</F 5 0 R>>>>", "/F 9 Tf", &more);
    assert_eq!(fault(&bytes, Kind::Pdf), Fault::Endless);
}

#[test]
fn what_lies_in_itself_ends() {
    let form = |keys: &str, content: &str| {
        stream(
            &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{keys}>>"),
            content.as_bytes(),
        )
    };
    let loops = [
        vec![form("/XObject<</X 5 0 R>>", "(seen) Tj /X Do")],
        vec![
            form("/XObject<</X 6 0 R>>", "/X Do (seen) Tj"),
            form("/XObject<</X 5 0 R>>", "/X Do"),
        ],
        vec![
            form("/Pattern<</X 6 0 R>>", "/X scn (seen) Tj"),
            stream("/PatternType 1/Resources<</XObject<</X 5 0 R>>>>", b"/X Do"),
        ],
        vec![
            form("/ColorSpace<</X 6 0 R>>", "/X cs (seen) Tj"),
            b"[/Indexed 6 0 R 1 (ab)]".to_vec(),
        ],
        vec![
            form("/Shading<</X 6 0 R>>", "/X sh (seen) Tj"),
            b"<</ShadingType 2/ColorSpace/DeviceRGB/Function 7 0 R>>".to_vec(),
            b"<</FunctionType 3/Functions[7 0 R]>>".to_vec(),
        ],
        vec![
            form("/Font<</X 6 0 R>>", "/X 9 Tf (seen) Tj"),
            b"<</Type/Font/Subtype/Type3/CharProcs<</a 5 0 R>>/Resources<</Font<</X 6 0 R>>>>>>"
                .to_vec(),
        ],
    ];
    for more in loops {
        let imported = sane(
            import(&page("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", &more), Kind::Pdf, None)
                .unwrap(),
        );
        let all: String = (1..=u32::try_from(imported.objects.len()).unwrap())
            .filter(|number| crate::pdfs::object(&imported, *number).as_stream().is_ok())
            .map(|number| crate::pdfs::content(&imported, number))
            .collect();
        assert!(all.contains("(seen) Tj"), "{all}");
        // What lies in itself is made once, and not once for each time that it is met.
        assert!(imported.objects.len() < 6, "{:?}", imported.objects);
    }
    // Thirty forms, each drawn twice by the one before: a billion drawings, and thirty objects.
    let mut chain = Vec::new();
    for number in 6..36 {
        chain.push(form(&format!("/XObject<</A {number} 0 R/B {number} 0 R>>"), "/A Do /B Do"));
    }
    chain.push(form("", "0 0 1 1 re f"));
    let start = Instant::now();
    let imported =
        import(&page("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", &chain), Kind::Pdf, None)
            .unwrap();
    assert!(imported.objects.len() < 40 && start.elapsed() < SOON);
}

#[test]
fn what_is_nested_without_end_ends() {
    let start = Instant::now();
    for content in [
        "[".repeat(400_000),
        "q ".repeat(400_000),
        "(".repeat(400_000),
        "<<".repeat(400_000),
        "BI ".repeat(400_000),
        "/P BMC ".repeat(400_000),
    ] {
        let bytes = page("", &content, &[]);
        sane(import_apart(bytes, Kind::Pdf, None).unwrap());
    }
    let deep = [b"[".repeat(200_000), b"]".repeat(200_000)].concat();
    drop(import_apart(page("/Resources 5 0 R", "", &[deep]), Kind::Pdf, None));
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

/// Files with something in them to break.
fn whole() -> Vec<Vec<u8>> {
    let form =
        stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Matrix[1 0 0 1 5 5]", b"0 0 9 9 re f");
    let colors: Vec<u8> = (0..=255).collect();
    let image = "/Type/XObject/Subtype/Image/Width 16/Height 16/ColorSpace[/Indexed/DeviceRGB 255 7 0 R]/BitsPerComponent 8";
    let keys = format!(
        "/Rotate 90/CropBox[10 10 300 300]/Annots[<</Subtype/Stamp/Rect[1 2 30 40]/AP<</N 5 0 R>>>>\
         <</Subtype/Widget/FT/Tx/V(value)/Rect[9 9 99 30]>><</Subtype/Ink/InkList[[1 2 3 4]]/Rect[0 0 9 9]>>]\
         /Resources<</Font<</F {FONT}>>/XObject<</X 5 0 R/Y 6 0 R>>/ExtGState<</E<</CA .5>>>>/Shading<</S<</ShadingType 2\
         /ColorSpace/DeviceGray/Coords[0 0 9 9]/Function<</FunctionType 2/N 1/Domain[0 1]>>>>>>>>"
    );
    let content = "q /E gs /X Do /Y Do /S sh /P <</MCID 1>> BDC BT /F 12 Tf 9 9 Td (text \\(in\\) it) Tj [(a) 9 (b)] TJ ET EMC Q \
                   BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI 0 0 m 1 2 3 4 5 6 c S";
    let palette = stream("", &colors.repeat(3));
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 16, 16);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(&colors.repeat(4)).unwrap();
    vec![
        certificate::with(&[Page::of(&lines(&["Certificate of completion", "6 CE"]))]),
        with_root(
            "/AcroForm<</NeedAppearances true>>",
            &keys,
            content,
            &[form, stream(image, &colors), palette],
        ),
        certificate::unlocked(),
        include_bytes!("aes-256.pdf").to_vec(),
        include_bytes!("baseline.jpg").to_vec(),
        include_bytes!("progressive.jpg").to_vec(),
        include_bytes!("cmyk.jpg").to_vec(),
        png,
    ]
}

#[test]
fn no_damage_makes_a_file_hang_or_panic() {
    let files = whole();
    let kinds: Vec<Kind> = files.iter().map(|bytes| kind::of(bytes)).collect();
    let start = Instant::now();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut faults = BTreeSet::new();
    let mut read = vec![0; files.len()];
    for round in 0..4_000 {
        let which = round % files.len();
        let mut bytes = files[which].clone();
        for _ in 0..=random.below(8) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, u8::try_from(random.below(256)).unwrap()),
                _ => bytes[at] ^= 1 << random.below(8),
            }
        }
        if random.below(10) == 0 {
            bytes.truncate(random.below(bytes.len()));
        }
        if kinds[which] == Kind::Png {
            mend_sums(&mut bytes);
        }
        match import(&bytes, kinds[which], None) {
            Ok(imported) => {
                sane(imported);
                read[which] += 1;
            }
            Err(fault) => {
                assert!(fault.to_string().starts_with("the file "), "{fault}");
                faults.insert(fault.to_string());
            }
        }
    }
    assert!(read.iter().all(|read| *read > 5), "{read:?}");
    assert!(faults.len() > 5, "{faults:?}");
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

/// Lets the chunks of a PNG have the check sums of what they hold: else nothing more would be looked at.
fn mend_sums(bytes: &mut [u8]) {
    let mut at = 8;
    while let Some(length) = bytes.get(at..at + 4) {
        let length = u32::from_be_bytes(length.try_into().unwrap());
        let end = at + 8 + usize::try_from(length).unwrap();
        if end + 4 > bytes.len() {
            return;
        }
        let mut sum = flate2::Crc::new();
        sum.update(&bytes[at + 4..end]);
        bytes[end..end + 4].copy_from_slice(&sum.sum().to_be_bytes());
        at = end + 4;
    }
}

/// Numbers that are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit.max(1)
    }
}

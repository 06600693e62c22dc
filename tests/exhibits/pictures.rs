//! Pictures: JPEGs as they are, PNGs of every sort, each the right way up.

use lopdf47::{Dictionary, Object, Stream};
use png::{BitDepth, ColorType, Encoder};
use practicum::render::pdf::exhibit::{Fault, Imported, import};
use practicum::source::evidence::kind::Kind;

use crate::pdfs::{fault, found, keys, landing, object, sane};

const BASELINE: &[u8] = include_bytes!("baseline.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("progressive.jpg");
const CMYK: &[u8] = include_bytes!("cmyk.jpg");
const GREY: &[u8] = include_bytes!("grey.jpg");

fn jpeg(bytes: &[u8]) -> Imported {
    sane(import(bytes, Kind::Jpeg, None).unwrap())
}

fn drawn(imported: &Imported) -> &Stream {
    object(imported, imported.sheets[0].object).as_stream().unwrap()
}

/// A JPEG with one more segment behind its first two bytes.
fn with_segment(bytes: &[u8], marker: u8, own: &[u8]) -> Vec<u8> {
    let length = u16::try_from(own.len() + 2).unwrap().to_be_bytes();
    [&bytes[..2], &[0xff, marker], &length, own, &bytes[2..]].concat()
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() < 0.001
}

fn exif(orientation: u8) -> Vec<u8> {
    let block = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";
    [&block[..], &[orientation, 0, 0, 0, 0, 0, 0, 0]].concat()
}

#[test]
fn a_jpeg_passes_byte_by_byte() {
    for (bytes, space) in [
        (BASELINE, "DeviceRGB"),
        (PROGRESSIVE, "DeviceRGB"),
        (CMYK, "DeviceCMYK"),
        (GREY, "DeviceGray"),
    ] {
        let imported = jpeg(bytes);
        assert_eq!(drawn(&imported).content, bytes);
        let keys = keys(&imported);
        assert_eq!(keys.get(b"ColorSpace").unwrap().as_name().unwrap(), space.as_bytes());
        assert_eq!(keys.get(b"Filter").unwrap().as_name().unwrap(), b"DCTDecode");
        assert_eq!(
            (
                keys.get(b"Width").unwrap().as_i64().unwrap(),
                keys.get(b"Height").unwrap().as_i64().unwrap()
            ),
            (24, 16)
        );
        // Adobe's programs, and all that follow them, write inks the other way round.
        assert_eq!(keys.has(b"Decode"), space == "DeviceCMYK", "{space}");
    }
}

#[test]
fn a_photo_stands_as_its_camera_was_held() {
    // Where the first row and the first column of what is stored are shown, as EXIF says it.
    let cases = [
        (1, "top", "left"),
        (2, "top", "right"),
        (3, "bottom", "right"),
        (4, "bottom", "left"),
        (5, "left", "top"),
        (6, "right", "top"),
        (7, "right", "bottom"),
        (8, "left", "bottom"),
    ];
    for (orientation, row, column) in cases {
        let imported = jpeg(&with_segment(BASELINE, 0xe1, &exif(orientation)));
        let sheet = &imported.sheets[0];
        let (width, height) = if orientation < 5 { (24.0, 16.0) } else { (16.0, 24.0) };
        assert_eq!((sheet.width, sheet.height), (width, height), "{orientation}");
        let lands = |x: f32, y: f32| landing(sheet.matrix, x, y);
        // The unit square's top edge is the first row, its left edge the first column.
        let on = |edge: &str, (x, y): (f32, f32)| match edge {
            "top" => near(y, height),
            "bottom" => near(y, 0.0),
            "left" => near(x, 0.0),
            _ => near(x, width),
        };
        assert!(on(row, lands(0.0, 1.0)) && on(row, lands(1.0, 1.0)), "{orientation}");
        assert!(on(column, lands(0.0, 0.0)) && on(column, lands(0.0, 1.0)), "{orientation}");
    }
}

#[test]
fn a_picture_is_as_large_as_it_says_where_that_is_sane() {
    let jfif = |unit: u8, dots: u8| {
        let bare = [&BASELINE[..2], &BASELINE[20..]].concat();
        let block = [b'J', b'F', b'I', b'F', 0, 1, 1, unit, 0, dots, 0, dots, 0, 0];
        let sheet = jpeg(&with_segment(&bare, 0xe0, &block)).sheets[0].clone();
        (sheet.width, sheet.height)
    };
    assert_eq!(jfif(1, 144), (12.0, 8.0));
    assert_eq!(jfif(0, 144), (24.0, 16.0));
    assert_eq!(jfif(1, 1), (24.0, 16.0));
    let (width, _) = jfif(2, 100);
    assert!((width - 24.0 * 72.0 / 254.0).abs() < 0.01, "{width}");
}

#[test]
fn a_profile_of_a_photo_stays() {
    let mut profile = vec![0_u8; 132];
    profile[..4].copy_from_slice(&132_u32.to_be_bytes());
    profile[8] = 2;
    profile[12..20].copy_from_slice(b"mntrRGB ");
    profile[36..40].copy_from_slice(b"acsp");
    let (first, second) = profile.split_at(60);
    let part = |number: u8, part: &[u8]| [b"ICC_PROFILE\0", &[number, 2][..], part].concat();
    let bytes =
        with_segment(&with_segment(BASELINE, 0xe2, &part(2, second)), 0xe2, &part(1, first));
    let imported = jpeg(&bytes);
    let Object::Array(space) = keys(&imported).get(b"ColorSpace").unwrap() else { panic!() };
    let own = found(&imported, &space[1]).as_stream().unwrap();
    assert_eq!(own.get_plain_content().unwrap(), profile);
    assert_eq!(own.dict.get(b"N").unwrap().as_i64().unwrap(), 3);
    // One that is not for these colours is none.
    profile[16..20].copy_from_slice(b"CMYK");
    let imported =
        jpeg(&with_segment(BASELINE, 0xe2, &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat()));
    assert_eq!(keys(&imported).get(b"ColorSpace").unwrap().as_name().unwrap(), b"DeviceRGB");
}

#[test]
fn colours_that_are_not_turned_are_said_not_to_be() {
    // The names of the components are those of colours, and no program says that they were turned.
    let at = memchr::memmem::find(BASELINE, b"\xff\xc0").unwrap();
    let mut bytes = BASELINE.to_vec();
    for (component, name) in [(0, b'R'), (1, b'G'), (2, b'B')] {
        bytes[at + 10 + 3 * component] = name;
    }
    let imported = jpeg(&bytes);
    let own = keys(&imported).get(b"DecodeParms").unwrap().as_dict().unwrap();
    assert_eq!(own.get(b"ColorTransform").unwrap().as_i64().unwrap(), 0);
    assert!(!keys(&jpeg(BASELINE)).has(b"DecodeParms"));
}

#[test]
fn a_jpeg_that_no_reader_shows_is_refused_with_the_reason() {
    let at = memchr::memmem::find(BASELINE, b"\xff\xc0").unwrap();
    let with = |offset: usize, byte: u8| {
        let mut bytes = BASELINE.to_vec();
        bytes[at + offset] = byte;
        fault(&bytes, Kind::Jpeg).to_string()
    };
    let cases = [
        (with(1, 0xc9), "with arithmetic coding"),
        (with(1, 0xc3), "without loss"),
        (with(1, 0xc5), "of several resolutions"),
        (with(4, 12), "of 12 bits a colour"),
    ];
    for (said, how) in cases {
        let expected = format!(
            "the file is a JPEG {how}, which few readers can show; save it as an ordinary JPEG"
        );
        assert_eq!(said, expected);
    }
    assert_eq!(with(6, 0), "the file is damaged: it says no size");
    let end = BASELINE.len() - 2;
    assert_eq!(
        fault(&BASELINE[..end], Kind::Jpeg).to_string(),
        "the file is damaged: it breaks off before its end"
    );
    assert_eq!(
        fault(&BASELINE[..at + 4], Kind::Jpeg).to_string(),
        "the file is damaged: its head breaks off"
    );
    let mut large = BASELINE.to_vec();
    large[at + 5..at + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(fault(&large, Kind::Jpeg), Fault::TooLarge(65_535, 65_535));
    let page = import(BASELINE, Kind::Jpeg, Some(&[1, 2])).unwrap_err();
    assert_eq!(page.to_string(), "the file has no page 2: it has 1 page");
}

/// What a test PNG is.
struct Case {
    color: ColorType,
    depth: BitDepth,
    palette: Option<Vec<u8>>,
    transparency: Option<Vec<u8>>,
}

const SIDE: u32 = 13;

fn bits(depth: BitDepth) -> u32 {
    match depth {
        BitDepth::One => 1,
        BitDepth::Two => 2,
        BitDepth::Four => 4,
        BitDepth::Eight => 8,
        BitDepth::Sixteen => 16,
    }
}

/// Rows of a pattern, as this sort of PNG stores them.
fn rows(case: &Case) -> Vec<u8> {
    let samples = case.color.samples();
    let row_bits = u32::try_from(samples).unwrap() * bits(case.depth);
    let row = usize::try_from((SIDE * row_bits).div_ceil(8)).unwrap();
    let bytes = row * usize::try_from(SIDE).unwrap();
    (0..bytes).map(|at| u8::try_from((at * 37 + at / row * 11) % 256).unwrap()).collect()
}

fn encoded(case: &Case, data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, SIDE, SIDE);
    encoder.set_color(case.color);
    encoder.set_depth(case.depth);
    if let Some(palette) = &case.palette {
        encoder.set_palette(palette.clone());
    }
    if let Some(transparency) = &case.transparency {
        encoder.set_trns(transparency.clone());
    }
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    bytes
}

fn unpacked(stream: &Stream) -> Vec<u8> {
    stream.get_plain_content().unwrap()
}

fn integer(keys: &Dictionary, key: &str) -> i64 {
    keys.get(key.as_bytes()).unwrap().as_i64().unwrap()
}

#[test]
fn a_png_without_gaps_passes_as_it_is_packed() {
    use BitDepth::{Eight, Four, One, Sixteen, Two};
    let colors = |count: usize| {
        Some((0..count * 3).map(|at| u8::try_from(at % 251).unwrap()).collect::<Vec<u8>>())
    };
    let mut cases = vec![(ColorType::Rgb, Eight, None), (ColorType::Rgb, Sixteen, None)];
    cases.extend([One, Two, Four, Eight, Sixteen].map(|depth| (ColorType::Grayscale, depth, None)));
    cases.extend(
        [(One, 2), (Two, 4), (Four, 16), (Eight, 256)]
            .map(|(depth, count)| (ColorType::Indexed, depth, colors(count))),
    );
    for (color, depth, palette) in cases {
        let case = Case { color, depth, palette: palette.clone(), transparency: None };
        let data = rows(&case);
        let bytes = encoded(&case, &data);
        let imported = sane(import(&bytes, Kind::Png, None).unwrap());
        let drawn = drawn(&imported);
        assert_eq!(imported.objects.len(), 1, "{color:?} {depth:?}");
        assert_eq!(integer(&drawn.dict, "BitsPerComponent"), i64::from(bits(depth)));
        assert_eq!(unpacked(drawn), data, "{color:?} {depth:?}");
        // The very bytes of the file.
        assert!(memchr::memmem::find(&bytes, &drawn.content).is_some(), "{color:?} {depth:?}");
        let space = drawn.dict.get(b"ColorSpace").unwrap();
        match (color, space) {
            (ColorType::Grayscale, Object::Name(name)) => assert_eq!(name, b"DeviceGray"),
            (ColorType::Rgb, Object::Name(name)) => assert_eq!(name, b"DeviceRGB"),
            (ColorType::Indexed, Object::Array(parts)) => {
                let palette = palette.unwrap();
                assert_eq!(
                    parts[2].as_i64().unwrap(),
                    i64::try_from(palette.len() / 3).unwrap() - 1
                );
                assert_eq!(parts[3].as_str().unwrap(), palette);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_one_sees_through_becomes_a_mask() {
    for (color, depth) in [
        (ColorType::Rgba, BitDepth::Eight),
        (ColorType::Rgba, BitDepth::Sixteen),
        (ColorType::GrayscaleAlpha, BitDepth::Eight),
        (ColorType::GrayscaleAlpha, BitDepth::Sixteen),
    ] {
        let case = Case { color, depth, palette: None, transparency: None };
        let data = rows(&case);
        let imported = sane(import(&encoded(&case, &data), Kind::Png, None).unwrap());
        let drawn = drawn(&imported);
        let step = if depth == BitDepth::Sixteen { 2 } else { 1 };
        let narrow: Vec<u8> = data.iter().step_by(step).copied().collect();
        let samples = color.samples();
        let pixels = narrow.chunks(samples);
        let colors: Vec<u8> =
            pixels.clone().flat_map(|pixel| pixel[..samples - 1].to_vec()).collect();
        let alpha: Vec<u8> = pixels.map(|pixel| pixel[samples - 1]).collect();
        assert_eq!(unpacked(drawn), colors, "{color:?} {depth:?}");
        let mask = found(&imported, drawn.dict.get(b"SMask").unwrap()).as_stream().unwrap();
        assert_eq!(unpacked(mask), alpha, "{color:?} {depth:?}");
        assert_eq!(
            (integer(&drawn.dict, "BitsPerComponent"), integer(&mask.dict, "BitsPerComponent")),
            (8, 8)
        );
    }
}

#[test]
fn what_one_does_not_see_through_has_no_mask() {
    let case =
        Case { color: ColorType::Rgba, depth: BitDepth::Eight, palette: None, transparency: None };
    let mut data = rows(&case);
    data.chunks_mut(4).for_each(|pixel| pixel[3] = 255);
    let imported = sane(import(&encoded(&case, &data), Kind::Png, None).unwrap());
    assert_eq!((imported.objects.len(), drawn(&imported).dict.has(b"SMask")), (1, false));
    let colors: Vec<u8> = data.chunks(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
    assert_eq!(unpacked(drawn(&imported)), colors);
}

#[test]
fn a_colour_that_is_seen_through_is_named() {
    let palette = Some((0..12).collect::<Vec<u8>>());
    let case = Case {
        color: ColorType::Indexed,
        depth: BitDepth::Two,
        palette,
        transparency: Some(vec![0, 128]),
    };
    let data = rows(&case);
    let imported = sane(import(&encoded(&case, &data), Kind::Png, None).unwrap());
    let drawn_one = drawn(&imported);
    assert_eq!(unpacked(drawn_one), data);
    let mask = found(&imported, drawn_one.dict.get(b"SMask").unwrap()).as_stream().unwrap();
    let numbers = data.chunks(4).flat_map(|row| {
        row.iter()
            .flat_map(|byte| [byte >> 6, byte >> 4 & 3, byte >> 2 & 3, byte & 3])
            .take(13)
            .collect::<Vec<u8>>()
    });
    let expected: Vec<u8> = numbers.map(|number| [0, 128, 255, 255][usize::from(number)]).collect();
    assert_eq!(unpacked(mask), expected);
    for (color, depth, transparency, ends) in [
        (ColorType::Grayscale, BitDepth::Four, vec![0, 9], vec![9, 9]),
        (ColorType::Rgb, BitDepth::Eight, vec![0, 1, 0, 2, 0, 3], vec![1, 1, 2, 2, 3, 3]),
        (ColorType::Grayscale, BitDepth::Sixteen, vec![1, 2], vec![258, 258]),
    ] {
        let case = Case { color, depth, palette: None, transparency: Some(transparency) };
        let imported = sane(import(&encoded(&case, &rows(&case)), Kind::Png, None).unwrap());
        let Object::Array(key) = drawn(&imported).dict.get(b"Mask").unwrap() else { panic!() };
        let key: Vec<i64> = key.iter().map(|end| end.as_i64().unwrap()).collect();
        assert_eq!(key, ends, "{color:?} {depth:?}");
    }
}

#[test]
fn rows_that_are_interlaced_are_put_in_order() {
    // The seven passes of Adam7, of a picture of 8 x 8 greys.
    let pixel = |x: usize, y: usize| u8::try_from(x * 20 + y * 7).unwrap();
    let passes = [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];
    let mut stored = Vec::new();
    for (left, top, across, down) in passes {
        for y in (top..8).step_by(down) {
            stored.push(0);
            stored.extend((left..8).step_by(across).map(|x| pixel(x, y)));
        }
    }
    let chunk = |name: &[u8; 4], own: &[u8]| {
        let mut sum = flate2::Crc::new();
        sum.update(name);
        sum.update(own);
        let length = u32::try_from(own.len()).unwrap().to_be_bytes();
        [&length, &name[..], own, &sum.sum().to_be_bytes()].concat()
    };
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    std::io::Write::write_all(&mut packer, &stored).unwrap();
    let head = [0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 1];
    // 11,811 dots a metre are 300 an inch.
    let size = [11_811_u32.to_be_bytes(), 11_811_u32.to_be_bytes()].concat();
    let bytes = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &head),
        chunk(b"pHYs", &[&size[..], &[1]].concat()),
        chunk(b"IDAT", &packer.finish().unwrap()),
        chunk(b"IEND", b""),
    ]
    .concat();
    let imported = sane(import(&bytes, Kind::Png, None).unwrap());
    let expected: Vec<u8> = (0..8).flat_map(|y| (0..8).map(move |x| pixel(x, y))).collect();
    assert_eq!(unpacked(drawn(&imported)), expected);
    let sheet = &imported.sheets[0];
    assert!((sheet.width - 8.0 * 0.24).abs() < 0.01, "{}", sheet.width);
}

#[test]
fn a_png_that_is_damaged_is_refused() {
    let case =
        Case { color: ColorType::Rgb, depth: BitDepth::Eight, palette: None, transparency: None };
    let whole = encoded(&case, &rows(&case));
    for cut in [20, 60, whole.len() - 13, whole.len() - 4] {
        assert!(matches!(fault(&whole[..cut], Kind::Png), Fault::Damaged(_)), "{cut}");
    }
    let mut broken = whole.clone();
    broken[70] ^= 0xff;
    let said = fault(&broken, Kind::Png).to_string();
    assert_eq!(said, "the file is damaged: its data are not those of a PNG");
    let mut large = whole;
    large[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let mut sum = flate2::Crc::new();
    sum.update(&large[12..29]);
    large[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert_eq!(fault(&large, Kind::Png), Fault::TooLarge(65_536, 65_536));
}

//! Pictures of a size and an orientation, without anything to see on them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "a picture that can't be made should stop its test"
)]

/// A PNG of this size; the orientation says whether its bytes begin with the most significant.
pub(crate) fn png(width: u32, height: u32, orientation: Option<(bool, u8)>) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let mut chunks = vec![chunk(b"IHDR", &[&size[..], &[8, 0, 0, 0, 0]].concat())];
    chunks.extend(orientation.map(|(big, value)| chunk(b"eXIf", &exif(big, value))));
    chunks.push(chunk(b"IDAT", &[0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]));
    chunks.push(chunk(b"IEND", &[]));
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

/// A JPEG of this size.
pub(crate) fn jpeg(width: u16, height: u16, orientation: Option<(bool, u8)>) -> Vec<u8> {
    let mut segments = vec![segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")];
    segments.extend(
        orientation
            .map(|(big, value)| segment(0xe1, &[b"Exif\0\0".to_vec(), exif(big, value)].concat())),
    );
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    segments.push(segment(0xc0, &[&[8][..], &size, &[1, 1, 0x11, 0]].concat()));
    segments.push(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    [vec![0xff, 0xd8], segments.concat(), vec![0x12, 0x34, 0xff, 0xd9]].concat()
}

fn chunk(name: &[u8], bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap().to_be_bytes();
    [&length[..], name, bytes, &[0; 4]].concat()
}

fn segment(marker: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker][..], &length, bytes].concat()
}

/// A block of EXIF that holds an orientation and nothing else.
fn exif(big: bool, value: u8) -> Vec<u8> {
    let short = |n: u16| if big { n.to_be_bytes() } else { n.to_le_bytes() }.to_vec();
    let long = |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() }.to_vec();
    let start = if big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
    let entry = [short(0x0112), short(3), long(1), short(value.into()), short(0)].concat();
    [start, long(8), short(1), entry, long(0)].concat()
}

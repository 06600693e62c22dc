//! PNG and JPEG: how large, which way up, and whether the file goes to its end.

use crate::source::evidence::exif;

/// What a picture's file says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Picture {
    /// Width and height in pixels, as stored.
    pub(super) pixels: Option<(u32, u32)>,
    /// The orientation of EXIF, 1 to 8.
    pub(super) orientation: u8,
    /// Whether it has all its parts up to its end.
    pub(super) whole: bool,
    /// Whether its colours are those of some press, and it is not said of which.
    pub(super) is_of_a_press: bool,
}

impl Default for Picture {
    fn default() -> Self {
        Self { pixels: None, orientation: 1, whole: false, is_of_a_press: false }
    }
}

/// Reads a JPEG's segments.
pub(super) fn jpeg(bytes: &[u8]) -> Picture {
    let mut picture = Picture::default();
    let (mut inks, mut profile) = (false, false);
    let mut at = 2_usize;
    while let Some(&[mark, marker]) = bytes.get(at..).and_then(<[u8]>::first_chunk::<2>) {
        // Fill bytes, and markers without a length, stand alone.
        if mark != 0xff {
            break;
        }
        if marker == 0xff {
            at = at.saturating_add(1);
            continue;
        }
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            at = at.saturating_add(2);
            continue;
        }
        let Some(length) = short(bytes, at.saturating_add(2)) else { break };
        let end = at.saturating_add(2).saturating_add(usize::from(length));
        let Some(segment) = bytes.get(at.saturating_add(4)..end) else { break };
        match marker {
            // The start of a frame; C4, C8 and CC are tables.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let size = short(segment, 3).zip(short(segment, 1));
                picture.pixels = size.map(|(width, height)| (width.into(), height.into()));
                inks = segment.get(5) == Some(&4);
            }
            0xe2 if segment.starts_with(b"ICC_PROFILE\0") => profile = true,
            0xe1 => {
                let block = segment.strip_prefix(b"Exif\0\0");
                picture.orientation =
                    block.and_then(exif::orientation).unwrap_or(picture.orientation);
            }
            // The picture's data follow, up to the mark of the end.
            0xda => {
                let data = bytes.get(end..).unwrap_or_default();
                let ended = memchr::memmem::rfind(data, b"\xff\xd9").is_some();
                picture.whole = ended && picture.pixels.is_some_and(is_some_size);
                picture.is_of_a_press = inks && !profile;
                return picture;
            }
            _ => {}
        }
        at = end;
    }
    picture
}

/// Reads a PNG's chunks.
pub(super) fn png(bytes: &[u8]) -> Picture {
    let mut picture = Picture::default();
    let mut data = false;
    let mut at = 8_usize;
    while let Some(length) = long(bytes, at) {
        let start = at.saturating_add(8);
        let end = start.saturating_add(usize::try_from(length).unwrap_or(usize::MAX));
        let name = bytes.get(at.saturating_add(4)..start);
        let (Some(name), Some(chunk)) = (name, bytes.get(start..end)) else { break };
        match name {
            b"IHDR" => picture.pixels = long(chunk, 0).zip(long(chunk, 4)),
            b"eXIf" => {
                picture.orientation = exif::orientation(chunk).unwrap_or(picture.orientation);
            }
            b"IDAT" => data = true,
            b"IEND" => {
                picture.whole = data && picture.pixels.is_some_and(is_some_size);
                break;
            }
            _ => {}
        }
        // Each chunk ends with four bytes of a check sum.
        at = end.saturating_add(4);
    }
    picture
}

fn is_some_size((width, height): (u32, u32)) -> bool {
    width > 0 && height > 0
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk::<2>().copied().map(u16::from_be_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk::<4>().copied().map(u32::from_be_bytes)
}

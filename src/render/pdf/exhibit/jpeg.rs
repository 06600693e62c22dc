//! A JPEG: its bytes as they are, with what its head says.

use std::collections::BTreeMap;

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::pack::stream;
use crate::render::pdf::exhibit::{Fault, Imported, Sheet, matrix, pixels, profile};
use crate::source::evidence::exif;

/// Dots an inch that a picture may claim; what lies beyond was never measured.
const DENSITY: std::ops::RangeInclusive<f32> = 36.0..=4800.0;

/// Segments before the picture's data; a camera writes a few dozen.
const SEGMENTS: usize = 4096;

/// What the head of a JPEG says.
#[derive(Debug, Default)]
struct Head<'a> {
    /// The marker of the frame, its bits, width, height, and the names of its components.
    frame: Option<(u8, u8, u32, u32, &'a [u8])>,
    /// How Adobe's programs say that colours were turned, if they say it.
    adobe: Option<u8>,
    orientation: u8,
    density: Option<(f32, f32)>,
    profile: BTreeMap<u8, &'a [u8]>,
    /// The data, from the first scan on.
    data: &'a [u8],
}

/// Reads a JPEG.
pub(super) fn import(bytes: &[u8]) -> Result<Imported, Fault> {
    let head = head(bytes).ok_or_else(|| Fault::Damaged("its head breaks off".to_owned()))?;
    let Some((frame, bits, width, height, components)) = head.frame else {
        return Err(Fault::Damaged("it says no size".to_owned()));
    };
    if width == 0 || height == 0 {
        return Err(Fault::Damaged("it says no size".to_owned()));
    }
    pixels::check(width, height)?;
    let unfit = |how: &str| {
        Err(Fault::Unfit(format!(
            "a JPEG {how}, which few readers can show; save it as an ordinary JPEG"
        )))
    };
    match frame {
        0xc0..=0xc2 if bits == 8 => {}
        0xc0..=0xc2 => return unfit(&format!("of {bits} bits a colour")),
        0xc3 => return unfit("without loss"),
        0xc9..=0xcb => return unfit("with arithmetic coding"),
        _ => return unfit("of several resolutions"),
    }
    let samples = u8::try_from(components.chunks_exact(3).count()).unwrap_or(0);
    let device: &[u8] = match samples {
        1 => b"DeviceGray",
        3 => b"DeviceRGB",
        4 => b"DeviceCMYK",
        _ => return unfit(&format!("of {samples} colours")),
    };
    if memchr::memmem::rfind(head.data, b"\xff\xd9").is_none() {
        return Err(Fault::Damaged("it breaks off before its end".to_owned()));
    }
    let mut objects = Vec::new();
    let own: Vec<u8> = head.profile.values().copied().flatten().copied().collect();
    let space = profile::space(&mut objects, &own, samples);
    let mut keys = pixels::keys(width, height, 8);
    keys.set("ColorSpace", space.unwrap_or_else(|| Object::Name(device.to_vec())));
    keys.set("Filter", Object::Name(b"DCTDecode".to_vec()));
    let names: Vec<u8> = components.iter().step_by(3).copied().collect();
    if head.adobe.is_none() && names == b"RGB" {
        let mut own = Dictionary::new();
        own.set("ColorTransform", Object::Integer(0));
        keys.set("DecodeParms", Object::Dictionary(own));
    }
    // Adobe's programs write the inks of a press the other way round.
    if samples == 4 && head.adobe.is_some() {
        let turned = [1, 0, 1, 0, 1, 0, 1, 0].map(Object::Integer);
        keys.set("Decode", Object::Array(turned.to_vec()));
    }
    objects.push(Object::Stream(stream(keys, bytes.to_vec())));
    Ok(Imported {
        sheets: vec![sheet(&objects, (width, height), head.density, head.orientation)],
        objects,
        losses: Vec::new(),
    })
}

/// The sheet of a picture, which is the last of the objects.
pub(super) fn sheet(
    objects: &[Object],
    (width, height): (u32, u32),
    density: Option<(f32, f32)>,
    orientation: u8,
) -> Sheet {
    let (across, down) = density
        .filter(|(across, down)| DENSITY.contains(across) && DENSITY.contains(down))
        .unwrap_or((72.0, 72.0));
    let points = |side: u32, density: f32| {
        let part = |part: u32| f32::from(u16::try_from(part & 0xffff).unwrap_or(u16::MAX));
        (part(side >> 16) * 65_536.0 + part(side)) * 72.0 / density
    };
    let (width, height) = (points(width, across), points(height, down));
    let lies = (5..=8).contains(&orientation);
    let (width, height) = if lies { (height, width) } else { (width, height) };
    Sheet {
        object: u32::try_from(objects.len()).unwrap_or(u32::MAX),
        width,
        height,
        matrix: matrix::oriented(orientation, width, height),
        page: 1,
    }
}

/// Width and height of a JPEG.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    head(bytes)?.frame.map(|(_, _, width, height, _)| (width, height))
}

/// Reads the segments up to the picture's data.
fn head(bytes: &[u8]) -> Option<Head<'_>> {
    let mut head = Head { orientation: 1, ..Head::default() };
    let mut rest = bytes;
    for _ in 0..SEGMENTS {
        let (&[mark, marker], after) = rest.split_first_chunk::<2>()?;
        if mark != 0xff {
            return None;
        }
        // Fill bytes, and markers without a length, stand alone.
        if marker == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            rest = after;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk::<2>()?));
        let segment = after.get(2..length)?;
        rest = after.get(length..)?;
        match marker {
            // The start of a frame; C4, C8 and CC are tables.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let ([bits, h1, h2, w1, w2, _], parts) = segment.split_first_chunk::<6>()?;
                let side = |high: &u8, low: &u8| u32::from(u16::from_be_bytes([*high, *low]));
                head.frame = Some((marker, *bits, side(w1, w2), side(h1, h2), parts));
            }
            0xe0 => head.density = density(segment).or(head.density),
            0xe1 => {
                let block = segment.strip_prefix(b"Exif\0\0");
                head.orientation = block.and_then(exif::orientation).unwrap_or(head.orientation);
            }
            0xe2 => {
                if let Some(part) = segment.strip_prefix(b"ICC_PROFILE\0")
                    && let Some(([number, _], part)) = part.split_first_chunk::<2>()
                {
                    head.profile.insert(*number, part);
                }
            }
            0xee => {
                let adobe = segment.strip_prefix(b"Adobe").and_then(|rest| rest.get(6));
                head.adobe = adobe.copied().or(head.adobe);
            }
            0xda => {
                head.data = rest;
                return Some(head);
            }
            _ => {}
        }
    }
    None
}

/// Dots an inch, across and down, by the block of JFIF.
fn density(segment: &[u8]) -> Option<(f32, f32)> {
    let [_, _, unit, x1, x2, y1, y2] = *segment.strip_prefix(b"JFIF\0")?.first_chunk::<7>()?;
    let scale = match unit {
        1 => 1.0,
        2 => 2.54,
        _ => return None,
    };
    let dots = |high, low| f32::from(u16::from_be_bytes([high, low])) * scale;
    Some((dots(x1, x2), dots(y1, y2)))
}

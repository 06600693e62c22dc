//! A PNG: its data as they are where a PDF can hold them, else drawn out and packed anew.

mod chunk;
mod plane;

use std::io::Cursor;

use lopdf47::{Dictionary, Object, StringFormat};
use png::{ColorType, Decoder, DecodingError, Info, Limits, Reader};

use crate::render::pdf::exhibit::graph::reference;
use crate::render::pdf::exhibit::pack::{count_deflated, stream};
use crate::render::pdf::exhibit::png::chunk::Chunks;
use crate::render::pdf::exhibit::png::plane::Planes;
use crate::render::pdf::exhibit::{Fault, Imported, UNPACKED, jpeg, pixels, profile};
use crate::source::evidence::exif;

/// The most bytes of a picture that has to be held as a whole, because its rows are interlaced.
const HELD: usize = 256 << 20;

/// Reads a PNG.
pub(super) fn import(bytes: &[u8]) -> Result<Imported, Fault> {
    let limits = Limits { bytes: UNPACKED };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    let head = decoder.read_header_info().map_err(|error| fault(&error))?;
    pixels::check(head.width, head.height)?;
    let mut reader = decoder.read_info().map_err(|error| fault(&error))?;
    let info = reader.info().clone();
    let chunks = Chunks::of(bytes);

    let see_through = match info.color_type {
        ColorType::GrayscaleAlpha | ColorType::Rgba => true,
        ColorType::Indexed => chunks.transparency.iter().any(|alpha| *alpha < 255),
        ColorType::Grayscale | ColorType::Rgb => false,
    };
    let passes = !see_through && !info.interlaced;
    let mut planes = Planes::of(&info, see_through, chunks.transparency);
    // What stays as it is is read too: so it is known to be whole, and not larger than it says.
    rows(&mut reader, &info, |row| {
        if !passes {
            planes.push(row);
        }
    })?;

    if passes {
        // What lies behind the last row would be unpacked by a reader of the packet.
        let most = pixels::bytes(info.width, info.height, 4, 16);
        count_deflated(&chunks.data, most.saturating_add(pixels::BEYOND))?;
    }

    let mut objects = Vec::new();
    let samples: u8 = match info.color_type {
        ColorType::Grayscale | ColorType::GrayscaleAlpha => 1,
        ColorType::Rgb | ColorType::Rgba | ColorType::Indexed => 3,
    };
    let own = info.icc_profile.as_deref().unwrap_or_default();
    let device: &[u8] = if samples == 1 { b"DeviceGray" } else { b"DeviceRGB" };
    let mut space =
        profile::space(&mut objects, own, samples).unwrap_or_else(|| Object::Name(device.to_vec()));
    if info.color_type == ColorType::Indexed {
        space = indexed(space, &info)?;
    }
    let stored: u8 = match info.bit_depth {
        png::BitDepth::One => 1,
        png::BitDepth::Two => 2,
        png::BitDepth::Four => 4,
        png::BitDepth::Eight => 8,
        png::BitDepth::Sixteen => 16,
    };
    let (color, alpha) = planes.finish().ok_or(Fault::Endless)?;
    let bits = if passes { stored } else { stored.min(8) };
    let mut keys = pixels::keys(info.width, info.height, bits);
    keys.set("ColorSpace", space);
    let parts = if info.color_type == ColorType::Indexed { 1 } else { samples };
    set_packing(&mut keys, info.width, parts, bits);
    if matches!(info.color_type, ColorType::Grayscale | ColorType::Rgb)
        && let Some(key) = key(chunks.transparency, samples, stored > bits)
    {
        keys.set("Mask", key);
    }
    if let Some(alpha) = alpha {
        let mut own = pixels::keys(info.width, info.height, 8);
        own.set("ColorSpace", Object::Name(b"DeviceGray".to_vec()));
        set_packing(&mut own, info.width, 1, 8);
        objects.push(Object::Stream(stream(own, alpha)));
        let number = u32::try_from(objects.len()).map_err(|_| Fault::Endless)?;
        keys.set("SMask", reference(number));
    }
    objects.push(Object::Stream(stream(keys, if passes { chunks.data } else { color })));
    let orientation = chunks.exif.and_then(exif::orientation).unwrap_or(1);
    let sheet = jpeg::sheet(&objects, (info.width, info.height), chunks.density, orientation);
    Ok(Imported { objects, sheets: vec![sheet], losses: Vec::new() })
}

fn fault(error: &DecodingError) -> Fault {
    match error {
        DecodingError::LimitsExceeded => Fault::Endless,
        DecodingError::IoError(_) => cut_off(),
        DecodingError::Format(_) | DecodingError::Parameter(_) => {
            Fault::Damaged("its data are not those of a PNG".to_owned())
        }
    }
}

fn cut_off() -> Fault {
    Fault::Damaged("it breaks off before its end".to_owned())
}

/// Reads all rows, upright and complete.
fn rows(
    reader: &mut Reader<Cursor<&[u8]>>,
    info: &Info<'_>,
    mut push: impl FnMut(&[u8]),
) -> Result<(), Fault> {
    if info.interlaced {
        let size = reader.output_buffer_size().filter(|size| *size <= HELD);
        let mut held = vec![0; size.ok_or(Fault::TooLarge(info.width, info.height))?];
        let frame = reader.next_frame(&mut held).map_err(|error| fault(&error))?;
        held.chunks_exact(frame.line_size.max(1)).for_each(push);
    } else {
        for _ in 0..info.height {
            let row = reader.next_row().map_err(|error| fault(&error))?;
            push(row.ok_or_else(cut_off)?.data());
        }
    }
    reader.finish().map_err(|error| fault(&error))
}

/// How the rows of a PNG are packed, in the words of a PDF.
fn set_packing(keys: &mut Dictionary, width: u32, samples: u8, bits: u8) {
    let mut own = Dictionary::new();
    own.set("Predictor", Object::Integer(15));
    own.set("Colors", Object::Integer(samples.into()));
    own.set("BitsPerComponent", Object::Integer(bits.into()));
    own.set("Columns", Object::Integer(width.into()));
    keys.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    keys.set("DecodeParms", Object::Dictionary(own));
}

/// A space of the colours of a palette.
fn indexed(base: Object, info: &Info<'_>) -> Result<Object, Fault> {
    let palette = info.palette.as_deref().unwrap_or_default();
    let colors = palette.chunks_exact(3).count().min(256);
    let last = i64::try_from(colors).unwrap_or(0).saturating_sub(1);
    if last < 0 {
        return Err(Fault::Damaged("it has no palette".to_owned()));
    }
    let palette = palette.get(..colors.saturating_mul(3)).unwrap_or_default().to_vec();
    Ok(Object::Array(vec![
        Object::Name(b"Indexed".to_vec()),
        base,
        Object::Integer(last),
        Object::String(palette, StringFormat::Hexadecimal),
    ]))
}

/// The one colour that is seen through, as a range of each of its samples.
fn key(transparency: &[u8], samples: u8, narrowed: bool) -> Option<Object> {
    let color = transparency.get(..usize::from(samples).saturating_mul(2))?;
    let ends = color.chunks_exact(2).filter_map(<[u8]>::first_chunk::<2>).flat_map(|sample| {
        let value =
            if narrowed { i64::from(sample[0]) } else { u16::from_be_bytes(*sample).into() };
        [Object::Integer(value), Object::Integer(value)]
    });
    Some(Object::Array(ends.collect()))
}

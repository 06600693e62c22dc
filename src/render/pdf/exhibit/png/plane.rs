//! The colours of a picture, and apart from them how far one sees through, row by row.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use png::{BitDepth, ColorType, Info};

/// The two parts of a picture.
pub(super) struct Planes<'a> {
    color: Plane,
    alpha: Option<Plane>,
    opaque: bool,
    sort: ColorType,
    depth: BitDepth,
    width: usize,
    /// How far one sees through each colour of a palette.
    palette: &'a [u8],
}

/// Rows, each told by its difference from the one above or from its own left where that packs better.
struct Plane {
    packer: ZlibEncoder<Vec<u8>>,
    above: Vec<u8>,
    /// Bytes of a pixel; none where pixels share a byte.
    step: usize,
    whole: bool,
}

impl<'a> Planes<'a> {
    /// Of a picture.
    pub(super) fn of(info: &Info<'_>, see_through: bool, palette: &'a [u8]) -> Self {
        let small = matches!(info.bit_depth, BitDepth::One | BitDepth::Two | BitDepth::Four);
        let step = match info.color_type {
            ColorType::Rgb | ColorType::Rgba => 3,
            // Neighbours in a palette are not alike.
            ColorType::Indexed => 0,
            ColorType::Grayscale | ColorType::GrayscaleAlpha => usize::from(!small),
        };
        Self {
            color: Plane::of(step),
            alpha: see_through.then(|| Plane::of(1)),
            opaque: true,
            sort: info.color_type,
            depth: info.bit_depth,
            width: usize::try_from(info.width).unwrap_or(0),
            palette,
        }
    }

    /// Adds a row as it was stored.
    pub(super) fn push(&mut self, row: &[u8]) {
        let narrow: Vec<u8>;
        let row = if self.depth == BitDepth::Sixteen {
            narrow = row.iter().step_by(2).copied().collect();
            &narrow
        } else {
            row
        };
        let alpha: Vec<u8> = match self.sort {
            ColorType::GrayscaleAlpha => row.iter().skip(1).step_by(2).copied().collect(),
            ColorType::Rgba => row.iter().skip(3).step_by(4).copied().collect(),
            ColorType::Indexed if self.alpha.is_some() => {
                let alpha = |number: u8| self.palette.get(usize::from(number)).copied();
                numbers(row, self.depth)
                    .map(|number| alpha(number).unwrap_or(255))
                    .take(self.width)
                    .collect()
            }
            ColorType::Grayscale | ColorType::Rgb | ColorType::Indexed => Vec::new(),
        };
        match self.sort {
            ColorType::GrayscaleAlpha => {
                let color: Vec<u8> = row.iter().step_by(2).copied().collect();
                self.color.push(&color);
            }
            ColorType::Rgba => {
                let color: Vec<u8> = row
                    .chunks_exact(4)
                    .filter_map(<[u8]>::first_chunk::<3>)
                    .flatten()
                    .copied()
                    .collect();
                self.color.push(&color);
            }
            ColorType::Grayscale | ColorType::Rgb | ColorType::Indexed => self.color.push(row),
        }
        if let Some(plane) = &mut self.alpha {
            self.opaque &= alpha.iter().all(|alpha| *alpha == 255);
            plane.push(&alpha);
        }
    }

    /// The packed colours, and how far one sees through if one does.
    pub(super) fn finish(self) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
        let alpha = match self.alpha {
            Some(plane) if !self.opaque => Some(plane.finish()?),
            Some(_) | None => None,
        };
        Some((self.color.finish()?, alpha))
    }
}

/// The numbers of colours in a row, of which several may share a byte.
fn numbers(row: &[u8], depth: BitDepth) -> impl Iterator<Item = u8> {
    let (shifts, mask): (&[u8], u8) = match depth {
        BitDepth::One => (&[7, 6, 5, 4, 3, 2, 1, 0], 1),
        BitDepth::Two => (&[6, 4, 2, 0], 3),
        BitDepth::Four => (&[4, 0], 15),
        BitDepth::Eight | BitDepth::Sixteen => (&[0], 255),
    };
    row.iter().flat_map(move |byte| shifts.iter().map(move |shift| (byte >> shift) & mask))
}

impl Plane {
    fn of(step: usize) -> Self {
        let packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
        Self { packer, above: Vec::new(), step, whole: true }
    }

    fn push(&mut self, row: &[u8]) {
        let left: Vec<u8> = row
            .iter()
            .zip(std::iter::repeat_n(&0, self.step).chain(row))
            .map(|(a, b)| a.wrapping_sub(*b))
            .collect();
        self.above.resize(row.len(), 0);
        let up: Vec<u8> = row.iter().zip(&self.above).map(|(a, b)| a.wrapping_sub(*b)).collect();
        // The usual guess: small differences pack well.
        let weight = |row: &[u8]| {
            row.iter().map(|byte| u64::from(byte.cast_signed().unsigned_abs())).sum::<u64>()
        };
        let (kind, best) = if self.step == 0 {
            (0, row)
        } else if weight(&up) <= weight(&left) {
            (2, up.as_slice())
        } else {
            (1, left.as_slice())
        };
        let written = self.packer.write_all(&[kind]).and_then(|()| self.packer.write_all(best));
        self.whole &= written.is_ok();
        self.above.clear();
        self.above.extend_from_slice(row);
    }

    fn finish(self) -> Option<Vec<u8>> {
        self.packer.finish().ok().filter(|_| self.whole)
    }
}

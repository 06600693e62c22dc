//! The cross-reference table: where each object stands.

use crate::render::pdf::file::object::Ref;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Nowhere.
    Free,
    /// At a place of the file, in bytes.
    At(usize),
    /// In a stream of objects.
    In {
        /// The stream.
        stream: Ref,
        /// Its place there.
        index: usize,
    },
}

/// Bytes of a row: the kind, the place or the stream, the place in the stream.
const ROW: usize = 8;

/// The table as a stream: the entries of its dictionary, and its rows, each as what changed from the row above.
pub(crate) fn table(stands: &[Stand]) -> (String, Vec<u8>) {
    let mut bytes = Vec::with_capacity(stands.len().saturating_mul(ROW.saturating_add(1)));
    let mut above = [0_u8; ROW];
    for stand in stands {
        let row = row(*stand);
        // The predictor that subtracts the row above.
        bytes.push(2);
        bytes.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = row;
    }
    let size = stands.len();
    let entries = format!("/Size {size}/W[1 5 2]/DecodeParms<</Predictor 12/Columns {ROW}>>");
    (entries, bytes)
}

fn row(stand: Stand) -> [u8; ROW] {
    let (kind, place, index): (u8, u64, u16) = match stand {
        Stand::Free => (0, 0, u16::MAX),
        Stand::At(place) => (1, u64::try_from(place).unwrap_or(u64::MAX), 0),
        Stand::In { stream, index } => {
            (2, stream.number().into(), u16::try_from(index).unwrap_or(u16::MAX))
        }
    };
    let mut row = [kind; ROW];
    // Five bytes of the place reach to a tebibyte.
    let bytes = place.to_be_bytes();
    let tail = bytes.into_iter().skip(3).chain(index.to_be_bytes());
    for (into, byte) in row.iter_mut().skip(1).zip(tail) {
        *into = byte;
    }
    row
}

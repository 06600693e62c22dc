//! Pictures that stand within a drawing: counted as any other, since readers unpack them as any other.

use lopdf47::content::Content;
use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::filter::sort::Filter;
use crate::render::pdf::exhibit::filter::undo_one;
use crate::render::pdf::exhibit::graph::Graph;
use crate::render::pdf::exhibit::lexer::{OPERANDS, Operation};
use crate::render::pdf::exhibit::{Fault, Lost, UNPACKED, jpeg, pixels};

/// Filters of one picture; files use one or two.
const FILTERS: usize = 8;

/// How much more a pixel of a space that is named elsewhere may take than one of inks of a press.
const SPARE: u64 = 8;

impl Graph<'_> {
    /// Whether a picture within a drawing can stay; that one can't is said.
    pub(super) fn holds_inline(&mut self, operation: &Operation<'_>) -> Result<bool, Fault> {
        let why_not = self.count_inline(operation)?;
        let stays = why_not.is_none();
        if let Some(why) = why_not {
            self.lose(Lost::Picture(why));
        }
        Ok(stays)
    }

    /// Counts its data; in which way it is stored, if it can't stay.
    fn count_inline(&mut self, operation: &Operation<'_>) -> Result<Option<String>, Fault> {
        let unclear = || Ok(Some("within the drawing".to_owned()));
        let Some(keys) = keys_of(&operation.operands) else { return unclear() };
        let side = |short: &[u8], long: &[u8]| {
            let side = value(&keys, short, long)?.as_i64().ok()?;
            u32::try_from(side).ok().filter(|side| *side > 0)
        };
        let (Some(width), Some(height)) = (side(b"W", b"Width"), side(b"H", b"Height")) else {
            return unclear();
        };
        pixels::check(width, height)?;
        let (parts, spare) = parts(&keys);
        let bits = value(&keys, b"BPC", b"BitsPerComponent").and_then(|bits| bits.as_i64().ok());
        let bits = bits.and_then(|bits| u64::try_from(bits).ok()).unwrap_or(8).clamp(1, 16);
        let expected = pixels::bytes(width, height, parts, bits);
        // A row may begin with a byte that says how it was packed.
        let limit = expected.saturating_mul(spare).saturating_add(u64::from(height));
        let limit = limit.saturating_add(pixels::BEYOND).min(self.pictures);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX).min(UNPACKED);
        let filters = match value(&keys, b"F", b"Filter") {
            None => Vec::new(),
            Some(Object::Array(all)) => all.iter().collect(),
            Some(one) => vec![one],
        };
        if filters.len() > FILTERS {
            return Ok(Some(format!("{} filters", filters.len())));
        }
        let all = value(&keys, b"DP", b"DecodeParms");
        let mut unpacked = operation.data.to_vec();
        let mut counted = None;
        for (at, filter) in filters.into_iter().enumerate() {
            let name = filter.as_name().unwrap_or_default();
            let how = || Ok(Some(String::from_utf8_lossy(name).into_owned()));
            let Some(filter) = Filter::of(name).filter(|_| counted.is_none()) else { return how() };
            if filter.is_of_pictures() {
                let frame = if filter == Filter::Jpeg { jpeg::size(&unpacked) } else { None };
                if let Some((width, height)) = frame {
                    pixels::check(width, height)?;
                }
                counted = Some(expected);
                continue;
            }
            let own = match all {
                Some(Object::Array(all)) => all.get(at).and_then(|own| own.as_dict().ok()),
                Some(one) => one.as_dict().ok(),
                None => None,
            };
            match undo_one(&unpacked, filter, own.cloned().unwrap_or_default(), limit)? {
                Some(next) => unpacked = next.bytes,
                None => return how(),
            }
        }
        let counted = counted.unwrap_or_else(|| u64::try_from(unpacked.len()).unwrap_or(u64::MAX));
        self.pictures = self.pictures.checked_sub(counted).ok_or(Fault::Endless)?;
        Ok(None)
    }
}

/// The keys of a picture, if each stands there once and none is cut away.
fn keys_of(operands: &[&[u8]]) -> Option<Dictionary> {
    if operands.len() >= OPERANDS {
        return None;
    }
    let written = [b"<<", operands.join(&b' ').as_slice(), b">> n"].concat();
    let read = Content::decode_iter(&written).next()?.ok()?;
    let keys = read.operands.into_iter().next()?.as_dict().ok()?.clone();
    let pairs: [(&[u8], &[u8]); 6] = [
        (b"W", b"Width"),
        (b"H", b"Height"),
        (b"F", b"Filter"),
        (b"DP", b"DecodeParms"),
        (b"BPC", b"BitsPerComponent"),
        (b"CS", b"ColorSpace"),
    ];
    let twice = pairs.iter().any(|(short, long)| keys.has(short) && keys.has(long));
    // Readers don't agree on which of two values holds.
    (!twice && keys.len().saturating_mul(2) == operands.len()).then_some(keys)
}

fn value<'k>(keys: &'k Dictionary, short: &[u8], long: &[u8]) -> Option<&'k Object> {
    keys.get(short).or_else(|_| keys.get(long)).ok()
}

/// How many samples a pixel has, and how many times that it may have.
fn parts(keys: &Dictionary) -> (u64, u64) {
    let stencil = value(keys, b"IM", b"ImageMask") == Some(&Object::Boolean(true));
    let space = value(keys, b"CS", b"ColorSpace");
    match space.and_then(|space| space.as_name().ok()) {
        _ if stencil => (1, 1),
        Some(b"G" | b"DeviceGray" | b"CalGray") => (1, 1),
        Some(b"RGB" | b"DeviceRGB" | b"CalRGB") => (3, 1),
        Some(b"CMYK" | b"DeviceCMYK") => (4, 1),
        _ => (4, SPARE),
    }
}

//! Covering: the letters and digits of a value replaced, byte for byte, so that every place stays right.

use std::ops::Range;

/// The text with what lies in `ranges` covered: as many bytes, the same lines, the same punctuation.
pub fn cover(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut ranges: Vec<_> = ranges.to_vec();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut ranges = ranges.into_iter().peekable();
    let mut end = 0;
    for (at, sign) in text.char_indices() {
        while let Some(range) = ranges.next_if(|range| range.start <= at) {
            end = range.end.max(end);
        }
        out.push(if at < end && speaks(sign) { placeholder(sign.len_utf8()) } else { sign });
    }
    out
}

/// Covers a value that has to stay apart from other covered ones, such as a key or a path: the last signs are a number.
pub fn cover_apart(text: &str, ranges: &[Range<usize>], number: usize) -> String {
    let mut covered = cover(text, ranges);
    let is_free = |at: usize, sign: char| {
        ranges.iter().any(|range| range.contains(&at)) && sign.is_alphanumeric()
    };
    let free = text.char_indices().filter(|(at, sign)| is_free(*at, *sign));
    let places: Vec<(usize, usize)> = free.map(|(at, sign)| (at, sign.len_utf8())).collect();
    let mut rest = number;
    for (at, bytes) in places.into_iter().rev() {
        let digit = u32::try_from(rest.checked_rem(DIGITS).unwrap_or(0)).unwrap_or(0);
        let sign = digit_of(digit, bytes);
        covered.replace_range(at..at.saturating_add(bytes), sign.encode_utf8(&mut [0; 4]));
        rest = rest.checked_div(DIGITS).unwrap_or(0);
        if rest == 0 {
            break;
        }
    }
    covered
}

/// How many signs there are to tell covered values apart by.
const DIGITS: usize = 26;

/// A sign of so many bytes for a digit; the first is the one that covers everything else.
fn digit_of(digit: u32, bytes: usize) -> char {
    let first = match bytes {
        // After `x` come `y`, `z`, `a`.
        1 => u32::from('a'),
        2 => 0x0100,
        3 => 0xa000,
        _ => 0x1d5a0,
    };
    match (digit, bytes) {
        (0, _) => placeholder(bytes),
        (_, 1) => {
            let turned = digit.saturating_add(23).checked_rem(26).unwrap_or(0);
            char::from_u32(first.saturating_add(turned)).unwrap_or('x')
        }
        _ => char::from_u32(first.saturating_add(digit)).unwrap_or_else(|| placeholder(bytes)),
    }
}

/// What a value could be known by: not the punctuation between. A backslash goes with the sign that
/// it stands for, which would be none without the letters behind it.
fn speaks(sign: char) -> bool {
    sign == '\\'
        || (!sign.is_whitespace()
            && !sign.is_control()
            && (sign.is_alphanumeric() || !sign.is_ascii()))
}

fn placeholder(bytes: usize) -> char {
    match bytes {
        1 => 'x',
        2 => '×',
        3 => '✕',
        _ => '𝗑',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_go_and_everything_else_stays() {
        let text = "José-Ana (206) 555, 李 𝒜";
        assert_eq!(cover(text, std::slice::from_ref(&(0..text.len()))), "xxx×-xxx (xxx) xxx, ✕ 𝗑");
        assert_eq!(cover("Jane and Tom", &[0..4, 9..12]), "xxxx and xxx");
        assert_eq!(cover("Jane", &[2..3, 0..4]), "xxxx");
        assert_eq!(cover("Jane", &[]), "Jane");
    }

    #[test]
    fn values_are_told_apart_without_being_told() {
        let apart = |number| cover_apart("x-jane", std::slice::from_ref(&(2..6)), number);
        assert_eq!([apart(0), apart(1), apart(26)], ["x-xxxx", "x-xxxy", "x-xxyx"]);
        for name in ["иван", "李小龙", "𝒜𝒷"] {
            let covered: std::collections::BTreeSet<String> = (0..60)
                .map(|number| cover_apart(name, std::slice::from_ref(&(0..name.len())), number))
                .collect();
            assert_eq!(covered.len(), 60, "{covered:?}");
            assert!(covered.iter().all(|one| one.len() == name.len()), "{covered:?}");
        }
    }
}

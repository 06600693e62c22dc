//! Objects as bytes: references, names, strings, numbers, and whole objects of other files.

use std::fmt;

use lopdf47::{Dictionary, Object};

/// The number of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ref(u32);

impl Ref {
    /// The object at a place of the table.
    pub(crate) fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its number.
    pub(crate) fn number(self) -> u32 {
        self.0
    }

    /// Its place in the table.
    pub(crate) fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }

    /// The object so many numbers on.
    pub(crate) fn plus(self, count: usize) -> Self {
        Self(self.0.saturating_add(u32::try_from(count).unwrap_or(u32::MAX)))
    }
}

/// As a reference: `7 0 R`.
impl fmt::Display for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 0 R", self.0)
    }
}

/// A text for a reader, which is not ASCII only: UTF-16 with its mark, as digits.
pub(crate) fn text(words: &str) -> String {
    if words.bytes().all(|byte| matches!(byte, 0x20..=0x7e)) {
        return literal(words.as_bytes());
    }
    let units = words.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<FEFF{}>", units.collect::<String>())
}

/// A string of ASCII in brackets.
pub(crate) fn literal(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().saturating_add(2));
    out.push('(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => {
                out.push('\\');
                out.push(char::from(*byte));
            }
            0x20..=0x7e => out.push(char::from(*byte)),
            _ => out.push_str(&format!("\\{byte:03o}")),
        }
    }
    out.push(')');
    out
}

/// A length: hundredths of a point are finer than any printer.
pub(crate) fn number(out: &mut Vec<u8>, value: f32) {
    real(out, value, 100);
}

/// A number in whole parts of one, without zeros that say nothing.
#[expect(clippy::float_arithmetic, reason = "lengths are fractions of a point")]
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a cast from a float saturates, and no page is that large"
)]
fn real(out: &mut Vec<u8>, value: f32, parts: u32) {
    let whole = (f64::from(value) * f64::from(parts)).round() as i64;
    let (sign, whole) = (if whole < 0 { "-" } else { "" }, whole.unsigned_abs());
    let parts = u64::from(parts);
    let (ones, rest) = (whole.div_euclid(parts), whole.rem_euclid(parts));
    let mut digits = format!("{sign}{ones}");
    if rest > 0 {
        let width = parts.ilog10();
        let fraction = format!("{rest:0width$}", width = usize::try_from(width).unwrap_or(2));
        digits.push('.');
        digits.push_str(fraction.trim_end_matches('0'));
    }
    out.extend_from_slice(digits.as_bytes());
}

/// A part of a transformation or of a colour, finer than a length.
pub(crate) fn fine(out: &mut Vec<u8>, value: f32) {
    real(out, value, 100_000);
}

/// A name, with its solidus.
fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"+-_.,:*!$'\"@?^`|~&;=".contains(byte) {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

/// An object of another file, whose references are numbered from 1, as the objects behind `base`.
pub(crate) fn foreign(out: &mut Vec<u8>, object: &Object, base: Ref) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => real(out, *value, 1_000_000),
        Object::Name(words) => name(out, words),
        Object::String(bytes, _) => {
            out.push(b'<');
            for byte in bytes {
                out.extend_from_slice(format!("{byte:02X}").as_bytes());
            }
            out.push(b'>');
        }
        Object::Array(list) => {
            out.push(b'[');
            for one in list {
                if !matches!(out.last(), Some(b'[' | b']' | b'>')) {
                    out.push(b' ');
                }
                foreign(out, one, base);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => {
            out.extend_from_slice(b"<<");
            entries(out, dictionary, base);
            out.extend_from_slice(b">>");
        }
        Object::Stream(stream) => foreign(out, &Object::Dictionary(stream.dict.clone()), base),
        Object::Reference((number, _)) => {
            let place = usize::try_from(*number).unwrap_or(usize::MAX).saturating_sub(1);
            out.extend_from_slice(base.plus(place).to_string().as_bytes());
        }
    }
}

/// The entries of a dictionary of another file, but its length.
pub(crate) fn entries(out: &mut Vec<u8>, dictionary: &Dictionary, base: Ref) {
    for (key, value) in dictionary.iter().filter(|(key, _)| key.as_slice() != b"Length") {
        name(out, key);
        if !matches!(
            value,
            Object::Name(_) | Object::Array(_) | Object::Dictionary(_) | Object::String(..)
        ) {
            out.push(b' ');
        }
        foreign(out, value, base);
    }
}

#[cfg(test)]
mod tests {
    use super::{Ref, fine, foreign, number, text};
    use lopdf47::{Object, dictionary};

    fn check(value: f32, expected: &str) {
        let mut out = Vec::new();
        number(&mut out, value);
        assert_eq!(String::from_utf8_lossy(&out), expected);
    }

    #[test]
    fn numbers_are_short() {
        check(0.0, "0");
        check(-0.001, "0");
        check(12.5, "12.5");
        check(-7.25, "-7.25");
        check(0.05, "0.05");
        check(841.889, "841.89");
        let mut out = Vec::new();
        fine(&mut out, 0.333_33);
        assert_eq!(String::from_utf8_lossy(&out), "0.33333");
    }

    #[test]
    fn texts_are_ascii_or_marked() {
        assert_eq!(text("a (b) \\"), "(a \\(b\\) \\\\)");
        assert_eq!(text("Łó"), "<FEFF014100F3>");
    }

    #[test]
    fn references_are_moved() {
        let list: Vec<Object> = vec![Object::Reference((1, 0)), 7.into(), Object::Real(0.5)];
        let object = dictionary! { "A" => "B C", "K" => list, "N" => Object::Null };
        let mut out = Vec::new();
        foreign(&mut out, &object.into(), Ref::at(40));
        assert_eq!(String::from_utf8_lossy(&out), "<</A/B#20C/K[40 0 R 7 0.5]/N null>>");
    }
}

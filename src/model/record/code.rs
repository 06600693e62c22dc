//! A short code that people can read out, type off paper and compare.

use std::fmt;

use sha2::{Digest, Sha256};

/// Crockford's base 32: no letter that could be taken for a digit, and no U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many letters a code has.
const LENGTH: usize = 10;

/// Fifty bits of a hash, shown as `K7QF2-9XM4T`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(u64);

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It has so many letters instead of ten.
    Length(usize),
    /// This stands in no code.
    Letter(char),
}

impl Code {
    /// The code of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let hash = Sha256::digest(bytes);
        let first = hash.first_chunk::<8>().copied().unwrap_or_default();
        Self(u64::from_be_bytes(first) >> 14)
    }

    /// Reads a code as people type it: in small letters, with another hyphen or none, with an O for
    /// a nought and an I or an L for a one.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let mut letters = Vec::new();
        let is_gap = |c: &char| {
            c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}')
        };
        for letter in text.chars().filter(|c| !is_gap(c)) {
            let meant = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let at = LETTERS.iter().position(|one| char::from(*one) == meant);
            letters.push(at.ok_or(Fault::Letter(letter))?);
        }
        if letters.len() != LENGTH {
            return Err(Fault::Length(letters.len()));
        }
        let add = |sum: u64, at: usize| {
            sum.saturating_mul(32).saturating_add(u64::try_from(at).unwrap_or(0))
        };
        Ok(Self(letters.into_iter().fold(0, add)))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.0;
        for _ in 0..LENGTH {
            let at = usize::try_from(rest.rem_euclid(32)).unwrap_or(0);
            letters.push(LETTERS.get(at).copied().map_or('0', char::from));
            rest = rest.div_euclid(32);
        }
        let text: String = letters.into_iter().rev().collect();
        let (first, second) = text.split_at_checked(5).unwrap_or((&text, ""));
        f.pad(&format!("{first}-{second}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_code_is_the_head_of_the_hash() {
        // SHA-256 of nothing begins e3b0c442 98fc1c: its first fifty bits, five at a time.
        assert_eq!(Code::of(b"").to_string(), "WERC8-GMRZG");
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::parse("K7Q02-91M4T").unwrap();
        assert_eq!(code.to_string(), "K7Q02-91M4T");
        for spelling in [
            "k7q02-91m4t",
            "K7Q0291M4T",
            "K7QO2-9LM4T",
            "k7qo2 9im4t",
            " K7Q02–91M4T ",
            "K7-Q02-91M-4T",
        ] {
            assert_eq!(Code::parse(spelling), Ok(code), "{spelling}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused_with_its_reason() {
        let faults = [
            ("", Fault::Length(0)),
            ("K7QF2-9XM4", Fault::Length(9)),
            ("K7QF2-9XM4TT", Fault::Length(11)),
            ("U7QF2-9XM4T", Fault::Letter('U')),
            ("K7QF2.9XM4T", Fault::Letter('.')),
            ("K7QF2-9XM4É", Fault::Letter('É')),
        ];
        for (text, fault) in faults {
            assert_eq!(Code::parse(text), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(bytes: Vec<u8>) {
            let code = Code::of(&bytes);
            prop_assert_eq!(Code::parse(&code.to_string()), Ok(code));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,14}") {
            if let Ok(code) = Code::parse(&text) {
                prop_assert_eq!(Code::parse(&code.to_string()), Ok(code));
            }
        }
    }
}

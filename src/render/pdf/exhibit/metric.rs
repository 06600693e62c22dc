//! How wide the letters of a field's value are, and which bytes they are written with.

/// Widths of the letters from the blank to the tilde in Helvetica, in thousandths of their height.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// What stands between 0x80 and 0x9f in the table that Windows uses; a blank where nothing does.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The bytes of a text; nothing if one of its characters is in no table.
pub(super) fn encode(text: &str, windows: bool) -> Option<Vec<u8>> {
    text.chars()
        .map(|one| match one {
            '\n' | ' '..='~' | '\u{a1}'..='\u{ff}' => u8::try_from(u32::from(one)).ok(),
            '\u{a0}' => Some(b' '),
            other if windows => {
                let mut codes = (0x80_u8..=0x9f).zip(WINDOWS.chars());
                codes.find(|(_, letter)| *letter == other).map(|(code, _)| code)
            }
            _ => None,
        })
        .collect()
}

/// How wide a text is at a height of one.
pub(super) fn width(text: &[u8], own: Option<&Widths>) -> f32 {
    let usual = |code: u8| {
        let at = usize::from(code).checked_sub(32);
        HELVETICA
            .get(at.unwrap_or(usize::MAX))
            .copied()
            .map_or(0.556, |width| f32::from(width) / 1000.0)
    };
    text.iter().map(|code| own.and_then(|own| own.of(*code)).unwrap_or_else(|| usual(*code))).sum()
}

/// The widths that a font says.
#[derive(Debug)]
pub(super) struct Widths {
    /// The first code.
    pub(super) first: i64,
    /// Widths from there on, in thousandths.
    pub(super) all: Vec<f32>,
}

impl Widths {
    fn of(&self, code: u8) -> Option<f32> {
        let at = usize::try_from(i64::from(code).saturating_sub(self.first)).ok()?;
        self.all.get(at).map(|width| width / 1000.0)
    }
}

/// Breaks a text into lines that are no wider than this.
pub(super) fn lines(text: &[u8], most: f32, width: impl Fn(&[u8]) -> f32) -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    for paragraph in text.split(|byte| *byte == b'\n') {
        let mut line: Vec<u8> = Vec::new();
        // The width so far is kept, since a line may have ten thousand words.
        let mut so_far = 0.0;
        for word in paragraph.split(|byte| *byte == b' ') {
            let own = width(word);
            let longer = so_far + width(b" ") + own;
            if line.is_empty() {
                line = word.to_vec();
                so_far = own;
            } else if longer > most {
                lines.push(std::mem::replace(&mut line, word.to_vec()));
                so_far = own;
            } else {
                line.push(b' ');
                line.extend_from_slice(word);
                so_far = longer;
            }
        }
        lines.push(line);
    }
    lines
}

/// A string as operators write it.
pub(super) fn string(text: &[u8]) -> Vec<u8> {
    let mut written = vec![b'('];
    for byte in text {
        if matches!(byte, b'(' | b')' | b'\\') {
            written.push(b'\\');
        }
        written.push(*byte);
    }
    written.push(b')');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_windows_table_have_their_codes() {
        assert_eq!(encode("“a” €5 – é", true).unwrap(), b"\x93a\x94 \x805 \x96 \xe9");
        assert_eq!(encode("€", false), None);
        assert_eq!(encode("Ω", true), None);
        assert_eq!(WINDOWS.chars().count(), 32);
    }

    #[test]
    fn lines_break_between_words_and_at_ends_of_lines() {
        let width = |text: &[u8]| f32::from(u8::try_from(text.len()).unwrap());
        let broken = lines(b"one two three\nfour", 7.0, width);
        assert_eq!(broken, [&b"one two"[..], b"three", b"four"]);
        assert_eq!(lines(b"unbreakable", 3.0, width), [b"unbreakable"]);
    }
}

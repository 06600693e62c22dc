//! Running text as it is heard: odd blanks, hyphens and digits made plain, broken lines joined, each
//! place still known.

use std::ops::Range;

/// A text made plain.
#[derive(Debug)]
pub(super) struct Folded {
    /// The text.
    pub(super) text: String,
    /// For each of its bytes the place in the text as written, and that text's end.
    places: Vec<usize>,
}

impl Folded {
    /// The text made plain.
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        let mut signs = text.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            if sign.is_whitespace() {
                let mut end = at.saturating_add(sign.len_utf8());
                while let Some((next, blank)) = signs.next_if(|(_, one)| one.is_whitespace()) {
                    end = next.saturating_add(blank.len_utf8());
                }
                folded.blank(at, text.get(at..end).unwrap_or(""), text.get(end..).unwrap_or(""));
                continue;
            }
            let next = signs.peek().map(|(_, one)| *one);
            if let Some(plain) = plain(sign, next) {
                folded.add(at, plain);
            }
        }
        folded.places.push(text.len());
        folded
    }

    /// The place in the text as written.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let end = self.places.last().copied().unwrap_or(0);
        let at = |byte: usize| self.places.get(byte).copied().unwrap_or(end);
        at(range.start)..at(range.end)
    }

    fn add(&mut self, at: usize, sign: char) {
        self.text.push(sign);
        self.places.extend(std::iter::repeat_n(at, sign.len_utf8()));
    }

    /// A run of blanks: one blank, or what parts two paragraphs or items of a list.
    fn blank(&mut self, at: usize, run: &str, rest: &str) {
        if self.text.is_empty() {
            return;
        }
        let lines = run.matches('\n').count();
        let begins_item =
            ["- ", "* ", "+ ", "#", "|", ">"].iter().any(|mark| rest.starts_with(mark));
        if lines > 1 || (lines == 1 && begins_item) {
            self.add(at, '\n');
            if lines > 1 {
                self.add(at, '\n');
            }
        } else if lines == 0 || !self.text.ends_with(['-', '@', '/']) {
            self.add(at, ' ');
        }
    }
}

/// A sign as a keyboard has it; nothing for one that is not seen, or only marks others.
fn plain(sign: char, next: Option<char>) -> Option<char> {
    let code = u32::from(sign);
    Some(match sign {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '*' => return None,
        '\\' if next.is_some_and(|next| next.is_ascii_punctuation()) => return None,
        '\'' if next == Some('\'') => return None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '·' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code.saturating_sub(0xfee0)).unwrap_or(sign),
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_u32(code.saturating_sub(0x2070 - 0x30)).unwrap_or(sign),
        sign => sign,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_heard_alike_is_alike_and_keeps_its_place() {
        for (written, heard) in [
            ("206‑555‑0142", "206-555-0142"),
            ("２０６ 555⁴", "206 5554"),
            ("Mr.\tAbernathy", "Mr. Abernathy"),
            ("call (206)\n  555-0142", "call (206) 555-0142"),
            ("219-09-\n  9999", "219-09-9999"),
            ("one\n\ntwo\n- three", "one\n\ntwo\n- three"),
            ("**D**elgado, O''Brien", "Delgado, O'Brien"),
        ] {
            assert_eq!(Folded::of(written).text, heard, "{written}");
        }
        let text = "a **Zo\u{ad}ë**  b";
        let folded = Folded::of(text);
        let at = folded.text.find("Zoë").unwrap();
        assert_eq!(text.get(folded.place(&(at..at + "Zoë".len()))), Some("Zo\u{ad}ë**"));
        assert_eq!(folded.place(&(0..folded.text.len())), 0..text.len());
    }
}

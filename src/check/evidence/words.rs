//! The text layer of a page as words, numbers and signs.

/// A word, number or sign, and where it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token<'t> {
    /// What it is.
    pub(super) is: Is,
    /// As written.
    pub(super) text: &'t str,
    /// Its first byte.
    pub(super) start: usize,
    /// Whether it touches what stands before it.
    pub(super) tied: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// Letters.
    Word,
    /// Digits, with points or commas between them.
    Number,
    /// One other character.
    Sign,
    /// The end of a column.
    Tab,
    /// The end of a line.
    Line,
}

/// The tokens of a text.
pub(super) fn of(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut rest = text;
    let mut start = 0_usize;
    let mut tied = false;
    while let Some(first) = rest.chars().next() {
        let is = match first {
            '\n' | '\r' => Is::Line,
            '\t' => Is::Tab,
            _ if first.is_ascii_digit() => Is::Number,
            _ if first.is_alphabetic() => Is::Word,
            _ => Is::Sign,
        };
        let length = match is {
            Is::Word => run(rest, |one, _| one.is_alphabetic() || one == '\''),
            Is::Number => run(rest, |one, next| {
                one.is_ascii_digit()
                    || (matches!(one, '.' | ',') && next.is_some_and(|next| next.is_ascii_digit()))
            }),
            Is::Sign | Is::Tab | Is::Line => first.len_utf8(),
        };
        let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if first == ' ' {
            tied = false;
        } else {
            tokens.push(Token { is, text: token, start, tied });
            tied = !matches!(is, Is::Tab | Is::Line);
        }
        start = start.saturating_add(token.len());
        rest = after;
    }
    tokens
}

/// The bytes of the characters up to the first that is not wanted; the second is the next one.
fn run(text: &str, wanted: impl Fn(char, Option<char>) -> bool) -> usize {
    let next = text.chars().skip(1).map(Some).chain(std::iter::once(None));
    let all = text.char_indices().zip(next);
    all.take_while(|((_, one), next)| wanted(*one, *next))
        .last()
        .map_or(0, |((at, one), _)| at.saturating_add(one.len_utf8()))
}

impl Token<'_> {
    /// One past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start.saturating_add(self.text.len())
    }

    /// Whether it is this sign.
    pub(super) fn is_sign(&self, sign: &str) -> bool {
        self.is == Is::Sign && self.text == sign
    }

    /// A word in small letters; nothing for what is none.
    pub(super) fn word(&self) -> Option<String> {
        (self.is == Is::Word).then(|| self.text.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_numbers_and_signs() {
        let shown: Vec<String> = of("Total: 6.0 CE-hours\non 6/7/24, 1,000.")
            .iter()
            .map(|one| format!("{}{}", if one.tied { "+" } else { "" }, one.text.escape_debug()))
            .collect();
        let expected = [
            "Total", "+:", "6.0", "CE", "+-", "+hours", "+\\n", "on", "6", "+/", "+7", "+/", "+24",
            "+,", "1,000", "+.",
        ];
        assert_eq!(shown, expected);
    }
}

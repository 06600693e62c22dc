//! Quotes, brackets and braces that are opened and never closed: where YAML stops is far behind them.

use std::ops::Range;

/// What was opened: the byte where it stands, and a word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opened {
    pub(super) at: usize,
    pub(super) what: &'static str,
}

impl Opened {
    /// The line with its mark closed at the end, where the value ends with the line.
    pub(super) fn closed(self, line: &str) -> Option<String> {
        let line = line.trim();
        let mark = match self.what {
            "bracket" => ']',
            "brace" => '}',
            _ if line.contains('"') => '"',
            _ => '\'',
        };
        let goes_on = line.ends_with([',', '[', '{', ':']) || line.len() > 200;
        (!goes_on && !line.ends_with([']', '}'])).then(|| format!("{line}{mark}"))
    }
}

/// The first thing in `range` that is never closed, or is closed by the mark of another.
pub(super) fn never_closed(text: &str, range: Range<usize>) -> Option<Opened> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quote: Option<(usize, char)> = None;
    // The last character that is no blank, and the last of all: a mark opens only where a value begins.
    let (mut before, mut last) = ('\n', '\n');
    let mut comment = false;
    let mut escaped = false;
    for (at, c) in text.get(range.clone())?.char_indices() {
        let at = range.start.saturating_add(at);
        if comment {
            comment = c != '\n';
        } else if let Some((_, mark)) = quote {
            if !escaped && c == mark {
                quote = None;
            }
            escaped = !escaped && c == '\\' && mark == '"';
        } else {
            let begins = (matches!(before, ':' | '-' | '?') && last == ' ')
                || matches!(before, '\n' | '[' | '{' | ',');
            match c {
                '#' if matches!(last, ' ' | '\n' | '\t') => comment = true,
                '"' | '\'' if begins => quote = Some((at, c)),
                '[' | '{' if begins => open.push((at, c)),
                ']' | '}' => match open.pop() {
                    Some((at, mark)) if (mark == '[') != (c == ']') => {
                        return Some(named(at, mark));
                    }
                    Some(_) | None => {}
                },
                _ => {}
            }
        }
        last = c;
        // Inside brackets a new line begins nothing.
        if !(matches!(c, ' ' | '\t' | '\r') || (c == '\n' && !open.is_empty())) {
            before = c;
        }
    }
    open.first().copied().or(quote).map(|(at, mark)| named(at, mark))
}

fn named(at: usize, mark: char) -> Opened {
    let what = match mark {
        '[' => "bracket",
        '{' => "brace",
        _ => "quote",
    };
    Opened { at, what }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(usize, &'static str)> {
        never_closed(text, 0..text.len()).map(|one| (one.at, one.what))
    }

    #[test]
    fn what_is_closed_is_no_fault() {
        for text in [
            "a: [b, {c: d}]\ne: \"f [ g\"\n",
            "a: it's [fine\nb: c]\n",
            "a: [\n  b,\n  c]\n",
            "# don't [\na: b # [\n",
            "a: \"b \\\" c\"\n",
            "a: 'it''s'\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn the_mark_that_is_left_open_is_found() {
        assert_eq!(found("a: \"b\nc: d\n"), Some((3, "quote")));
        assert_eq!(found("a: [b\nc: [d]\n"), Some((3, "bracket")));
        assert_eq!(found("a: {b: c\nd: e\n"), Some((3, "brace")));
        assert_eq!(found("a: {b: [c}\n"), Some((7, "bracket")));
        assert_eq!(found("- 'a\n"), Some((2, "quote")));
    }
}

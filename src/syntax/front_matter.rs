//! The front matter of an entry: where it begins, where it ends.

use std::ops::Range;

/// The most bytes that a front matter may have: 64 KiB.
pub const MAX_BYTES: usize = 64 << 10;

/// An entry's text in two parts, in bytes from the start of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The YAML between the fences.
    pub yaml: Range<usize>,
    /// The Markdown after them.
    pub body: Range<usize>,
}

/// Why a text has no front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The first line is not `---`.
    Absent,
    /// No later line is `---` or `...`.
    Unclosed,
    /// It is longer than [`MAX_BYTES`].
    TooLarge,
}

/// Splits `text`; a byte-order mark and CRLF line ends are tolerated.
pub fn split(text: &str) -> Result<Split, Fault> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Lines { text, at: start };
    match lines.next() {
        Some((_, "---", _)) => {}
        _ => return Err(Fault::Absent),
    }
    let yaml_start = lines.at;
    for (line_start, line, line_end) in lines {
        if matches!(line, "---" | "...") {
            if line_start.saturating_sub(yaml_start) > MAX_BYTES {
                return Err(Fault::TooLarge);
            }
            return Ok(Split { yaml: yaml_start..line_start, body: line_end..text.len() });
        }
    }
    Err(Fault::Unclosed)
}

/// Lines with their places: where each begins, its text without trailing blanks, where the next begins.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let length = memchr::memchr(b'\n', rest.as_bytes())
            .map_or(rest.len(), |newline| newline.saturating_add(1));
        self.at = start.saturating_add(length);
        Some((start, rest.get(..length).unwrap_or("").trim_end(), self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<(&str, &str), Fault> {
        split(text).map(|s| (text.get(s.yaml).unwrap(), text.get(s.body).unwrap()))
    }

    #[test]
    fn fences_may_have_blanks_marks_and_carriage_returns() {
        assert_eq!(parts("---\na: 1\n---\nbody\n"), Ok(("a: 1\n", "body\n")));
        assert_eq!(parts("\u{feff}--- \r\na: 1\r\n...\t\r\nbody"), Ok(("a: 1\r\n", "body")));
        assert_eq!(parts("---\n---"), Ok(("", "")));
    }

    #[test]
    fn a_later_rule_in_the_body_is_left_alone() {
        assert_eq!(parts("---\na: 1\n---\nx\n---\ny"), Ok(("a: 1\n", "x\n---\ny")));
    }

    #[test]
    fn what_is_no_front_matter_says_why() {
        assert_eq!(parts(""), Err(Fault::Absent));
        assert_eq!(parts("# Title\n"), Err(Fault::Absent));
        assert_eq!(parts(" ---\n---\n"), Err(Fault::Absent));
        assert_eq!(parts("----\n---\n"), Err(Fault::Absent));
        assert_eq!(parts("---\na: 1\n ---\n"), Err(Fault::Unclosed));
        let long = format!("---\n# {}\n---\n", "x".repeat(MAX_BYTES));
        assert_eq!(parts(&long), Err(Fault::TooLarge));
    }
}

//! Colons that are not followed by a blank, or stand inside a value: what the line should be.

use std::ops::Range;

/// A colon without a plain blank behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tight {
    /// The character behind the colon.
    pub(super) place: Range<usize>,
    pub(super) why: &'static str,
    /// The line as it should be.
    pub(super) mended: String,
}

/// The first line in `range` whose key is not parted from its value by a plain blank.
pub(super) fn tight(text: &str, range: Range<usize>) -> Option<Tight> {
    let end =
        text.get(range.end..)?.find('\n').map_or(text.len(), |at| range.end.saturating_add(at));
    let mut start = range.start;
    for line in text.get(range.start..end)?.split_inclusive('\n') {
        let from = start;
        start = start.saturating_add(line.len());
        let Some((key, value)) = line.split_once(':') else { continue };
        let word = key.trim_start_matches([' ', '-']);
        let is_key = !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let first = value.chars().next().unwrap_or(' ');
        if !is_key || first.is_ascii_whitespace() || value.starts_with("//") {
            continue;
        }
        let at = from.saturating_add(key.len()).saturating_add(1);
        let place = at..at.saturating_add(first.len_utf8());
        let why = if first.is_whitespace() {
            "this looks like a blank and is another character"
        } else {
            "a blank is missing behind the colon"
        };
        return Some(Tight {
            place,
            why,
            mended: format!("{}: {}", key.trim_start(), value.trim()),
        });
    }
    None
}

/// `hours: core/ethics: 2, core/health: 1` with its braces, if the line is of that kind.
pub(super) fn braced(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let is_pair = |part: &str| {
        part.trim().split_once(": ").is_some_and(|(name, value)| {
            !name.contains(' ') && value.trim().starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let texts = ["title", "provider", "name", "school", "statement", "reason"];
    let is_map = !value.starts_with(['{', '[', '"', '\''])
        && !texts.contains(&key.trim())
        && value.split(',').all(is_pair);
    is_map.then(|| format!("{}: {{{value}}}", key.trim()))
}

/// `title: SAR: part one` with its quotes, if the line is of that kind.
pub(super) fn quoted(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let begins = value.starts_with(['"', '\'', '{', '[', '|', '>']);
    let curly = ['“', '”', '„', '‘', '’'];
    let inner =
        value.strip_prefix(curly).and_then(|rest| rest.strip_suffix(curly)).unwrap_or(value);
    (!begins && (value.contains(": ") || value.ends_with(':'))).then(|| {
        let inner = inner.replace('\\', "\\\\").replace('"', "\\\"");
        format!("{}: \"{inner}\"", key.trim_start())
    })
}

/// `title: @home` with its quotes, if the value of the line begins with a mark that text can't begin with.
pub(super) fn marked(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let marks = ['@', '`', '%', '&', '*', '!', '?', '>', '|', '-', '[', '{', '"', '\''];
    // What is closed at the end of the line is a list or a set of keys, and sound.
    let closed = (value.starts_with('{') && value.ends_with('}'))
        || (value.starts_with('[') && value.ends_with(']'));
    if closed
        || !value.starts_with(marks)
        || value.len() > 200
        || key.contains(['{', '[', '"', '\''])
    {
        return None;
    }
    let inner = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(value);
    let quoted = if inner.contains(['"', '\\']) {
        format!("'{}'", inner.replace('\'', "''"))
    } else {
        format!("\"{inner}\"")
    };
    Some(format!("{}: {quoted}", key.trim_start()))
}

/// `**kind:** training` without its stars.
pub(super) fn bold(line: &str) -> Option<String> {
    let bare = line.trim().trim_start_matches("- ").replace("**", "").replace("__", "");
    let (key, value) = bare.split_once(": ")?;
    let is_key = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_bold = line.trim_start_matches(['-', ' ']).starts_with("**");
    (is_bold && is_key && bare.len() <= 200).then(|| format!("{key}: {}", value.trim()))
}

/// `evidence: [certificate](evidence/certificate.pdf)` as a path.
pub(super) fn linked(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let (text, path) = value.trim().strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    let short = !text.contains(['[', ']']) && path.len() <= 200 && !path.is_empty();
    short.then(|| format!("{}: {}", key.trim_start(), path.trim_matches(['<', '>'])))
}

/// The line at `at`, or the last before it, if it is prose that goes on with the value of the line
/// above: where it begins, and both as one line.
pub(super) fn wrapped(text: &str, at: usize) -> Option<(usize, String)> {
    let end = text.get(at..)?.find('\n').map_or(text.len(), |newline| at.saturating_add(newline));
    let mut start = 0_usize;
    let mut above: Option<&str> = None;
    let mut found = None;
    for line in text.get(..end)?.split_inclusive('\n') {
        let bare = line.trim();
        let is_prose = bare.split_whitespace().count() >= 3
            && !bare.contains([':', '=', '#', '{', '['])
            && bare.starts_with(char::is_alphabetic)
            && !bare.split_whitespace().nth(1)?.starts_with(|c: char| c.is_ascii_digit());
        let value = above.and_then(|above| above.split_once(": ")).map(|(_, value)| value);
        if let (true, Some(above), Some(value)) = (is_prose, above, value)
            && value.starts_with(char::is_alphanumeric)
            && above.len().saturating_add(bare.len()) <= 200
        {
            found = Some((start, format!("{} {bare}", above.trim())));
        } else if !bare.is_empty() && start < at {
            found = None;
        }
        above = Some(line.trim_end());
        start = start.saturating_add(line.len());
    }
    found
}

/// The line at `at`, or the last before it, if it is a word and a value without a colon between them:
/// where it begins, and the line as it should be.
pub(super) fn lacking(text: &str, at: usize) -> Option<(usize, String)> {
    let end = text.get(at..)?.find('\n').map_or(text.len(), |newline| at.saturating_add(newline));
    let mut start = 0_usize;
    let mut found = None;
    let mut lines = Vec::new();
    for line in text.get(..end)?.split_inclusive('\n') {
        lines.push((start, line));
        start = start.saturating_add(line.len());
    }
    for (from, line) in lines.into_iter().rev().filter(|(_, line)| !line.trim().is_empty()).take(2)
    {
        let bare = line.trim();
        let Some((key, value)) = bare.split_once(' ') else { continue };
        let is_word =
            key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '-'))
                && key.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_word && !bare.contains(':') && bare.len() <= 200 {
            let indent = line.len().saturating_sub(line.trim_start().len());
            found = Some((
                from.saturating_add(indent),
                format!("{key}: {}", value.trim_start_matches(['=', ' ', '-'])),
            ));
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_without_a_blank_is_found_and_an_address_is_not() {
        let found = |text: &str| tight(text, 0..text.len()).map(|one| (one.place, one.mended));
        assert_eq!(found("a: b\nkind:training\n"), Some((10..11, "kind: training".to_owned())));
        assert_eq!(found("kind:\u{a0}training\n"), Some((5..7, "kind: training".to_owned())));
        assert_eq!(found("a: https://x.org\nhttps://x.org\nb:\n  c: d:e\n"), None);
    }

    #[test]
    fn times_go_in_braces_and_titles_in_quotes() {
        assert_eq!(braced("hours: a/b: 2, a/c: 1.5").as_deref(), Some("hours: {a/b: 2, a/c: 1.5}"));
        assert_eq!(braced("title: Ethics: 2024"), None);
        assert_eq!(quoted("title: A \"b\": c").as_deref(), Some("title: \"A \\\"b\\\": c\""));
        assert_eq!(quoted("title: “A: b”").as_deref(), Some("title: \"A: b\""));
        assert_eq!(quoted("title: A b"), None);
        assert_eq!(marked("title: @home").as_deref(), Some("title: \"@home\""));
        assert_eq!(marked("title: \"A\" b").as_deref(), Some("title: '\"A\" b'"));
        assert_eq!(marked("title: 'it's'").as_deref(), Some("title: \"it's\""));
        assert_eq!(lacking("a: b\nhours 3\nc: d\n", 14), Some((5, "hours: 3".to_owned())));
    }
}

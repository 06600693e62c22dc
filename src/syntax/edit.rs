//! A value set in a YAML text, with all else of it left as it stands: comments, order, spelling.

mod list;

use std::borrow::Cow;

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources};
use crate::syntax::yaml::{self, Node, PACK_DEPTH, Pair, Value};

pub use crate::syntax::edit::list::append;

/// `text` with `value`, which is YAML in one line, under `keys`. Nothing if the text has a shape in
/// which that can't be done without touching anything else.
pub fn set(text: &str, keys: &[&str], value: &str) -> Option<String> {
    let file = Sources::default().add_text("", "");
    let tree = parse(file, text)?;
    let edited = at(text, &tree, keys, value)?;
    // Whatever way the text is written in: no other value may have changed.
    let wanted = parse(file, value)?;
    let found = parse(file, &edited)?;
    only_differs_at(Some(&tree), &found, keys, &wanted).then_some(edited)
}

/// Whether there is something under `keys`.
pub fn holds(text: &str, keys: &[&str]) -> bool {
    let file = Sources::default().add_text("", "");
    let Some(mut node) = parse(file, text) else { return false };
    for key in keys {
        let Value::Map(pairs) = node.value else { return false };
        let Some(pair) = pairs.into_iter().find(|pair| pair.key == *key) else { return false };
        node = pair.value;
    }
    true
}

/// A text as a single value, in quotes where it needs them.
pub fn scalar(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_./:%~+=- ".contains(c);
    let starts = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    let tricky = text.contains(": ") || text.ends_with([':', ' ']);
    if starts && !tricky && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
            c => c.to_string(),
        })
        .collect();
    Cow::Owned(format!("\"{escaped}\""))
}

fn parse(file: FileId, text: &str) -> Option<Node<'_>> {
    let mut findings = Diagnostics::default();
    let tree = yaml::parse(&mut findings, file, text, 0..text.len(), PACK_DEPTH);
    tree.filter(|_| findings.is_empty())
}

fn at(text: &str, node: &Node<'_>, keys: &[&str], value: &str) -> Option<String> {
    let (key, rest) = keys.split_first()?;
    let pairs = node.pairs()?;
    let Some(pair) = pairs.iter().find(|pair| pair.key == *key) else {
        return insert(text, node, pairs, keys, value);
    };
    let is_empty = pair.value.text() == Some("");
    let range = pair.value.span.range();
    match (rest.is_empty(), is_empty) {
        (true, true) if range.is_empty() => put(text, range.start, &format!(" {value}")),
        (true, _) => {
            // What stands in lines of its own would leave its lines behind.
            let one_line = text.get(range.clone()).is_some_and(|old| !old.contains('\n'));
            let before = text.get(..range.start).filter(|_| one_line)?;
            Some(format!("{before}{value}{}", text.get(range.end..)?))
        }
        (false, true) if range.is_empty() => {
            put(text, range.start, &format!(" {{{}}}", in_braces(rest, value)))
        }
        (false, _) => at(text, &pair.value, rest, value),
    }
}

fn put(text: &str, at: usize, more: &str) -> Option<String> {
    Some(format!("{}{more}{}", text.get(..at)?, text.get(at..)?))
}

/// `a: {b: 1}`.
fn in_braces(keys: &[&str], value: &str) -> String {
    let Some((last, first)) = keys.split_last() else { return String::new() };
    let opened: String = first.iter().map(|key| format!("{}: {{", scalar(key))).collect();
    format!("{opened}{}: {value}{}", scalar(last), "}".repeat(first.len()))
}

/// Adds what stands under `keys` behind the last pair of a mapping.
fn insert(
    text: &str,
    node: &Node<'_>,
    pairs: &[Pair<'_>],
    keys: &[&str],
    value: &str,
) -> Option<String> {
    let start = node.span.range().start;
    if text.get(start..)?.starts_with('{') {
        return match pairs.last() {
            Some(last) => put(text, end_of(text, last), &format!(", {}", in_braces(keys, value))),
            None => put(text, start.saturating_add(1), &in_braces(keys, value)),
        };
    }
    let first = pairs.first()?.key_span.range().start;
    let line = text.get(..first)?.rfind('\n').map_or(0, |at| at.saturating_add(1));
    let indent = text.get(line..first)?.trim_start_matches('\u{feff}');
    if indent.contains(|c| c != ' ') {
        return None;
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let end = end_of(text, pairs.last()?);
    let newline = text.get(end..)?.find('\n').map(|at| at.saturating_add(end));
    let (last, first) = keys.split_last()?;
    let mut more = String::new();
    let mut indent = indent.to_owned();
    for key in first {
        more.push_str(&format!("{indent}{}:{ending}", scalar(key)));
        indent.push_str("  ");
    }
    more.push_str(&format!("{indent}{}: {value}{ending}", scalar(last)));
    match newline {
        Some(at) => put(text, at.saturating_add(1), &more),
        None => Some(format!("{text}{ending}{more}")),
    }
}

/// Where the last thing that a pair says ends; a comment behind it does not belong to it.
fn end_of(text: &str, pair: &Pair<'_>) -> usize {
    let node = &pair.value;
    let span = node.span.range();
    let is_block = !text.get(span.start..).is_some_and(|rest| rest.starts_with(['{', '[']));
    match &node.value {
        Value::Map(pairs) if is_block => pairs.last().map_or(span.end, |last| end_of(text, last)),
        Value::List(items) if is_block => items.last().map_or(span.end, |item| {
            item.pairs().and_then(<[_]>::last).map_or(item.span.range().end, |p| end_of(text, p))
        }),
        Value::Map(_) | Value::List(_) | Value::Scalar(_) => span.end,
    }
}

fn only_differs_at(
    old: Option<&Node<'_>>,
    new: &Node<'_>,
    keys: &[&str],
    wanted: &Node<'_>,
) -> bool {
    let Some((key, rest)) = keys.split_first() else { return same(new, wanted) };
    let none: &[Pair<'_>] = &[];
    let before = old.and_then(Node::pairs).unwrap_or(none);
    let Some(after) = new.pairs() else { return false };
    let old_of = |key: &str| before.iter().find(|pair| pair.key == key).map(|pair| &pair.value);
    let added = usize::from(old_of(key).is_none());
    after.len() == before.len().saturating_add(added)
        && after.iter().any(|pair| pair.key == *key)
        && after.iter().all(|pair| match old_of(&pair.key) {
            here if pair.key == *key => only_differs_at(here, &pair.value, rest, wanted),
            Some(here) => same(here, &pair.value),
            None => false,
        })
}

/// Whether two trees say the same, wherever they stand.
fn same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b))
        }
        (Value::Map(one), Value::Map(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(a, b)| a.key == b.key && same(&a.value, &b.value))
        }
        (Value::Scalar(_) | Value::List(_) | Value::Map(_), _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, keys: &str, value: &str, expected: Option<&str>) {
        let keys: Vec<&str> = keys.split('.').collect();
        assert_eq!(set(text, &keys, value).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_value_is_set_where_it_belongs_and_nothing_else_moves() {
        check("a: 1\n", "a", "2", Some("a: 2\n"));
        check("# one\na: 1 # two\nb: 3\n", "a", "2", Some("# one\na: 2 # two\nb: 3\n"));
        check("a: {b: 1}\n", "a.b", "2", Some("a: {b: 2}\n"));
        check("a: {b: 1} # c\n", "a.c.d", "2", Some("a: {b: 1, c: {d: 2}} # c\n"));
        check("a: {}\n", "a.c.d", "2", Some("a: {c: {d: 2}}\n"));
        check("a: {b: 1,}\n", "a.c", "2", Some("a: {b: 1, c: 2,}\n"));
        check("a: {b: [1, {c: 1}]}\n", "a.d", "2", Some("a: {b: [1, {c: 1}], d: 2}\n"));
        check("a:\nb: 1\n", "a.c", "2", Some("a: {c: 2}\nb: 1\n"));
        check("a:\nb: 1\n", "a", "2", Some("a: 2\nb: 1\n"));
        check("a: 1", "b.c", "2", Some("a: 1\nb:\n  c: 2\n"));
        check("a: 1\r\nc: 1\r\n", "b", "2", Some("a: 1\r\nc: 1\r\nb: 2\r\n"));
        check("\u{feff}a: 1\n", "b", "2", Some("\u{feff}a: 1\nb: 2\n"));
    }

    #[test]
    fn a_block_grows_behind_its_last_pair_and_before_the_comments_of_the_next() {
        check(
            "a:\n  b:\n    c: 1 # x\n    # y\n\n# of z\nz: 1\n",
            "a.b.d",
            "2",
            Some("a:\n  b:\n    c: 1 # x\n    d: 2\n    # y\n\n# of z\nz: 1\n"),
        );
        check(
            "a:\n    b: 1\nz: 1\n",
            "a.c.d",
            "2",
            Some("a:\n    b: 1\n    c:\n      d: 2\nz: 1\n"),
        );
        check(
            "a:\n  - b: 1\n    c: 2\nz: 1\n",
            "y",
            "2",
            Some("a:\n  - b: 1\n    c: 2\nz: 1\ny: 2\n"),
        );
    }

    #[test]
    fn comments_at_the_end_stay_there() {
        let text = "a:\n  b: 1 # x\n\n# end\n";
        check(text, "a.c", "2", Some("a:\n  b: 1 # x\n  c: 2\n\n# end\n"));
        let text = "a:\n  b:\n    c: 1\n\n# end\n";
        check(text, "d.e", "2", Some("a:\n  b:\n    c: 1\nd:\n  e: 2\n\n# end\n"));
        check("a:\n  - b\n# end\n", "c", "2", Some("a:\n  - b\nc: 2\n# end\n"));
    }

    #[test]
    fn what_would_change_more_is_refused() {
        check("a: |\n  text\n  more\n", "a", "2", None);
        check("a: one\n", "a.b", "2", None);
        check("- a\n", "a", "2", None);
        check("", "a", "2", None);
        check("a: [\n", "b", "2", None);
        check("a: 1\n--- \nb: 2\n", "c", "2", None);
    }

    #[test]
    fn a_value_is_quoted_where_it_must_be() {
        for text in [
            "https://a.org/b?c=d#e",
            "2025-06-01",
            "the office, by phone: \"yes\"",
            "é",
            "{a}",
            "- b",
            "a: b",
            "75",
            "25%",
            "1:30",
            " ",
            "a #b",
        ] {
            let edited = set("a: 1\n", &["a"], &scalar(text)).unwrap();
            let file = Sources::default().add_text("", "");
            let tree = parse(file, &edited).unwrap();
            assert_eq!(tree.pairs().unwrap()[0].value.text(), Some(text), "{edited}");
        }
    }
}

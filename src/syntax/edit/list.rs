//! A mapping added to the end of a list, with all else of the text left as it stands.

use crate::source::Sources;
use crate::syntax::edit::{end_of, parse, put, same, set};
use crate::syntax::yaml::{Node, Value};

/// `text` with one more item, these pairs, in the list under a key of its top level; the list is
/// begun where there is none. Nothing if the text has a shape in which that can't be done without
/// touching anything else. The values are YAML in one line.
pub fn append(text: &str, key: &str, pairs: &[(&str, &str)]) -> Option<String> {
    let file = Sources::default().add_text("", "");
    let tree = parse(file, text)?;
    let flow: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    let flow = format!("{{{}}}", flow.join(", "));
    let is_in_braces = text.get(tree.span.range().start..)?.starts_with('{');
    let list = tree.pairs()?.iter().find(|pair| pair.key == key).map(|pair| &pair.value);
    let edited = match list {
        Some(node) => match &node.value {
            Value::List(items) if !items.is_empty() => {
                let opened = text.get(node.span.range().start..)?.starts_with('[');
                let end = items.last()?;
                if opened {
                    put(text, end.span.range().end, &format!(", {flow}"))?
                } else {
                    below(text, items.first()?, end, pairs)?
                }
            }
            Value::List(_) | Value::Scalar(_) => set(text, &[key], &format!("[{flow}]"))?,
            Value::Map(_) => return None,
        },
        None if is_in_braces => set(text, &[key], &format!("[{flow}]"))?,
        None => {
            let line = line_end(text);
            let gap = if text.is_empty() || text.ends_with('\n') { "" } else { line };
            format!("{text}{gap}{key}:{line}{}", block(pairs, "  ", line))
        }
    };
    let wanted = parse(file, &flow)?;
    let found = parse(file, &edited)?;
    only_grew(&tree, &found, key, &wanted).then_some(edited)
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The item in lines of its own.
fn block(pairs: &[(&str, &str)], indent: &str, line: &str) -> String {
    let marks = std::iter::once("- ").chain(std::iter::repeat("  "));
    pairs
        .iter()
        .zip(marks)
        .map(|((key, value), mark)| format!("{indent}{mark}{key}: {value}{line}"))
        .collect()
}

/// Adds the item behind the last one of a list whose items have lines of their own.
fn below(text: &str, first: &Node<'_>, last: &Node<'_>, pairs: &[(&str, &str)]) -> Option<String> {
    let start = first.span.range().start;
    let begins = text.get(..start)?.rfind('\n').map_or(0, |at| at.saturating_add(1));
    let (indent, _) = text.get(begins..start)?.split_once('-')?;
    if indent.contains(|c| c != ' ') {
        return None;
    }
    let end = end(text, last);
    let line = line_end(text);
    let item = block(pairs, indent, line);
    // A text of several lines ends with the end of its last line.
    if text.get(..end)?.ends_with('\n') {
        return put(text, end, &item);
    }
    match text.get(end..)?.find('\n') {
        Some(at) => put(text, end.saturating_add(at).saturating_add(1), &item),
        None => Some(format!("{text}{line}{item}")),
    }
}

/// Where the last thing that an item says ends.
fn end(text: &str, node: &Node<'_>) -> usize {
    let span = node.span.range();
    let is_block = !text.get(span.start..).is_some_and(|rest| rest.starts_with(['{', '[']));
    match &node.value {
        Value::Map(pairs) if is_block => pairs.last().map_or(span.end, |last| end_of(text, last)),
        Value::List(_) | Value::Map(_) | Value::Scalar(_) => span.end,
    }
}

/// Whether the list has one item more, and nothing else differs.
fn only_grew(old: &Node<'_>, new: &Node<'_>, key: &str, wanted: &Node<'_>) -> bool {
    let (Some(before), Some(after)) = (old.pairs(), new.pairs()) else { return false };
    let old_of = |key: &str| before.iter().find(|pair| pair.key == key).map(|pair| &pair.value);
    let added = usize::from(old_of(key).is_none());
    let grew = |now: &Node<'_>| {
        let Value::List(now) = &now.value else { return false };
        let Some((last, rest)) = now.split_last() else { return false };
        let then = match old_of(key).map(|node| &node.value) {
            Some(Value::List(items)) => items.as_slice(),
            Some(Value::Scalar(_) | Value::Map(_)) | None => &[],
        };
        same(last, wanted)
            && then.len() == rest.len()
            && then.iter().zip(rest).all(|(then, now)| same(then, now))
    };
    after.len() == before.len().saturating_add(added)
        && after.iter().any(|pair| pair.key == key)
        && after.iter().all(|pair| match old_of(&pair.key) {
            _ if pair.key == key => grew(&pair.value),
            Some(then) => same(then, &pair.value),
            None => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let pairs = [("sent", "2025-06-01"), ("code", "K7QF2-9XM4T")];
        assert_eq!(append(text, "s", &pairs).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_list_is_begun_where_there_is_none() {
        check("a: 1\n", Some("a: 1\ns:\n  - sent: 2025-06-01\n    code: K7QF2-9XM4T\n"));
        check("a: 1", Some("a: 1\ns:\n  - sent: 2025-06-01\n    code: K7QF2-9XM4T\n"));
        check(
            "a: 1\r\n# end\r\n",
            Some("a: 1\r\n# end\r\ns:\r\n  - sent: 2025-06-01\r\n    code: K7QF2-9XM4T\r\n"),
        );
        check("{a: 1}\n", Some("{a: 1, s: [{sent: 2025-06-01, code: K7QF2-9XM4T}]}\n"));
        check("s: []\na: 1\n", Some("s: [{sent: 2025-06-01, code: K7QF2-9XM4T}]\na: 1\n"));
        check("s:\na: 1\n", Some("s: [{sent: 2025-06-01, code: K7QF2-9XM4T}]\na: 1\n"));
    }

    #[test]
    fn an_item_follows_the_last_one() {
        check(
            "s: [{sent: 2024-01-01}] # x\na: 1\n",
            Some("s: [{sent: 2024-01-01}, {sent: 2025-06-01, code: K7QF2-9XM4T}] # x\na: 1\n"),
        );
        check(
            "s:\n- {sent: 2024-01-01} # x\n\n# of a\na: 1\n",
            Some(
                "s:\n- {sent: 2024-01-01} # x\n- sent: 2025-06-01\n  code: K7QF2-9XM4T\n\n# of a\n\
                 a: 1\n",
            ),
        );
        check(
            "s:\n  - sent: 2024-01-01\n    points:\n      - asked: a # y\n        see: [b, c]\n  # z\na: 1\n",
            Some(
                "s:\n  - sent: 2024-01-01\n    points:\n      - asked: a # y\n        see: [b, c]\n  \
                 - sent: 2025-06-01\n    code: K7QF2-9XM4T\n  # z\na: 1\n",
            ),
        );
        check(
            "s:\n  - sent: 2024-01-01\n    answer: |\n      one\n      two\na: 1\n",
            Some(
                "s:\n  - sent: 2024-01-01\n    answer: |\n      one\n      two\n  - sent: 2025-06-01\n    \
                 code: K7QF2-9XM4T\na: 1\n",
            ),
        );
        check(
            "s:\n  - sent: 2024-01-01\n    answer: >-\n      one\n      two",
            Some(
                "s:\n  - sent: 2024-01-01\n    answer: >-\n      one\n      two\n  - sent: 2025-06-01\n    \
                 code: K7QF2-9XM4T\n",
            ),
        );
        check("s:\n  -\n    sent: 2024-01-01\n", None);
    }

    #[test]
    fn what_would_change_more_is_refused() {
        check("s: {sent: 2024-01-01}\n", None);
        check("- a\n", None);
        check("", None);
        check("a: [\n", None);
        check("a: 1\n---\nb: 2\n", None);
        check("a: 1\n...\n", None);
    }
}

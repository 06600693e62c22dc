//! Where a counted field of a line is written.

use crate::diagnostic::Diagnostics;
use crate::model::entry::Entry;
use crate::source::{Sources, Span};
use crate::syntax::front_matter;
use crate::syntax::yaml::{self, Node, Value};

/// Keys under which a field may stand, if not under its own name.
const OTHERS: [(&str, &[&str]); 2] =
    [("hours", &["sessions", "each", "credits"]), ("area", &["areas", "hours"])];

/// The place of the value: on the line, or on the entry, from which the line has it. Where it is not
/// written, the mapping that lacks it; of an entry, its first line.
pub(super) fn of(sources: &Sources, entry: &Entry, line: usize, field: &str) -> Span {
    let start = Span::start_of(entry.file);
    let Some(line) = entry.lines.get(line) else { return start };
    if field == "date" {
        return line.date.span;
    }
    let text = sources.text(entry.file);
    let mut sink = Diagnostics::default();
    let root = front_matter::split(text)
        .ok()
        .and_then(|split| yaml::parse(&mut sink, entry.file, text, split.yaml, yaml::LOG_DEPTH));
    let Some(root) = root else { return line.hours_span };
    let others = OTHERS.iter().find(|(one, _)| *one == field).map(|(_, keys)| *keys);
    let keys = std::iter::once(field).chain(others.unwrap_or_default().iter().copied());
    let own = find(&root, line.span);
    let of = |node: &Node<'_>, key: &str| {
        let pair = node.pairs()?.iter().find(|pair| pair.key == key)?;
        Some(pair.value.span)
    };
    let mut found =
        keys.filter_map(|key| own.and_then(|own| of(own, key)).or_else(|| of(&root, key)));
    let is_own = own.is_some_and(|own| own.span != root.span);
    found.next().unwrap_or(if is_own { line.span } else { start })
}

/// The mapping at this place.
fn find<'n, 't>(node: &'n Node<'t>, span: Span) -> Option<&'n Node<'t>> {
    if node.span == span {
        return Some(node);
    }
    match &node.value {
        Value::Scalar(_) => None,
        Value::List(items) => items.iter().find_map(|item| find(item, span)),
        Value::Map(pairs) => pairs.iter().find_map(|pair| find(&pair.value, span)),
    }
}

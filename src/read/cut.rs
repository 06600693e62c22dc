//! Texts that are cut by a number sign: `title: Intimacy #2` is read as `Intimacy`.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use crate::syntax::yaml::{Node, Pair, Value};

/// Keys whose values are texts of the writer's own, where a number sign may be meant as one.
const TEXTS: [&str; 9] = [
    "title",
    "provider",
    "name",
    "school",
    "statement",
    "reason",
    "number",
    "approval_number",
    "member_number",
];

/// Looks at every text of `tree`, read from `text`.
pub fn lint(sink: &mut Diagnostics, text: &str, tree: &Node<'_>) {
    match &tree.value {
        Value::Scalar(_) => {}
        Value::List(items) => {
            for item in items {
                lint(sink, text, item);
            }
        }
        Value::Map(pairs) => {
            for pair in pairs {
                sink.push_some(cut(text, pair));
                lint(sink, text, &pair.value);
            }
        }
    }
}

/// A remark has a blank behind its `#`, or more than one before it; a part of the text has neither.
fn cut(text: &str, pair: &Pair<'_>) -> Option<Diagnostic> {
    let value = pair.value.text().filter(|_| TEXTS.contains(&pair.key.as_ref()))?;
    let range = pair.value.span.range();
    let written = text.get(range.clone())?;
    let rest = text.get(range.end..)?.lines().next()?.trim_end();
    if value.is_empty() && rest.trim_start().starts_with('#') {
        return emptied(pair, rest.trim_start());
    }
    let remark = rest.strip_prefix(" #")?;
    let is_part = remark.starts_with(char::is_alphanumeric) && written == value;
    let end = range.end.saturating_add(rest.len());
    is_part.then(|| {
        let key = &pair.key;
        let whole = format!("{written}{rest}").replace('\\', "\\\\").replace('"', "\\\"");
        let place = Span::new(pair.value.span.file, range.end.saturating_add(1), end);
        Diagnostic::new(Code::CutByComment, place, format!("`{key}` is read as `{value}`"))
            .label("from the number sign on it is a remark")
            .help(format!("if it belongs to the text write `{key}: \"{whole}\"`"))
            .help(format!("if it is a remark put a blank behind the sign: `# {remark}`"))
    })
}

/// The whole value stands behind a number sign, without a blank: it was meant as one.
fn emptied(pair: &Pair<'_>, rest: &str) -> Option<Diagnostic> {
    let key = &pair.key;
    let is_text = rest.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    let whole = rest.replace('\\', "\\\\").replace('"', "\\\"");
    is_text.then(|| {
        Diagnostic::new(Code::EmptyValue, pair.value.span, format!("`{key}` has no value"))
            .label("from the number sign on it is a remark")
            .help(format!("if it is the value put quotes: `{key}: \"{whole}\"`"))
    })
}

/// Leaves one finding of a value that is empty where two say so: the first, which knows why.
pub fn settle(sink: &mut Diagnostics) {
    let mut seen = Vec::new();
    for one in sink.iter().filter(|one| one.code == Code::EmptyValue) {
        seen.push(one.primary);
    }
    let twice = |span: &Span| seen.iter().filter(|one| *one == span).count() > 1;
    sink.retain(|one| {
        one.code != Code::EmptyValue
            || !twice(&one.primary)
            || !one.help.iter().any(|help| help.starts_with("write a "))
    });
}

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

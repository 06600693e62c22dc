//! Single values: texts, words, amounts, days, numbers.

use jiff::civil::Date;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::{Evidence, Placed};
use crate::model::hours::Hours;
use crate::model::period::{self, Period};
use crate::model::vocabulary::{ProgramId, Vocabulary};
use crate::read::answer;
use crate::read::fields::Fields;
use crate::source::Span;
use crate::syntax::yaml::{Node, Value};

/// The text of a single value; says what is none.
pub fn text<'n>(sink: &mut Diagnostics, node: &'n Node<'_>, key: &str) -> Option<&'n str> {
    match node.text() {
        // What stood here could not be read, and that is said.
        Some("") if node.is_lost() => None,
        Some("") => {
            let finding =
                Diagnostic::new(Code::EmptyValue, node.span, format!("`{key}` has no value"))
                    .help(empty(key));
            let may_hold = matches!(key, "hours" | "evidence" | "credits" | "date");
            sink.push(if may_hold {
                finding.help("lines that belong to it begin with two blanks")
            } else {
                finding
            });
            None
        }
        Some(text) => Some(text),
        None => {
            sink.push(answer::single(node, key));
            None
        }
    }
}

/// What to do about a key without a value; one that is due everywhere can't be left out.
fn empty(key: &str) -> String {
    match key {
        "date" | "name" | "kind" | "provider" | "signed" | "from" => {
            format!("write a value after `{key}:`")
        }
        "title" => "write a title after `title:`; only a training must have one".to_owned(),
        _ => format!("write a value after `{key}:`, or remove the line"),
    }
}

/// The text under `key`, if it is there.
pub fn optional_text(sink: &mut Diagnostics, fields: &Fields<'_, '_>, key: &str) -> Option<String> {
    let node = fields.get(key)?;
    text(sink, node, key).map(str::to_owned)
}

/// One of a list of words.
pub fn word<'w, T: Copy>(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
    all: &[T],
    name: impl Fn(T) -> &'w str,
) -> Option<T> {
    let found = text(sink, node, key)?;
    let known = all.iter().copied().find(|one| name(*one) == found);
    if known.is_none() {
        let words = all.iter().map(|one| name(*one));
        let message = format!("`{key}` can't be `{found}`");
        let finding = Diagnostic::new(Code::UnknownValue, node.span, message);
        sink.push(answer::word(finding, key, found, words));
    }
    known
}

/// `true` or `false`.
pub fn truth(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<bool> {
    word(sink, node, key, &[true, false], |value| if value { "true" } else { "false" })
}

/// An amount of time.
pub fn hours(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<Hours> {
    let found = text(sink, node, key)?;
    Hours::parse(found).map_err(|fault| sink.push(answer::hours(node.span, found, fault))).ok()
}

/// A day.
pub fn day(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<Date> {
    let found = text(sink, node, key)?;
    let day = period::parse_day(found);
    day.map_err(|fault| sink.push(answer::date(node.span, found, fault, true))).ok()
}

/// The day under `key`, if it is there.
pub fn optional_day(sink: &mut Diagnostics, fields: &Fields<'_, '_>, key: &str) -> Option<Date> {
    day(sink, fields.get(key)?, key)
}

/// A day, a month, or a range of either.
pub fn period(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<Placed<Period>> {
    if let Value::List(items) = &node.value {
        sink.push(answer::dates(node, key, items));
        return None;
    }
    let found = text(sink, node, key)?;
    let period = Period::parse(found);
    let period =
        period.map_err(|fault| sink.push(answer::date(node.span, found, fault, false))).ok()?;
    Some(Placed { value: period, span: node.span })
}

/// A finding that a range ends before it begins.
pub fn reversed(span: Span) -> Diagnostic {
    Diagnostic::new(Code::ReversedRange, span, "the range ends before it begins")
        .label("the earlier day comes first")
}

/// A whole number from 1.
pub fn count(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<u32> {
    let found = text(sink, node, key)?;
    let number = found.parse::<u32>().ok().filter(|n| *n > 0 && *n < 1_000_000);
    let number =
        number.filter(|_| found.bytes().all(|b| b.is_ascii_digit()) && !found.starts_with('0'));
    if number.is_none() {
        sink.push(answer::count::count(node.span, key, found));
    }
    number
}

/// The items of a list, or a single value as a list of one.
pub fn items<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.value {
        Value::List(items) => items,
        Value::Scalar(_) | Value::Map(_) => std::slice::from_ref(node),
    }
}

/// A list; says what is none.
pub fn list<'n, 't>(
    sink: &mut Diagnostics,
    node: &'n Node<'t>,
    key: &str,
    example: &str,
) -> &'n [Node<'t>] {
    if let Value::List(items) = &node.value {
        return items;
    }
    if node.is_lost() {
        return &[];
    }
    sink.push(
        Diagnostic::new(Code::WrongType, node.span, format!("`{key}` takes a list"))
            .label(format!("this is {}", node.what()))
            .help(answer::list(node, key, example)),
    );
    &[]
}

/// A list of texts.
pub fn texts(sink: &mut Diagnostics, node: &Node<'_>, key: &str, example: &str) -> Vec<String> {
    let items = list(sink, node, key, example);
    items.iter().filter_map(|item| text(sink, item, key).map(str::to_owned)).collect()
}

/// A list of programs, at least one and each once; `find` looks each id up.
pub fn program_ids(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    known: &Vocabulary,
    mut find: impl FnMut(&mut Diagnostics, &str, Span) -> Option<ProgramId>,
) -> Vec<ProgramId> {
    let mut found: Vec<(ProgramId, Span)> = Vec::new();
    let items = list(sink, node, "programs", &format!("[{}]", known.any_program()));
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        let finding = Diagnostic::new(Code::EmptyValue, node.span, "`programs` names no program");
        sink.push(finding.help(format!("write `programs: [{}]`", known.any_program())));
    }
    for item in items {
        let Some(id) = text(sink, item, "programs") else { continue };
        let Some(program) = find(sink, id, item.span) else { continue };
        match found.iter().find(|(known, _)| *known == program) {
            None => found.push((program, item.span)),
            Some((_, first)) => sink.push(
                Diagnostic::new(
                    Code::DuplicateKey,
                    item.span,
                    format!("the program `{id}` is named twice"),
                )
                .label("the second time")
                .related(*first, "the first time")
                .help("keep one of the two"),
            ),
        }
    }
    found.into_iter().map(|(program, _)| program).collect()
}

/// The files under `evidence`, if it is there.
pub fn optional_evidence(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Vec<Evidence> {
    fields.get("evidence").map(|node| evidence(sink, node)).unwrap_or_default()
}

/// A path, a mapping of `file` and `pages`, or a list of these.
pub fn evidence(sink: &mut Diagnostics, node: &Node<'_>) -> Vec<Evidence> {
    items(node).iter().filter_map(|item| one_evidence(sink, item)).collect()
}

fn one_evidence(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Evidence> {
    if node.text().is_some() {
        let path = text(sink, node, "evidence")?.to_owned();
        return Some(Evidence { path, span: node.span, pages: None });
    }
    let fields = Fields::of(sink, node, "evidence", &["file", "pages"])?;
    let file = fields.required(sink, "file", "file: evidence/certificate.pdf")?;
    let path = text(sink, file, "file")?.to_owned();
    let pages = match fields.get("pages") {
        Some(node) => Some(pages(sink, node, &path)?),
        None => None,
    };
    Some(Evidence { path, span: file.span, pages })
}

fn pages(sink: &mut Diagnostics, node: &Node<'_>, file: &str) -> Option<Placed<(u32, u32)>> {
    let found = text(sink, node, "pages")?;
    let (first, last) = found.split_once('-').unwrap_or((found, found));
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|page| *page > 0);
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => {
            Some(Placed { value: (first, last), span: node.span })
        }
        _ => {
            sink.push(answer::pages(node.span, file, found));
            None
        }
    }
}

//! Conditions: `{delivery: [video, phone]}`, `{any: […]}`, `{not: {…}}`.

use jiff::civil::Date;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::document_type::DocumentType;
use crate::model::period::{self, Period};
use crate::model::predicate::{Predicate, Standing};
use crate::model::vocabulary::{AreaId, Vocabulary};
use crate::model::words::{
    Approval, Delivery, Discipline, Focus, Kind, LicenseLevel, Modality, Setting,
};
use crate::read::fields::Fields;
use crate::read::program::{months, whole_range};
use crate::read::scalar;
use crate::read::suggest;
use crate::syntax::yaml::{Node, Pair};

const KEYS: [&str; 21] = [
    "all",
    "any",
    "not",
    "kind",
    "area",
    "approval",
    "delivery",
    "setting",
    "modality",
    "focus",
    "tag",
    "group-size",
    "teaching",
    "contract",
    "primary",
    "supervisor",
    "present",
    "date",
    "ends-from",
    "older-than",
    "after",
];

/// Whether a key of a condition has this name.
pub(in crate::read) fn is_key(key: &str) -> bool {
    KEYS.contains(&key)
}

/// Reads a condition; all keys of a mapping must hold.
pub fn read(sink: &mut Diagnostics, node: &Node<'_>, words: &Vocabulary) -> Option<Predicate> {
    let own = Kind::ALL.iter().flat_map(|kind| words.attributes(*kind));
    let known: Vec<&str> = KEYS.into_iter().chain(own).collect();
    let fields = Fields::of(sink, node, "a condition", &known)?;
    let mut parts = Vec::new();
    for pair in fields.pairs() {
        parts.push(one(sink, pair, words)?);
    }
    if parts.len() == 1 { parts.pop() } else { Some(Predicate::All(parts)) }
}

fn one(sink: &mut Diagnostics, pair: &Pair<'_>, words: &Vocabulary) -> Option<Predicate> {
    let (key, node) = (pair.key.as_ref(), &pair.value);
    Some(match key {
        "all" => Predicate::All(list(sink, node, key, words)?),
        "any" => Predicate::Any(list(sink, node, key, words)?),
        "not" => Predicate::Not(Box::new(read(sink, node, words)?)),
        "kind" => Predicate::Kind(of_words(sink, node, key, Kind::ALL, Kind::word)?),
        "area" => Predicate::Area(areas(sink, node, words)?),
        "approval" => {
            Predicate::Approval(of_words(sink, node, key, Approval::ALL, Approval::word)?)
        }
        "delivery" => {
            Predicate::Delivery(of_words(sink, node, key, Delivery::ALL, Delivery::word)?)
        }
        "setting" => Predicate::Setting(of_words(sink, node, key, Setting::ALL, Setting::word)?),
        "modality" => {
            Predicate::Modality(of_words(sink, node, key, Modality::ALL, Modality::word)?)
        }
        "focus" => Predicate::Focus(of_words(sink, node, key, Focus::ALL, Focus::word)?),
        "tag" => {
            let one = |item| scalar::text(sink, item, key).map(str::to_owned);
            Predicate::Tag(scalar::items(node).iter().map(one).collect::<Option<_>>()?)
        }
        "group-size" => {
            let (from, to) = whole_range(sink, node, key)?;
            Predicate::GroupSize { from, to }
        }
        "teaching" => Predicate::Teaching(scalar::truth(sink, node, key)?),
        "contract" => {
            scalar::word(sink, node, key, &["in-force"], |word| word)?;
            Predicate::UnderContract
        }
        "primary" => Predicate::Primary(scalar::truth(sink, node, key)?),
        "supervisor" => Predicate::Supervisor(standing(sink, node, words)?),
        "present" => Predicate::Present(standing(sink, node, words)?),
        "date" => Predicate::Within(days(sink, node, key)?),
        "ends-from" => Predicate::EndsFrom(scalar::day(sink, node, key)?),
        "older-than" => Predicate::OlderThan(months(sink, node, key)?),
        "after" => {
            scalar::word(sink, node, key, &["degree"], |word| word)?;
            Predicate::AfterDegree
        }
        own => attribute(sink, node, own, words)?,
    })
}

fn list(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
    words: &Vocabulary,
) -> Option<Vec<Predicate>> {
    let items = scalar::list(sink, node, key, "[{setting: group}, …]");
    items.iter().map(|item| read(sink, item, words)).collect()
}

/// Areas, or domains for all of their areas.
pub(in crate::read) fn areas(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    words: &Vocabulary,
) -> Option<Vec<AreaId>> {
    let mut found = Vec::new();
    for item in scalar::items(node) {
        let id = scalar::text(sink, item, "area")?;
        let mut here = words.areas_of(id);
        if here.is_empty() {
            here.extend(words.area(id));
        }
        if here.is_empty() {
            let message = format!("there is no area `{id}`");
            let known: Vec<&str> = words.area_spellings().collect();
            let label = suggest::instead(id, known);
            sink.push(Diagnostic::new(Code::UnknownArea, item.span, message).label(label));
            return None;
        }
        found.extend(here);
    }
    Some(found)
}

fn attribute(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
    words: &Vocabulary,
) -> Option<Predicate> {
    // What is no attribute either was said as an unknown key.
    let (id, attribute) = words.attribute(key)?;
    let places: Vec<usize> = (0..attribute.values.len()).collect();
    let name =
        |at: usize| attribute.values.get(at).map(|(word, _)| word.as_str()).unwrap_or_default();
    let one = |item| scalar::word(sink, item, key, &places, name);
    Some(Predicate::Attribute(id, scalar::items(node).iter().map(one).collect::<Option<_>>()?))
}

/// A document type, a list of them, or `{type: license, held-for: 5 years}`.
fn standing(sink: &mut Diagnostics, node: &Node<'_>, words: &Vocabulary) -> Option<Standing> {
    if node.pairs().is_none() {
        let types = documents(sink, node, "type", words)?;
        return Some(Standing { types, ..Standing::default() });
    }
    let keys = ["type", "of", "level", "discipline", "state", "held-for"];
    let fields = Fields::of(sink, node, "a standing", &keys)?;
    let types = fields.required(sink, "type", "type: license")?;
    Some(Standing {
        types: documents(sink, types, "type", words)?,
        of: scalar::optional_text(sink, &fields, "of"),
        level: optional(sink, &fields, "level", LicenseLevel::ALL, LicenseLevel::word),
        discipline: optional(sink, &fields, "discipline", Discipline::ALL, Discipline::word),
        state: scalar::optional_text(sink, &fields, "state"),
        held_for: match fields.get("held-for") {
            Some(node) => months(sink, node, "held-for")?,
            None => 0,
        },
    })
}

/// The word under `key`, if it is there and one of them; what is none of them is said.
pub(in crate::read) fn optional<T: Copy>(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    key: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Option<T> {
    scalar::word(sink, fields.get(key)?, key, all, name)
}

/// One document type or a list of them.
pub(in crate::read) fn documents(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
    words: &Vocabulary,
) -> Option<Vec<DocumentType>> {
    scalar::items(node).iter().map(|item| document(sink, item, key, words)).collect()
}

/// A document type.
pub(in crate::read) fn document(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
    words: &Vocabulary,
) -> Option<DocumentType> {
    let all = words.documents();
    let places: Vec<usize> = (0..all.len()).collect();
    let name = |at: usize| all.get(at).map(DocumentType::word).unwrap_or_default();
    let at = scalar::word(sink, node, key, &places, name)?;
    all.get(at).cloned()
}

/// `2018-03-01..`, `..2019-12-31` or `2018-03-01..2019-12-31`.
pub(in crate::read) fn days(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<Period> {
    let found = scalar::text(sink, node, key)?;
    let range = found.split_once("..").and_then(|(from, to)| {
        let day = |text: &str, open: Date| {
            if text.is_empty() { Some(open) } else { period::parse_day(text).ok() }
        };
        Some(Period { from: day(from, Date::MIN)?, to: day(to, Date::MAX)? })
    });
    match range {
        None => {
            let message = format!("`{found}` is no range of days");
            let finding = Diagnostic::new(Code::BadDate, node.span, message);
            sink.push(finding.help(format!("write `{key}: 2022-01-01..`")));
            None
        }
        Some(range) if range.to < range.from => {
            sink.push(scalar::reversed(node.span));
            None
        }
        range => range,
    }
}

fn of_words<T: Copy>(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Option<Vec<T>> {
    scalar::items(node).iter().map(|item| scalar::word(sink, item, key, all, name)).collect()
}

//! Conditions: `{delivery: [video, phone]}`, `{any: […]}`, `{not: {…}}`.

use crate::diagnostic::Diagnostics;
use crate::model::predicate::Predicate;
use crate::model::words::{Approval, Delivery, DocumentType, Focus, Modality, Setting};
use crate::read::fields::Fields;
use crate::read::program::{months, whole_range};
use crate::read::scalar;
use crate::syntax::yaml::{Node, Pair};

const KEYS: [&str; 14] = [
    "all",
    "any",
    "not",
    "approval",
    "delivery",
    "setting",
    "modality",
    "focus",
    "group-size",
    "teaching",
    "contract",
    "supervisor",
    "present",
    "ends-from",
];

/// Reads a condition; all keys of a mapping must hold.
pub fn read(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Predicate> {
    let known: Vec<&str> = KEYS.into_iter().chain(["older-than"]).collect();
    let fields = Fields::of(sink, node, "a condition", &known)?;
    let mut parts = Vec::new();
    for pair in fields.pairs() {
        parts.push(one(sink, pair)?);
    }
    if parts.len() == 1 { parts.pop() } else { Some(Predicate::All(parts)) }
}

fn one(sink: &mut Diagnostics, pair: &Pair<'_>) -> Option<Predicate> {
    let (key, node) = (pair.key.as_ref(), &pair.value);
    Some(match key {
        "all" => Predicate::All(many(sink, node)?),
        "any" => Predicate::Any(many(sink, node)?),
        "not" => Predicate::Not(Box::new(read(sink, node)?)),
        "approval" => Predicate::Approval(words(sink, node, key, Approval::ALL, Approval::word)?),
        "delivery" => Predicate::Delivery(words(sink, node, key, Delivery::ALL, Delivery::word)?),
        "setting" => Predicate::Setting(words(sink, node, key, Setting::ALL, Setting::word)?),
        "modality" => Predicate::Modality(words(sink, node, key, Modality::ALL, Modality::word)?),
        "focus" => Predicate::Focus(words(sink, node, key, Focus::ALL, Focus::word)?),
        "group-size" => {
            let (from, to) = whole_range(sink, node, key)?;
            Predicate::GroupSize { from, to }
        }
        "teaching" => Predicate::Teaching(scalar::truth(sink, node, key)?),
        "contract" => {
            scalar::word(sink, node, key, &["in-force"], |word| word)?;
            Predicate::UnderContract
        }
        "supervisor" => Predicate::SupervisorIs(documents(sink, node, key)?),
        "present" => Predicate::PresentIs(documents(sink, node, key)?),
        "ends-from" => Predicate::EndsFrom(scalar::day(sink, node, key)?),
        "older-than" => Predicate::OlderThanYears(months(sink, node, key)?.checked_div(12)?),
        _ => return None,
    })
}

fn many(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Vec<Predicate>> {
    scalar::list(sink, node, "any", "[{setting: group}, …]")
        .iter()
        .map(|item| read(sink, item))
        .collect()
}

fn documents(sink: &mut Diagnostics, node: &Node<'_>, key: &str) -> Option<Vec<DocumentType>> {
    words(sink, node, key, DocumentType::ALL, DocumentType::word)
}

fn words<T: Copy>(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    key: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Option<Vec<T>> {
    scalar::items(node).iter().map(|item| scalar::word(sink, item, key, all, name)).collect()
}

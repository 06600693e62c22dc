//! A condition as a pack writes it.

use jiff::civil::Date;

use crate::model::document_type::DocumentType;
use crate::model::period::Period;
use crate::model::predicate::{Predicate, Standing};
use crate::model::vocabulary::Vocabulary;

/// The condition in one line: `{delivery: asynchronous, teaching: false}`; `{}` always holds.
pub fn written(condition: &Predicate, words: &Vocabulary) -> String {
    let Predicate::All(parts) = condition else {
        let (key, value) = pair(condition, words);
        return format!("{{{key}: {value}}}");
    };
    let pairs: Vec<(String, String)> = parts.iter().map(|part| pair(part, words)).collect();
    let repeats = pairs.iter().enumerate().any(|(at, (key, _))| {
        pairs.iter().skip(at.saturating_add(1)).any(|(other, _)| other == key)
    });
    if repeats {
        return format!("{{all: {}}}", list(parts, words));
    }
    let pairs: Vec<String> =
        pairs.into_iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{{}}}", pairs.join(", "))
}

fn list(parts: &[Predicate], words: &Vocabulary) -> String {
    let parts: Vec<String> = parts.iter().map(|part| written(part, words)).collect();
    format!("[{}]", parts.join(", "))
}

/// One word as it is, several as a list.
fn some<'w, I: Iterator<Item = &'w str>>(words: I) -> String {
    let words: Vec<&str> = words.collect();
    match words.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("[{}]", several.join(", ")),
    }
}

fn pair(condition: &Predicate, words: &Vocabulary) -> (String, String) {
    let (key, value) = match condition {
        Predicate::All(parts) => ("all", list(parts, words)),
        Predicate::Any(parts) => ("any", list(parts, words)),
        Predicate::Not(part) => ("not", written(part, words)),
        Predicate::Kind(list) => ("kind", some(list.iter().map(|one| one.word()))),
        Predicate::Area(list) => ("area", some(list.iter().map(|one| words.area_id(*one)))),
        Predicate::Approval(list) => ("approval", some(list.iter().map(|one| one.word()))),
        Predicate::Delivery(list) => ("delivery", some(list.iter().map(|one| one.word()))),
        Predicate::Setting(list) => ("setting", some(list.iter().map(|one| one.word()))),
        Predicate::Modality(list) => ("modality", some(list.iter().map(|one| one.word()))),
        Predicate::Focus(list) => ("focus", some(list.iter().map(|one| one.word()))),
        Predicate::Tag(list) => ("tag", some(list.iter().map(String::as_str))),
        Predicate::Attribute(id, places) => {
            let Some(attribute) = words.attribute_of(*id) else { return Default::default() };
            let value = |at: &usize| attribute.values.get(*at).map(|(word, _)| word.as_str());
            return (attribute.id.clone(), some(places.iter().filter_map(value)));
        }
        Predicate::GroupSize { from, to } if from == to => ("group-size", from.to_string()),
        Predicate::GroupSize { from, to: u32::MAX } => ("group-size", format!("{from}..")),
        Predicate::GroupSize { from, to } => ("group-size", format!("{from}..{to}")),
        Predicate::Teaching(is) => ("teaching", is.to_string()),
        Predicate::UnderContract => ("contract", "in-force".to_owned()),
        Predicate::Primary(is) => ("primary", is.to_string()),
        Predicate::Supervisor(asked) => ("supervisor", standing(asked)),
        Predicate::Present(asked) => ("present", standing(asked)),
        Predicate::Within(period) => ("date", days(*period)),
        Predicate::EndsFrom(day) => ("ends-from", day.to_string()),
        Predicate::OlderThan(months) => ("older-than", super::rule_at::months(*months)),
        Predicate::AfterDegree => ("after", "degree".to_owned()),
    };
    (key.to_owned(), value)
}

fn standing(asked: &Standing) -> String {
    let types = some(asked.types.iter().map(DocumentType::word));
    let more = [
        ("of", asked.of.clone()),
        ("level", asked.level.map(|level| level.word().to_owned())),
        ("discipline", asked.discipline.map(|one| one.word().to_owned())),
        ("state", asked.state.clone()),
        ("held-for", (asked.held_for > 0).then(|| super::rule_at::months(asked.held_for))),
    ];
    let more: String = more
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| format!(", {key}: {value}")))
        .collect();
    if more.is_empty() { types } else { format!("{{type: {types}{more}}}") }
}

/// A range of days as a pack writes it.
pub(super) fn days(period: Period) -> String {
    let day = |day: Date, open: Date| if day == open { String::new() } else { day.to_string() };
    format!("{}..{}", day(period.from, Date::MIN), day(period.to, Date::MAX))
}

//! Totals then and now, requirement by requirement.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::model::hours::Hours;
use crate::model::record::Total;
use crate::report::explain::all_outcomes;

/// One requirement then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is required now, where that is a number.
    pub required: String,
    /// What counted then, or its result; nothing if it was not asked for.
    pub then: Option<String>,
    /// What counts now, or its result; nothing if it is not asked for.
    pub now: Option<String>,
    /// By how much more or less counts, with its sign; `–` if that is the same.
    pub change: String,
    /// Whether anything of it differs, what is required included.
    pub differs: bool,
}

/// Compares the totals of two records, in the order of those of now.
pub fn compare(assessment: &Assessment<'_>, then: &[Total], now: &[Total]) -> Vec<Compared> {
    let outcomes = all_outcomes(&assessment.outcomes);
    let titles: BTreeMap<&str, &str> = outcomes
        .iter()
        .map(|one| (one.requirement.id.as_str(), one.requirement.title.as_str()))
        .collect();
    let of = |list: &[Total], id: &str| list.iter().find(|one| one.id == id).cloned();
    let gone = then.iter().filter(|one| now.iter().all(|other| other.id != one.id));
    let ids = now.iter().map(|one| &one.id).chain(gone.map(|one| &one.id));
    ids.map(|id| {
        let (then, now) = (of(then, id), of(now, id));
        let title = titles.get(id.as_str()).map_or(id.as_str(), |title| title);
        Compared {
            id: id.clone(),
            title: title.to_owned(),
            required: now.as_ref().and_then(|one| field(one, "required")).unwrap_or_default(),
            then: then.as_ref().and_then(value),
            now: now.as_ref().and_then(value),
            change: change(then.as_ref(), now.as_ref()),
            differs: then.as_ref().map(|one| &one.fields) != now.as_ref().map(|one| &one.fields),
        }
    })
    .collect()
}

/// What counts, or the result of what is not counted.
fn value(total: &Total) -> Option<String> {
    field(total, "counted").or_else(|| field(total, "status"))
}

/// A field as it is printed.
fn field(total: &Total, name: &str) -> Option<String> {
    let text = total.fields.get(name)?;
    Some(hours(text).map_or_else(|| text.clone(), |hours| hours.to_string()))
}

/// An amount of time; a number of things has neither point nor letter nor fraction.
fn hours(text: &str) -> Option<Hours> {
    Hours::of_exact(text).filter(|_| text.contains(['.', 'h', '/']))
}

fn change(then: Option<&Total>, now: Option<&Total>) -> String {
    let (Some(then), Some(now)) = (then, now) else { return String::new() };
    let counted = |one: &Total| one.fields.get("counted").cloned();
    let (Some(was), Some(is)) = (counted(then), counted(now)) else {
        let same = then.fields.get("status") == now.fields.get("status");
        return if same { "–".to_owned() } else { "changed".to_owned() };
    };
    match (hours(&was), hours(&is)) {
        (Some(was), Some(is)) => match is.cmp(&was) {
            Ordering::Equal => "–".to_owned(),
            Ordering::Greater => format!("+{}", is.minus(was)),
            Ordering::Less => format!("−{}", was.minus(is).up()),
        },
        (_, _) => match (was.parse::<i64>(), is.parse::<i64>()) {
            (Ok(was), Ok(is)) if was == is => "–".to_owned(),
            (Ok(was), Ok(is)) if is > was => format!("+{}", is.saturating_sub(was)),
            (Ok(was), Ok(is)) => format!("−{}", was.saturating_sub(is)),
            (_, _) => String::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(fields: &[(&str, &str)]) -> Total {
        let fields = fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Total { id: "core".to_owned(), fields: fields.collect() }
    }

    #[test]
    fn a_change_has_its_sign_and_never_looks_better_than_it_is() {
        let counted = |text: &str| total(&[("counted", text)]);
        let table = [
            ("41.50", "44.50", "+3.00"),
            ("44.50", "41.50", "−3.00"),
            ("44.50", "44.50", "–"),
            ("1h40m", "2h00m", "+0.33"),
            ("2h00m", "1h40m", "−0.34"),
            ("3", "5", "+2"),
            ("5", "4", "−1"),
            ("5", "5", "–"),
        ];
        for (then, now, expected) in table {
            assert_eq!(change(Some(&counted(then)), Some(&counted(now))), expected, "{then} {now}");
        }
        let status = |word: &str| total(&[("status", word)]);
        assert_eq!(change(Some(&status("short")), Some(&status("met"))), "changed");
        assert_eq!(change(Some(&status("met")), Some(&status("met"))), "–");
        assert_eq!(change(None, Some(&status("met"))), "");
    }
}

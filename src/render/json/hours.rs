//! The result of a requirement in hours as JSON: limits, parts, entries.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Number;

use crate::assess::Assessment;
use crate::assess::credit::Credit;
use crate::assess::hours::{FloorOutcome, HoursOutcome, LimitOutcome};
use crate::check::reason;
use crate::model::dates::Dates;
use crate::model::domain::Domain;
use crate::model::hours::Hours;
use crate::render::json::{down, up};
use crate::report::words;
use crate::source::Sources;

/// What counts of a requirement in hours, and what is missing.
#[derive(Debug, Serialize)]
pub(super) struct Body {
    required: Number,
    logged: Number,
    credited: Number,
    counted: Number,
    short: Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    without_unsure_limits: Option<Number>,
    limits: Vec<Limit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    floors: Vec<Floor>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    grants: Vec<Grant>,
    parts: Vec<Part>,
    entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub(super) struct Limit {
    id: String,
    at_most: Number,
    matching: Number,
    dropped: Number,
}

/// What a period or area must reach, and what it took where that was not reached.
#[derive(Debug, Serialize)]
pub(super) struct Floor {
    id: String,
    dropped: Number,
}

/// Hours that count because a statement is on record.
#[derive(Debug, Serialize)]
struct Grant {
    id: String,
    hours: Number,
}

#[derive(Debug, Serialize)]
struct Part {
    id: String,
    title: String,
    status: &'static str,
    required: Number,
    counted: Number,
    short: Number,
}

#[derive(Debug, Serialize)]
struct Entry {
    path: String,
    line: Option<usize>,
    logged: Number,
    credited: Number,
    counted: Number,
    reasons: Vec<String>,
}

/// The result in hours.
pub(super) fn body(assessment: &Assessment<'_>, hours: &HoursOutcome, sources: &Sources) -> Body {
    let parts = hours.parts.iter().map(|part| {
        let (id, title) = words::part(assessment.program, hours.domain, part.part);
        Part {
            id,
            title,
            status: if part.short.is_zero() { "met" } else { "short" },
            required: down(part.required.unwrap_or(Hours::ZERO)),
            counted: down(part.counted),
            short: up(part.short),
        }
    });
    let domain = assessment.program.domains.get(hours.domain);
    let id = |own: &str| format!("{}/{own}", domain.map_or("", |domain| domain.id.as_str()));
    let grants = hours.grants.iter().filter_map(|at| {
        let rule = domain?.grants.get(*at)?;
        Some(Grant { id: id(&rule.id), hours: down(rule.hours) })
    });
    Body {
        floors: floors(domain, hours),
        grants: grants.collect(),
        required: down(hours.required),
        logged: down(hours.logged),
        credited: down(hours.credited),
        counted: down(hours.counted),
        short: up(hours.short),
        without_unsure_limits: hours.without_unsure.map(down),
        limits: limits(hours),
        parts: parts.collect(),
        entries: entries(assessment, hours.domain, sources),
    }
}

/// What each limit let count and took.
pub(super) fn limits(hours: &HoursOutcome) -> Vec<Limit> {
    let one = |limit: &LimitOutcome| Limit {
        id: limit.id.clone(),
        at_most: down(limit.at_most),
        matching: down(limit.matching),
        dropped: up(limit.dropped),
    };
    hours.limits.iter().map(one).collect()
}

/// What each floor took.
pub(super) fn floors(domain: Option<&Domain>, hours: &HoursOutcome) -> Vec<Floor> {
    let one = |floor: &FloorOutcome| {
        let rule = domain?.floors.get(floor.at)?;
        let id = format!("{}/{}", domain?.id, rule.clause.id);
        Some(Floor { id, dropped: up(floor.dropped) })
    };
    hours.floors.iter().filter_map(one).collect()
}

/// One element for each entry, by date and path.
fn entries(assessment: &Assessment<'_>, domain: usize, sources: &Sources) -> Vec<Entry> {
    let mut by_entry: BTreeMap<usize, Vec<&Credit>> = BTreeMap::new();
    for credit in assessment.credits_of(domain) {
        by_entry.entry(credit.entry).or_default().push(credit);
    }
    let element = |credits: Vec<&Credit>| {
        let total =
            |amount: fn(&Credit) -> Hours| credits.iter().map(|one| amount(one)).sum::<Hours>();
        let first = credits.first()?;
        let entry = first.entry(assessment.log)?;
        let mut reasons: Vec<String> = Vec::new();
        for (credit, why) in
            credits.iter().flat_map(|one| one.reasons.iter().map(move |r| (one, r)))
        {
            let sentence = reason::sentence(assessment, credit, why, sources, Dates::Written);
            if !reasons.contains(&sentence) {
                reasons.push(sentence);
            }
        }
        let span = first.share(assessment.log).map(|share| share.span);
        Some(Entry {
            path: sources.path(entry.file).to_owned(),
            line: span.and_then(|span| sources.position(span)).map(|at| at.line),
            logged: down(total(|one| one.logged)),
            credited: down(total(|one| one.credited)),
            counted: down(total(|one| one.counted)),
            reasons,
        })
    };
    by_entry.into_values().filter_map(element).collect()
}

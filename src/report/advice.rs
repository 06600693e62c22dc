//! What to do next, and what may have been forgotten: for the applicant alone.

use crate::assess::forecast::{self, Forecast};
use crate::assess::hours::{HoursOutcome, PartKind, PartOutcome};
use crate::assess::in_force::InForceOutcome;
use crate::assess::shared;
use crate::assess::{Assessment, Finding, Outcome, Span, Status};
use crate::model::dates::Dates;
use crate::model::entry::Entry;
use crate::model::hours::Hours;
use crate::model::period::{self, Period};
use crate::model::program::Program;
use crate::model::requirement::Rule;
use crate::model::words::{Kind, joined};
use crate::report::words;

/// Days before the end of a document from which its end is told.
const SOON: i32 = 120;

/// Parts that are named one by one; more are counted.
const NAMED: usize = 4;

/// What to do about each requirement that is not met, in the program's order: a head and the rest.
pub fn next(assessment: &Assessment<'_>, dates: Dates) -> Vec<(String, String)> {
    let open = assessment
        .outcomes
        .iter()
        .filter(|outcome| matches!(outcome.status, Status::Short | Status::Unknown));
    open.map(|outcome| one(assessment, outcome, dates)).collect()
}

/// What to do about a requirement that is not met: a head and the rest.
pub fn one(assessment: &Assessment<'_>, outcome: &Outcome<'_>, dates: Dates) -> (String, String) {
    let title = &outcome.requirement.title;
    match &outcome.finding {
        Finding::Hours(_) | Finding::Span(_) | Finding::Number(_)
            if outcome.status == Status::Unknown =>
        {
            let head = format!("{title} can't be judged yet");
            (head, ": no supervisor has a contract for this program.".to_owned())
        }
        Finding::Hours(hours) => short_hours(assessment, title, hours, dates),
        Finding::Span(span) => {
            let rest = match span {
                Some(Span { last, until: Some(until), .. }) if last > until => {
                    format!(": what counts must lie within the days up to {}.", dates.day(*until))
                }
                Some(span) => {
                    format!(
                        ": something that counts on {} or later reaches it.",
                        dates.day(span.reached_on)
                    )
                }
                None => ": nothing counts yet.".to_owned(),
            };
            (format!("{title} is not reached"), rest)
        }
        Finding::Number(found) => {
            let rest = match found.short() {
                0 => format!(": at most {}.", found.at_most.unwrap_or(0)),
                short => format!(": {short} more."),
            };
            (format!("{title}: {} count", found.number()), rest)
        }
        Finding::Within(outcomes) => {
            let open = outcomes
                .iter()
                .filter(|one| matches!(one.status, Status::Short | Status::Unknown))
                .map(|open| {
                    let (head, rest) = one(assessment, open, dates);
                    format!("{head}{rest}")
                });
            let joint = if matches!(outcome.requirement.rule, Rule::Any(_)) {
                ", one of these. "
            } else {
                ". "
            };
            (title.clone(), format!("{joint}{}", open.collect::<Vec<_>>().join(" ")))
        }
        Finding::InForce(found) => (title.clone(), format!(": {}.", in_force(found, dates))),
        Finding::Facts(missing) => {
            let list: Vec<String> =
                missing.iter().map(|one| words::missing(assessment, one, dates)).collect();
            (title.clone(), format!(": {}.", list.join("; ")))
        }
    }
}

fn short_hours(
    assessment: &Assessment<'_>,
    title: &str,
    hours: &HoursOutcome,
    dates: Dates,
) -> (String, String) {
    let program = assessment.program;
    let unit = |hours: Hours| {
        let text = hours.up().to_string();
        let word = if text == "1.00" { "hour" } else { "hours" };
        format!("{text} {word}")
    };
    let head = format!("{title}: short by {}", unit(hours.short));
    let mut rest = Vec::new();
    let (areas, parts): (Vec<_>, Vec<_>) = hours
        .parts
        .iter()
        .filter(|part| !part.short.is_zero())
        .partition(|part| matches!(part.part, PartKind::Area(_)));
    let name = |part: &PartOutcome| words::part(program, hours.domain, part.part).1;
    if !areas.is_empty() {
        let shown: Vec<String> = areas
            .iter()
            .take(NAMED)
            .map(|part| format!("{} by {}", name(part), part.short.up()))
            .collect();
        let more = areas.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        rest.push(format!("Below the minimum: {}{more}", shown.join(", ")));
    }
    for part in parts {
        rest.push(format!("{} lacks {}", name(part), unit(part.short)));
    }
    let domain = program.domains.get(hours.domain);
    for limit in &hours.limits {
        let rule = domain.and_then(|domain| domain.limits.get(limit.at));
        let title = rule.filter(|rule| rule.each.is_none()).map(|rule| rule.title.as_str());
        if let (Some(title), false) = (title, limit.dropped.is_zero()) {
            rest.push(format!(
                "The limit of {} for {title} is used up: {} do not count",
                limit.at_most,
                unit(limit.dropped)
            ));
        }
    }
    let free = domain.and_then(|domain| words::without_unsure(domain, hours));
    rest.extend(free.map(|free| format!("{} count, and {free}", hours.counted)));
    let pace = forecast::of(assessment, hours);
    rest.extend(pace.and_then(|pace| reached(program, hours, pace, dates)));
    let rest: String = rest.iter().map(|sentence| format!(" {sentence}.")).collect();
    (head, format!(".{rest}"))
}

/// When hours are reached; where a part has no day, that of the whole is not the end.
fn reached(
    program: &Program,
    hours: &HoursOutcome,
    pace: Forecast,
    dates: Dates,
) -> Option<String> {
    let at_the_pace = "At the pace of the last year";
    if let Some(day) = pace.end.day() {
        return Some(format!("{at_the_pace} this is reached about {}", dates.day(day)));
    }
    let (_, part) = words::part(program, hours.domain, pace.of?);
    Some(format!(
        "{at_the_pace} the whole is reached about {}, but not {}: {}",
        dates.day(pace.whole.day()?),
        words::inside(&part),
        words::no_day(pace.end)?
    ))
}

fn in_force(found: &InForceOutcome, dates: Dates) -> String {
    let mut parts: Vec<String> = found
        .gaps
        .iter()
        .map(|gap| {
            format!(
                "not in force {}: add the document, or an exception that explains it",
                dates.days(*gap)
            )
        })
        .collect();
    if found.level_lacks {
        parts.push("the license must be independent on the day of the application".to_owned());
    }
    if !found.on_record {
        parts.push("nothing on record; add it to practicum.yaml".to_owned());
    } else if found.asked.is_none() {
        parts.push("no contract yet from which it must be in force".to_owned());
    } else if found.open.is_some() {
        let until =
            found.until.map_or_else(String::new, |day| format!(" after {}", dates.day(day)));
        parts.push(format!("nothing on record{until}; add the renewal to practicum.yaml"));
    }
    parts.join("; ")
}

/// Which hours count in other programs of the log too.
pub fn shared(assessment: &Assessment<'_>, all: &[Assessment<'_>]) -> Vec<String> {
    let with = shared::with(assessment, all).into_iter();
    let mut told: Vec<String> = with
        .map(|(other, hours)| {
            let (hours, title) = (hours.to_string(), &other.program.title);
            let count = if hours == "1.00" { "hour counts" } else { "hours count" };
            format!("{hours} {count} toward {title} as well.")
        })
        .collect();
    if let Some(last) = told.last_mut() {
        last.push_str(" One hour may serve several programs.");
    }
    told
}

/// A month by its name, several by the first and the last.
fn of_months(run: Period, dates: Dates) -> String {
    let one = run.from.first_of_month() == run.to.first_of_month();
    if one { words::month(run.from) } else { dates.period(run) }
}

/// What may have been forgotten: months without client hours, documents that end soon, drafts.
pub fn forgotten(assessment: &Assessment<'_>, dates: Dates) -> Vec<String> {
    let mut told = Vec::new();
    if assessment.pursuit.certified.is_some() {
        return told;
    }
    for (kind, what) in [(Kind::Cases, "client hours"), (Kind::Supervision, "supervision")] {
        // Only where such hours are asked for as such a month without them can be amiss.
        if !assessment.program.domains.iter().any(|domain| domain.takes_only(kind)) {
            continue;
        }
        let months = forecast::empty_months(assessment, |entry| entry.kind == kind);
        // Only what comes before the last entry can have been forgotten; after it the log rests.
        let last = assessment
            .log
            .entries
            .iter()
            .filter(|entry| entry.is_claimed() && entry.kind == kind)
            .map(|entry| entry.date.value.to)
            .max();
        let inside: Vec<Period> = months
            .iter()
            .filter(|month| last.is_some_and(|last| month.to < last))
            .copied()
            .collect();
        let runs = period::joined(inside);
        if !runs.is_empty() {
            let runs: Vec<String> = runs.iter().map(|run| of_months(*run, dates)).collect();
            told.push(format!("No {what} for {}.", joined(&runs)));
        }
    }
    for document in &assessment.log.applicant.documents {
        let Some(to) = document.to else { continue };
        let renewed = assessment
            .log
            .applicant
            .documents
            .iter()
            .any(|other| other.kind == document.kind && other.period().to > to);
        let days = period::days_between(assessment.as_of, to);
        if !renewed && (0..=SOON).contains(&days) {
            let what = words::sentence_case(document.kind.shown());
            let days = crate::diagnostic::counted(usize::try_from(days).unwrap_or(0), "day");
            told.push(format!("{what} ends in {days}, on {}.", dates.day(to)));
        }
    }
    let drafts: Vec<&str> =
        assessment.log.entries.iter().filter(|entry| entry.draft).map(Entry::name).collect();
    if !drafts.is_empty() {
        let number = crate::diagnostic::counted(drafts.len(), "draft");
        let verb = if drafts.len() == 1 { "is" } else { "are" };
        told.push(format!("{number} {verb} planned and not counted: {}.", drafts.join("; ")));
    }
    told
}

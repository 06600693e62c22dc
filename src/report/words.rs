//! Results, reasons and sources in words.

mod rule;

use jiff::civil::Date;

use crate::assess::forecast::End;
use crate::assess::hours::{HoursOutcome, PartKind};
use crate::assess::in_force::InForceOutcome;
use crate::assess::personal::Missing;
use crate::assess::{Assessment, Finding, Outcome, Status};
use crate::model::dates::Dates;
use crate::model::domain::Domain;
use crate::model::period::{MONTHS, Period};
use crate::model::program::{Citation, Program};
use crate::model::requirement::{Requirement, Rule};

pub use crate::report::words::rule::{amount, asked, asked_short, each_word, ratio};

/// The word for a status.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::Explained => "explained",
        Status::Short => "short",
        Status::Unknown => "unknown",
    }
}

/// A result in a few words, with its sign: `✓ met`, `✗ short 2.50`, `? nothing after 2025-02-28`.
pub fn result(outcome: &Outcome<'_>, dates: Dates) -> String {
    let sign = match outcome.status {
        Status::Met | Status::Explained => "✓",
        Status::Short => "✗",
        Status::Unknown => "?",
    };
    // The sign never leaves its word at the end of a line.
    format!("{sign}\u{a0}{}", plain_result(outcome, dates))
}

/// A result in a few words, without a sign.
pub fn plain_result(outcome: &Outcome<'_>, dates: Dates) -> String {
    match (&outcome.finding, outcome.status) {
        (_, Status::Met) => "met".to_owned(),
        (_, Status::Explained) => "explained".to_owned(),
        (Finding::Hours(hours), Status::Short) => format!("short {}", hours.short.up()),
        (Finding::Hours(_) | Finding::Span(_) | Finding::Number(_), Status::Unknown) => {
            "no contract".to_owned()
        }
        (Finding::Span(span), Status::Short) => match span {
            Some(span) if span.last < span.reached_on => {
                format!("reached on {}", dates.day(span.reached_on))
            }
            Some(_) => "too long".to_owned(),
            None => "nothing counts".to_owned(),
        },
        (Finding::Number(found), Status::Short) => match found.short() {
            0 => format!("{} too many", found.number().saturating_sub(found.at_most.unwrap_or(0))),
            short => format!("short {short}"),
        },
        (Finding::Within(outcomes), _) => within(outcomes, dates),
        (Finding::InForce(found), _) => in_force(found, dates),
        (Finding::Facts(missing), _) => match missing.as_slice() {
            [one] => in_short(one, dates),
            list => format!("{} missing", list.len()),
        },
    }
}

/// What of the requirements within is open, where that is why it is not met.
pub fn open_within(outcome: &Outcome<'_>, dates: Dates) -> Vec<String> {
    let met = |one: &&Outcome<'_>| matches!(one.status, Status::Met | Status::Explained);
    match &outcome.finding {
        Finding::Within(outcomes) if !met(&outcome) => {
            let open = outcomes.iter().filter(|one| !met(one));
            let told = |one: &Outcome<'_>| {
                format!("{}: {}", one.requirement.title, plain_result(one, dates))
            };
            open.map(told).collect()
        }
        Finding::Within(_)
        | Finding::Hours(_)
        | Finding::Span(_)
        | Finding::InForce(_)
        | Finding::Facts(_)
        | Finding::Number(_) => Vec::new(),
    }
}

/// What those within come to: of alternatives the nearest, of several the first that lacks.
fn within(outcomes: &[Outcome<'_>], dates: Dates) -> String {
    let met = |one: &&Outcome<'_>| matches!(one.status, Status::Met | Status::Explained);
    let open: Vec<&Outcome<'_>> = outcomes.iter().filter(|one| !met(one)).collect();
    match open.as_slice() {
        [one] => plain_result(one, dates),
        list => format!("{} missing", list.len()),
    }
}

fn in_force(found: &InForceOutcome, dates: Dates) -> String {
    if let Some(gap) = found.gaps.first() {
        return format!("gap {}", dates.days(*gap));
    }
    if found.level_lacks {
        return "not independent".to_owned();
    }
    if !found.on_record {
        return "nothing on record".to_owned();
    }
    match (found.open, found.until) {
        (Some(_), Some(until)) => format!("nothing after {}", dates.day(until)),
        _ => "no contract".to_owned(),
    }
}

/// What a requirement lacks, in a word or two.
fn in_short(missing: &Missing, dates: Dates) -> String {
    match missing {
        Missing::DegreeUnknown
        | Missing::ExperienceUnknown
        | Missing::NoContract
        | Missing::NoContractWith(_) => "not on record".to_owned(),
        Missing::Statement(_) => "1 missing".to_owned(),
        Missing::DegreeLacks => "not of that level".to_owned(),
        Missing::ExperienceUntil(day) => format!("on {}", dates.day(*day)),
        Missing::Unsigned(_) => "not signed".to_owned(),
        Missing::NoFile(_) | Missing::NoContractFile(_) => "no file".to_owned(),
    }
}

/// What a requirement lacks, in a few words.
pub fn missing(assessment: &Assessment<'_>, missing: &Missing, dates: Dates) -> String {
    let name = |id| assessment.log.supervisor_name(id);
    match missing {
        Missing::DegreeUnknown => "no degree on record, or not its level and date".to_owned(),
        Missing::DegreeLacks => "the degree is not of the level asked for".to_owned(),
        Missing::ExperienceUnknown => "not on record since when".to_owned(),
        Missing::ExperienceUntil(day) => format!("reached on {}", dates.day(*day)),
        Missing::Statement(title) => format!("{title}: nothing on record"),
        Missing::Unsigned(title) => format!("{title}: not signed"),
        Missing::NoFile(title) => format!("{title}: no file"),
        Missing::NoContract => "no contract on record".to_owned(),
        Missing::NoContractWith(id) => format!("no contract with {}", name(*id)),
        Missing::NoContractFile(id) => format!("no file of the contract with {}", name(*id)),
    }
}

/// The sources of a rule, each with the date of its text.
pub fn sources(program: &Program, citation: &Citation) -> String {
    let one = |id: &String| match program.sources.get(id) {
        Some(source) if !source.dated.is_empty() => format!("{} ({})", source.title, source.dated),
        Some(source) => source.title.clone(),
        None => id.clone(),
    };
    citation.sources.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A mark behind a number that must be checked at its source.
pub fn mark(citation: &Citation) -> &'static str {
    if citation.verify { "*" } else { "" }
}

/// Whether any number that decides a requirement is to be verified.
pub fn needs_checking(program: &Program, requirement: &Requirement) -> bool {
    requirement.all().into_iter().any(|one| {
        let of_domain = |at: usize| {
            let domain = program.domains.get(at);
            domain.is_some_and(|domain| domain.citations().any(|citation| citation.verify))
        };
        let of_hours = match &one.rule {
            Rule::Hours { domain, each_area, .. } => {
                let of_area = each_area.as_ref().map(|each| &each.at_least.citation);
                of_area.is_some_and(|citation| citation.verify) || of_domain(*domain)
            }
            Rule::Span { .. }
            | Rule::InForce(_)
            | Rule::Attested(_)
            | Rule::Degree(_)
            | Rule::Experience(_)
            | Rule::Contract
            | Rule::Distinct { .. }
            | Rule::Periods { .. }
            | Rule::Any(_)
            | Rule::All(_) => false,
        };
        one.citation.verify || of_hours
    })
}

/// The id and title of an area or part.
pub fn part(program: &Program, domain: usize, part: PartKind) -> (String, String) {
    let domain = program.domains.get(domain);
    let found = domain.and_then(|domain| match part {
        PartKind::Area(id) => domain.area(id).map(|area| (area.name.clone(), area.short.clone())),
        PartKind::Part(at) => {
            domain.parts.get(at).map(|part| (part.id.clone(), part.title.clone()))
        }
    });
    found.unwrap_or_default()
}

/// Why no day can be told on which hours are reached.
pub fn no_day(end: End) -> Option<&'static str> {
    match end {
        End::On(_) => None,
        End::Still => Some("nothing counted in the last year"),
        End::Full => Some("its limits are full before"),
        End::Far => Some("not within ten years at this pace"),
    }
}

/// `55.00 if the limit “group” (*) does not apply`, where limits to be checked decide.
pub fn without_unsure(domain: &Domain, hours: &HoursOutcome) -> Option<String> {
    let free = hours.without_unsure?;
    let took = hours.limits.iter().filter(|limit| !limit.dropped.is_zero());
    let rules = took.filter_map(|limit| domain.limits.get(limit.at));
    let unsure = rules.filter(|rule| rule.clause.citation.verify);
    let titles: Vec<String> = unsure.map(|rule| format!("“{}”", rule.title)).collect();
    let (limits, apply) = match titles.as_slice() {
        [one] => (format!("limit {one}"), "does"),
        list => (format!("limits {}", list.join(" and ")), "do"),
    };
    Some(format!("{free} if the {limits} (*) {apply} not apply"))
}

/// A title inside a sentence: its first letter small, unless it begins with an acronym.
pub fn inside(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}

/// A day in the packet: `Feb 5, 2024`.
pub fn day(day: Date) -> String {
    Dates::Printed.day(day)
}

/// A run of days in the packet, whole months as such: `Feb 2024`, `Feb 5–7, 2024`.
pub fn period(period: Period) -> String {
    Dates::Printed.period(period)
}

/// A run of days in the packet by its first and its last, or `from Feb 5, 2024 on`.
pub fn days(period: Period) -> String {
    Dates::Printed.days(period)
}

/// The date of a source as print has it, word by word: `in force from Jan 1, 2022`.
pub fn dated(text: &str) -> String {
    let mut out = String::new();
    let mut month = false;
    for word in text.split(' ') {
        // A month is never torn from its year.
        let year = word.starts_with(|c: char| c.is_ascii_digit());
        let space = if month && year { "\u{a0}" } else { " " };
        out.push_str(if out.is_empty() { "" } else { space });
        out.push_str(&Period::parse(word).map_or_else(|_| word.to_owned(), period));
        month = MONTHS.contains(&word);
    }
    out
}

/// A month with its year: `January 2024`.
pub fn month(day: Date) -> String {
    format!("{} {}", month_name(day.month()), day.year())
}

/// The name of a month, from 1.
pub fn month_name(month: i8) -> &'static str {
    let at = usize::try_from(month).unwrap_or(1).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or("")
}

/// `1 year`, `2 years`.
pub fn counted(number: u32, word: &str) -> String {
    crate::diagnostic::counted(usize::try_from(number).unwrap_or(usize::MAX), word)
}

/// A text with a capital at its beginning.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

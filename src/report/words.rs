//! Results, reasons and sources in words.

use jiff::civil::Date;

use crate::assess::hours::PartKind;
use crate::assess::in_force::InForceOutcome;
use crate::assess::personal::Missing;
use crate::assess::{Assessment, Finding, Outcome, Status};
use crate::model::period::Period;
use crate::model::program::{Citation, Program, Rule};
use crate::model::words::Degree;

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
pub fn result(outcome: &Outcome<'_>) -> String {
    let sign = match outcome.status {
        Status::Met | Status::Explained => "✓",
        Status::Short => "✗",
        Status::Unknown => "?",
    };
    // The sign never leaves its word at the end of a line.
    format!("{sign}\u{a0}{}", plain_result(outcome))
}

/// A result in a few words, without a sign.
pub fn plain_result(outcome: &Outcome<'_>) -> String {
    match (&outcome.finding, outcome.status) {
        (_, Status::Met) => "met".to_owned(),
        (_, Status::Explained) => "explained".to_owned(),
        (Finding::Hours(hours), Status::Short) => format!("short {}", hours.short.up()),
        (Finding::Hours(_) | Finding::Span(_), Status::Unknown) => "no contract".to_owned(),
        (Finding::Span(span), Status::Short) => match span {
            Some(span) => format!("reached on {}", span.reached_on),
            None => "no session counts".to_owned(),
        },
        (Finding::InForce(found), _) => in_force(found),
        (Finding::Facts(missing), _) => match missing.as_slice() {
            [one] => in_short(one),
            list => format!("{} missing", list.len()),
        },
    }
}

fn in_force(found: &InForceOutcome) -> String {
    if let Some(gap) = found.gaps.first() {
        return format!("gap {}", days(*gap));
    }
    if found.level_lacks {
        return "not independent".to_owned();
    }
    if !found.on_record {
        return "nothing on record".to_owned();
    }
    match (found.open, found.until) {
        (Some(_), Some(until)) => format!("nothing after {until}"),
        _ => "no contract".to_owned(),
    }
}

/// What a requirement lacks, in a word or two.
fn in_short(missing: &Missing) -> String {
    match missing {
        Missing::DegreeUnknown
        | Missing::ExperienceUnknown
        | Missing::NoContract
        | Missing::NoContractWith(_) => "not on record".to_owned(),
        Missing::Statement(_) => "1 missing".to_owned(),
        Missing::DegreeLacks => "not of that level".to_owned(),
        Missing::ExperienceUntil(day) => format!("on {day}"),
        Missing::Unsigned(_) => "not signed".to_owned(),
        Missing::NoFile(_) | Missing::NoContractFile(_) => "no file".to_owned(),
    }
}

/// What a requirement lacks, in a few words.
pub fn missing(assessment: &Assessment<'_>, missing: &Missing) -> String {
    let name = |id| assessment.log.supervisor_name(id);
    match missing {
        Missing::DegreeUnknown => "no degree on record, or not its level and date".to_owned(),
        Missing::DegreeLacks => "the degree is not of the level asked for".to_owned(),
        Missing::ExperienceUnknown => "not on record since when".to_owned(),
        Missing::ExperienceUntil(day) => format!("reached on {day}"),
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
pub fn needs_checking(program: &Program, outcome: &Outcome<'_>) -> bool {
    let requirement = outcome.requirement;
    let of_domain = |at: usize| {
        program.domains.get(at).is_some_and(|domain| {
            let clauses = domain.only.iter().map(|one| &one.citation);
            let limits = domain.limits.iter().map(|one| &one.clause.citation);
            let periods = domain.period_limits.iter().map(|one| &one.clause.citation);
            let parts = domain.parts.iter().filter_map(|part| part.at_least.as_ref());
            clauses
                .chain(limits)
                .chain(periods)
                .chain(parts.map(|number| &number.citation))
                .any(|citation| citation.verify)
        })
    };
    requirement.citation.verify
        || match &requirement.rule {
            Rule::Hours { domain, each_area, .. } => {
                each_area.as_ref().is_some_and(|number| number.citation.verify)
                    || of_domain(*domain)
            }
            Rule::Span { .. }
            | Rule::InForce { .. }
            | Rule::Attested(_)
            | Rule::Degree(_)
            | Rule::Experience(_)
            | Rule::Contract => false,
        }
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

/// What a requirement without hours asks, in a word or two.
pub fn asked_short(rule: &Rule, degree: Option<Degree>) -> String {
    match rule {
        Rule::Attested(list) if list.len() == 1 => "signed".to_owned(),
        Rule::Attested(list) => list.len().to_string(),
        Rule::Degree(levels) => levels.iter().min().map_or("", |level| level.short()).to_owned(),
        Rule::Experience(years) => {
            let asked = degree.and_then(|degree| years.get(&degree)).or(years.values().max());
            asked.map_or_else(String::new, |asked| counted(*asked, "year"))
        }
        Rule::Contract => "on file".to_owned(),
        Rule::Hours { .. } | Rule::Span { .. } | Rule::InForce { .. } => String::new(),
    }
}

/// What a requirement without hours asks, in a few words.
pub fn asked(rule: &Rule) -> String {
    match rule {
        Rule::Attested(list) if list.len() == 1 => "signed".to_owned(),
        Rule::Attested(list) => list.len().to_string(),
        Rule::Degree(levels) => {
            levels.iter().map(|level| level.shown()).collect::<Vec<_>>().join(" or ")
        }
        Rule::Experience(years) => {
            let one = |years: &u32| counted(*years, "year");
            let list: Vec<String> = years
                .iter()
                .map(|(degree, years)| format!("{} ({})", one(years), degree.shown()))
                .collect();
            list.join(" or ")
        }
        Rule::Contract => "on file".to_owned(),
        Rule::Hours { .. } | Rule::Span { .. } | Rule::InForce { .. } => String::new(),
    }
}

/// A run of days: one day, `2024-01-01 to 2024-01-31`, or `from 2024-01-01 on`.
pub fn days(period: Period) -> String {
    match (period.is_day(), period.to) {
        (true, _) => period.from.to_string(),
        (false, Date::MAX) => format!("from {} on", period.from),
        (false, to) => format!("{} to {to}", period.from),
    }
}

/// The name of a month: `January 2024`.
pub fn month(day: Date) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = usize::try_from(day.month()).unwrap_or(1).saturating_sub(1);
    format!("{} {}", NAMES.get(at).copied().unwrap_or(""), day.year())
}

/// `1 year`, `2 years`.
pub fn counted(number: u32, word: &str) -> String {
    crate::diagnostic::counted(usize::try_from(number).unwrap_or(usize::MAX), word)
}

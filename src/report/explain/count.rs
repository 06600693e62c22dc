//! The proof of hours: each step from what was logged to what counts, and every share of time.

use crate::assess::credit::{self, Credit};
use crate::assess::hours::HoursOutcome;
use crate::diagnostic::{Diagnostic, Severity, shown};
use crate::model::dates::Dates;
use crate::model::entry::Entry;
use crate::model::hours::Hours;
use crate::report::document::Tone;
use crate::report::explain::cause::{self, Cause};
use crate::report::explain::subject::Subject;
use crate::report::explain::{
    Body, Line, Look, Lost, Part, clause, name, place, put, standing, steps,
};
use crate::report::words;
use crate::source::FileId;

/// The parts of a proof of hours.
pub(super) fn parts(
    look: Look<'_>,
    subject: &Subject<'_>,
    hours: &HoursOutcome,
    out: &mut Vec<Part>,
) {
    let Some(domain) = look.assessment.program.domains.get(hours.domain) else { return };
    let credits = subject.credits(look.assessment, hours.domain);
    let Look { assessment, sources, .. } = look;
    let steps = steps::of(assessment, sources, subject, hours, Dates::Written);
    put(out, "Where the hours went", Body::Steps(steps));
    let only = subject.of.as_ref();
    put(out, "Areas and parts", Body::Standings(standing::of(look, subject.outcome, hours, only)));
    put(out, "Limits and floors", Body::Standings(standing::bounds(domain, hours, only)));
    let lines: Vec<Line> = credits.iter().map(|one| line(look, one)).collect();
    put(out, "Entries", Body::Lines(lines));
    if only.is_none() {
        let left_out = left_out(look, hours.domain).into_iter();
        let left_out = left_out.map(|(path, because)| format!("{path}: {because}")).collect();
        put(out, "Not in the count", Body::List(left_out));
    }
}

fn cited(cause: &Cause<'_>) -> String {
    match (&cause.clause, cause.citation) {
        (Some(id), Some(citation)) => clause(id, citation),
        _ => String::new(),
    }
}

/// A share of time with what it lost.
pub(super) fn line(look: Look<'_>, credit: &Credit) -> Line {
    let assessment = look.assessment;
    let domain = assessment.program.domains.get(credit.domain);
    let area = credit.area.and_then(|area| domain?.area(area));
    let mut name = name(assessment, credit);
    if let Some(area) = area {
        name = format!("{name} · {}", area.short);
    }
    if let Some(setting) = credit.taken_as {
        name = format!("{name} · taken as {}", setting.shown());
    }
    let lost = |sign: &str, one: &Cause<'_>| {
        // Where nothing counts it is the hours of the row; where some do it must not look less.
        let whole = one.hours == credit.logged;
        let amount = if whole { one.hours.to_string() } else { one.hours.up().to_string() };
        Lost {
            amount: format!("{sign}{amount}"),
            because: format!("{}{}", shown(&one.because), one.citation.map_or("", words::mark)),
            clause: cited(one),
        }
    };
    let losses = cause::losses(assessment, credit, look.sources, Dates::Written);
    let gain = cause::gain(assessment, credit, look.sources, Dates::Written);
    let losses = losses.iter().map(|one| lost("−", one));
    let span = credit.share(assessment.log).map(|share| share.span);
    Line {
        place: span.map(|span| place(look.sources, span)).unwrap_or_default(),
        date: credit
            .line(assessment.log)
            .map(|line| line.date.value.to_string())
            .unwrap_or_default(),
        name,
        amounts: [credit.logged, credit.credited, credit.counted].map(|hours| hours.to_string()),
        tone: if credit.counted.is_zero() {
            Tone::Short
        } else if credit.counted < credit.credited {
            Tone::Unknown
        } else {
            Tone::Plain
        },
        losses: losses.chain(gain.iter().map(|one| lost("+", one))).collect(),
    }
}

/// What is aimed at a domain and is in no total: faults, plans, and what can't be read, each by its
/// path and the reason.
pub fn left_out(look: Look<'_>, domain: usize) -> Vec<(String, String)> {
    let (log, program) = (look.assessment.log, look.assessment.program);
    let aims = |entry: &Entry| {
        let mut shares = entry.lines.iter().flat_map(|line| &line.shares);
        shares.any(|share| credit::domain_of(program, entry, share) == Some(domain))
    };
    let mut out = Vec::new();
    for (at, entry) in log.entries.iter().enumerate() {
        if !entry.is_for(program.id) || !aims(entry) {
            continue;
        }
        let path = shown(look.sources.path(entry.file));
        if look.assessment.faults.contains_key(&at) {
            let hours: Hours = entry.lines.iter().map(|one| credit::line_hours(program, one)).sum();
            let why = fault(look, entry.file).unwrap_or_default();
            out.push((path, format!("{hours} hours left out for a fault{why}")));
        } else if entry.draft {
            out.push((path, "planned, not counted".to_owned()));
        }
    }
    for file in &log.unread {
        let path = shown(look.sources.path(*file));
        let why = fault(look, *file).unwrap_or_default();
        out.push((path, format!("can’t be read, whatever it aims at{why}")));
    }
    out
}

/// The first error of a file.
fn fault(look: Look<'_>, file: FileId) -> Option<String> {
    let of_file = |one: &&Diagnostic| one.primary.file == file && one.severity == Severity::Error;
    look.findings.iter().find(of_file).map(|one| format!(": {}", one.message))
}

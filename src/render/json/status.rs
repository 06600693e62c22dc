//! The board as JSON: `practicum/status/1`, straight from the assessments.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Number;

use crate::assess::credit::Credit;
use crate::assess::hours::HoursOutcome;
use crate::assess::in_force::InForceOutcome;
use crate::assess::{Assessment, Finding, Outcome};
use crate::check::reason;
use crate::diagnostic::{Diagnostics, Severity};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::period::Period;
use crate::model::requirement::Rule;
use crate::render::json::{check, down, up};
use crate::report::words;
use crate::source::Sources;

const SCHEMA: &str = "practicum/status/1";

#[derive(Debug, Serialize)]
struct Answer<'a> {
    schema: &'static str,
    as_of: String,
    log: LogCounts,
    programs: Vec<Program<'a>>,
    diagnostics: Vec<check::Finding<'a>>,
}

#[derive(Debug, Serialize)]
struct LogCounts {
    entries: usize,
    drafts: usize,
    errors: usize,
    warnings: usize,
}

#[derive(Debug, Serialize)]
struct Alone<'a> {
    schema: &'static str,
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<Draft<'a>>,
    #[serde(flatten)]
    program: Program<'a>,
}

/// What a draft lacks.
#[derive(Debug, Serialize)]
struct Draft<'a> {
    left_out: &'a [String],
}

#[derive(Debug, Serialize)]
struct Program<'a> {
    id: &'a str,
    version: &'a str,
    status: &'static str,
    requirements: Vec<Requirement<'a>>,
}

/// A requirement with its result.
#[derive(Debug, Serialize)]
pub(super) struct Requirement<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    status: &'static str,
    verify: bool,
    source: String,
    #[serde(flatten)]
    body: Body<'a>,
}

/// What led to a result.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Body<'a> {
    Hours(Box<HoursBody>),
    Span {
        first: Option<String>,
        last: Option<String>,
        reached_on: Option<String>,
    },
    InForce {
        gaps: Vec<Gap>,
        #[serde(skip_serializing_if = "Option::is_none")]
        nothing_after: Option<String>,
    },
    Facts {
        missing: Vec<String>,
    },
    Number {
        required: u32,
        counted: u32,
        short: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<u32>,
        found: Vec<String>,
    },
    Within {
        requirements: Vec<Requirement<'a>>,
    },
}

/// Hours.
#[derive(Debug, Serialize)]
pub(super) struct HoursBody {
    required: Number,
    logged: Number,
    credited: Number,
    counted: Number,
    short: Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    without_unsure_limits: Option<Number>,
    limits: Vec<Limit>,
    parts: Vec<Part>,
    entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Limit {
    id: String,
    at_most: Number,
    matching: Number,
    dropped: Number,
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

/// Days on which a document was not in force.
#[derive(Debug, Serialize)]
pub(super) struct Gap {
    from: String,
    to: String,
}

/// The board of all programs, with the findings of the log.
pub fn render(
    log: &Log,
    assessments: &[Assessment<'_>],
    as_of: jiff::civil::Date,
    diagnostics: &Diagnostics,
    sources: &Sources,
) -> String {
    super::text(&Answer {
        schema: SCHEMA,
        as_of: as_of.to_string(),
        log: LogCounts {
            entries: log.entries.len().saturating_add(log.unread.len()),
            drafts: log.entries.iter().filter(|entry| entry.draft).count(),
            errors: diagnostics.count(Severity::Error),
            warnings: diagnostics.count(Severity::Warning),
        },
        programs: assessments.iter().map(|one| program(one, sources)).collect(),
        diagnostics: check::findings(diagnostics, sources),
    })
}

/// The board of one program, as it lies in a packet; a draft says what it lacks.
pub fn alone(
    assessment: &Assessment<'_>,
    sources: &Sources,
    left_out: Option<&[String]>,
) -> String {
    super::text(&Alone {
        schema: SCHEMA,
        as_of: assessment.as_of.to_string(),
        draft: left_out.map(|left_out| Draft { left_out }),
        program: program(assessment, sources),
    })
}

fn program<'a>(assessment: &'a Assessment<'_>, sources: &Sources) -> Program<'a> {
    Program {
        id: &assessment.program.name,
        version: &assessment.program.version,
        status: words::status(assessment.status),
        requirements: assessment
            .outcomes
            .iter()
            .map(|one| requirement(assessment, one, sources))
            .collect(),
    }
}

fn requirement<'a>(
    assessment: &Assessment<'_>,
    outcome: &'a Outcome<'_>,
    sources: &Sources,
) -> Requirement<'a> {
    Requirement {
        id: &outcome.requirement.id,
        title: &outcome.requirement.title,
        kind: kind(&outcome.requirement.rule),
        status: words::status(outcome.status),
        verify: words::needs_checking(assessment.program, outcome.requirement),
        source: words::sources(assessment.program, &outcome.requirement.citation),
        body: body(assessment, outcome, sources),
    }
}

/// The kind of a requirement.
pub(super) fn kind(rule: &Rule) -> &'static str {
    match rule {
        Rule::Hours { .. } => "hours",
        Rule::Span { .. } => "span",
        Rule::InForce(_) => "in-force",
        Rule::Attested(_) => "attestation",
        Rule::Degree(_)
        | Rule::Experience(_)
        | Rule::Contract
        | Rule::Distinct { .. }
        | Rule::Periods { .. }
        | Rule::Any(_)
        | Rule::All(_) => "condition",
    }
}

/// What led to a result.
pub(super) fn body<'a>(
    assessment: &Assessment<'_>,
    outcome: &'a Outcome<'_>,
    sources: &Sources,
) -> Body<'a> {
    let day = |day: jiff::civil::Date| day.to_string();
    match &outcome.finding {
        Finding::Hours(hours) => Body::Hours(Box::new(hours_body(assessment, hours, sources))),
        Finding::Span(span) => Body::Span {
            first: span.map(|span| day(span.first)),
            last: span.map(|span| day(span.last)),
            reached_on: span.map(|span| day(span.reached_on)),
        },
        Finding::InForce(found) => in_force(found),
        Finding::Number(found) => Body::Number {
            required: found.at_least.unwrap_or(0),
            counted: found.number(),
            short: found.short(),
            at_most: found.at_most,
            found: found.found.clone(),
        },
        Finding::Within(outcomes) => Body::Within {
            requirements: outcomes
                .iter()
                .map(|one| requirement(assessment, one, sources))
                .collect(),
        },
        Finding::Facts(missing) => Body::Facts {
            missing: missing.iter().map(|one| words::missing(assessment, one)).collect(),
        },
    }
}

fn in_force(found: &InForceOutcome) -> Body<'static> {
    let gap = |gap: &Period| Gap { from: gap.from.to_string(), to: gap.to.to_string() };
    Body::InForce {
        gaps: found.gaps.iter().map(gap).collect(),
        nothing_after: found.open.and(found.until).map(|day| day.to_string()),
    }
}

fn hours_body(assessment: &Assessment<'_>, hours: &HoursOutcome, sources: &Sources) -> HoursBody {
    let limits = hours.limits.iter().map(|limit| Limit {
        id: limit.id.clone(),
        at_most: down(limit.at_most),
        matching: down(limit.matching),
        dropped: up(limit.dropped),
    });
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
    HoursBody {
        required: down(hours.required),
        logged: down(hours.logged),
        credited: down(hours.credited),
        counted: down(hours.counted),
        short: up(hours.short),
        without_unsure_limits: hours.without_unsure.map(down),
        limits: limits.collect(),
        parts: parts.collect(),
        entries: entries(assessment, hours.domain, sources),
    }
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
            let sentence = reason::sentence(assessment, credit, why, sources);
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

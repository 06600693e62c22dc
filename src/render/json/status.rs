//! The board as JSON: `practicum/status/1`, straight from the assessments.

use serde::Serialize;

use crate::assess::in_force::InForceOutcome;
use crate::assess::{Assessment, Finding, Outcome};
use crate::diagnostic::{Diagnostics, Severity};
use crate::model::dates::Dates;
use crate::model::log::Log;
use crate::model::period::Period;
use crate::model::requirement::Rule;
use crate::render::json::{check, hours};
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
    Hours(Box<hours::Body>),
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
        missing: Vec<String>,
    },
    Within {
        missing: Vec<String>,
        requirements: Vec<Requirement<'a>>,
    },
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
        Finding::Hours(found) => Body::Hours(Box::new(hours::body(assessment, found, sources))),
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
            missing: (!found.is_met())
                .then(|| words::plain_result(outcome, Dates::Written))
                .into_iter()
                .collect(),
        },
        Finding::Within(outcomes) => Body::Within {
            missing: words::open_within(outcome, Dates::Written),
            requirements: outcomes
                .iter()
                .map(|one| requirement(assessment, one, sources))
                .collect(),
        },
        Finding::Facts(missing) => Body::Facts {
            missing: missing
                .iter()
                .map(|one| words::missing(assessment, one, Dates::Written))
                .collect(),
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

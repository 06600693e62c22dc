//! Proofs as JSON: `practicum/explain/1`, straight from the assessments.

mod entry;
mod rule;
mod share;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Number;

use crate::assess::credit::Credit;
use crate::assess::hours::HoursOutcome;
use crate::assess::{Assessment, Finding, Outcome, Status};
use crate::diagnostic::code::Code;
use crate::diagnostic::page;
use crate::model::dates::Dates;
use crate::render::json::explain::rule::{Rule, Source};
use crate::render::json::explain::share::Share;
use crate::render::json::status::Body;
use crate::render::json::{down, hours, status, up};
use crate::report::explain::subject::Subject;
use crate::report::explain::{self, Look};
use crate::report::{advice, words};

pub use crate::render::json::explain::entry::{Looked, render as entry};

const SCHEMA: &str = "practicum/explain/1";

#[derive(Debug, Serialize)]
struct Answer<P> {
    schema: &'static str,
    as_of: String,
    programs: Vec<P>,
}

#[derive(Debug, Serialize)]
struct OfRequirement<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    /// What of the requirement is explained; the whole, where it is its id.
    what: String,
    requirement: Proof<'a>,
    sources: BTreeMap<&'a str, Source<'a>>,
}

#[derive(Debug, Serialize)]
struct Proof<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    status: &'static str,
    result: String,
    verify: bool,
    rules: Vec<Rule>,
    #[serde(flatten)]
    hours: Option<Box<Proved>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<Body<'a>>,
    /// What the log's own file says of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    record: Vec<Record>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    requirements: Vec<Proof<'a>>,
    entries: Vec<Share>,
    left_out: Vec<LeftOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Hours, with what took them.
#[derive(Debug, Serialize)]
struct Proved {
    required: Number,
    logged: Number,
    credited: Number,
    counted: Number,
    short: Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    without_unsure_limits: Option<Number>,
    parts: Vec<Part>,
    limits: Vec<hours::Limit>,
    floors: Vec<hours::Floor>,
    grants: Vec<Grant>,
}

#[derive(Debug, Serialize)]
struct Part {
    id: String,
    title: String,
    required: Option<Number>,
    logged: Number,
    counted: Number,
    short: Number,
}

#[derive(Debug, Serialize)]
struct Grant {
    id: String,
    hours: Number,
    because: String,
    parts: Vec<String>,
    sources: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Record {
    what: String,
    days: String,
    place: String,
}

#[derive(Debug, Serialize)]
struct LeftOut {
    path: String,
    because: String,
}

/// The proof of a requirement under each program that has it.
pub fn requirement(found: &[(Look<'_>, Subject<'_>)], as_of: Date) -> String {
    let programs = found.iter().map(|(look, subject)| {
        let program = look.assessment.program;
        let what = subject.of.as_ref().map_or(&subject.outcome.requirement.id, |of| &of.id);
        let requirement = proof(*look, subject);
        OfRequirement {
            id: &program.name,
            version: &program.version,
            title: &program.title,
            what: what.clone(),
            sources: rule::sources(program, &requirement.cited()),
            requirement,
        }
    });
    super::text(&Answer { schema: SCHEMA, as_of: as_of.to_string(), programs: programs.collect() })
}

impl Proof<'_> {
    /// The ids of all sources that it cites.
    fn cited(&self) -> BTreeSet<&str> {
        let rules = self.rules.iter().flat_map(Rule::cited);
        let lines = self.entries.iter().flat_map(Share::cited);
        let grants = self.hours.iter().flat_map(|hours| &hours.grants);
        let grants = grants.flat_map(|grant| &grant.sources).map(String::as_str);
        let within = self.requirements.iter().flat_map(Self::cited);
        rules.chain(lines).chain(grants).chain(within).collect()
    }
}

fn proof<'a>(look: Look<'_>, subject: &Subject<'a>) -> Proof<'a> {
    let assessment = look.assessment;
    let outcome = subject.outcome;
    let requirement = outcome.requirement;
    let rules = explain::rules(assessment.program, subject);
    let (hours, found) = match &outcome.finding {
        Finding::Hours(hours) => (Some(Box::new(proved(assessment, hours))), None),
        Finding::Within(_) => (None, None),
        Finding::Span(_) | Finding::InForce(_) | Finding::Facts(_) | Finding::Number(_) => {
            (None, Some(status::body(assessment, outcome, look.sources)))
        }
    };
    let within = match &outcome.finding {
        Finding::Within(outcomes) => outcomes.as_slice(),
        Finding::Hours(_)
        | Finding::Span(_)
        | Finding::InForce(_)
        | Finding::Facts(_)
        | Finding::Number(_) => &[],
    };
    let credits = requirement.domain().map(|domain| subject.credits(assessment, domain));
    let lines = |credits: Vec<&Credit>| {
        credits.into_iter().map(|one| share::of(look, one)).collect::<Vec<_>>()
    };
    Proof {
        id: &requirement.id,
        title: &requirement.title,
        kind: status::kind(&requirement.rule),
        status: words::status(outcome.status),
        result: words::plain_result(outcome, Dates::Written),
        verify: words::needs_checking(assessment.program, requirement),
        rules: rules.into_iter().map(rule::of).collect(),
        hours,
        found,
        record: record(look, outcome),
        requirements: within
            .iter()
            .map(|one| proof(look, &Subject { outcome: one, of: None }))
            .collect(),
        entries: credits.map(lines).unwrap_or_default(),
        left_out: left_out(look, outcome),
        next: next(assessment, outcome),
    }
}

fn record(look: Look<'_>, outcome: &Outcome<'_>) -> Vec<Record> {
    let list = explain::record(look, outcome).into_iter();
    list.map(|one| Record { what: one.title, days: one.amount, place: one.id }).collect()
}

fn next(assessment: &Assessment<'_>, outcome: &Outcome<'_>) -> Option<String> {
    matches!(outcome.status, Status::Short | Status::Unknown).then(|| {
        let (head, rest) = advice::one(assessment, outcome, Dates::Written);
        format!("{head}{rest}")
    })
}

fn left_out(look: Look<'_>, outcome: &Outcome<'_>) -> Vec<LeftOut> {
    let Finding::Hours(hours) = &outcome.finding else { return Vec::new() };
    let list = explain::left_out(look, hours.domain).into_iter();
    list.map(|(path, because)| LeftOut { path, because }).collect()
}

fn proved(assessment: &Assessment<'_>, found: &HoursOutcome) -> Proved {
    let domain = assessment.program.domains.get(found.domain);
    let id = |own: &str| format!("{}/{own}", domain.map_or("", |domain| &domain.id));
    let parts = found.parts.iter().map(|part| {
        let (id, title) = words::part(assessment.program, found.domain, part.part);
        Part {
            id,
            title,
            required: part.required.map(down),
            logged: down(part.logged),
            counted: down(part.counted),
            short: up(part.short),
        }
    });
    let grants = found.grants.iter().filter_map(|at| {
        let grant = domain?.grants.get(*at)?;
        let part = |at: &usize| domain?.parts.get(*at).map(|part| part.id.clone());
        Some(Grant {
            id: id(&grant.id),
            hours: down(grant.hours),
            because: grant.because.clone(),
            parts: grant.parts.iter().filter_map(part).collect(),
            sources: grant.citation.sources.clone(),
        })
    });
    Proved {
        required: down(found.required),
        logged: down(found.logged),
        credited: down(found.credited),
        counted: down(found.counted),
        short: up(found.short),
        without_unsure_limits: found.without_unsure.map(down),
        parts: parts.collect(),
        limits: hours::limits(found),
        floors: hours::floors(domain, found),
        grants: grants.collect(),
    }
}

/// What a code means.
pub fn code(code: Code) -> String {
    #[derive(Debug, Serialize)]
    struct OfCode {
        schema: &'static str,
        code: &'static str,
        severity: &'static str,
        summary: &'static str,
        page: &'static str,
    }
    super::text(&OfCode {
        schema: SCHEMA,
        code: code.word(),
        severity: code.severity().word(),
        summary: code.summary(),
        page: page::of(code),
    })
}

//! The object of a supervisor's copy: `practicum/supervisor/1`, with nothing of any other supervisor's.

use serde::Serialize;
use serde_json::Number;

use crate::assess::Assessment;
use crate::assess::credit::Credit;
use crate::assess::supervised::{self, Sums, Supervised};
use crate::model::dates::Dates;
use crate::model::hours::Hours;
use crate::model::log::{Contract, SupervisorId};
use crate::render::json::{down, up};
use crate::report::{Audience, supervised as told, words};
use crate::source::Sources;

const SCHEMA: &str = "practicum/supervisor/1";

#[derive(Debug, Serialize)]
struct Answer<'a> {
    schema: &'static str,
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<Draft<'a>>,
    id: &'a str,
    version: &'a str,
    supervisor: Supervisor<'a>,
    hours: Vec<Pool<'a>>,
}

/// What a draft lacks.
#[derive(Debug, Serialize)]
struct Draft<'a> {
    left_out: &'a [String],
}

#[derive(Debug, Serialize)]
struct Supervisor<'a> {
    id: &'a str,
    name: &'a str,
    contracts: Vec<Days>,
}

#[derive(Debug, Serialize)]
struct Days {
    from: String,
    to: Option<String>,
}

/// The hours of a domain: under this supervisor, and what the whole asks and lacks.
#[derive(Debug, Serialize)]
struct Pool<'a> {
    id: &'a str,
    title: &'a str,
    status: Option<&'static str>,
    required: Option<Number>,
    short: Option<Number>,
    logged: Number,
    counted: Number,
    parts: Vec<Part<'a>>,
    entries: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
struct Part<'a> {
    id: &'a str,
    title: &'a str,
    required: Option<Number>,
    short: Option<Number>,
    logged: Number,
    counted: Number,
}

#[derive(Debug, Serialize)]
struct Entry<'a> {
    path: &'a str,
    line: Option<usize>,
    from: String,
    to: String,
    area: Option<&'a str>,
    logged: Number,
    credited: Number,
    counted: Number,
    reasons: Vec<String>,
}

/// What stands under one supervisor; a draft says what it lacks.
pub fn render(
    assessment: &Assessment<'_>,
    id: SupervisorId,
    sources: &Sources,
    left_out: Option<&[String]>,
) -> String {
    let log = assessment.log;
    let contracts = log.supervisor(id).into_iter();
    let contracts = contracts.flat_map(|one| one.contracts_for(assessment.program.id));
    let days = |contract: &Contract| Days {
        from: contract.period().from.to_string(),
        to: contract.ended.map(|day| day.to_string()),
    };
    let under = supervised::of(assessment, id);
    super::text(&Answer {
        schema: SCHEMA,
        as_of: assessment.as_of.to_string(),
        draft: left_out.map(|left_out| Draft { left_out }),
        id: &assessment.program.name,
        version: &assessment.program.version,
        supervisor: Supervisor {
            id: log.supervisor_key(id),
            name: log.supervisor_name(id),
            contracts: contracts.map(days).collect(),
        },
        hours: under.iter().filter_map(|one| pool(assessment, id, one, sources)).collect(),
    })
}

fn pool<'a>(
    assessment: &'a Assessment<'_>,
    id: SupervisorId,
    one: &Supervised<'_>,
    sources: &'a Sources,
) -> Option<Pool<'a>> {
    let domain = assessment.program.domains.get(one.domain)?;
    let part = |(at, sums): &(usize, Sums)| {
        let part = domain.parts.get(*at)?;
        let whole = one.part(*at);
        Some(Part {
            id: &part.id,
            title: &part.title,
            required: whole.map(|whole| down(whole.required.unwrap_or(Hours::ZERO))),
            short: whole.map(|whole| up(whole.short)),
            logged: down(sums.logged),
            counted: down(sums.counted),
        })
    };
    let whole = one.outcome.and_then(|outcome| outcome.hours());
    let credits = supervised::credits(assessment, id);
    let here = credits.filter(|credit| credit.domain == one.domain);
    Some(Pool {
        id: &domain.id,
        title: &domain.title,
        status: one.outcome.map(|outcome| words::status(outcome.status)),
        required: whole.map(|whole| down(whole.required)),
        short: whole.map(|whole| up(whole.short)),
        logged: down(one.hours.logged),
        counted: down(one.hours.counted),
        parts: one.parts.iter().filter_map(part).collect(),
        entries: here.filter_map(|credit| entry(assessment, id, credit, sources)).collect(),
    })
}

fn entry<'a>(
    assessment: &'a Assessment<'_>,
    id: SupervisorId,
    credit: &Credit,
    sources: &'a Sources,
) -> Option<Entry<'a>> {
    let log = assessment.log;
    let (entry, line) = (credit.entry(log)?, credit.line(log)?);
    let domain = assessment.program.domains.get(credit.domain);
    let area = credit.area.and_then(|area| domain?.area(area));
    let to = Audience::Supervisor(id);
    let reason = |why| told::reason(assessment, credit, why, sources, Dates::Written, to);
    let span = credit.share(log).map(|share| share.span);
    Some(Entry {
        path: sources.path(entry.file),
        line: span.and_then(|span| sources.position(span)).map(|at| at.line),
        from: line.date.value.from.to_string(),
        to: line.date.value.to.to_string(),
        area: area.map(|area| area.name.as_str()),
        logged: down(credit.logged),
        credited: down(credit.credited),
        counted: down(credit.counted),
        reasons: credit.reasons.iter().map(reason).collect(),
    })
}

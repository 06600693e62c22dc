//! A share of time, with what it lost.

use serde::Serialize;
use serde_json::Number;

use crate::assess::credit::Credit;
use crate::model::dates::Dates;
use crate::model::words::Setting;
use crate::render::json::{down, up};
use crate::report::explain::cause::{self, Cause};
use crate::report::explain::{self, Look};

/// A share of time.
#[derive(Debug, Serialize)]
pub(super) struct Share {
    path: String,
    line: Option<usize>,
    date: Option<String>,
    name: String,
    domain: Option<String>,
    area: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_as: Option<&'static str>,
    logged: Number,
    credited: Number,
    counted: Number,
    losses: Vec<Change>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gains: Vec<Change>,
}

/// Hours that a clause took or gave.
#[derive(Debug, Serialize)]
struct Change {
    hours: Number,
    because: String,
    clause: Option<String>,
    sources: Vec<String>,
}

/// A share of time under a program.
pub(super) fn of(look: Look<'_>, credit: &Credit) -> Share {
    let assessment = look.assessment;
    let log = assessment.log;
    let span = credit.share(log).map(|share| share.span);
    let domain = assessment.program.domains.get(credit.domain);
    let area = credit.area.and_then(|area| domain?.area(area));
    let path = credit.entry(log).map(|entry| look.sources.path(entry.file).to_owned());
    let losses = cause::losses(assessment, credit, look.sources, Dates::Written).into_iter();
    let gains = cause::gain(assessment, credit, look.sources, Dates::Written).into_iter();
    Share {
        path: path.unwrap_or_default(),
        line: span.and_then(|span| look.sources.position(span)).map(|at| at.line),
        date: credit.line(log).map(|line| line.date.value.to_string()),
        name: explain::name(assessment, credit),
        domain: domain.map(|domain| domain.id.clone()),
        area: area.map(|area| area.name.clone()),
        taken_as: credit.taken_as.map(Setting::word),
        logged: down(credit.logged),
        credited: down(credit.credited),
        counted: down(credit.counted),
        losses: losses.map(|one| Change { hours: up(one.hours), ..change(one) }).collect(),
        gains: gains.map(change).collect(),
    }
}

impl Share {
    /// The ids of the sources of what it lost and gained.
    pub(super) fn cited(&self) -> impl Iterator<Item = &str> {
        let changes = self.losses.iter().chain(&self.gains);
        changes.flat_map(|one| &one.sources).map(String::as_str)
    }
}

fn change(cause: Cause<'_>) -> Change {
    Change {
        hours: down(cause.hours),
        because: cause.because,
        clause: cause.clause,
        sources: cause.citation.map(|citation| citation.sources.clone()).unwrap_or_default(),
    }
}

//! Rules and their sources.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::program::{self, Program};
use crate::report::rulebook::RuleLine;

/// A rule.
#[derive(Debug, Serialize)]
pub(super) struct Rule {
    clause: Option<String>,
    text: String,
    number: String,
    verify: bool,
    remark: Option<String>,
    confirmed: Option<Confirmed>,
    sources: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Confirmed {
    on: String,
    at: String,
}

/// Where rules were read.
#[derive(Debug, Serialize)]
pub(super) struct Source<'a> {
    title: &'a str,
    dated: &'a str,
    address: &'a str,
}

/// A rule with the id of its clause.
pub(super) fn of((clause, line): (String, RuleLine)) -> Rule {
    let citation = line.citation;
    let confirmed = citation.confirmed;
    Rule {
        clause: Some(clause).filter(|id| !id.is_empty()),
        text: line.text,
        number: line.number,
        verify: citation.verify,
        remark: citation.remark,
        confirmed: confirmed.map(|one| Confirmed { on: one.on.to_string(), at: one.at }),
        sources: citation.sources,
    }
}

/// Those of a program's sources that are cited, by id.
pub(super) fn sources<'a>(
    program: &'a Program,
    cited: &BTreeSet<&str>,
) -> BTreeMap<&'a str, Source<'a>> {
    let sources = program.sources.iter().filter(|(id, _)| cited.contains(id.as_str()));
    sources.map(|(id, source)| (id.as_str(), one(source))).collect()
}

fn one(source: &program::Source) -> Source<'_> {
    Source { title: &source.title, dated: &source.dated, address: &source.address }
}

impl Rule {
    /// The ids of its sources.
    pub(super) fn cited(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(String::as_str)
    }
}

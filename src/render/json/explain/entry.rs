//! What an entry counts for, as JSON.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Number;

use crate::assess::Assessment;
use crate::diagnostic::Diagnostics;
use crate::model::hours::Hours;
use crate::render::json::explain::SCHEMA;
use crate::render::json::explain::rule::{self, Source};
use crate::render::json::explain::share::{self, Share};
use crate::render::json::{check, down};
use crate::report::explain::{self, Look};
use crate::source::Sources;

/// An entry under the programs of a log.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    /// The programs.
    pub assessments: &'a [Assessment<'a>],
    /// The texts.
    pub sources: &'a Sources,
    /// What is wrong with the log.
    pub findings: &'a Diagnostics,
    /// The entry's place in the log; nothing if a fault keeps it out.
    pub at: Option<usize>,
}

#[derive(Debug, Serialize)]
struct OfEntry<'a> {
    schema: &'static str,
    as_of: String,
    path: &'a str,
    programs: Vec<InProgram<'a>>,
    shared: Vec<Shared<'a>>,
    diagnostics: Vec<check::Finding<'a>>,
}

#[derive(Debug, Serialize)]
struct InProgram<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'static str>,
    counted: Number,
    entries: Vec<Share>,
    sources: BTreeMap<&'a str, Source<'a>>,
}

#[derive(Debug, Serialize)]
struct Shared<'a> {
    hours: Number,
    programs: Vec<&'a str>,
}

/// What an entry counts for.
pub fn render<'a>(looked: &Looked<'a>, path: &str, as_of: Date, faults: &Diagnostics) -> String {
    let Looked { assessments, sources, findings, at } = *looked;
    let one = |assessment: &'a Assessment<'a>| {
        let entry = at.and_then(|at| assessment.log.entries.get(at));
        let look = Look { assessment, sources, findings };
        let because = entry.and_then(|entry| explain::untaken(assessment, entry));
        let mine = || assessment.credits.iter().filter(|one| Some(one.entry) == at);
        let entries: Vec<Share> = mine().map(|one| share::of(look, one)).collect();
        InProgram {
            id: &assessment.program.name,
            version: &assessment.program.version,
            title: &assessment.program.title,
            because,
            counted: down(mine().map(|one| one.counted).sum::<Hours>()),
            sources: rule::sources(
                assessment.program,
                &entries.iter().flat_map(Share::cited).collect(),
            ),
            entries,
        }
    };
    let shared = at.map(|at| explain::shared(assessments, at)).unwrap_or_default();
    let shared =
        shared.into_iter().map(|(hours, programs)| Shared { hours: down(hours), programs });
    crate::render::json::text(&OfEntry {
        schema: SCHEMA,
        as_of: as_of.to_string(),
        path,
        programs: assessments.iter().map(one).collect(),
        shared: shared.collect(),
        diagnostics: check::findings(faults, sources),
    })
}

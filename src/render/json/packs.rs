//! What differs between two versions of a program, as JSON.

use serde::Serialize;
use serde_json::Number;

use crate::model::program::Program;
use crate::render::json::down;
use crate::report::pack_diff::{self, Change};
use crate::report::pack_effect::{Effect, EntryChange, Judged, Side};

/// The answer of `programs diff`.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    schema: &'static str,
    program: &'a str,
    from: &'a str,
    to: &'a str,
    changes: Vec<Changed<'a>>,
    log: Option<Log<'a>>,
}

#[derive(Debug, Serialize)]
struct Changed<'a> {
    keys: &'a str,
    title: &'a str,
    change: &'static str,
    from: Option<Stated<'a>>,
    to: Option<Stated<'a>>,
}

#[derive(Debug, Serialize)]
struct Stated<'a> {
    text: &'a str,
    number: Option<&'a str>,
    details: std::collections::BTreeMap<&'a str, &'a str>,
    source: &'a str,
}

#[derive(Debug, Serialize)]
struct Log<'a> {
    as_of: String,
    requirements: Vec<Requirement<'a>>,
    entries: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
struct Requirement<'a> {
    id: &'a str,
    title: &'a str,
    from: Option<Under<'a>>,
    to: Option<Under<'a>>,
}

#[derive(Debug, Serialize)]
struct Under<'a> {
    status: &'static str,
    result: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<Number>,
}

#[derive(Debug, Serialize)]
struct Entry<'a> {
    path: &'a str,
    line: Option<usize>,
    domain: &'a str,
    from: Number,
    to: Number,
    reasons: &'a [String],
}

/// What differs, and what that does to a log.
pub fn diff(from: &Program, to: &Program, changes: &[Change], effect: Option<&Effect>) -> String {
    super::text(&Answer {
        schema: "practicum/programs-diff/1",
        program: &to.name,
        from: &from.version,
        to: &to.version,
        changes: changes.iter().map(changed).collect(),
        log: effect.map(|effect| Log {
            as_of: effect.as_of.to_string(),
            requirements: effect.requirements.iter().map(requirement).collect(),
            entries: effect.entries.iter().map(entry).collect(),
        }),
    })
}

fn changed(change: &Change) -> Changed<'_> {
    Changed {
        keys: &change.keys,
        title: &change.title,
        change: match (&change.before, &change.after) {
            (None, _) => "added",
            (_, None) => "removed",
            (Some(_), Some(_)) => "changed",
        },
        from: change.before.as_ref().map(stated),
        to: change.after.as_ref().map(stated),
    }
}

fn stated(one: &pack_diff::Stated) -> Stated<'_> {
    Stated {
        text: &one.text,
        number: Some(one.number.as_str()).filter(|number| !number.is_empty()),
        details: one.details.iter().map(|(key, value)| (*key, value.as_str())).collect(),
        source: &one.source,
    }
}

fn requirement(one: &Judged) -> Requirement<'_> {
    Requirement {
        id: &one.id,
        title: &one.title,
        from: one.before.as_ref().map(result),
        to: one.after.as_ref().map(result),
    }
}

fn result(side: &Side) -> Under<'_> {
    Under { status: side.status, result: &side.result, counted: side.counted.map(down) }
}

fn entry(one: &EntryChange) -> Entry<'_> {
    Entry {
        path: &one.path,
        line: one.line,
        domain: &one.domain,
        from: down(one.before),
        to: down(one.after),
        reasons: &one.reasons,
    }
}

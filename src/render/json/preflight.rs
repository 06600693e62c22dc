//! `practicum/preflight/1`: what a packet would be returned for.

use jiff::civil::Date;
use serde::Serialize;

use crate::render::json::check::Related;
use crate::report::preflight::Preflight;
use crate::report::review::{Place, Point, Weight};
use crate::source::Sources;

/// The name and version of the object.
const SCHEMA: &str = "practicum/preflight/1";

#[derive(Debug, Serialize)]
struct Root<'a> {
    schema: &'static str,
    as_of: String,
    programs: Vec<OfProgram<'a>>,
}

#[derive(Debug, Serialize)]
struct OfProgram<'a> {
    id: &'a str,
    version: &'a str,
    returned: bool,
    points: Vec<OfPoint<'a>>,
}

#[derive(Debug, Serialize)]
struct OfPoint<'a> {
    id: &'a str,
    title: &'a str,
    result: &'static str,
    found: &'a str,
    rule: &'a str,
    sources: &'a [String],
    verify: bool,
    todo: &'a [String],
    places: Vec<Related<'a>>,
}

/// The lists of all programs.
pub fn render(lists: &[Preflight], sources: &Sources, as_of: Date) -> String {
    let programs = lists.iter().map(|list| OfProgram {
        id: &list.program,
        version: &list.version,
        returned: list.is_returned(),
        points: list.points.iter().map(|point| of_point(point, sources)).collect(),
    });
    super::text(&Root { schema: SCHEMA, as_of: as_of.to_string(), programs: programs.collect() })
}

fn of_point<'a>(point: &'a Point, sources: &'a Sources) -> OfPoint<'a> {
    OfPoint {
        id: &point.id,
        title: &point.title,
        result: match point.weight {
            Weight::Fine => "fine",
            Weight::Returned => "returned",
            Weight::Asked => "asked",
            Weight::ByHand => "by-hand",
        },
        found: &point.found,
        rule: &point.rule,
        sources: &point.citation.sources,
        verify: point.citation.verify,
        todo: &point.todo,
        places: point.places.iter().map(|place| of_place(place, sources)).collect(),
    }
}

fn of_place<'a>(place: &'a Place, sources: &'a Sources) -> Related<'a> {
    match place {
        Place::File(path) => Related::file(path),
        Place::At(span, message) => Related::at(*span, message, sources),
    }
}

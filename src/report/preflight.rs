//! What a packet would be returned for: the reviewer's list with what `check` found.

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::diagnostic::{Diagnostics, counted};
use crate::model::dates::Dates;
use crate::model::program::Citation;
use crate::report::FileFacts;
use crate::report::archival;
use crate::report::board;
use crate::report::exhibit::{Exhibits, Frozen};
use crate::report::review::{self, Of, Place, Point, Weight};
use crate::source::Sources;

/// How the packet that was built last stands to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Built {
    /// There is none.
    Nothing,
    /// It says what the log says.
    Same,
    /// It was built from another state of the log.
    Other,
    /// It is a draft.
    Draft,
}

/// The list of one program.
#[derive(Debug, Clone)]
pub struct Preflight {
    /// The program's id.
    pub program: String,
    /// The version of its rules.
    pub version: String,
    /// The credential's title.
    pub title: String,
    /// Which text of the rules, and why that one.
    pub rules: String,
    /// How it would go, in a sentence.
    pub verdict: String,
    /// All points, those that are fine included.
    pub points: Vec<Point>,
}

/// Reads the log, what is said of its files, and where the packet is, as a reviewer would; `built`
/// is the file of the packet that was looked at, and how it stands to the log.
pub fn of(
    assessment: &Assessment<'_>,
    sources: &Sources,
    findings: &Diagnostics,
    files: &BTreeMap<String, FileFacts>,
    built: Option<(&str, Built)>,
) -> Preflight {
    let board = board::of(assessment, sources, Dates::Written);
    let mut points = review::of(assessment, &board);
    points.extend(review::finding::points(assessment, findings));
    points.extend(review::answers::point(assessment));
    let exhibits = Exhibits::of(assessment, Frozen::sent(assessment, sources, files));
    points.extend(archival::point(&exhibits, files));
    points.extend(built.and_then(|(file, built)| packet(file, built)));
    let verdict = verdict(&points);
    Preflight {
        program: assessment.program.name.clone(),
        version: assessment.program.version.clone(),
        title: board.title,
        rules: board.rules,
        verdict,
        points,
    }
}

impl Preflight {
    /// Whether anything would be returned.
    pub fn is_returned(&self) -> bool {
        self.points.iter().any(|one| one.weight == Weight::Returned)
    }
}

fn verdict(points: &[Point]) -> String {
    let number = |weight| points.iter().filter(|one| one.weight == weight).count();
    let (returned, fine) = (number(Weight::Returned), number(Weight::Fine));
    let of = counted(points.len(), "point");
    if returned == 0 {
        format!("Nothing found for which it would be returned: {fine} of {of} are in order.")
    } else {
        format!("{fine} of {of} are in order; it would be returned for {returned}.")
    }
}

fn packet(file: &str, built: Built) -> Option<Point> {
    let (weight, found, todo) = match built {
        Built::Same => return None,
        Built::Nothing => (Weight::ByHand, "not built yet", "`practicum build` writes it."),
        Built::Other => (
            Weight::Returned,
            "built from another state of the log",
            "Build it again: `practicum build`.",
        ),
        Built::Draft => (
            Weight::Returned,
            "a draft",
            "Mend what `practicum check` finds, and build it without `--partial`.",
        ),
    };
    Some(Point {
        id: "packet".to_owned(),
        title: "The packet".to_owned(),
        weight,
        found: found.to_owned(),
        rule: "what is sent says what the log says, whole".to_owned(),
        citation: Citation::default(),
        todo: vec![todo.to_owned()],
        places: vec![Place::File(file.to_owned())],
        of: Of::Packet,
    })
}

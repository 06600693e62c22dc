//! What a reviewer looks for in a packet: one list, of which the checklist is the printed part.

pub mod answers;
pub mod finding;
mod todo;

use crate::assess::{Assessment, Outcome, Status};
use crate::model::dates::Dates;
use crate::model::program::Citation;
use crate::model::submission::{Demand, Named, Submission};
use crate::model::words::Paper;
use crate::report::board::{Board, BoardRow};
use crate::report::{advice, rulebook, words};
use crate::source::{LOG_FILE, Span};

/// What a reviewer would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Go on to the next point.
    Fine,
    /// Return the application.
    Returned,
    /// Read on, and perhaps ask.
    Asked,
    /// Look for what the applicant alone can do.
    ByHand,
}

/// A point that a reviewer looks at.
#[derive(Debug, Clone)]
pub struct Point {
    /// The id of the requirement or demand, or the code of the finding.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// What a reviewer would do.
    pub weight: Weight,
    /// What was found, in a few words.
    pub found: String,
    /// The rule, in a sentence.
    pub rule: String,
    /// Where the rule was read.
    pub citation: Citation,
    /// What to do.
    pub todo: Vec<String>,
    /// Where it stands in the log: a file, or a place in it with what was found there.
    pub places: Vec<Place>,
    /// What it is.
    pub of: Of,
}

/// Where a point stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A file as a whole.
    File(String),
    /// A stretch of a file, and what was found there.
    At(Span, String),
}

/// What a point is.
#[derive(Debug, Clone)]
pub enum Of {
    /// A requirement, as it stands on the board.
    Requirement(Box<BoardRow>),
    /// What is asked of the application itself.
    Submission,
    /// What `check` found.
    Finding,
    /// The packet that was built.
    Packet,
}

/// The points of a packet: every requirement, then what is asked of the application.
pub fn of(assessment: &Assessment<'_>, board: &Board) -> Vec<Point> {
    let rows = assessment.outcomes.iter().zip(&board.rows);
    let requirements = rows.map(|(outcome, row)| requirement(assessment, outcome, row));
    let demands = assessment.program.submission.iter();
    requirements.chain(demands.map(|one| demand(assessment, one))).collect()
}

fn requirement(assessment: &Assessment<'_>, outcome: &Outcome<'_>, row: &BoardRow) -> Point {
    let requirement = outcome.requirement;
    let asked = rulebook::asked(assessment.program, requirement);
    let weight = match outcome.status {
        Status::Met | Status::Explained => Weight::Fine,
        Status::Short | Status::Unknown => Weight::Returned,
    };
    let mut todo = Vec::new();
    let mut places = Vec::new();
    if weight == Weight::Returned {
        if let Some((lines, stands)) = todo::of(assessment, outcome) {
            todo = lines;
            places = stands;
        } else {
            // The head says the title and what is short again, which stand above.
            let (_, rest) = advice::one(assessment, outcome, Dates::Written);
            let told = rest.trim_start_matches([':', '.', ',', ' ']);
            todo.extend((!told.is_empty()).then(|| words::sentence_case(told)));
            todo.push(format!("`practicum explain {}` shows every hour of it.", requirement.id));
        }
    }
    let numbers = [row.counted.as_str(), row.required.as_str()];
    let numbers = if row.counted.is_empty() { String::new() } else { numbers.join(" of ") + ", " };
    Point {
        id: requirement.id.clone(),
        title: requirement.title.clone(),
        weight,
        found: format!("{numbers}{}", words::plain_result(outcome, Dates::Written)),
        rule: [asked.text, asked.number].join(" ").trim_end().to_owned(),
        citation: asked.citation,
        todo,
        places,
        of: Of::Requirement(Box::new(row.clone())),
    }
}

fn demand(assessment: &Assessment<'_>, asked: &Submission) -> Point {
    let log = assessment.log;
    let lacking = |lacks: bool, todo: String| {
        if lacks { (Weight::Returned, todo) } else { (Weight::Fine, String::new()) }
    };
    let (weight, todo) = match asked.demand {
        Demand::Paper(paper) => {
            let found = log.paper.unwrap_or(Paper::Letter);
            lacking(found != paper, format!("Write `packet: {{paper: {}}}`.", paper.word()))
        }
        Demand::Names(named) => {
            let lacks = match named {
                Named::MemberNumber => log.applicant.member_number.is_none(),
                Named::PrimarySupervisor => log.supervisors.iter().all(|one| !one.primary),
                Named::Email => log.applicant.email.is_none(),
            };
            lacking(lacks, format!("Add {}.", named.written()))
        }
        // The packet is one PDF with its exhibits, and two where that is asked for.
        Demand::Pdfs(_) => (Weight::Fine, String::new()),
        Demand::ByHand => (Weight::ByHand, String::new()),
    };
    let places = match weight {
        Weight::Returned => vec![Place::File(LOG_FILE.to_owned())],
        Weight::Fine | Weight::Asked | Weight::ByHand => Vec::new(),
    };
    Point {
        id: asked.id.clone(),
        title: asked.title.clone(),
        weight,
        found: if weight == Weight::Returned { "missing" } else { "" }.to_owned(),
        rule: asked.because.clone(),
        citation: asked.citation.clone(),
        todo: Some(todo).filter(|todo| !todo.is_empty()).into_iter().collect(),
        places,
        of: Of::Submission,
    }
}

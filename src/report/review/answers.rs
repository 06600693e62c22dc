//! What of the reviewers' points has no answer yet.

use crate::assess::Assessment;
use crate::diagnostic::counted;
use crate::model::program::Citation;
use crate::model::sent::{Asked, Sent};
use crate::report::review::{Of, Place, Point, Weight};

/// One point for the submission that was returned last, where an answer to it is missing.
pub fn point(assessment: &Assessment<'_>) -> Option<Point> {
    let sent = Sent::last_returned(assessment.log, assessment.program.id)?;
    let is_open = |one: &&Asked| one.answer.is_none();
    let open: Vec<&Asked> = sent.points.iter().filter(is_open).collect();
    let of = counted(sent.points.len(), "point");
    (!open.is_empty()).then(|| Point {
        id: "answers".to_owned(),
        title: "Answers to the reviewers".to_owned(),
        weight: Weight::Returned,
        found: format!("{} of {of} not answered", open.len()),
        rule: "each point for which it was returned has its answer on the second page".to_owned(),
        citation: Citation::default(),
        todo: vec!["Write `answer: …` beside each, and in `see` where it is shown.".to_owned()],
        places: open
            .iter()
            .map(|one| Place::At(one.span, "your answer is missing".to_owned()))
            .collect(),
        of: Of::Packet,
    })
}

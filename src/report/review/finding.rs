//! What `check` finds, as a reviewer would meet it.

use std::collections::BTreeMap;

use crate::assess::{Assessment, Finding, Outcome, Status};
use crate::diagnostic::code::{Code, Reviewer};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, counted, page};
use crate::model::entry::Entry;
use crate::model::log::Document;
use crate::model::program::Citation;
use crate::model::requirement::{Requirement, Rule};
use crate::report::review::{Of, Place, Point, Weight};
use crate::source::FileId;

/// The points that findings make for this program's reviewers: the errors as one, then the warnings
/// by code.
pub fn points(assessment: &Assessment<'_>, findings: &Diagnostics) -> Vec<Point> {
    let (errors, warnings): (Vec<_>, Vec<_>) =
        findings.iter().partition(|one| one.severity == Severity::Error);
    let mut by_code: BTreeMap<(bool, Code), Vec<&Diagnostic>> = BTreeMap::new();
    let entries = assessment.log.entries.iter();
    let entries: BTreeMap<FileId, &Entry> = entries.map(|entry| (entry.file, entry)).collect();
    // What stands in an entry for other programs alone does not bear on this one.
    let concerns = |one: &&Diagnostic| {
        let entry = entries.get(&one.primary.file);
        entry.is_none_or(|entry| entry.is_for(assessment.program.id))
    };
    for one in warnings.into_iter().filter(concerns) {
        match weight(assessment, one) {
            Weight::Returned => by_code.entry((true, one.code)).or_default().push(one),
            Weight::Asked => by_code.entry((false, one.code)).or_default().push(one),
            // It is the applicant's own business.
            Weight::Fine | Weight::ByHand => {}
        }
    }
    let warnings = by_code.into_iter().map(|((returned, code), list)| {
        let weight = if returned { Weight::Returned } else { Weight::Asked };
        of_code(code, weight, &list)
    });
    (!errors.is_empty()).then(|| of_errors(&errors)).into_iter().chain(warnings).collect()
}

fn of_errors(errors: &[&Diagnostic]) -> Point {
    Point {
        id: "errors".to_owned(),
        title: "Faults of the log".to_owned(),
        weight: Weight::Returned,
        found: counted(errors.len(), "error"),
        rule: "what can't be read or proved is in no packet".to_owned(),
        citation: Citation::default(),
        todo: vec!["Mend them: `practicum check` shows each at its place.".to_owned()],
        places: errors.iter().map(|one| place(one)).collect(),
        of: Of::Finding,
    }
}

fn of_code(code: Code, weight: Weight, list: &[&Diagnostic]) -> Point {
    let mut todo: Vec<String> =
        list.first().into_iter().flat_map(|one| &one.help).map(|help| format!("{help}.")).collect();
    todo.push(format!("`practicum explain {}` has an example.", code.word()));
    Point {
        id: code.word().to_owned(),
        title: code.summary().trim_end_matches('.').to_owned(),
        weight,
        found: if list.len() == 1 { "once".to_owned() } else { format!("{} times", list.len()) },
        rule: page::why(code).to_owned(),
        citation: Citation::default(),
        todo,
        places: list.iter().map(|one| place(one)).collect(),
        of: Of::Finding,
    }
}

fn place(one: &Diagnostic) -> Place {
    Place::At(one.primary, one.message.clone())
}

/// What a reviewer would do about a warning.
fn weight(assessment: &Assessment<'_>, one: &Diagnostic) -> Weight {
    match one.code.reviewer() {
        Reviewer::Returns if one.code == Code::Lapse => lapse(assessment, one),
        Reviewer::Unseen | Reviewer::Returns => Weight::Returned,
        Reviewer::Asks => Weight::Asked,
        Reviewer::ReadsOn => Weight::Fine,
    }
}

/// A lapse of the applicant's own document is a question where its requirement is met all the same,
/// by a grace or an explanation; a supervisor's is no requirement, and always returned.
fn lapse(assessment: &Assessment<'_>, one: &Diagnostic) -> Weight {
    let mut documents = assessment.log.applicant.documents.iter();
    let Some(document) = documents.find(|document| document.span == one.primary) else {
        return Weight::Returned;
    };
    let mut asking = assessment.outcomes.iter().filter(|outcome| asks_for(outcome, document));
    let met = |outcome: &Outcome<'_>| matches!(outcome.status, Status::Met | Status::Explained);
    // What is not met stands on the list as a requirement already.
    if asking.clone().next().is_some() && !asking.all(met) { Weight::Fine } else { Weight::Asked }
}

fn asks_for(outcome: &Outcome<'_>, document: &Document) -> bool {
    let asks = |requirement: &Requirement| matches!(&requirement.rule, Rule::InForce(asked) if asked.asks_for(document));
    matches!(outcome.finding, Finding::InForce(_) | Finding::Within(_))
        && outcome.requirement.all().into_iter().any(asks)
}

//! The exhibits of a supervisor's copy: their contracts and documents, and what proves their entries.

use crate::assess::Assessment;
use crate::assess::supervised::credits;
use crate::model::log::SupervisorId;
use crate::report::exhibit::{Exhibits, Frozen, described};
use crate::report::words;

impl Exhibits {
    /// What proves anything to this supervisor, and of each file the pages that do; the numbers are
    /// those of the whole packet, so that both can be spoken of.
    pub fn under(assessment: &Assessment<'_>, frozen: Frozen, id: SupervisorId) -> Self {
        let all = Self::of(assessment, frozen);
        let theirs = named(assessment, id);
        let mut some = Self::default();
        for exhibit in theirs.list.into_values() {
            if let Some(number) = all.number(&exhibit.path) {
                some.numbers.insert(exhibit.path.clone(), number);
                some.list.insert(number, exhibit);
            }
        }
        some
    }
}

/// Their files in an order of their own.
fn named(assessment: &Assessment<'_>, id: SupervisorId) -> Exhibits {
    let log = assessment.log;
    let mut all = Exhibits::default();
    if let Some(supervisor) = log.supervisor(id) {
        for contract in supervisor.contracts_for(assessment.program.id) {
            let what = format!("Contract of {}", words::day(contract.signed.value));
            all.add(&contract.evidence, &what);
        }
        for document in &supervisor.documents {
            all.add(&document.evidence, &words::sentence_case(&described(document)));
        }
    }
    for credit in credits(assessment, id) {
        let (Some(entry), Some(line)) = (credit.entry(log), credit.line(log)) else { continue };
        if entry.is_claimed() {
            all.add(&line.evidence, line.title.as_deref().unwrap_or(entry.name()));
        }
    }
    all
}

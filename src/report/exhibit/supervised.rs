//! The exhibits of a supervisor's copy: their contracts and documents, and what proves their entries.

use crate::assess::Assessment;
use crate::assess::supervised::credits;
use crate::model::log::SupervisorId;
use crate::report::exhibit::Exhibits;
use crate::report::words;

impl Exhibits {
    /// What proves anything to this supervisor, and of each file the pages that do; the numbers are
    /// those of the whole packet, so that both can be spoken of.
    pub fn under(assessment: &Assessment<'_>, id: SupervisorId) -> Self {
        let mut all = Self::of(assessment);
        let mut theirs = named(assessment, id);
        all.places.retain(|path, _| theirs.places.contains_key(path));
        for exhibit in &mut all.list {
            let place = theirs.places.get(&exhibit.path).copied();
            let Some(own) = place.and_then(|place| theirs.list.get_mut(place)) else { continue };
            std::mem::swap(exhibit, own);
        }
        all
    }
}

/// Their files in an order of their own.
fn named(assessment: &Assessment<'_>, id: SupervisorId) -> Exhibits {
    let log = assessment.log;
    let mut all = Exhibits::default();
    if let Some(supervisor) = log.supervisor(id) {
        for contract in supervisor.contracts_for(assessment.program.id) {
            let what = format!("contract of {}", words::day(contract.signed.value));
            all.add(&contract.evidence, &what);
        }
        for document in &supervisor.documents {
            all.add(&document.evidence, document.kind.shown());
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

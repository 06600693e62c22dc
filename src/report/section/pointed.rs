//! The entries to which answers point: the first row of each has an anchor.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::assess::Assessment;
use crate::assess::certificate::normal;
use crate::model::sent::Sent;
use crate::source::Sources;

/// Which of them have no row yet.
#[derive(Debug, Default)]
pub(in crate::report) struct Pointed {
    open: RefCell<BTreeSet<usize>>,
}

impl Pointed {
    /// The entries to which the answers of the last submission that was returned point.
    pub(in crate::report) fn of(assessment: &Assessment<'_>, sources: &Sources) -> Self {
        let sent = Sent::last_returned(assessment.log, assessment.program.id);
        let see = sent.into_iter().flat_map(|sent| &sent.points).flat_map(|point| &point.see);
        let open = see.filter_map(|see| place(assessment, sources, &see.value)).collect();
        Self { open: RefCell::new(open) }
    }

    /// The anchor of an entry's row, where it is the first one and one is needed.
    pub(super) fn row(&self, entry: usize) -> Option<String> {
        self.open.borrow_mut().remove(&entry).then(|| anchor(entry))
    }
}

/// The place in the log of the entry of this path.
pub(super) fn place(assessment: &Assessment<'_>, sources: &Sources, path: &str) -> Option<usize> {
    let path = normal(path);
    assessment.log.entries.iter().position(|entry| sources.path(entry.file) == path)
}

/// The anchor of an entry.
pub(super) fn anchor(entry: usize) -> String {
    format!("entry-{}", entry.saturating_add(1))
}

//! The numbered parts of the page: the sections, and among them the ledger.

use crate::report::document::{Ledger, Report, Section};

/// A numbered part.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    /// A section of the report.
    Section(&'a Section),
    /// The table of every entry.
    Ledger(&'a Ledger),
}

/// The parts of `report` in reading order: the ledger stands in the place of the section that it
/// replaces, and where there is none behind all.
pub(super) fn of(report: &Report) -> Vec<Part<'_>> {
    let mut ledger = report.ledger.as_ref();
    let mut parts = Vec::new();
    for section in &report.sections {
        match ledger.filter(|ledger| ledger.replaces == section.id) {
            Some(found) => {
                parts.push(Part::Ledger(found));
                ledger = None;
            }
            None => parts.push(Part::Section(section)),
        }
    }
    parts.extend(ledger.map(Part::Ledger));
    parts
}

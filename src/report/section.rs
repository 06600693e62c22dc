//! The sections of a packet, one a file, each from the assessment alone.

pub(super) mod areas;
pub(super) mod certificates;
pub(super) mod chart;
pub(super) mod checklist;
pub(super) mod clients;
pub(super) mod evidence;
pub(super) mod ledger;
pub(super) mod letters;
pub(super) mod limits;
pub(super) mod notes;
pub(super) mod pace;
pub(super) mod parts;
pub(super) mod pointed;
pub(super) mod progress;
pub(super) mod proofs;
pub(super) mod rejected;
pub(super) mod resubmission;
pub(super) mod rules;
pub(super) mod signatures;
pub(super) mod signed;
mod signoffs;
pub(super) mod standing;
pub(super) mod supervision;
pub(super) mod tiles;
mod time;
pub(super) mod timeline;
pub(super) mod under;

use crate::assess::credit::Credit;
use crate::assess::{Assessment, Finding};
use crate::model::dates::Dates;
use crate::model::domain::{Domain, Grant};
use crate::model::entry::Line;
use crate::model::words::{Delivery, Kind};
use crate::report::document::{Cell, Run, Target, Text};
use crate::report::exhibit::Exhibits;
use crate::report::section::pointed::Pointed;
use crate::report::{Audience, Edition};
use crate::report::{loss, supervised, words};

/// What every section is made from.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// What counts, and why.
    pub(super) assessment: &'a Assessment<'a>,
    /// For whom.
    pub(super) edition: &'a Edition<'a>,
    /// The files of evidence.
    pub(super) exhibits: &'a Exhibits,
    /// The entries whose rows something leads to.
    pub(super) pointed: &'a Pointed,
}

impl<'a> View<'a> {
    /// The domains that entries of this kind alone feed, with their places.
    fn domains(self, kind: Kind) -> impl Iterator<Item = (usize, &'a Domain)> {
        let domains = self.assessment.program.domains.iter().enumerate();
        domains.filter(move |(_, domain)| domain.takes_only(kind))
    }

    /// The hours of a domain that statements on record grant.
    fn grants(self, at: usize) -> Vec<&'a Grant> {
        let Some(Finding::Hours(hours)) =
            self.assessment.hours_of(at).map(|outcome| &outcome.finding)
        else {
            return Vec::new();
        };
        let domain = self.assessment.program.domains.get(at);
        hours.grants.iter().filter_map(|at| domain?.grants.get(*at)).collect()
    }

    /// The days of an entry's row. In the applicant's own copy they lead to all that is said of the
    /// entry, where the copy has a place for that.
    fn days(self, entry: usize, days: String) -> Text {
        let own = self.edition.audience == Audience::Own;
        let target = own.then(|| Target::Anchor(ledger::anchor(entry)));
        Text::of(vec![Run { target, ..Run::plain(days) }])
    }

    /// Why a credit counts less than was logged, a remark for each reason.
    fn reasons(self, credit: &Credit) -> Vec<Text> {
        let Edition { sources, audience, .. } = *self.edition;
        let sentence = |why| {
            supervised::reason(self.assessment, credit, why, sources, Dates::Printed, audience)
        };
        credit.reasons.iter().map(|why| Text::soft(sentence(why))).collect()
    }

    /// An amount that does not count, with its reasons below it; empty if all counts.
    fn lost(self, credit: &Credit) -> Cell {
        let lost = credit.logged.minus(credit.counted);
        if lost.is_zero() {
            return Cell::default();
        }
        // Where nothing counts it is the hours of the row; where some do it must not look less.
        let amount =
            if credit.counted.is_zero() { lost.to_string() } else { lost.up().to_string() };
        let mut lines = vec![Text::plain(amount)];
        if let [_, _, ..] = credit.reasons.as_slice() {
            let losses = loss::of(
                self.assessment,
                std::iter::once(credit),
                self.edition.sources,
                Dates::Printed,
            );
            let one = |one: loss::Loss| Text::soft(format!("{}: {}", one.hours.up(), one.because));
            lines.extend(losses.into_iter().map(one));
        } else {
            lines.extend(self.reasons(credit));
        }
        Cell::of(lines)
    }
}

/// The anchor of the table that proves a requirement of a domain.
pub(super) fn anchor(domain: &Domain) -> String {
    format!("domain-{}", domain.id)
}

/// What a grant is, leading to its statement.
fn granted(grant: &Grant) -> Text {
    let mark = words::mark(&grant.citation);
    let target = Target::Anchor("letters".to_owned());
    Text::of(vec![Run::link(format!("{}{mark}", grant.title), target)])
}

/// How the people of a line were together, in words that stay on one line of a cell.
fn delivery(line: &Line) -> String {
    line.delivery.map_or("", Delivery::shown).replace(' ', "\u{a0}")
}

//! Entries that can be read and still can't be counted.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assess::certificate;
use crate::assess::condition::{Facts, Time, Verdict};
use crate::assess::credit;
use crate::model::entry::{Entry, Line, Placed, Raw, Share};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::program::Program;
use crate::source::Span;

/// Why an entry can't be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A line runs over the boundary of a contract.
    Straddles {
        /// The line's date.
        date: Span,
        /// The day to split at.
        at: Date,
    },
    /// A map claims more than the academic credit converts to.
    MapOverCredit {
        /// The hours.
        hours: Span,
        /// What is claimed.
        claimed: Hours,
        /// What the credit converts to.
        converted: Hours,
    },
    /// Another entry gave another total for the same certificate.
    CertificateDisagrees {
        /// The total given here.
        here: Placed<Hours>,
        /// The total given first.
        first: Placed<Hours>,
        /// The certificate.
        path: String,
    },
    /// With this entry more is claimed than the certificate shows.
    CertificateExceeded {
        /// The hours.
        hours: Span,
        /// What is claimed with this entry.
        claimed: Hours,
        /// What the certificate shows.
        shown: Placed<Hours>,
        /// The certificate.
        path: String,
    },
}

/// The faults of a log, and which entries say the same as an earlier one.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// By the entry's place in the log.
    pub entries: BTreeMap<usize, Vec<Fault>>,
    /// A training that was logged before: its place, and the earlier one's.
    pub duplicates: BTreeMap<usize, usize>,
}

/// Finds the faults of all entries under all programs, each judged on its day.
pub fn all(log: &Log, programs: &[(&Program, Date)]) -> Faults {
    let mut faults = Faults { entries: BTreeMap::new(), duplicates: duplicates(log) };
    for (program, as_of) in programs {
        let facts = Facts::new(log, program.id, *as_of);
        for (at, entry) in log.entries.iter().enumerate() {
            if !entry.is_for(program.id) {
                continue;
            }
            // What is planned, kept or refused must still be written right; where its days lie says
            // nothing about a total.
            let counts = entry.is_claimed() && entry.refusal(program.id).is_none();
            let mut found = over_credit(program, entry);
            if counts {
                found.extend(straddles(&facts, program, entry));
            }
            for fault in found {
                let known = faults.entries.entry(at).or_default();
                if !known.contains(&fault) {
                    known.push(fault);
                }
            }
        }
    }
    let programs: Vec<&Program> = programs.iter().map(|(program, _)| *program).collect();
    certificate::check(log, &programs, &mut faults);
    faults
}

/// Maps that claim more than their line's academic credit converts to.
fn over_credit(program: &Program, entry: &Entry) -> Vec<Fault> {
    let over = |line: &Line| {
        let converted = credit::converted(program, line.credits?.value)?;
        let claimed = line.clock_hours();
        (claimed > converted).then_some(Fault::MapOverCredit {
            hours: line.hours_span,
            claimed,
            converted,
        })
    };
    entry.lines.iter().filter_map(over).collect()
}

/// Lines whose days lie on both sides of a contract's boundary.
fn straddles(facts: &Facts<'_>, program: &Program, entry: &Entry) -> Vec<Fault> {
    let boundary = |line: &Line, share: &Share| {
        let domain = program.domains.get(credit::domain_of(program, entry, share)?)?;
        let area = credit::area_of(program.id, domain, entry, share);
        let time = Time { entry, line, share, area, taken_as: None };
        let verdicts = domain.only.iter().map(|one| facts.judge(&one.condition, time));
        match verdicts.into_iter().find(|verdict| *verdict != Verdict::Holds)? {
            Verdict::Straddles(at) => Some(at),
            Verdict::Holds | Verdict::Fails | Verdict::Missing(_) => None,
        }
    };
    let of_line = |line: &Line| {
        let at = line.shares.iter().find_map(|share| boundary(line, share))?;
        Some(Fault::Straddles { date: line.date.span, at })
    };
    entry.lines.iter().filter_map(of_line).collect()
}

/// Trainings that agree in title (spaces and case folded), provider, dates and hours.
fn duplicates(log: &Log) -> BTreeMap<usize, usize> {
    let mut seen: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let mut duplicates = BTreeMap::new();
    let total = |entry: &Entry| {
        let hours: Hours = entry.lines.iter().map(Line::clock_hours).sum();
        let credit = |line: &Line| {
            line.shares
                .iter()
                .any(|share| share.raw == Raw::Credit)
                .then_some(line.credits)
                .flatten()
        };
        let credits: Vec<_> =
            entry.lines.iter().filter_map(credit).map(|placed| placed.value).collect();
        (hours, credits)
    };
    for (at, entry) in log.entries.iter().enumerate().filter(|(_, entry)| entry.is_claimed()) {
        let Some(title) = &entry.title else { continue };
        let Some(provider) = &entry.provider else { continue };
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let same = seen.entry((title, provider, entry.date.value)).or_default();
        let first = same.iter().find(|first| {
            log.entries.get(**first).is_some_and(|first| total(first) == total(entry))
        });
        match first {
            Some(first) => {
                duplicates.insert(at, *first);
            }
            None => same.push(at),
        }
    }
    duplicates
}

//! Exhibits: every file of evidence, numbered in the order in which the packet first names it.

mod frozen;

use std::collections::BTreeMap;

use crate::assess::certificate::normal;
use crate::model::entry::Evidence;
use crate::model::log::Log;
use crate::model::period;
use crate::report::document::{Run, Target, Text};

pub use crate::report::exhibit::frozen::Frozen;

/// A file of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// The path below the root, in one spelling.
    pub path: String,
    /// What it proves, each thing once.
    pub proves: Vec<String>,
}

/// All exhibits of a packet by their numbers, from 1.
#[derive(Debug, Clone, Default)]
pub struct Exhibits {
    list: BTreeMap<usize, Exhibit>,
    /// The number of each path.
    numbers: BTreeMap<String, usize>,
    /// The numbers that files have from a submission.
    frozen: Frozen,
}

impl Exhibits {
    /// The exhibits of a log: the applicant's documents, the supervisors', the certificates by
    /// date, the letters, the rest.
    ///
    /// A file that was sent keeps its number, and one that is gone keeps it unused.
    pub fn of(log: &Log, frozen: Frozen) -> Self {
        let mut all = Self { frozen, ..Self::default() };
        for document in &log.applicant.documents {
            all.add(&document.evidence, document.kind.shown());
        }
        if let Some(degree) = &log.applicant.degree {
            all.add(&degree.evidence, degree.title.as_deref().unwrap_or("degree"));
        }
        for supervisor in &log.supervisors {
            for contract in &supervisor.contracts {
                let what =
                    format!("contract of {} with {}", contract.signed.value, supervisor.name);
                all.add(&contract.evidence, &what);
            }
            for document in &supervisor.documents {
                let what = format!("{} of {}", document.kind.shown(), supervisor.name);
                all.add(&document.evidence, &what);
            }
        }
        for signoff in &log.signoffs {
            let name = log.supervisor_name(signoff.by);
            let through = period::spelled(signoff.through.value);
            all.add(&signoff.evidence, &format!("Sign-off of {name} through {through}"));
        }
        for entry in log.entries.iter().filter(|entry| entry.is_claimed()) {
            for line in &entry.lines {
                all.add(&line.evidence, line.title.as_deref().unwrap_or(entry.name()));
            }
        }
        for (id, list) in &log.attestations {
            for attestation in list {
                let from = attestation.from.as_deref().map(|from| format!(" of {from}"));
                let what = format!("{}{}", id.replace('-', " "), from.unwrap_or_default());
                all.add(&attestation.evidence, &what);
            }
        }
        for exception in &log.exceptions {
            all.add(&exception.evidence, &format!("exception for {}", exception.requirement.value));
        }
        for extra in &log.extras {
            all.add(&extra.evidence, &extra.title);
        }
        all
    }

    fn add(&mut self, evidence: &[Evidence], proves: &str) {
        for one in evidence {
            let path = normal(&one.path);
            let proves = proves.to_owned();
            let known = self.numbers.get(&path).or_else(|| self.frozen.numbers.get(&path));
            let number = known.copied().unwrap_or_else(|| self.next());
            self.numbers.insert(path.clone(), number);
            let new = || Exhibit { path, proves: Vec::new() };
            let exhibit = self.list.entry(number).or_insert_with(new);
            if !exhibit.proves.contains(&proves) {
                exhibit.proves.push(proves);
            }
        }
    }

    /// The exhibits in order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Exhibit)> {
        self.list.iter().map(|(number, exhibit)| (*number, exhibit))
    }

    /// The numbers of files that were sent and are no exhibits any more.
    pub fn withdrawn(&self) -> impl Iterator<Item = usize> {
        self.frozen.sent.iter().copied().filter(|number| !self.list.contains_key(number))
    }

    /// The number behind all that are taken.
    fn next(&self) -> usize {
        let last = |numbers: Option<&usize>| numbers.copied().unwrap_or(0);
        let taken = last(self.list.keys().next_back());
        taken.max(last(self.frozen.sent.last())).saturating_add(1)
    }

    /// The number of a file.
    pub fn number(&self, path: &str) -> Option<usize> {
        self.numbers.get(&normal(path)).copied()
    }

    /// Links to the exhibits of these files, for a cell: `7, 8 (pp. 1–2)`.
    pub fn links<'a, I: IntoIterator<Item = &'a Evidence>>(&self, evidence: I) -> Text {
        let mut runs: Vec<Run> = Vec::new();
        for one in evidence {
            let Some(number) = self.number(&one.path) else { continue };
            if !runs.is_empty() {
                runs.push(Run::plain(", "));
            }
            runs.push(Run::link(number.to_string(), Target::Anchor(anchor(number))));
            if let Some(pages) = one.pages {
                let (first, last) = pages.value;
                let text = if first == last {
                    format!(" (p.\u{a0}{first})")
                } else {
                    format!(" (pp.\u{a0}{first}–{last})")
                };
                runs.push(Run::plain(text));
            }
        }
        Text::of(runs)
    }
}

/// The anchor of an exhibit in the list of evidence.
pub fn anchor(number: usize) -> String {
    format!("exhibit-{number}")
}

//! Exhibits: every file of evidence, numbered in the order in which the packet first names it.

mod frozen;
mod supervised;

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Assessment;
use crate::assess::certificate::normal;
use crate::model::entry::{Aim, Entry, Evidence};
use crate::model::log::{Document, Log};
use crate::model::period::Period;
use crate::report::document::{Run, Target, Text, exhibit_page};
use crate::report::words;

pub use crate::report::exhibit::frozen::Frozen;

/// A file of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// The path below the root, in one spelling.
    pub path: String,
    /// What it proves, each thing once.
    pub proves: Vec<String>,
    /// The pages of the file that are meant, from 1; all where anything names it without pages.
    pub pages: Option<BTreeSet<u32>>,
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

/// The entries that the packet shows: what is claimed under its program, and what was attended under no program at
/// all, which is beside it on a certificate.
pub fn shown(assessment: &Assessment<'_>) -> BTreeSet<usize> {
    let credited: BTreeSet<usize> = assessment.credits.iter().map(|credit| credit.entry).collect();
    let aims_at_nothing = |entry: &Entry| {
        let mut shares = entry.lines.iter().flat_map(|line| &line.shares);
        shares.all(|share| share.aim == Aim::Nothing)
    };
    let is_shown = |(at, entry): &(usize, &Entry)| {
        entry.is_claimed()
            && entry.is_for(assessment.program.id)
            && (credited.contains(at)
                || assessment.faults.contains_key(at)
                || aims_at_nothing(entry))
    };
    assessment.log.entries.iter().enumerate().filter(is_shown).map(|(at, _)| at).collect()
}

impl Exhibits {
    /// The exhibits of a packet: the applicant's documents, the supervisors', the certificates by
    /// date, the letters, the rest.
    ///
    /// A file that was sent keeps its number, and one that is gone keeps it unused.
    pub fn of(assessment: &Assessment<'_>, frozen: Frozen) -> Self {
        Self::gathered(assessment.log, &shown(assessment), frozen)
    }

    /// The same, of these entries of a log.
    fn gathered(log: &Log, shown: &BTreeSet<usize>, frozen: Frozen) -> Self {
        let mut all = Self { frozen, ..Self::default() };
        for document in &log.applicant.documents {
            all.add(&document.evidence, &words::sentence_case(&described(document)));
        }
        if let Some(degree) = &log.applicant.degree {
            all.add(&degree.evidence, degree.title.as_deref().unwrap_or("degree"));
        }
        for supervisor in &log.supervisors {
            for contract in &supervisor.contracts {
                let what = format!(
                    "Contract of {} with {}",
                    words::day(contract.signed.value),
                    supervisor.name
                );
                all.add(&contract.evidence, &what);
            }
            for document in &supervisor.documents {
                let what = format!("{} of {}", described(document), supervisor.name);
                all.add(&document.evidence, &words::sentence_case(&what));
            }
        }
        for signoff in &log.signoffs {
            let name = log.supervisor_name(signoff.by);
            let through = words::day(signoff.through.value);
            all.add(&signoff.evidence, &format!("Sign-off of {name} through {through}"));
        }
        for entry in shown.iter().filter_map(|at| log.entries.get(*at)) {
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
            let pages = one.pages.map(|pages| (pages.value.0..=pages.value.1).collect());
            let known = self.numbers.get(&path).or_else(|| self.frozen.numbers.get(&path));
            let number = known.copied().unwrap_or_else(|| self.next());
            self.numbers.insert(path.clone(), number);
            let new = || Exhibit { path, proves: Vec::new(), pages: Some(BTreeSet::new()) };
            let exhibit = self.list.entry(number).or_insert_with(new);
            exhibit.pages = match (exhibit.pages.take(), pages) {
                (Some(mut known), Some(more)) => {
                    known.extend::<BTreeSet<u32>>(more);
                    Some(known)
                }
                (None, _) | (_, None) => None,
            };
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

    /// Where a page of a file stands among those of its exhibit, from 1.
    fn stands(&self, number: usize, page: u32) -> usize {
        let pages = self.list.get(&number).and_then(|exhibit| exhibit.pages.as_ref());
        let before = pages.map(|pages| pages.range(..=page).count());
        before.unwrap_or_else(|| usize::try_from(page).unwrap_or(1)).max(1)
    }

    /// The number of a file.
    pub fn number(&self, path: &str) -> Option<usize> {
        self.numbers.get(&normal(path)).copied()
    }

    /// Links to the exhibits of these files, for a cell: `7, 8 (pp. 1–2)`. Pages are numbered as they
    /// stand behind the packet, where those that are not meant are left out.
    pub fn links<'a, I: IntoIterator<Item = &'a Evidence>>(&self, evidence: I) -> Text {
        let mut runs: Vec<Run> = Vec::new();
        for one in evidence {
            let Some(number) = self.number(&one.path) else { continue };
            if !runs.is_empty() {
                runs.push(Run::plain(", "));
            }
            let meant = one.pages.map(|pages| {
                let (first, last) = pages.value;
                (self.stands(number, first), self.stands(number, last))
            });
            let target = match meant {
                Some((first, _)) if first > 1 => exhibit_page(&anchor(number), first),
                Some(_) | None => anchor(number),
            };
            runs.push(Run::link(number.to_string(), Target::Anchor(target)));
            if let Some((first, last)) = meant {
                let text = if first == last {
                    format!("\u{a0}(p.\u{a0}{first})")
                } else {
                    format!("\u{a0}(pp.\u{a0}{first}–{last})")
                };
                runs.push(Run::plain(text));
            }
        }
        Text::of(runs)
    }
}

/// A document with the days on which it is in force: `AASECT membership, Jan 1 – Dec 31, 2024`.
fn described(document: &Document) -> String {
    let of = document.of.as_ref().map(|of| format!("{} ", of.to_uppercase())).unwrap_or_default();
    let days = match document.to {
        Some(to) => words::period(Period { from: document.from, to }),
        None => format!("from {}", words::day(document.from)),
    };
    format!("{of}{}, {days}", document.kind.shown())
}

/// The anchor of an exhibit: its first page, or where there are no pages its row in the list.
pub fn anchor(number: usize) -> String {
    format!("exhibit-{number}")
}

/// The anchor of an exhibit's row in the list of exhibits.
pub fn listed(number: usize) -> String {
    format!("listed-{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entry::Placed;
    use crate::model::log::Extra;
    use crate::source::{Sources, Span};

    /// The cells of files that are named with these pages.
    fn cells(named: &[Option<(u32, u32)>]) -> Vec<(String, Option<Target>)> {
        let span = Span::start_of(Sources::default().add_text("", ""));
        let evidence = |pages: &Option<(u32, u32)>| Evidence {
            path: "evidence/five.pdf".to_owned(),
            span,
            pages: pages.map(|value| Placed { value, span }),
        };
        let all: Vec<Evidence> = named.iter().map(evidence).collect();
        let extras = vec![Extra { title: "Five".to_owned(), evidence: all.clone() }];
        let log = Log { extras, ..Log::default() };
        let exhibits = Exhibits::gathered(&log, &BTreeSet::new(), Frozen::default());
        let cell = |one: &Evidence| {
            let text = exhibits.links([one]);
            let words = text.runs.iter().map(|run| run.text.as_str()).collect();
            (words, text.runs.first().and_then(|run| run.target.clone()))
        };
        all.iter().map(cell).collect()
    }

    #[test]
    fn pages_are_numbered_and_linked_as_they_stand_behind_the_packet() {
        let anchor = |id: &str| Some(Target::Anchor(id.to_owned()));
        assert_eq!(
            cells(&[Some((2, 3)), Some((5, 5)), Some((3, 3))]),
            [
                ("1\u{a0}(pp.\u{a0}1–2)".to_owned(), anchor("exhibit-1")),
                ("1\u{a0}(p.\u{a0}3)".to_owned(), anchor("exhibit-1-page-3")),
                ("1\u{a0}(p.\u{a0}2)".to_owned(), anchor("exhibit-1-page-2")),
            ]
        );
        assert_eq!(
            cells(&[Some((5, 5)), None]),
            [
                ("1\u{a0}(p.\u{a0}5)".to_owned(), anchor("exhibit-1-page-5")),
                ("1".to_owned(), anchor("exhibit-1")),
            ]
        );
    }
}

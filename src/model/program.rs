//! A program: a credential's rules, as data, in one of its versions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::domain::Domain;
use crate::model::entry::Calendar;
use crate::model::hours::Hours;
use crate::model::period::Period;
use crate::model::requirement::{Attested, Required, Requirement, Rule};
use crate::model::submission::Submission;
use crate::model::vocabulary::{ProgramId, Vocabulary};
use crate::source::Span;

/// A version of a program.
#[derive(Debug, Clone)]
pub struct Program {
    /// The program.
    pub id: ProgramId,
    /// Its id, as written.
    pub name: String,
    /// The credential's title.
    pub title: String,
    /// Who awards it.
    pub body: String,
    /// The version's name.
    pub version: String,
    /// What the version's text is, for instance `text 2025.T.1, May 2025`.
    pub text: String,
    /// The days for which this version is chosen.
    pub in_force: Period,
    /// Which day must lie in them.
    pub chosen_by: ChosenBy,
    /// Where it is written, for a finding.
    pub span: Span,
    /// Whether it is one of the log's own.
    pub own: bool,
    /// Where the current text stands, to check a number against.
    pub check_against: String,
    /// The sources, by id.
    pub sources: BTreeMap<String, Source>,
    /// Clock hours for one academic credit.
    pub credits: BTreeMap<Calendar, Cited<Hours>>,
    /// The pools of hours.
    pub domains: Vec<Domain>,
    /// The statements that grants ask for.
    pub statements: Vec<Attested>,
    /// What must be fulfilled, in the order of the packet.
    pub requirements: Vec<Requirement>,
    /// What is asked of the application itself.
    pub submission: Vec<Submission>,
}

/// Which day chooses a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenBy {
    /// The day of the first contract.
    Contract,
    /// The day of judgement.
    AsOf,
}

/// Where a rule was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is.
    pub title: String,
    /// Where it stands.
    pub address: String,
    /// The date or time of its text.
    pub dated: String,
    /// Whether it is a copy at a place that has nothing to do with the text; a packet does not
    /// print such an address.
    pub copy: bool,
}

/// A number or rule with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited<T> {
    /// The number.
    pub value: T,
    /// Where it comes from.
    pub citation: Citation,
}

/// Where a rule comes from, and how sure it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// The ids of its sources.
    pub sources: Vec<String>,
    /// Whether it must be checked at its source.
    pub verify: bool,
    /// Why it is unsure, or how it was found.
    pub remark: Option<String>,
    /// Where and when the number was confirmed.
    pub confirmed: Option<Confirmed>,
    /// Where the rule is written.
    pub span: Option<Span>,
}

/// Where and when a number was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The day.
    pub on: Date,
    /// The address, or the words of who answered.
    pub at: String,
}

/// Every version of every known program.
#[derive(Debug, Clone, Default)]
pub struct Packs {
    /// The versions, by program, the oldest first.
    pub list: Vec<Program>,
    /// The programs of which a pack can't be read: nothing is judged by any of their versions.
    pub broken: BTreeSet<ProgramId>,
    /// Whether some pack could not even be read as YAML, so that it is not known what it holds.
    pub unread: bool,
    /// The words that they declare.
    pub vocabulary: Vocabulary,
}

impl Packs {
    /// The versions of `program`, the oldest first.
    pub fn versions(&self, program: ProgramId) -> impl DoubleEndedIterator<Item = &Program> {
        self.list.iter().filter(move |pack| pack.id == program)
    }

    /// The statements and letters that any program asks for.
    pub fn attestations(&self) -> impl Iterator<Item = &Attested> {
        let statements = self.list.iter().flat_map(|program| &program.statements);
        self.requirements().flat_map(Requirement::attested).chain(statements)
    }

    /// The requirements of all programs, and those within them.
    pub fn requirements(&self) -> impl Iterator<Item = &Requirement> {
        self.list.iter().flat_map(|program| &program.requirements).flat_map(Requirement::all)
    }
}

impl Program {
    /// What the requirements in hours of a domain ask for.
    pub fn required(&self, domain: usize) -> impl Iterator<Item = &Required> {
        self.requirements.iter().flat_map(Requirement::all).filter_map(move |one| {
            if let Rule::Hours { domain: of, at_least, .. } = &one.rule {
                (*of == domain).then_some(at_least)
            } else {
                None
            }
        })
    }

    /// The domain of this id, by its place.
    pub fn domain(&self, id: &str) -> Option<usize> {
        self.domains.iter().position(|domain| domain.id == id)
    }
}

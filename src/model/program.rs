//! A program: a credential's rules, as data, in one of its versions.

use std::collections::BTreeMap;

use crate::model::entry::Calendar;
use crate::model::hours::Hours;
use crate::model::period::Period;
use crate::model::predicate::Predicate;
use crate::model::vocabulary::{AreaId, ProgramId};
use crate::model::words::{Degree, DocumentType, LicenseLevel};

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
    /// The days on which a contract chooses this version.
    pub in_force: Period,
    /// Where the current text stands, to check a number against.
    pub check_against: String,
    /// The sources, by id.
    pub sources: BTreeMap<String, Source>,
    /// Clock hours for one academic credit.
    pub credits: BTreeMap<Calendar, Cited<Hours>>,
    /// The pools of hours.
    pub domains: Vec<Domain>,
    /// What must be fulfilled, in the order of the packet.
    pub requirements: Vec<Requirement>,
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
}

/// A pool of hours.
#[derive(Debug, Clone)]
pub struct Domain {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A short title, for a cell.
    pub short: String,
    /// Which time feeds it.
    pub takes: Takes,
    /// Its areas, in the order of the certification.
    pub areas: Vec<Area>,
    /// What must hold for time to count at all.
    pub only: Vec<Clause>,
    /// What time is worth.
    pub conversions: Vec<Conversion>,
    /// How much of it may count in a calendar period.
    pub period_limits: Vec<PeriodLimit>,
    /// How much of it may count.
    pub limits: Vec<Limit>,
    /// Parts that are reported, and perhaps have a minimum.
    pub parts: Vec<Part>,
    /// What counts and is worth a reviewer's question.
    pub warnings: Vec<Clause>,
    /// The domain as an area, if it has no areas of its own.
    pub whole: Option<AreaId>,
}

/// Which time feeds a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Time aimed at one of its areas, or at the domain itself.
    Areas,
    /// Supervision, without what was teaching.
    Supervision,
    /// Client work.
    Clients,
}

/// A subject.
#[derive(Debug, Clone)]
pub struct Area {
    /// The area.
    pub id: AreaId,
    /// Its id, as written.
    pub name: String,
    /// Its letter.
    pub code: String,
    /// A short title, for a board.
    pub short: String,
    /// The official title.
    pub title: String,
}

/// A condition with the sentence that says it.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its id below the domain.
    pub id: String,
    /// The condition.
    pub condition: Predicate,
    /// Why, as a sentence without capital and full stop.
    pub because: String,
    /// Where it comes from.
    pub citation: Citation,
}

/// What time is worth.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// What it converts, in a few words: `Other CE`.
    pub title: String,
    /// To which time it applies.
    pub clause: Clause,
    /// Credited hours.
    pub numerator: u32,
    /// For so many raw hours.
    pub denominator: u32,
}

/// At most so many matching hours count.
#[derive(Debug, Clone)]
pub struct Limit {
    /// What it bounds, in a few words: `asynchronous`.
    pub title: String,
    /// Which time, and why.
    pub clause: Clause,
    /// How much may count, in credited hours.
    pub at_most: Hours,
}

/// At most so many hours count in each calendar month.
#[derive(Debug, Clone)]
pub struct PeriodLimit {
    /// What it bounds, in a few words: `in one month`.
    pub title: String,
    /// Which time, and why.
    pub clause: Clause,
    /// How much may count in each month, in credited hours.
    pub at_most: Hours,
    /// Which time is kept first.
    pub keep: Vec<Predicate>,
}

/// A part of a domain.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its id, with the domain's.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Which time belongs to it.
    pub condition: Predicate,
    /// What must count.
    pub at_least: Option<Cited<Hours>>,
}

/// What must be fulfilled.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it asks.
    pub rule: Rule,
    /// Where it comes from.
    pub citation: Citation,
}

/// What a requirement asks.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Hours.
    Hours {
        /// The domain, by its place in the program.
        domain: usize,
        /// How many.
        at_least: Hours,
        /// How many in each area.
        each_area: Option<Cited<Hours>>,
    },
    /// Months between the first and the last counted hour.
    Span {
        /// The domain, by its place in the program.
        domain: usize,
        /// How many months.
        months: u32,
    },
    /// A document on every day since the first contract.
    InForce {
        /// What document.
        document: DocumentType,
        /// Of which society.
        of: Option<String>,
        /// What level it must have on the day of judgement.
        level: Option<LicenseLevel>,
        /// A gap that is excused.
        grace: Option<Grace>,
    },
    /// Statements and letters.
    Attested(Vec<Attested>),
    /// A degree.
    Degree(Vec<Degree>),
    /// Years of work after the degree, by degree.
    Experience(BTreeMap<Degree, u32>),
    /// A signed contract on file with each supervisor.
    Contract,
}

/// A gap that is excused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grace {
    /// The month after whose day the gap begins.
    pub month: i8,
    /// The day after which the gap begins.
    pub day: i8,
    /// The most days that it may last.
    pub days: u32,
    /// Why, as a sentence without capital and full stop.
    pub because: String,
}

/// A statement or letter that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// Its id in the log.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Whether it must come with a file or be sent directly.
    pub with_file: bool,
    /// Whether a supervisor of the log writes it.
    pub by_supervisor: bool,
}

/// Every version of every known program.
#[derive(Debug, Clone, Default)]
pub struct Packs {
    /// The versions, by program, the oldest first.
    pub list: Vec<Program>,
}

impl Packs {
    /// The versions of `program`, the oldest first.
    pub fn versions(&self, program: ProgramId) -> impl DoubleEndedIterator<Item = &Program> {
        self.list.iter().filter(move |pack| pack.id == program)
    }

    /// The statements and letters that any program asks for.
    pub fn attestations(&self) -> impl Iterator<Item = &Attested> {
        self.requirements().flat_map(Requirement::attested)
    }

    /// The requirements of all programs.
    pub fn requirements(&self) -> impl Iterator<Item = &Requirement> {
        self.list.iter().flat_map(|program| &program.requirements)
    }
}

impl Requirement {
    /// The statements and letters that it asks for; none if it asks for something else.
    pub fn attested(&self) -> &[Attested] {
        match &self.rule {
            Rule::Attested(list) => list,
            Rule::Hours { .. }
            | Rule::Span { .. }
            | Rule::InForce { .. }
            | Rule::Degree(_)
            | Rule::Experience(_)
            | Rule::Contract => &[],
        }
    }
}

impl Domain {
    /// The area.
    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// Whether time aimed at `area` feeds it.
    pub fn takes_area(&self, area: AreaId) -> bool {
        self.whole == Some(area) || self.area(area).is_some()
    }

    /// Whether all of its time needs a contract.
    pub fn needs_contract(&self) -> bool {
        self.only.iter().any(|clause| clause.condition == Predicate::UnderContract)
    }
}

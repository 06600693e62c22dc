//! What must be fulfilled.

use std::collections::BTreeMap;

use crate::model::document_type::DocumentType;
use crate::model::domain::{Each, Least};
use crate::model::hours::Hours;
use crate::model::log::Document;
use crate::model::predicate::Predicate;
use crate::model::program::{Citation, Cited};
use crate::model::vocabulary::{AreaId, AttributeId};
use crate::model::words::{Degree, Discipline, LicenseLevel};

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
        at_least: Required,
        /// How many in each area.
        each_area: Option<EachArea>,
    },
    /// Months between the first and the last counted hour.
    Span {
        /// The domain, by its place in the program.
        domain: usize,
        /// At least so many months.
        at_least: Option<u32>,
        /// At most so many months.
        at_most: Option<u32>,
    },
    /// A document on every day of a time.
    InForce(Box<InForce>),
    /// Statements and letters.
    Attested(Vec<Attested>),
    /// A degree.
    Degree(Vec<Degree>),
    /// Years of work after the degree, by degree.
    Experience(BTreeMap<Degree, u32>),
    /// A signed contract on file with each supervisor.
    Contract,
    /// So many different ones among what counts.
    Distinct {
        /// Different what.
        of: Field,
        /// The domain, by its place in the program.
        domain: usize,
        /// Among which time.
        condition: Predicate,
        /// At least so many.
        at_least: Option<u32>,
        /// At most so many.
        at_most: Option<u32>,
    },
    /// So many periods with something in each.
    Periods {
        /// The periods.
        each: Each,
        /// The domain, by its place in the program.
        domain: usize,
        /// Of which time.
        condition: Predicate,
        /// What a period must have.
        having: Least,
        /// At least so many periods.
        at_least: u32,
    },
    /// One of these is enough.
    Any(Vec<Requirement>),
    /// All of these.
    All(Vec<Requirement>),
}

/// How many hours are required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Required {
    /// So many.
    Hours(Hours),
    /// A share of what counts in another domain, or of what is required there if that is more.
    ShareOf {
        /// So many.
        numerator: u32,
        /// For so many.
        denominator: u32,
        /// The domain, by its place in the program.
        domain: usize,
    },
}

/// What each area of a domain must reach.
#[derive(Debug, Clone)]
pub struct EachArea {
    /// How many hours.
    pub at_least: Cited<Hours>,
    /// So many areas are enough; nothing if all must reach it.
    pub areas: Option<u32>,
    /// Only these need it; nothing if all do.
    pub among: Option<Vec<AreaId>>,
}

/// A document on every day of a time.
#[derive(Debug, Clone)]
pub struct InForce {
    /// What document.
    pub document: DocumentType,
    /// Of which society.
    pub of: Option<String>,
    /// What level it must have on the day of judgement.
    pub level: Option<LicenseLevel>,
    /// For what a license must be.
    pub discipline: Option<Discipline>,
    /// Where a license must hold.
    pub state: Option<String>,
    /// From when on.
    pub since: Since,
    /// A gap that is excused.
    pub grace: Option<Grace>,
}

impl InForce {
    /// Whether this is one of the documents that are asked for, whenever it holds.
    pub fn asks_for(&self, document: &Document) -> bool {
        document.kind == self.document
            && (self.of.is_none() || self.of == document.of)
            && (self.discipline.is_none() || self.discipline == document.discipline)
            && (self.state.is_none() || self.state == document.state)
    }
}

/// From when on a document must be in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// From the first contract.
    Contract,
    /// So many months before the day of judgement.
    Before(u32),
    /// From the first day of the time that the log gives for the program.
    Period,
}

/// What is told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Supervisors.
    Supervisor,
    /// Providers of training.
    Provider,
    /// Modalities of client work.
    Modality,
    /// Deliveries.
    Delivery,
    /// Standings of training.
    Approval,
    /// Areas.
    Area,
    /// The values of an attribute.
    Attribute(AttributeId),
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

impl Requirement {
    /// This requirement and all within it.
    pub fn all(&self) -> Vec<&Self> {
        let mut list = vec![self];
        if let Rule::Any(within) | Rule::All(within) = &self.rule {
            list.extend(within.iter().flat_map(Self::all));
        }
        list
    }

    /// The statements and letters that it asks for itself.
    pub fn attested(&self) -> &[Attested] {
        if let Rule::Attested(list) = &self.rule { list } else { &[] }
    }

    /// The domain whose hours it judges, by its place in the program.
    pub fn domain(&self) -> Option<usize> {
        match &self.rule {
            Rule::Hours { domain, .. }
            | Rule::Span { domain, .. }
            | Rule::Distinct { domain, .. }
            | Rule::Periods { domain, .. } => Some(*domain),
            Rule::InForce(_)
            | Rule::Attested(_)
            | Rule::Degree(_)
            | Rule::Experience(_)
            | Rule::Contract
            | Rule::Any(_)
            | Rule::All(_) => None,
        }
    }
}

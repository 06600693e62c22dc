//! One language of conditions, for eligibility, conversion, limits and queries alike.

use jiff::civil::Date;

use crate::model::document_type::DocumentType;
use crate::model::period::Period;
use crate::model::vocabulary::{AreaId, AttributeId};
use crate::model::words::{
    Approval, Delivery, Discipline, Focus, Kind, LicenseLevel, Modality, Setting,
};

/// A condition on a share of an entry's time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    /// Every one holds.
    All(Vec<Self>),
    /// At least one holds.
    Any(Vec<Self>),
    /// It does not hold. What is not known is not known in the negative either.
    Not(Box<Self>),
    /// The entry's kind is one of these.
    Kind(Vec<Kind>),
    /// It is aimed at one of these areas.
    Area(Vec<AreaId>),
    /// The training's standing is one of these.
    Approval(Vec<Approval>),
    /// The delivery is one of these.
    Delivery(Vec<Delivery>),
    /// The setting is one of these.
    Setting(Vec<Setting>),
    /// The modality is one of these.
    Modality(Vec<Modality>),
    /// The focus is one of these.
    Focus(Vec<Focus>),
    /// The entry has one of these tags.
    Tag(Vec<String>),
    /// The attribute that a pack declares has one of these values, by their places.
    Attribute(AttributeId, Vec<usize>),
    /// So many supervisees were present.
    GroupSize {
        /// The fewest.
        from: u32,
        /// The most.
        to: u32,
    },
    /// It is, or is not, teaching by a supervisor.
    Teaching(bool),
    /// All its days lie within the contract with its supervisor.
    UnderContract,
    /// Its supervisor is, or is not, the primary one.
    Primary(bool),
    /// On every day its supervisor had such a document.
    Supervisor(Standing),
    /// On every day one of the supervisors present had such a document.
    Present(Standing),
    /// All its days lie in this run of days.
    Within(Period),
    /// Its last day is this or later.
    EndsFrom(Date),
    /// Its first day lies more than so many months before the day of judgement.
    OlderThan(u32),
    /// Its first day is the day of the applicant's degree or later.
    AfterDegree,
}

/// A document that someone has on every day of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// It is one of these.
    pub types: Vec<DocumentType>,
    /// Of which society.
    pub of: Option<String>,
    /// What level.
    pub level: Option<LicenseLevel>,
    /// For what a license is.
    pub discipline: Option<Discipline>,
    /// Where a license holds.
    pub state: Option<String>,
    /// For so many months before the first day, without a gap.
    pub held_for: u32,
}

impl Predicate {
    /// Whether it is, or holds somewhere within, a condition that is `wanted`.
    pub fn asks(&self, wanted: &impl Fn(&Self) -> bool) -> bool {
        self.all().into_iter().any(wanted)
    }

    /// This condition and all within it.
    pub fn all(&self) -> Vec<&Self> {
        let mut list = vec![self];
        if let Self::All(parts) | Self::Any(parts) = self {
            list.extend(parts.iter().flat_map(Self::all));
        } else if let Self::Not(part) = self {
            list.extend(part.all());
        }
        list
    }
}

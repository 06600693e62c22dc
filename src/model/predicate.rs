//! One language of conditions, for eligibility, conversion and limits alike.

use jiff::civil::Date;

use crate::model::words::{Approval, Delivery, DocumentType, Focus, Modality, Setting};

/// A condition on a share of an entry's time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Predicate {
    /// Every one holds.
    All(Vec<Self>),
    /// At least one holds.
    Any(Vec<Self>),
    /// It does not hold. What is not known is not known in the negative either.
    Not(Box<Self>),
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
    /// On every day its supervisor had one of these standings.
    SupervisorIs(Vec<DocumentType>),
    /// On every day one of the supervisors present had one of these standings.
    PresentIs(Vec<DocumentType>),
    /// Its last day is this or later.
    EndsFrom(Date),
    /// Its first day lies more than so many years before the day of judgement.
    OlderThanYears(u32),
}

impl Predicate {
    /// Whether it is, or holds somewhere within, a condition that is `wanted`.
    pub fn asks(&self, wanted: &impl Fn(&Self) -> bool) -> bool {
        wanted(self)
            || match self {
                Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.asks(wanted)),
                Self::Not(part) => part.asks(wanted),
                Self::Approval(_)
                | Self::Delivery(_)
                | Self::Setting(_)
                | Self::Modality(_)
                | Self::Focus(_)
                | Self::GroupSize { .. }
                | Self::Teaching(_)
                | Self::UnderContract
                | Self::SupervisorIs(_)
                | Self::PresentIs(_)
                | Self::EndsFrom(_)
                | Self::OlderThanYears(_) => false,
            }
    }
}

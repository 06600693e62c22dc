//! What was logged and does not count, added up by its reason.

use crate::assess::Assessment;
use crate::assess::credit::{Credit, Reason};
use crate::check::reason;
use crate::model::dates::Dates;
use crate::model::hours::Hours;
use crate::source::Sources;

/// Hours that do not count, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Why, as a sentence without capital and full stop.
    pub because: String,
    /// How many.
    pub hours: Hours,
}

/// What one reason takes from a credit.
pub fn taken(credit: &Credit, reason: &Reason) -> Hours {
    match reason {
        Reason::Converted { lost, .. }
        | Reason::UnderFloor { lost, .. }
        | Reason::OverLimit { lost, .. } => *lost,
        Reason::NotClaimed
        | Reason::Disallowed
        | Reason::Future
        | Reason::OutsidePeriod
        | Reason::Duplicate(_)
        | Reason::Ineligible(_)
        | Reason::Missing(..) => credit.logged,
    }
}

/// The losses of these credits, in the order in which the reasons first occur.
pub fn of<'a, I: Iterator<Item = &'a Credit>>(
    assessment: &Assessment<'_>,
    credits: I,
    sources: &Sources,
    dates: Dates,
) -> Vec<Loss> {
    let mut losses: Vec<Loss> = Vec::new();
    for credit in credits {
        for why in &credit.reasons {
            let because = reason::sentence(assessment, credit, why, sources, dates);
            let hours = taken(credit, why);
            match losses.iter_mut().find(|loss| loss.because == because) {
                Some(loss) => loss.hours = loss.hours.plus(hours),
                None => losses.push(Loss { because, hours }),
            }
        }
    }
    losses
}

//! Which version of a program applies.

use jiff::civil::Date;

use crate::model::entry::Placed;
use crate::model::log::{Log, Pursuit};
use crate::model::program::{ChosenBy, Packs, Program};
use crate::source::Span;

/// How a version was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The earliest contract for the program.
    pub contract: Option<Placed<Date>>,
    /// Whether the log itself names the version.
    pub pinned: bool,
    /// What is odd about the choice.
    pub oddity: Option<Oddity>,
}

/// What is odd about a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// The version pinned here was not in force on the day that chooses it.
    PinOutOfRange(Span),
    /// No version was in force on the contract's date, which stands here.
    NoVersion(Span),
}

/// The version pinned in the log, else the one in force on the day of the earliest contract, else
/// the one in force on `as_of`. Nothing if the program has no versions.
pub fn choose<'a>(
    log: &Log,
    packs: &'a Packs,
    pursuit: &Pursuit,
    as_of: Date,
) -> Option<(&'a Program, Choice)> {
    let versions = || packs.versions(pursuit.program);
    let contract = log.first_contract(pursuit.program);
    let by_contract = |program: &Program| program.chosen_by == ChosenBy::Contract;
    let chooses = |program: &Program| {
        if by_contract(program) { contract.map(|signed| signed.value) } else { Some(as_of) }
    };
    if let Some(pin) = &pursuit.version {
        let program = versions().find(|program| program.version == pin.value)?;
        let outside = chooses(program).is_some_and(|day| !program.in_force.contains(day));
        let oddity = outside.then_some(Oddity::PinOutOfRange(pin.span));
        return Some((program, Choice { contract, pinned: true, oddity }));
    }
    let fits = |program: &&Program| program.in_force.contains(chooses(program).unwrap_or(as_of));
    if let Some(program) = versions().find(fits) {
        return Some((program, Choice { contract, pinned: false, oddity: None }));
    }
    // Before the first version the oldest comes nearest; the finding says that none applies.
    let program = versions().next()?;
    let signed = contract.filter(|_| by_contract(program));
    let oddity = signed.map(|signed| Oddity::NoVersion(signed.span));
    Some((program, Choice { contract, pinned: false, oddity }))
}

//! Which version of a program applies.

use jiff::civil::Date;

use crate::model::entry::Placed;
use crate::model::log::{Log, Pursuit};
use crate::model::program::{Packs, Program};
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
    /// The version pinned here was not in force on the contract's date.
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
    if let Some(pin) = &pursuit.version {
        let program = versions().find(|program| program.version == pin.value)?;
        let outside = contract.is_some_and(|signed| !program.in_force.contains(signed.value));
        let oddity = outside.then_some(Oddity::PinOutOfRange(pin.span));
        return Some((program, Choice { contract, pinned: true, oddity }));
    }
    let day = contract.map_or(as_of, |signed| signed.value);
    if let Some(program) = versions().find(|program| program.in_force.contains(day)) {
        return Some((program, Choice { contract, pinned: false, oddity: None }));
    }
    // Before the first version the oldest comes nearest; the finding says that none applies.
    let program = versions().next()?;
    let oddity = contract.map(|signed| Oddity::NoVersion(signed.span));
    Some((program, Choice { contract, pinned: false, oddity }))
}

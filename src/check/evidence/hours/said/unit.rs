//! The words of a unit of training, as certificates write them.

use crate::check::evidence::words::{Is, Token};

/// Words that name an amount of training.
pub(super) const UNITS: [&str; 13] = [
    "hour", "hours", "hr", "hrs", "h", "credit", "credits", "ce", "ces", "ceu", "ceus", "cme",
    "cmes",
];

/// Words that may stand between a number and its unit, or between a unit and its number.
pub(super) const BETWEEN: [&str; 26] = [
    "clock",
    "contact",
    "continuing",
    "education",
    "educational",
    "professional",
    "training",
    "instructional",
    "instruction",
    "learning",
    "live",
    "approved",
    "total",
    "aasect",
    "development",
    "awarded",
    "earned",
    "granted",
    "claimed",
    "completed",
    "attended",
    "received",
    "of",
    "in",
    "person",
    "unit",
];

/// Words that make a unit surely one of continuing education.
const SURELY: [&str; 10] =
    ["ce", "ces", "ceu", "ceus", "cme", "cmes", "clock", "contact", "continuing", "credits"];

/// Words that make credit that of a university.
const ACADEMIC: [&str; 6] =
    ["semester", "quarter", "academic", "college", "graduate", "university"];

/// The words of a unit at the beginning of some tokens.
pub(super) struct Unit {
    /// How many tokens.
    pub(super) tokens: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// Whether it is surely one of continuing education.
    pub(super) surely: bool,
    /// Whether it may be one of ten hours.
    pub(super) ceu: bool,
    /// Whether a line or column ends before it does.
    pub(super) broken: bool,
}

/// The unit at the beginning of some tokens, if there is one.
pub(super) fn unit(tokens: &[Token<'_>]) -> Option<Unit> {
    let mut found: Option<Unit> = None;
    let (mut surely, mut ceu, mut broken) = (false, false, false);
    for (at, one) in tokens.iter().take(9).enumerate() {
        let word = one.word().unwrap_or_default();
        let word = word.as_str();
        if ACADEMIC.contains(&word) {
            return None;
        }
        surely |= SURELY.contains(&word);
        ceu |= ["ceu", "ceus"].contains(&word);
        match one.is {
            Is::Word if UNITS.contains(&word) => {
                let tokens = at.saturating_add(1);
                found = Some(Unit { tokens, end: one.end(), surely, ceu, broken });
            }
            Is::Word if BETWEEN.contains(&word) => {}
            Is::Sign if ["-", "/", "(", ")", "*"].contains(&one.text) => {}
            // The unit may stand on the line below its number, and then ends there.
            Is::Line | Is::Tab if found.is_none() && !broken => broken = true,
            Is::Word | Is::Number | Is::Sign | Is::Tab | Is::Line => break,
        }
    }
    found
}

//! What is wrong, or would be asked about, in a log that can be read. One lint a file.

mod asked;
mod busy_week;
mod contract;
mod counting;
mod duplicate;
pub mod evidence;
mod future;
pub mod identifier;
mod implausible;
mod lapse;
mod no_evidence;
mod nothing;
mod over_period;
mod overlap;
pub mod reason;
mod see;
mod signoff;
mod version;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assess::Assessment;
use crate::diagnostic::Diagnostics;
use crate::model::log::Log;
use crate::source::evidence::{Inspected, Presence};
use crate::source::{FileId, Sources};

/// What each path of evidence leads to, by the path as written.
pub type Files = BTreeMap<String, Presence>;

/// What was found inside the files of evidence, for the commands that look there.
#[derive(Debug, Clone, Default)]
pub struct Inspection {
    /// What each file that the log names is and holds, by its path in one spelling.
    pub files: BTreeMap<String, Inspected>,
    /// Every file below `evidence/`, by path.
    pub stored: Vec<String>,
    /// Those of them that nothing in the log names.
    pub unnamed: Vec<FileId>,
}

/// Everything that the lints look at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The log.
    pub log: &'a Log,
    /// The day of judgement; a program that is certified or over is judged as of an earlier one.
    pub as_of: Date,
    /// What counts, under each program.
    pub assessments: &'a [Assessment<'a>],
    /// The files of evidence.
    pub files: &'a Files,
    /// What they hold, where that was looked at.
    pub inspection: Option<&'a Inspection>,
}

impl Subject<'_> {
    /// The last day on which a program is judged; without one, the log's own.
    pub(super) fn latest(&self) -> Date {
        self.assessments.iter().map(|one| one.as_of).max().unwrap_or(self.as_of)
    }
}

/// Runs every lint.
pub fn all(sink: &mut Diagnostics, subject: &Subject<'_>) {
    counting::lint(sink, subject);
    evidence::lint(sink, subject);
    version::lint(sink, subject);
    let lapsed = lapse::lint(sink, subject);
    nothing::lint(sink, subject, &lapsed);
    over_period::lint(sink, subject);
    no_evidence::lint(sink, subject);
    duplicate::lint(sink, subject);
    overlap::lint(sink, subject);
    busy_week::lint(sink, subject);
    future::lint(sink, subject);
    implausible::lint(sink, subject);
    asked::lint(sink, subject);
    see::lint(sink, subject);
    signoff::lint(sink, subject);
}

//! Files of evidence: whether they are there, can be read, and say what the log says.

mod condition;
mod hours;
mod kind;
mod meant;
mod missing;
mod named;
mod near;
mod personal;
mod sideways;
mod small;
pub mod unused;
mod words;

use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::FileId;
use crate::source::evidence::Condition;

/// Looks at every path that the log names, and into the files where that was asked.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let offered = missing::lint(sink, subject);
    let Some(inspection) = subject.inspection else { return };
    for named in named::all(subject, inspection) {
        condition::lint(sink, &named);
        kind::lint(sink, &named);
        if named.inspected.condition == Condition::Whole {
            sideways::lint(sink, &named);
            small::lint(sink, &named);
            hours::lint(sink, &named, subject);
            personal::lint(sink, &named);
        }
    }
    unused::lint(sink, subject, inspection, &offered);
}

/// The files of the log that a finding is about: a fault of a file of evidence is one finding, and
/// bears on every entry that names the file.
pub fn bears_on(finding: &Diagnostic) -> impl Iterator<Item = FileId> {
    let of_file = matches!(
        finding.code,
        Code::EvidenceEmpty
            | Code::EvidenceDamaged
            | Code::EvidenceLocked
            | Code::EvidenceKind
            | Code::EvidenceTooLarge
            | Code::UnreadableFile
    );
    let others = finding.related.iter().filter(move |_| of_file).map(|one| one.span.file);
    std::iter::once(finding.primary.file).chain(others)
}

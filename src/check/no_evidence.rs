//! Trainings that name no certificate.

use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::words::Kind;
use crate::source::Span;

/// One warning for each training of which no line has evidence.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let trainings = subject.log.entries.iter().filter(|entry| entry.kind == Kind::Training);
    for entry in trainings.filter(|entry| entry.is_claimed()) {
        if entry.lines.iter().any(|line| line.evidence.is_empty()) {
            let message = "this training names no certificate";
            sink.push(Diagnostic::new(Code::NoEvidence, Span::start_of(entry.file), message).help(
                "put the certificate into `evidence/` and add `evidence: evidence/certificate.pdf`",
            ));
        }
    }
}

//! Entries that begin after the day of judgement and are no drafts.

use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// One warning for each.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let Some(as_of) = subject.assessments.first().map(|one| one.as_of) else { return };
    for entry in subject.log.entries.iter().filter(|entry| entry.is_claimed()) {
        if entry.date.value.from > as_of {
            let message = format!("this begins after {as_of} and is no draft");
            sink.push(
                Diagnostic::new(Code::FutureEntry, entry.date.span, message)
                    .label("counted as 0.00")
                    .help("correct the date, or add `draft: true` to what is only planned"),
            );
        }
    }
}

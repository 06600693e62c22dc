//! Entries that begin after the day of judgement and are no drafts.

use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// One warning for each. A program that is judged as of an earlier day than others, because it is
/// certified or its time is over, says nothing of entries that count in another.
/// Without any program the log's own day is the one.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    for entry in subject.log.entries.iter().filter(|entry| entry.is_claimed()) {
        let programs = subject.assessments.iter().filter(|one| entry.is_for(one.program.id));
        let without = subject.assessments.is_empty().then_some(subject.as_of);
        let Some(as_of) = programs.map(|one| one.as_of).max().or(without) else { continue };
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

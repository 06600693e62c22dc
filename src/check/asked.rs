//! What counts, and what a reviewer may ask about.

use crate::assess::condition::{Facts, Verdict};
use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// One warning for each line that meets a domain's `ask`.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    for assessment in subject.assessments {
        let facts = Facts::new(subject.log, assessment.program.id, assessment.as_of);
        for credit in assessment.credits.iter().filter(|credit| !credit.credited.is_zero()) {
            let Some(domain) = assessment.program.domains.get(credit.domain) else { continue };
            let (Some(line), Some(share)) = (credit.line(subject.log), credit.share(subject.log))
            else {
                continue;
            };
            for clause in &domain.warnings {
                if facts.judge(&clause.condition, line, share) == Verdict::Holds {
                    sink.push(
                        Diagnostic::new(Code::OldTraining, line.date.span, clause.because.clone())
                            .label("it counts"),
                    );
                }
            }
        }
    }
}

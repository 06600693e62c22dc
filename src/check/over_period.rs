//! Hours over what may count in one calendar period.

use crate::assess::credit::Reason;
use crate::check::{Subject, reason};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// One warning for each amount that loses hours to a calendar period.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    for assessment in subject.assessments {
        for credit in &assessment.credits {
            for because in &credit.reasons {
                let Reason::OverPeriod { lost, .. } = because else { continue };
                let Some(share) = credit.share(subject.log) else { continue };
                let sentence = reason::sentence(assessment, credit, because, subject.sources);
                sink.push(
                    Diagnostic::new(Code::OverPeriodLimit, share.span, sentence).label(format!(
                        "{} of {} hours do not count",
                        lost.up(),
                        credit.credited
                    )),
                );
            }
        }
    }
}

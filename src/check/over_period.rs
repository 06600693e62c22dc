//! Hours over what may count in one calendar period.

use crate::assess::credit::Reason;
use crate::check::{Subject, reason};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::dates::Dates;
use crate::model::domain::Limit;

/// One warning for each amount that loses hours to a calendar period.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    for assessment in subject.assessments {
        for credit in &assessment.credits {
            for because in &credit.reasons {
                let Reason::OverLimit { limit, lost } = because else { continue };
                let domain = assessment.program.domains.get(credit.domain);
                let rule = domain.and_then(|domain| domain.limits.get(*limit));
                if !rule.is_some_and(Limit::is_of_period) {
                    continue;
                }
                let Some(share) = credit.share(subject.log) else { continue };
                let sentence =
                    reason::sentence(assessment, credit, because, subject.sources, Dates::Written);
                sink.push(
                    Diagnostic::new(Code::OverPeriodLimit, share.span, sentence)
                        .label(format!("{} of {} hours do not count", lost.up(), credit.credited))
                        .help(
                            "see that the date is right; to keep hours that can't count, write \
                             `allow: [over-period-limit]` in `practicum.yaml`",
                        ),
                );
            }
        }
    }
}

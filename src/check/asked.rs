//! What counts, and what a reviewer may ask about.

use crate::check::{Subject, implausible};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::predicate::Predicate;

/// One warning for each line that meets a domain's `ask`.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    for assessment in subject.assessments {
        let facts = assessment.facts();
        for credit in assessment.credits.iter().filter(|credit| !credit.credited.is_zero()) {
            let Some(domain) = assessment.program.domains.get(credit.domain) else { continue };
            let Some(time) = credit.time(subject.log) else { continue };
            for clause in &domain.warnings {
                if facts.holds(&clause.condition, time) {
                    let old = clause.condition.asks(&|one| matches!(one, Predicate::OlderThan(_)));
                    // A year that can't be right is told as such.
                    if old && implausible::is_far(time.line.date.value.from, assessment.as_of) {
                        continue;
                    }
                    let code = if old { Code::OldTraining } else { Code::ReviewerMayAsk };
                    let finding = Diagnostic::new(code, time.line.date.span, &clause.because);
                    let allow = format!(
                        "if it stands for you, write `allow: [{}]` in `practicum.yaml`; if not, \
                         write `claim: false` here",
                        code.word()
                    );
                    sink.push(finding.label("it counts").help(allow));
                }
            }
        }
    }
}

//! Versions that were not in force on the contract's date.

use crate::assess::version::Oddity;
use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::period::Period;

/// Says what is odd about the choice of each program's version.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    for assessment in subject.assessments {
        let program = assessment.program;
        let range = |period: Period| match period.to {
            jiff::civil::Date::MAX => format!("from {} on", period.from),
            _ => format!("from {} to {}", period.from, period.to),
        };
        let contract = assessment.choice.contract;
        sink.push_some(assessment.choice.oddity.map(|oddity| match oddity {
            Oddity::PinOutOfRange(span) => {
                let message = format!(
                    "version {} was not in force on the day of the contract",
                    program.version
                );
                let finding = Diagnostic::new(Code::PinOutOfRange, span, message)
                    .label(format!("it holds for contracts {}", range(program.in_force)));
                let day = contract.map_or(assessment.as_of, |signed| signed.value);
                let mut versions = assessment.packs.versions(program.id);
                let finding = if versions.any(|one| one.in_force.contains(day)) {
                    finding.help("without a pinned version the earliest contract chooses")
                } else {
                    finding.help(
                        "no known version was: once the reviewers have agreed to this one, write \
                         `allow: [pin-out-of-range]`",
                    )
                };
                contract.into_iter().fold(finding, |finding, signed| {
                    finding.related(signed.span, "the earliest contract")
                })
            }
            Oddity::NoVersion(span) => {
                let message =
                    format!("no known version of {} was in force on this day", program.name);
                Diagnostic::new(Code::NoVersion, span, message)
                    .label(format!("the oldest holds for contracts {}", range(program.in_force)))
                    .note(format!("counted under version {}", program.version))
                    .help("correct the day, if its year is wrong")
                    .help(format!(
                        "if it is right, ask which rules apply, and pin that version: `programs: {{{}: {{version: \"{}\"}}}}`",
                        program.name, program.version
                    ))
            }
        }));
    }
}

//! Where hours lie that no contract covers: before the first, after the last, or between two.

use crate::diagnostic::Diagnostic;
use crate::model::entry::Line;
use crate::model::log::Log;
use crate::model::period;
use crate::model::vocabulary::ProgramId;

/// Adds to a finding which contract the line lies outside of, if it names a supervisor and its days
/// are none of their contract's.
pub(super) fn beside(
    finding: Diagnostic,
    log: &Log,
    program: ProgramId,
    line: &Line,
) -> Diagnostic {
    let Some(supervisor) = line.supervisor.and_then(|id| log.supervisor(id)) else {
        return finding;
    };
    let (name, id) = (&supervisor.name, &supervisor.id);
    let days = line.date.value;
    let contracts = || supervisor.contracts_for(program);
    let next = contracts()
        .filter(|contract| contract.period().from > days.to)
        .min_by_key(|contract| contract.period().from);
    let last = contracts()
        .filter(|contract| contract.period().to < days.from)
        .max_by_key(|contract| contract.period().to);
    match (last, next) {
        _ if contracts().next().is_none() => finding
            .note(format!("`practicum.yaml` has no contract with {name} for this program"))
            .help(format!("add it to `{id}`, for instance `contract: {{signed: 2023-02-01}}`")),
        (None, Some(next)) => {
            let from = next.period().from;
            finding
                .related(next.span, format!("the contract with {name} counts from {from} on"))
                .help("correct the date here or in the contract, if one of them is wrong")
        }
        (Some(last), next) => {
            let to = last.period().to;
            let finding = finding
                .related(last.span, format!("the contract with {name} ended on {to}"))
                .help("add the contract that follows, if there is one");
            next.into_iter().fold(finding, |finding, next| {
                let from = period::previous(next.period().from);
                finding.note(format!("no contract with {name} covers the days up to {from}"))
            })
        }
        // The days lie on both sides of a boundary, or under a contract.
        (None, None) => finding,
    }
}

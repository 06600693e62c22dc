//! Entries that can be read and still can't be counted.

use crate::assess::fault::Fault;
use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::period;

/// Says each fault once, whichever program found it.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let Some(assessment) = subject.assessments.first() else { return };
    for fault in assessment.faults.values().flatten() {
        sink.push(finding(fault).note("nothing of this entry is counted"));
    }
}

fn finding(fault: &Fault) -> Diagnostic {
    match fault {
        Fault::Straddles { date, at } => Diagnostic::new(
            Code::StraddlesContract,
            *date,
            "the batch runs over the boundary of a contract",
        )
        .label(format!("what counts changes on {at}"))
        .help(format!(
            "split it in two: a batch to {}, and a batch from {at} on",
            period::previous(*at)
        ))
        .help("the one outside the contract takes `claim: false`"),
        Fault::MapOverCredit { hours, claimed, converted } => {
            let message = "more hours are claimed than the academic credit converts to";
            Diagnostic::new(Code::MapOverCredit, *hours, message)
                .label(format!("{claimed} of {converted} hours"))
                .help(format!(
                    "claim {} less, or correct `credits`",
                    claimed.minus(*converted).up()
                ))
        }
        Fault::CertificateDisagrees { here, first, path } => {
            let message = format!("two entries give different totals for `{path}`");
            Diagnostic::new(Code::CertificateHoursDisagree, here.span, message)
                .label(format!("{} hours here", here.value))
                .related(first.span, format!("{} hours here", first.value))
                .help("`certificate_hours` is the total printed on the certificate, the same in each entry")
        }
        Fault::CertificateExceeded { hours, claimed, shown, path } => {
            let message = format!("more hours are claimed than `{path}` shows");
            Diagnostic::new(Code::CertificateHoursExceeded, *hours, message)
                .label(format!("with this entry {claimed} of {} hours", shown.value))
                .related(shown.span, "what the certificate shows")
                .help("claim less, or correct `certificate_hours`")
        }
    }
}

//! Days so far away that a digit is wrong.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::log::Document;
use crate::model::period;
use crate::source::Span;

/// Years before the day of judgement that a working life spans.
const BEFORE: u32 = 60;

/// Years after it that a document may hold.
const AFTER: u32 = 30;

/// One warning for each day outside a working life.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let as_of = subject.as_of;
    let mut told = BTreeSet::new();
    for (day, span) in days(subject, as_of) {
        if is_far(day, as_of) && told.insert(span) {
            let message = format!("{day} lies outside a working life");
            sink.push(
                Diagnostic::new(Code::ImplausibleDate, span, message)
                    .label("is the year right?")
                    .help("correct the year; a document without an end needs no `to`"),
            );
        }
    }
}

/// Whether a day lies outside a working life that reaches to `as_of`.
pub(super) fn is_far(day: Date, as_of: Date) -> bool {
    day < period::minus_months(as_of, BEFORE.saturating_mul(12))
        || day > period::plus_months(as_of, AFTER.saturating_mul(12))
}

/// The days that the log writes down, each with its place; entries of the future are told as such.
fn days(subject: &Subject<'_>, as_of: Date) -> Vec<(Date, Span)> {
    let log = subject.log;
    let of_document = |document: &Document| {
        let span = document.span;
        [Some(document.from), document.to].into_iter().flatten().map(move |day| (day, span))
    };
    let supervisors = log.supervisors.iter();
    let documents = log.applicant.documents.iter();
    let documents = documents.chain(supervisors.clone().flat_map(|one| &one.documents));
    let contracts = supervisors.flat_map(|one| &one.contracts);
    let entries = log.entries.iter().flat_map(|entry| {
        let whole = std::iter::once(entry.date);
        let lines = entry.lines.iter().map(|line| line.date);
        // A line without a date of its own has its entry's.
        let own = lines.filter(move |date| date.span != entry.date.span);
        whole.chain(own)
    });
    let of_entries = entries
        .filter(|date| date.value.from <= as_of)
        .flat_map(|date| [(date.value.from, date.span), (date.value.to, date.span)]);
    let mut days: Vec<(Date, Span)> = documents.flat_map(of_document).collect();
    days.extend(contracts.map(|contract| (contract.signed.value, contract.signed.span)));
    days.extend(of_entries);
    days
}

//! Entries and lines that are well formed and count in none of the programs they are meant for.

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::assess::credit::{Credit, Reason};
use crate::check::lapse::Lapsed;
use crate::check::{Subject, contract, reason};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::dates::Dates;
use crate::model::entry::{Aim, Entry, Line};
use crate::model::predicate::Predicate;
use crate::model::words::Focus;

/// One warning for each line that counts nowhere and does not say so itself.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>, lapsed: &Lapsed) {
    let credits: Vec<Credits<'_>> =
        subject.assessments.iter().map(Assessment::credits_by_line).collect();
    for (at, entry) in subject.log.entries.iter().enumerate() {
        for (line_at, line) in entry.lines.iter().enumerate() {
            let place = (at, line_at);
            let here = credits.iter().filter_map(|one| one.get(&place)).flatten();
            let counts = here.clone().any(|credit| !credit.credited.is_zero());
            if !counts && !says_so_itself(subject, at, entry, line) {
                sink.push_some(finding(subject, place, entry, line, &credits, lapsed));
            }
        }
    }
}

/// The shares of each line under one program.
type Credits<'a> = BTreeMap<(usize, usize), Vec<&'a Credit>>;

fn says_so_itself(subject: &Subject<'_>, at: usize, entry: &Entry, line: &Line) -> bool {
    let programs = || subject.assessments.iter().map(|one| one.program.id);
    !entry.is_claimed()
        || subject.assessments.is_empty()
        || subject.assessments.iter().all(|one| entry.date.value.from > one.as_of)
        || subject.assessments.iter().any(|one| one.faults.contains_key(&at))
        || (programs().any(|id| entry.refusal(id).is_some())
            && programs().all(|id| !entry.is_for(id) || entry.refusal(id).is_some()))
        || line.focus == Some(Focus::General)
        || (!line.shares.is_empty() && line.shares.iter().all(|share| share.aim == Aim::Nothing))
}

fn finding(
    subject: &Subject<'_>,
    place: (usize, usize),
    entry: &Entry,
    line: &Line,
    credits: &[Credits<'_>],
    lapsed: &Lapsed,
) -> Option<Diagnostic> {
    let mut why: Vec<String> = Vec::new();
    // The first program for which no contract covers the time.
    let mut uncovered = None;
    // What a fault of `practicum.yaml` has taken away is said there.
    let supervisor = line.supervisor.and_then(|id| subject.log.supervisor(id));
    let in_doubt = supervisor.is_some_and(|supervisor| !supervisor.whole);
    let programs = subject.assessments.iter().zip(credits);
    for (assessment, credits) in programs.filter(|(one, _)| entry.is_for(one.program.id)) {
        let credits = credits.get(&place).map(Vec::as_slice).unwrap_or_default();
        for (credit, because) in
            credits.iter().flat_map(|one| one.reasons.iter().map(move |reason| (*one, reason)))
        {
            let said_elsewhere = matches!(because, Reason::Duplicate(_) | Reason::Disallowed);
            let is_lapse =
                lapsed.contains(&place) && fails(assessment, credit, because, asks_standing);
            let may_be_mended = in_doubt && fails(assessment, credit, because, asks_supervisor);
            if said_elsewhere {
                return None;
            }
            let sentence = if is_lapse || may_be_mended {
                // If nothing else stands in its way, that has a finding of its own.
                also_fails(subject, assessment, credit)?
            } else {
                if fails(assessment, credit, because, asks_contract) {
                    uncovered = uncovered.or(Some(assessment.program.id));
                }
                reason::sentence(assessment, credit, because, subject.sources, Dates::Written)
            };
            if !why.contains(&sentence) {
                why.push(sentence);
            }
        }
    }
    if why.is_empty() {
        why.push("none of the log's programs has a use for it".to_owned());
    }
    let what = if entry.lines.len() > 1 { "this line" } else { "this entry" };
    let message = format!("{what} counts nothing: {}", why.join("; "));
    let finding =
        Diagnostic::new(Code::CountsNothing, line.hours_span, message).label("counted as 0.00");
    let finding = match uncovered {
        Some(program) => contract::beside(finding, subject.log, program, line),
        None => finding,
    };
    // A line has no such key.
    let own = if entry.lines.len() > 1 { "give it an entry of its own with" } else { "write" };
    Some(finding.help(format!("if that is meant, {own} `claim: false`")))
}

/// Whether the clause that fails `asks` for something.
fn fails(
    assessment: &Assessment<'_>,
    credit: &Credit,
    reason: &Reason,
    asks: impl Fn(&Predicate) -> bool,
) -> bool {
    let Reason::Ineligible(at) = reason else { return false };
    let domain = assessment.program.domains.get(credit.domain);
    domain.and_then(|domain| domain.only.get(*at)).is_some_and(|one| asks(&one.condition))
}

/// The first clause that would fail even if the supervisor's contract and standing were in order.
fn also_fails(
    subject: &Subject<'_>,
    assessment: &Assessment<'_>,
    credit: &Credit,
) -> Option<String> {
    let facts = assessment.facts();
    let time = credit.time(subject.log)?;
    let domain = assessment.program.domains.get(credit.domain)?;
    let others = domain.only.iter().filter(|one| !asks_supervisor(&one.condition));
    let mut failing = others.filter(|one| !facts.holds(&one.condition, time));
    failing.next().map(|clause| clause.because.clone())
}

/// Whether a condition asks for the supervisor's contract or standing.
fn asks_supervisor(condition: &Predicate) -> bool {
    asks_standing(condition) || asks_contract(condition)
}

fn asks_contract(condition: &Predicate) -> bool {
    condition.asks(&|one| *one == Predicate::UnderContract)
}

fn asks_standing(condition: &Predicate) -> bool {
    condition.asks(&|one| matches!(one, Predicate::Supervisor(_) | Predicate::Present(_)))
}

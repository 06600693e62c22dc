//! What to do about a requirement that the log's own file answers: the very lines to write there.

use crate::assess::in_force::InForceOutcome;
use crate::assess::personal::Missing;
use crate::assess::{Assessment, Finding, Outcome};
use crate::model::dates::Dates;
use crate::model::log::Document;
use crate::model::period;
use crate::model::requirement::{Attested, InForce, Rule};
use crate::report::review::Place;
use crate::report::words;
use crate::source::LOG_FILE;

/// What to write, and where; nothing for a requirement that entries answer.
pub(super) fn of(
    assessment: &Assessment<'_>,
    outcome: &Outcome<'_>,
) -> Option<(Vec<String>, Vec<Place>)> {
    let file = || vec![Place::File(LOG_FILE.to_owned())];
    match (&outcome.finding, &outcome.requirement.rule) {
        (Finding::Facts(missing), rule) => {
            let todo = missing.iter().map(|one| fact(assessment, rule, one)).collect();
            let places: Vec<Place> =
                missing.iter().filter_map(|one| contract(assessment, one)).collect();
            Some((todo, if places.is_empty() { file() } else { places }))
        }
        (Finding::InForce(found), Rule::InForce(asked)) => {
            let ended = ended(assessment, asked, found);
            let places = ended.map(|document| {
                let message = format!("the last before the gap, to {}", to(document));
                vec![Place::At(document.span, message)]
            });
            Some((in_force(asked, found), places.unwrap_or_else(file)))
        }
        (
            Finding::InForce(_)
            | Finding::Hours(_)
            | Finding::Span(_)
            | Finding::Number(_)
            | Finding::Within(_),
            _,
        ) => None,
    }
}

fn fact(assessment: &Assessment<'_>, rule: &Rule, missing: &Missing) -> String {
    let supervisor = |id| assessment.log.supervisor_key(id);
    let asked = |title: &String| {
        let Rule::Attested(list) = rule else { return None };
        list.iter().find(|one| one.title == *title)
    };
    let what = words::missing(assessment, missing, Dates::Written);
    let todo = match missing {
        Missing::DegreeUnknown => "under `applicant`, write `degree: {level: masters, title: …, \
             school: …, awarded: 2020-06-12, evidence: evidence/degree.pdf}`"
            .to_owned(),
        Missing::ExperienceUnknown => {
            "under `applicant`, write `experience: {from: 2020-08-01}`, the first day of work after \
             the degree, and see that the degree has its level and date"
                .to_owned()
        }
        Missing::DegreeLacks | Missing::ExperienceUntil(_) => {
            return words::sentence_case(&format!("{what}."));
        }
        Missing::Statement(title) => asked(title).map_or_else(String::new, statement),
        Missing::Unsigned(title) => asked(title).map_or_else(String::new, |one| {
            format!("sign it, and write the day as `signed: …` at `{}`", one.id)
        }),
        Missing::NoFile(title) => asked(title).map_or_else(String::new, |one| {
            let id = &one.id;
            format!(
                "put it into `evidence/` and add `evidence: evidence/{id}.pdf` at `{id}`, or \
                 `sent-direct: …` with the day on which it was sent"
            )
        }),
        Missing::NoContract => {
            "write `contract: {signed: 2023-02-01, evidence: evidence/contract.pdf}` at your \
             supervisor"
                .to_owned()
        }
        Missing::NoContractWith(id) => format!(
            "write `contract: {{signed: 2023-02-01, evidence: evidence/contract.pdf}}` at `{}`",
            supervisor(*id)
        ),
        Missing::NoContractFile(id) => format!(
            "add `evidence: evidence/contract-{0}.pdf` to the contract of `{0}`",
            supervisor(*id)
        ),
    };
    format!("{}: {todo}.", words::sentence_case(&what))
}

fn statement(asked: &Attested) -> String {
    let id = &asked.id;
    match (asked.with_file, asked.by_supervisor) {
        (false, _) => format!("sign it, and under `attestations` write `{id}: {{signed: …}}`"),
        (true, by_supervisor) => {
            let from = if by_supervisor { "the supervisor's id" } else { "who wrote it" };
            format!(
                "ask for it, and under `attestations` write `{id}: {{from: …, dated: …, evidence: \
                 evidence/{id}.pdf}}` with {from} after `from`"
            )
        }
    }
}

fn contract(assessment: &Assessment<'_>, missing: &Missing) -> Option<Place> {
    let Missing::NoContractFile(id) = missing else { return None };
    let contracts = &assessment.log.supervisor(*id)?.contracts;
    let span = contracts.first()?.span;
    Some(Place::At(span, "no file".to_owned()))
}

fn in_force(asked: &InForce, found: &InForceOutcome) -> Vec<String> {
    let kind = asked.document.word();
    let of = asked.of.as_ref().map(|of| format!(", of: {of}")).unwrap_or_default();
    let add = |from: String| {
        format!("`- {{type: {kind}{of}, from: {from}, to: …, evidence: evidence/{kind}.pdf}}`")
    };
    let mut todo: Vec<String> = found
        .unexplained
        .iter()
        .map(|gap| {
            format!(
                "Not in force {}: add the document of these days, {}, or an `exceptions` entry that \
                 explains the gap.",
                Dates::Written.days(*gap),
                add(gap.from.to_string())
            )
        })
        .collect();
    if found.level_lacks {
        todo.push("On the day of the application the license must be independent.".to_owned());
    }
    if !found.on_record {
        todo.push(format!("Under `applicant`, add it to `documents`: {}.", add("…".to_owned())));
    } else if found.asked.is_none() {
        todo.push("Write the contract down: from its day on it must be in force.".to_owned());
    } else if found.open.is_some() {
        let next = found.until.map_or("…".to_owned(), |day| period::next(day).to_string());
        todo.push(format!("Add the renewal: {}.", add(next)));
    }
    todo
}

/// The document that ended before the first gap, or before nothing is on record any more.
fn ended<'a>(
    assessment: &'a Assessment<'_>,
    asked: &InForce,
    found: &InForceOutcome,
) -> Option<&'a Document> {
    let gap = found.unexplained.first().copied().or(found.open)?;
    let documents = assessment.log.applicant.documents.iter();
    documents
        .filter(|one| asked.asks_for(one))
        .filter(|one| one.to.is_some_and(|to| to < gap.from))
        .max_by_key(|one| one.to)
}

fn to(document: &Document) -> String {
    document.to.map_or_else(String::new, |to| to.to_string())
}

//! The proof of what is no sum of hours: what was found, where, and what is missing.

use crate::assess::credit::Credit;
use crate::assess::in_force::InForceOutcome;
use crate::assess::{Finding, Outcome, Span};
use crate::diagnostic::shown;
use crate::model::dates::Dates;
use crate::model::entry::Evidence;
use crate::model::log::{Attestation, Contract, Document, Education, Supervisor};
use crate::model::period::Period;
use crate::model::requirement::{Attested, Rule};
use crate::report::document::Tone;
use crate::report::explain::{Body, Line, Look, Part, Standing, count, place, put};
use crate::report::section::standing::document as in_words;
use crate::report::{board, words};
use crate::source::LOG_FILE;

/// The parts of a proof without hours.
pub(super) fn parts(look: Look<'_>, outcome: &Outcome<'_>, out: &mut Vec<Part>) {
    match (&outcome.finding, &outcome.requirement.rule) {
        (Finding::Span(found), rule) => span(look, rule, *found, out),
        (Finding::InForce(found), _) => in_force(look, outcome, found, out),
        (Finding::Number(found), rule) => {
            put(out, "What there is", Body::List(found.found.iter().map(shown).collect()));
            let number = format!("{} of {}", found.number(), words::asked(rule));
            put(out, "How many", Body::List(vec![number]));
            let counted = outcome.requirement.domain().map(|domain| counted(look, domain));
            let lines = counted.unwrap_or_default().into_iter().map(|one| count::line(look, one));
            put(out, "Entries that count", Body::Lines(lines.collect()));
        }
        (Finding::Facts(missing), _) => {
            put(out, "What was found", Body::Standings(record(look, outcome)));
            let missing =
                missing.iter().map(|one| words::missing(look.assessment, one, Dates::Written));
            put(out, "What is missing", Body::List(missing.collect()));
        }
        (Finding::Within(outcomes), _) => {
            let one = |one: &Outcome<'_>| Standing {
                title: one.requirement.title.clone(),
                number: String::new(),
                amount: String::new(),
                result: Some((words::result(one, Dates::Written), super::tone(one.status))),
                id: one.requirement.id.clone(),
            };
            put(out, "What is within", Body::Standings(outcomes.iter().map(one).collect()));
        }
        (Finding::Hours(_), _) => {}
    }
}

/// What the log's own file says of a requirement, with its places.
pub fn record(look: Look<'_>, outcome: &Outcome<'_>) -> Vec<Standing> {
    let applicant = &look.assessment.log.applicant;
    let rule = &outcome.requirement.rule;
    let degree = || applicant.degree.iter().map(|found| degree(look, found));
    match rule {
        Rule::InForce(asked) => {
            let fitting = applicant.documents.iter().filter(|one| one.kind == asked.document);
            fitting.map(|one| document(look, one)).collect()
        }
        Rule::Degree(_) => degree().collect(),
        Rule::Experience(_) => {
            let work = applicant.experience.map(|from| Standing {
                title: "clinical work".to_owned(),
                number: String::new(),
                amount: format!("since {from}"),
                result: None,
                id: LOG_FILE.to_owned(),
            });
            degree().chain(work).collect()
        }
        Rule::Attested(list) => list.iter().flat_map(|asked| attested(look, asked)).collect(),
        Rule::Contract => contracts(look),
        Rule::Hours { .. }
        | Rule::Span { .. }
        | Rule::Distinct { .. }
        | Rule::Periods { .. }
        | Rule::Any(_)
        | Rule::All(_) => Vec::new(),
    }
}

fn document(look: Look<'_>, one: &Document) -> Standing {
    Standing {
        title: shown(in_words(one)),
        number: String::new(),
        amount: Dates::Written.days(one.period()),
        result: None,
        id: place(look.sources, one.span),
    }
}

fn degree(look: Look<'_>, degree: &Education) -> Standing {
    let level = degree.level.map(|level| level.shown().to_owned());
    let parts = [degree.title.clone(), level, degree.school.clone()];
    let awarded = degree.awarded.map(|day| format!("awarded {day}"));
    Standing {
        title: shown(parts.into_iter().flatten().collect::<Vec<_>>().join(", ")),
        number: String::new(),
        amount: awarded.unwrap_or_default(),
        result: None,
        id: evidence(look, &degree.evidence),
    }
}

/// The shares of time of a domain that count.
fn counted(look: Look<'_>, domain: usize) -> Vec<&Credit> {
    look.assessment.credits_of(domain).filter(|one| !one.counted.is_zero()).collect()
}

fn span(look: Look<'_>, rule: &Rule, found: Option<Span>, out: &mut Vec<Part>) {
    let Rule::Span { domain, .. } = rule else { return };
    let Some(span) = found else {
        put(out, "What was found", Body::List(vec!["nothing counts yet".to_owned()]));
        return;
    };
    let counted = counted(look, *domain);
    let days = |one: &Credit| one.line(look.assessment.log).map(|line| line.date.value);
    let first = counted.iter().find(|one| days(one).is_some_and(|days| days.from == span.first));
    let last = counted.iter().rfind(|one| days(one).is_some_and(|days| days.to == span.last));
    let months = words::counted(board::whole_months(span.first, span.last), "month");
    let mut told = vec![
        format!("{} to {}: {months} of {}", span.first, span.last, words::asked(rule)),
        format!("reached on {}", span.reached_on),
    ];
    told.extend(span.until.map(|until| format!("at the latest on {until}")));
    put(out, "What was found", Body::List(told));
    let lines: Vec<Line> =
        first.into_iter().chain(last).map(|one| count::line(look, one)).collect();
    put(out, "The first and the last that counts", Body::Lines(lines));
}

fn in_force(look: Look<'_>, outcome: &Outcome<'_>, found: &InForceOutcome, out: &mut Vec<Part>) {
    let log = look.assessment.log;
    let needed = found.asked.map(|days| format!("needed {}", Dates::Written.days(days)));
    put(out, "On record", Body::Standings(record(look, outcome)));
    let gap =
        |what: &'static str| move |days: &Period| format!("{what} {}", Dates::Written.days(*days));
    let gaps = found.gaps.iter().map(gap("not in force"));
    let open = found.open.iter().map(gap("nothing on record"));
    let excused = found.excused.iter().map(gap("excused by the rule:"));
    let days = needed.into_iter().chain(gaps).chain(open).chain(excused);
    put(out, "The days", Body::List(days.collect()));
    let exceptions =
        log.exceptions.iter().filter(|one| one.requirement.value == outcome.requirement.id);
    let exceptions = exceptions.map(|one| Standing {
        title: shown(one.statement.clone().unwrap_or_default()),
        number: String::new(),
        amount: Dates::Written.days(one.period),
        result: None,
        id: place(look.sources, one.requirement.span),
    });
    put(out, "Explained", Body::Standings(exceptions.collect()));
}

fn attested(look: Look<'_>, asked: &Attested) -> Vec<Standing> {
    let list = look.assessment.log.attestations.get(&asked.id);
    let one = |found: &Attestation| {
        let from = found.from.as_ref().map(|from| format!(", {from}")).unwrap_or_default();
        let days = [
            found.signed.map(|day| format!("signed {day}")),
            found.dated.map(|day| format!("dated {day}")),
            found.sent_direct.map(|day| format!("sent directly on {day}")),
        ];
        Standing {
            title: shown(format!("{}{from}", asked.title)),
            number: String::new(),
            amount: days.into_iter().flatten().collect::<Vec<_>>().join(", "),
            result: None,
            id: evidence(look, &found.evidence),
        }
    };
    list.into_iter().flatten().map(one).collect()
}

fn contracts(look: Look<'_>) -> Vec<Standing> {
    let log = look.assessment.log;
    let one = |name: &str, contract: &Contract| Standing {
        title: shown(name),
        number: String::new(),
        amount: Dates::Written.days(contract.period()),
        result: if log.on_file(&contract.evidence) {
            None
        } else {
            Some(("?\u{a0}no file".to_owned(), Tone::Unknown))
        },
        id: place(look.sources, contract.span),
    };
    let of = |supervisor: &Supervisor| -> Vec<Standing> {
        let contracts = supervisor.contracts_for(look.assessment.program.id);
        contracts.map(|contract| one(&supervisor.name, contract)).collect()
    };
    log.supervisors.iter().flat_map(of).collect()
}

/// Where a file is named, with its path.
fn evidence(look: Look<'_>, evidence: &[Evidence]) -> String {
    match evidence.first() {
        Some(one) => place(look.sources, one.span),
        None => LOG_FILE.to_owned(),
    }
}

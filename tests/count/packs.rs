//! What every shipped pack keeps to.

use crate::support::shipped;
use practicum::assess::condition::{Facts, Verdict};
use practicum::model::entry::{Aim, Line, Placed, Raw, Share};
use practicum::model::hours::Hours;
use practicum::model::log::Log;
use practicum::model::period::Period;
use practicum::model::program::{Domain, Program};
use practicum::model::words::{Approval, Delivery, Focus, Modality, Setting};
use practicum::source::{Sources, Span};

/// Every combination of the words that a condition can ask about, on days around each boundary.
fn lines() -> Vec<(Line, Share)> {
    let file = Sources::default().add_text("x", "");
    let span = Span::start_of(file);
    let mut lines = Vec::new();
    for day in ["2015-05-05", "2018-02-10", "2018-03-02", "2020-05-01", "2024-01-01"] {
        for approval in Approval::ALL {
            for delivery in Delivery::ALL {
                for setting in Setting::ALL {
                    for teaching in [false, true] {
                        let date = Placed { value: Period::day(day.parse().unwrap()), span };
                        let raw = Raw::Clock(Hours::whole(1));
                        let share = Share { span, aim: Aim::Nothing, raw, teaching };
                        lines.push((
                            Line {
                                span,
                                date,
                                title: None,
                                approval_number: None,
                                approval: Some(*approval),
                                delivery: Some(*delivery),
                                supervisor: None,
                                with: Vec::new(),
                                setting: Some(*setting),
                                group_size: Some(3),
                                modality: Some(Modality::Couple),
                                focus: Some(Focus::Sexual),
                                evidence: Vec::new(),
                                credits: None,
                                hours_span: span,
                                shares: Vec::new(),
                            },
                            share,
                        ));
                    }
                }
            }
        }
    }
    lines
}

fn overlapping(program: &Program, domain: &Domain) -> Vec<String> {
    let log = Log::default();
    let facts = Facts::new(&log, program.id, "2025-06-01".parse().unwrap());
    let lines = lines();
    let sets: Vec<Vec<bool>> = domain
        .limits
        .iter()
        .map(|limit| {
            let judge = |(line, share): &(Line, Share)| {
                facts.judge(&limit.clause.condition, line, share) == Verdict::Holds
            };
            lines.iter().map(judge).collect()
        })
        .collect();
    let mut wrong = Vec::new();
    for (at, one) in sets.iter().enumerate() {
        assert!(one.iter().any(|matches| *matches), "{} {at}: a limit of nothing", domain.id);
        for other in sets.iter().skip(at + 1) {
            let has = |a: bool, b: bool| one.iter().zip(other).any(|(x, y)| (*x, *y) == (a, b));
            if has(true, true) && has(true, false) && has(false, true) {
                wrong.push(format!(
                    "{} {}: limits overlap without nesting",
                    program.version, domain.id
                ));
            }
        }
    }
    wrong
}

/// The count keeps hours greedily, which is the largest total only where limits nest or are apart.
#[test]
fn limits_nest_or_are_disjoint() {
    let (packs, _) = shipped();
    let domains = packs.list.iter().flat_map(|one| one.domains.iter().map(move |d| (one, d)));
    let wrong: Vec<String> =
        domains.flat_map(|(program, domain)| overlapping(program, domain)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_number_that_is_to_be_verified_says_why() {
    let (packs, _) = shipped();
    let mut seen = 0;
    for program in &packs.list {
        for group in practicum::report::rulebook::groups(program) {
            for rule in group.rules.iter().filter(|rule| rule.citation.verify) {
                seen += 1;
                assert!(
                    rule.citation.remark.is_some(),
                    "{} {}: {}",
                    program.version,
                    group.title,
                    rule.text
                );
            }
        }
    }
    assert!(seen >= 20, "only {seen} numbers are to be verified");
}

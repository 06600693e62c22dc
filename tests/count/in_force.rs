//! Documents in force: gaps, grace, exceptions, levels. Expected values are counted by hand.

use crate::support::{log, outcome, shipped};
use practicum::assess::{Finding, Status};

fn judged(documents: &str, more: &str, id: &str) -> (Status, Vec<String>) {
    let own = format!(
        "applicant:\n  name: A\n  documents: [{documents}]\nsupervisors:\n  r: {{name: R, contract: {{signed: 2023-02-01}}}}\nprograms: [aasect-cst]\n{more}"
    );
    let made = log(shipped(), &own, &[""; 0]);
    let assessment = made.on("2025-06-01");
    let outcome = outcome(&assessment, id);
    let Finding::InForce(found) = &outcome.finding else { panic!("{id}") };
    (outcome.status, found.gaps.iter().map(|gap| format!("{} {}", gap.from, gap.to)).collect())
}

fn membership(from: &str, to: &str) -> String {
    format!("{{type: membership, of: aasect, from: {from}, to: {to}}}")
}

#[test]
fn dues_paid_within_ninety_days_of_the_new_year_are_no_gap() {
    let first = membership("2022-06-01", "2023-12-31");
    let renewed = |from: &str| format!("{first}, {}", membership(from, "2025-12-31"));
    // 2024-01-01 to 2024-03-30 are 90 days.
    assert_eq!(judged(&renewed("2024-03-31"), "", "membership"), (Status::Met, vec![]));
    let (status, gaps) = judged(&renewed("2024-04-01"), "", "membership");
    assert_eq!((status, gaps), (Status::Short, vec!["2024-01-01 2024-03-31".to_owned()]));
    // A gap that does not begin at the new year is one.
    let early = format!(
        "{}, {}",
        membership("2022-06-01", "2023-12-30"),
        membership("2024-01-15", "2025-12-31")
    );
    assert_eq!(judged(&early, "", "membership").0, Status::Short);
}

#[test]
fn days_after_the_last_document_are_unknown_and_a_gap_before_wins() {
    assert_eq!(
        judged(&membership("2022-01-01", "2024-12-31"), "", "membership"),
        (Status::Unknown, vec![])
    );
    let both = format!(
        "{}, {}",
        membership("2022-01-01", "2023-05-31"),
        membership("2023-07-01", "2024-12-31")
    );
    let (status, gaps) = judged(&both, "", "membership");
    assert_eq!((status, gaps), (Status::Short, vec!["2023-06-01 2023-06-30".to_owned()]));
    assert_eq!(judged("", "", "membership"), (Status::Unknown, vec![]));
}

#[test]
fn a_membership_of_another_society_does_not_serve() {
    let other = "{type: membership, of: other, from: 2020-01-01}";
    assert_eq!(judged(other, "", "membership").0, Status::Unknown);
}

#[test]
fn an_exception_explains_exactly_its_days() {
    let both = format!(
        "{}, {}",
        membership("2022-01-01", "2023-05-31"),
        membership("2023-07-01", "2025-12-31")
    );
    let exception = |to: &str| {
        format!(
            "exceptions: [{{requirement: membership, from: 2023-06-01, to: {to}, statement: x}}]\n"
        )
    };
    assert_eq!(judged(&both, &exception("2023-06-30"), "membership").0, Status::Explained);
    assert_eq!(judged(&both, &exception("2023-06-29"), "membership").0, Status::Short);
}

#[test]
fn the_license_must_be_independent_on_the_day_of_judgement() {
    let license = |level: &str, from: &str, to: &str| {
        format!("{{type: license, level: {level}, from: {from}, to: {to}}}")
    };
    let associate = license("associate", "2020-01-01", "2026-01-01");
    assert_eq!(judged(&associate, "", "license").0, Status::Short);
    let then = format!(
        "{}, {}",
        license("associate", "2020-01-01", "2024-01-01"),
        license("independent", "2024-01-02", "2026-01-01")
    );
    assert_eq!(judged(&then, "", "license").0, Status::Met);
}

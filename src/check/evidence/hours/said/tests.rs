//! What certificates say, and what they seem to say.

use super::*;

/// The sure amounts in thousandths, and the others in brackets.
fn said(text: &str) -> String {
    let one = |amount: &Amount| {
        let number = amount.thousandths.to_string();
        if amount.sure { number } else { format!("({number})") }
    };
    amounts(text).iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn amounts_are_read_as_certificates_write_them() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("has earned 6 CE", "6000"),
        ("6.0 CE credits", "6000"),
        ("awarded 6.5 contact hours", "6500"),
        ("16 clock hours\nJune 8-11, 2023", "16000"),
        ("1.5 hrs of ethics", "1500"),
        ("for 7.5 hours of continuing education", "7500"),
        ("six (6) hours", "6000"),
        ("6 (six) hours", "6000 (6000)"),
        ("six contact hours", "6000"),
        ("Hours: 6", "6000"),
        ("Total hours 6.5", "6500"),
        ("CE credits awarded: 3.25", "3250"),
        ("Credits earned\t4", "(4000)"),
        ("Number of contact hours: 12", "12000"),
        ("Length: 3 clock hours.", "3000"),
        ("1 hour 30 minutes", "1500 (500)"),
        ("1 hr. and 30 min", "1500 (500)"),
        ("90 minutes", "(1500)"),
        ("50 minutes = 0.83 clock hours", "(833) 830"),
        ("0.6 CEUs", "600"),
        ("5 continuing education hours", "5000"),
        ("4\nclock hours", "(4000)"),
        ("2 CE/CME credits", "2000"),
    ] {
        let said = said(text);
        if said != expected {
            wrong.push(format!("{text}: {said} and not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn other_numbers_are_none() {
    let mut wrong = Vec::new();
    for text in [
        "cancel 24 hours in advance",
        "at least 24 hours before the event",
        "within 48 hours",
        "6 hours per day",
        "3 semester credits",
        "Approval no. 118 CE",
        "PLL-118 CE provider",
        "June 7, 2024 CE committee",
        "Office hours: 9",
        "Hours: 9:00 am to 4:00 pm",
        "Hours: 9 am to 4 pm",
        "6/7/24 hours",
        "250 hours of supervision",
        "$150 CE fee",
        "Hours by session are kept by the society",
        "#4 hours",
        "No casework was supervised during these hours, and they are not counted",
    ] {
        if !said(text).is_empty() {
            wrong.push(format!("{text}: {}", said(text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_unit_of_ten_hours_is_known() {
    let ceu = amounts("0.6 CEU");
    assert!(ceu[0].is(Hours::whole(6)));
    assert!(!amounts("0.6 hours")[0].is(Hours::whole(6)));
    assert!(amounts("6 CEUs")[0].is(Hours::whole(6)));
}

#[test]
fn a_quote_is_what_is_written() {
    assert_eq!(amounts("earned 6.0  CE\thours")[0].quote, "6.0 CE");
    assert_eq!(amounts("earned six (6) CE hours today")[0].quote, "six (6) CE hours");
}

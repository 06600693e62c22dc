//! What a rule asks, in words.

use crate::model::domain::{Amount, Each, Whole};
use crate::model::requirement::Rule;
use crate::model::words::Degree;
use crate::report::words::counted;

/// What a requirement without hours asks, in a word or two.
pub fn asked_short(rule: &Rule, degree: Option<Degree>) -> String {
    match rule {
        Rule::Degree(levels) => levels.iter().min().map_or("", |level| level.short()).to_owned(),
        Rule::Experience(years) => {
            let asked = degree.and_then(|degree| years.get(&degree)).or(years.values().max());
            asked.map_or_else(String::new, |asked| counted(*asked, "year"))
        }
        Rule::Any(_) => "one of these".to_owned(),
        Rule::All(within) => format!("all {}", within.len()),
        Rule::Attested(_)
        | Rule::Contract
        | Rule::Hours { .. }
        | Rule::Span { .. }
        | Rule::InForce(_)
        | Rule::Distinct { .. }
        | Rule::Periods { .. } => asked(rule),
    }
}

/// What a requirement without hours asks, in a few words.
pub fn asked(rule: &Rule) -> String {
    match rule {
        Rule::Attested(list) if list.len() == 1 => "signed".to_owned(),
        Rule::Attested(list) => list.len().to_string(),
        Rule::Degree(levels) => {
            levels.iter().map(|level| level.shown()).collect::<Vec<_>>().join(" or ")
        }
        Rule::Experience(years) => {
            let one = |years: &u32| counted(*years, "year");
            let list: Vec<String> = years
                .iter()
                .map(|(degree, years)| format!("{} ({})", one(years), degree.shown()))
                .collect();
            list.join(" or ")
        }
        Rule::Contract => "on file".to_owned(),
        Rule::Span { at_least: Some(least), at_most: Some(most), .. } => {
            format!("{least} to {}", counted(*most, "month"))
        }
        Rule::Span { at_least, at_most, .. } => range(
            at_least.map(|least| counted(least, "month")),
            at_most.map(|most| counted(most, "month")),
        ),
        Rule::Distinct { at_least, at_most, .. } => {
            range(at_least.map(|least| least.to_string()), at_most.map(|most| most.to_string()))
        }
        Rule::Periods { each, at_least, .. } => counted(*at_least, each_word(*each)),
        Rule::Hours { .. } | Rule::InForce(_) | Rule::Any(_) | Rule::All(_) => String::new(),
    }
}

fn range(at_least: Option<String>, at_most: Option<String>) -> String {
    match (at_least, at_most) {
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => least,
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => String::new(),
    }
}

/// The word for one of what a rule looks at.
pub fn each_word(each: Each) -> &'static str {
    match each {
        Each::Month => "month",
        Each::Week => "week",
        Each::Year => "year",
        Each::Days(_) => "run of days",
        Each::Area => "area",
        Each::Session => "session",
    }
}

/// An amount of a rule: `75.00 hours`, `25% of what counts`.
pub fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Hours(hours) => format!("{hours} hours"),
        Amount::Share(share) => {
            let ratio = ratio(share.numerator, share.denominator);
            match share.of {
                Whole::Counted => format!("{ratio} of what counts"),
                Whole::Required => format!("{ratio} of what is required"),
                // Of what it is the rule's own sentence says.
                Whole::Matching(_) => ratio,
            }
        }
    }
}

/// A share, as a percentage where it is one.
pub fn ratio(numerator: u32, denominator: u32) -> String {
    let hundred = numerator.saturating_mul(100);
    match (hundred.checked_rem(denominator), hundred.checked_div(denominator)) {
        (Some(0), Some(percent)) => format!("{percent}%"),
        _ => format!("{numerator}/{denominator}"),
    }
}

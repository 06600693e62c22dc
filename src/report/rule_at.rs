//! The rule that a pack writes under given keys, and its number as a pack spells it.

use crate::model::domain::{
    Amount, Clause, Conversion, Domain, Floor, Grant, Least, Limit, Part, Split,
};
use crate::model::hours::Hours;
use crate::model::program::{Cited, Program};
use crate::model::requirement::{EachArea, InForce, Required, Requirement, Rule, Since};
use crate::model::submission::{Demand, Submission};

/// A rule of a program.
#[derive(Debug, Clone, Copy)]
pub enum RuleAt<'a> {
    /// What must hold, or is worth a question.
    Clause(&'a Clause),
    /// A split of sessions.
    Split(&'a Split),
    /// What time is worth.
    Conversion(&'a Conversion),
    /// What a period or area must reach.
    Floor(&'a Floor),
    /// How much may count.
    Limit(&'a Limit),
    /// Hours for a statement.
    Grant(&'a Grant),
    /// A part with a minimum.
    Part(&'a Part, &'a Amount),
    /// A requirement.
    Requirement(&'a Requirement),
    /// What each area must reach.
    EachArea(&'a EachArea),
    /// Clock hours for academic credit.
    Credit(Hours),
    /// What is asked of the application itself.
    Submission(&'a Submission),
}

/// A number of a rule, as a pack writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The keys below the rule's own.
    pub keys: Vec<&'static str>,
    /// The number: `75`, `25%`, `18 months`.
    pub written: String,
}

/// The rule under `keys`.
pub fn find<'a>(program: &'a Program, keys: &[String]) -> Option<RuleAt<'a>> {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    match keys.as_slice() {
        ["credits", word] => {
            let mut credits = program.credits.iter();
            let found = credits.find(|(calendar, _)| calendar.word() == *word);
            found.map(|(_, number)| RuleAt::Credit(number.value))
        }
        ["domains", domain, kind, id] => {
            of_domain(program.domains.get(program.domain(domain)?)?, kind, id)
        }
        ["submission", id] => {
            program.submission.iter().find(|one| one.id == *id).map(RuleAt::Submission)
        }
        ["requirements", below @ ..] => of_requirements(&program.requirements, below),
        _ => None,
    }
}

fn of_domain<'a>(domain: &'a Domain, kind: &str, id: &str) -> Option<RuleAt<'a>> {
    let clause = |list: &'a [Clause]| list.iter().find(|one| one.id == id).map(RuleAt::Clause);
    match kind {
        "only" => clause(&domain.only),
        "ask" => clause(&domain.warnings),
        "split" => domain.splits.iter().find(|one| one.clause.id == id).map(RuleAt::Split),
        "convert" => {
            domain.conversions.iter().find(|one| one.clause.id == id).map(RuleAt::Conversion)
        }
        "floors" => domain.floors.iter().find(|one| one.clause.id == id).map(RuleAt::Floor),
        "limits" => domain.limits.iter().find(|one| one.clause.id == id).map(RuleAt::Limit),
        "grants" => domain.grants.iter().find(|one| one.id == id).map(RuleAt::Grant),
        "parts" => {
            let named = |part: &&Part| part.id.split_once('/').is_some_and(|(_, name)| name == id);
            let part = domain.parts.iter().find(named)?;
            part.at_least.as_ref().map(|number: &Cited<Amount>| RuleAt::Part(part, &number.value))
        }
        _ => None,
    }
}

fn of_requirements<'a>(list: &'a [Requirement], keys: &[&str]) -> Option<RuleAt<'a>> {
    let (id, below) = keys.split_first()?;
    let requirement = list.iter().find(|one| one.id == *id)?;
    match (below.split_first(), &requirement.rule) {
        (None, _) => Some(RuleAt::Requirement(requirement)),
        (Some((&"each-area", [])), Rule::Hours { each_area, .. }) => {
            each_area.as_ref().map(RuleAt::EachArea)
        }
        (Some((&"any", rest)), Rule::Any(within)) | (Some((&"all", rest)), Rule::All(within)) => {
            of_requirements(within, rest)
        }
        (Some(_), _) => None,
    }
}

impl RuleAt<'_> {
    /// Its number; nothing if it has none, or several.
    pub fn number(&self) -> Option<Number> {
        let number = |key, written| Some(Number { keys: vec![key], written });
        match self {
            Self::Clause(_) => None,
            Self::Split(one) => number("first", hours(one.first)),
            Self::Conversion(one) => number("ratio", ratio(one.numerator, one.denominator)),
            Self::Floor(one) => number("at-least", least(one.at_least)),
            Self::Limit(one) => number("at-most", amount(&one.at_most)),
            Self::Grant(one) => number("hours", hours(one.hours)),
            Self::Part(_, at_least) => number("at-least", amount(at_least)),
            Self::EachArea(one) => number("at-least", hours(one.at_least.value)),
            Self::Credit(value) => number("hours", hours(*value)),
            Self::Requirement(one) => of_rule(&one.rule),
            Self::Submission(one) => match one.demand {
                Demand::Pdfs(most) => number("pdfs", most.to_string()),
                Demand::Paper(_) | Demand::Names(_) | Demand::ByHand => None,
            },
        }
    }
}

fn of_rule(rule: &Rule) -> Option<Number> {
    let number = |keys: &[&'static str], written| Some(Number { keys: keys.to_vec(), written });
    match rule {
        Rule::Hours { at_least: Required::Hours(value), .. } => {
            number(&["at-least"], hours(*value))
        }
        Rule::Hours { at_least: Required::ShareOf { numerator, denominator, .. }, .. } => {
            number(&["at-least", "share"], ratio(*numerator, *denominator))
        }
        Rule::Span { at_least: Some(least), at_most: None, .. } => {
            number(&["at-least"], months(*least))
        }
        Rule::Span { at_least: None, at_most: Some(most), .. } => {
            number(&["at-most"], months(*most))
        }
        Rule::Distinct { at_least: Some(least), at_most: None, .. } => {
            number(&["distinct", "at-least"], least.to_string())
        }
        Rule::Distinct { at_least: None, at_most: Some(most), .. } => {
            number(&["distinct", "at-most"], most.to_string())
        }
        Rule::Periods { at_least, .. } => number(&["periods", "at-least"], at_least.to_string()),
        Rule::InForce(asked) => held_for(asked),
        Rule::Span { .. }
        | Rule::Distinct { .. }
        | Rule::Attested(_)
        | Rule::Degree(_)
        | Rule::Experience(_)
        | Rule::Contract
        | Rule::Any(_)
        | Rule::All(_) => None,
    }
}

fn held_for(asked: &InForce) -> Option<Number> {
    match asked.since {
        Since::Before(of) if of > 0 => {
            Some(Number { keys: vec!["in-force", "held-for"], written: months(of) })
        }
        Since::Before(_) | Since::Contract | Since::Period => None,
    }
}

/// An amount as a pack writes it; read again it is the same.
pub(super) fn hours(amount: Hours) -> String {
    let decimals = amount.to_string();
    if Hours::parse(&decimals).is_ok_and(|read| read == amount) {
        let short = decimals.trim_end_matches('0').trim_end_matches('.');
        return if short.is_empty() { "0" } else { short }.to_owned();
    }
    amount.minutes().map_or(decimals, |minutes| format!("{minutes}m"))
}

/// Hours or a share as a pack writes them.
pub(super) fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Hours(value) => hours(*value),
        Amount::Share(share) if share.denominator == 100 => format!("{}%", share.numerator),
        Amount::Share(share) => ratio(share.numerator, share.denominator),
    }
}

fn least(least: Least) -> String {
    match least {
        Least::Hours(value) => hours(value),
        Least::Times(times) => format!("{times} times"),
    }
}

fn ratio(numerator: u32, denominator: u32) -> String {
    format!("{numerator}/{denominator}")
}

pub(super) fn months(months: u32) -> String {
    match (months.checked_rem(12), months.checked_div(12)) {
        (Some(0), Some(1)) => "1 year".to_owned(),
        (Some(0), Some(years)) => format!("{years} years"),
        _ if months == 1 => "1 month".to_owned(),
        _ => format!("{months} months"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_it_is_read() {
        for text in ["75", "1.5", "0.25", "7m", "90m", "2h20m", "1000"] {
            let amount = Hours::parse(text).unwrap();
            assert_eq!(Hours::parse(&hours(amount)), Ok(amount), "{text}");
        }
        assert_eq!(hours(Hours::whole(30)), "30");
    }
}

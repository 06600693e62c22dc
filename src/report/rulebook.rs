//! A program's rules in words: for the packet's list of rules and for `programs show`.

mod domain;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::dates::Dates;
use crate::model::domain::Least;
use crate::model::entry::Calendar;
use crate::model::period::Period;
use crate::model::program::{ChosenBy, Citation, Program, Source};
use crate::model::requirement::{EachArea, InForce, Required, Requirement, Rule, Since};
use crate::model::submission::{Demand, Submission};
use crate::report::words;

pub use domain::rules as of_domain;

/// The title of what is asked of the application itself.
pub const SUBMISSION: &str = "Submission";

/// A program in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rulebook {
    /// The credential's title.
    pub title: String,
    /// The version, and for which contracts it holds.
    pub version: String,
    /// Who awards it, and where the current text stands.
    pub about: Vec<String>,
    /// The rules, by requirement.
    pub groups: Vec<Group>,
    /// The areas of each domain that has any.
    pub areas: Vec<AreaList>,
    /// The sources: the id, then title, date and address.
    pub sources: Vec<(String, String)>,
}

/// The areas of a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaList {
    /// The domain's title.
    pub title: String,
    /// Id, letter and official title of each.
    pub areas: Vec<(String, String, String)>,
}

/// The rules of one requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The requirement's id, where it has one.
    pub id: Option<String>,
    /// The title.
    pub title: String,
    /// The rules.
    pub rules: Vec<RuleLine>,
}

/// A rule in words, its number, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// The keys under which a pack writes it.
    pub keys: Vec<String>,
    /// The rule.
    pub text: String,
    /// The number.
    pub number: String,
    /// Its source.
    pub citation: Citation,
}

/// The rules of `program`.
pub fn of(program: &Program) -> Rulebook {
    let areas = program.domains.iter().filter(|domain| !domain.areas.is_empty());
    let areas = areas.map(|domain| {
        let areas = domain.areas.iter().map(|a| (a.name.clone(), a.code.clone(), a.title.clone()));
        AreaList { title: domain.title.clone(), areas: areas.collect() }
    });
    let sources = program.sources.iter().map(|(id, one)| (id.clone(), source(one)));
    Rulebook {
        title: program.title.clone(),
        version: format!(
            "{} ({}), {} {}",
            program.version,
            program.text,
            chosen_by(program),
            range(program.in_force)
        ),
        about: about(program),
        groups: groups(program),
        areas: areas.collect(),
        sources: sources.collect(),
    }
}

/// A source: its title, the date of its text, its address.
pub fn source(source: &Source) -> String {
    let parts = [source.title.as_str(), source.dated.as_str(), source.address.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn about(program: &Program) -> Vec<String> {
    let own = program.own.then(|| "one of the log's own packs".to_owned());
    let check = format!("check against {}", program.check_against);
    [program.body.clone(), check].into_iter().chain(own).collect()
}

/// For what a version holds, before the range of days.
pub fn chosen_by(program: &Program) -> &'static str {
    match program.chosen_by {
        ChosenBy::Contract => "for contracts",
        ChosenBy::AsOf => "in force",
    }
}

/// `from 2022-01-01 on`, or `2018-01-01 to 2021-12-31`.
pub fn range(period: Period) -> String {
    match period.to {
        Date::MAX => format!("from {} on", period.from),
        to => format!("{} to {to}", period.from),
    }
}

/// Every rule of a program, by requirement, the rules of its domain below it; then the rules of the
/// domains for which no hours are required, and those of academic credit.
pub fn groups(program: &Program) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut told = BTreeSet::new();
    for requirement in &program.requirements {
        let mut rules = Vec::new();
        let keys = vec!["requirements".to_owned(), requirement.id.clone()];
        of_requirement(program, requirement, &keys, &mut rules);
        let of_hours = |one: &Requirement| {
            if let Rule::Hours { domain, .. } = &one.rule { Some(*domain) } else { None }
        };
        told.extend(requirement.all().into_iter().filter_map(of_hours));
        let (id, title) = (Some(requirement.id.clone()), requirement.title.clone());
        groups.push(Group { id, title, rules });
    }
    for (at, domain) in program.domains.iter().enumerate().filter(|(at, _)| !told.contains(at)) {
        let rules: Vec<_> = of_domain(program, at).into_iter().map(|(_, rule)| rule).collect();
        if !rules.is_empty() {
            groups.push(Group { id: None, title: domain.title.clone(), rules });
        }
    }
    let credits = program.credits.iter().map(|(calendar, number)| {
        let text = match calendar {
            Calendar::Semester => "clock hours for a semester credit",
            Calendar::Quarter => "clock hours for a quarter credit",
        };
        let keys = keys(&["credits", calendar.word()]);
        rule(keys, text, number.value.to_string(), &number.citation)
    });
    let rules: Vec<RuleLine> = credits.collect();
    if !rules.is_empty() {
        groups.push(Group { id: None, title: "Academic credit".to_owned(), rules });
    }
    let rules: Vec<RuleLine> = program.submission.iter().map(demanded).collect();
    if !rules.is_empty() {
        groups.push(Group { id: None, title: SUBMISSION.to_owned(), rules });
    }
    groups
}

fn of_requirement(
    program: &Program,
    requirement: &Requirement,
    keys: &[String],
    rules: &mut Vec<RuleLine>,
) {
    let mut line = asked(program, requirement);
    line.keys = keys.to_vec();
    // One that stands within another says which it is.
    if keys.len() > 2 {
        line.text = format!("{}: {}", requirement.title, line.text);
    }
    rules.push(line);
    let below = |word: &str, id: Option<&str>| {
        let more = std::iter::once(word).chain(id).map(str::to_owned);
        keys.iter().cloned().chain(more).collect::<Vec<_>>()
    };
    match &requirement.rule {
        Rule::Hours { domain, each_area, .. } => {
            rules.extend(
                each_area
                    .as_ref()
                    .map(|each| RuleLine { keys: below("each-area", None), ..of_each_area(each) }),
            );
            rules.extend(of_domain(program, *domain).into_iter().map(|(_, rule)| rule));
        }
        Rule::Any(within) => {
            for one in within {
                of_requirement(program, one, &below("any", Some(&one.id)), rules);
            }
        }
        Rule::All(within) => {
            for one in within {
                of_requirement(program, one, &below("all", Some(&one.id)), rules);
            }
        }
        Rule::Span { .. }
        | Rule::InForce(_)
        | Rule::Attested(_)
        | Rule::Degree(_)
        | Rule::Experience(_)
        | Rule::Contract
        | Rule::Distinct { .. }
        | Rule::Periods { .. } => {}
    }
}

/// The keys under which a pack writes a rule.
pub(super) fn keys(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn rule(
    keys: Vec<String>,
    text: impl Into<String>,
    number: impl Into<String>,
    citation: &Citation,
) -> RuleLine {
    RuleLine { keys, text: text.into(), number: number.into(), citation: citation.clone() }
}

/// What is asked of the application itself.
pub fn demanded(asked: &Submission) -> RuleLine {
    let number = match asked.demand {
        Demand::Pdfs(number) => number.to_string(),
        Demand::Paper(_) | Demand::Names(_) | Demand::ByHand => String::new(),
    };
    rule(keys(&["submission", &asked.id]), asked.because.clone(), number, &asked.citation)
}

/// Where and when a number was confirmed: `confirmed on 2025-06-01 at https://…`.
pub fn confirmed(citation: &Citation, dates: Dates) -> Option<String> {
    let one = citation.confirmed.as_ref()?;
    Some(format!("confirmed on {} at {}", dates.day(one.on), one.at))
}

/// What each area must reach; its keys are those of its requirement with one more.
pub fn of_each_area(each: &EachArea) -> RuleLine {
    let text = match (each.areas, &each.among) {
        (Some(areas), _) => format!("at least in each of {areas} areas"),
        (None, Some(among)) => format!("at least in each of {} areas", among.len()),
        (None, None) => "at least in each area".to_owned(),
    };
    let number = &each.at_least;
    rule(Vec::new(), text, format!("{} hours", number.value), &number.citation)
}

/// What a requirement asks; its keys are those of one that stands in no other.
pub fn asked(program: &Program, requirement: &Requirement) -> RuleLine {
    let (text, number) = match &requirement.rule {
        Rule::Hours { at_least: Required::Hours(hours), .. } => {
            ("at least".to_owned(), format!("{hours} hours"))
        }
        Rule::Hours { at_least: Required::ShareOf { numerator, denominator, domain }, .. } => {
            let of = program.domains.get(*domain).map_or("", |domain| domain.title.as_str());
            let share = words::ratio(*numerator, *denominator);
            (format!("at least this share of the hours of {}", words::inside(of)), share)
        }
        Rule::Span { at_least, at_most, .. } => {
            let least = if at_least.is_some() && at_most.is_none() { "at least, " } else { "" };
            let text = format!("{least}from the first to the last counted hour");
            (text, words::asked(&requirement.rule))
        }
        Rule::InForce(asked) => (in_force(asked), String::new()),
        Rule::Attested(list) => {
            let titles: Vec<&str> = list.iter().map(|one| one.title.as_str()).collect();
            (titles.join("; "), String::new())
        }
        Rule::Degree(_) | Rule::Experience(_) => (words::asked(&requirement.rule), String::new()),
        Rule::Contract => {
            ("a signed contract on file with each supervisor".to_owned(), String::new())
        }
        Rule::Distinct { .. } => {
            ("different ones among what counts".to_owned(), words::asked(&requirement.rule))
        }
        Rule::Periods { each, having, .. } => {
            let each = words::each_word(*each);
            (format!("{each}s with at least {}", least(*having)), words::asked(&requirement.rule))
        }
        Rule::Any(_) => ("one of these is enough".to_owned(), String::new()),
        Rule::All(_) => ("all of these".to_owned(), String::new()),
    };
    rule(keys(&["requirements", &requirement.id]), text, number, &requirement.citation)
}

fn in_force(asked: &InForce) -> String {
    let mut text = asked.document.shown().to_owned();
    if let Some(discipline) = asked.discipline {
        text.push_str(&format!(" for {}", discipline.shown()));
    }
    if let Some(state) = &asked.state {
        text.push_str(&format!(" of {state}"));
    }
    text.push_str(&match asked.since {
        Since::Contract => " in force on every day since the first contract".to_owned(),
        Since::Before(0) => " in force on the day of judgement".to_owned(),
        Since::Before(months) => {
            format!(" in force for {} up to the day of judgement", words::counted(months, "month"))
        }
        Since::Period => " in force on every day of the period".to_owned(),
    });
    if let Some(level) = asked.level {
        text.push_str(&format!(", {} on the day of the application", level.shown()));
    }
    if let Some(grace) = &asked.grace {
        text.push_str(&format!(
            "; a gap of at most {} days right after {} {} is excused: {}",
            grace.days,
            words::month_name(grace.month),
            grace.day,
            grace.because
        ));
    }
    text
}

/// So many hours, or so many sessions.
pub fn least(least: Least) -> String {
    match least {
        Least::Hours(hours) => format!("{hours} hours"),
        Least::Times(times) => words::counted(times, "session"),
    }
}

//! A program's rules in words: for the packet's list of rules and for `programs show`.

use jiff::civil::Date;

use crate::model::domain::{Clause, Least};
use crate::model::entry::Calendar;
use crate::model::period::Period;
use crate::model::program::{ChosenBy, Citation, Program, Source};
use crate::model::requirement::{EachArea, InForce, Required, Requirement, Rule, Since};
use crate::report::words;

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
        about: vec![program.body.clone(), format!("check against {}", program.check_against)],
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

/// Every rule of a program, by requirement, the rules of its domain below it.
pub fn groups(program: &Program) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for requirement in &program.requirements {
        let mut rules = Vec::new();
        for one in requirement.all() {
            let mut line = asked(program, one);
            if one.id != requirement.id {
                line.text = format!("{}: {}", one.title, line.text);
            }
            rules.push(line);
            if let Rule::Hours { domain, each_area, .. } = &one.rule {
                rules.extend(each_area.as_ref().map(of_each_area));
                rules.extend(of_domain(program, *domain).into_iter().map(|(_, rule)| rule));
            }
        }
        let (id, title) = (Some(requirement.id.clone()), requirement.title.clone());
        groups.push(Group { id, title, rules });
    }
    let credits = program.credits.iter().map(|(calendar, number)| {
        let text = match calendar {
            Calendar::Semester => "clock hours for a semester credit",
            Calendar::Quarter => "clock hours for a quarter credit",
        };
        rule(text, number.value.to_string(), &number.citation)
    });
    let rules: Vec<RuleLine> = credits.collect();
    if !rules.is_empty() {
        groups.push(Group { id: None, title: "Academic credit".to_owned(), rules });
    }
    groups
}

fn rule(text: impl Into<String>, number: impl Into<String>, citation: &Citation) -> RuleLine {
    RuleLine { text: text.into(), number: number.into(), citation: citation.clone() }
}

/// What each area must reach.
pub fn of_each_area(each: &EachArea) -> RuleLine {
    let text = match (each.areas, &each.among) {
        (Some(areas), _) => format!("at least in each of {areas} areas"),
        (None, Some(among)) => format!("at least in each of {} areas", among.len()),
        (None, None) => "at least in each area".to_owned(),
    };
    let number = &each.at_least;
    rule(text, format!("{} hours", number.value), &number.citation)
}

/// What a requirement asks.
pub fn asked(program: &Program, requirement: &Requirement) -> RuleLine {
    let (text, number) = match &requirement.rule {
        Rule::Hours { at_least: Required::Hours(hours), .. } => {
            ("at least".to_owned(), format!("{hours} hours"))
        }
        Rule::Hours { at_least: Required::ShareOf { numerator, denominator, domain }, .. } => {
            let of = program.domains.get(*domain).map_or("", |domain| domain.title.as_str());
            let share = words::ratio(*numerator, *denominator);
            (format!("at least this share of the hours of {}", of.to_lowercase()), share)
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
    RuleLine { text, number, citation: requirement.citation.clone() }
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

/// The rules of a domain, each with the id of its clause below the domain's.
pub fn of_domain(program: &Program, at: usize) -> Vec<(String, RuleLine)> {
    let Some(domain) = program.domains.get(at) else { return Vec::new() };
    let clause = |clause: &Clause, number: String| {
        let id = format!("{}/{}", domain.id, clause.id);
        (id, rule(&clause.because, number, &clause.citation))
    };
    let mut rules = Vec::new();
    for one in &domain.only {
        rules.push(clause(one, String::new()));
    }
    for one in &domain.splits {
        rules.push(clause(&one.clause, format!("{} hours", one.first)));
    }
    for one in &domain.conversions {
        rules.push(clause(&one.clause, format!("{} : {}", one.denominator, one.numerator)));
    }
    for one in &domain.floors {
        rules.push(clause(&one.clause, least(one.at_least)));
    }
    for part in &domain.parts {
        let Some(number) = &part.at_least else { continue };
        let text = format!("{}, at least", part.title.to_lowercase());
        let rule = rule(text, words::amount(&number.value), &number.citation);
        rules.push((part.id.clone(), rule));
    }
    let limits = || domain.limits.iter();
    let periods = limits().filter(|one| one.is_of_period());
    for one in periods.chain(limits().filter(|one| !one.is_of_period())) {
        let each = if one.times_group_size { " for each supervisee" } else { "" };
        rules.push(clause(&one.clause, format!("{}{each}", words::amount(&one.at_most))));
    }
    for one in &domain.grants {
        let rule = rule(&one.because, format!("{} hours", one.hours), &one.citation);
        rules.push((format!("{}/{}", domain.id, one.id), rule));
    }
    for one in &domain.warnings {
        rules.push(clause(one, String::new()));
    }
    rules
}

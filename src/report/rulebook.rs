//! A program's rules in words: for the packet's list of rules and for `programs show`.

use jiff::civil::Date;

use crate::model::entry::Calendar;
use crate::model::period::Period;
use crate::model::program::{Citation, Program, Requirement, Rule};
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
    let sources = program.sources.iter().map(|(id, source)| {
        let parts = [source.title.as_str(), source.dated.as_str(), source.address.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (id.clone(), parts.join(", "))
    });
    Rulebook {
        title: program.title.clone(),
        version: format!(
            "{} ({}), for contracts {}",
            program.version,
            program.text,
            range(program.in_force)
        ),
        about: vec![program.body.clone(), format!("check against {}", program.check_against)],
        groups: groups(program),
        areas: areas.collect(),
        sources: sources.collect(),
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
        let mut rules = vec![asked(requirement)];
        if let Rule::Hours { domain, each_area, .. } = &requirement.rule {
            rules.extend(each_area.as_ref().map(|number| {
                rule("at least in each area", format!("{} hours", number.value), &number.citation)
            }));
            rules.extend(of_domain(program, *domain));
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

fn asked(requirement: &Requirement) -> RuleLine {
    let (text, number) = match &requirement.rule {
        Rule::Hours { at_least, .. } => ("at least".to_owned(), format!("{at_least} hours")),
        Rule::Span { months, .. } => (
            "at least, from the first to the last counted hour".to_owned(),
            format!("{months} months"),
        ),
        Rule::InForce { document, level, grace, .. } => {
            let level =
                level.map(|level| format!(", {} on the day of the application", level.shown()));
            let grace = grace.as_ref().map(|grace| {
                format!(
                    "; a gap of at most {} days from the turn of the year is excused: {}",
                    grace.days, grace.because
                )
            });
            let (level, grace) = (level.unwrap_or_default(), grace.unwrap_or_default());
            let what = document.shown();
            (
                format!("{what} in force on every day since the first contract{level}{grace}"),
                String::new(),
            )
        }
        Rule::Attested(list) => {
            let titles: Vec<&str> = list.iter().map(|one| one.title.as_str()).collect();
            (titles.join("; "), String::new())
        }
        Rule::Degree(_) | Rule::Experience(_) => (words::asked(&requirement.rule), String::new()),
        Rule::Contract => {
            ("a signed contract on file with each supervisor".to_owned(), String::new())
        }
    };
    RuleLine { text, number, citation: requirement.citation.clone() }
}

fn of_domain(program: &Program, at: usize) -> Vec<RuleLine> {
    let Some(domain) = program.domains.get(at) else { return Vec::new() };
    let mut rules = Vec::new();
    for clause in &domain.only {
        rules.push(rule(&clause.because, "", &clause.citation));
    }
    for one in &domain.conversions {
        let number = format!("{} : {}", one.denominator, one.numerator);
        rules.push(rule(&one.clause.because, number, &one.clause.citation));
    }
    for part in &domain.parts {
        let Some(number) = &part.at_least else { continue };
        let text = format!("{}, at least", part.title.to_lowercase());
        rules.push(rule(text, format!("{} hours", number.value), &number.citation));
    }
    for one in &domain.period_limits {
        let number = format!("{} hours", one.at_most);
        rules.push(rule(&one.clause.because, number, &one.clause.citation));
    }
    for one in &domain.limits {
        let number = format!("{} hours", one.at_most);
        rules.push(rule(&one.clause.because, number, &one.clause.citation));
    }
    for clause in &domain.warnings {
        rules.push(rule(&clause.because, "", &clause.citation));
    }
    rules
}

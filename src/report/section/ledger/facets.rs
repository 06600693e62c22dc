//! By what entries can be told apart: what each is aimed at, with whom, when, and how it fares.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::domain::{Area, Domain};
use crate::model::entry::{Aim, Entry};
use crate::model::hours::Hours;
use crate::report::document::{Choice, Facet, Item};
use crate::report::section::View;
use crate::report::section::ledger::Of;

/// How an entry fares in the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// All of it counts.
    Full,
    /// Some of it counts.
    Part,
    /// It is claimed, and nothing of it counts.
    Nothing,
    /// It has not been done yet.
    Planned,
    /// It is not meant to count.
    Unclaimed,
    /// Nothing of it is aimed at the program.
    Elsewhere,
}

impl Standing {
    const ALL: [Self; 6] =
        [Self::Full, Self::Part, Self::Nothing, Self::Planned, Self::Unclaimed, Self::Elsewhere];

    /// How an entry fares of which so much counts and so much does not.
    pub(super) fn of(of: &Of<'_>, counted: Hours, lost: Hours) -> Self {
        let aimed = || of.shares().any(|(_, share)| share.aim != Aim::Nothing);
        if of.entry.draft {
            Self::Planned
        } else if !of.entry.claim || (of.credits.is_empty() && !aimed()) {
            Self::Unclaimed
        } else if of.credits.is_empty() {
            Self::Elsewhere
        } else if counted.is_zero() {
            Self::Nothing
        } else if lost.is_zero() {
            Self::Full
        } else {
            Self::Part
        }
    }

    /// Whether the count has a word on it.
    pub(super) fn is_judged(self) -> bool {
        match self {
            Self::Full | Self::Part | Self::Nothing => true,
            Self::Planned | Self::Unclaimed | Self::Elsewhere => false,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Full => "counts",
            Self::Part => "part",
            Self::Nothing => "nothing",
            Self::Planned => "planned",
            Self::Unclaimed => "unclaimed",
            Self::Elsewhere => "elsewhere",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Full => "Counts in full",
            Self::Part => "Counts in part",
            Self::Nothing => "Counts nothing",
            Self::Planned => "Planned",
            Self::Unclaimed => "Claimed nowhere",
            Self::Elsewhere => "Not for this program",
        }
    }
}

/// The choices that fit an entry.
pub(super) fn fits(
    view: View<'_>,
    entry: &Entry,
    aims: &[(&Domain, Option<&Area>)],
    standing: Standing,
) -> Vec<String> {
    let log = view.assessment.log;
    let mut fits = BTreeSet::new();
    for (domain, area) in aims {
        fits.insert(fit("domain", &domain.id));
        fits.extend(area.map(|area| fit("area", &area.name)));
    }
    fits.extend(entry.supervisors().map(|id| fit("supervisor", log.supervisor_key(id))));
    let days = entry.date.value;
    fits.extend((days.from.year()..=days.to.year()).map(|year| fit("year", &year.to_string())));
    fits.insert(fit("status", standing.key()));
    fits.into_iter().collect()
}

/// A choice of a facet in one word.
fn fit(facet: &str, choice: &str) -> String {
    format!("{facet}:{}", word(choice))
}

/// An id without white space, which would make two words of it.
fn word(id: &str) -> String {
    let mut word = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_whitespace() || c == '%' {
            word.push_str(&format!("%{:x}", u32::from(c)));
        } else {
            word.push(c);
        }
    }
    word
}

/// What there is to choose among these entries.
pub(super) fn of(view: View<'_>, items: &[Item]) -> Vec<Facet> {
    let mut present: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (facet, choice) in
        items.iter().flat_map(|item| &item.fits).filter_map(|fit| fit.split_once(':'))
    {
        present.entry(facet).or_default().insert(choice);
    }
    let program = view.assessment.program;
    let choice =
        |key: &str, title: &str| Choice { key: word(key), title: title.to_owned(), group: None };
    let domains = program.domains.iter().map(|one| choice(&one.id, &one.title)).collect();
    let mut areas = Vec::new();
    for domain in &program.domains {
        areas.extend(domain.areas.iter().map(|area| Choice {
            group: Some(domain.title.clone()),
            ..choice(&area.name, &format!("{} {}", area.code, area.short))
        }));
    }
    let supervisors = view.assessment.log.supervisors.iter();
    let supervisors = supervisors.map(|one| choice(&one.id, &one.name)).collect();
    let years = present.get("year").into_iter().flatten().map(|year| choice(year, year)).collect();
    let standings = Standing::ALL.map(|one| choice(one.key(), one.title())).to_vec();
    let all: [(&str, &str, &str, Vec<Choice>); 5] = [
        ("domain", "Domain", "All domains", domains),
        ("area", "Area", "All areas", areas),
        ("supervisor", "Supervisor", "All supervisors", supervisors),
        ("year", "Year", "All years", years),
        ("status", "Result", "All results", standings),
    ];
    let facet = |(key, title, all, choices): (&str, &str, &str, Vec<Choice>)| {
        let here = present.get(key)?;
        let choices: Vec<Choice> =
            choices.into_iter().filter(|one| here.contains(one.key.as_str())).collect();
        (choices.len() > 1).then(|| Facet {
            key: key.to_owned(),
            title: title.to_owned(),
            all: all.to_owned(),
            choices,
        })
    };
    all.into_iter().filter_map(facet).collect()
}

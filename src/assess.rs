//! What counts, what does not, and why: an [`Assessment`] of a log under a program.

pub mod certificate;
pub mod condition;
pub mod credit;
pub mod fault;
pub mod floor;
pub mod forecast;
pub mod group;
pub mod hours;
pub mod in_force;
mod judge;
pub mod limit;
pub mod number;
pub mod optimum;
pub mod personal;
pub mod reached;
pub mod record;
pub mod required;
pub mod shared;
pub mod signoff;
pub mod supervised;
pub mod version;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assess::condition::Facts;
use crate::assess::credit::Credit;
use crate::assess::fault::Fault;
use crate::assess::hours::HoursOutcome;
use crate::assess::in_force::InForceOutcome;
use crate::assess::number::NumberOutcome;
use crate::assess::personal::Missing;
use crate::assess::version::Choice;
use crate::model::log::{Log, Pursuit};
use crate::model::program::{Packs, Program};
use crate::model::requirement::Requirement;

/// Whether a requirement is fulfilled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Met,
    /// There is a gap, and an exception explains all of it.
    Explained,
    /// It is not.
    Short,
    /// It is not, and a fact that it needs is not in the log.
    Unknown,
}

/// A log under one program, on one day.
#[derive(Debug, Clone)]
pub struct Assessment<'a> {
    /// The log.
    pub log: &'a Log,
    /// The rules.
    pub program: &'a Program,
    /// The rules of all known programs.
    pub packs: &'a Packs,
    /// What the log chooses for the program.
    pub pursuit: &'a Pursuit,
    /// How the version was chosen.
    pub choice: Choice,
    /// The day of judgement.
    pub as_of: Date,
    /// Every share of time that is aimed at a domain, by first day, path and line.
    pub credits: Vec<Credit>,
    /// The entries that count nothing because of a fault, by their place in the log.
    pub faults: BTreeMap<usize, Vec<Fault>>,
    /// The results, in the program's order.
    pub outcomes: Vec<Outcome<'a>>,
    /// The result of all.
    pub status: Status,
}

/// The result of one requirement.
#[derive(Debug, Clone)]
pub struct Outcome<'a> {
    /// The requirement.
    pub requirement: &'a Requirement,
    /// Whether it is fulfilled.
    pub status: Status,
    /// What led to it.
    pub finding: Finding<'a>,
}

/// What led to a result.
#[derive(Debug, Clone)]
pub enum Finding<'a> {
    /// Hours.
    Hours(Box<HoursOutcome>),
    /// The first and last counted day, and the day on which the span is reached.
    Span(Option<Span>),
    /// Days on which a document was not in force.
    InForce(InForceOutcome),
    /// What is not there.
    Facts(Vec<Missing>),
    /// How many there are of what is counted by number.
    Number(NumberOutcome),
    /// The results of the requirements within.
    Within(Vec<Outcome<'a>>),
}

/// From the first to the last counted day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first counted day.
    pub first: Date,
    /// The last counted day.
    pub last: Date,
    /// The earliest last day that reaches the span.
    pub reached_on: Date,
    /// The latest last day that does not go beyond it.
    pub until: Option<Date>,
}

/// Assesses `log` under every program that it pursues, on the day `as_of`; a program for which the
/// log gives a day of certification or an end is judged as of that day.
pub fn assess<'a>(log: &'a Log, packs: &'a Packs, as_of: Date) -> Vec<Assessment<'a>> {
    let choose = |pursuit: &'a Pursuit| {
        if packs.broken.contains(&pursuit.program) {
            return None;
        }
        let as_of = pursuit.as_of(as_of);
        let (program, choice) = version::choose(log, packs, pursuit, as_of)?;
        Some(Chosen { pursuit, program, choice, as_of })
    };
    let chosen: Vec<Chosen<'a>> = log.programs.iter().filter_map(choose).collect();
    // An entry with a fault counts nothing, whole, in any program.
    let programs: Vec<(&Program, Date)> =
        chosen.iter().map(|one| (one.program, one.as_of)).collect();
    let faults = fault::all(log, &programs);
    chosen.into_iter().map(|chosen| one(log, packs, &chosen, &faults)).collect()
}

/// Assesses `log` under one version of a program, whatever the log chooses.
pub fn under<'a>(
    log: &'a Log,
    packs: &'a Packs,
    program: &'a Program,
    pursuit: &'a Pursuit,
    as_of: Date,
) -> Assessment<'a> {
    let as_of = pursuit.as_of(as_of);
    let contract = log.first_contract(program.id);
    let choice = Choice { contract, pinned: true, oddity: None };
    let faults = fault::all(log, &[(program, as_of)]);
    one(log, packs, &Chosen { pursuit, program, choice, as_of }, &faults)
}

/// A program with its version, and the day on which it is judged.
struct Chosen<'a> {
    pursuit: &'a Pursuit,
    program: &'a Program,
    choice: Choice,
    as_of: Date,
}

fn one<'a>(
    log: &'a Log,
    packs: &'a Packs,
    chosen: &Chosen<'a>,
    faults: &fault::Faults,
) -> Assessment<'a> {
    let Chosen { pursuit, program, choice, as_of } = *chosen;
    let facts = Facts::new(log, program.id, as_of);
    let mut credits = credit::all(log, program, faults, as_of, pursuit.period);
    floor::apply(log, program, &facts, &mut credits);
    let grants = judge::grants(log, program, as_of);
    let granted: Vec<_> = program
        .domains
        .iter()
        .zip(&grants)
        .map(|(domain, given)| {
            given.iter().filter_map(|at| domain.grants.get(*at)).map(|grant| grant.hours).sum()
        })
        .collect();
    let setting = limit::Setting { log, program, facts: &facts, granted: &granted };
    let counted = limit::apply(setting, &mut credits);
    let judge = judge::Judge {
        setting,
        packs,
        pursuit,
        as_of,
        credits: &credits,
        counted: &counted,
        grants: &grants,
    };
    let outcomes: Vec<Outcome<'a>> =
        program.requirements.iter().map(|requirement| judge.outcome(requirement)).collect();
    let status = judge::overall(&outcomes);
    Assessment {
        log,
        program,
        packs,
        pursuit,
        choice,
        as_of,
        credits,
        faults: faults.entries.clone(),
        outcomes,
        status,
    }
}

impl Outcome<'_> {
    /// The result in hours, if it is one.
    pub fn hours(&self) -> Option<&HoursOutcome> {
        if let Finding::Hours(hours) = &self.finding { Some(hours) } else { None }
    }
}

impl Assessment<'_> {
    /// The result of the requirement of this id.
    pub fn outcome(&self, id: &str) -> Option<&Outcome<'_>> {
        self.outcomes.iter().find(|outcome| outcome.requirement.id == id)
    }

    /// The result of the requirement in hours of a domain.
    pub fn hours_of(&self, domain: usize) -> Option<&Outcome<'_>> {
        fn within<'o>(outcomes: &'o [Outcome<'o>], domain: usize) -> Option<&'o Outcome<'o>> {
            outcomes.iter().find_map(|outcome| match &outcome.finding {
                Finding::Hours(hours) if hours.domain == domain => Some(outcome),
                Finding::Within(outcomes) => within(outcomes, domain),
                Finding::Hours(_)
                | Finding::Span(_)
                | Finding::InForce(_)
                | Finding::Facts(_)
                | Finding::Number(_) => None,
            })
        }
        within(&self.outcomes, domain)
    }

    /// What conditions are judged against.
    pub fn facts(&self) -> Facts<'_> {
        Facts::new(self.log, self.program.id, self.as_of)
    }

    /// The shares of each line, by the places of entry and line.
    pub fn credits_by_line(&self) -> BTreeMap<(usize, usize), Vec<&Credit>> {
        let mut by_line: BTreeMap<(usize, usize), Vec<&Credit>> = BTreeMap::new();
        for credit in &self.credits {
            by_line.entry((credit.entry, credit.line)).or_default().push(credit);
        }
        by_line
    }

    /// The shares aimed at a domain.
    pub fn credits_of(&self, domain: usize) -> impl Iterator<Item = &Credit> {
        self.credits.iter().filter(move |credit| credit.domain == domain)
    }
}

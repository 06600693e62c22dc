//! What counts, what does not, and why: an [`Assessment`] of a log under a program.

pub mod certificate;
pub mod condition;
pub mod credit;
pub mod fault;
pub mod forecast;
pub mod hours;
pub mod in_force;
pub mod limit;
pub mod optimum;
pub mod personal;
pub mod version;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assess::credit::Credit;
use crate::assess::fault::Fault;
use crate::assess::hours::HoursOutcome;
use crate::assess::in_force::InForceOutcome;
use crate::assess::personal::Missing;
use crate::assess::version::Choice;
use crate::model::log::Log;
use crate::model::period;
use crate::model::program::{Domain, Packs, Program, Requirement, Rule};

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
    pub finding: Finding,
}

/// What led to a result.
#[derive(Debug, Clone)]
pub enum Finding {
    /// Hours.
    Hours(HoursOutcome),
    /// The first and last counted day, and the day on which the span is reached.
    Span(Option<Span>),
    /// Days on which a document was not in force.
    InForce(InForceOutcome),
    /// What is not there.
    Facts(Vec<Missing>),
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
}

/// Assesses `log` under every program that it pursues, on the day `as_of`.
pub fn assess<'a>(log: &'a Log, packs: &'a Packs, as_of: Date) -> Vec<Assessment<'a>> {
    let choices: Vec<(&Program, Choice)> = log
        .programs
        .iter()
        .filter_map(|pursuit| version::choose(log, packs, pursuit, as_of))
        .collect();
    // An entry with a fault counts nothing, whole, in any program.
    let programs: Vec<&Program> = choices.iter().map(|(program, _)| *program).collect();
    let faults = fault::all(log, &programs, as_of);
    choices.into_iter().map(|(program, choice)| one(log, program, choice, &faults, as_of)).collect()
}

fn one<'a>(
    log: &'a Log,
    program: &'a Program,
    choice: Choice,
    faults: &fault::Faults,
    as_of: Date,
) -> Assessment<'a> {
    let mut credits = credit::all(log, program, faults, as_of);
    limit::apply(log, program, as_of, &mut credits);
    let contract = log.first_contract(program.id).map(|signed| signed.value);
    let judge = |requirement: &'a Requirement| {
        let (status, finding) = match &requirement.rule {
            Rule::Hours { domain, .. } => {
                let found = hours::judge(log, program, as_of, requirement, &credits);
                let unknown = contract.is_none() && needs_contract(program, *domain);
                let status = status(found.short.is_zero(), unknown);
                (status, Finding::Hours(found))
            }
            Rule::Span { domain, months } => {
                let span = span(log, &credits, *domain, *months);
                let reached = span.is_some_and(|span| span.last >= span.reached_on);
                let unknown = contract.is_none() && needs_contract(program, *domain);
                (status(reached, unknown), Finding::Span(span))
            }
            Rule::InForce { document, of, level, grace } => {
                let asked = in_force::Asked {
                    id: &requirement.id,
                    document: *document,
                    of: of.as_deref(),
                    level: *level,
                    grace: grace.as_ref(),
                };
                let found = in_force::judge(log, &asked, contract, as_of);
                (found.status(), Finding::InForce(found))
            }
            Rule::Attested(list) => personal::attested(log, list, as_of),
            Rule::Degree(levels) => personal::degree(log, levels, as_of),
            Rule::Experience(years) => personal::experience(log, years, as_of),
            Rule::Contract => personal::contracts(log, program.id, &credits),
        };
        Outcome { requirement, status, finding }
    };
    let outcomes: Vec<Outcome<'_>> = program.requirements.iter().map(judge).collect();
    let status = overall(&outcomes);
    Assessment {
        log,
        program,
        choice,
        as_of,
        credits,
        faults: faults.entries.clone(),
        outcomes,
        status,
    }
}

fn status(met: bool, unknown: bool) -> Status {
    match (met, unknown) {
        (true, _) => Status::Met,
        (false, true) => Status::Unknown,
        (false, false) => Status::Short,
    }
}

fn overall(outcomes: &[Outcome<'_>]) -> Status {
    let has = |status| outcomes.iter().any(|outcome| outcome.status == status);
    if has(Status::Short) {
        Status::Short
    } else if has(Status::Unknown) {
        Status::Unknown
    } else if has(Status::Explained) {
        Status::Explained
    } else {
        Status::Met
    }
}

fn needs_contract(program: &Program, domain: usize) -> bool {
    program.domains.get(domain).is_some_and(Domain::needs_contract)
}

fn span(log: &Log, credits: &[Credit], domain: usize, months: u32) -> Option<Span> {
    let counted = credits.iter().filter(|one| one.domain == domain && !one.counted.is_zero());
    let days: Vec<_> = counted.filter_map(|one| Some(one.line(log)?.date.value)).collect();
    let first = days.iter().map(|days| days.from).min()?;
    let last = days.iter().map(|days| days.to).max()?;
    Some(Span { first, last, reached_on: period::plus_months(first, months) })
}

impl Assessment<'_> {
    /// The result of the requirement of this id.
    pub fn outcome(&self, id: &str) -> Option<&Outcome<'_>> {
        self.outcomes.iter().find(|outcome| outcome.requirement.id == id)
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

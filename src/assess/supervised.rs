//! What stands under one supervisor: their sessions, their teaching, the client hours.

use crate::assess::credit::Credit;
use crate::assess::hours::{PartKind, PartOutcome};
use crate::assess::{Assessment, Outcome};
use crate::model::hours::Hours;
use crate::model::log::SupervisorId;
use crate::model::words::Kind;

/// What of a domain stands under one supervisor.
#[derive(Debug, Clone)]
pub struct Supervised<'a> {
    /// The domain, by its place in the program.
    pub domain: usize,
    /// The result of the whole, if hours of the domain are asked for.
    pub outcome: Option<&'a Outcome<'a>>,
    /// The hours under this supervisor.
    pub hours: Sums,
    /// The parts of the domain, by their places, with the hours under this supervisor.
    pub parts: Vec<(usize, Sums)>,
}

/// Hours that were logged, and what of them counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Raw clock hours.
    pub logged: Hours,
    /// What counts after all limits of the whole application.
    pub counted: Hours,
}

impl Sums {
    /// The sums of these.
    pub fn of<'c, I: Iterator<Item = &'c Credit>>(credits: I) -> Self {
        let add = |sums: Self, credit: &Credit| Self {
            logged: sums.logged.plus(credit.logged),
            counted: sums.counted.plus(credit.counted),
        };
        credits.fold(Self::default(), add)
    }
}

impl Supervised<'_> {
    /// What the whole application still lacks in a part, where a minimum is asked for.
    pub fn part(&self, at: usize) -> Option<&PartOutcome> {
        let parts = &self.outcome?.hours()?.parts;
        parts.iter().find(|part| part.part == PartKind::Part(at) && part.required.is_some())
    }
}

/// Whether a share of time stands under a supervisor: who else was present has it not.
pub fn is_under(assessment: &Assessment<'_>, credit: &Credit, id: SupervisorId) -> bool {
    credit.line(assessment.log).is_some_and(|line| line.supervisor == Some(id))
}

/// The shares of time under a supervisor, by date.
pub fn credits<'a>(
    assessment: &'a Assessment<'_>,
    id: SupervisorId,
) -> impl Iterator<Item = &'a Credit> {
    assessment.credits.iter().filter(move |credit| is_under(assessment, credit, id))
}

/// Every domain that takes supervision or client work, and each to which teaching by this
/// supervisor is aimed.
pub fn of<'a>(assessment: &'a Assessment<'a>, id: SupervisorId) -> Vec<Supervised<'a>> {
    let facts = assessment.facts();
    let one = |at: usize| {
        let domain = assessment.program.domains.get(at)?;
        let mine = || credits(assessment, id).filter(move |credit| credit.domain == at);
        let outcome = assessment.hours_of(at);
        let asked = outcome.is_some() && !domain.takes_only(Kind::Training);
        if !asked && mine().next().is_none() {
            return None;
        }
        let part = |(place, part): (usize, &crate::model::domain::Part)| {
            let holds = |credit: &&Credit| {
                let time = credit.time(assessment.log);
                time.is_some_and(|time| facts.holds(&part.condition, time))
            };
            (place, Sums::of(mine().filter(holds)))
        };
        let parts = domain.parts.iter().enumerate().map(part).collect();
        Some(Supervised { domain: at, outcome, hours: Sums::of(mine()), parts })
    };
    (0..assessment.program.domains.len()).filter_map(one).collect()
}

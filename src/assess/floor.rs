//! Floors: a period or area that does not reach so much counts nothing.
//!
//! They are measured on what passed eligibility and conversion, all before any of them takes
//! effect, so that their order means nothing.

use std::collections::BTreeSet;

use crate::assess::condition::Facts;
use crate::assess::credit::{Credit, Reason};
use crate::assess::group;
use crate::model::domain::{Domain, Floor, Least, Measure};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::program::Program;

/// Takes away what lies below a floor.
pub fn apply(log: &Log, program: &Program, facts: &Facts<'_>, credits: &mut [Credit]) {
    for (at, domain) in program.domains.iter().enumerate().filter(|(_, one)| !one.floors.is_empty())
    {
        let lost = below(log, domain, facts, at, credits);
        for (place, floor) in lost {
            if let Some(credit) = credits.get_mut(place).filter(|one| !one.counted.is_zero()) {
                let lost = credit.counted;
                credit.counted = Hours::ZERO;
                credit.reasons.push(Reason::UnderFloor { floor, lost });
            }
        }
    }
}

/// The places of what counts nothing, each with the first floor that it does not reach.
fn below(
    log: &Log,
    domain: &Domain,
    facts: &Facts<'_>,
    domain_at: usize,
    credits: &[Credit],
) -> Vec<(usize, usize)> {
    let eligible = |(_, one): &(usize, &Credit)| one.domain == domain_at && !one.credited.is_zero();
    let (places, mine): (Vec<usize>, Vec<&Credit>) =
        credits.iter().enumerate().filter(eligible).unzip();
    let holds = |floor: &Floor, measured: bool, at: &usize| {
        let condition = if measured { &floor.having } else { &floor.clause.condition };
        let time = mine.get(*at).and_then(|one| one.time(log));
        time.is_some_and(|time| facts.holds(condition, time))
    };
    let mut lost = Vec::new();
    for (floor_at, floor) in domain.floors.iter().enumerate() {
        let within = group::groups_within(log, &mine, floor.each);
        for (group, members) in group::groups(log, &mine, Some(floor.each)) {
            let shown = within.get(&group).map(Vec::as_slice).unwrap_or_default();
            let measured = shown.iter().filter(|at| holds(floor, true, at));
            let measured: Vec<&Credit> = measured.filter_map(|at| mine.get(*at).copied()).collect();
            if !reaches(floor, &measured) {
                let bears = members.iter().filter(|at| holds(floor, false, at));
                lost.extend(bears.filter_map(|at| Some((*places.get(*at)?, floor_at))));
            }
        }
    }
    lost
}

/// Whether these are enough for the floor.
fn reaches(floor: &Floor, measured: &[&Credit]) -> bool {
    enough(floor.at_least, floor.measure, measured)
}

/// Whether these come to so many hours, or so many sessions.
pub fn enough(least: Least, measure: Measure, measured: &[&Credit]) -> bool {
    match least {
        Least::Hours(hours) => {
            let amount = |one: &&Credit| match measure {
                Measure::Credited => one.credited,
                Measure::Logged => one.logged,
            };
            measured.iter().map(amount).sum::<Hours>() >= hours
        }
        Least::Times(times) => {
            let sessions: BTreeSet<(usize, usize)> =
                measured.iter().map(|one| (one.entry, one.line)).collect();
            sessions.len() >= usize::try_from(times).unwrap_or(usize::MAX)
        }
    }
}

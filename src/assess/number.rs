//! How many different ones there are, and how many periods have enough.

use std::collections::BTreeSet;

use crate::assess::condition::{Facts, Time};
use crate::assess::credit::Credit;
use crate::assess::floor;
use crate::assess::group;
use crate::model::domain::{Each, Least, Measure};
use crate::model::entry::Aim;
use crate::model::log::Log;
use crate::model::predicate::Predicate;
use crate::model::requirement::Field;
use crate::model::vocabulary::Vocabulary;

/// A number that is required, and what there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberOutcome {
    /// What there is, each by its name or first day, in order.
    pub found: Vec<String>,
    /// At least so many.
    pub at_least: Option<u32>,
    /// At most so many.
    pub at_most: Option<u32>,
}

impl NumberOutcome {
    /// How many there are.
    pub fn number(&self) -> u32 {
        u32::try_from(self.found.len()).unwrap_or(u32::MAX)
    }

    /// How many are missing.
    pub fn short(&self) -> u32 {
        self.at_least.unwrap_or(0).saturating_sub(self.number())
    }

    /// Whether there are enough and not too many.
    pub fn is_met(&self) -> bool {
        self.short() == 0 && self.at_most.is_none_or(|most| self.number() <= most)
    }
}

/// The different ones among what counts of the matching time; what is not given is none.
pub fn distinct(
    log: &Log,
    words: &Vocabulary,
    facts: &Facts<'_>,
    (of, condition): (Field, &Predicate),
    credits: &[&Credit],
) -> Vec<String> {
    let times = matching(log, facts, condition, credits).filter_map(|one| one.time(log));
    let names: BTreeSet<String> = times.filter_map(|time| name(log, words, of, time)).collect();
    names.into_iter().collect()
}

fn matching<'a>(
    log: &'a Log,
    facts: &'a Facts<'_>,
    condition: &'a Predicate,
    credits: &'a [&'a Credit],
) -> impl Iterator<Item = &'a &'a Credit> {
    credits
        .iter()
        .filter(|one| !one.counted.is_zero())
        .filter(move |one| one.time(log).is_some_and(|time| facts.holds(condition, time)))
}

fn name(log: &Log, words: &Vocabulary, of: Field, time: Time<'_>) -> Option<String> {
    let line = time.line;
    match of {
        Field::Supervisor => line.supervisor.map(|id| log.supervisor_name(id).to_owned()),
        Field::Provider => time.entry.provider.clone(),
        Field::Modality => line.modality.map(|one| one.shown().to_owned()),
        Field::Delivery => line.delivery.map(|one| one.shown().to_owned()),
        Field::Approval => line.approval.map(|one| one.shown().to_owned()),
        Field::Area => {
            let aim = if let Aim::Area(area) = time.share.aim { Some(area) } else { None };
            time.area.or(aim).map(|area| words.area_id(area).to_owned())
        }
        Field::Attribute(id) => {
            let (_, value) = line.attributes.iter().find(|(one, _)| *one == id)?;
            words.attribute_of(id)?.values.get(*value).map(|(_, shown)| shown.clone())
        }
    }
}

/// The first days of the periods in which enough of the matching time counts.
pub fn periods(
    log: &Log,
    facts: &Facts<'_>,
    (each, condition, having): (Each, &Predicate, Least),
    credits: &[&Credit],
) -> Vec<String> {
    let mine: Vec<&Credit> = matching(log, facts, condition, credits).copied().collect();
    let enough = |members: &Vec<usize>| {
        let here: Vec<&Credit> = members.iter().filter_map(|at| mine.get(*at).copied()).collect();
        floor::enough(having, Measure::Credited, &here)
    };
    let groups = group::groups_within(log, &mine, each).into_iter();
    let full = groups.filter(|(_, members)| enough(members));
    full.filter_map(|(group, _)| {
        if let group::Group::Days(first) = group { Some(first.to_string()) } else { None }
    })
    .collect()
}

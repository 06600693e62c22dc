//! Shares of time by what a rule looks at one by one: periods, runs of days, areas, sessions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use crate::assess::credit::Credit;
use crate::model::domain::Each;
use crate::model::log::Log;
use crate::model::period::{self, Period};
use crate::model::vocabulary::AreaId;

/// One of those that a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// All of the domain.
    Whole,
    /// A period or run of days, by its first day.
    Days(Date),
    /// An area.
    Area(AreaId),
    /// A line, by the places of entry and line.
    Session(usize, usize),
}

/// The places of `credits` in each group. Time of several days belongs to every period that it
/// touches, so that it is held against each of them.
pub fn groups(log: &Log, credits: &[&Credit], each: Option<Each>) -> BTreeMap<Group, Vec<usize>> {
    let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    let dates: Vec<Option<Period>> =
        credits.iter().map(|one| Some(one.line(log)?.date.value)).collect();
    if let Some(Each::Days(length)) = each {
        return runs(&dates, length);
    }
    for (at, (credit, date)) in credits.iter().zip(dates).enumerate() {
        let mut put = |group| groups.entry(group).or_default().push(at);
        match (each, date) {
            (None, _) => put(Group::Whole),
            (Some(Each::Area), _) => {
                if let Some(area) = credit.area {
                    put(Group::Area(area));
                }
            }
            (Some(Each::Session), _) => put(Group::Session(credit.entry, credit.line)),
            (Some(each @ (Each::Month | Each::Week | Each::Year)), Some(date)) => {
                for first in periods(each, date) {
                    put(Group::Days(first));
                }
            }
            (Some(Each::Month | Each::Week | Each::Year | Each::Days(_)), _) => {}
        }
    }
    groups
}

/// The same, without time that reaches beyond its group: what a period must have is shown only by
/// time that lies within it.
pub fn groups_within(log: &Log, credits: &[&Credit], each: Each) -> BTreeMap<Group, Vec<usize>> {
    let mut groups = groups(log, credits, Some(each));
    let inside = |at: &usize| {
        let line = credits.get(*at).and_then(|one| one.line(log));
        line.is_some_and(|line| periods(each, line.date.value).len() <= 1)
    };
    if each.is_period() {
        for members in groups.values_mut() {
            members.retain(inside);
        }
    }
    groups
}

/// The first days of the calendar periods that `days` touch.
pub fn periods(each: Each, days: Period) -> Vec<Date> {
    let mut firsts = Vec::new();
    let mut first = first_of(each, days.from);
    while first <= days.to {
        firsts.push(first);
        let after = first_of(each, period::plus_days(first, longest(each)));
        if after <= first {
            break;
        }
        first = after;
    }
    firsts
}

/// A number of days that leads from the first day of a period into the next one.
fn longest(each: Each) -> i32 {
    match each {
        Each::Month => 31,
        Each::Week | Each::Days(_) | Each::Area | Each::Session => 7,
        Each::Year => 366,
    }
}

fn first_of(each: Each, day: Date) -> Date {
    match each {
        Each::Month => day.first_of_month(),
        Each::Year => day.first_of_year(),
        Each::Week => {
            let since = i32::from(day.weekday().since(Weekday::Monday));
            period::plus_days(day, since.saturating_neg())
        }
        Each::Days(_) | Each::Area | Each::Session => day,
    }
}

/// Runs of `length` days. A run that begins on the last day of some time holds all that a run
/// which begins a little earlier holds, so no other needs a look.
fn runs(dates: &[Option<Period>], length: u32) -> BTreeMap<Group, Vec<usize>> {
    let firsts: BTreeSet<Date> = dates.iter().flatten().map(|date| date.to).collect();
    let length = i32::try_from(length.saturating_sub(1)).unwrap_or(0);
    let run = |first: Date| {
        let days = Period { from: first, to: period::plus_days(first, length) };
        let touches = |date: &Option<Period>| date.is_some_and(|date| date.overlaps(days));
        let members = dates.iter().enumerate().filter(|(_, date)| touches(date));
        (Group::Days(first), members.map(|(at, _)| at).collect())
    };
    firsts.into_iter().map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_touches_each_period_that_it_reaches_into() {
        let days = Period::parse("2023-12-30..2024-02-01").unwrap();
        let firsts =
            |each| -> Vec<String> { periods(each, days).iter().map(ToString::to_string).collect() };
        assert_eq!(firsts(Each::Month), ["2023-12-01", "2024-01-01", "2024-02-01"]);
        assert_eq!(firsts(Each::Year), ["2023-01-01", "2024-01-01"]);
        // 2023-12-30 is a Saturday.
        assert_eq!(
            firsts(Each::Week),
            ["2023-12-25", "2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22", "2024-01-29"]
        );
    }
}

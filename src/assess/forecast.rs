//! Where the log is heading: pace and projected finish.

use jiff::civil::Date;

use crate::assess::Assessment;
use crate::assess::credit::Credit;
use crate::assess::hours::HoursOutcome;
use crate::model::entry::Entry;
use crate::model::hours::Hours;
use crate::model::period::{self, Period};

/// The last months from which the pace is taken.
const WINDOW: u32 = 12;

/// Days ahead that a pace of one year can say anything about: ten years.
const FARTHEST: i32 = 3_650;

/// How fast a requirement in hours fills, and when it will be full at that pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// Counted hours in a month, over the last 12 months or since the first entry if that is later.
    pub each_month: Hours,
    /// The day on which the rest is reached at that pace.
    pub finish: Option<Date>,
}

/// The pace of a requirement, leaving out times of leave; nothing before the first counted hour.
pub fn of(assessment: &Assessment<'_>, outcome: &HoursOutcome) -> Option<Forecast> {
    // What is certified is not on its way any more.
    if assessment.pursuit.certified.is_some() {
        return None;
    }
    let counted = || assessment.credits_of(outcome.domain).filter(|one| !one.counted.is_zero());
    let begin = |one: &Credit| Some(one.line(assessment.log)?.date.value.from);
    let first = counted().filter_map(begin).min()?;
    let as_of = assessment.as_of;
    let since = period::minus_months(as_of, WINDOW).max(first);
    let window = Period { from: since, to: as_of.max(since) };
    let hours: Hours = counted()
        .filter(|one| begin(one).is_some_and(|day| day >= since))
        .map(|one| one.counted)
        .sum();
    let days: u32 = period::without(window, assessment.log.pauses.iter().copied())
        .iter()
        .map(|run| run.days())
        .sum();
    if hours.is_zero() || days == 0 {
        return Some(Forecast { each_month: Hours::ZERO, finish: None });
    }
    // A month is a twelfth of 365 days.
    let each_month = hours.times(365, days.saturating_mul(12));
    let needed = outcome.short.times_of(hours.times(1, days))?;
    let finish = i32::try_from(needed).ok().filter(|days| *days < FARTHEST);
    Some(Forecast { each_month, finish: finish.map(|days| period::plus_days(as_of, days)) })
}

/// Months since the first contract in which nothing of a kind was logged, up to the last full month.
pub fn empty_months(assessment: &Assessment<'_>, wanted: impl Fn(&Entry) -> bool) -> Vec<Period> {
    let Some(contract) = assessment.choice.contract else { return Vec::new() };
    let entries: Vec<Period> = assessment
        .log
        .entries
        .iter()
        .filter(|entry| entry.is_claimed() && wanted(entry))
        .map(|entry| entry.date.value)
        .collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let mut months = Vec::new();
    let mut first = contract.value.first_of_month();
    while first.last_of_month() < assessment.as_of {
        let month = Period { from: first, to: first.last_of_month() };
        let paused = assessment.log.pauses.iter().any(|pause| pause.overlaps(month));
        if !paused && !entries.iter().any(|entry| entry.overlaps(month)) {
            months.push(month);
        }
        let next = period::next(month.to);
        if next <= first {
            break;
        }
        first = next;
    }
    months
}

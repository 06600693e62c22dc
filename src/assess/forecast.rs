//! Where the log is heading: pace and projected finish.

mod ahead;

use jiff::civil::Date;

use crate::assess::Assessment;
use crate::assess::credit::Credit;
use crate::assess::forecast::ahead::{Ahead, Reached};
use crate::assess::hours::{HoursOutcome, PartKind};
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
    /// Hours in a month of what is reached last, over the last 12 months or since the first entry
    /// if that is later; what a full limit bears on is left out.
    pub each_month: Hours,
    /// The part that is reached last, if not the whole.
    pub of: Option<PartKind>,
    /// When it is reached.
    pub end: End,
    /// When the whole is reached, whatever parts lack.
    pub whole: End,
}

/// When hours are reached at the pace of the last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// On this day.
    On(Date),
    /// Nothing was added in the last year.
    Still,
    /// Limits are full before it is reached.
    Full,
    /// Later than can be told.
    Far,
}

impl End {
    /// The day, if there is one.
    pub fn day(self) -> Option<Date> {
        if let Self::On(day) = self { Some(day) } else { None }
    }

    /// Whether nothing is known to be later.
    fn is_later_than(self, other: Self) -> bool {
        match (self.day(), other.day()) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(day), Some(other)) => day > other,
        }
    }
}

/// The pace of a requirement, leaving out times of leave, those ahead too; nothing before the first
/// counted hour. It is reached with the last of its whole and its parts.
pub fn of(assessment: &Assessment<'_>, outcome: &HoursOutcome) -> Option<Forecast> {
    // What is certified is not on its way any more.
    if assessment.pursuit.certified.is_some() {
        return None;
    }
    let credits = || assessment.credits_of(outcome.domain);
    let begin = |one: &Credit| Some(one.line(assessment.log)?.date.value.from);
    let first = credits().filter(|one| !one.counted.is_zero()).filter_map(begin).min()?;
    let as_of = assessment.as_of;
    let since = period::minus_months(as_of, WINDOW).max(first);
    let window = Period { from: since, to: as_of.max(since) };
    let days: u32 = period::without(window, assessment.log.pauses.iter().copied())
        .iter()
        .map(|run| run.days())
        .sum();
    let recent: Vec<&Credit> =
        credits().filter(|one| begin(one).is_some_and(|day| day >= since)).collect();
    let ahead = Ahead::of(assessment, outcome, &recent)?;
    let reached = |of: Option<usize>, short: Hours| {
        let pace = ahead.pace(of, days);
        let end = match pace.reached(short) {
            Reached::In(days) => {
                finish(as_of, days, &assessment.log.pauses).map_or(End::Far, End::On)
            }
            Reached::Still => End::Still,
            Reached::Full => End::Full,
            Reached::Far => End::Far,
        };
        (pace.each_month(), end)
    };
    let (each_month, whole) = reached(None, outcome.short);
    let whole = Forecast { each_month, of: None, end: whole, whole };
    // What areas lack is in the whole's: which of them the next hours serve is free to choose. What a
    // part asks for is of another kind, and comes at a pace of its own.
    let lacking = outcome.parts.iter().filter(|part| !part.short.is_zero());
    let parts = lacking.filter_map(|part| match part.part {
        PartKind::Area(_) => None,
        PartKind::Part(at) => {
            let (each_month, end) = reached(Some(at), part.short);
            Some(Forecast { each_month, of: Some(part.part), end, ..whole })
        }
    });
    // Of several on one day a part says more than the whole.
    let all = parts.chain([whole]);
    all.reduce(|last, one| if one.end.is_later_than(last.end) { one } else { last })
}

/// The last of so many days after `as_of` that no planned pause takes; nothing if that is too far.
fn finish(as_of: Date, needed: u32, pauses: &[Period]) -> Option<Date> {
    if needed == 0 {
        return Some(as_of);
    }
    let farthest = period::plus_days(as_of, FARTHEST);
    let ahead = Period { from: period::next(as_of), to: farthest };
    let mut left = needed;
    for run in period::without(ahead, pauses.iter().copied()) {
        if left <= run.days() {
            let days = i32::try_from(left.saturating_sub(1)).ok()?;
            return Some(period::plus_days(run.from, days)).filter(|day| *day < farthest);
        }
        left = left.saturating_sub(run.days());
    }
    None
}

/// The first day from `day` on that no planned pause takes; nothing if that is too far.
pub fn at_work(assessment: &Assessment<'_>, day: Date) -> Option<Date> {
    let days = Period { from: day, to: period::plus_days(day, FARTHEST) };
    let left = period::without(days, assessment.log.pauses.iter().copied());
    left.first().map(|run| run.from)
}

/// The planned pauses that lie ahead of `as_of`, or what is left of them, up to `last`.
pub fn pauses_ahead(assessment: &Assessment<'_>, last: Date) -> Vec<Period> {
    let ahead = period::next(assessment.as_of);
    let left = |pause: &Period| Period { from: pause.from.max(ahead), to: pause.to };
    let pauses = period::joined(assessment.log.pauses.iter().copied());
    pauses.iter().map(left).filter(|pause| pause.from <= pause.to && pause.from <= last).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn pause(from: Date, to: Date) -> Period {
        Period { from, to }
    }

    #[test]
    fn a_planned_pause_is_skipped() {
        let as_of = date(2025, 6, 1);
        let july = [pause(date(2025, 7, 1), date(2025, 7, 31))];
        // 29 days are left of June, and the pause takes 31.
        assert_eq!(finish(as_of, 29, &july), Some(date(2025, 6, 30)));
        assert_eq!(finish(as_of, 30, &july), Some(date(2025, 8, 1)));
        assert_eq!(finish(as_of, 54, &july), Some(date(2025, 8, 25)));
        assert_eq!(finish(as_of, 54, &[]), Some(date(2025, 7, 25)));
    }

    #[test]
    fn of_a_pause_that_has_begun_what_is_left_is_skipped() {
        let as_of = date(2025, 6, 10);
        let around = pause(date(2025, 6, 1), date(2025, 6, 20));
        assert_eq!(finish(as_of, 1, &[around]), Some(date(2025, 6, 21)));
        let past = pause(date(2025, 5, 1), date(2025, 6, 10));
        assert_eq!(finish(as_of, 1, &[past]), Some(date(2025, 6, 11)));
        // What overlaps is skipped once: 20 days in all, from June 11 to 30.
        let more = pause(date(2025, 6, 15), date(2025, 6, 30));
        assert_eq!(finish(as_of, 2, &[around, more]), Some(date(2025, 7, 2)));
    }

    #[test]
    fn what_lies_too_far_ahead_is_not_told() {
        let as_of = date(2025, 6, 1);
        assert_eq!(finish(as_of, 0, &[]), Some(as_of));
        // Ten years of 365 days from June 1, 2025 end on May 30, 2035.
        assert_eq!(finish(as_of, 3_649, &[]), Some(date(2035, 5, 29)));
        assert_eq!(finish(as_of, 3_650, &[]), None);
        let forever = [pause(date(2025, 6, 2), Date::MAX)];
        assert_eq!(finish(as_of, 1, &forever), None);
    }
}

//! How many days of the pace of the last year fill what is lacking, within what the limits still
//! let count.

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::assess::condition::Facts;
use crate::assess::credit::Credit;
use crate::assess::forecast::FARTHEST;
use crate::assess::hours::HoursOutcome;
use crate::assess::optimum::{self, Bound, Piece, Weight};
use crate::model::domain::{Amount, Domain, Limit, Measure, Whole};
use crate::model::hours::Hours;

/// What an hour takes of each limit, in their order; nothing where it does not fall under it.
type Under = Vec<Option<(i64, u32)>>;

/// The hours of the last year, and the room that the limits leave.
pub(super) struct Ahead<'a> {
    assessment: &'a Assessment<'a>,
    facts: Facts<'a>,
    domain: &'a Domain,
    recent: &'a [&'a Credit],
    /// The limits of a fixed number for all time, each with what is left of it. One of each month
    /// shows in the pace itself, and one by a share of what counts rises with it.
    limits: Vec<(&'a Limit, Hours)>,
}

impl<'a> Ahead<'a> {
    pub(super) fn of(
        assessment: &'a Assessment<'a>,
        outcome: &HoursOutcome,
        recent: &'a [&'a Credit],
    ) -> Option<Self> {
        let domain = assessment.program.domains.get(outcome.domain)?;
        let facts = assessment.facts();
        let mut ahead = Self { assessment, facts, domain, recent, limits: Vec::new() };
        let fixed = |limit: &Limit| match &limit.at_most {
            Amount::Hours(_) => limit.each.is_none() && !limit.times_group_size,
            Amount::Share(share) => limit.each.is_none() && matches!(share.of, Whole::Required),
        };
        for found in &outcome.limits {
            let Some(limit) = domain.limits.get(found.at).filter(|limit| fixed(limit)) else {
                continue;
            };
            let used = assessment.credits_of(outcome.domain).filter_map(|credit| {
                let (numerator, denominator) = ahead.weight(limit, credit)?;
                let numerator = u32::try_from(numerator).unwrap_or(u32::MAX);
                Some(credit.counted.times(numerator, denominator))
            });
            let room = found.at_most.minus(used.sum());
            ahead.limits.push((limit, room));
        }
        Some(ahead)
    }

    /// What an hour of it takes of a limit; nothing if it does not fall under it.
    fn weight(&self, limit: &Limit, credit: &Credit) -> Option<(i64, u32)> {
        let time = credit.time(self.assessment.log)?;
        if !self.facts.holds(&limit.clause.condition, time) {
            return None;
        }
        let as_logged = (limit.measure == Measure::Logged)
            .then(|| credit.logged.ratio_to(credit.credited))
            .flatten();
        Some(as_logged.unwrap_or((1, 1)))
    }

    /// The pace of the whole, or of a part alone, by its place, over so many days.
    pub(super) fn pace(&self, of: Option<usize>, days: u32) -> Pace {
        let mut hours: BTreeMap<Under, Hours> = BTreeMap::new();
        let wanted = |credit: &&&Credit| {
            !credit.counted.is_zero() && of.is_none_or(|at| self.is_of_part(at, credit))
        };
        for credit in self.recent.iter().filter(wanted) {
            let under = self.limits.iter().map(|(limit, _)| self.weight(limit, credit)).collect();
            let sum = hours.entry(under).or_default();
            *sum = sum.plus(credit.counted);
        }
        Pace { hours, days, rooms: self.limits.iter().map(|(_, room)| *room).collect() }
    }

    fn is_of_part(&self, at: usize, credit: &Credit) -> bool {
        let condition = self.domain.parts.get(at).map(|part| &part.condition);
        let time = credit.time(self.assessment.log);
        condition.zip(time).is_some_and(|(condition, time)| self.facts.holds(condition, time))
    }
}

/// When something is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// With this day.
    In(u32),
    /// Nothing was added.
    Still,
    /// Limits are full before.
    Full,
    /// Later than can be told.
    Far,
}

/// So many hours in so many days, told apart by the limits under which they fall.
pub(super) struct Pace {
    hours: BTreeMap<Under, Hours>,
    days: u32,
    rooms: Vec<Hours>,
}

impl Pace {
    /// Hours in a twelfth of 365 days, without those that a full limit bears on.
    pub(super) fn each_month(&self) -> Hours {
        let is_full = |under: &Under| {
            under.iter().zip(&self.rooms).any(|(weight, room)| weight.is_some() && room.is_zero())
        };
        let open = self.hours.iter().filter(|(under, _)| !is_full(under));
        let hours: Hours = open.map(|(_, hours)| *hours).sum();
        if self.days == 0 { Hours::ZERO } else { hours.times(365, self.days.saturating_mul(12)) }
    }

    /// The number of days in which so many hours are added.
    pub(super) fn reached(&self, short: Hours) -> Reached {
        if self.hours.is_empty() || self.days == 0 {
            return Reached::Still;
        }
        let bounds = self.bounds();
        let enough = |days: u32, bounds: &[Bound]| {
            let amount = |hours: &Hours| hours.times(days, self.days);
            let pieces: Vec<Piece> =
                self.hours.values().map(|hours| Piece { amount: amount(hours), rank: 0 }).collect();
            optimum::counted(&pieces, bounds).into_iter().sum::<Hours>() >= short
        };
        let farthest = FARTHEST.unsigned_abs();
        if !enough(farthest, &bounds) {
            return if enough(farthest, &[]) { Reached::Full } else { Reached::Far };
        }
        if short.is_zero() {
            return Reached::In(0);
        }
        // The first of these is not enough, the second is.
        let (mut few, mut many) = (0, farthest);
        while many.saturating_sub(few) > 1 {
            let middle = few.midpoint(many);
            if enough(middle, &bounds) { many = middle } else { few = middle }
        }
        Reached::In(many)
    }

    /// What each limit still lets count.
    fn bounds(&self) -> Vec<Bound> {
        let bound = |(at, room): (usize, &Hours)| {
            let weight = |under: &Under| under.get(at).copied().flatten();
            let members = self.hours.keys().enumerate();
            let members = members.filter_map(|(piece, under)| {
                let (numerator, denominator) = weight(under)?;
                Some((piece, Weight::of(numerator, denominator)))
            });
            Bound { members: members.collect(), at_most: *room }
        };
        let bounds = self.rooms.iter().enumerate().map(bound);
        bounds.filter(|bound| !bound.members.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNDER: Option<(i64, u32)> = Some((1, 1));

    fn pace(hours: &[(Under, u32)], days: u32, rooms: &[u32]) -> Pace {
        let hours = hours.iter().map(|(under, hours)| (under.clone(), Hours::whole(*hours)));
        let rooms = rooms.iter().map(|hours| Hours::whole(*hours)).collect();
        Pace { hours: hours.collect(), days, rooms }
    }

    #[test]
    fn what_a_full_limit_bears_on_adds_nothing() {
        // 11 individual and 25 group hours in 356 days: 14 hours are 356 * 14 / 11 = 453.1 days.
        let full = pace(&[(vec![None], 11), (vec![UNDER], 25)], 356, &[0]);
        assert_eq!(full.reached(Hours::whole(14)), Reached::In(454));
        assert_eq!(full.each_month().to_string(), "0.93");
        let none = pace(&[(vec![UNDER], 25)], 356, &[0]);
        assert_eq!(none.reached(Hours::whole(1)), Reached::Full);
        assert!(none.each_month().is_zero());
    }

    #[test]
    fn a_limit_that_fills_on_the_way_adds_nothing_from_then_on() {
        // One hour a day of each kind: 5 of the one after 5 days, so 15 of both on the tenth.
        let hours = [(vec![None], 10), (vec![UNDER], 10)];
        let half = pace(&hours, 10, &[5]);
        assert_eq!(half.reached(Hours::whole(8)), Reached::In(4));
        assert_eq!(half.reached(Hours::whole(15)), Reached::In(10));
        // Alone it stops at 5.
        let alone = pace(&[(vec![UNDER], 10)], 10, &[5]);
        assert_eq!(alone.reached(Hours::whole(5)), Reached::In(5));
        assert_eq!(alone.reached(Hours::whole(6)), Reached::Full);
    }

    #[test]
    fn raw_hours_fill_a_limit_that_measures_them() {
        // An hour that counts stands for two: 10 raw hours are 5 that count.
        let twice = pace(&[(vec![Some((2, 1))], 10)], 10, &[10]);
        assert_eq!(twice.reached(Hours::whole(5)), Reached::In(5));
        assert_eq!(twice.reached(Hours::whole(6)), Reached::Full);
    }

    #[test]
    fn nothing_and_too_little_are_told_apart() {
        assert_eq!(pace(&[], 10, &[]).reached(Hours::whole(1)), Reached::Still);
        // An hour in 365 days is ten in ten years.
        let slow = pace(&[(vec![], 1)], 365, &[]);
        assert_eq!(slow.reached(Hours::whole(10)), Reached::In(3_650));
        assert_eq!(slow.reached(Hours::whole(11)), Reached::Far);
    }
}

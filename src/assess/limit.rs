//! Limits: how many matching hours may count.
//!
//! What counts is the largest total that satisfies every limit of the domain at once, whatever the
//! order in which the rules stand. Hours that a limit keeps first stay first; among equals time is
//! kept in the order of first day, path and line, so the last loses first. What a limit of calendar
//! periods takes is said before what the others take.

use std::collections::BTreeMap;

use crate::assess::condition::Facts;
use crate::assess::credit::{Credit, Reason};
use crate::assess::group::{self, Group};
use crate::assess::optimum::{self, Bound, Piece, Weight};
use crate::assess::required;
use crate::model::domain::{Amount, Domain, Limit, Measure, Whole};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::predicate::Predicate;
use crate::model::program::{Citation, Program};

/// What the limits of a program are held against.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The log.
    pub log: &'a Log,
    /// The rules.
    pub program: &'a Program,
    /// What conditions are judged against.
    pub facts: &'a Facts<'a>,
    /// What grants add to each domain, by its place.
    pub granted: &'a [Hours],
}

/// Sets what counts of each credit, and says which limit took the rest. Gives what counts of each
/// domain with its grants, by its place.
pub fn apply(setting: Setting<'_>, credits: &mut [Credit]) -> BTreeMap<usize, Hours> {
    let mut counted: BTreeMap<usize, Hours> = BTreeMap::new();
    for at in required::order(setting.program) {
        let Some(domain) = setting.program.domains.get(at) else { continue };
        let required = required::of(setting.program, at, &counted);
        let pool = Pool::of(setting, domain, at, required, credits);
        let (periods, others) =
            (pool.bounds(Limit::is_of_period), pool.bounds(|one| !one.is_of_period()));
        let kept = optimum::counted(&pool.pieces, &plain(&periods));
        let all = if others.is_empty() {
            kept.clone()
        } else {
            optimum::counted(&pool.pieces, &[plain(&periods), plain(&others)].concat())
        };
        let lost: Vec<(Hours, Hours)> = pool
            .pieces
            .iter()
            .zip(kept.iter().zip(&all))
            .map(|(piece, (kept, all))| {
                let lost = piece.amount.minus(*all);
                let by_period = piece.amount.minus(*kept).min(lost);
                (by_period, lost.minus(by_period))
            })
            .collect();
        let by_period = pool.blame(&periods, &kept, lost.iter().map(|one| one.0));
        // With other limits beside them, those of periods may take what they would not take alone.
        let together: Vec<Placed> = periods.into_iter().chain(others).collect();
        let by_other = pool.blame(&together, &all, lost.iter().map(|one| one.1));
        counted.insert(at, all.iter().copied().sum::<Hours>().plus(pool.granted));
        let places = pool.places;
        for (place, (all, reasons)) in
            places.into_iter().zip(all.into_iter().zip(by_period.into_iter().zip(by_other)))
        {
            if let Some(credit) = credits.get_mut(place) {
                credit.counted = all;
                credit.reasons.extend(reasons.0.into_iter().chain(reasons.1));
            }
        }
    }
    counted
}

/// What would count in a domain, grants aside, if the limits that are to be verified did not apply.
pub fn without_unsure(
    setting: Setting<'_>,
    domain_at: usize,
    required: Hours,
    credits: &[&Credit],
) -> Hours {
    let Some(domain) = setting.program.domains.get(domain_at) else { return Hours::ZERO };
    let mut copies: Vec<Credit> = credits.iter().map(|one| (*one).clone()).collect();
    for copy in &mut copies {
        copy.counted = copy.after_floors();
    }
    let pool = Pool::of(setting, domain, domain_at, required, &copies);
    let sure = |citation: &Citation| !citation.verify;
    let bounds = pool.bounds(|limit| sure(&limit.clause.citation));
    optimum::counted(&pool.pieces, &plain(&bounds)).into_iter().sum()
}

/// The time of a domain that may count, in the order in which it is kept.
struct Pool<'a> {
    setting: Setting<'a>,
    domain: &'a Domain,
    required: Hours,
    granted: Hours,
    /// The time of each piece.
    credits: Vec<&'a Credit>,
    pieces: Vec<Piece>,
    /// The place of each piece among the credits.
    places: Vec<usize>,
}

/// A bound, and the limit of the domain that it comes from.
struct Placed {
    limit: usize,
    bound: Bound,
}

fn plain(bounds: &[Placed]) -> Vec<Bound> {
    bounds.iter().map(|one| one.bound.clone()).collect()
}

impl<'a> Pool<'a> {
    fn of(
        setting: Setting<'a>,
        domain: &'a Domain,
        domain_at: usize,
        required: Hours,
        credits: &'a [Credit],
    ) -> Self {
        let counts =
            |(_, one): &(usize, &Credit)| one.domain == domain_at && !one.counted.is_zero();
        let (places, credits): (Vec<usize>, Vec<&Credit>) =
            credits.iter().enumerate().filter(counts).unzip();
        let granted = setting.granted.get(domain_at).copied().unwrap_or(Hours::ZERO);
        let mut pool =
            Self { setting, domain, required, granted, credits, pieces: Vec::new(), places };
        pool.pieces = pool
            .credits
            .iter()
            .map(|one| Piece { amount: one.counted, rank: pool.rank(one) })
            .collect();
        pool
    }

    fn holds(&self, condition: &Predicate, credit: &Credit) -> bool {
        credit.time(self.setting.log).is_some_and(|time| self.setting.facts.holds(condition, time))
    }

    /// How late the limits that bear on it keep it; the one that puts it last decides.
    fn rank(&self, credit: &Credit) -> u32 {
        let keeping = self.domain.limits.iter().filter(|limit| !limit.keep.is_empty());
        let rank = |limit: &Limit| {
            let at = limit.keep.iter().position(|keep| self.holds(keep, credit));
            u32::try_from(at.unwrap_or(limit.keep.len())).unwrap_or(u32::MAX)
        };
        let bears = |limit: &&Limit| self.holds(&limit.clause.condition, credit);
        keeping.filter(bears).map(rank).max().unwrap_or(0)
    }

    /// The bounds of the limits that are `wanted`.
    fn bounds(&self, wanted: impl Fn(&Limit) -> bool) -> Vec<Placed> {
        let limits = self.domain.limits.iter().enumerate().filter(|(_, limit)| wanted(limit));
        limits.flat_map(|(at, limit)| self.bounds_of(at, limit)).collect()
    }

    fn bounds_of(&self, at: usize, limit: &Limit) -> Vec<Placed> {
        let all = &self.credits;
        let matching: Vec<bool> =
            all.iter().map(|one| self.holds(&limit.clause.condition, one)).collect();
        let is_matching = |at: &usize| matching.get(*at).copied().unwrap_or(false);
        let groups = group::groups(self.setting.log, all, limit.each);
        let bound = |(group, members): (Group, Vec<usize>)| {
            let bound = match &limit.at_most {
                Amount::Hours(hours) => {
                    let weight = |at: usize| (at, self.weight(limit, at));
                    let members = members.into_iter().filter(is_matching).map(weight).collect();
                    Bound { members, at_most: hours.times(self.size(limit, group), 1) }
                }
                Amount::Share(share) => {
                    let (part, whole) = (i64::from(share.numerator), share.denominator);
                    let in_whole = |at: usize| match &share.of {
                        Whole::Counted => true,
                        Whole::Required => false,
                        Whole::Matching(condition) => {
                            self.credits.get(at).is_some_and(|one| self.holds(condition, one))
                        }
                    };
                    let weight = |at: usize| {
                        let own = if is_matching(&at) { i64::from(whole) } else { 0 };
                        let of = if in_whole(at) { part } else { 0 };
                        (at, Weight::of(own.saturating_sub(of), whole))
                    };
                    let fixed = match &share.of {
                        Whole::Counted if limit.each.is_none() => self.granted,
                        Whole::Counted | Whole::Matching(_) => Hours::ZERO,
                        Whole::Required => self.required,
                    };
                    let members = members.into_iter().map(weight);
                    let members = members.filter(|(_, weight)| weight.fraction().0 != 0).collect();
                    Bound { members, at_most: share.part_of(fixed) }
                }
            };
            Placed { limit: at, bound }
        };
        groups.into_iter().map(bound).filter(|one| !one.bound.members.is_empty()).collect()
    }

    /// What an hour that counts weighs: one, or the raw hours that it stands for.
    fn weight(&self, limit: &Limit, at: usize) -> Weight {
        let credit = self.credits.get(at).filter(|_| limit.measure == Measure::Logged);
        let ratio = credit.and_then(|one| one.logged.ratio_to(one.credited));
        ratio.map_or(Weight::ONE, |(numerator, denominator)| Weight::of(numerator, denominator))
    }

    /// How many times the amount holds for a group.
    fn size(&self, limit: &Limit, group: Group) -> u32 {
        let Group::Session(entry, line) = group else { return 1 };
        let session = self.setting.log.entries.get(entry).and_then(|one| one.lines.get(line));
        let size = session.and_then(|one| one.group_size).filter(|_| limit.times_group_size);
        size.unwrap_or(1)
    }

    /// For each piece that loses hours, the limit that is said to take them: among those that bear
    /// on it and are full, the one with the least room when its turn comes.
    fn blame(
        &self,
        bounds: &[Placed],
        counted: &[Hours],
        lost: impl Iterator<Item = Hours>,
    ) -> Vec<Option<Reason>> {
        let mut of_piece: BTreeMap<usize, Vec<(usize, Weight)>> = BTreeMap::new();
        let mut ledgers: Vec<Ledger> = Vec::new();
        for (at, placed) in bounds.iter().enumerate() {
            let mut ledger = Ledger { room: placed.bound.at_most, ..Ledger::default() };
            for (piece, weight) in &placed.bound.members {
                of_piece.entry(*piece).or_default().push((at, *weight));
                ledger.add(counted.get(*piece).copied().unwrap_or(Hours::ZERO), *weight);
            }
            ledgers.push(ledger);
        }
        let mut reasons = Vec::new();
        for (piece, lost) in lost.enumerate() {
            let kept = counted.get(piece).copied().unwrap_or(Hours::ZERO);
            let mut fullest: Option<(bool, Hours, &str, usize)> = None;
            for (at, weight) in of_piece.get(&piece).into_iter().flatten() {
                let Some((ledger, placed)) = ledgers.get_mut(*at).zip(bounds.get(*at)) else {
                    continue;
                };
                if weight.fraction().0 <= 0 {
                    continue;
                }
                ledger.spend(kept, *weight);
                let Some(limit) = self.domain.limits.get(placed.limit) else { continue };
                let id = limit.clause.id.as_str();
                let found = (!ledger.is_full(), ledger.left(), id, placed.limit);
                fullest = Some(fullest.map_or(found, |other| other.min(found)));
            }
            let limit = fullest.filter(|_| !lost.is_zero()).map(|(.., limit)| limit);
            reasons.push(limit.map(|limit| Reason::OverLimit { limit, lost }));
        }
        reasons
    }
}

/// What is used of a bound.
#[derive(Debug, Clone, Copy, Default)]
struct Ledger {
    /// What it lets count, with what raises it.
    room: Hours,
    /// What is used in all.
    used: Hours,
    /// What is used when the turn of a piece comes.
    spent: Hours,
}

impl Ledger {
    fn add(&mut self, hours: Hours, weight: Weight) {
        let weighed = weighed(hours, weight);
        if weight.fraction().0 < 0 {
            self.room = self.room.plus(weighed);
        } else {
            self.used = self.used.plus(weighed);
        }
    }

    fn spend(&mut self, hours: Hours, weight: Weight) {
        self.spent = self.spent.plus(weighed(hours, weight));
    }

    fn is_full(&self) -> bool {
        self.room <= self.used
    }

    fn left(&self) -> Hours {
        self.room.minus(self.spent)
    }
}

fn weighed(hours: Hours, weight: Weight) -> Hours {
    let (numerator, denominator) = weight.fraction();
    hours.times(u32::try_from(numerator.unsigned_abs()).unwrap_or(u32::MAX), denominator)
}

//! Limits: how many matching hours may count.
//!
//! Calendar periods come first, then the limits of the whole domain. Time is kept in the order of
//! first day, path and line, so the last loses first. The limits of a domain nest or are disjoint
//! (a test holds the packs to that); then keeping greedily in any order reaches the largest total
//! that satisfies all of them at once, and the order only decides which hours lose.

use jiff::civil::Date;

use crate::assess::condition::{Facts, Verdict};
use crate::assess::credit::{Credit, Reason};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::program::{Citation, Domain, PeriodLimit, Program};

/// Sets what counts of each credit.
pub fn apply(log: &Log, program: &Program, as_of: Date, credits: &mut [Credit]) {
    let facts = Facts::new(log, program.id, as_of);
    for (at, domain) in program.domains.iter().enumerate() {
        let mut mine: Vec<&mut Credit> =
            credits.iter_mut().filter(|one| one.domain == at).collect();
        domain_limits(&facts, log, domain, &mut mine, |_| true);
    }
}

/// What would count in a domain if the limits that are to be verified did not apply.
pub fn without_unsure(
    log: &Log,
    program: &Program,
    as_of: Date,
    domain_at: usize,
    credits: &[Credit],
) -> Hours {
    let Some(domain) = program.domains.get(domain_at) else { return Hours::ZERO };
    let facts = Facts::new(log, program.id, as_of);
    let mut copies: Vec<Credit> =
        credits.iter().filter(|one| one.domain == domain_at).cloned().collect();
    for copy in &mut copies {
        copy.counted = copy.credited;
    }
    let mut mine: Vec<&mut Credit> = copies.iter_mut().collect();
    domain_limits(&facts, log, domain, &mut mine, |citation| !citation.verify);
    copies.iter().map(|one| one.counted).sum()
}

fn domain_limits(
    facts: &Facts<'_>,
    log: &Log,
    domain: &Domain,
    credits: &mut [&mut Credit],
    applies: impl Fn(&Citation) -> bool,
) {
    for (at, limit) in domain.period_limits.iter().enumerate() {
        if applies(&limit.clause.citation) {
            period(facts, log, limit, at, credits);
        }
    }
    let mut left: Vec<Hours> = domain.limits.iter().map(|limit| limit.at_most).collect();
    for credit in credits.iter_mut() {
        let (Some(line), Some(share)) = (credit.line(log), credit.share(log)) else { continue };
        let bound: Vec<usize> = domain
            .limits
            .iter()
            .enumerate()
            .filter(|(_, limit)| applies(&limit.clause.citation))
            .filter(|(_, limit)| {
                facts.judge(&limit.clause.condition, line, share) == Verdict::Holds
            })
            .map(|(at, _)| at)
            .collect();
        let room = bound.iter().filter_map(|at| Some((*left.get(*at)?, *at))).min();
        if let Some((room, limit)) = room
            && room < credit.counted
        {
            let lost = credit.counted.minus(room);
            credit.counted = room;
            credit.reasons.push(Reason::OverLimit { limit, lost });
        }
        for at in bound {
            if let Some(left) = left.get_mut(at) {
                *left = left.minus(credit.counted);
            }
        }
    }
}

/// Month by month: what is kept first, then the order of time.
fn period(
    facts: &Facts<'_>,
    log: &Log,
    limit: &PeriodLimit,
    limit_at: usize,
    credits: &mut [&mut Credit],
) {
    let mut order: Vec<((i16, i8), usize, usize)> = Vec::new();
    for (at, credit) in credits.iter().enumerate() {
        let (Some(line), Some(share)) = (credit.line(log), credit.share(log)) else { continue };
        if facts.judge(&limit.clause.condition, line, share) != Verdict::Holds {
            continue;
        }
        let rank =
            limit.keep.iter().position(|keep| facts.judge(keep, line, share) == Verdict::Holds);
        let day = line.date.value.from;
        order.push(((day.year(), day.month()), rank.unwrap_or(limit.keep.len()), at));
    }
    order.sort_unstable();
    let mut month = None;
    let mut left = limit.at_most;
    for (of, _, at) in order {
        if month != Some(of) {
            month = Some(of);
            left = limit.at_most;
        }
        let Some(credit) = credits.get_mut(at) else { continue };
        if left < credit.counted {
            let lost = credit.counted.minus(left);
            credit.counted = left;
            credit.reasons.push(Reason::OverPeriod { limit: limit_at, lost });
        }
        left = left.minus(credit.counted);
    }
}

//! The result of a requirement in hours.

use jiff::civil::Date;

use crate::assess::condition::{Facts, Verdict};
use crate::assess::credit::{Credit, Reason};
use crate::assess::limit;
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::predicate::Predicate;
use crate::model::program::{Domain, Program, Requirement, Rule};
use crate::model::vocabulary::AreaId;

/// How many hours count, and what is missing.
#[derive(Debug, Clone)]
pub struct HoursOutcome {
    /// The domain, by its place in the program.
    pub domain: usize,
    /// What is required.
    pub required: Hours,
    /// Raw clock hours aimed at it.
    pub logged: Hours,
    /// What they are worth after eligibility and conversion.
    pub credited: Hours,
    /// What of that counts after the limits.
    pub counted: Hours,
    /// The larger of what the whole and what the parts lack.
    pub short: Hours,
    /// What the limits took, those of calendar periods first.
    pub limits: Vec<LimitOutcome>,
    /// The areas, or the parts.
    pub parts: Vec<PartOutcome>,
    /// What would count without the limits that are to be verified, if they alone make it short.
    pub without_unsure: Option<Hours>,
}

/// What a limit did.
#[derive(Debug, Clone)]
pub struct LimitOutcome {
    /// Its id below the domain.
    pub id: String,
    /// Whether it bounds each calendar period, and not the whole.
    pub per_period: bool,
    /// Its place among the domain's limits of its sort.
    pub at: usize,
    /// What it lets count.
    pub at_most: Hours,
    /// Credited hours that fall under it.
    pub matching: Hours,
    /// What it took.
    pub dropped: Hours,
}

/// The result of an area or part.
#[derive(Debug, Clone)]
pub struct PartOutcome {
    /// Which.
    pub part: PartKind,
    /// What is required, none if there is no minimum.
    pub required: Option<Hours>,
    /// Raw clock hours.
    pub logged: Hours,
    /// An area's credited hours; a part's hours after all limits.
    pub counted: Hours,
    /// What is missing.
    pub short: Hours,
}

/// An area or a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// An area.
    Area(AreaId),
    /// A part, by its place in the domain.
    Part(usize),
}

/// Judges a requirement in hours. `credits` are those of the whole program, after limits.
pub fn judge(
    log: &Log,
    program: &Program,
    as_of: Date,
    requirement: &Requirement,
    credits: &[Credit],
) -> HoursOutcome {
    let (domain_at, required, each_area) = match &requirement.rule {
        Rule::Hours { domain, at_least, each_area } => {
            (*domain, *at_least, each_area.as_ref().map(|number| number.value))
        }
        Rule::Span { .. }
        | Rule::InForce { .. }
        | Rule::Attested(_)
        | Rule::Degree(_)
        | Rule::Experience(_)
        | Rule::Contract => (usize::MAX, Hours::ZERO, None),
    };
    let mine: Vec<&Credit> = credits.iter().filter(|one| one.domain == domain_at).collect();
    let total = |amount: fn(&Credit) -> Hours| mine.iter().map(|one| amount(one)).sum::<Hours>();
    let counted = total(|one| one.counted);
    let facts = Facts::new(log, program.id, as_of);
    let judged = Judged { log, facts: &facts, credits: &mine };
    let domain = program.domains.get(domain_at);
    let parts = domain.map(|domain| judged.parts(domain, each_area)).unwrap_or_default();
    let limits = domain.map(|domain| judged.limits(domain)).unwrap_or_default();
    let crowded = domain.map_or(Hours::ZERO, |domain| judged.crowded(domain, each_area));
    let of_parts: Hours = parts.iter().map(|part| part.short).sum();
    let short = required.minus(counted).max(of_parts).max(crowded);
    let alone = of_parts.is_zero() && crowded.is_zero();
    let bound = alone && !required.minus(counted).is_zero();
    let free = bound.then(|| limit::without_unsure(log, program, as_of, domain_at, credits));
    HoursOutcome {
        domain: domain_at,
        required,
        logged: total(|one| one.logged),
        credited: total(|one| one.credited),
        counted,
        short,
        limits,
        parts,
        without_unsure: free.filter(|free| *free >= required),
    }
}

struct Judged<'a> {
    log: &'a Log,
    facts: &'a Facts<'a>,
    credits: &'a [&'a Credit],
}

impl Judged<'_> {
    fn matches(&self, condition: &Predicate, credit: &Credit) -> bool {
        let (Some(line), Some(share)) = (credit.line(self.log), credit.share(self.log)) else {
            return false;
        };
        self.facts.judge(condition, line, share) == Verdict::Holds
    }

    fn parts(&self, domain: &Domain, each_area: Option<Hours>) -> Vec<PartOutcome> {
        let outcome = |part, required: Option<Hours>, logged, counted| PartOutcome {
            part,
            required,
            logged,
            counted,
            short: required.map_or(Hours::ZERO, |required| required.minus(counted)),
        };
        let areas = domain.areas.iter().map(|area| {
            let here = self.credits.iter().filter(|one| one.area == Some(area.id));
            let counted = here.clone().map(|one| one.credited).sum();
            let logged = here.map(|one| one.logged).sum();
            outcome(PartKind::Area(area.id), each_area, logged, counted)
        });
        let parts = domain.parts.iter().enumerate().map(|(at, part)| {
            let here = self.credits.iter().filter(|one| self.matches(&part.condition, one));
            let counted = here.clone().map(|one| one.counted).sum();
            let logged = here.map(|one| one.logged).sum();
            let required = part.at_least.as_ref().map(|number| number.value);
            outcome(PartKind::Part(at), required, logged, counted)
        });
        areas.chain(parts).collect()
    }

    fn limits(&self, domain: &Domain) -> Vec<LimitOutcome> {
        let lost = |wanted: &dyn Fn(&Reason) -> Option<Hours>| {
            self.credits.iter().flat_map(|one| &one.reasons).filter_map(wanted).sum::<Hours>()
        };
        let matching = |condition: &Predicate| {
            let here = self.credits.iter().filter(|one| self.matches(condition, one));
            here.map(|one| one.credited).sum::<Hours>()
        };
        let periods = domain.period_limits.iter().enumerate().map(|(at, rule)| LimitOutcome {
            id: format!("{}/{}", domain.id, rule.clause.id),
            per_period: true,
            at,
            at_most: rule.at_most,
            matching: matching(&rule.clause.condition),
            dropped: lost(&|reason| reason.over_period(at)),
        });
        let whole = domain.limits.iter().enumerate().map(|(at, rule)| LimitOutcome {
            id: format!("{}/{}", domain.id, rule.clause.id),
            per_period: false,
            at,
            at_most: rule.at_most,
            matching: matching(&rule.clause.condition),
            dropped: lost(&|reason| reason.over_limit(at)),
        });
        periods.chain(whole).collect()
    }

    /// By how much the area minima do not fit under a limit: what the areas need beyond their
    /// hours outside the limit, less what the limit lets count.
    fn crowded(&self, domain: &Domain, each_area: Option<Hours>) -> Hours {
        let Some(minimum) = each_area else { return Hours::ZERO };
        let over = domain.limits.iter().map(|limit| {
            let needed: Hours = domain
                .areas
                .iter()
                .map(|area| {
                    let outside = self.credits.iter().filter(|one| {
                        one.area == Some(area.id) && !self.matches(&limit.clause.condition, one)
                    });
                    minimum.minus(outside.map(|one| one.credited).sum())
                })
                .sum();
            needed.minus(limit.at_most)
        });
        over.max().unwrap_or(Hours::ZERO)
    }
}

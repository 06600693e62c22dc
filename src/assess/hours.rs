//! The result of a requirement in hours.

use crate::assess::condition::Facts;
use crate::assess::credit::Credit;
use crate::assess::limit;
use crate::model::domain::{Amount, Domain, Grant, Share, Whole};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::possible;
use crate::model::predicate::Predicate;
use crate::model::requirement::EachArea;
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
    /// What they are worth after eligibility and conversion, with what is granted.
    pub credited: Hours,
    /// What of that counts after floors and limits.
    pub counted: Hours,
    /// The larger of what the whole and what the parts lack.
    pub short: Hours,
    /// What the floors took.
    pub floors: Vec<FloorOutcome>,
    /// What the limits took.
    pub limits: Vec<LimitOutcome>,
    /// What was granted, by the place of the grant in the domain.
    pub grants: Vec<usize>,
    /// The areas, or the parts.
    pub parts: Vec<PartOutcome>,
    /// What would count without the limits that are to be verified, if that would be enough.
    pub without_unsure: Option<Hours>,
}

/// What a floor did.
#[derive(Debug, Clone)]
pub struct FloorOutcome {
    /// Its place in the domain.
    pub at: usize,
    /// What it took.
    pub dropped: Hours,
}

/// What a limit did.
#[derive(Debug, Clone)]
pub struct LimitOutcome {
    /// Its id, with the domain's.
    pub id: String,
    /// Its place in the domain.
    pub at: usize,
    /// What it lets count, in each of what it looks at; a share is of what counts.
    pub at_most: Hours,
    /// Hours that fall under it, as it measures them.
    pub matching: Hours,
    /// What counts of them: other limits, and floors, may have taken some.
    pub counted: Hours,
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

/// What a requirement in hours asks.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The domain, by its place in the program.
    pub domain: usize,
    /// How many hours.
    pub required: Hours,
    /// How many in each area.
    pub each_area: Option<&'a EachArea>,
    /// The grants of the domain that are given, by their places.
    pub grants: &'a [usize],
}

/// Judges a requirement in hours. `credits` are those of the whole program, after limits.
pub fn judge(setting: limit::Setting<'_>, asked: Asked<'_>, credits: &[Credit]) -> HoursOutcome {
    let mine: Vec<&Credit> = credits.iter().filter(|one| one.domain == asked.domain).collect();
    let total = |amount: fn(&Credit) -> Hours| mine.iter().map(|one| amount(one)).sum::<Hours>();
    let mut out = HoursOutcome {
        domain: asked.domain,
        required: asked.required,
        logged: total(|one| one.logged),
        credited: total(|one| one.credited),
        counted: total(|one| one.counted),
        short: Hours::ZERO,
        floors: Vec::new(),
        limits: Vec::new(),
        grants: asked.grants.to_vec(),
        parts: Vec::new(),
        without_unsure: None,
    };
    let Some(domain) = setting.program.domains.get(asked.domain) else { return out };
    let given = || asked.grants.iter().filter_map(|at| domain.grants.get(*at));
    let granted: Hours = given().map(|grant| grant.hours).sum();
    out.credited = out.credited.plus(granted);
    out.counted = out.counted.plus(granted);
    let grants: Vec<&Grant> = given().collect();
    let judged = Judged { log: setting.log, facts: setting.facts, credits: &mine, grants };
    out.parts = judged.areas(domain, asked.each_area);
    out.parts.extend(judged.parts(domain, asked.required, out.counted));
    out.floors = judged.floors(domain);
    out.limits = judged.limits(domain, asked.required, out.counted);
    let crowded = judged.crowded(domain, asked.each_area);
    let of_parts = short_of_parts(domain, &out.parts);
    let missing = asked.required.minus(out.counted);
    out.short = missing.max(of_parts).max(crowded);
    if !missing.is_zero() {
        let free = limit::without_unsure(setting, asked.domain, asked.required, &mine);
        out.without_unsure = Some(free.plus(granted)).filter(|free| *free >= asked.required);
    }
    out
}

/// What the areas lack, and the parts at the least: an hour may belong to several parts, so parts
/// that can have time in common are not added up.
fn short_of_parts(domain: &Domain, parts: &[PartOutcome]) -> Hours {
    let mut areas = Hours::ZERO;
    let (mut conditions, mut amounts) = (Vec::new(), Vec::new());
    for part in parts.iter().filter(|part| !part.short.is_zero()) {
        match part.part {
            PartKind::Area(_) => areas = areas.plus(part.short),
            PartKind::Part(at) => {
                conditions.extend(domain.parts.get(at).map(|part| &part.condition));
                amounts.push(part.short);
            }
        }
    }
    areas.max(possible::least(&domain.takes, &conditions, &amounts))
}

struct Judged<'a> {
    log: &'a Log,
    facts: &'a Facts<'a>,
    credits: &'a [&'a Credit],
    grants: Vec<&'a Grant>,
}

impl Judged<'_> {
    fn matches(&self, condition: &Predicate, credit: &Credit) -> bool {
        credit.time(self.log).is_some_and(|time| self.facts.holds(condition, time))
    }

    /// The areas. Where some are enough, only those that come nearest are short.
    fn areas(&self, domain: &Domain, each: Option<&EachArea>) -> Vec<PartOutcome> {
        let mut areas: Vec<PartOutcome> = Vec::new();
        for area in &domain.areas {
            let here = || self.credits.iter().filter(|one| one.area == Some(area.id));
            let counted: Hours = here().map(|one| one.after_floors()).sum();
            let asked = each
                .filter(|each| each.among.as_ref().is_none_or(|among| among.contains(&area.id)));
            let required = asked.map(|each| each.at_least.value);
            // Below a floor nothing counts; missing is only what leads up to it.
            let reached = here().map(|one| one.credited).sum();
            areas.push(PartOutcome {
                part: PartKind::Area(area.id),
                required,
                logged: here().map(|one| one.logged).sum(),
                counted,
                short: required.map_or(Hours::ZERO, |required| required.minus(reached)),
            });
        }
        if let Some(enough) = each.and_then(|each| each.areas) {
            spare(&mut areas, usize::try_from(enough).unwrap_or(usize::MAX));
        }
        areas
    }

    fn parts(&self, domain: &Domain, required: Hours, counted: Hours) -> Vec<PartOutcome> {
        let outcome = |(at, part): (usize, &crate::model::domain::Part)| {
            let here = || self.credits.iter().filter(|one| self.matches(&part.condition, one));
            let granted = self.grants.iter().filter(|grant| grant.parts.contains(&at));
            let granted: Hours = granted.map(|grant| grant.hours).sum();
            let of_part = here().map(|one| one.counted).sum::<Hours>().plus(granted);
            let asked = part.at_least.as_ref().map(|number| match &number.value {
                Amount::Hours(hours) => *hours,
                Amount::Share(share) => self.whole(share, required, counted),
            });
            PartOutcome {
                part: PartKind::Part(at),
                required: asked,
                logged: here().map(|one| one.logged).sum(),
                counted: of_part,
                short: asked.map_or(Hours::ZERO, |asked| asked.minus(of_part)),
            }
        };
        domain.parts.iter().enumerate().map(outcome).collect()
    }

    /// What a share comes to.
    fn whole(&self, share: &Share, required: Hours, counted: Hours) -> Hours {
        share.part_of(match &share.of {
            Whole::Counted => counted,
            Whole::Required => required,
            Whole::Matching(condition) => {
                let here = self.credits.iter().filter(|one| self.matches(condition, one));
                here.map(|one| one.counted).sum()
            }
        })
    }

    fn floors(&self, domain: &Domain) -> Vec<FloorOutcome> {
        let lost = |at: usize| {
            let reasons = self.credits.iter().flat_map(|one| &one.reasons);
            reasons.filter_map(|reason| reason.under_floor(at)).sum()
        };
        (0..domain.floors.len()).map(|at| FloorOutcome { at, dropped: lost(at) }).collect()
    }

    fn limits(&self, domain: &Domain, required: Hours, counted: Hours) -> Vec<LimitOutcome> {
        let lost = |at: usize| {
            let reasons = self.credits.iter().flat_map(|one| &one.reasons);
            reasons.filter_map(|reason| reason.over_limit(at)).sum()
        };
        let outcome = |(at, limit): (usize, &crate::model::domain::Limit)| {
            let here =
                || self.credits.iter().filter(|one| self.matches(&limit.clause.condition, one));
            LimitOutcome {
                id: format!("{}/{}", domain.id, limit.clause.id),
                at,
                at_most: match &limit.at_most {
                    Amount::Hours(hours) => *hours,
                    Amount::Share(share) => self.whole(share, required, counted),
                },
                matching: here().map(|one| one.credited).sum(),
                counted: here().map(|one| one.counted).sum(),
                dropped: lost(at),
            }
        };
        // Those of calendar periods come first.
        let limits = || domain.limits.iter().enumerate();
        let periods = limits().filter(|(_, limit)| limit.is_of_period());
        let others = limits().filter(|(_, limit)| !limit.is_of_period());
        periods.chain(others).map(outcome).collect()
    }

    /// By how much the area minima do not fit under a limit: what the areas need beyond their
    /// hours outside the limit, less what the limit lets count.
    fn crowded(&self, domain: &Domain, each: Option<&EachArea>) -> Hours {
        let Some(each) = each.filter(|each| each.areas.is_none()) else { return Hours::ZERO };
        let asked = |area: AreaId| each.among.as_ref().is_none_or(|among| among.contains(&area));
        let over = domain.limits.iter().filter(|limit| limit.each.is_none()).filter_map(|limit| {
            let Amount::Hours(at_most) = limit.at_most else { return None };
            let needed: Hours = domain
                .areas
                .iter()
                .filter(|area| asked(area.id))
                .map(|area| {
                    let outside = self.credits.iter().filter(|one| {
                        one.area == Some(area.id) && !self.matches(&limit.clause.condition, one)
                    });
                    each.at_least.value.minus(outside.map(|one| one.credited).sum())
                })
                .sum();
            Some(needed.minus(at_most))
        });
        over.max().unwrap_or(Hours::ZERO)
    }
}

/// Leaves only so many areas short as are needed to reach `enough`: those that lack the least.
fn spare(areas: &mut [PartOutcome], enough: usize) {
    let asked = |area: &PartOutcome| area.required.is_some();
    let met = areas.iter().filter(|area| asked(area) && area.short.is_zero()).count();
    let mut short: Vec<(Hours, usize)> = areas
        .iter()
        .enumerate()
        .filter(|(_, area)| asked(area) && !area.short.is_zero())
        .map(|(at, area)| (area.short, at))
        .collect();
    short.sort();
    for (_, at) in short.into_iter().skip(enough.saturating_sub(met)) {
        if let Some(area) = areas.get_mut(at) {
            area.required = None;
            area.short = Hours::ZERO;
        }
    }
}

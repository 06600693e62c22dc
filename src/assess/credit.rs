//! What each share of time is worth, before limits.

use jiff::civil::Date;

use crate::assess::condition::{Facts, Key, Time, Verdict};
use crate::assess::fault::Faults;
use crate::model::domain::Domain;
use crate::model::entry::{Aim, Credits, Entry, Line, Raw, Share};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::period::Period;
use crate::model::program::Program;
use crate::model::vocabulary::{AreaId, ProgramId};
use crate::model::words::{Kind, Setting};

/// A share of an entry's time under a program.
#[derive(Debug, Clone)]
pub struct Credit {
    /// The entry, by its place in the log.
    pub entry: usize,
    /// The line, by its place in the entry.
    pub line: usize,
    /// The share, by its place in the line.
    pub share: usize,
    /// The domain, by its place in the program.
    pub domain: usize,
    /// The area of the domain.
    pub area: Option<AreaId>,
    /// The setting as which it is taken, if a split of the domain says so.
    pub taken_as: Option<Setting>,
    /// Raw clock hours.
    pub logged: Hours,
    /// What they are worth after eligibility and conversion.
    pub credited: Hours,
    /// What of that counts after the limits.
    pub counted: Hours,
    /// Why it is less at any step.
    pub reasons: Vec<Reason>,
}

/// Why time counts less than was logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The log says not to count it.
    NotClaimed,
    /// The reviewers refused it.
    Disallowed,
    /// It begins after the day of judgement.
    Future,
    /// It lies outside the days that the log gives for the program.
    OutsidePeriod,
    /// The same training was logged before, in the entry of this place.
    Duplicate(usize),
    /// A clause of the domain, by its place, does not hold.
    Ineligible(usize),
    /// A clause of the domain, by its place, needs this key, and the entry lacks it.
    Missing(usize, Key),
    /// A conversion of the domain, by its place, made it less.
    Converted {
        /// The conversion.
        rule: usize,
        /// What it took.
        lost: Hours,
    },
    /// A floor of the domain, by its place, was not reached.
    UnderFloor {
        /// The floor.
        floor: usize,
        /// What it took.
        lost: Hours,
    },
    /// A limit of the domain, by its place, was full.
    OverLimit {
        /// The limit.
        limit: usize,
        /// What it took.
        lost: Hours,
    },
}

impl Reason {
    /// What the limit of this place took.
    pub fn over_limit(&self, at: usize) -> Option<Hours> {
        if let Self::OverLimit { limit, lost } = self {
            (*limit == at).then_some(*lost)
        } else {
            None
        }
    }

    /// What the floor of this place took.
    pub fn under_floor(&self, at: usize) -> Option<Hours> {
        if let Self::UnderFloor { floor, lost } = self {
            (*floor == at).then_some(*lost)
        } else {
            None
        }
    }
}

/// What a share of time is aimed at in a program: an entry may name another area for it.
pub fn aim(program: ProgramId, entry: &Entry, share: &Share) -> Aim {
    match (share.aim, entry.also_in(program)) {
        (Aim::Area(_) | Aim::Nothing, Some(area)) => Aim::Area(area),
        (aim, _) => aim,
    }
}

/// The domain that a share feeds, by its place in the program. A domain's own area comes before
/// one that it accepts; no two domains take the same.
pub fn domain_of(program: &Program, entry: &Entry, share: &Share) -> Option<usize> {
    let takes = |kind| move |domain: &Domain| domain.takes.contains(&kind);
    match aim(program.id, entry, share) {
        Aim::Area(area) => {
            let fits =
                |domain: &Domain| domain.takes.contains(&Kind::Training) && domain.takes_area(area);
            program.domains.iter().position(fits)
        }
        Aim::Nothing => None,
        Aim::Supervision => program.domains.iter().position(takes(Kind::Supervision)),
        Aim::Clients => program.domains.iter().position(takes(Kind::Cases)),
    }
}

/// The area of a domain at which a share counts.
pub fn area_of(
    program: ProgramId,
    domain: &Domain,
    entry: &Entry,
    share: &Share,
) -> Option<AreaId> {
    match aim(program, entry, share) {
        Aim::Area(area) => domain.area(area).map(|area| area.id),
        Aim::Nothing | Aim::Supervision | Aim::Clients => None,
    }
}

/// Clock hours for academic credit, if the program knows its calendar.
pub fn converted(program: &Program, credits: Credits) -> Option<Hours> {
    let factor = program.credits.get(&credits.calendar)?;
    Some(factor.value.times(credits.hundredths, 100))
}

/// The clock hours of a line as the program reads them: academic credit alone is converted.
pub fn line_hours(program: &Program, line: &Line) -> Hours {
    line.shares.iter().map(|share| share_hours(program, line, share)).sum()
}

/// All shares aimed at the program, by first day, path and line. Entries with a fault and drafts
/// are left out. `days` are those whose time counts, if not all.
pub fn all(
    log: &Log,
    program: &Program,
    faults: &Faults,
    as_of: Date,
    days: Option<Period>,
) -> Vec<Credit> {
    let facts = Facts::new(log, program.id, as_of);
    let mut credits = Vec::new();
    for (at, entry) in log.entries.iter().enumerate() {
        if entry.draft || !entry.is_for(program.id) || faults.entries.contains_key(&at) {
            continue;
        }
        let refused = refused(entry, at, program, faults);
        for (line_at, line) in entry.lines.iter().enumerate() {
            let standing = refused.clone().or_else(|| outside(line.date.value, as_of, days));
            for (share_at, share) in line.shares.iter().enumerate() {
                let Some(domain_at) = domain_of(program, entry, share) else { continue };
                let Some(domain) = program.domains.get(domain_at) else { continue };
                let area = area_of(program.id, domain, entry, share);
                let logged = share_hours(program, line, share);
                let time = Time { entry, line, share, area, taken_as: None };
                for (taken_as, logged) in split(&facts, domain, time, logged) {
                    let time = Time { taken_as, ..time };
                    let (credited, reasons) = match &standing {
                        Some(reason) => (Hours::ZERO, vec![reason.clone()]),
                        None => worth(&facts, domain, time, logged),
                    };
                    credits.push(Credit {
                        entry: at,
                        line: line_at,
                        share: share_at,
                        domain: domain_at,
                        area,
                        taken_as,
                        logged,
                        credited,
                        counted: credited,
                        reasons,
                    });
                }
            }
        }
    }
    // Entries come by first day and path; a line may begin later than its entry.
    credits.sort_by_key(|credit| {
        let from = credit.line(log).map(|line| line.date.value.from);
        (from, credit.entry(log).map(|entry| entry.file), credit.line, credit.share)
    });
    credits
}

fn outside(date: Period, as_of: Date, days: Option<Period>) -> Option<Reason> {
    if days.is_some_and(|days| !days.covers(date)) {
        Some(Reason::OutsidePeriod)
    } else {
        (date.from > as_of).then_some(Reason::Future)
    }
}

/// The time in the parts as which the domain takes it: the whole, or the two of a split.
fn split(
    facts: &Facts<'_>,
    domain: &Domain,
    time: Time<'_>,
    logged: Hours,
) -> Vec<(Option<Setting>, Hours)> {
    let applies = domain.splits.iter().find(|split| facts.holds(&split.clause.condition, time));
    let Some(split) = applies else { return vec![(None, logged)] };
    let size = if split.times_group_size { time.line.group_size.unwrap_or(1) } else { 1 };
    let first = split.first.times(size, 1).min(logged);
    let parts = [(Some(split.taken_as), first), (None, logged.minus(first))];
    parts.into_iter().filter(|(_, hours)| !hours.is_zero()).collect()
}

/// The clock hours of a share as the program reads them.
pub fn share_hours(program: &Program, line: &Line, share: &Share) -> Hours {
    match share.raw {
        Raw::Clock(hours) => hours,
        Raw::Credit => line
            .credits
            .and_then(|credits| converted(program, credits.value))
            .unwrap_or(Hours::ZERO),
    }
}

/// Why nothing of the entry counts in this program, whatever its lines say.
fn refused(entry: &Entry, at: usize, program: &Program, faults: &Faults) -> Option<Reason> {
    if !entry.claim {
        Some(Reason::NotClaimed)
    } else if entry.refusal(program.id).is_some() {
        Some(Reason::Disallowed)
    } else {
        faults.duplicates.get(&at).map(|first| Reason::Duplicate(*first))
    }
}

fn worth(
    facts: &Facts<'_>,
    domain: &Domain,
    time: Time<'_>,
    logged: Hours,
) -> (Hours, Vec<Reason>) {
    for (at, clause) in domain.only.iter().enumerate() {
        match facts.judge(&clause.condition, time) {
            Verdict::Holds => {}
            Verdict::Fails | Verdict::Straddles(_) => {
                return (Hours::ZERO, vec![Reason::Ineligible(at)]);
            }
            Verdict::Missing(key) => return (Hours::ZERO, vec![Reason::Missing(at, key)]),
        }
    }
    let mut worth = logged;
    let mut reasons = Vec::new();
    for (at, rule) in domain.conversions.iter().enumerate() {
        if facts.holds(&rule.clause.condition, time) {
            let after = worth.times(rule.numerator, rule.denominator);
            reasons.push(Reason::Converted { rule: at, lost: worth.minus(after) });
            worth = after;
        }
    }
    (worth, reasons)
}

impl Credit {
    /// The entry.
    pub fn entry<'a>(&self, log: &'a Log) -> Option<&'a Entry> {
        log.entries.get(self.entry)
    }

    /// The line.
    pub fn line<'a>(&self, log: &'a Log) -> Option<&'a Line> {
        self.entry(log)?.lines.get(self.line)
    }

    /// The share.
    pub fn share<'a>(&self, log: &'a Log) -> Option<&'a Share> {
        self.line(log)?.shares.get(self.share)
    }

    /// Credited hours without what a floor took.
    pub fn after_floors(&self) -> Hours {
        let floored = self.reasons.iter().filter_map(|reason| {
            if let Reason::UnderFloor { lost, .. } = reason { Some(*lost) } else { None }
        });
        self.credited.minus(floored.sum())
    }

    /// The time, with all that is said of it.
    pub fn time<'a>(&self, log: &'a Log) -> Option<Time<'a>> {
        Some(Time {
            entry: self.entry(log)?,
            line: self.line(log)?,
            share: self.share(log)?,
            area: self.area,
            taken_as: self.taken_as,
        })
    }
}

//! What each share of time is worth, before limits.

use jiff::civil::Date;

use crate::assess::condition::{Facts, Verdict};
use crate::assess::fault::Faults;
use crate::model::entry::{Aim, Credits, Entry, Line, Raw, Share};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::program::{Domain, Program, Takes};
use crate::model::vocabulary::AreaId;

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
    /// The area.
    pub area: Option<AreaId>,
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
    /// The same training was logged before, in the entry of this place.
    Duplicate(usize),
    /// A clause of the domain, by its place, does not hold.
    Ineligible(usize),
    /// A clause of the domain, by its place, needs this key, and the entry lacks it.
    Missing(usize, &'static str),
    /// A conversion of the domain, by its place, made it less.
    Converted {
        /// The conversion.
        rule: usize,
        /// What it took.
        lost: Hours,
    },
    /// A calendar period was full.
    OverPeriod {
        /// The limit, by its place in the domain.
        limit: usize,
        /// What it took.
        lost: Hours,
    },
    /// A limit of the domain was full.
    OverLimit {
        /// The limit, by its place in the domain.
        limit: usize,
        /// What it took.
        lost: Hours,
    },
}

impl Reason {
    /// What the calendar limit of this place took.
    pub fn over_period(&self, at: usize) -> Option<Hours> {
        if let Self::OverPeriod { limit, lost } = self {
            (*limit == at).then_some(*lost)
        } else {
            None
        }
    }

    /// What the limit of this place took.
    pub fn over_limit(&self, at: usize) -> Option<Hours> {
        if let Self::OverLimit { limit, lost } = self {
            (*limit == at).then_some(*lost)
        } else {
            None
        }
    }
}

/// The domain at which a share is aimed, by its place in the program.
pub fn domain_of(program: &Program, share: &Share) -> Option<usize> {
    let fits = |domain: &Domain| match (share.aim, domain.takes) {
        (Aim::Area(area), Takes::Areas) => domain.takes_area(area),
        (Aim::Supervision, Takes::Supervision) | (Aim::Clients, Takes::Clients) => true,
        (
            Aim::Area(_) | Aim::Nothing | Aim::Supervision | Aim::Clients,
            Takes::Areas | Takes::Supervision | Takes::Clients,
        ) => false,
    };
    program.domains.iter().position(fits)
}

/// Clock hours for academic credit, if the program knows its calendar.
pub fn converted(program: &Program, credits: Credits) -> Option<Hours> {
    let factor = program.credits.get(&credits.calendar)?;
    Some(factor.value.times(credits.hundredths, 100))
}

/// The clock hours of a line as the program reads them: academic credit alone is converted.
pub fn line_hours(program: &Program, line: &Line) -> Hours {
    line.shares.iter().map(|share| raw(program, line, share)).sum()
}

/// All shares aimed at the program, by first day, path and line. Entries with a fault and drafts
/// are left out.
pub fn all(log: &Log, program: &Program, faults: &Faults, as_of: Date) -> Vec<Credit> {
    let facts = Facts::new(log, program.id, as_of);
    let mut credits = Vec::new();
    for (at, entry) in log.entries.iter().enumerate() {
        if entry.draft || !entry.is_for(program.id) || faults.entries.contains_key(&at) {
            continue;
        }
        let refused = refused(entry, at, program, faults);
        for (line_at, line) in entry.lines.iter().enumerate() {
            let future = (line.date.value.from > as_of).then_some(Reason::Future);
            let standing = refused.clone().or(future);
            for (share_at, share) in line.shares.iter().enumerate() {
                let Some(domain_at) = domain_of(program, share) else { continue };
                let Some(domain) = program.domains.get(domain_at) else { continue };
                let logged = raw(program, line, share);
                let (credited, reasons) = match &standing {
                    Some(reason) => (Hours::ZERO, vec![reason.clone()]),
                    None => worth(&facts, domain, line, share, logged),
                };
                let area = match share.aim {
                    Aim::Area(area) => Some(area).filter(|area| domain.area(*area).is_some()),
                    Aim::Nothing | Aim::Supervision | Aim::Clients => None,
                };
                credits.push(Credit {
                    entry: at,
                    line: line_at,
                    share: share_at,
                    domain: domain_at,
                    area,
                    logged,
                    credited,
                    counted: credited,
                    reasons,
                });
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

fn raw(program: &Program, line: &Line, share: &Share) -> Hours {
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
    line: &Line,
    share: &Share,
    logged: Hours,
) -> (Hours, Vec<Reason>) {
    for (at, clause) in domain.only.iter().enumerate() {
        match facts.judge(&clause.condition, line, share) {
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
        if facts.judge(&rule.clause.condition, line, share) == Verdict::Holds {
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
}

//! What a share of time lost, and to which clause.

use crate::assess::Assessment;
use crate::assess::credit::{Credit, Reason};
use crate::check::reason;
use crate::model::dates::Dates;
use crate::model::domain::{Clause, Domain};
use crate::model::hours::Hours;
use crate::model::program::Citation;
use crate::report::{loss, rulebook};
use crate::source::Sources;

/// Hours that a share of time lost to one clause, or gained by it.
#[derive(Debug, Clone)]
pub struct Cause<'a> {
    /// How many.
    pub hours: Hours,
    /// Why, as a sentence without capital and full stop.
    pub because: String,
    /// The clause with the id of its domain; nothing where the log itself says so.
    pub clause: Option<String>,
    /// The keys under which a pack writes the clause.
    pub keys: Vec<String>,
    /// Where the clause comes from.
    pub citation: Option<&'a Citation>,
    /// Whether it took the hours after they were credited.
    pub late: bool,
}

/// What a share of time lost, in the order in which it lost it.
pub fn losses<'a>(
    assessment: &'a Assessment<'_>,
    credit: &Credit,
    sources: &Sources,
    dates: Dates,
) -> Vec<Cause<'a>> {
    let lost = |why: &Reason| Cause {
        hours: loss::taken(credit, why),
        late: matches!(why, Reason::UnderFloor { .. } | Reason::OverLimit { .. }),
        ..of(assessment, credit, why, sources, dates)
    };
    let taken = credit.reasons.iter().map(lost);
    taken.filter(|one| !one.hours.is_zero()).collect()
}

/// What a share of time gained by a conversion that makes it more.
pub fn gain<'a>(
    assessment: &'a Assessment<'_>,
    credit: &Credit,
    sources: &Sources,
    dates: Dates,
) -> Option<Cause<'a>> {
    let converted = credit.reasons.iter().filter(|one| matches!(one, Reason::Converted { .. }));
    let lost: Hours = converted.clone().map(|why| loss::taken(credit, why)).sum();
    let hours = credit.credited.plus(lost).minus(credit.logged);
    let why = converted.clone().find(|why| loss::taken(credit, why).is_zero())?;
    (!hours.is_zero()).then(|| Cause { hours, ..of(assessment, credit, why, sources, dates) })
}

/// A reason with its clause, and no hours yet.
fn of<'a>(
    assessment: &'a Assessment<'_>,
    credit: &Credit,
    why: &Reason,
    sources: &Sources,
    dates: Dates,
) -> Cause<'a> {
    let found = clause(assessment, credit, why);
    let id = |(domain, _, clause): &Found<'_>| format!("{}/{}", domain.id, clause.id);
    let keys = |(domain, kind, clause): &Found<'_>| {
        rulebook::keys(&["domains", domain.id.as_str(), kind, clause.id.as_str()])
    };
    Cause {
        hours: Hours::ZERO,
        because: reason::sentence(assessment, credit, why, sources, dates),
        clause: found.as_ref().map(id),
        keys: found.as_ref().map(keys).unwrap_or_default(),
        citation: found.map(|(_, _, clause)| &clause.citation),
        late: false,
    }
}

/// A clause with its domain, and the key of its list.
type Found<'a> = (&'a Domain, &'static str, &'a Clause);

/// The clause of a reason.
fn clause<'a>(
    assessment: &'a Assessment<'_>,
    credit: &Credit,
    reason: &Reason,
) -> Option<Found<'a>> {
    let domain = assessment.program.domains.get(credit.domain)?;
    let (kind, clause) = match reason {
        Reason::NotClaimed
        | Reason::Disallowed
        | Reason::Future
        | Reason::OutsidePeriod
        | Reason::Duplicate(_) => return None,
        Reason::Ineligible(at) | Reason::Missing(at, _) => ("only", domain.only.get(*at)?),
        Reason::Converted { rule, .. } => ("convert", &domain.conversions.get(*rule)?.clause),
        Reason::UnderFloor { floor, .. } => ("floors", &domain.floors.get(*floor)?.clause),
        Reason::OverLimit { limit, .. } => ("limits", &domain.limits.get(*limit)?.clause),
    };
    Some((domain, kind, clause))
}

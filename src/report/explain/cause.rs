//! What a share of time lost, and to which clause.

use crate::assess::Assessment;
use crate::assess::credit::{Credit, Reason};
use crate::check::reason;
use crate::model::dates::Dates;
use crate::model::hours::Hours;
use crate::model::program::Citation;
use crate::report::loss;
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
    let lost = |why: &Reason| {
        let found = clause(assessment, credit, why);
        Cause {
            hours: loss::taken(credit, why),
            because: reason::sentence(assessment, credit, why, sources, dates),
            clause: found.as_ref().map(|(id, _)| id.clone()),
            citation: found.map(|(_, citation)| citation),
            late: matches!(why, Reason::UnderFloor { .. } | Reason::OverLimit { .. }),
        }
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
    let found = clause(assessment, credit, why);
    (!hours.is_zero()).then(|| Cause {
        hours,
        because: reason::sentence(assessment, credit, why, sources, dates),
        clause: found.as_ref().map(|(id, _)| id.clone()),
        citation: found.map(|(_, citation)| citation),
        late: false,
    })
}

/// The clause of a reason, with where it comes from.
fn clause<'a>(
    assessment: &'a Assessment<'_>,
    credit: &Credit,
    reason: &Reason,
) -> Option<(String, &'a Citation)> {
    let domain = assessment.program.domains.get(credit.domain)?;
    let clause = match reason {
        Reason::NotClaimed
        | Reason::Disallowed
        | Reason::Future
        | Reason::OutsidePeriod
        | Reason::Duplicate(_) => return None,
        Reason::Ineligible(at) | Reason::Missing(at, _) => domain.only.get(*at)?,
        Reason::Converted { rule, .. } => &domain.conversions.get(*rule)?.clause,
        Reason::UnderFloor { floor, .. } => &domain.floors.get(*floor)?.clause,
        Reason::OverLimit { limit, .. } => &domain.limits.get(*limit)?.clause,
    };
    Some((format!("{}/{}", domain.id, clause.id), &clause.citation))
}

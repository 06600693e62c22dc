//! Why time counts less than was logged, in a sentence without capital and full stop.

use crate::assess::Assessment;
use crate::assess::condition::Key;
use crate::assess::credit::{Credit, Reason};
use crate::model::dates::Dates;
use crate::model::domain::Clause;
use crate::source::Sources;

/// The sentence for one reason of a credit.
pub fn sentence(
    assessment: &Assessment<'_>,
    credit: &Credit,
    reason: &Reason,
    sources: &Sources,
    dates: Dates,
) -> String {
    let log = assessment.log;
    let domain = assessment.program.domains.get(credit.domain);
    let because =
        |clause: Option<&Clause>| clause.map_or_else(String::new, |clause| clause.because.clone());
    match reason {
        Reason::NotClaimed => "not claimed by the applicant".to_owned(),
        Reason::Disallowed => {
            let refusal = credit.entry(log).and_then(|entry| entry.refusal(assessment.program.id));
            let day =
                refusal.and_then(|refusal| refusal.on).map(|day| format!(" on {}", dates.day(day)));
            let why = refusal.map(|refusal| refusal.reason.as_str()).filter(|why| !why.is_empty());
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            format!("disallowed by the reviewers{}{why}", day.unwrap_or_default())
        }
        Reason::Future => format!("it begins after {}", dates.day(assessment.as_of)),
        Reason::Duplicate(first) => {
            let first = log.entries.get(*first).map_or("", |entry| sources.path(entry.file));
            format!("the same training is already counted from {first}")
        }
        Reason::Ineligible(at) => because(domain.and_then(|domain| domain.only.get(*at))),
        Reason::OutsidePeriod => {
            let days = assessment.pursuit.period.map(|days| dates.period(days));
            format!("it does not lie within {}", days.unwrap_or_default())
        }
        Reason::Missing(at, key) => {
            let words = &assessment.packs.vocabulary;
            let key = match key {
                Key::Known(key) => key,
                Key::Attribute(id) => words.attribute_of(*id).map_or("", |one| one.id.as_str()),
            };
            let clause = because(domain.and_then(|domain| domain.only.get(*at)));
            format!("`{key}` is not given, and {clause}")
        }
        Reason::Converted { rule, .. } => because(
            domain.and_then(|domain| domain.conversions.get(*rule)).map(|rule| &rule.clause),
        ),
        Reason::UnderFloor { floor, .. } => {
            because(domain.and_then(|domain| domain.floors.get(*floor)).map(|floor| &floor.clause))
        }
        Reason::OverLimit { limit, .. } => {
            because(domain.and_then(|domain| domain.limits.get(*limit)).map(|limit| &limit.clause))
        }
    }
}

//! Since when a requirement in hours, or of a span, has been met.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assess::condition::Facts;
use crate::assess::credit::Credit;
use crate::assess::hours::{HoursOutcome, PartKind};
use crate::assess::{Assessment, Finding, Outcome, Status};
use crate::model::domain::Domain;
use crate::model::hours::Hours;
use crate::model::requirement::Rule;

/// The first day on which what counts now was enough; nothing where it is not, or where no day can
/// be told.
pub fn since(assessment: &Assessment<'_>, outcome: &Outcome<'_>) -> Option<Date> {
    if outcome.status != Status::Met {
        return None;
    }
    match (&outcome.finding, &outcome.requirement.rule) {
        (Finding::Span(Some(span)), Rule::Span { domain, .. }) => {
            let counted = assessment.credits_of(*domain).filter(|one| !one.counted.is_zero());
            let days = counted.filter_map(|one| day(assessment, one));
            days.filter(|day| *day >= span.reached_on).min()
        }
        (Finding::Hours(hours), _) => Rising::of(assessment, hours)?.full_on(),
        (
            Finding::Span(_)
            | Finding::InForce(_)
            | Finding::Facts(_)
            | Finding::Number(_)
            | Finding::Within(_),
            _,
        ) => None,
    }
}

/// The day on which hours are done: the last of a range, but none after the day of judgement.
pub fn day(assessment: &Assessment<'_>, credit: &Credit) -> Option<Date> {
    let line = credit.line(assessment.log)?;
    Some(line.date.value.to.min(assessment.as_of))
}

/// Hours that are added up day by day.
struct Rising<'a> {
    assessment: &'a Assessment<'a>,
    facts: Facts<'a>,
    domain: &'a Domain,
    hours: &'a HoursOutcome,
    counted: Hours,
    /// What each area or part has, in the order of the result.
    parts: Vec<Hours>,
}

impl<'a> Rising<'a> {
    /// What stands before the first day: hours that statements grant.
    fn of(assessment: &'a Assessment<'_>, hours: &'a HoursOutcome) -> Option<Self> {
        let domain = assessment.program.domains.get(hours.domain)?;
        let grants = || hours.grants.iter().filter_map(|at| domain.grants.get(*at));
        let granted = |part: &PartKind| match part {
            PartKind::Area(_) => Hours::ZERO,
            PartKind::Part(at) => {
                grants().filter(|grant| grant.parts.contains(at)).map(|grant| grant.hours).sum()
            }
        };
        Some(Self {
            assessment,
            facts: assessment.facts(),
            domain,
            hours,
            counted: grants().map(|grant| grant.hours).sum(),
            parts: hours.parts.iter().map(|one| granted(&one.part)).collect(),
        })
    }

    fn full_on(mut self) -> Option<Date> {
        let mut days: BTreeMap<Date, Vec<&Credit>> = BTreeMap::new();
        // An area is judged by what is credited, whether it counts under the limits or not.
        for credit in self.assessment.credits_of(self.hours.domain) {
            if let Some(day) = day(self.assessment, credit) {
                days.entry(day).or_default().push(credit);
            }
        }
        for (day, credits) in days {
            for credit in credits {
                self.add(credit);
            }
            if self.is_full() {
                return Some(day);
            }
        }
        None
    }

    fn add(&mut self, credit: &Credit) {
        self.counted = self.counted.plus(credit.counted);
        for (sum, part) in self.parts.iter_mut().zip(&self.hours.parts) {
            let more = match part.part {
                PartKind::Area(area) if credit.area == Some(area) => credit.after_floors(),
                PartKind::Area(_) => continue,
                PartKind::Part(at) => {
                    let condition = self.domain.parts.get(at).map(|part| &part.condition);
                    let time = credit.time(self.assessment.log);
                    let belongs = condition
                        .zip(time)
                        .is_some_and(|(condition, time)| self.facts.holds(condition, time));
                    if !belongs {
                        continue;
                    }
                    credit.counted
                }
            };
            *sum = sum.plus(more);
        }
    }

    fn is_full(&self) -> bool {
        let mut parts = self.hours.parts.iter().zip(&self.parts);
        self.counted >= self.hours.required
            && parts.all(|(part, sum)| part.required.is_none_or(|asked| *sum >= asked))
    }
}

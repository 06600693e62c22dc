//! The result of each requirement.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assess::credit::Credit;
use crate::assess::number::{self, NumberOutcome};
use crate::assess::{Finding, Outcome, Span, Status, hours, in_force, limit, personal, required};
use crate::model::domain::Domain;
use crate::model::hours::Hours;
use crate::model::log::{Log, Pursuit};
use crate::model::period;
use crate::model::program::{Packs, Program};
use crate::model::requirement::{EachArea, Required, Requirement, Rule, Since};

/// What requirements are judged by.
pub(super) struct Judge<'a, 'b> {
    pub(super) setting: limit::Setting<'b>,
    pub(super) packs: &'a Packs,
    pub(super) pursuit: &'a Pursuit,
    pub(super) as_of: Date,
    /// Those of the whole program, after limits.
    pub(super) credits: &'b [Credit],
    /// What counts of each domain, with its grants.
    pub(super) counted: &'b BTreeMap<usize, Hours>,
    /// The grants that are given, by domain.
    pub(super) grants: &'b [Vec<usize>],
}

/// The grants of each domain whose statement is on record, by their places.
pub(super) fn grants(log: &Log, program: &Program, as_of: Date) -> Vec<Vec<usize>> {
    let given = |domain: &Domain| {
        let grants = domain.grants.iter().enumerate();
        let asked = |id: &str| program.statements.iter().find(|one| one.id == id);
        let on_record =
            |id: &str| asked(id).is_some_and(|asked| personal::is_on_record(log, asked, as_of));
        grants.filter(|(_, grant)| on_record(&grant.attested)).map(|(at, _)| at).collect()
    };
    program.domains.iter().map(given).collect()
}

impl<'a> Judge<'a, '_> {
    /// The result of a requirement.
    pub(super) fn outcome(&self, requirement: &'a Requirement) -> Outcome<'a> {
        let log = self.setting.log;
        let (status, finding) = match &requirement.rule {
            Rule::Hours { domain, at_least, each_area } => {
                self.hours(*domain, at_least, each_area.as_ref())
            }
            Rule::Span { domain, at_least, at_most } => self.span(*domain, *at_least, *at_most),
            Rule::InForce(asked) => {
                let since = self.since(asked.since);
                let found = in_force::judge(log, &requirement.id, asked, since, self.as_of);
                (found.status(), Finding::InForce(found))
            }
            Rule::Attested(list) => personal::attested(log, list, self.as_of),
            Rule::Degree(levels) => personal::degree(log, levels, self.as_of),
            Rule::Experience(years) => personal::experience(log, years, self.as_of),
            Rule::Contract => personal::contracts(log, self.setting.program.id, self.credits),
            Rule::Distinct { of, domain, condition, at_least, at_most } => {
                let words = &self.packs.vocabulary;
                let asked = (*of, condition);
                let mine = self.of_domain(*domain);
                let found = number::distinct(log, words, self.setting.facts, asked, &mine);
                let (at_least, at_most) = (*at_least, *at_most);
                self.number(*domain, NumberOutcome { found, at_least, at_most })
            }
            Rule::Periods { each, domain, condition, having, at_least } => {
                let asked = (*each, condition, *having);
                let mine = self.of_domain(*domain);
                let found = number::periods(log, self.setting.facts, asked, &mine);
                let at_least = Some(*at_least);
                self.number(*domain, NumberOutcome { found, at_least, at_most: None })
            }
            Rule::Any(within) => {
                let outcomes: Vec<Outcome<'a>> =
                    within.iter().map(|one| self.outcome(one)).collect();
                (best(&outcomes), Finding::Within(outcomes))
            }
            Rule::All(within) => {
                let outcomes: Vec<Outcome<'a>> =
                    within.iter().map(|one| self.outcome(one)).collect();
                (overall(&outcomes), Finding::Within(outcomes))
            }
        };
        Outcome { requirement, status, finding }
    }

    fn of_domain(&self, domain: usize) -> Vec<&Credit> {
        self.credits.iter().filter(|one| one.domain == domain).collect()
    }

    fn hours(
        &self,
        domain: usize,
        at_least: &Required,
        each_area: Option<&EachArea>,
    ) -> (Status, Finding<'a>) {
        let program = self.setting.program;
        let required = required::by(program, at_least, self.counted);
        let grants = self.grants.get(domain).map(Vec::as_slice).unwrap_or_default();
        let asked = hours::Asked { domain, required, each_area, grants };
        let found = hours::judge(self.setting, asked, self.credits);
        (status(found.short.is_zero(), self.is_unknown(domain)), Finding::Hours(Box::new(found)))
    }

    fn number(&self, domain: usize, found: NumberOutcome) -> (Status, Finding<'a>) {
        (status(found.is_met(), self.is_unknown(domain)), Finding::Number(found))
    }

    fn span(
        &self,
        domain: usize,
        at_least: Option<u32>,
        at_most: Option<u32>,
    ) -> (Status, Finding<'a>) {
        let span = span(self.setting.log, &self.of_domain(domain), at_least, at_most);
        let reached = span.is_some_and(|span| {
            span.last >= span.reached_on && span.until.is_none_or(|until| span.last <= until)
        });
        (status(reached, self.is_unknown(domain)), Finding::Span(span))
    }

    /// Whether nothing of the domain can count, for want of any contract.
    fn is_unknown(&self, domain: usize) -> bool {
        let program = self.setting.program;
        self.setting.log.first_contract(program.id).is_none()
            && program.domains.get(domain).is_some_and(Domain::needs_contract)
    }

    fn since(&self, since: Since) -> Option<Date> {
        let contract = || self.setting.log.first_contract(self.setting.program.id);
        match since {
            Since::Contract => contract().map(|signed| signed.value),
            Since::Before(months) => Some(period::minus_months(self.as_of, months)),
            Since::Period => Some(self.pursuit.period.map_or(self.as_of, |days| days.from)),
        }
    }
}

fn status(met: bool, unknown: bool) -> Status {
    match (met, unknown) {
        (true, _) => Status::Met,
        (false, true) => Status::Unknown,
        (false, false) => Status::Short,
    }
}

/// The result of all of these; what asks for nothing can't be judged.
pub(super) fn overall(outcomes: &[Outcome<'_>]) -> Status {
    let has = |status| outcomes.iter().any(|outcome| outcome.status == status);
    if has(Status::Short) {
        Status::Short
    } else if has(Status::Unknown) || outcomes.is_empty() {
        Status::Unknown
    } else if has(Status::Explained) {
        Status::Explained
    } else {
        Status::Met
    }
}

/// The result of one of these being enough.
fn best(outcomes: &[Outcome<'_>]) -> Status {
    let order = [Status::Met, Status::Explained, Status::Unknown];
    let has = |status: &Status| outcomes.iter().any(|outcome| outcome.status == *status);
    order.into_iter().find(has).unwrap_or(Status::Short)
}

fn span(
    log: &Log,
    credits: &[&Credit],
    at_least: Option<u32>,
    at_most: Option<u32>,
) -> Option<Span> {
    let counted = credits.iter().filter(|one| !one.counted.is_zero());
    let days: Vec<_> = counted.filter_map(|one| Some(one.line(log)?.date.value)).collect();
    let first = days.iter().map(|days| days.from).min()?;
    let last = days.iter().map(|days| days.to).max()?;
    Some(Span {
        first,
        last,
        reached_on: period::plus_months(first, at_least.unwrap_or(0)),
        until: at_most.map(|months| period::plus_months(first, months)),
    })
}

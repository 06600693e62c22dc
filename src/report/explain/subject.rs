//! What an id means: a requirement, or an area, a part or a clause of one.

use crate::assess::condition::Time;
use crate::assess::credit::{Credit, Reason};
use crate::assess::hours::PartKind;
use crate::assess::{Assessment, Outcome};
use crate::model::domain::Domain;
use crate::model::entry::{Entry, Line};
use crate::model::log::Log;
use crate::model::predicate::Predicate;
use crate::model::words::{Kind, Modality, Setting};
use crate::report::explain::all_outcomes;

/// What is to be explained.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// The requirement with its result.
    pub outcome: &'a Outcome<'a>,
    /// What of it; nothing for the whole.
    pub of: Option<Of>,
}

/// An area, a part or a clause; one id may name a part and a limit.
#[derive(Debug, Clone)]
pub struct Of {
    /// The id, with the domain's.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The domain, by its place in the program.
    pub domain: usize,
    /// The area or part.
    pub part: Option<PartKind>,
    /// The condition of the time on which its rules bear.
    conditions: Vec<Predicate>,
    /// The conditions of the time that is split.
    splits: Vec<Predicate>,
    /// The clauses that time must meet to count at all, by their places.
    only: Vec<usize>,
    /// The limits, by their places.
    pub limits: Vec<usize>,
    /// The floors, by their places.
    pub floors: Vec<usize>,
    /// The grants, by their places.
    pub grants: Vec<usize>,
}

/// What `what` means under a program.
pub fn find<'a>(assessment: &'a Assessment<'a>, what: &str) -> Option<Subject<'a>> {
    let outcomes = all_outcomes(&assessment.outcomes);
    if let Some(outcome) = outcomes.iter().find(|one| one.requirement.id == what) {
        return Some(Subject { outcome, of: None });
    }
    let words = &assessment.packs.vocabulary;
    let domains = || assessment.program.domains.iter().enumerate();
    if let Some(outcome) =
        domains().find(|(_, one)| one.id == what).and_then(|(at, _)| assessment.hours_of(at))
    {
        return Some(Subject { outcome, of: None });
    }
    // An area may be written with its letter.
    let id = words.area(what).map_or(what, |area| words.area_id(area));
    let found = |(at, domain): (usize, &Domain)| {
        Some(Subject { outcome: assessment.hours_of(at)?, of: Some(of(domain, at, id)?) })
    };
    domains().find_map(found)
}

fn of(domain: &Domain, at: usize, id: &str) -> Option<Of> {
    let mut out = Of {
        id: id.to_owned(),
        title: String::new(),
        domain: at,
        part: None,
        conditions: Vec::new(),
        splits: Vec::new(),
        only: Vec::new(),
        limits: Vec::new(),
        floors: Vec::new(),
        grants: Vec::new(),
    };
    let mut titles: Vec<&str> = Vec::new();
    let own = id.strip_prefix(domain.id.as_str()).and_then(|rest| rest.strip_prefix('/'));
    if let Some(area) = domain.areas.iter().find(|area| area.name == id) {
        out.part = Some(PartKind::Area(area.id));
        titles.push(&area.short);
    }
    for (place, part) in domain.parts.iter().enumerate().filter(|(_, part)| part.id == id) {
        out.part = Some(PartKind::Part(place));
        out.conditions.push(part.condition.clone());
        titles.push(&part.title);
    }
    let named = |clause: &str| own == Some(clause);
    for (place, one) in domain.only.iter().enumerate().filter(|(_, one)| named(&one.id)) {
        out.only.push(place);
        titles.push(&one.because);
    }
    for one in domain.splits.iter().filter(|one| named(&one.clause.id)) {
        out.splits.push(one.clause.condition.clone());
        titles.push(&one.clause.because);
    }
    for one in domain.conversions.iter().filter(|one| named(&one.clause.id)) {
        out.conditions.push(one.clause.condition.clone());
        titles.push(&one.title);
    }
    for (place, one) in domain.floors.iter().enumerate().filter(|(_, one)| named(&one.clause.id)) {
        out.conditions.push(one.clause.condition.clone());
        out.floors.push(place);
        titles.push(&one.title);
    }
    for (place, one) in domain.limits.iter().enumerate().filter(|(_, one)| named(&one.clause.id)) {
        out.conditions.push(one.clause.condition.clone());
        out.limits.push(place);
        titles.push(&one.title);
    }
    for (place, one) in domain.grants.iter().enumerate().filter(|(_, one)| named(&one.id)) {
        out.grants.push(place);
        titles.push(&one.title);
    }
    for one in domain.warnings.iter().filter(|one| named(&one.id)) {
        out.conditions.push(one.condition.clone());
        titles.push(&one.because);
    }
    (*titles.first()?).clone_into(&mut out.title);
    Some(out)
}

impl Of {
    /// Whether it is an area.
    pub fn is_area(&self) -> bool {
        matches!(self.part, Some(PartKind::Area(_)))
    }

    /// Whether a share of time belongs to it.
    pub fn holds(&self, assessment: &Assessment<'_>, credit: &Credit) -> bool {
        let in_area = self.part == credit.area.map(PartKind::Area) && credit.area.is_some();
        let refused = credit.reasons.iter().any(|why| match why {
            Reason::Ineligible(at) | Reason::Missing(at, _) => self.only.contains(at),
            Reason::NotClaimed
            | Reason::Disallowed
            | Reason::Future
            | Reason::OutsidePeriod
            | Reason::Duplicate(_)
            | Reason::Converted { .. }
            | Reason::UnderFloor { .. }
            | Reason::OverLimit { .. } => false,
        });
        let facts = assessment.facts();
        let Some(time) = credit.time(assessment.log) else { return false };
        // What is split is the session as it was logged.
        let whole = Time { taken_as: None, ..time };
        in_area
            || refused
            || self.conditions.iter().any(|one| facts.holds(one, time))
            || self.splits.iter().any(|one| facts.holds(one, whole))
    }
}

impl Subject<'_> {
    /// The shares of time of a domain that belong to it, in order.
    pub fn credits<'a>(&self, assessment: &'a Assessment<'_>, domain: usize) -> Vec<&'a Credit> {
        let belongs = |one: &&Credit| self.of.as_ref().is_none_or(|of| of.holds(assessment, one));
        assessment.credits_of(domain).filter(belongs).collect()
    }
}

/// Every id that can be explained under a program.
pub fn ids(assessment: &Assessment<'_>) -> Vec<String> {
    let outcomes = all_outcomes(&assessment.outcomes);
    let mut ids: Vec<String> = outcomes.iter().map(|one| one.requirement.id.clone()).collect();
    for domain in &assessment.program.domains {
        ids.push(domain.id.clone());
        ids.extend(domain.areas.iter().map(|area| area.name.clone()));
        ids.extend(domain.parts.iter().map(|part| part.id.clone()));
        let clauses = domain
            .only
            .iter()
            .chain(domain.splits.iter().map(|one| &one.clause))
            .chain(domain.conversions.iter().map(|one| &one.clause))
            .chain(domain.floors.iter().map(|one| &one.clause))
            .chain(domain.limits.iter().map(|one| &one.clause))
            .chain(&domain.warnings)
            .map(|clause| &clause.id);
        let clauses = clauses.chain(domain.grants.iter().map(|one| &one.id));
        ids.extend(clauses.map(|id| format!("{}/{id}", domain.id)));
    }
    ids
}

/// What an entry without a title is called: `supervision, individual, Alex Rivera`. What `known`
/// says already is left out, if anything else is to be said.
pub(super) fn untitled(log: &Log, entry: &Entry, line: &Line, known: Option<Kind>) -> String {
    let details = [
        line.setting.map(Setting::shown),
        line.modality.map(Modality::shown),
        line.supervisor.map(|id| log.supervisor_name(id)),
    ];
    let mut parts: Vec<&str> = details.into_iter().flatten().collect();
    if known != Some(entry.kind) || parts.is_empty() {
        parts.insert(0, entry.kind.shown());
    }
    parts.join(", ")
}

//! The applicant's degree, work, statements, letters and contracts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::assess::credit::Credit;
use crate::assess::{Finding, Status};
use crate::model::log::{Attestation, Log, SupervisorId};
use crate::model::period;
use crate::model::requirement::Attested;
use crate::model::vocabulary::ProgramId;
use crate::model::words::Degree;

/// What a requirement lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No degree is on record, or not its level or date.
    DegreeUnknown,
    /// The degree is not of a level that is asked for, or was awarded later.
    DegreeLacks,
    /// The log does not say since when there is clinical work.
    ExperienceUnknown,
    /// The years of work are reached on this day.
    ExperienceUntil(Date),
    /// A statement or letter is not on record.
    Statement(String),
    /// A statement is not signed by the day of judgement.
    Unsigned(String),
    /// A letter has no file and was not sent directly.
    NoFile(String),
    /// No supervisor has a contract.
    NoContract,
    /// This supervisor has entries and no contract.
    NoContractWith(SupervisorId),
    /// The contract with this supervisor has no file.
    NoContractFile(SupervisorId),
}

impl Missing {
    /// Whether the log knows that the requirement is not fulfilled, and does not merely lack a fact.
    fn is_known(&self) -> bool {
        matches!(self, Self::DegreeLacks | Self::ExperienceUntil(_))
    }
}

fn result(missing: Vec<Missing>) -> (Status, Finding<'static>) {
    let status = if missing.is_empty() {
        Status::Met
    } else if missing.iter().any(Missing::is_known) {
        Status::Short
    } else {
        Status::Unknown
    };
    (status, Finding::Facts(missing))
}

/// A degree of one of these levels, awarded by the day of judgement.
pub fn degree(log: &Log, levels: &[Degree], as_of: Date) -> (Status, Finding<'static>) {
    let degree = log.applicant.degree.as_ref();
    let known = degree.and_then(|degree| Some((degree.level?, degree.awarded?)));
    result(match known {
        None => vec![Missing::DegreeUnknown],
        Some((level, awarded)) if levels.contains(&level) && awarded <= as_of => Vec::new(),
        Some(_) => vec![Missing::DegreeLacks],
    })
}

/// So many years of work after the degree.
pub fn experience(
    log: &Log,
    years: &BTreeMap<Degree, u32>,
    as_of: Date,
) -> (Status, Finding<'static>) {
    let degree = log.applicant.degree.as_ref();
    let (Some(level), Some(awarded), Some(from)) = (
        degree.and_then(|degree| degree.level),
        degree.and_then(|degree| degree.awarded),
        log.applicant.experience,
    ) else {
        return result(vec![Missing::ExperienceUnknown]);
    };
    let Some(years) = years.get(&level) else { return result(vec![Missing::DegreeLacks]) };
    let reached = period::plus_months(from.max(awarded), years.saturating_mul(12));
    if reached <= as_of {
        result(Vec::new())
    } else {
        result(vec![Missing::ExperienceUntil(reached)])
    }
}

/// Statements and letters.
pub fn attested(log: &Log, asked: &[Attested], as_of: Date) -> (Status, Finding<'static>) {
    result(asked.iter().filter_map(|one| lacks(log, one, as_of)).collect())
}

/// Whether a statement or letter is on record as it is asked for.
pub fn is_on_record(log: &Log, asked: &Attested, as_of: Date) -> bool {
    lacks(log, asked, as_of).is_none()
}

fn lacks(log: &Log, one: &Attested, as_of: Date) -> Option<Missing> {
    let list = log.attestations.get(&one.id).map(Vec::as_slice).unwrap_or_default();
    let has_file = |found: &Attestation| {
        log.on_file(&found.evidence) || found.sent_direct.is_some_and(|day| day <= as_of)
    };
    let signed = |found: &Attestation| found.signed.is_some_and(|day| day <= as_of);
    if list.is_empty() {
        Some(Missing::Statement(one.title.clone()))
    } else if one.with_file {
        (!list.iter().any(has_file)).then(|| Missing::NoFile(one.title.clone()))
    } else {
        (!list.iter().any(signed)).then(|| Missing::Unsigned(one.title.clone()))
    }
}

/// A signed contract on file with each supervisor who has entries, except one whose contracts are
/// all for other programs.
pub fn contracts(log: &Log, program: ProgramId, credits: &[Credit]) -> (Status, Finding<'static>) {
    let named: BTreeSet<SupervisorId> =
        credits.iter().filter_map(|credit| credit.line(log)?.supervisor).collect();
    let mut missing = Vec::new();
    if log.first_contract(program).is_none() {
        missing.push(Missing::NoContract);
    }
    for id in named {
        let Some(supervisor) = log.supervisor(id) else { continue };
        let mut own = supervisor.contracts_for(program).peekable();
        if own.peek().is_none() {
            if supervisor.contracts.is_empty() {
                missing.push(Missing::NoContractWith(id));
            }
        } else if !own.any(|contract| log.on_file(&contract.evidence)) {
            missing.push(Missing::NoContractFile(id));
        }
    }
    result(missing)
}

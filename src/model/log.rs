//! A log: the applicant, the supervisors, the programs and the entries.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::document_type::DocumentType;
use crate::model::entry::{Entry, Evidence, Placed};
use crate::model::period::{self, Period};
use crate::model::record::code::Code;
use crate::model::record::filed::Filed;
use crate::model::sent::Sent;
use crate::model::vocabulary::ProgramId;
use crate::model::words::{Degree, Discipline, LicenseLevel, Paper};
use crate::source::{FileId, Span};

/// A supervisor of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SupervisorId(pub usize);

/// Everything that a log says.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// Who applies.
    pub applicant: Applicant,
    /// The supervisors, in the order written.
    pub supervisors: Vec<Supervisor>,
    /// Statements and letters, by their id.
    pub attestations: BTreeMap<String, Vec<Attestation>>,
    /// The programs pursued, in the order written.
    pub programs: Vec<Pursuit>,
    /// The paper of the packet.
    pub paper: Option<Paper>,
    /// Further documents for the packet.
    pub extras: Vec<Extra>,
    /// Times of leave.
    pub pauses: Vec<Period>,
    /// Gaps with their explanation.
    pub exceptions: Vec<Exception>,
    /// The applications that were sent, by the day.
    pub submissions: Vec<Sent>,
    /// What supervisors have signed for.
    pub signoffs: Vec<Signoff>,
    /// The records of what they were given to sign.
    pub records: Vec<Filed>,
    /// The entries that can be read, by first day, then path.
    pub entries: Vec<Entry>,
    /// The paths of evidence, as written, at which there is no file of the log.
    pub absent: BTreeSet<String>,
    /// The entries that can't be read, each with at least one error.
    pub unread: Vec<FileId>,
}

/// Who applies.
#[derive(Debug, Clone, Default)]
pub struct Applicant {
    /// The name, with degrees and licenses.
    pub name: String,
    /// Earlier names on certificates.
    pub also_known_as: Vec<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The number as a member.
    pub member_number: Option<String>,
    /// The degree.
    pub degree: Option<Education>,
    /// Since when there is clinical work.
    pub experience: Option<Date>,
    /// What must be in force.
    pub documents: Vec<Document>,
}

/// A degree.
#[derive(Debug, Clone)]
pub struct Education {
    /// Which.
    pub level: Option<Degree>,
    /// What it is called.
    pub title: Option<String>,
    /// Where it was earned.
    pub school: Option<String>,
    /// When.
    pub awarded: Option<Date>,
    /// The diploma.
    pub evidence: Vec<Evidence>,
}

/// A document that is in force for a time.
#[derive(Debug, Clone)]
pub struct Document {
    /// The mapping that states it.
    pub span: Span,
    /// What it is.
    pub kind: DocumentType,
    /// Of which society a membership is.
    pub of: Option<String>,
    /// How far a license goes.
    pub level: Option<LicenseLevel>,
    /// What a license is for.
    pub discipline: Option<Discipline>,
    /// Where a license holds.
    pub state: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Since when.
    pub from: Date,
    /// Until when, that day included; without it, it is open.
    pub to: Option<Date>,
    /// The file.
    pub evidence: Vec<Evidence>,
}

/// A supervisor.
#[derive(Debug, Clone)]
pub struct Supervisor {
    /// The id that entries use.
    pub id: String,
    /// The name, with degrees and certifications.
    pub name: String,
    /// Whether this is the primary supervisor.
    pub primary: bool,
    /// The contracts.
    pub contracts: Vec<Contract>,
    /// What must be in force.
    pub documents: Vec<Document>,
    /// Whether all that the log says of them could be read.
    pub whole: bool,
}

/// A supervision contract.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The mapping that states it.
    pub span: Span,
    /// The day both had signed.
    pub signed: Placed<Date>,
    /// The day the documents were exchanged.
    pub documents: Option<Date>,
    /// Its last day.
    pub ended: Option<Date>,
    /// The programs it is for, if not all.
    pub programs: Option<Vec<ProgramId>>,
    /// The file.
    pub evidence: Vec<Evidence>,
}

/// A statement or letter.
#[derive(Debug, Clone)]
pub struct Attestation {
    /// Who wrote it.
    pub from: Option<String>,
    /// The day it was signed.
    pub signed: Option<Date>,
    /// The day it is dated.
    pub dated: Option<Date>,
    /// The day it went to the reviewers directly.
    pub sent_direct: Option<Date>,
    /// The file.
    pub evidence: Vec<Evidence>,
}

/// A program that the applicant pursues.
#[derive(Debug, Clone)]
pub struct Pursuit {
    /// The program.
    pub program: ProgramId,
    /// The version chosen by the applicant instead of the contract.
    pub version: Option<Placed<String>>,
    /// The day of the certification, as of which everything is judged from then on.
    pub certified: Option<Date>,
    /// The days whose time counts, if not all.
    pub period: Option<Period>,
}

impl Pursuit {
    /// A program with nothing chosen for it.
    pub fn of(program: ProgramId) -> Self {
        Self { program, version: None, certified: None, period: None }
    }

    /// The day of judgement for this program, where the log is looked at on `today`.
    pub fn as_of(&self, today: Date) -> Date {
        let ends = self.period.map(|period| period.to);
        [self.certified, ends].into_iter().flatten().fold(today, Date::min)
    }
}

/// A further document for the packet.
#[derive(Debug, Clone)]
pub struct Extra {
    /// What it is.
    pub title: String,
    /// The file.
    pub evidence: Vec<Evidence>,
}

/// A gap with its explanation.
#[derive(Debug, Clone)]
pub struct Exception {
    /// The requirement.
    pub requirement: Placed<String>,
    /// The days.
    pub period: Period,
    /// The explanation.
    pub statement: Option<String>,
    /// What proves it.
    pub evidence: Vec<Evidence>,
}

/// What a supervisor has signed for.
#[derive(Debug, Clone)]
pub struct Signoff {
    /// The mapping that states it.
    pub span: Span,
    /// Who signed.
    pub by: SupervisorId,
    /// The last day of what was signed.
    pub through: Placed<Date>,
    /// The code on the sheet.
    pub code: Placed<Code>,
    /// The sheet with the signature.
    pub evidence: Vec<Evidence>,
}

impl Document {
    /// The days on which it is in force.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: self.to.unwrap_or(Date::MAX) }
    }
}

impl Contract {
    /// The days on which hours count under it.
    pub fn period(&self) -> Period {
        let from = self.documents.map_or(self.signed.value, |day| day.max(self.signed.value));
        Period { from, to: self.ended.unwrap_or(Date::MAX) }
    }

    /// Whether it is for `program`.
    pub fn is_for(&self, program: ProgramId) -> bool {
        self.programs.as_ref().is_none_or(|programs| programs.contains(&program))
    }
}

impl Supervisor {
    /// The contracts for `program`.
    pub fn contracts_for(&self, program: ProgramId) -> impl Iterator<Item = &Contract> {
        self.contracts.iter().filter(move |contract| contract.is_for(program))
    }

    /// The runs of days on which hours count for `program`; contracts that follow each other
    /// without a gap are one run.
    pub fn contract_periods(&self, program: ProgramId) -> Vec<Period> {
        period::joined(self.contracts_for(program).map(Contract::period))
    }
}

impl Log {
    /// Whether any of these files is there.
    pub fn on_file(&self, evidence: &[Evidence]) -> bool {
        evidence.iter().any(|one| !self.absent.contains(&one.path))
    }

    /// The supervisor.
    pub fn supervisor(&self, id: SupervisorId) -> Option<&Supervisor> {
        self.supervisors.get(id.0)
    }

    /// The supervisor's name, or the empty text.
    pub fn supervisor_name(&self, id: SupervisorId) -> &str {
        self.supervisor(id).map_or("", |supervisor| &supervisor.name)
    }

    /// The supervisor's id as the log writes it, or the empty text.
    pub fn supervisor_key(&self, id: SupervisorId) -> &str {
        self.supervisor(id).map_or("", |supervisor| &supervisor.id)
    }

    /// The earliest signature on a contract for `program`.
    pub fn first_contract(&self, program: ProgramId) -> Option<Placed<Date>> {
        let contracts = self.supervisors.iter().flat_map(|one| one.contracts_for(program));
        contracts.map(|contract| contract.signed).min_by_key(|signed| signed.value)
    }

    /// Every file that the log names, with what it belongs to left out.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        let applicant = &self.applicant;
        let supervisors = self.supervisors.iter();
        let documents =
            applicant.documents.iter().chain(supervisors.clone().flat_map(|s| &s.documents));
        let attestations = self.attestations.values().flatten();
        applicant
            .degree
            .iter()
            .flat_map(|degree| &degree.evidence)
            .chain(documents.flat_map(|document| &document.evidence))
            .chain(supervisors.flat_map(|s| &s.contracts).flat_map(|contract| &contract.evidence))
            .chain(attestations.flat_map(|attestation| &attestation.evidence))
            .chain(self.extras.iter().flat_map(|extra| &extra.evidence))
            .chain(self.exceptions.iter().flat_map(|exception| &exception.evidence))
            .chain(self.signoffs.iter().flat_map(|signoff| &signoff.evidence))
            .chain(self.entries.iter().flat_map(|entry| &entry.evidence))
            .chain(
                self.entries.iter().flat_map(|entry| &entry.lines).flat_map(|line| &line.evidence),
            )
    }
}

//! An entry: one training, one supervision session or one batch of client hours.

use std::ops::Range;

use jiff::civil::Date;

use crate::model::hours::Hours;
use crate::model::log::SupervisorId;
use crate::model::period::Period;
use crate::model::vocabulary::{AreaId, AttributeId, ProgramId};
use crate::model::words::{Allocation, Approval, Delivery, Focus, Kind, Modality, Note, Setting};
use crate::source::{FileId, Span};

/// A value with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub span: Span,
}

/// One file of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The file.
    pub file: FileId,
    /// What it records.
    pub kind: Kind,
    /// When.
    pub date: Placed<Period>,
    /// What it was called.
    pub title: Option<String>,
    /// Who gave a training.
    pub provider: Option<String>,
    /// What happened; an entry without `lines` has one.
    pub lines: Vec<Line>,
    /// Certificates named on the entry where each of its lines names others.
    pub evidence: Vec<Evidence>,
    /// The total printed on the certificate.
    pub certificate_hours: Option<Placed<Hours>>,
    /// Who divided the hours among areas.
    pub allocation: Allocation,
    /// The programs it counts toward, if not all of the log's.
    pub programs: Option<Vec<ProgramId>>,
    /// Planned, not done yet.
    pub draft: bool,
    /// Whether it is to be counted.
    pub claim: bool,
    /// Refused by reviewers.
    pub disallowed: Vec<Disallowed>,
    /// Free words.
    pub tags: Vec<String>,
    /// The area that its hours have in another program.
    pub also: Vec<(ProgramId, AreaId)>,
    /// Whether the body may go into a packet.
    pub note: Note,
    /// The body, in bytes of the file.
    pub body: Range<usize>,
}

/// A refusal by the reviewers of one program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disallowed {
    /// The program.
    pub program: ProgramId,
    /// The day.
    pub on: Option<Date>,
    /// Their reason.
    pub reason: String,
}

/// One line of an entry, with the entry's own values where it says nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The mapping that it is, or the entry's.
    pub span: Span,
    /// When.
    pub date: Placed<Period>,
    /// Its own title.
    pub title: Option<String>,
    /// The provider's approval number.
    pub approval_number: Option<String>,
    /// A training's standing.
    pub approval: Option<Approval>,
    /// How the people were together.
    pub delivery: Option<Delivery>,
    /// The supervisor.
    pub supervisor: Option<SupervisorId>,
    /// Further supervisors present.
    pub with: Vec<SupervisorId>,
    /// Whether a session had one supervisee or several.
    pub setting: Option<Setting>,
    /// Supervisees present, the applicant included.
    pub group_size: Option<u32>,
    /// Who the clients were to each other.
    pub modality: Option<Modality>,
    /// Whether the work treated sexual concerns.
    pub focus: Option<Focus>,
    /// The keys that packs declare, with the places of their values.
    pub attributes: Vec<(AttributeId, usize)>,
    /// The certificates.
    pub evidence: Vec<Evidence>,
    /// Academic credit.
    pub credits: Option<Placed<Credits>>,
    /// Where its hours (or sessions) are written; amounts in a map have places of their own.
    pub hours_span: Span,
    /// Its hours, one share for each aim.
    pub shares: Vec<Share>,
}

/// A part of a line's time, aimed at one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Where the amount is written.
    pub span: Span,
    /// What it is aimed at.
    pub aim: Aim,
    /// How much.
    pub raw: Raw,
    /// Whether it is teaching by a supervisor.
    pub teaching: bool,
}

/// What time is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// A subject.
    Area(AreaId),
    /// Attended and claimed nowhere.
    Nothing,
    /// Supervision.
    Supervision,
    /// Client work.
    Clients,
}

/// Time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raw {
    /// Clock hours.
    Clock(Hours),
    /// The line's academic credit, converted by the program.
    Credit,
}

/// Academic credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credits {
    /// In which calendar.
    pub calendar: Calendar,
    /// How many, in hundredths.
    pub hundredths: u32,
}

/// An academic calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Calendar {
    /// Semesters.
    Semester,
    /// Quarters.
    Quarter,
}

/// A file that proves something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The path below the root, as written.
    pub path: String,
    /// Where the path is written.
    pub span: Span,
    /// The pages meant, from 1, if not all.
    pub pages: Option<Placed<(u32, u32)>>,
}

impl Calendar {
    /// As written in a log.
    pub fn word(self) -> &'static str {
        match self {
            Self::Semester => "semester",
            Self::Quarter => "quarter",
        }
    }
}

impl Entry {
    /// What it is called: its title, or what it records.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(self.kind.shown())
    }

    /// Whether it can count at all: done, and claimed.
    pub fn is_claimed(&self) -> bool {
        self.claim && !self.draft
    }

    /// Whether it is meant for `program`.
    pub fn is_for(&self, program: ProgramId) -> bool {
        self.programs.as_ref().is_none_or(|programs| programs.contains(&program))
    }

    /// The area that its hours have in `program`, if the entry says so.
    pub fn also_in(&self, program: ProgramId) -> Option<AreaId> {
        self.also.iter().find(|(one, _)| *one == program).map(|(_, area)| *area)
    }

    /// The refusal by `program`'s reviewers.
    pub fn refusal(&self, program: ProgramId) -> Option<&Disallowed> {
        self.disallowed.iter().find(|refusal| refusal.program == program)
    }

    /// All supervisors that it names.
    pub fn supervisors(&self) -> impl Iterator<Item = SupervisorId> {
        self.lines
            .iter()
            .flat_map(|line| line.supervisor.into_iter().chain(line.with.iter().copied()))
    }
}

impl Line {
    /// The clock hours written on it; academic credit without a map has none.
    pub fn clock_hours(&self) -> Hours {
        self.shares.iter().map(|share| share.raw.clock()).sum()
    }
}

impl Raw {
    /// Clock hours as written, none for academic credit.
    pub fn clock(self) -> Hours {
        match self {
            Self::Clock(hours) => hours,
            Self::Credit => Hours::ZERO,
        }
    }
}

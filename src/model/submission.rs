//! What a program asks of an application itself, beside hours and documents.

use crate::model::program::Citation;
use crate::model::words::Paper;

/// One thing that is asked of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its id, as written.
    pub id: String,
    /// What to do, in a few words.
    pub title: String,
    /// The rule, in a sentence.
    pub because: String,
    /// What is asked.
    pub demand: Demand,
    /// Where it was read.
    pub citation: Citation,
}

/// What is asked of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// The paper on which it is printed.
    Paper(Paper),
    /// The most PDF files in which it is sent.
    Pdfs(u32),
    /// What its first page must name.
    Names(Named),
    /// What only the applicant can do, and no file shows.
    ByHand,
}

/// What a first page may have to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// The applicant's number as a member.
    MemberNumber,
    /// The primary supervisor.
    PrimarySupervisor,
    /// The applicant's e-mail address.
    Email,
}

impl Named {
    /// All of them.
    pub const ALL: &[Self] = &[Self::MemberNumber, Self::PrimarySupervisor, Self::Email];

    /// As written in a pack.
    pub fn word(self) -> &'static str {
        match self {
            Self::MemberNumber => "member-number",
            Self::PrimarySupervisor => "primary-supervisor",
            Self::Email => "email",
        }
    }

    /// How it is written in a log.
    pub fn written(self) -> &'static str {
        match self {
            Self::MemberNumber => "`member_number` under `applicant`",
            Self::PrimarySupervisor => "`primary: true` at one supervisor",
            Self::Email => "`email` under `applicant`",
        }
    }
}

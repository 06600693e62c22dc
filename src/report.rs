//! The packet in words: every number worded here and only here.

pub mod advice;
pub mod archival;
pub mod board;
pub mod condition;
pub mod document;
pub mod exhibit;
pub mod explain;
pub mod loss;
pub mod pack_diff;
pub mod pack_effect;
pub mod packet;
pub mod preflight;
pub mod recorded;
pub mod review;
pub mod rule_at;
pub mod rulebook;
mod section;
pub mod signoff;
pub mod supervised;
pub mod table;
pub mod totals;
pub mod unconfirmed;
pub mod verify;
pub mod words;

use std::collections::BTreeMap;

use crate::model::log::SupervisorId;
use crate::report::document::Beside;
use crate::source::Sources;
use crate::source::evidence::hindrance::Hindrance;

/// Who reads a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The reviewers.
    Committee,
    /// This supervisor.
    Supervisor(SupervisorId),
    /// The applicant.
    Own,
}

/// One edition of a packet: for whom, and of which state of the log.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// For whom.
    pub audience: Audience,
    /// The state of the log.
    pub revision: &'a str,
    /// What was left out of a draft, a sentence each; nothing if it is no draft.
    pub left_out: Option<&'a [String]>,
    /// The files of evidence that could be read, by their path in one spelling.
    pub files: &'a BTreeMap<String, FileFacts>,
    /// Which hours count in other programs of the log too, a sentence each.
    pub shared: &'a [String],
    /// The applicant's own reports of other programs, made with this one.
    pub beside: &'a [Beside],
}

/// What is said of a file of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// How many pages it has; nothing if that can't be told.
    pub pages: Option<usize>,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// What on its pages keeps a packet from being made for archives.
    pub hindrances: Vec<Hindrance>,
}

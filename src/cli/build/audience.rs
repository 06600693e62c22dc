//! For whom a packet is built: what `--audience` and `--for` mean together, and what of a draft is told.

use crate::cli::Failure;
use crate::cli::args::{self, Build, Form};
use crate::model::log::{Log, SupervisorId};
use crate::model::words::listed;
use crate::read::suggest::nearest;
use crate::report::{Audience, supervised};
use crate::source::FileId;

/// A thing that a draft leaves out: the file, and a sentence that names it.
pub(super) type LeftOut = (FileId, String);

/// For whom the arguments ask.
pub(super) fn of(own: &Build, log: &Log) -> Result<Audience, Failure> {
    match (own.audience, &own.whom) {
        (args::Audience::Supervisor, Some(id)) => named(id, log).map(Audience::Supervisor),
        (args::Audience::Supervisor, None) => match log.supervisors.as_slice() {
            [_] => Ok(Audience::Supervisor(SupervisorId(0))),
            [] => Err(Failure::new("the log names no supervisor")
                .help("add one under `supervisors` in practicum.yaml")),
            _ => Err(Failure::new("a copy for a supervisor is for one of them")
                .help(format!("add `--for`; {}", known(log)))),
        },
        // A sheet to be signed is for them, whoever else reads the packet.
        (args::Audience::Committee, Some(_)) if own.only.contains(&Form::Signoff) => {
            Ok(Audience::Committee)
        }
        (args::Audience::Committee | args::Audience::Own, Some(id)) => {
            Err(Failure::new(format!("`--for {id}` names a supervisor, and this copy is for none"))
                .help(format!("write `--audience supervisor --for {id}`")))
        }
        (args::Audience::Committee, None) => Ok(Audience::Committee),
        (args::Audience::Own, None) => Ok(Audience::Own),
    }
}

/// The supervisor of this id.
pub(super) fn named(id: &str, log: &Log) -> Result<SupervisorId, Failure> {
    let at = log.supervisors.iter().position(|one| one.id == id);
    at.map(SupervisorId).ok_or_else(|| {
        let ids = || log.supervisors.iter().map(|one| one.id.as_str());
        let help = match nearest(id, ids()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => known(log),
        };
        Failure::new(format!("the log has no supervisor `{id}`")).help(help)
    })
}

/// Which supervisors there are.
pub(super) fn known(log: &Log) -> String {
    if log.supervisors.is_empty() {
        return "the log names no supervisor; add one under `supervisors` in practicum.yaml"
            .to_owned();
    }
    let ids = listed(log.supervisors.iter().map(|one| one.id.as_str()));
    format!("the supervisors of the log are {ids}")
}

/// An id as a part of a file's name: an id is any text, a name is not.
pub(super) fn plain(id: &str) -> String {
    id.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' }).collect()
}

/// What the names of the files carry: `-supervisor-rivera`.
pub(super) fn suffix(audience: Audience, log: &Log) -> String {
    match audience {
        Audience::Committee => String::new(),
        Audience::Own => "-self".to_owned(),
        Audience::Supervisor(id) => {
            format!("-supervisor-{}", plain(log.supervisor_key(id)))
        }
    }
}

/// What a draft says is left out. A supervisor is told what is wrong with their own entries; a
/// message on another file could name another supervisor, so of those the number alone is told.
pub(super) fn told(left_out: &[LeftOut], audience: Audience, log: &Log) -> Vec<String> {
    let all = || left_out.iter().map(|(_, text)| text.clone());
    let Audience::Supervisor(id) = audience else { return all().collect() };
    let theirs = |file: FileId| {
        let entry = log.entries.iter().find(|entry| entry.file == file);
        entry.is_some_and(|entry| supervised::is_wholly_of(entry, id))
    };
    let (own, others): (Vec<&LeftOut>, Vec<&LeftOut>) =
        left_out.iter().partition(|(file, _)| theirs(*file));
    let mut told: Vec<String> = own.into_iter().map(|(_, text)| text.clone()).collect();
    if !others.is_empty() {
        let files = crate::diagnostic::counted(others.len(), "file");
        told.push(format!("{files} of the log with faults that do not concern this copy alone"));
    }
    told
}

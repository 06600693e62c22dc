//! The repository around a log: where the command was called, and what git's refusals mean.

use crate::cli::{Failure, load};
use crate::diagnostic::{counted, shown};
use crate::source::LOG_FILE;
use crate::source::git::{Caller, Refusal};

/// Where and how the command was called.
#[expect(clippy::disallowed_methods, reason = "only `cli` reads the environment")]
pub(super) fn caller() -> Result<Caller, Failure> {
    let names_repository = std::env::var_os("GIT_DIR").is_some();
    Ok(Caller { folder: load::here()?, names_repository })
}

/// Git's refusal in words.
pub(super) fn failure(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::NoGit => Failure::new("there is no program `git`, which was to be asked")
            .help("install git, or check the folder itself: `practicum check`"),
        Refusal::NoRepository => Failure::new("the log lies in no git repository")
            .help("check the folder itself: `practicum check`"),
        Refusal::Conflict(paths) => {
            let more = match paths.len().saturating_sub(1) {
                0 => " is".to_owned(),
                more => format!(" and {} are", counted(more, "other file")),
            };
            let first = shown(paths.first().map_or("", String::as_str));
            Failure::new(format!("`{first}`{more} in conflict, so there is nothing to commit yet"))
                .help("settle what clashes, then `git add` what was settled")
        }
        Refusal::Untracked => Failure::new(format!("git does not know `{LOG_FILE}` of this log"))
            .help(format!("`git add {LOG_FILE}`, then the entries")),
        Refusal::Words(words) => Failure::new(format!("git refuses: {}", shown(words))),
    }
}

//! The repository around a log: where the command was called, and what git's refusals mean.

use std::collections::BTreeMap;

use crate::cli::{Failure, load};
use crate::diagnostic::{Diagnostics, counted, quoted, shown};
use crate::source::git::{Caller, Refusal};
use crate::source::origin::Origin;
use crate::source::{LOG_FILE, Sources};

/// Where and how the command was called.
#[expect(clippy::disallowed_methods, reason = "only `cli` reads the environment")]
pub(super) fn caller() -> Result<Caller, Failure> {
    let names = |name| std::env::var_os(name).is_some();
    let names_repository = names("GIT_DIR") || names("GIT_INDEX_FILE");
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

/// Says of each finding on a line that reads otherwise in the folder that this is what is staged.
pub(super) fn compare_with_folder(findings: &mut Diagnostics, sources: &Sources, origin: &Origin) {
    if matches!(origin, Origin::Folder(_)) {
        return;
    }
    let mut differing = BTreeMap::new();
    findings.each(|finding| {
        let file = finding.primary.file;
        let Some(source) = sources.get(file).filter(|_| sources.is_of_log(file)) else { return };
        let lines = differing.entry(file).or_insert_with(|| origin.differing_lines(&source.path));
        if sources.position(finding.primary).is_some_and(|at| lines.contains(&at.line)) {
            let path = quoted(sources.path(file));
            finding.help.push(format!(
                "this is what is staged, and the file in the folder reads otherwise; when it is \
                 mended there, `git add {path}`"
            ));
        }
    });
}

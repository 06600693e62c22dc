//! `practicum check`: every fault of the log in one run.

use std::collections::BTreeSet;

use crate::assess::Status;
use crate::cli::args::{Check, CheckFormat, Global};
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::diagnostic::{Diagnostics, Severity, counted, human, short};
use crate::model::hours::Hours;
use crate::render::json;

/// Runs `check`.
pub(super) fn run(global: &Global, own: &Check, terminal: Terminal) -> Result<Exit, Failure> {
    let root = load::root(global, own.folder.as_ref())?;
    let loaded =
        if own.staged { load::staged(&root, global)? } else { load::load(root, global, None)? };
    let assessments = loaded.assess(None)?;
    loaded.detail(&assessments, terminal);
    let findings = loaded.all_findings(&assessments);
    if loaded.is_without_identifiers() {
        terminal.detail("identifiers of clients: no listed pattern found\n");
    }
    match own.format {
        CheckFormat::Human if !findings.is_empty() => {
            terminal.out(&human::render(&findings, &loaded.sources, terminal.colors_out()))?;
            let left_out = assessments.first().map(|one| super::status::left_out(&loaded, one));
            terminal.out(&summary(&loaded, &findings, left_out.unwrap_or(Hours::ZERO)))?;
        }
        CheckFormat::Human => {}
        CheckFormat::Short => terminal.out(&short::render(&findings, &loaded.sources))?,
        CheckFormat::Json => terminal.out(&json::check::render(&findings, &loaded.sources))?,
    }
    let errors = findings.count(Severity::Error) > 0;
    let denied = own.deny.is_some() && findings.count(Severity::Warning) > 0;
    let incomplete = own.complete
        && (assessments.is_empty()
            || assessments
                .iter()
                .any(|one| !matches!(one.status, Status::Met | Status::Explained)));
    if incomplete && own.format == CheckFormat::Human {
        for one in
            assessments.iter().filter(|one| !matches!(one.status, Status::Met | Status::Explained))
        {
            terminal.err(&format!(
                "{}: not all requirements are met; see `practicum status`\n",
                one.program.name
            ));
        }
    }
    Ok(if errors || denied || incomplete { Exit::Findings } else { Exit::Done })
}

/// `3 errors, 1 warning in 2 of 148 files; 4.50 hours left out of the totals`.
pub(super) fn summary(loaded: &Loaded, findings: &Diagnostics, left_out: Hours) -> String {
    let mut line = found(findings, loaded.sources.of_log().count());
    if !left_out.is_zero() {
        line.push_str(&format!("; {left_out} hours left out of the totals"));
    }
    let unread = loaded.log.unread.len();
    if unread > 0 {
        let (entries, count) =
            (counted(unread, "entry"), if unread == 1 { "counts" } else { "count" });
        line.push_str(&format!("; {entries} could not be read and {count} nothing"));
    }
    line + "\n"
}

/// `3 errors, 1 warning in 2 of 148 files`.
pub(super) fn found(findings: &Diagnostics, of: usize) -> String {
    let files: BTreeSet<_> = findings.iter().map(|one| one.primary.file).collect();
    let parts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning")]
        .into_iter()
        .map(|(severity, word)| (findings.count(severity), word))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| counted(number, word))
        .collect();
    format!("{} in {} of {}", parts.join(", "), files.len(), counted(of, "file"))
}

//! `practicum check`: every fault of the log in one run.

mod denied;
mod history;

use std::collections::BTreeSet;

use crate::assess::Status;
use crate::cli::args::{Check, CheckFormat, Global};
use crate::cli::check::denied::Denied;
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::diagnostic::{Diagnostics, Severity, counted, grouped, human, short};
use crate::model::hours::Hours;
use crate::render::json;
use crate::source::Sources;

/// Findings that a person is shown; a longer list is for a program to sort.
const SHOWN: usize = 100;

/// Runs `check`.
pub(super) fn run(global: &Global, own: &Check, terminal: Terminal) -> Result<Exit, Failure> {
    let root = load::root(global, own.folder.as_ref())?;
    let asked = Denied::asked(&own.deny)?;
    if own.history {
        return history::run(root, own.format, terminal);
    }
    let loaded =
        if own.staged { load::staged(&root, global)? } else { load::load(root, global, None)? };
    let loaded = loaded.inspected();
    let assessments = loaded.assess(None)?;
    loaded.detail(&assessments, terminal);
    let findings = loaded.findings_and_templates(&assessments);
    let denied = asked.and(&loaded.deny);
    if loaded.is_without_identifiers() {
        let unread = loaded.sources.of_log().any(|source| source.fault.is_some());
        let of = if unread { " in what could be read" } else { "" };
        terminal.detail(&format!("identifiers of clients: no listed pattern found{of}\n"));
    }
    match own.format {
        CheckFormat::Human if !findings.is_empty() => {
            terminal.out(&capped(&findings, &loaded.sources, terminal.colors_out()))?;
            let left_out = assessments.first().map(|one| super::status::left_out(&loaded, one));
            let summary = summary(&loaded, &findings, left_out.unwrap_or(Hours::ZERO));
            terminal.out(&format!("{}{}\n", summary.trim_end(), denied.words(&findings)))?;
        }
        CheckFormat::Human => {}
        CheckFormat::Short => terminal.out(&short::render(&findings, &loaded.sources))?,
        CheckFormat::Json => terminal.out(&json::check::render(&findings, &loaded.sources))?,
    }
    let fails = findings.iter().any(|one| one.severity == Severity::Error || denied.has(one));
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
    Ok(if fails || incomplete { Exit::Findings } else { Exit::Done })
}

/// The findings for a person, and how many more there are.
pub(super) fn capped(findings: &Diagnostics, sources: &Sources, color: bool) -> String {
    let mut text = human::render(&findings.first(SHOWN), sources, color);
    let more = findings.len().saturating_sub(SHOWN);
    if more > 0 {
        let more = grouped(more);
        text.push_str(&format!("… and {more} more; `--format short` lists all of them\n\n"));
    }
    text
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
    format!("{} in {} of {}", parts.join(", "), grouped(files.len()), counted(of, "file"))
}

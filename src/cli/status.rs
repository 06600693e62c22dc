//! `practicum status`: the board.

use crate::assess::Assessment;
use crate::cli::args::{Args, Global, Status, StatusFormat};
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::diagnostic::Severity;
use crate::model::hours::Hours;
use crate::render::json;

/// Without a command: `status` in a log, elsewhere a short help.
pub(super) fn bare(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    run(&args.global, &Status::default(), terminal)
}

/// Runs `status`.
pub(super) fn run(global: &Global, own: &Status, terminal: &Terminal) -> Result<Exit, Failure> {
    let root = load::root(global, own.folder.as_ref())?;
    let loaded = load::load(root, global, None)?;
    let assessments = loaded.assess(own.program.as_deref())?;
    let findings = loaded.findings(&assessments);
    match own.format {
        StatusFormat::Json => terminal.out(&json::status::render(
            &loaded.log,
            &assessments,
            loaded.as_of,
            &findings,
            &loaded.sources,
        )),
        StatusFormat::Text | StatusFormat::Csv => {}
    }
    let errors = findings.count(Severity::Error) > 0;
    Ok(if errors { Exit::Findings } else { Exit::Done })
}

/// The hours of entries that can be read and, for a fault, count nothing.
pub(super) fn left_out(loaded: &Loaded, assessment: &Assessment<'_>) -> Hours {
    let entries = assessment.faults.keys().filter_map(|at| loaded.log.entries.get(*at));
    entries.flat_map(|entry| &entry.lines).map(crate::model::entry::Line::clock_hours).sum()
}

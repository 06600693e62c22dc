//! `practicum status`: the board.

use crate::assess::Assessment;
use crate::cli::args::{Args, Global, Status, StatusFormat};
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure, check};
use crate::diagnostic::{Diagnostics, Severity, short};
use crate::model::dates::Dates;
use crate::model::entry::Line;
use crate::model::hours::Hours;
use crate::render::{csv, json, text};
use crate::report::{advice, board};

/// Errors that are shown above a board; `check` shows all.
const SHOWN: usize = 10;

/// Without a command: `status` in a log, elsewhere a short help.
pub(super) fn bare(args: &Args, terminal: Terminal) -> Result<Exit, Failure> {
    run(&args.global, &Status::default(), terminal)
}

/// Runs `status`.
pub(super) fn run(global: &Global, own: &Status, terminal: Terminal) -> Result<Exit, Failure> {
    let root = load::root(global, own.folder.as_ref())?;
    let loaded = load::load(root, global, None)?;
    let assessments = loaded.assess(own.program.as_deref())?;
    loaded.detail(&assessments, terminal);
    let findings = loaded.findings(&assessments);
    let boards = || assessments.iter().map(|one| board::of(one, &loaded.sources, Dates::Written));
    match own.format {
        StatusFormat::Json => terminal.out(&json::status::render(
            &loaded.log,
            &assessments,
            loaded.as_of,
            &findings,
            &loaded.sources,
        ))?,
        StatusFormat::Csv => {
            let names = assessments.iter().map(|one| one.program.name.as_str());
            terminal.out(&csv::boards(&names.zip(boards()).collect::<Vec<_>>()))?;
        }
        StatusFormat::Text => {
            let layout = text::Layout { width: terminal.width(), color: terminal.colors_out() };
            let texts: Vec<String> = assessments
                .iter()
                .zip(boards())
                .map(|(one, board)| {
                    let below = text::Below {
                        next: advice::next(one, Dates::Written),
                        forgotten: advice::forgotten(one, Dates::Written),
                        shared: advice::shared(one, &assessments),
                    };
                    text::board(&board, &below, layout)
                })
                .collect();
            terminal.out(&texts.join("\n"))?;
            for program in loaded.log.programs.iter().map(|one| one.program) {
                if loaded.packs.broken.contains(&program) {
                    let id = loaded.packs.vocabulary.program_id(program);
                    terminal.out(&format!("`{id}` is not judged: its rule pack has errors\n"))?;
                }
            }
        }
    }
    // The object for a program holds the findings already.
    if own.format != StatusFormat::Json {
        tell(&loaded, &assessments, &findings, terminal);
    }
    let errors = findings.count(Severity::Error) > 0;
    Ok(if errors { Exit::Findings } else { Exit::Done })
}

/// Says what is wrong with the log, and what of it is therefore in no total.
pub(super) fn tell(
    loaded: &Loaded,
    assessments: &[Assessment<'_>],
    findings: &Diagnostics,
    terminal: Terminal,
) {
    let errors: Vec<_> = findings.iter().filter(|one| one.severity == Severity::Error).collect();
    if !errors.is_empty() {
        terminal.err("\n");
    }
    for finding in errors.iter().take(SHOWN) {
        terminal.err(&format!("{}\n", short::line(finding, &loaded.sources)));
    }
    if !findings.is_empty() {
        let left_out = assessments.first().map_or(Hours::ZERO, |one| left_out(loaded, one));
        let summary = check::summary(loaded, findings, left_out);
        let text = format!("{}: see `practicum check`\n", summary.trim_end());
        // An error is never kept quiet: the totals lack something.
        if errors.is_empty() {
            terminal.progress(&format!("\n{text}"));
        } else {
            terminal.err(&text);
        }
    }
}

/// The hours of entries that can be read and, for a fault, count nothing.
pub(super) fn left_out(loaded: &Loaded, assessment: &Assessment<'_>) -> Hours {
    let entries = assessment.faults.keys().filter_map(|at| loaded.log.entries.get(*at));
    entries.flat_map(|entry| &entry.lines).map(Line::clock_hours).sum()
}

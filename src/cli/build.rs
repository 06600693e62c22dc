//! `practicum build`: the packet.

mod audience;
mod exhibits;
mod files;
mod signoff;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::assess::{self, Assessment};
use crate::check;
use crate::cli::args::{Build, Form, Global};
use crate::cli::build::audience::LeftOut;
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure, preflight, status};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, counted, human};
use crate::model::entry::{Entry, Line};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::output;
use crate::privacy::{self, Manner};
use crate::report::document::Beside;
use crate::report::{Audience, Edition, advice};
use crate::source::walk::{self, Exclusions};
use crate::source::{FileId, revision, templates};

/// Runs `build`.
pub(super) fn run(global: &Global, own: &Build, terminal: Terminal) -> Result<Exit, Failure> {
    fitting(own)?;
    let root = load::root(global, own.folder.as_ref())?;
    let folder = own.output.clone().unwrap_or_else(|| root.join("packet"));
    apart(&root, &folder)?;
    let loaded = load::load(root, global, Some(folder.clone()))?.inspected();
    let all = loaded.assess(None)?;
    loaded.detail(&all, terminal);
    let findings = loaded.all_findings(&all);
    // Without its page no packet is whole, and no draft can leave a template out.
    let faulty =
        if writes(own, Form::Html) { loaded.template_errors() } else { Diagnostics::default() };
    let errors = findings.count(Severity::Error) > 0;
    if (errors && !own.partial) || !faulty.is_empty() {
        let mut stopping =
            if own.partial { Diagnostics::default() } else { only_errors(&findings) };
        stopping.append(faulty);
        stopping.sort(&loaded.sources);
        return Ok(stopped(&stopping, &loaded, terminal));
    }
    wanted(&loaded, own)?;
    let audience = audience::of(own, &loaded.log)?;
    if loaded.log.programs.is_empty() {
        if errors {
            status::tell(&loaded, &all, &findings, terminal);
            return Ok(Exit::Findings);
        }
        return Err(Failure::new("the log pursues no program, so there is nothing to build"));
    }
    let (log, left_out) = reduced(&loaded, &findings);
    let left_out = audience::told(&left_out, audience, &loaded.log);
    let assessments = assess::assess(&log, &loaded.packs, loaded.as_of);
    let revision = revision::of(&loaded.root, &loaded.sources);
    let facts = loaded.facts();
    let mut artifacts = Vec::new();
    // A sheet alone is no packet: nothing of one is made, and there is less to tell.
    let sheet_alone = own.only == [Form::Signoff];
    for assessment in &assessments {
        if is_wanted(own, assessment) && !sheet_alone {
            let shared = advice::shared(assessment, &assessments);
            let suffix = audience::suffix(audience, &log);
            let beside = beside(assessment, &assessments, (audience, &suffix), own);
            let edition = Edition {
                sources: &loaded.sources,
                audience,
                revision: &revision,
                left_out: (own.partial && errors).then_some(left_out.as_slice()),
                files: &facts,
                shared: &shared,
                beside: &beside,
            };
            match files::of(&loaded, assessment, &edition, own, terminal)? {
                Ok(files) => artifacts.extend(files),
                Err(errors) => return Ok(stopped(&errors, &loaded, terminal)),
            }
        }
    }
    let wanted: Vec<&Assessment<'_>> =
        assessments.iter().filter(|one| is_wanted(own, one)).collect();
    let sheets = own.only.contains(&Form::Signoff).then(|| {
        if errors {
            let message = "a sheet to be signed can't be a draft";
            return Err(Failure::new(message).help("mend the errors: `practicum check` lists them"));
        }
        signoff::sheets(&loaded, &wanted, own, terminal)
    });
    let sheets = sheets.transpose()?.unwrap_or_default();
    artifacts.extend(sheets.files.iter().cloned());
    output::write(&folder, &artifacts).map_err(|error| {
        Failure::new(format!("the packet can't be written to `{}`: {error}", folder.display()))
            .help("an earlier packet there is left as it was")
    })?;
    for artifact in &artifacts {
        terminal.progress(&format!("{}\n", shown(&folder, &artifact.name)));
    }
    sheets.keep(&loaded, terminal);
    if !sheet_alone {
        status::tell(&loaded, &assessments, &findings, terminal);
        preflight::after_build(&loaded, &wanted, &findings, terminal);
    }
    Ok(if errors { Exit::Findings } else { Exit::Done })
}

/// The applicant's own reports of other programs that this run writes; a copy for others stands
/// alone.
fn beside(
    assessment: &Assessment<'_>,
    all: &[Assessment<'_>],
    (audience, suffix): (Audience, &str),
    own: &Build,
) -> Vec<Beside> {
    if audience != Audience::Own {
        return Vec::new();
    }
    let others = all.iter().filter(|one| one.program.id != assessment.program.id);
    let beside = |one: &Assessment<'_>| Beside {
        title: one.program.title.clone(),
        stem: format!("{}{suffix}", one.program.name),
    };
    others.filter(|one| is_wanted(own, one)).map(beside).collect()
}

/// Refuses what would be passed over: an option for a file that is not written.
fn fitting(own: &Build) -> Result<(), Failure> {
    let writes = |form: Form| writes(own, form);
    let signed = own.only.contains(&Form::Signoff);
    let refused = [
        (own.split && !writes(Form::Pdf), "--split", "a PDF"),
        (own.attach_data && !writes(Form::Pdf), "--attach-data", "a PDF"),
        (own.through.is_some() && !signed, "--through", "a sheet to be signed, `--only signoff`"),
    ];
    match refused.iter().find(|(is_refused, ..)| *is_refused) {
        Some((_, option, what)) => Err(Failure::new(format!("`{option}` is for {what}"))
            .help(format!("leave `{option}` out, or build that"))),
        None => Ok(()),
    }
}

/// Whether a file of this form is asked for.
fn writes(own: &Build, form: Form) -> bool {
    own.only.is_empty() || own.only.contains(&form)
}

/// Tells what keeps the packet from being written.
fn stopped(errors: &Diagnostics, loaded: &Loaded, terminal: Terminal) -> Exit {
    terminal.err(&human::render(errors, &loaded.sources, terminal.colors_err()));
    let number = counted(errors.count(Severity::Error), "error");
    let is_template = |one: &Diagnostic| {
        let path = loaded.sources.path(one.primary.file);
        path.split('/').next() == Some(templates::FOLDER)
    };
    let mend = if errors.iter().all(is_template) {
        "mend the template, or build without it: `--only pdf,json,csv`"
    } else {
        "mend the log, or build a draft with `--partial`"
    };
    terminal.err(&format!("{number}: nothing was written; {mend}\n"));
    Exit::Findings
}

/// The output folder is never read; entries that lie in it would be missing unseen.
fn apart(root: &Path, folder: &Path) -> Result<(), Failure> {
    let (Ok(root), Ok(real)) = (root.canonicalize(), folder.canonicalize()) else { return Ok(()) };
    if real == root || real == root.join("packet") || !real.starts_with(&root) {
        return Ok(());
    }
    walk::entries(&real, &Exclusions::default()).first().map_or(Ok(()), |entry| {
        // A name that may be a client's is not shown.
        let is_nobodys =
            privacy::path(&entry.path, Manner::Strict, &privacy::Own::default()).is_empty();
        let named = if is_nobodys { format!(": `{}`", entry.path) } else { String::new() };
        let message = format!("`{}` holds entries of the log{named}", folder.display());
        Err(Failure::new(message).help("write the packet into a folder of its own"))
    })
}

fn shown(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

pub(super) fn only_errors(findings: &Diagnostics) -> Diagnostics {
    let mut errors = findings.clone();
    errors.retain(|one| one.severity == Severity::Error);
    errors
}

/// Whether the packet of this program is to be built.
fn is_wanted(own: &Build, assessment: &Assessment<'_>) -> bool {
    own.program.is_empty() || own.program.contains(&assessment.program.name)
}

/// Says which program that was asked for the log does not pursue.
fn wanted(loaded: &Loaded, own: &Build) -> Result<(), Failure> {
    own.program.iter().try_for_each(|id| loaded.assess(Some(id)).map(drop))
}

/// The log without the entries that have an error, and a sentence for each thing left out.
pub(super) fn reduced(loaded: &Loaded, findings: &Diagnostics) -> (Log, Vec<LeftOut>) {
    let mut faulty: BTreeMap<FileId, Vec<&str>> = BTreeMap::new();
    for error in findings.iter().filter(|one| one.severity == Severity::Error) {
        let files: BTreeSet<FileId> = check::evidence::bears_on(error).collect();
        for file in files {
            faulty.entry(file).or_default().push(&error.message);
        }
    }
    let mut log = loaded.log.clone();
    let is_faulty = |entry: &mut Entry| faulty.contains_key(&entry.file);
    let hours: BTreeMap<FileId, Hours> = log
        .entries
        .extract_if(.., is_faulty)
        .map(|entry| (entry.file, entry.lines.iter().map(Line::clock_hours).sum()))
        .collect();
    let mut left_out = Vec::new();
    for (file, reasons) in faulty {
        let path = loaded.sources.path(file);
        let hours = hours.get(&file).map(|hours| format!(", {hours} hours")).unwrap_or_default();
        left_out.push((file, format!("{path}{hours}: {}", reasons.join("; "))));
    }
    (log, left_out)
}

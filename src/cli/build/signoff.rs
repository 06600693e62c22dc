//! `practicum build --only signoff --for ID`: the sheet that a supervisor signs, and the record of it.

use jiff::civil::Date;

use crate::assess::Assessment;
use crate::assess::record::{self, Recorder};
use crate::cli::Failure;
use crate::cli::args::Build;
use crate::cli::build::audience;
use crate::cli::load::Loaded;
use crate::cli::terminal::Terminal;
use crate::model::log::{Log, SupervisorId};
use crate::model::record::code::Code;
use crate::model::record::{Record, Scope, file_name};
use crate::output::{self, Artifact};
use crate::render::pdf::{self, Parts};
use crate::report::signoff::{self, Sheet};
use crate::report::{Audience, Edition};
use crate::source::walk::SIGNOFFS;

/// The sheets of one supervisor, and the records of what stands on them.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    /// The sheets, as files of the packet.
    pub(super) files: Vec<Artifact>,
    /// The records of them, each with where it belongs in the log.
    records: Vec<Record>,
    by: String,
    name: String,
}

/// Makes the sheet of every program that has a contract with the supervisor.
pub(super) fn sheets(
    loaded: &Loaded,
    assessments: &[&Assessment<'_>],
    own: &Build,
    terminal: Terminal,
) -> Result<Sheets, Failure> {
    let log = &loaded.log;
    let by = supervisor(log, own.whom.as_deref())?;
    let through = through(own.through, loaded.as_of)?;
    let Some(supervisor) = log.supervisor(by) else { return Ok(Sheets::default()) };
    let mut sheets =
        Sheets { by: supervisor.id.clone(), name: supervisor.name.clone(), ..Sheets::default() };
    let recorder = Recorder::new(log, &loaded.packs, &loaded.sources);
    let facts = loaded.facts();
    for assessment in assessments {
        if supervisor.contracts_for(assessment.program.id).next().is_none() {
            continue;
        }
        let record = record::of_supervisor(&recorder, assessment.program, by, through);
        if record.lines.is_empty() {
            continue;
        }
        let edition = Edition {
            sources: &loaded.sources,
            audience: Audience::Supervisor(by),
            revision: "",
            left_out: None,
            files: &facts,
            shared: &[],
            beside: &[],
        };
        let report = signoff::of(assessment, &edition, Sheet { by, through, record: &record });
        let rendered = pdf::render(&report, &Parts::default())
            .map_err(|error| Failure::new(error.to_string()))?;
        let name =
            format!("{}-signoff-{}.pdf", assessment.program.name, audience::plain(&supervisor.id));
        for warning in &rendered.warnings {
            terminal.progress(&format!("{name}: {warning}\n"));
        }
        sheets.files.push(Artifact { name, bytes: rendered.bytes });
        if !sheets.records.contains(&record) {
            sheets.records.push(record);
        }
    }
    if sheets.files.is_empty() {
        let message = format!("there is nothing that `{}` could sign through {through}", sheets.by);
        return Err(Failure::new(message).help(
            "a sheet lists the sessions, the teaching and the client hours of a supervisor who has a \
             contract for the program",
        ));
    }
    Ok(sheets)
}

/// The supervisor who is to sign.
fn supervisor(log: &Log, id: Option<&str>) -> Result<SupervisorId, Failure> {
    match id {
        Some(id) => audience::named(id, log),
        None => {
            Err(Failure::new("a sheet is for one supervisor: write `--for` and the short name")
                .help(audience::known(log)))
        }
    }
}

/// The last day of what is signed: nobody signs for what has not been.
fn through(asked: Option<Date>, as_of: Date) -> Result<Date, Failure> {
    match asked {
        Some(day) if day > as_of => {
            let message = format!("`--through {day}` lies after {as_of}, the day of judgement");
            Err(Failure::new(message).help("a sheet lists what has been, up to a day that is over"))
        }
        Some(day) => Ok(day),
        None => Ok(as_of),
    }
}

impl Sheets {
    /// Writes the records into the log, unless they are there. A sheet is of use without its record, so that a failure is
    /// said and no more.
    pub(super) fn keep(&self, loaded: &Loaded, terminal: Terminal) {
        for record in &self.records {
            let code = record.code();
            let through = record.scope.fields();
            let through = through.iter().find(|(key, _)| *key == "through");
            let through = through.map_or("", |(_, day)| day.as_str());
            let name = file_name(&self.by, through, code);
            let is_there = loaded
                .log
                .records
                .iter()
                .any(|one| one.code.value == code && one.record.code() == code);
            if !is_there {
                let head = [
                    format!("What {} was given to sign: what counts of each line, and no prose.", self.name),
                    "Keep this file in git, and do not edit it: `practicum check` holds the log against it."
                        .to_owned(),
                ];
                let head: Vec<&str> = head.iter().map(String::as_str).collect();
                let text = crate::render::record::sheet(record, &before(loaded, record), &head);
                let bare = name.rsplit('/').next().unwrap_or(&name).to_owned();
                let artifact = Artifact { name: bare, bytes: text.into_bytes() };
                if let Err(error) = output::add(&loaded.root.join(SIGNOFFS), &artifact) {
                    terminal.err(&format!(
                        "warning: `{name}` can't be written: {error}\n  \
                         without this record `check` can say that something changed since it was signed, and not what\n"
                    ));
                    continue;
                }
            }
            terminal.progress(&format!("{name}, the record of what is signed: keep it in git\n"));
            terminal.progress(&format!(
                "once it is signed, add to `signoffs` in practicum.yaml:\n  \
                 - {{by: {}, through: {through}, code: {code}, evidence: evidence/…}}\n",
                self.by
            ));
        }
    }
}

/// The sheets of the same supervisor that were made before this one.
fn before(loaded: &Loaded, record: &Record) -> Vec<Code> {
    let by = |record: &Record| match &record.scope {
        Scope::Signoff { by, .. } => Some(by.clone()),
        Scope::Packet { .. } => None,
    };
    let records = loaded.log.records.iter();
    let mut all: Vec<Code> =
        records.filter(|one| by(&one.record) == by(record)).map(|one| one.code.value).collect();
    all.sort();
    all.dedup();
    all
}

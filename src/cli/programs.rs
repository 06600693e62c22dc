//! `practicum programs`: the rule packs, their versions and sources; those of a log too.

mod check;
mod confirm;
mod diff;
mod own_pack;

use std::path::{Path, PathBuf};

use crate::cli::args::{Global, Programs, ProgramsCommand};
use crate::cli::load;
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::diagnostic::{Diagnostics, human};
use crate::model::program::{Packs, Program};
use crate::model::words::listed;
use crate::render::text;
use crate::report::rulebook;
use crate::source::Sources;
use crate::source::origin::Origin;

/// Runs `programs`.
pub(super) fn run(global: &Global, own: &Programs, terminal: Terminal) -> Result<Exit, Failure> {
    match &own.what {
        None | Some(ProgramsCommand::List) => {
            let known = Known::read(global)?;
            terminal.out(&list(&known.packs))?;
            Ok(known.tell(terminal))
        }
        Some(ProgramsCommand::Show { id, version }) => {
            let known = Known::read(global)?;
            let exit = known.tell(terminal);
            let program = match find(&known.packs, id, version.as_deref()) {
                // A pack that can't be read is not there; its faults say why.
                Err(failure) if exit == Exit::Findings => {
                    terminal.failure(&failure);
                    return Ok(exit);
                }
                found => found?,
            };
            terminal.out(&text::rulebook(&rulebook::of(program), layout(terminal)))?;
            Ok(exit)
        }
        Some(ProgramsCommand::Check(own)) => check::run(global, own, terminal),
        Some(ProgramsCommand::Diff(own)) => diff::run(global, own, terminal),
        Some(ProgramsCommand::Confirm(own)) => confirm::run(global, own, terminal),
    }
}

/// The packs that are known here: those brought along, and those of the log around, if there is one.
struct Known {
    root: Option<PathBuf>,
    packs: Packs,
    sources: Sources,
    findings: Diagnostics,
}

impl Known {
    fn read(global: &Global) -> Result<Self, Failure> {
        load::nearest(global).map(|root| Self::of(root, load::cover::all_packs))
    }

    /// With the texts as they stand in their files, to be written there again.
    fn uncovered(root: &Path) -> Self {
        Self::of(Some(root.to_path_buf()), load::packs)
    }

    fn of(
        root: Option<PathBuf>,
        packs: impl Fn(&mut Diagnostics, Option<&Origin>) -> (Packs, Sources),
    ) -> Self {
        let mut findings = Diagnostics::default();
        let origin = root.clone().map(Origin::Folder);
        let (packs, sources) = packs(&mut findings, origin.as_ref());
        findings.sort(&sources);
        Self { root, packs, sources, findings }
    }

    /// Says what is wrong with the log's own packs.
    fn tell(&self, terminal: Terminal) -> Exit {
        if self.findings.is_empty() {
            return Exit::Done;
        }
        let said = human::render(&self.findings, &self.sources, terminal.colors_err());
        let summary = super::check::found(&self.findings, self.sources.of_log().count());
        terminal.err(&format!("{said}{summary}\n"));
        Exit::Findings
    }
}

fn layout(terminal: Terminal) -> text::Layout {
    text::Layout { width: terminal.width(), color: terminal.colors_out() }
}

fn list(packs: &Packs) -> String {
    let width = packs.list.iter().map(|one| one.name.len()).max().unwrap_or(0);
    let version = packs.list.iter().map(|one| one.version.len()).max().unwrap_or(0);
    let line = |one: &Program| {
        format!(
            "{:<width$}  {:<version$}  {} {}  {}{}\n",
            one.name,
            one.version,
            rulebook::chosen_by(one).trim_start_matches("for "),
            rulebook::range(one.in_force),
            one.title,
            if one.own { " (the log's own)" } else { "" }
        )
    };
    packs.list.iter().map(line).collect()
}

fn find<'a>(packs: &'a Packs, id: &str, version: Option<&str>) -> Result<&'a Program, Failure> {
    let known = || packs.list.iter().filter(|one| one.name == id);
    let Some(newest) = known().next_back() else {
        let mut ids: Vec<&str> = packs.list.iter().map(|one| one.name.as_str()).collect();
        ids.dedup();
        return Err(Failure::new(format!("there is no program `{id}`"))
            .help(format!("the programs are {}", listed(ids))));
    };
    match version {
        None => Ok(newest),
        Some(version) => known().find(|one| one.version == version).ok_or_else(|| {
            let versions = known().map(|one| one.version.as_str());
            Failure::new(format!("`{id}` has no version `{version}`"))
                .help(format!("its versions are {}", listed(versions)))
        }),
    }
}

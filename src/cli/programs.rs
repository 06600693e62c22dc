//! `practicum programs`: the rule packs, their versions and sources.

use crate::cli::args::{Programs, ProgramsCommand};
use crate::cli::load;
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::diagnostic::Diagnostics;
use crate::model::program::{Packs, Program};
use crate::model::words::listed;
use crate::render::text;
use crate::report::rulebook;

/// Runs `programs`.
pub(super) fn run(own: &Programs, terminal: Terminal) -> Result<Exit, Failure> {
    let (packs, _) = load::packs(&mut Diagnostics::default(), None);
    match &own.what {
        None | Some(ProgramsCommand::List) => terminal.out(&list(&packs))?,
        Some(ProgramsCommand::Show { id, version }) => {
            let program = find(&packs, id, version.as_deref())?;
            let layout = text::Layout { width: terminal.width(), color: terminal.colors_out() };
            terminal.out(&text::rulebook(&rulebook::of(program), layout))?;
        }
    }
    Ok(Exit::Done)
}

fn list(packs: &Packs) -> String {
    let width = packs.list.iter().map(|one| one.name.len()).max().unwrap_or(0);
    let version = packs.list.iter().map(|one| one.version.len()).max().unwrap_or(0);
    let line = |one: &Program| {
        format!(
            "{:<width$}  {:<version$}  {} {}  {}\n",
            one.name,
            one.version,
            rulebook::chosen_by(one).trim_start_matches("for "),
            rulebook::range(one.in_force),
            one.title
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

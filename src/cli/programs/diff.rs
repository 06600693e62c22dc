//! `practicum programs diff`: what differs between two versions, and what that does to a log.

use crate::assess;
use crate::cli::args::{DiffFormat, Global, PacksDiff};
use crate::cli::programs::{Known, find, layout};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure, load};
use crate::model::program::{Packs, Program};
use crate::render::json;
use crate::render::text::packs as text;
use crate::report::pack_diff;
use crate::report::pack_effect::{self, Effect};

/// Runs `programs diff`.
pub(super) fn run(global: &Global, own: &PacksDiff, terminal: Terminal) -> Result<Exit, Failure> {
    let known = Known::read(global)?;
    let faults = known.tell(terminal);
    let versions = find(&known.packs, &own.id, Some(&own.from))
        .and_then(|from| Ok((from, find(&known.packs, &own.id, Some(&own.to))?)));
    let (from, to) = match versions {
        // A pack that can't be read is not there; its faults say why.
        Err(failure) if faults == Exit::Findings => {
            terminal.failure(&failure);
            return Ok(faults);
        }
        found => found?,
    };
    let effect = effect(global, &known, (from, to))?;
    let changes = pack_diff::changes(from, to, &known.packs.vocabulary);
    terminal.out(&match own.format {
        DiffFormat::Text => text::diff(from, to, &changes, effect.as_ref(), layout(terminal)),
        DiffFormat::Json => json::packs::diff(from, to, &changes, effect.as_ref()),
    })?;
    Ok(faults)
}

/// What the second version changes for the log around, if it pursues the program.
fn effect(
    global: &Global,
    known: &Known,
    versions: (&Program, &Program),
) -> Result<Option<Effect>, Failure> {
    let Some(root) = &known.root else { return Ok(None) };
    let loaded = load::load(root.clone(), global, None)?;
    let wanted = loaded.packs.vocabulary.program(&versions.0.name);
    let Some(pursuit) = loaded.log.programs.iter().find(|one| Some(one.program) == wanted) else {
        return Ok(None);
    };
    // The log was read by the words of its own packs.
    let (Some(from), Some(to)) = (same(&loaded.packs, versions.0), same(&loaded.packs, versions.1))
    else {
        return Ok(None);
    };
    let under = |program| assess::under(&loaded.log, &loaded.packs, program, pursuit, loaded.as_of);
    Ok(Some(pack_effect::of(&under(from), &under(to), &loaded.sources)))
}

fn same<'a>(packs: &'a Packs, program: &Program) -> Option<&'a Program> {
    packs.list.iter().find(|one| one.name == program.name && one.version == program.version)
}

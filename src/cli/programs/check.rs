//! `practicum programs check`: every fault of rule packs of the user's own, wherever they lie.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli::args::{CheckFormat, Global, PacksCheck};
use crate::cli::check::found;
use crate::cli::load;
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, human, short};
use crate::model::words::listed;
use crate::read;
use crate::render::json;
use crate::source::load as files;
use crate::source::{Fault, FileId, Source, Sources, walk};

/// Runs `programs check`.
pub(super) fn run(global: &Global, own: &PacksCheck, terminal: Terminal) -> Result<Exit, Failure> {
    let asked = own.files.iter().map(|path| opened(path)).collect::<Result<Vec<_>, _>>()?;
    let mut sources = load::brought();
    for source in others(global, &own.files, &asked)? {
        sources.add(source);
    }
    let before = findings(&sources);
    let ids: Vec<FileId> = asked.into_iter().map(|source| sources.add(source)).collect();
    let mut findings = findings(&sources);
    // What is so without these packs is not their fault.
    findings.retain(|one| ids.contains(&one.primary.file) || before.iter().all(|old| old != one));
    let mut findings: Diagnostics = anchored(&findings, &ids, &sources);
    findings.sort(&sources);
    match own.format {
        CheckFormat::Human if !findings.is_empty() => {
            terminal.out(&human::render(&findings, &sources, terminal.colors_out()))?;
            let files: BTreeSet<_> =
                findings.iter().map(|one| one.primary.file).chain(ids).collect();
            terminal.out(&format!("{}\n", found(&findings, files.len())))?;
        }
        CheckFormat::Human => {}
        CheckFormat::Short => terminal.out(&short::render(&findings, &sources))?,
        CheckFormat::Json => terminal.out(&json::check::render(&findings, &sources))?,
    }
    let errors = findings.count(Severity::Error) > 0;
    Ok(if errors { Exit::Findings } else { Exit::Done })
}

/// The text of a file; one that can't be opened is a failure.
fn opened(path: &Path) -> Result<Source, Failure> {
    let source = files::named(path);
    match &source.fault {
        Some(Fault::Unreadable(why)) => {
            Err(Failure::new(format!("`{}` can't be opened: {why}", path.display()))
                .help("name the YAML files of rule packs, for instance `programs/mine.yaml`"))
        }
        _ => Ok(source),
    }
}

/// The packs of the log that is named, else of the one in which the first file lies, else of the one
/// around; but for those that are asked about and those in whose place they
/// would stand.
fn others(global: &Global, paths: &[PathBuf], asked: &[Source]) -> Result<Vec<Source>, Failure> {
    let around = paths.first().and_then(|path| walk::root(&path.canonicalize().ok()?));
    let root = match around.filter(|_| global.dir.is_none()) {
        None => load::nearest(global)?,
        around => around,
    };
    let Some(root) = root else { return Ok(Vec::new()) };
    let same = |one: &Path| {
        let real = one.canonicalize().ok();
        paths.iter().any(|path| path.canonicalize().ok() == real)
    };
    let mut found = walk::packs(&root);
    found.retain(|one| one.fault.is_some() || !same(&one.file));
    let mut names = Sources::default();
    let mut name = |source: &Source| {
        let id = names.add_text(&source.path, "");
        read::program::named_in(id, source)
    };
    let taken: Vec<_> = asked.iter().filter_map(&mut name).collect();
    let mut all = files::all(&found);
    all.retain(|one| name(one).is_none_or(|name| !taken.contains(&name)));
    Ok(all)
}

fn findings(sources: &Sources) -> Diagnostics {
    let mut findings = Diagnostics::default();
    read::program::all(&mut findings, sources, |file| sources.is_of_log(file));
    findings
}

/// The findings, each at its place in a file that is asked about where it has one there.
fn anchored(findings: &Diagnostics, ids: &[FileId], sources: &Sources) -> Diagnostics {
    let mut out = Diagnostics::default();
    for one in findings.iter() {
        let is_asked = |file| ids.contains(&file);
        let here = one.related.iter().find(|related| is_asked(related.span.file));
        out.push(match here {
            _ if is_asked(one.primary.file) => one.clone(),
            Some(here) => {
                let mut turned = Diagnostic::new(one.code, here.span, one.message.as_str());
                turned.notes.clone_from(&one.notes);
                turned.help.clone_from(&one.help);
                turned.label(here.message.as_str()).related(one.primary, one.label.as_str())
            }
            None => {
                let names = ids.iter().map(|id| sources.path(*id));
                one.clone().note(format!("so it reads with {} laid over it", listed(names)))
            }
        });
    }
    out
}

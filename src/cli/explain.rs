//! `practicum explain`: the proof of a number, what an entry counts for, what a code means.

use std::path::{Component, Path, PathBuf};

use crate::assess::Assessment;
use crate::cli::args::{Explain, ExplainFormat, Global};
use crate::cli::load::{self, Loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure, status};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostics, Severity, human, shown};
use crate::read::suggest;
use crate::render::{json, text};
use crate::report::explain::{self, Look, subject};
use crate::source::FileId;

/// Runs `explain`.
pub(super) fn run(global: &Global, own: &Explain, terminal: Terminal) -> Result<Exit, Failure> {
    let code = Code::parse(&own.what);
    let root = match (load::root(global, None), code) {
        (Ok(root), _) => root,
        (Err(_), Some(code)) => return about(code, own, terminal),
        (Err(failure), None) => return Err(failure),
    };
    let loaded = load::load(root, global, None)?;
    let assessments = loaded.assess(own.program.as_deref())?;
    let findings = loaded.findings(&assessments);
    let is_id = assessments.iter().any(|one| subject::find(one, &own.what).is_some());
    match (is_id, code) {
        (true, _) => requirement(&loaded, own, &assessments, &findings, terminal)?,
        (false, Some(code)) => return about(code, own, terminal),
        (false, None) => {
            let file = file(&loaded, &own.what)
                .ok_or_else(|| unknown(&loaded, &own.what, &assessments))?;
            entry(&loaded, own, &assessments, &findings, file, terminal)?;
        }
    }
    let errors = findings.count(Severity::Error) > 0;
    Ok(if errors { Exit::Findings } else { Exit::Done })
}

/// What a code means.
fn about(code: Code, own: &Explain, terminal: Terminal) -> Result<Exit, Failure> {
    terminal.out(&match own.format {
        ExplainFormat::Json => json::explain::code(code),
        ExplainFormat::Text => {
            let layout = text::Layout { width: terminal.width(), color: terminal.colors_out() };
            text::page::page(code, layout)
        }
    })?;
    Ok(Exit::Done)
}

fn requirement(
    loaded: &Loaded,
    own: &Explain,
    assessments: &[Assessment<'_>],
    findings: &Diagnostics,
    terminal: Terminal,
) -> Result<(), Failure> {
    let sources = &loaded.sources;
    let looks = assessments.iter().map(|assessment| Look { assessment, sources, findings });
    let found: Vec<_> =
        looks.filter_map(|look| Some((look, subject::find(look.assessment, &own.what)?))).collect();
    if own.format == ExplainFormat::Json {
        return terminal.out(&json::explain::requirement(&found, loaded.as_of));
    }
    let layout = text::Layout { width: terminal.width(), color: terminal.colors_out() };
    let texts: Vec<String> = found
        .iter()
        .map(|(look, subject)| {
            text::explain::explanation(&explain::requirement(*look, subject), layout)
        })
        .collect();
    terminal.out(&texts.join("\n"))?;
    status::tell(loaded, assessments, findings, terminal);
    Ok(())
}

fn entry(
    loaded: &Loaded,
    own: &Explain,
    assessments: &[Assessment<'_>],
    findings: &Diagnostics,
    file: FileId,
    terminal: Terminal,
) -> Result<(), Failure> {
    let at = loaded.log.entries.iter().position(|entry| entry.file == file);
    let mut own_findings = findings.clone();
    own_findings.retain(|one| one.primary.file == file && one.severity == Severity::Error);
    let faulty = assessments.iter().any(|one| at.is_some_and(|at| one.faults.contains_key(&at)));
    let counts = at.filter(|_| !faulty);
    if own.format == ExplainFormat::Json {
        let path = loaded.sources.path(file);
        let sources = &loaded.sources;
        let looked = json::explain::Looked { assessments, sources, findings, at: counts };
        return terminal.out(&json::explain::entry(&looked, path, loaded.as_of, &own_findings));
    }
    if !own_findings.is_empty() {
        let colors = terminal.colors_out();
        terminal.out(&human::render(&own_findings, &loaded.sources, colors))?;
    }
    let layout = text::Layout { width: terminal.width(), color: terminal.colors_out() };
    let told = counts.and_then(|at| explain::entry(assessments, &loaded.sources, findings, at));
    let path = shown(loaded.sources.path(file));
    terminal.out(&match told {
        Some(told) => text::explain::explanation(&told, layout),
        None if assessments.is_empty() => {
            format!("{path} counts nothing: the log pursues no program\n")
        }
        None => format!("{path} counts nothing, in any program, until that is mended\n"),
    })
}

/// The entry that is meant by a path, as typed from the current folder or below the root.
pub(super) fn file(loaded: &Loaded, what: &str) -> Option<FileId> {
    let named = |path: &String| {
        let is_entry = |file: FileId| {
            loaded.log.unread.contains(&file)
                || loaded.log.entries.iter().any(|entry| entry.file == file)
        };
        let files = || loaded.sources.iter().filter(|(file, _)| is_entry(*file));
        let real = files().find(|(_, source)| source.path == *path);
        // A name that is covered may be given as it was shown.
        let shown = || files().find(|(file, _)| loaded.sources.path(*file) == path);
        real.or_else(shown).map(|(file, _)| file)
    };
    below(loaded, what).iter().find_map(named).or_else(|| named(&plain(Path::new(what))))
}

/// The paths below the root that what was typed in the current folder may mean: as it stands there,
/// and where links lead.
fn below(loaded: &Loaded, what: &str) -> Vec<String> {
    let Ok(here) = load::here() else { return Vec::new() };
    let typed = here.join(what);
    let root = plain(&loaded.root);
    let below = |path: PathBuf| {
        let path = plain(&path);
        path.strip_prefix(&root)?.strip_prefix('/').map(str::to_owned)
    };
    let real = typed.canonicalize().ok();
    [Some(typed), real].into_iter().flatten().filter_map(below).collect()
}

/// A path with `/`, without what leads nowhere.
fn plain(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir => {
                parts.pop();
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    parts.join("/")
}

/// Nothing is called so: the nearest id, path or code, or the requirements that there are.
fn unknown(loaded: &Loaded, what: &str, assessments: &[Assessment<'_>]) -> Failure {
    let ids: Vec<String> = assessments.iter().flat_map(subject::ids).collect();
    let entries =
        loaded.log.entries.iter().map(|entry| entry.file).chain(loaded.log.unread.clone());
    let paths = entries.map(|file| loaded.sources.path(file));
    let codes = Code::ALL.iter().map(|code| code.word());
    let all = ids.iter().map(String::as_str).chain(paths).chain(codes);
    let failure =
        Failure::new(format!("nothing is called `{}`: no requirement, entry or code", shown(what)));
    if let Some(near) = suggest::nearest(what, all) {
        return failure.help(format!("did you mean `{near}`?"));
    }
    let mut requirements: Vec<&str> = Vec::new();
    for one in assessments.iter().flat_map(|one| &one.program.requirements) {
        if !requirements.contains(&one.id.as_str()) {
            requirements.push(&one.id);
        }
    }
    let list = suggest::one_of(requirements);
    failure.help(format!("{list}; the path of an entry; or a code of `practicum check`"))
}

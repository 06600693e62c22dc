//! From a folder to a log: the way of the data, up to the assessments.

pub(super) mod cover;
mod inspected;
mod records;
mod templates;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::assess::{self, Assessment};
use crate::check::identifier::Identified;
use crate::check::{self, Files, Inspection, Subject};
use crate::cli::args::Global;
use crate::cli::terminal::Terminal;
use crate::cli::{Failure, clock, repository};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostics, Severity, counted};
use crate::model::log::Log;
use crate::model::program::Packs;
use crate::read;
use crate::read::entry::Names;
use crate::render::html::templates::Templates;
use crate::source::evidence::Presence;
use crate::source::git::index::Index;
use crate::source::origin::Origin;
use crate::source::walk::{self, Exclusions};
use crate::source::{FileId, Source, Sources};

/// The rule packs, embedded as a folder.
static PACKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/programs");

/// The rule packs that the program brings along, as texts.
pub(super) fn brought() -> Sources {
    let mut sources = Sources::default();
    let mut files: Vec<_> = PACKS.dirs().flat_map(Dir::files).collect();
    files.sort_by_key(|file| file.path());
    for file in files {
        let path = file.path().to_string_lossy().replace('\\', "/");
        sources.add_text(&path, file.contents_utf8().unwrap_or_default());
    }
    sources.all_brought();
    sources
}

/// The rule packs: those that the program brings along, and those of the log, if there is one, with
/// their own texts, for who writes them.
pub(super) fn packs(sink: &mut Diagnostics, origin: Option<&Origin>) -> (Packs, Sources) {
    let sources = with_packs(origin);
    let packs = read::program::all(sink, &sources, |file| sources.is_of_log(file));
    (packs, sources)
}

fn with_packs(origin: Option<&Origin>) -> Sources {
    let mut sources = brought();
    for source in origin.map(Origin::packs).unwrap_or_default() {
        sources.add(source);
    }
    sources
}

/// A log that was read.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The root.
    pub(super) root: PathBuf,
    /// The texts.
    pub(super) sources: Sources,
    /// The log.
    pub(super) log: Log,
    /// The programs.
    pub(super) packs: Packs,
    /// The day of judgement.
    pub(super) as_of: Date,
    /// The files of evidence.
    pub(super) files: Files,
    /// Where the texts come from.
    origin: Origin,
    inspection: Option<Inspection>,
    exclusions: Exclusions,
    findings: Diagnostics,
    identifiers: Diagnostics,
    /// What in it a client could be known by.
    pub(super) identified: Vec<Identified>,
    allow: Option<Vec<Code>>,
    /// The templates of the page, for the commands that draw it.
    pub(super) templates: Templates,
    template_findings: Diagnostics,
    /// The warnings that make `check` fail.
    pub(super) deny: Vec<Code>,
}

/// The root of the log that the arguments mean.
pub(super) fn root(global: &Global, folder: Option<&PathBuf>) -> Result<PathBuf, Failure> {
    if let (Some(folder), Some(dir)) = (folder, &global.dir) {
        let (folder, dir) = (folder.display(), dir.display());
        return Err(Failure::new(format!("the log is named twice: `{folder}`, and `-C {dir}`"))
            .help("name it once"));
    }
    let start = match folder.or(global.dir.as_ref()) {
        Some(folder) => folder.canonicalize().map_err(|error| {
            Failure::new(format!("the folder `{}` can't be opened: {error}", folder.display()))
        })?,
        None => here()?,
    };
    walk::root(&start).ok_or_else(|| {
        let (packs, _) = packs(&mut Diagnostics::default(), None);
        Failure::new(format!("no practicum.yaml in `{}` or above", start.display())).help(format!(
            "a log begins with that file; the least it needs is\n\n    \
             applicant: {{name: Your Name}}\n    programs: [{}]\n",
            packs.vocabulary.any_program()
        ))
    })
}

/// The root of the log that is named, or of the one around the current folder, if there is one.
pub(super) fn nearest(global: &Global) -> Result<Option<PathBuf>, Failure> {
    match &global.dir {
        Some(_) => root(global, None).map(Some),
        None => Ok(walk::root(&here()?)),
    }
}

#[expect(clippy::disallowed_methods, reason = "only `cli` knows the current folder")]
pub(super) fn here() -> Result<PathBuf, Failure> {
    std::env::current_dir()
        .map_err(|error| Failure::new(format!("the current folder can't be opened: {error}")))
}

/// Reads the log at `root`; `output` is a folder that a build writes into.
pub(super) fn load(
    root: PathBuf,
    global: &Global,
    output: Option<PathBuf>,
) -> Result<Loaded, Failure> {
    from(Origin::Folder(root), global, output)
}

/// Reads what git is about to commit of the log at `root`.
pub(super) fn staged(root: &Path, global: &Global) -> Result<Loaded, Failure> {
    let index = Index::of(root, &repository::caller()?).map_err(repository::failure)?;
    from(Origin::Index(Box::new(index)), global, None)
}

fn from(origin: Origin, global: &Global, output: Option<PathBuf>) -> Result<Loaded, Failure> {
    let as_of = clock::as_of(global.as_of)?;
    let mut findings = Diagnostics::default();
    let mut sources = with_packs(Some(&origin));
    let log_file = origin.log_file();
    let (packs, mut covering) = cover::packs(&mut findings, &mut sources, Some(&log_file));
    let own_id = sources.add(log_file);
    let file = cover::log_file(&mut findings, &mut sources, own_id, &packs, &mut covering);
    let exclusions = Exclusions { ignore: file.ignore, output };
    let (found, named_otherwise) = origin.entries(&exclusions);
    let ids: Vec<FileId> = found.into_iter().map(|one| sources.add(one)).collect();
    let others = named_otherwise.into_iter().filter(read::source::is_like_entry);
    let others: Vec<FileId> = others.map(|one| sources.add(one)).collect();
    covering.entries(&mut sources, &ids);
    covering.entries(&mut sources, &others);
    for file in others {
        findings.push(read::source::named_otherwise(file, &sources));
    }
    let names = Names { vocabulary: &packs.vocabulary, supervisors: file.supervisors.as_ref() };
    let mut log = file.log;
    entries(&mut log, &mut findings, &sources, &ids, names);
    records::read(&mut log, &mut findings, &mut sources, &origin, &mut covering);
    let files = look(&origin, &log, &sources);
    let absent = files.iter().filter(|(_, presence)| **presence != Presence::File);
    log.absent = absent.map(|(path, _)| path.clone()).collect();
    let identifiers = covering.findings(&sources);
    let identified = covering.into_identified();
    let root = origin.root().to_path_buf();
    let (inspection, allow, deny) = (None, file.allow, file.deny);
    Ok(Loaded {
        root,
        sources,
        log,
        packs,
        as_of,
        files,
        origin,
        inspection,
        exclusions,
        findings,
        identifiers,
        identified,
        allow,
        templates: Templates::default(),
        template_findings: Diagnostics::default(),
        deny,
    })
}

/// Reads all entries and puts them in order: by first day, then path.
fn entries(
    log: &mut Log,
    findings: &mut Diagnostics,
    sources: &Sources,
    ids: &[FileId],
    names: Names<'_>,
) {
    let read = |id: &FileId| {
        let mut sink = Diagnostics::default();
        let source: Option<&Source> = sources.get(*id);
        let entry = source.and_then(|source| read::entry::read(&mut sink, *id, source, names));
        (*id, entry, sink)
    };
    let all: Vec<_> = ids.par_iter().map(read).collect();
    for (id, entry, sink) in all {
        findings.append(sink);
        match entry {
            Some(entry) => log.entries.push(entry),
            None => log.unread.push(id),
        }
    }
    log.entries.sort_by_key(|entry| (entry.date.value.from, entry.file));
}

/// Looks at every file of evidence once, and into none.
fn look(origin: &Origin, log: &Log, sources: &Sources) -> Files {
    let paths: BTreeSet<&str> = log.evidence().map(|one| one.path.as_str()).collect();
    let found = origin.presences(&paths.iter().map(|path| sources.real(path)).collect());
    let presence = |path: &str| found.get(sources.real(path)).copied();
    let one = |path: &str| (path.to_owned(), presence(path).unwrap_or(Presence::Missing));
    paths.into_iter().map(one).collect::<BTreeMap<_, _>>()
}

impl Loaded {
    /// Tells what was read and how each version was chosen, to who asked for more.
    pub(super) fn detail(&self, assessments: &[Assessment<'_>], terminal: Terminal) {
        let entries = self.log.entries.len().saturating_add(self.log.unread.len());
        let (root, as_of) = (self.root.display(), self.as_of);
        terminal.detail(&format!("{root}: {}, judged on {as_of}\n", counted(entries, "entry")));
        for one in assessments {
            let how = match (one.choice.contract, one.choice.pinned) {
                (_, true) => "pinned in practicum.yaml".to_owned(),
                (Some(signed), false) => format!("chosen by the contract of {}", signed.value),
                (None, false) => format!("in force on {as_of}, for want of a contract"),
            };
            terminal.detail(&format!("{} {}, {how}\n", one.program.name, one.program.version));
        }
    }

    /// The assessments under every program, or under the one named.
    pub(super) fn assess(&self, program: Option<&str>) -> Result<Vec<Assessment<'_>>, Failure> {
        let mut all = assess::assess(&self.log, &self.packs, self.as_of);
        if let Some(id) = program {
            all.retain(|one| one.program.name == id);
            if all.is_empty() {
                let known: Vec<&str> = self
                    .log
                    .programs
                    .iter()
                    .map(|one| self.packs.vocabulary.program_id(one.program))
                    .collect();
                return Err(Failure::new(format!("the log does not pursue `{id}`"))
                    .help(format!("its programs are {}", crate::model::words::listed(known))));
            }
        }
        Ok(all)
    }

    /// Every finding that bears on what counts: those of reading, and those of the lints.
    pub(super) fn findings(&self, assessments: &[Assessment<'_>]) -> Diagnostics {
        self.sorted(self.findings.clone(), assessments)
    }

    /// Every finding, those of identifiers among them.
    pub(super) fn all_findings(&self, assessments: &[Assessment<'_>]) -> Diagnostics {
        let mut findings = self.findings.clone();
        findings.append(self.identifiers.clone());
        self.sorted(findings, assessments)
    }

    /// Whether no text holds what looks like an identifier.
    pub(super) fn is_without_identifiers(&self) -> bool {
        self.identifiers.iter().all(|one| one.code == Code::UnusedAllow)
    }

    fn sorted(&self, mut findings: Diagnostics, assessments: &[Assessment<'_>]) -> Diagnostics {
        let subject = Subject {
            sources: &self.sources,
            log: &self.log,
            as_of: self.as_of,
            assessments,
            files: &self.files,
            inspection: self.inspection.as_ref(),
        };
        check::all(&mut findings, &subject);
        // Where the log's own file can't be read, so can't what it allows.
        let allowed = |code| self.allow.as_ref().is_none_or(|allow| allow.contains(&code));
        findings.retain(|one| one.severity == Severity::Error || !allowed(one.code));
        findings.sort(&self.sources);
        repository::compare_with_folder(&mut findings, &self.sources, &self.origin);
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packs_inside_are_without_fault() {
        let mut findings = Diagnostics::default();
        let (packs, sources) = packs(&mut findings, None);
        let said = crate::diagnostic::human::render(&findings, &sources, false);
        assert!(findings.is_empty(), "{said}");
        assert!(!packs.list.is_empty());
        assert!(packs.vocabulary.areas().count() > 0);
    }
}

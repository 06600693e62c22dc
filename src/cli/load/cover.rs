//! Covering a log: what the texts hold of identifiers is taken out of them before anything else reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::assess::certificate::normal;
use crate::check::identifier::{self, Identified};
use crate::cli::load;
use crate::diagnostic::Diagnostics;
use crate::model::log::{Document, Log};
use crate::model::program::Packs;
use crate::privacy::allow::{self, Allowed};
use crate::privacy::cover::{cover, cover_apart};
use crate::privacy::{self, Found, Manner, Own};
use crate::read;
use crate::read::log::LogFile;
use crate::source::origin::Origin;
use crate::source::{FileId, LOG_FILE, Source, Sources, Span, walk};

/// What was found and covered so far.
#[derive(Debug)]
pub(super) struct Covering {
    own: Own,
    identified: Vec<Identified>,
    unused: Vec<Span>,
    /// Covered keys and paths have numbers, so that two of them stay two, and one stays one.
    numbers: BTreeMap<String, usize>,
    /// What covered keys and paths read as.
    taken: BTreeSet<String>,
}

/// The rule packs, those of the log covered, for who shows them.
pub(in crate::cli) fn all_packs(
    sink: &mut Diagnostics,
    origin: Option<&Origin>,
) -> (Packs, Sources) {
    let mut sources = load::with_packs(origin);
    let log_file = origin.map(Origin::log_file);
    let (packs, _) = packs(sink, &mut sources, log_file.as_ref());
    (packs, sources)
}

/// The rule packs, those of the log covered, and what was found in them. Whose names may stand there
/// the log's own file says, which is read by the words of the packs: so packs that change are read again.
pub(super) fn packs(
    findings: &mut Diagnostics,
    sources: &mut Sources,
    log_file: Option<&Source>,
) -> (Packs, Covering) {
    let read = |sources: &Sources| {
        let mut sink = Diagnostics::default();
        let packs = read::program::all(&mut sink, sources, |file| sources.is_of_log(file));
        (packs, sink)
    };
    let (mut packs, mut sink) = read(sources);
    let log = log_file.map(|own| {
        let id = Sources::default().add_text(LOG_FILE, "");
        read::log::read(&mut Diagnostics::default(), id, own, &packs.vocabulary, &packs).log
    });
    let mut covering = Covering::of(&log.unwrap_or_default());
    let of_log = sources.iter().map(|(id, _)| id).filter(|id| sources.is_of_log(*id));
    let ids: Vec<FileId> = of_log.collect();
    if covering.texts(sources, &ids, Some(Manner::Mild)) {
        (packs, sink) = read(sources);
    }
    findings.append(sink);
    (packs, covering)
}

/// The log's own file, covered and read.
pub(super) fn log_file(
    findings: &mut Diagnostics,
    sources: &mut Sources,
    id: FileId,
    packs: &Packs,
    covering: &mut Covering,
) -> LogFile {
    covering.texts(sources, &[id], Some(Manner::Mild));
    let own = sources.get(id);
    own.map(|own| read::log::read(findings, id, own, &packs.vocabulary, packs)).unwrap_or_default()
}

/// A file of evidence that nothing names, under a name that may be shown.
pub(super) fn unnamed(sources: &mut Sources, path: String, own: &Own) -> FileId {
    let found = privacy::path(&path, Manner::Strict, own);
    let ranges: Vec<Range<usize>> = found.into_iter().map(|one| one.range).collect();
    let shown = cover(&path, &ranges);
    let is_covered = shown != path;
    let id = sources.add(Source::named_only(path));
    if is_covered {
        sources.show(id, shown);
    }
    id
}

/// What was found in one file.
struct Scanned {
    manner: Manner,
    text: Vec<Found>,
    path: Vec<Found>,
    unused: Vec<Span>,
    /// Codes of what is allowed: a short line can be guessed from one.
    codes: Vec<Range<usize>>,
}

impl Covering {
    /// Nothing yet; the names of the log's own people are known.
    fn of(log: &Log) -> Self {
        let (identified, unused) = (Vec::new(), Vec::new());
        Self { own: own(log), identified, unused, numbers: BTreeMap::new(), taken: BTreeSet::new() }
    }

    /// Covers the entries.
    pub(super) fn entries(&mut self, sources: &mut Sources, ids: &[FileId]) {
        self.texts(sources, ids, None);
    }

    /// Covers the records of what was signed.
    pub(super) fn records(&mut self, sources: &mut Sources, ids: &[FileId]) {
        self.texts(sources, ids, Some(Manner::Mild));
    }

    /// Covers files, of YAML alone where their manner is given; true if that changed a text.
    fn texts(&mut self, sources: &mut Sources, ids: &[FileId], manner: Option<Manner>) -> bool {
        let looked_at = &*sources;
        let one = |id: &FileId| Some((*id, scanned(looked_at, *id, &self.own, manner)?));
        let all: Vec<_> = ids.par_iter().filter_map(one).collect();
        let changes = all.iter().any(|(_, scanned)| !scanned.text.is_empty());
        for (id, scanned) in all {
            self.take(sources, id, scanned);
        }
        changes
    }

    /// What there is to say about it.
    pub(super) fn findings(&self, sources: &Sources) -> Diagnostics {
        let mut sink = Diagnostics::default();
        let place = |one: &Identified| {
            let path = sources.path(one.span.file);
            let line = sources.position(one.span).filter(|_| !one.in_path);
            Some(line.map_or(path.to_owned(), |at| format!("{path}:{}", at.line)))
        };
        identifier::lint(&mut sink, &self.identified, &self.unused, place);
        sink
    }

    /// What was found, where, and what names it.
    pub(super) fn into_identified(self) -> Vec<Identified> {
        self.identified
    }

    fn take(&mut self, sources: &mut Sources, id: FileId, scanned: Scanned) {
        self.unused.extend(scanned.unused);
        let kinds = [(&scanned.text, false), (&scanned.path, true)];
        for (found, in_path) in
            kinds.into_iter().flat_map(|(all, path)| all.iter().map(move |one| (one, path)))
        {
            let range = if in_path { 0..0 } else { found.range.clone() };
            self.identified.push(Identified {
                identifier: found.identifier,
                span: Span::new(id, range.start, range.end),
                manner: scanned.manner,
                line_code: found.line_code.clone(),
                in_path,
            });
        }
        if !scanned.text.is_empty() || !scanned.codes.is_empty() {
            let text = sources.text(id).to_owned();
            let (covered, aliases) = self.covered(&text, &scanned.text);
            sources.cover(id, &cover(&covered, &scanned.codes));
            for (covered, real) in aliases {
                sources.alias(covered, real);
            }
        }
        if !scanned.path.is_empty() {
            let path = sources.path(id).to_owned();
            let (covered, _) = self.covered(&path, &scanned.path);
            sources.show(id, covered);
        }
    }

    /// The text with what was found covered, and what its keys and paths were before.
    fn covered(&mut self, text: &str, found: &[Found]) -> (String, Vec<(String, String)>) {
        let ranges: Vec<Range<usize>> = found.iter().map(|one| one.covered.clone()).collect();
        let mut covered = cover(text, &ranges);
        let wholes: BTreeSet<(usize, usize)> =
            found.iter().filter_map(|one| one.part_of.as_ref()).map(|r| (r.start, r.end)).collect();
        let mut aliases = Vec::new();
        for (start, end) in wholes {
            let real = text.get(start..end).unwrap_or("");
            let inside: Vec<Range<usize>> = ranges
                .iter()
                .filter(|range| start <= range.start && range.end <= end)
                .map(|range| range.start.saturating_sub(start)..range.end.saturating_sub(start))
                .collect();
            let bare = |text: &str| normal(text.trim().trim_matches(['"', '\'']));
            let meant = bare(real);
            let apart = self.apart(real, &inside, &meant);
            // As it is written, and in its plain spelling.
            let written = apart.trim().trim_matches(['"', '\'']).to_owned();
            aliases.push((written, meant.clone()));
            aliases.push((bare(&apart), meant));
            covered.replace_range(start..end, &apart);
        }
        (covered, aliases)
    }

    /// A key or path covered so that it stays one wherever it is written, and apart from every other.
    fn apart(&mut self, real: &str, inside: &[Range<usize>], meant: &str) -> String {
        if let Some(number) = self.numbers.get(meant) {
            return cover_apart(real, inside, *number);
        }
        let first = self.numbers.len();
        // A value of one sign has few covers: the next number that no other has taken.
        let mut numbers = first..first.saturating_add(TRIED);
        let free = numbers.find(|number| {
            !self.taken.contains(&cover_apart(meant, &moved(inside, real, meant), *number))
        });
        let number = free.unwrap_or(first);
        self.numbers.insert(meant.to_owned(), number);
        self.taken.insert(cover_apart(meant, &moved(inside, real, meant), number));
        cover_apart(real, inside, number)
    }
}

/// Numbers that are tried for a covered key or path.
const TRIED: usize = 1000;

/// The places of `real` as they lie in `meant`, which is its end or all of it.
fn moved(inside: &[Range<usize>], real: &str, meant: &str) -> Vec<Range<usize>> {
    // Where `meant` is another spelling, all of it.
    let by = real.find(meant);
    let shifted = |at: usize| at.saturating_sub(by.unwrap_or(0)).min(meant.len());
    let all = by.is_none().then_some(0..meant.len());
    let inside = inside.iter().filter(|_| by.is_some());
    all.into_iter().chain(inside.map(|range| shifted(range.start)..shifted(range.end))).collect()
}

/// What a text of the log holds.
pub(in crate::cli) fn found_in(path: &str, text: &str, manner: Manner, own: &Own) -> Vec<Found> {
    let mut found = privacy::scan(text, manner, own, walk::is_yaml(path));
    if walk::is_yaml(path) && path.rsplit('/').next() != Some(LOG_FILE) && !found.is_empty() {
        // The words of a pack are its own: a key such as `client` makes no identifier of its value,
        // nor a sentence near by one of a rule's day. Only what is found both ways is one.
        let as_prose = privacy::scan(text, manner, own, false);
        let is_in = |one: &Found, range: &Range<usize>| {
            range.start < one.range.end && one.range.start < range.end
        };
        found.retain(|one| as_prose.iter().any(|other| is_in(one, &other.range)));
    }
    found
}

/// What a file holds, without what is allowed; nothing if that is nothing.
fn scanned(sources: &Sources, id: FileId, own: &Own, manner: Option<Manner>) -> Option<Scanned> {
    let source = sources.get(id)?;
    let is_yaml = manner.is_some();
    let manner = manner.unwrap_or_else(|| privacy::manner(&source.text));
    let mut text = found_in(&source.path, &source.text, manner, own);
    let is_log_file = source.path == LOG_FILE;
    let path = (!is_log_file).then(|| privacy::path(&source.path, manner, own));
    let mut path = path.unwrap_or_default();
    let allowed = allow::all(id, &source.text, is_yaml);
    if text.is_empty() && path.is_empty() && allowed.is_empty() {
        return None;
    }
    let fits = |one: &Allowed, found: &Found| {
        one.identifier == found.identifier && one.line == found.line_code
    };
    let is_used = |one: &&Allowed| text.iter().chain(&path).any(|found| fits(one, found));
    let unused = allowed.iter().filter(|one| !is_used(one)).map(|one| one.span).collect();
    let is_left = |found: &Found| !allowed.iter().any(|one| fits(one, found));
    text.retain(is_left);
    path.retain(is_left);
    let codes = allowed.iter().map(|one| one.code.range()).collect();
    Some(Scanned { manner, text, path, unused, codes })
}

/// The names, addresses and numbers of those who keep the log.
pub(in crate::cli) fn own(log: &Log) -> Own {
    let mut own = Own::default();
    let applicant = &log.applicant;
    own.name(&applicant.name);
    applicant.also_known_as.iter().for_each(|name| own.name(name));
    applicant.email.iter().chain(&applicant.member_number).for_each(|value| own.value(value));
    if let Some(degree) = &applicant.degree {
        degree.school.iter().chain(&degree.title).for_each(|name| own.name(name));
    }
    let numbers = |own: &mut Own, documents: &[Document]| {
        documents.iter().flat_map(|one| &one.number).for_each(|number| own.value(number));
    };
    numbers(&mut own, &applicant.documents);
    for supervisor in &log.supervisors {
        own.name(&supervisor.name);
        own.name(&supervisor.id);
        numbers(&mut own, &supervisor.documents);
    }
    let writers = log.attestations.values().flatten().flat_map(|one| &one.from);
    writers.for_each(|name| own.name(name));
    own
}

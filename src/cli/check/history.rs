//! `practicum check --history`: identifiers of clients in what git holds and ever held of the log.

mod kind;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::check::identifier::{self, Identified};
use crate::cli::args::CheckFormat;
use crate::cli::check::capped;
use crate::cli::load::{self, cover};
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure, repository};
use crate::diagnostic::{Diagnostics, counted, short};
use crate::privacy::allow::{self, Allowed};
use crate::privacy::{self, Found, Identifier, Manner, Own};
use crate::read;
use crate::render::json;
use crate::source::git::Refusal;
use crate::source::git::history::{History, Message, Named, Version};
use crate::source::{Fault, LOG_FILE, Source, Sources, Span, load as files, walk};

/// What stands for a path where a commit's or tag's message is meant.
const MESSAGE: &str = "message";

/// Runs `check --history`.
pub(super) fn run(root: PathBuf, format: CheckFormat, terminal: Terminal) -> Result<Exit, Failure> {
    let mut history = History::of(&root, &repository::caller()?).map_err(repository::failure)?;
    let mut search = Search::of(root);
    search.all(&mut history).map_err(repository::failure)?;
    let (sources, findings) = search.findings();
    let summary = search.summary(&findings);
    match format {
        CheckFormat::Human => {
            let shown = capped(&findings, &sources, terminal.colors_out());
            terminal.out(&format!("{shown}{summary}"))?;
        }
        CheckFormat::Short => {
            terminal.out(&short::render(&findings, &sources))?;
            terminal.progress(&summary);
        }
        CheckFormat::Json => {
            terminal.out(&json::check::render(&findings, &sources))?;
            terminal.progress(&summary);
        }
    }
    Ok(if findings.is_empty() && search.unread == 0 { Exit::Done } else { Exit::Findings })
}

/// What was looked at and found.
struct Search {
    root: PathBuf,
    own: Own,
    versions: usize,
    files: BTreeSet<String>,
    names: usize,
    messages: usize,
    /// Versions whose content could not be had.
    unread: usize,
    /// How strictly the names of files are read: as their first version is.
    manners: BTreeMap<String, Manner>,
    /// What the newest version of each file allows.
    allowed: BTreeMap<String, Rc<[Allowed]>>,
    hits: Vec<Hit>,
    /// In how many versions a line stands.
    times: BTreeMap<Line, usize>,
}

/// A line of a file or message, or a name of a file: its place, the kind of identifier and what names the line.
type Line = (String, Identifier, String);

/// An identifier, where it was found first.
struct Hit {
    commit: String,
    /// The path or what stands for it, covered.
    path: String,
    /// The text, covered, that all hits in it share; nothing for a name of a file.
    text: Option<Rc<str>>,
    found: Found,
    manner: Manner,
    line: Line,
}

impl Search {
    fn of(root: PathBuf) -> Self {
        Self {
            root,
            own: Own::default(),
            versions: 0,
            files: BTreeSet::new(),
            names: 0,
            messages: 0,
            unread: 0,
            manners: BTreeMap::new(),
            allowed: BTreeMap::new(),
            hits: Vec::new(),
            times: BTreeMap::new(),
        }
    }

    fn all(&mut self, history: &mut History) -> Result<(), Refusal> {
        self.own_names(history)?;
        let mut messages = Vec::new();
        history.messages(|message| messages.push(message))?;
        for person in messages.iter().flat_map(|message| &message.people) {
            self.own.name(person);
            self.own.value(person);
        }
        let mut versions = Vec::new();
        history.versions(kind::may_be_text, |version| {
            let is_text = |text: &String| kind::is_text(&version.below, text);
            if version.text.as_ref().is_none_or(is_text) {
                versions.push(version);
            }
        })?;
        let own = &self.own;
        let scan = |version: &Version| {
            let text = version.text.as_deref()?;
            let manner = kind::of_text(&version.below, text);
            Some((manner, cover::found_in(&version.path, text, manner, own)))
        };
        let scanned: Vec<_> = versions.par_iter().map(scan).collect();
        for (version, scanned) in versions.into_iter().zip(scanned) {
            self.version(version, scanned);
        }
        for Named { commit, path, below } in history.paths() {
            self.names = self.names.saturating_add(1);
            let manner = *self.manners.entry(path.clone()).or_insert_with(|| kind::of_name(&below));
            let found = self.in_path(&path);
            self.take(&commit, &path, None, manner, found);
        }
        for message in &messages {
            self.message(message);
        }
        let order: BTreeMap<String, usize> = history.order().zip(0..).collect();
        self.hits.sort_by_key(|hit| order.get(&hit.commit).copied());
        Ok(())
    }

    /// Takes the names of the log's own people, of today and of every earlier state of its file.
    fn own_names(&mut self, history: &mut History) -> Result<(), Refusal> {
        let (packs, _) = load::packs(&mut Diagnostics::default(), None);
        let mut states = vec![files::log_file(&self.root)];
        history.versions(kind::is_log_file, |version| {
            let text = version.text.unwrap_or_default().into();
            states.push(Source { path: version.path, text, fault: None });
        })?;
        for state in states {
            let id = Sources::default().add_text(LOG_FILE, "");
            let mut sink = Diagnostics::default();
            let file = read::log::read(&mut sink, id, &state, &packs.vocabulary, &packs);
            self.own.and(cover::own(&file.log));
        }
        Ok(())
    }

    fn version(&mut self, version: Version, scanned: Option<(Manner, Vec<Found>)>) {
        let Version { commit, path, below, text } = version;
        self.files.insert(path.clone());
        self.versions = self.versions.saturating_add(1);
        let (Some(text), Some((manner, all))) = (text, scanned) else {
            self.unread = self.unread.saturating_add(1);
            self.manners.entry(path).or_insert_with(|| kind::of_name(&below));
            return;
        };
        self.manners.entry(path.clone()).or_insert(manner);
        self.take(&commit, &path, Some(&text), manner, all);
    }

    fn manner_of(&self, path: &str) -> Manner {
        self.manners.get(path).copied().unwrap_or(Manner::Mild)
    }

    fn in_path(&self, path: &str) -> Vec<Found> {
        privacy::path(path, self.manner_of(path), &self.own)
    }

    fn message(&mut self, message: &Message) {
        self.messages = self.messages.saturating_add(1);
        let mut all = privacy::scan(&message.text, Manner::Strict, &self.own, false);
        // A merge names where it came from, and a signature who signed.
        all.retain(|one| {
            let line = allow::line_at(&message.text, one.range.start);
            !matches!(one.identifier, Identifier::Web | Identifier::Image)
                && !line.split_once(':').is_some_and(|(key, _)| key.ends_with("-by"))
        });
        self.take(&message.commit, MESSAGE, Some(&message.text), Manner::Strict, all);
    }

    /// Keeps what is not allowed today, each line of a file once.
    fn take(
        &mut self,
        commit: &str,
        path: &str,
        text: Option<&str>,
        manner: Manner,
        mut all: Vec<Found>,
    ) {
        if all.is_empty() {
            return;
        }
        let allowed = self.allowed(path);
        all.retain(|found| {
            let fits =
                |one: &Allowed| one.identifier == found.identifier && one.line == found.line_code;
            !allowed.iter().any(fits)
        });
        let ranges = |all: &[Found]| all.iter().map(|one| one.range.clone()).collect::<Vec<_>>();
        let covered: Option<Rc<str>> =
            text.map(|text| privacy::cover::cover(text, &ranges(&all)).into());
        let (place, shown) = match path {
            MESSAGE => (format!("{commit}:{path}"), path.to_owned()),
            _ => (path.to_owned(), privacy::cover::cover(path, &ranges(&self.in_path(path)))),
        };
        let mut here = BTreeSet::new();
        for found in all {
            let line = (place.clone(), found.identifier, found.line_code.clone());
            if !here.insert(line.clone()) {
                continue;
            }
            let times = self.times.entry(line.clone()).or_insert(0);
            *times = times.saturating_add(1);
            if *times == 1 {
                let (commit, path, text) = (commit.to_owned(), shown.clone(), covered.clone());
                self.hits.push(Hit { commit, path, text, found, manner, line });
            }
        }
    }

    /// What the newest version of a file allows.
    fn allowed(&mut self, path: &str) -> Rc<[Allowed]> {
        if let Some(known) = self.allowed.get(path) {
            return Rc::clone(known);
        }
        let today = files::named(&self.root.join(path));
        let id = Sources::default().add_text(path, "");
        let allowed: Rc<[Allowed]> = allow::all(id, &today.text, walk::is_yaml(path)).into();
        self.allowed.insert(path.to_owned(), Rc::clone(&allowed));
        allowed
    }

    /// What there is to say, the oldest first.
    fn findings(&self) -> (Sources, Diagnostics) {
        let mut sources = Sources::default();
        let mut ids = BTreeMap::new();
        let mut findings = Diagnostics::default();
        for hit in &self.hits {
            let path = format!("{}:{}", hit.commit, hit.path);
            let in_path = hit.text.is_none();
            let file = *ids.entry((path.clone(), in_path)).or_insert_with(|| {
                let text = hit.text.as_deref().unwrap_or("").into();
                // A name has no line to point at.
                let fault = in_path.then(|| Fault::Unreadable(String::new()));
                sources.add(Source { path, text, fault })
            });
            let range = if in_path { 0..0 } else { hit.found.range.clone() };
            let identified = Identified {
                identifier: hit.found.identifier,
                span: Span::new(file, range.start, range.end),
                manner: hit.manner,
                line_code: hit.found.line_code.clone(),
                in_path,
            };
            let mut one = Diagnostics::default();
            identifier::lint(&mut one, &[identified], &[], |_| None);
            let times = self.times.get(&hit.line).copied().unwrap_or(1);
            one.each(|finding| {
                // What helps in a file does not help in what git holds of it.
                finding.help.clear();
                if times > 1 {
                    let times = counted(times, "version");
                    finding
                        .notes
                        .push(format!("it stands in {times} of the file, in this one first"));
                }
            });
            findings.append(one);
        }
        (sources, findings)
    }

    /// What was looked at, and what follows.
    fn summary(&self, findings: &Diagnostics) -> String {
        let (versions, files) =
            (counted(self.versions, "version"), counted(self.files.len(), "file"));
        let (names, messages) =
            (counted(self.names, "file name"), counted(self.messages, "message"));
        let found = match findings.len() {
            0 => "no listed pattern found".to_owned(),
            number => counted(number, "finding"),
        };
        let mut text = format!("{found} in {versions} of {files}, {names} and {messages}\n");
        if self.unread > 0 {
            let unread = counted(self.unread, "version");
            text.push_str(&format!("{unread} could not be read and may hold anything\n"));
        }
        if !findings.is_empty() {
            text.push_str(
                "mending the file does not take it out of git: push nothing, and see docs/PRIVACY.md\n",
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_found_in_a_text_shares_it() {
        let mut search = Search::of(PathBuf::from("/nowhere"));
        let text = "---\nkind: cases\n---\nJane Doe came.\nMr. Abernathy came.\n";
        let found = privacy::scan(text, Manner::Strict, &search.own, false);
        search.take("aaaaaaa", "cases/a.md", Some(text), Manner::Strict, found);
        let texts: Vec<&Rc<str>> = search.hits.iter().flat_map(|hit| &hit.text).collect();
        let [first, second] = texts.as_slice() else { panic!("{texts:?}") };
        assert!(Rc::ptr_eq(first, second));
    }

    #[test]
    fn what_a_file_allows_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut search = Search::of(folder.path().to_path_buf());
        assert_eq!(search.allowed("a.md").len(), 0);
        let again = search.allowed("a.md");
        assert!(Rc::ptr_eq(&again, &search.allowed("a.md")));
    }
}

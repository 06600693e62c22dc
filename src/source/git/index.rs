//! What git is about to commit of a log, by the same rules as a walk through its folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use globset::GlobSet;

use crate::source::evidence::kind::{self, Kind};
use crate::source::evidence::{self, Inspected, Presence, folder};
use crate::source::git::objects::{Content, Objects};
use crate::source::git::tree::{Found, Lead, Staged, Tree};
use crate::source::git::{Caller, Git, Refusal};
use crate::source::load::{self, MAX_BYTES};
use crate::source::walk::{self, Exclusions};
use crate::source::{Fault, LOG_FILE, Source, templates};

/// The ids of a file without content, in either of git's counts.
const EMPTY: [&str; 2] = [
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
];

/// The log in git's index.
#[derive(Debug)]
pub struct Index {
    git: Git,
    root: PathBuf,
    tree: Tree,
    objects: Mutex<Objects>,
}

impl Index {
    /// What the index holds of the log at `root`.
    pub fn of(root: &Path, caller: &Caller) -> Result<Self, Refusal> {
        let git = Git::around(root, caller)?;
        let listed =
            git.ask(["ls-files", "--stage", "-z", "--full-name", "--", &git.pathspec()], &[])?;
        let mut objects = Objects::of(&git)?;
        let mut tree = Tree::parse(&listed, &git.prefix).map_err(Refusal::Conflict)?;
        if tree
            .entries
            .values()
            .any(|one| matches!(one, Staged::File(id) if EMPTY.contains(&id.as_str())))
        {
            // `git add --intent-to-add` lists a file that no commit would hold.
            let asked = ["diff-files", "--diff-filter=A", "--name-only", "-z", "--"];
            let intended = git.ask(asked.into_iter().chain([git.pathspec().as_str()]), &[])?;
            for path in intended.split(|byte| *byte == 0) {
                let path = String::from_utf8_lossy(path);
                tree.entries.remove(path.strip_prefix(&git.prefix).unwrap_or(&path));
            }
        }
        follow(&mut tree.entries, &mut objects)?;
        let objects = Mutex::new(objects);
        let index = Self { git, root: root.to_path_buf(), tree, objects };
        let own = index.presences(&BTreeSet::from([LOG_FILE]));
        if own.get(LOG_FILE) == Some(&Presence::File) { Ok(index) } else { Err(Refusal::Untracked) }
    }

    /// The root of the log.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The log's own file: from the folder where git is told to leave it out.
    pub fn log_file(&self) -> Source {
        match self.tree.resolve(LOG_FILE) {
            Lead::File(real) => self.read(vec![(LOG_FILE.to_owned(), Ok(real))]).pop(),
            Lead::Folder(_) | Lead::Repository | Lead::Outside | Lead::Nothing => None,
        }
        .unwrap_or_else(|| load::log_file(&self.root))
    }

    /// The log's own rule packs.
    pub fn packs(&self) -> Vec<Source> {
        self.read(self.tree.all(&walk::is_pack, &|path| !path.starts_with("programs/")))
    }

    /// The records of what supervisors were given to sign, and of what was sent.
    pub fn records(&self) -> Vec<Source> {
        let folders = ["signoffs/", "submissions/"];
        let left_out = |path: &str| !folders.iter().any(|folder| path.starts_with(folder));
        self.read(self.tree.all(&walk::is_record, &left_out))
    }

    /// The entries, and the files that may be meant for such.
    pub fn entries(&self, exclusions: &Exclusions) -> (Vec<Source>, Vec<Source>) {
        let left_out = |path: &str| walk::is_anywhere_left_out(path, exclusions);
        let otherwise = |path: &str| walk::is_like_markdown(path) && !walk::is_entry(path);
        let entries = self.read(self.tree.all(&walk::is_entry, &left_out));
        let mut named_otherwise = self.tree.all(&otherwise, &left_out);
        named_otherwise.retain(|(_, real)| real.is_ok());
        (entries, self.read(named_otherwise))
    }

    /// The files below `templates/`: the texts of those under one of these names, and the others.
    pub fn templates(&self, names: &[&str], ignore: &GlobSet) -> Vec<Source> {
        let exclusions = Exclusions { ignore: ignore.clone(), output: None };
        // The folder itself is found where it is a link that leads nowhere good.
        let left_out = |path: &str| {
            !(path == templates::FOLDER || templates::is_below(path))
                || walk::is_hidden_or_ignored(path, &exclusions)
        };
        let found = self.tree.all(&templates::is_below, &left_out);
        let is_read = |path: &str| path == templates::FOLDER || templates::is_known(path, names);
        let (known, others): (Vec<Found>, Vec<Found>) =
            found.into_iter().partition(|(path, _)| is_read(path));
        templates::with_others(self.read(known), others.into_iter().map(|(path, _)| path))
    }

    /// What each path of evidence leads to: what git is told to leave out is there if it lies in
    /// the folder, and what it merely does not know is not.
    pub fn presences(&self, paths: &BTreeSet<&str>) -> BTreeMap<String, Presence> {
        let mut out = BTreeMap::new();
        let mut unknown = Vec::new();
        for path in paths.iter().copied() {
            let presence = match self.tree.resolve(path) {
                Lead::File(_) => Presence::File,
                Lead::Folder(_) => Presence::NotAFile,
                Lead::Outside => Presence::OutsideRoot,
                Lead::Repository => evidence::presence(&self.root, path),
                Lead::Nothing => match evidence::presence(&self.root, path) {
                    Presence::File | Presence::Untracked => {
                        unknown.push(path);
                        Presence::Untracked
                    }
                    Presence::Missing => Presence::Missing,
                    Presence::NotAFile => Presence::NotAFile,
                    Presence::OutsideRoot => Presence::OutsideRoot,
                },
            };
            out.insert(path.to_owned(), presence);
        }
        for path in self.left_out_by_git(&unknown) {
            out.insert(path.to_owned(), Presence::File);
        }
        out
    }

    /// Which of these paths git is told to leave out.
    fn left_out_by_git<'p>(&self, paths: &[&'p str]) -> Vec<&'p str> {
        // Git does not look behind a link; what it says of the link holds for what is behind it.
        let asked = |path: &str| {
            let file = self.root.join(path);
            let below = |folder: &&Path| folder.starts_with(&self.root) && *folder != self.root;
            let links = file.ancestors().take_while(below).filter(|one| one.is_symlink());
            links.last().unwrap_or(&file).to_string_lossy().into_owned()
        };
        let asked: Vec<(&str, String)> = paths.iter().map(|path| (*path, asked(path))).collect();
        let input: String = asked.iter().map(|(_, file)| format!("{file}\0")).collect();
        let arguments = ["check-ignore", "-z", "--stdin"];
        // It fails where it has nothing to name.
        let said = self.git.ask(arguments, input.as_bytes()).unwrap_or_default();
        let said: BTreeSet<&[u8]> = said.split(|byte| *byte == 0).collect();
        let named = asked.iter().filter(|(_, file)| said.contains(file.as_bytes()));
        named.map(|(path, _)| *path).collect()
    }

    /// What a file of evidence is and holds: in the folder, where git keeps only its name.
    pub fn inspect(&self, path: &str) -> Inspected {
        let bytes = self.bytes(path, evidence::MAX_BYTES);
        match bytes.filter(|bytes| kind::of(bytes) != Kind::LfsPointer) {
            Some(bytes) => evidence::of(bytes),
            None => evidence::inspect(&self.root, path),
        }
    }

    /// The files below `evidence/`.
    pub fn stored(&self, ignore: &GlobSet) -> Vec<String> {
        let exclusions = Exclusions { ignore: ignore.clone(), output: None };
        let found = self.tree.all(&folder::is_stored, &|path| {
            !path.starts_with(folder::FOLDER) || walk::is_hidden_or_ignored(path, &exclusions)
        });
        found.into_iter().filter_map(|(path, real)| real.is_ok().then_some(path)).collect()
    }

    /// The lines, counted from 1, that read otherwise in the folder.
    pub fn differing_lines(&self, path: &str) -> BTreeSet<usize> {
        let Some(bytes) = self.bytes(path, MAX_BYTES) else { return BTreeSet::new() };
        let here = load::of_bytes(path.to_owned(), &bytes);
        let there = load::named(&self.root.join(path));
        // Git may keep other ends of lines than the folder has.
        let mut there = there.text.lines().map(str::trim_end);
        let differs = |line: &str| there.next() != Some(line.trim_end());
        let differing: Vec<bool> = here.text.lines().map(differs).collect();
        (1..).zip(differing).filter(|(_, differs)| *differs).map(|(line, _)| line).collect()
    }

    fn bytes(&self, path: &str, most: u64) -> Option<Vec<u8>> {
        let Lead::File(real) = self.tree.resolve(path) else { return None };
        let Some(Staged::File(id)) = self.tree.entries.get(&real) else { return None };
        let mut found = None;
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        let ended = objects.read(&[id], most, |_, content| found = Some(content));
        match (ended, found) {
            (Ok(()), Some(Content::Bytes(bytes))) => Some(bytes),
            _ => None,
        }
    }

    /// The texts of these files, each under its own name.
    fn read(&self, found: Vec<Found>) -> Vec<Source> {
        let id = |real: &String| match self.tree.entries.get(real) {
            Some(Staged::File(id)) => Some(id.as_str()),
            Some(Staged::Link(_) | Staged::Repository | Staged::Lost(_)) | None => None,
        };
        let ids: Vec<&str> =
            found.iter().filter_map(|(_, real)| real.as_ref().ok().and_then(id)).collect();
        let mut contents = Vec::new();
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        let ended = objects.read(&ids, MAX_BYTES, |_, content| contents.push(content));
        let mut contents = contents.into_iter();
        let lost = |path, fault| Source { path, text: "".into(), fault: Some(fault) };
        let one = |(path, real): Found| match real {
            Err(fault) => lost(path, fault),
            Ok(_) => match (contents.next(), &ended) {
                (Some(Content::Bytes(bytes)), _) => load::of_bytes(path, &bytes),
                (Some(Content::TooLarge(_)), _) => lost(path, Fault::TooLarge),
                (None, Err(Refusal::Words(words))) => lost(path, Fault::Unreadable(words.clone())),
                (Some(Content::Missing) | None, _) => {
                    let words = "git does not hold its content".to_owned();
                    lost(path, Fault::Unreadable(words))
                }
            },
        };
        found.into_iter().map(one).collect()
    }
}

/// Reads where the links lead.
fn follow(entries: &mut BTreeMap<String, Staged>, objects: &mut Objects) -> Result<(), Refusal> {
    for staged in entries.values_mut() {
        let Staged::Link(id) = staged else { continue };
        let mut target = String::new();
        objects.read(&[id.clone().as_str()], MAX_BYTES, |_, content| {
            if let Content::Bytes(bytes) = content {
                target = String::from_utf8_lossy(&bytes).into_owned();
            }
        })?;
        *staged = Staged::Link(target);
    }
    Ok(())
}

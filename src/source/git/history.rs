//! What a repository holds and ever held of a log: the versions of its texts, the names of its
//! files, and what was said about the changes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::source::LOG_FILE;
use crate::source::git::objects::{Content, Objects};
use crate::source::git::{Caller, Git, Refusal};

/// The most bytes of a version that are looked at: far more than a log's file may have.
const MAX_BYTES: u64 = 64 << 20;

/// The fewest signs of a commit's name that are shown.
const SHORT: usize = 7;

/// The history of a log.
#[derive(Debug)]
pub struct History {
    objects: Objects,
    /// The commits, the oldest first.
    commits: Vec<String>,
    /// The tags with a text of their own.
    tags: Vec<String>,
    /// What each commit changed, in their order: each content of a file once.
    changes: Vec<Change>,
    short: usize,
}

/// A content that a file had.
#[derive(Debug, Clone)]
struct Change {
    commit: String,
    path: String,
    /// The path below the root of the log that it was a file of.
    below: String,
    id: String,
}

/// The name of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The first commit that has it, as it is shown.
    pub commit: String,
    /// The path, seen from the log's root: `../old/a.md` where the log lay elsewhere.
    pub path: String,
    /// The path below the root that the log had then.
    pub below: String,
}

/// A version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The first commit that holds it, as it is shown.
    pub commit: String,
    /// The path, seen from the log's root: `../old/a.md` where the log lay elsewhere.
    pub path: String,
    /// The path below the root that the log had then.
    pub below: String,
    /// The text; nothing if it can't be had.
    pub text: Option<String>,
}

/// What was said about a commit, or in a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The commit or the tag, as it is shown.
    pub commit: String,
    /// Those who made it, by name and address.
    pub people: Vec<String>,
    /// What they said.
    pub text: String,
}

impl History {
    /// The history of the log at `root`: all branches, tags and stashes, and what git still
    /// remembers of earlier states of them.
    pub fn of(root: &Path, caller: &Caller) -> Result<Self, Refusal> {
        let git = Git::around(root, caller)?;
        let listed = ["rev-list", "--all", "--reflog", "--date-order", "--reverse"];
        let commits = lines(&git.ask(listed, &[])?);
        let named = ["for-each-ref", "--format=%(objecttype) %(objectname)"];
        let named = lines(&git.ask(named, &[])?);
        let tags = named.iter().filter_map(|line| line.strip_prefix("tag ")).map(str::to_owned);
        let options = "diff-tree --stdin -r -m --root -z --raw --no-abbrev --no-renames --no-ext-diff --no-textconv";
        let asked: String = commits.iter().map(|id| format!("{id}\n")).collect();
        let said = git.ask(options.split(' '), asked.as_bytes())?;
        let changes = of_log(changes(&said), &git.prefix, &git.top);
        let short = short(&commits);
        Ok(Self { objects: Objects::of(&git)?, tags: tags.collect(), commits, changes, short })
    }

    /// Every path that a file of the log ever had, with the first commit that has it.
    pub fn paths(&self) -> Vec<Named> {
        let mut seen = BTreeSet::new();
        let new = self.changes.iter().filter(|change| seen.insert(change.path.as_str()));
        let named = |change: &Change| {
            let (path, below) = (change.path.clone(), change.below.clone());
            Named { commit: self.shown(&change.commit), path, below }
        };
        new.map(named).collect()
    }

    /// Hands over every version of the files that are wanted by their path below their log's root, the
    /// oldest first.
    pub fn versions(
        &mut self,
        wanted: impl Fn(&str) -> bool,
        mut each: impl FnMut(Version),
    ) -> Result<(), Refusal> {
        let changes: Vec<&Change> =
            self.changes.iter().filter(|change| wanted(&change.below)).collect();
        let ids: Vec<&str> = changes.iter().map(|change| change.id.as_str()).collect();
        let mut changes = changes.iter();
        let short = self.short;
        self.objects.read(&ids, MAX_BYTES, |_, content| {
            let Some(change) = changes.next() else { return };
            let text = match content {
                Content::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
                Content::TooLarge(_) | Content::Missing => None,
            };
            let commit = change.commit.get(..short).unwrap_or(&change.commit).to_owned();
            let (path, below) = (change.path.clone(), change.below.clone());
            each(Version { commit, path, below, text });
        })
    }

    /// Hands over what was said about each commit and in each tag, the oldest first.
    pub fn messages(&mut self, mut each: impl FnMut(Message)) -> Result<(), Refusal> {
        let ids: Vec<&str> = self.commits.iter().chain(&self.tags).map(String::as_str).collect();
        let short = self.short;
        self.objects.read(&ids, MAX_BYTES, |id, content| {
            let Content::Bytes(bytes) = content else { return };
            let whole = String::from_utf8_lossy(&bytes);
            let (head, text) = whole.split_once("\n\n").unwrap_or((&whole, ""));
            let makers = ["author ", "committer ", "tagger "];
            let people = head
                .lines()
                .filter_map(|line| makers.iter().find_map(|maker| line.strip_prefix(maker)))
                .flat_map(|person| person.split(['<', '>']).take(2))
                .map(|word| word.trim().to_owned());
            let commit = id.get(..short).unwrap_or(id).to_owned();
            each(Message { commit, people: people.collect(), text: text.to_owned() });
        })
    }

    /// The commits and tags as they are shown, the oldest first.
    pub fn order(&self) -> impl Iterator<Item = String> {
        self.commits.iter().chain(&self.tags).map(|id| self.shown(id))
    }

    fn shown(&self, commit: &str) -> String {
        commit.get(..self.short).unwrap_or(commit).to_owned()
    }
}

fn lines(said: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(said).lines().map(str::to_owned).collect()
}

/// How many signs tell the commits apart.
fn short(commits: &[String]) -> usize {
    let apart = |length: &usize| {
        let short: BTreeSet<_> = commits.iter().map(|id| id.get(..*length)).collect();
        short.len() == commits.iter().collect::<BTreeSet<_>>().len()
    };
    (SHORT..64).find(apart).unwrap_or(64)
}

/// What `git diff-tree --stdin --raw -z` says: a commit's name, then what it changed, each as
/// `:MODE MODE ID ID LETTER` and the path.
fn changes(said: &[u8]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut commit = String::new();
    let mut parts = said.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    while let Some(part) = parts.next() {
        let Some(raw) = part.strip_prefix(':') else {
            part.trim().clone_into(&mut commit);
            continue;
        };
        let words: Vec<&str> = raw.split(' ').collect();
        let Some(path) = parts.next() else { break };
        // A link's content is a name, and another repository has none.
        if let [_, mode, _, id, letter] = words.as_slice()
            && mode.starts_with("100")
            && !letter.starts_with('D')
        {
            let (commit, path) = (commit.clone(), path.into_owned());
            changes.push(Change { commit, below: path.clone(), path, id: (*id).to_owned() });
        }
    }
    changes
}

/// The changes of the log's files, each content of a path once: of what lies in its folder, and of
/// folders that held a log and hold none any more.
fn of_log(changes: Vec<Change>, prefix: &str, top: &Path) -> Vec<Change> {
    let mut roots: BTreeMap<String, bool> = BTreeMap::new();
    for change in &changes {
        if let Some(folder) = change.path.strip_suffix(LOG_FILE).filter(is_folder) {
            let is_left = || !PathBuf::from(top).join(folder).join(LOG_FILE).exists();
            roots.entry(folder.to_owned()).or_insert_with(is_left);
        }
    }
    let left: Vec<&str> = roots
        .iter()
        .filter(|(_, is_left)| **is_left)
        .map(|(folder, _)| folder.as_str())
        .chain([prefix])
        .collect();
    // What lay elsewhere keeps its place: two files never have one path.
    let up = "../".repeat(prefix.matches('/').count());
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for mut change in changes {
        let whole = change.path.as_str();
        let all = left.iter().filter_map(|folder| whole.strip_prefix(*folder));
        let Some(below) = all.min_by_key(|below| below.len()).map(str::to_owned) else { continue };
        let path = whole.strip_prefix(prefix).map_or_else(|| format!("{up}{whole}"), str::to_owned);
        (change.path, change.below) = (path, below);
        if seen.insert((change.path.clone(), change.id.clone())) {
            kept.push(change);
        }
    }
    kept
}

/// Whether a path ends here or at a folder.
fn is_folder(path: &&str) -> bool {
    path.is_empty() || path.ends_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "aaaa\0:000000 100644 0 11 A\0log/a.md\0:000000 120000 0 12 A\0log/link.md\0\
                        bbbb\0:100644 000000 11 0 D\0log/a.md\0:000000 100644 0 11 A\0log/b.md\0\
                        cccc\0:100644 100755 11 13 M\0log/b.md\0cccc\0:100644 100644 12 13 M\0log/b.md\0";

    fn seen(prefix: &str) -> Vec<String> {
        let kept = of_log(changes(SAID.as_bytes()), prefix, Path::new("/nowhere"));
        kept.iter().map(|one| format!("{}:{}:{}", one.commit, one.path, one.id)).collect()
    }

    #[test]
    fn each_content_of_a_path_is_seen_once_and_what_is_removed_is_not() {
        assert_eq!(seen("log/"), ["aaaa:a.md:11", "bbbb:b.md:11", "cccc:b.md:13"]);
        assert_eq!(seen("other/"), Vec::<String>::new());
    }

    #[test]
    fn a_log_that_lay_elsewhere_is_looked_at_there() {
        let said = "aaaa\0:000000 100644 0 11 A\0old/practicum.yaml\0\
                    :000000 100644 0 12 A\0old/a.md\0:000000 100644 0 13 A\0notes/a.md\0";
        let kept = of_log(changes(said.as_bytes()), "log/", Path::new("/nowhere"));
        let paths: Vec<_> =
            kept.iter().map(|one| (one.path.as_str(), one.below.as_str())).collect();
        assert_eq!(paths, [("../old/practicum.yaml", "practicum.yaml"), ("../old/a.md", "a.md")]);
    }

    #[test]
    fn a_file_at_the_top_and_one_of_todays_folder_stay_two() {
        let said = "aaaa\0:000000 100644 0 11 A\0practicum.yaml\0:000000 100644 0 12 A\0a.md\0\
                    bbbb\0:000000 100644 0 11 A\0log/practicum.yaml\0:000000 100644 0 13 A\0log/a.md\0\
                    :000000 100644 0 12 A\0log/programs/x.yaml\0";
        let kept = of_log(changes(said.as_bytes()), "log/", Path::new("/nowhere"));
        let paths: Vec<_> =
            kept.iter().map(|one| (one.path.as_str(), one.below.as_str())).collect();
        assert_eq!(
            paths,
            [
                ("../practicum.yaml", "practicum.yaml"),
                ("../a.md", "a.md"),
                ("practicum.yaml", "practicum.yaml"),
                ("a.md", "a.md"),
                ("programs/x.yaml", "programs/x.yaml"),
            ]
        );
    }

    #[test]
    fn commits_are_shown_as_long_as_it_takes_to_tell_them_apart() {
        let ids = |all: &[&str]| short(&all.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        assert_eq!(ids(&["aaaaaaaaaa", "bbbbbbbbbb"]), 7);
        assert_eq!(ids(&["aaaaaaaaaa", "aaaaaaaaab"]), 10);
    }
}

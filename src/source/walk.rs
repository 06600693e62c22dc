//! Which files below a root are entries.

use std::path::{Path, PathBuf};

use globset::GlobSet;

use crate::source::{Fault, LOG_FILE, templates};

/// What is not an entry, beyond what no log's entry can be.
#[derive(Debug, Clone, Default)]
pub struct Exclusions {
    /// The log's own `ignore` patterns, over paths below the root.
    pub ignore: GlobSet,
    /// The folder that a build writes into.
    pub output: Option<PathBuf>,
}

/// A path to read, or one that can't be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The path below the root, with `/`.
    pub path: String,
    /// Where it lies.
    pub file: PathBuf,
    /// Why it is not to be read.
    pub fault: Option<Fault>,
}

/// The folders at the root that hold other things than entries.
const RESERVED: [&str; 6] = ["evidence", PACKS, SIGNOFFS, SUBMISSIONS, templates::FOLDER, "packet"];

/// The folder at the root that holds the records of what supervisors were given to sign.
pub const SIGNOFFS: &str = "signoffs";

/// The folder at the root that holds the records of what was sent.
pub const SUBMISSIONS: &str = "submissions";

/// The folder at the root that holds the log's own rule packs.
pub const PACKS: &str = "programs";

/// The nearest folder, from `start` upward, that holds the log's file.
pub fn root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(LOG_FILE).is_file()).map(Path::to_path_buf)
}

/// Every entry below `root`, sorted by path, with what could not be followed or named.
pub fn entries(root: &Path, exclusions: &Exclusions) -> Vec<Found> {
    all(root, exclusions).0
}

/// Every entry, and the files that may be meant as one and are not by their name.
pub fn all(root: &Path, exclusions: &Exclusions) -> (Vec<Found>, Vec<Found>) {
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let output = exclusions.output.as_ref().and_then(|folder| folder.canonicalize().ok());
    let mut found = Vec::new();
    let mut outside = Vec::new();
    let mut named_otherwise = Vec::new();
    let walk = walkdir::WalkDir::new(root).follow_links(true).min_depth(1).into_iter();
    let walk = walk.filter_entry(|entry| {
        let Some(path) = below(root, entry.path()) else { return true };
        let is_folder = entry.file_type().is_dir();
        if is_left_out(&path, is_folder, exclusions) {
            return false;
        }
        if is_folder && output.is_some() && entry.path().canonicalize().ok() == output {
            return false;
        }
        if entry.path_is_symlink() && links_out(entry.path(), &real_root) {
            if entry.file_type().is_dir() || is_markdown(&path) {
                outside.push((path, entry.path().to_path_buf()));
            }
            return false;
        }
        true
    });
    for step in walk {
        match step {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match below(root, entry.path()) {
                Some(path) if is_entry(&path) => {
                    let fault = odd(&entry);
                    found.push(Found { path, file: entry.into_path(), fault });
                }
                None if is_markdown(&entry.path().to_string_lossy()) => {
                    let fault = Fault::Unreadable("its name is not UTF-8".to_owned());
                    found.push(lost(root, entry.path(), fault));
                }
                Some(path) if is_like_markdown(&path) && entry.file_type().is_file() => {
                    named_otherwise.push(Found { path, file: entry.into_path(), fault: None });
                }
                Some(_) | None => {}
            },
            Err(error) => {
                let path = error.path().unwrap_or(root);
                if is_passed_over(root, path, exclusions) {
                    continue;
                }
                found.push(lost_to(root, path, &error));
            }
        }
    }
    for (path, file) in outside {
        found.push(Found { path, file, fault: Some(Fault::OutsideRoot) });
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    named_otherwise.sort_by(|a, b| a.path.cmp(&b.path));
    (found, named_otherwise)
}

/// Every rule pack below `programs/` at `root`, sorted by path.
pub fn packs(root: &Path) -> Vec<Found> {
    yaml_below(root, PACKS)
}

/// Every record below `signoffs/` and `submissions/` at `root`, sorted by path.
pub fn records(root: &Path) -> Vec<Found> {
    let mut found = yaml_below(root, SIGNOFFS);
    found.append(&mut yaml_below(root, SUBMISSIONS));
    found
}

/// Every YAML file below a folder at `root`, sorted by path.
fn yaml_below(root: &Path, folder: &str) -> Vec<Found> {
    let name = folder;
    let folder = root.join(folder);
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let mut found = Vec::new();
    if folder.is_dir() && links_out(&folder, &real_root) {
        let fault = Some(Fault::OutsideRoot);
        return vec![Found { path: name.to_owned(), file: folder, fault }];
    }
    let walk = walkdir::WalkDir::new(&folder).follow_links(true).min_depth(1).into_iter();
    // What was staged beside such a file and left by a killed run is none.
    for step in walk.filter_entry(|entry| !is_hidden(entry.file_name())) {
        match step {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let Some(path) = below(root, entry.path()).filter(|path| is_yaml(path)) else {
                    continue;
                };
                // A folder above it may be the link.
                let outside = links_out(entry.path(), &real_root);
                let fault = if outside { Some(Fault::OutsideRoot) } else { odd(&entry) };
                found.push(Found { path, file: entry.into_path(), fault });
            }
            // A log need not have the folder.
            Err(error) if error.depth() == 0 => {}
            Err(error) => {
                let fault = Fault::Unreadable(error.to_string());
                found.push(lost(root, error.path().unwrap_or(&folder), fault));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Whether what has this path below the root is left out of the log, and all that lies in it.
pub(super) fn is_left_out(path: &str, is_folder: bool, exclusions: &Exclusions) -> bool {
    name(path).starts_with('.')
        || exclusions.ignore.is_match(path)
        || (is_folder && RESERVED.contains(&path))
}

/// Whether a file of this path is an entry, where it is not left out.
pub(super) fn is_entry(path: &str) -> bool {
    is_markdown(path) && name(path) != "README.md"
}

/// Whether a file of this path, or a folder in which it lies, is left out.
pub(super) fn is_anywhere_left_out(path: &str, exclusions: &Exclusions) -> bool {
    let mut folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    is_left_out(path, false, exclusions)
        || folders.any(|folder| is_left_out(folder, true, exclusions))
}

/// Whether a file of this path, or a folder in which it lies, is hidden or ignored.
pub(super) fn is_hidden_or_ignored(path: &str, exclusions: &Exclusions) -> bool {
    let folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    folders.chain([path]).any(|path| is_left_out(path, false, exclusions))
}

/// Whether a file of this path could be an entry, or meant for one, whatever a log leaves out.
pub fn may_be_entry(path: &str) -> bool {
    (is_entry(path) || is_like_markdown(path)) && may_lie_among_entries(path)
}

/// Whether a file of this path lies where entries may, whatever a log leaves out.
pub fn may_lie_among_entries(path: &str) -> bool {
    !is_anywhere_left_out(path, &Exclusions::default())
}

/// Whether a file of this path is a rule pack of the log's own.
pub fn is_pack(path: &str) -> bool {
    is_yaml_below(path, PACKS)
}

/// Whether a file of this path is a record of what a supervisor was given to sign, or of what was
/// sent.
pub fn is_record(path: &str) -> bool {
    is_yaml_below(path, SIGNOFFS) || is_yaml_below(path, SUBMISSIONS)
}

fn is_yaml_below(path: &str, folder: &str) -> bool {
    let below = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    below.is_some_and(|rest| is_yaml(rest) && rest.split('/').all(|part| !part.starts_with('.')))
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A pipe or a device has no end, and to open one may wait for ever.
pub(in crate::source) fn odd(entry: &walkdir::DirEntry) -> Option<Fault> {
    (!entry.file_type().is_file())
        .then(|| Fault::Unreadable("it is neither a file nor a folder".to_owned()))
}

/// Whether a path ends as YAML does.
pub fn is_yaml(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// `path` as written below `root`, if it is UTF-8.
pub(in crate::source) fn below(root: &Path, path: &Path) -> Option<String> {
    let relative = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// A path at which walking met an error.
pub(in crate::source) fn lost_to(root: &Path, path: &Path, error: &walkdir::Error) -> Found {
    let fault = if error.loop_ancestor().is_some() {
        Fault::Loop
    } else if leads_nowhere(path) {
        Fault::Unreadable("it is a link to nothing".to_owned())
    } else {
        let words = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        Fault::Unreadable(words)
    };
    lost(root, path, fault)
}

fn lost(root: &Path, path: &Path, fault: Fault) -> Found {
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Found { path: shown, file: path.to_path_buf(), fault: Some(fault) }
}

/// Whether what can't be opened could not be an entry, nor hold one: it is hidden or ignored, or a
/// link to nothing under another name than an entry's.
fn is_passed_over(root: &Path, path: &Path, exclusions: &Exclusions) -> bool {
    let Some(name) = path.file_name() else { return false };
    let below = below(root, path);
    is_hidden(name)
        || below.as_ref().is_some_and(|path| {
            exclusions.ignore.is_match(path) || RESERVED.contains(&path.as_str())
        })
        || (leads_nowhere(path) && !is_markdown(&name.to_string_lossy()))
}

fn leads_nowhere(path: &Path) -> bool {
    path.is_symlink() && !path.exists()
}

/// Whether what has this name is hidden.
pub(in crate::source) fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

/// Whether a path ends as Markdown does.
pub fn is_markdown(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "md")
}

/// Endings that other programs give to such a text: `Notes.MD`, `notes.markdown`, `notes.txt`.
pub fn is_like_markdown(path: &str) -> bool {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
    let like = ["md", "markdown", "mdown", "mkd", "txt", "text"];
    ending.is_some_and(|ending| like.iter().any(|one| ending.eq_ignore_ascii_case(one)))
        && !is_markdown(path)
}

/// Whether a link leads to something outside the root.
fn links_out(link: &Path, real_root: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| !target.starts_with(real_root))
}

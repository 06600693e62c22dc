//! What lies below `evidence/`, whether the log names it or not.

use std::path::Path;

use globset::GlobSet;

/// The folder at the root for files of evidence.
pub const FOLDER: &str = "evidence";

/// Files that are listed; a log has a few hundred.
const LISTED: usize = 20_000;

/// Whether a file of this path lies below `evidence/` and is one of evidence.
pub(in crate::source) fn is_stored(path: &str) -> bool {
    let below = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    below.is_some_and(|rest| rest.rsplit('/').next() != Some("README.md"))
}

/// The files below `evidence/`, sorted by path below `root`: not those that are hidden, explain the
/// folder, or that the log ignores.
pub fn files(root: &Path, ignore: &GlobSet) -> Vec<String> {
    let walk = walkdir::WalkDir::new(root.join(FOLDER)).min_depth(1).into_iter();
    let below = |path: &Path| {
        let path = path.strip_prefix(root).ok()?;
        let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    };
    let walk = walk.filter_entry(|entry| {
        let hidden = entry.file_name().as_encoded_bytes().first() == Some(&b'.');
        !hidden && below(entry.path()).is_none_or(|path| !ignore.is_match(path))
    });
    let files = walk.filter_map(Result::ok).filter(|entry| entry.path().is_file());
    let files = files.filter(|entry| entry.file_name() != "README.md");
    let mut paths: Vec<String> =
        files.take(LISTED).filter_map(|entry| below(entry.path())).collect();
    paths.sort();
    paths
}

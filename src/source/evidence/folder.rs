//! What lies below `evidence/`, whether the log names it or not.

use std::path::Path;

use globset::GlobSet;

use crate::source::walk;

/// The folder at the root for files of evidence.
pub const FOLDER: &str = "evidence";

/// Files that are listed; a log has a few hundred.
pub(in crate::source) const LISTED: usize = 20_000;

/// Whether a file of this path lies below `evidence/` and is one of evidence.
pub(in crate::source) fn is_stored(path: &str) -> bool {
    let below = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    below.is_some_and(|rest| rest.rsplit('/').next() != Some("README.md"))
}

/// The files below `evidence/`, sorted by path below `root`: not those that are hidden, explain the
/// folder, or that the log ignores.
pub fn files(root: &Path, ignore: &GlobSet) -> Vec<String> {
    first(root, ignore, LISTED)
}

/// So many of them; which, no file system decides.
fn first(root: &Path, ignore: &GlobSet, most: usize) -> Vec<String> {
    let walk = walkdir::WalkDir::new(root.join(FOLDER)).min_depth(1).sort_by_file_name();
    let walk = walk.into_iter().filter_entry(|entry| {
        let path = walk::below(root, entry.path());
        !walk::is_hidden(entry.file_name()) && path.is_none_or(|path| !ignore.is_match(path))
    });
    let files = walk.filter_map(Result::ok).filter(|entry| entry.path().is_file());
    let files = files.filter(|entry| entry.file_name() != "README.md");
    let mut paths: Vec<String> =
        files.filter_map(|entry| walk::below(root, entry.path())).take(most).collect();
    paths.sort();
    paths
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes the files that it lists")]
mod tests {
    use super::*;

    #[test]
    fn the_first_by_name_are_listed_whatever_the_order_of_the_folder() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        std::fs::create_dir(&folder).unwrap();
        for at in 0..60 {
            // Neither in this order nor against it.
            let name = format!("{:02}.pdf", (at * 37) % 60);
            std::fs::write(folder.join(name), "").unwrap();
        }
        let expected: Vec<String> = (0..7).map(|at| format!("evidence/{at:02}.pdf")).collect();
        assert_eq!(first(root.path(), &GlobSet::empty(), 7), expected);
    }
}

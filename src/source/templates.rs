//! The templates of the log's own, in its folder `templates/`: which files lie there, and their texts.

use std::path::Path;

use globset::GlobSet;

use crate::source::walk::{self, Found};
use crate::source::{Fault, Source, load};

/// The folder at the root for the log's own templates.
pub const FOLDER: &str = "templates";

/// Files that are listed; a log has a handful.
const LISTED: usize = 1_000;

/// Whether a file of this path lies below `templates/` and is not passed over: hidden files, copies
/// that an editor keeps, and what explains the folder.
pub(super) fn is_below(path: &str) -> bool {
    let below = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    below.is_some_and(|rest| {
        let hidden = rest.split('/').any(|part| part.starts_with('.'));
        !hidden && !rest.ends_with('~') && rest.rsplit('/').next() != Some("README.md")
    })
}

/// The files below `templates/`, sorted by path: the texts of those that stand there under one of
/// these names, and the others to be named.
pub fn of_folder(root: &Path, names: &[&str], ignore: &GlobSet) -> Vec<Source> {
    let found = found(root, ignore);
    let is_read = |one: &Found| one.path == FOLDER || is_known(&one.path, names) || is_lost(one);
    let (known, others): (Vec<Found>, Vec<Found>) = found.into_iter().partition(is_read);
    with_others(load::all(&known), others.into_iter().map(|one| one.path))
}

/// The texts, and among them the files that are only named, in the order of paths.
pub(super) fn with_others(
    mut texts: Vec<Source>,
    others: impl Iterator<Item = String>,
) -> Vec<Source> {
    texts.extend(others.map(Source::named_only));
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    texts
}

/// Whether a file of this path is a template of one of these names.
pub(super) fn is_known(path: &str, names: &[&str]) -> bool {
    let name = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| names.contains(&name))
}

/// A folder that can't be looked into may hold a template.
fn is_lost(found: &Found) -> bool {
    matches!(found.fault, Some(Fault::Unreadable(_) | Fault::Loop)) && !found.file.is_file()
}

fn found(root: &Path, ignore: &GlobSet) -> Vec<Found> {
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let folder = root.join(FOLDER);
    let is_wanted = |path: &str| is_below(path) && !ignore.is_match(path);
    // Nothing behind a folder that leads out of the log is even listed.
    let inside = |path: &Path| path.canonicalize().is_ok_and(|real| real.starts_with(&real_root));
    if ignore.is_match(FOLDER) || folder.symlink_metadata().is_err() {
        return Vec::new();
    }
    if !inside(&folder) {
        let fault = Some(Fault::OutsideRoot);
        return vec![Found { path: FOLDER.to_owned(), file: folder, fault }];
    }
    let walk = walkdir::WalkDir::new(&folder).follow_links(true).min_depth(1);
    let walk = walk.sort_by_file_name().into_iter().filter_entry(|entry| {
        let path = walk::below(root, entry.path());
        let is_link_out = entry.path_is_symlink() && entry.file_type().is_dir();
        path.is_some_and(|path| is_wanted(&path)) && (!is_link_out || inside(entry.path()))
    });
    let mut found = Vec::new();
    for step in walk {
        match step {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let Some(path) = walk::below(root, entry.path()) else { continue };
                let fault =
                    if inside(entry.path()) { walk::odd(&entry) } else { Some(Fault::OutsideRoot) };
                found.push(Found { path, file: entry.into_path(), fault });
            }
            Err(error) => {
                let path = error.path().unwrap_or(&folder);
                if walk::below(root, path).is_none_or(|path| is_wanted(&path)) {
                    found.push(walk::lost_to(root, path, &error));
                }
            }
        }
    }
    found.truncate(LISTED);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_the_folder_is_no_more_than_templates() {
        for path in ["templates/report.html", "templates/old/report.html", "templates/a.md"] {
            assert!(is_below(path), "{path}");
        }
        for path in [
            "templates/.report.html.swp",
            "templates/.git/x.html",
            "templates/report.html~",
            "templates/README.md",
            "trainings/templates/report.html",
            "templates",
        ] {
            assert!(!is_below(path), "{path}");
        }
        assert!(is_known("templates/report.html", &["report.html"]));
        assert!(!is_known("templates/old/report.html", &["report.html"]));
    }
}

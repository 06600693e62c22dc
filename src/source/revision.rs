//! Which state of the log was read: git's revision, or a hash of what was read.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::source::{Fault, Source, Sources, templates};

/// Characters of a revision that are shown.
const SHOWN: usize = 10;

/// Git's revision if the root itself is a repository, else a hash over the sorted paths and texts
/// of the files that were read, introduced by `sha256:`. How a page looks is no part of what a log says.
pub fn of(root: &Path, sources: &Sources) -> String {
    let shorten = |text: &str| text.chars().take(SHOWN).collect::<String>();
    git(root).map_or_else(|| format!("sha256:{}", shorten(&hash(sources))), |id| shorten(&id))
}

fn hash(sources: &Sources) -> String {
    let mut hasher = Sha256::new();
    let is_said =
        |one: &&Source| one.fault != Some(Fault::NotText) && !templates::is_below(&one.path);
    for source in sources.of_log().filter(is_said) {
        for part in [source.path.as_bytes(), source.text.as_bytes()] {
            hasher.update(part);
            hasher.update([0]);
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The commit that HEAD names, read from the repository's own files.
fn git(root: &Path) -> Option<String> {
    let folder = git_folder(root)?;
    let head = text(&folder.join("HEAD"))?;
    let Some(name) = head.strip_prefix("ref: ") else { return commit(&head) };
    // A linked working tree keeps its branches in the main repository.
    let common = text(&folder.join("commondir")).map_or(folder.clone(), |path| folder.join(path));
    if let Some(id) = text(&common.join(name)) {
        return commit(&id);
    }
    let packed = text(&common.join("packed-refs"))?;
    let line =
        packed.lines().find(|line| line.split_once(' ').is_some_and(|pair| pair.1 == name))?;
    commit(line.split_once(' ')?.0)
}

fn git_folder(root: &Path) -> Option<PathBuf> {
    let git = root.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    text(&git)?.strip_prefix("gitdir: ").map(|path| root.join(path))
}

fn commit(id: &str) -> Option<String> {
    (id.len() >= 40 && id.bytes().all(|b| b.is_ascii_hexdigit())).then(|| id.to_owned())
}

#[expect(clippy::disallowed_methods, reason = "`source` is the room that reads files")]
fn text(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok().map(|text| text.trim_end().to_owned())
}

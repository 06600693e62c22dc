//! Where the texts of a log come from: its folder, or what git is about to commit of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use globset::GlobSet;

use crate::source::evidence::{self, Inspected, Presence, folder};
use crate::source::git::index::Index;
use crate::source::walk::{self, Exclusions};
use crate::source::{Source, load, templates};

/// Where the texts of a log come from.
#[derive(Debug)]
pub enum Origin {
    /// The folder at this root.
    Folder(PathBuf),
    /// What git is about to commit.
    Index(Box<Index>),
}

impl Origin {
    /// The root of the log.
    pub fn root(&self) -> &Path {
        match self {
            Self::Folder(root) => root,
            Self::Index(index) => index.root(),
        }
    }

    /// The log's own file.
    pub fn log_file(&self) -> Source {
        match self {
            Self::Folder(root) => load::log_file(root),
            Self::Index(index) => index.log_file(),
        }
    }

    /// The log's own rule packs, sorted by path.
    pub fn packs(&self) -> Vec<Source> {
        match self {
            Self::Folder(root) => load::all(&walk::packs(root)),
            Self::Index(index) => index.packs(),
        }
    }

    /// The records of what supervisors were given to sign, and of what was sent, sorted by path.
    pub fn records(&self) -> Vec<Source> {
        match self {
            Self::Folder(root) => load::all(&walk::records(root)),
            Self::Index(index) => index.records(),
        }
    }

    /// The entries, and the files that may be meant for such; each sorted by path.
    pub fn entries(&self, exclusions: &Exclusions) -> (Vec<Source>, Vec<Source>) {
        match self {
            Self::Folder(root) => {
                let (found, named_otherwise) = walk::all(root, exclusions);
                (load::all(&found), load::all(&named_otherwise))
            }
            Self::Index(index) => index.entries(exclusions),
        }
    }

    /// The files below `templates/`: the texts of those under one of these names, and the others to
    /// be named; sorted by path.
    pub fn templates(&self, names: &[&str], ignore: &GlobSet) -> Vec<Source> {
        match self {
            Self::Folder(root) => templates::of_folder(root, names, ignore),
            Self::Index(index) => index.templates(names, ignore),
        }
    }

    /// What each path of evidence leads to.
    pub fn presences(&self, paths: &BTreeSet<&str>) -> BTreeMap<String, Presence> {
        match self {
            Self::Folder(root) => paths
                .iter()
                .map(|path| ((*path).to_owned(), evidence::presence(root, path)))
                .collect(),
            Self::Index(index) => index.presences(paths),
        }
    }

    /// What a file of evidence is and holds.
    pub fn inspect(&self, path: &str) -> Inspected {
        match self {
            Self::Folder(root) => evidence::inspect(root, path),
            Self::Index(index) => index.inspect(path),
        }
    }

    /// The files below `evidence/`, whether the log names them or not.
    pub fn stored(&self, ignore: &GlobSet) -> Vec<String> {
        match self {
            Self::Folder(root) => folder::files(root, ignore),
            Self::Index(index) => index.stored(ignore).into_iter().take(folder::LISTED).collect(),
        }
    }

    /// The lines of a text, counted from 1, that read otherwise in the folder than here.
    pub fn differing_lines(&self, path: &str) -> BTreeSet<usize> {
        match self {
            Self::Folder(_) => BTreeSet::new(),
            Self::Index(index) => index.differing_lines(path),
        }
    }
}

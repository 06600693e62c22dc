//! What the files of evidence of a log are and hold, for the commands that look into them.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::assess::certificate::normal;
use crate::check::{self, Inspection};
use crate::cli::load::{Loaded, cover};
use crate::model::entry::Evidence;
use crate::report::FileFacts;
use crate::source::evidence::kind::Kind;
use crate::source::evidence::{self, Inspected, Presence};

impl Loaded {
    /// Looks into the files of evidence too, for the commands that judge them; a board needs to know
    /// only whether they are there.
    pub(in crate::cli) fn inspected(mut self) -> Self {
        let present = |one: &&Evidence| {
            self.files.get(&one.path).is_some_and(|presence| *presence == Presence::File)
        };
        let paths: BTreeSet<String> =
            self.log.evidence().filter(present).map(|one| normal(&one.path)).collect();
        let one = |path: String| {
            let inspected = self.origin.inspect(self.sources.real(&path));
            (path, inspected)
        };
        let files: BTreeMap<String, Inspected> = paths.into_par_iter().map(one).collect();
        let stored = self.origin.stored(&self.exclusions.ignore);
        let unnamed = check::evidence::unused::unnamed(&self.log, &self.sources, &stored);
        let own = cover::own(&self.log);
        let unnamed = unnamed.into_iter().map(|path| cover::unnamed(&mut self.sources, path, &own));
        let unnamed = unnamed.collect();
        self.inspection = Some(Inspection { files, stored, unnamed });
        self.read_templates();
        self
    }

    /// What is said of each file of evidence that was looked into.
    pub(in crate::cli) fn facts(&self) -> BTreeMap<String, FileFacts> {
        let files = self.inspection.iter().flat_map(|inspection| &inspection.files);
        let read = files.filter(|(_, file)| !file.sha256.is_empty());
        let facts = |file: &Inspected| FileFacts {
            pages: file.pages,
            sha256: file.sha256.clone(),
            hindrances: file.hindrances.clone(),
        };
        read.map(|(path, file)| (path.clone(), facts(file))).collect()
    }

    /// What a file of evidence is, if it was looked into.
    pub(in crate::cli) fn kind(&self, path: &str) -> Option<Kind> {
        self.inspection.as_ref()?.files.get(path).map(|file| file.kind)
    }

    /// The bytes of a file of evidence; nothing if it can't be read.
    pub(in crate::cli) fn evidence(&self, path: &str) -> Option<Vec<u8>> {
        evidence::read(&self.root, self.sources.real(path)).ok()
    }
}

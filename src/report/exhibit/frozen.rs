//! The numbers that exhibits keep from the packet that was sent last.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Assessment;
use crate::assess::certificate::normal;
use crate::model::log::Log;
use crate::model::record::filed::Numbered;
use crate::model::sent::Sent;
use crate::report::FileFacts;
use crate::source::Sources;

/// The numbers that are given out already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frozen {
    /// Every number that was sent. What a file was called that is gone is nobody's business.
    pub(super) sent: BTreeSet<usize>,
    /// The number of each path of now that was sent, under that name or another.
    pub(super) numbers: BTreeMap<String, usize>,
}

impl Frozen {
    /// The numbers of the packet for this program that was sent last and recorded.
    pub fn sent(
        assessment: &Assessment<'_>,
        sources: &Sources,
        files: &BTreeMap<String, FileFacts>,
    ) -> Self {
        let hash = |(path, facts): (&String, &FileFacts)| (path.clone(), facts.sha256.clone());
        let hashes = files.iter().map(hash).collect();
        let (log, program) = (assessment.log, assessment.program);
        let mut all = Sent::all(log, program.id).rev();
        let last = all.find_map(|one| one.recorded(log, sources, &program.name));
        let numbers = last.map(|filed| filed.exhibits.as_slice()).unwrap_or_default();
        Self::of(log, sources, numbers, &hashes)
    }

    /// The numbers of `sent` for the files of `log`. A file that is not at its path any more is
    /// known by the hash of its bytes, if `hashes` has those of the files of now.
    pub fn of(
        log: &Log,
        sources: &Sources,
        sent: &[Numbered],
        hashes: &BTreeMap<String, String>,
    ) -> Self {
        // A covered path is known by what it covers.
        let one = |path: String| (normal(sources.real(&path)), path);
        let named: BTreeMap<String, String> =
            log.evidence().map(|file| one(normal(&file.path))).collect();
        let mut frozen = Self::default();
        for one in sent {
            frozen.sent.insert(one.number);
            if let Some(path) = named.get(&one.path) {
                frozen.numbers.insert(path.clone(), one.number);
            }
        }
        for one in sent.iter().filter(|one| !named.contains_key(&one.path)) {
            let is_new = |path: &&String| !frozen.numbers.contains_key(*path);
            let is_same = |path: &&String| hashes.get(*path) == Some(&one.sha256);
            if let Some(path) = named.values().filter(is_new).find(is_same) {
                frozen.numbers.insert(path.clone(), one.number);
            }
        }
        frozen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entry::Evidence;
    use crate::model::log::Extra;
    use crate::report::exhibit::Exhibits;
    use crate::source::Span;

    fn log(files: &[&str]) -> Log {
        let file = Sources::default().add_text("", "");
        let evidence = |path: &str| Evidence {
            path: path.to_owned(),
            span: Span::start_of(file),
            pages: None,
        };
        let extra =
            |path: &&str| Extra { title: format!("the {path}"), evidence: vec![evidence(path)] };
        Log { extras: files.iter().map(extra).collect(), ..Log::default() }
    }

    fn numbers(files: &[&str], sent: &[(usize, &str, &str)], hashes: &[(&str, &str)]) -> String {
        let log = log(files);
        let sent: Vec<Numbered> = sent
            .iter()
            .map(|(number, path, hash)| Numbered {
                number: *number,
                path: (*path).to_owned(),
                sha256: (*hash).to_owned(),
            })
            .collect();
        let hashes: BTreeMap<String, String> =
            hashes.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect();
        let exhibits = Exhibits::gathered(
            &log,
            &BTreeSet::new(),
            Frozen::of(&log, &Sources::default(), &sent, &hashes),
        );
        let listed = exhibits.iter().map(|(number, one)| format!("{number} {}", one.path));
        let gone = exhibits.withdrawn().map(|number| format!("{number} withdrawn"));
        for (number, one) in exhibits.iter() {
            assert_eq!(exhibits.number(&one.path), Some(number));
        }
        listed.chain(gone).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn without_a_submission_files_are_numbered_as_they_come() {
        assert_eq!(numbers(&["b", "a", "b"], &[], &[]), "1 b, 2 a");
    }

    #[test]
    fn a_file_that_was_sent_keeps_its_number_and_later_ones_follow() {
        let sent = [(1, "b", "B"), (2, "a", "A")];
        assert_eq!(numbers(&["c", "a", "b", "d"], &sent, &[]), "1 b, 2 a, 3 c, 4 d");
    }

    #[test]
    fn a_number_whose_file_is_gone_stays_unused() {
        let sent = [(1, "b", "B"), (2, "a", "A"), (3, "c", "C")];
        assert_eq!(numbers(&["d", "a"], &sent, &[]), "2 a, 4 d, 1 withdrawn, 3 withdrawn");
    }

    #[test]
    fn a_file_that_was_renamed_is_known_by_its_bytes() {
        let sent = [(1, "b", "B"), (2, "a", "A")];
        let hashes = [("new", "B"), ("a", "A")];
        assert_eq!(numbers(&["a", "new"], &sent, &hashes), "1 new, 2 a");
        // What is still at its place is no other's copy.
        let hashes = [("b", "B"), ("copy", "B"), ("a", "A")];
        assert_eq!(numbers(&["copy", "a", "b"], &sent, &hashes), "1 b, 2 a, 3 copy");
    }
}

//! The stored file that a path was most likely meant for.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::certificate::normal;
use crate::check::{Inspection, Subject};
use crate::privacy::{self, Manner, Own};

/// How many letters may differ in a path that was meant for another.
const NEAR: usize = 3;

/// The stored files, each folded once for all the paths that lead nowhere: where a folder was never
/// copied these are as many as the files.
#[derive(Debug)]
pub(super) struct Stored<'a> {
    /// By how many letters their paths have.
    by_length: BTreeMap<usize, Vec<One<'a>>>,
    /// The first in order that has a name, in whichever folder.
    by_name: BTreeMap<String, Order<'a>>,
}

/// Whether something names a file, and its path: one that nothing names comes first.
type Order<'a> = (bool, &'a str);

#[derive(Debug)]
struct One<'a> {
    folded: String,
    letters: u64,
    order: Order<'a>,
}

impl<'a> Stored<'a> {
    /// The files that were found.
    pub(super) fn of(inspection: &'a Inspection, subject: &Subject<'_>) -> Self {
        let unnamed: BTreeSet<&str> =
            inspection.unnamed.iter().map(|file| subject.sources.path(*file)).collect();
        let mut stored = Self { by_length: BTreeMap::new(), by_name: BTreeMap::new() };
        for path in &inspection.stored {
            let order = (!unnamed.contains(path.as_str()), path.as_str());
            let folded = folded(path);
            let first = stored.by_name.entry(name(&folded).to_owned()).or_insert(order);
            *first = order.min(*first);
            let one = One { letters: letters(&folded), order, folded };
            stored.by_length.entry(one.folded.chars().count()).or_default().push(one);
        }
        stored
    }

    /// The file that a path in an entry was most likely meant for.
    pub(super) fn nearest(&self, entry: &str, path: &str) -> Option<String> {
        let wanted = BTreeSet::from([folded(path), folded(&from_entry(entry, path))]);
        let like = wanted.iter().flat_map(|wanted| self.like(wanted));
        // The right name in another folder.
        let same = wanted.iter().filter_map(|wanted| self.by_name.get(name(wanted)));
        let (far, (named, found)) = like.chain(same.map(|order| (NEAR, *order))).min()?;
        // What differs by a digit is often another year's, and that one is named where it belongs.
        let sure = far == 0 || !named;
        // A stored name that may be a client's is not shown for the sake of a mistyped one.
        let may_be_shown = || privacy::path(found, Manner::Strict, &Own::default()).is_empty();
        (sure && may_be_shown()).then(|| found.to_owned())
    }

    /// The files whose whole paths are near to this one, with how far they are.
    fn like(&self, wanted: &str) -> impl Iterator<Item = (usize, Order<'a>)> {
        let length = wanted.chars().count();
        let lengths = length.saturating_sub(NEAR)..=length.saturating_add(NEAR);
        let own = letters(wanted);
        // A letter for another is one that is gone and one that is new.
        let differing = NEAR.saturating_mul(2);
        let near = move |one: &&One<'_>| {
            usize::try_from((one.letters ^ own).count_ones()).is_ok_and(|count| count <= differing)
        };
        let all = self.by_length.range(lengths).flat_map(|(_, all)| all).filter(near);
        let far = move |one: &One<'a>| (distance(wanted, &one.folded), one.order);
        all.map(far).filter(|(far, _)| *far <= NEAR)
    }
}

/// Which letters a path has, whatever their number and order: a bit for each, some share one.
fn letters(path: &str) -> u64 {
    path.chars().fold(0, |letters, one| letters | 1_u64.wrapping_shl(u32::from(one)))
}

/// How many letters differ; what both begin and end with need not be compared.
fn distance(one: &str, other: &str) -> usize {
    let same = |(a, b): &(char, char)| a == b;
    let shared = one.chars().zip(other.chars()).take_while(same);
    let start = shared.map(|(one, _)| one.len_utf8()).sum();
    let (one, other) = (one.get(start..).unwrap_or(one), other.get(start..).unwrap_or(other));
    let shared = one.chars().rev().zip(other.chars().rev()).take_while(same);
    let end: usize = shared.map(|(one, _)| one.len_utf8()).sum();
    let before = |path: &str| path.len().saturating_sub(end);
    strsim::osa_distance(
        one.get(..before(one)).unwrap_or(one),
        other.get(..before(other)).unwrap_or(other),
    )
}

/// A path as it would be if written from the folder of the entry.
fn from_entry(entry: &str, path: &str) -> String {
    let folder = entry.rsplit_once('/').map_or("", |(folder, _)| folder);
    normal(&format!("{folder}/{}", path.replace('\\', "/")))
}

/// A path without what is often mistaken in it: capital letters, backslashes, blanks, the
/// spelling of the ending.
fn folded(path: &str) -> String {
    let path = path.replace('\\', "/").replace("%20", " ").to_lowercase();
    let path = normal(path.trim());
    let path: String =
        path.chars().map(|one| if matches!(one, ' ' | '_') { '-' } else { one }).collect();
    match path.rsplit_once('.') {
        Some((stem, "jpeg" | "jpe")) => format!("{stem}.jpg"),
        Some(_) | None => path,
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_often_mistaken_in_a_path_is_the_same() {
        for path in [
            "Evidence/SAR Part.JPEG",
            "evidence\\sar-part.jpg",
            " ./evidence/sar_part.jpe",
            "evidence/x/../sar%20part.jpg",
        ] {
            assert_eq!(folded(path), "evidence/sar-part.jpg", "{path}");
        }
        assert_eq!(from_entry("trainings/2024/a.md", "../../evidence/a.pdf"), "evidence/a.pdf");
    }

    #[test]
    fn what_two_paths_share_at_their_ends_changes_no_distance() {
        let paths = ["", "a", "aa", "aba", "abab", "baab", "évé", "évaé", "abcé", "acbé", "abcabc"];
        for one in paths {
            for other in paths {
                assert_eq!(distance(one, other), strsim::osa_distance(one, other), "{one} {other}");
            }
        }
    }
}

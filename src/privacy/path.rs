//! Names of files and folders: their separators are blanks, and capitals part words.

use std::ops::Range;

use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;
use crate::privacy::{Found, Identifier, Manner, Own, allow, code, name, number, phone};

/// Ten digits that can be a number of North America, parted as names of files part them.
static NUMBER: Pattern = Pattern::new(
    r"(?:^|[^0-9])(?P<v>[2-9][0-9]{2}[\x20_.-]?[2-9][0-9]{2}[\x20_.-]?[0-9]{4})(?:$|[^0-9])",
);
/// A day or a moment without dashes looks like one.
static MOMENT: Pattern = Pattern::new(r"^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])");

/// What in a path a client could be known by.
pub fn path(path: &str, manner: Manner, own: &Own) -> Vec<Found> {
    let found = |(identifier, range): (Identifier, Range<usize>)| Found {
        identifier,
        line_code: allow::line_code(identifier, path, path.get(range.clone()).unwrap_or("")),
        covered: range.clone(),
        range,
        part_of: Some(0..path.len()),
    };
    hits(path, own, manner).into_iter().map(found).collect()
}

pub(super) fn hits(path: &str, own: &Own, manner: Manner) -> Vec<Hit> {
    if manner == Manner::Mild && !Passage::speaks_of_a_client(&blanks(path)) {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = Vec::new();
    let raw = Passage { text: path, own };
    phone::emails(&raw, &mut hits);
    let stem = without_ending(path);
    let spaced = blanks(stem);
    if stem.bytes().any(|byte| byte.is_ascii_digit()) {
        let raw = Passage { text: stem, own };
        number::ssns(&raw, &mut hits);
        phone::phones(&raw, &mut hits);
        for range in NUMBER.each(stem) {
            if !MOMENT.is_in(raw.at(&range)) {
                hits.push((Identifier::Phone, range));
            }
        }
        let words = Passage { text: &spaced, own };
        code::codes(&words, &mut hits);
    }
    for range in name::in_path(stem) {
        let inside =
            hits.iter().any(|(_, outer)| outer.start <= range.start && range.end <= outer.end);
        if !inside {
            hits.push((Identifier::Name, range));
        }
    }
    hits.retain(|(_, range)| !own.holds(path.get(range.clone()).unwrap_or("")));
    hits
}

/// The path without what says the form of its file: `.md` is nobody's.
fn without_ending(path: &str) -> &str {
    let name = path.rfind('/').map_or(0, |at| at.saturating_add(1));
    match path.rfind('.').filter(|at| *at > name) {
        Some(at) => {
            let ending = path.get(at.saturating_add(1)..).unwrap_or("");
            let is_one = (1..=8).contains(&ending.len())
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
            if is_one { path.get(..at).unwrap_or(path) } else { path }
        }
        None => path,
    }
}

/// The path with blanks for its dashes and lines, byte for byte.
fn blanks(path: &str) -> String {
    path.chars()
        .map(|sign| if matches!(sign, '-' | '_' | '.' | '+') { ' ' } else { sign })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn covered(path: &str) -> String {
        let ranges: Vec<_> =
            hits(path, &Own::default(), Manner::Strict).into_iter().map(|hit| hit.1).collect();
        crate::privacy::cover::cover(path, &ranges)
    }

    #[test]
    fn names_and_numbers_in_names_of_files_are_found_whole() {
        assert!(NUMBER.is_sound() && MOMENT.is_sound());
        for (path, parts) in [
            ("cases/JenniferAbernathy.md", ["jennifer", "abernathy"]),
            ("cases/Abernathy-Jennifer.md", ["jennifer", "abernathy"]),
            ("evidence/JenniferAbernathy_consent.pdf", ["jennifer", "abernathy"]),
            ("cases/2024-02-abernathy-jennifer-notes.md", ["jennifer", "abernathy"]),
            ("cases/abernathy-couple.md", ["abernathy", "aber"]),
            ("cases/mr-abernathy.md", ["abernathy", "aber"]),
            ("cases/2065550142.md", ["206", "0142"]),
            ("cases/206_555_0142.md", ["206", "0142"]),
            ("cases/2024-03-206-555-0142.md", ["206", "0142"]),
            ("cases/client-12.md", ["12", "12"]),
            ("clients/KWAME/2024-02.md", ["kwame", "kwa"]),
        ] {
            let covered = covered(path).to_lowercase();
            assert!(parts.iter().all(|part| !covered.contains(part)), "{path}: {covered}");
            let ending = path.rsplit('.').next().unwrap_or_default();
            assert!(covered.ends_with(ending), "{covered}");
        }
    }

    #[test]
    fn names_of_files_that_are_nobodys_are_left_alone() {
        for path in [
            "cases/client.md",
            "cases/client-2024-02.md",
            "cases/client-hours-2024.md",
            "cases/2024-02.md",
            "cases/2024-02-couples.md",
            "evidence/IMG_2024031512.pdf",
            "evidence/SexualHealthInstitute_2024.pdf",
            "evidence/couple-notes.pdf",
            "trainings/2024-06-07-sar.md",
        ] {
            assert_eq!(covered(path), path);
        }
    }
}

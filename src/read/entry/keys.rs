//! The keys of an entry and of its lines.

use crate::model::words::Kind;

const ENTRY: [&str; 15] = [
    "kind",
    "date",
    "title",
    "hours",
    "lines",
    "evidence",
    "certificate_hours",
    "tags",
    "programs",
    "draft",
    "claim",
    "disallowed",
    "note",
    "supervisor",
    "allow",
];
const TRAINING: [&str; 10] = [
    "provider",
    "approval",
    "approval_number",
    "delivery",
    "credits",
    "area",
    "areas",
    "split",
    "allocation",
    "also",
];
const SUPERVISION: [&str; 5] = ["with", "setting", "group_size", "delivery", "teaching"];
const CASES: [&str; 6] = ["modality", "delivery", "focus", "sessions", "each", "clients"];

const LINE: [&str; 5] = ["title", "date", "hours", "evidence", "supervisor"];
const TRAINING_LINE: [&str; 7] =
    ["credits", "area", "areas", "split", "delivery", "approval", "approval_number"];
const CASES_LINE: [&str; 5] = ["modality", "delivery", "focus", "sessions", "each"];

/// The keys of an entry of this kind.
pub(in crate::read) fn of_entry(kind: Kind) -> Vec<&'static str> {
    let own: &[&str] = match kind {
        Kind::Training => &TRAINING,
        Kind::Supervision => &SUPERVISION,
        Kind::Cases => &CASES,
    };
    ENTRY.iter().chain(own).copied().collect()
}

/// The keys of any entry, where its kind is not known.
pub(super) fn of_any() -> Vec<&'static str> {
    let all = Kind::ALL.iter().flat_map(|kind| of_entry(*kind));
    all.fold(Vec::new(), |mut known, key| {
        if !known.contains(&key) {
            known.push(key);
        }
        known
    })
}

/// Whether a key is the format's own, so that no pack may declare it.
pub(in crate::read) fn is_known(key: &str) -> bool {
    let lines = Kind::ALL.iter().flat_map(|kind| of_line(*kind));
    of_any().into_iter().chain(lines).any(|known| known == key)
}

/// The keys of a line of an entry of this kind.
pub(super) fn of_line(kind: Kind) -> Vec<&'static str> {
    let own: &[&str] = match kind {
        Kind::Training => &TRAINING_LINE,
        Kind::Supervision => &SUPERVISION,
        Kind::Cases => &CASES_LINE,
    };
    LINE.iter().chain(own).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy;

    #[test]
    fn no_key_of_the_format_is_read_as_a_users_own() {
        let unknown: Vec<&str> =
            of_any().into_iter().filter(|key| !privacy::is_format(key)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert!(!privacy::is_format("client"));
    }
}

//! What of a history is a text of a log, and how strictly it and its name are read: as `check` does.

use crate::privacy::{self, Manner};
use crate::read::source::is_like_entry;
use crate::source::{LOG_FILE, Source, walk};

/// Whether a file is a log's own.
pub(super) fn is_log_file(path: &str) -> bool {
    path.rsplit('/').next() == Some(LOG_FILE)
}

/// Whether a file of this path, below the root of its log, may be a text of it.
pub(super) fn may_be_text(path: &str) -> bool {
    walk::is_markdown(path)
        || walk::is_like_markdown(path)
        || is_log_file(path)
        || walk::is_pack(path)
        || walk::is_record(path)
}

/// Whether it is one: under a name as `notes.txt`, only what begins like an entry.
pub(super) fn is_text(path: &str, text: &str) -> bool {
    let source = || Source { path: path.to_owned(), text: text.into(), fault: None };
    !walk::is_like_markdown(path) || is_like_entry(&source())
}

/// How strictly a text is read: what is no entry only where it speaks of a client.
pub(super) fn of_text(path: &str, text: &str) -> Manner {
    if walk::may_be_entry(path) { privacy::manner(text) } else { Manner::Mild }
}

/// How strictly the name of a file is read of which no text was read: as that of an entry that says
/// nothing, if it lies among entries; and mildly where names of others have their place.
pub(super) fn of_name(path: &str) -> Manner {
    let is_among_entries = !walk::is_yaml(path) && walk::may_lie_among_entries(path);
    if is_among_entries { Manner::Strict } else { Manner::Mild }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_an_entry_is_a_text_whatever_its_ending() {
        for path in ["cases/a.md", "cases/a.MD", "cases/a.markdown", "cases/a.txt"] {
            let text = "---\nkind: cases\n---\n";
            assert!(may_be_text(path) && is_text(path, text), "{path}");
            assert_eq!(of_text(path, text), Manner::Strict, "{path}");
            assert_eq!(of_text(path, "---\nkind: training\n---\n"), Manner::Mild, "{path}");
        }
        assert!(!is_text("cases/a.txt", "A plain text."));
        assert!(is_text("cases/a.md", "A plain text."));
        for path in ["programs/mine/x.yaml", "practicum.yaml", "signoffs/a.yaml"] {
            assert!(may_be_text(path), "{path}");
        }
        assert!(!may_be_text("other/x.yaml") && !may_be_text("cases/a.jpg"));
        assert_eq!(of_text("evidence/a.md", "---\nkind: cases\n---\n"), Manner::Mild);
    }

    #[test]
    fn names_among_entries_are_read_strictly() {
        for path in ["cases/a.jpg", "cases/a.md", "a.MD", "scan.pdf"] {
            assert_eq!(of_name(path), Manner::Strict, "{path}");
        }
        for path in ["evidence/a.pdf", "programs/a.yaml", "practicum.yaml", ".github/a.md"] {
            assert_eq!(of_name(path), Manner::Mild, "{path}");
        }
    }
}

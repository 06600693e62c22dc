//! Files below `evidence/` that nothing in the log names.

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::assess::certificate::normal;
use crate::check::{Inspection, Subject};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::log::Log;
use crate::source::evidence::folder::FOLDER;
use crate::source::{Source, Sources, Span};

/// The most characters of a path that is looked for: no system has a longer one.
const LONGEST: usize = 4096;

/// Signs that may end a path and stand in it all the same.
const INSIDE: usize = 24;

/// One warning for each file, but not for one that is offered where a path leads nowhere.
pub(super) fn lint(
    sink: &mut Diagnostics,
    subject: &Subject<'_>,
    inspection: &Inspection,
    offered: &BTreeSet<String>,
) {
    for file in &inspection.unnamed {
        let path = subject.sources.path(*file);
        if offered.contains(path) {
            continue;
        }
        let message = "nothing in the log names this file";
        sink.push(Diagnostic::new(Code::UnusedEvidence, Span::start_of(*file), message).help(format!(
            "name it in the entry that it proves, as `evidence: {path}`; or remove it, or list it under \
             `ignore` in `practicum.yaml`"
        )));
    }
}

/// The stored files that no value names, and no text of the log mentions.
///
/// An entry that can't be read names its files all the same, and a body may link to one: so a file
/// is also named where its path stands anywhere in a text.
pub fn unnamed(log: &Log, sources: &Sources, stored: &[String]) -> Vec<String> {
    // What could not be read may name any of them.
    if sources.of_log().any(|source| source.fault.is_some()) {
        return Vec::new();
    }
    let mut unnamed: BTreeSet<&str> = stored.iter().map(String::as_str).collect();
    for evidence in log.evidence() {
        unnamed.remove(normal(&evidence.path).as_str());
    }
    for path in sources.covered() {
        unnamed.remove(normal(path).as_str());
    }
    let texts = sources.of_log().map(|source: &Source| &*source.text);
    for text in texts {
        if unnamed.is_empty() {
            break;
        }
        mentioned(text, &mut unnamed);
    }
    unnamed.into_iter().map(str::to_owned).collect()
}

/// Strikes out what a text mentions: a path up to a sign that may end one, with or without blanks and
/// such signs in it, and with or without a full stop behind it.
///
/// A text may be one line of a mebibyte that says nothing but the folder's name: so each place is read
/// no further than a stored path goes on as the text does.
fn mentioned(text: &str, unnamed: &mut BTreeSet<&str>) {
    const ENDS: [char; 12] = [' ', '"', '\'', '`', ')', ']', '}', ',', '<', '>', '|', '#'];
    const STOPS: [char; 5] = ['.', ';', ':', '!', '?'];
    let longest = unnamed.iter().map(|path| path.len()).max().unwrap_or_default();
    let longest = longest.min(LONGEST).saturating_add(STOPS.len());
    for at in memchr::memmem::find_iter(text.as_bytes(), FOLDER.as_bytes()) {
        let rest = text.get(at..).unwrap_or_default();
        let signs = rest.char_indices().chain(std::iter::once((rest.len(), '\n')));
        let ends = signs.take(longest).filter(|(_, sign)| *sign == '\n' || ENDS.contains(sign));
        for (end, sign) in ends.take(INSIDE) {
            let path = rest.get(..end).unwrap_or_default();
            unnamed.remove(path.trim_end());
            unnamed.remove(path.trim_end().trim_end_matches(STOPS));
            let from = (Bound::Included(path), Bound::Unbounded);
            let next = unnamed.range::<str, _>(from).next();
            if sign == '\n' || !next.is_some_and(|next| next.starts_with(path)) {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stored files that a text leaves unnamed.
    fn left<'s>(text: &str, stored: &[&'s str]) -> Vec<&'s str> {
        let mut unnamed: BTreeSet<&str> = stored.iter().copied().collect();
        mentioned(text, &mut unnamed);
        unnamed.into_iter().collect()
    }

    #[test]
    fn a_path_is_mentioned_wherever_it_stands() {
        for text in [
            "evidence/a.pdf",
            "see evidence/a.pdf.",
            "- ../evidence/a.pdf",
            "[the certificate](evidence/a.pdf)",
            "evidence: [evidence/b.pdf, evidence/a.pdf]",
            "evidence/a.pdf is one of the many papers that they sent me in the weeks before the course \
             began in earnest",
        ] {
            assert_eq!(left(text, &["evidence/a.pdf"]), [""; 0], "{text}");
        }
        for path in ["evidence/a b c.pdf", "evidence/scan (1).pdf", "evidence/a, b.pdf"] {
            for text in ["{}", "see {}, page 1", "[it](<{}>)"] {
                assert_eq!(left(&text.replace("{}", path), &[path]), [""; 0], "{text} {path}");
            }
        }
    }

    #[test]
    fn a_part_of_a_path_mentions_no_file() {
        for text in
            ["evidence", "evidence/a", "evidence/a.pdf.old", "evidence/a.pdfs", "evidence/\na.pdf"]
        {
            assert_eq!(left(text, &["evidence/a.pdf"]), ["evidence/a.pdf"], "{text}");
        }
    }
}

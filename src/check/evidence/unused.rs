//! Files below `evidence/` that nothing in the log names.

use std::collections::BTreeSet;

use crate::assess::certificate::normal;
use crate::check::{Inspection, Subject};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::log::Log;
use crate::source::evidence::folder::FOLDER;
use crate::source::{Source, Sources, Span};

/// Words of a path with blanks in it.
const WORDS: usize = 12;

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

/// Strikes out what a text mentions: a path up to a sign that ends one, with or without blanks in it.
fn mentioned(text: &str, unnamed: &mut BTreeSet<&str>) {
    const ENDS: [char; 12] = ['\n', '"', '\'', '`', ')', ']', '}', ',', '<', '>', '|', '#'];
    for at in memchr::memmem::find_iter(text.as_bytes(), FOLDER.as_bytes()) {
        let rest = text.get(at..).unwrap_or_default();
        let mut path = rest.split(ENDS).next().unwrap_or_default().trim_end();
        for _ in 0..WORDS {
            unnamed.remove(path);
            let Some((before, _)) = path.rsplit_once(' ') else { break };
            path = before.trim_end();
        }
    }
}

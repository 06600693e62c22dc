//! A file of evidence with every place that names it.

use std::collections::BTreeMap;

use crate::assess::certificate::normal;
use crate::check::{Inspection, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::model::entry::{Entry, Evidence};
use crate::model::log::Log;
use crate::model::words::joined;
use crate::source::evidence::Inspected;

/// A file that the log names, and what was found in it.
#[derive(Debug)]
pub(super) struct Named<'a> {
    /// Its path in one spelling.
    pub(super) path: String,
    /// What it is and holds.
    pub(super) inspected: &'a Inspected,
    /// The values that name it, by path and place: at least one.
    pub(super) uses: Vec<Use<'a>>,
}

/// A value that names a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'a> {
    /// The value.
    pub(super) evidence: &'a Evidence,
    /// The entry that holds it, if one does.
    pub(super) entry: Option<&'a Entry>,
}

/// Every file that was looked into, by path.
pub(super) fn all<'a>(subject: &Subject<'a>, inspection: &'a Inspection) -> Vec<Named<'a>> {
    let mut uses: BTreeMap<String, Vec<Use<'a>>> = BTreeMap::new();
    for one in values(subject.log) {
        uses.entry(normal(&one.evidence.path)).or_default().push(one);
    }
    let place = |one: &Use<'_>| (subject.sources.path(one.evidence.span.file), one.evidence.span);
    let named = uses.into_iter().filter_map(|(path, mut uses)| {
        let inspected = inspection.files.get(&path)?;
        uses.sort_by(|a, b| place(a).cmp(&place(b)));
        // A value on an entry stands for each of its lines.
        uses.dedup_by_key(|one| one.evidence.span);
        Some(Named { path, inspected, uses })
    });
    named.collect()
}

fn values(log: &Log) -> impl Iterator<Item = Use<'_>> {
    let of_entries = log.entries.iter().flat_map(|entry| {
        let lines = entry.lines.iter().flat_map(|line| &line.evidence);
        entry.evidence.iter().chain(lines).map(move |one| Use { evidence: one, entry: Some(entry) })
    });
    let spans: std::collections::BTreeSet<_> = log.entries.iter().map(|entry| entry.file).collect();
    let others = log.evidence().filter(move |one| !spans.contains(&one.span.file));
    others.map(|evidence| Use { evidence, entry: None }).chain(of_entries)
}

impl Named<'_> {
    /// A finding at the first value that names the file, with the others beside it.
    pub(super) fn finding(&self, code: Code, message: impl Into<String>) -> Option<Diagnostic> {
        let (first, others) = self.uses.split_first()?;
        let finding = Diagnostic::new(code, first.evidence.span, message);
        Some(
            others
                .iter()
                .fold(finding, |finding, one| finding.related(one.evidence.span, "the same file")),
        )
    }

    /// Whether the log means this page: one that names the file without pages means all of it.
    pub(super) fn means(&self, page: u32) -> bool {
        self.uses.iter().any(|one| {
            one.evidence.pages.is_none_or(|pages| (pages.value.0..=pages.value.1).contains(&page))
        })
    }

    /// The text layer of the pages that the log means, with their numbers.
    pub(super) fn texts(&self) -> impl Iterator<Item = (u32, &str)> {
        let pages = (1_u32..).zip(self.inspected.texts.iter().map(String::as_str));
        pages.filter(|(page, text)| !text.is_empty() && self.means(*page))
    }

    /// The ending of its name, in small letters.
    pub(super) fn ending(&self) -> Option<String> {
        let name = self.path.rsplit('/').next()?;
        name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())
    }
}

/// `page 3`, or `pages 1, 2 and 5`.
pub(super) fn pages(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match words.as_slice() {
        [] => "no page".to_owned(),
        [only] => format!("page {only}"),
        all => format!("pages {}", joined(all)),
    }
}

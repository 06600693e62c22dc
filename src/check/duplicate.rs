//! The same event logged twice.

use std::collections::BTreeMap;

use crate::assess::credit::Reason;
use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Entry;
use crate::model::words::Kind;
use crate::source::Span;

/// One warning for each later path.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    trainings(sink, subject);
    others(sink, subject);
}

fn trainings(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for assessment in subject.assessments {
        for credit in &assessment.credits {
            for reason in &credit.reasons {
                if let Reason::Duplicate(first) = reason {
                    pairs.insert(credit.entry, *first);
                }
            }
        }
    }
    for (later, first) in pairs {
        let (Some(later), Some(first)) = (entry(subject, later), entry(subject, first)) else {
            continue;
        };
        let path = subject.sources.path(first.file);
        sink.push(
            Diagnostic::new(
                Code::DuplicateEntry,
                Span::start_of(later.file),
                format!("the same training is logged in `{path}`"),
            )
            .related(Span::start_of(first.file), "logged here first")
            .note("this one counts nothing: title, provider, dates and hours agree")
            .help("remove one of the two files, or correct what differs"),
        );
    }
}

/// Equal supervision or case entries: unlikely, and possible.
fn others(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let mut seen: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
    let entries = subject.log.entries.iter().filter(|entry| entry.kind != Kind::Training);
    for entry in entries.filter(|entry| entry.is_claimed()) {
        let same = seen.entry((entry.kind, entry.date.value)).or_default();
        if let Some(first) = same.iter().find(|first| says_the_same(first, entry)) {
            let path = subject.sources.path(first.file);
            let what = entry.kind.shown();
            let message = format!("`{path}` records the same {what}");
            sink.push(
                Diagnostic::new(Code::EqualEntry, Span::start_of(entry.file), message)
                    .related(Span::start_of(first.file), "recorded here too")
                    .note("both count")
                    .help("remove one of the two files if they are one"),
            );
        }
        same.push(entry);
    }
}

fn says_the_same(a: &Entry, b: &Entry) -> bool {
    let one = |entry: &Entry| {
        entry
            .lines
            .iter()
            .map(|line| {
                let shares: Vec<_> = line
                    .shares
                    .iter()
                    .map(|share| (share.aim, share.raw, share.teaching))
                    .collect();
                let who = (line.supervisor, line.with.clone(), line.setting, line.group_size);
                (line.date.value, who, line.delivery, line.modality, line.focus, shares)
            })
            .collect::<Vec<_>>()
    };
    one(a) == one(b)
}

fn entry<'a>(subject: &Subject<'a>, at: usize) -> Option<&'a Entry> {
    subject.log.entries.get(at)
}

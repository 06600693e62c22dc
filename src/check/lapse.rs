//! Documents that were not in force on days on which an entry falls.

use std::collections::BTreeSet;

use crate::assess::in_force::gaps_between;
use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, counted};
use crate::model::document_type::DocumentType;
use crate::model::entry::Line;
use crate::model::log::{Document, SupervisorId};
use crate::model::period::{self, Period};
use crate::model::requirement::{Grace, Requirement, Rule};
use crate::model::words::KnownDocument;
use crate::source::Span;

/// Lines, by the places of entry and line, during which their supervisor's standing had lapsed.
pub(super) type Lapsed = BTreeSet<(usize, usize)>;

/// One warning for each lapse, at the document that ended.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) -> Lapsed {
    let mut lapsed = Lapsed::new();
    for group in groups(&subject.log.applicant.documents) {
        let who = "the applicant's";
        lapses(sink, subject, who, &group, |_| true);
    }
    for (at, supervisor) in subject.log.supervisors.iter().enumerate() {
        let id = SupervisorId(at);
        let who = format!("{}'s", supervisor.name);
        for group in groups(&supervisor.documents) {
            let lines = lapses(sink, subject, &who, &group, |line| line.supervisor == Some(id));
            if group.iter().all(|document| document.kind.is_supervisor_status()) {
                lapsed.extend(lines);
            }
        }
    }
    lapsed
}

/// Documents that follow each other: of one type and society, or a supervisor's standing.
fn groups(documents: &[Document]) -> Vec<Vec<&Document>> {
    let mut groups: Vec<Vec<&Document>> = Vec::new();
    for document in documents {
        let same = |other: &Document| {
            let standing =
                document.kind.is_supervisor_status() && other.kind.is_supervisor_status();
            (standing && is_of_format(document) && is_of_format(other))
                || (document.kind == other.kind && document.of == other.of)
        };
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| same(first))) {
            Some(group) => group.push(document),
            None => groups.push(vec![document]),
        }
    }
    groups
}

/// Whether the format itself knows the document: its two standings follow each other.
fn is_of_format(document: &Document) -> bool {
    matches!(document.kind, DocumentType::Known(_))
}

/// What a program excuses for documents of this kind.
fn grace<'a>(subject: &Subject<'a>, document: &Document) -> Option<&'a Grace> {
    let rules = subject.assessments.iter().flat_map(|one| &one.program.requirements);
    rules.flat_map(Requirement::all).find_map(|requirement| {
        let Rule::InForce(asked) = &requirement.rule else { return None };
        asked.grace.as_ref().filter(|_| asked.asks_for(document))
    })
}

fn lapses(
    sink: &mut Diagnostics,
    subject: &Subject<'_>,
    who: &str,
    group: &[&Document],
    bears_on: impl Fn(&Line) -> bool,
) -> Vec<(usize, usize)> {
    let as_of = subject.latest();
    let periods: Vec<Period> = group.iter().map(|document| document.period()).collect();
    let grace = group.first().and_then(|document| grace(subject, document));
    let (mut gaps, _) = gaps_between(&periods, grace);
    let last = periods.iter().map(|period| period.to).max();
    gaps.extend(
        last.filter(|last| *last < as_of)
            .map(|last| Period { from: period::next(last), to: as_of }),
    );
    let mut all = Vec::new();
    for gap in gaps {
        let lines = falling(subject, gap, &bears_on);
        let ended = group.iter().find(|document| document.to == Some(period::previous(gap.from)));
        let (Some(ended), false) = (ended, lines.is_empty()) else { continue };
        sink.push(finding(subject, who, ended, gap, gap.to == as_of && last == ended.to, &lines));
        all.extend(lines.into_iter().map(|(entry, line, _)| (entry, line)));
    }
    all
}

/// The lines of done and claimed entries that fall into the gap, with the places of their dates.
fn falling(
    subject: &Subject<'_>,
    gap: Period,
    bears_on: impl Fn(&Line) -> bool,
) -> Vec<(usize, usize, Span)> {
    let entries = subject.log.entries.iter().enumerate().filter(|(_, entry)| entry.is_claimed());
    let lines = entries.flat_map(|(at, entry)| {
        entry.lines.iter().enumerate().map(move |(line_at, line)| (at, line_at, line))
    });
    lines
        .filter(|(_, _, line)| bears_on(line) && line.date.value.overlaps(gap))
        .map(|(at, line_at, line)| (at, line_at, line.date.span))
        .collect()
}

fn finding(
    subject: &Subject<'_>,
    who: &str,
    ended: &Document,
    gap: Period,
    open: bool,
    lines: &[(usize, usize, Span)],
) -> Diagnostic {
    let standing = ended.kind.is_supervisor_status();
    let what = if standing { "standing as a supervisor" } else { ended.kind.shown() };
    let days = if open {
        format!("from {} on", gap.from)
    } else {
        format!("from {} to {}", gap.from, gap.to)
    };
    let entries: BTreeSet<usize> = lines.iter().map(|(entry, ..)| *entry).collect();
    let paths: Vec<&str> = entries
        .iter()
        .filter_map(|at| subject.log.entries.get(*at))
        .map(|entry| subject.sources.path(entry.file))
        .collect();
    let shown = paths.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    let more = paths.len().saturating_sub(5);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let number = if entries.len() == 1 {
        "1 entry falls".to_owned()
    } else {
        format!("{} fall", counted(entries.len(), "entry"))
    };
    let message = format!("{who} {what} is not in force {days}");
    let finding = Diagnostic::new(Code::Lapse, ended.span, message)
        .label(format!("this ended on {}", period::previous(gap.from)))
        .note(format!("{number} into it: {shown}{more}"));
    let finding = if ended.kind.is(KnownDocument::Membership) || !standing {
        finding.help("add the document that was in force").help(
            "if there was none, an `exceptions` entry explains it in the packet, and \
             `allow: [lapse]` ends this warning",
        )
    } else {
        finding.note("hours on these days do not count").help("add the document that was in force")
    };
    let mut seen = BTreeSet::new();
    lines
        .iter()
        .filter(|(entry, ..)| seen.insert(*entry))
        .fold(finding, |finding, (_, _, span)| finding.related(*span, "falls into the gap"))
}

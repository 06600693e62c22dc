//! Batches of client hours that overlap: hours may stand in both.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::{Entry, Line};
use crate::model::period::Period;
use crate::model::words::Kind;

/// One warning for each batch that begins before an earlier one of the same work has ended.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let mut groups: BTreeMap<_, Vec<(&Entry, &Line)>> = BTreeMap::new();
    let entries = subject.log.entries.iter();
    for entry in entries.filter(|entry| entry.kind == Kind::Cases && entry.is_claimed()) {
        for line in &entry.lines {
            // Two places of work, told apart by a title or a tag, may fill the same weeks.
            let what = (line.supervisor, line.modality, line.delivery, line.focus);
            let name = line.title.as_ref().or(entry.title.as_ref());
            let told = (name, &entry.tags, &entry.programs, &line.attributes);
            groups.entry((what, told)).or_default().push((entry, line));
        }
    }
    for group in groups.into_values() {
        of_group(sink, subject, group);
    }
}

fn of_group(sink: &mut Diagnostics, subject: &Subject<'_>, mut group: Vec<(&Entry, &Line)>) {
    group.sort_by_key(|(entry, line)| (line.date.value.from, entry.file, line.span));
    // The batch so far that ends last.
    let mut open: Option<(&Entry, &Line)> = None;
    for (entry, line) in group {
        if let Some((before, earlier)) = open
            && doubtful(earlier.date.value, line.date.value)
        {
            let path = subject.sources.path(before.file);
            let message = format!("this batch overlaps the one in `{path}`");
            sink.push(
                Diagnostic::new(Code::OverlappingBatches, line.date.span, message)
                    .label(format!("{} and {}", earlier.date.value, line.date.value))
                    .related(earlier.date.span, "the same supervisor, modality and delivery")
                    .note("both count: an hour that stands in both counts twice")
                    .help("let one begin after the other ends, or tell two places of work apart with a `title`"),
            );
        }
        if open.is_none_or(|(_, last)| line.date.value.to >= last.date.value.to) {
            open = Some((entry, line));
        }
    }
}

/// Whether two batches share days in a way that no practice has: a morning and an afternoon of one
/// day may be two.
fn doubtful(one: Period, other: Period) -> bool {
    one.overlaps(other) && !(one == other && one.is_day())
}

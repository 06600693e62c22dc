//! More client hours than a week holds.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Line;
use crate::model::hours::Hours;
use crate::model::period::{self, Period};
use crate::model::words::Kind;

/// Client hours in a week beyond which a reader of the log would ask. No program's rule, but what a
/// full practice reaches; some boards count no more of any seven days.
const WEEK: u32 = 40;

/// One warning for each stretch of days whose batches hold more than so many hours a week, however
/// the hours lie in them.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    let mut batches: BTreeMap<(u32, Period), Vec<&Line>> = BTreeMap::new();
    let entries = subject.log.entries.iter();
    for entry in entries.filter(|entry| entry.kind == Kind::Cases && entry.is_claimed()) {
        for line in &entry.lines {
            let days = line.date.value;
            batches.entry((days.days(), days)).or_default().push(line);
        }
    }
    let weeks = batches
        .keys()
        .map(|(_, days)| week(days.from))
        .filter(|week| batches.keys().any(|(days, period)| *days < 7 && week.covers(*period)));
    let mut windows: Vec<Period> = batches.keys().map(|(_, days)| *days).chain(weeks).collect();
    windows.sort_by_key(|window| (window.days(), *window));
    windows.dedup();
    let mut told: Vec<Period> = Vec::new();
    for window in windows {
        // A month is not told for the sake of a week in it that is told already.
        if told.iter().any(|one| window.covers(*one)) {
            continue;
        }
        let inside = batches.iter().filter(|((_, days), _)| window.covers(*days));
        let lines: Vec<&Line> = inside.flat_map(|(_, lines)| lines.iter().copied()).collect();
        let hours: Hours = lines.iter().map(|line| line.clock_hours()).sum();
        let most = Hours::whole(window.days().div_ceil(7).saturating_mul(WEEK));
        if hours > most {
            told.push(window);
            sink.push_some(finding(window, hours, &lines));
        }
    }
}

/// The days from Monday to Sunday around a day.
fn week(day: jiff::civil::Date) -> Period {
    let before = i32::from(day.weekday().to_monday_zero_offset());
    let from = period::plus_days(day, before.saturating_neg());
    Period { from, to: period::plus_days(from, 6) }
}

fn finding(window: Period, hours: Hours, lines: &[&Line]) -> Option<Diagnostic> {
    let (last, others) = lines.split_last()?;
    let message = format!("{hours} client hours from {} to {}", window.from, window.to);
    let finding = Diagnostic::new(Code::BusyWeek, last.hours_span, message)
        .label(format!("more than {WEEK} in a week"))
        .help("count clock hours with clients alone, each once; correct the hours or the dates");
    Some(
        others
            .iter()
            .fold(finding, |finding, line| finding.related(line.hours_span, "counted with them")),
    )
}

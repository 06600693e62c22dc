//! Hours over time, for the applicant: by month and kind, and each requirement against its minimum.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::assess::credit::{Credit, aim};
use crate::assess::reached::day;
use crate::model::dates::Dates;
use crate::model::entry::Aim;
use crate::model::hours::Hours;
use crate::model::period::next;
use crate::report::document::{Block, Cell, Chart, Drawn, Panel, Row, Section, Text, Tick};
use crate::report::section::View;
use crate::report::section::time::Time;
use crate::report::table::{amounts, body, table, total, words};
use crate::report::words as say;

/// The heights of scales, each times a power of ten: half of each is a round number too.
const ROUND: [u32; 5] = [2, 4, 6, 8, 10];

/// The kinds of hours, with their words.
const KINDS: [&str; 3] = ["Trainings and teaching", "Supervision", "Client hours"];

/// So many months of a year in which nothing counts share a row.
const IDLE: usize = 3;

/// A month by its first day, with its hours of each kind.
type Month = (Date, [Hours; 3]);

/// The section; nothing where nothing counts.
pub(in crate::report) fn section(view: View<'_>) -> Option<Section> {
    let first = counted(view).filter_map(|credit| day(view.assessment, credit)).min()?;
    let time = Time::of(first, view.assessment.as_of)?;
    let months = by_month(view, time);
    let mut blocks = vec![Block::Chart(by_kind(time, &months))];
    let cumulative = cumulative(view, time);
    blocks.extend((!cumulative.panels.is_empty()).then_some(Block::Chart(cumulative)));
    let heading = "Hours by month".to_owned();
    blocks.push(Block::Heading { id: "months".to_owned(), text: heading });
    blocks.push(Block::Table(listed(&months)));
    Some(Section {
        id: "progress".to_owned(),
        title: "Hours over time".to_owned(),
        new_page: false,
        blocks,
    })
}

fn counted(view: View<'_>) -> impl Iterator<Item = &Credit> {
    view.assessment.credits.iter().filter(|credit| !credit.counted.is_zero())
}

/// What counts in each month, by kind.
fn by_month(view: View<'_>, time: Time) -> Vec<(Date, [Hours; 3])> {
    let mut months: BTreeMap<Date, [Hours; 3]> =
        (0..time.months).map(|at| (time.month(at), [Hours::ZERO; 3])).collect();
    for credit in counted(view) {
        let log = view.assessment.log;
        let (Some(day), Some(entry), Some(share)) =
            (day(view.assessment, credit), credit.entry(log), credit.share(log))
        else {
            continue;
        };
        let Some([training, supervision, clients]) = months.get_mut(&day.first_of_month()) else {
            continue;
        };
        let sum = match aim(view.assessment.program.id, entry, share) {
            Aim::Area(_) => training,
            Aim::Supervision => supervision,
            Aim::Clients => clients,
            Aim::Nothing => continue,
        };
        *sum = sum.plus(credit.counted);
    }
    months.into_iter().collect()
}

fn by_kind(time: Time, months: &[(Date, [Hours; 3])]) -> Chart {
    let panel = |(kind, title): (usize, &&str)| {
        let hours: Vec<Hours> =
            months.iter().filter_map(|(_, kinds)| kinds.get(kind).copied()).collect();
        let all: Hours = hours.iter().copied().sum();
        let most = hours.iter().copied().max().filter(|most| !most.is_zero())?;
        let top = round_above(most);
        let peak = months.iter().find(|(_, kinds)| kinds.get(kind) == Some(&most));
        let peak = peak.map_or_else(String::new, |(month, _)| say::month(*month));
        Some(Panel {
            title: (*title).to_owned(),
            remark: format!("{all} hours in all"),
            alternative: format!(
                "Bars, one a month: {title}. {all} hours count in {}, the most of them, {most}, in \
                 {peak}. The table of hours by month has every number.",
                crate::diagnostic::counted(months.len(), "month")
            ),
            scale: scale(top),
            least: None,
            drawn: Drawn::Bars(hours.iter().map(|hours| hours.thousandths_of(top)).collect()),
        })
    };
    Chart {
        id: "months-chart".to_owned(),
        caption: Text::plain(
            "Hours that count, by month and kind. What spans several months stands in its last. The \
             scales differ.",
        ),
        times: time.ticks(),
        panels: KINDS.iter().enumerate().filter_map(panel).collect(),
    }
}

/// What counts toward each requirement in hours, day by day, against its minimum.
fn cumulative(view: View<'_>, time: Time) -> Chart {
    let outcomes = view.assessment.outcomes.iter();
    let panel = |outcome: &crate::assess::Outcome<'_>| {
        let hours = outcome.hours()?;
        let granted: Hours = view.grants(hours.domain).iter().map(|grant| grant.hours).sum();
        let top = round_above(hours.required.max(hours.counted));
        let mut days: BTreeMap<Date, Hours> = BTreeMap::new();
        for credit in view.assessment.credits_of(hours.domain) {
            if let Some(day) = day(view.assessment, credit).filter(|_| !credit.counted.is_zero()) {
                let sum = days.entry(day).or_default();
                *sum = sum.plus(credit.counted);
            }
        }
        let mut sum = granted;
        let mut steps = vec![(0, sum.thousandths_of(top))];
        let mut years: BTreeMap<i16, Hours> = BTreeMap::new();
        for (day, hours) in &days {
            sum = sum.plus(*hours);
            steps.push((time.at(*day), sum.thousandths_of(top)));
            years.insert(day.year(), sum);
        }
        let years: Vec<String> = years
            .iter()
            .map(|(year, sum)| format!("{sum} had counted by the end of {year}"))
            .collect();
        let mark = say::mark(&outcome.requirement.citation);
        let remark = format!(
            "{} of {}{mark} hours, {}",
            hours.counted,
            hours.required,
            say::plain_result(outcome, Dates::Printed)
        );
        Some(Panel {
            title: outcome.requirement.title.clone(),
            alternative: format!(
                "A line that rises in steps: {}, {remark}. {}.",
                outcome.requirement.title,
                if years.is_empty() { "Nothing counts yet".to_owned() } else { years.join(", ") }
            ),
            remark,
            scale: vec![Tick { at: 0, label: "0".to_owned() }],
            least: Some(Tick {
                at: hours.required.thousandths_of(top),
                label: plain(hours.required),
            }),
            drawn: Drawn::Steps { steps, end: time.at(next(view.assessment.as_of)) },
        })
    };
    Chart {
        id: "cumulative-chart".to_owned(),
        caption: Text::plain(
            "Hours that count toward each requirement, added up by day; the line across is the \
             minimum.",
        ),
        times: time.ticks(),
        panels: outcomes.filter_map(panel).collect(),
    }
}

/// The row of a run of months in which nothing counts.
fn nothing(run: &[Month]) -> Option<Row> {
    let ((first, _), (last, _)) = (run.first()?, run.last()?);
    let days = if first == last {
        say::month(*first)
    } else {
        format!("{} – {}", say::month(*first), say::month(*last))
    };
    let mut cells = vec![Cell::plain(format!("{days} · nothing"))];
    cells.extend(std::iter::repeat_n(Cell::plain(""), 4));
    Some(body(cells))
}

/// A month a row, and a sum for each year; months and years of nothing share a row.
fn listed(months: &[Month]) -> crate::report::document::Table {
    let mut columns = vec![words("Month", 40)];
    columns.extend(KINDS.map(|kind| amounts(kind, 24)));
    columns.push(amounts("All", 20));
    let caption = "Hours that count. What spans several months stands in its last.";
    let mut out = table("months-table", caption, columns);
    let row = |title: &str, kinds: [Hours; 3]| -> [String; 5] {
        let [a, b, c] = kinds;
        let all = a.plus(b).plus(c);
        [title.to_owned(), a.to_string(), b.to_string(), c.to_string(), all.to_string()]
    };
    let is_empty = |(_, kinds): &Month| kinds.iter().all(|hours| hours.is_zero());
    let years: BTreeSet<i16> =
        months.iter().filter(|one| !is_empty(one)).map(|(month, _)| month.year()).collect();
    let is_idle = |(month, _): &Month| !years.contains(&month.year());
    let together = |one: &Month, other: &Month| {
        one.0.year() == other.0.year() || (is_idle(one) && is_idle(other))
    };
    for year in months.chunk_by(together) {
        // Years of nothing stand in one row.
        if year.iter().all(is_idle) {
            out.rows.extend(nothing(year));
            continue;
        }
        let mut sums = [Hours::ZERO; 3];
        for run in year.chunk_by(|one, other| is_empty(one) && is_empty(other)) {
            if run.len() >= IDLE && run.iter().all(is_empty) {
                out.rows.extend(nothing(run));
                continue;
            }
            for (month, kinds) in run {
                for (sum, hours) in sums.iter_mut().zip(kinds) {
                    *sum = sum.plus(*hours);
                }
                let cells = row(&say::month(*month), *kinds)
                    .map(|text| Cell::plain(if text == "0.00" { String::new() } else { text }));
                out.rows.push(body(cells.to_vec()));
            }
        }
        if let Some((month, _)) = year.first() {
            let sums: [String; 5] = row(&month.year().to_string(), sums);
            let row: Row = total(sums.iter().map(String::as_str).collect());
            out.rows.push(row);
        }
    }
    out
}

/// The lines across a panel: nothing, half, and all of its height.
fn scale(top: Hours) -> Vec<Tick> {
    let tick = |at: u16, hours: Hours| Tick { at, label: plain(hours) };
    vec![tick(0, Hours::ZERO), tick(500, top.times(1, 2)), tick(1000, top)]
}

/// Hours without decimals that say nothing.
fn plain(hours: Hours) -> String {
    let text = hours.to_string();
    text.strip_suffix(".00").unwrap_or(&text).to_owned()
}

/// The least round number of hours that is no less.
fn round_above(hours: Hours) -> Hours {
    let mut power: u32 = 1;
    for _ in 0..8 {
        for step in ROUND {
            let round = Hours::whole(step.saturating_mul(power));
            if round >= hours {
                return round;
            }
        }
        power = power.saturating_mul(10);
    }
    hours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_at_the_next_round_number() {
        let above = |text: &str| plain(round_above(Hours::parse(text).unwrap()));
        let cases = [("0.5", "2"), ("2", "2"), ("2.01", "4"), ("7.5", "8"), ("10.5", "20")];
        for (hours, top) in cases.into_iter().chain([("90", "100"), ("317.5", "400")]) {
            assert_eq!(above(hours), top, "{hours}");
        }
    }
}

//! What a supervisor signs, in tables: the sessions, the teaching, the client hours, with running totals.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::assess::credit::{Credit, Reason};
use crate::model::entry::Line;
use crate::model::hours::Hours;
use crate::model::words::{Delivery, Kind, Modality};
use crate::report::document::{Block, Cell, Row, RowKind, Section, Table, Text};
use crate::report::section::View;
use crate::report::section::supervision::{Sums, minutes};
use crate::report::signoff::Sheet;
use crate::report::table::{amounts, body, boxes, group, table, total, words};
use crate::report::words as say;

/// The shares of time on a sheet, each list by date.
pub(in crate::report) struct Listed<'a> {
    days: Vec<Date>,
    /// Supervision.
    pub(in crate::report) sessions: Vec<&'a Credit>,
    /// What the supervisor taught.
    pub(in crate::report) teaching: Vec<&'a Credit>,
    /// Client work under the supervisor.
    pub(in crate::report) clients: Vec<&'a Credit>,
}

impl Listed<'_> {
    /// The first day.
    pub(in crate::report) fn first(&self) -> Option<Date> {
        self.days.iter().min().copied()
    }
}

/// What stands on a sheet: the shares of the very lines that its record has.
pub(in crate::report) fn listed<'a>(view: View<'a>, sheet: Sheet<'_>) -> Listed<'a> {
    let log = view.assessment.log;
    let mut out = Listed {
        days: Vec::new(),
        sessions: Vec::new(),
        teaching: Vec::new(),
        clients: Vec::new(),
    };
    for credit in &view.assessment.credits {
        let (Some(entry), Some(line)) = (credit.entry(log), credit.line(log)) else { continue };
        let is_listed = entry.is_claimed()
            && line.supervisor == Some(sheet.by)
            && line.date.value.to <= sheet.through;
        if !is_listed {
            continue;
        }
        out.days.push(line.date.value.from);
        match entry.kind {
            Kind::Cases => out.clients.push(credit),
            Kind::Training => out.teaching.push(credit),
            Kind::Supervision if credit.share(log).is_some_and(|share| share.teaching) => {
                out.teaching.push(credit);
            }
            Kind::Supervision => out.sessions.push(credit),
        }
    }
    out
}

/// How many lines of entries these are of.
pub(in crate::report) fn lines(credits: &[&Credit]) -> usize {
    credits.iter().map(|one| (one.entry, one.line)).collect::<BTreeSet<_>>().len()
}

/// The hours of these, and what of them counts.
pub(in crate::report) fn sums(credits: &[&Credit]) -> (Hours, Hours) {
    let logged = credits.iter().map(|one| one.logged).sum();
    (logged, credits.iter().map(|one| one.counted).sum())
}

/// The tables that have rows.
pub(in crate::report) fn sections(view: View<'_>, listed: &Listed<'_>) -> Vec<Section> {
    let all: [(&str, &str, &Vec<&Credit>, Draw); 3] = [
        ("sessions", "Supervision sessions", &listed.sessions, sessions),
        ("teaching", "Teaching", &listed.teaching, teaching),
        ("clients", "Client hours", &listed.clients, clients),
    ];
    let one = |(id, title, credits, draw): (&str, &str, &Vec<&Credit>, Draw)| Section {
        id: id.to_owned(),
        title: title.to_owned(),
        new_page: false,
        blocks: vec![Block::Table(draw(view, credits))],
    };
    all.into_iter().filter(|(_, _, credits, _)| !credits.is_empty()).map(one).collect()
}

type Draw = fn(View<'_>, &[&Credit]) -> Table;

/// The head of the boxes beside each row.
const AGREES: &str = "Agrees";

fn sessions(view: View<'_>, credits: &[&Credit]) -> Table {
    let log = view.assessment.log;
    let columns = vec![
        words("Date", 15),
        words("Setting (supervisees)", 18),
        words("Delivery", 12),
        amounts("Minutes", 10),
        amounts("Counted", 11),
        amounts("Individual", 12),
        amounts("Group", 10),
        words("Not counted", 28),
        boxes(AGREES, 9),
    ];
    let caption =
        "Minutes of the whole session, what of it counts as supervision, and the running totals.";
    let mut out = table("sessions-table", caption, columns);
    let mut sums = Sums::default();
    let mut month = None;
    let mut before = None;
    for credit in credits {
        let Some(line) = credit.line(log) else { continue };
        let day = line.date.value.from;
        if month != Some(day.first_of_month()) {
            month = Some(day.first_of_month());
            out.rows.push(group(Text::strong(say::month(day))));
        }
        sums.add(credit, log);
        // A session may be split: its minutes and its box stand at the first part.
        let is_first =
            before.replace((credit.entry, credit.line)) != Some((credit.entry, credit.line));
        let session = line.clock_hours();
        let mut setting = vec![Text::plain(setting(line))];
        let taught: Hours =
            line.shares.iter().filter(|one| one.teaching).map(|one| one.raw.clock()).sum();
        if !taught.is_zero() {
            setting.push(Text::soft(format!("{} min of it teaching", minutes(taught))));
        }
        if !line.with.is_empty() {
            let with: Vec<&str> = line.with.iter().map(|id| log.supervisor_name(*id)).collect();
            setting.push(Text::soft(format!("with {}", with.join(", "))));
        }
        out.rows.push(row(vec![
            Cell::plain(say::day(day)),
            Cell::of(setting),
            Cell::plain(delivery(line)),
            Cell::plain(if is_first { minutes(session) } else { String::new() }),
            Cell::plain(credit.counted.to_string()),
            Cell::plain(sums.individual.to_string()),
            Cell::plain(sums.group.to_string()),
            lost(view, credit),
            Cell { tick_box: is_first, ..Cell::default() },
        ]));
    }
    let [counted, individual, group] =
        [sums.all(), sums.individual, sums.group].map(|hours| hours.to_string());
    out.rows.push(total(vec!["All sessions", "", "", "", &counted, &individual, &group, "", ""]));
    out
}

fn teaching(view: View<'_>, credits: &[&Credit]) -> Table {
    let log = view.assessment.log;
    let columns = vec![
        words("Date", 15),
        words("Taught", 36),
        words("Delivery", 12),
        amounts("Hours", 10),
        amounts("Counted", 11),
        amounts("Running total", 12),
        words("Not counted", 28),
        boxes(AGREES, 9),
    ];
    let mut out = table("teaching-table", "What the supervisor taught, by area.", columns);
    let (mut logged, mut running) = (Hours::ZERO, Hours::ZERO);
    for credit in credits {
        let (Some(entry), Some(line)) = (credit.entry(log), credit.line(log)) else { continue };
        logged = logged.plus(credit.logged);
        running = running.plus(credit.counted);
        let domain = view.assessment.program.domains.get(credit.domain);
        let area = domain.and_then(|domain| Some(domain.area(credit.area?)?.title.as_str()));
        let area = area.or(domain.map(|domain| domain.title.as_str())).unwrap_or("");
        let from = match entry.kind {
            Kind::Training => line.title.as_deref().unwrap_or(entry.name()),
            Kind::Supervision | Kind::Cases => "in a supervision session",
        };
        out.rows.push(row(vec![
            Cell::plain(say::period(line.date.value)),
            Cell::of(vec![Text::plain(area), Text::soft(from)]),
            Cell::plain(delivery(line)),
            Cell::plain(credit.logged.to_string()),
            Cell::plain(credit.counted.to_string()),
            Cell::plain(running.to_string()),
            lost(view, credit),
            Cell { tick_box: true, ..Cell::default() },
        ]));
    }
    let (logged, running) = (logged.to_string(), running.to_string());
    out.rows.push(total(vec!["All teaching", "", "", &logged, &running, &running, "", ""]));
    out
}

fn clients(view: View<'_>, credits: &[&Credit]) -> Table {
    let log = view.assessment.log;
    let columns = vec![
        words("Month or days", 20),
        words("Delivery", 12),
        words("Modality", 12),
        amounts("Hours", 11),
        amounts("Counted", 11),
        amounts("Running total", 12),
        words("Not counted", 30),
        boxes(AGREES, 9),
    ];
    let caption = "Batches of client contact: no client is named, coded or dated.";
    let mut out = table("clients-table", caption, columns);
    let (mut logged, mut running) = (Hours::ZERO, Hours::ZERO);
    for credit in credits {
        let Some(line) = credit.line(log) else { continue };
        logged = logged.plus(credit.logged);
        running = running.plus(credit.counted);
        out.rows.push(body(vec![
            Cell::plain(say::period(line.date.value)),
            Cell::plain(delivery(line)),
            Cell::plain(line.modality.map_or("", Modality::shown)),
            Cell::plain(credit.logged.to_string()),
            Cell::plain(credit.counted.to_string()),
            Cell::plain(running.to_string()),
            lost(view, credit),
            Cell { tick_box: true, ..Cell::default() },
        ]));
    }
    let (logged, running) = (logged.to_string(), running.to_string());
    out.rows.push(total(vec!["All client hours", "", "", &logged, &running, &running, "", ""]));
    out
}

fn row(cells: Vec<Cell>) -> Row {
    Row { id: None, kind: RowKind::Body, cells }
}

/// `group (3)`.
fn setting(line: &Line) -> String {
    match (line.setting, line.group_size) {
        (Some(setting), Some(size)) => format!("{} ({size})", setting.shown()),
        (Some(setting), None) => setting.shown().to_owned(),
        (None, _) => String::new(),
    }
}

/// How the people of a line were together, in words that stay on one line of a cell.
fn delivery(line: &Line) -> String {
    line.delivery.map_or("", Delivery::shown).replace(' ', "\u{a0}")
}

/// What does not count, and why; of an entry that is not this supervisor's nothing is named.
fn lost(view: View<'_>, credit: &Credit) -> Cell {
    if credit.reasons.iter().any(|one| matches!(one, Reason::Duplicate(_))) {
        let words = Text::soft("the same training is already counted from another entry");
        return Cell::of(vec![Text::plain(credit.logged.to_string()), words]);
    }
    view.lost(credit)
}

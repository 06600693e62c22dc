//! Client hours by month, with a running total.

use crate::assess::credit::Credit;
use crate::model::domain::{Domain, Grant};
use crate::model::hours::Hours;
use crate::report::document::{Block, Cell, Row, RowKind, Section, Table, Text};
use crate::report::section::signoffs::{self, Marks};
use crate::report::section::{View, anchor, delivery, granted, parts};
use crate::report::table::{amounts, body, table, total, words};
use crate::report::words as say;

/// The section.
pub(in crate::report) fn section(view: View<'_>, at: usize, domain: &Domain) -> Section {
    let credits: Vec<&Credit> = view.assessment.credits_of(at).collect();
    let batches = batches(view, domain, &credits, &view.grants(at));
    let blocks = std::iter::once(Block::Table(batches)).chain(parts::blocks(view, at, domain));
    Section {
        id: anchor(domain),
        title: domain.title.clone(),
        new_page: true,
        blocks: blocks.collect(),
    }
}

/// The place of the column that names the supervisor.
pub(in crate::report) const SUPERVISOR: usize = 3;

/// The batches of client hours with their running total, then what is granted.
pub(in crate::report) fn batches(
    view: View<'_>,
    domain: &Domain,
    credits: &[&Credit],
    grants: &[&Grant],
) -> Table {
    let log = view.assessment.log;
    let mut columns = vec![
        words("Month or days", 22),
        words("Delivery", 13),
        words("Modality", 13),
        words("Supervisor", 30),
        amounts("Hours", 11),
        amounts("Counted", 12),
        amounts("Running total", 13),
        words("Not counted, and why", 32),
    ];
    let marks = signoffs::marks(view);
    columns.extend(marks.iter().map(|_| Marks::column()));
    let caption = "Batches of client contact: no client is named, coded or dated.";
    let mut out = table(&format!("{}-table", domain.id), caption, columns);
    let (mut logged, mut running) = (Hours::ZERO, Hours::ZERO);
    for credit in credits {
        let Some(line) = credit.line(log) else { continue };
        logged = logged.plus(credit.logged);
        running = running.plus(credit.counted);
        let supervisor = line.supervisor.map_or("", |id| log.supervisor_name(id));
        let mut cells = vec![
            Cell::of(vec![view.days(credit.entry, say::period(line.date.value))]),
            Cell::plain(delivery(line)),
            Cell::plain(line.modality.map_or("", |one| one.shown())),
            Cell::of(vec![Text::soft(supervisor)]),
            Cell::plain(credit.logged.to_string()),
            Cell::plain(credit.counted.to_string()),
            Cell::plain(running.to_string()),
            view.lost(credit),
        ];
        cells.extend(marks.iter().map(|marks| marks.cell(credit)));
        out.rows.push(Row { id: view.pointed.row(credit.entry), kind: RowKind::Body, cells });
    }
    for grant in grants {
        running = running.plus(grant.hours);
        let mut cells = vec![
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::of(vec![granted(grant)]),
            Cell::default(),
            Cell::plain(grant.hours.to_string()),
            Cell::plain(running.to_string()),
            Cell::default(),
        ];
        cells.extend(marks.iter().map(|_| Cell::default()));
        out.rows.push(body(cells));
    }
    let (logged, running) = (logged.to_string(), running.to_string());
    let mut sums = vec!["All client hours", "", "", "", &logged, &running, &running, ""];
    sums.extend(marks.iter().map(|_| ""));
    out.rows.push(total(sums));
    out
}

//! Client hours by month, with a running total.

use crate::model::domain::Domain;
use crate::model::hours::Hours;
use crate::report::document::{Block, Cell, Row, RowKind, Section, Text};
use crate::report::section::{View, anchor, delivery, granted, parts};
use crate::report::table::{amounts, body, table, total, words};

/// The section.
pub(in crate::report) fn section(view: View<'_>, at: usize, domain: &Domain) -> Section {
    let log = view.assessment.log;
    let columns = vec![
        words("Month or days", 22),
        words("Delivery", 13),
        words("Modality", 13),
        words("Supervisor", 30),
        amounts("Hours", 11),
        amounts("Counted", 12),
        amounts("Running total", 13),
        words("Not counted, and why", 32),
    ];
    let caption = "Batches of client contact: no client is named, coded or dated.";
    let mut out = table(&format!("{}-table", domain.id), caption, columns);
    let (mut logged, mut running) = (Hours::ZERO, Hours::ZERO);
    for credit in view.assessment.credits_of(at) {
        let Some(line) = credit.line(log) else { continue };
        logged = logged.plus(credit.logged);
        running = running.plus(credit.counted);
        let supervisor = line.supervisor.map_or("", |id| log.supervisor_name(id));
        out.rows.push(Row {
            id: view.pointed.row(credit.entry),
            kind: RowKind::Body,
            cells: vec![
                Cell::plain(line.date.value.to_string()),
                Cell::plain(delivery(line)),
                Cell::plain(line.modality.map_or("", |one| one.shown())),
                Cell::of(vec![Text::soft(supervisor)]),
                Cell::plain(credit.logged.to_string()),
                Cell::plain(credit.counted.to_string()),
                Cell::plain(running.to_string()),
                view.lost(credit),
            ],
        });
    }
    for grant in view.grants(at) {
        running = running.plus(grant.hours);
        out.rows.push(body(vec![
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::of(vec![granted(grant)]),
            Cell::default(),
            Cell::plain(grant.hours.to_string()),
            Cell::plain(running.to_string()),
            Cell::default(),
        ]));
    }
    let (logged, running) = (logged.to_string(), running.to_string());
    out.rows.push(total(vec!["All client hours", "", "", "", &logged, &running, &running, ""]));
    Section {
        id: anchor(domain),
        title: domain.title.clone(),
        new_page: true,
        blocks: std::iter::once(Block::Table(out)).chain(parts::blocks(view, at, domain)).collect(),
    }
}

//! Entries that did not count, and why.

use crate::model::entry::Line;
use crate::model::hours::Hours;
use crate::report::Audience;
use crate::report::document::{Block, Cell, Run, Section, Text};
use crate::report::section::View;
use crate::report::table::{amounts, body, table, words};
use crate::report::words as say;

/// The section: every amount of which nothing counts.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let log = view.assessment.log;
    let columns = vec![
        words("Date", 20),
        words("Entry", 46),
        words("Aimed at", 28),
        amounts("Hours", 10),
        words("Why", 46),
    ];
    let caption =
        "Amounts of which nothing counts. Amounts that count in part stand in their own tables.";
    let mut out = table("rejected-table", caption, columns);
    for credit in view.assessment.credits.iter().filter(|credit| credit.counted.is_zero()) {
        let (Some(entry), Some(line)) = (credit.entry(log), credit.line(log)) else { continue };
        let domain = view.assessment.program.domains.get(credit.domain);
        let mut title =
            vec![Text::plain(say::sentence_case(line.title.as_deref().unwrap_or(entry.name())))];
        if view.edition.audience == Audience::Own {
            title.push(Text::soft(view.edition.sources.path(entry.file)));
        }
        out.rows.push(body(vec![
            Cell::of(vec![view.days(credit.entry, say::period(line.date.value))]),
            Cell::of(title),
            Cell::plain(domain.map_or("", |domain| domain.title.as_str())),
            Cell::plain(credit.logged.to_string()),
            Cell::of(view.reasons(credit)),
        ]));
    }
    let mut blocks = Vec::new();
    if out.rows.is_empty() {
        let words = match view.edition.left_out {
            Some(_) => "Every entry that is not left out counts, in full or in part.",
            None => "Every entry counts, in full or in part.",
        };
        blocks.push(Block::Paragraph(Text::plain(words)));
    } else {
        blocks.push(Block::Table(out));
    }
    let faults: Vec<Text> = view
        .assessment
        .faults
        .keys()
        .filter_map(|at| log.entries.get(*at))
        .map(|entry| {
            let hours: Hours = entry.lines.iter().map(Line::clock_hours).sum();
            Text::of(vec![
                Run::strong(format!("{}, {}", say::period(entry.date.value), entry.name())),
                Run::plain(format!(": {hours} hours left out because of a fault in the entry")),
            ])
        })
        .collect();
    if !faults.is_empty() {
        blocks.push(Block::List(faults));
    }
    Section {
        id: "rejected".to_owned(),
        title: "Entries that did not count, and why".to_owned(),
        new_page: false,
        blocks,
    }
}

//! The list of evidence.

use std::collections::BTreeMap;

use crate::report::document::{Block, Cell, Row, RowKind, Section, Text};
use crate::report::exhibit;
use crate::report::section::View;
use crate::report::table::{amounts, table, words};

/// Things that a row names; more are counted.
const NAMED: usize = 6;

/// The section.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let columns = vec![
        words("Exhibit", 9),
        words("What it proves", 62),
        words("File", 50),
        amounts("Pages", 8),
    ];
    let mut out = table(
        "evidence-table",
        "Files of evidence, in the order in which this summary names them.",
        columns,
    );
    let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
    for number in view.exhibits.withdrawn() {
        let cells = vec![
            Cell::of(vec![Text::strong(number.to_string())]),
            Cell::of(vec![Text::soft("withdrawn since the packet was sent")]),
            Cell::default(),
            Cell::plain("–"),
        ];
        rows.insert(number, Row { id: Some(exhibit::anchor(number)), kind: RowKind::Body, cells });
    }
    for (number, exhibit) in view.exhibits.iter() {
        let mut proves: Vec<Text> = exhibit.proves.iter().take(NAMED).map(Text::plain).collect();
        let more = exhibit.proves.len().saturating_sub(NAMED);
        if more > 0 {
            proves.push(Text::soft(format!("and {more} more")));
        }
        let pages = view.edition.pages.get(&exhibit.path);
        let cells = vec![
            Cell::of(vec![Text::strong(number.to_string())]),
            Cell::of(proves),
            Cell::of(vec![Text::soft(&exhibit.path)]),
            Cell::plain(pages.map_or_else(|| "–".to_owned(), ToString::to_string)),
        ];
        rows.insert(number, Row { id: Some(exhibit::anchor(number)), kind: RowKind::Body, cells });
    }
    out.rows.extend(rows.into_values());
    Section {
        id: "evidence".to_owned(),
        title: "List of evidence".to_owned(),
        new_page: true,
        blocks: vec![Block::Table(out)],
    }
}

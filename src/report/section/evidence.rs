//! The list of exhibits.

use std::collections::BTreeMap;

use crate::report::document::{Block, Cell, Row, RowKind, Run, Section, Style, Target, Text};
use crate::report::exhibit;
use crate::report::section::View;
use crate::report::table::{amounts, table, words};

/// Things that a row names; more are counted.
const NAMED: usize = 6;

/// The anchor of the section.
pub(in crate::report) const ID: &str = "evidence";

/// The section.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let columns = vec![
        words("Exhibit", 9),
        words("What it proves", 56),
        words("File, and its SHA-256", 56),
        amounts("Pages", 8),
        amounts("From page", 9),
    ];
    let caption = "Every file that this summary names, in the order in which it does, appended under its number. \
                   The SHA-256 tells one state of a file from every other.";
    let mut out = table("evidence-table", caption, columns);
    let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
    for number in view.exhibits.withdrawn() {
        let cells = vec![
            Cell::of(vec![Text::strong(number.to_string())]),
            Cell::of(vec![Text::soft("withdrawn since the packet was sent")]),
            Cell::default(),
            Cell::plain("–"),
            Cell::default(),
        ];
        rows.insert(number, Row { id: None, kind: RowKind::Body, cells });
    }
    for (number, exhibit) in view.exhibits.iter() {
        let mut proves: Vec<Text> = exhibit.proves.iter().take(NAMED).map(Text::plain).collect();
        let more = exhibit.proves.len().saturating_sub(NAMED);
        if more > 0 {
            proves.push(Text::soft(format!("and {more} more")));
        }
        let anchor = exhibit::anchor(number);
        let facts = view.edition.files.get(&exhibit.path);
        let pages = match (&exhibit.pages, facts.and_then(|facts| facts.pages)) {
            (Some(pages), Some(all)) if pages.len() < all => format!("{} of {all}", pages.len()),
            (_, Some(all)) => all.to_string(),
            (_, None) => "–".to_owned(),
        };
        let mut file = vec![Text::soft(&exhibit.path)];
        // In halves, so that the column leaves room for words.
        let halves = facts.and_then(|facts| facts.sha256.split_at_checked(32));
        file.extend(halves.into_iter().flat_map(|(one, two)| [Text::soft(one), Text::soft(two)]));
        let shown = Run::link(number.to_string(), Target::Anchor(anchor.clone()));
        let cells = vec![
            Cell::of(vec![Text { style: Style::Strong, runs: vec![shown] }]),
            Cell::of(proves),
            Cell::of(file),
            Cell::plain(pages),
            Cell::of(vec![Text::of(vec![Run::page(anchor)])]),
        ];
        rows.insert(number, Row { id: Some(exhibit::listed(number)), kind: RowKind::Body, cells });
    }
    out.rows.extend(rows.into_values());
    let block = if out.rows.is_empty() {
        Block::Paragraph(Text::plain("The log names no file of evidence."))
    } else {
        Block::Table(out)
    };
    Section {
        id: ID.to_owned(),
        title: "List of exhibits".to_owned(),
        new_page: true,
        blocks: vec![block],
    }
}

//! The checklist: one page, a row a requirement, an empty box for the reviewer.

use crate::assess::Finding;
use crate::model::hours::Hours;
use crate::model::requirement::Rule;
use crate::report::board::{Board, BoardRow};
use crate::report::document::{Block, Cell, Row, RowKind, Run, Section, Style, Text};
use crate::report::section::{View, anchor};
use crate::report::table::{amounts, boxes, table, words};

/// How the hours of a packet are shown.
const ROUNDING: &str = "Hours are rounded down to hundredths; what is short or not counted is rounded up. \
    Totals come from exact hours, so printed rows may differ from a printed total by a hundredth.";

/// Reasons that a row names; more are added up on its page.
const NAMED: usize = 3;

/// The section.
pub(in crate::report) fn section(view: View<'_>, board: &Board) -> Section {
    let columns = vec![
        words("Requirement", 36),
        amounts("Required", 13),
        amounts("On certificates", 12),
        words("Not counted, and why", 38),
        amounts("Counted", 12),
        words("Result by the applicant’s count", 20),
        amounts("Page", 6),
        boxes("Reviewer", 9),
    ];
    let check =
        if board.verify { " * to be checked at its source, see “Rules used”." } else { "" };
    let caption = format!("{ROUNDING}{check}");
    let caption = caption.as_str();
    let mut table = table("checklist-table", caption, columns);
    table.keep_together = true;
    table.rows = board.rows.iter().map(|one| row(view, one)).collect();
    Section {
        id: "checklist".to_owned(),
        title: "Checklist".to_owned(),
        new_page: true,
        blocks: vec![Block::Table(table)],
    }
}

fn row(view: View<'_>, row: &BoardRow) -> Row {
    let mut title = vec![Text::strong(&row.title)];
    title.extend(row.details.iter().map(Text::soft));
    let mut losses: Vec<Text> = row
        .losses
        .iter()
        .take(NAMED)
        .map(|loss| Text::soft(format!("{}: {}", loss.hours.up(), loss.because)))
        .collect();
    let more = row.losses.iter().skip(NAMED).map(|loss| loss.hours).sum::<Hours>();
    if !more.is_zero() {
        losses.push(Text::soft(format!("{}: other reasons", more.up())));
    }
    let result = Text { style: Style::Strong, runs: vec![Run::toned(&row.result, row.tone)] };
    Row {
        id: Some(format!("requirement-{}", row.id)),
        kind: RowKind::Body,
        cells: vec![
            Cell::of(title),
            Cell::plain(&row.required),
            Cell::plain(row.logged.clone().unwrap_or_default()),
            Cell::of(losses),
            Cell::plain(&row.counted),
            Cell { lines: vec![result], bar: None, tick_box: false },
            Cell::of(vec![Text::of(vec![Run::page(proof(view, &row.id))])]),
            Cell { tick_box: true, ..Cell::default() },
        ],
    }
}

/// The anchor of what proves a requirement.
pub(in crate::report) fn proof(view: View<'_>, id: &str) -> String {
    let Some(outcome) = view.assessment.outcome(id) else { return "standing".to_owned() };
    let domain = match (&outcome.finding, &outcome.requirement.rule) {
        (Finding::Hours(hours), _) => Some(hours.domain),
        (_, Rule::Span { domain, .. }) => Some(*domain),
        (_, Rule::Attested(_)) => return "letters".to_owned(),
        _ => None,
    };
    let domain = domain.and_then(|at| view.assessment.program.domains.get(at));
    domain.map_or_else(|| "standing".to_owned(), anchor)
}

/// The board as a table with bars, for the applicant's own copy.
pub(in crate::report) fn board_block(view: View<'_>, board: &Board) -> Block {
    let columns = vec![
        words("Requirement", 40),
        amounts("Required", 18),
        amounts("Counted", 14),
        words("Progress", 18),
        words("Result", 18),
        amounts("Page", 8),
    ];
    let caption = "Hours are rounded down to hundredths. * to be checked at its source before you rely on it.";
    let mut table = table("board", caption, columns);
    table.rows = board.rows.iter().map(|row| board_row(view, row)).collect();
    Block::Table(table)
}

fn board_row(view: View<'_>, row: &BoardRow) -> Row {
    let mut title = vec![Text::strong(&row.title)];
    title.extend(row.details.iter().chain(&row.limits).map(Text::soft));
    let result = Text { style: Style::Strong, runs: vec![Run::toned(&row.result, row.tone)] };
    Row {
        id: None,
        kind: RowKind::Body,
        cells: vec![
            Cell::of(title),
            Cell::plain(&row.required),
            Cell::plain(&row.counted),
            Cell { lines: Vec::new(), bar: row.bar, tick_box: false },
            Cell::of(vec![result]),
            Cell::of(vec![Text::of(vec![Run::page(proof(view, &row.id))])]),
        ],
    }
}

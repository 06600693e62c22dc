//! The checklist: one page, a row a requirement, an empty box for the reviewer.

use crate::assess::Outcome;
use crate::model::hours::Hours;
use crate::model::requirement::Requirement;
use crate::report::board::{Board, BoardRow, Detail, DetailOf};
use crate::report::document::{
    Block, Cell, Look, Row, RowKind, Run, Section, Style, Target, Text, Tone,
};
use crate::report::review::{self, Of, Point, Weight};
use crate::report::section::{View, anchor, parts, proofs, rules};
use crate::report::table::{amounts, boxes, table, words};
use crate::report::words::{mark, sentence_case};

/// How the hours of a packet are shown.
pub(super) const ROUNDING: &str = "Hours are rounded down to hundredths; what is short or not counted is rounded up. \
    Totals come from exact hours, so printed rows may differ from a printed total by a hundredth.";

/// Reasons that a row names; more are added up on its page.
const NAMED: usize = 3;

/// The section: the requirements of the list, then what is asked of the application.
pub(in crate::report) fn section(view: View<'_>, board: &Board) -> Section {
    let columns = vec![
        words("Requirement", 44),
        amounts("Required", 13),
        amounts("On certificates", 12),
        words("Not counted, and why", 38),
        amounts("Counted", 12),
        words("Result by the applicant’s count", 24),
        amounts("Page", 6),
        boxes("Reviewer", 9),
    ];
    let check =
        if board.verify { " * to be checked at its source, see “Rules used”." } else { "" };
    let caption = format!("{ROUNDING}{check}");
    let caption = caption.as_str();
    let points = review::of(view.assessment, board);
    let mut requirements = table("checklist-table", caption, columns);
    requirements.keep_together = true;
    requirements.rows = points.iter().filter_map(|point| requirement(view, point)).collect();
    let mut blocks = vec![Block::Table(requirements)];
    let rows: Vec<Row> = points.iter().filter_map(demand).collect();
    if !rows.is_empty() {
        let columns = vec![
            words("Of the application", 46),
            words("Rule", 66),
            words("Result", 20),
            boxes("Reviewer", 9),
        ];
        let caption = "What is asked of the application itself, beside hours and documents.";
        let mut demands = table("submission-table", caption, columns);
        demands.keep_together = true;
        demands.rows = rows;
        blocks.push(Block::Table(demands));
    }
    Section { id: "checklist".to_owned(), title: "Checklist".to_owned(), new_page: true, blocks }
}

/// The row of a requirement.
fn requirement(view: View<'_>, point: &Point) -> Option<Row> {
    match &point.of {
        Of::Requirement(row) => Some(self::row(view, row)),
        Of::Submission | Of::Finding | Of::Packet => None,
    }
}

/// The row of what is asked of the application.
fn demand(point: &Point) -> Option<Row> {
    if !matches!(point.of, Of::Submission) {
        return None;
    }
    let result = match point.weight {
        Weight::Fine => Run::toned("✓\u{a0}given", Tone::Met),
        Weight::Returned | Weight::Asked => Run::toned("✗\u{a0}missing", Tone::Short),
        Weight::ByHand => Run::plain("by hand"),
    };
    let result = Text { style: Style::Strong, runs: vec![result] };
    let sources = format!("Source: {}", point.citation.sources.join(", "));
    let rule = format!("{}{}", sentence_case(&point.rule), mark(&point.citation));
    Some(Row {
        id: Some(format!("submission-{}", point.id)),
        kind: RowKind::Body,
        cells: vec![
            Cell::of(vec![Text::strong(&point.title)]),
            Cell::of(vec![Text::plain(rule), Text::soft(sources)]),
            Cell::of(vec![result]),
            Cell { tick_box: true, ..Cell::default() },
        ],
    })
}

fn row(view: View<'_>, row: &BoardRow) -> Row {
    let mut title = vec![Text::strong(&row.title)];
    title.extend(row.details.iter().map(|one| detail(view, &row.id, one)));
    let to_rows = Target::Anchor(proof(view, &row.id));
    // What is taken away stands in the rows of its table, each with its reason.
    let lost = |hours: String, because: &str| {
        let runs = vec![Run::link(hours, to_rows.clone()), Run::plain(format!(": {because}"))];
        Text { style: Style::Soft, runs }
    };
    let mut losses: Vec<Text> = row
        .losses
        .iter()
        .take(NAMED)
        .map(|loss| lost(loss.hours.up().to_string(), &loss.because))
        .collect();
    let more = row.losses.iter().skip(NAMED).map(|loss| loss.hours).sum::<Hours>();
    if !more.is_zero() {
        losses.push(lost(more.up().to_string(), "other reasons"));
    }
    let result = Text { style: Style::Strong, runs: vec![Run::toned(&row.result, row.tone)] };
    Row {
        id: Some(format!("requirement-{}", row.id)),
        kind: RowKind::Body,
        cells: vec![
            Cell::of(title),
            linked(&row.required, Target::Anchor(rules::anchor_of(&row.id))),
            linked(row.logged.as_deref().unwrap_or_default(), to_rows.clone()),
            Cell::of(losses),
            counted(view, row),
            Cell { lines: vec![result], bar: None, tick_box: false },
            Cell::of(vec![Text::of(vec![Run::page(proof(view, &row.id))])]),
            Cell { tick_box: true, ..Cell::default() },
        ],
    }
}

/// What counts, leading to the rows that prove it.
fn counted(view: View<'_>, row: &BoardRow) -> Cell {
    linked(&row.counted, Target::Anchor(proof(view, &row.id)))
}

/// Words that lead somewhere; none where there are none.
fn linked(words: &str, target: Target) -> Cell {
    if words.is_empty() {
        return Cell::default();
    }
    Cell::of(vec![Text::of(vec![Run::link(words, target)])])
}

/// A detail, leading to the rows that prove it.
fn detail(view: View<'_>, id: &str, detail: &Detail) -> Text {
    let outcome = view.assessment.outcome(id);
    let domain = outcome.and_then(|outcome| outcome.requirement.domain());
    let domain = domain.and_then(|at| view.assessment.program.domains.get(at));
    let target = |of: DetailOf| {
        Some(match of {
            DetailOf::Areas => anchor(domain?),
            DetailOf::Part(at) => parts::proof(domain?, domain?.parts.get(at)?),
            DetailOf::Grant => "letters".to_owned(),
        })
    };
    let number = detail
        .number
        .as_ref()
        .map(|(number, of)| Run { target: target(*of).map(Target::Anchor), ..Run::plain(number) });
    let mut runs = vec![Run::plain(&detail.before)];
    runs.extend(number);
    runs.push(Run::plain(&detail.after));
    runs.retain(|run| !run.text.is_empty());
    Text { style: Style::Soft, runs }
}

/// The anchor of what proves a requirement.
pub(in crate::report) fn proof(view: View<'_>, id: &str) -> String {
    let requirement = view.assessment.outcome(id).map(|outcome| outcome.requirement);
    let all = requirement.map(Requirement::all).unwrap_or_default();
    // Of several in one the first that has rows of its own.
    let rows = |one: &&Requirement| {
        let domain = one.domain().and_then(|at| view.assessment.program.domains.get(at));
        let letters = (!one.attested().is_empty()).then(|| "letters".to_owned());
        domain.map(anchor).or(letters)
    };
    all.iter().find_map(rows).unwrap_or_else(|| "standing".to_owned())
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
    table.look = Look::Board;
    table.rows = board.rows.iter().map(|row| board_row(view, row)).collect();
    Block::Table(table)
}

fn board_row(view: View<'_>, row: &BoardRow) -> Row {
    let mut title = vec![Text::strong(&row.title)];
    title.extend(row.details.iter().map(|one| detail(view, &row.id, one)));
    title.extend(row.limits.iter().map(Text::soft));
    let result = Text { style: Style::Strong, runs: vec![Run::toned(&row.result, row.tone)] };
    Row {
        id: Some(format!("result-{}", row.id)),
        kind: RowKind::Body,
        cells: vec![
            Cell::of(title),
            linked(&row.required, Target::Anchor(rules::anchor_of(&row.id))),
            linked(&row.counted, Target::Anchor(steps(view, &row.id))),
            Cell { lines: Vec::new(), bar: row.bar, tick_box: false },
            Cell::of(vec![result]),
            Cell::of(vec![Text::of(vec![Run::page(proof(view, &row.id))])]),
        ],
    }
}

/// The anchor of the steps that lead to what counts toward a requirement; of what else proves it
/// where it is none in hours.
fn steps(view: View<'_>, id: &str) -> String {
    let outcome = view.assessment.outcome(id);
    if outcome.and_then(Outcome::hours).is_some() {
        return proofs::anchor_of(id);
    }
    proof(view, id)
}

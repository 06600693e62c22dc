//! Rows as strips: a head, an ordinary row, and one that is taller than a page.

use crate::render::pdf::galley::{Strip, no_widows};
use crate::render::pdf::style::{HAIR, INK, LINE, RULE};
use crate::render::pdf::table::cell::{Column, Cut, Set};
use crate::report::document::{Row, RowKind};

/// Above and below the lines of a row.
const PADDING: f32 = 3.5;

/// The head of a table, above its rule.
pub(crate) fn draw_head(heads: &[Set], columns: &[Column], measure: f32, scale: f32) -> Strip {
    let mut cut: Vec<Cut> =
        heads.iter().zip(columns).map(|(cell, column)| cell.cut(*column)).collect();
    let tallest = cut.iter().map(Cut::height).fold(0.0, f32::max);
    let mut strip = Strip::of(tallest + 2.0 * PADDING * scale);
    for (cell, column) in cut.iter_mut().zip(columns) {
        // Heads stand on the rule below them.
        let mut y = PADDING * scale + tallest - cell.height();
        for at in 0..cell.lines.len() {
            y = cell.draw_line(&mut strip, at, *column, y);
        }
    }
    let y = strip.height - RULE;
    strip.rule(0.0, y, measure, RULE, INK);
    strip
}

/// A row as one strip, or, if it is taller than a page, as one strip a line.
pub(crate) fn draw_row(
    row: &Row,
    cells: &[Set],
    columns: &[Column],
    measure: f32,
    scale: f32,
    room: f32,
) -> Vec<Strip> {
    let spanning = [Column { x: 0.0, width: measure, hang: 0.0 }];
    let columns = match row.kind {
        RowKind::Group => &spanning,
        RowKind::Body | RowKind::Total => columns,
    };
    let mut cut: Vec<Cut> =
        cells.iter().zip(columns).map(|(cell, column)| cell.cut(*column)).collect();
    let padding = PADDING * scale;
    // A heading among the rows stands off from the row above.
    let above = if row.kind == RowKind::Group { padding * 2.0 } else { padding };
    let below = padding + HAIR;
    let tallest = cut.iter().map(Cut::height).fold(0.0, f32::max);
    let mut strips = if above + tallest + below <= room {
        let mut strip = Strip::of(above + tallest + below);
        for (cell, column) in cut.iter_mut().zip(columns) {
            let mut y = above;
            for at in 0..cell.lines.len() {
                y = cell.draw_line(&mut strip, at, *column, y);
            }
            cell.draw_tail(&mut strip, *column, y);
        }
        vec![strip]
    } else {
        split_row(&mut cut, columns, above, below)
    };
    if let Some(last) = strips.last_mut() {
        let y = last.height - HAIR;
        last.rule(0.0, y, measure, HAIR, LINE);
    }
    if let (Some(first), RowKind::Total) = (strips.first_mut(), row.kind) {
        first.rule(0.0, -HAIR, measure, HAIR, INK);
    }
    strips
}

/// One strip for each line of the longest cell, the last one with the bars and boxes.
fn split_row(cut: &mut [Cut], columns: &[Column], above: f32, below: f32) -> Vec<Strip> {
    let count = cut.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
    let mut strips = Vec::new();
    for at in 0..count {
        let (first, last) = (at == 0, at.saturating_add(1) == count);
        let top = if first { above } else { 0.0 };
        let leading = cut.iter().filter_map(|cell| cell.lines.get(at)).map(|line| line.leading);
        let mut strip = Strip::of(top + leading.fold(0.0, f32::max));
        for (cell, column) in cut.iter_mut().zip(columns) {
            cell.draw_line(&mut strip, at, *column, top);
        }
        if last {
            let y = strip.height;
            for (cell, column) in cut.iter().zip(columns) {
                cell.draw_tail(&mut strip, *column, y);
            }
            let tail = cut.iter().map(Cut::tail_height).fold(0.0, f32::max);
            strip.height += tail + below;
        }
        strips.push(strip);
    }
    no_widows(&mut strips);
    strips
}

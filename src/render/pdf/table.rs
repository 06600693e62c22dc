//! Tables: caption, repeated head, rows that stay whole, and what holds them together.

mod cell;
mod columns;
mod rows;

use crate::render::pdf::block::lines;
use crate::render::pdf::fonts::Weight;
use crate::render::pdf::galley::{Galley, Keep, Strip};
use crate::render::pdf::page::Geometry;
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::Look;
use crate::render::pdf::table::cell::{Column, Set, set};
use crate::render::pdf::table::columns::{Ask, widths};
use crate::render::pdf::table::rows::{draw_head, draw_row};
use crate::render::pdf::tags::{Node, Tag};
use crate::render::pdf::text::words;
use crate::report::document::{Align, Cell, Row, RowKind, Table, Text};

/// Between two columns, of few and of many.
const GUTTERS: [f32; 2] = [10.0, 8.0];
/// From how many columns on a table has many.
const MANY: usize = 7;
/// The scales at which a table is tried that must stay on one page; the last sets its cells in 7 points.
const SCALES: [f32; 5] = [1.0, 0.96, 0.92, 0.88, 0.85];
/// The part of the table's width that an amount takes at most without wrapping.
const AMOUNT: f32 = 0.3;

/// Adds a table; one that must not break is set smaller if it fits a page that way.
pub(crate) fn table(
    setting: &mut Setting<'_>,
    galley: &mut Galley,
    table: &Table,
    geometry: Geometry,
    parent: Node,
) {
    let scales: &[f32] = if table.keep_together { &SCALES } else { &[1.0] };
    let elements = setting.tags.len();
    for scale in scales {
        let built = build(setting, table, *scale, geometry, parent, galley.heads.len());
        if !table.keep_together || galley.height_with(&built.strips) <= geometry.room() {
            let keep = if table.keep_together { Keep::Together } else { Keep::Free };
            push(galley, built, keep);
            return;
        }
        setting.tags.truncate(elements);
    }
    let built = build(setting, table, 1.0, geometry, parent, galley.heads.len());
    push(galley, built, Keep::Free);
}

struct Built {
    strips: Vec<Strip>,
    /// The head as it is repeated, outside the structure.
    head: Strip,
}

fn push(galley: &mut Galley, built: Built, keep: Keep) {
    galley.heads.push(built.head);
    let start = galley.strips.len();
    galley.extend(built.strips);
    let end = galley.strips.len().saturating_sub(1);
    for strip in galley.strips.iter_mut().take(end).skip(start) {
        strip.keep = strip.keep.max(keep);
    }
}

fn build(
    setting: &mut Setting<'_>,
    table: &Table,
    scale: f32,
    geometry: Geometry,
    parent: Node,
    head_index: usize,
) -> Built {
    let measure = geometry.measure();
    let node = setting.tags.add(Tag::Table, Some(parent));
    let mut strips = caption(setting, table, measure, node);
    for strip in &mut strips {
        strip.keep = Keep::Always;
    }
    let heads = set_head(setting, table, scale, Some(node));
    let body_node = setting.tags.add(Tag::TBody, Some(node));
    let rows: Vec<Vec<Set>> =
        table.rows.iter().map(|row| set_row(setting, table, row, scale, body_node)).collect();
    let columns = place_columns(table, &heads, &rows, measure);

    let mut head = draw_head(&heads, &columns, measure, scale);
    let repeated = set_head(setting, table, scale, None);
    let repeated = draw_head(&repeated, &columns, measure, scale);
    let room = geometry.room() - repeated.height;
    if strips.is_empty() {
        head.before = 10.0;
        head.anchors.push(table.id.clone());
    }
    head.keep = if rows.is_empty() { Keep::Free } else { Keep::Always };
    strips.push(head);

    let count = rows.len();
    for (at, (row, cells)) in table.rows.iter().zip(&rows).enumerate() {
        let next = table.rows.get(at.saturating_add(1));
        let mut drawn = draw_row(row, cells, &columns, measure, scale, room);
        for strip in &mut drawn {
            strip.head = Some(head_index);
        }
        if let (Some(first), Some(id)) = (drawn.first_mut(), &row.id) {
            first.anchors.push(id.clone());
        }
        let from_end = count.saturating_sub(at);
        if let (Some(last), Some(next)) = (drawn.last_mut(), next) {
            // No row alone under a head or a heading, nor only two on a last page.
            let before = at.checked_sub(1).and_then(|before| table.rows.get(before));
            let headed = before.is_none_or(|before| before.kind == RowKind::Group);
            let tied = row.kind == RowKind::Group || next.kind == RowKind::Total;
            if headed || tied || (2..=3).contains(&from_end) {
                last.keep = Keep::Always;
            }
        }
        strips.append(&mut drawn);
    }
    Built { strips, head: repeated }
}

fn caption(setting: &mut Setting<'_>, table: &Table, measure: f32, node: Node) -> Vec<Strip> {
    if table.caption.is_empty() {
        return Vec::new();
    }
    let caption = setting.tags.add(Tag::Caption, Some(node));
    let words = words(setting, &table.caption, Look::SOFT, Some(caption));
    let mut strips = lines(&words, 0.0, measure);
    if let Some(first) = strips.first_mut() {
        first.before = 8.0;
        first.anchors.push(table.id.clone());
    }
    if let Some(last) = strips.last_mut() {
        last.height += 2.0;
    }
    strips
}

/// The look of a row's cells.
fn look_of(kind: RowKind, scale: f32) -> Look {
    let look = Look::CELL.scaled(scale);
    match kind {
        RowKind::Body => look,
        RowKind::Group | RowKind::Total => look.weighing(Weight::Strong),
    }
}

/// Sets the head; without a table it stands outside the structure.
fn set_head(setting: &mut Setting<'_>, table: &Table, scale: f32, node: Option<Node>) -> Vec<Set> {
    let head = node.map(|node| setting.tags.add(Tag::THead, Some(node)));
    let row = head.map(|head| setting.tags.add(Tag::Tr, Some(head)));
    let look = Look::CELL.scaled(scale * 0.94).weighing(Weight::Strong).soft();
    let mut cells = Vec::new();
    for column in &table.columns {
        let node = row.map(|row| setting.tags.add(Tag::Th, Some(row)));
        let cell = Cell::of(vec![Text::plain(column.title.as_str())]);
        cells.push(set(setting, &cell, column.align, look, scale, node));
    }
    cells
}

fn set_row(
    setting: &mut Setting<'_>,
    table: &Table,
    row: &Row,
    scale: f32,
    body: Node,
) -> Vec<Set> {
    let node = setting.tags.add(Tag::Tr, Some(body));
    let look = look_of(row.kind, scale);
    let mut cells = Vec::new();
    match row.kind {
        RowKind::Group => {
            let span = u16::try_from(table.columns.len()).unwrap_or(1);
            for cell in &row.cells {
                let node = setting.tags.add(Tag::Spanning(span), Some(node));
                cells.push(set(setting, cell, Align::Left, look, scale, Some(node)));
            }
        }
        RowKind::Body | RowKind::Total => {
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                let node = setting.tags.add(Tag::Td, Some(node));
                cells.push(set(setting, cell, column.align, look, scale, Some(node)));
            }
        }
    }
    cells
}

/// Where the columns stand, by what their heads and cells ask for.
fn place_columns(table: &Table, heads: &[Set], rows: &[Vec<Set>], measure: f32) -> Vec<Column> {
    let gaps = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let [wide, narrow] = GUTTERS;
    let gutter = if table.columns.len() < MANY { wide } else { narrow };
    let room = (measure - gutter * f32::from(gaps)).max(1.0);
    let mut asks = Vec::new();
    let mut hangs = Vec::new();
    for (at, (column, head)) in table.columns.iter().zip(heads).enumerate() {
        let body = || {
            let rows = table.rows.iter().zip(rows);
            let rows = rows.filter(|(row, _)| row.kind != RowKind::Group);
            rows.filter_map(move |(_, cells)| cells.get(at))
        };
        let hang = body().map(Set::hang).fold(0.0, f32::max);
        // A cell without a sign leaves the room of one at its right.
        let wide = |cell: &Set, width: f32| width + hang - cell.hang();
        let least = body().map(|cell| wide(cell, cell.least(room * AMOUNT))).fold(0.0, f32::max);
        let most = body().map(|cell| wide(cell, cell.most())).fold(0.0, f32::max);
        asks.push(Ask {
            share: f32::from(column.share),
            least: least.max(head.least(0.0) + hang),
            most: most.max(head.most() + hang),
        });
        hangs.push(hang);
    }
    let mut x = 0.0;
    let mut columns = Vec::new();
    for (width, hang) in widths(&asks, room).into_iter().zip(hangs) {
        columns.push(Column { x, width, hang });
        x += width + gutter;
    }
    columns
}

//! Tables: caption, repeated head, rows that stay whole, and what holds them together.

mod cell;
mod columns;
mod rows;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::render::pdf::block::lines;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::fonts::Weight;
use crate::render::pdf::galley::{Keep, Strip};
use crate::render::pdf::page::Geometry;
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::Look;
pub(crate) use crate::render::pdf::table::cell::Column;
use crate::render::pdf::table::cell::{Set, set};
use crate::render::pdf::table::columns::{Ask, widths};
use crate::render::pdf::table::rows::{draw_head, draw_row};
use crate::render::pdf::tags::{Node, Tag};
use crate::render::pdf::text::words;
use crate::report::document::{Align, Cell, Row, RowKind, Table, Target, Text};

/// Between two columns, of few and of many.
const GUTTERS: [f32; 2] = [10.0, 8.0];
/// From how many columns on a table has many.
const MANY: usize = 7;
/// The scales at which a table is tried that must stay on one page; the last sets its cells in 7 points.
const SCALES: [f32; 5] = [1.0, 0.96, 0.92, 0.88, 0.85];
/// The part of the table's width that an amount takes at most without wrapping.
const AMOUNT: f32 = 0.3;
/// The part of the table's width that a word takes at least without being broken.
const WORD: f32 = 0.2;

/// The columns of the tables without page numbers in them, which stand alike in every layout, by the table's
/// anchor and the bits of its scale.
pub(crate) type Widths = BTreeMap<(String, u32), Rc<[Column]>>;

/// Adds a table; one that must not break is set smaller if it fits a page that way.
pub(crate) fn table(
    setting: &mut Setting<'_>,
    flow: &mut Flow,
    table: &Table,
    geometry: Geometry,
    parent: Node,
) {
    if table.keep_together {
        let elements = setting.tags.len();
        for scale in SCALES {
            let mut strips = Vec::new();
            build(setting, table, scale, geometry, parent, |_, strip| strips.push(strip));
            if flow.height_with(&strips) <= geometry.room() {
                if let Some((_, held)) = strips.split_last_mut() {
                    for strip in held {
                        strip.keep = strip.keep.max(Keep::Together);
                    }
                }
                setting.put(flow, geometry, strips);
                return;
            }
            setting.tags.truncate(elements);
        }
    }
    build(setting, table, 1.0, geometry, parent, |setting, strip| {
        setting.put(flow, geometry, [strip]);
    });
}

/// Sets a table, strip by strip.
fn build<'a>(
    setting: &mut Setting<'a>,
    table: &Table,
    scale: f32,
    geometry: Geometry,
    parent: Node,
    mut put: impl FnMut(&mut Setting<'a>, Strip),
) {
    let measure = geometry.measure();
    let columns = columns(setting, table, scale, measure);
    let node = setting.tags.add(Tag::Table, Some(parent));
    let mut captioned = false;
    for mut strip in caption(setting, table, measure, node) {
        strip.keep = Keep::Always;
        put(setting, strip);
        captioned = true;
    }
    let heads = set_head(setting, table, scale, Some(node));
    let mut head = draw_head(&heads, &columns, measure, scale);
    let repeated = set_head(setting, table, scale, None);
    let repeated = Rc::new(draw_head(&repeated, &columns, measure, scale));
    let room = geometry.room() - repeated.height;
    if !captioned {
        head.before = 10.0;
        head.anchors.push(table.id.clone());
    }
    head.keep = if table.rows.is_empty() { Keep::Free } else { Keep::Always };
    put(setting, head);

    let body = setting.tags.add(Tag::TBody, Some(node));
    let count = table.rows.len();
    for (at, row) in table.rows.iter().enumerate() {
        let cells = set_row(setting, table, row, scale, Some(body));
        let mut drawn = draw_row(row, &cells, &columns, measure, scale, room);
        for strip in &mut drawn {
            strip.head = Some(Rc::clone(&repeated));
        }
        if let (Some(first), Some(id)) = (drawn.first_mut(), &row.id) {
            first.anchors.push(id.clone());
        }
        let next = table.rows.get(at.saturating_add(1));
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
        for strip in drawn {
            put(setting, strip);
        }
    }
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
    body: Option<Node>,
) -> Vec<Set> {
    let node = body.map(|body| setting.tags.add(Tag::Tr, Some(body)));
    let look = look_of(row.kind, scale);
    let mut cells = Vec::new();
    match row.kind {
        RowKind::Group => {
            let span = u16::try_from(table.columns.len()).unwrap_or(1);
            for cell in &row.cells {
                let node = node.map(|node| setting.tags.add(Tag::Spanning(span), Some(node)));
                cells.push(set(setting, cell, Align::Left, look, scale, node));
            }
        }
        RowKind::Body | RowKind::Total => {
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                let node = node.map(|node| setting.tags.add(Tag::Td, Some(node)));
                cells.push(set(setting, cell, column.align, look, scale, node));
            }
        }
    }
    cells
}

/// Where the columns stand, by what their heads and cells ask for. Nothing of what is set for that is kept.
fn columns(setting: &mut Setting<'_>, table: &Table, scale: f32, measure: f32) -> Rc<[Column]> {
    let key = (table.id.clone(), scale.to_bits());
    if let Some(known) = setting.widths.get(&key) {
        return Rc::clone(known);
    }
    let gaps = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let [wide, narrow] = GUTTERS;
    let gutter = if table.columns.len() < MANY { wide } else { narrow };
    let room = (measure - gutter * f32::from(gaps)).max(1.0);
    let mut wanted = vec![Wanted::default(); table.columns.len()];
    for row in table.rows.iter().filter(|row| row.kind != RowKind::Group) {
        let cells = set_row(setting, table, row, scale, None);
        for (wanted, cell) in wanted.iter_mut().zip(&cells) {
            wanted.add(cell, room);
        }
    }
    let heads = set_head(setting, table, scale, None);
    let shares: f32 = table.columns.iter().map(|column| f32::from(column.share)).sum();
    let mut asks = Vec::new();
    for ((column, head), wanted) in table.columns.iter().zip(&heads).zip(&wanted) {
        let share = f32::from(column.share);
        // One very long word is broken before it takes the room of all others.
        let least = match column.align {
            Align::Left => wanted.least.min(room * WORD.max(share / shares.max(1.0))),
            Align::Amount | Align::Center => wanted.least,
        };
        asks.push(Ask {
            share,
            least: (least + wanted.hang).max(head.least(0.0) + wanted.hang),
            most: (wanted.most + wanted.hang).max(head.most() + wanted.hang),
        });
    }
    let mut x = 0.0;
    let mut columns = Vec::new();
    for (width, wanted) in widths(&asks, room).into_iter().zip(wanted) {
        columns.push(Column { x, width, hang: wanted.hang });
        x += width + gutter;
    }
    let columns: Rc<[Column]> = columns.into();
    if !has_page_numbers(table) {
        setting.widths.insert(key, Rc::clone(&columns));
    }
    columns
}

/// What the cells of a column ask for, their remark signs aside.
#[derive(Debug, Clone, Default)]
struct Wanted {
    least: f32,
    most: f32,
    hang: f32,
}

impl Wanted {
    fn add(&mut self, cell: &Set, room: f32) {
        // A cell without a sign leaves the room of one at its right.
        let hang = cell.hang();
        self.least = self.least.max(cell.least(room * AMOUNT) - hang);
        self.most = self.most.max(cell.most() - hang);
        self.hang = self.hang.max(hang);
    }
}

fn has_page_numbers(table: &Table) -> bool {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let runs = cells.flat_map(|cell| &cell.lines).flat_map(|line| &line.runs);
    runs.into_iter().any(|run| matches!(run.target, Some(Target::Page(_))))
}

//! Tables: columns with their widths, and the rows in groups.

use std::collections::BTreeSet;

use serde::Serialize;

use super::anchors::{Anchors, Claims};
use super::style;
use super::text::{TextView, first_date, first_range, is_long, plain_words, tone};
use crate::report::document::{Align, Bar, Cell, Look, Row, RowKind, Run, Table, Target, Text};

/// More columns than this need more width than a page has: the table gets a region that scrolls.
const MOST_COLUMNS: usize = 10;

/// A column of words below this width, in thousandths, holds a word or two: where the columns of a
/// long table become rows, two such stand beside each other.
const BRIEF: u64 = 180;

/// A [`Table`] as the template takes it.
#[derive(Debug, Serialize)]
pub(super) struct TableView<'a> {
    id: Option<&'a str>,
    class: String,
    caption: TextView<'a>,
    columns: Vec<ColumnView<'a>>,
    /// The position of the column that names its row.
    head: Option<usize>,
    bodies: Vec<Vec<RowView<'a>>>,
    /// The name of the region that scrolls, if the table needs one.
    region: Option<String>,
}

/// A column as the template takes it.
#[derive(Debug, Serialize)]
struct ColumnView<'a> {
    title: &'a str,
    class: String,
    /// The name of its width.
    width: u64,
}

/// A [`Row`] as the template takes it.
#[derive(Debug, Serialize)]
struct RowView<'a> {
    id: Option<&'a str>,
    class: &'static str,
    cells: Vec<CellView<'a>>,
}

/// A [`Cell`] as the template takes it: plain words are a string, which most cells are.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum CellView<'a> {
    Plain(&'a str),
    Full { lines: Vec<TextView<'a>>, bar: Option<BarView>, tick_box: bool },
}

/// A [`Bar`] as the template takes it, in percent.
#[derive(Debug, Serialize)]
struct BarView {
    class: &'static str,
    filled: String,
    least: Option<String>,
}

impl<'a> TableView<'a> {
    /// Sees `table` as the `ordinal`th of the page, in the section named `section`.
    pub(super) fn of(
        anchors: &Anchors<'_>,
        claims: &mut Claims<'_>,
        table: &'a Table,
        section: &str,
        ordinal: usize,
    ) -> Self {
        let count = table.columns.len();
        let mut class = match table.look {
            Look::Rows => style::fold(count).unwrap_or_default(),
            Look::Board => "board",
            Look::Tiles => "tiles",
        }
        .to_owned();
        let dense = count > 4 && !table.keep_together && table.look == Look::Rows;
        if dense {
            class.push_str(" dense");
        }
        if table.keep_together {
            class.push_str(" keep");
        }
        if style::is_tall(table) {
            class.push_str(" tall ");
            class.push_str(&style::grid(&table.columns).0);
        }
        let id = claims.take(&table.id);
        let kept = kept(anchors, table);
        Self {
            id,
            class: class.trim_start().to_owned(),
            caption: TextView::of(anchors, &table.caption),
            columns: kept.of(columns(table, dense)),
            head: head(table),
            bodies: bodies(anchors, claims, &kept, &table.rows),
            region: (count > MOST_COLUMNS).then(|| format!("{section}, table {ordinal}")),
        }
    }
}

/// The columns that stand in a document without pages.
#[derive(Debug)]
struct Kept {
    /// The place of the column that would lead each row to itself.
    left_out: Option<usize>,
}

impl Kept {
    /// `list` without what stands at the place of the column that is left out.
    fn of<T>(&self, list: impl IntoIterator<Item = T>) -> Vec<T> {
        let kept = |(at, one)| (self.left_out != Some(at)).then_some(one);
        list.into_iter().enumerate().filter_map(kept).collect()
    }
}

/// All columns but one that names the pages of what on paper stands elsewhere, and here is this
/// table's own rows: as the pages of the exhibits in their list. The first column always stays.
fn kept(anchors: &Anchors<'_>, table: &Table) -> Kept {
    let rows: BTreeSet<&str> = table.rows.iter().filter_map(|row| row.id.as_deref()).collect();
    let own = |run: &Run| match &run.target {
        Some(Target::Page(anchor)) => rows.contains(anchors.real(anchor)),
        Some(Target::Anchor(_) | Target::Url(_)) | None => false,
    };
    let leads_to_itself =
        |at: &usize| leads_on(&table.rows, *at) && runs(&table.rows, *at).all(own);
    Kept { left_out: (1..table.columns.len()).find(leads_to_itself) }
}

/// The columns; where a row has more cells than there are columns, columns without a title follow.
fn columns(table: &Table, dense: bool) -> Vec<ColumnView<'_>> {
    let cells = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let spare = cells.saturating_sub(table.columns.len());
    let widths = style::widths(&table.columns);
    let mut after_amount = false;
    let named = table.columns.iter().zip(widths).enumerate().map(|(at, (column, width))| {
        let mut classes = match column.align {
            Align::Left => vec!["words"],
            Align::Amount => vec!["amount"],
            Align::Center => vec!["center"],
        };
        if column.align == Align::Left {
            classes.extend(after_amount.then_some("apart"));
            classes.extend((dense && width < BRIEF).then_some("brief"));
            classes.extend(holds_dates(&table.rows, at).then_some("date"));
        }
        let long = is_long(&column.title) || holds_long(&table.rows, at);
        classes.extend(long.then_some("long"));
        after_amount = column.align == Align::Amount;
        let title = if leads_on(&table.rows, at) { "Section" } else { &column.title };
        ColumnView { title, class: classes.join(" "), width }
    });
    named
        .chain((0..spare).map(|_| ColumnView { title: "", class: "words".to_owned(), width: 0 }))
        .collect()
}

/// Whether the cells at `at` are dates and nothing else, as far as they hold anything.
fn holds_dates(rows: &[Row], at: usize) -> bool {
    let rows = rows.iter().filter(|row| row.kind == RowKind::Body);
    let mut lines =
        rows.filter_map(|row| row.cells.get(at)).flat_map(|cell| &cell.lines).peekable();
    lines.peek().is_some()
        && lines.all(|line| matches!(plain_words(line).and_then(first_date), Some(("", _, ""))))
}

/// Whether a cell at `at` that is nothing but words has one that must be broken somewhere.
fn holds_long(rows: &[Row], at: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
    cells.any(
        |cell| matches!(cell.lines.as_slice(), [line] if plain_words(line).is_some_and(is_long)),
    )
}

/// Whether the cells at `at` name the pages of other places, which here are sections.
fn leads_on(rows: &[Row], at: usize) -> bool {
    let mut runs = runs(rows, at).peekable();
    runs.peek().is_some() && runs.all(|run| matches!(run.target, Some(Target::Page(_))))
}

/// The runs of the cells at `at`.
fn runs(rows: &[Row], at: usize) -> impl Iterator<Item = &Run> {
    let cells = rows.iter().filter_map(move |row| row.cells.get(at));
    cells.flat_map(|cell| &cell.lines).flat_map(|line| &line.runs)
}

/// The column that names its row: the first column of words, if others stand beside it.
fn head(table: &Table) -> Option<usize> {
    let first = table.columns.iter().position(|column| column.align == Align::Left)?;
    (table.columns.len() > 1).then_some(first)
}

/// The rows, each group with the rows that follow it.
fn bodies<'a>(
    anchors: &Anchors<'_>,
    claims: &mut Claims<'_>,
    kept: &Kept,
    rows: &'a [Row],
) -> Vec<Vec<RowView<'a>>> {
    let mut bodies: Vec<Vec<RowView<'a>>> = Vec::new();
    for row in rows {
        let view = RowView::of(anchors, claims, kept, row);
        match bodies.last_mut() {
            Some(body) if row.kind != RowKind::Group => body.push(view),
            Some(_) | None => bodies.push(vec![view]),
        }
    }
    bodies
}

impl<'a> RowView<'a> {
    fn of(anchors: &Anchors<'_>, claims: &mut Claims<'_>, kept: &Kept, row: &'a Row) -> Self {
        let class = match row.kind {
            RowKind::Body => "",
            RowKind::Group => "group",
            RowKind::Total => "total",
        };
        Self {
            id: row.id.as_deref().and_then(|id| claims.take(id)),
            class,
            cells: kept.of(row.cells.iter().map(|cell| CellView::of(anchors, cell))),
        }
    }
}

impl<'a> CellView<'a> {
    fn of(anchors: &Anchors<'_>, cell: &'a Cell) -> Self {
        // Empty words are none, so that no label stands before them on a narrow screen.
        let lines: Vec<&Text> = cell.lines.iter().filter(|line| !line.is_empty()).collect();
        match (lines.as_slice(), &cell.bar, cell.tick_box) {
            ([], None, false) => return Self::Plain(""),
            ([line], None, false) => {
                if let Some(words) = plain_words(line) {
                    let date = first_date(words);
                    let whole = first_range(words).is_none();
                    if whole
                        && date
                            .is_none_or(|(before, _, after)| before.is_empty() && after.is_empty())
                    {
                        return Self::Plain(words);
                    }
                }
            }
            _ => {}
        }
        Self::Full {
            lines: lines.into_iter().map(|line| TextView::of(anchors, line)).collect(),
            bar: cell.bar.map(BarView::of),
            tick_box: cell.tick_box,
        }
    }
}

impl BarView {
    fn of(bar: Bar) -> Self {
        Self {
            class: tone(bar.tone),
            filled: style::percent(u64::from(bar.filled.min(1000))),
            least: bar.mark.map(|mark| style::percent(u64::from(mark.min(1000)))),
        }
    }
}

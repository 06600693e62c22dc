//! Building tables: columns and rows in few words.

use crate::report::document::{Align, Cell, Column, Look, Row, RowKind, Table, Text};

/// A table without rows.
pub fn table(id: &str, caption: &str, columns: Vec<Column>) -> Table {
    Table {
        id: id.to_owned(),
        caption: Text::plain(caption),
        columns,
        rows: Vec::new(),
        keep_together: false,
        look: Look::default(),
    }
}

/// A column of words.
pub fn words(title: &str, share: u16) -> Column {
    Column { title: title.to_owned(), align: Align::Left, share }
}

/// A column of amounts.
pub fn amounts(title: &str, share: u16) -> Column {
    Column { title: title.to_owned(), align: Align::Amount, share }
}

/// A column of boxes.
pub fn boxes(title: &str, share: u16) -> Column {
    Column { title: title.to_owned(), align: Align::Center, share }
}

/// An ordinary row.
pub fn body(cells: Vec<Cell>) -> Row {
    Row { id: None, kind: RowKind::Body, cells }
}

/// A heading among the rows.
pub fn group(text: Text) -> Row {
    Row { id: None, kind: RowKind::Group, cells: vec![Cell::of(vec![text])] }
}

/// A sum of the rows above: the first cell and the amounts, all bold.
pub fn total(cells: Vec<&str>) -> Row {
    let cells = cells.into_iter().map(|text| Cell::of(vec![Text::strong(text)]));
    Row { id: None, kind: RowKind::Total, cells: cells.collect() }
}

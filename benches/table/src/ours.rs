//! The table by practicum.

use practicum::render::pdf::{Parts, render};
use practicum::report::document::{
    Align, Block, Cell, Claims, Column, Paper, Report, Row, RowKind, Section, Table, Text,
};

use crate::{HEADS, ROWS, row};

/// A packet of one table that fills about so many pages.
pub fn table(pages: usize) -> Vec<u8> {
    let column = |(at, title): (usize, &&str)| Column {
        title: (*title).to_owned(),
        align: if at < 4 { Align::Left } else { Align::Amount },
        share: [14, 34, 24, 12, 8, 12][at],
    };
    let body = |at: usize| Row {
        id: None,
        kind: RowKind::Body,
        cells: row(at).into_iter().map(Cell::plain).collect(),
    };
    let table = Table {
        id: "sessions".to_owned(),
        caption: Text::plain("All sessions."),
        columns: HEADS.iter().enumerate().map(column).collect(),
        // A page holds 35 of practicum's rows, which are set with more air than krilla's here.
        rows: (0..pages * ROWS).map(body).collect(),
        keep_together: false,
    };
    let section = Section {
        id: "table".to_owned(),
        title: "Table".to_owned(),
        new_page: true,
        blocks: vec![Block::Table(table)],
    };
    let report = Report {
        title: "Table".to_owned(),
        subject: "Jordan Avery".to_owned(),
        program: String::new(),
        running: "Jordan Avery".to_owned(),
        banner: None,
        draft: false,
        paper: Paper::Letter,
        date: "2025-06-01".to_owned(),
        lang: "en-US".to_owned(),
        facts: Vec::new(),
        lead: Vec::new(),
        sections: vec![section],
        exhibits: Vec::new(),
        claims: Claims::ALL,
        ledger: None,
        beside: Vec::new(),
    };
    render(&report, &Parts::default()).expect("a packet").bytes
}

//! Texts, runs, cells and tables made in few words.

use crate::report::document::{Cell, RowKind, Run, Style, Table, Target, Text, Tone};

impl Text {
    /// A plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { style: Style::Body, runs: vec![Run::plain(text)] }
    }

    /// A bold text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { style: Style::Strong, runs: vec![Run::plain(text)] }
    }

    /// A remark.
    pub fn soft(text: impl Into<String>) -> Self {
        Self { style: Style::Soft, runs: vec![Run::plain(text)] }
    }

    /// A text of several runs.
    pub fn of(runs: Vec<Run>) -> Self {
        Self { style: Style::Body, runs }
    }

    /// Whether there is nothing to read and nowhere to go.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.is_empty() && run.target.is_none())
    }
}

impl Run {
    /// A run of ink.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false, tone: Tone::Plain, target: None }
    }

    /// A bold run.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { strong: true, ..Self::plain(text) }
    }

    /// A run in the colour of a result.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { tone, ..Self::plain(text) }
    }

    /// A run that leads somewhere.
    pub fn link(text: impl Into<String>, target: Target) -> Self {
        Self { target: Some(target), ..Self::plain(text) }
    }

    /// The number of the page on which `anchor` stands.
    pub fn page(anchor: impl Into<String>) -> Self {
        Self::link("", Target::Page(anchor.into()))
    }
}

impl Table {
    /// Leaves out a column, by its place.
    pub fn without(&mut self, column: usize) {
        let is_there = |len: usize| column < len;
        if is_there(self.columns.len()) {
            self.columns.remove(column);
        }
        for row in &mut self.rows {
            if row.kind != RowKind::Group && is_there(row.cells.len()) {
                row.cells.remove(column);
            }
        }
    }
}

impl Cell {
    /// A cell of one plain line.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(vec![Text::plain(text)])
    }

    /// A cell of lines.
    pub fn of(lines: Vec<Text>) -> Self {
        Self { lines, ..Self::default() }
    }
}

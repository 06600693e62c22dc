//! The packet's shape: sections, blocks, tables, cells. Words and numbers are final here.
//!
//! Both renderers show exactly this. They decide where things stand on a page, and nothing else:
//! no renderer adds, rounds, sorts or words a number.

mod chart;
mod ledger;
mod make;

pub use crate::report::document::chart::{Chart, Drawn, Panel, Tick};
pub use crate::report::document::ledger::{Choice, Facet, Item, Ledger};

/// One packet for one program and one audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the document is, for instance `Application summary`.
    pub title: String,
    /// Whose it is, for instance `Jordan Avery, MA, LMFT`.
    pub subject: String,
    /// The program's title, for instance `AASECT Certified Sex Therapist`.
    pub program: String,
    /// The line that every page carries, for instance `Jordan Avery · Certified Sex Therapist · as of 2025-06-01`.
    pub running: String,
    /// A second line for every page, where the copy is not the committee's or is a draft.
    pub banner: Option<String>,
    /// Whether every page is crossed by the word DRAFT.
    pub draft: bool,
    /// The paper that the PDF is cut for.
    pub paper: Paper,
    /// `as_of`, as `2025-06-01`: the date of the document.
    pub date: String,
    /// The language of the text, as a BCP 47 tag.
    pub lang: String,
    /// Label and value pairs under the title of the first page.
    pub facts: Vec<Fact>,
    /// Blocks between the facts and the contents: the verdict, what to do, what was left out.
    pub lead: Vec<Block>,
    /// The rest of the packet, in reading order.
    pub sections: Vec<Section>,
    /// The exhibits, in the order of their numbers.
    pub exhibits: Vec<Exhibit>,
    /// What the file for paper may claim to be.
    pub claims: Claims,
    /// Every entry, for a screen alone, where one searches.
    pub ledger: Option<Ledger>,
    /// The reports of other programs that lie in the same folder.
    pub beside: Vec<Beside>,
}

/// A report that lies beside this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What it is called, for instance `AASECT Certified Sex Therapist`.
    pub title: String,
    /// The name of its file without the ending, which each renderer adds for its own kind.
    pub stem: String,
}

/// What a file may claim to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// PDF/A-3b: it can be read in decades, since it needs nothing that it does not hold.
    pub archives: bool,
    /// PDF/UA-1: it can be read aloud.
    pub reading: bool,
}

impl Claims {
    /// What every report is that has no exhibits.
    pub const ALL: Self = Self { archives: true, reading: true };
}

/// The paper of the packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 612 × 792 points.
    Letter,
    /// 595.28 × 841.89 points.
    A4,
}

impl Paper {
    /// Its width and its height when it stands upright, in points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::Letter => (612.0, 792.0),
            Self::A4 => (595.28, 841.89),
        }
    }
}

/// A file of evidence whose pages stand behind the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// Its number.
    pub number: usize,
    /// The anchor of its first page, unique in the report.
    pub id: String,
    /// The anchor of its row in the list of exhibits, where a report without pages leads.
    pub listed: String,
    /// The path below the root of the log.
    pub path: String,
    /// What it proves, each thing once.
    pub proves: Vec<String>,
    /// The pages of the file that belong to it, from 1; all where nothing is said.
    pub pages: Option<Vec<u32>>,
}

/// What stands between the anchor of an exhibit and the number of one of its pages, in that page's anchor.
const PAGE: &str = "-page-";

/// The anchor of a page of an exhibit, counted from 1.
pub fn exhibit_page(id: &str, page: usize) -> String {
    format!("{id}{PAGE}{page}")
}

/// The anchor of the exhibit of which this anchor, or its page, is.
pub fn exhibit_of(anchor: &str) -> &str {
    anchor.split(PAGE).next().unwrap_or(anchor)
}

/// A labelled value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label, for instance `Member number`.
    pub label: String,
    /// The value.
    pub value: Text,
}

/// A numbered section: one line of the contents, one entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The anchor, unique in the report: lower-case words with hyphens.
    pub id: String,
    /// The heading without its number.
    pub title: String,
    /// Whether the section begins on a new page.
    pub new_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading below the section's: second entry level of the outline.
    Heading {
        /// The anchor, unique in the report.
        id: String,
        /// The words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Text),
    /// An unordered list.
    List(Vec<Text>),
    /// Label and value pairs.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// Lines to sign on.
    Signature(Signature),
}

/// A statement with lines for a name, a signature and a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The sentences that are signed.
    pub statement: Text,
    /// The labels below the lines, left to right, for instance `Signature`, `Name`, `Date`.
    pub lines: Vec<String>,
}

/// A table with a caption and heads that repeat on each page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The anchor, unique in the report.
    pub id: String,
    /// What the table shows, in a sentence.
    pub caption: Text,
    /// The columns; every row has as many cells.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the table must not break over a page (the checklist).
    pub keep_together: bool,
    /// How it stands where there is no page.
    pub look: Look,
}

/// How a table stands on a screen; on paper it stands in rows and columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// In rows and columns.
    #[default]
    Rows,
    /// The board: on a narrow screen the result of a row stands beside its title.
    Board,
    /// A small field for each row, several beside each other.
    Tiles,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The head.
    pub title: String,
    /// Where its cells stand.
    pub align: Align,
    /// The share of the width, relative to the other columns' shares.
    pub share: u16,
}

/// Where a cell's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Amounts, all with two decimals: right edges align, so decimal points do.
    Amount,
    /// A box or a mark.
    Center,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The anchor, where something links here; unique in the report.
    pub id: Option<String>,
    /// What the row is.
    pub kind: RowKind,
    /// One cell a column; a [`RowKind::Group`] row has one cell, which spans all columns.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// An ordinary row.
    Body,
    /// A heading among the rows (a month, a supervisor); never the last row of a page.
    Group,
    /// A sum of the rows above; never the first row of a page.
    Total,
}

/// A cell: lines of text, and perhaps a bar or an empty box below them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The lines, top to bottom; each wraps on its own.
    pub lines: Vec<Text>,
    /// A bar under the lines.
    pub bar: Option<Bar>,
    /// An empty box for the reviewer's mark.
    pub tick_box: bool,
}

/// How far a requirement has come. It stands beside words that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The filled part, 0 to 1000.
    pub filled: u16,
    /// Where the minimum lies, 0 to 1000, if more than the minimum is counted.
    pub mark: Option<u16>,
    /// The result it shows.
    pub tone: Tone,
}

/// One line or paragraph of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// How it is set.
    pub style: Style,
    /// Its parts, set one after the other without added space.
    pub runs: Vec<Run>,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    /// The size of its surroundings.
    #[default]
    Body,
    /// Bold.
    Strong,
    /// Smaller and grey: a remark below its line.
    Soft,
    /// Larger and bold: the verdict.
    Lead,
    /// The largest: a code that is typed off the page.
    Display,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What it says. For [`Target::Page`] this is empty: the renderer sets the page's number (a
    /// renderer without pages sets the number of the section).
    pub text: String,
    /// Bold inside its text.
    pub strong: bool,
    /// Its colour; the words say the same as the colour.
    pub tone: Tone,
    /// Where it leads.
    pub target: Option<Target>,
}

/// What a colour stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Ink.
    #[default]
    Plain,
    /// A requirement that is met.
    Met,
    /// A requirement that is short, or hours that do not count.
    Short,
    /// A requirement of which too little is known.
    Unknown,
    /// Grey.
    Soft,
}

/// Where a run leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The anchor of a section, heading, table or row.
    Anchor(String),
    /// The same, and the run shows the number of its page.
    Page(String),
    /// An address on the web: http, https or mailto.
    Url(String),
}

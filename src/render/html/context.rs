//! The page: the report as the templates take it, with its sections numbered and its targets found.
//!
//! A name ending in `View` mirrors the type of the report without the ending. The mirrors borrow
//! every word and hold no number that the report does not.

use serde::Serialize;

use super::address::file_address;
use super::anchors::{Anchors, Claims};
use super::chart::ChartView;
use super::ledger::LedgerView;
use super::parts::{self, Part};
use super::style;
use super::table::TableView;
use super::text::{self, Piece, TextView};
use crate::report::document::{Beside, Block, Fact, Ledger, Report, Section};

/// Rows from which on a page is long: some seconds of layout, were all of it laid out at once.
const LONG: usize = 2_000;

/// The whole page.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    title: &'a str,
    subject: &'a str,
    program: &'a str,
    running: Vec<Piece<'a>>,
    banner: Option<&'a str>,
    draft: bool,
    lang: &'a str,
    facts: Vec<FactView<'a>>,
    /// How many facts stand beside each other where there is room.
    facts_columns: usize,
    lead: Vec<BlockView<'a>>,
    sections: Vec<SectionView<'a>>,
    /// The pages of other programs in the same folder.
    beside: Vec<BesideView<'a>>,
    /// Whether the page is looked at each evening: what is missing comes before whose it is.
    own: bool,
    /// Whether the page is so long that a browser should lay out only what is near.
    long: bool,
    /// The finished stylesheet: not escaped.
    style: &'a str,
    /// The source expression that admits the stylesheet.
    style_hash: String,
    /// The finished script, if the page has a use for one: not escaped.
    script: Option<&'a str>,
    /// The source expression that admits the script.
    script_hash: Option<String>,
}

/// A [`Beside`].
#[derive(Debug, Serialize)]
struct BesideView<'a> {
    title: &'a str,
    href: String,
}

/// A [`Fact`].
#[derive(Debug, Serialize)]
pub(super) struct FactView<'a> {
    label: &'a str,
    value: TextView<'a>,
}

/// A [`Section`] with its number.
#[derive(Debug, Serialize)]
struct SectionView<'a> {
    id: Option<&'a str>,
    number: usize,
    title: &'a str,
    new_page: bool,
    blocks: Vec<BlockView<'a>>,
    /// Every entry, where the section is the ledger.
    ledger: Option<LedgerView<'a>>,
}

/// A [`Block`].
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum BlockView<'a> {
    Heading { id: Option<&'a str>, text: &'a str },
    Paragraph { text: TextView<'a> },
    List { items: Vec<TextView<'a>> },
    Facts { facts: Vec<FactView<'a>> },
    Table { table: TableView<'a> },
    Chart { chart: ChartView<'a> },
    Signature { statement: TextView<'a>, lines: &'a [String] },
}

impl<'a> Page<'a> {
    /// Mirrors `report`, with `style` as its stylesheet and `script` as its script.
    pub(super) fn of(report: &'a Report, style: &'a str, script: Option<&'a str>) -> Self {
        let anchors = Anchors::of(report);
        let mut reader = Reader { anchors: &anchors, claims: anchors.claims(), tables: 0 };
        let lead = reader.blocks(&report.lead, &report.title);
        let sections = parts::of(report).into_iter().zip(1..);
        let sections = sections.map(|(part, number)| match part {
            Part::Section(section) => reader.section(section, number),
            Part::Ledger(ledger) => reader.ledger(ledger, number),
        });
        let sections = sections.collect();
        Self {
            title: &report.title,
            subject: &report.subject,
            program: &report.program,
            running: text::pieces(&report.running),
            banner: report.banner.as_deref(),
            draft: report.draft,
            lang: &report.lang,
            facts: facts(&anchors, &report.facts),
            facts_columns: facts_columns(report.facts.len()),
            lead,
            sections,
            beside: report.beside.iter().map(BesideView::of).collect(),
            own: report.ledger.is_some(),
            long: rows(report) > LONG,
            style,
            style_hash: style::hash(style),
            script,
            script_hash: script.map(style::hash),
        }
    }
}

impl<'a> BesideView<'a> {
    fn of(beside: &'a Beside) -> Self {
        Self { title: &beside.title, href: file_address(&format!("{}.html", beside.stem)) }
    }
}

/// Goes through the report in reading order.
#[derive(Debug)]
pub(super) struct Reader<'r> {
    pub(super) anchors: &'r Anchors<'r>,
    pub(super) claims: Claims<'r>,
    /// How many tables have been met.
    tables: usize,
}

impl Reader<'_> {
    fn section<'a>(&mut self, section: &'a Section, number: usize) -> SectionView<'a> {
        SectionView {
            id: self.claims.take(&section.id),
            number,
            title: &section.title,
            new_page: section.new_page,
            blocks: self.blocks(&section.blocks, &section.title),
            ledger: None,
        }
    }

    fn ledger<'a>(&mut self, ledger: &'a Ledger, number: usize) -> SectionView<'a> {
        SectionView {
            id: self.claims.take(&ledger.id),
            number,
            title: &ledger.title,
            new_page: true,
            blocks: Vec::new(),
            ledger: Some(LedgerView::of(self, ledger)),
        }
    }

    pub(super) fn blocks<'a>(&mut self, blocks: &'a [Block], section: &str) -> Vec<BlockView<'a>> {
        blocks.iter().map(|block| self.block(block, section)).collect()
    }

    fn block<'a>(&mut self, block: &'a Block, section: &str) -> BlockView<'a> {
        match block {
            Block::Heading { id, text } => BlockView::Heading { id: self.claims.take(id), text },
            Block::Paragraph(text) => {
                BlockView::Paragraph { text: TextView::of(self.anchors, text) }
            }
            Block::List(items) => BlockView::List {
                items: items.iter().map(|item| TextView::of(self.anchors, item)).collect(),
            },
            Block::Facts(pairs) => BlockView::Facts { facts: facts(self.anchors, pairs) },
            Block::Table(table) => {
                self.tables = self.tables.saturating_add(1);
                let claims = &mut self.claims;
                BlockView::Table {
                    table: TableView::of(self.anchors, claims, table, section, self.tables),
                }
            }
            Block::Chart(chart) => {
                BlockView::Chart { chart: ChartView::of(self.anchors, &mut self.claims, chart) }
            }
            Block::Signature(signature) => BlockView::Signature {
                statement: TextView::of(self.anchors, &signature.statement),
                lines: &signature.lines,
            },
        }
    }
}

/// The rows of all tables.
fn rows(report: &Report) -> usize {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let of = |block: &Block| match block {
        Block::Table(table) => table.rows.len(),
        Block::Heading { .. }
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Facts(_)
        | Block::Chart(_)
        | Block::Signature(_) => 0,
    };
    let entries = report.ledger.as_ref().map_or(0, |ledger| ledger.items.len());
    blocks.map(of).fold(entries, usize::saturating_add)
}

fn facts<'a>(anchors: &Anchors<'_>, facts: &'a [Fact]) -> Vec<FactView<'a>> {
    let view =
        |fact: &'a Fact| FactView { label: &fact.label, value: TextView::of(anchors, &fact.value) };
    facts.iter().map(view).collect()
}

/// The number of columns, up to four, that leaves the fullest last row for `count` facts.
fn facts_columns(count: usize) -> usize {
    match count {
        0..=4 => count.max(2),
        _ => match (count % 4, count % 3) {
            (0 | 3, _) | (1 | 2, 1) => 4,
            _ => 3,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::facts_columns;

    #[test]
    fn facts_stand_in_even_rows() {
        let columns: Vec<usize> = (0..=12).map(facts_columns).collect();
        assert_eq!(columns, [2, 2, 2, 3, 4, 3, 3, 4, 4, 3, 4, 4, 4]);
    }
}

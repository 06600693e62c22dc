//! Tables: repeated heads, rows that stay whole, groups and totals in their places, nothing lost.

use practicum::render::pdf::{Parts, render};
use practicum::report::document::{
    Align, Block, Cell, Report, Row, RowKind, Run, Table, Text, Tone,
};
use proptest::prelude::*;

use crate::layout::stays_in_its_margins;
use crate::reading::{self, Page};
use crate::sample::{self, row};

const COLUMNS: [(&str, Align, u16); 3] =
    [("Name", Align::Left, 5), ("Amount", Align::Amount, 2), ("Mark", Align::Center, 1)];

fn pages(tables: Vec<Table>) -> Vec<Page> {
    let mut report = sample::empty();
    report.sections = vec![sample::section("one", tables.into_iter().map(Block::Table).collect())];
    read(&report)
}

fn read(report: &Report) -> Vec<Page> {
    reading::pages(&reading::open(&render(report, &Parts::default()).expect("a packet").bytes))
}

fn plain_row(kind: RowKind, at: usize) -> Row {
    let cells = [format!("row{at}"), format!("{at}.00"), String::new()];
    let count = if kind == RowKind::Group { 1 } else { 3 };
    row(kind, cells.iter().take(count).map(Cell::plain).collect())
}

/// The rows on each page, as the numbers in their names.
fn rows_by_page(pages: &[Page]) -> Vec<Vec<usize>> {
    let numbers = |page: &Page| {
        let body = page.body();
        body.lines().filter_map(|line| line.strip_prefix("row")?.parse().ok()).collect()
    };
    pages.iter().map(numbers).collect()
}

#[test]
fn the_head_is_repeated_outside_the_structure() {
    let rows = (0..200).map(|at| plain_row(RowKind::Body, at)).collect();
    let pages = pages(vec![sample::table("t", &COLUMNS, rows)]);
    assert!(pages.len() > 3);
    let by_page = rows_by_page(&pages);
    assert_eq!(by_page.concat(), (0..200).collect::<Vec<usize>>());
    for (at, (page, rows)) in pages.iter().zip(&by_page).enumerate() {
        assert!(rows.len() >= 2);
        let heads: Vec<&str> =
            page.pieces.iter().filter(|piece| piece.text == "Amount").map(|p| &*p.tag).collect();
        assert_eq!(heads, [if at == 0 { "TH" } else { "Artifact/Pagination" }]);
    }
}

#[test]
fn one_very_long_word_does_not_take_the_room_of_all_others() {
    let columns = [("Name", Align::Left, 1), ("Words", Align::Left, 1), ("More", Align::Left, 1)];
    let line = "one two three four five";
    let cells = ["x".repeat(120), line.to_owned(), line.to_owned()];
    let rows = vec![row(RowKind::Body, cells.iter().map(Cell::plain).collect())];
    let pages = pages(vec![sample::table("t", &columns, rows)]);
    let body = pages.last().expect("a page").body();
    assert_eq!(body.lines().filter(|piece| *piece == line).count(), 2, "{body}");
    let long: usize = body.lines().filter(|piece| piece.starts_with("xx")).map(str::len).sum();
    assert_eq!(long, 120, "{body}");
    stays_in_its_margins(&pages);
}

#[test]
fn amounts_stand_point_under_point() {
    let amounts = ["1.00", "10.00", "110.11", "14.00*", "7.25†", "0.50"];
    let rows = amounts
        .iter()
        .map(|amount| {
            row(RowKind::Body, vec![Cell::plain("x"), Cell::plain(*amount), Cell::default()])
        })
        .collect();
    let pages = pages(vec![sample::table("t", &COLUMNS, rows)]);
    let piece = |amount: &str| {
        let mut pieces = pages[0].pieces.iter();
        pieces.find(|piece| piece.text == amount).unwrap_or_else(|| panic!("{amount}"))
    };
    // All digits are as wide as this one.
    let digit = piece("1.00").left - piece("10.00").left;
    assert!(digit > 3.0);
    let point = |amount: &str| {
        let whole = amount.find('.').and_then(|digits| u8::try_from(digits).ok());
        piece(amount).left + f32::from(whole.expect("a point")) * digit
    };
    for amount in amounts {
        assert!((point(amount) - point("1.00")).abs() < 0.05, "{amount}");
    }
    assert!(piece("14.00*").right > piece("10.00").right + 1.0);
}

#[test]
fn a_table_that_must_not_break_begins_a_page() {
    for filler in [5, 30, 42] {
        let mut kept = sample::table(
            "kept",
            &COLUMNS,
            (0..20).map(|at| plain_row(RowKind::Body, at)).collect(),
        );
        kept.keep_together = true;
        let mut report = sample::empty();
        let mut blocks = vec![Block::Paragraph(Text::plain("Line.")); filler];
        blocks.push(Block::Table(kept));
        report.sections = vec![sample::section("one", blocks)];
        let by_page = rows_by_page(&read(&report));
        assert_eq!(by_page.iter().filter(|rows| !rows.is_empty()).count(), 1, "{filler}");
    }
}

#[test]
fn a_table_that_must_not_break_is_set_smaller_before_it_breaks() {
    let sizes = |count: usize| {
        let rows = (0..count).map(|at| plain_row(RowKind::Body, at)).collect();
        let mut table = sample::table("kept", &COLUMNS, rows);
        table.keep_together = true;
        let pages = pages(vec![table]);
        let size = |piece: &&reading::Piece| piece.text.starts_with("row");
        let size = pages.iter().flat_map(|page| &page.pieces).find(size).expect("a row").size;
        let used = rows_by_page(&pages).iter().filter(|rows| !rows.is_empty()).count();
        (size, used)
    };
    assert_eq!(sizes(30), (8.25, 1));
    let (size, pages) = sizes(38);
    assert!((7.0..8.25).contains(&size) && pages == 1, "{size} {pages}");
    assert_eq!(sizes(60), (8.25, 2));
}

#[test]
fn a_row_that_is_taller_than_a_page_is_split_between_its_lines() {
    let words: Vec<String> = (0..3000).map(|number| format!("w{number}")).collect();
    let tall = row(
        RowKind::Body,
        vec![
            Cell::plain(words.join(" ")),
            Cell::plain("1.00"),
            Cell { tick_box: true, ..Cell::default() },
        ],
    );
    let rows = vec![plain_row(RowKind::Body, 1), tall, plain_row(RowKind::Body, 2)];
    let pages = pages(vec![sample::table("t", &COLUMNS, rows)]);
    assert!(pages.len() > 2);
    let body: String = pages.iter().map(Page::body).collect();
    let read: Vec<&str> = body.split_whitespace().filter(|word| word.starts_with('w')).collect();
    assert_eq!(read, words);
    stays_in_its_margins(&pages);
}

#[test]
fn dates_and_amounts_never_wrap() {
    let columns = [
        ("Date", Align::Left, 1),
        ("Words", Align::Left, 40),
        ("On certificates", Align::Amount, 1),
        ("Page", Align::Amount, 1),
    ];
    let text = "a very long remark that wraps over several lines of its cell ".repeat(6);
    let cells = ["2024-09-02", &text, "1 234.50 of 2 000.00*", "12"];
    let rows = vec![row(RowKind::Body, cells.iter().map(|cell| Cell::plain(*cell)).collect())];
    let body = pages(vec![sample::table("t", &columns, rows)])[0].body();
    for whole in ["2024-09-02\n", "1 234.50 of 2 000.00*\n", "\n12\n"] {
        assert!(body.contains(whole), "{body}");
    }
}

#[test]
fn no_table_ends_with_a_row_or_two_on_a_page_of_their_own() {
    let mut turned = 0;
    for count in 25..45 {
        let rows = (0..count).map(|at| plain_row(RowKind::Body, at)).collect();
        let by_page = rows_by_page(&pages(vec![sample::table("t", &COLUMNS, rows)]));
        let last = by_page.last().map_or(0, Vec::len);
        assert!(last >= 3, "{count} rows: {by_page:?}");
        turned += usize::from(by_page.iter().filter(|rows| !rows.is_empty()).count() > 1);
    }
    assert!(turned > 3);
}

#[test]
fn empty_tables_and_short_rows_are_set() {
    let short = row(RowKind::Body, vec![Cell::plain("row1")]);
    let mut bare = sample::table("bare", &[], vec![plain_row(RowKind::Group, 2)]);
    bare.caption = Text::default();
    let empty = sample::table("empty", &COLUMNS, Vec::new());
    let pages = pages(vec![sample::table("t", &COLUMNS, vec![short]), bare, empty]);
    assert_eq!(rows_by_page(&pages), [[1, 2]]);
}

fn kind() -> impl Strategy<Value = RowKind> {
    prop_oneof![
        6 => Just(RowKind::Body),
        1 => Just(RowKind::Group),
        1 => Just(RowKind::Total),
    ]
}

fn cell() -> impl Strategy<Value = Cell> {
    let word =
        prop_oneof![8 => "[a-z0-9.*-]{0,12}", 1 => "[a-z]{40,90}", 1 => "[✓✗漢😀é—\u{301}]{0,6}"];
    let line = prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "));
    (prop::collection::vec((line, any::<bool>()), 0..4), any::<bool>()).prop_map(
        |(lines, tick_box)| {
            let line = |(text, soft): (String, bool)| {
                if soft {
                    Text::soft(text)
                } else {
                    Text::of(vec![Run { strong: true, ..Run::toned(text, Tone::Met) }])
                }
            };
            Cell { tick_box, ..Cell::of(lines.into_iter().map(line).collect()) }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn groups_are_never_last_and_totals_never_first(kinds in prop::collection::vec(kind(), 1..120)) {
        let rows: Vec<Row> = kinds.iter().enumerate().map(|(at, kind)| plain_row(*kind, at)).collect();
        let pages = pages(vec![sample::table("t", &COLUMNS, rows)]);
        let by_page = rows_by_page(&pages);
        prop_assert_eq!(by_page.concat(), (0..kinds.len()).collect::<Vec<usize>>());
        let rows: Vec<&Vec<usize>> = by_page.iter().filter(|rows| !rows.is_empty()).collect();
        for (at, rows) in rows.iter().enumerate() {
            let (first, last) = (rows[0], rows[rows.len() - 1]);
            // A run of groups or totals that fills a page cannot be held together.
            let held = kinds[first..=last].iter().all(|kind| *kind != RowKind::Body);
            prop_assert!(held || at == 0 || kinds[first] != RowKind::Total);
            prop_assert!(held || last + 1 == kinds.len() || kinds[last] != RowKind::Group);
        }
    }

    #[test]
    fn no_text_of_a_table_is_lost_or_leaves_its_margins(
        shares in prop::collection::vec((0_u16..50, 0_usize..3), 1..9),
        cells in prop::collection::vec(cell(), 1..80),
    ) {
        let columns: Vec<(&str, Align, u16)> = shares
            .iter()
            .map(|(share, align)| ("Head", [Align::Left, Align::Amount, Align::Center][*align], *share))
            .collect();
        let rows = cells.chunks(columns.len()).map(|cells| row(RowKind::Body, cells.to_vec())).collect();
        let mut report = sample::empty();
        let table = sample::table("t", &columns, rows);
        report.sections = vec![sample::section("one", vec![Block::Table(table)])];
        let pages = read(&report);
        stays_in_its_margins(&pages);
        let mut read: Vec<char> = pages
            .iter()
            .flat_map(|page| &page.pieces)
            .filter(|piece| piece.tag == "TD")
            .flat_map(|piece| piece.text.chars())
            .filter(char::is_ascii_graphic)
            .collect();
        let mut written: Vec<char> = cells
            .iter()
            .flat_map(|cell| &cell.lines)
            .flat_map(|text| &text.runs)
            .flat_map(|run| run.text.chars())
            .filter(char::is_ascii_graphic)
            .collect();
        read.sort_unstable();
        written.sort_unstable();
        prop_assert_eq!(read, written);
    }
}

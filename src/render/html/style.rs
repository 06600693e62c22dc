//! The stylesheet: what it takes from the report, and the hash by which the page admits it.

use std::collections::BTreeSet;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::report::document::{Align, Block, Column, Paper, Report, Table};

/// What the stylesheet's template takes.
#[derive(Debug, Serialize)]
pub(super) struct Stylesheet {
    paper: &'static str,
    /// The running line as the inside of a CSS string.
    running: String,
    /// The banner as the inside of a CSS string.
    banner: Option<String>,
    folds: [Fold; 3],
    widths: Vec<Width>,
    grids: Vec<Grid>,
}

/// Up to which width of the window a table's columns become rows.
#[derive(Debug, Serialize)]
struct Fold {
    name: &'static str,
    width: &'static str,
}

/// A column's width.
#[derive(Debug, Serialize)]
struct Width {
    name: u64,
    percent: String,
}

/// The columns of tables whose rows are grids, which stand in line without knowing of each other.
#[derive(Debug, Serialize)]
struct Grid {
    name: String,
    columns: String,
}

/// Rows from which on a table is tall: its rows are laid out one by one, when they come near.
const TALL: usize = 500;

const FOLDS: [Fold; 3] = [
    Fold { name: "few", width: "30rem" },
    Fold { name: "some", width: "50rem" },
    Fold { name: "many", width: "62rem" },
];

impl Stylesheet {
    /// The stylesheet for `report`.
    pub(super) fn of(report: &Report) -> Self {
        let blocks = report.sections.iter().flat_map(|section| &section.blocks);
        let mut names = BTreeSet::new();
        let mut tall = BTreeSet::new();
        for block in report.lead.iter().chain(blocks) {
            if let Block::Table(table) = block {
                names.extend(widths(&table.columns));
                tall.extend(is_tall(table).then(|| grid(&table.columns)));
            }
        }
        Self {
            paper: match report.paper {
                Paper::Letter => "letter",
                Paper::A4 => "A4",
            },
            running: css_string(&report.running),
            banner: report.banner.as_deref().map(css_string),
            folds: FOLDS,
            grids: tall.into_iter().map(|(name, columns)| Grid { name, columns }).collect(),
            widths: names.into_iter().map(|name| Width { name, percent: percent(name) }).collect(),
        }
    }
}

/// The class of a table with `columns` columns, if it ever folds.
pub(super) fn fold(columns: usize) -> Option<&'static str> {
    let [few, some, many] = FOLDS;
    match columns {
        0..=2 => None,
        3 => Some(few.name),
        4..=8 => Some(some.name),
        _ => Some(many.name),
    }
}

/// Whether a table has so many rows that laying out all of them would be felt.
pub(super) fn is_tall(table: &Table) -> bool {
    table.rows.len() > TALL
}

/// The class of a table whose rows are grids of these columns, and the tracks of the grid. A track is
/// as wide as a date or a word at least, since rows that do not know of each other can't make room.
pub(super) fn grid(columns: &[Column]) -> (String, String) {
    let (mut name, mut tracks) = ("grid".to_owned(), Vec::new());
    for (column, width) in columns.iter().zip(widths(columns)) {
        let (letter, least) = match column.align {
            Align::Left => ('w', "6rem"),
            Align::Amount => ('a', "3.75rem"),
            Align::Center => ('c', "2.5rem"),
        };
        name.push_str(&format!("-{letter}{width}"));
        tracks.push(format!("minmax({least}, {}fr)", width.max(1)));
    }
    (name, tracks.join(" "))
}

/// The widths of `columns`, in thousandths of the table's.
pub(super) fn widths(columns: &[Column]) -> Vec<u64> {
    let total: u64 = columns.iter().map(|column| u64::from(column.share)).sum();
    let width = |column: &Column| {
        u64::from(column.share).saturating_mul(1000).checked_div(total).unwrap_or_default()
    };
    columns.iter().map(width).collect()
}

/// Thousandths as percent: `972` is `97.2`.
pub(super) fn percent(thousandths: u64) -> String {
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

/// The source expression that admits exactly `style`: `sha256-` and the hash in base 64.
pub(super) fn hash(style: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(style.as_bytes())))
}

/// `bytes` in base 64, padded, in the standard alphabet.
fn base64(bytes: &[u8]) -> String {
    let mut encoded = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |position: usize| u32::from(chunk.get(position).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (position, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            encoded.push(if position > chunk.len() { '=' } else { digit(bits >> shift & 63) });
        }
    }
    encoded
}

/// The digit of base 64 for `value`, 0 to 63.
fn digit(value: u32) -> char {
    let (first, offset) = match value {
        0..=25 => ('A', value),
        26..=51 => ('a', value.saturating_sub(26)),
        52..=61 => ('0', value.saturating_sub(52)),
        62 => ('+', 0),
        _ => ('/', 0),
    };
    char::from_u32(u32::from(first).saturating_add(offset)).unwrap_or('/')
}

/// `text` as the inside of a CSS string: whatever could end the string, or the style element, is
/// written as its number.
fn css_string(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c == ' ' || c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '–' | '·' | '(' | ')')
        {
            escaped.push(c);
        } else if c != '\0' {
            escaped.push('\\');
            escaped.extend(c.escape_unicode().filter(char::is_ascii_hexdigit));
            escaped.push(' ');
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{base64, css_string, hash, percent, widths};
    use crate::report::document::{Align, Column};

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let plain = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
        let encoded = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
        assert_eq!(plain.map(|text| base64(text.as_bytes())), encoded);
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn hash_of_nothing_is_the_known_one() {
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn css_string_cannot_be_left() {
        assert_eq!(css_string("Jordan Avery · 2025-06-01"), "Jordan Avery · 2025-06-01");
        assert_eq!(css_string("\"}</style>\\\n"), "\\22 \\7d \\3c \\2f style\\3e \\5c \\a ");
        assert_eq!(css_string("a\0b"), "ab");
    }

    #[test]
    fn a_grid_has_a_track_for_each_column() {
        let column = |align, share| Column { title: String::new(), align, share };
        let columns = [column(Align::Left, 3), column(Align::Amount, 1)];
        let (name, tracks) = super::grid(&columns);
        assert_eq!(name, "grid-w750-a250");
        assert_eq!(tracks, "minmax(6rem, 750fr) minmax(3.75rem, 250fr)");
    }

    #[test]
    fn widths_are_shares_of_the_whole() {
        let column = |share| Column { title: String::new(), align: Align::Left, share };
        assert_eq!(widths(&[column(1), column(2), column(5)]), [125, 250, 625]);
        assert_eq!(widths(&[column(0), column(0)]), [0, 0]);
        assert_eq!([percent(0), percent(125), percent(1000)], ["0.0", "12.5", "100.0"]);
    }
}

//! Names of files and folders: their separators are blanks, and capitals mean nothing.

use std::ops::Range;

use crate::privacy::passage::{Hit, Passage};
use crate::privacy::{Found, Identifier, Manner, Own, allow, code, name, number, phone};

/// What in a path a client could be known by.
pub fn path(path: &str, manner: Manner, own: &Own) -> Vec<Found> {
    let found = |(identifier, range): (Identifier, Range<usize>)| Found {
        identifier,
        line_code: allow::line_code(identifier, path, path.get(range.clone()).unwrap_or("")),
        covered: range.clone(),
        range,
        part_of: Some(0..path.len()),
    };
    hits(path, own, manner).into_iter().map(found).collect()
}

pub(super) fn hits(path: &str, own: &Own, manner: Manner) -> Vec<Hit> {
    if manner == Manner::Mild && !Passage::speaks_of_a_client(&blanks(path)) {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = Vec::new();
    let raw = Passage { text: path, own };
    if path.bytes().any(|byte| byte.is_ascii_digit()) {
        number::ssns(&raw, &mut hits);
        phone::phones(&raw, &mut hits);
        let spaced = blanks(path);
        let words = Passage { text: &spaced, own };
        code::codes(&words, &mut hits);
    }
    phone::emails(&raw, &mut hits);
    let spaced = blanks(path);
    for range in name::in_path(&spaced) {
        let inside =
            hits.iter().any(|(_, outer)| outer.start <= range.start && range.end <= outer.end);
        if !inside {
            hits.push((Identifier::Name, range));
        }
    }
    hits.retain(|(_, range)| !own.holds(spaced.get(range.clone()).unwrap_or("")));
    hits
}

/// The path with blanks for its dashes and lines, byte for byte.
fn blanks(path: &str) -> String {
    path.chars()
        .map(|sign| if matches!(sign, '-' | '_' | '.' | '+') { ' ' } else { sign })
        .collect()
}

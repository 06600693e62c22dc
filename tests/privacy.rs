//! Identifiers of clients: innocent prose is left alone, every identifier is found, and none is ever repeated.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(clippy::disallowed_methods, reason = "a test reads the prose that it looks through")]

use std::fmt::Write;

use practicum::privacy::{Found, Manner, Own, scan};

/// A paragraph with the identifiers that are marked in it, as `⟦word|value⟧`.
struct Marked {
    text: String,
    values: Vec<(String, String)>,
}

#[test]
fn innocent_prose_is_left_alone() {
    let mut wrong = String::new();
    let mut seen = 0;
    for paragraph in paragraphs("innocent.md") {
        seen += 1;
        for found in found(&paragraph) {
            let value = &paragraph[found.range.clone()];
            writeln!(wrong, "{}: `{value}` in: {paragraph}", found.identifier.word()).unwrap();
        }
    }
    assert!(seen >= 200, "only {seen} paragraphs");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_identifier_is_found() {
    let mut wrong = String::new();
    let mut seen = 0;
    for marked in paragraphs("identifying.md").iter().map(|one| marked(one)) {
        seen += 1;
        let all = found(&marked.text);
        for (word, value) in &marked.values {
            let at = marked.text.find(value.as_str()).unwrap();
            let place = at..at + value.len();
            let hit = all.iter().any(|found| {
                found.identifier.word() == format!("identifier-{word}")
                    && found.range.start < place.end
                    && place.start < found.range.end
            });
            if !hit {
                let others: Vec<_> = all
                    .iter()
                    .map(|one| (one.identifier.word(), &marked.text[one.range.clone()]))
                    .collect();
                writeln!(wrong, "{word}: `{value}` in: {} {others:?}", marked.text).unwrap();
            }
        }
    }
    assert!(seen >= 200, "only {seen} paragraphs");
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is found in a paragraph that is the body of a case entry.
fn found(paragraph: &str) -> Vec<Found> {
    scan(paragraph, Manner::Strict, &own(), false)
}

fn own() -> Own {
    let mut own = Own::default();
    for name in ["Jordan Avery, MA, LMFT", "Alex Rivera, PhD, CST-S", "Chidi Okafor, LCSW"] {
        own.name(name);
    }
    own
}

fn paragraphs(file: &str) -> Vec<String> {
    let path = format!("{}/tests/privacy/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    text.split("\n\n").map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

fn marked(text: &str) -> Marked {
    let (mut plain, mut values) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (mark, after) = after.split_once('⟧').unwrap();
        let (word, value) = mark.split_once('|').unwrap();
        plain.push_str(before);
        plain.push_str(value);
        values.push((word.to_owned(), value.to_owned()));
        rest = after;
    }
    plain.push_str(rest);
    Marked { text: plain, values }
}

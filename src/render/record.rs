//! A record as a text of the log: one field a line, so that a difference of two shows what changed.

use crate::model::record::code::Code;
use crate::model::record::filed::{Edition, Numbered};
use crate::model::record::{Fields, Key, Record, Recorded, list, word};

/// The text; `head` are the sentences above it, which say what it is.
pub fn render(record: &Record, head: &[&str]) -> String {
    let mut text: String = head.iter().map(|line| format!("# {line}\n")).collect();
    text.push_str(&format!("practicum-record: 1\ncode: {}\n", record.code()));
    for (key, value) in record.scope.fields() {
        text.push_str(&format!("{key}: {value}\n"));
    }
    text.push_str(if record.lines.is_empty() { "lines: []\n" } else { "lines:\n" });
    record.lines.iter().for_each(|line| text.push_str(&self::line(line)));
    if !record.totals.is_empty() {
        text.push_str("totals:\n");
    }
    for total in &record.totals {
        text.push_str(&format!("  - requirement: {}\n    said:\n", word(&total.id)));
        text.push_str(&fields(&total.fields));
    }
    text
}

/// What is kept in the log of a sheet: its record, and which sheets were made before it. Those are
/// not in its code, so that the same sheet that is made again is the same.
pub fn sheet(record: &Record, after: &[Code], head: &[&str]) -> String {
    let mut text = render(record, head);
    if !after.is_empty() {
        let codes: Vec<String> = after.iter().map(Code::to_string).collect();
        text.push_str(&format!("after: {}\n", list(&codes)));
    }
    text
}

/// What a packet carries.
pub fn packet(record: &Record, exhibits: &[Numbered], edition: &Edition) -> String {
    let mut text = render(record, &[]);
    text.push_str(&self::exhibits(exhibits));
    text.push_str(&format!("audience: {}\n", word(&edition.audience)));
    if let Some(of) = &edition.of {
        text.push_str(&format!("for: {}\n", word(of)));
    }
    if edition.draft {
        text.push_str("draft: true\n");
    }
    text
}

/// What is kept in the log of a packet that was sent.
pub fn submission(record: &Record, exhibits: &[Numbered]) -> String {
    let mut text = render(record, &SENT);
    text.push_str(&self::exhibits(exhibits));
    text
}

/// The exhibits, and the code by which the list can be held against what was written.
fn exhibits(all: &[Numbered]) -> String {
    let mut text = format!("exhibits-code: {}\n", Numbered::code(all));
    text.push_str(if all.is_empty() { "exhibits: []\n" } else { "exhibits:\n" });
    for one in all {
        text.push_str(&format!("  - number: {}\n", one.number));
        if !one.path.is_empty() {
            text.push_str(&format!("    file: {}\n", word(&one.path)));
        }
        text.push_str(&format!("    sha256: {}\n", word(&one.sha256)));
    }
    text
}

/// What stands above the record of a packet that was sent.
const SENT: [&str; 3] = [
    "What counted in an application when it was sent, and the numbers of its exhibits.",
    "Written by `practicum submit`; the next packet answers by it and keeps the numbers.",
    "Keep it with the log, in git too, and do not edit it.",
];

fn line(line: &Recorded) -> String {
    let key = match &line.key {
        Key::Path(path) => format!("entry: {}", word(path)),
        Key::Hash(code) => format!("key: {code}"),
    };
    let counted = fields(&line.fields);
    format!("  - {key}\n    line: {}\n    counted:\n{counted}", line.line)
}

/// The order of the fields that every line has or may have, the most telling first.
const ORDER: [&str; 8] =
    ["kind", "date", "hours", "area", "teaching", "supervisor", "setting", "group_size"];

fn fields(fields: &Fields) -> String {
    let place = |name: &str| ORDER.iter().position(|one| *one == name).unwrap_or(ORDER.len());
    let mut all: Vec<(&String, &String)> = fields.iter().collect();
    all.sort_by_key(|(name, _)| (place(name), *name));
    all.into_iter().map(|(name, value)| format!("      {}: {value}\n", word(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::model::record::{Asked, Scope, Total, map};
    use crate::source::Sources;
    use expect_test::expect;
    use proptest::prelude::*;

    /// What is read back of a record that was written.
    fn read_back(record: &Record) -> (Option<Record>, String) {
        let mut sources = Sources::default();
        let text = render(record, &["What it is.", "Keep it."]);
        let file = sources.add_text("signoffs/a.yaml", &text);
        let mut sink = Diagnostics::default();
        let source = sources.get(file).unwrap();
        let filed = crate::read::record::read(&mut sink, file, source);
        let said = crate::diagnostic::human::render(&sink, &sources, false);
        let code = filed.as_ref().map(|one| one.code.value);
        assert!(code.is_none_or(|code| code == record.code()), "{text}");
        (filed.map(|one| one.record), format!("{said}{text}"))
    }

    fn recorded(path: &str, line: usize, fields: &[(&str, &str)]) -> Recorded {
        let fields = fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Recorded { key: Key::Path(path.to_owned()), line, fields: fields.collect() }
    }

    #[test]
    fn a_record_is_one_field_a_line() {
        let teaching = [("training/ethics".to_owned(), "0.50".to_owned())];
        let teaching = map(teaching.iter().map(|(key, value)| (key, value)));
        let with = list(&["okafor".to_owned(), word("dr. x, y")]);
        let record = Record {
            scope: Scope::Signoff {
                by: "rivera".to_owned(),
                through: jiff::civil::date(2024, 6, 30),
                program: "guild".to_owned(),
                asked: Asked { tags: ["a tag".to_owned()].into(), provider: true },
            },
            lines: vec![
                recorded(
                    "supervision/a.md",
                    1,
                    &[("hours", "1.50"), ("kind", "supervision"), ("teaching", &teaching)],
                ),
                recorded("supervision/b c.md", 2, &[("with", &with), ("date", "2024-02-05")]),
            ],
            totals: Vec::new(),
        };
        let (back, text) = read_back(&record);
        assert_eq!(back, Some(record), "{text}");
        expect![[r#"
            # What it is.
            # Keep it.
            practicum-record: 1
            code: 5B5MV-KN3DM
            by: rivera
            through: 2024-06-30
            program: guild
            asked-tags: ["a tag"]
            asked-provider: true
            lines:
              - entry: supervision/a.md
                line: 1
                counted:
                  kind: supervision
                  hours: 1.50
                  teaching: {training/ethics: 0.50}
              - entry: "supervision/b c.md"
                line: 2
                counted:
                  date: 2024-02-05
                  with: [okafor, "dr. x, y"]
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn a_packets_record_is_read_back_too() {
        let total = [("counted".to_owned(), "90.00".to_owned())];
        let record = Record {
            scope: Scope::Packet {
                program: "aasect-cst".to_owned(),
                version: "2025.T.1".to_owned(),
                as_of: jiff::civil::date(2025, 6, 1),
            },
            lines: vec![recorded("a.md", 1, &[("hours", "1.50")])],
            totals: vec![Total { id: "core".to_owned(), fields: total.into() }],
        };
        for record in [record.keyed(), record] {
            let (back, text) = read_back(&record);
            assert_eq!(back, Some(record), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_words_are_read_back(
            path in "\\PC{1,12}",
            name in "[a-z][a-z_]{0,8}",
            value in "\\PC{0,12}",
            by in "\\PC{1,8}",
            tags in proptest::collection::btree_set("\\PC{0,8}", 0..3),
        ) {
            let scope = Scope::Signoff {
                by,
                through: jiff::civil::date(2024, 6, 30),
                program: name.clone(),
                asked: Asked { tags, provider: false },
            };
            let fields = [(name, word(&value))].into();
            let lines = vec![Recorded { key: Key::Path(path), line: 1, fields }];
            let record = Record { scope, lines, totals: Vec::new() };
            let (back, text) = read_back(&record);
            prop_assert_eq!(back, Some(record), "{}", text);
        }
    }
}

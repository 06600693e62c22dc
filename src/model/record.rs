//! What counts of a log, line by line and without a word of prose: what a signature or a packet can be held against.

pub mod code;
pub mod difference;
pub mod filed;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::record::code::Code;

/// Counted fields in the format's own words, each with its value in the one spelling that all
/// spellings of the same value have.
pub type Fields = BTreeMap<String, String>;

/// What counted of a log at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it was made for.
    pub scope: Scope,
    /// The lines, by path and number.
    pub lines: Vec<Recorded>,
    /// The totals of a packet.
    pub totals: Vec<Total>,
}

/// What a record was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// What a supervisor signs.
    Signoff {
        /// The supervisor's id.
        by: String,
        /// The last day of what is signed.
        through: Date,
        /// The id of the program whose sheet it is.
        program: String,
        /// What was asked of entries that not every log asks.
        asked: Asked,
    },
    /// What a packet says.
    Packet {
        /// The program's id.
        program: String,
        /// The version's name.
        version: String,
        /// The day of judgement.
        as_of: Date,
    },
}

/// Keys that count only where a rule asks for them. A record names them, so that a rule pack that is
/// added later voids no signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// These tags.
    pub tags: BTreeSet<String>,
    /// The provider.
    pub provider: bool,
}

/// One line of one entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recorded {
    /// The entry.
    pub key: Key,
    /// The line's number in its entry, from 1; a plain entry has one line.
    pub line: usize,
    /// What of it can change a count.
    pub fields: Fields,
}

/// Which entry a line is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Its path below the root.
    Path(String),
    /// A hash of the path, for those who are not to read how the applicant names files.
    Hash(Code),
}

/// The result of one requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The requirement's id.
    pub id: String,
    /// What it says: `required`, `counted`, `status`.
    pub fields: Fields,
}

impl Key {
    /// The hash of the path: the same for both ways to say which entry it is.
    pub fn hash(&self) -> Code {
        match self {
            Self::Path(path) => Code::of(path.as_bytes()),
            Self::Hash(code) => *code,
        }
    }

    /// The path, where it may be read.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Path(path) => Some(path),
            Self::Hash(_) => None,
        }
    }
}

impl Scope {
    /// The day of judgement of a packet.
    pub fn as_of(&self) -> Option<Date> {
        match self {
            Self::Packet { as_of, .. } => Some(*as_of),
            Self::Signoff { .. } => None,
        }
    }

    /// The scope as fields.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Signoff { by, through, program, asked } => {
                let mut fields = vec![
                    ("by", word(by)),
                    ("through", through.to_string()),
                    ("program", word(program)),
                ];
                if !asked.tags.is_empty() {
                    let tags: Vec<String> = asked.tags.iter().map(|tag| word(tag)).collect();
                    fields.push(("asked-tags", list(&tags)));
                }
                if asked.provider {
                    fields.push(("asked-provider", "true".to_owned()));
                }
                fields
            }
            Self::Packet { program, version, as_of } => vec![
                ("program", word(program)),
                ("version", word(version)),
                ("as-of", as_of.to_string()),
            ],
        }
    }
}

impl Record {
    /// The code of everything that it says but the names of files and the order of lines: a file
    /// that is renamed is no change of what counts.
    pub fn code(&self) -> Code {
        Code::of(self.canonical().as_bytes())
    }

    /// The same record with hashes in place of paths.
    #[must_use]
    pub fn keyed(&self) -> Self {
        let mut keyed = self.clone();
        for line in &mut keyed.lines {
            line.key = Key::Hash(line.key.hash());
        }
        keyed.lines.sort();
        keyed
    }

    /// One text for one meaning. No value has a line break in it.
    fn canonical(&self) -> String {
        let mut text = String::from("practicum record 1\n");
        for (key, value) in self.scope.fields() {
            text.push_str(&format!("{key}: {value}\n"));
        }
        let said = |fields: &Fields| -> String {
            fields.iter().map(|(key, value)| format!("{}: {value}\n", word(key))).collect()
        };
        let mut lines: Vec<String> = self.lines.iter().map(|one| said(&one.fields)).collect();
        lines.sort();
        for line in lines {
            text.push_str(&format!("-\n{line}"));
        }
        for total in &self.totals {
            text.push_str(&format!("total {}\n{}", word(&total.id), said(&total.fields)));
        }
        text
    }
}

/// Where the record of a sheet lies in the log.
pub fn file_name(by: &str, through: &str, code: Code) -> String {
    // An id may be any word; a name of a file is one that every machine takes.
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let by: String = by.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    format!("signoffs/{by}-{through}-{code}.yaml")
}

/// A word as it stands in a record: in quotes where it could be read as anything else.
pub fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '/' | '.' | '-' | '+');
    let begins = text.starts_with(|c: char| c.is_alphanumeric());
    if begins && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let one = |c: char| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
            format!("\\u{:04X}", u32::from(c))
        }
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(one).collect::<String>())
}

/// A list as it stands in a record; its items are in their final form.
pub fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

/// A mapping as it stands in a record; keys and values are in their final form.
pub fn map<'p>(pairs: impl IntoIterator<Item = (&'p String, &'p String)>) -> String {
    let pairs: Vec<String> =
        pairs.into_iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{{}}}", pairs.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str, number: usize, hours: &str) -> Recorded {
        let fields = [("date", "2024-02-05"), ("hours", hours)];
        let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned()));
        Recorded { key: Key::Path(path.to_owned()), line: number, fields: fields.into() }
    }

    fn scope(by: &str, through: Date, program: &str, tags: &[&str]) -> Scope {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let asked = Asked { tags, provider: false };
        Scope::Signoff { by: by.to_owned(), through, program: program.to_owned(), asked }
    }

    const JUNE: Date = jiff::civil::date(2024, 6, 30);

    fn record(lines: Vec<Recorded>) -> Record {
        Record { scope: scope("rivera", JUNE, "guild", &[]), lines, totals: vec![] }
    }

    #[test]
    fn a_code_knows_what_counts_and_not_where_it_stands() {
        let one = record(vec![line("a.md", 1, "1.00"), line("b.md", 1, "2.00")]);
        let renamed = record(vec![line("b.md", 1, "2.00"), line("c.md", 3, "1.00")]);
        assert_eq!(one.code(), renamed.code());
        assert_eq!(one.code(), one.keyed().code());
        let mut others = vec![record(vec![line("a.md", 1, "1.00")])];
        others.push(record(vec![line("a.md", 1, "1.00"), line("b.md", 1, "2.50")]));
        // Twice the same is not once.
        others.push(record(vec![
            line("a.md", 1, "1.00"),
            line("b.md", 1, "2.00"),
            line("c.md", 1, "2.00"),
        ]));
        let scopes = [
            scope("rivera", jiff::civil::date(2024, 7, 1), "guild", &[]),
            scope("okafor", JUNE, "guild", &[]),
            scope("rivera", JUNE, "other", &[]),
            scope("rivera", JUNE, "guild", &["taught"]),
        ];
        others.extend(scopes.map(|scope| Record { scope, ..one.clone() }));
        let mut total = one.clone();
        total.totals.push(Total { id: "core".into(), fields: Fields::new() });
        others.push(total);
        assert!(others.iter().all(|other| other.code() != one.code()));
    }

    #[test]
    fn a_key_hides_the_path_and_stays_the_same_key() {
        let one = record(vec![line("supervision/a.md", 1, "1.00")]);
        let keyed = one.keyed();
        let keys = |record: &Record| -> Vec<Code> {
            record.lines.iter().map(|one| one.key.hash()).collect()
        };
        assert_eq!(keys(&one), keys(&keyed));
        assert!(keyed.lines.iter().all(|one| one.key.path().is_none()));
    }

    #[test]
    fn no_word_can_be_taken_for_more_than_one() {
        let words = [
            ("aasect-cst", "aasect-cst"),
            ("core/ethics", "core/ethics"),
            ("", "\"\""),
            ("a, b", "\"a, b\""),
            ("a: b", "\"a: b\""),
            ("-", "\"-\""),
            ("a\nhours: 9", "\"a\\u000Ahours: 9\""),
            ("a\"b\\", "\"a\\\"b\\\\\""),
            ("Łukasz", "Łukasz"),
        ];
        for (text, shown) in words {
            assert_eq!(word(text), shown, "{text}");
        }
    }
}

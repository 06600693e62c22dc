//! The records of what was signed or sent, as they stand in the log.

use std::collections::BTreeSet;

use crate::diagnostic::code::Code as Kind;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Placed;
use crate::model::record::code::{Code, Fault};
use crate::model::record::filed::{Edition, Filed, Numbered};
use crate::model::record::{self, Asked, Fields as Counted, Key, Record, Recorded, Scope, Total};
use crate::read::fields::Fields;
use crate::read::{scalar, source};
use crate::source::{FileId, Source, Span};
use crate::syntax::yaml::{self, Node, Value};

/// The one form of records so far.
const FORM: &str = "1";

const KEYS: [&str; 17] = [
    "practicum-record",
    "code",
    "by",
    "through",
    "program",
    "asked-tags",
    "asked-provider",
    "after",
    "version",
    "as-of",
    "lines",
    "totals",
    "exhibits-code",
    "exhibits",
    "audience",
    "for",
    "draft",
];

/// Reads a record; nothing if a finding says why it can't be read.
pub fn read(sink: &mut Diagnostics, file: FileId, from: &Source) -> Option<Filed> {
    if !source::whole(sink, file, from) {
        return None;
    }
    let before = sink.len();
    let Some(root) = yaml::parse(sink, file, &from.text, 0..from.text.len(), yaml::LOG_DEPTH)
    else {
        if sink.len() == before {
            let start = Span::start_of(file);
            let finding = Diagnostic::new(Kind::EmptyFrontMatter, start, "the record says nothing");
            sink.push(finding.help("bring it back from git"));
        }
        return None;
    };
    let fields = Fields::of(sink, &root, "a record", &KEYS)?;
    let form = fields.required(sink, "practicum-record", "practicum-record: 1")?;
    scalar::word(sink, form, "practicum-record", &[FORM], |form| form)?;
    let code = fields.required(sink, "code", "code: K7QF2-9XM4T")?;
    let code = self::code(sink, code)?;
    let scope = scope(sink, &fields)?;
    let lines = items(&fields, "lines").iter().filter_map(|item| line(sink, item)).collect();
    let totals = items(&fields, "totals").iter().filter_map(|item| total(sink, item)).collect();
    let record = Record { scope, lines, totals };
    let exhibits = items(&fields, "exhibits").iter().filter_map(|item| exhibit(sink, item));
    let exhibits: Vec<Numbered> = exhibits.collect();
    once(sink, &fields, &exhibits);
    let exhibits_code = fields.get("exhibits-code").and_then(|node| self::code(sink, node));
    let edition = Edition {
        audience: scalar::optional_text(sink, &fields, "audience").unwrap_or_default(),
        of: scalar::optional_text(sink, &fields, "for"),
        draft: fields.get("draft").is_some_and(|node| node.text() == Some("true")),
    };
    let after = items(&fields, "after").iter().filter_map(|item| self::code(sink, item));
    let after = after.map(|code| code.value).collect();
    let sound = root.whole && sink.len() == before;
    sound.then_some(Filed {
        file,
        code,
        record,
        exhibits,
        exhibits_code: exhibits_code.map(|code| code.value),
        edition,
        after,
    })
}

/// A code as people type it.
pub fn code(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Placed<Code>> {
    let found = scalar::text(sink, node, "code")?;
    let fault = match Code::parse(found) {
        Ok(value) => return Some(Placed { value, span: node.span }),
        Err(fault) => fault,
    };
    let label = match fault {
        Fault::Letter(letter) => format!("`{letter}` stands in no code"),
        Fault::Length(1) => "it has one letter, and a code has ten".to_owned(),
        Fault::Length(length) => format!("it has {length} letters, and a code has ten"),
    };
    let message = format!("`{found}` is no code");
    sink.push(
        Diagnostic::new(Kind::BadCode, node.span, message)
            .label(label)
            .help("a code is ten letters and digits, as `K7QF2-9XM4T`; copy it as it is printed"),
    );
    None
}

fn scope(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Option<Scope> {
    let program = fields.required(sink, "program", "program: guild");
    let program = program.and_then(|node| scalar::text(sink, node, "program"));
    if fields.get("by").is_none() {
        let version = fields.required(sink, "version", "version: 2025.T.1");
        let as_of = fields.required(sink, "as-of", "as-of: 2025-06-01");
        let version = version.and_then(|node| scalar::text(sink, node, "version"));
        let as_of = as_of.and_then(|node| scalar::day(sink, node, "as-of"));
        let (program, version) = (program?.to_owned(), version?.to_owned());
        return Some(Scope::Packet { program, version, as_of: as_of? });
    }
    let by = scalar::optional_text(sink, fields, "by");
    let through = fields.required(sink, "through", "through: 2024-06-30");
    let through = through.and_then(|node| scalar::day(sink, node, "through"));
    let tags = items(fields, "asked-tags").iter().filter_map(Node::text).map(str::to_owned);
    let provider = fields.get("asked-provider").is_some_and(|node| node.text() == Some("true"));
    let asked = Asked { tags: tags.collect(), provider };
    Some(Scope::Signoff { by: by?, through: through?, program: program?.to_owned(), asked })
}

fn items<'n, 't>(fields: &Fields<'n, 't>, key: &str) -> &'n [Node<'t>] {
    fields.get(key).map(scalar::items).unwrap_or_default()
}

fn line(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Recorded> {
    let fields = Fields::of(sink, node, "a line", &["entry", "key", "line", "counted"])?;
    let key = if let Some(node) = fields.get("key") {
        Key::Hash(code(sink, node)?.value)
    } else {
        let node = fields.required(sink, "entry", "entry: supervision/2024-02-05.md")?;
        Key::Path(scalar::text(sink, node, "entry")?.to_owned())
    };
    let number = fields.required(sink, "line", "line: 1")?;
    let number = scalar::count(sink, number, "line")?;
    let counted = fields.required(sink, "counted", "counted: {date: 2024-02-05}")?;
    let line = usize::try_from(number).unwrap_or(usize::MAX);
    Some(Recorded { key, line, fields: self::counted(counted) })
}

fn total(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Total> {
    let fields = Fields::of(sink, node, "a total", &["requirement", "said"])?;
    let id = fields.required(sink, "requirement", "requirement: core")?;
    let id = scalar::text(sink, id, "requirement")?.to_owned();
    let said = fields.required(sink, "said", "said: {counted: 90.00}")?;
    Some(Total { id, fields: counted(said) })
}

fn exhibit(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Numbered> {
    let fields = Fields::of(sink, node, "an exhibit", &["number", "file", "sha256"])?;
    let number = fields.required(sink, "number", "number: 1")?;
    let number = scalar::count(sink, number, "number")?;
    let path = scalar::optional_text(sink, &fields, "file").unwrap_or_default();
    let sha256 = scalar::optional_text(sink, &fields, "sha256").unwrap_or_default();
    Some(Numbered { number: usize::try_from(number).unwrap_or(usize::MAX), path, sha256 })
}

/// A number that stands twice would hide a file, and so would a path.
fn once(sink: &mut Diagnostics, fields: &Fields<'_, '_>, all: &[Numbered]) {
    let (mut numbers, mut paths) = (BTreeSet::new(), BTreeSet::new());
    for (node, one) in items(fields, "exhibits").iter().zip(all) {
        let is_new = numbers.insert(one.number);
        let is_other = one.path.is_empty() || paths.insert(one.path.as_str());
        let what = match (is_new, is_other) {
            (true, true) => continue,
            (false, _) => format!("the number {}", one.number),
            (true, false) => format!("the file `{}`", one.path),
        };
        let message = format!("{what} stands twice among the exhibits");
        sink.push(
            Diagnostic::new(Kind::DuplicateKey, node.span, message)
                .help("bring the file back from git; it says what was sent, and is never edited"),
        );
    }
}

/// The fields of a mapping, each in the form in which records hold values.
fn counted(node: &Node<'_>) -> Counted {
    let pairs = node.pairs().unwrap_or_default();
    pairs.iter().map(|pair| (pair.key.clone().into_owned(), flow(&pair.value))).collect()
}

fn flow(node: &Node<'_>) -> String {
    match &node.value {
        Value::Scalar(text) => record::word(text),
        Value::List(items) => record::list(&items.iter().map(flow).collect::<Vec<_>>()),
        Value::Map(pairs) => {
            let pairs: Vec<(String, String)> =
                pairs.iter().map(|pair| (record::word(&pair.key), flow(&pair.value))).collect();
            record::map(pairs.iter().map(|(key, value)| (key, value)))
        }
    }
}

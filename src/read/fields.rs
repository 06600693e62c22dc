//! A mapping as a record: which keys it may have, which it has, which it lacks.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::period::Period;
use crate::model::words::{Approval, Kind};
use crate::read::answer::day;
use crate::read::entry::keys;
use crate::read::folded::folded;
use crate::read::{homes, suggest, synonym};
use crate::source::Span;
use crate::syntax::yaml::{Node, Pair, Value};

/// A mapping whose keys are known.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'n, 't> {
    /// What the mapping is, for a message: `a training`, `a contract`.
    pub what: &'static str,
    /// The place of a key that is absent.
    pub absent: Span,
    /// The whole mapping.
    pub span: Span,
    pairs: &'n [Pair<'t>],
    /// A bit for each of the first 64 keys that is not known: it may stand for one that is absent.
    unknown: u64,
}

impl<'n, 't> Fields<'n, 't> {
    /// Takes `node` as a mapping with these keys; says what is no mapping and which keys are not known.
    pub fn of(
        sink: &mut Diagnostics,
        node: &'n Node<'t>,
        what: &'static str,
        known: &[&str],
    ) -> Option<Self> {
        let Some(pairs) = node.pairs() else {
            if !node.is_lost() {
                sink.push(no_mapping(node, what, known));
            }
            return None;
        };
        let mut unknown = 0_u64;
        // Lines that were to stand below a key and begin at its column: the key has no value, and its
        // reader says so.
        let mut below_nothing = false;
        let range = if known.contains(&"date") { homes::range(pairs) } else { None };
        for (at, pair) in (0_u32..).zip(pairs).filter(|(_, pair)| !is_own(&pair.key)) {
            if pair.key.is_empty() {
                let message = format!("{what} has a value without a key");
                let finding = Diagnostic::new(Code::UnknownKey, pair.value.span, message);
                sink.push(finding.help("write the key before the colon, as in `title: Ethics`"));
            } else if !known.contains(&pair.key.as_ref()) {
                unknown |= 1_u64.checked_shl(at).unwrap_or(0);
                let called = folded(&pair.key);
                let is_end = range.is_some() && homes::LAST.contains(&called.as_str());
                let begins = homes::FIRST.contains(&called.as_str());
                match range.as_deref().filter(|_| begins) {
                    _ if below_nothing || is_end => {}
                    Some(range) => sink.push(
                        unknown_key(pair, what)
                            .label(format!("write `{range}` in place of both lines")),
                    ),
                    None => sink.push(self::unknown(pair, what, known, pairs)),
                }
                continue;
            }
            let value = pair.value.text();
            below_nothing = value.is_some_and(|text| text.is_empty() || day::lacks_year(text));
        }
        Some(Self { what, absent: node.span, span: node.span, pairs, unknown })
    }

    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&'n Node<'t>> {
        self.pair(key).map(|pair| &pair.value)
    }

    /// The key with its value.
    pub fn pair(&self, key: &str) -> Option<&'n Pair<'t>> {
        self.pairs.iter().find(|pair| pair.key == key)
    }

    /// All keys with their values.
    pub fn pairs(&self) -> &'n [Pair<'t>] {
        self.pairs
    }

    /// The value of `key`, or a finding that it is absent and how to write it.
    pub fn required(
        &self,
        sink: &mut Diagnostics,
        key: &str,
        example: &str,
    ) -> Option<&'n Node<'t>> {
        let value = self.get(key);
        if value.is_none() {
            self.lacks(sink, self.what, key, example);
        }
        value
    }

    /// Says that `key` is absent, unless it stands there under another name, which is said already.
    pub fn lacks(&self, sink: &mut Diagnostics, what: &str, key: &str, example: &str) {
        if !self.has_renamed(key) {
            sink.push(missing(self.absent, what, key, example));
        }
    }

    /// Whether `key` may stand there under another name; that is said already.
    pub fn has_renamed(&self, key: &str) -> bool {
        let is_unknown = |at: u32| self.unknown & 1_u64.checked_shl(at).unwrap_or(0) != 0;
        let mut unknown = (0_u32..).zip(self.pairs).filter(|(at, _)| is_unknown(*at));
        unknown
            .any(|(_, pair)| may_be(&pair.key, key) || homes::stands_for(self.what, &pair.key, key))
    }

    /// Says that `key` has no meaning here, if it is there.
    pub fn refuse(&self, sink: &mut Diagnostics, key: &str, why: &str) {
        if let Some(pair) = self.pair(key) {
            let message = format!("`{key}` has no meaning here");
            sink.push(
                Diagnostic::new(Code::MisplacedKey, pair.key_span, message)
                    .label(why)
                    .help(format!("remove `{key}`")),
            );
        }
    }
}

/// A finding that a required key is absent.
pub fn missing(place: Span, what: &str, key: &str, example: &str) -> Diagnostic {
    let meaning = MEANINGS.iter().find(|(one, _)| *one == key).map_or("", |(_, meaning)| meaning);
    Diagnostic::new(Code::MissingKey, place, format!("{what} needs `{key}`"))
        .label(meaning)
        .help(format!("add a line, for instance `{example}`"))
}

/// What the keys are that people ask about.
const MEANINGS: [(&str, &str); 12] = [
    ("kind", "what it records: `training`, `supervision` or `cases`"),
    ("date", "the day, the days or the month"),
    ("provider", "who gave the training"),
    ("approval", "who approved it: `aasect`, `university`, `program`, `supervisor` or `other`"),
    ("delivery", "how people met"),
    ("supervisor", "the short name of a supervisor in `practicum.yaml`"),
    ("setting", "`individual`, or `group` where other supervisees were there"),
    ("group_size", "how many supervisees were there, you included"),
    ("modality", "who the clients were: `individual`, `couple`, `family`, `group` or `class`"),
    ("hours", "how long it was"),
    ("signed", "the day on which both had signed"),
    ("from", "the first day"),
];

/// Whether a key is the user's own: kept, and of no meaning.
pub fn is_own(key: &str) -> bool {
    key.starts_with("x-")
}

/// Whether `written` may be meant as `key`.
pub fn may_be(written: &str, key: &str) -> bool {
    let one = || std::iter::once(key);
    !synonym::key(written, one()).is_empty() || suggest::nearest(written, one()).is_some()
}

fn unknown_key(pair: &Pair<'_>, what: &str) -> Diagnostic {
    let message = format!("{what} has no key `{}`", pair.key);
    Diagnostic::new(Code::UnknownKey, pair.key_span, message)
}

fn unknown(pair: &Pair<'_>, what: &str, known: &[&str], all: &[Pair<'_>]) -> Diagnostic {
    let key = &pair.key;
    let finding = unknown_key(pair, what);
    if let Some((why, help)) = homes::moved(pair, what, all) {
        return finding.label(why).help(help);
    }
    let own = format!("to keep it as a key of your own call it `x-{}`", folded(key));
    // `From` may head a letter: it is the date where a date stands behind it.
    let is_date = |text: &str| !day::meant(text).is_empty() || day::lacks_year(text);
    let fits = |key: &str| key != "date" || pair.value.text().is_none_or(is_date);
    let known = known.iter().copied().filter(|one| folded(one) == folded(key) || fits(one));
    let answers = synonym::key(key, known.clone());
    let is_there = |key: &str| all.iter().any(|pair| pair.key == key);
    if let [(there, _)] = answers.as_slice()
        && is_there(there)
    {
        return finding.label(format!("`{there}` stands there already")).help(own);
    }
    let answers: Vec<_> = answers.into_iter().filter(|(key, _)| !is_there(key)).collect();
    if let Some(question) = synonym::question(key, &answers) {
        let finding = finding.label(question);
        let [(key, _)] = answers.as_slice() else { return finding };
        if *key == "approval" {
            let value = pair.value.text().unwrap_or("");
            let words = Approval::ALL.iter().map(|one| one.word());
            let meant = synonym::value("approval", value, words.clone());
            return match (meant.as_slice(), synonym::question(value, &meant)) {
                ([(word, _)], _) => finding.help(format!("write `approval: {word}`")),
                (_, Some(question)) => finding.help(format!("by whom: {question}")),
                (..) => finding.help(suggest::one_of(words)),
            };
        }
        return match written(key, pair.value.text()) {
            Some(line) => finding.help(format!("write `{line}`")),
            None => finding,
        };
    }
    if synonym::is_body(key) {
        let finding = finding.label("a text about the entry stands below the second `---`");
        return finding.help("move it there; nobody else sees it unless you write `note: packet`");
    }
    if let (Some(kinds), None) = (kinds_with(key), suggest::nearest(key, known.clone())) {
        return finding
            .label(format!("it belongs to entries of kind {kinds}"))
            .help(format!("remove the line `{key}`, or correct `kind`"));
    }
    // A key that is near may stand there as well; those that are listed are still free.
    finding
        .label(match suggest::nearest(key, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => suggest::one_of(known.filter(|one| !is_there(one))),
        })
        .help(own)
}

/// The kinds whose entries have this key.
fn kinds_with(key: &str) -> Option<String> {
    let has = |kind: &Kind| keys::of_entry(*kind).contains(&key);
    let kinds: Vec<&str> =
        Kind::ALL.iter().filter(|kind| has(kind)).map(|kind| kind.word()).collect();
    (!kinds.is_empty()).then(|| crate::model::words::listed(kinds))
}

/// The line with `key` and the value that stands under another name, where they go together.
fn written(key: &str, value: Option<&str>) -> Option<String> {
    let value = value.filter(|value| !value.is_empty() && value.len() <= SHORT)?;
    match key {
        "kind" => {
            let words = Kind::ALL.iter().map(|kind| kind.word());
            match synonym::value(key, value, words).as_slice() {
                [(kind, _)] => Some(format!("kind: {kind}")),
                _ => None,
            }
        }
        // What looks like an amount may be the time of day.
        "hours" if value.contains(':') => None,
        "date" if Period::parse(value).is_err() => match day::meant(value).as_slice() {
            [one] => Some(format!("date: {one}")),
            _ => None,
        },
        "supervisors" => {
            Some(format!("supervisors: {{{}: {{name: {}}}}}", short(value), homes::braced(value)))
        }
        "documents" => None,
        "programs" => Some(format!("programs: [{}]", folded(value))),
        "tags" | "areas" | "with" => Some(format!("{key}: [{value}]")),
        key => (!synonym::is_other_word(key, value)).then(|| format!("{key}: {value}")),
    }
}

/// A longer value is not repeated.
const SHORT: usize = 60;

/// A short name for a person, to stand for the name in entries.
pub fn short(name: &str) -> String {
    let last = name.split(',').next().unwrap_or(name).split_whitespace().last().unwrap_or("rivera");
    last.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What is a mapping as a rule, and the key that a single value in its place is meant for.
const ALONE: [(&str, &str); 10] = [
    ("a contract", "signed"),
    ("a statement", "signed"),
    ("a supervisor", "name"),
    ("the applicant", "name"),
    ("the experience", "from"),
    ("the degree", "title"),
    ("a program", "version"),
    ("`packet`", "paper"),
    ("a document", "type"),
    ("a refusal", "program"),
];

fn no_mapping(node: &Node<'_>, what: &str, known: &[&str]) -> Diagnostic {
    let message = format!("{what} is written as keys, each with its value");
    let finding = Diagnostic::new(Code::WrongType, node.span, message)
        .label(format!("this is {}", node.what()));
    let alone = ALONE.iter().find(|(one, _)| *one == what).map(|(_, key)| *key);
    if node.text() == Some("") {
        let first = known.first().copied().unwrap_or("name");
        let help = format!("begin each line that belongs to it with two blanks, as `  {first}: …`");
        return finding.label("nothing stands below it").help(help);
    }
    if matches!(&node.value, Value::List(items) if items.iter().any(|item| item.pairs().is_some()))
    {
        return if what == "an entry" {
            finding
                .label("one file holds one entry")
                .help("give each a file of its own, or write the keys without the hyphens")
        } else {
            finding.help("remove the hyphens: `name: Jordan Avery`, and each key below the other")
        };
    }
    let value = node.text().filter(|value| value.len() <= SHORT);
    let day = |text: &str| match day::meant(text).as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    };
    match (what, alone, value) {
        ("academic credit", _, Some(credits)) => finding.help(format!(
            "write `credits: {{semester: {credits}}}`, or `credits: {{quarter: {credits}}}`"
        )),
        ("a contract", ..) if value.and_then(day).is_some_and(|days| days.contains("..")) => {
            let days = value.and_then(day).unwrap_or_default().replace("..", ", ended: ");
            finding.help(format!("write `{{signed: {days}}}`"))
        }
        (_, Some(key @ ("signed" | "from")), Some(value)) => match day(value) {
            Some(day) => finding.help(format!("write `{{{key}: {day}}}`")),
            None => finding.help(format!("write the day, for instance `{{{key}: 2020-08-01}}`")),
        },
        (_, Some(key), Some(value)) => {
            finding.help(format!("write `{{{key}: {}}}`", homes::braced(value)))
        }
        _ => {
            let known = crate::model::words::listed(known.iter().copied());
            finding.help(format!("its keys are {known}"))
        }
    }
}

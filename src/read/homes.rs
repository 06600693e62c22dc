//! Keys that stand at the wrong place: where each belongs, and how it is written there.

use crate::model::period;
use crate::read::answer::day;
use crate::read::folded::folded;
use crate::syntax::yaml::{Node, Pair, Value};

/// What holds the key, the keys, the key that they stand for there, and why.
const HOMES: [(&str, &str, &str, &str); 6] = [
    ("the log's file", "name email member_number degree experience", "applicant", APPLICANT),
    ("the log's file", "license insurance membership", "", "it is a document of the applicant"),
    ("the log's file", "documents", "", "each person has documents of their own"),
    ("the log's file", "contract", "", "it stands below its supervisor"),
    ("a supervisor", "evidence", "", "the evidence of a contract stands in it"),
    ("the applicant", "license insurance membership", "", "it is one of `documents`"),
];

const APPLICANT: &str = "it stands below `applicant`";

/// A license as it is written down, for an example.
const LICENSE: &str = "{type: license, level: independent, state: WA, from: 2023-08-01}";

/// Whether `written` in `what` stands for `key`.
pub fn stands_for(what: &str, written: &str, key: &str) -> bool {
    home(what, written).is_some_and(|(stands_for, _)| stands_for == key)
}

fn home(what: &str, written: &str) -> Option<(&'static str, &'static str)> {
    let is = |of: &str, keys: &str| of == what && keys.split(' ').any(|key| key == written);
    let (.., stands_for, why) = HOMES.iter().find(|(of, keys, ..)| is(of, keys))?;
    Some((stands_for, why))
}

/// Why the key stands wrong in `what`, and what to write.
pub fn moved(pair: &Pair<'_>, what: &str, all: &[Pair<'_>]) -> Option<(&'static str, String)> {
    let key = pair.key.as_ref();
    let (_, why) = home(what, key)?;
    let value = pair.value.text().filter(|value| !value.is_empty() && value.len() <= 60);
    let help = match (key, value) {
        ("evidence", Some(file)) => {
            let contract = all.iter().find(|pair| pair.key == "contract")?;
            let signed = contract.value.pairs()?.iter().find(|pair| pair.key == "signed")?;
            format!("write `contract: {{signed: {}, evidence: {file}}}`", signed.value.text()?)
        }
        ("contract", Some(signed)) => format!("write it there as `contract: {{signed: {signed}}}`"),
        ("license" | "insurance" | "membership", _) => {
            let document = match key {
                "insurance" => "{type: liability-insurance, from: 2023-05-16, to: 2024-05-15}",
                "membership" => "{type: membership, of: aasect, from: 2023-01-01, to: 2023-12-31}",
                _ => LICENSE,
            };
            let place = if what == "the applicant" { "" } else { " below `applicant`" };
            format!("write{place} `documents: [{document}]`, with its own days")
        }
        ("documents", _) => {
            "move it below the supervisor whose documents they are, or below `applicant`".to_owned()
        }
        (_, Some(value)) => format!("write `applicant:`, and below it `  {key}: {value}`"),
        (_, None) => format!("write `applicant:`, and move `{key}` below it by two blanks"),
    };
    Some((why, help))
}

/// The first and the last day of an entry that stand under two keys, as its date.
pub fn range(all: &[Pair<'_>]) -> Option<String> {
    let of = |keys: [&str; 2]| {
        all.iter().find(|pair| keys.contains(&folded(&pair.key).as_str()))?.value.text()
    };
    let one = |text: &str| match day::meant(text).as_slice() {
        [one] => Some(one.clone()).filter(|one| period::parse_day(one).is_ok()),
        _ => None,
    };
    let (from, to) = (one(of(FIRST)?)?, one(of(LAST)?)?);
    Some(format!("date: {from}..{to}"))
}

/// What the keys of the first and of the last day are called.
pub const FIRST: [&str; 2] = ["from", "start"];
/// The last.
pub const LAST: [&str; 2] = ["to", "end"];

/// A value as it stands between braces.
pub fn braced(value: &str) -> String {
    if value.contains([',', '[', ']', '{', '}', ':', '#', '"', '\'']) {
        return format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    }
    value.to_owned()
}

/// The documents of a list on one line.
pub fn items_listed(node: &Node<'_>) -> Option<String> {
    let Value::List(items) = &node.value else { return listed(node) };
    let one = |item| Some(format!("{{{}}}", on_a_line(item)?));
    let all: Option<Vec<String>> = items.iter().map(one).collect();
    let all = all?.join(", ");
    (all.len() <= 200).then(|| format!("[{all}]"))
}

/// A set of keys as the list that `key` takes, if it is known how that is meant.
pub fn listed_as(node: &Node<'_>, key: &str) -> Option<String> {
    match key {
        "documents" => listed(node),
        "signoffs" => on_a_line(node).map(|line| format!("[{{{line}}}]")),
        _ => None,
    }
}

/// The keys of a set in a row, if each has a single value.
fn on_a_line(node: &Node<'_>) -> Option<String> {
    let text = |pair: &Pair<'_>| Some(format!("{}: {}", pair.key, braced(pair.value.text()?)));
    let keys: Option<Vec<String>> = node.pairs()?.iter().map(text).collect();
    keys.map(|keys| keys.join(", "))
}

/// A set of keys as documents in a list, if they can stand on a line: `[{type: license, from: …}]`.
pub fn listed(node: &Node<'_>) -> Option<String> {
    let pairs = node.pairs()?;
    let items = if pairs.iter().any(|pair| pair.key == "type") {
        format!("{{{}}}", on_a_line(node)?)
    } else {
        let items: Option<Vec<String>> =
            pairs.iter().map(|pair| named(&pair.key, &pair.value)).collect();
        items?.join(", ")
    };
    (!items.is_empty() && items.len() <= 200).then(|| format!("[{items}]"))
}

/// `license: 2023-08-01..2026-07-31` or `license: {from: 2023-08-01}` as a document.
fn named(kind: &str, value: &Node<'_>) -> Option<String> {
    let rest = match &value.value {
        Value::Scalar(text) => match text.split_once("..") {
            Some((from, to)) => format!("from: {from}, to: {to}"),
            None => format!("from: {}", braced(text)),
        },
        Value::Map(_) => on_a_line(value)?,
        Value::List(_) => return None,
    };
    Some(format!("{{type: {kind}, {rest}}}"))
}

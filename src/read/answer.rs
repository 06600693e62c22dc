//! The answer to a value that can't be read: what to write instead.

pub mod amount;
pub mod count;
pub mod day;
mod reckoned;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::model::hours;
use crate::model::period;
use crate::read::{folded, homes, scalar, suggest, synonym};
use crate::source::Span;
use crate::syntax::yaml::Node;

/// Says which word of `words` was meant by `found`, asks where several may be, or lists them.
pub fn word<'w, W: Iterator<Item = &'w str> + Clone>(
    finding: Diagnostic,
    key: &str,
    found: &str,
    words: W,
) -> Diagnostic {
    let answers = synonym::value(key, found, words.clone());
    if let Some(question) = synonym::question(found, &answers) {
        return finding.label(question);
    }
    let spaced = found.replace(" and ", ",").replace(" & ", ",").replace(" or ", ",");
    let meant: Vec<Vec<(&str, &str)>> = spaced
        .split([',', ';', '/', '+'])
        .map(|part| synonym::value(key, part.trim(), words.clone()))
        .collect();
    let several = meant.len() > 1 && meant.iter().all(|answers| !answers.is_empty());
    if matches!(key, "delivery" | "setting" | "modality") && (several || synonym::is_mixed(found)) {
        let line = |word: &str| format!("{{hours: 1, {key}: {word}}}");
        let certain: Vec<&str> =
            meant.iter().filter_map(|one| one.first()).map(|(word, _)| *word).collect();
        let lines: Vec<String> = if several {
            certain.into_iter().map(line).collect()
        } else {
            words.clone().take(2).map(line).collect()
        };
        return finding.label(suggest::one_of(words)).help(format!(
            "where it was some of each, write `lines: [{}]` in place of `hours` and `{key}`",
            lines.join(", ")
        ));
    }
    // One approval is enough; the words begin with the one that opens the most.
    let is_meant = |word: &&str| meant.iter().flatten().any(|(one, _)| one == word);
    if let (true, "approval", Some(word)) = (several, key, words.clone().find(is_meant)) {
        return finding.label(format!("write one of them: `{word}`"));
    }
    if let ("setting", Some(size)) = (key, count::people(found)) {
        return finding
            .label("did you mean `group`?")
            .help(format!("write `setting: group` and a line `group_size: {size}`"));
    }
    if key == "note" {
        return finding
            .label("`private` keeps the text of the entry to yourself, `packet` prints it")
            .help("the text itself is written below the second `---`");
    }
    let near = suggest::nearest(found, words.clone()).is_some();
    let finding = finding.label(suggest::instead(found, words.clone()));
    if near { finding.help(suggest::one_of(words)) } else { finding }
}

/// Says that `key` takes one value, and where the others go.
pub fn single(node: &Node<'_>, key: &str) -> Diagnostic {
    let message = format!("`{key}` takes a single value");
    let finding = Diagnostic::new(Code::WrongType, node.span, message)
        .label(format!("this is {}", node.what()));
    let items: Vec<&str> = scalar::items(node).iter().filter_map(Node::text).collect();
    match (key, items.as_slice()) {
        ("supervisor", [first, others @ ..]) if !others.is_empty() => {
            let others = others.join(", ");
            finding.help(format!("write `supervisor: {first}` and a line `with: [{others}]`"))
        }
        ("documents", _) => finding
            .label("in a contract this is the day on which its documents began to hold")
            .help(match homes::items_listed(node) {
                Some(list) => {
                    format!("write beside `contract`, at its column, `documents: {list}`")
                }
                None => "begin `documents` at the column of `contract`, beside it".to_owned(),
            }),
        ("delivery" | "setting" | "modality", [_, _, ..]) => {
            let line = |word: &&str| format!("{{hours: 1, {key}: {word}}}");
            let lines: Vec<String> = items.iter().take(3).map(line).collect();
            finding.help(format!(
                "say how long it was for each: `lines: [{}]` in place of `hours` and `{key}`",
                lines.join(", ")
            ))
        }
        (_, [one]) => finding.help(format!("write `{key}: {one}`")),
        _ => finding.help(format!("write one value after `{key}:`, without brackets or braces")),
    }
}

/// `core/ethics 2h, core/health 1h` as a map, if that is what stands there.
pub fn unbraced(found: &str) -> Option<String> {
    let all: Option<Vec<String>> = found.split([',', ';']).map(one_unbraced).collect();
    Some(format!("{{{}}}", all?.join(", ")))
}

/// `core/ethics 3` and `3 core/ethics` as a key and its value.
pub fn one_unbraced(found: &str) -> Option<String> {
    let (a, b) = found.trim().rsplit_once([' ', '='])?;
    let (area, amount) = if a.contains('/') { (a, b) } else { (b, a) };
    let fits = area.contains('/') && !area.contains(' ') && area.starts_with(char::is_alphabetic);
    let (area, amount) = (area.trim_end_matches([':', '=', '-']).trim(), amount.trim());
    let amount = hours::Hours::parse(amount)
        .map_or_else(|_| amount::meant(amount), |_| Some(amount.to_owned()))?;
    fits.then(|| format!("{area}: {amount}"))
}

/// Says what is wrong with an amount of time, and which amount was meant where that is certain.
pub fn hours(span: Span, found: &str, fault: hours::Fault) -> Diagnostic {
    let finding = Diagnostic::new(Code::BadHours, span, format!("`{found}` is no amount of time"));
    if let Some(amount) = amount::meant(found) {
        return finding.label(format!("write `{amount}`"));
    }
    if let Some(amount) = reckoned::reckoned(found) {
        return finding.label(format!("write `{amount}`"));
    }
    if let Some(map) = unbraced(found) {
        return finding.label(format!("write `{map}`"));
    }
    if let Some((amount, other)) = reckoned::remarked(found) {
        let Some(other) = other.filter(|other| *other != amount) else {
            return finding.label(format!("write `{amount}`")).help(REMARK);
        };
        return finding.label(format!("is it `{amount}`, or `{other}`? write the one that was"));
    }
    if let Some(number) = amount::ceus(found) {
        return finding
            .label("a CEU is one hour at some boards and ten at others")
            .help(format!("write the hours that the certificate states, for instance `{number}`"));
    }
    let label = match fault {
        hours::Fault::Negative => "time can't be negative",
        hours::Fault::Zero => "an amount must be more than zero",
        hours::Fault::TooFine => "at most two decimals; an eighth of an hour is `7m` or `8m`",
        hours::Fault::Minutes => "minutes after hours have two digits, 00 to 59",
        hours::Fault::LeadingZero => "a number does not begin with 0 before another digit",
        hours::Fault::TooMuch => "more than a million hours",
        hours::Fault::Spelling => "hours as a number, or hours and minutes",
    };
    finding.label(label).help("write `1.5`, `1h30m`, `90m`, `2h` or `1:30`")
}

/// Where a remark goes.
const REMARK: &str = "a remark stands behind a blank, a `#` and a blank";

/// How a date is written.
const DATES: &str = "write a day as `2024-06-07`, a range as `2024-06-07..2024-06-09`, a month as `2024-02`, \
                     months as `2018-09..2018-12`";

/// Says what is wrong with a date, and which was meant, or which of two. `day`: nothing but a day will do.
pub fn date(span: Span, found: &str, fault: period::Fault, day: bool) -> Diagnostic {
    let fits = |one: &String| !day || period::parse_day(one).is_ok();
    match fault {
        period::Fault::Spelling => {
            let finding = Diagnostic::new(Code::BadDate, span, format!("`{found}` is no date"));
            let meant: Vec<String> = day::meant(found).into_iter().filter(fits).collect();
            match meant.as_slice() {
                [one] => finding.label(format!("write `{one}`")),
                [_, ..] => {
                    let named = |one: &String| format!("{} (`{one}`)", day::named(one));
                    let all: Vec<String> = meant.iter().map(named).collect();
                    finding.label(format!("is it {}?", all.join(", or ")))
                }
                [] if day && is_open(found) => finding
                    .label("where the end is not known yet, no day stands")
                    .help("leave the key out; it is written down when the day has come"),
                [] if is_spoken(found) => finding
                    .label("write the day itself")
                    .help("year, month and day, for instance `2024-06-07`"),
                [] if day::lacks_year(found) => {
                    finding.label("the year is missing").help("write a day as `2024-06-07`")
                }
                [] if day::remarked(found).is_some_and(|meant| fits(&meant)) => {
                    let meant = day::remarked(found).unwrap_or_default();
                    finding.label(format!("write `{meant}`")).help(REMARK)
                }
                [] if day => finding
                    .label("year, month and day in this order")
                    .help("write a day as `2024-06-07`"),
                [] => finding.label("year, month and day in this order").help(DATES),
            }
        }
        period::Fault::NoSuchDay => {
            let finding = Diagnostic::new(Code::BadDate, span, format!("`{found}` does not exist"));
            match day::beyond(found) {
                Some((why, meant)) if !meant.is_empty() => finding
                    .label(why)
                    .help(format!("see which day it was; `{meant}` is the nearest that there is")),
                Some((why, _)) => finding.label(why).help(DATES),
                None => finding.label("the calendar has no such day"),
            }
        }
        period::Fault::Reversed => match found.split_once("..") {
            Some((first, last)) => {
                scalar::reversed(span).help(format!("write `{}..{}`", last.trim(), first.trim()))
            }
            None => scalar::reversed(span),
        },
    }
}

fn is_spoken(found: &str) -> bool {
    let words = ["today", "yesterday", "tomorrow", "now", "tbd", "tba", "unknown", "?", "pending"];
    words.contains(&folded::typed(found).to_lowercase().as_str())
}

/// Whether `found` says that there is no end yet.
fn is_open(found: &str) -> bool {
    let words = ["ongoing", "present", "current", "currently", "active", "open", "never", "no end"];
    words.contains(&folded::typed(found).to_lowercase().as_str())
}

/// Says that one entry has one date, where a list of them stands.
pub fn dates(node: &Node<'_>, key: &str, items: &[Node<'_>]) -> Diagnostic {
    let days: Vec<&str> = items.iter().filter_map(Node::text).collect();
    let finding = Diagnostic::new(Code::WrongType, node.span, format!("`{key}` takes one date"));
    let finding = finding.label(format!("this is {}", node.what()));
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return finding.help(DATES);
    };
    let line = |day: &str| format!("{{date: {day}, hours: 1}}");
    finding.help(format!("for days in a row write `{first}..{last}`")).help(format!(
        "else one line for each in place of `hours`: `lines: [{}, {}]`",
        line(first),
        line(last)
    ))
}

/// What to write where a list is due: the value that stands there as one, cut at its commas.
pub fn list(node: &Node<'_>, key: &str, example: &str) -> String {
    match node.text() {
        Some(text) if key == "areas" && unbraced(text).is_some() => {
            format!("write `hours: {}` in place of `areas`", unbraced(text).unwrap_or_default())
        }
        Some(text) if !text.is_empty() && text.len() <= LONGEST && !example.starts_with("[{") => {
            let parts: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
            format!("write `{key}: [{}]`", parts.join(", "))
        }
        _ => match homes::listed_as(node, key) {
            Some(list) => format!("write `{key}: {list}`"),
            None => format!("write `{key}: {example}`"),
        },
    }
}

/// A longer value is not repeated.
const LONGEST: usize = 120;

/// Says which pages were meant, or how pages are written.
pub fn pages(span: Span, file: &str, found: &str) -> Diagnostic {
    let message = format!("`{found}` is no page or range of pages");
    let finding = Diagnostic::new(Code::BadNumber, span, message);
    let text = folded::typed(found).to_lowercase();
    if matches!(text.as_str(), "all" | "every" | "whole" | "entire") {
        let help = format!("for the whole file leave `pages` out: `evidence: {file}`");
        return finding.help(help);
    }
    let text = ["pages", "page", "pp", "pg", "p"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(&text)
        .trim_start_matches(['.', ' ']);
    let ranges: Option<Vec<String>> =
        text.split([',', ';', '&']).flat_map(|part| part.split(" and ")).map(one_range).collect();
    match ranges.as_deref() {
        Some([one]) => finding.label(format!("write `{one}`")),
        Some(several) => {
            let one = |pages: &String| format!("{{file: {file}, pages: {pages}}}");
            let all: Vec<String> = several.iter().map(one).collect();
            finding.help(format!("name the file once for each: `evidence: [{}]`", all.join(", ")))
        }
        None => finding.help("write `pages: 2` or `pages: 1-2`; the first page is 1"),
    }
}

/// `3`, or two pages in order: `1-2`, `1 to 2`, `2..1`.
fn one_range(text: &str) -> Option<String> {
    let text = text.trim().replace(" to ", "-").replace("..", "-");
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|page| *page > 0);
    match text.split_once('-') {
        None => number(&text).map(|page| page.to_string()),
        Some((a, b)) => {
            let (a, b) = (number(a)?, number(b)?);
            Some(format!("{}-{}", a.min(b), a.max(b)))
        }
    }
}

/// The known id that a name is meant for: one of its words, or what is written of the name there.
pub fn supervisor<'w>(found: &str, ids: impl Iterator<Item = &'w str> + Clone) -> Option<&'w str> {
    let words = folded::folded(found);
    let is = |id: &&str| {
        words.split('-').any(|word| word == folded::folded(id)) || words == folded::folded(id)
    };
    let mut meant = ids.filter(is);
    let first = meant.next()?;
    meant.next().is_none().then_some(first)
}

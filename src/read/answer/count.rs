//! The answer to a number of people or sessions that is none.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::read::answer::amount;
use crate::read::folded::typed;
use crate::source::Span;

const WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// What is counted under the keys of a log.
const COUNTED: [(&str, &str); 3] = [
    ("clients", "how many clients there were, and never who"),
    ("group_size", "how many supervisees were there that day, you included"),
    ("sessions", "how many sessions there were"),
];

/// Says that `found` is no number, what is counted, and which number was meant where that is certain.
pub fn count(span: Span, key: &str, found: &str) -> Diagnostic {
    let plain = typed(found).to_lowercase();
    let has_figure = plain.contains(|c: char| c.is_ascii_digit());
    let word = WORDS.iter().position(|word| *word == plain);
    // What is no number under `clients` may be a name.
    let message = if key == "clients" && !has_figure && word.is_none() {
        "`clients` takes a number and no name".to_owned()
    } else {
        format!("`{found}` is no whole number above zero")
    };
    let finding = Diagnostic::new(Code::BadNumber, span, message);
    let counted = COUNTED.iter().find(|(one, _)| *one == key).map(|(_, what)| *what);
    let what = counted.unwrap_or("in figures, from 1 on");
    if let Some(at) = word {
        return finding
            .label("in figures")
            .help(format!("write `{key}: {}`", at.saturating_add(1)));
    }
    // `14 x 50`: so many of so many minutes each.
    let times = plain.split_once(['x', '×', '*', '@']).and_then(|(times, each)| {
        let each = each.trim();
        let each = if each.parse::<u32>().is_ok_and(|minutes| minutes >= 20) {
            format!("{each}m")
        } else {
            amount::meant(each)?
        };
        Some((number(times.trim())?, each))
    });
    if let Some((times, each)) = times.filter(|_| key == "sessions") {
        return finding
            .label("how many, and how long each was, are two lines")
            .help(format!("write `sessions: {times}` and a line `each: {each}`"));
    }
    let end = plain.find(|c: char| !c.is_ascii_digit()).unwrap_or(plain.len());
    let (figures, rest) = plain.split_at_checked(end).unwrap_or_default();
    // `90 days` is meant as 90; `3-4` may be either.
    let is_exact = !rest.trim_start().starts_with(['.', ',', '-', '/', '+', '&'])
        && !rest.trim_start().starts_with("to ")
        && !rest.trim_start().starts_with("or ");
    match number(figures).filter(|_| is_exact) {
        Some(meant) => finding.help(format!("write `{key}: {meant}`")),
        None => finding.label(what).help(format!("write one number, for instance `{key}: 3`")),
    }
}

/// How many people `group of 4` says.
pub(super) fn people(found: &str) -> Option<u32> {
    let plain = typed(found).to_lowercase();
    let is_group = plain.split(|c: char| !c.is_alphabetic()).any(|word| word == "group");
    let mut numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let first = numbers.next().filter(|_| is_group)?;
    numbers.next().is_none().then(|| number(first)).flatten()
}

/// A number above zero, without the zeros before it.
fn number(text: &str) -> Option<u32> {
    text.parse::<u32>().ok().filter(|number| *number > 0)
}

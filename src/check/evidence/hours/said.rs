//! The amounts of time that the text of a certificate says.

mod unit;

use crate::check::evidence::hours::said::unit::{BETWEEN, UNITS, unit};
use crate::check::evidence::words::{self, Is, Token};
use crate::model::hours::Hours;

/// An amount on a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// In thousandths of an hour.
    thousandths: i128,
    /// Whether it is said in units of ten hours, or may be.
    ceu: bool,
    /// As written.
    pub(super) quote: String,
    /// Whether it is surely the certificate's; others only let it agree.
    pub(super) sure: bool,
}

/// Words before a number that make it another one.
const NOT_AFTER: [&str; 33] = [
    "within", "least", "every", "under", "after", "before", "than", "over", "per", "no", "nr",
    "number", "page", "module", "session", "part", "course", "chapter", "version", "level", "day",
    "week", "suite", "room", "approval", "provider", "up", "minimum", "maximum", "about", "next",
    "last", "office",
];

/// Words after an amount that make it another one.
const NOT_BEFORE: [&str; 19] = [
    "advance",
    "before",
    "prior",
    "ago",
    "notice",
    "per",
    "daily",
    "weekly",
    "monthly",
    "later",
    "a",
    "each",
    "supervision",
    "supervised",
    "client",
    "clients",
    "experience",
    "practice",
    "beforehand",
];

/// Words before `hours` that are no label of an amount.
const NO_LABEL: [&str; 6] = ["office", "business", "opening", "working", "after", "cancellation"];

/// More than this is no certificate's amount but a year or a number.
const MOST: i128 = 400_000;

/// The amounts that a text says.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    let tokens = words::of(text);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let (before, rest) = tokens.split_at_checked(at).unwrap_or_default();
        found.extend(number_first(text, before, rest));
        found.extend(label_first(text, before, rest));
    }
    found
}

/// All amounts that are sure, each quoted one once, together.
pub(super) fn sum(amounts: &[&Amount]) -> Amount {
    let mut total = Amount { thousandths: 0, ceu: false, quote: String::new(), sure: false };
    for one in amounts {
        total.thousandths = total.thousandths.saturating_add(one.thousandths);
    }
    total
}

impl Amount {
    /// Whether it is so much time, to the hundredth.
    pub(super) fn is(&self, hours: Hours) -> bool {
        let same = |thousandths: i128| {
            let hundredths = thousandths.div_euclid(10);
            hundredths == hours.hundredths() || hundredths == hours.hundredths_up()
        };
        same(self.thousandths) || (self.ceu && same(self.thousandths.saturating_mul(10)))
    }
}

/// `6.0 CE credits`, `six (6) hours`, `1 hour 30 minutes`, `90 minutes`.
fn number_first(text: &str, before: &[Token<'_>], rest: &[Token<'_>]) -> Option<Amount> {
    let (first, mut after) = rest.split_first()?;
    let spelled = first.word().and_then(|word| spelled(&word));
    let mut value = match first.is {
        Is::Number => thousandths(first.text)?,
        Is::Word => spelled?,
        Is::Sign | Is::Tab | Is::Line => return None,
    };
    if first.tied && !before.last().is_some_and(|one| one.is_sign("(") || one.is_sign(":")) {
        return None;
    }
    // `six (6)` and `6 (six)` are one number.
    while after.first().is_some_and(|one| one.is_sign("(") || one.is_sign(")")) {
        let skipped = after.get(1..)?;
        after = match skipped.split_first() {
            Some((word, behind))
                if word.word().is_some_and(|word| self::spelled(&word).is_some()) =>
            {
                behind
            }
            _ => skipped,
        };
    }
    let previous = before.iter().rev().find(|one| one.is != Is::Sign).and_then(Token::word);
    if previous.is_some_and(|word| NOT_AFTER.contains(&word.as_str())) || value > MOST || value == 0
    {
        return None;
    }
    if after.first().and_then(Token::word).is_some_and(|word| is_minutes(&word)) {
        let end = after.first()?.end();
        let value = value.checked_div(60)?;
        return Some(Amount {
            thousandths: value,
            ceu: false,
            quote: quote(text, first, end),
            sure: false,
        });
    }
    let unit = unit(after)?;
    let mut end = unit.end;
    // `1 hour 30 minutes`
    let behind = after.get(unit.tokens..).unwrap_or_default();
    let joint = |one: &&Token<'_>| {
        one.is_sign(".") || one.is_sign(",") || one.word().is_some_and(|word| word == "and")
    };
    let joints = behind.iter().take_while(joint).count();
    if let Some([minutes, word, ..]) = behind.get(joints..)
        && minutes.is == Is::Number
        && word.word().is_some_and(|word| is_minutes(&word))
    {
        value = value.saturating_add(thousandths(minutes.text)?.checked_div(60)?);
        end = word.end();
    }
    let following: Vec<String> = behind
        .iter()
        .take_while(|one| one.is != Is::Line)
        .take(3)
        .filter_map(Token::word)
        .collect();
    if following.iter().any(|word| NOT_BEFORE.contains(&word.as_str())) {
        return None;
    }
    let joined_by_dash = after.first().is_some_and(|one| one.is_sign("-"));
    // `six (6) hours` is quoted whole.
    let start = match before {
        [.., word, bracket] if bracket.is_sign("(") => {
            word.word().and_then(|spelling| self::spelled(&spelling)).map_or(first, |_| word)
        }
        [..] => first,
    };
    let sure = !unit.broken && !joined_by_dash && (spelled.is_none() || unit.surely);
    Some(Amount { thousandths: value, ceu: unit.ceu, quote: quote(text, start, end), sure })
}

/// `Total hours: 6.5`, `CE credits awarded 6`.
fn label_first(text: &str, before: &[Token<'_>], rest: &[Token<'_>]) -> Option<Amount> {
    let first = rest.first()?;
    let word = first.word()?;
    let is_start = UNITS.contains(&word.as_str()) || BETWEEN.contains(&word.as_str());
    let previous = before.last().filter(|one| one.is != Is::Line);
    let previous_word = previous.and_then(Token::word).unwrap_or_default();
    let inside =
        UNITS.contains(&previous_word.as_str()) || BETWEEN.contains(&previous_word.as_str());
    // A number before it has taken the unit already.
    let taken = previous.is_some_and(|one| one.is == Is::Number || one.is_sign(")"));
    if !is_start || inside || taken || NO_LABEL.contains(&previous_word.as_str()) {
        return None;
    }
    let unit = unit(rest).filter(|unit| !unit.broken)?;
    let mut after = rest.get(unit.tokens..)?;
    let (mut broken, mut colon) = (false, false);
    while let Some((one, behind)) = after.split_first() {
        let word = one.word().unwrap_or_default();
        match one.is {
            Is::Line | Is::Tab if !broken => broken = one.is == Is::Line || !colon,
            Is::Sign if [":", "=", "-", "–"].contains(&one.text) => colon = true,
            Is::Sign if [".", "(", ")"].contains(&one.text) => {}
            Is::Word
                if BETWEEN.contains(&word.as_str())
                    || ["is", "are", "was"].contains(&word.as_str()) => {}
            Is::Number | Is::Word | Is::Sign | Is::Tab | Is::Line => break,
        }
        after = behind;
    }
    let (number, behind) = after.split_first()?;
    if number.is != Is::Number || (number.tied && !colon) {
        return None;
    }
    let value = thousandths(number.text).filter(|value| (1..=MOST).contains(value))?;
    // A time of day, a date or a fraction.
    let next = behind.first();
    let goes_on = next.is_some_and(|one| one.tied && [":", "/", "-", "–", "%"].contains(&one.text));
    let clock = next.and_then(Token::word).is_some_and(|word| {
        ["am", "pm", "a", "p", "to", "minutes", "min"].contains(&word.as_str())
    });
    if goes_on || clock {
        return None;
    }
    let sure = !broken && (colon || unit.surely || word == "total");
    Some(Amount {
        thousandths: value,
        ceu: unit.ceu,
        quote: quote(text, first, number.end()),
        sure,
    })
}

fn is_minutes(word: &str) -> bool {
    ["min", "mins", "minute", "minutes"].contains(&word)
}

/// A number as written, in thousandths.
fn thousandths(text: &str) -> Option<i128> {
    let (whole, part) = match text.split_once(['.', ',']) {
        Some((whole, part)) => (whole, part),
        None => (text, ""),
    };
    if whole.len() > 6 || part.len() > 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: i128 = whole.parse().ok()?;
    let part: i128 = format!("{part:0<3}").parse().ok()?;
    Some(whole.saturating_mul(1000).saturating_add(part))
}

/// A number in a word, in thousandths.
fn spelled(word: &str) -> Option<i128> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let place = WORDS.iter().position(|one| *one == word)?;
    i128::try_from(place).ok().map(|place| place.saturating_add(1).saturating_mul(1000))
}

/// The words from a token up to a byte, on one line.
fn quote(text: &str, first: &Token<'_>, end: usize) -> String {
    let quoted = text.get(first.start..end).unwrap_or_default();
    quoted.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;

//! Texts: runs with their colour, their weight and a target that is known to exist.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;

use super::address::web_address;
use super::anchors::Anchors;
use crate::report::document::{Run, Style, Target, Text, Tone};

/// A [`Text`] as the template takes it.
#[derive(Debug, Serialize)]
pub(super) struct TextView<'a> {
    class: Cow<'static, str>,
    /// The only run, where it leads nowhere: a line of a cell mostly does not. Its colour is the
    /// text's.
    words: Option<&'a str>,
    runs: Vec<RunView<'a>>,
}

/// A [`Run`] as the template takes it: plain words are a string, which most runs are.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum RunView<'a> {
    Plain(&'a str),
    Full {
        pieces: Vec<Piece<'a>>,
        strong: bool,
        class: &'static str,
        /// The address, if there is one to go to.
        href: Option<Cow<'a, str>>,
        /// Whether the run could turn the order of the text around it.
        isolate: bool,
    },
}

/// A part of a run: words are a string. A date as a log writes it is told apart because it must not
/// be cut at its hyphens where a line ends, and what is kept whole because a browser would cut it
/// behind the dash of `Feb 5–7`.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Piece<'a> {
    Words(Cow<'a, str>),
    Date { date: &'a str },
    Kept { kept: &'a str },
}

/// Letters from which on a word may be broken wherever a line ends; no shorter one needs it.
const LONG: usize = 24;

impl<'a> TextView<'a> {
    /// Resolves the targets of `text`.
    pub(super) fn of(anchors: &Anchors<'_>, text: &'a Text) -> Self {
        let class = match text.style {
            Style::Body => "",
            Style::Strong => "strong",
            Style::Soft => "soft",
            Style::Lead | Style::Display => "lead-line",
        };
        let long = if text.runs.iter().any(|run| is_long(&run.text)) { "long" } else { "" };
        if let [run] = text.runs.as_slice()
            && let Some(words) = RunView::words(run)
        {
            let strong = if run.strong { "strong" } else { "" };
            let class = classes([class, tone(run.tone), strong, long]);
            return Self { class, words: Some(words), runs: Vec::new() };
        }
        let runs = text.runs.iter().map(|run| RunView::of(anchors, run)).collect();
        Self { class: classes([class, long, "", ""]), words: None, runs }
    }
}

/// Whether `text` has a word so long that it has to be broken somewhere.
pub(super) fn is_long(text: &str) -> bool {
    text.len() >= LONG && text.split_whitespace().any(|word| word.chars().nth(LONG).is_some())
}

/// Those of the names that are none twice and not empty, as one attribute.
fn classes(names: [&'static str; 4]) -> Cow<'static, str> {
    let mut class = Cow::Borrowed("");
    for one in names.into_iter().filter(|one| !one.is_empty()) {
        class = match class.as_ref() {
            "" => Cow::Borrowed(one),
            same if same == one => class,
            some => Cow::Owned(format!("{some} {one}")),
        };
    }
    class
}

impl<'a> RunView<'a> {
    /// The words of a run that leads nowhere, turns no order and holds nothing to be kept whole.
    fn words(run: &'a Run) -> Option<&'a str> {
        let plain = run.target.is_none() && !run.text.contains(turns_order);
        match pieces(&run.text).as_slice() {
            [Piece::Words(Cow::Borrowed(words))] if plain => Some(words),
            _ => None,
        }
    }

    fn of(anchors: &Anchors<'_>, run: &'a Run) -> Self {
        let href = match &run.target {
            None => None,
            Some(Target::Anchor(anchor) | Target::Page(anchor)) => {
                anchors.address(anchor).map(Cow::Owned)
            }
            Some(Target::Url(url)) => web_address(url),
        };
        let pieces = match &run.target {
            Some(Target::Page(anchor)) => {
                let number = anchors.section(anchor).map_or(Cow::Borrowed("–"), Cow::Owned);
                vec![Piece::Words(number)]
            }
            None | Some(Target::Anchor(_) | Target::Url(_)) => pieces(&run.text),
        };
        let isolate = run.text.contains(turns_order);
        let marked = run.strong || isolate || href.is_some() || run.tone != Tone::Plain;
        match pieces.as_slice() {
            [Piece::Words(Cow::Borrowed(words))] if !marked => Self::Plain(words),
            _ => Self::Full { pieces, strong: run.strong, class: tone(run.tone), href, isolate },
        }
    }
}

/// `text` with its dates told apart, and the words that hold a range.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, piece, after)) = first_piece(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Words(Cow::Borrowed(before)));
        }
        pieces.push(piece);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(Cow::Borrowed(rest)));
    }
    pieces
}

/// What stands before the first date or range of `text`, that itself, and what stands after it.
fn first_piece(text: &str) -> Option<(&str, Piece<'_>, &str)> {
    let date = first_date(text).map(|(before, date, after)| (before, Piece::Date { date }, after));
    let kept = first_range(text).map(|(before, kept, after)| (before, Piece::Kept { kept }, after));
    match (&date, &kept) {
        (Some((to_date, ..)), Some((to_range, ..))) if to_range.len() < to_date.len() => kept,
        (Some(_), _) => date,
        (None, _) => kept,
    }
}

/// What stands before the first word of `text` that holds a dash inside of it, the word, and what
/// stands after it. A word ends where a line may: not at a space that keeps words together.
pub(super) fn first_range(text: &str) -> Option<(&str, &str, &str)> {
    let joins = char::is_alphanumeric;
    for (at, dash) in text.match_indices('–') {
        let (before, rest) = text.split_at_checked(at)?;
        if before.ends_with(joins) && rest.strip_prefix(dash)?.starts_with(joins) {
            let start = before.rfind([' ', '\n']).map_or(0, |at| at.saturating_add(1));
            let end = rest.find([' ', '\n']).map_or(text.len(), |end| at.saturating_add(end));
            let (before, rest) = text.split_at_checked(start)?;
            let (word, after) = rest.split_at_checked(end.saturating_sub(start))?;
            return Some((before, word, after));
        }
    }
    None
}

/// What stands before the first date of `text`, the date, and what stands after it. A date is a day
/// of the calendar, as `2025-06-01`, that is no part of a longer word.
pub(super) fn first_date(text: &str) -> Option<(&str, &str, &str)> {
    let joins = |c: char| c.is_alphanumeric() || c == '-' || c == '/';
    for (hyphen, _) in text.match_indices('-') {
        let Some((before, rest)) = hyphen.checked_sub(4).and_then(|at| text.split_at_checked(at))
        else {
            continue;
        };
        let Some((date, after)) = rest.split_at_checked(10) else { continue };
        if !before.ends_with(joins) && !after.starts_with(joins) && is_day(date) {
            return Some((before, date, after));
        }
    }
    None
}

/// Whether `text`, ten bytes long, is a day of the calendar.
fn is_day(text: &str) -> bool {
    text.bytes().zip(*b"0000-00-00").all(|(byte, form)| match form {
        b'0' => byte.is_ascii_digit(),
        _ => byte == form,
    }) && text.parse::<Date>().is_ok_and(|date| date.year() > 0)
}

/// The plain words of `text`, if there is nothing else to it: the common case, kept cheap.
pub(super) fn plain_words(text: &Text) -> Option<&str> {
    let [run] = text.runs.as_slice() else { return None };
    let plain =
        text.style == Style::Body && !run.strong && run.tone == Tone::Plain && run.target.is_none();
    plain.then_some(run.text.as_str())
}

/// The class of a colour.
pub(super) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Met => "met",
        Tone::Short => "short",
        Tone::Unknown => "unknown",
        Tone::Soft => "faint",
    }
}

/// Whether `c` is an invisible mark that turns the order of what follows it.
pub(super) fn turns_order(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces, plain_words};
    use crate::report::document::{Run, Target, Text, Tone};

    #[test]
    fn dates_are_told_apart_and_nothing_is_lost() {
        let dates = |text| -> Vec<String> {
            let mut whole = String::new();
            let mut dates = Vec::new();
            for piece in pieces(text) {
                match piece {
                    Piece::Words(words) => whole.push_str(&words),
                    Piece::Date { date } => {
                        whole.push_str(date);
                        dates.push(date.to_owned());
                    }
                    Piece::Kept { kept } => {
                        whole.push_str(kept);
                        dates.push(format!("kept {kept}"));
                    }
                }
            }
            assert_eq!(whole, text);
            dates
        };
        assert_eq!(dates("to 2025-06-01."), ["2025-06-01"]);
        assert_eq!(dates("2023-02-01–2025-02-28"), ["2023-02-01", "2025-02-28"]);
        assert_eq!(dates("é-2025-06-01, é2025-06-01, 2024-02-29"), ["2024-02-29"]);
        assert_eq!(
            dates("7 (pp.\u{a0}1–2) of Feb\u{a0}5–7,\u{a0}2024 on"),
            ["kept (pp.\u{a0}1–2)", "kept Feb\u{a0}5–7,\u{a0}2024"]
        );
        assert_eq!(dates("Feb\u{a0}5\u{a0}– Mar\u{a0}3,\u{a0}2024 – 5"), [""; 0]);
        let none = ["", "-", "é-----------", "2025-02-29", "0000-01-01", "2025-06-01-ethics.md"];
        for text in none {
            assert!(dates(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn plain_words_are_words_and_nothing_else() {
        assert_eq!(plain_words(&Text::plain("3.00")), Some("3.00"));
        assert_eq!(plain_words(&Text::strong("3.00")), None);
        assert_eq!(plain_words(&Text::soft("3.00")), None);
        assert_eq!(plain_words(&Text::of(vec![Run::strong("3.00")])), None);
        assert_eq!(plain_words(&Text::of(vec![Run::toned("met", Tone::Met)])), None);
        let link = Run::link("p", Target::Anchor("core".to_owned()));
        assert_eq!(plain_words(&Text::of(vec![link])), None);
        assert_eq!(plain_words(&Text::of(vec![Run::plain("a"), Run::plain("b")])), None);
    }
}

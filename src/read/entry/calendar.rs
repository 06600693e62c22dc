//! Lines that are written as a calendar: a day, and how long it was.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::model::entry::Placed;
use crate::model::period::Period;
use crate::read::answer::{amount, day};
use crate::source::Span;
use crate::syntax::yaml::Node;

/// Says where lines are written as a calendar: `- Feb 5: 1h`.
pub(super) fn of_days(items: &[Node<'_>], date: Placed<Period>) -> Option<Diagnostic> {
    let year = date.value.from.year();
    let one = |item: &Node<'_>| {
        let [pair] = item.pairs()? else { return None };
        let written = if day::lacks_year(&pair.key) {
            format!("{} {year}", pair.key)
        } else {
            pair.key.clone().into_owned()
        };
        let hours = pair.value.text()?;
        let hours = amount::meant(hours)?;
        Some((
            pair.key_span,
            format!("- {{date: {}, hours: {hours}}}", day::meant(&written).first()?),
        ))
    };
    let all: Option<Vec<(Span, String)>> = items.iter().map(one).collect();
    let all = all?;
    let (place, _) = all.first()?;
    let lines: Vec<String> = all.iter().take(SHOWN).map(|(_, line)| format!("`{line}`")).collect();
    let message = "a line has no key that is a date";
    Some(
        Diagnostic::new(Code::UnknownKey, *place, message)
            .label("a date stands behind `date`, an amount behind `hours`")
            .help(format!("write each line so: {}", lines.join(", "))),
    )
}

/// The most lines that are written out.
const SHOWN: usize = 3;

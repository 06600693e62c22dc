//! Amounts of time as people write them: what is meant, where that is certain.

use crate::model::hours::Hours;
use crate::read::folded::typed;

/// The most minutes that an odd decimal may be away from whole minutes, in thousandths.
const NEAR: u64 = 50;

/// Units that are hours, whatever a sponsor calls them.
const COUNTED: [&str; 9] = [
    "ce credits",
    "ce hours",
    "ce credit",
    "contact hours",
    "clock hours",
    "credit hours",
    "ces",
    "ce",
    "clock hour",
];

/// The amount that is meant by `found`, as a log has it.
pub fn meant(found: &str) -> Option<String> {
    if found.len() > 40 {
        return None;
    }
    let text = typed(found).to_lowercase();
    let text = text.trim_end_matches([',', ';', '.', '+']).trim_start_matches(['~', '=']).trim();
    let counted = COUNTED.iter().find_map(|unit| text.strip_suffix(unit));
    if let Some(number) = counted {
        let spelled = plain(number.trim())?;
        return Hours::parse(&spelled).ok().map(|_| spelled);
    }
    let spelled = with_units(text).or_else(|| plain(text))?;
    Hours::parse(&spelled).ok().map(|_| spelled)
}

/// Whether `found` counts CEUs: by some ten hours each, by others one.
pub fn ceus(found: &str) -> Option<String> {
    let text = typed(found).to_lowercase();
    let number = text.strip_suffix("ceus").or_else(|| text.strip_suffix("ceu"))?.trim().to_owned();
    let number = plain(&number)?;
    Hours::parse(&number).ok().map(|_| number)
}

/// A number alone: `1,5`, `.5`, `5.`, `012`, `1½`, `1 1/2`, `01:30`, `1.333`.
fn plain(text: &str) -> Option<String> {
    if let Some((hours, minutes)) = text.split_once(':') {
        let minutes = minutes.strip_suffix(":00").unwrap_or(minutes);
        let two = minutes.len() == 2 && digits(minutes);
        return (two && digits(hours)).then(|| format!("{}:{minutes}", stripped(hours)));
    }
    if let Some(number) = fraction(text) {
        return Some(number);
    }
    let text = match text.split_once(',') {
        Some((whole, part)) if digits(whole) && part.len() == 3 && digits(part) => {
            format!("{whole}{part}")
        }
        _ => text.replacen(',', ".", 1),
    };
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    if !(whole.is_empty() || digits(whole)) || !(part.is_empty() || digits(part)) {
        return None;
    }
    let whole = stripped(whole);
    match part.trim_end_matches('0') {
        "" => (!text.is_empty()).then(|| whole.to_owned()),
        part if part.len() <= 2 => Some(format!("{whole}.{part}")),
        part => minutes(whole, part),
    }
}

/// `1.333` as hours and minutes, if it is close to whole minutes.
fn minutes(whole: &str, part: &str) -> Option<String> {
    let thousandths: u64 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    let minutes = thousandths.saturating_mul(60);
    let rounded = minutes.saturating_add(500).checked_div(1000)?;
    let away = minutes.abs_diff(rounded.saturating_mul(1000));
    (away <= NEAR && rounded < 60).then(|| format!("{whole}h{rounded:02}m"))
}

/// `1½`, `1 1/2`, `3/4`.
fn fraction(text: &str) -> Option<String> {
    let parts = [("½", "5"), ("¼", "25"), ("¾", "75"), ("1/2", "5"), ("1/4", "25"), ("3/4", "75")];
    let (whole, part) =
        parts.iter().find_map(|(written, part)| Some((text.strip_suffix(written)?, *part)))?;
    let whole = whole.trim_end_matches(['-', ' ']).trim_end_matches("and").trim();
    let joined = text.ends_with("/2") || text.ends_with("/4");
    // `11/2` is no one and a half.
    if joined
        && !whole.is_empty()
        && text.strip_prefix(whole)?.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    (whole.is_empty() || digits(whole)).then(|| format!("{}.{part}", stripped(whole)))
}

/// `90 min`, `1 hr`, `1.5 hours`, `1 h 30 min`, `1h30`, `1 hour and 30 minutes`, `3 CE`.
fn with_units(text: &str) -> Option<String> {
    let mut hours: Option<String> = None;
    let mut whole_minutes: Option<u32> = None;
    let mut rest = text;
    while !rest.is_empty() {
        rest = rest.trim_start_matches([' ', ',', '&']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
        let end = rest.find(char::is_alphabetic).unwrap_or(rest.len());
        let (number, after) = rest.split_at_checked(end)?;
        let number = number.trim().trim_end_matches(['-', '.']);
        let end = after.find(|c: char| !(c.is_alphabetic() || c == '.')).unwrap_or(after.len());
        let (unit, after) = after.split_at_checked(end)?;
        match unit.trim_end_matches('.') {
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" if hours.is_none() => {
                hours = Some(plain(number)?);
            }
            "m" | "min" | "mins" | "minute" | "minutes" if whole_minutes.is_none() => {
                whole_minutes = Some(number.parse().ok()?);
            }
            // `1h30`: what follows hours are minutes.
            "" if hours.is_some() && whole_minutes.is_none() => {
                whole_minutes = Some(number.parse().ok()?);
            }
            _ => return None,
        }
        rest = after.trim_start();
    }
    match (hours, whole_minutes) {
        (Some(hours), None) => Some(hours),
        (None, Some(minutes)) => Some(format!("{minutes}m")),
        (Some(hours), Some(minutes)) if digits(&hours) && minutes < 60 => {
            Some(format!("{hours}h{minutes:02}m"))
        }
        _ => None,
    }
}

/// A whole number without the zeros before it.
fn stripped(number: &str) -> &str {
    let short = number.trim_start_matches('0');
    if short.is_empty() { "0" } else { short }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood() {
        for (written, amount) in [
            ("1 hr", "1"),
            ("1.5 hours", "1.5"),
            ("1.5h", "1.5"),
            ("90 min", "90m"),
            ("90 minutes", "90m"),
            ("90min.", "90m"),
            ("1,5", "1.5"),
            ("1,500", "1500"),
            ("1h 30m", "1h30m"),
            ("1 hr 30 min", "1h30m"),
            ("1 hour and 5 minutes", "1h05m"),
            ("1h30", "1h30m"),
            ("1 1/2", "1.5"),
            ("1½", "1.5"),
            ("½", "0.5"),
            ("1 1/2 hours", "1.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("012", "12"),
            ("01:30", "1:30"),
            ("1:30:00", "1:30"),
            ("3 CE", "3"),
            ("3 CE credits", "3"),
            ("3,", "3"),
            ("1.333", "1h20m"),
            ("1.500", "1.5"),
            ("2\u{a0}h", "2"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(amount), "{written}");
        }
    }

    #[test]
    fn what_is_not_certain_is_not_offered() {
        for written in [
            "ninety minutes",
            "",
            "h",
            "1.255",
            "2-3",
            "11/2",
            "0",
            "1:5",
            "3 CEU",
            "1 week",
            "1h 90m",
        ] {
            assert_eq!(meant(written), None, "{written}");
        }
        assert_eq!(ceus("3 CEUs").as_deref(), Some("3"));
        assert_eq!(ceus("3 CE"), None);
    }
}

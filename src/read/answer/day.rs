//! Days as people write them: what is meant, or what may be.

use crate::model::period::{MONTHS, Period};
use crate::read::folded::typed;

/// A part of a text that may be a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number, and how many digits it has.
    Number(u32, usize),
    /// A month's name.
    Month(u32),
}

use Part::{Month, Number};

/// The days, months or ranges that `found` may mean, as a log has them, the American reading first.
pub fn meant(found: &str) -> Vec<String> {
    if let Some(months) = quarter(found) {
        return vec![months];
    }
    let Some(parts) = (found.len() <= 60).then(|| parts(found)).flatten() else {
        return Vec::new();
    };
    let mut spelled = Vec::new();
    let mut readings = readings(&parts);
    // Between strokes the year never comes first: `13/6/24`.
    if let ([Number(y, 2), Number(m, _), Number(d, 2)], false) =
        (parts.as_slice(), found.contains('/'))
    {
        readings.extend((*y > 12).then(|| day(year(*y, 2), *m, *d)));
    }
    for one in readings {
        if Period::parse(&one).is_ok() && !spelled.contains(&one) {
            spelled.push(one);
        }
    }
    spelled
}

/// The months of `Q1 2024` or `2024-Q1`.
fn quarter(found: &str) -> Option<String> {
    let text = typed(found).to_lowercase();
    let words: Vec<&str> =
        text.split([' ', '-', '/', ',']).filter(|word| !word.is_empty()).collect();
    let (which, of) = match words.as_slice() {
        [one, other] if one.starts_with('q') => (one, other),
        [one, other] => (other, one),
        _ => return None,
    };
    let which: u32 =
        which.strip_prefix('q')?.parse().ok().filter(|which| (1..=4).contains(which))?;
    let of: u32 = of.parse().ok().filter(|of| (1900..=2100).contains(of))?;
    let last = which.saturating_mul(3);
    Some(range(&format!("{of:04}-{:02}", last.saturating_sub(2)), &format!("{of:04}-{last:02}")))
}

/// The date before a remark, as in `2024-02-05 // moved`, if it is certain.
pub fn remarked(found: &str) -> Option<String> {
    let at = [" //", " (", " - ", " -- ", " – ", " — "].iter().filter_map(|mark| found.find(mark));
    let date = found.get(..at.min()?)?.trim();
    let mut readings = Period::parse(date).map_or_else(|_| meant(date), |_| vec![date.to_owned()]);
    readings.pop().filter(|_| readings.is_empty())
}

/// Whether `found` is a month and a day of no year.
pub fn lacks_year(found: &str) -> bool {
    let parts = (found.len() <= 60).then(|| parts(found)).flatten().unwrap_or_default();
    match parts.as_slice() {
        [Month(_)] | [Month(_), Number(_, 1 | 2)] | [Number(_, 1 | 2), Month(_)] => true,
        [Number(a, 1 | 2), Number(b, 1 | 2)] => *a <= 31 && *b <= 31,
        _ => false,
    }
}

/// A day with its month's name, to tell two readings apart: `June 7, 2024`.
pub fn named(day: &str) -> String {
    let part = |range: std::ops::Range<usize>| day.get(range).and_then(|text| text.parse().ok());
    let (Some(month), Some(number)) = (part(5..7), part(8..10)) else { return day.to_owned() };
    format!("{} {number}, {}", month_name(month), day.get(..4).unwrap_or_default())
}

/// Why a day that is spelled well is not in the calendar, and the last day of its month.
pub fn beyond(found: &str) -> Option<(String, String)> {
    let first = found.split("..").find(|one| Period::parse(one).is_err())?;
    let month: u32 = first.get(5..7)?.parse().ok()?;
    if !(1..=12).contains(&month) {
        let label = format!("there is no month {month}; the month comes before the day");
        let swapped = (first.len() == 10)
            .then(|| {
                format!("{}-{}-{}", &first.get(..4)?, first.get(8..)?, first.get(5..7)?).into()
            })
            .flatten()
            .filter(|day: &String| Period::parse(day).is_ok());
        return Some((label, swapped.unwrap_or_default()));
    }
    let whole = Period::parse(first.get(..7)?).ok()?;
    let year = first.get(..4)?;
    let label = if month == 2 && found.ends_with("29") {
        format!("{year} is no leap year: February has 28 days")
    } else {
        format!("{} has {} days", month_name(month), whole.days())
    };
    Some((label, whole.to.to_string()))
}

fn month_name(month: u32) -> &'static str {
    let at = usize::try_from(month).unwrap_or(0).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

/// The numbers and months of a text; nothing if it says more than a date.
fn parts(found: &str) -> Option<Vec<Part>> {
    let text = typed(found).to_lowercase();
    let mut parts = Vec::new();
    let is_break = |c: char| !c.is_alphanumeric() && c != ':';
    for word in text.split(is_break).filter(|word| !word.is_empty()) {
        if word.contains(':')
            || matches!(
                word,
                "am" | "pm" | "of" | "the" | "to" | "and" | "until" | "through" | "from"
            )
        {
            continue;
        }
        let number = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end).filter(|rest| digits(rest)))
            .unwrap_or(word);
        // `-0800` behind a time is a zone.
        if digits(number) && number.len() == 4 && number.starts_with('0') {
            continue;
        }
        if digits(number) {
            let part = |text: &str| Some(Number(text.parse().ok()?, text.len()));
            if number.len() == 8 {
                let year_first = number.starts_with("19") || number.starts_with("20");
                let cuts = if year_first { [0, 4, 6, 8] } else { [0, 2, 4, 8] };
                for pair in cuts.windows(2) {
                    parts.push(part(number.get(*pair.first()?..*pair.last()?)?)?);
                }
            } else {
                parts.push(part(number)?);
            }
        } else if let Some(month) = month(word) {
            parts.push(Month(month));
        } else if !is_weekday(word) {
            return None;
        }
    }
    Some(parts)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `jun`, `june`, `sept`.
fn month(word: &str) -> Option<u32> {
    let is = |name: &str| word.len() >= 3 && name.to_lowercase().starts_with(word);
    let at = MONTHS.iter().position(|name| is(name)).or((word == "sept").then_some(8))?;
    u32::try_from(at).ok()?.checked_add(1)
}

fn is_weekday(word: &str) -> bool {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() >= 3 && days.iter().any(|day| day.starts_with(word))
}

/// Every way to read the parts, whether the calendar has such days or not.
fn readings(parts: &[Part]) -> Vec<String> {
    match *parts {
        [Month(month), Number(at, _), Number(of, digits)]
        | [Number(at, _), Month(month), Number(of, digits)]
            if digits != 1 =>
        {
            vec![day(year(of, digits), month, at)]
        }
        [Number(of, 4), Month(month) | Number(month, _), Number(at, _)] => vec![day(of, month, at)],
        [Number(of, 4), Number(month, _), Number(to, 4), Number(until, _)] => {
            vec![range(&format!("{of:04}-{month:02}"), &format!("{to:04}-{until:02}"))]
        }
        [Month(month), Number(first, _), Number(last, _), Number(of, 4)]
        | [Number(first, _), Number(last, _), Month(month), Number(of, 4)]
        | [Number(of, 4), Number(month, _), Number(first, _), Number(last, _)] => {
            vec![range(&day(of, month, first), &day(of, month, last))]
        }
        [Month(month), Number(first, _), Month(until), Number(last, _), Number(of, 4)]
        | [Number(first, _), Month(month), Number(last, _), Month(until), Number(of, 4)] => {
            vec![range(&day(of, month, first), &day(of, until, last))]
        }
        [Month(month) | Number(month, _), Number(of, 4)]
        | [Number(of, 4), Month(month) | Number(month, _)] => vec![format!("{of:04}-{month:02}")],
        [Number(one, _), Number(other, _), Number(of, digits @ (2 | 4))] => {
            let of = year(of, digits);
            vec![day(of, one, other), day(of, other, one)]
        }
        [Number(one, _), Number(other, _), Number(until, _), Number(last, _), Number(of, 4)] => {
            vec![
                range(&day(of, one, other), &day(of, until, last)),
                range(&day(of, other, one), &day(of, last, until)),
            ]
        }
        [_, _, _, _, _, _] => {
            let (first, last) = parts.split_at(3);
            let both = readings(first).into_iter().zip(readings(last));
            both.map(|(first, last)| range(&first, &last)).collect()
        }
        [Month(_) | Number(..), ..] | [] => Vec::new(),
    }
}

fn day(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn range(first: &str, last: &str) -> String {
    format!("{first}..{last}")
}

/// `24` is 2024, and `98` is 1998.
fn year(year: u32, digits: usize) -> u32 {
    match digits {
        2 if year <= 60 => year.saturating_add(2000),
        2 => year.saturating_add(1900),
        _ => year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood() {
        for (written, meant_days) in [
            ("June 7 2024", "2024-06-07"),
            ("Jun 7, 2024", "2024-06-07"),
            ("7 June 2024", "2024-06-07"),
            ("7th of June, 2024", "2024-06-07"),
            ("Fri, June 7th, 2024", "2024-06-07"),
            ("13/6/2024", "2024-06-13"),
            ("6/13/24", "2024-06-13"),
            ("6/6/2024", "2024-06-06"),
            ("2024/06/07", "2024-06-07"),
            ("2024.06.07", "2024-06-07"),
            ("2024-6-7", "2024-06-07"),
            ("20240607", "2024-06-07"),
            ("2024-06-07 10:00", "2024-06-07"),
            ("2024-06-07 10:00 am", "2024-06-07"),
            ("2024-06-07,", "2024-06-07"),
            ("2024‑06‑07", "2024-06-07"),
            ("2024-06-07 - 2024-06-09", "2024-06-07..2024-06-09"),
            ("2024-06-07 to 2024-06-09", "2024-06-07..2024-06-09"),
            ("2024-06-07/09", "2024-06-07..2024-06-09"),
            ("2024-06-07..09", "2024-06-07..2024-06-09"),
            ("June 7-9, 2024", "2024-06-07..2024-06-09"),
            ("7–9 June 2024", "2024-06-07..2024-06-09"),
            ("June 28 - July 2, 2024", "2024-06-28..2024-07-02"),
            ("June 2024", "2024-06"),
            ("6/2024", "2024-06"),
            ("2024-06 to 2024-08", "2024-06..2024-08"),
            ("6/13/2024 - 6/15/2024", "2024-06-13..2024-06-15"),
            ("Q1 2024", "2024-01..2024-03"),
            ("Mon, 5 Feb 2024 10:00:00 -0800", "2024-02-05"),
            ("2024-Q4", "2024-10..2024-12"),
        ] {
            assert_eq!(meant(written), [meant_days], "{written}");
        }
    }

    #[test]
    fn what_may_be_two_days_is_asked() {
        assert_eq!(meant("06/07/2024"), ["2024-06-07", "2024-07-06"]);
        assert_eq!(meant("6/7/24"), ["2024-06-07", "2024-07-06"]);
        assert_eq!(meant("24-06-07"), ["2007-06-24", "2024-06-07"]);
        assert_eq!(named("2024-07-06"), "July 6, 2024");
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for written in ["today", "", "June 7", "spring 2024", "6/31/2024 x", "2/30/2024", "7"] {
            assert!(meant(written).is_empty(), "{written}");
        }
    }

    #[test]
    fn a_day_beyond_its_month_is_told_from_a_month_beyond_the_year() {
        let beyond = |day| beyond(day).unwrap();
        assert_eq!(beyond("2024-06-31"), ("June has 30 days".into(), "2024-06-30".into()));
        assert_eq!(beyond("2023-02-29").0, "2023 is no leap year: February has 28 days");
        assert_eq!(beyond("2024-13-06").1, "2024-06-13");
    }
}

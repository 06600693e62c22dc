//! Amounts of time that are reckoned first: a sum, the time from one hour of the day to another, words.

use crate::model::hours::Hours;
use crate::read::answer::amount::meant;
use crate::read::folded::typed;

/// What is written instead, if that is certain: `1.5 + 2`, `10:00-11:30`, `one and a half hours`.
pub(super) fn reckoned(found: &str) -> Option<String> {
    if found.len() > 60 {
        return None;
    }
    let text = typed(found).to_lowercase();
    sum(&text).or_else(|| between(&text)).or_else(|| in_words(&text)).or_else(|| product(&text))
}

/// The amount before a remark, if there is one, and what the remark itself may mean.
pub(super) fn remarked(found: &str) -> Option<(String, Option<String>)> {
    let at = [" //", " (", " --", " – ", " — "].iter().filter_map(|mark| found.find(mark)).min()?;
    let (amount, remark) = found.split_at_checked(at)?;
    let inner = remark.trim_matches([' ', '/', '(', ')', '-', '–', '—']);
    Some((meant(amount)?, meant(inner)))
}

fn sum(text: &str) -> Option<String> {
    let mut total = Hours::ZERO;
    let parts: Vec<&str> = text.split('+').map(str::trim).collect();
    for part in &parts {
        total = total.plus(Hours::parse(&meant(part)?).ok()?);
    }
    (parts.len() > 1).then(|| spelled(total)).flatten()
}

/// Fourteen times fifty minutes, where it says that it is minutes or hours.
fn product(text: &str) -> Option<String> {
    let (times, each) = text.split_once(['x', '×', '*'])?;
    let has_unit = each.ends_with(char::is_alphabetic);
    let each = Hours::parse(&meant(each.trim()).filter(|_| has_unit)?).ok()?;
    spelled(each.times(times.trim().parse().ok().filter(|times| *times > 0)?, 1))
}

/// Hours and minutes, without those that are none.
fn spelled(amount: Hours) -> Option<String> {
    let minutes = u64::try_from(amount.minutes()?).ok()?;
    let (hours, minutes) = (minutes.checked_div(60)?, minutes.checked_rem(60)?);
    let decimal = |part: &str| format!("{hours}{part}");
    Some(match minutes {
        0 => decimal(""),
        15 => decimal(".25"),
        30 => decimal(".5"),
        45 => decimal(".75"),
        minutes if hours == 0 => format!("{minutes}m"),
        minutes => format!("{hours}h{minutes:02}m"),
    })
}

/// From one time of the day to a later one.
fn between(text: &str) -> Option<String> {
    let (from, to) = text
        .split_once(" to ")
        .or_else(|| text.split_once(" until "))
        .or_else(|| text.split_once('-'))?;
    let (from, to) = (clock(from)?, clock(to)?);
    // `10-11:30am`, `11am-1pm`: the half of the day that is said once holds for both, where it can.
    let minute = |(minute, half): (u32, Option<u32>), other: Option<u32>| {
        half.or(other)
            .map_or(minute, |half| minute.checked_rem(720).unwrap_or(0).saturating_add(half))
    };
    let is_time = text.contains(':') || from.1.is_some() || to.1.is_some();
    let until = minute(to, None);
    let since =
        Some(minute(from, to.1)).filter(|since| *since < until).unwrap_or(minute(from, None));
    let long = until.checked_sub(since).filter(|long| *long > 0 && is_time)?;
    spelled(Hours::parse(&format!("{long}m")).ok()?)
}

/// The minute of the day, of which half of it if that is said: 0 or 720 minutes on.
fn clock(text: &str) -> Option<(u32, Option<u32>)> {
    let text = text.trim().replace('.', "");
    let half = [("am", 0), ("pm", 720), ("a", 0), ("p", 720)];
    let half = half.iter().find_map(|(end, half)| Some((text.strip_suffix(end)?, *half)));
    let bare = half.map_or(text.as_str(), |(bare, _)| bare).trim();
    let (hour, minute) = bare.split_once(':').unwrap_or((bare, "00"));
    let two = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let (hour, minute) = (two(hour)?, two(minute).filter(|minute| *minute < 60)?);
    let fits = if half.is_some() { (1..=12).contains(&hour) } else { hour < 24 };
    fits.then(|| (hour.saturating_mul(60).saturating_add(minute), half.map(|(_, half)| half)))
}

const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

fn in_words(text: &str) -> Option<String> {
    let text = text.replace('-', " ");
    let mut figures = String::new();
    for word in text.split_whitespace() {
        if word == "half" && figures.is_empty() {
            return matches!(
                text.as_str(),
                "half an hour" | "half hour" | "a half hour" | "half a hour"
            )
            .then(|| "30m".to_owned());
        }
        let figure = NUMBERS.iter().position(|number| *number == word);
        match (figure, word) {
            (Some(figure), _) => figures.push_str(&figure.to_string()),
            (None, "and" | "a" | "an") => {}
            (None, "half") => figures.push_str(" 1/2"),
            (None, "hour" | "hours" | "minute" | "minutes") => {
                if figures.is_empty() {
                    figures.push('1');
                }
                figures.push(' ');
                figures.push_str(word);
            }
            (None, _) => return None,
        }
    }
    figures.contains(|c: char| c.is_ascii_digit()).then(|| meant(&figures)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_be_reckoned_is_reckoned() {
        for (written, amount) in [
            ("1.5 + 2", "3.5"),
            ("50 min + 50 min", "1h40m"),
            ("1h + 45m + 1.5", "3.25"),
            ("10:00-11:30", "1.5"),
            ("10:00 – 10:50", "50m"),
            ("10am - 11:30am", "1.5"),
            ("9:00 am to 4:00 pm", "7"),
            ("11am-1pm", "2"),
            ("1-2:30pm", "1.5"),
            ("11-1pm", "2"),
            ("one and a half", "1.5"),
            ("one and a half hours", "1.5"),
            ("two", "2"),
            ("an hour", "1"),
            ("half an hour", "30m"),
            ("14 x 50 min", "11h40m"),
        ] {
            assert_eq!(reckoned(written).as_deref(), Some(amount), "{written}");
            Hours::parse(amount).unwrap();
        }
    }

    #[test]
    fn what_may_be_something_else_is_not_reckoned() {
        for written in ["3-4", "1 +", "+", "11:30-10:00", "14 x 50", "a few", "and a half", "", "a"]
        {
            assert_eq!(reckoned(written), None, "{written}");
        }
    }

    #[test]
    fn a_remark_is_told_from_its_amount() {
        assert_eq!(remarked("1 // should be right"), Some(("1".to_owned(), None)));
        assert_eq!(remarked("1 (50 min)"), Some(("1".to_owned(), Some("50m".to_owned()))));
        assert_eq!(remarked("roughly (1)"), None);
    }
}

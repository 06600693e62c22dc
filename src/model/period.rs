//! Days and runs of days.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A run of days; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// Why a text is no day or run of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not written `2024-06-07`, `2024-06`, or two of one kind with `..` between them.
    Spelling,
    /// It is written well, and the calendar has no such day.
    NoSuchDay,
    /// It ends before it begins.
    Reversed,
}

impl Period {
    /// A single day.
    pub fn day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// Reads a day, a month, a range of days or a range of months.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let Some((first, last)) = text.split_once("..") else { return day_or_month(text) };
        let (first, last) = (first.trim_end(), last.trim_start());
        if first.len() != last.len() {
            return Err(Fault::Spelling);
        }
        let (first, last) = (day_or_month(first)?, day_or_month(last)?);
        if last.to < first.from {
            return Err(Fault::Reversed);
        }
        Ok(Self { from: first.from, to: last.to })
    }

    /// Whether `day` belongs to it.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether all of `other` belongs to it.
    pub fn covers(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether any day belongs to both.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether it is one day.
    pub fn is_day(self) -> bool {
        self.from == self.to
    }

    /// As written in a log: as short as it can be said.
    pub fn written(self) -> String {
        self.to_string().replace(" to ", "..")
    }

    /// How many days it has.
    pub fn days(self) -> u32 {
        let days = self.from.until(self.to).map_or(0, |span| span.get_days());
        u32::try_from(days).unwrap_or(0).saturating_add(1)
    }
}

/// Reads a day.
pub fn parse_day(text: &str) -> Result<Date, Fault> {
    match day_or_month(text) {
        Ok(period) if text.len() == 10 => Ok(period.from),
        Ok(_) => Err(Fault::Spelling),
        Err(fault) => Err(fault),
    }
}

/// A day in full words: `June 30, 2024`.
pub fn spelled(day: Date) -> String {
    let month = usize::try_from(day.month()).ok().and_then(|month| month.checked_sub(1));
    let month = month.and_then(|at| MONTHS.get(at)).copied().unwrap_or("");
    format!("{month} {}, {}", day.day(), day.year())
}

/// The day after, or the same day at the end of the calendar.
pub fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// The day before, or the same day at the beginning of the calendar.
pub fn previous(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

/// `day` and so many months; past the end of a month it is the month's last day.
pub fn plus_months(day: Date, months: u32) -> Date {
    moved(day, Span::new().try_months(months).ok())
}

/// So many months before `day`; past the end of a month it is the month's last day.
pub fn minus_months(day: Date, months: u32) -> Date {
    moved(day, Span::new().try_months(i64::from(months).saturating_neg()).ok())
}

/// Days from `first` to `last`, negative if `last` comes first.
pub fn days_between(first: Date, last: Date) -> i32 {
    first.until(last).map_or(0, |span| span.get_days())
}

/// `day` and so many days.
pub fn plus_days(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// The periods in order, those that overlap or follow each other without a gap as one.
pub fn joined(periods: impl IntoIterator<Item = Period>) -> Vec<Period> {
    let mut periods: Vec<Period> = periods.into_iter().collect();
    periods.sort();
    let mut runs: Vec<Period> = Vec::new();
    for period in periods {
        match runs.last_mut() {
            Some(run) if period.from <= next(run.to) => run.to = run.to.max(period.to),
            _ => runs.push(period),
        }
    }
    runs
}

/// The days of `whole` that belong to none of `parts`, as runs in order.
pub fn without(whole: Period, parts: impl IntoIterator<Item = Period>) -> Vec<Period> {
    let mut left = Vec::new();
    let mut day = whole.from;
    for part in joined(parts) {
        if part.to < day || part.from > whole.to {
            continue;
        }
        if part.from > day {
            left.push(Period { from: day, to: previous(part.from) });
        }
        if part.to >= whole.to {
            return left;
        }
        day = next(part.to);
    }
    if day <= whole.to {
        left.push(Period { from: day, to: whole.to });
    }
    left
}

fn moved(day: Date, by: Option<Span>) -> Date {
    by.and_then(|span| day.checked_add(span).ok()).unwrap_or(day)
}

/// `2024-06-07` or `2024-06`, and nothing else.
fn day_or_month(text: &str) -> Result<Period, Fault> {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    let field = |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse::<i16>().ok());
    let narrow = |number: i16| i8::try_from(number).map_err(|_| Fault::Spelling);
    let (year, month) = match (shape.as_str(), field(0, 4), field(5, 7)) {
        ("9999-99-99" | "9999-99", Some(year), Some(month)) => (year, narrow(month)?),
        _ => return Err(Fault::Spelling),
    };
    // A year 0 would be read by the calendar, and is never meant.
    if year == 0 {
        return Err(Fault::NoSuchDay);
    }
    if let Some(day) = field(8, 10) {
        let day = Date::new(year, month, narrow(day)?).map_err(|_| Fault::NoSuchDay)?;
        return Ok(Period::day(day));
    }
    let first = Date::new(year, month, 1).map_err(|_| Fault::NoSuchDay)?;
    Ok(Period { from: first, to: first.last_of_month() })
}

/// A day, a whole month, whole months, or a range of days: as short as it can be said.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
        let whole = self.from.day() == 1 && self.to == self.to.last_of_month();
        let text = match (self.is_day(), whole, month(self.from) == month(self.to)) {
            (true, ..) => self.from.to_string(),
            (false, true, true) => month(self.from),
            (false, true, false) => format!("{} to {}", month(self.from), month(self.to)),
            (false, false, _) => format!("{} to {}", self.from, self.to),
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_months_and_ranges_are_read() {
        let p = |text| Period::parse(text).unwrap();
        assert_eq!(p("2024-06-07"), Period::day(date(2024, 6, 7)));
        assert_eq!(p("2024-02"), Period { from: date(2024, 2, 1), to: date(2024, 2, 29) });
        assert_eq!(
            p("2018-09..2018-12"),
            Period { from: date(2018, 9, 1), to: date(2018, 12, 31) }
        );
        assert_eq!(p("2024-06-07..2024-06-09").days(), 3);
        assert_eq!(p("2024-06-07..2024-06-09").to_string(), "2024-06-07 to 2024-06-09");
        assert_eq!(p("2024-02").to_string(), "2024-02");
        for text in ["2024-06-07", "2024-06-07..2024-06-09", "2024-02", "2018-09..2018-12"] {
            assert_eq!(p(text).written(), text);
        }
        assert_eq!(p("2018-09-01..2018-12-31").written(), "2018-09..2018-12");
    }

    #[test]
    fn faults_say_why() {
        let fault = |text| Period::parse(text).unwrap_err();
        assert_eq!(fault("2024-02-30"), Fault::NoSuchDay);
        assert_eq!(fault("2024-13"), Fault::NoSuchDay);
        assert_eq!(fault("2024-06-09..2024-06-07"), Fault::Reversed);
        for text in
            ["", "2024", "6/7/24", "June 7 2024", "2024-6-7", "2024-06..2024-06-07", "+024-06"]
        {
            assert_eq!(fault(text), Fault::Spelling, "{text}");
        }
    }

    #[test]
    fn what_is_left_of_a_year_between_documents() {
        let p = |text| Period::parse(text).unwrap();
        let documents = [p("2023-01..2023-03"), p("2023-04..2023-05"), p("2023-07..2023-10")];
        let joined: Vec<_> = joined(documents).iter().map(ToString::to_string).collect();
        assert_eq!(joined, ["2023-01 to 2023-05", "2023-07 to 2023-10"]);
        assert_eq!(
            without(p("2023-02..2023-12"), documents),
            [p("2023-06"), p("2023-11..2023-12")]
        );
        assert_eq!(without(p("2023-02"), documents), []);
        assert_eq!(without(p("2024-02"), []), [p("2024-02")]);
    }

    #[test]
    fn months_end_on_their_last_day() {
        assert_eq!(plus_months(date(2023, 8, 31), 18), date(2025, 2, 28));
        assert_eq!(plus_months(date(2023, 2, 6), 18), date(2024, 8, 6));
    }
}

//! Days in words: as a log writes them, and as print has them.

use jiff::civil::Date;

use crate::model::period::{MONTHS, Period};

/// Which words a day has: those that a person writes and a program reads, or those of print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// `2024-02-05`, as a log writes it: on the terminal and in data, where a day is looked for in
    /// the files or written into them.
    Written,
    /// `Feb 5, 2024`: in the packet, which is read on paper. No line ends inside of a day.
    Printed,
}

/// Between two days that are no single words: a line may end behind the dash, never before it.
const TO: &str = "\u{a0}– ";

impl Dates {
    /// A day.
    pub fn day(self, day: Date) -> String {
        match self {
            Self::Written => day.to_string(),
            Self::Printed => format!("{},\u{a0}{}", month_day(day), day.year()),
        }
    }

    /// A run of days as short as it can be said; whole months are said as such.
    pub fn period(self, period: Period) -> String {
        let Period { from, to } = period;
        let whole = from.day() == 1 && to == to.last_of_month();
        match self {
            Self::Written => period.to_string(),
            Self::Printed if !whole || to == Date::MAX => self.days(period),
            Self::Printed if from.first_of_month() == to.first_of_month() => month_year(to),
            Self::Printed if from.year() == to.year() => {
                format!("{}–{}", short(from), month_year(to))
            }
            Self::Printed => format!("{}{TO}{}", month_year(from), month_year(to)),
        }
    }

    /// A run of days by its first and its last: one day, both, or `from … on`.
    pub fn days(self, period: Period) -> String {
        let Period { from, to } = period;
        if period.is_day() {
            return self.day(from);
        }
        if to == Date::MAX {
            return match self {
                Self::Written => format!("from {} on", self.day(from)),
                Self::Printed => format!("from\u{a0}{} on", self.day(from)),
            };
        }
        match self {
            Self::Written => format!("{from} to {to}"),
            Self::Printed if from.first_of_month() == to.first_of_month() => {
                format!("{}–{},\u{a0}{}", month_day(from), to.day(), to.year())
            }
            Self::Printed if from.year() == to.year() => {
                format!("{}{TO}{}", month_day(from), self.day(to))
            }
            Self::Printed => format!("{}{TO}{}", self.day(from), self.day(to)),
        }
    }
}

/// `Feb 5`.
fn month_day(day: Date) -> String {
    format!("{}\u{a0}{}", short(day), day.day())
}

/// `Feb 2024`.
fn month_year(day: Date) -> String {
    format!("{}\u{a0}{}", short(day), day.year())
}

/// The name of a day's month in three letters.
pub fn short(day: Date) -> &'static str {
    let at = usize::try_from(day.month()).unwrap_or(1).saturating_sub(1);
    MONTHS.get(at).and_then(|name| name.get(..3)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_has_no_more_words_than_it_needs() {
        let cases = [
            ("2024-02-05", "Feb 5, 2024", "Feb 5, 2024"),
            ("2024-02-05..2024-02-07", "Feb 5–7, 2024", "Feb 5–7, 2024"),
            ("2024-02-05..2024-03-03", "Feb 5 – Mar 3, 2024", "Feb 5 – Mar 3, 2024"),
            ("2023-12-30..2024-01-02", "Dec 30, 2023 – Jan 2, 2024", "Dec 30, 2023 – Jan 2, 2024"),
            ("2024-02", "Feb 2024", "Feb 1–29, 2024"),
            ("2018-09..2018-12", "Sep–Dec 2018", "Sep 1 – Dec 31, 2018"),
            ("2018-11..2019-02", "Nov 2018 – Feb 2019", "Nov 1, 2018 – Feb 28, 2019"),
            ("2024-02-01..2024-02-28", "Feb 1–28, 2024", "Feb 1–28, 2024"),
            ("2024-01-15..2024-02-29", "Jan 15 – Feb 29, 2024", "Jan 15 – Feb 29, 2024"),
        ];
        for (written, period, days) in cases {
            let read = Period::parse(written).unwrap();
            let plain = |text: String| text.replace('\u{a0}', " ");
            assert_eq!(plain(Dates::Printed.period(read)), period, "{written}");
            assert_eq!(plain(Dates::Printed.days(read)), days, "{written}");
        }
    }

    #[test]
    fn what_has_no_end_says_so() {
        let open = Period { from: Period::parse("2024-02-01").unwrap().from, to: Date::MAX };
        assert_eq!(Dates::Printed.days(open), "from\u{a0}Feb\u{a0}1,\u{a0}2024 on");
        assert_eq!(Dates::Printed.period(open), Dates::Printed.days(open));
        assert_eq!(Dates::Written.days(open), "from 2024-02-01 on");
    }

    #[test]
    fn a_line_ends_behind_the_dash_of_a_range_alone() {
        let pieces = |written: &str| {
            let printed = Dates::Printed.period(Period::parse(written).unwrap());
            printed.split(' ').map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(pieces("2024-02-05..2024-02-07"), ["Feb\u{a0}5–7,\u{a0}2024"]);
        assert_eq!(
            pieces("2023-12-30..2024-01-02"),
            ["Dec\u{a0}30,\u{a0}2023\u{a0}–", "Jan\u{a0}2,\u{a0}2024"]
        );
    }

    #[test]
    fn a_log_writes_days_as_ever() {
        let read = |text| Period::parse(text).unwrap();
        assert_eq!(Dates::Written.day(read("2024-02-05").from), "2024-02-05");
        assert_eq!(Dates::Written.period(read("2024-02")), "2024-02");
        assert_eq!(Dates::Written.days(read("2024-02")), "2024-02-01 to 2024-02-29");
    }
}

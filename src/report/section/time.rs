//! The axis of time that charts share: whole months, with marks that have room for their words.

use jiff::civil::Date;

use crate::model::dates::Dates;
use crate::model::period::{Period, days_between, next, plus_months};
use crate::report::document::Tick;

/// A mark of the axis of time has at least so many thousandths of it for its words.
const APART: u16 = 70;

/// Whole months.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time {
    first: Date,
    /// How many.
    pub(super) months: u32,
    days: i32,
}

impl Time {
    /// The months of all days from the first to the last; nothing where that is none.
    pub(super) fn of(first: Date, last: Date) -> Option<Self> {
        let (first, last) = (first.first_of_month(), last.last_of_month());
        let months = (1..2400).find(|months| plus_months(first, *months) > last)?;
        Some(Self { first, months, days: days_between(first, next(last)).max(1) })
    }

    /// The first day of a month, by its place.
    pub(super) fn month(self, at: u32) -> Date {
        plus_months(self.first, at)
    }

    /// Where a day begins, in thousandths.
    pub(super) fn at(self, day: Date) -> u16 {
        thousandths(days_between(self.first, day).max(0), self.days)
    }

    /// The first month, and each January with room for its year.
    pub(super) fn ticks(self) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        let near = |ticks: &[Tick], at: u16| {
            ticks.last().is_some_and(|tick| at.saturating_sub(tick.at) < APART)
        };
        let years = (0..self.months).map(|at| self.month(at)).filter(|month| month.month() == 1);
        for month in years {
            let at = self.at(month);
            if !near(&ticks, at) {
                ticks.push(Tick { at, label: month.year().to_string() });
            }
        }
        // A year is worth more than a month before it that leaves it no room.
        let first = Tick { at: 0, label: Dates::Printed.period(whole(self.first)) };
        if ticks.first().is_none_or(|tick| tick.at >= APART) {
            ticks.insert(0, first);
        }
        ticks
    }
}

fn whole(month: Date) -> Period {
    Period { from: month, to: month.last_of_month() }
}

fn thousandths(part: i32, whole: i32) -> u16 {
    let of = part.saturating_mul(1000).checked_div(whole).unwrap_or(0);
    u16::try_from(of.clamp(0, 1000)).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_takes_the_place_of_a_month_too_near_to_it() {
        let labels = |first: &str, months: u32| -> Vec<String> {
            let first = Period::parse(first).unwrap().from;
            let days = days_between(first, plus_months(first, months));
            let ticks = Time { first, months, days }.ticks();
            ticks.into_iter().map(|tick| tick.label.replace('\u{a0}', " ")).collect()
        };
        assert_eq!(labels("2023-02", 28), ["Feb 2023", "2024", "2025"]);
        assert_eq!(labels("2022-12", 28), ["2023", "2024", "2025"]);
        assert_eq!(labels("2024-01", 5), ["2024"]);
        assert_eq!(labels("2024-03", 2), ["Mar 2024"]);
        assert_eq!(labels("2000-01", 600).len(), 13);
    }
}

//! An exact amount of time.

mod spelling;

use std::cmp::Ordering;
use std::fmt;

/// Parts of an hour in which every written amount is whole: minutes (60) and hundredths (100).
const WRITTEN: u64 = 300;

/// Denominators above this are reduced before they are used again.
const LARGE: u64 = 1 << 40;

/// An exact amount of hours. Amounts come from minutes, hundredths of an hour, even splits and
/// a program's ratios, so they are fractions; no arithmetic is done in floating point.
#[derive(Debug, Clone, Copy)]
pub struct Hours {
    parts: i128,
    per_hour: u64,
}

/// Why a text is no amount of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It begins with a minus sign.
    Negative,
    /// It is zero.
    Zero,
    /// More than two digits after the point.
    TooFine,
    /// Minutes after hours that are not two digits from 00 to 59.
    Minutes,
    /// A zero before another digit.
    LeadingZero,
    /// More than a million hours.
    TooMuch,
    /// None of the spellings.
    Spelling,
}

impl Hours {
    /// No time.
    pub const ZERO: Self = Self { parts: 0, per_hour: WRITTEN };

    /// Whole hours.
    pub fn whole(hours: u32) -> Self {
        Self { parts: i128::from(hours).saturating_mul(i128::from(WRITTEN)), per_hour: WRITTEN }
    }

    /// Reads `1.5`, `1h30m`, `90m`, `2h` or `1:30`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.starts_with('-') {
            return Err(Fault::Negative);
        }
        let hours = spelling::read(text)?;
        if hours.parts == 0 { Err(Fault::Zero) } else { Ok(hours) }
    }

    fn of(number: i128, per_hour: u64) -> Self {
        let scale = i128::from(WRITTEN.checked_div(per_hour).unwrap_or(1));
        Self { parts: number.saturating_mul(scale), per_hour: WRITTEN }
    }

    /// Whether it is no time at all.
    pub fn is_zero(self) -> bool {
        self.parts == 0
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let (a, b, per_hour) = self.aligned(other);
        Self { parts: a.saturating_add(b), per_hour }
    }

    /// The difference, or no time if `other` is more.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let (a, b, per_hour) = self.aligned(other);
        Self { parts: a.saturating_sub(b).max(0), per_hour }
    }

    /// `numerator / denominator` of it; a denominator of zero is taken as one.
    #[must_use]
    pub fn times(self, numerator: u32, denominator: u32) -> Self {
        let per_hour = self.per_hour.saturating_mul(u64::from(denominator.max(1)));
        Self { parts: self.parts.saturating_mul(i128::from(numerator)), per_hour }.settled()
    }

    /// The same value over one denominator for both.
    fn aligned(self, other: Self) -> (i128, i128, u64) {
        if self.per_hour == other.per_hour {
            return (self.parts, other.parts, self.per_hour);
        }
        let common = gcd(self.per_hour.into(), other.per_hour.into());
        let scale = |per_hour: u64| i128::from(per_hour).checked_div(common).unwrap_or(1);
        let (mine, theirs) = (scale(other.per_hour), scale(self.per_hour));
        let per_hour = i128::from(self.per_hour).saturating_mul(mine);
        (
            self.parts.saturating_mul(mine),
            other.parts.saturating_mul(theirs),
            u64::try_from(per_hour).unwrap_or(u64::MAX),
        )
    }

    /// Reduced, if the denominator has grown large.
    fn settled(self) -> Self {
        if self.per_hour <= LARGE {
            return self;
        }
        let common = gcd(self.parts, self.per_hour.into()).max(1);
        Self {
            parts: self.parts.checked_div(common).unwrap_or(self.parts),
            per_hour: i128::from(self.per_hour)
                .checked_div(common)
                .and_then(|n| u64::try_from(n).ok())
                .unwrap_or(self.per_hour),
        }
    }

    /// It as an exact fraction: so many parts, and how many of them make an hour. Not reduced.
    pub fn fraction(self) -> (i128, u64) {
        (self.parts, self.per_hour)
    }

    /// So many parts of which `per_hour` make an hour, exactly: the way back from
    /// [`Hours::fraction`]. Nothing if that is less than no time, or a part of no size. Who holds
    /// a finer fraction than a `u64` can say rounds it down first, so that nothing looks met when
    /// it is not.
    pub fn of_fraction(parts: i128, per_hour: u64) -> Option<Self> {
        (parts >= 0 && per_hour > 0).then(|| Self { parts, per_hour }.settled())
    }

    /// Whole hundredths of an hour in it, rounded down.
    pub fn hundredths(self) -> i128 {
        self.parts.saturating_mul(100).div_euclid(i128::from(self.per_hour.max(1)))
    }

    /// Whole hundredths of an hour that hold it, rounded up.
    pub fn hundredths_up(self) -> i128 {
        let per_hour = i128::from(self.per_hour.max(1));
        let rest = self.parts.saturating_mul(100).rem_euclid(per_hour);
        self.hundredths().saturating_add(i128::from(rest > 0))
    }

    /// Whole minutes in it, or nothing if it is no whole number of minutes.
    pub fn minutes(self) -> Option<i128> {
        let minutes = self.parts.saturating_mul(60);
        let per_hour = i128::from(self.per_hour.max(1));
        (minutes.rem_euclid(per_hour) == 0).then(|| minutes.div_euclid(per_hour))
    }

    /// Thousandths of `whole` that it makes up, rounded down and at most 1000: for a bar.
    pub fn thousandths_of(self, whole: Self) -> u16 {
        let (a, b, _) = self.aligned(whole);
        let share = a.saturating_mul(1000).checked_div(b).unwrap_or(1000);
        u16::try_from(share.clamp(0, 1000)).unwrap_or(1000)
    }

    /// How many whole times `other` goes into it, rounded up; nothing if `other` is no time.
    pub fn times_of(self, other: Self) -> Option<u32> {
        let (a, b, _) = self.aligned(other);
        let whole = a.checked_div(b)?;
        let rest = a.checked_rem(b)?;
        u32::try_from(whole.saturating_add(i128::from(rest > 0))).ok()
    }

    /// As shown where it must not look less than it is: rounded up.
    pub fn up(self) -> impl fmt::Display {
        Hundredths(self.hundredths_up())
    }
}

/// Two decimals, rounded down, so that nothing looks met when it is not.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hundredths(self.hundredths()).fmt(f)
    }
}

struct Hundredths(i128);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:02}", self.0.div_euclid(100), self.0.rem_euclid(100));
        f.pad(&text)
    }
}

impl Default for Hours {
    fn default() -> Self {
        Self::ZERO
    }
}

impl PartialEq for Hours {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Hours {}

impl PartialOrd for Hours {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Hours {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b, _) = self.aligned(*other);
        a.cmp(&b)
    }
}

impl std::iter::Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn h(text: &str) -> Hours {
        Hours::parse(text).unwrap()
    }

    #[test]
    fn every_spelling_is_read_exactly() {
        for spelling in ["1.5", "1h30m", "90m", "1:30", "1.50"] {
            assert_eq!(h(spelling), h("1.5"), "{spelling}");
        }
        assert_eq!(h("2h"), Hours::whole(2));
        assert_eq!(h("0h45m"), h("0.75"));
        assert_eq!(h("0:05").plus(h("5m")), h("10m"));
    }

    #[test]
    fn anything_else_is_a_fault_with_its_reason() {
        let faults = [
            ("-1", Fault::Negative),
            ("0", Fault::Zero),
            ("0m", Fault::Zero),
            ("0.00", Fault::Zero),
            ("6.125", Fault::TooFine),
            ("1h5m", Fault::Minutes),
            ("1:60", Fault::Minutes),
            ("1:7", Fault::Minutes),
            ("012", Fault::LeadingZero),
            ("01:30", Fault::LeadingZero),
            ("99999999", Fault::TooMuch),
            ("1e3", Fault::Spelling),
            (".nan", Fault::Spelling),
            (".5", Fault::Spelling),
            ("1.", Fault::Spelling),
            ("0x10", Fault::Spelling),
            ("1,5", Fault::Spelling),
            ("1 hr", Fault::Spelling),
            ("", Fault::Spelling),
            ("h", Fault::Spelling),
            ("1h30", Fault::Spelling),
            ("٣", Fault::Spelling),
        ];
        for (text, fault) in faults {
            assert_eq!(Hours::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn what_is_short_is_rounded_up_and_what_counts_down() {
        let third = Hours::whole(10).times(1, 3);
        assert_eq!(third.to_string(), "3.33");
        assert_eq!(third.up().to_string(), "3.34");
        assert_eq!(third.plus(third).plus(third), Hours::whole(10));
        assert_eq!(h("1h15m").times(1, 2).to_string(), "0.62");
        assert_eq!(h("50m").times(6, 1), Hours::whole(5));
    }

    #[test]
    fn a_text_never_stands_for_more_than_it_says() {
        assert_eq!(h("50m").minutes(), Some(50));
        assert_eq!(h("0.01").minutes(), None);
        assert_eq!(h("45").thousandths_of(h("90")), 500);
        assert_eq!(h("100").thousandths_of(h("90")), 1000);
        assert_eq!(h("10").times_of(h("4")), Some(3));
        assert_eq!(h("10").times_of(Hours::ZERO), None);
    }

    #[test]
    fn a_fraction_goes_out_and_comes_back() {
        let third = Hours::whole(1).times(1, 3);
        let (parts, per_hour) = third.fraction();
        assert_eq!(
            (parts * 3, Hours::of_fraction(parts, per_hour)),
            (per_hour.into(), Some(third))
        );
        assert_eq!(Hours::of_fraction(0, 7), Some(Hours::ZERO));
        assert_eq!(Hours::of_fraction(-1, 7), None);
        assert_eq!(Hours::of_fraction(1, 0), None);
    }

    proptest! {
        #[test]
        fn sums_do_not_depend_on_order(
            amounts in proptest::collection::vec((1u32..10_000, 1u32..24), 1..40),
        ) {
            let made = amounts.iter().map(|(n, d)| Hours::whole(*n).times(1, *d));
            let forward: Hours = made.clone().sum();
            let backward: Hours = made.rev().sum();
            prop_assert_eq!(forward, backward);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,12}") {
            if let Ok(hours) = Hours::parse(&text) {
                prop_assert!(hours > Hours::ZERO);
            }
        }
    }
}

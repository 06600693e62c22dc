//! How an amount of time is written.

use crate::model::hours::{Fault, Hours, gcd};

/// The most hours that one amount may state; no certificate comes near it.
const MOST: i128 = 1_000_000;

impl Hours {
    /// It without any rounding, in one spelling for one amount: `1.50`, or `1h40m`, or `10/7` where
    /// it is no whole number of minutes either.
    pub fn exact(self) -> String {
        let (parts, per_hour) = self.fraction();
        let per_hour = i128::from(per_hour.max(1));
        if self.hundredths() == self.hundredths_up() {
            return self.to_string();
        }
        if let Some(minutes) = self.minutes() {
            return format!("{}h{:02}m", minutes.div_euclid(60), minutes.rem_euclid(60));
        }
        let common = gcd(parts, per_hour).max(1);
        let reduced = |number: i128| number.checked_div(common).unwrap_or(number);
        format!("{}/{}", reduced(parts), reduced(per_hour))
    }

    /// The amount of an exact spelling.
    pub fn of_exact(text: &str) -> Option<Self> {
        match text.split_once('/') {
            Some((parts, per_hour)) => {
                Self::of_fraction(parts.parse().ok()?, per_hour.parse().ok()?)
            }
            None => read(text).ok(),
        }
    }
}

/// Reads an amount that is not negative; it may still be zero.
pub(super) fn read(text: &str) -> Result<Hours, Fault> {
    if let Some((hours, minutes)) = text.split_once(':') {
        return clock(hours, minutes);
    }
    if let Some((hours, rest)) = text.split_once('h') {
        return match rest.strip_suffix('m') {
            Some(minutes) => clock(hours, minutes),
            None if rest.is_empty() => Ok(Hours::of(number(hours)?, 1)),
            None => Err(Fault::Spelling),
        };
    }
    match text.strip_suffix('m') {
        Some(minutes) => Ok(Hours::of(number(minutes)?, 60)),
        None => decimal(text),
    }
}

/// `1:30` and `1h30m`.
fn clock(hours: &str, minutes: &str) -> Result<Hours, Fault> {
    let hours = number(hours)?;
    if minutes.len() != 2 || !digits(minutes) {
        return Err(if digits(minutes) { Fault::Minutes } else { Fault::Spelling });
    }
    let minutes: i128 = minutes.parse().map_err(|_| Fault::Spelling)?;
    if minutes > 59 {
        return Err(Fault::Minutes);
    }
    Ok(Hours::of(hours.saturating_mul(60).saturating_add(minutes), 60))
}

/// `2` and `1.25`.
fn decimal(text: &str) -> Result<Hours, Fault> {
    let Some((whole, fraction)) = text.split_once('.') else {
        return Ok(Hours::of(number(text)?, 1));
    };
    if !digits(whole) || !digits(fraction) {
        return Err(Fault::Spelling);
    }
    if fraction.len() > 2 {
        return Err(Fault::TooFine);
    }
    let hundredths: i128 = format!("{fraction:0<2}").parse().map_err(|_| Fault::Spelling)?;
    Ok(Hours::of(number(whole)?.saturating_mul(100).saturating_add(hundredths), 100))
}

/// A whole number without a zero before another digit.
fn number(text: &str) -> Result<i128, Fault> {
    if !digits(text) {
        return Err(Fault::Spelling);
    }
    if text.len() > 1 && text.starts_with('0') {
        return Err(Fault::LeadingZero);
    }
    let number: i128 = text.parse().map_err(|_| Fault::TooMuch)?;
    if number > MOST { Err(Fault::TooMuch) } else { Ok(number) }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_amount_has_one_exact_spelling() {
        let h = |text: &str| Hours::parse(text).unwrap();
        let amounts = [
            (h("1h30m"), "1.50"),
            (h("90m"), "1.50"),
            (h("0.01"), "0.01"),
            (h("1h40m"), "1h40m"),
            (h("50m"), "0h50m"),
            (Hours::whole(10).times(1, 3), "3h20m"),
            (Hours::whole(10).times(1, 7), "10/7"),
            (Hours::whole(20).times(1, 14), "10/7"),
            (h("12").times(1, 1), "12.00"),
            (Hours::ZERO, "0.00"),
        ];
        for (hours, text) in amounts {
            assert_eq!(hours.exact(), text);
            assert_eq!(Hours::of_exact(text), Some(hours));
        }
    }
}

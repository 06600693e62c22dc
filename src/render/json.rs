//! JSON, versioned: `practicum/status/1`, `check/1`, `explain/1`, `preflight/1`, `supervisor/1` and `programs-diff/1`.

pub mod check;
pub mod explain;
mod hours;
pub mod packs;
pub mod preflight;
pub mod status;
pub mod supervised;

use serde::Serialize;
use serde_json::Number;

use crate::model::hours::Hours;

/// Text of a value, indented, with a newline at its end.
pub fn text<T: Serialize>(value: &T) -> String {
    // The types have text keys and finite numbers only, which always have a form in JSON.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Hours rounded down: a number with at most two decimals.
fn down(hours: Hours) -> Number {
    number(hours.hundredths())
}

/// Hours rounded up.
fn up(hours: Hours) -> Number {
    number(hours.hundredths_up())
}

fn number(hundredths: i128) -> Number {
    let whole = hundredths.div_euclid(100);
    if hundredths.rem_euclid(100) == 0
        && let Ok(whole) = i64::try_from(whole)
    {
        return Number::from(whole);
    }
    // The nearest float to two decimals prints as those two decimals.
    let text = format!("{whole}.{:02}", hundredths.rem_euclid(100));
    text.parse().ok().and_then(Number::from_f64).unwrap_or_else(|| Number::from(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_two_decimals() {
        assert_eq!(number(8750).to_string(), "87.5");
        assert_eq!(number(333).to_string(), "3.33");
        assert_eq!(number(9000).to_string(), "90");
        assert_eq!(number(7).to_string(), "0.07");
    }
}

//! Today: the one place that asks the clock.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::cli::Failure;

/// The day of judgement: what the user says, else `SOURCE_DATE_EPOCH`, else today.
#[expect(clippy::disallowed_methods, reason = "only `cli` sees the clock and the environment")]
pub(super) fn as_of(said: Option<Date>) -> Result<Date, Failure> {
    if let Some(day) = said {
        return Ok(day);
    }
    let epoch = std::env::var("SOURCE_DATE_EPOCH").unwrap_or_default();
    if epoch.is_empty() {
        return Ok(Zoned::now().date());
    }
    let second = epoch.parse().ok().and_then(|second| Timestamp::from_second(second).ok());
    let day = second.map(|at| at.to_zoned(TimeZone::UTC).date());
    day.ok_or_else(|| {
        Failure::new(format!("SOURCE_DATE_EPOCH is `{epoch}`, which is no number of seconds"))
    })
}

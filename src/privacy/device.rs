//! Vehicles and devices: VINs, plates, serial numbers.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;

static VIN: Pattern = Pattern::new(r"(?-u:\b)(?P<v>[A-HJ-NPR-Za-hj-npr-z0-9]{17})(?-u:\b)");
static PLATE: Pattern = Pattern::new(
    r"(?-u:\b)(?i:(?:licen[sc]e\s+|number\s+)?plates?)(?:\s*(?i:no\b\.?|number|\#|is|was))?\s*:?\s*(?P<v>[A-Z0-9]{1,4}[\x20-]?[A-Z0-9]{2,5})(?-u:\b)",
);
static SERIAL: Pattern = Pattern::new(
    r"(?-u:\b)(?i:serial|s/n|sn|imei|imsi|udi|lot|device|implant|pump|pacemaker)(?:\s*(?i:no\b\.?|num(?:ber)?\b|id\b|\#|code))?\s*(?:[:=\#]|(?i:is|was)\b)?\s*(?P<v>[A-Z0-9][A-Z0-9-]{3,})(?-u:\b)",
);
static MAC: Pattern = Pattern::new(r"(?i)(?-u:\b)(?P<v>(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?-u:\b)");

/// The numbers of vehicles and devices.
pub(super) fn devices(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in VIN.each(passage.text) {
        let labelled = passage.before(range.start, 12).to_lowercase().contains("vin");
        let value = passage.at(&range);
        let mixed = value.bytes().any(|byte| byte.is_ascii_digit())
            && value.bytes().any(|byte| byte.is_ascii_alphabetic());
        if labelled && mixed || checks(value) {
            hits.push((Identifier::Device, range));
        }
    }
    for range in PLATE.each(passage.text).into_iter().chain(SERIAL.each(passage.text)) {
        let digits = passage.at(&range).bytes().filter(u8::is_ascii_digit).count();
        if digits >= 2 {
            hits.push((Identifier::Device, range));
        }
    }
    hits.extend(MAC.each(passage.text).into_iter().map(|range| (Identifier::Device, range)));
}

/// Whether the ninth sign is what the others sum up to (49 CFR 565.15).
fn checks(vin: &str) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let value = |sign: char| match sign.to_ascii_uppercase() {
        'A' | 'J' => 1,
        'B' | 'K' | 'S' => 2,
        'C' | 'L' | 'T' => 3,
        'D' | 'M' | 'U' => 4,
        'E' | 'N' | 'V' => 5,
        'F' | 'W' => 6,
        'G' | 'P' | 'X' => 7,
        'H' | 'Y' => 8,
        'R' | 'Z' => 9,
        digit => digit.to_digit(10).unwrap_or(0),
    };
    let sum: u32 =
        vin.chars().zip(WEIGHTS).map(|(sign, weight)| value(sign).saturating_mul(weight)).sum();
    let expected = match sum.checked_rem(11) {
        Some(10) => 'X',
        Some(rest) => char::from_digit(rest, 10).unwrap_or('0'),
        None => return false,
    };
    let digits = vin.bytes().any(|byte| byte.is_ascii_digit());
    digits && vin.chars().nth(8).is_some_and(|sign| sign.to_ascii_uppercase() == expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ninth_sign_proves_a_vehicle() {
        assert!(checks("1M8GDM9AXKP042788"));
        assert!(!checks("1M8GDM9A1KP042788"));
        for pattern in [&VIN, &PLATE, &SERIAL, &MAC] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

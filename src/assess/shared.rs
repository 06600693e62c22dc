//! Hours that count in several programs: allowed across programs, never twice within one.

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::model::hours::Hours;

/// A share of time, by the places of entry, line and share.
type Place = (usize, usize, usize);

/// What counts in `one` and in each of `others`: for each share of time the smaller of the two
/// amounts. Programs without common hours are left out.
pub fn with<'a>(
    one: &Assessment<'_>,
    others: &'a [Assessment<'a>],
) -> Vec<(&'a Assessment<'a>, Hours)> {
    let mine = counted(one);
    let common = |other: &'a Assessment<'a>| {
        let theirs = counted(other);
        let smaller = |(place, hours): (&Place, &Hours)| {
            theirs.get(place).map_or(Hours::ZERO, |theirs| (*hours).min(*theirs))
        };
        (other, mine.iter().map(smaller).sum::<Hours>())
    };
    let others = others.iter().filter(|other| other.program.id != one.program.id);
    others.map(common).filter(|(_, hours)| !hours.is_zero()).collect()
}

fn counted(assessment: &Assessment<'_>) -> BTreeMap<Place, Hours> {
    let mut counted: BTreeMap<Place, Hours> = BTreeMap::new();
    for credit in assessment.credits.iter().filter(|one| !one.counted.is_zero()) {
        let hours = counted.entry((credit.entry, credit.line, credit.share)).or_default();
        *hours = hours.plus(credit.counted);
    }
    counted
}

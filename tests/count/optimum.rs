//! Counted is the largest total that satisfies every limit: against a search of all divisions.

use crate::support::{counted, h, log, packs};
use practicum::model::hours::Hours;
use practicum::source::Sources;
use proptest::prelude::*;

/// A program with nested and disjoint limits, small enough to search.
const PACK: &str = "
program: small
title: Small
body: B
version: '1'
text: t
in-force: 2000-01-01..
check-against: https://example.org
sources: {S: {title: S, address: a, dated: d}}
domains:
  d:
    title: D
    short: D
    takes: training
    areas: {a: {code: A, short: A, title: A}}
    limits:
      inner: {title: inner, where: {delivery: asynchronous, approval: other}, at-most: 3, because: x, source: S}
      middle: {title: middle, where: {delivery: asynchronous}, at-most: 5, because: x, source: S}
      outer: {title: outer, where: {any: [{delivery: asynchronous}, {approval: other}]}, at-most: 7, because: x, source: S}
      apart: {title: apart, where: {delivery: in-person, approval: aasect}, at-most: 4, because: x, source: S}
requirements:
  d: {title: D, hours: d, at-least: 10, source: S}
";

const OWN: &str = "applicant: {name: A}\nprograms: [small]\n";

/// The kinds of hours that the limits tell apart: delivery, approval.
const CLASSES: [(&str, &str); 5] = [
    ("asynchronous", "other"),
    ("asynchronous", "aasect"),
    ("live-online", "other"),
    ("in-person", "aasect"),
    ("live-online", "university"),
];

/// The largest total over all ways to count whole hours of each class, limit by limit.
fn searched(have: [u32; 5]) -> u32 {
    let mut best = 0;
    for a in 0..=have[0] {
        for b in 0..=have[1] {
            for c in 0..=have[2] {
                for d in 0..=have[3] {
                    let fits = a <= 3 && a + b <= 5 && a + b + c <= 7 && d <= 4;
                    if fits {
                        best = best.max(a + b + c + d + have[4]);
                    }
                }
            }
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn counted_is_the_optimum(amounts in proptest::collection::vec((0usize..5, 1u32..6, 1u32..28), 0..9)) {
        let mut sources = Sources::default();
        sources.add_text("small/1.yaml", PACK);
        let mut have = [0; 5];
        let mut entries = Vec::new();
        for (number, (class, hours, day)) in amounts.iter().enumerate() {
            have[*class] += hours;
            let (delivery, approval) = CLASSES[*class];
            entries.push(format!(
                "kind: training\ntitle: T{number}\nprovider: P\ndate: 2024-01-{day:02}\ndelivery: {delivery}\napproval: {approval}\nhours: {{d/a: {hours}}}"
            ));
        }
        let made = log(packs(&sources), OWN, &entries);
        let assessment = made.on("2025-06-01");
        prop_assert_eq!(counted(&assessment)["d"], Hours::whole(searched(have)));
        for credit in &assessment.credits {
            prop_assert!(credit.logged >= credit.credited && credit.credited >= credit.counted);
        }
    }
}

#[test]
fn the_last_hours_lose_first() {
    let mut sources = Sources::default();
    sources.add_text("small/1.yaml", PACK);
    let entry = |day: u32, hours: u32| {
        format!(
            "kind: training\ntitle: T{day}\nprovider: P\ndate: 2024-01-{day:02}\ndelivery: asynchronous\napproval: aasect\nhours: {{d/a: {hours}}}"
        )
    };
    let made = log(packs(&sources), OWN, &[entry(20, 2), entry(3, 2), entry(10, 2)]);
    let assessment = made.on("2025-06-01");
    let counts: Vec<_> = assessment.credits.iter().map(|one| one.counted).collect();
    assert_eq!(counts, [h("2"), h("2"), h("1")]);
}

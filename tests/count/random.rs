//! Random packs over random logs: totals obey the limits, whatever the order of files and rules.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::support::{log, packs};
use crate::vertices;
use practicum::assess::optimum::{Bound, Piece, Weight};
use practicum::model::hours::Hours;
use practicum::source::Sources;
use proptest::prelude::*;

/// One training: what limits can tell apart.
#[derive(Debug, Clone)]
struct Course {
    asynchronous: bool,
    other: bool,
    second_area: bool,
    /// Of January and February 2024, from 1: around the turn of the month.
    day: u32,
    /// In half hours.
    halves: u32,
}

/// One limit: which courses it bears on, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Limit {
    bears_on: usize,
    shape: usize,
    amount: u32,
}

/// Whether a condition holds for a course.
type Bears = fn(&Course) -> bool;

/// Conditions as a pack writes them, and as this test reads them.
const CONDITIONS: [(&str, Bears); 5] = [
    ("{delivery: asynchronous}", |one| one.asynchronous),
    ("{approval: other}", |one| one.other),
    ("{any: [{delivery: asynchronous}, {approval: other}]}", |one| one.asynchronous || one.other),
    ("{not: {approval: other}}", |one| !one.other),
    ("{area: d/b}", |one| one.second_area),
];

/// What a limit says beside its condition; the amount stands for `#`.
const SHAPES: [&str; 6] = [
    "at-most: #",
    "each: calendar-month, at-most: #",
    "each: area, at-most: #",
    "each: 7 days, at-most: #",
    "at-most: 50%",
    "measure: logged, at-most: #",
];

fn pack(limits: &[Limit]) -> String {
    let mut text = String::from(
        "program: small\ntitle: Small\nbody: B\nversion: '1'\ntext: t\nin-force: 2000-01-01..\n\
         check-against: https://example.org\nsources: {S: {title: S, address: a, dated: d}}\n\
         domains:\n  d:\n    title: D\n    short: D\n    takes: training\n    areas:\n      \
         a: {code: A, short: A, title: A}\n      b: {code: B, short: B, title: B}\n    convert:\n      \
         half: {title: half, where: {approval: other}, ratio: 1/2, because: x, source: S}\n",
    );
    if !limits.is_empty() {
        text.push_str("    limits:\n");
    }
    for (at, limit) in limits.iter().enumerate() {
        // Ids tell limits apart and follow from what they say, so that no order is hidden in them.
        let shape = SHAPES[limit.shape].replace('#', &limit.amount.to_string());
        writeln!(
            text,
            "      l{}-{}-{}-{}: {{title: x, where: {}, {shape}, because: x, source: S}}",
            limit.bears_on,
            limit.shape,
            limit.amount,
            limits.iter().take(at).filter(|other| *other == limit).count(),
            CONDITIONS[limit.bears_on].0,
        )
        .unwrap();
    }
    text.push_str("requirements:\n  d: {title: D, hours: d, at-least: 1, source: S}\n");
    text
}

fn date(day: u32) -> String {
    if day > 31 { format!("2024-02-{:02}", day - 31) } else { format!("2024-01-{day:02}") }
}

fn entry(number: usize, course: &Course) -> String {
    let delivery = if course.asynchronous { "asynchronous" } else { "in-person" };
    let approval = if course.other { "other" } else { "aasect" };
    let area = if course.second_area { "d/b" } else { "d/a" };
    let minutes = course.halves * 30;
    format!(
        "kind: training\ntitle: T{number}\nprovider: P\ndate: {}\ndelivery: {delivery}\n\
         approval: {approval}\nhours: {{{area}: {minutes}m}}",
        date(course.day)
    )
}

/// What counts of each entry, by its number, as the program says.
fn counted(limits: &[Limit], entries: &[String]) -> Vec<Hours> {
    let mut sources = Sources::default();
    sources.add_text("small/1.yaml", &pack(limits));
    let made = log(packs(&sources), "applicant: {name: A}\nprograms: [small]\n", entries);
    let assessment = made.on("2025-06-01");
    let mut counted = vec![Hours::ZERO; entries.len()];
    for credit in &assessment.credits {
        assert!(credit.logged >= credit.credited && credit.credited >= credit.counted);
        // Every hour that does not count has a reason that takes it.
        let taken: Hours = (0..limits.len())
            .flat_map(|at| credit.reasons.iter().filter_map(move |why| why.over_limit(at)))
            .sum();
        assert_eq!(taken, credit.credited.minus(credit.counted));
        let file = made.log.entries[credit.entry].title.clone().unwrap();
        let number: usize = file.trim_start_matches('T').parse().unwrap();
        counted[number] = counted[number].plus(credit.counted);
    }
    counted
}

fn total(hours: &[Hours]) -> Hours {
    hours.iter().copied().sum()
}

/// The bounds that the limits mean, worked out here from the courses alone.
fn bounds(limits: &[Limit], courses: &[Course]) -> Vec<Bound> {
    let mut bounds = Vec::new();
    for limit in limits {
        let bears = |one: &&(usize, &Course)| CONDITIONS[limit.bears_on].1(one.1);
        let all: Vec<(usize, &Course)> = courses.iter().enumerate().collect();
        let mut groups: BTreeMap<u32, Vec<(usize, Weight)>> = BTreeMap::new();
        let mut at_most = Hours::whole(limit.amount);
        match limit.shape {
            0 => {
                groups.insert(0, all.iter().filter(bears).map(|one| (one.0, Weight::ONE)).collect())
            }
            1 | 2 => {
                for one in all.iter().filter(bears) {
                    let group = if limit.shape == 1 {
                        u32::from(one.1.day > 31)
                    } else {
                        u32::from(one.1.second_area)
                    };
                    groups.entry(group).or_default().push((one.0, Weight::ONE));
                }
                None
            }
            3 => {
                for first in 1..=60 {
                    let week = |one: &&(usize, &Course)| (first..first + 7).contains(&one.1.day);
                    let members = all.iter().filter(bears).filter(week);
                    groups.insert(first, members.map(|one| (one.0, Weight::ONE)).collect());
                }
                None
            }
            4 => {
                at_most = Hours::ZERO;
                let weight = |one: &(usize, &Course)| {
                    let own = i64::from(CONDITIONS[limit.bears_on].1(one.1));
                    (one.0, Weight::of(2 * own - 1, 2))
                };
                groups.insert(0, all.iter().map(weight).collect())
            }
            _ => {
                // An hour that counts of other CE stands for two that were logged.
                let weight = |one: &(usize, &Course)| {
                    (one.0, Weight::of(if one.1.other { 2 } else { 1 }, 1))
                };
                groups.insert(0, all.iter().filter(bears).map(weight).collect())
            }
        };
        bounds.extend(groups.into_values().map(|members| Bound { members, at_most }));
    }
    bounds
}

/// What the exhaustive search says of each entry. It goes through the courses in order of day and
/// number, as the program does.
fn searched(limits: &[Limit], courses: &[Course]) -> Vec<vertices::Exact> {
    let mut order: Vec<usize> = (0..courses.len()).collect();
    order.sort_by_key(|at| (courses[*at].day, *at));
    let sorted: Vec<Course> = order.iter().map(|at| courses[*at].clone()).collect();
    let pieces: Vec<Piece> = sorted
        .iter()
        .map(|one| {
            let minutes = one.halves * 30;
            let hours = Hours::parse(&format!("{minutes}m")).unwrap();
            Piece { amount: if one.other { hours.times(1, 2) } else { hours }, rank: 0 }
        })
        .collect();
    let mut bounds = bounds(limits, &sorted);
    // Only bounds that could bind are worth the search.
    bounds.retain(|bound| {
        let most: Hours = bound.members.iter().map(|(at, _)| pieces[*at].amount.times(2, 1)).sum();
        !bound.members.is_empty() && most > bound.at_most
    });
    bounds.dedup_by(|a, b| a.members == b.members && a.at_most == b.at_most);
    let found = vertices::best(&pieces, &bounds);
    let mut by_number = vec![vertices::Exact::from(0); courses.len()];
    for (place, value) in order.into_iter().zip(found) {
        by_number[place] = value;
    }
    by_number
}

fn course() -> impl Strategy<Value = Course> {
    (any::<bool>(), any::<bool>(), any::<bool>(), 24u32..40, 1u32..20).prop_map(
        |(asynchronous, other, second_area, day, halves)| Course {
            asynchronous,
            other,
            second_area,
            day,
            halves,
        },
    )
}

fn limit() -> impl Strategy<Value = Limit> {
    (0..CONDITIONS.len(), 0..SHAPES.len(), 1u32..8).prop_map(|(bears_on, shape, amount)| Limit {
        bears_on,
        shape,
        amount,
    })
}

fn entries(courses: &[Course]) -> Vec<String> {
    courses.iter().enumerate().map(|(number, course)| entry(number, course)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// The limits that look at periods, windows, areas and shares mean what this test says of them,
    /// and what counts of every entry is what a search of all vertices finds.
    #[test]
    fn every_entry_counts_what_the_search_finds(
        courses in proptest::collection::vec(course(), 1..5),
        limits in proptest::collection::vec(limit(), 0..4),
    ) {
        let found = counted(&limits, &entries(&courses));
        let found: Vec<vertices::Exact> = found.into_iter().map(vertices::exact).collect();
        // Limits of periods are said to come first; with other limits beside them they may choose
        // other hours, and the total is the same.
        let sum = |list: &[vertices::Exact]| list.iter().fold(vertices::Exact::from(0), |a, b| a + b);
        let searched = searched(&limits, &courses);
        prop_assert_eq!(sum(&found), sum(&searched));
        prop_assert_eq!(found, searched);
    }

    #[test]
    fn no_order_of_files_or_rules_changes_the_total(
        courses in proptest::collection::vec(course(), 0..9),
        limits in proptest::collection::vec(limit(), 0..5),
        turn in 0usize..9,
    ) {
        let before = total(&counted(&limits, &entries(&courses)));
        let mut turned = entries(&courses);
        let by = turn.checked_rem(turned.len()).unwrap_or(0);
        turned.rotate_left(by);
        prop_assert_eq!(total(&counted(&limits, &turned)), before);
        let rules: Vec<Limit> = limits.iter().rev().copied().collect();
        prop_assert_eq!(total(&counted(&rules, &entries(&courses))), before);
    }

    #[test]
    fn another_hour_never_lowers_the_total_and_neither_does_one_limit_less(
        courses in proptest::collection::vec(course(), 1..9),
        limits in proptest::collection::vec(limit(), 1..5),
    ) {
        let all = total(&counted(&limits, &entries(&courses)));
        let (_, fewer) = courses.split_last().unwrap();
        prop_assert!(total(&counted(&limits, &entries(fewer))) <= all);
        let (_, freer) = limits.split_last().unwrap();
        prop_assert!(total(&counted(freer, &entries(&courses))) >= all);
    }
}

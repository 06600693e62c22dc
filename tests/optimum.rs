//! The optimum under several bounds: beside a solver that shares no code with it, and by hand.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where something is amiss"
)]

#[path = "optimum/vertices.rs"]
mod vertices;

#[path = "optimum/numbers.rs"]
mod numbers;

use std::collections::BTreeSet;

use numbers::Numbers;
use practicum::assess::optimum::{Bound, Piece, Weight, counted};
use practicum::model::hours::Hours;

/// Random cases beside the other solver, and for each property.
const CASES: u64 = 5_000;

fn piece(amount: Hours) -> Piece {
    Piece { amount, rank: 0 }
}

fn whole(hours: u32) -> Piece {
    piece(Hours::whole(hours))
}

/// At most so much of these pieces together.
fn at_most(hours: u32, members: &[usize]) -> Bound {
    let members = members.iter().map(|at| (*at, Weight::ONE)).collect();
    Bound { members, at_most: Hours::whole(hours) }
}

/// At most `numerator / denominator` of all pieces is of these.
fn share(numerator: u32, denominator: u32, of: &[usize], all: usize) -> Bound {
    let weight = |at| {
        let own = if of.contains(&at) { denominator } else { 0 };
        (at, Weight::of(i64::from(own) - i64::from(numerator), denominator))
    };
    Bound { members: (0..all).map(weight).collect(), at_most: Hours::ZERO }
}

fn shown(hours: &[Hours]) -> Vec<String> {
    hours.iter().map(ToString::to_string).collect()
}

fn total(hours: &[Hours]) -> Hours {
    hours.iter().copied().sum()
}

#[test]
fn it_agrees_with_the_best_of_all_vertices() {
    let (mut whole, mut bound, mut fine) = (0, 0, 0);
    for seed in 0..CASES {
        let (pieces, bounds) = Numbers::new(seed).case(5, 5);
        let expected = vertices::best(&pieces, &bounds);
        let found = counted(&pieces, &bounds);
        let found: Vec<vertices::Exact> = found.into_iter().map(vertices::exact).collect();
        assert_eq!(found, expected, "case {seed}: {pieces:#?} {bounds:#?}");
        let amounts: Vec<_> = pieces.iter().map(|piece| vertices::exact(piece.amount)).collect();
        whole += u64::from(found == amounts);
        bound += u64::from(found != amounts);
        fine += u64::from(found.iter().any(|one| 300 % one.denom() != 0));
    }
    // The cases are worth something: most lose hours, and many to a fraction that no log writes.
    assert!(whole > CASES / 20 && bound > CASES / 2 && fine > CASES / 20, "{whole} {bound} {fine}");
}

#[test]
fn the_order_of_the_bounds_changes_nothing() {
    for seed in 0..CASES {
        let mut numbers = Numbers::new(seed);
        let (pieces, mut bounds) = numbers.case(12, 8);
        let before = counted(&pieces, &bounds);
        numbers.shuffle(&mut bounds);
        for bound in &mut bounds {
            numbers.shuffle(&mut bound.members);
        }
        assert_eq!(counted(&pieces, &bounds), before, "case {seed}");
    }
}

#[test]
fn fewer_bounds_more_pieces_and_larger_ones_never_lower_the_total() {
    let mut grown = [0; 3];
    for seed in 0..CASES {
        let mut numbers = Numbers::new(seed);
        let (pieces, bounds) = numbers.case(10, 6);
        let before = total(&counted(&pieces, &bounds));
        let mut check = |kind: usize, pieces: &[Piece], bounds: &[Bound]| {
            let after = total(&counted(pieces, bounds));
            assert!(after >= before, "case {seed}: {after} of {before} hours, change {kind}");
            grown[kind] += u32::from(after > before);
        };

        let mut fewer = bounds.clone();
        if !fewer.is_empty() {
            fewer.remove(numbers.below(fewer.len()));
        }
        check(0, &pieces, &fewer);

        let (mut more, mut wider) = (pieces.clone(), bounds.clone());
        more.push(Piece { amount: numbers.hours(), rank: 1 });
        for bound in &mut wider {
            if numbers.below(2) == 0 {
                bound.members.push((pieces.len(), numbers.weight()));
            }
        }
        check(1, &more, &wider);

        let mut larger = pieces.clone();
        let at = numbers.below(larger.len());
        larger[at].amount = larger[at].amount.plus(numbers.hours());
        check(2, &larger, &bounds);
    }
    assert!(grown.iter().all(|times| *times > 100), "{grown:?}");
}

#[test]
fn nothing_is_lost_where_nothing_binds() {
    assert!(counted(&[], &[]).is_empty());
    assert!(counted(&[], &[at_most(1, &[0, 3])]).is_empty());
    let pieces = [whole(3), whole(0), whole(4)];
    assert_eq!(shown(&counted(&pieces, &[])), ["3.00", "0.00", "4.00"]);
    assert_eq!(shown(&counted(&pieces, &[at_most(7, &[0, 1, 2, 9])])), ["3.00", "0.00", "4.00"]);
}

#[test]
fn the_last_hours_lose_first() {
    let pieces = [whole(3), whole(3), whole(3), whole(3)];
    let found = counted(&pieces, &[at_most(7, &[0, 1, 2, 3])]);
    assert_eq!(shown(&found), ["3.00", "3.00", "1.00", "0.00"]);
}

#[test]
fn higher_ranks_lose_first_wherever_they_stand() {
    let ranked = |amount, rank| Piece { amount: Hours::whole(amount), rank };
    let pieces = [ranked(3, 7), ranked(3, 0), ranked(3, 2), ranked(3, 0)];
    let found = counted(&pieces, &[at_most(7, &[0, 1, 2, 3])]);
    assert_eq!(shown(&found), ["0.00", "3.00", "1.00", "3.00"]);
    // The total comes before the ranks: the hours of rank 0 stand in two bounds.
    let pieces = [ranked(5, 1), ranked(5, 0), ranked(5, 1)];
    let found = counted(&pieces, &[at_most(5, &[0, 1]), at_most(5, &[1, 2])]);
    assert_eq!(shown(&found), ["5.00", "0.00", "5.00"]);
}

#[test]
fn a_limit_in_a_limit_is_the_less_of_both() {
    let pieces = [whole(10), whole(10), whole(10), whole(10)];
    let nested = |inner, outer| {
        counted(&pieces, &[at_most(inner, &[1, 2]), at_most(outer, &[0, 1, 2]), at_most(40, &[3])])
    };
    assert_eq!(shown(&nested(5, 30)), ["10.00", "5.00", "0.00", "10.00"]);
    assert_eq!(shown(&nested(15, 12)), ["10.00", "2.00", "0.00", "10.00"]);
    assert_eq!(shown(&nested(5, 12)), ["10.00", "2.00", "0.00", "10.00"]);
    assert_eq!(shown(&nested(1, 12)), ["10.00", "1.00", "0.00", "10.00"]);
}

#[test]
fn three_limits_that_overlap_in_pairs_halve() {
    let pieces = [whole(1), whole(1), whole(1)];
    let bounds = [at_most(1, &[0, 1]), at_most(1, &[1, 2]), at_most(1, &[0, 2])];
    let found = counted(&pieces, &bounds);
    assert_eq!(shown(&found), ["0.50", "0.50", "0.50"]);
    assert_eq!(total(&found), Hours::whole(3).times(1, 2));
}

#[test]
fn a_share_of_the_whole_is_of_what_counts() {
    // A quarter of the whole is a third of the rest.
    let found = counted(&[whole(10), whole(10), whole(5)], &[share(1, 4, &[0], 3)]);
    assert_eq!(found, [Hours::whole(5), Hours::whole(10), Hours::whole(5)]);
    // What another limit takes from the rest, it takes from the share too.
    let bounds = [share(1, 4, &[0], 3), at_most(10, &[1, 2])];
    let found = counted(&[whole(10), whole(10), whole(5)], &bounds);
    assert_eq!(found, [Hours::whole(10).times(1, 3), Hours::whole(10), Hours::ZERO]);
    // Nothing but what is limited to a share: nothing counts.
    assert_eq!(counted(&[whole(10)], &[share(1, 4, &[0], 1)]), [Hours::ZERO]);
}

#[test]
fn a_piece_that_only_makes_room_counts_whole() {
    let helps =
        Bound { members: vec![(0, Weight::ONE), (1, Weight::of(-1, 2))], ..at_most(1, &[]) };
    assert_eq!(shown(&counted(&[whole(9), whole(6)], &[helps])), ["4.00", "6.00"]);
}

#[test]
fn weights_of_a_piece_named_twice_add_up() {
    let members = vec![(0, Weight::ONE), (1, Weight::ONE), (0, Weight::of(1, 2))];
    let twice = Bound { members, ..at_most(7, &[]) };
    assert_eq!(shown(&counted(&[whole(9), whole(1)], &[twice])), ["4.00", "1.00"]);
    let nothing =
        Bound { members: vec![(0, Weight::ONE), (0, Weight::of(-1, 1))], ..at_most(6, &[]) };
    assert_eq!(shown(&counted(&[whole(9)], &[nothing])), ["9.00"]);
}

#[test]
fn parts_that_have_nothing_to_do_with_each_other_are_told_apart() {
    let mut numbers = Numbers::new(1);
    let (mut pieces, mut bounds) = (Vec::new(), Vec::new());
    let mut expected = Vec::new();
    for _ in 0..200 {
        let (more, mut wider) = numbers.case(5, 4);
        expected.extend(counted(&more, &wider));
        for bound in &mut wider {
            bound.members.iter_mut().for_each(|(at, _)| *at += pieces.len());
        }
        pieces.extend(more);
        bounds.extend(wider);
    }
    numbers.shuffle(&mut bounds);
    let found = counted(&pieces, &bounds);
    // Together, their fractions may be finer than can be summed: then they are rounded down.
    let fine = Hours::whole(1).times(1, 1 << 31);
    for (found, expected) in found.iter().zip(&expected) {
        assert!(found <= expected && expected.minus(*found) < fine);
    }
    let kinds: BTreeSet<bool> = found.iter().zip(&expected).map(|(a, b)| a == b).collect();
    assert!(kinds.contains(&true));
}

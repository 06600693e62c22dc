//! The optimum: the most hours that satisfy all limits at once, and which hours are given up.
//!
//! Limits may overlap without one being part of the other, and some bound one kind of hours by a
//! share of all, so what counts in the end is a linear program: the largest sum under linear
//! bounds. It is solved by the simplex method in exact numbers. Of all ways to give up as little
//! as possible one is chosen: the ranks decide first, then the order of the pieces, whose last
//! lose first. So there is one result, whatever the order of the bounds and the path to it.

mod number;
mod presolve;
mod row;
mod share;
mod simplex;

use num_bigint::BigInt;

use crate::assess::optimum::number::{Grid, Number};
use crate::model::hours::Hours;

/// A piece of time that may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The most that can count of it.
    pub amount: Hours,
    /// Where hours must be given up, those of a higher rank are given up first: 0 is kept first.
    pub rank: u32,
}

/// A bound: the sum of what counts of its members, each times its weight, is at most `at_most`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Places of pieces, with their weights. The weights of a piece that is named twice add up; a
    /// place where there is no piece is passed over.
    pub members: Vec<(usize, Weight)>,
    /// The most that the sum can be.
    pub at_most: Hours,
}

/// How much of a bound an hour takes up: an exact fraction. Below zero, it makes room.
///
/// For "`A` is at most a quarter of the whole", an hour of `A` weighs 3/4 and any other -1/4, and
/// the sum is at most nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    numerator: i64,
    denominator: u32,
}

impl Weight {
    /// One for one.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator / denominator`; a denominator of zero is taken as one.
    pub fn of(numerator: i64, denominator: u32) -> Self {
        Self { numerator, denominator: denominator.max(1) }
    }

    /// Numerator and denominator, as they were given.
    pub fn fraction(self) -> (i64, u32) {
        (self.numerator, self.denominator)
    }
}

/// What counts of each piece, in the order of the pieces, which is the order in which hours are
/// kept. The total is the largest under all bounds; among such results, that of rank 0 is the
/// largest, then that of the ranks up to 1, and so on; and among these, what counts of the first
/// piece is the largest, then of the second, and so on.
///
/// The result is exact, as far as its amounts have a common denominator of 48 bits; an amount
/// beyond that is rounded down by less than a hundred-billionth of an hour.
pub fn counted(pieces: &[Piece], bounds: &[Bound]) -> Vec<Hours> {
    solved::<i128>(pieces, bounds)
        .or_else(|| solved::<BigInt>(pieces, bounds))
        // Numbers of any size don't overflow; if they did, nothing at all breaks no bound.
        .unwrap_or_else(|| vec![Hours::ZERO; pieces.len()])
}

/// The result, unless a number overflows.
fn solved<T: Number>(pieces: &[Piece], bounds: &[Bound]) -> Option<Vec<Hours>> {
    let mut counted: Vec<Hours> = pieces.iter().map(|piece| piece.amount).collect();
    let unit: T = presolve::unit(pieces, bounds)?;
    let mut grid = Grid::new(unit.clone());
    let mut partly = Vec::new();
    for part in presolve::parts(&unit, pieces, bounds)? {
        partly.extend(share::partly(part)?);
    }
    // The parts stand in the order of their bounds, but what is rounded must not depend on it.
    partly.sort_unstable_by_key(|(piece, _)| *piece);
    for (piece, amount) in partly {
        *counted.get_mut(piece)? = grid.hours(&amount)?;
    }
    Some(counted)
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "a test stops where something is amiss")]
mod tests {
    use super::*;

    /// Twelve pieces in a ring. A bound weighs two neighbours with large numbers that hardly
    /// differ, so that their products, from row to row, grow far beyond 128 bits; its right-hand
    /// side is the sum of both weights times `hours`.
    fn ring(hours: Hours) -> Vec<Bound> {
        let bound = |at: usize| {
            let one = (1_i64 << 30) + 2 * i64::try_from(at).unwrap() + 1;
            let other = one + 6;
            let times = |weight: i64| hours.times(u32::try_from(weight).unwrap(), 1);
            Bound {
                members: vec![(at, Weight::of(one, 1)), ((at + 1) % 12, Weight::of(other, 1))],
                at_most: times(one).plus(times(other)),
            }
        };
        (0..12).map(bound).collect()
    }

    #[test]
    fn numbers_that_outgrow_128_bits_stay_exact() {
        let hours = Hours::whole(1).times(10, 7);
        let pieces = [Piece { amount: Hours::whole(4), rank: 0 }; 12];
        let bounds = ring(hours);
        assert_eq!(solved::<i128>(&pieces, &bounds), None);
        let found = counted(&pieces, &bounds);
        assert_eq!(found.iter().copied().sum::<Hours>(), hours.times(12, 1));
        assert_eq!(found, [hours; 12]);
    }
}

//! Random cases that are the same on every machine.

use practicum::assess::optimum::{Bound, Piece, Weight};
use practicum::model::hours::Hours;

/// A generator of fixed numbers: `SplitMix64`.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x5851_F42D_4C95_7F2D))
    }

    /// A number from zero to one less than `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }

    fn small(&mut self, end: usize) -> u32 {
        u32::try_from(self.below(end)).unwrap()
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }

    /// No time, whole hours, or a fraction.
    pub(crate) fn hours(&mut self) -> Hours {
        let denominator = [1, 1, 2, 3, 4, 7, 60][self.below(7)];
        Hours::whole(self.small(9)).times(self.small(9), denominator).times(1, 2)
    }

    /// Any fraction, also below zero.
    pub(crate) fn weight(&mut self) -> Weight {
        let numerator = i64::from(self.small(9)) - 3;
        Weight::of(numerator, [1, 2, 3, 4, 5][self.below(5)])
    }

    /// Up to so many pieces under up to so many bounds.
    pub(crate) fn case(&mut self, pieces: usize, bounds: usize) -> (Vec<Piece>, Vec<Bound>) {
        let many = 1 + self.below(pieces);
        let ranks = [1, 2, 3][self.below(3)];
        let pieces: Vec<Piece> =
            (0..many).map(|_| Piece { amount: self.hours(), rank: self.small(ranks) }).collect();
        let bounds = (0..self.below(bounds + 1)).map(|_| self.bound(many)).collect();
        (pieces, bounds)
    }

    /// A plain limit most often, a share of the whole, or anything.
    fn bound(&mut self, pieces: usize) -> Bound {
        let at_most = if self.below(4) == 0 { Hours::ZERO } else { self.hours() };
        let mine: Vec<bool> = (0..pieces).map(|_| self.below(5) < 3).collect();
        let members = mine.iter().enumerate();
        match self.below(5) {
            0 => {
                let denominator = [2, 3, 4, 10][self.below(4)];
                let part = i64::from(1 + self.small(2));
                let weight = |mine: bool| if mine { i64::from(denominator) - part } else { -part };
                let members =
                    members.map(|(at, mine)| (at, Weight::of(weight(*mine), denominator)));
                Bound { members: members.collect(), at_most }
            }
            1 => Bound { members: (0..pieces).map(|at| (at, self.weight())).collect(), at_most },
            _ => {
                let members = members.filter(|(_, mine)| **mine).map(|(at, _)| (at, Weight::ONE));
                Bound { members: members.collect(), at_most: at_most.plus(self.hours()) }
            }
        }
    }
}

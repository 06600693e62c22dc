//! Whole numbers of the linear program: of 128 bits, or of any size where these overflow.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive};

use crate::model::hours::Hours;

/// The finest part of an hour in a result. What is handed out is summed elsewhere over a common
/// denominator, so all of them together stay below this; the rest of a `u64` is for the others.
const FINEST: u64 = 1 << 48;

/// Parts of an hour in which most amounts are whole.
const WRITTEN: u64 = 300;

/// A whole number. Every operation says when it overflows; `BigInt` never does.
pub(super) trait Number:
    Integer
    + Signed
    + Clone
    + CheckedAdd
    + CheckedSub
    + CheckedMul
    + CheckedDiv
    + ToPrimitive
    + From<i128>
{
}

impl Number for i128 {}
impl Number for BigInt {}

/// The least common multiple of two positive numbers.
pub(super) fn lcm<T: Number>(a: &T, b: &T) -> Option<T> {
    if a == b { Some(a.clone()) } else { a.checked_div(&a.gcd(b))?.checked_mul(b) }
}

/// The number with the other sign.
pub(super) fn negated<T: Number>(number: &T) -> Option<T> {
    T::zero().checked_sub(number)
}

/// The number without its sign.
pub(super) fn absolute<T: Number>(number: &T) -> Option<T> {
    if number.is_negative() { negated(number) } else { Some(number.clone()) }
}

/// A way back to hours, over denominators that stay small together.
pub(super) struct Grid<T> {
    /// How many of the program's units make an hour.
    unit: T,
    /// A common denominator of all that was handed out.
    common: u64,
}

impl<T: Number> Grid<T> {
    /// For amounts of which `unit` make an hour.
    pub(super) fn new(unit: T) -> Self {
        let common = lcm(&unit, &T::from(WRITTEN.into())).and_then(|both| both.to_u64());
        Self { unit, common: common.filter(|both| *both <= FINEST).unwrap_or(WRITTEN) }
    }

    /// The amount in hours: exact as long as all amounts together have a common denominator of
    /// 48 bits, and rounded down beyond it, so that nothing looks met when it is not.
    pub(super) fn hours(&mut self, amount: &Ratio<T>) -> Option<Hours> {
        let hours = amount.checked_div(&Ratio::from_integer(self.unit.clone()))?;
        let both = lcm(&T::from(self.common.into()), hours.denom())?;
        self.common = match both.to_u64().filter(|both| *both <= FINEST) {
            Some(both) => both,
            None => self.common.checked_mul(FINEST.checked_div(self.common)?)?,
        };
        let parts = hours.numer().checked_mul(&T::from(self.common.into()))?;
        Hours::of_fraction(parts.div_floor(hours.denom()).to_i128()?, self.common)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_exact_while_a_common_denominator_is_small_and_rounded_down_beyond() {
        let mut grid: Grid<i128> = Grid::new(7);
        let fifth = Ratio::new(7, 5);
        assert_eq!(grid.hours(&fifth), Some(Hours::whole(1).times(1, 5)));
        assert_eq!(grid.hours(&Ratio::new(14, 11)), Some(Hours::whole(2).times(1, 11)));
        let prime = (1 << 61) - 1;
        let fine = grid.hours(&Ratio::new(7 * (prime - 1), prime)).unwrap();
        assert!(fine < Hours::whole(1) && Hours::whole(1).minus(fine).times(1 << 30, 1) < fine);
        let (_, per_hour) = fine.fraction();
        assert!(per_hour <= FINEST && u128::from(per_hour) % (7 * 300 * 11) == 0);
        assert_eq!(grid.hours(&fifth), Some(Hours::whole(1).times(1, 5)));
    }
}

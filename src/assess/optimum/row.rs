//! Rows of the tableau: equations in whole numbers without a common divisor, zeros left out.

use std::cmp::Ordering;

use crate::assess::optimum::number::{Number, negated};

/// Coefficients by column, in the order of the columns, none of them zero.
pub(super) type Entries<T> = Vec<(usize, T)>;

/// `scale` × the basic variable + the entries × their variables is constant. The constant is not
/// kept: the variables carry their values.
pub(super) struct Row<T> {
    /// The variable for which the equation is solved.
    pub(super) basic: usize,
    /// Its coefficient, more than zero.
    pub(super) scale: T,
    /// The nonbasic variables.
    pub(super) entries: Entries<T>,
}

impl<T: Number> Row<T> {
    /// The coefficient of a nonbasic variable, if it is not zero.
    pub(super) fn coefficient(&self, column: usize) -> Option<&T> {
        coefficient(&self.entries, column)
    }

    /// The same equation, solved for a nonbasic variable.
    pub(super) fn solved_for(&self, column: usize) -> Option<Self> {
        let scale = self.coefficient(column)?.clone();
        let mut entries: Entries<T> =
            self.entries.iter().filter(|(at, _)| *at != column).cloned().collect();
        let place = entries.partition_point(|(at, _)| *at < self.basic);
        entries.insert(place, (self.basic, self.scale.clone()));
        if scale.is_positive() {
            return Some(Self { basic: column, scale, entries });
        }
        for (_, value) in &mut entries {
            *value = negated(value)?;
        }
        Some(Self { basic: column, scale: negated(&scale)?, entries })
    }

    /// Takes the basic variable of `other` out of this equation, where it is nonbasic.
    pub(super) fn eliminate(&mut self, other: &Self, keep: impl Fn(usize) -> bool) -> Option<()> {
        let (times, entries) = eliminated(&self.entries, other, keep)?;
        self.entries = entries;
        self.scale = self.scale.checked_mul(&times)?;
        let divisor = divisor(&self.entries, self.scale.clone());
        self.scale = self.scale.checked_div(&divisor)?;
        divide(&mut self.entries, &divisor)
    }
}

/// The coefficient of a column, if it is not zero.
pub(super) fn coefficient<T>(entries: &Entries<T>, column: usize) -> Option<&T> {
    let place = entries.binary_search_by_key(&column, |(at, _)| *at).ok()?;
    entries.get(place).map(|(_, value)| value)
}

/// A linear form in which the basic variable of `row` is expressed by the others, times some
/// positive number.
pub(super) fn substituted<T: Number>(
    form: &Entries<T>,
    row: &Row<T>,
    keep: impl Fn(usize) -> bool,
) -> Option<Entries<T>> {
    let (_, mut entries) = eliminated(form, row, keep)?;
    let divisor = divisor(&entries, T::zero());
    if !divisor.is_zero() {
        divide(&mut entries, &divisor)?;
    }
    Some(entries)
}

/// A positive multiple of `form` minus a multiple of `row`, such that the basic variable of `row`
/// is gone; with the first factor. Columns that are not to be kept are left out.
fn eliminated<T: Number>(
    form: &Entries<T>,
    row: &Row<T>,
    keep: impl Fn(usize) -> bool,
) -> Option<(T, Entries<T>)> {
    let pivot = coefficient(form, row.basic)?;
    let common = pivot.gcd(&row.scale);
    let times = row.scale.checked_div(&common)?;
    let minus = negated(&pivot.checked_div(&common)?)?;
    let product = |value: &T, factor: &T| {
        if factor.is_one() { Some(value.clone()) } else { value.checked_mul(factor) }
    };
    let mut entries = Vec::with_capacity(form.len().saturating_add(row.entries.len()));
    let mut ours = form.iter().filter(|(at, _)| *at != row.basic && keep(*at)).peekable();
    let mut theirs = row.entries.iter().filter(|(at, _)| keep(*at)).peekable();
    loop {
        let order = match (ours.peek(), theirs.peek()) {
            (Some((a, _)), Some((b, _))) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return Some((times, entries)),
        };
        match order {
            Ordering::Less => {
                let (at, value) = ours.next()?;
                entries.push((*at, product(value, &times)?));
            }
            Ordering::Greater => {
                let (at, value) = theirs.next()?;
                entries.push((*at, product(value, &minus)?));
            }
            Ordering::Equal => {
                let ((at, mine), (_, other)) = (ours.next()?, theirs.next()?);
                let sum = product(mine, &times)?.checked_add(&product(other, &minus)?)?;
                if !sum.is_zero() {
                    entries.push((*at, sum));
                }
            }
        }
    }
}

/// The greatest common divisor of all entries and `first`; most often it is soon found to be one.
fn divisor<T: Number>(entries: &Entries<T>, first: T) -> T {
    let mut divisor = first;
    for (_, value) in entries {
        if divisor.is_one() {
            break;
        }
        divisor = divisor.gcd(value);
    }
    divisor
}

fn divide<T: Number>(entries: &mut Entries<T>, divisor: &T) -> Option<()> {
    if !divisor.is_one() {
        for (_, value) in entries {
            *value = value.checked_div(divisor)?;
        }
    }
    Some(())
}

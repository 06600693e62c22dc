//! The simplex method on bounded variables, exact, for one objective after another.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Zero};

use crate::assess::optimum::number::{Number, absolute};
use crate::assess::optimum::presolve::Column;
use crate::assess::optimum::row::{Entries, Row, substituted};

/// A linear program at a vertex of what is feasible: a variable for every column, between zero
/// and its amount, and then a slack variable for every row.
pub(super) struct Tableau<T> {
    rows: Vec<Row<T>>,
    variables: Vec<Variable<T>>,
}

struct Variable<T> {
    lower: Ratio<T>,
    /// A slack variable has none.
    upper: Option<Ratio<T>>,
    value: Ratio<T>,
    /// The row that is solved for it, if it is basic.
    row: Option<usize>,
    /// Nonbasic for good, at a value at which it has to stay.
    frozen: bool,
}

/// A nonbasic variable that is to move, and which way.
struct Entering {
    column: usize,
    rises: bool,
}

/// How far the entering variable moves, and the row that stops it, unless its own bound does.
struct Step<T> {
    length: Ratio<T>,
    leaving: Option<usize>,
}

impl<T: Number> Tableau<T> {
    /// Every variable is zero or full, and every slack variable is basic: with what is left of
    /// each row, that is feasible.
    pub(super) fn new(columns: &[Column<T>], rows: Vec<(Entries<T>, T)>) -> Self {
        let slack = columns.len();
        let structural = columns.iter().map(|column| {
            let amount = Ratio::from_integer(column.amount.clone());
            Variable {
                lower: Ratio::zero(),
                value: if column.full { amount.clone() } else { Ratio::zero() },
                upper: Some(amount),
                row: None,
                frozen: false,
            }
        });
        let mut variables: Vec<Variable<T>> = structural.collect();
        let mut tableau = Vec::with_capacity(rows.len());
        for (at, (entries, left)) in rows.into_iter().enumerate() {
            variables.push(Variable {
                lower: Ratio::zero(),
                value: Ratio::from_integer(left),
                upper: None,
                row: Some(at),
                frozen: false,
            });
            tableau.push(Row { basic: slack.saturating_add(at), scale: T::one(), entries });
        }
        Self { rows: tableau, variables }
    }

    /// The present value of a variable.
    pub(super) fn value(&self, column: usize) -> Option<&Ratio<T>> {
        Some(&self.variables.get(column)?.value)
    }

    /// From now on the variable is at least this, which is no more than its present value.
    pub(super) fn keep(&mut self, column: usize, at_least: Ratio<T>) -> Option<()> {
        self.variables.get_mut(column)?.lower = at_least;
        Some(())
    }

    /// Makes the sum of these variables as large as it can be, and keeps it so for good.
    pub(super) fn maximise(&mut self, columns: &[usize]) -> Option<()> {
        let gradient = columns.iter().map(|column| (*column, T::one())).collect();
        self.climb(gradient, columns, |_| false).map(|_| ())
    }

    /// Raises a variable until it is at least `target`, and says whether that was reached. If it
    /// was not, the variable is as large as it can be, and is kept so for good.
    pub(super) fn raise(&mut self, column: usize, target: &Ratio<T>) -> Option<bool> {
        let gradient = vec![(column, T::one())];
        self.climb(gradient, &[column], |tableau| {
            tableau.value(column).is_some_and(|value| value >= target)
        })
    }

    /// Moves from vertex to vertex, never down the gradient, until it is `enough` (then it says
    /// so) or there is no way up. In the second case the objective is frozen: a nonbasic variable
    /// with a reduced cost can't move without loss, and as long as these stay, nothing is lost.
    fn climb(
        &mut self,
        mut gradient: Entries<T>,
        columns: &[usize],
        enough: impl Fn(&Self) -> bool,
    ) -> Option<bool> {
        for column in columns {
            if let Some(row) = self.variables.get(*column)?.row {
                gradient = substituted(&gradient, self.rows.get(row)?, |at| self.free(at))?;
            }
        }
        // The steepest way is short but may turn in a circle where no step has a length. There,
        // Bland's rule finds the way out.
        let mut stuck = false;
        while !enough(self) {
            let Some(entering) = self.entering(&gradient, stuck) else {
                for (column, _) in &gradient {
                    self.variables.get_mut(*column)?.frozen = true;
                }
                return Some(false);
            };
            let step = self.step(&entering)?;
            stuck = step.length.is_zero();
            self.walk(&entering, &step.length)?;
            if let Some(leaving) = step.leaving {
                self.pivot(leaving, entering.column)?;
                let row = self.rows.get(leaving)?;
                gradient = substituted(&gradient, row, |at| self.free(at))?;
            }
        }
        Some(true)
    }

    fn free(&self, column: usize) -> bool {
        self.variables.get(column).is_some_and(|variable| !variable.frozen)
    }

    /// A nonbasic variable whose move improves the objective: that of the largest reduced cost,
    /// or the first of all.
    fn entering(&self, gradient: &Entries<T>, first: bool) -> Option<Entering> {
        let ways = gradient.iter().filter_map(|(column, cost)| {
            let rises = cost.is_positive();
            let variable = self.variables.get(*column)?;
            let movable = !variable.frozen && variable.bound(rises) != Some(&variable.value);
            movable.then_some((cost, Entering { column: *column, rises }))
        });
        let mut best: Option<(T, Entering)> = None;
        for (cost, entering) in ways {
            // Any way up will do, so the one cost that has no absolute value may count as flat.
            let cost = absolute(cost).unwrap_or_else(T::zero);
            if best.as_ref().is_none_or(|(most, _)| *most < cost) {
                best = Some((cost, entering));
            }
            if first {
                break;
            }
        }
        best.map(|(_, entering)| entering)
    }

    /// The ratio test: the nearest bound of the entering variable or of a basic one. Among equals
    /// its own comes first, then the basic variable of the lowest column, as Bland's rule asks.
    fn step(&self, entering: &Entering) -> Option<Step<T>> {
        let variable = self.variables.get(entering.column)?;
        let mut nearest: Option<Step<T>> = None;
        if let Some(bound) = variable.bound(entering.rises) {
            nearest = Some(Step { length: distance(bound, &variable.value)?, leaving: None });
        }
        for (at, row) in self.rows.iter().enumerate() {
            let Some(coefficient) = row.coefficient(entering.column) else { continue };
            let basic = self.variables.get(row.basic)?;
            let Some(bound) = basic.bound(coefficient.is_negative() == entering.rises) else {
                continue;
            };
            let per_unit = Ratio::new(row.scale.clone(), absolute(coefficient)?);
            let length = distance(bound, &basic.value)?.checked_mul(&per_unit)?;
            let nearer = nearest.as_ref().is_none_or(|step| {
                let other = step.leaving.and_then(|at| self.rows.get(at));
                let earlier = other.is_some_and(|other| row.basic < other.basic);
                length < step.length || (earlier && length == step.length)
            });
            if nearer {
                nearest = Some(Step { length, leaving: Some(at) });
            }
        }
        nearest
    }

    /// Moves the entering variable, and with it the basic ones.
    fn walk(&mut self, entering: &Entering, length: &Ratio<T>) -> Option<()> {
        if length.is_zero() {
            return Some(());
        }
        self.variables.get_mut(entering.column)?.shift(length, entering.rises)?;
        for row in &self.rows {
            let Some(coefficient) = row.coefficient(entering.column) else { continue };
            let rate = Ratio::new(absolute(coefficient)?, row.scale.clone());
            let rises = coefficient.is_negative() == entering.rises;
            self.variables.get_mut(row.basic)?.shift(&length.checked_mul(&rate)?, rises)?;
        }
        Some(())
    }

    /// Solves the row for the entering variable and takes this out of all others.
    fn pivot(&mut self, leaving: usize, column: usize) -> Option<()> {
        let old = self.rows.get(leaving)?;
        let out = self.variables.get_mut(old.basic)?;
        out.row = None;
        out.frozen = out.upper.as_ref() == Some(&out.lower);
        let solved = old.solved_for(column)?;
        self.variables.get_mut(column)?.row = Some(leaving);
        let variables = &self.variables;
        let keep = |at: usize| variables.get(at).is_some_and(|variable| !variable.frozen);
        for (at, row) in self.rows.iter_mut().enumerate() {
            if at != leaving && row.coefficient(column).is_some() {
                row.eliminate(&solved, keep)?;
            }
        }
        *self.rows.get_mut(leaving)? = solved;
        Some(())
    }
}

impl<T: Number> Variable<T> {
    /// The bound that stops it on its way up or down, if there is one.
    fn bound(&self, rises: bool) -> Option<&Ratio<T>> {
        if rises { self.upper.as_ref() } else { Some(&self.lower) }
    }

    fn shift(&mut self, length: &Ratio<T>, rises: bool) -> Option<()> {
        self.value =
            if rises { self.value.checked_add(length)? } else { self.value.checked_sub(length)? };
        Some(())
    }
}

fn distance<T: Number>(one: &Ratio<T>, other: &Ratio<T>) -> Option<Ratio<T>> {
    if one < other { other.checked_sub(one) } else { one.checked_sub(other) }
}

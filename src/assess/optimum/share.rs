//! One linear program, objective by objective: the total, the ranks, then piece by piece.

use std::collections::BTreeSet;

use num_rational::Ratio;
use num_traits::{CheckedSub, Zero};

use crate::assess::optimum::number::Number;
use crate::assess::optimum::presolve::Part;
use crate::assess::optimum::simplex::Tableau;

/// Of a cell: what its pieces keep so far, and whether the next ones may keep more.
struct Kept<T> {
    amount: T,
    closed: bool,
}

/// The pieces of which not all counts, each with what does.
pub(super) fn partly<T: Number>(part: Part<T>) -> Option<Vec<(usize, Ratio<T>)>> {
    let Part { columns, rows, pieces } = part;
    let mut tableau = Tableau::new(&columns, rows);
    let mut kept: Vec<Kept<T>> =
        columns.iter().map(|_| Kept { amount: T::zero(), closed: false }).collect();
    let up_to = |rank: u32| -> Vec<usize> {
        let all = columns.iter().enumerate();
        all.filter(|(_, column)| column.rank <= rank).map(|(at, _)| at).collect()
    };
    let ranks: BTreeSet<u32> = columns.iter().map(|column| column.rank).collect();
    // The total of all ranks comes first; after it, the last rank has nothing to add.
    let mut ranks: Vec<u32> = ranks.into_iter().collect();
    let last = ranks.pop();
    for rank in last.into_iter().chain(ranks) {
        tableau.maximise(&up_to(rank))?;
    }
    let mut partly = Vec::new();
    for (piece, column, amount) in pieces {
        let kept = kept.get_mut(column)?;
        if kept.closed {
            partly.push((piece, Ratio::zero()));
            continue;
        }
        let target = kept.amount.checked_add(&amount)?;
        let whole = Ratio::from_integer(target.clone());
        if *tableau.value(column)? >= whole || tableau.raise(column, &whole)? {
            tableau.keep(column, whole)?;
            kept.amount = target;
            continue;
        }
        // Not all of the piece fits, so its cell is at its most and stays there.
        let reached = tableau.value(column)?.clone();
        let before = Ratio::from_integer(kept.amount.clone());
        partly.push((piece, reached.checked_sub(&before)?));
        tableau.keep(column, reached)?;
        kept.closed = true;
    }
    Some(partly)
}

//! Another solver, slow and plain: it looks at every vertex of what is feasible.
//!
//! At a vertex, every piece counts nothing, or whole, or is determined by bounds that are tight.
//! So it goes through every choice of these, solves the equations, and keeps the best.

use num_rational::Ratio;
use practicum::assess::optimum::{Bound, Piece};
use practicum::model::hours::Hours;

pub(crate) type Exact = Ratio<i128>;

pub(crate) fn exact(hours: Hours) -> Exact {
    let (parts, per_hour) = hours.fraction();
    Ratio::new(parts, per_hour.into())
}

/// Coefficients and right-hand side.
type Equation = (Vec<Exact>, Exact);

/// The first in lexicographic order: the total, the ranks, the pieces.
pub(crate) fn best(pieces: &[Piece], bounds: &[Bound]) -> Vec<Exact> {
    let equations: Vec<Equation> = bounds.iter().map(|one| equation(one, pieces.len())).collect();
    let amounts: Vec<Exact> = pieces.iter().map(|piece| exact(piece.amount)).collect();
    let mut best: Option<(Vec<Exact>, Vec<Exact>)> = None;
    for choice in 0..3_usize.pow(u32::try_from(pieces.len()).unwrap()) {
        let digit = |at: usize| choice / 3_usize.pow(u32::try_from(at).unwrap()) % 3;
        let free: Vec<usize> = (0..pieces.len()).filter(|at| digit(*at) == 2).collect();
        let mut counted: Vec<Exact> = amounts
            .iter()
            .enumerate()
            .map(|(at, amount)| if digit(at) == 1 { *amount } else { Exact::from(0) })
            .collect();
        for tight in 0..1_usize << bounds.len() {
            if usize::try_from(tight.count_ones()).unwrap() != free.len() {
                continue;
            }
            for at in &free {
                counted[*at] = Exact::from(0);
            }
            let system = (0..bounds.len()).filter(|at| tight >> at & 1 == 1).map(|at| {
                let (weights, at_most) = &equations[at];
                let row: Vec<Exact> = free.iter().map(|at| weights[*at]).collect();
                (row, *at_most - product(weights, &counted))
            });
            let Some(solution) = solve(system.collect()) else { continue };
            for (at, value) in free.iter().zip(solution) {
                counted[*at] = value;
            }
            let inside = counted.iter().zip(&amounts);
            let feasible =
                inside.into_iter().all(|(one, most)| (Exact::from(0)..=*most).contains(one))
                    && equations.iter().all(|(weights, most)| product(weights, &counted) <= *most);
            if feasible {
                let aims = aims(pieces, &counted);
                if best.as_ref().is_none_or(|(most, _)| aims > *most) {
                    best = Some((aims, counted.clone()));
                }
            }
        }
    }
    best.unwrap().1
}

fn equation(bound: &Bound, pieces: usize) -> Equation {
    let mut weights = vec![Exact::from(0); pieces];
    for (at, weight) in &bound.members {
        let (numerator, denominator) = weight.fraction();
        weights[*at] += Ratio::new(numerator.into(), denominator.into());
    }
    (weights, exact(bound.at_most))
}

fn aims(pieces: &[Piece], counted: &[Exact]) -> Vec<Exact> {
    let up_to = |rank: u32| {
        let kept = pieces.iter().zip(counted).filter(|(piece, _)| piece.rank <= rank);
        kept.map(|(_, counted)| *counted).sum::<Exact>()
    };
    let mut aims = vec![up_to(u32::MAX)];
    aims.extend((0..8).map(up_to));
    aims.extend(counted);
    aims
}

fn product(weights: &[Exact], counted: &[Exact]) -> Exact {
    weights.iter().zip(counted).map(|(weight, counted)| weight * counted).sum()
}

/// Gaussian elimination: the one solution, if there is one.
fn solve(mut system: Vec<Equation>) -> Option<Vec<Exact>> {
    for column in 0..system.len() {
        let pivot = (column..system.len()).find(|row| system[*row].0[column] != Exact::from(0))?;
        system.swap(column, pivot);
        let (row, right) = system[column].clone();
        for (at, (other, value)) in system.iter_mut().enumerate() {
            let factor = other[column] / row[column];
            if at != column && factor != Exact::from(0) {
                other.iter_mut().zip(&row).for_each(|(one, mine)| *one -= factor * mine);
                *value -= factor * right;
            }
        }
    }
    Some(system.iter().enumerate().map(|(at, (row, value))| value / row[at]).collect())
}

//! What of a problem needs a linear program: small ones that have nothing to do with each other.

use std::collections::BTreeMap;

use crate::assess::optimum::number::{Number, lcm};
use crate::assess::optimum::row::Entries;
use crate::assess::optimum::{Bound, Piece};

/// A linear program, and the pieces that it is about.
pub(super) struct Part<T> {
    /// A column for each cell: for pieces that no bound and no rank tells apart.
    pub(super) columns: Vec<Column<T>>,
    /// Bounds over the columns, in whole numbers, each with what is left of it at the start.
    pub(super) rows: Vec<(Entries<T>, T)>,
    /// In order: the piece, its column and its amount.
    pub(super) pieces: Vec<(usize, usize, T)>,
}

/// What is sought for a cell: a number from zero to its amount.
pub(super) struct Column<T> {
    /// The most that can count.
    pub(super) amount: T,
    /// The rank of its pieces.
    pub(super) rank: u32,
    /// Whether it counts whole at the start, or not at all.
    pub(super) full: bool,
}

struct Cell<T> {
    rank: u32,
    amount: T,
    pieces: Vec<usize>,
    /// Its weight in each bound.
    weights: Entries<T>,
    /// Whether it may lose: a bound that can bind weighs it.
    open: bool,
}

/// How many units make an hour, so that all amounts and bounds are whole numbers of units.
pub(super) fn unit<T: Number>(pieces: &[Piece], bounds: &[Bound]) -> Option<T> {
    let amounts = pieces.iter().map(|piece| piece.amount);
    let mut seen = 1;
    amounts.chain(bounds.iter().map(|bound| bound.at_most)).try_fold(T::one(), |unit, hours| {
        let (_, per_hour) = hours.fraction();
        if per_hour == seen {
            return Some(unit);
        }
        seen = per_hour;
        lcm(&unit, &T::from(per_hour.into()))
    })
}

/// The parts in which something may have to be given up. A piece that is in none counts whole.
pub(super) fn parts<T: Number>(
    unit: &T,
    pieces: &[Piece],
    bounds: &[Bound],
) -> Option<Vec<Part<T>>> {
    let units = |hours: crate::model::hours::Hours| {
        let (parts, per_hour) = hours.fraction();
        unit.checked_div(&T::from(per_hour.into()))?.checked_mul(&T::from(parts))
    };
    let amounts: Vec<T> = pieces.iter().map(|piece| units(piece.amount)).collect::<Option<_>>()?;
    let mut rooms = Vec::new();
    let mut weights: Vec<Entries<T>> = vec![Vec::new(); pieces.len()];
    for bound in bounds {
        let (entries, scale) = whole(bound, pieces.len())?;
        let room = units(bound.at_most)?.checked_mul(&scale)?;
        let most = entries
            .iter()
            .filter(|(_, weight)| weight.is_positive())
            .try_fold(T::zero(), |sum, (piece, weight)| {
                sum.checked_add(&amounts.get(*piece)?.checked_mul(weight)?)
            })?;
        if most <= room {
            continue;
        }
        for (piece, weight) in entries {
            weights.get_mut(piece)?.push((rooms.len(), weight));
        }
        rooms.push(room);
    }
    let mut cells = cells(pieces, &amounts, weights)?;
    settle(&mut cells, &mut rooms)?;
    components(&cells, rooms.len())
        .into_iter()
        .map(|members| part(&members, &cells, &rooms, &amounts))
        .collect()
}

/// The bound's weights by piece, as whole numbers, and what they were multiplied with.
fn whole<T: Number>(bound: &Bound, pieces: usize) -> Option<(Entries<T>, T)> {
    let members = || bound.members.iter().filter(|(piece, _)| *piece < pieces);
    let mut seen = 1;
    let scale = members().try_fold(T::one(), |scale, (_, weight)| {
        let (_, denominator) = weight.fraction();
        if denominator == seen {
            return Some(scale);
        }
        seen = denominator;
        lcm(&scale, &T::from(denominator.into()))
    })?;
    let mut entries: Entries<T> = Vec::with_capacity(bound.members.len());
    for (piece, weight) in members() {
        let (numerator, denominator) = weight.fraction();
        let times = scale.checked_div(&T::from(denominator.into()))?;
        entries.push((*piece, times.checked_mul(&T::from(numerator.into()))?));
    }
    entries.sort_by_key(|(piece, _)| *piece);
    let mut summed: Entries<T> = Vec::with_capacity(entries.len());
    for (piece, weight) in entries {
        match summed.last_mut() {
            Some((last, sum)) if *last == piece => *sum = sum.checked_add(&weight)?,
            Some(_) | None => summed.push((piece, weight)),
        }
    }
    summed.retain(|(_, weight)| !weight.is_zero());
    Some((summed, scale))
}

/// Pieces of the same rank with the same weights, together; without those that no bound weighs.
fn cells<T: Number>(
    pieces: &[Piece],
    amounts: &[T],
    weights: Vec<Entries<T>>,
) -> Option<Vec<Cell<T>>> {
    let mut places: BTreeMap<(u32, Entries<T>), Vec<usize>> = BTreeMap::new();
    for ((at, piece), weights) in pieces.iter().enumerate().zip(weights) {
        if !weights.is_empty() {
            places.entry((piece.rank, weights)).or_default().push(at);
        }
    }
    let cell = |((rank, weights), pieces): ((u32, Entries<T>), Vec<usize>)| {
        let amount = pieces
            .iter()
            .try_fold(T::zero(), |sum, piece| sum.checked_add(amounts.get(*piece)?))?;
        Some(Cell { rank, amount, pieces, weights, open: true })
    };
    places.into_iter().map(cell).collect()
}

/// Strikes out bounds that can't bind and settles cells that can only help, as long as the one
/// leads to the other. A settled cell counts whole, and widens the bounds that it helps.
fn settle<T: Number>(cells: &mut [Cell<T>], rooms: &mut [T]) -> Option<()> {
    loop {
        let mut most: Vec<T> = vec![T::zero(); rooms.len()];
        for cell in cells.iter().filter(|cell| cell.open) {
            for (bound, weight) in cell.weights.iter().filter(|(_, one)| one.is_positive()) {
                let sum = most.get_mut(*bound)?;
                *sum = sum.checked_add(&weight.checked_mul(&cell.amount)?)?;
            }
        }
        let binds: Vec<bool> =
            most.iter().zip(rooms.iter()).map(|(most, room)| most > room).collect();
        let mut settled = false;
        for cell in cells.iter_mut().filter(|cell| cell.open) {
            cell.weights.retain(|(bound, _)| binds.get(*bound) == Some(&true));
            if cell.weights.iter().any(|(_, weight)| weight.is_positive()) {
                continue;
            }
            cell.open = false;
            settled = true;
            for (bound, weight) in &cell.weights {
                let room = rooms.get_mut(*bound)?;
                *room = room.checked_sub(&weight.checked_mul(&cell.amount)?)?;
            }
        }
        if !settled {
            return Some(());
        }
    }
}

/// The open cells, those together that a chain of bounds connects.
fn components<T>(cells: &[Cell<T>], bounds: usize) -> Vec<Vec<usize>> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); bounds];
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.open) {
        for (bound, _) in &cell.weights {
            if let Some(members) = members.get_mut(*bound) {
                members.push(at);
            }
        }
    }
    let mut seen = vec![false; cells.len()];
    let mut components = Vec::new();
    for (at, _) in cells.iter().enumerate().filter(|(_, cell)| cell.open) {
        let mut component = Vec::new();
        let mut reached = vec![at];
        while let Some(at) = reached.pop() {
            let (Some(cell), Some(seen)) = (cells.get(at), seen.get_mut(at)) else { continue };
            if std::mem::replace(seen, true) {
                continue;
            }
            component.push(at);
            for (bound, _) in &cell.weights {
                // Who is reached by a bound once need not be reached by it again.
                reached.extend(members.get_mut(*bound).map(std::mem::take).unwrap_or_default());
            }
        }
        if !component.is_empty() {
            component.sort_unstable();
            components.push(component);
        }
    }
    components
}

fn part<T: Number>(
    members: &[usize],
    cells: &[Cell<T>],
    rooms: &[T],
    amounts: &[T],
) -> Option<Part<T>> {
    let mut columns = Vec::with_capacity(members.len());
    let mut pieces = Vec::new();
    let mut rows: BTreeMap<usize, (Entries<T>, T)> = BTreeMap::new();
    for (column, at) in members.iter().enumerate() {
        let cell = cells.get(*at)?;
        columns.push(Column { amount: cell.amount.clone(), rank: cell.rank, full: false });
        for (bound, weight) in &cell.weights {
            let room = rooms.get(*bound)?;
            let (entries, _) = rows.entry(*bound).or_insert_with(|| (Vec::new(), room.clone()));
            entries.push((column, weight.clone()));
        }
        for piece in &cell.pieces {
            pieces.push((*piece, column, amounts.get(*piece)?.clone()));
        }
    }
    pieces.sort_unstable_by_key(|(piece, _, _)| *piece);
    // The nearer the start to the optimum, the shorter the way. What first makes room may let
    // in on the second round what did not fit before.
    for _ in 0..2 {
        for (column, at) in columns.iter_mut().zip(members).filter(|(column, _)| !column.full) {
            column.full = fill(cells.get(*at)?, &mut rows)?;
        }
    }
    Some(Part { columns, rows: rows.into_values().collect(), pieces })
}

/// Lets the whole cell count, if there is room for it everywhere.
fn fill<T: Number>(cell: &Cell<T>, rows: &mut BTreeMap<usize, (Entries<T>, T)>) -> Option<bool> {
    let mut rest = Vec::with_capacity(cell.weights.len());
    for (bound, weight) in &cell.weights {
        let (_, room) = rows.get(bound)?;
        let left = room.checked_sub(&weight.checked_mul(&cell.amount)?)?;
        if left.is_negative() {
            return Some(false);
        }
        rest.push((*bound, left));
    }
    for (bound, left) in rest {
        rows.get_mut(&bound)?.1 = left;
    }
    Some(true)
}

//! How long the optimum takes, beside the sorting of the same pieces by day, path and line.
//!
//! The pieces come from a generator of fixed numbers, so that every run and every machine
//! measures the same. `cargo bench --bench optimum` prints the ratio last; a name after `--`
//! chooses among the others.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench makes its own pieces and prints what it measured"
)]

use std::time::{Duration, Instant};

use divan::Bencher;
use practicum::assess::optimum::{Bound, Piece, Weight, counted};
use practicum::model::hours::Hours;

/// Runs from which the ratio takes its medians.
const ROUNDS: usize = 15;

fn main() {
    divan::main();
    // Where a part was asked for by name, or only a list, the ratio was not.
    if std::env::args().skip(1).all(|word| word == "--bench") {
        ratio();
    }
}

/// A day, a path and a line: by these, the pieces are sorted.
type Key = (u32, String, u32);

/// A generator of fixed numbers.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn small(&mut self, end: u32) -> u32 {
        u32::try_from(self.below(end.into())).unwrap()
    }
}

/// Hours in quarters, of three ranks.
fn pieces(many: usize) -> Vec<Piece> {
    let mut numbers = Numbers(1);
    let mut piece = || Piece {
        amount: Hours::whole(1 + numbers.small(16)).times(1, 4),
        rank: numbers.small(3),
    };
    (0..many).map(|_| piece()).collect()
}

/// What is sorted: as many days, paths and lines as pieces, in no order.
fn keys(many: usize) -> Vec<Key> {
    let mut numbers = Numbers(2);
    let mut key = || {
        let day = numbers.small(2_000);
        (day, format!("clients/2025/{day:04}-{}.md", numbers.small(900)), numbers.small(9))
    };
    (0..many).map(|_| key()).collect()
}

/// Bounds that overlap, each over about half of the pieces, the first a share of the whole: every
/// one takes away hours.
fn overlapping(pieces: &[Piece], many: usize) -> Vec<Bound> {
    let mut numbers = Numbers(3);
    let mut bound = |at: usize| {
        let mine: Vec<usize> = (0..pieces.len()).filter(|_| numbers.below(2) == 0).collect();
        if at == 0 {
            let mut weights = vec![Weight::of(-3, 10); pieces.len()];
            for at in mine {
                weights[at] = Weight::of(7, 10);
            }
            return Bound {
                members: weights.into_iter().enumerate().collect(),
                at_most: Hours::ZERO,
            };
        }
        let whole: Hours = mine.iter().map(|at| pieces[*at].amount).sum();
        let members = mine.into_iter().map(|at| (at, Weight::ONE)).collect();
        Bound { members, at_most: whole.times(u32::try_from(30 + 7 * at).unwrap(), 100) }
    };
    (0..many).map(&mut bound).collect()
}

/// Windows of so many consecutive pieces each, which begin evenly: half of the hours may count.
fn rolling(pieces: &[Piece], many: usize, length: usize) -> Vec<Bound> {
    let window = |at: usize| {
        let from = at * (pieces.len() - length) / (many - 1);
        let whole: Hours = pieces[from..from + length].iter().map(|piece| piece.amount).sum();
        let members = (from..from + length).map(|at| (at, Weight::ONE)).collect();
        Bound { members, at_most: whole.times(1, 2) }
    };
    (0..many).map(window).collect()
}

/// As many pieces as a long training has, under five bounds.
#[divan::bench(sample_count = 20)]
fn five_overlapping(bencher: Bencher<'_, '_>) {
    let pieces = pieces(2_000);
    let bounds = overlapping(&pieces, 5);
    bencher.bench(|| counted(&pieces, &bounds));
}

/// More pieces than anyone has.
#[divan::bench(sample_count = 10)]
fn many_pieces(bencher: Bencher<'_, '_>) {
    let pieces = pieces(100_000);
    let bounds = overlapping(&pieces, 4);
    bencher.bench(|| counted(&pieces, &bounds));
}

/// Windows of seven, of thirty and of a hundred pieces.
#[divan::bench(args = [7, 30, 100], sample_count = 1, sample_size = 1)]
fn rolling_windows(bencher: Bencher<'_, '_>, length: usize) {
    let pieces = pieces(800);
    let bounds = rolling(&pieces, 500, length);
    bencher.bench(|| counted(&pieces, &bounds));
}

/// Prints how many times as long as sorting its pieces the optimum takes, measured in turn.
fn ratio() {
    let pieces = pieces(2_000);
    let bounds = overlapping(&pieces, 5);
    let keys = keys(2_000);
    let (mut solved, mut sorted) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut keys = keys.clone();
        let begin = Instant::now();
        keys.sort();
        sorted.push(begin.elapsed());
        assert!(keys.is_sorted());
        let begin = Instant::now();
        let found = counted(&pieces, &bounds);
        solved.push(begin.elapsed());
        assert!(found.iter().zip(&pieces).any(|(found, piece)| *found < piece.amount));
    }
    let (solved, sorted) = (median(solved), median(sorted));
    println!(
        "2000 pieces: optimum in {solved:.1?}, sorted in {sorted:.1?}, {:.2} times as long",
        solved.as_secs_f64() / sorted.as_secs_f64()
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

//! How long a log takes: read and counted, beside a bare reading of the same files, and built.
//!
//! The log is made anew by a generator of fixed numbers, so that every run and every machine
//! measures the same bytes. `cargo bench --bench log` prints the ratio last; a name after `--`
//! chooses among the others.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench makes its own files and prints what it measured"
)]

#[path = "support/log.rs"]
mod log;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use divan::Bencher;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use tempfile::TempDir;

/// Entries of the logs.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Runs from which the ratio takes its medians.
const ROUNDS: usize = 7;

/// What the program and the yardstick may use.
const THREADS: usize = 2;

static LOGS: [OnceLock<TempDir>; 3] = [const { OnceLock::new() }; 3];

fn main() {
    rayon::ThreadPoolBuilder::new().num_threads(THREADS).build_global().unwrap();
    divan::main();
    // Where a part was asked for by name, or only a list, the ratio was not.
    if std::env::args().skip(1).all(|word| word == "--bench") {
        SIZES.into_iter().for_each(ratio);
    }
}

/// The log of so many entries, made when it is first asked for.
fn folder(entries: usize) -> &'static Path {
    let at = SIZES.iter().position(|size| *size == entries).unwrap();
    let made = || {
        let folder = tempfile::tempdir().unwrap();
        log::write(folder.path(), entries);
        folder
    };
    LOGS[at].get_or_init(made).path()
}

/// `practicum status`, as a user runs it.
fn status(folder: &Path) {
    let ended = Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(["status", "--as-of", "2025-06-01", "--quiet"])
        .arg(folder)
        .env("RAYON_NUM_THREADS", THREADS.to_string())
        .stdout(Stdio::null())
        .status();
    assert!(ended.unwrap().success());
}

/// The paths of all entries, sorted.
fn paths(folder: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let mut paths: Vec<PathBuf> =
        files.filter(|one| one.file_type().is_file()).map(walkdir::DirEntry::into_path).collect();
    paths.sort();
    paths
}

/// The yardstick: every byte of the same files, read and thrown away; the paths are known.
fn bare(paths: &[PathBuf]) -> usize {
    paths.par_iter().map(|path| std::fs::read(path).unwrap().len()).sum()
}

/// Read and counted, from the start of the program to its end.
#[divan::bench(args = SIZES, sample_count = 5)]
fn read_and_count(bencher: Bencher<'_, '_>, entries: usize) {
    let folder = folder(entries);
    bencher.bench(|| status(folder));
}

/// The same files, read on two threads and not looked at.
#[divan::bench(args = SIZES, sample_count = 5)]
fn read_alone(bencher: Bencher<'_, '_>, entries: usize) {
    let paths = paths(folder(entries));
    bencher.bench(|| bare(&paths));
}

/// Ten thousand entries with a fault each: found and told, in each form.
#[divan::bench(args = ["human", "short", "json"], sample_count = 5)]
fn tell_every_fault(bencher: Bencher<'_, '_>, format: &str) {
    let folder = tempfile::tempdir().unwrap();
    log::write_faulty(folder.path(), 10_000);
    bencher.bench(|| {
        let ended = Command::new(env!("CARGO_BIN_EXE_practicum"))
            .args(["check", "--as-of", "2025-06-01", "--format", format])
            .arg(folder.path())
            .env("RAYON_NUM_THREADS", THREADS.to_string())
            .stdout(Stdio::null())
            .status();
        assert_eq!(ended.unwrap().code(), Some(1));
    });
}

/// The whole packet of the example log.
#[divan::bench(sample_count = 20)]
fn build_the_example(bencher: Bencher<'_, '_>) {
    let out = tempfile::tempdir().unwrap();
    bencher.bench(|| {
        let ended = Command::new(env!("CARGO_BIN_EXE_practicum"))
            .args(["build", "--as-of", "2025-06-01", "--quiet", "-o"])
            .arg(out.path())
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("example-log"))
            .status();
        assert!(ended.unwrap().success());
    });
}

/// Prints how many times as long as a bare reading the count takes, both measured in turn.
fn ratio(entries: usize) {
    let folder = folder(entries);
    let paths = paths(folder);
    let timed = |what: &dyn Fn()| {
        let begin = Instant::now();
        what();
        begin.elapsed()
    };
    let (mut counted, mut read) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        read.push(timed(&|| assert!(bare(&paths) > 0)));
        counted.push(timed(&|| status(folder)));
    }
    let (counted, read) = (median(counted), median(read));
    println!(
        "{entries} entries: read and counted in {counted:.1?}, read alone in {read:.1?}, {:.2} times \
         as long",
        counted.as_secs_f64() / read.as_secs_f64()
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

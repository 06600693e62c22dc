//! How long a table of many pages takes as a tagged PDF, and how much memory, beside krilla with the same table.
//!
//!     cargo run --release --manifest-path benches/table/Cargo.toml [PAGES]... [--runs N]
//!
//! Each run is a process of its own, so that its peak of memory is its own; the two take turns, so that what else
//! the machine does falls on both. The table has six columns and 45 rows a page, each cell short. krilla is
//! given the place of each cell and only draws and tags it; practicum measures its columns, breaks lines and pages,
//! repeats the head and numbers the pages as well.

mod ours;
mod theirs;

use std::process::Command;
use std::time::{Duration, Instant};

/// Rows of a page.
const ROWS: usize = 45;

/// The heads of the columns.
const HEADS: [&str; 6] = ["Date", "Title", "Supervisor", "Delivery", "Hours", "Running total"];

/// The cells of a row.
fn row(at: usize) -> [String; 6] {
    const TITLES: [&str; 5] = [
        "Ethics in supervision",
        "Couples and desire",
        "Case consultation",
        "Gender and the clinic",
        "Online sexual health",
    ];
    const PEOPLE: [&str; 3] = ["Alex Rivera, PhD", "Sam Lee, LMFT", "Robin Okafor, PsyD"];
    const WAYS: [&str; 3] = ["in person", "video", "phone"];
    let (year, month, day) = (2000 + at / 336 % 100, at / 28 % 12 + 1, at % 28 + 1);
    [
        format!("{year}-{month:02}-{day:02}"),
        format!("{} {}", TITLES[at % 5], at % 997),
        PEOPLE[at % 3].to_owned(),
        WAYS[at % 7 % 3].to_owned(),
        format!("{}.{}", at % 9 + 1, ["00", "25", "50", "75"][at % 4]),
        format!("{}.00", at + 1),
    ]
}

/// What one run took.
struct Run {
    time: Duration,
    /// The peak of memory in mebibytes.
    memory: f64,
    /// The size of the file in mebibytes.
    size: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [how, pages] = arguments.as_slice()
        && let ("ours" | "theirs", Ok(pages)) = (how.as_str(), pages.parse())
    {
        return single(how, pages);
    }
    let mut runs = 5;
    let mut sizes = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let number = |text: &String| text.parse::<usize>().expect("a number of pages or runs");
        if argument == "--runs" {
            runs = number(rest.next().expect("a number of runs"));
        } else {
            sizes.push(number(argument));
        }
    }
    if sizes.is_empty() {
        sizes = vec![100, 1000];
    }
    println!("{:>6}  {:<10} {:>9} {:>10} {:>9}", "pages", "", "seconds", "peak MiB", "file MiB");
    for pages in sizes {
        let mut all = [Vec::new(), Vec::new()];
        for _ in 0..runs {
            for (how, list) in ["ours", "theirs"].iter().zip(&mut all) {
                list.push(measured(how, pages));
            }
        }
        let middle = all.map(|mut list| {
            list.sort_by_key(|run| run.time);
            list.swap_remove(list.len() / 2)
        });
        for (name, run) in ["practicum", "krilla"].iter().zip(&middle) {
            let seconds = run.time.as_secs_f64();
            println!("{pages:>6}  {name:<10} {seconds:>9.3} {:>10.0} {:>9.2}", run.memory, run.size);
        }
        let [ours, theirs] = middle;
        println!("{pages:>6}  ratio      {:>9.2}", ours.time.as_secs_f64() / theirs.time.as_secs_f64());
    }
}

/// Makes one file, and says on standard output what that took.
fn single(how: &str, pages: usize) {
    let start = Instant::now();
    let bytes = if how == "ours" { ours::table(pages) } else { theirs::table(pages) };
    let time = start.elapsed().as_nanos();
    if let Ok(path) = std::env::var("TABLE_FILE") {
        std::fs::write(path, &bytes).expect("the file");
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.map_or("0", |words| words.trim().trim_end_matches(" kB"));
    println!("{time} {peak} {}", bytes.len());
}

fn measured(how: &str, pages: usize) -> Run {
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own).args([how, &pages.to_string()]).output().expect("a run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let words = String::from_utf8(output.stdout).expect("numbers");
    let numbers: Vec<u64> =
        words.split_whitespace().map(|word| word.parse().expect("a number")).collect();
    let [time, memory, size] = numbers[..] else { panic!("three numbers: {words}") };
    Run {
        time: Duration::from_nanos(time),
        memory: memory as f64 / 1024.0,
        size: size as f64 / 1024.0 / 1024.0,
    }
}

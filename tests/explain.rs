//! Every proof adds up: over all worked examples, for every requirement, area, part and clause.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads logs, adds hundredths of an hour and stops where something is amiss"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The logs with worked examples, and the day by which each is judged.
fn logs() -> Vec<(PathBuf, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/cases", "tests/programs"].into_iter().flat_map(|place| {
        let folder = std::fs::read_dir(root.join(place)).unwrap();
        folder.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    });
    let mut logs: Vec<(PathBuf, String)> = folders
        .map(|folder| {
            let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
            let expected: Value = serde_json::from_str(&expected).unwrap();
            (folder, expected["as_of"].as_str().unwrap().to_owned())
        })
        .collect();
    logs.push((root.join("example-log"), "2025-06-01".to_owned()));
    logs.sort();
    assert!(logs.len() > 30, "only {} logs", logs.len());
    logs
}

fn run(log: &Path, day: &str, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(words)
        .args(["--as-of", day, "-C"])
        .arg(log)
        .output()
        .unwrap()
}

fn json(log: &Path, day: &str, words: &[&str]) -> Value {
    let output = run(log, day, words);
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{}: {words:?}: {error}: {output:?}", log.display()))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Hundredths of an hour.
fn hundredths(value: &Value) -> i64 {
    (value.as_f64().unwrap() * 100.0).round() as i64
}

fn sum<'v, I: IntoIterator<Item = &'v Value>>(values: I) -> i64 {
    values.into_iter().map(hundredths).sum()
}

/// How far a sum of so many rounded numbers may lie from the rounded sum.
fn near(one: i64, other: i64, numbers: usize) -> bool {
    (one - other).abs() <= i64::try_from(numbers).unwrap()
}

/// What of a proof does not add up.
fn wrong(program: &Value) -> Vec<String> {
    let requirement = &program["requirement"];
    let entries = list(&requirement["entries"]);
    let mut wrong = Vec::new();
    for entry in entries {
        let amount = |key: &str| hundredths(&entry[key]);
        let change = |key: &str| list(&entry[key]).iter().map(|one| &one["hours"]);
        let (losses, gains) = (change("losses"), change("gains"));
        let numbers = losses.clone().count() + gains.clone().count() + 2;
        if !near(amount("logged") + sum(gains), amount("counted") + sum(losses), numbers) {
            wrong.push(format!("logged and not counted + lost: {entry}"));
        }
        if amount("counted") > amount("credited") {
            wrong.push(format!("more counts than is credited: {entry}"));
        }
        if entry["path"].as_str().unwrap().is_empty() || entry["line"].is_null() {
            wrong.push(format!("no place: {entry}"));
        }
    }
    if program["what"] == requirement["id"] && requirement["kind"] == "hours" {
        let granted = sum(list(&requirement["grants"]).iter().map(|one| &one["hours"]));
        for (key, granted) in [("logged", 0), ("credited", granted), ("counted", granted)] {
            let total = sum(entries.iter().map(|one| &one[key])) + granted;
            if !near(total, hundredths(&requirement[key]), entries.len()) {
                wrong.push(format!("{key}: {total} and not {}", requirement[key]));
            }
        }
    }
    wrong
}

#[test]
fn every_proof_adds_up_and_says_what_the_board_says() {
    let (mut proofs, mut lines, mut all) = (0, 0, Vec::new());
    for (log, day) in logs() {
        let status = json(&log, &day, &["status", "--format", "json"]);
        for board in list(&status["programs"]) {
            let id = board["id"].as_str().unwrap();
            for row in list(&board["requirements"]) {
                let what = row["id"].as_str().unwrap();
                let words = ["explain", what, "--format", "json", "--program", id];
                let told = json(&log, &day, &words);
                let program = &told["programs"][0];
                let proof = &program["requirement"];
                for key in ["title", "kind", "status", "verify"] {
                    assert_eq!(proof[key], row[key], "{}: {what}.{key}", log.display());
                }
                for key in ["required", "logged", "credited", "counted", "short"] {
                    let key = if row["kind"] == "hours" { key } else { "status" };
                    assert_eq!(proof[key], row[key], "{}: {what}.{key}", log.display());
                }
                let place = log.file_name().unwrap().to_string_lossy().into_owned();
                all.extend(wrong(program).into_iter().map(|one| format!("{place}: {what}: {one}")));
                proofs += 1;
                lines += list(&proof["entries"]).len();
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    assert!(proofs > 300 && lines > 500, "{proofs} proofs of {lines} lines");
}

#[test]
fn a_proof_that_does_not_add_up_is_seen() {
    let entry = |counted: f64| {
        serde_json::json!({"path": "a.md", "line": 7, "logged": 3, "credited": 2, "counted": counted,
            "losses": [{"hours": 1}]})
    };
    let proof = |counted: f64, total: f64| {
        serde_json::json!({"what": "core", "requirement": {"id": "core", "kind": "hours",
            "logged": 3, "credited": 2, "counted": total, "entries": [entry(counted)]}})
    };
    assert_eq!(wrong(&proof(2.0, 2.0)).len(), 0);
    assert_eq!(wrong(&proof(1.5, 1.5)).len(), 1, "half an hour is lost unseen");
    assert_eq!(wrong(&proof(2.0, 2.5)).len(), 1, "the total says more than its rows");
}

/// What an area's or a part's rows come to: an area's hours are credited hours that pass its floors,
/// a part's are what is left after all limits.
fn rows_of(program: &Value) -> i64 {
    let (what, requirement) = (&program["what"], &program["requirement"]);
    let entries = list(&requirement["entries"]);
    let floors: Vec<&Value> = list(&requirement["floors"]).iter().map(|one| &one["id"]).collect();
    if entries.iter().any(|entry| entry["area"] == *what) {
        let losses = entries.iter().flat_map(|entry| list(&entry["losses"]));
        let floored = losses.filter(|loss| floors.contains(&&loss["clause"]));
        let credited = sum(entries.iter().map(|entry| &entry["credited"]));
        return credited - sum(floored.map(|loss| &loss["hours"]));
    }
    let granted = list(&requirement["grants"]).iter();
    let granted = granted.filter(|grant| list(&grant["parts"]).contains(what));
    // One id may name a part and a limit: then rows outside the part are shown too.
    sum(entries.iter().map(|entry| &entry["counted"])) + sum(granted.map(|grant| &grant["hours"]))
}

#[test]
fn every_area_part_and_limit_has_a_proof() {
    let (mut parts, mut limits) = (0, 0);
    for (log, day) in logs().into_iter().filter(|(log, _)| !log.ends_with("example-log")) {
        let status = json(&log, &day, &["status", "--format", "json"]);
        for board in list(&status["programs"]) {
            let id = board["id"].as_str().unwrap();
            let prove = |what: &Value| {
                let what = what.as_str().unwrap();
                let words = ["explain", what, "--format", "json", "--program", id];
                let program = json(&log, &day, &words)["programs"][0].clone();
                assert_eq!(program["what"], what, "{}", log.display());
                assert_eq!(wrong(&program), [""; 0], "{}: {what}", log.display());
                program
            };
            let rows = || list(&board["requirements"]).iter();
            let counts = |part: &&Value| part["counted"] != 0;
            for part in rows().flat_map(|row| list(&row["parts"])).filter(counts) {
                let program = prove(&part["id"]);
                let entries = list(&program["requirement"]["entries"]).len();
                let total = rows_of(&program);
                let place = log.file_name().unwrap().to_string_lossy();
                assert!(
                    near(total, hundredths(&part["counted"]), entries),
                    "{place}: {part}: {total}"
                );
                parts += 1;
            }
            let dropped = |limit: &&Value| limit["dropped"] != 0;
            for limit in rows().flat_map(|row| list(&row["limits"])).filter(dropped) {
                let program = prove(&limit["id"]);
                let entries = list(&program["requirement"]["entries"]).iter();
                let losses = entries.flat_map(|entry| list(&entry["losses"]));
                let own = losses.filter(|loss| loss["clause"] == limit["id"]);
                let lost = sum(own.clone().map(|loss| &loss["hours"]));
                // A conversion may bear the limit's id; it only adds to it.
                assert!(lost >= hundredths(&limit["dropped"]), "{limit}: {lost}");
                limits += 1;
            }
        }
    }
    assert!(parts > 60 && limits > 10, "{parts} parts, {limits} limits");
}

#[test]
fn every_entry_says_what_it_counts_for() {
    let mut entries = 0;
    for (log, day) in logs().into_iter().filter(|(log, _)| !log.ends_with("example-log")) {
        let status = json(&log, &day, &["status", "--format", "json"]);
        for board in list(&status["programs"]) {
            let rows = list(&board["requirements"]).iter();
            for one in rows.flat_map(|row| list(&row["entries"])).take(8) {
                let path = one["path"].as_str().unwrap();
                let told = json(&log, &day, &["explain", path, "--format", "json"]);
                let mine = list(&told["programs"]).iter().find(|one| one["id"] == board["id"]);
                let lines = list(&mine.unwrap()["entries"]);
                assert!(!lines.is_empty(), "{}: {path}", log.display());
                assert!(lines.iter().all(|line| line["path"] == path), "{told}");
                entries += 1;
            }
        }
    }
    assert!(entries > 60, "only {entries} entries");
}

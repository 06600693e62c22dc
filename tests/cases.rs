//! The worked examples: each folder of `tests/cases`, and of `tests/programs` with packs of its own,
//! comes out as its `expected.json` says.
//!
//! Only what the file names is compared.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(
    clippy::indexing_slicing,
    reason = "an absent key of JSON is null, and a test fails by it"
)]
#![expect(clippy::disallowed_methods, reason = "a test reads the files that it compares with")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};

/// Where worked examples lie, and how many; one that is lost must not pass unseen.
const CASES: [(&str, usize); 2] = [("tests/cases", 30), ("tests/programs", 7)];

#[test]
fn every_worked_example_comes_out_as_worked() {
    let mut wrong: Vec<String> = Vec::new();
    for (place, number) in CASES {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(place);
        let mut folders: Vec<PathBuf> =
            std::fs::read_dir(here).unwrap().map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        assert_eq!(folders.len(), number, "{place}");
        wrong.extend(folders.iter().flat_map(|folder| differences(folder)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_difference_is_seen() {
    let found = serde_json::json!({
        "programs": [{"requirements": [
            {"id": "core", "counted": 87.5, "parts": [{"id": "core/ethics", "counted": 3}]},
        ]}],
        "diagnostics": [{"severity": "error", "path": "a.md", "line": 3}],
    });
    let differs = |expected: Value| compared(expected.as_object().unwrap(), &found).len();
    let same = serde_json::json!({
        "as_of": "2025-06-01",
        "core": {"counted": 87.5, "parts": {"core/ethics": 3}},
        "errors": [{"path": "a.md", "line": 3}],
    });
    assert_eq!(differs(same), 0);
    assert_eq!(differs(serde_json::json!({"core": {"counted": 87.51}})), 1);
    assert_eq!(differs(serde_json::json!({"core": {"parts": {"core/ethics": 4}}})), 1);
    assert_eq!(differs(serde_json::json!({"sar": {"counted": 0}})), 1);
    assert_eq!(differs(serde_json::json!({"errors": [{"path": "a.md", "line": 4}]})), 1);
    assert_eq!(differs(serde_json::json!({"warnings": [{"path": "a.md"}]})), 1);
}

fn differences(folder: &Path) -> Vec<String> {
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let expected = expected.as_object().unwrap();
    let as_of = expected.get("as_of").unwrap().as_str().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(["status", "--format", "json", "--as-of", as_of])
        .arg(folder)
        .output()
        .unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let has_errors = expected.contains_key("errors");
    let mut wrong = compared(expected, &found);
    if output.status.code() != Some(i32::from(has_errors)) {
        wrong.push(format!("ends with {}", output.status));
    }
    wrong.into_iter().map(|one| format!("{name}: {one}")).collect()
}

/// What of `expected` is not so in the answer of `status`. Requirements are those of the first
/// program, unless `programs` names theirs.
fn compared(expected: &Map<String, Value>, found: &Value) -> Vec<String> {
    let findings = list(&found["diagnostics"]);
    let mut wrong = Vec::new();
    let mut first = Map::new();
    for (key, wanted) in expected.iter().filter(|(key, _)| *key != "as_of") {
        if let Some(severity) = ["errors", "warnings"].into_iter().find(|one| one == key) {
            let severity = severity.trim_end_matches('s');
            for place in list(wanted) {
                let is_there = findings.iter().any(|one| {
                    one["severity"] == *severity
                        && one["path"] == place["path"]
                        && (place["line"].is_null() || one["line"] == place["line"])
                });
                if !is_there {
                    wrong.push(format!("no {severity} at {place}"));
                }
            }
        } else if key == "programs" {
            for (id, wanted) in wanted.as_object().unwrap() {
                let program = named(&list(&found["programs"]), id);
                if program.is_none() {
                    wrong.push(format!("no program {id}"));
                }
                wrong.extend(
                    program
                        .iter()
                        .flat_map(|program| of_program(wanted.as_object().unwrap(), program)),
                );
            }
        } else {
            first.insert(key.clone(), wanted.clone());
        }
    }
    wrong.extend(of_program(&first, &found["programs"][0]));
    wrong
}

fn of_program(expected: &Map<String, Value>, program: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (key, wanted) in expected {
        if !wanted.is_object() {
            if !equal(&program[key], wanted) {
                wrong.push(format!("{key}: {} and not {wanted}", program[key]));
            }
            continue;
        }
        let Some(requirement) = named(&list(&program["requirements"]), key) else {
            wrong.push(format!("no requirement {key}"));
            continue;
        };
        for (field, wanted) in wanted.as_object().unwrap() {
            // Parts are named by what counts of them, limits by what they take.
            let within = [("parts", "counted"), ("limits", "dropped")];
            if let Some((_, of)) = within.iter().find(|(name, _)| name == field) {
                let parts = list(&requirement[field]);
                for (part, hours) in wanted.as_object().unwrap() {
                    let counted = named(&parts, part).map(|part| part[*of].clone());
                    if counted.as_ref().map(Value::as_f64) != Some(hours.as_f64()) {
                        wrong.push(format!("{part}: {counted:?} and not {hours}"));
                    }
                }
            } else if !equal(&requirement[field], wanted) {
                wrong.push(format!("{key}.{field}: {} and not {wanted}", requirement[field]));
            }
        }
    }
    wrong
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// The one of this id, also among those within another.
fn named(values: &[Value], id: &str) -> Option<Value> {
    values.iter().find_map(|one| {
        if one["id"] == *id { Some(one.clone()) } else { named(&list(&one["requirements"]), id) }
    })
}

/// Equal as JSON, a number being the same as `3` and as `3.0`.
fn equal(found: &Value, wanted: &Value) -> bool {
    match (found.as_f64(), wanted.as_f64()) {
        (Some(found), Some(wanted)) => found.to_string() == wanted.to_string(),
        _ => found == wanted,
    }
}

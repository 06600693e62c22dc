//! The house rules that no lint holds: which room names which, how a file begins, how long it is.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(clippy::disallowed_methods, reason = "a test reads the sources that it checks")]

use std::collections::BTreeSet;
use std::path::Path;

/// The rooms, in the order in which data passes through them. A room names only rooms above it.
const ROOMS: [&str; 12] = [
    "source",
    "diagnostic",
    "syntax",
    "privacy",
    "model",
    "read",
    "assess",
    "check",
    "report",
    "render",
    "output",
    "cli",
];

/// The most lines of a file.
const LINES: usize = 350;

/// Lines that may name a program: examples in the help of the command line.
const NAMED: [(&str, &str); 1] = [("src/cli/args.rs", "/// The program, for instance aasect-cst")];

/// A source file: its path from the root of the repository, and its text.
struct File {
    path: String,
    text: String,
}

#[test]
fn a_room_names_only_rooms_above_it() {
    let mut rooms = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files() {
        let Some(from) = room(&file.path) else { continue };
        assert!(ROOMS.contains(&from), "{} belongs to no room", file.path);
        rooms.insert(from.to_owned());
        wrong.extend(named(&file, from));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rooms.len() >= 9, "only these rooms were seen: {rooms:?}");
}

#[test]
fn the_layering_can_fail() {
    let naming = |path: &str, text: &str| {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        named(&file, room(path).unwrap()).len()
    };
    assert_eq!(naming("src/read/entry.rs", "use crate::model::log::Log;"), 0);
    assert_eq!(naming("src/read/entry.rs", "use crate::assess::credit;"), 1);
    assert_eq!(naming("src/model.rs", "fn a(b: crate::read::c::D, e: crate::cli::F) {}"), 2);
    assert_eq!(naming("src/read.rs", "use crate::{model, assess};"), 1);
    assert_eq!(naming("src/read/entry/area.rs", "use super::super::scalar;"), 1);
    assert_eq!(naming("src/read/entry/area.rs", "pub(in crate::read) fn a() {}"), 0);
}

#[test]
fn every_file_says_what_lives_there_and_is_short() {
    let mut wrong = Vec::new();
    for file in files() {
        let first = file.text.lines().next().unwrap_or_default();
        if !first.starts_with("//! ") {
            wrong.push(format!("{}: the first line must be `//! …`", file.path));
        }
        let lines = file.text.lines().count();
        if lines >= LINES {
            wrong.push(format!("{}: {lines} lines; a file has fewer than {LINES}", file.path));
        }
        if file.path.ends_with("/mod.rs") {
            wrong.push(format!("{}: a room is `room.rs` beside `room/`", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_file_starts_a_program_and_that_is_git() {
    let starts = |file: &File| {
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        code.contains("process::{Command") || code.contains("process::Command")
    };
    let all: Vec<String> =
        files().iter().filter(|one| starts(one)).map(|one| one.path.clone()).collect();
    assert_eq!(all, ["src/source/git.rs"]);
    let git = std::fs::read_to_string("src/source/git.rs").unwrap();
    assert_eq!(git.matches("Command::new(").count(), 1);
    assert!(git.contains("Command::new(\"git\")"));
}

#[test]
fn no_program_is_named_in_code() {
    let programs: Vec<String> = std::fs::read_dir("programs")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(!programs.is_empty(), "there are no programs to look for");
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files() {
        // A unit test may read a log of a program that is there.
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in (1..).zip(code.lines()) {
            // A certified supervisor is a word of the format, and the name of a program too.
            let word = file.path == "src/model/words.rs" && line.contains(" = \"aasect-supervisor");
            let allowed = (file.path.as_str(), line.trim());
            if NAMED.contains(&allowed) {
                seen.insert(allowed.1.to_owned());
            } else if !word && programs.iter().any(|program| line.contains(program.as_str())) {
                wrong.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "a program is named in code:\n{}", wrong.join("\n"));
    assert_eq!(seen.len(), NAMED.len(), "a line that may name a program is gone: strike it out");
}

/// The rooms that a file names and may not.
fn named(file: &File, from: &str) -> Vec<String> {
    let rank = |room: &str| ROOMS.iter().position(|one| *one == room);
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        for rest in line.split("crate::").skip(1) {
            if rest.starts_with(['{', '*']) {
                wrong.push(format!("{}:{number}: one `use` a neighbour", file.path));
                continue;
            }
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let to = rest.get(..end.unwrap_or(rest.len())).unwrap();
            if to != from && rank(to) >= rank(from) {
                wrong.push(format!("{}:{number}: `{from}` may not name `{to}`", file.path));
            }
        }
        if line.contains("super::super") {
            wrong.push(format!("{}:{number}: `super::super` hides where it leads", file.path));
        }
    }
    wrong
}

/// The room of a file: nothing for the two roots of the crate.
fn room(path: &str) -> Option<&str> {
    let first = path.strip_prefix("src/")?.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (!["lib", "main"].contains(&name)).then_some(name)
}

fn files() -> Vec<File> {
    let mut files = Vec::new();
    walk(Path::new("src"), &mut files);
    assert!(files.len() >= 70, "only {} files were seen", files.len());
    files
}

fn walk(folder: &Path, files: &mut Vec<File>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            files.push(File { path: path.to_str().unwrap().replace('\\', "/"), text });
        }
    }
}

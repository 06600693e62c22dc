//! The packet of the example log, file by file, against what is committed in `tests/golden/`.
//!
//! `UPDATE_EXPECT=1 cargo test --test golden` writes the committed files anew.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a packet that can't be built or read back should stop its test"
)]

#[path = "pdf/reading.rs"]
#[expect(dead_code, reason = "the PDF's own tests use more of it")]
mod reading;
#[path = "cli/sandbox.rs"]
#[expect(dead_code, reason = "the command line's tests use more of it")]
mod sandbox;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sandbox::{AS_OF, Sandbox};

/// Files by name.
type Files = BTreeMap<String, Vec<u8>>;

#[test]
fn the_packet_for_the_committee() {
    compare("committee");
}

#[test]
fn the_packet_for_the_applicant() {
    compare("self");
}

#[test]
fn the_packet_for_a_supervisor() {
    compare("supervisor");
}

/// Builds the packet for an audience and compares it with the committed one.
fn compare(audience: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(audience);
    let built = built(audience);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        update(&folder, &built);
    }
    let committed = committed(&folder);
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&built), names(&committed), "the files of {}", folder.display());
    let differences: Vec<String> = built
        .iter()
        .filter_map(|(name, bytes)| difference(name, &committed[name], bytes))
        .collect();
    assert!(
        differences.is_empty(),
        "the packet for {audience} is another one than is committed; if that is meant, run\n\n    \
         UPDATE_EXPECT=1 cargo test --test golden\n\nand read what changed\n\n{}",
        differences.join("\n")
    );
}

/// The packet as files that can be compared: the PDF as its text in order.
fn built(audience: &str) -> Files {
    let sandbox = Sandbox::example();
    let whom = if audience == "supervisor" { " --for rivera" } else { "" };
    let line = format!("practicum build --as-of {AS_OF} --audience {audience}{whom}");
    let run = sandbox.run("log", &line);
    assert_eq!(run.code, Some(0), "{run:?}");
    let mut files = Files::new();
    for name in sandbox.names("log/packet") {
        let bytes = sandbox.read(&format!("log/packet/{name}"));
        let (name, bytes) = match name.strip_suffix(".pdf") {
            Some(stem) => (format!("{stem}-pdf.txt"), text(&bytes).into_bytes()),
            None => (name, bytes),
        };
        files.insert(name, bytes);
    }
    assert_eq!(files.len(), 4, "{:?}", files.keys());
    files
}

/// The text of a PDF in the order of its pages, what stands outside the structure marked by `|`.
fn text(bytes: &[u8]) -> String {
    let document = reading::open(bytes);
    let mut text = String::new();
    for (at, page) in (1..).zip(reading::pages(&document)) {
        text.push_str(&format!("== page {at}, {} x {}\n", page.width, page.height));
        for piece in &page.pieces {
            let mark = if piece.tag.starts_with("Artifact") { "| " } else { "" };
            text.push_str(&format!("{mark}{}\n", piece.text));
        }
    }
    text
}

fn committed(folder: &Path) -> Files {
    let Ok(entries) = std::fs::read_dir(folder) else { return Files::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read(path).unwrap())
    };
    paths.map(read).collect()
}

fn update(folder: &Path, files: &Files) {
    if folder.exists() {
        std::fs::remove_dir_all(folder).unwrap();
    }
    std::fs::create_dir_all(folder).unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

/// The first lines that differ.
fn difference(name: &str, committed: &[u8], built: &[u8]) -> Option<String> {
    if committed == built {
        return None;
    }
    let (old, new) = (String::from_utf8_lossy(committed), String::from_utf8_lossy(built));
    let (mut old, mut new) = (old.split('\n'), new.split('\n'));
    for line in 1.. {
        let (before, after) = (old.next(), new.next());
        if before != after || before.is_none() {
            let shown = |line: Option<&str>| line.map_or("(the end)".to_owned(), cut);
            let (before, after) = (shown(before), shown(after));
            return Some(format!("{name}:{line}\n  committed: {before}\n  built:     {after}"));
        }
    }
    None
}

fn cut(line: &str) -> String {
    line.trim_start().chars().take(200).collect()
}

//! The README says what is: its table of unsure numbers, its commands, its links and pictures.
//!
//! Its examples are run by `tests/spec.rs`.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads the files that it judges and stops where one is missing"
)]

#[path = "cli/sandbox.rs"]
#[expect(dead_code, reason = "the command line's tests use more of it")]
mod sandbox;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use practicum::diagnostic::Diagnostics;
use practicum::model::program::Program;
use practicum::read;
use practicum::report::rulebook;
use practicum::source::Sources;
use sandbox::Sandbox;

/// The pack whose unsure numbers the README lists.
const PACK: &str = "programs/aasect-cst/2025.T.1.yaml";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_number_to_be_checked_stands_in_the_readme() {
    let (begin, end) = ("<!-- numbers -->\n", "<!-- /numbers -->");
    let readme = text("README.md");
    let (before, rest) = readme.split_once(begin).unwrap();
    let (shown, after) = rest.split_once(end).unwrap();
    let table = table();
    if std::env::var_os("UPDATE_EXPECT").is_some() && shown != table {
        let readme = format!("{before}{begin}{table}{end}{after}");
        std::fs::write(root().join("README.md"), readme).unwrap();
        return;
    }
    assert_eq!(shown, table, "UPDATE_EXPECT=1 writes the table anew");
}

/// The unsure numbers of the pack with their sources.
fn table() -> String {
    let pack = text(PACK);
    let mut sources = Sources::default();
    sources.add_text(PACK, &pack);
    let mut sink = Diagnostics::default();
    let packs = read::program::all(&mut sink, &sources, |_| false);
    assert!(sink.is_empty(), "{sink:?}");
    let program = packs.list.first().unwrap();
    let mut table =
        "| requirement | rule | read in | remark |\n| --- | --- | --- | --- |\n".to_owned();
    let mut rows = 0;
    for group in rulebook::groups(program) {
        for rule in group.rules.iter().filter(|rule| rule.citation.verify) {
            let number = match rule.number.as_str() {
                "" => String::new(),
                number => format!(": **{number}**"),
            };
            let read_in: Vec<String> =
                rule.citation.sources.iter().map(|id| source(program, id)).collect();
            let remark = rule.citation.remark.as_deref().unwrap_or_default();
            let (title, rule) = (&group.title, &rule.text);
            let read_in = read_in.join("; ");
            table.push_str(&format!("| {title} | {rule}{number} | {read_in} | {remark} |\n"));
            rows += 1;
        }
    }
    let marked = pack.lines().filter(|line| !line.starts_with('#'));
    let marked: usize = marked.map(|line| line.matches("verify: true").count()).sum();
    assert_eq!(rows, marked, "a row for every `verify: true` of {PACK}");
    assert!(rows > 10);
    table
}

/// A source as a link where it has an address.
fn source(program: &Program, id: &str) -> String {
    let source = &program.sources[id];
    let dated = match source.dated.as_str() {
        "" | "undated" => String::new(),
        dated => format!(" ({dated})"),
    };
    match source.address.as_str() {
        "" => format!("{id}, {}{dated}", source.title),
        address => format!("{id}, [{}]({address}){dated}", source.title),
    }
}

#[test]
fn every_program_stands_in_the_readme_with_how_many_rules_are_unsure() {
    let mut sources = Sources::default();
    let mut ids = BTreeSet::new();
    for folder in std::fs::read_dir(root().join("programs")).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let path = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            ids.insert(path.split('/').nth(1).unwrap().to_owned());
            sources.add_text(&path, &text(&path));
        }
    }
    let mut sink = Diagnostics::default();
    let packs = read::program::all(&mut sink, &sources, |_| false);
    assert!(sink.is_empty(), "{sink:?}");
    let readme = text("README.md");
    let shown: Vec<(&str, usize)> = readme
        .lines()
        .skip_while(|line| !line.starts_with("| program | what it is |"))
        .skip(2)
        .map_while(|line| line.strip_prefix("| `")?.strip_suffix(" |"))
        .map(|line| (line.split('`').next().unwrap(), line.rsplit(' ').next().unwrap()))
        .map(|(id, number)| (id, number.parse().unwrap()))
        .collect();
    // The newest version of each, by which most are judged.
    let unsure = |id: &str| {
        let program = packs.list.iter().rfind(|program| program.name == id).unwrap();
        let groups = rulebook::groups(program);
        groups.iter().flat_map(|group| &group.rules).filter(|rule| rule.citation.verify).count()
    };
    let known: Vec<(&str, usize)> = ids.iter().map(|id| (id.as_str(), unsure(id))).collect();
    assert_eq!(shown, known);
}

#[test]
fn the_commands_of_the_readme_are_those_there_are() {
    let help = Sandbox::empty().run("home", "practicum --help").stdout;
    let (_, rest) = help.split_once("Commands:\n").unwrap();
    let known: BTreeSet<&str> = rest
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    let readme = text("README.md");
    let shown: BTreeSet<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `practicum "))
        .filter_map(|line| line.split_once('`').map(|(command, _)| command))
        .collect();
    assert_eq!(shown, known);
}

#[test]
fn the_first_command_of_the_readme_builds_a_packet() {
    let readme = text("README.md");
    let line =
        readme.lines().find_map(|line| line.strip_prefix("cargo run --release -- ")).unwrap();
    assert_eq!(line, "build example-log");
    let sandbox = Sandbox::example().with("SOURCE_DATE_EPOCH", "1748736000");
    let run = sandbox.run("", "practicum build log");
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(
        sandbox.names("log/packet"),
        ["aasect-cst-hours.csv", "aasect-cst.html", "aasect-cst.json", "aasect-cst.pdf"]
    );
}

#[test]
fn every_link_of_the_pages_arrives() {
    let pages = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/ARCHITECTURE.md",
        "docs/FORMAT.md",
        "docs/HOOKS.md",
        "docs/PROGRAMS.md",
    ];
    let mut links = 0;
    for page in pages {
        let page_text = text(page);
        for link in page_text.split("](").skip(1).filter_map(|rest| rest.split_once(')')) {
            let (target, _) = link;
            if target.contains("://") {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = match path {
                "" => root().join(page),
                path => root().join(page).parent().unwrap().join(path),
            };
            assert!(file.exists(), "{page} leads to {target}");
            assert!(anchor.is_empty() || heads(&file).contains(anchor), "{page} leads to {target}");
            links += 1;
        }
    }
    assert!(links > 10, "only {links} links were seen");
}

/// The anchors of a page, as they are made from its headings.
fn heads(file: &Path) -> BTreeSet<String> {
    let page = std::fs::read_to_string(file).unwrap();
    let heads = page.lines().filter(|line| line.starts_with('#'));
    let anchor = |head: &str| {
        let head = head.trim_start_matches('#').trim().to_lowercase();
        let letter = |one: char| match one {
            ' ' => Some('-'),
            one if one.is_alphanumeric() || one == '-' || one == '_' => Some(one),
            _ => None,
        };
        head.chars().filter_map(letter).collect()
    };
    heads.map(anchor).collect()
}

#[test]
fn the_pictures_are_small() {
    for name in ["board.png", "packet.png"] {
        let path = root().join("docs/images").join(name);
        let bytes = std::fs::metadata(&path).unwrap().len();
        assert!((10_000..150_000).contains(&bytes), "{name} has {bytes} bytes");
    }
}

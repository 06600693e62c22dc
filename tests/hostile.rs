//! Bad and hostile input: a clear error at its place, exit code 1, no panic, and every other entry is
//! still read and counted.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]
#![expect(
    clippy::indexing_slicing,
    reason = "an absent key of JSON is null, and a test fails by it"
)]
#![expect(clippy::disallowed_methods, reason = "a test makes the files that it reads")]

#[path = "support/sandbox.rs"]
mod sandbox;

use std::fmt::Write;
use std::time::{Duration, Instant};

use practicum::diagnostic::{Diagnostics, human, short};
use practicum::read;
use practicum::source::{Source, Sources, Span};
use proptest::prelude::*;
use sandbox::Sandbox;
use serde_json::Value;

const LOG: &str = "\
applicant: {name: Jordan Avery}
supervisors:
  rivera:
    name: Alex Rivera, CST-S
    contract: {signed: 2023-02-01}
    documents: [{type: aasect-supervisor, from: 2015-05-01}]
programs: [aasect-cst]
allow: [no-evidence]
";

const GOOD: &str = "\
---
kind: training
date: 2024-06-07
title: Ethics in sex therapy
provider: Example Institute
approval: aasect
delivery: in-person
hours: 3
area: core/ethics
---
";

/// The time in which even the worst file is read; a build without optimisation is slow.
const SOON: Duration = Duration::from_secs(20);

/// A log with one good entry, whose three hours must count whatever stands beside it.
fn log() -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", LOG);
    log.write("good.md", GOOD);
    log
}

/// The good entry with a line changed or added.
fn with(key: &str, value: &str) -> String {
    let prefix = format!("{key}:");
    let kept = GOOD.lines().filter(|line| !line.starts_with(&prefix) && *line != "---");
    format!("---\n{key}: {value}\n{}\n---\n", kept.collect::<Vec<_>>().join("\n"))
}

fn json(log: &Sandbox, args: &[&str]) -> Value {
    let found = log.run(args);
    assert_eq!(found.err, "", "{args:?}");
    serde_json::from_str(&found.out).unwrap_or_else(|why| panic!("{why}: {found:?}"))
}

/// `code path:line:column` of every finding.
fn places(log: &Sandbox) -> Vec<String> {
    let answer = json(log, &["check", "--format", "json"]);
    let one = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or("-").to_owned();
        let number = |key: &str| finding[key].as_u64().map_or("-".to_owned(), |n| n.to_string());
        format!("{} {}:{}:{}", text("code"), text("path"), number("line"), number("column"))
    };
    answer["diagnostics"].as_array().unwrap().iter().map(one).collect()
}

fn core_hours(log: &Sandbox) -> f64 {
    let answer = json(log, &["status", "--format", "json"]);
    let requirements = answer["programs"][0]["requirements"].as_array().unwrap().clone();
    let core = requirements.iter().find(|one| one["id"] == "core").unwrap();
    core["counted"].as_f64().unwrap()
}

/// Whether the findings are exactly these, the good entry counts, and the three forms of `check` end
/// with exit code 1, soon.
#[track_caller]
fn expect(log: &Sandbox, findings: &[&str]) {
    let start = Instant::now();
    assert_eq!(places(log), findings);
    assert_eq!(core_hours(log).to_string(), "3", "the good entry does not count");
    for form in ["human", "short", "json"] {
        let found = log.run(&["check", "--format", form]);
        assert_eq!((found.code, found.err.as_str()), (1, ""), "{form}");
        assert!(!found.out.is_empty());
    }
    assert!(start.elapsed() < SOON, "this took {:?}", start.elapsed());
}

#[track_caller]
fn bad_entry(bytes: impl AsRef<[u8]>, findings: &[&str]) {
    let log = log();
    log.write("bad.md", bytes);
    expect(&log, findings);
}

#[track_caller]
fn bad_value(key: &str, value: &str, code: &str) {
    bad_entry(with(key, value), &[code]);
}

#[test]
fn what_is_no_front_matter_is_said() {
    bad_entry("", &["no-front-matter bad.md:1:1"]);
    bad_entry("# Ethics\n", &["no-front-matter bad.md:1:1"]);
    bad_entry("\n---\nkind: training\n---\n", &["no-front-matter bad.md:1:1"]);
    bad_entry(format!("---\n{}", "a: 1\n".repeat(1000)), &["unclosed-front-matter bad.md:1:1"]);
    bad_entry("---\n- a\n- b\n---\n", &["wrong-type bad.md:2:1"]);
    bad_entry("---\nno mapping\n---\n", &["wrong-type bad.md:2:1"]);
    bad_entry("---\n# nothing\n---\n", &["empty-front-matter bad.md:1:1"]);
}

#[test]
fn what_is_no_yaml_is_said_at_its_place() {
    bad_entry("---\nkind: training\nhours:\n\tcore/ethics: 3\n---\n", &["yaml-syntax bad.md:4:1"]);
    bad_entry("---\nkind: [training\n---\n", &["yaml-syntax bad.md:2:7"]);
    bad_entry("---\nkind: \"training\n---\n", &["yaml-syntax bad.md:2:7"]);
    bad_entry("---\n%YAML 1.2\n---\nkind: training\n", &["yaml-syntax bad.md:2:1"]);
}

#[test]
fn an_alias_bomb_is_refused_without_being_unpacked() {
    let mut bomb = String::from("---\nkind: training\na: &a [x, x, x, x, x, x, x, x, x]\n");
    for (one, two) in ('a'..'i').zip('b'..='i') {
        writeln!(bomb, "{two}: &{two} [*{one}, *{one}, *{one}, *{one}, *{one}, *{one}]").unwrap();
    }
    bomb.push_str("---\n");
    let log = log();
    log.write("bomb.md", bomb);
    let start = Instant::now();
    assert!(places(&log).iter().filter(|one| one.starts_with("yaml-anchor bomb.md")).count() > 50);
    assert_eq!(core_hours(&log).to_string(), "3");
    assert!(start.elapsed() < SOON);
}

#[test]
fn deep_nesting_is_refused_at_once() {
    let flow = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let shallow = format!("{}{}", "[".repeat(9), "]".repeat(9));
    bad_entry(with("tags", &shallow), &["too-deep bad.md:2:14"]);
    // Brackets are looked at far ahead: so many are refused where looking ahead ends.
    bad_entry(with("tags", &flow), &["too-deep bad.md:2:262"]);
    bad_entry(with("tags", &"{a: ".repeat(15_000)), &["too-deep bad.md:2:35"]);
    let mut block = String::from("---\ntags:\n");
    for depth in 1..300 {
        writeln!(block, "{}- ", " ".repeat(depth)).unwrap();
    }
    block.push_str("---\n");
    bad_entry(block, &["too-deep bad.md:10:9"]);
    bad_entry(with("tags", &format!("\n  {}", "- ".repeat(20_000))), &["too-deep bad.md:3:17"]);
    let log = log();
    log.write("practicum.yaml", format!("{LOG}extras: {}", "[".repeat(400_000)));
    assert_eq!(places(&log), ["too-deep practicum.yaml:9:264"]);
}

#[test]
fn bytes_that_are_no_text_are_said_where_they_stand() {
    bad_entry(b"---\nkind: training\ntitle: Caf\xe9\n---\n", &["not-utf8 bad.md:3:11"]);
    bad_entry(b"\xff\xfe-\0-\0-\0\n\0", &["not-utf8 bad.md:-:-"]);
    bad_entry(b"---\nkind: tr\0aining\n---\n", &["nul-byte bad.md:2:9"]);
    bad_entry(format!("{GOOD}{}", "x".repeat(2_000_000)), &["file-too-large bad.md:-:-"]);
    let long = format!("---\n{}---\n", "# a line of no meaning\n".repeat(4_000));
    bad_entry(long, &["front-matter-too-large bad.md:1:1"]);
}

#[test]
fn amounts_that_are_none_are_said() {
    for hours in
        [".nan", ".inf", "1e300", "-1", "6.125", "0", "012", "1:60", "٣", "9".repeat(400).as_str()]
    {
        bad_value("hours", hours, "bad-hours bad.md:2:8");
    }
    bad_entry(with("hours", "25"), &["hours-over-day bad.md:2:8"]);
    bad_entry(with("hours", "999999"), &["hours-over-day bad.md:2:8"]);
    bad_value("hours", "[3]", "wrong-type bad.md:2:8");
    bad_value("hours", "", "empty-value bad.md:2:7");
    bad_value("certificate_hours", "1e3", "bad-hours bad.md:2:20");
}

#[test]
fn dates_that_are_none_are_said_and_long_ones_are_read() {
    for date in ["0000-01-01", "2023-02-29", "2024-13", "2024-00-10", "0000-01..9999-12"] {
        bad_value("date", date, "bad-date bad.md:2:7");
    }
    for date in
        ["6/7/24", "10000-01-01", "-001-01-01", "2024-06-07..", "..", "today", "２０２４-06-07"]
    {
        bad_value("date", date, "bad-date bad.md:2:7");
    }
    bad_value("date", "2024-06-09..2024-06-07", "reversed-range bad.md:2:7");
    let log = log();
    log.write("old.md", with("date", "0001-01..1000-12").replace("Ethics in", "Old"));
    log.write("long.md", with("date", "1900-01-01..2024-12-31").replace("Ethics in", "Long"));
    log.write("late.md", with("date", "9999-12-31").replace("Ethics in", "Late"));
    let found = places(&log);
    let expected =
        ["future-entry late.md:2:7", "implausible-date long.md:2:7", "implausible-date old.md:2:7"];
    assert_eq!(found, expected);
    assert_eq!(core_hours(&log).to_string(), "9");
}

#[test]
fn a_key_or_an_area_twice_is_said_at_the_second() {
    bad_entry(GOOD.replace("hours: 3\n", "hours: 3\nhours: 4\n"), &["duplicate-key bad.md:9:1"]);
    bad_entry(
        GOOD.replace("hours: 3\n", "hours: 3\n\"hours\": 4\n"),
        &["duplicate-key bad.md:9:1"],
    );
    let map = |value: &str| with("hours", value).replace("area: core/ethics\n", "");
    let repeated = &["repeated-area bad.md:2:24"];
    bad_entry(map("{core/diversity: 2,     core/F: 1}"), &["repeated-area bad.md:2:32"]);
    bad_entry(map("{core/F: 2,     core/diversity: 1}"), &[repeated[0]]);
    bad_entry(map("{core/F: 2,     core/F: 1}"), &["duplicate-key bad.md:2:24"]);
    let list = with("areas", "[core/F, core/diversity]").replace("area: core/ethics\n", "");
    bad_entry(
        list.replace("---\nareas", "---\nsplit: even\nareas"),
        &["repeated-area bad.md:3:17"],
    );
}

#[test]
fn evidence_outside_the_root_is_refused_and_leaves_the_totals_alone() {
    let log = log();
    let outside = Sandbox::new();
    let file = outside.write("secret.pdf", "%PDF-1.4");
    std::fs::create_dir(log.path().join("evidence")).unwrap();
    link(&file, &log, "evidence/link.pdf");
    link(outside.path(), &log, "evidence/folder");
    let paths = [
        "../secret.pdf",
        "evidence/../../secret.pdf",
        file.to_str().unwrap(),
        "evidence/link.pdf",
        "evidence/folder/secret.pdf",
    ];
    for (number, path) in (1..).zip(paths) {
        let text = with("evidence", path).replace("Ethics in", &format!("Ethics {number} in"));
        log.write(&format!("bad{number}.md"), text);
    }
    let expected: Vec<String> =
        (1..=5).map(|number| format!("evidence-outside-root bad{number}.md:2:11")).collect();
    assert_eq!(places(&log), expected);
    assert_eq!(
        core_hours(&log).to_string(),
        "18",
        "an evidence fault leaves the totals as they are"
    );
    assert_eq!(log.run(&["check"]).code, 1);
}

#[test]
fn evidence_that_is_no_file_is_said() {
    let log = log();
    std::fs::create_dir_all(log.path().join("evidence/folder.pdf")).unwrap();
    log.write("bad.md", with("evidence", "evidence/folder.pdf").replace("Ethics", "More"));
    assert_eq!(places(&log), ["evidence-missing bad.md:2:11"]);
    log.write("evidence/broken.pdf", "%PDF-1.4 and no more");
    let text = with("evidence", "{file: evidence/broken.pdf, pages: 1}").replace("Ethics", "More");
    log.write("bad.md", text);
    // What can't be opened has no pages to be told.
    let at = "{file: evidence".len() - "evidence".len() + "evidence: ".len() + 1;
    assert_eq!(places(&log), [format!("evidence-damaged bad.md:2:{at}")]);
}

#[test]
fn odd_things_in_the_folders_are_said_or_passed_over() {
    let log = log();
    // A folder may be called like an entry.
    log.write("folder.md/entry.md", GOOD.replace("Ethics in", "More"));
    // An editor's lock is a hidden link to nothing, and a link under another name is no entry.
    link("user@host.1234", &log, ".#good.md");
    link("nowhere", &log, "notes");
    log.write(".hidden/bad.md", "no entry");
    log.write("README.md", "no entry");
    log.write("packet/bad.md", "no entry");
    log.write("deep/packet/README.md", "no entry");
    assert_eq!(places(&log), [""; 0]);
    assert_eq!(core_hours(&log).to_string(), "6");
    link("nowhere.md", &log, "gone.md");
    link("loop.md", &log, "loop.md");
    link("..", &log, "folder.md/up");
    let pipe = std::process::Command::new("mkfifo").arg(log.path().join("pipe.md")).status();
    assert!(pipe.unwrap().success());
    let expected = [
        "link-loop folder.md/up:-:-",
        "unreadable-file gone.md:-:-",
        "unreadable-file loop.md:-:-",
        "unreadable-file pipe.md:-:-",
    ];
    assert_eq!(places(&log), expected);
    assert_eq!(core_hours(&log).to_string(), "6");
}

#[test]
fn a_mark_and_carriage_returns_are_tolerated() {
    let log = log();
    log.write("practicum.yaml", format!("\u{feff}{}", LOG.replace('\n', "\r\n")));
    log.write("good.md", format!("\u{feff}{}", GOOD.replace('\n', "\r\n")));
    assert_eq!(places(&log), [""; 0]);
    assert_eq!(core_hours(&log).to_string(), "3");
    let bad = with("date", "6/7/24").replace('\n', "\r\n");
    log.write("bad.md", format!("\u{feff}{bad}"));
    expect(&log, &["bad-date bad.md:2:7"]);
}

#[test]
fn columns_count_characters_of_any_script() {
    bad_value("👩‍⚕️", "1", "unknown-key bad.md:2:1");
    bad_value("מפתח", "1", "unknown-key bad.md:2:1");
    let text = with("hours", "{zoë/👩: 1, core/ethic: 2}").replace("area: core/ethics\n", "");
    bad_entry(text, &["unknown-area bad.md:2:9", "unknown-area bad.md:2:19"]);
    let log = log();
    log.write("bad.md", with("x\u{1b}[2J", "1").replace("x\u{1b}[2J: 1", "\"\\e[2J\\u202e\": 1"));
    for form in ["human", "short"] {
        let found = log.run(&["check", "--format", form]);
        assert_eq!(found.code, 1);
        assert!(!found.out.contains(['\u{1b}', '\u{202e}']), "a key may not move the cursor");
    }
}

#[test]
fn numbers_beyond_all_bounds_are_said() {
    let huge = "9".repeat(500);
    bad_value("credits", &format!("{{semester: {huge}}}"), "bad-number bad.md:2:21");
    bad_value("evidence", &format!("{{file: a.pdf, pages: {huge}}}"), "bad-number bad.md:2:32");
    let log = log();
    let cases =
        "---\nkind: cases\ndate: 2024-02\nsupervisor: rivera\nmodality: couple\ndelivery: video\n";
    log.write("bad.md", format!("{cases}sessions: {huge}\neach: 50m\n---\n"));
    expect(&log, &["bad-number bad.md:7:11"]);
    log.write("bad.md", format!("{cases}sessions: 999999\neach: 999999h\n---\n"));
    expect(&log, &["hours-over-day bad.md:7:11"]);
}

#[test]
fn ten_thousand_lines_are_read_or_refused_soon() {
    let head = "---\nkind: training\ndate: 2024-06-07\ntitle: Much\nprovider: A\napproval: aasect\ndelivery: in-person\n";
    let many = format!("{head}lines:\n{}---\n", "- {}\n".repeat(10_000));
    let log = log();
    log.write("bad.md", many);
    let start = Instant::now();
    let found = log.run(&["check"]);
    assert_eq!((found.code, found.err.as_str()), (1, ""));
    assert_eq!(places(&log).len(), 10_000);
    assert!(start.elapsed() < SOON, "this took {:?}", start.elapsed());
    let many = format!("{head}area: sar\nlines:\n{}---\n", "- {hours: 1m}\n".repeat(1_400));
    log.write("bad.md", many);
    assert_eq!(places(&log), [""; 0]);
}

#[test]
fn a_file_is_looked_for_soon_in_a_note_that_speaks_of_nothing_else() {
    let log = log();
    log.write("evidence/nobody's.txt", "");
    for word in ["evidence ", "evidence", "evidence/", "evidence/nobody's "] {
        let note = word.repeat(1_000_000 / word.len());
        log.write("note.md", GOOD.replace("2024-06-07", "2024-06-08") + &note);
        let start = Instant::now();
        let found = places(&log);
        assert_eq!(found, ["unused-evidence evidence/nobody's.txt:-:-"], "{word}");
        assert!(start.elapsed() < SOON, "{word} took {:?}", start.elapsed());
    }
}

#[test]
fn many_files_for_many_paths_that_lead_nowhere_are_compared_soon() {
    const MANY: usize = 1_500;
    let log = log();
    for day in 1..=15 {
        let mut note = String::from("evidence:\n");
        for at in 0..MANY / 15 {
            log.write(&format!("evidence/certificate-of-the-year-{day:02}{at:03}.pdf"), "");
            writeln!(note, "  - evidence/certificate-of-a-month-{day:02}{at:03}.pdf").unwrap();
        }
        let own = GOOD.replace("area:", &format!("{note}area:"));
        log.write(&format!("{day}.md"), own.replace("2024-06-07", &format!("2024-05-{day:02}")));
    }
    let start = Instant::now();
    let found = places(&log);
    assert!(start.elapsed() < SOON, "it took {:?}", start.elapsed());
    let of = |code: &str| found.iter().filter(|one| one.starts_with(code)).count();
    assert_eq!((of("evidence-missing "), of("unused-evidence ")), (MANY, MANY));
}

#[test]
fn endless_values_and_many_keys_are_refused_soon_and_briefly() {
    let log = log();
    let endless = "x".repeat(100_000);
    log.write("practicum.yaml", format!("{LOG}packet: {{paper: {endless}}}\n"));
    expect(&log, &["unknown-value practicum.yaml:9:17"]);
    let said = log.run(&["check"]).out;
    assert!(said.len() < 3_000, "{} bytes are too many", said.len());
    log.write("practicum.yaml", format!("{LOG}{endless}: 1\n"));
    assert_eq!(places(&log), ["yaml-syntax practicum.yaml:9:1"]);
    log.write("practicum.yaml", format!("{LOG}{}: 1\n", "k".repeat(1_000)));
    expect(&log, &["unknown-key practicum.yaml:9:1"]);
    let mut many = LOG.to_owned();
    for number in 0..60_000 {
        writeln!(many, "x-{number}: 1").unwrap();
    }
    log.write("practicum.yaml", format!("{many}x-1: 2\n"));
    expect(&log, &["duplicate-key practicum.yaml:60009:1"]);
}

#[test]
fn a_broken_log_file_is_one_error_and_every_entry_is_still_read() {
    let log = log();
    let session = "---\nkind: supervision\ndate: 2024-02-05\nsupervisor: rivera\nsetting: individual\ndelivery: video\nhours: 1\n---\n";
    log.write("session.md", session);
    log.write("bad.md", with("date", "6/7/24"));
    for broken in [
        "applicant: {name: Jordan Avery\nprograms: [aasect-cst]\n",
        "applicant:\n\tname: Jordan\n",
        "applicant: a: b\n",
    ] {
        log.write("practicum.yaml", broken);
        let found = places(&log);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0], "bad-date bad.md:2:7");
        assert!(found[1].starts_with("yaml-syntax practicum.yaml:"), "{found:?}");
        let status = log.run(&["status", "--format", "json"]);
        assert_eq!((status.code, status.err.as_str()), (1, ""));
        assert!(status.out.contains("\"entries\": 3"), "{}", status.out);
    }
    log.write("practicum.yaml", "");
    assert_eq!(places(&log), ["bad-date bad.md:2:7", "empty-front-matter practicum.yaml:1:1"]);
    log.write("practicum.yaml", LOG.replace("  rivera:\n", "  - rivera:\n"));
    let found = places(&log);
    assert!(found.iter().all(|one| !one.starts_with("unknown-supervisor")), "{found:?}");
    log.write("practicum.yaml", b"applicant: {name: Jos\xe9}\n");
    assert_eq!(places(&log), ["bad-date bad.md:2:7", "not-utf8 practicum.yaml:1:22"]);
}

#[test]
fn a_folder_that_is_no_log_is_wrong_usage_and_help_follows() {
    let empty = Sandbox::new();
    for command in [["check"], ["status"]] {
        let found = empty.run(&command);
        assert_eq!((found.code, found.out.as_str()), (2, ""));
        assert!(found.err.contains("no practicum.yaml"), "{}", found.err);
        assert!(found.err.contains("applicant: {name: Your Name}"), "{}", found.err);
    }
    let found = empty.run(&["check", "no/such/folder"]);
    assert_eq!(found.code, 2);
}

#[test]
fn packs_behind_a_link_out_of_the_log_are_not_read() {
    let elsewhere = Sandbox::new();
    elsewhere.write("below/foreign.yaml", "program: [a secret\n");
    for from in ["programs", "programs/more"] {
        let log = Sandbox::new();
        log.write("practicum.yaml", LOG);
        if from.contains('/') {
            std::fs::create_dir(log.path().join("programs")).unwrap();
        }
        link(elsewhere.path().join("below"), &log, from);
        let found = log.run(&["check", "--format", "short"]);
        assert!(!found.out.contains("secret") && !found.err.contains("secret"), "{found:?}");
        assert!(found.out.contains("outside"), "{found:?}");
        assert_eq!(found.code, 1, "{found:?}");
    }
}

fn link(to: impl AsRef<std::path::Path>, log: &Sandbox, from: &str) {
    std::os::unix::fs::symlink(to, log.path().join(from)).unwrap();
}

/// What is found in a text read as an entry and as a log's own file; everything is rendered too.
fn findings(text: &str) -> (Diagnostics, Sources) {
    let mut sources = Sources::default();
    let source = |path: &str| Source { path: path.to_owned(), text: text.into(), fault: None };
    let (own, entry) = (source("practicum.yaml"), source("entry.md"));
    let (own_id, entry_id) = (sources.add(own.clone()), sources.add(entry.clone()));
    let mut pack = Sources::default();
    pack.add_text("p/1.yaml", include_str!("../programs/aasect-cst/2025.T.1.yaml"));
    let mut sink = Diagnostics::default();
    let packs = read::program::all(&mut sink, &pack, |_| false);
    assert!(sink.is_empty() && !packs.list.is_empty());
    let file = read::log::read(&mut sink, own_id, &own, &packs.vocabulary, &packs);
    let names = read::entry::Names {
        vocabulary: &packs.vocabulary,
        supervisors: file.supervisors.as_ref(),
    };
    let read = read::entry::read(&mut sink, entry_id, &entry, names);
    let of_entry = |one: &&practicum::diagnostic::Diagnostic| one.primary.file == entry_id;
    assert!(read.is_some() || sink.iter().any(|one| of_entry(&one)), "lost without a word");
    sink.sort(&sources);
    human::render(&sink, &sources, true);
    short::render(&sink, &sources);
    (sink, sources)
}

fn in_bounds(sources: &Sources, span: Span) -> bool {
    sources.text(span.file).get(span.range()).is_some() && sources.position(span).is_some()
}

/// Pieces of which a front matter is made, in any order and number.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("kind: training\n".to_owned()),
        Just("kind: supervision\nsetting: group\n".to_owned()),
        Just("kind: cases\nsessions: 3\neach: 50m\n".to_owned()),
        Just("date: 2024-06-07\n".to_owned()),
        Just("lines:\n  - {hours: 3, area: core/F}\n  - ".to_owned()),
        Just("hours: {core/ethics: 1, core/A: 2}\n".to_owned()),
        Just("supervisors: {a: {name: b, contract: [{signed: 2023-02-01}]}}\n".to_owned()),
        Just("applicant: {documents: [{type: license, from: 2023-01-01}]}\n".to_owned()),
        Just("teaching: {training/F: 1}\nhours: 1\n".to_owned()),
        Just("---\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("evidence: {file: é👩‍⚕️.pdf, pages: 1-2}\n".to_owned()),
        "[a-z]{1,8}: [\\PC\n]{0,12}\n",
        "[\\[\\]{}&*!|>'\"%@`#,:? -]{1,6}",
        "\\PC{0,8}",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused_at_a_place_that_exists(text in pieces()) {
        for text in [text.clone(), format!("---\n{text}\n---\nbody\n")] {
            let (found, sources) = findings(&text);
            for one in found.iter() {
                prop_assert!(in_bounds(&sources, one.primary), "{one:?}");
                for related in &one.related {
                    prop_assert!(in_bounds(&sources, related.span), "{one:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_the_files_leave_the_rest_readable(
        entry in proptest::collection::vec(any::<u8>(), 0..400),
        own in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let log = log();
        log.write("bad.md", &entry);
        let found = log.run(&["check", "--format", "json"]);
        prop_assert_eq!((found.code, found.err.as_str()), (1, ""));
        prop_assert_eq!(core_hours(&log).to_string(), "3");
        log.write("practicum.yaml", &own);
        let found = log.run(&["check"]);
        prop_assert_eq!((found.code, found.err.as_str()), (1, ""));
    }
}

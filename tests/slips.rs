//! What people get wrong in their first weeks, and whether the message alone tells how to mend it.
//!
//! A slip is a page in `tests/slips`: the lines that are wrong, the lines as they should be, and what
//! `practicum check` says. The lines take the place of those of the same keys in a plain log.
//! `UPDATE_EXPECT=1` writes what is said; read it as somebody would who has never seen such a file.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(clippy::disallowed_methods, reason = "a test reads the pages that it checks")]

#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use std::collections::BTreeMap;
use std::path::PathBuf;

use sandbox::Sandbox;

/// The plain log that every slip is made in.
const PLAIN: [(&str, &str); 4] = [
    (
        "practicum.yaml",
        "applicant:\n  name: Jordan Avery\nsupervisors:\n  rivera:\n    name: Alex Rivera, PhD\n    \
         contract: {signed: 2023-02-01}\n    \
         documents: [{type: aasect-supervisor, from: 2015-05-01}]\nprograms: [aasect-cst]\n",
    ),
    (
        "training.md",
        "---\nkind: training\ndate: 2024-06-07\ntitle: Ethics in sex therapy\nprovider: Example Institute\n\
         approval: aasect\ndelivery: in-person\nhours: 3\narea: core/ethics\n\
         evidence: evidence/certificate.pdf\n---\n",
    ),
    (
        "session.md",
        "---\nkind: supervision\ndate: 2024-02-05\nsupervisor: rivera\nsetting: individual\n\
         delivery: video\nhours: 1\n---\n",
    ),
    (
        "clients.md",
        "---\nkind: cases\ndate: 2024-02\nsupervisor: rivera\nmodality: couple\ndelivery: in-person\n\
         hours: 12\n---\n",
    ),
];

/// A page: for each file the lines that are wrong and those that are right, and what is said.
struct Slip {
    wrong: BTreeMap<String, Lines>,
    mended: BTreeMap<String, Lines>,
    said: String,
}

/// Lines of a file, or the whole of it.
struct Lines {
    text: String,
    /// They are the whole file.
    whole: bool,
    /// The file is written in Windows-1252.
    western: bool,
}

#[test]
fn every_slip_is_mended_from_its_message_alone() {
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(pages.len() >= 60, "only {} slips were seen", pages.len());
    let mut wrong = Vec::new();
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        let slip = slip(&text);
        let found = faults(&slip);
        let said = said(&slip);
        wrong.extend(found.into_iter().map(|why| format!("{}: {why}\n{said}", page.display())));
        if said != slip.said {
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                let head = text.split("\n```text\n").next().unwrap().trim_end();
                std::fs::write(&page, format!("{head}\n\n```text\n{said}```\n")).unwrap();
            }
            wrong.push(format!("{} should say:\n{said}", page.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_message_that_does_not_say_what_to_write_fails() {
    let page = |mended: &str| {
        slip(&format!(
            "```wrong training.md\ndelivery: zoom\n```\n\n```mended training.md\n{mended}\n```\n"
        ))
    };
    assert_eq!(faults(&page("delivery: live-online")), Vec::<String>::new());
    let other = faults(&page("delivery: asynchronous"));
    assert!(other.iter().any(|why| why.contains("`asynchronous`")), "{other:?}");
    let still = faults(&page("delivery: skype"));
    assert!(still.iter().any(|why| why.contains("is not silent")), "{still:?}");
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/slips")
}

/// Reads a page.
fn slip(page: &str) -> Slip {
    let mut slip = Slip { wrong: BTreeMap::new(), mended: BTreeMap::new(), said: String::new() };
    for block in page.split("\n```").skip(usize::from(!page.starts_with("```"))).step_by(2) {
        let (info, text) = block.trim_start_matches("```").split_once('\n').unwrap();
        let words: Vec<&str> = info.split(' ').collect();
        let text = if text.is_empty() { String::new() } else { format!("{text}\n") };
        let [what, path, flags @ ..] = words.as_slice() else {
            assert_eq!(info, "text", "no kind of block");
            slip.said = text;
            continue;
        };
        let has = |flag| flags.contains(&flag);
        let lines = Lines { text, whole: has("whole"), western: has("windows-1252") };
        assert!(["wrong", "mended"].contains(what), "`{what}` is no kind of block");
        let side = if *what == "wrong" { &mut slip.wrong } else { &mut slip.mended };
        side.insert((*path).to_owned(), lines);
    }
    assert!(!slip.wrong.is_empty() && !slip.mended.is_empty(), "a block is absent");
    slip
}

/// What is said of the wrong log.
fn said(slip: &Slip) -> String {
    let found = log(slip, &slip.wrong).run(&["check"]);
    assert_eq!(found.err, "");
    format!("{}exit code {}\n", found.out, found.code)
}

/// Why the message does not do.
fn faults(slip: &Slip) -> Vec<String> {
    let mut faults = Vec::new();
    let said = said(slip);
    let is_head = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    let heads = said.lines().filter(is_head).count();
    if heads != 1 {
        faults.push(format!("one slip, and {heads} findings"));
    }
    let mended = log(slip, &slip.mended).run(&["check"]);
    if (mended.code, mended.out.as_str()) != (0, "") {
        faults.push(format!("the mended log is not silent: {}", mended.out));
    }
    for (path, right) in &slip.mended {
        let wrong: String = slip.wrong.values().map(|lines| lines.text.as_str()).collect();
        if !slip.wrong.contains_key(path) && !said.contains(&format!("`{path}`")) {
            faults.push(format!("`{path}` does not stand in the message"));
        }
        for line in right.text.lines().filter(|line| !wrong.lines().any(|one| one == *line)) {
            let (raw, line) = (line, line.trim());
            let value = line.split_once(": ").map_or(line, |(_, value)| value);
            // The picture of the wrong lines is no answer.
            let answer: String = said.lines().filter(|line| is_answer(line)).collect();
            let quoted = |text: &str| answer.contains(&format!("`{text}`"));
            let old: Vec<&str> = words(&wrong).collect();
            let mut new = words(line).filter(|word| !old.contains(word)).peekable();
            let by_words = new.peek().is_some() && new.all(quoted);
            if !quoted(line) && !quoted(raw) && !quoted(value) && !by_words {
                faults.push(format!("neither `{line}` nor `{value}` stands in the message"));
            }
        }
    }
    faults
}

/// The words of a line, without the marks between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let marks = [' ', '\n', ',', ':', '{', '}', '[', ']', '"'];
    text.split(marks).filter(|word| !word.is_empty() && *word != "-")
}

/// Whether a line of the output is the program's own words, and no line of the log.
fn is_answer(line: &str) -> bool {
    let rest = line.trim_start_matches([' ', '|']);
    rest.starts_with(['^', '-', '=']) || !line.contains('|')
}

/// The plain log with the lines of one side.
fn log(slip: &Slip, side: &BTreeMap<String, Lines>) -> Sandbox {
    let log = Sandbox::new();
    for (path, plain) in PLAIN {
        if let Some(lines) = side.get(path) {
            log.write(path, bytes(lines, &laid_over(plain, slip, path, lines)));
        } else if path == "practicum.yaml" {
            log.write(path, plain);
        }
    }
    for (path, lines) in side.iter().filter(|(path, _)| !PLAIN.iter().any(|(p, _)| p == path)) {
        log.write(path, bytes(lines, &lines.text));
    }
    // A file that nothing names would be said as well.
    for file in ["certificate.pdf", "syllabus.pdf"] {
        let plain =
            file == "certificate.pdf" && side.get("training.md").is_some_and(|one| !one.whole);
        if plain || side.values().any(|one| one.text.contains(file)) {
            log.write(&format!("evidence/{file}"), pdf::pdf(3));
        }
    }
    log
}

fn bytes(lines: &Lines, text: &str) -> Vec<u8> {
    let western = |c: char| if u32::from(c) < 256 { u8::try_from(c).unwrap() } else { b'?' };
    if lines.western { text.chars().map(western).collect() } else { text.as_bytes().to_vec() }
}

/// The plain text with `lines` where the keys of the mended lines stand.
fn laid_over(plain: &str, slip: &Slip, path: &str, lines: &Lines) -> String {
    if lines.whole {
        return lines.text.clone();
    }
    let is_top = |line: &str| !line.starts_with([' ', '-', '#']) && line.contains(':');
    let keys = |text: &str| -> Vec<String> {
        let tops = text.lines().filter(|line| is_top(line));
        tops.map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    let right = slip.mended.get(path).map_or("", |lines| &lines.text);
    let mut replaced = keys(right);
    // What says the same in another way goes with it.
    for (by, gone) in [
        ("lines:", "hours"),
        ("lines:", "delivery"),
        ("each:", "hours"),
        ("areas:", "area"),
        ("hours: {", "area"),
    ] {
        if right.lines().any(|line| line.starts_with(by)) {
            replaced.push(gone.to_owned());
        }
    }
    let mut out = String::new();
    let (mut dropped, mut done) = (false, false);
    for line in plain.lines() {
        if is_top(line) || line == "---" {
            dropped = replaced.iter().any(|key| line.starts_with(&format!("{key}:")));
        }
        let at_the_end = line == "---" && !out.is_empty();
        if (dropped || at_the_end) && !done {
            out.push_str(&lines.text);
            done = true;
        }
        if !dropped {
            out.push_str(line);
            out.push('\n');
        }
    }
    if !done {
        out.push_str(&lines.text);
    }
    out
}

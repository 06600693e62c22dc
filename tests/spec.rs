//! Every example of `docs/FORMAT.md` and `README.md` is run.
//!
//! A fenced block says what it is: a whole entry, keys laid over a plain entry of its kind, a whole
//! `practicum.yaml`, a rule pack that the logs of the whole page have, a command with its output. A
//! block that says nothing of the kind fails the test.
//! A wrong example is followed by a `text` block with what `practicum check` prints for it;
//! `UPDATE_EXPECT=1` writes that.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(clippy::disallowed_methods, reason = "a test reads the pages that it checks")]

#[path = "support/fenced.rs"]
mod fenced;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use std::fmt::Write;
use std::path::{Path, PathBuf};

use fenced::{Block, Run, alike, blocks, replaced};
use sandbox::Sandbox;

/// Files of evidence that the examples name.
const EVIDENCE: [&str; 9] = [
    "certificate.pdf",
    "transcript.pdf",
    "degree.pdf",
    "membership.pdf",
    "contract-rivera.pdf",
    "letter-rivera.pdf",
    "cv.pdf",
    "letter-lee.pdf",
    "signoff-rivera.pdf",
];

/// The folders at the root of the repository that a command of the README may read.
const README_FOLDERS: [&str; 1] = ["example-log"];

/// Keys that say how much time it was and where it went: one of them in an example drops the rest.
const TIME: [&str; 9] =
    ["hours", "lines", "credits", "sessions", "each", "area", "areas", "split", "teaching"];

const TRAINING: [&str; 9] = [
    "kind: training",
    "date: 2024-06-07",
    "title: Ethics in sex therapy",
    "provider: Example Institute",
    "approval: aasect",
    "delivery: in-person",
    "hours: 3",
    "area: core/ethics",
    "evidence: evidence/certificate.pdf",
];
const SUPERVISION: [&str; 6] = [
    "kind: supervision",
    "date: 2024-02-05",
    "supervisor: rivera",
    "setting: individual",
    "delivery: video",
    "hours: 1",
];
const CASES: [&str; 6] = [
    "kind: cases",
    "date: 2024-02",
    "supervisor: rivera",
    "modality: couple",
    "delivery: in-person",
    "hours: 12",
];

#[test]
fn every_example_of_the_format_does_what_the_page_says() {
    let run = fenced::page("docs/FORMAT.md", examples);
    assert!(run.seen >= 70, "only {} blocks were seen", run.seen);
}

#[test]
fn every_example_of_the_readme_does_what_the_page_says() {
    if !root().join("README.md").exists() {
        // Until there is one, the page of the format stands for it: it is never absent.
        assert!(root().join("docs/FORMAT.md").exists());
        return;
    }
    let run = fenced::page("README.md", examples);
    assert!(run.seen >= 1, "no block was seen");
}

#[test]
fn a_block_that_is_not_recognised_fails() {
    for info in ["", "yaml", "yaml entri", "yaml entry eror=bad-date", "sh", "console x"] {
        let run = examples("x.md", &format!("```{info}\nkind: training\n```\n"));
        assert_eq!(run.wrong.len(), 1, "`{info}` passed");
    }
}

#[test]
fn an_example_that_does_something_else_fails() {
    let wrong = |text: &str| examples("x.md", text).wrong.len();
    let log = "```yaml log\napplicant: {name: A}\nprograms: [aasect-cst]\n```\n";
    assert_eq!(wrong(log), 0);
    assert_eq!(wrong(&format!("{log}```yaml training\ndate: 6/7/2024\n```\n")), 1);
    assert_eq!(wrong(&format!("{log}```yaml training error=bad-hours\ntitle: A\n```\n")), 1);
    assert_eq!(wrong("```console\n$ practicum --version\nanother 1.0\n```\n"), 1);
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn examples(name: &str, text: &str) -> Run {
    let mut run = Run { page: text.to_owned(), seen: 0, wrong: Vec::new() };
    let all = blocks(text);
    let standard = all.iter().find(|block| block.info == "yaml log");
    let standard = standard.map(|block| block.text.clone()).unwrap_or_default();
    let pack = |block: &Block| Some((pack_of(&block.info)?.to_owned(), block.text.clone()));
    let packs: Vec<(String, String)> = all.iter().filter_map(pack).collect();
    let mut rest = all.iter().peekable();
    let mut changes: Vec<(&Block, String)> = Vec::new();
    while let Some(block) = rest.next() {
        run.seen = run.seen.saturating_add(1);
        let told = match example(block, &standard, &packs) {
            Ok(told) => told,
            Err(why) => {
                run.wrong.push(format!("{name}:{}: {why}", block.line));
                continue;
            }
        };
        let Some(told) = told else { continue };
        let beside = if block.info == "console" {
            block
        } else if let Some(next) = rest.next_if(|next| next.info == "text") {
            run.seen = run.seen.saturating_add(1);
            next
        } else {
            run.wrong.push(format!("{name}:{}: no `text` block with the message", block.line));
            continue;
        };
        if !alike(&beside.text, &told) {
            run.wrong.push(format!("{name}:{}: this is said:\n{told}", beside.line));
            changes.push((beside, told));
        }
    }
    for (block, told) in changes.into_iter().rev() {
        run.page = replaced(&run.page, block, &told);
    }
    run
}

/// The path of a rule pack of the page.
fn pack_of(info: &str) -> Option<&str> {
    info.strip_prefix("yaml ").filter(|path| path.starts_with("programs/"))
}

/// Runs one block; what it prints is compared by the caller.
fn example(
    block: &Block,
    standard: &str,
    packs: &[(String, String)],
) -> Result<Option<String>, String> {
    let words: Vec<&str> = block.info.split_whitespace().collect();
    let (what, wanted) = match words.as_slice() {
        // Pictures of folders, and outputs beside the example that gives them.
        ["text"] | ["sh", "unchecked"] => return Ok(None),
        ["console"] => return console(&block.text).map(Some),
        ["yaml", what] => (*what, None),
        ["yaml", what, wanted] => (*what, Some(*wanted)),
        ["markdown", "entry"] => ("markdown", None),
        _ => return Err(format!("`{}` is no kind of block", block.info)),
    };
    let over = |plain: &[&str]| format!("---\n{}---\n", laid_over(plain, &block.text));
    let log = log_with(standard);
    for (path, text) in packs {
        log.write(path, text);
    }
    match what {
        "entry" => log.write("entry.md", format!("---\n{}---\n", block.text)),
        "training" => log.write("entry.md", over(&TRAINING)),
        "supervision" => log.write("entry.md", over(&SUPERVISION)),
        "cases" => log.write("entry.md", over(&CASES)),
        "markdown" => log.write("entry.md", &block.text),
        "log" => log.write("practicum.yaml", &block.text),
        path if path.starts_with("signoffs/") => log.write(path, &block.text),
        // It lies in every log of the page already.
        path if pack_of(&block.info) == Some(path) => PathBuf::new(),
        _ => return Err(format!("`{}` is no kind of block", block.info)),
    };
    prove(&log);
    let found = log.run(&["check"]);
    let Some(wanted) = wanted else {
        return match (found.code, found.out.as_str(), found.err.as_str()) {
            (0, "", "") => Ok(None),
            _ => Err(format!("this is not clean: {}{}", found.out, found.err)),
        };
    };
    let (severity, code) = wanted.split_once('=').unwrap_or_default();
    if !["error", "warning"].contains(&severity) {
        return Err(format!("`{wanted}` is neither `error=…` nor `warning=…`"));
    }
    let head = format!("{severity}[{code}]: ");
    let mut said = found.out.split("\n\n").map(str::trim_end).filter(|one| !one.is_empty());
    let message = said.next().filter(|one| one.starts_with(&head)).map(|one| format!("{one}\n"));
    // After the one finding only the line of the summary follows.
    if said.count() == 1 { Ok(message) } else { Ok(None) }
        .and_then(|message| message.ok_or_else(|| format!("no `{head}` alone: {}", found.out)))
        .map(Some)
}

/// The log of the page.
fn log_with(standard: &str) -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", standard);
    log
}

/// Puts in place the files of evidence that a log names.
fn prove(log: &Sandbox) {
    let text = |path: &str| std::fs::read_to_string(log.path().join(path)).unwrap_or_default();
    let named = text("practicum.yaml") + &text("entry.md");
    for path in EVIDENCE.map(|name| format!("evidence/{name}")) {
        if named.contains(&path) {
            log.write(&path, pdf::pdf(2));
        }
    }
}

/// The keys of an example, then those of the plain entry that it does not replace.
fn laid_over(plain: &[&str], text: &str) -> String {
    let key = |line: &str| line.split_once(':').map(|(key, _)| key.to_owned());
    let given: Vec<String> =
        text.lines().filter(|line| !line.starts_with([' ', '-'])).filter_map(key).collect();
    let timed = given.iter().any(|key| TIME.contains(&key.as_str()));
    let mut out = text.to_owned();
    for line in plain {
        let key = key(line).unwrap();
        let replaced = given.contains(&key) || (timed && TIME.contains(&key.as_str()));
        if !replaced {
            writeln!(out, "{line}").unwrap();
        }
    }
    out
}

/// Runs the commands of a block in a folder that holds what the repository shows.
fn console(text: &str) -> Result<String, String> {
    let place = Sandbox::new();
    for folder in README_FOLDERS {
        copy(&root().join(folder), &place, folder);
    }
    let mut out = String::new();
    let commands: Vec<&str> = text.lines().filter(|line| line.starts_with("$ ")).collect();
    if commands.is_empty() || !text.starts_with("$ ") {
        return Err("a `console` block begins with `$ practicum …`".to_owned());
    }
    for line in commands {
        let mut words = line.split_whitespace().skip(1);
        if words.next() != Some("practicum") {
            return Err(format!("only `practicum` is run, and not `{line}`"));
        }
        let found = place.run(&words.collect::<Vec<_>>());
        write!(out, "{line}\n{}{}", found.out, found.err).unwrap();
    }
    Ok(out)
}

fn copy(from: &Path, place: &Sandbox, to: &str) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = format!("{to}/{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), place, &target);
        } else {
            place.write(&target, std::fs::read(entry.path()).unwrap());
        }
    }
}

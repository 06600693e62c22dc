//! Every example of `docs/PROGRAMS.md` is run.
//!
//! A fenced block says what it is. `yaml practicum.yaml` begins a log of whole files, and a block that
//! names a path is one of its files. `yaml pack` begins a log too: its text extends the plain pack of
//! the page, and the blocks `yaml log`, `yaml training`, `yaml supervision` and `yaml cases` after it
//! are laid over the plain ones. A `text` block is the board of the log as it then is, `text check`
//! what `practicum check` prints, `console` a command with its output. A block that is none of these
//! fails the test; `UPDATE_EXPECT=1` writes what is printed.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(clippy::disallowed_methods, reason = "a test reads the page that it checks")]

#[path = "support/fenced.rs"]
mod fenced;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use std::collections::BTreeMap;
use std::fmt::Write;

use fenced::{Block, Run, alike, blocks, replaced};
use sandbox::Sandbox;

/// Files of evidence that the examples may name.
const EVIDENCE: [&str; 4] = ["certificate.pdf", "contract.pdf", "letter.pdf", "degree.pdf"];

/// What a fragment of a pack stands on.
const HEAD: &str = "program: my-program\nextends: plain/1\n";

/// The plain pack, log and entries of the page, by their names.
type Plain = BTreeMap<String, String>;

#[test]
fn every_example_of_the_programs_does_what_the_page_says() {
    let run = fenced::page("docs/PROGRAMS.md", examples);
    assert!(run.seen >= 150, "only {} blocks were seen", run.seen);
}

#[test]
fn a_block_that_is_not_recognised_fails() {
    for info in ["", "yaml", "yaml packs", "yaml plain", "text status", "sh", "markdown"] {
        let run = examples("x.md", &format!("{}```{info}\ntitle: A\n```\n", plain()));
        assert_eq!(run.wrong.len(), 1, "`{info}` passed");
    }
}

#[test]
fn an_example_that_does_something_else_fails() {
    let wrong = |text: &str| examples("x.md", &format!("{}{text}", plain())).wrong.len();
    let pack = "requirements: {a: {title: A, hours: work, at-least: 2, source: s}}\n";
    let pack = format!("```yaml pack\n{pack}```\n```yaml cases\nhours: 3\n```\n");
    let board = |counted: &str| {
        let bar = "█".repeat(16);
        format!("{pack}```text\nA     {counted} of 2.00      {bar}  ✓\u{a0}met\n```\n")
    };
    assert_eq!(wrong(&board("3.00")), 0);
    assert_eq!(wrong(&board("2.00")), 1);
    assert_eq!(wrong(&format!("{pack}```text check\nerror\n```\n")), 1);
    assert_eq!(wrong("```yaml pack\nrequirements: {a: {title: A}}\n```\n```text\n```\n"), 1);
    assert_eq!(wrong("```yaml cases\nhours: 3\n```\n"), 1, "without a pack");
    assert_eq!(wrong(&pack), 1, "nothing is said of the example");
}

/// The plain blocks of a page of the tests.
fn plain() -> String {
    let pack = "program: plain\nversion: \"1\"\ntitle: P\nbody: B\ntext: t\nin-force: 2020-01-01..\n\
                chosen-by: as-of\ncheck-against: here\nsources: {s: {title: S}}\n\
                domains: {work: {title: W, short: W, takes: cases}}\n";
    let log = "applicant: {name: A}\nsupervisors: {rivera: {name: R}}\nprograms: [my-program]\n";
    let cases = "kind: cases\ndate: 2024-02\nsupervisor: rivera\nmodality: couple\n\
                 delivery: in-person\n";
    format!(
        "```yaml plain pack\n{pack}```\n```yaml plain log\n{log}```\n\
         ```yaml plain cases\n{cases}```\n"
    )
}

fn examples(name: &str, text: &str) -> Run {
    let mut run = Run { page: text.to_owned(), seen: 0, wrong: Vec::new() };
    let mut plain = Plain::new();
    let mut example: Option<Example> = None;
    let mut changes: Vec<(&Block, String)> = Vec::new();
    let all = blocks(text);
    for block in &all {
        run.seen = run.seen.saturating_add(1);
        match step(block, &mut plain, &mut example) {
            Ok(None) => {}
            Ok(Some(told)) if alike(&block.text, &told) => {}
            Ok(Some(told)) => {
                run.wrong.push(format!("{name}:{}: this is said:\n{told}", block.line));
                changes.push((block, told));
            }
            Err(why) => run.wrong.push(format!("{name}:{}: {why}", block.line)),
        }
    }
    if example.is_some_and(|one| !one.told) {
        run.wrong.push(format!("{name}: nothing is said of the last example"));
    }
    for (block, told) in changes.into_iter().rev() {
        run.page = replaced(&run.page, block, &told);
    }
    run
}

/// The log of an example.
struct Example {
    log: Sandbox,
    /// How many entries it has.
    entries: u8,
    /// Whether the page says what comes out.
    told: bool,
}

impl Example {
    fn new() -> Self {
        Self { log: Sandbox::new(), entries: 0, told: true }
    }

    /// Writes a file, and asks for what comes out.
    fn write(&mut self, path: &str, text: &str) {
        self.log.write(path, text);
        for path in EVIDENCE.map(|name| format!("evidence/{name}")) {
            if text.contains(&path) {
                self.log.write(&path, pdf::pdf(2));
            }
        }
        self.told = false;
    }
}

/// Runs one block; what it prints is compared by the caller.
fn step(
    block: &Block,
    plain: &mut Plain,
    example: &mut Option<Example>,
) -> Result<Option<String>, String> {
    let words: Vec<&str> = block.info.split_whitespace().collect();
    let unknown = || format!("`{}` is no kind of block", block.info);
    match words.as_slice() {
        ["yaml", "plain", what @ ("pack" | "log" | "training" | "supervision" | "cases")] => {
            plain.insert((*what).to_owned(), block.text.clone());
            return Ok(None);
        }
        ["yaml", path @ ("practicum.yaml" | "pack")] => {
            if example.as_ref().is_some_and(|one| !one.told) {
                return Err("nothing is said of the example before".to_owned());
            }
            let new = example.insert(Example::new());
            if *path == "pack" {
                new.write("programs/plain.yaml", of(plain, "pack"));
                new.write("practicum.yaml", of(plain, "log"));
                new.write("programs/my-program.yaml", &format!("{HEAD}{}", block.text));
            } else {
                new.write(path, &block.text);
            }
            return Ok(None);
        }
        _ => {}
    }
    let Some(example) = example else { return Err(format!("{}, or no log is there", unknown())) };
    match words.as_slice() {
        ["yaml", "log"] => {
            let log = laid_over(of(plain, "log"), &block.text);
            example.write("practicum.yaml", &log);
        }
        ["yaml", kind @ ("training" | "supervision" | "cases")] => {
            // Entries are told apart by `---`, and are called `a.md`, `b.md` and so on.
            for entry in block.text.split("---\n") {
                let name = char::from(b'a'.saturating_add(example.entries));
                let entry = laid_over(of(plain, kind), entry);
                example.write(&format!("{name}.md"), &format!("---\n{entry}---\n"));
                example.entries = example.entries.saturating_add(1);
            }
        }
        ["yaml" | "markdown", path] if path.contains('.') => example.write(path, &block.text),
        ["text"] => return board(example).map(Some),
        ["text", "check"] => {
            example.told = true;
            return Ok(Some(example.log.run(&["check"]).out));
        }
        ["console"] => return console(example, &block.text).map(Some),
        _ => return Err(unknown()),
    }
    Ok(None)
}

fn of<'p>(plain: &'p Plain, what: &str) -> &'p str {
    plain.get(what).map(String::as_str).unwrap_or_default()
}

/// The keys of an example, then those of the plain one that it does not replace.
fn laid_over(plain: &str, text: &str) -> String {
    let key = |text: &str| text.split_once(':').map(|(key, _)| key.to_owned());
    let given: Vec<String> =
        text.lines().filter(|line| !line.starts_with([' ', '-', '#'])).filter_map(key).collect();
    let mut out = text.to_owned();
    let mut keeps = false;
    for line in plain.lines() {
        if !line.starts_with(' ') {
            keeps = key(line).is_some_and(|key| !given.contains(&key));
        }
        if keeps {
            writeln!(out, "{line}").unwrap();
        }
    }
    out
}

/// The rows of the board: what stands between its verdict and the next empty line.
fn board(example: &mut Example) -> Result<String, String> {
    example.told = true;
    let found = example.log.run(&["status"]);
    if found.code != 0 {
        return Err(format!("the log has errors: {}", example.log.run(&["check"]).out));
    }
    let mut parts = found.out.split("\n\n").skip(2);
    parts.next().map(|rows| format!("{}\n", rows.trim_end())).ok_or_else(|| found.out.clone())
}

/// Runs the commands of a block in the log.
fn console(example: &mut Example, text: &str) -> Result<String, String> {
    example.told = true;
    let commands: Vec<&str> = text.lines().filter(|line| line.starts_with("$ ")).collect();
    if commands.is_empty() || !text.starts_with("$ ") {
        return Err("a `console` block begins with `$ practicum …`".to_owned());
    }
    let mut out = String::new();
    for line in commands {
        let mut words = line.split_whitespace().skip(1);
        if words.next() != Some("practicum") {
            return Err(format!("only `practicum` is run, and not `{line}`"));
        }
        let found = example.log.run(&words.collect::<Vec<_>>());
        write!(out, "{line}\n{}{}", found.out, found.err).unwrap();
    }
    Ok(out)
}

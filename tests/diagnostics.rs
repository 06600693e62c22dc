//! Every code has a bad log, and what `practicum check` prints for it stands beside it.
//!
//! `UPDATE_EXPECT=1` writes the outputs and `docs/ERRORS.md` anew; read them as a user would.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(clippy::disallowed_methods, reason = "a test reads the files that it compares with")]

#[path = "support/certificate.rs"]
#[expect(dead_code, reason = "the tests of evidence use more of it")]
mod certificate;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/picture.rs"]
#[expect(dead_code, reason = "the tests of evidence use more of it")]
mod picture;
#[path = "support/sandbox.rs"]
mod sandbox;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use certificate::Page;
use practicum::diagnostic::code::Code;
use practicum::diagnostic::page::{self, Block};
use sandbox::Sandbox;

#[test]
fn every_code_has_a_bad_log_and_the_output_beside_it() {
    let folders = folders();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.word().to_owned()).collect();
    assert_eq!(folders, codes, "the folders of tests/diagnostics are the codes");
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let log = bad_log(*code);
        let found = log.run(&["check"]);
        assert_eq!(found.err, "", "{}", code.word());
        let exit = i32::from(code.severity().word() == "error");
        if found.code != exit {
            wrong.push(format!("{}: exit code {} and not {exit}", code.word(), found.code));
        }
        let heads = heads(&found.out);
        let own = format!("{}[{}]", code.severity().word(), code.word());
        if !heads.contains(&own) {
            wrong.push(format!("{}: not said, but {heads:?}", code.word()));
        }
        for other in heads.iter().filter(|head| **head != own) {
            wrong.push(format!("{}: also said: {other}", code.word()));
        }
        let told = format!("{}exit code {}\n", found.out, found.code);
        let place = here().join(code.word()).join("expected.txt");
        wrong.extend(compared(&place, &told));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_code_has_a_page_whose_mend_mends() {
    let pages = root().join("src/diagnostic/pages");
    let names = std::fs::read_dir(pages).unwrap().map(|one| one.unwrap().file_name());
    let names: BTreeSet<_> = names.map(|name| name.into_string().unwrap()).collect();
    let codes: BTreeSet<_> = Code::ALL.iter().map(|code| format!("{}.md", code.word())).collect();
    assert_eq!(names, codes, "the pages of src/diagnostic/pages are the codes");
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let log = bad_log(*code);
        // A certificate that the mend names was there all along, in the download folder.
        for path in PROOFS.into_iter().filter(|path| page::of(*code).contains(path)) {
            if !log.path().join(path).exists() {
                log.write(path, pdf::pdf(1));
            }
        }
        if let Err(why) = mend(&log, &page::blocks(page::of(*code))) {
            wrong.push(format!("{}: {why}", code.word()));
            continue;
        }
        let found = log.run(&["check"]);
        if (found.code, found.out.as_str()) != (0, "") {
            wrong.push(format!("{}: when mended, there is still\n{}", code.word(), found.out));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Does to a log what its page says.
fn mend(log: &Sandbox, blocks: &[Block<'_>]) -> Result<(), String> {
    let heads: Vec<_> = blocks
        .iter()
        .filter_map(|block| if let Block::Head(head) = block { Some(*head) } else { None })
        .collect();
    if heads != [page::WHY, page::EXAMPLE, page::MENDED] {
        return Err(format!("its heads are {heads:?}"));
    }
    if !matches!(blocks.first(), Some(Block::Text(_))) {
        return Err("it does not begin with when it is said".to_owned());
    }
    let mut sections = blocks.split(|block| matches!(block, Block::Head(_))).skip(1);
    let [why, bad, good] = [(); 3].map(|()| sections.next().unwrap_or_default());
    if !why.iter().all(|block| matches!(block, Block::Text(_))) || why.is_empty() {
        return Err("it does not say in words why".to_owned());
    }
    let lines = |section: &[Block<'_>]| {
        let one = |block: &Block<'_>| match *block {
            Block::Lines { language, file, text } => {
                Some((language.to_owned(), file.map(str::to_owned), text.to_owned()))
            }
            Block::Head(_) | Block::Text(_) => None,
        };
        section.iter().filter_map(one).collect::<Vec<_>>()
    };
    let (bad, good) = (lines(bad), lines(good));
    if bad.is_empty() || good.is_empty() {
        return Err("it lacks an example or its mend".to_owned());
    }
    let mut shown = Vec::new();
    for (_, file, text) in bad {
        let Some(file) = file else { continue };
        let whole = std::fs::read_to_string(log.path().join(&file)).unwrap_or_default();
        if !format!("\n{whole}").contains(&format!("\n{text}")) {
            return Err(format!("the example does not stand in {file} of its log"));
        }
        shown.push((file, text));
    }
    for (language, file, text) in good {
        match file {
            None if language == "sh" => run(log, &text)?,
            None => return Err("the mend is neither lines of a file nor commands".to_owned()),
            Some(file) => {
                let place = log.path().join(&file);
                let text = match shown.iter().find(|(bad, _)| *bad == file) {
                    Some((_, old)) => {
                        let whole = std::fs::read_to_string(&place).unwrap();
                        format!("\n{whole}")
                            .replacen(&format!("\n{old}"), &format!("\n{text}"), 1)
                            .split_off(1)
                    }
                    None => text,
                };
                drop(log.write(&file, text));
            }
        }
    }
    Ok(())
}

/// Runs the commands of a page in the log's folder.
fn run(log: &Sandbox, commands: &str) -> Result<(), String> {
    let mut shell = std::process::Command::new("sh");
    let status = shell.args(["-ec", commands]).current_dir(log.path()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        other => Err(format!("`{}` fails: {other:?}", commands.trim())),
    }
}

#[test]
fn the_page_of_errors_is_current() {
    let mut page = String::from(
        "# Errors and warnings\n\nEvery fault that `practicum check` knows, with an example of what it says. `tests/diagnostics` holds the log of \
         each example,\nand a test writes this page from them.\n\nAn **error** makes a total wrong or unreadable, or breaks the [format](FORMAT.md); \
         `check` ends with exit code 1. A\n**warning** is well formed and counts for nothing, or is what a reviewer would ask about.\n",
    );
    for severity in ["error", "warning"] {
        let codes = || Code::ALL.iter().filter(|code| code.severity().word() == severity);
        writeln!(page, "\n## {}s\n", if severity == "error" { "Error" } else { "Warning" })
            .unwrap();
        for code in codes() {
            writeln!(page, "- [`{0}`](#{0}): {1}", code.word(), code.summary()).unwrap();
        }
        for code in codes() {
            let told = bad_log(*code).run(&["check"]).out;
            let message = told.split("\n\n").next().unwrap();
            let (word, summary) = (code.word(), code.summary());
            let what = if severity == "error" { "An error" } else { "A warning" };
            writeln!(page, "\n### {word}\n\n{what}. {summary}\n\n```text\n{message}\n```").unwrap();
            for block in page::blocks(page::of(*code)) {
                page.push('\n');
                match block {
                    Block::Head(head) => writeln!(page, "#### {head}").unwrap(),
                    Block::Text(text) => writeln!(page, "{text}").unwrap(),
                    Block::Lines { language, file, text } => {
                        let file = file.map(|file| format!("`{file}`\n\n")).unwrap_or_default();
                        writeln!(page, "{file}```{language}\n{text}```").unwrap();
                    }
                }
            }
        }
    }
    let wrong = compared(&root().join("docs/ERRORS.md"), &page);
    assert!(wrong.is_none(), "{}", wrong.unwrap());
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn here() -> PathBuf {
    root().join("tests/diagnostics")
}

fn folders() -> BTreeSet<String> {
    let entries = std::fs::read_dir(here()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// `error[bad-date]` and the like, each once.
fn heads(out: &str) -> BTreeSet<String> {
    let is_head = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    let heads = out.lines().filter(is_head).filter_map(|line| line.split_once(':'));
    heads.map(|(head, _)| head.to_owned()).collect()
}

/// What differs from the file; with `UPDATE_EXPECT` the file is written.
fn compared(file: &Path, told: &str) -> Option<String> {
    let expected = std::fs::read_to_string(file).unwrap_or_default();
    if expected == told {
        return None;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(file, told).unwrap();
    }
    Some(format!("{} should read:\n{told}", file.display()))
}

/// The log of a code, with what can't lie in a repository.
fn bad_log(code: Code) -> Sandbox {
    let log = Sandbox::new();
    copy(&here().join(code.word()), &log, "");
    let texts = texts(&here().join(code.word())).to_lowercase();
    for path in PROOFS.into_iter().filter(|path| texts.contains(path)) {
        log.write(path, pdf::pdf(1));
    }
    evidence(&log, code);
    match code.word() {
        "file-too-large" => drop(log.write("entry.md", "x".repeat(1_100_000))),
        "not-utf8" => drop(log.write("entry.md", training(b"Desire and clich\xe9"))),
        "nul-byte" => drop(log.write("entry.md", training(b"Ethics\0 in sex therapy"))),
        "front-matter-too-large" => {
            let notes = "# what I took from it\n".repeat(3_200);
            drop(log.write("entry.md", format!("---\nkind: training\n{notes}---\n")));
        }
        "unreadable-file" => link("nowhere.md", &log.path().join("entry.md")),
        "link-outside-root" => link("/usr", &log.path().join("trainings")),
        "link-loop" => link("..", &{
            std::fs::create_dir(log.path().join("trainings")).unwrap();
            log.path().join("trainings/all")
        }),
        _ => {}
    }
    log
}

/// Files of evidence that most of the logs name.
const PROOFS: [&str; 2] = ["evidence/certificate.pdf", "evidence/contract.pdf"];

/// All texts of a log, one after the other.
fn texts(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let one = |path: PathBuf| match path.is_dir() {
        true => texts(&path),
        false if path.ends_with("expected.txt") => String::new(),
        false => String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned(),
    };
    entries.map(one).collect()
}

/// The certificate that a code is about.
fn evidence(log: &Sandbox, code: Code) {
    let page = |content: &str| certificate::with(&[Page::of(content)]);
    let bytes = match code.word() {
        "evidence-empty" => Vec::new(),
        "evidence-damaged" => pdf::pdf(1).into_iter().take(200).collect(),
        "evidence-locked" => certificate::locked(),
        "evidence-kind" => b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".to_vec(),
        "evidence-sideways" => page(&certificate::turned(1, &["Certificate of completion"])),
        "evidence-small" => picture::png(640, 480, None),
        "evidence-hours" => page(&certificate::lines(&[
            "Certificate of completion",
            "Ethics in sex therapy",
            "6.0 CE hours",
        ])),
        "evidence-personal" => certificate::with(&[
            Page::of(&certificate::lines(&["Transcript", "Ethics in sex therapy"])),
            Page::of(&certificate::lines(&["Date of birth: 4 May 1988", "Student ID: 00123456"])),
        ]),
        "evidence-too-large" => {
            let file = log.write("evidence/certificate.pdf", b"%PDF-1.4\n");
            let file = std::fs::OpenOptions::new().write(true).open(file).unwrap();
            return file.set_len((200 << 20) + 1).unwrap();
        }
        "unused-evidence" => {
            return drop(log.write("evidence/2024-05-01-consultation.pdf", pdf::pdf(1)));
        }
        // Their entries are written below.
        "not-utf8" | "nul-byte" => pdf::pdf(1),
        _ => return,
    };
    let name = match code.word() {
        "evidence-small" => "evidence/certificate.png",
        "evidence-kind" => "evidence/IMG_2041.jpg",
        _ => "evidence/certificate.pdf",
    };
    log.write(name, bytes);
}

/// A training with a title of bytes that may be no text.
fn training(title: &[u8]) -> Vec<u8> {
    let before = b"---\nkind: training\ndate: 2024-06-07\ntitle: ";
    let provider = b"\nprovider: Example Institute\napproval: aasect\ndelivery: in-person\n";
    let hours = b"hours: 3\narea: core/ethics\nevidence: evidence/certificate.pdf\n---\n";
    [before.as_slice(), title, provider, hours].concat()
}

fn link(to: &str, from: &Path) {
    std::os::unix::fs::symlink(to, from).unwrap();
}

fn copy(from: &Path, log: &Sandbox, to: &str) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = format!("{to}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), log, &format!("{target}/"));
        } else if target != "expected.txt" {
            log.write(&target, std::fs::read(entry.path()).unwrap());
        }
    }
}

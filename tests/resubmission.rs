//! An application that is sent, comes back and is answered: what is recorded, and what stays.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where something is amiss"
)]
#![expect(clippy::disallowed_methods, reason = "a test changes the files that it compares")]

#[path = "support/guild.rs"]
mod guild;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use guild::{LOG, build, built, training};
use sandbox::{Outcome, Sandbox};

fn read(log: &Sandbox, file: &str) -> String {
    std::fs::read_to_string(log.path().join(file)).unwrap()
}

fn edit(log: &Sandbox, file: &str, from: &str, to: &str) {
    let text = read(log, file);
    assert!(text.contains(from), "{text}");
    log.write(file, text.replace(from, to));
}

/// What the page says, tags left out.
fn page(log: &Sandbox) -> String {
    let html = read(log, "packet/guild.html");
    let body = html.split_once("<body").unwrap().1;
    let mut out = String::new();
    let mut inside = true;
    for one in body.chars() {
        match one {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            _ if !inside => out.push(one),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The section of this title of the page, up to that one.
fn between(log: &Sandbox, from: &str, to: &str) -> String {
    let page = page(log);
    let (_, after) = page.rsplit_once(from).unwrap();
    after.split_once(to).unwrap().0.trim().to_owned()
}

/// The exhibits with their numbers, as the list of evidence has them.
fn exhibits(log: &Sandbox) -> Vec<String> {
    let page = page(log);
    let (_, list) =
        page.rsplit_once("Exhibit What it proves File, and its SHA-256 Pages ").unwrap();
    let words: Vec<&str> = list.split(' ').collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if word.starts_with("evidence/") {
            let number = words[..at].iter().rev().find(|word| word.parse::<u32>().is_ok());
            found.push(format!("{} {word}", number.unwrap()));
        }
        if *word == "withdrawn" {
            found.push(format!("{} withdrawn", words[at - 1]));
        }
    }
    found
}

fn submit(log: &Sandbox, args: &[&str]) -> Outcome {
    log.run(&[&["submit"], args].concat())
}

#[track_caller]
fn refused(log: &Sandbox, args: &[&str], reason: &str) {
    let before = read(log, "practicum.yaml");
    let run = submit(log, args);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("nothing was written: "), "{run:?}");
    assert!(run.err.contains(reason), "{run:?}");
    assert_eq!(read(log, "practicum.yaml"), before);
}

/// The code of the packet, as `verify` says it.
fn code(log: &Sandbox) -> String {
    let run = log.run(&["verify", "packet/guild.pdf"]);
    run.out.lines().nth(1).unwrap().rsplit(' ').next().unwrap().to_owned()
}

#[test]
fn what_is_sent_is_recorded_and_the_log_says_so() {
    let log = built();
    let code = code(&log);
    assert!(page(&log).contains(&format!("Code {code}")), "the first page shows it");
    let run = submit(&log, &["--sent", "2025-06-01"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(
        read(&log, "practicum.yaml"),
        format!("{LOG}submissions:\n  - sent: 2025-06-01\n    code: {code}\n")
    );
    let record = read(&log, "submissions/guild-2025-06-01.yaml");
    for line in [
        format!("code: {code}\n"),
        "  - entry: alpha.md\n".to_owned(),
        "      counted: 5.00\n".to_owned(),
        "  - number: 1\n    file: evidence/alpha.pdf\n    sha256: ".to_owned(),
        "  - number: 3\n    file: evidence/letter.pdf\n".to_owned(),
    ] {
        assert!(record.contains(&line), "{line}\n{record}");
    }
    let check = log.run(&["check"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""), "{check:?}");
    // The packet that lies there is the one that was sent, and says so still.
    assert_eq!(log.run(&["verify", "packet/guild.pdf"]).code, 0);
}

#[test]
fn the_same_is_not_sent_twice() {
    let log = built();
    assert_eq!(submit(&log, &[]).code, 0);
    refused(&log, &[], "that this packet, ");
    refused(&log, &["--as-of", "2025-06-03"], "was sent on 2025-06-01");
    // Another packet on the same day.
    training(&log, "gamma", "2025-01-07", "1");
    build(&log);
    refused(&log, &[], "has another packet, ");
}

#[test]
fn a_dry_run_writes_nothing() {
    let log = built();
    let run = submit(&log, &["--dry-run"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("submissions/guild-2025-06-01.yaml: what counts, 2 lines"), "{run:?}");
    assert!(run.out.contains("practicum.yaml: {sent: 2025-06-01, code: "), "{run:?}");
    assert_eq!(read(&log, "practicum.yaml"), LOG);
    assert!(!log.path().join("submissions").exists());
}

#[test]
fn only_the_packet_of_the_log_as_it_is_can_have_been_sent() {
    let log = built();
    edit(&log, "alpha.md", "hours: 3", "hours: 2");
    refused(&log, &[], "`packet/guild.pdf` says something else than the log");
    edit(&log, "alpha.md", "hours: 2", "hours: two");
    refused(&log, &[], "the log has 1 error");
    edit(&log, "alpha.md", "hours: two", "hours: 3");
    let whole = std::fs::read(log.path().join("packet/guild.pdf")).unwrap();
    log.write("packet/guild.pdf", [whole.as_slice(), b"more"].concat());
    refused(&log, &[], "was changed since it was built");
    log.write("packet/guild.pdf", "words");
    refused(&log, &[], "there is no packet in `packet/guild.pdf`");
    std::fs::remove_file(log.path().join("packet/guild.pdf")).unwrap();
    refused(&log, &[], "`practicum build` writes it");
    edit(&log, "alpha.md", "evidence/alpha.pdf", "evidence/none.pdf");
    assert_eq!(log.run(&["build", "--partial"]).code, 1);
    refused(&log, &[], "is a draft");
    edit(&log, "alpha.md", "evidence/none.pdf", "evidence/alpha.pdf");
    assert_eq!(log.run(&["build", "--audience", "self"]).code, 0);
    let own = std::fs::read(log.path().join("packet/guild-self.pdf")).unwrap();
    log.write("packet/guild.pdf", own);
    refused(&log, &[], "is a copy for others than the reviewers");
    build(&log);
    let run = submit(&log, &["--sent", "2025-06-02"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("2025-06-02 is after 2025-06-01"), "{run:?}");
    refused(&log, &["--sent", "2025-05-01"], "the packet is of 2025-06-01");
    assert_eq!(submit(&log, &[]).code, 0);
}

#[test]
fn a_packet_whose_exhibits_have_other_numbers_was_not_built_from_this_log() {
    let log = built();
    // A document that counts for nothing, and comes after all others.
    let extra = "extras: [{title: Vitae, evidence: evidence/extra.pdf}]\n";
    log.write("evidence/extra.pdf", pdf::pdf(3));
    log.write("practicum.yaml", format!("{LOG}{extra}"));
    refused(&log, &[], "exhibit 4 of `packet/guild.pdf` is not the one that the log has");
    log.write("practicum.yaml", LOG);
    // Another file in the place of one.
    let before = std::fs::read(log.path().join("evidence/beta.pdf")).unwrap();
    log.write("evidence/beta.pdf", pdf::pdf(2));
    refused(&log, &[], "exhibit 2 of `packet/guild.pdf`");
    log.write("evidence/beta.pdf", before);
    assert_eq!(submit(&log, &[]).code, 0);
}

#[test]
fn the_list_of_exhibits_that_was_sent_is_held_against_its_code() {
    let record = "submissions/guild-2025-06-01.yaml";
    let log = returned();
    edit(&log, record, "evidence/alpha.pdf", "evidence/other.pdf");
    let check = log.run(&["check"]);
    assert!(check.out.contains("warning[signoff-record]"), "{check:?}");
    assert!(check.out.contains("its list of exhibits is not the one"), "{check:?}");
    let log = returned();
    edit(&log, record, "  - number: 2\n", "  - number: 1\n");
    let check = log.run(&["check"]);
    assert!(check.out.contains("the number 1 stands twice among the exhibits"), "{check:?}");
    let log = returned();
    edit(&log, record, "evidence/beta.pdf", "evidence/alpha.pdf");
    let check = log.run(&["check"]);
    assert!(check.out.contains("the file `evidence/alpha.pdf` stands twice"), "{check:?}");
}

#[test]
fn what_can_not_be_added_to_is_left_and_the_line_is_printed() {
    let log = built();
    log.write("practicum.yaml", format!("{LOG}...\n"));
    let run = submit(&log, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("\n  - {sent: 2025-06-01, code: "), "{run:?}");
    assert_eq!(read(&log, "practicum.yaml"), format!("{LOG}...\n"));
    assert!(log.path().join("submissions/guild-2025-06-01.yaml").exists());
}

/// A log whose application came back with two points.
fn returned() -> Sandbox {
    let log = built();
    assert_eq!(submit(&log, &[]).code, 0);
    let text = read(&log, "practicum.yaml");
    let more = "    returned: 2025-07-14\n    points:\n      - asked: Education is short.\n        \
                answer: A course was taken in June.\n        see: [education, core/ethics, gamma.md]\n      \
                - asked: Whose letter is it?\n        see: evidence/letter.pdf\n";
    // An area of the pack is one of the vocabulary, and its own id stands in the pack.
    log.write("practicum.yaml", text + &more.replace("core/ethics", "education/ethics"));
    training(&log, "gamma", "2025-06-20", "4");
    log
}

#[test]
fn the_second_page_answers_with_pages_and_totals_then_and_now() {
    let log = returned();
    let today = ["--as-of", "2025-07-20"];
    let run = log.run(&[&["build"], today.as_slice()].concat());
    assert_eq!(run.code, 0, "{run:?}");
    let then = read(&log, "submissions/guild-2025-06-01.yaml");
    let then = then.lines().find_map(|line| line.strip_prefix("code: ")).unwrap();
    let answers = between(&log, "Code now", "Checklist");
    assert!(page(&log).contains(&format!("Code then {then} Code now {}", code(&log))));
    let first =
        "1 Education is short. A course was taken in June. Education · § 4 Education A, Ethics ·";
    assert!(answers.contains(first), "{answers}");
    assert!(answers.contains("Course gamma, "), "{answers}");
    assert!(answers.contains("2 Whose letter is it? not answered yet Exhibit 3 ·"), "{answers}");
    assert!(answers.contains("Education 6.00 5.00 9.00 +4.00"), "{answers}");
    assert!(answers.contains("Letter met met –"), "{answers}");
    let preflight = log.run(&[&["preflight"], today.as_slice()].concat());
    assert!(preflight.out.contains("1 of 2 points not answered"), "{preflight:?}");
    assert!(preflight.out.contains("your answer is missing"), "{preflight:?}");
    assert_eq!(preflight.code, 1);
    edit(
        &log,
        "practicum.yaml",
        "asked: Whose letter is it?",
        "asked: Whose?\n        answer: Sam’s.",
    );
    let preflight = log.run(&[&["preflight"], today.as_slice()].concat());
    assert!(!preflight.out.contains("not answered"), "{preflight:?}");
}

#[test]
fn what_is_not_in_the_packet_is_said_and_not_linked() {
    let log = returned();
    edit(&log, "gamma.md", "kind: training\n", "kind: training\nprograms: [aasect-cst]\n");
    build(&log);
    let answers = between(&log, "Code now", "Checklist");
    assert!(answers.contains("Course gamma, Jun 20, 2025 (not in this packet)"), "{answers}");
    let warned = log.run(&["build"]);
    assert!(!warned.err.contains("no place"), "{warned:?}");
}

#[test]
fn where_nothing_was_recorded_the_page_says_so() {
    let log = returned();
    std::fs::remove_dir_all(log.path().join("submissions")).unwrap();
    build(&log);
    assert!(page(&log).contains("What counted when it was sent was not recorded"));
    // And earlier ones stand below in short.
    edit(
        &log,
        "practicum.yaml",
        "submissions:\n",
        "submissions:\n  - {sent: 2024-10-01, returned: 2024-11-04, points: [{asked: A?}]}\n",
    );
    build(&log);
    let page = page(&log);
    assert!(page.contains("Earlier submissions Sent on"), "{page}");
    assert!(page.contains("with 1 point."), "{page}");
}

#[test]
fn a_record_that_was_edited_is_named_and_not_believed() {
    let log = returned();
    edit(&log, "submissions/guild-2025-06-01.yaml", "hours: 3.00", "hours: 1.00");
    let check = log.run(&["check"]);
    assert!(check.out.contains("warning[signoff-record]"), "{check:?}");
    assert!(check.out.contains("it says what was sent, and is never edited"), "{check:?}");
    build(&log);
    assert!(page(&log).contains("What counted when it was sent was not recorded"));
}

#[test]
fn numbers_of_exhibits_stay_where_they_were() {
    let log = built();
    let first = ["1 evidence/alpha.pdf", "2 evidence/beta.pdf", "3 evidence/letter.pdf"];
    assert_eq!(exhibits(&log), first);
    assert_eq!(submit(&log, &[]).code, 0);
    // An earlier training, which would come first.
    training(&log, "aaron", "2024-01-07", "1");
    build(&log);
    let all = [&first[..], &["4 evidence/aaron.pdf"]].concat();
    assert_eq!(exhibits(&log), all);
    // One that is gone, and one under another name.
    std::fs::remove_file(log.path().join("alpha.md")).unwrap();
    edit(&log, "beta.md", "evidence/beta.pdf", "evidence/second.pdf");
    let (from, to) = ("evidence/beta.pdf", "evidence/second.pdf");
    std::fs::rename(log.path().join(from), log.path().join(to)).unwrap();
    build(&log);
    let now =
        ["1 withdrawn", "2 evidence/second.pdf", "3 evidence/letter.pdf", "4 evidence/aaron.pdf"];
    assert_eq!(exhibits(&log), now);
    // Sent once more, the unused number stays unused.
    let later = ["--as-of", "2025-08-01"];
    assert_eq!(log.run(&[&["build"], later.as_slice()].concat()).code, 0);
    let run = submit(&log, &later);
    assert_eq!(run.code, 0, "{run:?}");
    training(&log, "delta", "2023-01-07", "1");
    assert_eq!(log.run(&[&["build"], later.as_slice()].concat()).code, 0);
    assert_eq!(exhibits(&log), [&now[..], &["5 evidence/delta.pdf"]].concat());
}

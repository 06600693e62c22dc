//! From the sheet to the signature, and from there to every change that voids it and none that does not.
#![expect(clippy::disallowed_methods, reason = "the sandbox reads and writes its own files")]
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]

#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use practicum::source::evidence;
use sandbox::{Outcome, Sandbox};

const LOG: &str = "\
applicant: {name: Jordan Avery}
supervisors:
  rivera:
    name: Alex Rivera, PhD, CST-S
    contract: {signed: 2023-02-01, evidence: evidence/contract.pdf}
    documents: [{type: aasect-supervisor, number: S-77, from: 2015-05-01}]
  okafor:
    name: Chidi Okafor, LCSW
    contract: {signed: 2023-02-01, evidence: evidence/contract.pdf}
    documents: [{type: aasect-supervisor, from: 2015-05-01}]
programs: [aasect-cst]
";

const ENTRIES: [(&str, &str); 6] = [
    (
        "supervision/group.md",
        "kind: supervision\ndate: 2024-02-05\nsupervisor: rivera\nwith: [okafor]\nsetting: group\n\
         group_size: 3\ndelivery: video\nhours: 1.5\nteaching: {training/ethics: 0.5}\ntags: [one]\n",
    ),
    (
        "supervision/lines.md",
        "kind: supervision\ndate: 2024-03\nsupervisor: rivera\nsetting: individual\ndelivery: video\n\
         lines:\n  - {date: 2024-03-04, hours: 1}\n  - {date: 2024-03-18, hours: 50m}\n",
    ),
    (
        "supervision/okafor.md",
        "kind: supervision\ndate: 2024-04-01\nsupervisor: okafor\nsetting: individual\n\
         delivery: phone\nhours: 1\n",
    ),
    (
        "cases/2024-02.md",
        "kind: cases\ndate: 2024-02\nsupervisor: rivera\nmodality: couple\ndelivery: in-person\n\
         sessions: 14\neach: 50m\n",
    ),
    (
        "trainings/taught.md",
        "kind: training\ndate: 2024-05-06\ntitle: Taught by hand\nprovider: Alex Rivera\n\
         approval: supervisor\nsupervisor: rivera\ndelivery: live-online\ncertificate_hours: 4\n\
         hours: {training/theory: 2, training/ethics: 1}\nevidence: evidence/taught.pdf\n",
    ),
    (
        "trainings/other.md",
        "kind: training\ndate: 2024-05-07\ntitle: Elsewhere\nprovider: A School\napproval: aasect\n\
         delivery: in-person\nhours: 2\narea: core/ethics\nevidence: evidence/other.pdf\n",
    ),
];

/// A log in which nothing is signed yet.
fn unsigned() -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", LOG);
    for file in ["contract", "taught", "other", "signed"] {
        log.write(&format!("evidence/{file}.pdf"), pdf::pdf(1));
    }
    for (path, front) in ENTRIES {
        log.write(path, format!("---\n{front}---\nA private thought.\n"));
    }
    log
}

const BUILD: [&str; 7] =
    ["build", "--only", "signoff", "--for", "rivera", "--through", "2024-06-30"];

/// A log with a sheet, and the code that is printed on it.
fn with_sheet() -> (Sandbox, String) {
    let log = unsigned();
    let built = log.run(&BUILD);
    assert_eq!(built.code, 0, "{}", built.err);
    let code = code(&words(&log));
    (log, code)
}

/// A log of which everything of `rivera` through June is signed.
fn signed() -> (Sandbox, String) {
    let (log, code) = with_sheet();
    sign(&log, &code);
    assert_eq!(check(&log), "", "a log that was just signed is clean");
    (log, code)
}

fn sign(log: &Sandbox, code: &str) {
    let line = format!(
        "signoffs:\n  - {{by: rivera, through: 2024-06-30, code: {code}, evidence: evidence/signed.pdf}}\n"
    );
    log.write("practicum.yaml", format!("{LOG}{line}"));
}

/// The words of the sheet.
fn words(log: &Sandbox) -> String {
    let file = log.path().join("packet/aasect-cst-signoff-rivera.pdf");
    let words = evidence::of(std::fs::read(file).unwrap()).texts.join(" ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The code among the words, as a person would copy it.
fn code(words: &str) -> String {
    let is_code = |word: &&str| {
        let letter = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
        word.len() == 11
            && word.chars().enumerate().all(|(at, c)| if at == 5 { c == '-' } else { letter(c) })
    };
    let mut found: Vec<&str> = words.split(' ').filter(is_code).collect();
    assert!(found.len() > 2, "the code stands on every page: {words}");
    found.dedup();
    assert_eq!(found.len(), 1, "{found:?}");
    found.concat()
}

fn check(log: &Sandbox) -> String {
    let Outcome { out, err, .. } = log.run(&["check", "--format", "short"]);
    assert_eq!(err, "");
    out
}

fn read(log: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(log.path().join(path)).unwrap()
}

/// Changes a text of a file, which must be there.
fn edit(log: &Sandbox, path: &str, from: &str, to: &str) {
    let text = read(log, path);
    assert!(text.contains(from), "{path} has no {from:?}:\n{text}");
    log.write(path, text.replacen(from, to, 1));
}

#[test]
fn the_sheet_lists_what_is_the_supervisors_and_nothing_else() {
    let (log, code) = with_sheet();
    let words = words(&log);
    for said in [
        "Sign-off sheet",
        "Jordan Avery",
        "Alex Rivera, PhD, CST-S",
        "AASECT certified supervisor S-77",
        "signed Feb 1, 2023",
        "Feb 1 – Jun 30, 2024",
        "Feb 5, 2024 group (3)",
        "30 min of it teaching",
        "with Chidi Okafor, LCSW",
        "Mar 4, 2024 individual",
        "Mar 18, 2024 individual video 50 0.83",
        "Taught by hand",
        "Feb 2024 in person couple 11.66",
        "I have reviewed the 3 supervision sessions, the 3.50 hours of teaching and the 11.66 client \
         hours, from Feb 1, 2024 to Jun 30, 2024, that are listed on this sheet, and they agree with \
         my own records.",
        "Initials of Alex Rivera, PhD, CST-S, on every page",
    ] {
        let plain = words.replace('\u{a0}', " ");
        assert!(plain.contains(said), "{said:?} is not in\n{plain}");
    }
    for never in ["private thought", "Elsewhere", "phone", "Apr"] {
        assert!(!words.contains(never), "{never:?} is in\n{words}");
    }
    let record = read(&log, &format!("signoffs/rivera-2024-06-30-{code}.yaml"));
    for never in ["private", "Elsewhere", "Taught by hand", "okafor.md", "evidence", "tags"] {
        assert!(!record.contains(never), "{never:?} is in\n{record}");
    }
    assert_eq!(record.matches("  - entry:").count(), 5, "{record}");
}

/// A file, what is changed in it and to what, the line that is named, and what is said; W is when it was signed.
const CHANGES: &[(&str, &str, &str, usize, &str)] = &[
    (
        GROUP,
        "date: 2024-02-05",
        "date: 2024-02-06",
        3,
        "`date` was `2024-02-05` W, and is `2024-02-06`",
    ),
    (GROUP, "hours: 1.5", "hours: 1.75", 9, "`hours` was `1.50` W, and is `1.75`"),
    (
        GROUP,
        "supervisor: rivera",
        "supervisor: okafor",
        4,
        "`supervisor` was `rivera` W, and is `okafor`",
    ),
    (GROUP, "with: [okafor]\n", "", 1, "`with` was `[okafor]` W, and is not given"),
    (GROUP, "group_size: 3", "group_size: 4", 7, "`group_size` was `3` W, and is `4`"),
    (GROUP, "delivery: video", "delivery: phone", 8, "`delivery` was `video` W, and is `phone`"),
    (
        GROUP,
        "teaching: {training/ethics: 0.5}",
        "teaching: {training/theory: 0.5}",
        10,
        "`teaching` was `{training/ethics: 0.50}` W, and is `{training/theory: 0.50}`",
    ),
    (GROUP, "tags", "draft: true\ntags", 11, "`draft` is `true`, and was not given W"),
    (GROUP, "tags", "claim: false\ntags", 11, "`claim` is `false`, and was not given W"),
    (
        GROUP,
        "tags",
        "disallowed: {program: aasect-cst, on: 2025-01-02, reason: too long}\ntags",
        11,
        "`disallowed` is `[aasect-cst]`, and was not given W",
    ),
    (
        GROUP,
        "tags",
        "programs: [aasect-cst]\ntags",
        11,
        "`programs` is `[aasect-cst]`, and was not given W",
    ),
    (LINES, "hours: 50m", "hours: 55m", 9, "`hours` was `0h50m` W, and is `0h55m`"),
    (LINES, "2024-03-18", "2024-03-19", 9, "`date` was `2024-03-18` W, and is `2024-03-19`"),
    (
        LINES,
        "hours: 50m",
        "hours: 50m, delivery: phone",
        9,
        "`delivery` was `video` W, and is `phone`",
    ),
    (
        BATCH,
        "modality: couple",
        "modality: family",
        5,
        "`modality` was `couple` W, and is `family`",
    ),
    (BATCH, "delivery", "focus: general\ndelivery", 6, "`focus` was `sexual` W, and is `general`"),
    (BATCH, "sessions: 14", "sessions: 15", 7, "`hours` was `11h40m` W, and is `12.50`"),
    (BATCH, "each: 50m", "each: 60m", 7, "`hours` was `11h40m` W, and is `14.00`"),
    (BATCH, "date: 2024-02", "date: 2024-02-02", 3, "`date` was `2024-02` W, and is `2024-02-02`"),
    (
        TAUGHT,
        "certificate_hours: 4",
        "certificate_hours: 5",
        9,
        "`certificate_hours` was `4.00` W, and is `5.00`",
    ),
    (
        TAUGHT,
        "training/theory: 2, training/ethics: 1",
        "training/theory: 1, training/ethics: 2",
        10,
        "`hours` was `{training/ethics: 1.00, training/theory: 2.00}` W, and is \
             `{training/ethics: 2.00, training/theory: 1.00}`",
    ),
    (
        TAUGHT,
        "live-online",
        "asynchronous",
        8,
        "`delivery` was `live-online` W, and is `asynchronous`",
    ),
    (
        TAUGHT,
        "evidence",
        "credits: {semester: 3}\nevidence",
        11,
        "`credits` is `{semester: 3.00}`, and was not given W",
    ),
    (
        TAUGHT,
        "evidence",
        "also: {aasect-cst: training/theory}\nevidence",
        11,
        "`also` is `{aasect-cst: training/theory}`, and was not given W",
    ),
];

const GROUP: &str = "supervision/group.md";
const LINES: &str = "supervision/lines.md";
const BATCH: &str = "cases/2024-02.md";
const TAUGHT: &str = "trainings/taught.md";

#[test]
fn each_counted_field_that_changes_is_named_where_it_stands() {
    let when = "when Alex Rivera signed through June 30, 2024";
    let (log, _) = signed();
    let mut wrong = Vec::new();
    for (path, from, to, line, message) in CHANGES {
        let before = read(&log, path);
        edit(&log, path, from, to);
        let said = check(&log);
        log.write(path, before);
        let expected = format!("warning[signed-changed]: {}", message.replace('W', when));
        let mut found = said.lines().filter(|line| line.contains("signed-changed"));
        let hit = found.next().unwrap_or("nothing");
        if !hit.ends_with(&expected)
            || !hit.starts_with(&format!("{path}:{line}:"))
            || found.next().is_some()
        {
            wrong.push(format!(
                "{path}, {to}:\n  expected {path}:{line}: {expected}\n  said {said}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(check(&log), "", "all of it was written back");
}

#[test]
fn what_can_change_no_count_may_change() {
    let changes = [
        ("supervision/group.md", "A private thought.", "Other thoughts, and more of them."),
        ("supervision/group.md", "tags: [one]", "tags: [one, two]\ntitle: A session\nx-own: 1"),
        ("supervision/group.md", "hours: 1.5", "hours: 1h30m # as ever"),
        ("supervision/group.md", "setting: group\ngroup_size: 3", "group_size: 3\nsetting: group"),
        ("supervision/group.md", "training/ethics", "training/F"),
        ("supervision/lines.md", "hours: 50m", "hours: 0:50, title: By night"),
        (
            "supervision/lines.md",
            "  - {date: 2024-03-04",
            "  - {date: 2024-03-01, hours: 1}\n  - {date: 2024-03-04",
        ),
        ("cases/2024-02.md", "sessions: 14\neach: 50m", "hours: 11h40m\nclients: 7"),
        ("cases/2024-02.md", "date: 2024-02", "date: 2024-02-01..2024-02-29"),
        ("cases/2024-02.md", "delivery", "focus: sexual\ndelivery"),
        ("trainings/taught.md", "title: Taught by hand", "title: Taught again"),
        ("trainings/taught.md", "provider: Alex Rivera", "provider: A. Rivera"),
        (
            "trainings/taught.md",
            "delivery",
            "note: packet\nallocation: syllabus\napproval_number: A1\ndelivery",
        ),
        ("trainings/taught.md", "evidence/taught.pdf", "evidence/signed.pdf"),
        (
            "trainings/taught.md",
            "{training/theory: 2, training/ethics: 1}",
            "{training/F: 60m, training/A: 2.00}",
        ),
        ("trainings/other.md", "hours: 2", "hours: 3"),
        ("supervision/okafor.md", "hours: 1", "hours: 2"),
    ];
    let (log, _) = signed();
    for (path, from, to) in changes {
        let before = read(&log, path);
        edit(&log, path, from, to);
        let said = check(&log);
        assert!(!said.contains("sign"), "{path}, {to}:\n{said}");
        log.write(path, before);
    }
    let text = read(&log, "supervision/group.md");
    std::fs::remove_file(log.path().join("supervision/group.md")).unwrap();
    log.write("supervision/2024/renamed.md", text);
    assert_eq!(check(&log), "", "a file may be renamed");
}

#[test]
fn a_later_entry_voids_nothing() {
    let (log, _) = signed();
    let (_, session) = ENTRIES[2];
    for (path, day) in
        [("supervision/new.md", "2024-01-08"), ("supervision/newer.md", "2024-07-08")]
    {
        let session = session.replace("2024-04-01", day).replace("okafor", "rivera");
        log.write(path, format!("---\n{session}---\n"));
    }
    assert_eq!(check(&log), "");
}

#[test]
fn what_is_gone_is_named_at_the_sign_off() {
    let (log, _) = signed();
    std::fs::remove_file(log.path().join("supervision/group.md")).unwrap();
    edit(&log, "supervision/lines.md", "  - {date: 2024-03-18, hours: 50m}\n", "");
    let said = log.run(&["check"]).out;
    for part in [
        "2 lines for which Alex Rivera signed through June 30, 2024 are gone from the log",
        "--> practicum.yaml:13:45",
        "`supervision/group.md`, `date: 2024-02-05`, `hours: 1.50`",
        "`supervision/lines.md`, `date: 2024-03-18`, `hours: 0h50m`",
    ] {
        assert!(said.contains(part), "{part:?} is not in\n{said}");
    }
    assert_eq!(said.matches("[signed-changed]").count(), 1, "{said}");
}

#[test]
fn an_entry_that_cannot_be_read_is_not_said_to_be_gone() {
    let (log, _) = signed();
    edit(&log, "supervision/group.md", "hours: 1.5", "hours: one and a half");
    let said = check(&log);
    assert!(said.contains("bad-hours") && !said.contains("signed-changed"), "{said}");
}

#[test]
fn a_new_signature_settles_what_changed() {
    let (log, first) = signed();
    edit(&log, "supervision/group.md", "hours: 1.5", "hours: 1.75");
    std::fs::remove_file(log.path().join("supervision/lines.md")).unwrap();
    assert_eq!(check(&log).matches("signed-changed").count(), 2);
    let built = log.run(&BUILD);
    assert_eq!(built.code, 0, "{}", built.err);
    let second = code(&words(&log));
    assert_ne!(first, second);
    let of = |code: &str| {
        format!(
            "  - {{by: rivera, through: 2024-06-30, code: {code}, evidence: evidence/signed.pdf}}\n"
        )
    };
    for both in [[&first, &second], [&second, &first]] {
        let [one, two] = both.map(|code| of(code));
        log.write("practicum.yaml", format!("{LOG}signoffs:\n{one}{two}"));
        assert_eq!(check(&log), "");
    }
}

/// Makes a sheet through this day, and gives the line that lists it.
fn listed(log: &Sandbox, through: &str) -> String {
    let args = BUILD.map(|word| if word == "2024-06-30" { through } else { word });
    let built = log.run(&[&args[..], &["--program", "aasect-cst"]].concat());
    assert_eq!(built.code, 0, "{}", built.err);
    let code = code(&words(log));
    format!("  - {{by: rivera, through: {through}, code: {code}, evidence: evidence/signed.pdf}}\n")
}

#[test]
fn a_sheet_of_more_days_that_was_made_before_forgives_nothing() {
    let log = unsigned();
    let later = read(&log, LINES);
    std::fs::remove_file(log.path().join(LINES)).unwrap();
    let december = listed(&log, "2024-12-31");
    log.write(LINES, later);
    let june = listed(&log, "2024-06-30");
    log.write("practicum.yaml", format!("{LOG}signoffs:\n{december}{june}"));
    assert_eq!(check(&log), "");
    std::fs::remove_file(log.path().join(LINES)).unwrap();
    let said = check(&log);
    assert!(said.contains("2 lines for which Alex Rivera signed"), "{said}");
    // One that is made now knows of it.
    let again = listed(&log, "2025-01-31");
    log.write("practicum.yaml", format!("{LOG}signoffs:\n{december}{june}{again}"));
    assert_eq!(check(&log), "");
}

#[test]
fn an_earlier_signature_settles_no_change_since_a_later_one() {
    let (log, _) = signed();
    let first = read(&log, "practicum.yaml");
    edit(&log, GROUP, "hours: 1.5", "hours: 1.75");
    let second = listed(&log, "2024-06-30");
    log.write("practicum.yaml", format!("{first}{second}"));
    assert_eq!(check(&log), "");
    edit(&log, GROUP, "hours: 1.75", "hours: 1.5");
    let said = check(&log);
    assert!(said.contains("`hours` was `1.75` when Alex Rivera signed"), "{said}");
    assert!(row(&page(&log), "group (3)").contains("changed since it was signed"));
}

#[test]
fn a_program_that_is_added_later_voids_no_signature() {
    let (log, _) = signed();
    log.write("programs/own.yaml", OWN);
    let text = read(&log, "practicum.yaml");
    log.write("practicum.yaml", text.replace("[aasect-cst]", "[aasect-cst, own]"));
    let said = check(&log);
    assert!(!said.contains("sign"), "{said}");
    edit(&log, GROUP, "hours: 1.5", "hours: 1.75");
    assert!(check(&log).contains("`hours` was `1.50` when"), "what was signed is still known");
}

#[test]
fn without_its_record_a_code_still_says_whether_anything_changed() {
    let (log, code) = signed();
    let record = format!("signoffs/rivera-2024-06-30-{code}.yaml");
    let text = read(&log, &record);
    std::fs::remove_file(log.path().join(&record)).unwrap();
    assert_eq!(check(&log), "", "the log itself has this code");
    edit(&log, "supervision/group.md", "hours: 1.5", "hours: 1.75");
    let said = log.run(&["check"]).out;
    assert!(said.contains(&format!("there is no record of the sign-off `{code}`")), "{said}");
    assert!(said.contains(&format!("bring `{record}` back")), "{said}");
    // Under any name, as long as it lies there.
    log.write("signoffs/2024/a.yml", text);
    assert!(check(&log).contains("`hours` was `1.50`"));
}

#[test]
fn a_record_that_was_edited_is_no_record() {
    let (log, code) = signed();
    let record = format!("signoffs/rivera-2024-06-30-{code}.yaml");
    edit(&log, &record, "hours: 1.50", "hours: 1.75");
    // With the log as it was, and with one that was made to agree.
    for _ in 0..2 {
        let said = check(&log);
        assert!(said.starts_with(&format!("{record}:4:7: warning[signoff-record]")), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        edit(&log, "supervision/group.md", "hours: 1.", "hours: 1.7");
    }
}

#[test]
fn a_record_is_of_one_supervisor_and_one_day() {
    let (log, code) = signed();
    for (from, to) in [("by: rivera", "by: okafor"), ("through: 2024-06-30", "through: 2024-06-29")]
    {
        edit(&log, "practicum.yaml", from, to);
        let said = log.run(&["check"]).out;
        let expected = format!("[signoff-record]: the sheet `{code}` is another one");
        assert!(said.contains(&expected), "{said}");
        assert!(said.contains("it has `by: rivera`, `through: 2024-06-30`"), "{said}");
        edit(&log, "practicum.yaml", to, from);
    }
    assert_eq!(check(&log), "");
}

#[test]
fn a_code_is_read_as_it_was_typed() {
    let (log, code) = with_sheet();
    let lower = code.to_lowercase().replace('-', "").replace('0', "o").replace('1', "l");
    sign(&log, &lower);
    assert_eq!(check(&log), "");
}

#[test]
fn every_fault_of_a_sign_off_has_its_place() {
    let faults = [
        ("by: riviera, through: 2024-06-30, code: K7QF2-9XM4T", "13:10: error[unknown-supervisor]"),
        ("by: rivera, through: 2024-06-31, code: K7QF2-9XM4T", "13:27: error[bad-date]"),
        ("by: rivera, through: 2024-06, code: K7QF2-9XM4T", "13:27: error[bad-date]"),
        ("by: rivera, through: 2024-06-30, code: K7QF2-9XU4T", "13:45: error[bad-code]"),
        ("by: rivera, through: 2024-06-30", "13:5: error[missing-key]"),
        ("by: rivera, until: 2024-06-30, code: K7QF2-9XM4T", "13:18: error[unknown-key]"),
        ("supervisor: rivera, through: 2024-06-30, code: K7QF2-9XM4T", "13:6: error[unknown-key]"),
    ];
    let log = unsigned();
    for (mapping, expected) in faults {
        let text = format!("{LOG}signoffs:\n  - {{{mapping}, evidence: evidence/signed.pdf}}\n");
        log.write("practicum.yaml", text);
        let said = check(&log);
        assert!(said.starts_with(&format!("practicum.yaml:{expected}")), "{mapping}:\n{said}");
        assert_eq!(said.matches("error[").count(), 1, "{mapping}:\n{said}");
    }
    let (log, code) = signed();
    let twice =
        format!("{{by: rivera, through: 2024-06-30, code: {code}, evidence: evidence/signed.pdf}}");
    log.write("practicum.yaml", format!("{LOG}signoffs: [{twice}, {twice}]\n"));
    assert!(check(&log).contains("error[duplicate-key]"));
    let bare = twice.replace(", evidence: evidence/signed.pdf", "");
    log.write("practicum.yaml", format!("{LOG}signoffs: [{bare}]\n"));
    let said = check(&log);
    assert!(said.contains("12:12: warning[no-evidence]: the sign-off of Alex Rivera"), "{said}");
    let missing = twice.replace("signed.pdf", "scan.pdf");
    log.write("practicum.yaml", format!("{LOG}signoffs: [{missing}]\n"));
    assert!(check(&log).contains("error[evidence-missing]"));
}

#[test]
fn a_sheet_is_for_a_supervisor_of_the_log_and_for_days_that_are_over() {
    let log = unsigned();
    let usage = [
        (&["--for", "riviera"][..], "did you mean `rivera`?"),
        (&["--for", "nobody"], "the supervisors of the log are `rivera` or `okafor`"),
        (&[], "write `--for`"),
        (&["--for", "rivera", "--through", "2030-01-01"], "lies after 2025-06-01"),
        (&["--for", "rivera", "--through", "2023-02-01"], "nothing that `rivera` could sign"),
    ];
    for (arguments, words) in usage {
        let found = log.run(&[&["build", "--only", "signoff"], arguments].concat());
        assert_eq!(found.code, 2, "{arguments:?}");
        assert!(found.err.contains(words), "{arguments:?}: {}", found.err);
    }
    for folder in ["packet", "signoffs"] {
        assert!(!log.path().join(folder).exists(), "{folder}: nothing was written");
    }
}

#[test]
fn a_sheet_is_the_same_twice_and_takes_no_files_place() {
    let (log, code) = with_sheet();
    let file = log.path().join("packet/aasect-cst-signoff-rivera.pdf");
    let first = std::fs::read(&file).unwrap();
    assert_eq!(log.run(&BUILD).code, 0);
    assert!(std::fs::read(&file).unwrap() == first, "the same bytes");
    let record = format!("signoffs/rivera-2024-06-30-{code}.yaml");
    // A record of another sheet under the name of this one.
    let other =
        read(&log, &record).replace(&code, "K7QF2-9XM4T").replace("hours: 1.50", "hours: 9.00");
    log.write(&record, &other);
    std::fs::remove_file(&file).unwrap();
    let built = log.run(&BUILD);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(
        built.err.contains(&format!("warning: `{record}` can't be written: another file is there"))
    );
    assert!(std::fs::read(&file).unwrap() == first, "the sheet is made all the same");
    assert_eq!(read(&log, &record), other);
}

#[test]
fn texts_below_signoffs_are_no_entries() {
    let (log, _) = signed();
    log.write("signoffs/readme.md", "How this was signed.\n");
    log.write("signoffs/notes.txt", "---\nkind: training\n---\n");
    assert_eq!(check(&log), "");
}

/// A row of the packet's page that has these words, without its tags.
fn row(page: &str, words: &str) -> String {
    let rows = page.split("<tr").map(|row| {
        let parts = row.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let found: Vec<String> = rows.filter(|row| row.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}: {found:?}");
    found.concat()
}

fn page(log: &Sandbox) -> String {
    log.run(&["build", "--only", "html"]);
    read(log, "packet/aasect-cst.html").replace('\u{a0}', " ")
}

#[test]
fn the_packet_says_which_lines_are_signed() {
    let unsigned = page(&unsigned());
    for never in ["Signed through", "not signed", "changed since"] {
        assert!(!unsigned.contains(never), "{never}: nothing is signed in this log");
    }
    let (log, code) = signed();
    edit(&log, "supervision/lines.md", "hours: 50m", "hours: 55m");
    std::fs::remove_file(log.path().join("cases/2024-02.md")).unwrap();
    let batch = "kind: cases\ndate: 2024-08\nsupervisor: rivera\nmodality: couple\ndelivery: video\nhours: 3\n";
    log.write("cases/2024-08.md", format!("---\n{batch}---\n"));
    let page = page(&log);
    assert!(row(&page, "group (3)").ends_with("Jun 30, 2024"), "{}", row(&page, "group (3)"));
    assert!(row(&page, "Mar 4, 2024 60 individual").ends_with("Jun 30, 2024"));
    let changed = row(&page, "Mar 18, 2024 55 individual");
    assert!(changed.ends_with("changed since it was signed through Jun 30, 2024"), "{changed}");
    assert!(row(&page, "Apr 1, 2024 60 individual").ends_with("not signed"));
    assert!(row(&page, "Aug 2024").ends_with("not signed"), "{}", row(&page, "Aug 2024"));
    // Five lines were signed: one was changed, and one is gone.
    let sum = row(&page, &format!("Jun 30, 2024 {code}"));
    assert!(sum.contains(&format!("Jun 30, 2024 {code} 5 2")), "{sum}");
    let exhibit = row(&page, "Sign-off of Alex");
    assert!(
        exhibit.contains("Sign-off of Alex Rivera, PhD, CST-S through Jun 30, 2024"),
        "{exhibit}"
    );
    assert!(row(&page, "Alex Rivera, PhD, CST-S not signed").contains("not signed 1"));
    assert!(row(&page, "Chidi Okafor, LCSW not signed").contains("not signed 1"));
}

#[test]
fn a_changed_signature_is_what_a_reviewer_returns() {
    let (log, _) = signed();
    edit(&log, "supervision/group.md", "hours: 1.5", "hours: 1.75");
    let said = log.run(&["preflight"]).out;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let (returned, _) = said.split_once("A reviewer may ask").unwrap_or((&said, ""));
    assert!(returned.contains("Would be returned"), "{said}");
    assert!(returned.contains("`hours` was `1.50` when Alex Rivera signed"), "{said}");
}

/// A pack that asks for tags, a key of its own and the provider.
const OWN: &str = "program: own\ntitle: Own\nbody: Own\nversion: '1'\ntext: text\nin-force: 2020-01-01..\n\
        chosen-by: as-of\ncheck-against: https://example.org\n\
        sources: {text: {title: Text, address: 'https://example.org', dated: 2020-01-01}}\n\
        attributes:\n  method: {title: Method, of: [supervision], values: {live: live, notes: notes}}\n\
        domains:\n  supervision:\n    title: Supervision\n    short: Supervision\n    takes: [supervision]\n    limits:\n      \
        tagged: {title: tagged, where: {any: [{tag: [one, three]}, {method: live}]}, at-most: 5, because: x, source: text}\n  \
        training: {title: Training, short: Training, takes: [training], areas: {theory: {title: Theory, code: A, short: Theory}}}\n\
        requirements:\n  supervision: {title: Supervision, hours: supervision, at-least: 10, source: text}\n  \
        teachers: {title: Teachers, distinct: {of: provider, in: training, at-least: 1}, source: text}\n";

/// What only a rule pack makes count is seen only where the log pursues it.
#[test]
fn what_a_pack_asks_for_is_signed_too() {
    let changes = [
        (
            "supervision/group.md",
            "tags: [one]",
            "tags: [two, three]",
            "`tags` was `[one]` W, and is `[three]`",
        ),
        (
            "supervision/group.md",
            "method: live",
            "method: notes",
            "`method` was `live` W, and is `notes`",
        ),
        (
            "trainings/taught.md",
            "provider: Alex Rivera",
            "provider: A. Rivera",
            "`provider` was `\"Alex Rivera\"` W, and is `\"A. Rivera\"`",
        ),
    ];
    for pursued in [true, false] {
        let log = unsigned();
        let own =
            if pursued { "programs: [aasect-cst, own]\n" } else { "programs: [aasect-cst]\n" };
        log.write("programs/own.yaml", OWN);
        let front = LOG.replace("programs: [aasect-cst]\n", own);
        log.write("practicum.yaml", &front);
        edit(&log, "supervision/group.md", "tags", "method: live\ntags");
        let built = log.run(&[&BUILD[..], &["--program", "aasect-cst"]].concat());
        assert_eq!(built.code, 0, "{}", built.err);
        let code = code(&words(&log));
        let line = format!(
            "signoffs: [{{by: rivera, through: 2024-06-30, code: {code}, evidence: evidence/signed.pdf}}]\n"
        );
        log.write("practicum.yaml", format!("{front}{line}"));
        assert!(!check(&log).contains("sign"), "{}", check(&log));
        for (path, from, to, message) in changes {
            let message = message.replace('W', "when Alex Rivera signed through June 30, 2024");
            let before = read(&log, path);
            edit(&log, path, from, to);
            let is_said = check(&log).contains(&message);
            // What a pack declares is a field of the entry, whoever asks for it.
            assert_eq!(
                is_said,
                pursued || from.starts_with("method"),
                "{pursued} {message}\n{}",
                check(&log)
            );
            log.write(path, before);
        }
    }
}

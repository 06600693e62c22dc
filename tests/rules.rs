//! The rules of the format and of counting, each on a small log: what counts, and what is said where.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]
#![expect(clippy::disallowed_methods, reason = "a test makes the files that it reads")]
#![expect(
    clippy::indexing_slicing,
    reason = "an absent key of JSON is null, and a test fails by it"
)]

#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use std::fmt::Write;

use proptest::prelude::*;
use sandbox::Sandbox;
use serde_json::Value;

/// A supervisor who is certified, with a contract from 2023-02-01 on.
const RIVERA: &str = concat!(
    "  rivera:\n",
    "    name: Alex Rivera\n",
    "    contract: {signed: 2023-02-01, evidence: evidence/a.pdf}\n",
    "    documents: [{type: aasect-supervisor, from: 2015-05-01}]\n",
);

/// A log under judgement on 2025-06-01.
struct Log(Sandbox);

impl Log {
    fn new() -> Self {
        Self::with(RIVERA, "")
    }

    /// A log with these supervisors, and more keys at the end.
    fn with(supervisors: &str, rest: &str) -> Self {
        let log = Sandbox::new();
        let applicant = if rest.starts_with("applicant:") { "" } else { "applicant: {name: A}\n" };
        let own = format!("{applicant}supervisors:\n{supervisors}programs: [aasect-cst]\n{rest}");
        let own = if rest.contains("programs:") {
            own.replacen("programs: [aasect-cst]\n", "", 1)
        } else {
            own
        };
        prove(&log, &own);
        log.write("practicum.yaml", own);
        Self(log)
    }

    /// Adds an entry: the plain one of its kind with keys changed, added or, by an empty value, removed.
    fn entry(&self, path: &str, kind: &str, keys: &[(&str, &str)]) -> &Self {
        let entry = entry(kind, path, keys);
        prove(&self.0, &entry);
        self.0.write(path, entry);
        self
    }

    fn status(&self) -> Value {
        let found = self.0.run(&["status", "--format", "json"]);
        serde_json::from_str(&found.out).unwrap_or_else(|why| panic!("{why}: {found:?}"))
    }

    fn requirement(&self, id: &str) -> Value {
        let status = self.status();
        let requirements = status["programs"][0]["requirements"].as_array().unwrap();
        requirements.iter().find(|one| one["id"] == *id).unwrap().clone()
    }

    /// Logged, credited and counted hours.
    fn hours(&self, id: &str) -> String {
        let found = self.requirement(id);
        format!("{} {} {}", found["logged"], found["credited"], found["counted"])
    }

    /// `code path word` of every finding: the word is the one at which it points.
    fn said(&self) -> Vec<String> {
        let found = self.0.run(&["check", "--format", "json"]);
        let found: Value = serde_json::from_str(&found.out).unwrap();
        let one = |one: &Value| {
            let (code, path) = (one["code"].as_str().unwrap(), one["path"].as_str().unwrap());
            let number = |key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
            let text = std::fs::read_to_string(self.0.path().join(path)).unwrap();
            let line = text.lines().nth(number("line").saturating_sub(1)).unwrap_or_default();
            let rest: String = line.chars().skip(number("column").saturating_sub(1)).collect();
            let word = rest.split([' ', ',', '}', ']']).next().unwrap().trim_end_matches(':');
            format!("{code} {path} {word}")
        };
        found["diagnostics"].as_array().unwrap().iter().map(one).collect()
    }
}

/// Puts in place the files of evidence that a text names.
fn prove(log: &Sandbox, text: &str) {
    for (path, name) in [("evidence/a.pdf", "a.pdf"), ("evidence/b.pdf", "b.pdf")] {
        if text.contains(name) {
            log.write(path, pdf::pdf(1));
        }
    }
}

fn entry(kind: &str, path: &str, keys: &[(&str, &str)]) -> String {
    let title = format!("Course {path}");
    let plain: Vec<(&str, &str)> = match kind {
        "training" => vec![
            ("date", "2024-06-07"),
            ("title", &title),
            ("provider", "Institute"),
            ("approval", "aasect"),
            ("delivery", "in-person"),
            ("hours", "3"),
            ("area", "core/ethics"),
            ("evidence", "evidence/a.pdf"),
        ],
        "supervision" => vec![
            ("date", "2024-02-05"),
            ("supervisor", "rivera"),
            ("setting", "individual"),
            ("delivery", "video"),
            ("hours", "1"),
        ],
        _ => vec![
            ("date", "2024-02"),
            ("supervisor", "rivera"),
            ("modality", "couple"),
            ("delivery", "in-person"),
            ("hours", "12"),
        ],
    };
    let mut out = format!("---\nkind: {kind}\n");
    let given = |key: &str| keys.iter().any(|(one, _)| *one == key);
    for (key, value) in plain.iter().filter(|(key, _)| !given(key)).chain(keys) {
        if !value.is_empty() {
            let blank = if value.starts_with('\n') { "" } else { " " };
            writeln!(out, "{key}:{blank}{value}").unwrap();
        }
    }
    out + "---\n"
}

/// What is said of a log of this one entry.
fn said(kind: &str, keys: &[(&str, &str)]) -> Vec<String> {
    Log::new().entry("e.md", kind, keys).said()
}

const CLEAN: [&str; 0] = [];

#[test]
fn a_default_that_has_no_meaning_on_a_line_does_not_reach_it() {
    let lines = [("hours", ""), ("group_size", "3"), ("lines", "\n  - {hours: 1}")];
    assert_eq!(said("supervision", &lines), CLEAN);
    assert_eq!(said("supervision", &[("group_size", "3")]), ["misplaced-key e.md group_size"]);
    let lines = [("hours", ""), ("lines", "\n  - {hours: 1, group_size: 3}")];
    assert_eq!(said("supervision", &lines), ["misplaced-key e.md group_size"]);
    let lines = "\n  - {hours: {core/health: 1}}\n  - {hours: 2}\n  - {hours: 2, areas: [core/F, core/G], split: even}";
    assert_eq!(said("training", &[("hours", ""), ("lines", lines)]), CLEAN);
    let line = "\n  - {hours: {core/health: 1}, area: core/health}";
    assert_eq!(said("training", &[("hours", ""), ("lines", line)]), ["misplaced-key e.md area"]);
    let line = "\n  - {hours: 1, split: even}";
    assert_eq!(said("training", &[("hours", ""), ("lines", line)]), ["misplaced-key e.md split"]);
    let listed = [("area", ""), ("areas", "[core/F, core/G]"), ("split", "even"), ("hours", "")];
    let lines = ("lines", "\n  - {hours: 1}\n  - {hours: 1, area: sar}\n  - {hours: {core/A: 1}}");
    assert_eq!(said("training", &[listed.as_slice(), &[lines]].concat()), CLEAN);
    assert_eq!(said("training", &[("split", "even")]), ["misplaced-key e.md split"]);
    assert_eq!(
        said("training", &[("area", ""), ("areas", "[core/A]"), ("split", "")]),
        CLEAN,
        "a list of one needs no split"
    );
}

#[test]
fn what_stands_on_an_entry_with_lines_must_be_right_all_the_same() {
    let line = (
        "lines",
        "\n  - {hours: {core/A: 1}, delivery: in-person, approval: other, evidence: evidence/a.pdf}",
    );
    let one = |key: (&'static str, &'static str)| said("training", &[("hours", ""), line, key]);
    assert_eq!(one(("area", "core/ethic")), ["unknown-area e.md core/ethic"]);
    assert_eq!(one(("delivery", "zoom")), ["unknown-value e.md zoom"]);
    assert_eq!(one(("approval", "acme")), ["unknown-value e.md acme"]);
    assert_eq!(one(("split", "odd")), ["unknown-value e.md odd"]);
    assert_eq!(one(("evidence", "evidence/none.pdf")), ["evidence-missing e.md evidence/none.pdf"]);
    assert_eq!(one(("supervisor", "rivera")), ["misplaced-key e.md supervisor"]);
    assert_eq!(one(("hours", "3")), ["misplaced-key e.md hours"]);
    let line = ("lines", "\n  - {hours: 1, setting: individual, supervisor: rivera}");
    let one = |key: (&'static str, &'static str)| said("supervision", &[("hours", ""), line, key]);
    assert_eq!(one(("setting", "pair")), ["unknown-value e.md pair"]);
    assert_eq!(one(("supervisor", "riviera")), ["unknown-supervisor e.md riviera"]);
    assert_eq!(one(("group_size", "many")), ["bad-number e.md many"]);
    assert_eq!(one(("teaching", "{training/A: 0.5}")), ["misplaced-key e.md teaching"]);
}

#[test]
fn a_supervisor_belongs_to_teaching_alone() {
    assert_eq!(said("training", &[("supervisor", "rivera")]), ["misplaced-key e.md supervisor"]);
    let teaching = [("approval", "supervisor"), ("area", "training/A")];
    assert_eq!(said("training", &teaching), ["missing-key e.md ---"]);
    let with = [("approval", "supervisor"), ("area", "training/A"), ("supervisor", "rivera")];
    let log = Log::new();
    log.entry("e.md", "training", &with);
    assert_eq!((log.said(), log.hours("training")), (vec![], "3 3 3".to_owned()));
    let core = [("approval", "supervisor"), ("area", "core/ethics"), ("supervisor", "rivera")];
    assert_eq!(said("training", &core), ["unknown-area e.md core/ethics"]);
}

#[test]
fn a_line_lies_within_its_entry_and_a_session_has_one_day() {
    let lines = |date, line| [("hours", ""), ("date", date), ("lines", line)];
    let day = "\n  - {date: 2024-02-05, hours: 1}";
    assert_eq!(said("supervision", &lines("2024-02", day)), CLEAN);
    assert_eq!(said("supervision", &lines("2024-03", day)), ["date-outside e.md 2024-02-05"]);
    assert_eq!(
        said("supervision", &lines("2024-02", "\n  - {hours: 1}")),
        ["date-outside e.md 2024-02"]
    );
    assert_eq!(said("supervision", &lines("2024-02-30", day)), ["bad-date e.md 2024-02-30"]);
    assert_eq!(said("training", &lines("2024-02-30", day)), ["bad-date e.md 2024-02-30"]);
    assert_eq!(said("training", &lines("2024-02", day)), CLEAN);
    assert_eq!(said("training", &[("date", "2024-02-05"), ("hours", "24")]), CLEAN);
    assert_eq!(
        said("training", &[("date", "2024-02-05"), ("hours", "24.01")]),
        ["hours-over-day e.md 24.01"]
    );
    assert_eq!(
        said("training", &[("date", "2024-02-05"), ("hours", "25"), ("delivery", "asynchronous")]),
        CLEAN
    );
    let line = "\n  - {date: 2024-02-05, hours: 13}\n  - {date: 2024-02-05, hours: 12}";
    assert_eq!(said("training", &lines("2024-02-05", line)), ["hours-over-day e.md 12"]);
}

#[test]
fn a_month_keeps_individual_sessions_before_groups_and_the_earlier_first() {
    let log = Log::new();
    let group = [("setting", "group"), ("group_size", "3"), ("hours", "3"), ("date", "2024-02-01")];
    log.entry("a.md", "supervision", &group);
    log.entry("b.md", "supervision", &[("hours", "4"), ("date", "2024-02-10")]);
    log.entry("c.md", "supervision", &[("hours", "1"), ("date", "2024-02-29")]);
    log.entry("d.md", "supervision", &[("hours", "2"), ("date", "2024-03-01")]);
    assert_eq!(log.hours("supervision"), "10 10 8");
    assert_eq!(log.said(), ["over-period-limit a.md 3"]);
}

#[test]
fn lines_of_one_day_lose_in_the_order_of_paths() {
    let log = Log::new();
    let dated = [
        ("date", "2024-01-01..2024-01-31"),
        ("approval", "supervisor"),
        ("supervisor", "rivera"),
        ("hours", ""),
        ("area", ""),
        ("lines", "\n  - {date: 2024-01-20, hours: 3, area: training/A}"),
    ];
    log.entry("z.md", "training", &dated);
    let short = [
        ("date", "2024-01-20"),
        ("approval", "supervisor"),
        ("supervisor", "rivera"),
        ("area", "training/A"),
    ];
    log.entry("a.md", "training", &short);
    let training = log.requirement("training");
    let counted = |path: &str| {
        let entries = training["entries"].as_array().unwrap();
        entries.iter().find(|one| one["path"] == *path).unwrap()["counted"].to_string()
    };
    assert_eq!((counted("a.md"), counted("z.md")), ("3".to_owned(), "2".to_owned()));
}

fn contract(contract: &str) -> String {
    format!(
        "  rivera:\n    name: R\n    contract: {contract}\n    documents: [{{type: aasect-supervisor, from: 2015-05-01}}]\n"
    )
}

#[test]
fn hours_count_from_the_later_of_signature_and_documents_to_the_end() {
    let log =
        Log::with(&contract("{signed: 2024-01-10, documents: 2024-02-10, ended: 2024-03-10}"), "");
    for (number, day) in ["2024-02-09", "2024-02-10", "2024-03-10", "2024-03-11"].iter().enumerate()
    {
        log.entry(&format!("{number}.md"), "supervision", &[("date", day)]);
    }
    assert_eq!(log.hours("supervision"), "4 2 2");
    assert_eq!(log.said(), ["counts-nothing 0.md 1", "counts-nothing 3.md 1"]);
    log.entry("c1.md", "cases", &[("date", "2024-02-01..2024-02-28")]);
    log.entry("c2.md", "cases", &[("date", "2024-03-01..2024-03-31")]);
    log.entry("c3.md", "cases", &[("date", "2024-02-10..2024-03-10")]);
    assert_eq!(log.hours("clients"), "12 12 12");
    let said = log.said();
    assert!(
        said.contains(&"straddles-contract c1.md 2024-02-01..2024-02-28".to_owned()),
        "{said:?}"
    );
    assert!(
        said.contains(&"straddles-contract c2.md 2024-03-01..2024-03-31".to_owned()),
        "{said:?}"
    );
}

#[test]
fn contracts_that_follow_without_a_gap_are_one() {
    let both = |second: &str| {
        contract(&format!("[{{signed: 2023-02-01, ended: 2024-02-14}}, {{signed: {second}}}]"))
    };
    let log = Log::with(&both("2024-02-15"), "");
    log.entry("c.md", "cases", &[]);
    assert_eq!((log.said(), log.hours("clients")), (vec![], "12 12 12".to_owned()));
    let log = Log::with(&both("2024-02-16"), "");
    log.entry("c.md", "cases", &[]);
    assert_eq!(log.said(), ["straddles-contract c.md 2024-02"]);
    let lines = "\n  - {date: 2024-02-01..2024-02-14, hours: 6}\n  - {date: 2024-02-16..2024-02-29, hours: 6}";
    log.entry("c.md", "cases", &[("hours", ""), ("lines", lines)]);
    assert_eq!((log.said(), log.hours("clients")), (vec![], "12 12 12".to_owned()));
    let refused = [("disallowed", "{program: aasect-cst}")];
    log.entry("c.md", "cases", &refused);
    assert_eq!(log.said(), CLEAN, "what reviewers refused counts nothing, wherever its days lie");
}

#[test]
fn a_contract_ends_after_it_begins() {
    let one = |text: &str| Log::with(&contract(text), "").said();
    assert_eq!(one("{signed: 2024-01-10, ended: 2024-01-10}"), CLEAN);
    assert_eq!(
        one("{signed: 2024-01-10, ended: 2024-01-09}"),
        ["reversed-range practicum.yaml 2024-01-09"]
    );
    assert_eq!(
        one("{signed: 2024-01-10, documents: 2024-02-10, ended: 2024-02-01}"),
        ["reversed-range practicum.yaml 2024-02-01"]
    );
}

const MEMBER: &str = "applicant:\n  name: A\n  documents:\n    - {type: membership, of: aasect, from: 2023-01-01, to: 2023-12-31}\n";

#[test]
fn late_dues_are_excused_for_ninety_days_and_no_longer() {
    // The first 90 days of 2024 end on 30 March.
    for (from, gaps, lapses) in [("2024-03-31", 0, 0), ("2024-04-01", 1, 1)] {
        let rest = format!("{MEMBER}    - {{type: membership, of: aasect, from: {from}}}\n");
        let log = Log::with(RIVERA, &rest);
        log.entry("e.md", "supervision", &[]);
        let membership = log.requirement("membership");
        assert_eq!(membership["gaps"].as_array().unwrap().len(), gaps, "{from}");
        assert_eq!(log.said().len(), lapses, "{from}: {:?}", log.said());
        assert_eq!(log.hours("supervision"), "1 1 1");
    }
    let other = MEMBER.replace("2023-12-31", "2023-12-30")
        + "    - {type: membership, of: aasect, from: 2024-02-01}\n";
    let log = Log::with(RIVERA, &other);
    assert_eq!(log.requirement("membership")["status"], "short");
    assert_eq!(log.said(), CLEAN, "a gap into which nothing falls is a result, not a finding");
}

#[test]
fn an_exception_explains_exactly_its_days() {
    let with = |from: &str, to: &str, last: &str| {
        let rest = format!(
            "{MEMBER}    - {{type: membership, of: aasect, from: 2024-05-01{last}}}\nexceptions:\n  - {{requirement: membership, from: {from}, to: {to}, statement: S}}\n"
        );
        Log::with(RIVERA, &rest).requirement("membership")["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(with("2024-01-01", "2024-04-30", ""), "explained");
    assert_eq!(with("2024-01-01", "2024-04-29", ""), "short");
    assert_eq!(with("2024-01-01", "2024-04-30", ", to: 2025-04-30"), "unknown");
    assert_eq!(with("2024-01-02", "2024-04-30", ", to: 2025-04-30"), "short");
}

#[test]
fn a_lapse_is_one_warning_at_the_document_with_its_entries() {
    let supervisor = "  rivera:\n    name: R\n    contract: {signed: 2023-02-01}\n    documents:\n      - {type: aasect-supervisor, from: 2015-05-01, to: 2024-01-31}\n      - {type: aasect-supervisor, from: 2024-03-01}\n";
    let log = Log::with(supervisor, "");
    log.entry("a.md", "supervision", &[]).entry("b.md", "supervision", &[("date", "2024-02-06")]);
    log.entry("c.md", "supervision", &[("date", "2024-03-01")]);
    assert_eq!(
        log.said(),
        ["lapse practicum.yaml {type"],
        "hours lost by it have no warning of their own"
    );
    assert_eq!(log.hours("supervision"), "3 1 1");
    log.entry("d.md", "cases", &[("delivery", "text"), ("date", "2024-02-07")]);
    let also = ["counts-nothing d.md 12", "lapse practicum.yaml {type"];
    assert_eq!(log.said(), also, "what counts nothing for another reason too is said");
    log.entry("d.md", "training", &[]);
    let found = log.0.run(&["check", "--format", "json"]);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let related: Vec<&str> = found["diagnostics"][0]["related"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"].as_str().unwrap())
        .collect();
    assert_eq!(related, ["a.md", "b.md"]);
}

#[test]
fn from_training_to_certification_is_no_lapse() {
    let supervisor = |first: &str| {
        format!(
            "  rivera:\n    name: R\n    contract: {{signed: 2023-02-01}}\n    documents:\n      - {{type: aasect-supervisor-in-training, from: 2022-01-01, to: 2024-02-10}}\n      - {{type: aasect-supervisor, from: {first}}}\n"
        )
    };
    let log = Log::with(&supervisor("2024-02-11"), "");
    log.entry("a.md", "cases", &[]).entry("b.md", "supervision", &[]);
    assert_eq!(log.said(), CLEAN);
    assert_eq!(
        (log.hours("clients"), log.hours("supervision")),
        ("12 12 12".into(), "1 1 1".into())
    );
    let group = [("setting", "group"), ("group_size", "3"), ("date", "2024-02-06")];
    log.entry("c.md", "supervision", &group);
    assert_eq!(log.said(), ["counts-nothing c.md 1"], "in training, no group alone");
    let log = Log::with(&supervisor("2024-02-12"), "");
    log.entry("a.md", "cases", &[]);
    assert_eq!(log.said(), ["lapse practicum.yaml {type"]);
    assert_eq!(log.hours("clients"), "12 0 0");
}

#[test]
fn one_certificate_binds_all_that_name_it() {
    let log = Log::new();
    log.entry("a.md", "training", &[("certificate_hours", "6")]);
    log.entry("b.md", "training", &[("evidence", "./evidence/../evidence/a.pdf")]);
    assert_eq!((log.said(), log.hours("core")), (vec![], "6 6 6".to_owned()));
    log.entry("c.md", "training", &[("hours", "0.01")]);
    assert_eq!(log.said(), ["certificate-hours-exceeded c.md 0.01"]);
    assert_eq!(log.hours("core"), "6 6 6", "the entry that exceeds it counts nothing");
    log.entry("c.md", "training", &[("claim", "false")]);
    assert_eq!(log.said(), ["certificate-hours-exceeded c.md 3"], "it was attended all the same");
    log.entry("c.md", "training", &[("credits", "{semester: 1}"), ("hours", "")]);
    assert_eq!(log.said(), ["certificate-hours-exceeded c.md {semester"]);
    log.entry("c.md", "training", &[("draft", "true")]);
    log.entry("d.md", "training", &[("draft", "true")]);
    log.entry("e.md", "training", &[("title", "course  A.MD"), ("certificate_hours", "6")]);
    assert_eq!(log.said(), ["duplicate-entry e.md ---"], "none of these is summed");
    log.entry("c.md", "training", &[("certificate_hours", "7"), ("date", "2024-06-08")]);
    assert_eq!(log.said(), ["certificate-hours-disagree c.md 7", "duplicate-entry e.md ---"]);
}

#[test]
fn what_says_itself_that_it_does_not_count_is_not_warned_of() {
    let log = Log::new();
    log.entry("a.md", "training", &[("draft", "true"), ("date", "2027-01-01")]);
    log.entry("b.md", "training", &[("claim", "false"), ("evidence", "")]);
    log.entry(
        "c.md",
        "training",
        &[("disallowed", "{program: aasect-cst, on: 2025-01-01, reason: r}")],
    );
    log.entry("d.md", "training", &[("area", "none")]);
    log.entry("e.md", "cases", &[("focus", "general")]);
    assert_eq!(log.said(), CLEAN);
    assert_eq!(log.hours("core"), "6 0 0");
    log.entry("f.md", "training", &[("delivery", "asynchronous"), ("area", "sar")]);
    log.entry("g.md", "training", &[("date", "2025-06-02")]);
    assert_eq!(log.said(), ["counts-nothing f.md 3", "future-entry g.md 2025-06-02"]);
}

#[test]
fn an_allowed_warning_is_not_said() {
    let log = Log::with(RIVERA, "allow: [no-evidence]\n");
    log.entry("a.md", "training", &[("evidence", "")]);
    assert_eq!(log.said(), CLEAN);
    assert_eq!(log.0.run(&["check", "--deny", "warnings"]).code, 0);
    log.entry("b.md", "training", &[("date", "2012-01-01")]);
    assert_eq!(log.said(), ["old-training b.md 2012-01-01"]);
    assert_eq!(log.0.run(&["check", "--deny", "warnings"]).code, 1);
}

#[test]
fn a_key_that_is_not_known_is_said_in_every_mapping() {
    let applicant = "applicant:\n  name: A\n  nane: 1\n  degree: {level: masters, years: 2}\n  experience: {form: 2020-08-01, from: 2020-08-01}\n  documents: [{type: license, level: associate, from: 2020-01-01, til: 2021-01-01}]\n";
    let rest = "programs: {aasect-cst: {versoin: 2018}}\npacket: {papers: a4}\npauses: [{from: 2024-01-01, to: 2024-01-02, why: x}]\nextras: [{title: t, evidence: evidence/a.pdf, n: 1}]\nexceptions: [{requirement: membership, from: 2024-01-01, to: 2024-01-02, n: 1}]\nattestations: {code-of-conduct: {sigend: 2025-01-10}, code-of-conducts: {}, x-own: 1}\nx-own: 1\nfoo: 1\n";
    let supervisors = "  rivera: {name: R, nane: R, contract: {signed: 2023-02-01, n: 1}, documents: [{type: license, from: 2020-01-01, n: 1}]}\n";
    let log = Log::with(supervisors, &format!("{applicant}{rest}"));
    let said = log.said();
    assert_eq!(
        said.iter().filter(|one| one.starts_with("unknown-key practicum.yaml")).count(),
        15,
        "{said:?}"
    );
    assert_eq!(said.len(), 15, "{said:?}");
    let keys = [
        ("evidence", "{file: evidence/a.pdf, page: 1}"),
        ("credits", "{semester: 3, term: 1}"),
        ("disallowed", "{program: aasect-cst, day: 2025-01-01}"),
        ("foo", "1"),
        ("x-foo", "1"),
        ("group_size", "3"),
    ];
    let found = said_lines("training", &keys);
    assert_eq!(found, ["unknown-key"; 5]);
}

fn said_lines(kind: &str, keys: &[(&str, &str)]) -> Vec<String> {
    said(kind, keys).iter().map(|one| one.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn a_fault_of_the_log_file_drops_no_more_than_its_mapping() {
    // A contract that can't be read is no contract, and its entries are not blamed for it.
    let log = Log::with(&contract("{signed: 2023-02-30}"), "");
    log.entry("e.md", "supervision", &[]).entry("t.md", "training", &[]);
    assert_eq!(log.said(), ["bad-date practicum.yaml 2023-02-30"]);
    assert_eq!((log.hours("supervision"), log.hours("core")), ("1 0 0".into(), "3 3 3".into()));
    // Which of two dates is meant, nobody knows.
    let log = Log::with(&contract("{signed: 2023-02-01, signed: 2024-03-01}"), "");
    log.entry("e.md", "supervision", &[]);
    assert_eq!(log.said(), ["duplicate-key practicum.yaml signed"]);
    assert_eq!(log.hours("supervision"), "1 0 0");
    // A fault of evidence leaves the contract standing.
    let evidence = "{signed: 2023-02-01, evidence: {file: evidence/a.pdf, pages: 0}}";
    let log = Log::with(&contract(evidence), "");
    log.entry("e.md", "supervision", &[]);
    assert_eq!(log.said(), ["bad-number practicum.yaml 0"]);
    assert_eq!(log.hours("supervision"), "1 1 1");
    // One bad contract of two leaves the other.
    let two = "[{signed: 2023-02-01}, {signed: never}]";
    let log = Log::with(&contract(two), "");
    log.entry("e.md", "supervision", &[]);
    assert_eq!(
        (log.said(), log.hours("supervision")),
        (vec!["bad-date practicum.yaml never".into()], "1 1 1".into())
    );
    // An alias is one fault, and no second one follows from it.
    let log = Log::with(RIVERA, "packet: {paper: *a}\nextras: *b\n");
    assert_eq!(log.said(), ["yaml-anchor practicum.yaml *a", "yaml-anchor practicum.yaml *b"]);
}

#[test]
fn a_program_is_named_once_and_at_least_once() {
    assert_eq!(Log::with(RIVERA, "programs: []\n").said(), ["empty-value practicum.yaml ["]);
    let twice = "programs: [aasect-cst, aasect-cst]\n";
    let log = Log::with(RIVERA, twice);
    assert_eq!(log.said(), ["duplicate-key practicum.yaml aasect-cst"]);
    assert_eq!(log.status()["programs"].as_array().unwrap().len(), 1);
    assert_eq!(said("training", &[("programs", "[]")]), ["empty-value e.md ["]);
}

#[test]
fn the_requirements_of_the_earliest_contract_hold() {
    let version = |signed: &str, rest: &str| {
        let log = Log::with(&contract(&format!("{{signed: {signed}}}")), rest);
        (log.status()["programs"][0]["version"].as_str().unwrap().to_owned(), log.said())
    };
    assert_eq!(version("2012-09-01", ""), ("2012".into(), vec![]));
    assert_eq!(version("2017-12-31", ""), ("2012".into(), vec![]));
    assert_eq!(version("2018-01-01", ""), ("2018".into(), vec![]));
    assert_eq!(version("2022-01-01", ""), ("2025.T.1".into(), vec![]));
    let pinned = "programs: {aasect-cst: {version: 2018}}\n";
    assert_eq!(version("2019-01-01", pinned), ("2018".into(), vec![]));
    assert_eq!(
        version("2023-01-01", pinned),
        ("2018".into(), vec!["pin-out-of-range practicum.yaml 2018".into()])
    );
    assert_eq!(
        version("2012-08-31", ""),
        ("2012".into(), vec!["no-version practicum.yaml 2012-08-31".into()])
    );
}

/// A random entry: its kind and its keys.
fn any_entry() -> impl Strategy<Value = (usize, u32, u32, u32, usize)> {
    (0_usize..6, 1_u32..28, 1_u32..13, 1_u32..600, 0_usize..4)
}

fn written(path: &str, (what, day, month, minutes, turn): (usize, u32, u32, u32, usize)) -> String {
    let date = format!("2024-{month:02}-{day:02}");
    let hours = format!("{minutes}m");
    let deliveries = ["in-person", "live-online", "asynchronous", "asynchronous"];
    let talks = ["in-person", "video", "phone", "video"];
    let areas = ["core/ethics", "core/health", "training/theory", "sar"];
    let approvals = ["aasect", "other", "university", "other"];
    let pick = |list: [&'static str; 4]| list[turn];
    match what {
        0 | 1 => entry(
            "training",
            path,
            &[
                ("date", &date),
                ("hours", &hours),
                ("delivery", pick(deliveries)),
                ("approval", approvals[turn ^ what]),
                ("area", areas[if what == 0 { turn } else { turn ^ 2 }]),
            ],
        ),
        2 => entry(
            "supervision",
            path,
            &[("date", &date), ("hours", &hours), ("delivery", talks[turn % 3])],
        ),
        3 => entry(
            "supervision",
            path,
            &[
                ("date", &date),
                ("hours", &hours),
                ("setting", "group"),
                ("group_size", ["2", "4", "5", "3"][turn]),
            ],
        ),
        4 => entry("cases", path, &[("date", &date), ("hours", &hours), ("delivery", talks[turn])]),
        _ => entry(
            "cases",
            path,
            &[
                ("date", &date),
                ("hours", &hours),
                ("modality", ["individual", "class", "couple", "group"][turn]),
            ],
        ),
    }
}

/// Logged, credited and counted of every requirement in hours, and of its areas and parts.
fn totals(log: &Log) -> Vec<(String, f64, f64, f64, Vec<String>)> {
    let status = log.status();
    let requirements = status["programs"][0]["requirements"].as_array().unwrap();
    requirements
        .iter()
        .filter(|one| one["kind"] == "hours")
        .map(|one| {
            let hours = |key: &str| one[key].as_f64().unwrap();
            let parts = one["parts"].as_array().unwrap();
            let parts = parts.iter().map(|part| format!("{} {}", part["id"], part["counted"]));
            let id = one["id"].as_str().unwrap().to_owned();
            (id, hours("logged"), hours("credited"), hours("counted"), parts.collect())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_depend_on_no_name_and_no_order(
        entries in proptest::collection::vec(any_entry(), 1..24),
        keys in proptest::collection::vec(any::<u32>(), 24),
    ) {
        let (one, other) = (Log::new(), Log::new());
        for (number, (content, key)) in entries.iter().zip(&keys).enumerate() {
            // The title stays the same under another name: it tells trainings apart.
            let text = written(&format!("{number}"), *content);
            one.0.write(&format!("{number:02}.md"), &text);
            other.0.write(&format!("{}/{key:010}-{number}.md", key % 3), &text);
        }
        let found = totals(&one);
        prop_assert_eq!(&found, &totals(&other));
        prop_assert_eq!(found.len(), 5);
        for (id, logged, credited, counted, _) in found {
            prop_assert!(logged >= credited && credited >= counted, "{id}");
        }
    }
}

#[test]
fn a_map_over_its_credit_is_an_error_even_where_nothing_is_claimed() {
    let credit =
        [("area", ""), ("credits", "{semester: 1}"), ("hours", "{core/A: 15, core/B: 0.01}")];
    for more in [
        ("x-a", "1"),
        ("draft", "true"),
        ("claim", "false"),
        ("disallowed", "{program: aasect-cst}"),
    ] {
        let keys = [credit.as_slice(), &[more, ("date", "2024-01")]].concat();
        assert_eq!(said("training", &keys), ["map-over-credit e.md {core/A"], "{more:?}");
    }
    let batch = |more| said("cases", &[("date", "2023-01-15..2023-02-14"), more]);
    assert_eq!(batch(("x-a", "1")), ["straddles-contract e.md 2023-01-15..2023-02-14"]);
    for more in [("claim", "false"), ("draft", "true"), ("focus", "general")] {
        assert_eq!(batch(more), CLEAN, "{more:?}");
    }
}

//! The log's own rule packs: what they hold of a client is said and covered, and they are never
//! written back so.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test stops where something is amiss, and reads the files that it compares with"
)]

#[path = "support/sandbox.rs"]
mod sandbox;

use sandbox::Sandbox;

const NAMES: [&str; 3] = ["Jane", "Svetlana", "555-0142"];

const PACK: &str = "\
# my client Jane Doe 206-555-0142
extends: aasect-cst/2025.T.1
title: Certified, as my client Svetlana Doe is
";

fn log(pack: &str) -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", "applicant: {name: Jordan Avery}\nprograms: [aasect-cst]\n");
    log.write("programs/x.yaml", pack);
    log
}

fn silent(what: &str, text: &str) {
    for name in NAMES {
        assert!(!text.contains(name), "{what}: {text}");
    }
}

#[test]
fn a_client_in_a_pack_is_a_warning_and_never_shown() {
    let log = log(PACK);
    let told = log.run(&["check", "--format", "short"]);
    assert_eq!(told.code, 0, "{told:?}");
    for found in [
        "programs/x.yaml:1:13: warning[identifier-name]",
        "programs/x.yaml:1:22: warning[identifier-phone]",
        "programs/x.yaml:3:",
    ] {
        assert!(told.out.contains(found), "{found}: {told:?}");
    }
    let runs = [
        &["check"][..],
        &["check", "--format", "json"],
        &["status", "-v"],
        &["status", "--format", "json"],
        &["explain", "core"],
        &["programs", "list"],
        &["programs", "show", "aasect-cst"],
        &["programs", "diff", "aasect-cst", "2018", "2025.T.1"],
        &["build"],
    ];
    let mut seen = 0;
    for run in runs {
        let told = log.run(run);
        silent(&run.join(" "), &(told.out.clone() + &told.err));
        seen += usize::from((told.out + &told.err).contains("Certified, as my client xxxx"));
    }
    assert!(seen >= 2, "the title is shown, covered, by {seen}");
    for file in ["aasect-cst.html", "aasect-cst.json"] {
        let text = std::fs::read_to_string(log.path().join("packet").join(file)).unwrap();
        silent(file, &text);
    }
}

#[test]
fn a_fault_of_a_pack_is_said_without_its_client() {
    let log = log(&PACK.replace("title:", "titel: my client Jane Doe\ntitle:"));
    let told = log.run(&["check"]);
    assert!(told.code == 1 && told.out.contains("titel"), "{told:?}");
    silent("check", &told.out);
    let shown = log.run(&["programs", "show", "aasect-cst"]);
    assert!(shown.err.contains("titel"), "{shown:?}");
    silent("show", &(shown.out + &shown.err));
    let confirmed = log.run(&["programs", "confirm", "aasect-cst"]);
    assert!(confirmed.err.contains("titel"), "{confirmed:?}");
    silent("confirm", &(confirmed.out + &confirmed.err));
}

#[test]
fn a_pack_that_confirm_writes_keeps_its_text() {
    let log = log(PACK);
    let rule = ["--rule", "requirements.sar", "--at", "office", "--value", "14"];
    let told = log.run(&[&["programs", "confirm", "aasect-cst"][..], &rule].concat());
    assert_eq!(told.code, 0, "{told:?}");
    silent("confirm", &(told.out + &told.err));
    let text = std::fs::read_to_string(log.path().join("programs/x.yaml")).unwrap();
    assert!(text.starts_with(PACK), "{text}");
    assert!(text.contains("at: office"), "{text}");
}

#[test]
fn what_was_reviewed_in_a_pack_is_allowed() {
    let pack = "# my client Jane Doe\nextends: aasect-cst/2025.T.1\n";
    let log = log(pack);
    let told = log.run(&["allow", "programs/x.yaml:1"]).out;
    let line = told.lines().find(|line| line.starts_with("allow: ")).unwrap();
    log.write("programs/x.yaml", format!("{pack}{line}\n"));
    assert_eq!(log.run(&["check"]).out, "");
    log.write("programs/x.yaml", format!("{}{line}\n", pack.replace("Doe", "Roe")));
    let changed = log.run(&["check", "--format", "short"]).out;
    assert!(
        changed.contains("[identifier-name]") && changed.contains("[unused-allow]"),
        "{changed}"
    );
}

#[test]
fn a_rule_beside_a_sentence_about_clients_is_no_identifier() {
    let log = log("\
extends: aasect-cst/2025.T.1
attributes:
  # My client was seen under the rules of these days.
  observed: {title: Observed, of: supervision, values: {client: With a client}}
# My client was seen in these days.
in-force: 2025-02-03..
");
    assert_eq!(log.run(&["check", "--format", "short"]).out, "");
}

#[test]
fn the_packs_that_the_program_brings_speak_of_nobody() {
    let mut seen = 0;
    for folder in std::fs::read_dir("programs").unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            let log = Sandbox::new();
            log.write("practicum.yaml", "applicant: {name: Jordan Avery}\nprograms: []\n");
            log.write("programs/x.yaml", std::fs::read(&file).unwrap());
            let told = log.run(&["check", "--format", "short"]).out;
            assert!(!told.contains("[identifier-"), "{}: {told}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen} packs");
}

//! What a packet would be returned for: each sort of point alone, in a log that is otherwise whole.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(
    clippy::indexing_slicing,
    reason = "an absent key of JSON is null, and a test fails by it"
)]
#![expect(clippy::disallowed_methods, reason = "a test reads the files that it compares with")]

#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use std::collections::BTreeSet;

use sandbox::Sandbox;
use serde_json::Value;

const PACK: &str = "\
program: guild
title: Guild Counselor
body: Guild of Counselors
version: \"2024\"
text: text of 2024
in-force: 2020-01-01..
chosen-by: as-of
check-against: https://example.org/rules
sources:
  R1: {title: Rules of the guild, address: \"https://example.org/rules\", dated: \"2024\"}
domains:
  education:
    title: Education
    short: Education
    takes: training
    areas: {ethics: {code: A, short: Ethics, title: Ethics, accepts: [core/ethics]}}
requirements:
  education: {title: Education, hours: education, at-least: 3, source: R1}
  insurance: {title: Insurance, in-force: {type: liability-insurance, held-for: 1 year}, source: R1}
  letter:
    title: Letter
    attested:
      guild-letter: {title: Letter of a colleague, file: true}
    source: R1
submission:
  paper: {title: Letter paper, paper: letter, because: it is printed on letter paper, source: R1}
  member: {title: Member number, names: member-number, because: the first page names the number, source: R1}
  fee: {title: Fee, by-hand: true, because: the fee is paid, source: R1, verify: true}
";

const LOG: &str = "\
applicant:
  name: Jordan Avery
  member_number: \"48213\"
  documents:
    - {type: liability-insurance, from: 2022-01-01, to: 2026-12-31}
attestations:
  guild-letter: {from: Sam Lee, dated: 2025-02-03, evidence: evidence/letter.pdf}
programs: [guild]
";

const TRAINING: &str = "\
---
kind: training
date: 2024-06-07
title: Ethics in practice
provider: Example Institute
approval: aasect
delivery: in-person
evidence: evidence/ethics.pdf
hours: {core/ethics: 3}
---
";

fn whole() -> Sandbox {
    let log = Sandbox::new();
    log.write("programs/guild.yaml", PACK);
    log.write("practicum.yaml", LOG);
    log.write("ethics.md", TRAINING);
    log.write("evidence/ethics.pdf", pdf::pdf(1));
    log.write("evidence/letter.pdf", pdf::pdf(1));
    log
}

/// The exit code, and each point that is not fine: its id, its result, its places.
fn points(log: &Sandbox) -> (i32, Vec<String>) {
    let run = log.run(&["preflight", "--format", "json"]);
    let object: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(object["schema"], "practicum/preflight/1");
    let one = |point: &Value| {
        let place = |place: &Value| match place["line"].as_u64() {
            Some(line) => format!("{}:{line}", place["path"].as_str().unwrap()),
            None => place["path"].as_str().unwrap().to_owned(),
        };
        let places: Vec<String> = point["places"].as_array().unwrap().iter().map(place).collect();
        let text = |key: &str| point[key].as_str().unwrap();
        format!("{} {} {}", text("id"), text("result"), places.join(" ")).trim_end().to_owned()
    };
    let all = object["programs"][0]["points"].as_array().unwrap();
    (run.code, all.iter().filter(|point| point["result"] != "fine").map(one).collect())
}

/// What is left where nothing would be returned.
const BY_HAND: &str = "fee by-hand";
const UNBUILT: &str = "packet by-hand packet/guild.json";

#[test]
fn a_whole_log_would_not_be_returned() {
    let log = whole();
    assert_eq!(points(&log), (0, vec![BY_HAND.to_owned(), UNBUILT.to_owned()]));
    let told = log.run(&["preflight"]);
    assert!(told.out.contains("Nothing found for which it would be returned: 5 of 7"), "{told:?}");
    assert!(told.out.contains("☐ Fee\n  The fee is paid [R1] *\n"), "{told:?}");
    assert_eq!(told.code, 0);
}

#[test]
fn what_is_lacking_is_named_with_its_file() {
    let returned = |change: &dyn Fn(&Sandbox), point: &str| {
        let log = whole();
        change(&log);
        let expected = (1, vec![point.to_owned()]);
        let (code, found) = points(&log);
        let found: Vec<String> = found.into_iter().filter(|one| !one.contains("by-hand")).collect();
        assert_eq!((code, found), expected);
    };
    let edit = |file: &'static str, text: &'static str, from: &'static str, to: &'static str| {
        assert!(text.contains(from), "{from}");
        move |log: &Sandbox| drop(log.write(file, text.replace(from, to)))
    };
    returned(&edit("ethics.md", TRAINING, "ethics: 3", "ethics: 2"), "education returned");
    returned(
        &edit("practicum.yaml", LOG, "2022-01-01, to: 2026-12-31", "2025-01-01"),
        "insurance returned practicum.yaml",
    );
    returned(
        &edit("practicum.yaml", LOG, ", evidence: evidence/letter.pdf", ""),
        "letter returned practicum.yaml",
    );
    returned(
        &edit("practicum.yaml", LOG, "programs: [guild]", "programs: [guild]\npacket: {paper: a4}"),
        "paper returned practicum.yaml",
    );
    returned(
        &edit("practicum.yaml", LOG, "  member_number: \"48213\"\n", ""),
        "member returned practicum.yaml",
    );
    returned(
        &edit("ethics.md", TRAINING, "evidence: evidence/ethics.pdf\n", ""),
        "no-evidence returned ethics.md:1",
    );
}

#[test]
fn errors_are_one_point_with_all_their_places() {
    let log = whole();
    log.write("a.md", TRAINING.replace("aasect", "nobody"));
    log.write("b.md", TRAINING.replace("2024-06-07", "2024-06-31"));
    let (code, found) = points(&log);
    assert_eq!(code, 1);
    assert!(found.contains(&"errors returned a.md:6 b.md:3".to_owned()), "{found:?}");
}

#[test]
fn the_packet_that_was_built_is_held_against_the_log() {
    let log = whole();
    assert_eq!(log.run(&["build", "-q"]).code, 0);
    assert_eq!(points(&log), (0, vec![BY_HAND.to_owned()]));
    log.write("more.md", TRAINING.replace("Ethics in practice", "More ethics"));
    let other = "packet returned packet/guild.json".to_owned();
    assert_eq!(points(&log), (1, vec![BY_HAND.to_owned(), other.clone()]));
    log.write("more.md", TRAINING.replace("aasect", "nobody"));
    assert_eq!(log.run(&["build", "-q", "--partial"]).code, 1);
    log.write("more.md", TRAINING.replace("Ethics in practice", "More ethics"));
    assert_eq!(points(&log), (1, vec![BY_HAND.to_owned(), other]));
    let told = log.run(&["preflight"]).out;
    assert!(told.contains("✗ The packet: a draft\n"), "{told}");
}

#[test]
fn what_a_reviewer_may_ask_returns_nothing() {
    let log = whole();
    // The same days and hours under another title: no duplicate, but far in the past.
    log.write("old.md", TRAINING.replace("2024-06-07", "1907-06-07").replace("Ethics in", "Old"));
    let (code, found) = points(&log);
    assert_eq!(code, 0, "{found:?}");
    assert!(found.contains(&"implausible-date asked old.md:3".to_owned()), "{found:?}");
}

#[test]
fn a_lapse_of_a_supervisor_is_returned_and_one_that_is_explained_is_a_question() {
    let lapsed = "{type: liability-insurance, from: 2022-01-01, to: 2024-06-01}, \
                  {type: liability-insurance, from: 2024-06-14}";
    let log = whole();
    let applicant = LOG
        .replace("    - {type: liability-insurance, from: 2022-01-01, to: 2026-12-31}\n", "")
        .replace("  documents:\n", &format!("  documents: [{lapsed}]\n"))
        + "exceptions:\n  - {requirement: insurance, from: 2024-06-02, to: 2024-06-13, statement: late}\n";
    log.write("practicum.yaml", &applicant);
    assert_eq!(points(&log).1.iter().filter(|one| one.starts_with("lapse asked")).count(), 1);
    assert_eq!(points(&log).0, 0);
    let supervisor =
        format!("{LOG}supervisors:\n  rivera: {{name: Alex Rivera, documents: [{lapsed}]}}\n");
    log.write("practicum.yaml", supervisor);
    let session = TRAINING
        .replace("approval: aasect", "approval: supervisor\nsupervisor: rivera")
        .replace("core/ethics", "training/ethics");
    log.write("taught.md", session.replace("Ethics in practice", "Taught"));
    let (code, found) = points(&log);
    assert_eq!(code, 1);
    assert!(found.iter().any(|one| one.starts_with("lapse returned practicum.yaml")), "{found:?}");
}

#[test]
fn a_document_is_meant_by_the_society_that_the_rule_names_or_any() {
    let log = whole();
    let one = "{type: liability-insurance, from: 2022-01-01, to: 2026-12-31}";
    let ended = "{type: liability-insurance, of: Acme, from: 2022-01-01, to: 2025-03-01}";
    log.write("practicum.yaml", LOG.replace(one, ended));
    let (_, found) = points(&log);
    // The rule names no society: the one of any is the document that ended.
    assert!(found.contains(&"insurance returned practicum.yaml:5".to_owned()), "{found:?}");
    log.write(
        "programs/guild.yaml",
        PACK.replace("liability-insurance, held", "liability-insurance, of: Acme, held"),
    );
    let lapsed = "{type: liability-insurance, of: Other, from: 2022-01-01, to: 2024-06-01}\n    \
                  - {type: liability-insurance, of: Other, from: 2024-06-14}";
    log.write("practicum.yaml", LOG.replace(one, lapsed));
    let (_, found) = points(&log);
    // No rule asks for that of another society, so nothing on the list stands for its lapse.
    assert!(found.contains(&"insurance returned practicum.yaml".to_owned()), "{found:?}");
    assert!(found.contains(&"lapse asked practicum.yaml:5".to_owned()), "{found:?}");
}

#[test]
fn the_checklist_and_preflight_hold_the_same_points() {
    let log = whole();
    assert_eq!(log.run(&["build", "-q", "--only", "html"]).code, 0);
    let page = std::fs::read_to_string(log.path().join("packet/guild.html")).unwrap();
    let ids = |start: &str| {
        let start = format!("id=\"{start}-");
        let rows = page.split(&start).skip(1);
        rows.map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    let mut printed = ids("requirement");
    printed.extend(ids("submission").into_iter().filter(|id| id != "table"));
    let run = log.run(&["preflight", "--format", "json"]);
    let object: Value = serde_json::from_str(&run.out).unwrap();
    let points = object["programs"][0]["points"].as_array().unwrap();
    let listed: BTreeSet<String> =
        points.iter().map(|point| point["id"].as_str().unwrap().to_owned()).collect();
    let expected = ["education", "fee", "insurance", "letter", "member", "paper"];
    assert_eq!(printed, expected.map(str::to_owned).into());
    assert_eq!(listed, printed.into_iter().chain(["packet".to_owned()]).collect());
}

#[test]
fn a_build_ends_with_what_it_would_be_returned_for() {
    let log = whole();
    let quiet = log.run(&["build"]);
    assert!(!quiet.err.contains("returned"), "{quiet:?}");
    log.write("practicum.yaml", LOG.replace("  member_number: \"48213\"\n", ""));
    let told = log.run(&["build"]);
    assert_eq!(told.code, 0);
    let end =
        "guild would be returned for:\n  ✗ Member number: missing\n  see `practicum preflight`\n";
    assert!(told.err.ends_with(end), "{told:?}");
}

/// A page with words in a font that every reader has, and the ink of a press.
const FOREIGN: &str = "%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1\
/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 35>>stream
0 0 0 1 k BT /F 9 Tf (words) Tj ET 
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
";

#[test]
fn what_an_exhibit_keeps_the_packet_from_claiming_is_good_to_know() {
    let log = whole();
    assert!(!log.run(&["preflight"]).out.contains("PDF/A"));
    log.write("evidence/letter.pdf", FOREIGN);
    // It is in order: nobody would return it.
    assert_eq!(points(&log), (0, vec![BY_HAND.to_owned(), UNBUILT.to_owned()]));
    let told = log.run(&["preflight"]).out;
    let (_, known) = told.split_once("Good to know: 1 point\n\n").unwrap();
    let words: Vec<&str> = known.split_whitespace().collect();
    let known = words.join(" ");
    for said in [
        "· A packet for archives and for reading aloud: the packet claims neither PDF/A nor PDF/UA",
        "at evidence/letter.pdf",
        "→ Exhibit 2 (`evidence/letter.pdf`) uses the font `Helvetica` and does not hold it.",
        "→ Exhibit 2 (`evidence/letter.pdf`) has colours of a press (CMYK) and does not say of which.",
        "→ Its maker can save it as PDF/A.",
    ] {
        assert!(known.contains(said), "{said}\n{known}");
    }
}

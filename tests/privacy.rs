//! Identifiers of clients: innocent prose is left alone, every identifier is found, and none is ever repeated.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is amiss, and reads the prose that it looks through"
)]

#[path = "support/pdf.rs"]
mod pdf;
#[path = "pdf/reading.rs"]
#[expect(dead_code, reason = "of a page, only its words are read here")]
mod reading;
#[path = "support/sandbox.rs"]
mod sandbox;

use std::collections::BTreeSet;
use std::fmt::Write;

use practicum::privacy::cover::cover;
use practicum::privacy::{Found, Manner, Own, scan};
use proptest::prelude::*;
use sandbox::Sandbox;

/// A paragraph with the identifiers that are marked in it, as `⟦word|value⟧`.
struct Marked {
    text: String,
    values: Vec<(String, String)>,
}

#[test]
fn innocent_prose_is_left_alone() {
    let mut wrong = String::new();
    let mut seen = 0;
    for paragraph in paragraphs("innocent.md") {
        seen += 1;
        for found in found(&paragraph) {
            let value = &paragraph[found.range.clone()];
            writeln!(wrong, "{}: `{value}` in: {paragraph}", found.identifier.word()).unwrap();
        }
    }
    assert!(seen >= 260, "only {seen} paragraphs");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_identifier_is_found() {
    let mut wrong = String::new();
    let mut seen = 0;
    for marked in paragraphs("identifying.md").iter().map(|one| marked(one)) {
        seen += 1;
        let all = found(&marked.text);
        for (word, value) in &marked.values {
            let at = marked.text.find(value.as_str()).unwrap();
            let place = at..at + value.len();
            let hit = all.iter().any(|found| {
                found.identifier.word() == format!("identifier-{word}")
                    && found.range.start < place.end
                    && place.start < found.range.end
            });
            if !hit {
                let others: Vec<_> = all
                    .iter()
                    .map(|one| (one.identifier.word(), &marked.text[one.range.clone()]))
                    .collect();
                writeln!(wrong, "{word}: `{value}` in: {} {others:?}", marked.text).unwrap();
            }
        }
    }
    assert!(seen >= 260, "only {seen} paragraphs");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn neighbours_are_found_each() {
    let values = [
        "206-555-0142",
        "(206) 555-0143",
        "123-45-6789",
        "jane@example.org",
        "3/14/1985",
        "March 14, 1985",
        "J.D.",
        "Mrs. Abernathy",
        "98103",
    ];
    for value in values {
        for parted in [" ", "\n", ", ", " / ", "; "] {
            let text = format!("My client: {}.", [value; 3].join(parted));
            let ranges: Vec<_> = found(&text).into_iter().map(|one| one.range).collect();
            let covered = cover(&text, &ranges);
            let rest = covered.strip_prefix("My client: ").unwrap();
            let left = rest.chars().any(|sign| sign.is_alphanumeric() && sign != 'x');
            // An honorific alone is nobody.
            assert!(!left || !rest.replace("Mrs", "").contains("Aber"), "{covered}");
            assert!(!left || value.starts_with("Mrs"), "{covered}");
        }
    }
    let crossed = found("My client was born 7 March 3, 1979.");
    let ranges: Vec<_> = crossed.into_iter().map(|one| one.range).collect();
    assert!(!cover("My client was born 7 March 3, 1979.", &ranges).contains("1979"));
    for small in ["the client is ninety-three years old", "jane at gmail dot com"] {
        assert!(!found(small).is_empty(), "{small}");
    }
}

#[test]
fn innocent_prose_is_silent_in_case_and_supervision_entries() {
    let log = log();
    for (at, paragraph) in paragraphs("innocent.md").iter().enumerate() {
        log.write(&format!("cases/{at}.md"), cases(paragraph));
        log.write(&format!("supervision/{at}.md"), supervision(paragraph));
    }
    let told = log.run(&["check", "--format", "short"]).out;
    let said: Vec<&str> = told.lines().filter(|line| line.contains("[identifier-")).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    // The entries were read, and no other fault hid them.
    assert!(!told.contains("error["), "{told}");
}

#[test]
fn the_example_log_holds_no_identifier() {
    let told = std::process::Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(["check", "-v", "--as-of", "2025-06-01", "--format", "short"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/example-log"))
        .output()
        .unwrap();
    let (out, err) =
        (String::from_utf8(told.stdout).unwrap(), String::from_utf8(told.stderr).unwrap());
    assert!(!out.contains("identifier-"), "{out}");
    assert!(err.contains("no listed pattern found"), "{err}");
}

#[test]
fn no_output_repeats_what_was_found() {
    let log = log();
    let all: Vec<Marked> = paragraphs("identifying.md").iter().map(|one| marked(one)).collect();
    let mut values: BTreeSet<&str> = BTreeSet::new();
    let mut noted_trainings = 0;
    for (at, one) in all.iter().enumerate() {
        log.write(&format!("cases/{at}.md"), cases(&one.text));
        log.write(&format!("supervision/{at}.md"), supervision(&one.text));
        // A training is read mildly: only what is found there is covered in its note.
        let training = format!("My client: {}", one.text.replace("\n\n", "\n"));
        let ranges: Vec<_> =
            scan(&training, Manner::Mild, &own(), false).into_iter().map(|one| one.range).collect();
        let covered = cover(&training, &ranges);
        if !one.values.iter().any(|(_, value)| holds(&covered, value)) {
            noted_trainings += 1;
            log.write(&format!("trainings/{at}.md"), noted(&training));
        }
        values.extend(one.values.iter().map(|(_, value)| value.as_str()));
    }
    let short = log.run(&["check", "--format", "short"]).out;
    for (at, one) in all.iter().enumerate() {
        for (word, _) in &one.values {
            for folder in ["cases", "supervision"] {
                let said = short.lines().any(|line| {
                    line.starts_with(&format!("{folder}/{at}.md:"))
                        && line.contains(&format!("error[identifier-{word}]"))
                });
                assert!(said, "{folder}/{at}.md: no identifier-{word}: {}", one.text);
            }
        }
    }
    assert!(noted_trainings > 150, "only {noted_trainings} trainings");
    let told = everything(&log);
    let mut leaked = String::new();
    for (what, text) in &told {
        for value in values.iter().filter(|value| value.chars().count() > 3) {
            if holds(text, value) {
                writeln!(leaked, "{what}: {value}").unwrap();
            }
        }
    }
    assert!(leaked.is_empty(), "{leaked}");
}

#[test]
fn whatever_holds_a_name_it_is_covered() {
    let log = log();
    let body = "Nothing of anybody.";
    let with = |line: &str| cases(body).replacen("hours: 12\n", &format!("hours: 12\n{line}\n"), 1);
    let texts = [
        ("cases/title.md", with("title: With Svetlana")),
        ("cases/comment.md", with("# Svetlana came twice")),
        ("cases/behind.md", with("tags: [a] # Svetlana came twice")),
        ("cases/tags.md", with("tags: [online, Svetlana]")),
        ("cases/own.md", with("x-note: \"Svetlana Zoë\"")),
        ("cases/unknown.md", with("whatever: 'Svetlana'")),
        ("cases/key.md", with("Svetlana Doe: 2")),
        ("cases/own-key.md", with("x-svetlana: 2\nx-guadalupe: 3")),
        ("cases/denied.md", with("client: svetlana")),
        ("cases/below.md", with("client:\n  - svetlana\n  - guadalupe")),
        ("cases/block.md", with("x-note: |\n  two words\n  Svetlana and José")),
        ("cases/folded.md", with("x-note: >\n  came with\n  Guadalupe\n  Łukasz")),
        ("cases/flow.md", with("x-who: {first: Svetlana, client: guadalupe}")),
        ("cases/evidence.md", with("evidence: evidence/svetlana.pdf")),
        ("cases/crlf.md", cases("Saw Svetlana\nGuadalupe and Анна").replace('\n', "\r\n")),
        ("cases/broken.md", cases("Svetlana").replacen("hours: 12", "hours: [12", 1)),
        ("cases/none.md", "Svetlana came, and José.\n".to_owned()),
        ("cases/unclosed.md", "---\nkind: cases\nx: Svetlana\n".to_owned()),
        ("cases/svetlana.md", cases(body)),
        ("Guadalupe/2024-02.md", cases(body)),
        ("cases/2024-02-mr-abernathy.md", cases(body)),
        ("cases/2024-03-svetlana.md", cases(body)),
        ("cases/listed.md", with("evidence: [evidence/svetlana.pdf, ./evidence/guadalupe.pdf]")),
        (
            "cases/items.md",
            with(
                "evidence:\n  - \"evidence/svetlana.pdf\"\n  - {file: evidence/guadalupe.pdf}\n  - file: evidence/анна.pdf",
            ),
        ),
        ("cases/absent.md", with("evidence: evidence/josé.pdf")),
        ("cases/keys.md", with("x-анна: 2\nx-zoë: 3\nx-josé: 4")),
    ];
    for (path, text) in &texts {
        log.write(path, text);
    }
    for name in ["svetlana", "guadalupe", "анна", "guadalupe-unnamed"] {
        log.write(&format!("evidence/{name}.pdf"), pdf::pdf(1));
    }
    log.write("svetlana.markdown", cases(body));
    log.write("guadalupe.txt", cases(body));
    let told = everything(&log);
    for (what, text) in &told {
        let lower = text.to_lowercase();
        for name in ["svetlana", "guadalupe", "josé", "łukasz", "анна", "abernathy", "zoë"] {
            let line = lower.lines().find(|line| line.contains(name)).unwrap_or_default();
            assert!(line.is_empty(), "{what}: {name}: {line}");
        }
    }
    let short = log.run(&["check", "--format", "short"]).out;
    let found = short.lines().filter(|line| line.contains("error[identifier-name]")).count();
    assert!(found >= texts.len(), "{found}: {short}");
    for (path, _) in texts.iter().filter(|(path, _)| path.is_ascii()) {
        let is_covered =
            ["svetlana", "Guadalupe", "abernathy"].iter().any(|one| path.contains(one));
        let said = short.lines().any(|line| {
            line.starts_with(&format!("{path}:")) && line.contains("[identifier-name]")
        });
        assert!(said || is_covered, "{path}: {short}");
    }
    // A covered path of evidence still leads to its file, and to no other, and covered keys stay apart.
    let missing: Vec<&str> =
        short.lines().filter(|line| line.contains("evidence-missing")).collect();
    assert!(missing.len() == 1 && missing[0].starts_with("cases/absent.md"), "{missing:?}");
    assert!(!short.contains("duplicate-key"), "{short}");
    assert_eq!(short.matches("[unused-evidence]").count(), 1, "{short}");
    assert_eq!(short.matches("[not-an-entry]").count(), 2, "{short}");
    let explained = log.run(&["explain", "cases/svetlana.md"]);
    assert!(explained.out.contains("xxxxxxx"), "{explained:?}");
}

#[test]
fn covering_changes_no_count() {
    let plain = log();
    plain.write("cases/a.md", cases("Nothing."));
    plain.write("trainings/a.md", noted("Nothing."));
    let covered = log();
    let own = "hours: 12\nx-svetlana: 1\nx-guadalupe: 2\ntitle: Jane's month\n";
    covered.write(
        "cases/a.md",
        cases("Jane Doe, 90837, (206) 555-0142").replacen("hours: 12\n", own, 1),
    );
    covered.write("trainings/a.md", noted("My client Jane Doe, seen on 2024-02-05"));
    let csv = |log: &Sandbox| log.run(&["status", "--format", "csv"]).out;
    assert_eq!(csv(&plain), csv(&covered));
    assert!(csv(&plain).contains("12"), "{}", csv(&plain));
}

#[test]
fn what_is_the_logs_own_is_no_finding() {
    let log = log();
    let text = "With Alex Rivera and Sam Lee; Jordan Smith, jordan@example.org, license LF61000000, member 48213.";
    log.write("cases/a.md", cases(text));
    assert_eq!(log.run(&["check"]).out, "");
    log.write("cases/a.md", cases("With Alex Doe; license LF61000001."));
    assert_eq!(log.run(&["check", "--format", "short"]).out.lines().count(), 2);
}

#[test]
fn what_was_reviewed_is_allowed_until_its_line_changes() {
    let log = log();
    let text = cases("The story of Saoirse in the novel.");
    log.write("cases/a.md", &text);
    let told = log.run(&["check"]).out;
    assert!(told.contains("`practicum allow cases/a.md:10` prints the line to add"), "{told}");
    let asked = log.run(&["allow", "cases/a.md:10"]);
    assert_eq!((asked.code, asked.out.lines().count()), (0, 1), "{asked:?}");
    let line = asked.out.trim_end();
    let code = line.split("line: ").nth(1).unwrap().get(..8).unwrap();
    assert!(!told.contains(code), "a short line can be guessed from its code");
    let nowhere = log.run(&["allow", "cases/a.md:2"]);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (2, ""), "{nowhere:?}");
    let allowed = text.replacen("hours: 12\n", &format!("hours: 12\n{line}\n"), 1);
    log.write("cases/a.md", &allowed);
    let mended = log.run(&["check"]);
    assert_eq!((mended.code, mended.out.as_str()), (0, ""), "{mended:?}");
    log.write("cases/a.md", allowed.replace("in the novel", "in the room"));
    let changed = log.run(&["check", "--format", "short"]).out;
    assert!(
        changed.contains("error[identifier-name]") && changed.contains("warning[unused-allow]"),
        "{changed}"
    );
    assert!(!changed.contains("Saoirse"));
    let human = log.run(&["check"]).out;
    assert!(!human.contains(code), "{human}");
    // One of two values of a line is allowed, and the other is not.
    let two = cases("I spoke with my client Priya about my client Jerome.");
    log.write("cases/a.md", &two);
    let both = log.run(&["allow", "cases/a.md:10"]).out;
    let (first, second) = both.split_once("}, {").unwrap();
    assert!(second.contains("identifier-name"), "{both}");
    log.write("cases/a.md", two.replacen("hours: 12\n", &format!("hours: 12\n{first}}}]\n"), 1));
    let left = log.run(&["check", "--format", "short"]).out;
    assert_eq!(left.matches("error[identifier-name]").count(), 1, "{left}");
    log.write("cases/a.md", two.replacen("hours: 12\n", &format!("hours: 12\n{both}"), 1));
    assert_eq!(log.run(&["check"]).out, "");
    for (wrong, code) in [
        ("allow: [no-evidence]", "unknown-code"),
        ("allow: [{code: bad-date, line: 3f9a2c71, reviewed: 2025-06-01}]", "unknown-code"),
        ("allow: [{code: identifier-name, reviewed: 2025-06-01}]", "missing-key"),
        ("allow: [{code: identifier-name, line: 3f9, reviewed: 2025-06-01}]", "unknown-value"),
        ("allow: [{code: identifier-name, line: 3f9a2c71, reviewed: soon}]", "bad-date"),
    ] {
        log.write("cases/a.md", text.replacen("hours: 12\n", &format!("hours: 12\n{wrong}\n"), 1));
        let told = log.run(&["check", "--format", "short"]).out;
        assert!(told.contains(&format!("error[{code}]")), "{wrong}: {told}");
        assert!(told.contains("error[identifier-name]"), "{wrong}: {told}");
    }
}

#[test]
fn a_value_is_found_however_yaml_spells_it_and_its_whole_line_is_covered() {
    let with =
        |line: &str| cases("Nothing.").replacen("hours: 12\n", &format!("hours: 12\n{line}\n"), 1);
    for line in [
        r#"title: "\x4aennifer \u0041bernathy 206\x2d555-0142""#,
        "title: \"206-555-\\\n  0142\"",
        r#""\x4aennifer": 3"#,
        r#"evidence: "evidence/jenn\x69fer.pdf""#,
        "title: call (206)\n  555-0142",
        "title: >-\n  SSN 219-09-\n  9999",
        "title: call Mr.\n  Abernathy at tanya.q@\n  example.org",
        "title: call Mr.\tAbernathy at 206\u{2011}555\u{2011}0142",
    ] {
        let log = log();
        log.write("cases/a.md", with(line));
        let told = everything_of_one(&log);
        assert!(told.contains("error[identifier-"), "{line}: {told}");
        for value in ["ennifer", "bernathy", "555", "0142", "219", "9999", "tanya", "example.org"] {
            assert!(!told.contains(value), "{line}: {value}: {told}");
        }
    }
    let log = log();
    log.write("cases/a.md", cases("Seen on Tuesdays: Marguerite D. (41) and Dov, from Ballard."));
    let told = everything_of_one(&log);
    for value in ["Marguerite", "Dov", "41", "Ballard", "Tuesdays"] {
        assert!(!told.contains(value), "{value}: {told}");
    }
}

/// What is said of a log with one entry.
fn everything_of_one(log: &Sandbox) -> String {
    let runs = [
        vec!["check"],
        vec!["check", "--format", "json"],
        vec!["status", "--format", "json"],
        vec!["explain", "cases/a.md"],
        vec!["explain", "clients"],
        vec!["preflight"],
    ];
    runs.iter().map(|args| log.run(args)).map(|run| run.out + &run.err).collect()
}

#[test]
fn covered_titles_stay_apart_and_covered_escapes_stay_readable() {
    let training = |title: &str| {
        format!(
            "---\nkind: training\ndate: 2024-03-07\ntitle: {title}\nprovider: Example Institute\n\
             approval: aasect\ndelivery: in-person\nhours: {{core/ethics: 3}}\n---\n"
        )
    };
    let core = |log: &Sandbox| {
        let status = log.run(&["status", "--format", "json"]).out;
        let status: serde_json::Value = serde_json::from_str(&status).unwrap();
        let all = status["programs"][0]["requirements"].as_array().unwrap().clone();
        all.iter().find(|one| one["id"] == "core").unwrap()["counted"].as_f64().unwrap()
    };
    let log = log();
    log.write("a.md", training("A talk about my client Jennifer"));
    log.write("b.md", training("A talk about my client Patricia"));
    assert!((core(&log) - 6.0).abs() < 0.001, "{}", core(&log));
    log.write("c.md", training(r#""My client's mail: tanya\u002eq@example.org""#));
    assert!((core(&log) - 9.0).abs() < 0.001, "{}", core(&log));
    assert_eq!(log.run(&["check"]).code, 0);
}

#[test]
fn elsewhere_only_what_speaks_of_a_client_is_a_warning() {
    let log = log();
    log.write(
        "trainings/a.md",
        noted("With Jane Doe, (206) 555-0142, on May 3. We learned how clients feel."),
    );
    assert_eq!(log.run(&["check"]).out, "");
    log.write("trainings/a.md", noted("I spoke of my client Jane Doe, (206) 555-0142."));
    let told = log.run(&["check", "--format", "short"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert_eq!(told.out.matches("warning[identifier-").count(), 2, "{told:?}");
    log.write("practicum.yaml", LOG.to_owned() + "exceptions:\n  - {requirement: membership, from: 2023-01-01, to: 2023-01-31, statement: My client Jane Doe was ill}\n");
    let told = log.run(&["check", "--format", "short"]).out;
    assert!(told.contains("practicum.yaml") && !told.contains("Jane"), "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn covering_keeps_every_place(text in r"[\PC\n ]{0,300}", yaml: bool, strict: bool) {
        keeps(&text, yaml, strict);
    }

    #[test]
    fn covering_keeps_every_place_of_what_looks_like_an_entry(parts in prop::collection::vec(part(), 0..40), strict: bool) {
        keeps(&format!("---\nkind: cases\n{}", parts.concat()), false, strict);
    }
}

/// Pieces of which entries with identifiers are made.
fn part() -> impl Strategy<Value = String> {
    let parts = [
        "Jane",
        "José",
        "Łukasz",
        "Анна",
        " ",
        "\n",
        "\r\n",
        "---\n",
        "client: ",
        "x-",
        ": ",
        "(206) 555-0142",
        "J.D.",
        "\"",
        "'",
        "{",
        "}",
        "[",
        "]",
        "# ",
        "- ",
        "|\n  ",
        "@",
        ".com",
        "2024-02-05",
        "![a](b.png)",
        "𝒜",
        "’s",
        "and",
    ];
    prop::sample::select(parts.to_vec()).prop_map(str::to_owned)
}

fn keeps(text: &str, yaml: bool, strict: bool) {
    let manner = if strict { Manner::Strict } else { Manner::Mild };
    let ranges: Vec<_> =
        scan(text, manner, &own(), yaml).into_iter().map(|one| one.range).collect();
    for range in &ranges {
        assert!(
            text.get(range.clone()).is_some_and(|value| !value.is_empty()),
            "{range:?} in {text:?}"
        );
    }
    let covered = cover(text, &ranges);
    assert_eq!(covered.len(), text.len());
    for (at, sign) in text.char_indices() {
        assert!(covered.is_char_boundary(at));
        let other = covered[at..].chars().next().unwrap();
        let inside = ranges.iter().any(|range| range.contains(&at));
        assert_eq!(other.len_utf8(), sign.len_utf8());
        assert!(inside || other == sign);
        assert!(other == sign || !sign.is_whitespace());
    }
}

#[test]
fn no_text_takes_long() {
    let long = [
        "Jane and ",
        "2024-02-05, ",
        "a@b.c ",
        "client 1 ",
        "\"",
        "J. D. ",
        "Aa ",
        "1",
        "x: {",
        "- ",
        "\n\n",
        "\u{301}é",
    ];
    for piece in long {
        let text = piece.repeat(60_000 / piece.len());
        let start = std::time::Instant::now();
        for yaml in [true, false] {
            keeps_short(&scan(&text, Manner::Strict, &own(), yaml), &text);
        }
        let took = start.elapsed();
        assert!(took.as_secs() < 20, "{piece:?}: {took:?}");
    }
}

fn keeps_short(found: &[Found], text: &str) {
    assert!(found.iter().all(|one| one.range.end <= text.len()));
}

/// Whether a text holds a value, as a word of its own.
fn holds(text: &str, value: &str) -> bool {
    text.match_indices(value).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + value.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// Everything that the command says and writes of a log.
fn everything(log: &Sandbox) -> Vec<(String, String)> {
    let mut told = Vec::new();
    let mut tell = |args: &[&str]| {
        let run = log.run(args);
        told.push((args.join(" "), run.out + &run.err));
    };
    for format in ["human", "short", "json"] {
        tell(&["check", "-v", "--format", format]);
    }
    for format in ["text", "json", "csv"] {
        tell(&["status", "-v", "--format", format]);
    }
    for audience in [&["committee"][..], &["supervisor", "--for", "rivera"], &["self"]] {
        tell(&[&["build", "--partial", "--audience"], audience].concat());
    }
    tell(&["build"]);
    tell(&["preflight"]);
    tell(&["preflight", "--format", "json"]);
    tell(&["explain", "clients", "--format", "json"]);
    let mut files = 0;
    for entry in std::fs::read_dir(log.path().join("packet")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let text = if path.extension().is_some_and(|ending| ending == "pdf") {
            let document = reading::open(&bytes);
            let pages = reading::pages(&document);
            pages.iter().map(|page| page.body() + &page.artifacts()).collect()
        } else {
            String::from_utf8(bytes).unwrap()
        };
        assert!(!text.is_empty());
        told.push((path.display().to_string(), text));
        files += 1;
    }
    assert!(files >= 4, "{files} files");
    for name in ["cases", "supervision", "trainings"] {
        let Ok(entries) = std::fs::read_dir(log.path().join(name)) else { continue };
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        // Each run reads the whole log: of a large one, a few entries have to do.
        let step = (names.len() / 4).max(1);
        for file in names.iter().step_by(if names.len() > 40 { step } else { 1 }) {
            let path = format!("{name}/{}", file.to_str().unwrap());
            for format in ["text", "json"] {
                let run = log.run(&["explain", &path, "--format", format]);
                told.push((format!("explain {path}"), run.out + &run.err));
            }
        }
    }
    told
}

const LOG: &str = "\
applicant: {name: \"Jordan Avery, MA\", also_known_as: [Jordan Smith], email: jordan@example.org, member_number: \"48213\",
  documents: [{type: license, level: associate, state: WA, number: LF61000000, from: 2020-03-01}]}
supervisors:
  rivera:
    name: Alex Rivera, PhD, CST-S
    contract: {signed: 2023-02-01}
    documents: [{type: aasect-supervisor, from: 2015-05-01}]
  okafor:
    name: Chidi Okafor, LCSW
    contract: {signed: 2023-02-01}
    documents: [{type: aasect-supervisor, from: 2015-05-01}]
attestations:
  reference-letter: {from: Sam Lee, sent-direct: 2025-02-03}
programs: [aasect-cst]
allow: [no-evidence]
";

fn log() -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", LOG);
    log
}

fn cases(body: &str) -> String {
    format!(
        "---\nkind: cases\ndate: 2024-02\nsupervisor: rivera\nmodality: individual\ndelivery: in-person\nhours: 12\n---\n\n{body}\n"
    )
}

fn supervision(body: &str) -> String {
    format!(
        "---\nkind: supervision\ndate: 2024-03-07\nsupervisor: rivera\nsetting: individual\ndelivery: video\nhours: 1\n---\n\n{body}\n"
    )
}

fn noted(body: &str) -> String {
    format!(
        "---\nkind: training\ndate: 2024-03-07\ntitle: Ethics\nprovider: Example Institute\napproval: aasect\ndelivery: in-person\nhours: {{core/ethics: 1}}\nnote: packet\n---\n\n{body}\n"
    )
}

/// What is found in a paragraph that is the body of a case entry.
fn found(paragraph: &str) -> Vec<Found> {
    scan(paragraph, Manner::Strict, &own(), false)
}

fn own() -> Own {
    let mut own = Own::default();
    for name in ["Jordan Avery, MA, LMFT", "Alex Rivera, PhD, CST-S", "Chidi Okafor, LCSW"] {
        own.name(name);
    }
    own
}

fn paragraphs(file: &str) -> Vec<String> {
    let path = format!("{}/tests/privacy/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    text.split("\n\n").map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

fn marked(text: &str) -> Marked {
    let (mut plain, mut values) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (mark, after) = after.split_once('⟧').unwrap();
        let (word, value) = mark.split_once('|').unwrap();
        plain.push_str(before);
        plain.push_str(value);
        values.push((word.to_owned(), value.to_owned()));
        rest = after;
    }
    plain.push_str(rest);
    Marked { text: plain, values }
}

//! The command line: standard output, standard error and exit code of every command.
//!
//! Each case is a file in `tests/cli/`; `UPDATE_EXPECT=1 cargo test --test cli` rewrites them.
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a sandbox that fails should stop its test, and it reads and writes its own files"
)]

#[path = "cli/sandbox.rs"]
mod sandbox;

use std::collections::BTreeSet;
use std::path::Path;

use expect_test::expect_file;
use sandbox::{AS_OF, Run, Sandbox};

/// Compares a run with its snapshot, and hands it on.
#[track_caller]
fn snapshot(name: &str, run: Run) -> Run {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli").join(format!("{name}.txt"));
    expect_file![path].assert_eq(&run.shown());
    run
}

/// Runs a command of the example log as of the tests' day.
fn example(sandbox: &Sandbox, line: &str) -> Run {
    sandbox.run("log", &format!("{line} --as-of {AS_OF}"))
}

// Usage.

#[test]
fn bare_in_a_log_is_status() {
    let sandbox = Sandbox::small();
    let bare = snapshot("bare-in-a-log", example(&sandbox, "practicum"));
    let status = example(&sandbox, "practicum status");
    assert_eq!((bare.stdout, bare.stderr, bare.code), (status.stdout, status.stderr, status.code));
}

#[test]
fn outside_a_log_every_command_says_how_to_make_one() {
    let sandbox = Sandbox::empty();
    let bare = snapshot("outside-a-log", sandbox.run("home", "practicum"));
    for command in ["status", "check", "build", "explain core"] {
        let run = sandbox.run("home", &format!("practicum {command}"));
        assert_eq!((run.code, &run.stderr), (Some(2), &bare.stderr), "{command}");
    }
    assert_eq!(sandbox.names("home"), [""; 0], "nothing was written");
}

#[test]
fn the_advice_outside_a_log_makes_a_log() {
    let sandbox = Sandbox::empty();
    let advice = sandbox.run("home", "practicum").stderr;
    let lines = advice.lines().filter_map(|line| line.strip_prefix("    "));
    let file: String = lines.flat_map(|line| [line, "\n"]).collect();
    sandbox.write("home/practicum.yaml", &file);
    let run = sandbox.run("home", "practicum check");
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{file}");
}

#[test]
fn an_unknown_command_is_wrong_usage() {
    snapshot("unknown-command", Sandbox::small().run("log", "practicum biuld"));
}

#[test]
fn a_day_that_does_not_exist_is_wrong_usage() {
    snapshot("bad-date", Sandbox::small().run("log", "practicum status --as-of 2025-02-30"));
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    snapshot("no-such-folder", Sandbox::small().run("log", "practicum status -C nowhere"));
}

#[test]
fn help_names_every_command() {
    snapshot("help", Sandbox::empty().run("home", "practicum --help"));
}

#[test]
fn the_version_is_the_packages() {
    let run = Sandbox::empty().run("home", "practicum --version");
    let version = concat!("practicum ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), (version, "", Some(0)));
}

#[test]
fn a_log_is_found_by_folder_by_option_and_upward() {
    let sandbox = Sandbox::small();
    let here = example(&sandbox, "practicum status");
    assert_eq!(here.code, Some(0));
    let day = format!("--as-of {AS_OF}");
    for (folder, line) in [
        ("home", format!("practicum status ../log {day}")),
        ("home", format!("practicum -C ../log status {day}")),
        ("home", format!("practicum status -C ../log {day}")),
        ("home", format!("practicum {day} -C ../log/trainings")),
        ("log/trainings", format!("practicum {day} status")),
    ] {
        let run = sandbox.run(folder, &line);
        assert_eq!((&run.stdout, &run.stderr, run.code), (&here.stdout, &here.stderr, here.code));
    }
}

// status

#[test]
fn status_as_text() {
    snapshot("status-text", example(&Sandbox::example(), "practicum status"));
}

#[test]
fn status_as_json() {
    let run = snapshot("status-json", example(&Sandbox::small(), "practicum status --format json"));
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(value.get("schema").unwrap(), "practicum/status/1");
}

#[test]
fn status_as_csv() {
    snapshot("status-csv", example(&Sandbox::example(), "practicum status --format csv"));
}

#[test]
fn status_of_a_program_that_the_log_does_not_pursue() {
    let run = example(&Sandbox::small(), "practicum status --program emdria");
    snapshot("status-unknown-program", run);
}

#[test]
fn status_of_a_faulty_log_shows_what_it_can_and_says_what_is_missing() {
    let run = snapshot("status-faulty", example(&Sandbox::faulty(), "practicum status"));
    let quiet = example(&Sandbox::faulty(), "practicum status --quiet");
    assert_eq!((quiet.stderr, quiet.code), (run.stderr, run.code), "errors are never kept quiet");
}

#[test]
fn the_day_of_judgement_is_taken_from_the_epoch() {
    let sandbox = Sandbox::small().with("SOURCE_DATE_EPOCH", "1748736000");
    let epoch = sandbox.run("log", "practicum status --format json");
    let said = example(&sandbox, "practicum status --format json");
    assert_eq!((&epoch.stdout, epoch.code), (&said.stdout, Some(0)));
    let later = sandbox.run("log", "practicum status --format json --as-of 2025-06-02");
    assert_ne!(later.stdout, said.stdout, "an option goes before the environment");
}

#[test]
fn an_epoch_that_is_no_number_is_named() {
    let sandbox = Sandbox::small().with("SOURCE_DATE_EPOCH", "yesterday");
    snapshot("bad-epoch", sandbox.run("log", "practicum status"));
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let run = example(&Sandbox::small(), "practicum status --color always");
    assert!(snapshot("status-color", run).stdout.contains('\x1b'));
    let coloured = |sandbox: &Sandbox, option: &str| {
        let run = example(sandbox, &format!("practicum status {option}"));
        assert_eq!(run.code, Some(0), "{run:?}");
        run.stdout.contains('\x1b')
    };
    let forced = Sandbox::small().with("CLICOLOR_FORCE", "1");
    let refused = Sandbox::small().with("NO_COLOR", "1").with("CLICOLOR_FORCE", "1");
    let seen = [
        coloured(&Sandbox::small(), ""),
        coloured(&Sandbox::small(), "--color never"),
        coloured(&forced, ""),
        coloured(&forced, "--color never"),
        coloured(&refused, ""),
        coloured(&refused, "--color always"),
    ];
    assert_eq!(seen, [false, false, true, false, false, true]);
}

// check

#[test]
fn a_clean_log_is_checked_in_silence() {
    for sandbox in [Sandbox::example(), Sandbox::small()] {
        for format in ["human", "short"] {
            let run = example(&sandbox, &format!("practicum check --format {format}"));
            assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), ("", "", Some(0)));
        }
    }
}

#[test]
fn a_clean_log_as_json_is_an_object_too() {
    snapshot("check-clean-json", example(&Sandbox::small(), "practicum check --format json"));
}

#[test]
fn faults_for_a_person() {
    snapshot("check-human", example(&Sandbox::faulty(), "practicum check"));
}

#[test]
fn faults_one_line_each() {
    snapshot("check-short", example(&Sandbox::faulty(), "practicum check --format short"));
}

#[test]
fn faults_for_a_program() {
    let run = example(&Sandbox::faulty(), "practicum check --format json");
    let run = snapshot("check-json", run);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(value.get("schema").unwrap(), "practicum/check/1");
}

#[test]
fn warnings_are_findings_where_they_are_denied() {
    let sandbox = Sandbox::small();
    let evidence = sandbox::TRAINING.replace("draft: true\n", "");
    sandbox.write("log/trainings/ethics.md", &evidence);
    let allowed = example(&sandbox, "practicum check");
    assert_eq!(allowed.code, Some(0));
    let denied = snapshot("check-deny", example(&sandbox, "practicum check --deny warnings"));
    let told = format!("{}; warnings are denied\n", allowed.stdout.trim_end());
    assert_eq!((denied.stdout, denied.code), (told, Some(1)));
    let one = example(&sandbox, "practicum check --deny lapse --deny no-evidence");
    let told = format!("{}; denied: no-evidence\n", allowed.stdout.trim_end());
    assert_eq!((one.stdout, one.code), (told.clone(), Some(1)));
    let other = example(&sandbox, "practicum check --deny lapse");
    assert_eq!((other.stdout, other.code), (allowed.stdout, Some(0)));
    sandbox.write("log/practicum.yaml", &format!("{}deny: [no-evidence]\n", sandbox::LEAST));
    let own = example(&sandbox, "practicum check");
    assert_eq!((own.stdout, own.code), (told, Some(1)));
}

#[test]
fn a_code_that_is_unknown_can_not_be_denied() {
    let run = example(&Sandbox::small(), "practicum check --deny no-evidance");
    snapshot("check-deny-unknown", run);
}

#[test]
fn what_can_not_be_allowed_or_denied_is_told_why() {
    let sandbox = Sandbox::small();
    let lists =
        "allow: [hours-over-day, identifier-name, no-evidence]\ndeny: [no-evidence, everything]\n";
    sandbox.write("log/practicum.yaml", &format!("{}{lists}", sandbox::LEAST));
    snapshot("check-verdict", example(&sandbox, "practicum check"));
}

#[test]
fn every_one_of_ten_thousand_faults_is_told_in_order_and_a_person_sees_a_hundred() {
    const MANY: usize = 10_000;
    let sandbox = Sandbox::small();
    for at in 0..MANY {
        sandbox.write(&format!("log/trainings/{at:05}.md"), sandbox::FAULTY);
    }
    let line = |at: usize| {
        format!("trainings/{at:05}.md:8:9: error[unknown-area]: there is no area `core/ethic`")
    };
    let all: Vec<String> = (0..MANY).map(line).collect();
    let short = example(&sandbox, "practicum check --format short");
    assert!(short.stdout.lines().eq(&all), "{}", &short.stdout[..1_000]);

    let json = example(&sandbox, "practicum check --format json");
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let paths = json["diagnostics"].as_array().unwrap().iter();
    let paths = paths.map(|one| one["path"].as_str().unwrap().to_owned());
    assert!(paths.eq((0..MANY).map(|at| format!("trainings/{at:05}.md"))));
    assert_eq!(json["errors"], MANY);

    let human = example(&sandbox, "practicum check").stdout;
    let shown: Vec<&str> =
        human.lines().filter_map(|line| line.trim().strip_prefix("--> ")).collect();
    let first: Vec<String> = (0..100).map(|at| format!("trainings/{at:05}.md:8:9")).collect();
    assert_eq!(shown, first);
    let (_, rest) = human.split_once("\n… ").unwrap();
    assert_eq!(
        rest,
        "and 9,900 more; `--format short` lists all of them\n\n10,000 errors in 10,000 of 10,002 \
         files; 10,000 entries could not be read and count nothing\n"
    );
}

#[test]
fn what_git_would_say_is_wanting_where_there_is_no_git() {
    let sandbox = Sandbox::small().with("PATH", "/nonexistent");
    for option in ["--staged", "--history"] {
        let run = example(&sandbox, &format!("practicum check {option}"));
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{option}");
        let first = run.stderr.lines().next().unwrap();
        assert_eq!(first, "error: there is no program `git`, which was to be asked", "{option}");
    }
}

#[test]
fn a_history_is_checked_for_identifiers_alone() {
    let run = example(&Sandbox::small(), "practicum check --history --complete");
    assert_eq!(run.code, Some(2), "{run:?}");
}

#[test]
fn a_log_that_is_not_complete_can_be_a_finding() {
    snapshot("check-complete", example(&Sandbox::example(), "practicum check --complete"));
}

// explain

#[test]
fn a_requirement_in_hours_is_proved_line_by_line() {
    let sandbox = Sandbox::case("W02-training");
    snapshot("explain-hours", example(&sandbox, "practicum explain training"));
}

#[test]
fn hours_that_are_granted_are_added_in_the_proof() {
    let sandbox = Sandbox::case("WA-LMFT");
    snapshot("explain-grant", example(&sandbox, "practicum explain experience"));
}

#[test]
fn an_area_below_its_floor_says_so() {
    let sandbox = Sandbox::case("W16b-florida-floor");
    snapshot("explain-area", example(&sandbox, "practicum explain florida/risk"));
}

#[test]
fn a_part_and_the_limit_of_its_name_are_proved_together() {
    let sandbox = Sandbox::example();
    snapshot("explain-part", example(&sandbox, "practicum explain supervision/group"));
    let limit = example(&sandbox, "practicum explain core/asynchronous");
    assert!(limit.stdout.contains("where at most 75.00* count"), "{limit:?}");
    assert!(!limit.stdout.contains("What would close the gap"), "the limit is not what is short");
}

#[test]
fn an_area_may_be_named_by_its_letter() {
    let sandbox = Sandbox::case("W16b-florida-floor");
    let by_id = example(&sandbox, "practicum explain core/anatomy -C ../log");
    let by_letter = example(&sandbox, "practicum explain core/G -C ../log");
    assert_eq!((by_id.code, by_letter.code), (Some(2), Some(2)), "not of this program");
    let sandbox = Sandbox::example();
    let by_id = example(&sandbox, "practicum explain core/anatomy");
    assert_eq!(by_id.code, Some(0), "{by_id:?}");
    assert_eq!(by_id.stdout, example(&sandbox, "practicum explain core/G").stdout);
}

#[test]
fn a_span_names_its_first_and_its_last_line() {
    snapshot("explain-span", example(&Sandbox::example(), "practicum explain supervision-span"));
}

#[test]
fn a_document_is_named_with_its_place_and_its_gaps() {
    snapshot("explain-in-force", example(&Sandbox::example(), "practicum explain membership"));
}

#[test]
fn what_is_missing_stands_beside_what_was_found() {
    snapshot("explain-letters", example(&Sandbox::example(), "practicum explain letters"));
}

#[test]
fn alternatives_are_proved_one_by_one() {
    let sandbox = Sandbox::case("W16b-florida-floor");
    snapshot("explain-any", example(&sandbox, "practicum explain license"));
}

#[test]
fn an_entry_says_what_it_counts_for_in_each_program() {
    let sandbox = Sandbox::case("W12-two-programs");
    let run = snapshot("explain-entry", example(&sandbox, "practicum explain rivera.md"));
    sandbox.write("log/below/x.txt", "a folder to stand in\n");
    let day = format!("--as-of {AS_OF}");
    for (folder, line) in [
        ("log/below", "practicum explain ../rivera.md"),
        ("log/below", "practicum explain rivera.md"),
        ("home", "practicum -C ../log explain ../log/rivera.md"),
        ("home", "practicum -C ../log explain ./rivera.md"),
    ] {
        let again = sandbox.run(folder, &format!("{line} {day}"));
        assert_eq!((&again.stdout, again.code), (&run.stdout, run.code), "{line}");
    }
    let lost = example(&sandbox, "practicum explain five.md --program aasect-cst");
    assert!(lost.stdout.contains("(supervision/group-size, S21)"), "{lost:?}");
    assert!(!lost.stdout.contains("Washington"), "{lost:?}");
}

#[test]
fn what_keeps_an_entry_from_counting_is_said() {
    let sandbox = Sandbox::small();
    let run = example(&sandbox, "practicum explain trainings/ethics.md");
    assert!(run.stdout.contains("planned: it counts once `draft` is taken away"), "{run:?}");
    let training = sandbox::TRAINING.replace("draft: true\n", "");
    sandbox.write("log/trainings/ethics.md", &training.replace("core/ethics", "florida/anatomy"));
    let run = example(&sandbox, "practicum explain trainings/ethics.md");
    assert!(run.stdout.contains("no domain of this program takes this area"), "{run:?}");
    let other = training.replace("hours:", "programs: [wa-lmft]\nhours:");
    sandbox.write("log/trainings/ethics.md", &other);
    let run = example(&sandbox, "practicum explain trainings/ethics.md");
    assert!(run.stdout.contains("not for this program"), "{run:?}");
}

#[test]
fn an_entry_with_a_fault_shows_the_fault() {
    let sandbox = Sandbox::faulty();
    let line = format!("practicum explain consent.md --as-of {AS_OF}");
    let run = snapshot("explain-faulty-entry", sandbox.run("log/trainings", &line));
    assert_eq!(run.code, Some(1));
}

#[test]
fn a_proof_names_what_is_in_no_total() {
    let run = snapshot("explain-faulty", example(&Sandbox::faulty(), "practicum explain core"));
    assert_eq!(run.code, Some(1));
}

#[test]
fn a_code_is_explained_in_a_log_and_outside() {
    let run = snapshot("explain-code", Sandbox::empty().run("home", "practicum explain lapse"));
    let inside = example(&Sandbox::faulty(), "practicum explain lapse");
    assert_eq!((inside.stdout, inside.code), (run.stdout, Some(0)), "its log is another matter");
    let json = Sandbox::empty().run("home", "practicum explain lapse --format json");
    let value: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(value.get("code").unwrap(), "lapse");
}

#[test]
fn what_is_not_known_is_answered_with_what_is_near() {
    let sandbox = Sandbox::small();
    snapshot("explain-unknown", example(&sandbox, "practicum explain emdr"));
    for (typed, meant) in [
        ("cor", "core"),
        ("core/ethic", "core/ethics"),
        ("trainings/etics.md", "trainings/ethics.md"),
        ("unknown-aera", "unknown-area"),
    ] {
        let run = example(&sandbox, &format!("practicum explain {typed}"));
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.stderr.contains(&format!("did you mean `{meant}`?")), "{run:?}");
    }
    let file = example(&sandbox, "practicum explain practicum.yaml");
    assert_eq!(file.code, Some(2), "{file:?}");
}

#[test]
fn no_word_of_a_log_moves_the_cursor() {
    let sandbox = Sandbox::small();
    let training = sandbox::TRAINING.replace("draft: true\n", "");
    let hostile = training.replace("Ethics at the start", "\"a\\e[2Jb\"");
    assert_ne!(training, hostile);
    sandbox.write("log/trainings/ethics.md", &hostile);
    for what in ["core", "core/ethics", "trainings/ethics.md"] {
        let run = example(&sandbox, &format!("practicum explain {what}"));
        assert!(run.stdout.contains("a\\u{1b}[2Jb"), "{run:?}");
        assert!(!run.stdout.contains('\x1b'), "{run:?}");
    }
}

#[test]
fn a_proof_as_json() {
    let sandbox = Sandbox::case("W16b-florida-floor");
    let run = example(&sandbox, "practicum explain florida/risk --format json");
    let run = snapshot("explain-json", run);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(value.get("schema").unwrap(), "practicum/explain/1");
    assert_eq!(value.get("as_of").unwrap(), AS_OF);
}

#[test]
fn an_entry_as_json() {
    let sandbox = Sandbox::case("W12-two-programs");
    snapshot("explain-entry-json", example(&sandbox, "practicum explain five.md --format json"));
}

// build

const PACKET: [&str; 4] =
    ["aasect-cst-hours.csv", "aasect-cst.html", "aasect-cst.json", "aasect-cst.pdf"];

#[test]
fn a_packet_is_four_files_and_the_same_bytes_again() {
    let sandbox = Sandbox::example();
    snapshot("build", example(&sandbox, "practicum build"));
    assert_eq!(sandbox.names("log/packet"), PACKET);
    let bytes = || PACKET.map(|name| sandbox.read(&format!("log/packet/{name}")));
    let first = bytes();
    assert!(first.iter().all(|bytes| bytes.len() > 10_000));
    assert_eq!(example(&sandbox, "practicum build").code, Some(0));
    assert_eq!(sandbox.names("log/packet"), PACKET);
    assert!(first == bytes(), "the same log and day give the same bytes");
}

#[test]
fn a_copy_for_a_supervisor_is_for_one_who_is_named() {
    let sandbox = Sandbox::example();
    let of = |rest: &str| example(&sandbox, &format!("practicum build {rest}"));
    let runs = [
        snapshot("build-for-nobody", of("--audience supervisor")),
        snapshot("build-for-a-slip", of("--audience supervisor --for rivere")),
        snapshot("build-for-a-stranger", of("--audience supervisor --for lee")),
        snapshot("build-for-too-many", of("--for rivera")),
    ];
    assert!(runs.iter().all(|run| run.code == Some(2)), "{runs:?}");
    assert!(sandbox.names("log/packet").is_empty());
    let only = Sandbox::small();
    let one = "supervisors: {rivera: {name: Alex Rivera}}\n";
    only.write("log/practicum.yaml", &format!("{}{one}", sandbox::LEAST));
    let line = "practicum build --audience supervisor --only json";
    assert_eq!(example(&only, line).code, Some(0));
    assert_eq!(only.names("log/packet"), ["aasect-cst-supervisor-rivera.json"]);
    let none = Sandbox::small();
    assert_eq!(snapshot("build-for-none", example(&none, line)).code, Some(2));
}

#[test]
fn the_months_hold_every_hour_that_counts_though_a_batch_ends_later() {
    let sandbox = Sandbox::small();
    let supervisor = "supervisors:\n  rivera:\n    name: Alex Rivera\n    contract: {signed: 2023-02-01}\n    \
        documents:\n      - {type: aasect-supervisor, from: 2015-05-01}\n";
    sandbox.write("log/practicum.yaml", &format!("{}{supervisor}", sandbox::LEAST));
    let batch = "---\nkind: cases\ndate: 2025-05..2025-07\nsupervisor: rivera\nmodality: individual\n\
        delivery: in-person\nhours: 12\n---\n";
    sandbox.write("log/cases/summer.md", batch);
    let line = "practicum build --audience self --only html";
    let run = example(&sandbox, line);
    assert_eq!(run.code, Some(0), "{run:?}");
    let page = sandbox.read("log/packet/aasect-cst-self.html");
    let page = String::from_utf8(page).expect("a page");
    let table = page.split("Hours by month").last().expect("a table of months");
    let june = table.split("June 2025").nth(1).expect("the month of the day of judgement");
    let row = june.split("</tr>").next().expect("a row");
    assert_eq!(row.matches("12.00").count(), 2, "client hours, and all: {row}");
}

#[test]
fn an_option_for_a_file_that_is_not_written_is_refused() {
    let sandbox = Sandbox::example();
    for (options, named) in [
        ("--split --only html", "`--split` is for a PDF"),
        ("--attach-data --only json", "`--attach-data` is for a PDF"),
        ("--through 2024-06-30", "`--through` is for a sheet to be signed"),
    ] {
        let run = example(&sandbox, &format!("practicum build {options}"));
        assert_eq!(run.code, Some(2), "{options}");
        assert!(run.stderr.contains(named), "{}", run.stderr);
    }
    assert!(sandbox.names("log/packet").is_empty());
}

#[test]
fn an_audience_stands_in_the_names() {
    for (audience, names) in [
        (
            "self",
            [
                "aasect-cst-hours-self.csv",
                "aasect-cst-self.html",
                "aasect-cst-self.json",
                "aasect-cst-self.pdf",
            ],
        ),
        (
            "supervisor --for dr.o/neil",
            [
                "aasect-cst-hours-supervisor-dr-o-neil.csv",
                "aasect-cst-supervisor-dr-o-neil.html",
                "aasect-cst-supervisor-dr-o-neil.json",
                "aasect-cst-supervisor-dr-o-neil.pdf",
            ],
        ),
        ("committee", PACKET),
    ] {
        let sandbox = Sandbox::small();
        let two = "supervisors: {dr.o/neil: {name: Sam O’Neil}, rivera: {name: Alex Rivera}}\n";
        sandbox.write("log/practicum.yaml", &format!("{}{two}", sandbox::LEAST));
        let run = example(&sandbox, &format!("practicum build --audience {audience}"));
        assert_eq!(run.code, Some(0), "{run:?}");
        assert_eq!(sandbox.names("log/packet"), names);
    }
}

#[test]
fn only_what_is_asked_for_is_written_and_where() {
    let sandbox = Sandbox::small();
    let run = example(&sandbox, "practicum build --only json,csv -o ../out/new");
    snapshot("build-only", run);
    assert_eq!(sandbox.names("out/new"), ["aasect-cst-hours.csv", "aasect-cst.json"]);
    assert_eq!(sandbox.names("log/packet"), [""; 0]);
}

#[test]
fn the_board_in_the_packet_is_the_one_of_status() {
    let sandbox = Sandbox::example();
    assert_eq!(example(&sandbox, "practicum build --only json").code, Some(0));
    let parse = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
    let built = parse(&sandbox.read("log/packet/aasect-cst.json"));
    let status = example(&sandbox, "practicum status --format json");
    let status = parse(status.stdout.as_bytes());
    let program = status.get("programs").unwrap().get(0).unwrap();
    let requirements = program.get("requirements").unwrap();
    assert_eq!(built.get("requirements").unwrap(), requirements);
    assert_eq!(built.get("schema").unwrap(), "practicum/status/1");
    assert_eq!(built.get("as_of").unwrap(), AS_OF);
}

#[test]
fn a_program_that_the_log_does_not_pursue_is_not_built() {
    let sandbox = Sandbox::small();
    snapshot("build-unknown-program", example(&sandbox, "practicum build --program emdria"));
    assert_eq!(sandbox.names("log/packet"), [""; 0]);
}

#[test]
fn an_error_leaves_the_earlier_packet_as_it_was() {
    let sandbox = Sandbox::small();
    assert_eq!(example(&sandbox, "practicum build").code, Some(0));
    let bytes = || PACKET.map(|name| sandbox.read(&format!("log/packet/{name}")));
    let first = bytes();
    sandbox.write("log/trainings/consent.md", sandbox::FAULTY);
    snapshot("build-faulty", example(&sandbox, "practicum build"));
    assert_eq!(sandbox.names("log/packet"), PACKET);
    assert!(first == bytes());
}

#[test]
fn a_partial_packet_is_a_draft_that_says_what_it_lacks() {
    let sandbox = Sandbox::faulty();
    snapshot("build-partial", example(&sandbox, "practicum build --partial"));
    assert_eq!(sandbox.names("log/packet"), PACKET);
    let html = String::from_utf8(sandbox.read("log/packet/aasect-cst.html")).unwrap();
    assert!(html.contains("DRAFT"));
    assert!(html.contains("trainings/consent.md"), "it names what was left out");
    let whole = Sandbox::small();
    assert_eq!(example(&whole, "practicum build --partial").code, Some(0));
    let html = String::from_utf8(whole.read("log/packet/aasect-cst.html")).unwrap();
    assert!(!html.contains("DRAFT"), "a log without errors has nothing to leave out");
}

#[test]
fn a_file_in_place_of_the_folder_is_named() {
    let sandbox = Sandbox::small();
    sandbox.write("log/out", "here first\n");
    snapshot("build-onto-a-file", example(&sandbox, "practicum build -o out"));
    assert_eq!(sandbox.read("log/out"), b"here first\n");
}

#[test]
fn a_packet_is_not_written_among_entries() {
    let sandbox = Sandbox::small();
    snapshot("build-among-entries", example(&sandbox, "practicum build -o trainings"));
    assert_eq!(sandbox.names("log/trainings"), ["ethics.md"]);
    // Where no entry lies, a folder inside the log is as good as any.
    for folder in ["out/new", ".", "packet"] {
        let run = example(&sandbox, &format!("practicum build --only json -o {folder}"));
        assert_eq!(run.code, Some(0), "{run:?}");
        let again = example(&sandbox, &format!("practicum build --only json -o {folder}"));
        assert_eq!(again.code, Some(0), "{again:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_named() {
    // Nobody may write here, whoever runs the tests.
    let run = example(&Sandbox::small(), "practicum build -o /proc/self/packet");
    snapshot("build-unwritable", run);
}

#[test]
fn a_name_that_is_taken_by_a_folder_leaves_the_earlier_packet_as_it_was() {
    let sandbox = Sandbox::small();
    assert_eq!(example(&sandbox, "practicum build").code, Some(0));
    std::fs::remove_file(sandbox.path("log/packet/aasect-cst.json")).unwrap();
    sandbox.write("log/packet/aasect-cst.json/mine.txt", "here first\n");
    let bytes = || {
        ["aasect-cst.html", "aasect-cst.pdf", "aasect-cst-hours.csv"]
            .map(|name| sandbox.read(&format!("log/packet/{name}")))
    };
    let first = bytes();
    let run = sandbox.run("log", "practicum build --as-of 2025-06-02");
    assert_eq!(snapshot("build-name-taken", run).code, Some(2));
    assert!(first == bytes(), "no file of the new packet beside those of the old one");
}

#[test]
fn a_packet_names_the_state_of_the_log() {
    const ID: &str = "0123456789abcdef0123456789abcdef01234567";
    let shown = |sandbox: &Sandbox| {
        assert_eq!(example(sandbox, "practicum build --only html").code, Some(0));
        let html = String::from_utf8(sandbox.read("log/packet/aasect-cst.html")).unwrap();
        (html.contains("0123456789"), html.contains("sha256:"))
    };
    let none = Sandbox::small();
    assert_eq!(shown(&none), (false, true), "without git, a hash of the texts");
    let above = Sandbox::small();
    above.write(".git/HEAD", &format!("{ID}\n"));
    assert_eq!(shown(&above), (false, true), "a repository above the root says nothing of the log");
    let own = Sandbox::small();
    own.write("log/.git/HEAD", "ref: refs/heads/main\n");
    own.write("log/.git/refs/heads/main", &format!("{ID}\n"));
    assert_eq!(shown(&own), (true, false), "the root's own repository");
}

// programs

#[test]
fn programs_are_listed() {
    let sandbox = Sandbox::empty();
    let run = snapshot("programs-list", sandbox.run("home", "practicum programs list"));
    assert_eq!(sandbox.run("home", "practicum programs").stdout, run.stdout);
}

#[test]
fn a_program_is_shown_with_its_sources() {
    let run = Sandbox::empty().run("home", "practicum programs show aasect-cst");
    snapshot("programs-show", run);
}

#[test]
fn a_version_is_shown_by_its_name() {
    let run = Sandbox::empty().run("home", "practicum programs show aasect-cst --version 2012");
    assert!(run.stdout.contains("2012-09-01 to 2017-12-31"), "{run:?}");
    assert_eq!(run.code, Some(0));
}

#[test]
fn an_unknown_program_is_answered_with_those_there_are() {
    let run = Sandbox::empty().run("home", "practicum programs show aasect");
    snapshot("programs-unknown", run);
}

#[test]
fn an_unknown_version_is_answered_with_those_there_are() {
    let run = Sandbox::empty().run("home", "practicum programs show aasect-cst --version 2019");
    snapshot("programs-unknown-version", run);
}

/// A pack of a log's own with comments, in both styles of YAML.
const OWN: &str = "\
# What our committee told us.
extends: aasect-cst/2025.T.1
domains:
  supervision:
    # by mail
    limits: {month: {at-most: 8}} # not sure
requirements:
  sar:
    at-least: 12 # so they say

# The end.
";

#[test]
fn the_packs_of_a_log_are_listed_and_shown_as_its_own() {
    let sandbox = Sandbox::small();
    sandbox.write("log/programs/mine.yaml", OWN);
    let list = snapshot("programs-list-own", example(&sandbox, "practicum programs list"));
    assert_eq!(list.stdout.matches("(the log's own)").count(), 1);
    let show = example(&sandbox, "practicum programs show aasect-cst");
    assert!(show.stdout.contains("one of the log's own packs"), "{show:?}");
    assert!(show.stdout.contains("at least: 12.00 hours*"), "{show:?}");
    let outside = sandbox.run("home", "practicum programs show aasect-cst");
    assert!(!outside.stdout.contains("own packs"), "{outside:?}");
    assert_eq!(
        sandbox.run("home", "practicum programs show aasect-cst -C ../log"),
        Run { line: "practicum programs show aasect-cst -C ../log".to_owned(), ..show }
    );
}

#[test]
fn a_fault_in_a_pack_of_the_log_is_told_beside_what_is_known() {
    let sandbox = Sandbox::small();
    sandbox.write("log/programs/mine.yaml", &OWN.replace("at-most: 8", "at-most: eight"));
    snapshot("programs-own-faulty", example(&sandbox, "practicum programs show aasect-renewal"));
    for line in ["list", "show aasect-cst", "diff aasect-cst 2018 2012", "confirm aasect-cst"] {
        let run = example(&sandbox, &format!("practicum programs {line}"));
        assert_eq!(run.code, Some(1), "{run:?}");
        assert!(run.stderr.contains("bad-hours"), "{run:?}");
    }
}

// programs check

#[test]
fn a_clean_pack_is_checked_in_silence_wherever_it_lies() {
    let sandbox = Sandbox::small();
    for (folder, file) in [("home", "home/mine.yaml"), ("log", "log/programs/mine.yaml")] {
        sandbox.write(file, OWN);
        let path = file.strip_prefix(folder).unwrap().trim_start_matches('/');
        for format in ["human", "short"] {
            let line = format!("practicum programs check {path} --format {format}");
            let run = sandbox.run(folder, &line);
            assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), ("", "", Some(0)));
        }
    }
}

#[test]
fn a_pack_is_checked_as_strictly_as_an_entry() {
    let sandbox = Sandbox::empty();
    let mine = OWN.replace("at-most: 8", "at-mst: 8").replace("at-least: 12", "at-least: twelve");
    sandbox.write("home/mine.yaml", &format!("{mine}sources: {{S7: none}}\n"));
    sandbox.write("home/other.yaml", "");
    let run = sandbox.run("home", "practicum programs check mine.yaml other.yaml");
    snapshot("programs-check", run);
    let run = sandbox.run("home", "practicum programs check other.yaml --format json");
    let run = snapshot("programs-check-json", run);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(value.get("schema").unwrap(), "practicum/check/1");
    let run = sandbox.run("home", "practicum programs check mine.yaml --format short");
    assert_eq!((run.stdout.lines().count() > 2, run.code), (true, Some(1)), "{run:?}");
}

#[test]
fn a_pack_extends_those_of_the_log_in_which_it_lies() {
    let sandbox = Sandbox::small();
    let named = "version: mine\nin-force: 2000-01-01..2001-01-01\ndomains:";
    let mine = OWN.replace("domains:", named);
    sandbox.write("log/programs/mine.yaml", &mine);
    let later = "extends: aasect-cst/mine\nversion: later\nin-force: 2002-01-01..2003-01-01\n";
    sandbox.write("log/drafts/later.yaml", later);
    let inside = sandbox.run("home", "practicum programs check ../log/drafts/later.yaml");
    assert_eq!((inside.stdout.as_str(), inside.code), ("", Some(0)), "{inside:?}");
    sandbox.write("home/later.yaml", later);
    let outside = sandbox.run("home", "practicum programs check later.yaml");
    assert!(outside.stdout.contains("there is no pack `aasect-cst/mine`"), "{outside:?}");
    let named = sandbox.run("home", "practicum programs check later.yaml -C ../log");
    assert_eq!((named.stdout.as_str(), named.code), ("", Some(0)), "{named:?}");
    // A copy of a pack of the log is checked in its place.
    sandbox.write("log/drafts/mine.yaml", &mine);
    let copy = sandbox.run("log", "practicum programs check drafts/mine.yaml");
    assert_eq!((copy.stdout.as_str(), copy.code), ("", Some(0)), "{copy:?}");
}

#[test]
fn what_is_no_pack_at_all_is_named() {
    let sandbox = Sandbox::empty();
    sandbox.write("home/folder/a.txt", "");
    for path in ["folder", "nowhere.yaml"] {
        let run = sandbox.run("home", &format!("practicum programs check {path}"));
        assert_eq!((run.stdout.as_str(), run.code), ("", Some(2)), "{run:?}");
        assert!(run.stderr.contains(&format!("`{path}` can't be opened")), "{run:?}");
    }
    std::fs::write(sandbox.path("home/bytes.yaml"), b"title: Caf\xe9\n").unwrap();
    sandbox.write("home/large.yaml", &"# x\n".repeat(524_288));
    for (path, code) in [("bytes.yaml", "not-utf8"), ("large.yaml", "file-too-large")] {
        let run = sandbox.run("home", &format!("practicum programs check {path} --format short"));
        assert_eq!((run.stdout.contains(code), run.code), (true, Some(1)), "{run:?}");
    }
}

// programs diff

#[test]
fn two_versions_are_compared_in_words_and_in_the_hours_of_the_log() {
    let run = example(&Sandbox::example(), "practicum programs diff aasect-cst 2018 2025.T.1");
    snapshot("programs-diff", run);
}

#[test]
fn versions_are_compared_for_a_program_too() {
    let line = "practicum programs diff aasect-cst 2018 2012 --format json";
    let run = snapshot("programs-diff-json", Sandbox::empty().run("home", line));
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(value.get("schema").unwrap(), "practicum/programs-diff/1");
    assert!(value.get("log").unwrap().is_null(), "there is no log here");
    let line = "practicum programs diff aasect-cst 2018 2025.T.1 --format json";
    let value: serde_json::Value =
        serde_json::from_str(&example(&Sandbox::example(), line).stdout).unwrap();
    let entries = value.pointer("/log/entries").and_then(|list| list.as_array()).unwrap();
    assert!(!entries.is_empty());
    assert!(entries.iter().all(|one| one.get("from") != one.get("to")));
}

#[test]
fn a_version_does_not_differ_from_itself() {
    let sandbox = Sandbox::empty();
    let run = sandbox.run("home", "practicum programs diff aasect-cst 2018 2018");
    assert!(run.stdout.contains("no difference between the rules of 2018 and 2018"), "{run:?}");
    let run = sandbox.run("home", "practicum programs diff aasect-cst 2018 2019");
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("its versions are `2012`, `2018` or `2025.T.1`"), "{run:?}");
}

// programs confirm

const ASYNCHRONOUS: &str = "domains.core.limits.asynchronous";

fn confirm(sandbox: &Sandbox, rest: &str) -> Run {
    example(sandbox, &format!("practicum programs confirm aasect-cst {rest}"))
}

fn own_pack(sandbox: &Sandbox, path: &str) -> String {
    String::from_utf8(sandbox.read(path)).unwrap()
}

#[test]
fn what_is_to_be_checked_is_listed_with_its_keys() {
    let run = snapshot("programs-confirm-list", confirm(&Sandbox::small(), ""));
    assert!(run.stdout.contains(ASYNCHRONOUS));
    let sandbox = Sandbox::small();
    assert_eq!(sandbox.names("log/programs"), [""; 0], "nothing was written");
    let older = confirm(&sandbox, "--version 2012");
    assert!(older.stdout.contains("2012:"), "{older:?}");
}

#[test]
fn preflight_names_rule_place_and_what_to_do() {
    let sandbox = Sandbox::example();
    assert_eq!(snapshot("preflight", example(&sandbox, "practicum preflight")).code, Some(1));
}

#[test]
fn a_confirmed_number_loses_its_mark_everywhere() {
    let sandbox = Sandbox::example();
    let line = format!("--rule {ASYNCHRONOUS} --at https://example.org/a?b=c#d --on 2025-05-01");
    snapshot("programs-confirm", confirm(&sandbox, &line));
    assert_eq!(sandbox.names("log/programs"), ["aasect-cst.yaml"], "and nothing beside it");
    expect_test::expect![[r##"
        # What was confirmed at its source; `practicum programs confirm` adds to it.
        extends: aasect-cst/2025.T.1
        domains:
          core:
            limits:
              asynchronous:
                verify: false
                confirmed: {on: 2025-05-01, at: "https://example.org/a?b=c#d"}
    "##]]
    .assert_eq(&own_pack(&sandbox, "log/programs/aasect-cst.yaml"));
    let list = confirm(&sandbox, "");
    assert!(!list.stdout.contains(ASYNCHRONOUS) && list.stdout.contains("17 rules"), "{list:?}");
    let told = "confirmed on 2025-05-01 at https://example.org/a?b=c#d";
    let show = example(&sandbox, "practicum programs show aasect-cst");
    assert!(show.stdout.contains(&format!("[S2, S5, S11]\n    {told}")), "{show:?}");
    let status = example(&sandbox, "practicum status");
    assert!(status.stdout.contains("asynchronous 10.25 of at most 75.00\n"), "{status:?}");
    assert_eq!(example(&sandbox, "practicum check").code, Some(0));
    assert_eq!(example(&sandbox, "practicum build --only html").code, Some(0));
    let html = own_pack(&sandbox, "log/packet/aasect-cst.html");
    let printed = told.replace("2025-05-01", "May\u{a0}1,\u{a0}2025");
    assert!(html.contains(&printed));
}

#[test]
fn another_number_counts_from_then_on() {
    let sandbox = Sandbox::small();
    let run = confirm(&sandbox, &format!("--rule {ASYNCHRONOUS} --at office --value 70"));
    assert!(run.stderr.contains("its sentence still says"), "{run:?}");
    let run = confirm(&sandbox, "--rule requirements.sar --at office --value 14.00");
    assert_eq!(run.code, Some(0));
    let run = confirm(&sandbox, "--rule requirements.core.each-area --at office --value 3h30m");
    assert_eq!(run.code, Some(0));
    // The same again at another place, by another word for a week's day.
    let line = format!("--rule {ASYNCHRONOUS} --at https://example.org --on 2025-05-02 --value 72");
    assert_eq!(confirm(&sandbox, &line).code, Some(0));
    expect_test::expect![[r#"
        # What was confirmed at its source; `practicum programs confirm` adds to it.
        extends: aasect-cst/2025.T.1
        domains:
          core:
            limits:
              asynchronous:
                verify: false
                confirmed: {on: 2025-05-02, at: https://example.org}
                at-most: 72
        requirements:
          sar:
            verify: false
            confirmed: {on: 2025-06-01, at: office}
          core:
            each-area:
              verify: false
              confirmed: {on: 2025-06-01, at: office}
              at-least: 3h30m
    "#]]
    .assert_eq(&own_pack(&sandbox, "log/programs/aasect-cst.yaml"));
    let show = example(&sandbox, "practicum programs show aasect-cst").stdout;
    assert!(show.contains("asynchronous: 72.00 hours ["), "{show}");
    assert!(show.contains("in each area: 3.50 hours ["), "{show}");
}

#[test]
fn comments_and_order_of_a_pack_are_kept() {
    let sandbox = Sandbox::small();
    sandbox.write("log/programs/mine.yaml", OWN);
    for (rule, more) in [
        ("domains.supervision.limits.month", "--value 6"),
        ("requirements.sar", ""),
        ("domains.supervision.parts.individual", ""),
        ("credits.quarter", "--value 12"),
    ] {
        let run = confirm(&sandbox, &format!("--rule {rule} --at office {more}"));
        assert_eq!(run.code, Some(0), "{run:?}");
    }
    assert_eq!(sandbox.names("log/programs"), ["mine.yaml"], "the file that is there");
    expect_test::expect![[r#"
        # What our committee told us.
        extends: aasect-cst/2025.T.1
        domains:
          supervision:
            # by mail
            limits: {month: {at-most: 6, verify: false, confirmed: {on: 2025-06-01, at: office}}} # not sure
            parts:
              individual:
                verify: false
                confirmed: {on: 2025-06-01, at: office}
        requirements:
          sar:
            at-least: 12 # so they say
            verify: false
            confirmed: {on: 2025-06-01, at: office}
        credits:
          quarter:
            verify: false
            confirmed: {on: 2025-06-01, at: office}
            hours: 12

        # The end.
    "#]].assert_eq(&own_pack(&sandbox, "log/programs/mine.yaml"));
}

#[test]
fn a_name_that_is_taken_by_another_pack_is_left_alone() {
    let sandbox = Sandbox::small();
    let other = "extends: aasect-cst/2012\n";
    sandbox.write("log/programs/aasect-cst.yaml", other);
    assert_eq!(confirm(&sandbox, "--rule requirements.sar --at office").code, Some(0));
    assert_eq!(own_pack(&sandbox, "log/programs/aasect-cst.yaml"), other);
    let names = ["aasect-cst-2025.T.1.yaml", "aasect-cst.yaml"];
    assert_eq!(sandbox.names("log/programs"), names);
}

#[test]
fn a_pack_that_can_not_be_changed_safely_is_left_and_the_lines_are_told() {
    let sandbox = Sandbox::small();
    let odd = "extends: aasect-cst/2025.T.1\nrequirements:\n  ? sar\n  : at-least: 12\n";
    sandbox.write("log/programs/mine.yaml", odd);
    let run = confirm(&sandbox, "--rule requirements.sar --at office --value 10");
    snapshot("programs-confirm-by-hand", run);
    assert_eq!(own_pack(&sandbox, "log/programs/mine.yaml"), odd);
}

#[test]
fn one_of_several_alternatives_is_not_laid_over_alone() {
    let sandbox = Sandbox::small();
    let line = "practicum programs confirm florida-sex-therapist --at office";
    let rule = "--rule requirements.license.any.counseling";
    let run = example(&sandbox, &format!("{line} {rule}"));
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("nothing was written"), "{run:?}");
    assert_eq!(sandbox.names("log/programs"), [""; 0]);
}

#[test]
fn what_can_not_be_confirmed_so_is_wrong_usage() {
    let sandbox = Sandbox::small();
    let asynchronous = format!("--rule {ASYNCHRONOUS} --at office");
    for (line, told) in [
        (
            "--rule domains.core.limits.asynchronos --at office",
            format!("did you mean `{ASYNCHRONOUS}`?"),
        ),
        ("--rule nothing --at office", "has no rule `nothing`".to_owned()),
        (&format!("{asynchronous} --value many"), "the present one is written `75`".to_owned()),
        (&format!("{asynchronous} --value 150%"), "write `25%` or `1/4`".to_owned()),
        (&format!("{asynchronous} --value 0"), "an amount must be more than zero".to_owned()),
        (&format!("{asynchronous} --value=-5"), "is no amount of time".to_owned()),
        (&format!("{asynchronous} --value {{a:"), "can't be the number".to_owned()),
        (&format!("{asynchronous} --on 2025-06-02"), "2025-06-02 is after 2025-06-01".to_owned()),
        (
            "--rule requirements.letters --at office --value 2",
            "has no number of its own".to_owned(),
        ),
        ("--rule requirements.sar", "--at <ADDRESS>".to_owned()),
        ("--value 3", "--rule <KEYS>".to_owned()),
        ("--version 2019", "has no version `2019`".to_owned()),
    ] {
        let run = confirm(&sandbox, line);
        assert_eq!((run.stdout.as_str(), run.code), ("", Some(2)), "{run:?}");
        assert!(run.stderr.contains(&told), "{told}: {run:?}");
    }
    assert_eq!(sandbox.names("log/programs"), [""; 0], "nothing was written");
    let run = sandbox.run("home", "practicum programs confirm aasect-cst");
    snapshot("programs-confirm-outside", run);
}

#[test]
fn a_trial_prints_the_file_and_writes_none() {
    let sandbox = Sandbox::small();
    let line = format!("--rule {ASYNCHRONOUS} --at office");
    let run = confirm(&sandbox, &format!("{line} --dry-run"));
    assert_eq!(run.code, Some(0));
    assert_eq!(sandbox.names("log/programs"), [""; 0]);
    let quiet = confirm(&sandbox, &format!("{line} --quiet"));
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str(), quiet.code), ("", "", Some(0)));
    assert_eq!(own_pack(&sandbox, "log/programs/aasect-cst.yaml"), run.stdout);
}

#[test]
fn every_snapshot_belongs_to_a_case() {
    let source = include_str!("cli.rs");
    let cases: BTreeSet<String> = source
        .split("snapshot(\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(name, _)| format!("{name}.txt"))
        .filter(|name| !name.contains('\\'))
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "sandbox.rs")
        .collect();
    assert!(cases.len() > 20, "{cases:?}");
    assert_eq!(cases, files);
}

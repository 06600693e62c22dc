//! Where a lint speaks, and where its near-miss is silent.
#![expect(clippy::disallowed_methods, reason = "the sandbox writes its own files")]
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]

#[path = "support/sandbox.rs"]
mod sandbox;

use sandbox::Sandbox;

const LOG: &str = "\
applicant: {name: Jordan Avery}
supervisors:
  rivera:
    name: Alex Rivera, CST-S
    contract:
      - {signed: 2023-02-01, documents: 2023-02-06, ended: 2023-12-31}
      - {signed: 2024-02-01}
    documents: [{type: aasect-supervisor, from: 2015-05-01}]
  lee:
    name: Sam Lee, CST-S
    documents: [{type: aasect-supervisor, from: 2015-05-01}]
programs: [aasect-cst]
";

/// A log with these batches of client hours, each `date hours` and more lines.
fn cases(batches: &[(&str, &str)]) -> Sandbox {
    let log = Sandbox::new();
    log.write("practicum.yaml", LOG);
    for (at, (date, more)) in batches.iter().enumerate() {
        let supervisor = if more.contains("supervisor:") { "" } else { "supervisor: rivera\n" };
        let modality = if more.contains("modality:") { "" } else { "modality: couple\n" };
        let head = format!("kind: cases\ndate: {date}\n{supervisor}{modality}");
        log.write(&format!("{at}.md"), format!("---\n{head}delivery: in-person\n{more}\n---\n"));
    }
    log
}

/// `path:line: code`, each.
fn said(log: &Sandbox) -> Vec<String> {
    let found = log.run(&["check", "--format", "short"]);
    let one = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap();
        let place = place.rsplit_once(':').map_or(place, |(place, _)| place);
        let code = rest.split_once('[').unwrap().1.split_once(']').unwrap().0;
        format!("{place} {code}")
    };
    found.out.lines().map(one).collect()
}

#[test]
fn batches_that_share_days_are_said_at_the_later_one() {
    let overlap = ["1.md:3 overlapping-batches"];
    let of = |first: &str, second: &str| said(&cases(&[(first, "hours: 5"), (second, "hours: 4")]));
    assert_eq!(of("2024-02", "2024-02-19..2024-03-03"), overlap);
    assert_eq!(of("2024-02", "2024-02-29"), overlap);
    assert_eq!(of("2024-02", "2024-02"), overlap);
    assert_eq!(of("2024-02", "2024-03"), [""; 0]);
    assert_eq!(of("2024-02-05..2024-02-09", "2024-02-12..2024-02-16"), [""; 0]);
    // A morning and an afternoon.
    assert_eq!(of("2024-02-05", "2024-02-05"), [""; 0]);
    // A long batch hides none behind a short one in between.
    let three = [
        ("2024-02..2024-04", "hours: 5"),
        ("2024-02-05..2024-02-09", "hours: 4"),
        ("2024-04-08..2024-04-12", "hours: 3"),
    ];
    let both = ["1.md:3 overlapping-batches", "2.md:3 overlapping-batches"];
    assert_eq!(said(&cases(&three)), both);
}

#[test]
fn batches_of_other_work_may_share_days() {
    let first = ("2024-02", "hours: 5");
    for other in [
        "modality: individual\nhours: 5",
        "title: Clinic in town\nhours: 4",
        "tags: [clinic]\nhours: 4",
        "focus: general\nhours: 4",
        "claim: false\nhours: 4",
        "draft: true\nhours: 4",
    ] {
        assert_eq!(said(&cases(&[first, ("2024-02", other)])), [""; 0], "{other}");
    }
}

#[test]
fn a_week_holds_forty_client_hours() {
    let busy = |place: &str| vec![format!("{place} busy-week")];
    let none = Vec::<String>::new();
    let of = |batches: &[(&str, &str)]| said(&cases(batches));
    assert_eq!(of(&[("2024-02-05..2024-02-11", "hours: 40")]), none);
    assert_eq!(of(&[("2024-02-05..2024-02-11", "hours: 40.01")]), busy("0.md:7"));
    // Eight days hold the end of one week and the beginning of the next.
    assert_eq!(of(&[("2024-02-05..2024-02-12", "hours: 80")]), none);
    assert_eq!(of(&[("2024-02-05..2024-02-12", "hours: 80.01")]), busy("0.md:7"));
    // Twenty-nine days are five weeks at most.
    assert_eq!(of(&[("2024-02", "hours: 200")]), none);
    assert_eq!(of(&[("2024-02", "hours: 200.5")]), busy("0.md:7"));
    // Single days of one week, from Monday to Sunday.
    let days = |hours: &'static str, last: &'static str| {
        let individual = "modality: individual\nhours: 10";
        [
            ("2024-02-05", individual),
            ("2024-02-07", individual),
            ("2024-02-09", individual),
            (last, hours),
        ]
    };
    assert_eq!(of(&days("modality: couple\nhours: 10", "2024-02-11")), none);
    assert_eq!(of(&days("modality: couple\nhours: 10.1", "2024-02-11")), busy("3.md:7"));
    assert_eq!(of(&days("modality: couple\nhours: 10.1", "2024-02-12")), none);
}

#[test]
fn a_busy_week_is_not_said_again_for_its_month() {
    let week = ("2024-02-05..2024-02-11", "modality: family\nhours: 50");
    let month = ("2024-02", "hours: 190");
    assert_eq!(said(&cases(&[week, month])), ["0.md:7 busy-week"]);
}

#[test]
fn hours_outside_every_contract_name_the_contract_that_they_miss() {
    let told = |date: &str, more: &str| {
        let found = cases(&[(date, more)]).run(&["check"]);
        assert!(found.out.starts_with("warning[counts-nothing]"), "{found:?}");
        found.out
    };
    let before = told("2023-01", "hours: 3");
    assert!(before.contains("the contract with Alex Rivera, CST-S counts from 2023-02-06 on"));
    assert!(before.contains("practicum.yaml:6:9"), "{before}");
    let between = told("2024-01-08..2024-01-12", "hours: 3");
    assert!(between.contains("the contract with Alex Rivera, CST-S ended on 2023-12-31"));
    assert!(
        between.contains("no contract with Alex Rivera, CST-S covers the days up to 2024-01-31")
    );
    let none = told("2024-02", "supervisor: lee\nhours: 3");
    assert!(none.contains("has no contract with Sam Lee, CST-S for this program"), "{none}");
    assert!(none.contains("add it to `lee`, for instance `contract: {signed: 2023-02-01}`"));
}

#[test]
fn a_day_outside_a_working_life_is_said_once() {
    let log = cases(&[]);
    let document = "applicant: {name: Jordan Avery, documents: [{type: liability-insurance, from: 2022-01-01, to: DAY}]}";
    let with = |day: &str| {
        let own = LOG.replace("applicant: {name: Jordan Avery}", &document.replace("DAY", day));
        log.write("practicum.yaml", own);
        said(&log)
    };
    assert_eq!(with("2055-06-01"), [""; 0]);
    assert_eq!(with("2055-06-02"), ["practicum.yaml:1 implausible-date"]);
    let training = "---\nkind: training\ndate: DAY\ntitle: T\nprovider: P\napproval: university\n\
                    delivery: in-person\nhours: 3\narea: none\nevidence: evidence/a.pdf\n---\n";
    log.write("practicum.yaml", LOG);
    log.write("evidence/a.pdf", "%PDF-1.4");
    let with = |day: &str| {
        log.write("t.md", training.replace("DAY", day));
        let mut said = said(&log);
        said.retain(|one| one.contains("implausible"));
        said
    };
    assert_eq!(with("1965-06-01"), [""; 0]);
    assert_eq!(with("1965-05-31"), ["t.md:3 implausible-date"]);
    assert_eq!(with("0204-01..0204-02"), ["t.md:3 implausible-date"]);
}

#[test]
fn days_are_looked_at_without_a_program_too() {
    let log = cases(&[("2055-06-02", "hours: 5")]);
    let document = "{type: liability-insurance, from: 1922-01-01, to: 2024-05-01}";
    let own = LOG
        .replace(
            "applicant: {name: Jordan Avery}",
            &format!("applicant: {{name: J, documents: [{document}]}}"),
        )
        .replace("programs: [aasect-cst]\n", "");
    assert!(own.contains("1922") && !own.contains("programs"));
    log.write("practicum.yaml", &own);
    assert_eq!(
        said(&log),
        [
            "0.md:3 future-entry",
            "practicum.yaml:1 missing-key",
            "practicum.yaml:1 implausible-date"
        ]
    );
    log.write("0.md", "---\nkind: cases\ndate: 2024-06\nsupervisor: rivera\nmodality: couple\ndelivery: video\nhours: 5\n---\n");
    assert_eq!(
        said(&log),
        [
            "practicum.yaml:1 missing-key",
            "practicum.yaml:1 lapse",
            "practicum.yaml:1 implausible-date"
        ]
    );
}

#[test]
fn a_log_in_its_first_month_is_silent() {
    let log = Sandbox::new();
    log.write("practicum.yaml", "applicant:\n  name: Jordan Avery\nprograms: [aasect-cst]\n");
    let check = log.run(&["check"]);
    assert_eq!((check.code, check.out.as_str(), check.err.as_str()), (0, "", ""));
    log.write("practicum.yaml", LOG);
    log.write(
        "supervision/first.md",
        "---\nkind: supervision\ndate: 2024-02-05\nsupervisor: rivera\nsetting: individual\n\
         delivery: video\nhours: 1\n---\nWhat to read next; how to begin a session.\n",
    );
    log.write(
        "cases/2024-02.md",
        "---\nkind: cases\ndate: 2024-02\nsupervisor: rivera\nmodality: couple\n\
         delivery: in-person\nsessions: 4\neach: 50m\n---\n",
    );
    let check = log.run(&["check"]);
    assert_eq!((check.code, check.out.as_str(), check.err.as_str()), (0, "", ""));
}

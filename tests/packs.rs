//! Rule packs with faults: an error at its place, and what to write; and any bytes at all.
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test stops where something is amiss"
)]
#![expect(clippy::disallowed_methods, reason = "a test reads the packs that it spoils")]

#[path = "support/sandbox.rs"]
mod sandbox;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use expect_test::{Expect, expect};
use practicum::diagnostic::{Diagnostics, human};
use practicum::read;
use practicum::source::{Sources, Span};
use proptest::prelude::*;
use sandbox::Sandbox;

/// A pack without fault, with one of everything that the tests spoil.
const GOOD: &str = "\
program: small
title: Small certificate
body: Example Association
version: \"1\"
text: text 1
in-force: 2020-01-01..
check-against: https://example.org
attributes: {activity: {title: Activity, of: cases, values: {restricted: Restricted, free: Free}}}
sources: {S: {title: Rules, address: \"https://example.org/rules\", dated: 2024}}
domains:
  core:
    title: Courses
    short: Courses
    takes: training
    areas: {one: {code: A, short: One, title: One}, two: {code: B, short: Two, title: Two}}
    convert: {half: {title: Half, where: {approval: other}, ratio: 1/2, because: half, source: S}}
    limits: {home: {title: Home, where: {delivery: asynchronous}, at-most: 25%, because: some, source: S}}
  clients: {title: Clients, short: Clients, takes: cases}
  supervision:
    title: Supervision
    short: Supervision
    takes: supervision
    limits: {month: {title: Month, each: calendar-month, at-most: 6, because: six, source: S}}
requirements:
  member: {title: Member, in-force: {type: membership, grace: {after: 12-31, days: 90, because: dues}}, source: S}
  core: {title: Courses, hours: core, at-least: 20, each-area: {at-least: 3, source: S}, source: S}
  clients: {title: Clients, hours: clients, at-least: 100, source: S}
  supervision: {title: Supervision, hours: supervision, at-least: {share: 1/6, of: clients}, source: S}
  span: {title: Span, span: supervision, at-least: 18 months, source: S}
";

/// What is found in packs of these names and texts: the code, the place, and all that is said.
fn said(packs: &[(&str, &str)]) -> String {
    let mut sources = Sources::default();
    for (path, text) in packs {
        sources.add_text(path, text);
    }
    let (findings, sources) = found(sources);
    let mut out = String::new();
    for one in findings.iter() {
        let at = sources.position(one.primary).unwrap();
        let place = format!("{}:{}:{}", sources.path(one.primary.file), at.line, at.column);
        let told = [&one.label].into_iter().chain(&one.help).filter(|text| !text.is_empty());
        let told: Vec<&str> = told.map(String::as_str).collect();
        assert!(!told.is_empty(), "nothing says what to write: {one:?}");
        let (code, message) = (one.code.word(), &one.message);
        out.push_str(&format!("{place} [{code}] {message}\n    {}\n", told.join("\n    ")));
    }
    out
}

fn found(sources: Sources) -> (Diagnostics, Sources) {
    let mut findings = Diagnostics::default();
    read::program::all(&mut findings, &sources, |_| true);
    findings.sort(&sources);
    (findings, sources)
}

/// The good pack with one stretch changed.
#[track_caller]
fn check(old: &str, new: &str, expected: &Expect) {
    assert_eq!(GOOD.matches(old).count(), 1, "{old}");
    expected.assert_eq(&said(&[("small.yaml", &GOOD.replace(old, new))]));
}

#[test]
fn a_pack_without_fault_is_read_in_silence() {
    assert_eq!(said(&[("small.yaml", GOOD)]), "");
}

#[test]
fn an_unknown_word_is_answered_with_the_nearest() {
    check(
        "body: Ex",
        "bdy: Ex",
        &expect![[r#"
            small.yaml:3:1 [unknown-key] a pack has no key `bdy`
                did you mean `body`?
                to keep it as a key of your own call it `x-bdy`
        "#]],
    );
    check(
        "limits: {home: {title",
        "limit: {home: {title",
        &expect![[r#"
            small.yaml:17:5 [unknown-key] a domain has no key `limit`
                did you mean `limits`?
                to keep it as a key of your own call it `x-limit`
        "#]],
    );
    check(
        "delivery: asynchronous",
        "delivery: asynchronus",
        &expect![[r#"
        small.yaml:17:52 [unknown-value] `delivery` can't be `asynchronus`
            did you mean `asynchronous`?
            write `in-person`, `live-online`, `asynchronous`, `video`, `phone` or `text`
    "#]],
    );
    check(
        "takes: cases",
        "takes: case",
        &expect![[r#"
        small.yaml:18:52 [unknown-value] `takes` can't be `case`
            did you mean `cases`?
            write `training`, `supervision` or `cases`
    "#]],
    );
    check(
        "takes: cases}",
        "takes: cases, only: {a: {where: {activity: fre}, because: b, source: S}}}",
        &expect![[r#"
        small.yaml:18:88 [unknown-value] `activity` can't be `fre`
            did you mean `free`?
            write `restricted` or `free`
    "#]],
    );
    check(
        "takes: cases}",
        "takes: cases, only: {a: {where: {activty: free}, because: b, source: S}}}",
        &expect![[r#"
            small.yaml:18:78 [unknown-key] a condition has no key `activty`
                did you mean `activity`?
                to keep it as a key of your own call it `x-activty`
        "#]],
    );
}

#[test]
fn a_source_that_is_missing_or_unknown_is_said() {
    check(
        "ratio: 1/2, because: half, source: S}",
        "ratio: 1/2, because: half}",
        &expect![[r#"
            small.yaml:16:21 [missing-key] a rule needs `source`
                add a line, for instance `source: S2`
        "#]],
    );
    check(
        "because: some, source: S",
        "because: some, source: T",
        &expect![[r#"
            small.yaml:17:104 [unknown-value] the pack has no source `T`
                write `S`
                or declare it: `sources: {T: {title: Rules, address: "https://…", dated: 2024}}`
        "#]],
    );
    check(
        "sources: {S: {title: Rules, address: \"https://example.org/rules\", dated: 2024}}\n",
        "",
        &expect![[r#"
            small.yaml:15:96 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
            small.yaml:16:104 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
            small.yaml:22:92 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
            small.yaml:24:113 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
            small.yaml:25:86 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
            small.yaml:25:98 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
            small.yaml:26:68 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
            small.yaml:27:102 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
            small.yaml:28:71 [unknown-value] the pack has no source `S`
                or declare it: `sources: {S: {title: Rules, address: "https://…", dated: 2024}}`
        "#]],
    );
}

#[test]
fn a_number_spelled_wrong_is_answered_with_an_example() {
    check(
        "ratio: 1/2",
        "ratio: half",
        &expect![[r#"
        small.yaml:16:68 [bad-number] `half` is no ratio
            write `1/2`: one credited for two raw
    "#]],
    );
    check(
        "ratio: 1/2",
        "ratio: 1/0",
        &expect![[r#"
        small.yaml:16:68 [bad-number] `1/0` is no ratio
            write `1/2`: one credited for two raw
    "#]],
    );
    check(
        "at-most: 25%",
        "at-most: 125%",
        &expect![[r#"
            small.yaml:17:76 [bad-number] `125%` is no share
                write `25%` or `1/4`, at most the whole
        "#]],
    );
    check(
        "at-most: 25%",
        "at-most: 25 percent",
        &expect![[r#"
            small.yaml:17:76 [bad-number] `25 percent` is no share
                write `25%` or `1/4`, at most the whole
        "#]],
    );
    check(
        "at-most: 6,",
        "at-most: six,",
        &expect![[r#"
            small.yaml:23:67 [bad-hours] `six` is no amount of time
                write `6`
        "#]],
    );
    check(
        "18 months",
        "18",
        &expect![[r#"
        small.yaml:29:52 [bad-number] `18` is no length of time
            write `18 months` or `2 years`
    "#]],
    );
    check(
        "18 months",
        "eighteen months",
        &expect![[r#"
        small.yaml:29:52 [bad-number] `eighteen months` is no length of time
            write `18 months` or `2 years`
    "#]],
    );
    check(
        "calendar-month",
        "month",
        &expect![[r#"
        small.yaml:23:42 [unknown-value] `each` can't be `month`
            write `calendar-month`, `calendar-week`, `calendar-year`, `7 days`, `area` or `session`
    "#]],
    );
    check(
        "calendar-month",
        "0 days",
        &expect![[r#"
        small.yaml:23:42 [unknown-value] `each` can't be `0 days`
            did you mean `7 days`?
            write `calendar-month`, `calendar-week`, `calendar-year`, `7 days`, `area` or `session`
    "#]],
    );
    check(
        "share: 1/6",
        "share: 6",
        &expect![[r#"
            small.yaml:28:75 [bad-number] `6` is no ratio
                write `1/6`: one for every six
        "#]],
    );
    check(
        "in-force: 2020-01-01..",
        "in-force: 2020",
        &expect![[r#"
        small.yaml:6:11 [bad-date] `2020` is no range of days
            write `in-force: 2022-01-01..`
    "#]],
    );
    check(
        "in-force: 2020-01-01..",
        "in-force: 2020-01-01..2019-01-01",
        &expect![[r#"
        small.yaml:6:11 [reversed-range] the range ends before it begins
            the earlier day comes first
    "#]],
    );
}

#[test]
fn times_is_for_sessions_alone() {
    check(
        "at-most: 6,",
        "at-most: 6, times: group-size,",
        &expect![[r#"
        small.yaml:23:70 [misplaced-key] `times` has no meaning here
            only a session has a group size: it goes with `each: session`
            remove `times`
    "#]],
    );
    check(
        "at-most: 6,",
        "at-most: 6, times: 2,",
        &expect![[r#"
        small.yaml:23:77 [unknown-value] `times` can't be `2`
            write `group-size`
    "#]],
    );
}

#[test]
fn a_grace_is_a_day_and_so_many_days() {
    check(
        "after: 12-31",
        "after: 31-12",
        &expect![[r#"
        small.yaml:25:71 [bad-date] `31-12` is no day of a year
            write `after: 12-31`
    "#]],
    );
    check(
        "after: 12-31",
        "after: December",
        &expect![[r#"
        small.yaml:25:71 [bad-date] `December` is no day of a year
            write `after: 12-31`
    "#]],
    );
    check(
        "days: 90",
        "days: ninety",
        &expect![[r#"
            small.yaml:25:84 [bad-number] `ninety` is no whole number above zero
                in figures, from 1 on
                write one number, for instance `days: 3`
        "#]],
    );
    check(
        "days: 90",
        "days: 90 days",
        &expect![[r#"
            small.yaml:25:84 [bad-number] `90 days` is no whole number above zero
                write `days: 90`
        "#]],
    );
}

#[test]
fn what_no_log_could_mean_is_refused() {
    check(
        "code: B",
        "code: A",
        &expect![[r#"
        small.yaml:15:53 [duplicate-key] `core/one` and `core/two` have the same code
            `A` must mean one area
    "#]],
    );
    check(
        "hours: clients, at-least: 100",
        "any: {}",
        &expect![[r#"
        small.yaml:27:34 [empty-value] `any` holds no requirement
            write at least one, as in `any: {short: {title: …, degree: [doctorate], source: …}}`
    "#]],
    );
    check(
        "at-least: 18 months",
        "at-least: 18 months, at-most: 1 year",
        &expect![[r#"
        small.yaml:29:72 [reversed-range] `at-most` is less than `at-least`
            raise `at-most`, or ask for less
    "#]],
    );
    check(
        "hours: clients, at-least: 100",
        "distinct: {of: supervisor, in: clients, at-least: 3, at-most: 2}",
        &expect![[r#"
            small.yaml:27:91 [reversed-range] `at-most` is less than `at-least`
                raise `at-most`, or ask for less
        "#]],
    );
    check(
        "hours: clients, at-least: 100",
        "degree: [masters], at-least: 100",
        &expect![[r#"
        small.yaml:27:48 [misplaced-key] `at-least` has no meaning here
            it does not go with `degree`
            remove `at-least`
    "#]],
    );
    check(
        "program: small",
        "program: ../small",
        &expect![[r#"
        small.yaml:1:10 [unknown-value] `../small` is no id of a program
            small letters, digits and hyphens, at most 64
            write `program: my-program`
    "#]],
    );
    check(
        "where: {delivery: asynchronous}, at-most: 25%",
        "at-most: 25%",
        &expect![[r#"
        small.yaml:17:20 [never-met] `home` is a share of all time, and bears on all of it
            nothing could ever count
            say with `where` on which time it bears
    "#]],
    );
    check(
        "activity: {title: Activity",
        "delivery: {title: Activity",
        &expect![[r#"
        small.yaml:8:14 [duplicate-key] `delivery` is a key of the format already
            an attribute needs a name of its own
    "#]],
    );
}

#[test]
fn a_requirement_names_a_domain_that_is_there() {
    check(
        "hours: clients",
        "hours: client",
        &expect![[r#"
        small.yaml:27:36 [unknown-value] the pack has no domain `client`
            did you mean `clients`?
    "#]],
    );
    check(
        "span: supervision",
        "span: sessions",
        &expect![[r#"
        small.yaml:29:29 [unknown-value] the pack has no domain `sessions`
            write `core`, `clients` or `supervision`
    "#]],
    );
    check(
        "of: clients}",
        "of: cliens}",
        &expect![[r#"
        small.yaml:28:84 [unknown-value] the pack has no domain `cliens`
            did you mean `clients`?
    "#]],
    );
    check(
        "hours: clients, at-least: 100",
        "hours: clients, span: clients, at-least: 100",
        &expect![[r#"
            small.yaml:27:12 [missing-key] a requirement asks exactly one thing
                `hours` and `span`
                make two requirements of it
        "#]],
    );
    check(
        "hours: clients, at-least: 100, ",
        "",
        &expect![[r#"
        small.yaml:27:12 [missing-key] a requirement asks exactly one thing
            write `hours`, `span`, `in-force`, `attested`, `degree`, `experience`, `contract`, `distinct`, `periods`, `any` or `all`
    "#]],
    );
}

#[test]
fn shares_of_each_other_are_a_circle() {
    check(
        "hours: clients, at-least: 100",
        "hours: clients, at-least: {share: 6/1, of: supervision}",
        &expect![[r#"
        small.yaml:27:72 [cyclic-share] what `clients` requires is a share of itself
            `clients` is a share of `supervision` is a share of `clients`
            give one of them a number of hours, for instance `at-least: 60`
    "#]],
    );
    check(
        "{share: 1/6, of: clients}",
        "{share: 1/6, of: supervision}",
        &expect![[r#"
        small.yaml:28:84 [cyclic-share] what `supervision` requires is a share of itself
            `supervision` is a share of `supervision`
            give one of them a number of hours, for instance `at-least: 60`
    "#]],
    );
    check(
        "clients: {title: Clients, hours: clients, at-least: 100, source: S}",
        "clients: {title: Clients, any: {a: {title: A, hours: clients, at-least: {share: 6/1, of: supervision}, source: S}}, source: S}",
        &expect![[r#"
            small.yaml:27:92 [cyclic-share] what `clients` requires is a share of itself
                `clients` is a share of `supervision` is a share of `clients`
                give one of them a number of hours, for instance `at-least: 60`
        "#]],
    );
}

#[test]
fn the_minimum_of_areas_is_about_areas_of_its_domain() {
    check(
        "each-area: {at-least: 3",
        "each-area: {areas: 3, at-least: 3",
        &expect![[r#"
        small.yaml:26:72 [bad-number] 3 areas are asked for where there are 2
            this can be at most 2
            write `areas: 2`, or leave it out: then all must reach it
    "#]],
    );
    check(
        "each-area: {at-least: 3",
        "each-area: {areas: 2, among: [two], at-least: 3",
        &expect![[r#"
        small.yaml:26:72 [bad-number] 2 areas are asked for where there are 1
            this can be at most 1
            write `areas: 1`, or leave it out: then all must reach it
    "#]],
    );
    check(
        "each-area: {at-least: 3",
        "each-area: {among: [on], at-least: 3",
        &expect![[r#"
        small.yaml:26:73 [unknown-area] the domain `core` has no area `on`
            did you mean `one`?
            `among` names some of the 2 areas of `core`
    "#]],
    );
    check(
        "each-area: {at-least: 3",
        "each-area: {among: core/three, at-least: 3",
        &expect![[r#"
        small.yaml:26:72 [unknown-area] the domain `core` has no area `core/three`
            write `one` or `two`
            `among` names some of the 2 areas of `core`
    "#]],
    );
    check(
        "at-least: 100",
        "at-least: 100, each-area: {at-least: 3, source: S}",
        &expect![[r#"
        small.yaml:27:71 [misplaced-key] the domain `clients` has no areas
            there is none to reach it
            remove `each-area`, or declare `areas` in `domains.clients`
    "#]],
    );
    for fine in ["areas: 1", "among: [one]", "among: core/two", "areas: 1, among: [one, two]"] {
        let pack = GOOD.replace("each-area: {", &format!("each-area: {{{fine}, "));
        assert_eq!(said(&[("small.yaml", &pack)]), "", "{fine}");
    }
}

#[test]
fn two_domains_do_not_take_the_same_time() {
    check(
        "takes: supervision\n",
        "takes: [supervision, cases]\n",
        &expect![[r#"
        small.yaml:19:3 [domains-overlap] `supervision` takes cases, and so does `clients`
            an hour feeds one domain of a program
            make one domain of the two, with `parts`
    "#]],
    );
    check(
        "  clients: {title: Clients, short",
        "  more: {title: More, short: More, takes: training, accepts: core/one}\n  clients: {title: Clients, short",
        &expect![[r#"
            small.yaml:18:3 [domains-overlap] `more` takes the time of `core/one`, and so does `core`
                an hour feeds one domain of a program
                make one domain of the two, with `parts`
        "#]],
    );
}

#[test]
fn what_a_pack_extends_is_there_and_not_itself() {
    let extending = |text: &str| said(&[("small.yaml", GOOD), ("other.yaml", text)]);
    expect![[r#"
        other.yaml:1:10 [unknown-version] there is no pack `smal/1` to extend
            did you mean `small/1`?
    "#]]
    .assert_eq(&extending("extends: smal/1\nversion: \"2\"\n"));
    expect![[r#"
        other.yaml:1:10 [unknown-version] there is no pack `small/3` to extend
            did you mean `small/1`?
    "#]]
    .assert_eq(&extending("extends: small/3\nversion: \"2\"\n"));
    expect![[r#"
        other.yaml:1:10 [cyclic-extends] the pack extends itself
            what this extends leads back to the pack itself
            name another pack here, or write this one in full and remove `extends`
    "#]]
    .assert_eq(&extending("extends: small/2\nversion: \"2\"\n"));
    expect![[r#"
        other.yaml:2:10 [duplicate-key] `small` has the version `1` already
            another pack has this name
            write another `version`, for instance `version: mine`
    "#]]
    .assert_eq(&extending("extends: small/1\nversion: \"1\"\n"));
    expect![[r#"
        other.yaml:3:11 [versions-overlap] the versions `1` and `2` are in force on the same days
            a day must choose one version
    "#]]
    .assert_eq(&extending("extends: small/1\nversion: \"2\"\nin-force: 2024-01-01..\n"));
    expect![[r#"
        other.yaml:1:10 [wrong-type] `extends` takes a single value
            this is a list
            write `extends: small/1`
    "#]]
    .assert_eq(&extending("extends: [small/1]\nversion: \"2\"\n"));
    expect![[r#"
        other.yaml:1:1 [empty-front-matter] the pack is empty
            the least it says is what it extends: `extends: 2025.T.1`
    "#]]
    .assert_eq(&extending(""));
    let circle = [
        ("a.yaml", "program: p\nversion: a\nextends: b\n"),
        ("b.yaml", "program: p\nversion: b\nextends: a\n"),
    ];
    expect![[r#"
        a.yaml:3:10 [cyclic-extends] the pack extends itself
            what this extends leads back to the pack itself
            name another pack here, or write this one in full and remove `extends`
        b.yaml:3:10 [cyclic-extends] the pack extends itself
            what this extends leads back to the pack itself
            name another pack here, or write this one in full and remove `extends`
    "#]]
    .assert_eq(&said(&circle));
}

#[test]
fn a_rule_laid_over_one_that_is_not_there_lacks_what_a_rule_needs() {
    let extending = |text: &str| {
        said(&[
            ("small.yaml", GOOD),
            (
                "other.yaml",
                &format!(
                    "extends: small/1\nversion: \"2\"\nin-force: 2010-01-01..2019-12-31\n{text}"
                ),
            ),
        ])
    };
    expect![[r#"
        other.yaml:4:16 [missing-key] a domain needs `title`
            add a line, for instance `title: Supervision`
    "#]]
    .assert_eq(&extending("domains: {cor: {limits: {home: {at-most: 10}}}}\n"));
    expect![[r#"
        other.yaml:4:32 [missing-key] a rule needs `because`
            add a line, for instance `because: hours count only under a contract`
    "#]]
    .assert_eq(&extending("domains: {core: {limits: {hom: {at-most: 10}}}}\n"));
    expect![[r#"
        small.yaml:26:33 [unknown-value] the pack has no domain `core`
            write `clients` or `supervision`
    "#]]
    .assert_eq(&extending("domains: {core: none}\n"));
    expect![""].assert_eq(&extending("sources: {S: none}\nrequirements: none\ndomains: none\n"));
    expect![[r#"
        other.yaml:4:33 [bad-hours] `lots` is no amount of time
            hours as a number, or hours and minutes
            write `1.5`, `1h30m`, `90m`, `2h` or `1:30`
    "#]]
    .assert_eq(&extending("requirements: {core: {at-least: lots}}\n"));
}

/// Every rule pack that is shipped or stands in a test.
fn packs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["programs", "tests/programs"] {
        let mut folders = vec![root.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "yaml")
                    && path.file_name().is_some_and(|name| name != "practicum.yaml")
                {
                    found.push(path);
                }
            }
        }
    }
    found.sort();
    assert!(found.len() > 15, "only {} packs were seen", found.len());
    found
}

#[test]
fn an_empty_log_has_a_board_under_every_pack() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
    let mut seen = 0;
    for pack in packs() {
        let log = Sandbox::new();
        let text = std::fs::read_to_string(&pack).unwrap();
        let own = text.lines().find_map(|line| line.strip_prefix("program: "));
        let version = text.lines().find_map(|line| line.strip_prefix("version: ")).unwrap();
        let folder = pack.parent().unwrap();
        let id = own.unwrap_or_else(|| folder.file_name().unwrap().to_str().unwrap());
        if !pack.starts_with(&shipped) {
            // A pack may name the areas of one that stands beside it.
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                log.write(&format!("programs/{name}"), std::fs::read(path).unwrap());
            }
        }
        log.write(
            "practicum.yaml",
            format!("applicant: {{name: A}}\nprograms: {{{id}: {{version: {version}}}}}\n"),
        );
        let status = log.run(&["status"]);
        assert_eq!(status.code, 0, "{}: {status:?}", pack.display());
        assert!(
            status.out.contains(" requirements are met."),
            "{}: {}",
            pack.display(),
            status.out
        );
        let commands: [&[&str]; 4] =
            [&["check"], &["build"], &["status", "--format", "json"], &["programs", "show", id]];
        for command in commands {
            let run = log.run(command);
            assert_eq!(run.code, 0, "{} {command:?}: {run:?}", pack.display());
        }
        let folder = log.path().join("packet");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 4, "{}", pack.display());
        seen += 1;
    }
    assert_eq!(seen, packs().len());
}

/// The lines of `programs confirm` that name a rule.
fn rules(told: &str) -> Vec<String> {
    let is_rule = |line: &&str| {
        ["domains.", "requirements.", "credits.", "submission."]
            .iter()
            .any(|start| line.starts_with(start))
    };
    let rules = told.lines().filter(is_rule);
    rules.map(|line| line.split(':').next().unwrap().to_owned()).collect()
}

#[test]
fn every_rule_that_is_to_be_checked_can_be_confirmed() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/sash/programs");
    let mut confirmed = 0;
    let ids = "aasect-cst wa-lmft sash-cpsbt";
    let log = Sandbox::new();
    log.write("practicum.yaml", "applicant: {name: A}\nprograms: [aasect-cst]\n");
    for name in ["sash.yaml", "sash-cpsbt.yaml"] {
        log.write(&format!("programs/{name}"), std::fs::read(own.join(name)).unwrap());
    }
    for id in ids.split_whitespace() {
        let list = log.run(&["programs", "confirm", id]);
        assert_eq!(list.code, 0, "{id}: {list:?}");
        for rule in rules(&list.out) {
            let args = ["programs", "confirm", id, "--rule", &rule, "--at", "https://example.org"];
            let run = log.run(&args);
            assert_eq!((run.code, run.out.as_str()), (0, ""), "{id} {rule}: {run:?}");
            confirmed += 1;
        }
        let list = log.run(&["programs", "confirm", id]);
        assert!(list.out.contains("nothing is left to be checked"), "{id}: {list:?}");
        let check = log.run(&["check"]);
        assert_eq!((check.code, check.out.as_str()), (0, ""), "{id}");
    }
    assert!(confirmed > 15, "only {confirmed} rules were confirmed");
}

#[test]
fn a_pack_that_asks_for_nothing_is_not_called_met() {
    let log = Sandbox::new();
    log.write("practicum.yaml", "applicant: {name: A}\nprograms: [small]\n");
    let (pack, _) = GOOD.split_once("requirements:").unwrap();
    log.write("programs/small.yaml", pack);
    let status = log.run(&["status"]);
    assert_eq!(status.code, 0, "{status:?}");
    assert!(status.out.contains("The rule pack asks for nothing."), "{}", status.out);
    assert!(!status.out.contains(" met"), "{}", status.out);
}

#[test]
fn what_a_killed_run_left_beside_a_pack_is_no_pack() {
    let log = Sandbox::new();
    log.write("practicum.yaml", "applicant: {name: A}\nprograms: [small]\n");
    log.write("programs/small.yaml", GOOD);
    log.write("programs/.practicum-x/small.yaml", GOOD);
    log.write("programs/.draft.yaml", "not: a pack\n");
    let check = log.run(&["check"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""));
}

/// The time in which any pack is read; a build without optimisation is slow.
const SOON: Duration = Duration::from_secs(5);

/// Reads it as the log's own pack beside the one that it was made from, and draws every finding.
fn read_soon(text: &str, beside: &str) -> Result<(), TestCaseError> {
    let start = Instant::now();
    let mut sources = Sources::default();
    sources.add_text("aasect-cst/2025.T.1.yaml", beside);
    sources.all_brought();
    let file = sources.add_text("programs/own.yaml", text);
    let mut findings = Diagnostics::default();
    let packs = read::program::all(&mut findings, &sources, |file| sources.is_of_log(file));
    findings.sort(&sources);
    human::render(&findings, &sources, false);
    for one in findings.iter() {
        let related = one.related.iter().map(|related| related.span);
        for span in std::iter::once(one.primary).chain(related) {
            prop_assert!(in_bounds(&sources, span), "{one:?}");
        }
    }
    let known = packs.list.iter().any(|program| program.own);
    prop_assert!(known || !findings.is_empty(), "lost without a word: {text}");
    prop_assert!(sources.get(file).is_some() && start.elapsed() < SOON, "{:?}", start.elapsed());
    Ok(())
}

fn in_bounds(sources: &Sources, span: Span) -> bool {
    sources.text(span.file).get(span.range()).is_some() && sources.position(span).is_some()
}

const SHIPPED: &str = include_str!("../programs/aasect-cst/2025.T.1.yaml");

/// A change of a text: at which thousandth of its lines, what, and with what.
fn changes() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
    let piece = prop_oneof![
        Just("none".to_owned()),
        Just("{}".to_owned()),
        Just("[]".to_owned()),
        Just("\"".to_owned()),
        Just("  - ".to_owned()),
        Just("extends: 2025.T.1".to_owned()),
        Just("at-least: {share: 1/6, of: clients}".to_owned()),
        Just("at-most: 0/1".to_owned()),
        Just("999999999999999999999999".to_owned()),
        Just("where: {any: [{not: {all: []}}]}".to_owned()),
        "\\PC{0,12}",
        "[a-z-]{1,8}: [a-z0-9{}\\[\\], ]{0,12}",
    ];
    proptest::collection::vec((0_usize..1000, 0_usize..6, piece), 1..6)
}

/// The text with a line gone, doubled, cut, indented, replaced or with one before it.
fn changed(text: &str, changes: &[(usize, usize, String)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, what, piece) in changes {
        let at = (lines.len() * at / 1000).min(lines.len() - 1);
        let line = lines[at].clone();
        let half: String = line.chars().take(line.chars().count() / 2).collect();
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        match what {
            0 => lines[at] = String::new(),
            1 => lines.insert(at, line),
            2 => lines[at] = format!("{half}{piece}"),
            3 => lines[at] = format!("  {line}"),
            4 => lines[at] = format!("{indent}{piece}"),
            _ => lines.insert(at, format!("{indent}{piece}")),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_pack_with_any_lines_changed_is_read_or_refused_at_a_place(changes in changes()) {
        read_soon(&changed(SHIPPED, &changes), SHIPPED)?;
        read_soon(&changed(GOOD, &changes), SHIPPED)?;
    }

    #[test]
    fn any_text_as_a_pack_is_read_or_refused_at_a_place(text in "\\PC{0,80}", tail in "[a-z:{}\\[\\]\"\n -]{0,200}") {
        read_soon(&text, SHIPPED)?;
        read_soon(&tail, SHIPPED)?;
        read_soon(&format!("extends: aasect-cst/2025.T.1\n{tail}"), SHIPPED)?;
    }
}

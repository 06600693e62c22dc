//! The shapes of rules, each on a few entries whose totals were worked out by hand.

use crate::support::{counted, h, hours, log, outcome, packs, shipped};
use practicum::assess::number::NumberOutcome;
use practicum::assess::{self, Assessment, Finding, Status};
use practicum::model::hours::Hours;
use practicum::source::Sources;

/// A pack with these domains and requirements.
fn pack(rest: &str) -> String {
    format!(
        "program: small\ntitle: Small\nbody: B\nversion: '1'\ntext: t\nin-force: 2000-01-01..\n\
         check-against: https://example.org\nsources: {{S: {{title: S, address: a, dated: d}}}}\n{rest}"
    )
}

fn judged<T>(rest: &str, own: &str, entries: &[String], look: impl Fn(&Assessment<'_>) -> T) -> T {
    let mut sources = Sources::default();
    sources.add_text("small/1.yaml", &pack(rest));
    let own = if own.contains("programs:") {
        own.to_owned()
    } else {
        format!("{own}programs: [small]\n")
    };
    let own =
        if own.contains("applicant:") { own } else { format!("applicant: {{name: A}}\n{own}") };
    let made = log(packs(&sources), &own, entries);
    look(&made.on("2025-06-01"))
}

const RIVERA: &str = "supervisors:\n  rivera:\n    name: R\n    primary: true\n    documents:\n      - {type: license, discipline: marriage-and-family-therapy, state: WA, from: 2019-01-01}\n  lee:\n    name: L\n    documents:\n      - {type: license, discipline: counseling, state: WA, from: 2010-01-01}\n";

fn training(day: &str, rest: &str, hours: &str) -> String {
    format!("kind: training\ntitle: T {day}\nprovider: P\ndate: {day}\n{rest}\n{hours}")
}

fn live(day: &str, hours: &str) -> String {
    training(day, "delivery: in-person\napproval: aasect", &format!("hours: {hours}\narea: d"))
}

fn home(day: &str, hours: &str) -> String {
    training(day, "delivery: asynchronous\napproval: aasect", &format!("hours: {hours}\narea: d"))
}

fn cases(date: &str, hours: &str, rest: &str) -> String {
    format!(
        "kind: cases\ndate: {date}\nsupervisor: rivera\nmodality: couple\ndelivery: in-person\nhours: {hours}\n{rest}"
    )
}

fn session(day: &str, supervisor: &str, rest: &str) -> String {
    format!("kind: supervision\ndate: {day}\nsupervisor: {supervisor}\ndelivery: video\n{rest}")
}

const HOURS: &str = "requirements:\n  d: {title: D, hours: d, at-least: 10, source: S}\n";

fn total(rest: &str, own: &str, entries: &[String]) -> Hours {
    judged(&format!("{rest}{HOURS}"), own, entries, |one| counted(one)["d"])
}

#[test]
fn overlapping_limits_keep_the_most_and_not_the_first() {
    // The first 4 hours fall under both limits: with them nothing else would count.
    let rules = "domains:\n  d:\n    title: D\n    short: D\n    takes: training\n    limits:\n      \
                 a: {title: a, where: {delivery: asynchronous}, at-most: 4, because: x, source: S}\n      \
                 b: {title: b, where: {approval: other}, at-most: 4, because: x, source: S}\n";
    let both =
        training("2024-01-01", "delivery: asynchronous\napproval: other", "hours: 4\narea: d");
    let one =
        training("2024-01-02", "delivery: asynchronous\napproval: aasect", "hours: 4\narea: d");
    let other = training("2024-01-03", "delivery: in-person\napproval: other", "hours: 4\narea: d");
    assert_eq!(total(rules, "", &[both, one, other]), h("8"));
}

#[test]
fn a_share_is_of_what_counts_with_what_is_granted() {
    let rules = |grants: &str| {
        format!(
            "domains:\n  d:\n    title: D\n    short: D\n    takes: training\n    limits:\n      \
             a: {{title: a, where: {{delivery: asynchronous}}, at-most: 25%, because: x, source: S}}\n{grants}"
        )
    };
    let entries = [live("2024-01-01", "6"), home("2024-01-02", "9")];
    // A quarter of what counts: 6 and a third of 6.
    assert_eq!(total(&rules(""), "", &entries), h("8"));
    let granted = rules(
        "    grants:\n      g: {title: g, hours: 3, attested: degree-note, because: x, source: S}\n",
    );
    // Without the statement nothing is granted; with it 9 and a third of 9.
    assert_eq!(total(&granted, "", &entries), h("8"));
    let own = "applicant: {name: A}\nattestations: {degree-note: {signed: 2024-01-01, sent-direct: 2024-01-01}}\n";
    judged(&format!("{granted}{HOURS}"), own, &entries, |one| {
        let found = hours(one, "d");
        assert_eq!((found.counted, found.grants.len()), (h("12"), 1));
    });
}

#[test]
fn a_limit_for_a_week_holds_from_monday_to_sunday_over_the_turn_of_the_year() {
    let rules = "domains:\n  d:\n    title: D\n    short: D\n    takes: training\n    limits:\n      \
                 week: {title: in a week, each: calendar-week, at-most: 5, because: x, source: S}\n";
    // 2024-12-30 is a Monday; 2025-01-05 the Sunday of the same week.
    let entries = [live("2024-12-29", "4"), live("2024-12-30", "4"), live("2025-01-05", "4")];
    assert_eq!(total(rules, "", &entries), h("9"));
}

#[test]
fn time_of_several_days_is_held_against_every_run_of_days_that_it_touches() {
    let rules = "domains:\n  d:\n    title: D\n    short: D\n    takes: cases\n    limits:\n      \
                 run: {title: in seven days, each: 7 days, at-most: 40, because: x, source: S}\n";
    let weeks =
        [cases("2024-03-04..2024-03-10", "30", ""), cases("2024-03-11..2024-03-17", "30", "")];
    // The runs from the 5th on touch both weeks.
    assert_eq!(total(rules, RIVERA, &weeks), h("40"));
    let apart =
        [cases("2024-03-04..2024-03-06", "30", ""), cases("2024-03-13..2024-03-17", "30", "")];
    assert_eq!(total(rules, RIVERA, &apart), h("60"));
}

#[test]
fn a_floor_asks_for_sessions_before_other_time_counts() {
    let rules = "domains:\n  d:\n    title: D\n    short: D\n    takes: [cases, supervision]\n    floors:\n      \
                 contact: {title: contact, each: calendar-month, where: {kind: cases}, having: {kind: supervision}, at-least: 2 times, because: x, source: S}\n";
    let entries = [
        cases("2024-01", "20", ""),
        session("2024-01-05", "rivera", "setting: individual\nhours: 1"),
        session("2024-01-12", "rivera", "setting: individual\nhours: 1"),
        cases("2024-02", "20", ""),
        session("2024-02-05", "rivera", "setting: individual\nhours: 5"),
    ];
    // One long session is one contact: of February only the session counts.
    assert_eq!(total(rules, RIVERA, &entries), h("27"));
}

#[test]
fn a_session_is_bounded_by_its_size() {
    let rules = "domains:\n  d:\n    title: D\n    short: D\n    takes: supervision\n    limits:\n      \
                 length: {title: a session, where: {setting: group}, each: session, times: group-size, at-most: 30m, because: x, source: S}\n";
    let group = |day: &str, size: u32| {
        session(day, "rivera", &format!("setting: group\ngroup_size: {size}\nhours: 2"))
    };
    let entries = [
        group("2024-01-01", 2),
        group("2024-01-02", 4),
        session("2024-01-03", "rivera", "setting: individual\nhours: 2"),
    ];
    assert_eq!(total(rules, RIVERA, &entries), h("5"));
}

#[test]
fn conditions_ask_about_everything_that_an_entry_says() {
    let with = |condition: &str| {
        format!(
            "attributes:\n  work: {{title: Work, of: cases, values: {{direct: Direct, other: Other}}}}\n\
             domains:\n  d:\n    title: D\n    short: D\n    takes: [cases, supervision]\n    only:\n      \
             o: {{where: {condition}, because: x, source: S}}\n"
        )
    };
    let own = format!(
        "applicant: {{name: A, degree: {{level: masters, awarded: 2024-02-15}}}}\n{RIVERA}"
    );
    let entries = [
        cases("2024-01", "1", "work: direct"),
        cases("2024-02", "2", "work: other\ntags: [clinic]"),
        cases("2024-03", "4", ""),
        session("2024-03-01", "rivera", "setting: individual\nhours: 8"),
        session("2024-03-02", "lee", "setting: group\ngroup_size: 6\nhours: 16"),
    ];
    let found = |condition: &str| total(&with(condition), &own, &entries);
    assert_eq!(found("{work: direct}"), h("1"));
    assert_eq!(found("{work: [direct, other]}"), h("3"));
    assert_eq!(
        found("{not: {work: direct}}"),
        h("2"),
        "what is not said is not known in the negative"
    );
    assert_eq!(found("{tag: clinic}"), h("2"));
    assert_eq!(found("{kind: supervision}"), h("24"));
    assert_eq!(found("{after: degree}"), h("28"), "from the day of the degree on");
    assert_eq!(found("{date: 2024-02-01..2024-03-01}"), h("10"));
    assert_eq!(found("{date: ..2024-01-31}"), h("1"));
    assert_eq!(found("{primary: true}"), h("15"));
    assert_eq!(found("{group-size: 5..}"), h("16"));
    assert_eq!(found("{supervisor: {type: license, discipline: counseling}}"), h("16"));
    // Rivera's license is of 2019: five years on 2024-01-01, from 2024-01-01 on.
    assert_eq!(found("{supervisor: {type: license, held-for: 5 years}}"), h("31"));
    assert_eq!(found("{supervisor: {type: license, held-for: 62 months}}"), h("28"));
    assert_eq!(found("{supervisor: {type: license, state: FL}}"), h("0"));
    assert_eq!(found("{older-than: 15 months}"), h("3"), "judged on 2025-06-01: before 2024-03-01");
}

#[test]
fn a_span_has_a_beginning_and_an_end() {
    let rules = "domains:\n  d: {title: D, short: D, takes: training}\nrequirements:\n  \
                 span: {title: S, span: d, at-least: 6 months, at-most: 2 years, source: S}\n";
    let status = |days: [&str; 2]| {
        let entries = days.map(|day| live(day, "1"));
        judged(rules, "", &entries, |one| outcome(one, "span").status)
    };
    assert_eq!(status(["2022-01-31", "2022-07-30"]), Status::Short);
    assert_eq!(status(["2022-01-31", "2022-07-31"]), Status::Met);
    assert_eq!(status(["2022-01-31", "2024-01-31"]), Status::Met);
    assert_eq!(status(["2022-01-31", "2024-02-01"]), Status::Short);
}

#[test]
fn numbers_are_of_what_counts() {
    let rules = "domains:\n  d:\n    title: D\n    short: D\n    takes: supervision\n    only:\n      \
                 o: {where: {setting: individual}, because: x, source: S}\nrequirements:\n  \
                 who: {title: W, distinct: {of: supervisor, in: d, at-least: 2, at-most: 2}, source: S}\n  \
                 weeks: {title: K, periods: {each: calendar-week, in: d, having: 1, at-least: 2}, source: S}\n";
    let entries = [
        session("2024-01-01", "rivera", "setting: individual\nhours: 0h30m"),
        session("2024-01-07", "rivera", "setting: individual\nhours: 0h30m"),
        session("2024-01-08", "rivera", "setting: individual\nhours: 0h45m"),
        session("2024-01-09", "lee", "setting: group\ngroup_size: 2\nhours: 2"),
    ];
    let look = |one: &Assessment<'_>| {
        ["who", "weeks"].map(|id| match &outcome(one, id).finding {
            Finding::Number(NumberOutcome { found, .. }) => found.clone(),
            other => panic!("{other:?}"),
        })
    };
    let [who, weeks] = judged(rules, RIVERA, &entries, look);
    assert_eq!((who, weeks), (vec!["R".to_owned()], vec!["2024-01-01".to_owned()]));
    let more =
        [entries.to_vec(), vec![session("2024-01-10", "lee", "setting: individual\nhours: 1")]]
            .concat();
    let met = |one: &Assessment<'_>| ["who", "weeks"].map(|id| outcome(one, id).status);
    assert_eq!(judged(rules, RIVERA, &more, met), [Status::Met, Status::Met]);
}

#[test]
fn one_alternative_is_enough_and_an_unknown_one_may_still_be() {
    let rules = "domains:\n  d: {title: D, short: D, takes: training}\nrequirements:\n  \
                 way:\n    title: W\n    source: S\n    any:\n      \
                 long: {title: L, hours: d, at-least: 20, source: S}\n      \
                 degree: {title: G, degree: [doctorate], source: S}\n";
    let status = |hours: &str, own: &str| {
        judged(rules, own, &[live("2024-01-01", hours)], |one| outcome(one, "way").status)
    };
    assert_eq!(status("20", ""), Status::Met);
    assert_eq!(status("19", ""), Status::Unknown, "no degree is on record");
    let doctor = "applicant: {name: A, degree: {level: doctorate, awarded: 2020-01-01}}\n";
    assert_eq!(status("1", doctor), Status::Met);
    let master = "applicant: {name: A, degree: {level: masters, awarded: 2020-01-01}}\n";
    assert_eq!(status("1", master), Status::Short);
}

#[test]
fn minima_of_parts_that_can_share_time_are_not_added_up() {
    let rules = "domains:\n  d:\n    title: D\n    short: D\n    takes: cases\n    parts:\n      \
                 couples: {title: C, where: {modality: couple}, at-least: 30, source: S}\n      \
                 video: {title: V, where: {delivery: video}, at-least: 20, source: S}\n      \
                 families: {title: F, where: {modality: family}, at-least: 5, source: S}\nrequirements:\n  \
                 d: {title: D, hours: d, at-least: 10, source: S}\n";
    // Couples by video serve two parts; a couple is no family: 30 and 5 are needed at the least.
    let short = judged(rules, RIVERA, &[], |one| hours(one, "d").short);
    assert_eq!(short, h("35"));
}

#[test]
fn a_certified_program_is_frozen_and_a_period_counts_what_lies_in_it() {
    let rules = "chosen-by: as-of\ndomains:\n  d: {title: D, short: D, takes: training}\n";
    let entries = [
        live("2023-06-01", "1"),
        live("2024-01-01", "2"),
        live("2024-12-31", "4"),
        live("2025-02-01", "8"),
    ];
    let found = |chosen: &str| {
        let own = format!("programs: {{small: {{{chosen}}}}}\n");
        judged(&format!("{rules}{HOURS}"), &own, &entries, |one| {
            (counted(one)["d"], one.as_of.to_string())
        })
    };
    assert_eq!(found("certified: 2024-01-01"), (h("3"), "2024-01-01".to_owned()));
    assert_eq!(found("from: 2024-01-01, to: 2024-12-31"), (h("6"), "2024-12-31".to_owned()));
    assert_eq!(found("from: 2024-01-01, to: 2026-12-31"), (h("14"), "2025-06-01".to_owned()));
}

#[test]
fn an_entry_may_name_its_area_in_another_program_and_counts_there_once() {
    let own = "applicant: {name: A}\nprograms: [aasect-cst, florida-sex-therapist]\n";
    let course = |title: &str, rest: &str| {
        format!(
            "kind: training\ntitle: {title}\nprovider: P\ndate: 2024-01-01\ndelivery: in-person\napproval: aasect\n{rest}"
        )
    };
    let entries = [
        course("Accepted", "hours: 12\narea: core/anatomy"),
        course(
            "Labelled",
            "hours: 11\narea: core/exploitation\nalso: {florida-sex-therapist: florida/victimology}",
        ),
        course("Neither", "hours: 13\narea: core/cyber"),
    ];
    let made = log(shipped(), own, &entries);
    let both = assess::assess(&made.log, &made.packs, "2025-06-01".parse().unwrap());
    let [cst, florida] = both.as_slice() else { panic!("two programs") };
    assert_eq!(counted(cst)["core"], h("36"));
    assert_eq!(florida.credits.iter().map(|one| one.counted).sum::<Hours>(), h("23"));
    let shared = assess::shared::with(cst, &both);
    assert_eq!(
        shared
            .iter()
            .map(|(other, hours)| (other.program.name.as_str(), *hours))
            .collect::<Vec<_>>(),
        [("florida-sex-therapist", h("23"))]
    );
}

#[test]
fn a_contract_for_one_program_neither_counts_toward_another_nor_sets_its_version() {
    let own = "applicant: {name: A}\nsupervisors:\n  rivera:\n    name: R\n    documents: [{type: aasect-supervisor, from: 2010-01-01}]\n    \
               contract: [{signed: 2016-01-01, programs: [aasect-csc]}]\n  lee:\n    name: L\n    documents: [{type: aasect-supervisor, from: 2010-01-01}]\n    \
               contract: {signed: 2023-02-01, programs: [aasect-cst]}\nprograms: [aasect-cst]\n";
    let entries = [
        session("2024-01-01", "rivera", "setting: individual\nhours: 1"),
        session("2024-01-02", "lee", "setting: individual\nhours: 1"),
    ];
    let made = log(shipped(), own, &entries);
    let one = made.on("2025-06-01");
    assert_eq!(one.program.version, "2025.T.1");
    assert_eq!(counted(&one)["supervision"], h("1"));
}

#[test]
fn a_must_have_is_shown_only_by_time_that_lies_within_its_period() {
    let rules = "domains:\n  d: {title: D, short: D, takes: cases}\nrequirements:\n  \
                 weeks: {title: K, periods: {each: calendar-week, in: d, having: 1, at-least: 2}, source: S}\n";
    let found = |date: &str| {
        judged(rules, RIVERA, &[cases(date, "9", "")], |one| match &outcome(one, "weeks").finding {
            Finding::Number(found) => found.number(),
            other => panic!("{other:?}"),
        })
    };
    // Nothing tells in which week of February the hours were.
    assert_eq!(found("2024-02"), 0);
    assert_eq!(found("2024-02-05..2024-02-11"), 1);
    assert_eq!(found("2024-02-05..2024-02-12"), 0);
}

#[test]
fn two_requirements_on_one_pool_ask_each_for_its_own() {
    let rules = "domains:\n  d:\n    title: D\n    short: D\n    takes: training\n    limits:\n      \
                 a: {title: a, where: {delivery: asynchronous}, at-most: 50%, of: required, because: x, source: S}\nrequirements:\n  \
                 ten: {title: T, hours: d, at-least: 10, source: S}\n  \
                 way:\n    title: W\n    source: S\n    any:\n      \
                 hundred: {title: H, hours: d, at-least: 100, source: S}\n      \
                 degree: {title: G, degree: [doctorate], source: S}\n";
    let master = "applicant: {name: A, degree: {level: masters, awarded: 2020-01-01}}\n";
    let entries = [home("2024-01-01", "24"), home("2024-03-01", "24"), home("2024-05-01", "12")];
    judged(rules, master, &entries, |one| {
        // A share of what is required is of the most: half of 100.
        assert_eq!((hours(one, "ten").required, hours(one, "ten").counted), (h("10"), h("50")));
        let found = one.outcomes.iter().map(|one| one.status).collect::<Vec<_>>();
        assert_eq!(found, [Status::Met, Status::Short]);
    });
}

#[test]
fn what_follows_a_certification_is_not_in_the_future_where_it_renews() {
    let own = "applicant: {name: A}\nprograms:\n  aasect-cst: {certified: 2025-01-31}\n  \
               aasect-renewal: {from: 2025-02-01, to: 2028-01-31}\n";
    let course = "kind: training\ntitle: T\nprovider: P\ndate: 2025-03-07\ndelivery: in-person\n\
                  approval: aasect\nhours: 7\narea: core/ethics";
    let made = log(shipped(), own, &[course]);
    let both = assess::assess(&made.log, &made.packs, "2025-06-01".parse().unwrap());
    let found: Vec<Hours> =
        both.iter().map(|one| one.credits.iter().map(|one| one.counted).sum()).collect();
    assert_eq!(found, [Hours::ZERO, h("7")]);
    let sources = Sources::default();
    let mut findings = practicum::diagnostic::Diagnostics::default();
    let files = practicum::check::Files::default();
    let subject = practicum::check::Subject {
        sources: &sources,
        log: &made.log,
        as_of: "2025-06-01".parse().unwrap(),
        assessments: &both,
        files: &files,
        inspection: None,
    };
    practicum::check::all(&mut findings, &subject);
    let codes: Vec<&str> = findings.iter().map(|one| one.code.word()).collect();
    assert_eq!(codes, ["no-evidence"]);
}

//! Contracts, supervisors' standing, groups and months. Expected values are counted by hand.

use crate::support::{counted, h, hours, log, outcome, own, session, shipped};
use practicum::assess::Status;
use practicum::assess::fault::Fault;

const STATUS: &str = "    documents: [{type: aasect-supervisor, from: 2010-01-01}]";

#[test]
fn contracts_without_a_gap_are_one() {
    let file = own(&format!(
        "    contract: [{{signed: 2023-01-01, ended: 2023-06-30}}, {{signed: 2023-07-01}}]\n{STATUS}"
    ));
    let batch = "kind: cases\ndate: 2023-06-15..2023-07-15\nsupervisor: rivera\nmodality: couple\ndelivery: in-person\nhours: 9";
    let made = log(shipped(), &file, &[batch]);
    assert_eq!(counted(&made.on("2025-06-01"))["clients"], h("9"));
}

#[test]
fn a_batch_over_the_end_of_a_contract_names_the_day_after() {
    let file = own(&format!("    contract: {{signed: 2023-01-01, ended: 2023-06-30}}\n{STATUS}"));
    let batch = "kind: cases\ndate: 2023-06-15..2023-07-15\nsupervisor: rivera\nmodality: couple\ndelivery: in-person\nhours: 9";
    let made = log(shipped(), &file, &[batch]);
    let assessment = made.on("2025-06-01");
    assert_eq!(counted(&assessment)["clients"], h("0"));
    let day = assessment.faults.values().flatten().find_map(|fault| match fault {
        Fault::Straddles { at, .. } => Some(at.to_string()),
        _ => None,
    });
    assert_eq!(day.as_deref(), Some("2023-07-01"));
}

#[test]
fn hours_begin_when_the_documents_are_exchanged_and_end_with_the_contract() {
    let file = own(&format!(
        "    contract: {{signed: 2023-01-01, documents: 2023-02-10, ended: 2023-03-31}}\n{STATUS}"
    ));
    let days = ["2023-02-09", "2023-02-10", "2023-03-31", "2023-04-01"];
    let sessions: Vec<String> =
        days.iter().map(|day| session(day, "setting: individual")).collect();
    let made = log(shipped(), &file, &sessions);
    assert_eq!(counted(&made.on("2025-06-01"))["supervision"], h("2"));
}

#[test]
fn a_supervisor_in_training_may_not_lead_a_group_alone() {
    let file = "applicant: {name: A}
supervisors:
  rivera:
    name: R
    contract: {signed: 2023-01-01}
    documents: [{type: aasect-supervisor-in-training, from: 2010-01-01}]
  okafor:
    name: O
    documents: [{type: aasect-supervisor, from: 2024-01-01}]
programs: [aasect-cst]
";
    let group = "setting: group\ngroup_size: 3";
    let sessions = [
        session("2023-02-01", "setting: individual"),
        session("2024-02-01", group),
        session("2024-03-01", &format!("{group}\nwith: [okafor]")),
        // Not yet certified on that day.
        session("2023-03-01", &format!("{group}\nwith: [okafor]")),
    ];
    let made = log(shipped(), file, &sessions);
    assert_eq!(counted(&made.on("2025-06-01"))["supervision"], h("2"));
}

#[test]
fn groups_have_two_to_four() {
    let file = own(&format!("    contract: {{signed: 2023-01-01}}\n{STATUS}"));
    let of = |size: u32| {
        session(&format!("2023-0{size}-01"), &format!("setting: group\ngroup_size: {size}"))
    };
    let made = log(shipped(), &file, &(1..=6).map(of).collect::<Vec<_>>());
    assert_eq!(counted(&made.on("2025-06-01"))["supervision"], h("3"));
}

#[test]
fn a_month_keeps_individual_hours_first_and_then_the_earlier() {
    let file = own(&format!("    contract: {{signed: 2023-01-01}}\n{STATUS}"));
    let long = |day: &str, rest: &str| session(day, rest).replace("hours: 1", "hours: 4");
    let sessions = [
        long("2023-05-02", "setting: group\ngroup_size: 2"),
        long("2023-05-20", "setting: individual"),
        long("2023-06-02", "setting: group\ngroup_size: 2"),
        long("2023-06-03", "setting: group\ngroup_size: 2"),
    ];
    let made = log(shipped(), &file, &sessions);
    let assessment = made.on("2025-06-01");
    let counts: Vec<String> = assessment
        .credits
        .iter()
        .map(|one| format!("{} {}", one.line(&made.log).unwrap().date.value, one.counted))
        .collect();
    assert_eq!(
        counts,
        ["2023-05-02 2.00", "2023-05-20 4.00", "2023-06-02 4.00", "2023-06-03 2.00"]
    );
}

#[test]
fn an_unsure_limit_that_alone_makes_it_short_is_named() {
    let file = own(&format!("    contract: {{signed: 2021-01-01}}\n{STATUS}"))
        .replace("[aasect-cst]", "{aasect-cst: {version: 2025.T.1}}");
    let mut sessions = Vec::new();
    for month in 1..=12 {
        let day = format!("2022-{month:02}-03");
        sessions.push(session(&day, "setting: individual").replace("hours: 1", "hours: 2"));
        let day = format!("2022-{month:02}-04");
        sessions
            .push(session(&day, "setting: group\ngroup_size: 3").replace("hours: 1", "hours: 3"));
    }
    sessions.push(session("2023-01-05", "setting: individual"));
    let made = log(shipped(), &file, &sessions);
    let assessment = made.on("2025-06-01");
    let found = hours(&assessment, "supervision");
    // 25 individual, 25 of 36 group hours: just met.
    assert_eq!((found.counted, found.short), (h("50"), h("0")));
    assert_eq!(found.without_unsure, None);
    let fewer = log(shipped(), &file, &sessions[..24]);
    let assessment = fewer.on("2025-06-01");
    let found = hours(&assessment, "supervision");
    // One individual hour less. That is short whatever the limit on groups; without it all of the
    // 24 and 36 hours would count.
    let free = Some(h("60"));
    assert_eq!((found.counted, found.short, found.without_unsure), (h("49"), h("1"), free));
}

#[test]
fn without_any_contract_supervised_hours_are_unknown_and_others_short() {
    let made = log(shipped(), &own(STATUS), &[session("2023-02-01", "setting: individual")]);
    let assessment = made.on("2025-06-01");
    for (id, status) in [
        ("supervision", Status::Unknown),
        ("supervision-span", Status::Unknown),
        ("clients", Status::Unknown),
        ("contract", Status::Unknown),
        ("core", Status::Short),
        ("training", Status::Short),
        ("membership", Status::Unknown),
    ] {
        assert_eq!(outcome(&assessment, id).status, status, "{id}");
    }
}

#[test]
fn a_contract_is_on_file_only_where_its_file_is() {
    let file =
        own(&format!("    contract: {{signed: 2023-01-01, evidence: evidence/x.pdf}}\n{STATUS}"));
    let mut made = log(shipped(), &file, &[session("2023-02-01", "setting: individual")]);
    assert_eq!(outcome(&made.on("2025-06-01"), "contract").status, Status::Met);
    made.log.absent.insert("evidence/x.pdf".to_owned());
    assert_eq!(outcome(&made.on("2025-06-01"), "contract").status, Status::Unknown);
    // The hours still count: a file that is absent is a fault of the evidence alone.
    assert_eq!(counted(&made.on("2025-06-01"))["supervision"], h("1"));
}

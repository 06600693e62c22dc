//! Which version applies, and what differs in it. Expected values: the table of versions.

use crate::support::{Made, counted, h, hours, log, own, session, shipped};
use practicum::assess::version::Oddity;

const STATUS: &str = "    documents: [{type: aasect-supervisor, from: 2010-01-01}]";

fn training(date: &str, rest: &str) -> String {
    format!("kind: training\ntitle: Course of {date}\nprovider: P\ndate: {date}\n{rest}")
}

fn signed(contract: &str) -> Made {
    let file = own(&format!("    contract: {{signed: {contract}}}\n{STATUS}"));
    let entries = [
        training(
            "2021-03-01..2021-03-05",
            "approval: aasect\ndelivery: live-online\nhours: {training/theory: 40}",
        ),
        training("2021-04-01", "approval: aasect\ndelivery: live-online\nhours: 7\narea: sar"),
        training("2019-04-01", "approval: aasect\ndelivery: live-online\nhours: 3\narea: sar"),
        training("2021-04-02", "approval: aasect\ndelivery: in-person\nhours: 7\narea: sar"),
        training(
            "2021-05-01",
            "approval: supervisor\nsupervisor: rivera\ndelivery: in-person\nhours: {training/ethics: 2}",
        ),
        "kind: cases\ndate: 2018-02\nsupervisor: rivera\nmodality: couple\ndelivery: video\nhours: 100"
            .to_owned(),
        "kind: cases\ndate: 2021-02\nsupervisor: rivera\nmodality: couple\ndelivery: video\nhours: 160"
            .to_owned(),
        session("2021-06-01", "setting: individual"),
    ];
    log(shipped(), &file, &entries)
}

#[test]
fn the_contract_chooses_the_version() {
    let version = |contract: &str| {
        let made = signed(contract);
        made.on("2025-06-01").program.version.clone()
    };
    assert_eq!(version("2012-09-01"), "2012");
    assert_eq!(version("2017-12-31"), "2012");
    assert_eq!(version("2018-01-01"), "2018");
    assert_eq!(version("2021-12-31"), "2018");
    assert_eq!(version("2022-01-01"), "2025.T.1");
}

#[test]
fn no_contract_takes_the_version_of_the_day_of_judgement() {
    let made = log(shipped(), &own(STATUS), &[session("2019-01-01", "setting: individual")]);
    assert_eq!(made.on("2019-06-01").program.version, "2018");
    assert_eq!(made.on("2025-06-01").program.version, "2025.T.1");
}

#[test]
fn a_contract_before_the_oldest_version_is_odd_and_so_is_a_pin_outside() {
    let made = signed("2012-08-31");
    assert!(matches!(made.on("2025-06-01").choice.oddity, Some(Oddity::NoVersion(_))));
    let pinned = own(&format!("    contract: {{signed: 2012-08-31}}\n{STATUS}"))
        .replace("[aasect-cst]", "{aasect-cst: {version: 2012}}");
    let made = log(shipped(), &pinned, &[session("2021-06-01", "setting: individual")]);
    let assessment = made.on("2025-06-01");
    assert_eq!(assessment.program.version, "2012");
    assert!(matches!(assessment.choice.oddity, Some(Oddity::PinOutOfRange(_))));
}

#[test]
fn the_version_of_2012() {
    let made = signed("2015-01-01");
    let assessment = made.on("2025-06-01");
    let counted = counted(&assessment);
    // Live online falls under the limit of 30; teaching counts nothing.
    assert_eq!(counted["training"], h("30"));
    assert_eq!(hours(&assessment, "training").credited, h("40"));
    // In person only, and ten hours are asked.
    assert_eq!(counted["sar"], h("7"));
    assert_eq!(hours(&assessment, "sar").short, h("3"));
    // No limit on video.
    assert_eq!(counted["clients"], h("260"));
}

#[test]
fn the_version_of_2018() {
    let made = signed("2018-01-15");
    let assessment = made.on("2025-06-01");
    let counted = counted(&assessment);
    // 30 of 40 live online, and 2 of teaching beside them.
    assert_eq!(counted["training"], h("32"));
    // Live online counts from 2020-04-01 on: 7 + 7, not the 3 of 2019.
    assert_eq!(counted["sar"], h("14"));
    // 100 before the limit on video began, then 150 of 160.
    assert_eq!(counted["clients"], h("250"));
}

#[test]
fn the_version_of_today_takes_live_online_as_live() {
    let file = own(&format!("    contract: {{signed: 2022-01-01}}\n{STATUS}"));
    let live = training(
        "2023-03-01",
        "approval: aasect\ndelivery: live-online\nhours: {training/theory: 20}",
    );
    let made = log(shipped(), &file, &[live]);
    assert_eq!(counted(&made.on("2025-06-01"))["training"], h("20"));
}

//! Each number of a packet's board leads to the rows that prove it, whatever feeds its domain.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test builds packets, reads them and stops where something is amiss"
)]

#[path = "pdf/reading.rs"]
#[expect(dead_code, reason = "the PDF's own tests use more of it")]
mod reading;
#[path = "cli/sandbox.rs"]
#[expect(dead_code, reason = "the command line's tests use more of it")]
mod sandbox;

use std::collections::BTreeSet;

use sandbox::{AS_OF, Sandbox};
use serde_json::Value;

/// Logs whose domains are fed by each kind of entry, by several, and by grants.
const CASES: [&str; 6] = [
    "W02-training",
    "W07-supervision",
    "W12-two-programs",
    "W15-renewal",
    "W16b-florida-floor",
    "WA-LMFT",
];

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Builds a packet and hands on the page and the board of each program.
fn packets(case: &str, audience: &str) -> Vec<(String, Value)> {
    let sandbox = Sandbox::case(case);
    let line = format!("practicum build --as-of {AS_OF} --audience {audience} --only html,json");
    let run = sandbox.run("log", &line);
    assert_eq!(run.code, Some(0), "{run:?}");
    let names = sandbox.names("log/packet").into_iter();
    let pages = names.filter_map(|name| name.strip_suffix(".html").map(str::to_owned));
    let read = |name: &str| String::from_utf8(sandbox.read(&format!("log/packet/{name}"))).unwrap();
    pages
        .map(|name| {
            let board = read(&format!("{name}.json"));
            (read(&format!("{name}.html")), serde_json::from_str(&board).unwrap())
        })
        .collect()
}

/// The ids of a page, and where its links lead to within it.
fn anchors(page: &str) -> (BTreeSet<&str>, Vec<&str>) {
    let values = |before: &'static str| {
        page.split(before).skip(1).filter_map(|rest| rest.split_once('"')).map(|(value, _)| value)
    };
    (values(" id=\"").collect(), values("href=\"#").collect())
}

/// The links of the board: where each leads to, and its words.
fn links(page: &str) -> Vec<(&str, &str)> {
    let start = ["id=\"checklist-table\"", "id=\"board\""].into_iter().find_map(|id| page.find(id));
    let table = page[start.unwrap()..].split_once("</table>").unwrap().0;
    let links = table.split("href=\"#").skip(1).filter_map(|rest| rest.split_once('"'));
    links
        .map(|(to, rest)| (to, rest.split_once('>').unwrap().1.split_once("</a>").unwrap().0))
        .collect()
}

/// An amount as it is printed.
fn printed(amount: &Value) -> String {
    format!("{:.2}", amount.as_f64().unwrap())
}

/// The total of the rows below an anchor: the last amount of the first row of sums.
fn total_below<'p>(page: &'p str, anchor: &str) -> &'p str {
    let below = page.split_once(&format!(" id=\"{anchor}\"")).unwrap().1;
    let row = below.split_once("class=\"total\"").unwrap().1.split_once("</tr>").unwrap().0;
    let mut texts =
        row.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text.trim());
    let is_amount = |text: &&str| {
        text.split_once('.').is_some_and(|(whole, rest)| {
            rest.len() == 2 && whole.chars().chain(rest.chars()).all(|c| c.is_ascii_digit())
        })
    };
    texts.rfind(is_amount).unwrap_or_else(|| panic!("{row}"))
}

#[test]
fn each_number_on_the_board_leads_to_its_rows() {
    let (mut numbers, mut parts) = (0, 0);
    for case in CASES {
        for audience in ["committee", "self"] {
            for (page, board) in packets(case, audience) {
                let (ids, targets) = anchors(&page);
                let dead: Vec<_> = targets.iter().filter(|to| !ids.contains(**to)).collect();
                assert!(dead.is_empty() && !targets.is_empty(), "{case}: {dead:?}");
                let links = links(&page);
                let rows = list(&board["requirements"]).iter();
                for row in rows.filter(|row| row["kind"] == "hours") {
                    let counted = printed(&row["counted"]);
                    // In the applicant's own copy it leads to its steps, and they to its rows.
                    let steps = format!("proof-{}", row["id"].as_str().unwrap());
                    let leads = |to: &str| match audience {
                        "self" => to == steps,
                        _ => to.starts_with("domain-"),
                    };
                    let to = links.iter().find(|(to, text)| leads(to) && *text == counted);
                    let (to, _) = to.unwrap_or_else(|| panic!("{case}: {counted} leads nowhere"));
                    let (_, rest) = page.split_once(&format!("id=\"{to}\"")).unwrap();
                    if audience == "self" {
                        let (below, _) = rest.split_once("</table>").unwrap();
                        assert!(below.contains("href=\"#domain-"), "{case}: {to}");
                    }
                    numbers += 1;
                    for part in list(&row["parts"]).iter().filter(|part| part["required"] != 0) {
                        let id = format!("part-{}", part["id"].as_str().unwrap().replace('/', "-"));
                        if !ids.contains(id.as_str()) {
                            continue;
                        }
                        let counted = printed(&part["counted"]);
                        let leads =
                            |(to, text): &(&str, &str)| *to == id && text.contains(&counted);
                        assert!(links.iter().any(leads), "{case}: {id} of {links:?}");
                        assert_eq!(total_below(&page, &id), counted, "{case}: {id}");
                        parts += 1;
                    }
                }
            }
        }
    }
    assert!(numbers > 30 && parts > 10, "{numbers} numbers, {parts} parts");
}

#[test]
fn the_table_of_a_pool_that_takes_several_kinds_adds_up_to_its_number() {
    let [(page, board)] = packets("W15-renewal", "committee").try_into().unwrap();
    let counted = list(&board["requirements"]).iter().find(|row| row["id"] == "ce").unwrap();
    assert_eq!(total_below(&page, "domain-ce"), printed(&counted["counted"]));
    // What loses hours says why in its own row.
    for why in
        ["at most 5 hours of supervision received count", "two hours of other CE count as one"]
    {
        let table = page.split_once("id=\"domain-ce\"").unwrap().1;
        assert!(table.split_once("</table>").unwrap().0.contains(why), "{why}");
    }
}

#[test]
fn hours_that_are_granted_stand_among_the_rows() {
    let [(page, board)] = packets("WA-LMFT", "committee").try_into().unwrap();
    for id in ["experience", "supervision"] {
        let row = list(&board["requirements"]).iter().find(|row| row["id"] == id).unwrap();
        assert_eq!(total_below(&page, &format!("domain-{id}")), printed(&row["counted"]), "{id}");
    }
}

#[test]
fn the_links_of_the_board_are_in_the_pdf_too() {
    let sandbox = Sandbox::case("WA-LMFT");
    let run = sandbox.run("log", &format!("practicum build --as-of {AS_OF} --only pdf"));
    assert_eq!(run.code, Some(0), "{run:?}");
    let document = reading::open(&sandbox.read("log/packet/wa-lmft.pdf"));
    let texts: Vec<String> = reading::pages(&document)
        .into_iter()
        .flat_map(|page| page.pieces)
        .filter(|piece| piece.tag.starts_with("Link"))
        .map(|piece| piece.text)
        .collect();
    for number in ["2880.00", "227.00", "400.00"] {
        assert!(texts.iter().any(|text| text == number), "{number}: {texts:?}");
    }
}

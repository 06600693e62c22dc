//! The table of every entry in the applicant's own report: nothing is missing from it, and each row
//! says where its entry stands, how it fares and why.
#![expect(clippy::unwrap_used, reason = "a test stops where something is amiss")]
#![expect(clippy::disallowed_methods, reason = "a test reads the report that it asked for")]

#[path = "support/guild.rs"]
mod guild;
#[path = "html/markup.rs"]
#[expect(dead_code, reason = "these tests need the parts of a page alone")]
mod markup;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/sandbox.rs"]
mod sandbox;

use guild::{LOG, built, training};
use markup::Page;
use sandbox::Sandbox;

/// A row of the table: the choices that fit it, and its words, by the anchor.
fn rows(log: &Sandbox) -> Vec<(String, String)> {
    let run = log.run(&["build", "--audience", "self", "--only", "html"]);
    assert!(run.err.contains("guild-self.html") || run.code == 0, "{run:?}");
    let html = std::fs::read_to_string(log.path().join("packet/guild-self.html")).unwrap();
    let (_, table) = html.split_once("<table id=\"entries-table\"").unwrap();
    let (table, _) = table.split_once("</table>").unwrap();
    let rows = table.split("<tr ").skip(1).filter(|row| row.contains("data-facets"));
    rows.map(|row| {
        let page = Page::of(&format!("<tr {row}"));
        let facets = page.values(Some("tr"), "data-facets").first().unwrap().to_string();
        (facets, page.text.split_whitespace().collect::<Vec<_>>().join(" "))
    })
    .collect()
}

/// An entry without evidence and with more of its front matter.
fn entry(log: &Sandbox, name: &str, more: &str) {
    let text = format!(
        "---\nkind: training\ntitle: Course {name}\nprovider: Example Institute\n\
         approval: aasect\ndelivery: in-person\n{more}---\nWords of {name}.\n"
    );
    log.write(&format!("{name}.md"), text);
}

#[test]
fn every_entry_of_the_program_has_a_row_with_its_file_its_hours_and_its_note() {
    let log = built();
    training(&log, "gamma", "2024-10-01", "1.5");
    let rows = rows(&log);
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows.first().unwrap(),
        &(
            "area:education/ethics domain:education status:counts year:2024".to_owned(),
            "Jun 7, 2024 Course alpha Training · Example Institute · in person \
             alpha.md, line 9 · Exhibit 1 \
             Words of alpha. Education A 3.00 3.00 ✓ counts"
                .to_owned()
        )
    );
}

#[test]
fn each_way_to_fare_has_its_word() {
    let log = built();
    entry(&log, "c", "date: 2024-10-01\nhours: 1\narea: none\n");
    entry(&log, "d", "date: 2024-10-02\nhours: 1\narea: core/ethics\nclaim: false\n");
    entry(&log, "e", "date: 2024-10-03\nhours: 1\narea: core/ethics\ndraft: true\n");
    entry(&log, "f", "date: 2026-10-04\nhours: 1\narea: core/ethics\n");
    let same =
        "provider: Same\napproval: aasect\ndelivery: in-person\nhours: 2\narea: core/ethics\n";
    for name in ["g", "h"] {
        let text = format!("---\nkind: training\ntitle: Twice\ndate: 2024-11-05\n{same}---\n");
        log.write(&format!("{name}.md"), text);
    }
    let told: Vec<(String, String)> = rows(&log)
        .into_iter()
        .map(|(facets, words)| {
            let status = facets.split(' ').find_map(|one| one.strip_prefix("status:")).unwrap();
            (status.to_owned(), words)
        })
        .collect();
    let statuses: Vec<&str> = told.iter().map(|(status, _)| status.as_str()).collect();
    let expected =
        ["counts", "counts", "unclaimed", "unclaimed", "planned", "counts", "nothing", "nothing"];
    assert_eq!(statuses, expected);
    let words = |at: usize| told.iter().map(|(_, words)| words.as_str()).nth(at).unwrap();
    assert!(words(2).contains("1.00 for no area: attended and claimed nowhere"), "{}", words(2));
    assert!(words(4).contains("planned: it counts once `draft` is taken away"), "{}", words(4));
    assert!(words(6).contains("2.00 logged, 0.00 credited, 0.00 counted; −2.00"), "{}", words(6));
}

#[test]
fn hours_that_no_domain_takes_are_told_as_such() {
    let log = built();
    entry(&log, "c", "date: 2024-10-01\nhours: {core/ethics: 1, core/history: 2}\n");
    entry(&log, "d", "date: 2024-10-02\nhours: 2\narea: core/history\n");
    let rows = rows(&log);
    let [_, _, (facets, words), (whole_facets, whole_words)] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert!(facets.contains("status:part"), "{facets}");
    assert!(words.ends_with("3.00 1.00 2.00 not counted"), "{words}");
    let told = "2.00 for core/history: no domain of this program takes this area";
    assert!(words.contains(told), "{words}");
    let (facets, words) = (whole_facets, whole_words);
    assert!(facets.contains("status:elsewhere"), "{facets}");
    assert!(words.ends_with("2.00 not for this program") && words.contains(told), "{words}");
}

#[test]
fn what_an_entry_is_in_another_program_does_not_keep_it_from_counting() {
    let log = built();
    let pack = std::fs::read_to_string(log.path().join("programs/guild.yaml")).unwrap();
    let law = "areas: {law: {code: L, short: Law, title: Law}, ethics:";
    log.write("programs/guild.yaml", pack.replace("areas: {ethics:", law));
    entry(&log, "c", "date: 2024-10-01\nhours: 2\narea: none\nalso: {guild: education/law}\n");
    let (facets, words) = rows(&log).pop().unwrap();
    assert!(facets.contains("area:education/law") && facets.contains("status:counts"), "{facets}");
    assert!(words.ends_with("Education L 2.00 2.00 ✓ counts"), "{words}");
}

#[test]
fn hours_that_a_conversion_gives_hide_none_that_a_limit_takes() {
    let log = built();
    let pack = std::fs::read_to_string(log.path().join("programs/guild.yaml")).unwrap();
    let rules = "    convert:\n      worth: {title: worth more, where: {approval: aasect}, ratio: 2/1, because: an hour is worth \
                 two, source: R1}\n    limits:\n      cap: {title: all, at-most: 9, because: nine hours \
                 at most count, source: R1}\nrequirements:";
    log.write("programs/guild.yaml", pack.replace("requirements:", rules));
    // 3 and 2 hours are worth 6 and 4; under the limit of 9 the later ones lose 1 and still outweigh
    // what was logged.
    let (facets, words) = rows(&log).pop().unwrap();
    assert!(facets.contains("status:part"), "{facets} {words}");
    assert!(words.contains("2.00 logged, 4.00 credited, 3.00 counted"), "{words}");
    assert!(words.ends_with("2.00 3.00 1.00 not counted"), "{words}");
}

#[test]
fn what_other_programs_alone_take_is_counted_beside_the_table() {
    let log = built();
    let both = LOG.replace("programs: [guild] # the only one", "programs: [guild, aasect-cst]");
    log.write("practicum.yaml", both);
    entry(&log, "c", "date: 2024-10-01\nhours: 1\narea: core/ethics\nprograms: [aasect-cst]\n");
    assert_eq!(rows(&log).len(), 2);
    let html = std::fs::read_to_string(log.path().join("packet/guild-self.html")).unwrap();
    assert!(html.contains("2 entries of the log. 1 entry for other programs alone"));
    // The two reports lead to each other; the committee's leads nowhere.
    assert!(html.contains("href=\"aasect-cst-self.html\""));
    let other = std::fs::read_to_string(log.path().join("packet/aasect-cst-self.html")).unwrap();
    assert!(other.contains("href=\"guild-self.html\""));
    log.run(&["build", "--only", "html"]);
    let sent = std::fs::read_to_string(log.path().join("packet/guild.html")).unwrap();
    assert!(!sent.contains("aasect-cst.html") && !sent.contains("<script"));
    assert!(!sent.contains("Words of alpha"));
}

#[test]
fn hours_that_count_in_part_say_what_took_the_rest() {
    let log = built();
    let pack = std::fs::read_to_string(log.path().join("programs/guild.yaml")).unwrap();
    let limit = "    limits:\n      cap: {title: all, at-most: 4, because: four hours at most count, source: R1}\nrequirements:";
    let pack = pack.replace("requirements:", limit).replace("at-least: 6", "at-least: 4");
    log.write("programs/guild.yaml", pack);
    let rows = rows(&log);
    // 3 and 2 hours under a limit of 4: the later one loses 1.
    let (facets, words) = rows.last().unwrap();
    assert!(facets.contains("status:part"), "{facets} {words}");
    assert!(words.contains("2.00 logged, 2.00 credited, 1.00 counted; −1.00:"), "{words}");
    assert!(words.contains("(education/cap)") && words.ends_with("2.00 1.00 1.00 not counted"));
}

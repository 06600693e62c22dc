//! What only the applicant's own copy shows: areas, limits, pace, documents over time, and the
//! steps of each count. Every number is from the worked examples or counted by hand.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a copy that can't be built or read should stop its test"
)]

#[path = "cli/sandbox.rs"]
#[expect(dead_code, reason = "the command line's tests use more of it")]
mod sandbox;

use sandbox::{AS_OF, Sandbox};

/// The page of the applicant's own copy.
fn page(sandbox: &Sandbox, as_of: &str, program: &str) -> String {
    let line = format!("practicum build --as-of {as_of} --audience self --only html --partial");
    let run = sandbox.run("log", &line);
    let name = format!("log/packet/{program}-self.html");
    assert!(sandbox.path(&name).exists(), "{run:?}");
    String::from_utf8(sandbox.read(&name)).unwrap()
}

fn case(name: &str) -> String {
    page(&Sandbox::case(name), AS_OF, "aasect-cst")
}

/// The words between tags, with one space wherever there are several.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&#x27;", "'").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn between<'a>(html: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let at = html.find(from)? + from.len();
    Some(&html[at..at + html[at..].find(to)?])
}

/// The cells of the row with this anchor.
fn row(page: &str, id: &str) -> Vec<String> {
    let row = between(page, &format!("<tr id=\"{id}\""), "</tr>");
    cells(row.unwrap_or_else(|| panic!("no row {id}")))
}

fn cells(row: &str) -> Vec<String> {
    let row = &row[row.find('>').unwrap() + 1..];
    let row = row.replace("</th>", "</td>");
    let (cells, _) = row.rsplit_once("</td>").unwrap();
    cells.split("</td>").map(words).collect()
}

/// The cells of the rows below the one with this anchor, up to the next group.
fn below(page: &str, id: &str) -> Vec<Vec<String>> {
    let rest = &page[page.find(&format!("<tr id=\"{id}\"")).unwrap_or_else(|| panic!("{id}"))..];
    let rows = rest[..rest.find("</table>").unwrap()].split("</tr>").skip(1);
    let rows = rows.filter(|row| row.contains("<tr"));
    let rows = rows.map(|row| &row[row.find("<tr").unwrap()..]);
    rows.take_while(|row| !row.starts_with("<tr id=")).map(cells).collect()
}

fn section(page: &str, id: &str) -> String {
    let section = between(page, &format!("<section id=\"{id}\""), "</section>");
    section.unwrap_or_else(|| panic!("no section {id}")).to_owned()
}

#[test]
fn a_limit_stands_above_its_other_side() {
    let page = case("W07-supervision");
    let [title, hours, at_most, counted, lost, _] = &row(&page, "limit-supervision/group")[..]
    else {
        panic!("six cells")
    };
    assert_eq!([hours, at_most, counted, lost], ["31.00", "25.00*", "25.00", "6.00"], "{title}");
    assert!(title.starts_with("Group* At most 25 hours of group supervision count"), "{title}");
    let [beside, ..] = &below(&page, "limit-supervision/group")[..] else {
        panic!("no other side")
    };
    assert_eq!(beside[..5], ["Individual not under it", "24.00", "", "24.00", "0.00"]);
    let part = row(&page, "part-supervision/individual");
    assert_eq!(part[2..5], ["25.00*", "24.00", "1.00"], "{part:?}");
}

#[test]
fn what_another_rule_took_is_said_beside_a_limit() {
    // 8 hours in a month: 5 individual, 3 group, of which the month leaves 1.
    let page = case("W09-month");
    let month = row(&page, "limit-supervision/month");
    assert_eq!(month[1..5], ["8.00", "6.00* each month", "6.00", "2.00"]);
    let group = row(&page, "limit-supervision/group");
    assert_eq!(group[1..5], ["3.00", "25.00*", "1.00", "0.00 2.00 by another rule"]);
}

#[test]
fn what_counts_under_a_limit_is_said_alike_everywhere() {
    // Of two limits within that of 15 hours, 5 hours of other education and 5 of supervision count.
    let log = Sandbox::example();
    let yaml = String::from_utf8(log.read("log/practicum.yaml")).unwrap();
    let (before, programs) = yaml.split_once("\nprograms:").unwrap();
    let (_, after) = programs.split_once('\n').unwrap();
    let yaml = format!("{before}\nprograms: [aasect-cst, aasect-renewal]\n{after}");
    log.write("log/practicum.yaml", &yaml);
    let page = page(&log, AS_OF, "aasect-renewal");
    let told = words(&page);
    assert!(told.contains("alternative methods together 10.00 of at most 15.00"), "{yaml}");
    assert!(!told.contains("15.00 of at most 15.00"));
}

#[test]
fn the_captions_say_how_hours_are_rounded() {
    let page = case("W01-core");
    for id in ["limits", "proofs"] {
        let told = words(&section(&page, id));
        assert!(told.contains("not counted is rounded up"), "{told}");
        assert!(told.contains("rows may differ from a printed total"), "{told}");
    }
}

#[test]
fn in_person_stands_beside_video() {
    let page = case("W05a-clients");
    let video = row(&page, "limit-clients/telehealth");
    assert_eq!(video[1..5], ["170.00", "150.00*", "150.00", "20.00"]);
    let beside = &below(&page, "limit-clients/telehealth")[0];
    assert_eq!(beside[..5], ["In person not under it", "180.00", "", "180.00", "0.00"]);
}

#[test]
fn each_area_stands_with_its_minimum() {
    let page = case("W01-core");
    let hours = [
        ("ethics", "3.00"),
        ("development", "6.00"),
        ("culture", "3.00"),
        ("orientation-gender", "6.00"),
        ("intimacy", "9.00"),
        ("diversity", "3.00"),
        ("anatomy", "6.00"),
        ("health", "12.00"),
        ("functioning", "12.00"),
        ("exploitation", "3.00"),
        ("cyber", "3.50"),
        ("substances", "4.00"),
        ("pleasure", "4.00"),
        ("learning", "3.00"),
        ("communication", "3.33"),
        ("history", "3.33"),
        ("research", "3.33"),
    ];
    for (area, counted) in hours {
        let row = row(&page, &format!("area-core/{area}"));
        assert_eq!(row[1..4], [counted, "3.00*", "✓ met"], "{row:?}");
    }
    let tiles = section(&page, "areas-at-a-glance");
    assert_eq!(tiles.matches("<tr id=").count(), hours.len());
    let example = page_of_example();
    assert_eq!(row(&example, "area-core/cyber")[1..4], ["1.75", "3.00*", "✗ short 1.25"]);
}

fn page_of_example() -> String {
    page(&Sandbox::example(), AS_OF, "aasect-cst")
}

#[test]
fn areas_that_are_not_needed_are_not_short() {
    // 11 areas have 12 hours, 12 areas are enough, so that one of the others is short.
    let page = page(&Sandbox::case("W16-florida"), AS_OF, "florida-sex-therapist");
    let results: Vec<&str> = page.match_indices("not needed").map(|(_, text)| text).collect();
    assert_eq!(results.len(), 5);
    assert_eq!(section(&page, "areas-at-a-glance").matches("short 10.00").count(), 1);
}

#[test]
fn the_steps_lead_from_what_was_logged_to_what_counts() {
    let page = case("W01-core");
    let steps = below(&page, "proof-core");
    let told: Vec<[&str; 2]> = steps.iter().map(|row| [row[0].as_str(), row[1].as_str()]).collect();
    let expected = [
        ["93.50", "Logged"],
        ["−6.00", "Two hours of other CE count as one"],
        ["87.50", "Credited"],
        ["87.50", "Counted"],
        ["90.00", "Required"],
        ["2.50", "Short"],
    ];
    assert_eq!(told, expected);
    // The clause leads to its rule, whose row is there; so does the board to the steps.
    let clause = "href=\"#rule-domains/core/convert/other-ce\"";
    assert!(section(&page, "proofs").contains(clause));
    assert!(section(&page, "rules").contains("<tr id=\"rule-domains/core/convert/other-ce\""));
    let board = between(&page, "<tr id=\"result-core\"", "</tr>").unwrap();
    assert!(board.contains("href=\"#proof-core\">87.50"), "{board}");
}

#[test]
fn a_gap_between_documents_is_drawn_and_said() {
    let page = case("W13-lapse");
    let timeline = section(&page, "timeline");
    let said = "License. A bar stands for each time in which it was in force: Jan 1 – Dec 31, 2023 and \
                Feb 1, 2024 – Jan 31, 2026. Gap Jan 1–31, 2024.";
    assert!(timeline.replace('\u{a0}', " ").contains(said), "{timeline}");
    assert_eq!(timeline.matches("class=\"gap\"").count(), 1);
    assert_eq!(timeline.matches("class=\"day\"").count(), 1, "the one session");
    assert!(timeline.contains("href=\"#in-force-table\""));
}

/// A log under a pack of its own that asks for so many hours.
fn guild(at_least: u32, more: &str, entries: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::empty();
    let pack = format!(
        "program: guild\ntitle: Guild Counselor\nbody: Guild of Counselors\nversion: \"2024\"\n\
         text: text of 2024\nin-force: 2020-01-01..\nchosen-by: as-of\n\
         check-against: https://example.org/rules\nsources:\n  \
         R1: {{title: Rules, address: \"https://example.org/rules\", dated: \"2024\"}}\n\
         domains:\n  education:\n    title: Education\n    short: Education\n    takes: training\n    \
         areas: {{ethics: {{code: A, short: Ethics, title: Ethics, accepts: [core/ethics]}}}}\n\
         requirements:\n  \
         education: {{title: Education, hours: education, at-least: {at_least}, source: R1}}\n"
    );
    sandbox.write("log/programs/guild.yaml", &pack);
    let log = format!("applicant: {{name: Jordan Avery}}\nprograms: [guild]\n{more}");
    sandbox.write("log/practicum.yaml", &log);
    for (at, (date, hours)) in entries.iter().enumerate() {
        let entry = format!(
            "---\nkind: training\ndate: {date}\ntitle: Course {at}\nprovider: Example Institute\n\
             approval: aasect\ndelivery: in-person\nhours: {hours}\narea: core/ethics\n---\n"
        );
        sandbox.write(&format!("log/course-{at}.md"), &entry);
    }
    sandbox
}

/// 45.50 hours in the 91 days from March 3 to June 1, half an hour a day; 29 days fill the 14.50
/// that are lacking, and a month of 365/12 days has 15.20.
const COURSE: [(&str, &str); 1] = [("2025-03-03..2025-03-30", "45.5")];

#[test]
fn the_earliest_finish_names_what_binds() {
    let page = page(&guild(60, "", &COURSE), AS_OF, "guild");
    let told = words(&section(&page, "pace"));
    assert!(told.contains("Earliest finish: about Jun 30, 2025, bound by education."), "{told}");
    assert_eq!(row(&page, "pace-education"), ["Education", "14.50", "15.20", "Jun 30, 2025"]);
}

#[test]
fn planned_leave_is_skipped_and_said() {
    // June 2 to 10 are 9 days, June 21 to 30 are 10, July 1 to 10 the last 10 of the 29.
    let leave =
        "pauses: [{from: 2025-06-11, to: 2025-06-20}, {from: 2025-08-01, to: 2025-08-09}]\n";
    let log = guild(60, leave, &COURSE);
    let page = page(&log, AS_OF, "guild");
    let told = words(&section(&page, "pace"));
    assert!(told.contains("Earliest finish: about Jul 10, 2025, bound by education."), "{told}");
    assert!(told.contains("Planned leave is skipped: Jun 11–20, 2025."), "{told}");
    let status = log.run("log", &format!("practicum status --as-of {AS_OF}")).stdout;
    let status = status.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(status.contains("this is reached about 2025-07-10"), "{status}");
}

#[test]
fn what_can_not_be_projected_is_said() {
    let page_of = |as_of| page(&guild(60, "", &COURSE), as_of, "guild");
    let told = words(&section(&page_of("2026-06-01"), "pace"));
    let said = "No finish can be told: Education (nothing counted in the last year).";
    assert!(told.contains(said), "{told}");
    let page = page(&guild(60, "", &[]), AS_OF, "guild");
    let told = words(&section(&page, "pace"));
    assert!(told.contains("No finish can be told: Education (nothing counts yet)."), "{told}");
    let told = words(&section(&page_of_example(), "pace"));
    let open =
        "not projected: Liability insurance (nothing after May 15, 2025) and Letters (1 missing).";
    assert!(told.contains(open), "{told}");
    assert!(told.contains("the 18 months* were over on Aug 14, 2024."), "{told}");
}

/// One hour alone and three in a group on the 12th of each month from February to December 2024.
fn eleven_months() -> Sandbox {
    let sandbox = Sandbox::case("W08-span");
    for name in sandbox.names("log").iter().filter(|name| *name != "practicum.yaml") {
        std::fs::remove_file(sandbox.path(&format!("log/{name}"))).unwrap();
    }
    for month in 2..=12 {
        for (setting, hours) in [("individual", "1"), ("group\ngroup_size: 4", "3")] {
            let name = format!("log/{month:02}-{}.md", &setting[..5]);
            let entry = format!(
                "---\nkind: supervision\ndate: 2024-{month:02}-12\nsupervisor: rivera\n\
                 setting: {setting}\ndelivery: video\nhours: {hours}\n---\n"
            );
            sandbox.write(&name, &entry);
        }
    }
    sandbox
}

#[test]
fn hours_under_a_full_limit_are_not_projected() {
    // Group supervision is full at 25; 11 hours alone in the 356 days from Feb 12 to Feb 1 are 0.93
    // a month, and 14 more of them are there after 356 * 14 / 11 = 453.1 days, on the 454th.
    let log = eleven_months();
    let page = page(&log, "2025-02-01", "aasect-cst");
    let told = row(&page, "pace-supervision");
    assert_eq!(told, ["Supervision", "14.00", "0.93 of individual supervision", "May 1, 2026"]);
    let status = log.run("log", "practicum status --as-of 2025-02-01").stdout;
    let status = status.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(status.contains("this is reached about 2026-05-01"), "{status}");
}

#[test]
fn an_area_without_hours_in_the_last_year_is_reached_with_the_whole() {
    // Cyber sexuality has its 1.75 hours from more than a year before; the next hours may serve it.
    let page = page_of_example();
    let told = words(&section(&page, "pace"));
    let said = "Earliest finish: about Jul 25, 2025, bound by human sexuality core knowledge.";
    assert!(told.contains(said), "{told}");
}

#[test]
fn what_is_met_says_since_when() {
    let courses = [("2025-03-03", "4"), ("2025-04-10", "3"), ("2025-05-02", "1")];
    let page = page(&guild(6, "", &courses), AS_OF, "guild");
    let told = words(&section(&page, "pace"));
    let said = "Everything is met. What is asked in hours and time has been met since Apr 10, 2025, last of all education.";
    assert!(told.contains(said), "{told}");
    assert!(!page.contains("pace-table"));
}

#[test]
fn a_part_may_be_what_was_reached_last() {
    // Six hours are there on March 3, and two of them in person on April 10.
    let log = guild(6, "", &[("2025-03-03", "6"), ("2025-04-10", "2"), ("2025-05-02", "1")]);
    let pack = String::from_utf8(log.read("log/programs/guild.yaml")).unwrap();
    let part = "    parts: {here: {title: In person, where: {delivery: in-person}, at-least: 2, source: R1}}\nrequirements:";
    log.write("log/programs/guild.yaml", &pack.replace("requirements:", part));
    let first = String::from_utf8(log.read("log/course-0.md")).unwrap();
    log.write("log/course-0.md", &first.replace("in-person", "live-online"));
    let page = page(&log, AS_OF, "guild");
    let told = words(&section(&page, "pace"));
    assert!(told.contains("met since Apr 10, 2025, last of all education."), "{told}");
    assert_eq!(row(&page, "part-education/here")[1..5], ["3.00", "2.00", "3.00", "0.00"]);
}

#[test]
fn a_span_whose_time_is_over_waits_for_what_counts() {
    // From Feb 6, 2023 to Aug 5, 2024 it is one day less than 18 months.
    let page = case("W08-span");
    let span = row(&page, "pace-supervision-span");
    assert_eq!(span[1..], ["1 day", "", "Jun 2, 2025, by what counts then"]);
}

#[test]
fn a_span_is_not_closed_in_a_leave() {
    // From Feb 12, 2024 the 18 months are over on Aug 11, 2025; the leave ends with September.
    let log = eleven_months();
    let pauses = "pauses: [{from: 2025-08-01, to: 2025-09-30}]\n";
    let yaml = String::from_utf8(log.read("log/practicum.yaml")).unwrap();
    log.write("log/practicum.yaml", &format!("{yaml}{pauses}"));
    let page = page(&log, "2025-02-01", "aasect-cst");
    let span = row(&page, "pace-supervision-span");
    assert_eq!(span[3], "Oct 1, 2025, by what counts then", "{span:?}");
}

/// The guild, which asks for 6 hours, or for something else.
fn ways(more: &str, as_of: &str) -> String {
    let log = guild(6, "", &[("2025-03-03", "4"), ("2025-04-10", "3"), ("2025-05-02", "5")]);
    let pack = String::from_utf8(log.read("log/programs/guild.yaml")).unwrap();
    let (rest, _) = pack.split_once("requirements:").unwrap();
    let requirements = format!(
        "requirements:\n  ways:\n    title: Ways\n    any:\n      \
         short: {{title: Short way, hours: education, at-least: 6, source: R1}}\n{more}    \
         source: R1\n"
    );
    log.write("log/programs/guild.yaml", &format!("{rest}{requirements}"));
    words(&section(&page(&log, as_of, "guild"), "pace"))
}

#[test]
fn of_several_ways_the_first_that_was_met_counts() {
    // 7 hours on April 10, and 12 on May 2.
    let more = "      long: {title: Long way, hours: education, at-least: 12, source: R1}\n";
    let told = ways(more, AS_OF);
    assert!(told.contains("has been met since Apr 10, 2025, last of all short way."), "{told}");
}

#[test]
fn what_lies_below_a_floor_is_said_beside_what_counts() {
    // Human sexuality has 5.50 hours; of 10 that an area must have 4.50 are lacking.
    let log = Sandbox::example();
    let yaml = String::from_utf8(log.read("log/practicum.yaml")).unwrap();
    let both = "programs: [aasect-cst, florida-sex-therapist]";
    log.write("log/practicum.yaml", &yaml.replace("programs: [aasect-cst]", both));
    let page = page(&log, AS_OF, "florida-sex-therapist");
    let tiles = words(&section(&page, "areas-at-a-glance"));
    assert!(tiles.contains("0.00 5.50 below the floor 10.00"), "{tiles}");
    assert!(tiles.contains("short 4.50"), "{tiles}");
}

#[test]
fn months_and_years_of_nothing_share_a_row() {
    // Three hours in March 2022 and one in May 2025: two months, two sums of years, and between
    // them nine months of 2022, two whole years, and the first four months of 2025; June is alone.
    let page = page(&guild(6, "", &[("2022-03-03", "3"), ("2025-05-02", "1")]), AS_OF, "guild");
    let table = between(&page, "id=\"months-table\"", "</table>").unwrap();
    let said = words(table);
    for run in [
        "April 2022 – December 2022 · nothing 2022 3.00",
        "January 2023 – December 2024 · nothing January 2025 – April 2025 · nothing May 2025 1.00",
        "June 2025 2025 1.00",
    ] {
        assert!(said.contains(run), "{said}");
    }
}

#[test]
fn a_document_that_ended_is_said_to_have_ended() {
    // No requirement asks for this membership.
    let log = eleven_months();
    let yaml = String::from_utf8(log.read("log/practicum.yaml")).unwrap();
    let more =
        "  documents:\n    - {type: membership, of: apa, from: 2024-01-01, to: 2025-01-15}\n";
    log.write("log/practicum.yaml", &yaml.replacen("  documents:\n", more, 1));
    let page = page(&log, "2025-02-01", "aasect-cst");
    let timeline = section(&page, "timeline").replace('\u{a0}', " ");
    let said = "APA membership. A bar stands for each time in which it was in force: Jan 1, 2024 – \
                Jan 15, 2025. Nothing after Jan 15, 2025.";
    assert!(timeline.contains(said), "{timeline}");
    assert_eq!(timeline.matches("class=\"gap\"").count(), 1);
    // The days of a contract are said once.
    assert!(timeline.contains("it was in force: from Feb 1, 2023 on.</desc>"));
}

#[test]
fn months_that_may_be_forgotten_are_told_in_runs() {
    // The contract is of February 2023; client hours follow in June 2023 and August 2023.
    let log = Sandbox::case("W05a-clients");
    for name in log.names("log").iter().filter(|name| *name != "practicum.yaml") {
        std::fs::remove_file(log.path(&format!("log/{name}"))).unwrap();
    }
    for month in ["06", "08"] {
        let entry = format!(
            "---\nkind: cases\ndate: 2023-{month}-05\nsupervisor: rivera\nmodality: individual\n\
             delivery: in-person\nhours: 3\n---\n"
        );
        log.write(&format!("log/{month}.md"), &entry);
    }
    let status = log.run("log", &format!("practicum status --as-of {AS_OF}")).stdout;
    let status = status.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "No client hours for 2023-02 to 2023-05 and July 2023.";
    assert!(status.contains(said), "{status}");
    assert!(status.contains("client hours: short by 294.00 hours"), "{status}");
}

#[test]
fn reviewers_and_supervisors_see_none_of_it() {
    let sandbox = Sandbox::example();
    for (audience, out) in [("committee", "one"), ("supervisor --for rivera", "two")] {
        let line =
            format!("practicum build --as-of {AS_OF} --audience {audience} --only html -o {out}");
        assert_eq!(sandbox.run("log", &line).code, Some(0));
        let names = sandbox.names(&format!("log/{out}"));
        let [file] = &names[..] else { panic!("{names:?}") };
        let page = String::from_utf8(sandbox.read(&format!("log/{out}/{file}"))).unwrap();
        for id in ["areas-at-a-glance", "limits", "pace", "timeline", "proofs", "progress"] {
            assert!(!page.contains(&format!("id=\"{id}\"")), "{file}: {id}");
        }
        assert!(!page.contains("id=\"rule-domains"), "{file}");
    }
}

//! The HTML packet: nothing runs, nothing is fetched, nothing is lost, and every link arrives.

#[path = "html/hostile.rs"]
mod hostile;
#[path = "html/markup.rs"]
mod markup;
#[path = "html/sample.rs"]
mod sample;

use std::collections::BTreeSet;

use markup::Page;
use practicum::render::html;
use practicum::report;
use practicum::report::document::{
    Beside, Block, Cell, Report, Row, RowKind, Run, Table, Target, Text,
};
use practicum::report::table::{amounts, body, words};
use proptest::prelude::{ProptestConfig, proptest};

#[expect(clippy::unwrap_used, reason = "a page that cannot be drawn fails every test here")]
fn page(report: &Report) -> Page {
    Page::of(&html::render(report).unwrap())
}

fn blocks(report: &Report) -> impl Iterator<Item = &Block> {
    report.lead.iter().chain(report.sections.iter().flat_map(|section| &section.blocks))
}

fn tables(report: &Report) -> Vec<&Table> {
    let mut tables = Vec::new();
    for block in blocks(report) {
        match block {
            Block::Table(table) => tables.push(table),
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Facts(_)
            | Block::Chart(_)
            | Block::Signature(_) => {}
        }
    }
    tables
}

#[test]
fn every_link_inside_the_page_arrives_and_no_id_stands_twice() {
    for report in [sample::report(), hostile::report("x\"'<&>"), hostile::report("core")] {
        let page = page(&report);
        let ids = page.values(None, "id");
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an id stands twice: {ids:?}");
        let inside: Vec<&str> = page
            .values(Some("a"), "href")
            .into_iter()
            .filter_map(|to| to.strip_prefix('#'))
            .collect();
        assert!(!inside.is_empty());
        for anchor in inside {
            assert!(known.contains(anchor), "nothing stands at #{anchor}");
        }
    }
}

#[test]
fn every_section_is_in_the_contents() {
    let report = sample::report();
    let page = page(&report);
    let links = page.values(Some("a"), "href");
    assert_eq!(report.sections.len(), 7);
    for section in &report.sections {
        assert!(links.contains(&format!("#{}", section.id).as_str()), "{}", section.id);
    }
}

#[test]
fn an_anchor_that_stands_nowhere_is_plain_words() {
    let mut report = sample::report();
    report.lead = vec![Block::Paragraph(Text::of(vec![
        sample::to("gone for good", "nowhere"),
        Run::page("nowhere"),
        Run::link("not an address", Target::Url("javascript:alert(1)".to_owned())),
    ]))];
    let html = html::render(&report).unwrap();
    assert!(html.contains("<p>gone for good–not an address</p>"));
}

#[test]
fn a_page_is_given_as_the_number_of_its_section() {
    let html = html::render(&sample::report()).unwrap();
    assert!(
        html.contains("<a href=\"#identity\">on file</a>, <a href=\"#identity\">§\u{a0}5</a>.")
    );
}

#[test]
fn a_column_of_pages_is_one_of_sections_and_is_left_out_where_it_leads_to_itself() {
    let page_of = |anchor: &str| Cell::of(vec![Text::of(vec![Run::page(anchor)])]);
    let table = |id: &str, leads: [&str; 2]| {
        let columns = vec![words("Name", 3), amounts("Hours", 1), amounts("Page", 1)];
        let mut table = report::table::table(id, "Two rows.", columns);
        for (name, to) in ["one", "two"].into_iter().zip(leads) {
            let cells = vec![Cell::plain(name), Cell::plain("1.00"), page_of(to)];
            table.rows.push(Row { id: Some(format!("{id}-{name}")), ..body(cells) });
        }
        table
    };
    let mut report = sample::report();
    report.lead = Vec::new();
    report.sections.truncate(1);
    let away = table("away", ["home-one", "home-two"]);
    let home = table("home", ["home-one", "home-two"]);
    report.sections[0].blocks = vec![Block::Table(away), Block::Table(home)];
    let html = html::render(&report).unwrap();
    let heads = |id: &str| {
        let (_, table) = html.split_once(&format!("<table id=\"{id}\"")).unwrap();
        let (head, body) = table.split_once("</thead>").unwrap();
        let (body, _) = body.split_once("</table>").unwrap();
        let text = Page::of(&head.replace("</th>", " ")).text;
        (text.split_once("Two rows.").unwrap().1.trim().to_owned(), body.matches("<td").count())
    };
    assert_eq!(heads("away"), ("Name Hours Section".to_owned(), 4));
    assert_eq!(heads("home"), ("Name Hours".to_owned(), 2));
}

#[test]
fn who_is_led_to_an_entry_finds_it_unfolded() {
    let mut report = hostile::report("words");
    let ledger = report.ledger.as_mut().unwrap();
    ledger.items[0].id = "log-1".to_owned();
    let link = Run::link("Feb 5, 2024", Target::Anchor("log-1".to_owned()));
    report.lead = vec![Block::Paragraph(Text::of(vec![link]))];
    let html = html::render(&report).unwrap();
    assert!(html.contains("<a href=\"#log-1-more\">Feb 5, 2024</a>"));
    // The place stands inside of what is folded away, so that a browser unfolds it.
    let (_, row) = html.split_once("<tr id=\"log-1\"").unwrap();
    let (_, details) = row.split_once("</summary>").unwrap();
    let (details, _) = details.split_once("</details>").unwrap();
    assert!(details.contains("<p id=\"log-1-more\""));
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    for report in [sample::report(), hostile::report("<img src=//e.org onerror=x>")] {
        let page = page(&report);
        assert!(page.tags.len() > 50);
        for tag in &page.tags {
            let fetches = ["img", "link", "iframe", "object", "embed", "base", "form"];
            assert!(!fetches.contains(&tag.name.as_str()), "{tag:?}");
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on") && name != "style" && name != "src", "{tag:?}");
                let web = value.contains("://") || value.contains("mailto:");
                assert!(
                    !web || (tag.name == "a" && name == "href") || name == "aria-label",
                    "{tag:?}"
                );
            }
        }
        let beside: Vec<String> = report.beside.iter().map(beside).collect();
        for href in page.values(None, "href") {
            let kind = ["#", "https://", "http://", "mailto:"];
            let known = kind.iter().any(|kind| href.starts_with(kind));
            assert!(known || beside.iter().any(|file| file == href), "{href}");
        }
        let scripts = page.tags.iter().filter(|tag| tag.name == "script");
        assert_eq!(scripts.clone().count(), usize::from(report.ledger.is_some()));
        assert!(scripts.clone().all(|tag| tag.attributes.is_empty()));
        let own = include_str!("../templates/script.js").trim();
        assert_eq!(page.script, if report.ledger.is_some() { own } else { "" });
        assert!(!page.style.contains("url(") && !page.style.contains("@import"));
    }
}

/// The address of a file beside the page, byte by byte: not the renderer's way.
fn beside(beside: &Beside) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    let name = format!("{}.html", beside.stem);
    let byte = |byte: u8| {
        if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    name.bytes().map(byte).collect()
}

#[test]
fn the_policy_admits_this_style_and_this_script_and_nothing_else() {
    let own = page(&hostile::report("words"));
    let policy = own.values(Some("meta"), "content");
    let policy = policy.iter().find(|content| content.contains("default-src")).unwrap();
    assert_eq!(
        **policy,
        format!(
            "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
            base64_of_hash(&own.style),
            base64_of_hash(&own.script)
        )
    );
    for words in ["Jordan Avery", "\"}</style><script>x</script>"] {
        let mut report = sample::report();
        report.running = words.to_owned();
        report.banner = Some(words.to_owned());
        let page = page(&report);
        assert_eq!(page.count("style"), 1);
        let policy = page.values(Some("meta"), "content");
        let policy = policy.iter().find(|content| content.contains("default-src")).unwrap();
        assert_eq!(
            **policy,
            format!(
                "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
                base64_of_hash(&page.style)
            )
        );
    }
}

/// The SHA-256 of `style` in base 64, bit by bit: slow, plain, and not the renderer's.
fn base64_of_hash(style: &str) -> String {
    use sha2::Digest as _;
    let hash = sha2::Sha256::digest(style);
    let mut bits: Vec<bool> =
        hash.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1)).collect();
    bits.resize(258, false);
    let alphabet = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']);
    let alphabet: Vec<char> = alphabet.collect();
    let digit = |six: &[bool]| six.iter().fold(0, |value, bit| value << 1 | usize::from(*bit));
    let digits = bits.chunks(6).filter_map(|six| alphabet.get(digit(six)));
    digits.chain(&['=']).collect()
}

#[test]
fn every_row_and_every_cell_is_there_once() {
    let report = sample::report();
    let tables = tables(&report);
    assert_eq!(tables.len(), 4);
    let rows = || tables.iter().flat_map(|table| &table.rows);
    let kind = |kind| rows().filter(|row| row.kind == kind).count();
    let columns: usize = tables.iter().map(|table| table.columns.len()).sum();
    let cells: usize = rows().map(|row| row.cells.len()).sum();
    let page = page(&report);
    assert_eq!(page.count("table"), tables.len());
    assert_eq!(page.count("tr"), rows().count() + tables.len());
    assert_eq!(page.count("td") + page.count("th"), cells + columns);
    let classes = page.values(Some("tr"), "class");
    let marked = |class| classes.iter().filter(|&&it| it == class).count();
    assert_eq!((marked("group"), marked("total")), (kind(RowKind::Group), kind(RowKind::Total)));
    let bars = rows().flat_map(|row| &row.cells).filter(|cell| cell.bar.is_some()).count();
    let boxes = rows().flat_map(|row| &row.cells).filter(|cell| cell.tick_box).count();
    assert_eq!((page.count("svg"), bars), (bars, 12 + 17));
    let shown = page.values(Some("span"), "class").iter().filter(|&&it| it == "box").count();
    assert_eq!((shown, boxes), (boxes, 14));
}

#[test]
fn every_word_is_there_in_reading_order() {
    let report = sample::report();
    let page = page(&report);
    let (_, mut rest) = page.text.split_once("Contents").unwrap();
    let mut seen = 0;
    for section in &report.sections {
        for word in sample::words(section) {
            let Some((_, after)) = rest.split_once(word.as_str()) else {
                panic!("{word:?} is lost in {}", section.id);
            };
            rest = after;
            seen += 1;
        }
    }
    assert!(seen > 400, "{seen}");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample::report();
    assert_eq!(html::render(&report).unwrap(), html::render(&report).unwrap());
}

#[test]
fn hostile_words_change_no_tag() {
    let quiet = page(&hostile::report("quiet words")).skeleton();
    assert!(quiet.len() > 80);
    for words in hostile::WORDS {
        let page = page(&hostile::report(words));
        assert_eq!(first_difference(&page.skeleton(), &quiet), None, "{words:?}");
        // A control, which no page may hold, is shown by a sign.
        let shown = words.replace(['\0', '\u{7f}'], "\u{fffd}");
        assert!(page.text.matches(&shown).count() >= 20, "{words:?}");
    }
}

/// The first tag that differs, on either side.
fn first_difference<'a>(
    one: &'a [String],
    other: &'a [String],
) -> Option<(Option<&'a String>, Option<&'a String>)> {
    let length = one.len().max(other.len());
    (0..length).map(|at| (one.get(at), other.get(at))).find(|(one, other)| one != other)
}

#[test]
fn only_a_word_that_fits_nowhere_may_be_broken() {
    let longest = "x".repeat(24);
    let page = |said: &str| {
        let mut table = report::table::table("t", "c", vec![words("Name", 1), words("Why", 1)]);
        table.rows.push(body(vec![Cell::plain("a"), Cell::plain(said)]));
        let mut report = sample::report();
        report.sections.truncate(1);
        report.sections[0].blocks = vec![Block::Table(table)];
        html::render(&report).unwrap()
    };
    let said = format!("{longest} {longest}");
    assert!(page(&said).contains(&format!("<td class=\"words\" data-label=\"Why\">{said}</td>")));
    let said = format!("{longest} {longest}x");
    let broken = format!("<td class=\"words long\" data-label=\"Why\">{said}</td>");
    assert!(page(&said).contains(&broken));
}

#[test]
fn an_address_cannot_leave_its_attribute() {
    let mut report = sample::report();
    let address = "https://example.org/?a=1&b='2'\"><script>";
    let run = Run::link("here", Target::Url(address.to_owned()));
    report.lead = vec![Block::Paragraph(Text::of(vec![run]))];
    let html = html::render(&report).unwrap();
    assert!(html.contains(
        "<p><a href=\"https://example.org/?a=1&amp;b=&#39;2&#39;%22%3E%3Cscript%3E\">here</a></p>"
    ));
}

#[test]
fn a_run_that_turns_the_order_is_kept_to_itself() {
    let mut report = sample::report();
    let run = Run::plain("Jordan\u{202e}yrevA");
    report.lead = vec![Block::Paragraph(Text::of(vec![run, Run::plain(" 5.00")]))];
    let html = html::render(&report).unwrap();
    assert!(html.contains("<p><bdi>Jordan\u{202e}yrevA</bdi> 5.00</p>"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_words_change_a_tag(words in ".*") {
        // With a space, the words are no anchor: whether something is a link does not vary.
        let words = format!("w {words}");
        let quiet = page(&hostile::report("quiet words")).skeleton();
        let page = page(&hostile::report(&words));
        assert_eq!(first_difference(&page.skeleton(), &quiet), None);
    }
}

#[test]
fn only_a_draft_is_marked_as_one() {
    let mut report = sample::report();
    let draft = html::render(&report).unwrap();
    assert_eq!(draft.matches("DRAFT").count(), 2);
    report.draft = false;
    report.banner = None;
    let fair = html::render(&report).unwrap();
    assert!(!fair.contains("DRAFT") && !fair.contains("class=\"banner\""));
}

/// `tests/external/html.mjs` judges these pages.
#[test]
fn the_pages_are_left_for_a_browser() {
    let word = "The applicant met her supervisor for an hour and they spoke about ".to_owned()
        + &"incomprehensibility".repeat(5);
    let mut long = hostile::report(&word);
    long.subject = "incomprehensibility".repeat(600);
    long.lead = vec![Block::Paragraph(Text::plain("incomprehensibility".repeat(600)))];
    let pages = [
        ("sample.html", sample::report()),
        ("hostile.html", hostile::report("\"><script>alert(1)</script>&amp;\u{202e}x")),
        ("long.html", long),
    ];
    for (name, report) in pages {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        #[expect(clippy::disallowed_methods, reason = "the pages are for the eye, not for a user")]
        std::fs::write(path, html::render(&report).unwrap()).unwrap();
    }
}

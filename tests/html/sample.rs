//! A realistic packet of invented people: the applicant's own copy, as a draft.

use practicum::report::document::{
    Align, Bar, Block, Cell, Claims, Column, Fact, Paper, Report, Row, RowKind, Run, Section,
    Signature, Style, Table, Target, Text, Tone,
};

/// The whole packet.
pub(crate) fn report() -> Report {
    Report {
        title: "Application summary".to_owned(),
        subject: "Jordan Avery, MA, LMFT".to_owned(),
        program: "AASECT Certified Sex Therapist".to_owned(),
        running: "Jordan Avery · Certified Sex Therapist · as of 2025-06-01".to_owned(),
        banner: Some("Your own copy, with what is missing: do not send this one".to_owned()),
        draft: true,
        paper: Paper::Letter,
        date: "2025-06-01".to_owned(),
        lang: "en".to_owned(),
        facts: facts(&[
            ("Member number", "48213"),
            ("License", "LMFT, Washington, to 2026-03-01"),
            ("Degree", "MA, Couple and Family Therapy, 2019"),
            ("Supervisor", "Alex Rivera, PhD, CST-S"),
            ("Contract signed", "2023-02-01"),
            ("Requirements", "2025.T.1"),
        ]),
        lead: lead(),
        exhibits: Vec::new(),
        claims: Claims::ALL,
        ledger: None,
        beside: Vec::new(),
        sections: vec![
            section("checklist", "Requirements", vec![Block::Table(checklist())]),
            section("core", "Core knowledge by area", vec![Block::Table(core())]),
            section("core-courses", "Core knowledge by certificate", certificates()),
            section("supervision", "Supervision", supervision()),
            section("identity", "Identity and license", vec![identity()]),
            section("sources", "Where the numbers come from", sources()),
            section("signatures", "Statements and signatures", signatures()),
        ],
    }
}

/// A run of text that leads to an anchor.
pub(crate) fn to(text: &str, anchor: &str) -> Run {
    Run::link(text, Target::Anchor(anchor.to_owned()))
}

/// A column.
pub(crate) fn column(title: &str, align: Align, share: u16) -> Column {
    Column { title: title.to_owned(), align, share }
}

/// An ordinary row without an anchor.
pub(crate) fn row(cells: Vec<Cell>) -> Row {
    Row { id: None, kind: RowKind::Body, cells }
}

fn facts(pairs: &[(&str, &str)]) -> Vec<Fact> {
    let fact = |(label, value): &(&str, &str)| Fact {
        label: (*label).to_owned(),
        value: Text::plain(*value),
    };
    pairs.iter().map(fact).collect()
}

fn section(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), title: title.to_owned(), new_page: id == "supervision", blocks }
}

fn lead() -> Vec<Block> {
    vec![
        Block::Paragraph(Text {
            style: Style::Lead,
            runs: vec![
                Run::plain("10 of 14 requirements are met. "),
                Run::toned("2 are short", Tone::Short),
                Run::plain(", "),
                Run::toned("2 need a document", Tone::Unknown),
                Run::plain("."),
            ],
        }),
        Block::List(vec![
            Text::of(vec![
                Run::strong("Core knowledge is short by 2.50 hours"),
                Run::plain(" and "),
                Run::strong("cyber sexuality by 0.50"),
                Run::plain(": any approved course of 2.50 hours in "),
                to("that area", "area-k"),
                Run::plain(" closes both."),
            ]),
            Text::of(vec![
                Run::strong("Supervision is short by 1.00 hour"),
                Run::plain(
                    ", and it must be individual. The group limit of 25.00 is used up; 6.00 group \
                     hours do not count.",
                ),
            ]),
            Text::of(vec![
                Run::strong("Reference letter"),
                Run::plain(": no file yet. "),
                Run::strong("Liability insurance"),
                Run::plain(": nothing on record from 2025-02-28."),
            ]),
        ]),
        Block::Paragraph(Text::soft("2 drafts of 151 entries are left out of every total.")),
    ]
}

/// Requirement, limits, required, counted, filled, mark, tone, result, proof, anchor.
type Line<'a> =
    (&'a str, &'a str, &'a str, &'a str, u16, Option<u16>, Tone, &'a str, &'a str, &'a str);

const LINES: [Line<'static>; 14] = [
    ("Membership", "", "current", "current", 1000, None, Tone::Met, "✓ met", "", "identity"),
    (
        "License",
        "LMFT, Washington, to 2026-03-01",
        "in force",
        "in force",
        1000,
        None,
        Tone::Met,
        "✓ met",
        "",
        "identity",
    ),
    ("Degree", "", "master’s", "master’s", 1000, None, Tone::Met, "✓ met", "", "identity"),
    (
        "Core knowledge",
        "asynchronous 26.50 of at most 75.00* · 16 of 17 areas at 3.00*",
        "90.00",
        "87.50",
        972,
        None,
        Tone::Short,
        "✗ short 2.50",
        "22 entries",
        "core",
    ),
    (
        "Sex therapy training",
        "asynchronous 28.00 of at most 30.00* · teaching by supervisor 5.00 of at most 5.00, 2.00 not counted",
        "60.00",
        "63.25",
        1000,
        Some(949),
        Tone::Met,
        "✓ met",
        "11 entries",
        "core-courses",
    ),
    (
        "Sexual attitude reassessment",
        "live 14.00",
        "14.00*",
        "14.00",
        1000,
        None,
        Tone::Met,
        "✓ met",
        "1 entry",
        "core-courses",
    ),
    (
        "Client hours",
        "in person 196.00 · video and phone 150.00 of at most 150.00*, 21.50 not counted",
        "300.00",
        "346.00",
        1000,
        Some(867),
        Tone::Met,
        "✓ met",
        "26 batches",
        "sources",
    ),
    (
        "Supervision",
        "individual 24.00 of 25.00* · group 25.00 of at most 25.00*, 6.00 not counted",
        "50.00",
        "49.00",
        980,
        None,
        Tone::Short,
        "✗ short 1.00",
        "47 sessions",
        "supervision",
    ),
    (
        "Span of supervision",
        "2023-02-13 to 2024-10-26",
        "18 months*",
        "20 months",
        1000,
        Some(900),
        Tone::Met,
        "✓ met",
        "",
        "supervision",
    ),
    (
        "Supervisor’s standing",
        "CST-S to 2027-01-01",
        "approved",
        "approved",
        1000,
        None,
        Tone::Met,
        "✓ met",
        "",
        "identity",
    ),
    (
        "Supervision contract",
        "signed 2023-02-01",
        "on file",
        "on file",
        1000,
        None,
        Tone::Met,
        "✓ met",
        "",
        "identity",
    ),
    ("Ethics statement", "", "signed", "signed", 1000, None, Tone::Met, "✓ met", "", "signatures"),
    (
        "Reference letters",
        "Sam Okafor, 2025-04-11",
        "2",
        "1",
        500,
        None,
        Tone::Unknown,
        "? no second file",
        "",
        "sources",
    ),
    (
        "Liability insurance in force",
        "since 2023-02-01 without a gap, up to 2025-02-28",
        "to 2025-06-01",
        "",
        0,
        None,
        Tone::Unknown,
        "? nothing from 2025-02-28",
        "",
        "identity",
    ),
];

fn checklist() -> Table {
    let rows = LINES.iter().map(
        |&(name, limits, required, counted, filled, mark, tone, result, entries, anchor)| {
            let mut requirement = vec![Text::strong(name)];
            if !limits.is_empty() {
                requirement.push(Text::soft(limits));
            }
            let proof = if entries.is_empty() {
                vec![Run::page(anchor)]
            } else {
                vec![to(entries, anchor), Run::plain(", "), Run::page(anchor)]
            };
            let counted = if counted.is_empty() { Cell::default() } else { Cell::plain(counted) };
            row(vec![
                Cell::of(requirement),
                Cell::plain(required),
                counted,
                Cell {
                    lines: vec![Text::of(vec![Run::toned(result, tone)])],
                    bar: (tone != Tone::Unknown).then_some(Bar { filled, mark, tone }),
                    tick_box: false,
                },
                Cell::of(vec![Text::of(proof)]),
                Cell { tick_box: true, ..Cell::default() },
            ])
        },
    );
    Table {
        id: "requirements".to_owned(),
        caption: Text::of(vec![
            Run::plain("Hours are rounded down to hundredths. * check this number at "),
            to("its source", "sources"),
            Run::plain(" before you rely on it. The box is for the reviewer."),
        ]),
        columns: vec![
            column("Requirement", Align::Left, 40),
            column("Required", Align::Amount, 13),
            column("Counted", Align::Amount, 12),
            column("Result", Align::Left, 20),
            column("Proof", Align::Left, 16),
            column("Seen", Align::Center, 6),
        ],
        rows: rows.collect(),
        keep_together: true,
        look: practicum::report::document::Look::Rows,
    }
}

const AREAS: [(&str, &str, &str, u16, Option<u16>); 17] = [
    ("A", "Ethics and professional conduct", "3.00", 1000, None),
    ("B", "Sexual development over the lifespan", "6.00", 1000, Some(500)),
    ("C", "Culture, family and society", "3.00", 1000, None),
    ("D", "Orientation and gender", "6.00", 1000, Some(500)),
    ("E", "Intimacy skills", "9.00", 1000, Some(333)),
    ("F", "Diverse sexual expression", "3.00", 1000, None),
    ("G", "Anatomy and physiology", "4.50", 1000, Some(667)),
    ("H", "Illness, disability and medication", "6.00", 1000, Some(500)),
    ("I", "Sexually transmitted infections", "3.00", 1000, None),
    ("J", "Sexual trauma and violence", "9.25", 1000, Some(324)),
    ("K", "Cyber sexuality", "2.50", 833, None),
    ("L", "Substance use", "3.00", 1000, None),
    ("M", "Pleasure", "6.00", 1000, Some(500)),
    ("N", "Body image", "3.00", 1000, None),
    ("O", "Communication", "3.33", 1000, Some(901)),
    ("P", "History of the discipline", "3.33", 1000, Some(901)),
    ("Q", "Research methods", "13.59", 1000, Some(221)),
];

fn core() -> Table {
    let mut rows: Vec<Row> = AREAS
        .iter()
        .map(|&(letter, name, counted, filled, mark)| {
            let tone = if filled < 1000 { Tone::Short } else { Tone::Met };
            let result = if filled < 1000 { "✗ short 0.50" } else { "✓ met" };
            Row {
                id: Some(format!("area-{}", letter.to_lowercase())),
                kind: RowKind::Body,
                cells: vec![
                    Cell::plain(letter),
                    Cell::plain(name),
                    Cell::plain(counted),
                    Cell { bar: Some(Bar { filled, mark, tone }), ..Cell::default() },
                    Cell::of(vec![Text::of(vec![Run::toned(result, tone)])]),
                ],
            }
        })
        .collect();
    rows.push(Row {
        id: None,
        kind: RowKind::Total,
        cells: vec![
            Cell::default(),
            Cell::plain("All areas"),
            Cell::plain("87.50"),
            Cell::default(),
            Cell::of(vec![Text::of(vec![Run::toned("✗ short 2.50", Tone::Short)])]),
        ],
    });
    Table {
        id: "areas".to_owned(),
        caption: Text::plain(
            "At least 3.00 hours* in each of 17 areas; the tick on a bar is the minimum.",
        ),
        columns: vec![
            column("", Align::Center, 5),
            column("Area", Align::Left, 45),
            column("Counted", Align::Amount, 12),
            column("Progress", Align::Left, 22),
            column("Result", Align::Left, 16),
        ],
        rows,
        keep_together: false,
        look: practicum::report::document::Look::Rows,
    }
}

fn certificates() -> Vec<Block> {
    let courses = [
        (
            "Ethics of touch in sex therapy",
            "Northwest Institute for Sexuality Studies",
            "live webinar",
            [("A", "3.00"), ("F", "1.50")],
            "4.50",
        ),
        (
            "Desire, attachment and long relationships",
            "Center for Couples Research, University of the Sound",
            "in person",
            [("E", "6.00"), ("O", "3.33")],
            "9.33",
        ),
        (
            "Pelvic pain: medicine and therapy together",
            "Harbor Clinic",
            "asynchronous",
            [("G", "4.50"), ("H", "6.00")],
            "10.50",
        ),
    ];
    let rows = courses.iter().zip(1..).map(|((title, provider, form, areas, sum), number)| Row {
        id: Some(format!("certificate-{number}")),
        kind: RowKind::Body,
        cells: vec![
            Cell::of(vec![Text::plain(*title), Text::soft(*provider)]),
            Cell::of(vec![Text::plain("2024-03-14"), Text::soft(*form)]),
            Cell::of(areas.iter().map(|(area, _)| Text::plain(format!("Area {area}"))).collect()),
            Cell::of(areas.iter().map(|(_, hours)| Text::plain(*hours)).collect()),
            Cell::plain(*sum),
            Cell::of(vec![Text::of(vec![to(&format!("Exhibit {number}"), "sources")])]),
        ],
    });
    vec![
        Block::Paragraph(Text::plain(
            "One row a certificate. Where a course counts towards more than one area, its hours \
             are split as the certificate splits them.",
        )),
        Block::Heading { id: "approved".to_owned(), text: "Approved providers".to_owned() },
        Block::Table(Table {
            id: "by-certificate".to_owned(),
            caption: Text::plain("Certificates, oldest first."),
            columns: vec![
                column("Course", Align::Left, 40),
                column("Date", Align::Left, 16),
                column("Area", Align::Left, 12),
                column("Hours", Align::Amount, 10),
                column("Counted", Align::Amount, 10),
                column("Proof", Align::Left, 12),
            ],
            rows: rows.collect(),
            keep_together: false,
            look: practicum::report::document::Look::Rows,
        }),
    ]
}

fn supervision() -> Vec<Block> {
    let months =
        ["February 2023", "March 2023", "April 2023", "May 2023", "June 2023", "July 2023"];
    let mut rows = Vec::new();
    for (month, number) in months.iter().zip(2..) {
        rows.push(Row {
            id: Some(format!("supervision-2023-{number:02}")),
            kind: RowKind::Group,
            cells: vec![Cell::plain(*month)],
        });
        for day in [2, 9, 16, 23] {
            let group = day == 16;
            rows.push(row(vec![
                Cell::plain(format!("2023-{number:02}-{day:02}")),
                Cell::plain("Alex Rivera"),
                Cell::plain(if group { "group of 4" } else { "individual" }),
                Cell::plain(if day == 23 { "video" } else { "in person" }),
                Cell::plain(if group { "2.00" } else { "1.00" }),
                if group {
                    Cell::of(vec![
                        Text::plain("0.50"),
                        Text::of(vec![Run::toned("1.50 over limit", Tone::Short)]),
                    ])
                } else {
                    Cell::plain("1.00")
                },
                Cell::plain(
                    "Case review; countertransference; sensate focus with a hesitant partner",
                ),
            ]));
        }
        rows.push(Row {
            id: None,
            kind: RowKind::Total,
            cells: vec![
                Cell::plain("Month"),
                Cell::default(),
                Cell::default(),
                Cell::default(),
                Cell::plain("5.00"),
                Cell::plain("3.50"),
                Cell::default(),
            ],
        });
    }
    vec![
        Block::Paragraph(Text::of(vec![
            Run::plain(
                "Every session with an approved supervisor, grouped by month. The contract is ",
            ),
            to("on file", "identity"),
            Run::plain(", "),
            Run::page("identity"),
            Run::plain("."),
        ])),
        Block::Table(Table {
            id: "sessions".to_owned(),
            caption: Text::plain("Supervision by month, in hours."),
            columns: vec![
                column("Date", Align::Left, 13),
                column("Supervisor", Align::Left, 14),
                column("Setting", Align::Left, 12),
                column("Form", Align::Left, 11),
                column("Held", Align::Amount, 9),
                column("Counted", Align::Amount, 12),
                column("Content", Align::Left, 32),
            ],
            rows,
            keep_together: false,
            look: practicum::report::document::Look::Rows,
        }),
    ]
}

fn identity() -> Block {
    Block::Facts(facts(&[
        ("Name", "Jordan Avery"),
        ("Address", "1200 Alder Street, Apartment 7, Seattle, WA 98101"),
        ("License", "LMFT 60412345, Washington, valid to 2026-03-01"),
        ("Insurance", "2023-02-01 to 2025-02-28; nothing on record after that day"),
    ]))
}

fn sources() -> Vec<Block> {
    vec![
        Block::Paragraph(Text::plain(
            "Numbers marked * were read on 2025-05-20 at these addresses.",
        )),
        Block::List(vec![
            Text::of(vec![
                Run::plain("Requirements for certification: "),
                Run::link(
                    "www.aasect.org/aasect-requirements-sex-therapist-certification",
                    Target::Url(
                        "https://www.aasect.org/aasect-requirements-sex-therapist-certification"
                            .to_owned(),
                    ),
                ),
            ]),
            Text::of(vec![
                Run::plain("Questions: "),
                Run::link("info@example.org", Target::Url("mailto:info@example.org".to_owned())),
            ]),
        ]),
    ]
}

fn signatures() -> Vec<Block> {
    let lines = ["Signature", "Name", "Date"].map(str::to_owned).to_vec();
    let statements = [
        "I have read this summary. It is complete and true to the best of my knowledge.",
        "I have supervised the hours listed in this summary and recommend the applicant.",
    ];
    statements
        .iter()
        .map(|statement| {
            Block::Signature(Signature { statement: Text::plain(*statement), lines: lines.clone() })
        })
        .collect()
}

/// The texts of `section` in reading order, its title first.
pub(crate) fn words(section: &Section) -> Vec<String> {
    let mut words = vec![section.title.clone()];
    for block in &section.blocks {
        match block {
            Block::Heading { id: _, text } => words.push(text.clone()),
            Block::Paragraph(text) => words.push(flat(text)),
            Block::List(items) => words.extend(items.iter().map(flat)),
            Block::Facts(facts) => {
                words.extend(facts.iter().flat_map(|fact| [fact.label.clone(), flat(&fact.value)]));
            }
            Block::Table(table) => {
                words.push(flat(&table.caption));
                words.extend(table.columns.iter().map(|column| column.title.clone()));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                words.extend(cells.flat_map(|cell| &cell.lines).map(flat));
            }
            Block::Chart(chart) => {
                words.push(flat(&chart.caption));
                words.extend(chart.times.iter().map(|tick| tick.label.clone()));
                for panel in &chart.panels {
                    words.extend([panel.title.clone(), panel.remark.clone()]);
                    words.push(panel.alternative.clone());
                    let ticks = panel.scale.iter().chain(&panel.least);
                    words.extend(ticks.map(|tick| tick.label.clone()));
                }
            }
            Block::Signature(signature) => {
                words.push(flat(&signature.statement));
                words.extend(signature.lines.iter().cloned());
            }
        }
    }
    words
}

/// The words of `text`, up to the first number of a page.
fn flat(text: &Text) -> String {
    text.runs.iter().map(|run| run.text.as_str()).take_while(|text| !text.is_empty()).collect()
}

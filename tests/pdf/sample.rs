//! A packet as an applicant's log gives it, for tests and for looking at.

use practicum::report::document::{
    Align, Bar, Block, Cell, Claims, Column, Fact, Paper, Report, Row, RowKind, Run, Section,
    Signature, Style, Table, Target, Text, Tone,
};

/// The packet.
pub(crate) fn packet() -> Report {
    Report {
        title: "Application summary".into(),
        subject: "Jordan Avery, MA, LMFT".into(),
        program: "AASECT Certified Sex Therapist, requirements 2025.T.1".into(),
        running: "Jordan Avery · AASECT Certified Sex Therapist · as of 2025-06-01".into(),
        banner: None,
        draft: false,
        paper: Paper::Letter,
        date: "2025-06-01".into(),
        lang: "en-US".into(),
        facts: vec![
            fact("Member number", "48213"),
            fact("License", "LMFT, Washington, valid to 2026-03-01"),
            fact("Primary supervisor", "Alex Rivera, PhD, CST-S"),
            fact("Contract signed", "2023-02-01"),
            fact("As of", "2025-06-01"),
            fact("Log revision", "4f41f60"),
        ],
        lead: lead(),
        exhibits: Vec::new(),
        claims: Claims::ALL,
        ledger: None,
        beside: Vec::new(),
        sections: vec![
            checklist(),
            core(),
            certificates(),
            supervision(),
            sources(),
            attestation(),
        ],
    }
}

/// A report with nothing in it but its title.
pub(crate) fn empty() -> Report {
    Report {
        title: "Packet".into(),
        subject: String::new(),
        program: String::new(),
        running: "Running head".into(),
        banner: None,
        draft: false,
        paper: Paper::Letter,
        date: "2025-06-01".into(),
        lang: "en".into(),
        facts: Vec::new(),
        lead: Vec::new(),
        sections: Vec::new(),
        exhibits: Vec::new(),
        claims: Claims::ALL,
        ledger: None,
        beside: Vec::new(),
    }
}

/// A section of blocks.
pub(crate) fn section(id: &str, blocks: Vec<Block>) -> Section {
    Section { id: id.into(), title: format!("Section {id}"), new_page: false, blocks }
}

/// A table of plain columns.
pub(crate) fn table(id: &str, columns: &[(&str, Align, u16)], rows: Vec<Row>) -> Table {
    let column =
        |&(title, align, share): &(&str, Align, u16)| Column { title: title.into(), align, share };
    Table {
        id: id.into(),
        caption: Text::plain(format!("Caption of {id}")),
        columns: columns.iter().map(column).collect(),
        rows,
        keep_together: false,
        look: practicum::report::document::Look::Rows,
    }
}

/// A row of cells.
pub(crate) fn row(kind: RowKind, cells: Vec<Cell>) -> Row {
    Row { id: None, kind, cells }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: label.into(), value: Text::plain(value) }
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
                Run::plain(
                    ": any AASECT-approved course of 2.5 hours in that area closes both (page ",
                ),
                Run::page("core-table"),
                Run::plain(")."),
            ]),
            Text::of(vec![
                Run::strong("Supervision is short by 1.00 hour"),
                Run::plain(
                    ", and it must be individual. The group limit of 25 is used up; 6.00 group hours do not count (page ",
                ),
                Run::page("2024-09"),
                Run::plain(")."),
            ]),
            Text::of(vec![
                Run::strong("Reference letter"),
                Run::plain(": no file yet. "),
                Run::strong("Liability insurance"),
                Run::plain(": nothing on record from 2025-02-28."),
            ]),
        ]),
        Block::Paragraph(Text::soft(
            "Hours are rounded down to hundredths. * Check this number at its source before you rely on it; section 5 lists the sources.",
        )),
    ]
}

/// Requirement, required, on certificates, not counted and why, counted, result, page.
const CHECKLIST: &str = "\
Core knowledge|90.00|90.00|2.50: asynchronous over 75.00|87.50|✗ short 2.50|core
Every core area at 3.00 hours|17|17||16|✗ short 0.50 in K|core-table
Sex therapy training|60.00|65.25|2.00: teaching by supervisor over 5.00|63.25|✓ met|certificates
Sexual attitude reassessment|14.00*|14.00||14.00|✓ met|certificates
Client hours|300.00|367.50|21.50: video and phone over 150.00*|346.00|✓ met|supervision
Supervision|50.00|55.00|6.00: group over 25.00*|49.00|✗ short 1.00|supervision
Individual supervision|25.00*|24.00||24.00|✗ short 1.00|supervision
Span of supervision|18 months*|||20 months|✓ met|supervision
Second supervisor’s report|1|1||1|✓ met|supervision
Graduate degree|Master’s|MA 2019||MA 2019|✓ met|certificates
License to practice|to 2025-06-01|||to 2026-03-01|✓ met|certificates
Experience in the field|2 years|||6 years|✓ met|certificates
Liability insurance in force|to 2025-06-01||||? nothing from 2025-02-28|sources
Reference letter|1||||? no file|sources";

fn checklist() -> Section {
    let columns = [
        ("Requirement", Align::Left, 26),
        ("Required", Align::Amount, 11),
        ("On certificates", Align::Amount, 11),
        ("Not counted, and why", Align::Left, 20),
        ("Counted", Align::Amount, 11),
        ("Result by the applicant’s count", Align::Left, 17),
        ("Page", Align::Amount, 6),
        ("Reviewer", Align::Center, 8),
    ];
    let rows = CHECKLIST
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            let tone = match cells[5].chars().next() {
                Some('✓') => Tone::Met,
                Some('✗') => Tone::Short,
                _ => Tone::Unknown,
            };
            let result = Run { strong: true, ..Run::toned(cells[5], tone) };
            row(
                RowKind::Body,
                vec![
                    Cell::of(vec![Text::strong(cells[0])]),
                    Cell::plain(cells[1]),
                    Cell::plain(cells[2]),
                    Cell::plain(cells[3]),
                    Cell::plain(cells[4]),
                    Cell::of(vec![Text::of(vec![result])]),
                    Cell::of(vec![Text::of(vec![Run::page(cells[6])])]),
                    Cell { tick_box: true, ..Cell::default() },
                ],
            )
        })
        .collect();
    let mut table = table("checklist-table", &columns, rows);
    table.caption = Text::plain(
        "Each requirement, as the applicant counts it. The last column is the reviewer’s. * Check this number at its source.",
    );
    table.keep_together = true;
    Section {
        id: "checklist".into(),
        title: "Reviewer’s checklist".into(),
        new_page: true,
        blocks: vec![Block::Table(table)],
    }
}

const AREAS: [(&str, &str, u16); 17] = [
    ("A", "Ethics and ethical decision-making", 300),
    ("B", "Developmental sexuality across the lifespan", 600),
    ("C", "Socio-cultural and familial factors", 300),
    ("D", "Sexual orientation and gender identity", 600),
    ("E", "Intimacy skills and interpersonal relationships", 900),
    ("F", "Diversities in sexual expression and lifestyles", 300),
    ("G", "Sexual and reproductive anatomy and physiology", 450),
    ("H", "Health and medical factors", 725),
    ("I", "Sexual exploitation, abuse and trauma", 600),
    ("J", "Substances and sexuality", 300),
    ("K", "Cyber sexuality and social media", 250),
    ("L", "Research and theories", 1200),
    ("M", "Pleasure enhancement skills", 375),
    ("N", "Learning theory and its application", 300),
    ("O", "Communication between partners and professionals", 333),
    ("P", "History of the discipline", 317),
    ("Q", "Principles of sexuality research and research methods", 900),
];

fn core() -> Section {
    let most = 1200;
    let rows = AREAS
        .iter()
        .map(|(letter, name, hours)| {
            let met = *hours >= 300;
            let tone = if met { Tone::Met } else { Tone::Short };
            let result = if met { "✓ met" } else { "✗ short 0.50" };
            let whole = |part: u16| u16::try_from(u32::from(part) * 1000 / most).unwrap_or(1000);
            let bar = Bar { filled: whole(*hours), mark: met.then(|| whole(300)), tone };
            row(
                RowKind::Body,
                vec![
                    Cell::plain(*letter),
                    Cell::of(vec![Text::plain(*name)]),
                    Cell::plain(format!("{}.{:02}", hours / 100, hours % 100)),
                    Cell { bar: Some(bar), ..Cell::default() },
                    Cell::of(vec![Text::of(vec![Run {
                        strong: true,
                        ..Run::toned(result, tone)
                    }])]),
                ],
            )
        })
        .collect();
    let columns = [
        ("", Align::Left, 3),
        ("Area", Align::Left, 40),
        ("Counted", Align::Amount, 10),
        ("", Align::Left, 30),
        ("Result", Align::Left, 14),
    ];
    let mut chart = table("core-table", &columns, rows);
    chart.caption =
        Text::plain("Hours in each of the 17 areas. The tick marks the minimum of 3.00 hours*.");
    Section {
        id: "core".into(),
        title: "Core knowledge by area".into(),
        new_page: false,
        blocks: vec![
            Block::Paragraph(Text::plain(
                "At least 90 hours, with at least 3 hours* in each of 17 areas; at most 75 hours* asynchronous. A course that covers several areas counts in each for the hours that its certificate names.",
            )),
            Block::Table(chart),
        ],
    }
}

fn certificates() -> Section {
    let titles = [
        "Foundations of sex therapy: assessment, formulation and first sessions",
        "Ethics of touch, consent and professional boundaries",
        "Sexual attitude reassessment weekend",
        "Trauma-informed treatment of vaginismus and dyspareunia",
        "Kink-aware practice",
        "Medication and desire: what prescribers and therapists should tell each other",
        "Łódź – Zürich exchange: Ελληνικά и русский, ½ day × 3",
        "Working with couples after infidelity",
    ];
    let rows = (0..24)
        .map(|at| {
            let title = titles[at % titles.len()];
            let hours = format!("{}.{:02}", 1 + at % 9, (at * 25) % 100);
            row(
                RowKind::Body,
                vec![
                    Cell::plain(format!(
                        "{}-{:02}-{:02}",
                        2022 + at / 9,
                        1 + at % 12,
                        1 + (at * 7) % 28
                    )),
                    Cell::of(vec![
                        Text::strong(title),
                        Text::soft(format!(
                            "Institute for Sexuality Education and Enlightenment · certificate {}",
                            1000 + at * 37
                        )),
                        Text::of(vec![Run {
                            tone: Tone::Soft,
                            ..Run::link(
                                format!("certificates/2022-{at:02}.pdf"),
                                Target::Url(format!("https://example.org/certificates/{at}")),
                            )
                        }]),
                    ]),
                    Cell::of(vec![
                        Text::plain("core B 2.00, E 1.00"),
                        Text::soft("live, in person"),
                    ]),
                    Cell::plain(hours.clone()),
                    Cell::of(vec![Text::plain(hours)]),
                ],
            )
        })
        .collect();
    let columns = [
        ("Date", Align::Left, 12),
        ("Certificate", Align::Left, 46),
        ("Counts towards", Align::Left, 22),
        ("Hours", Align::Amount, 9),
        ("Counted", Align::Amount, 9),
    ];
    let mut list = table("certificates-table", &columns, rows);
    list.caption = Text::plain("By date. Every certificate is attached as an exhibit.");
    Section {
        id: "certificates".into(),
        title: "Training by certificate".into(),
        new_page: false,
        blocks: vec![Block::Table(list)],
    }
}

fn supervision() -> Section {
    let mut rows = Vec::new();
    for month in 0..10 {
        let label = format!("2024-{:02}", 1 + month);
        let mut group = row(RowKind::Group, vec![Cell::plain(label.clone())]);
        group.id = Some(label.clone());
        rows.push(group);
        for session in 0..6 {
            let kind = if session % 3 == 2 { "group of 4" } else { "individual" };
            rows.push(row(
                RowKind::Body,
                vec![
                    Cell::plain(format!("{label}-{:02}", 2 + session * 4)),
                    Cell::plain(if session % 2 == 0 { "Alex Rivera, PhD, CST-S" } else { "Sam Okonkwo, LCSW, CST-S" }),
                    Cell::plain(kind),
                    Cell::plain(if session == 5 { "Review of two recorded sessions; differential diagnosis of low desire, and what to ask the prescriber." } else { "Case consultation" }),
                    Cell::plain("1.00"),
                    Cell::plain(if month > 7 && kind == "group of 4" { "0.00" } else { "1.00" }),
                ],
            ));
        }
        rows.push(row(
            RowKind::Total,
            vec![
                Cell::plain("Total"),
                Cell::default(),
                Cell::default(),
                Cell::default(),
                Cell::plain("6.00"),
                Cell::plain(if month > 7 { "4.00" } else { "6.00" }),
            ],
        ));
    }
    let columns = [
        ("Date", Align::Left, 12),
        ("Supervisor", Align::Left, 22),
        ("Setting", Align::Left, 12),
        ("Subject", Align::Left, 32),
        ("Hours", Align::Amount, 9),
        ("Counted", Align::Amount, 9),
    ];
    let mut list = table("supervision-table", &columns, rows);
    list.caption = Text::plain("By month. Group hours over the limit of 25.00* do not count.");
    Section {
        id: "supervision".into(),
        title: "Supervision".into(),
        new_page: false,
        blocks: vec![
            Block::Facts(vec![
                fact("Supervisors", "2, both certified on every date"),
                fact("First session", "2024-01-02"),
                fact("Last session", "2024-10-22"),
            ]),
            Block::Heading { id: "sessions".into(), text: "Sessions".into() },
            Block::Table(list),
        ],
    }
}

fn sources() -> Section {
    let source = |name: &str, url: &str| {
        Text::of(vec![
            Run::plain(format!("{name}, read 2025-05-30: ")),
            Run::link(url, Target::Url(url.into())),
        ])
    };
    Section {
        id: "sources".into(),
        title: "Sources".into(),
        new_page: false,
        blocks: vec![
            Block::Paragraph(Text::of(vec![
                Run::plain(
                    "What this packet takes from elsewhere. The numbers with a * stand in the ",
                ),
                Run::link("reviewer’s checklist", Target::Anchor("checklist".into())),
                Run::plain("."),
            ])),
            Block::Heading { id: "rules".into(), text: "Rules".into() },
            Block::List(vec![
                source(
                    "Certification requirements",
                    "https://www.example.org/certification/sex-therapist",
                ),
                source("Code of conduct", "https://www.example.org/code-of-conduct"),
                source(
                    "Supervision requirements, with a long address that has to wrap",
                    "https://www.example.org/certification/supervision/requirements-and-forms/2025/appendix-b?version=12#section-4",
                ),
            ]),
        ],
    }
}

fn attestation() -> Section {
    let lines = || vec!["Signature".to_owned(), "Name".to_owned(), "Date".to_owned()];
    Section {
        id: "attestation".into(),
        title: "Attestation".into(),
        new_page: false,
        blocks: vec![
            Block::Signature(Signature {
                statement: Text::plain(
                    "I state that the entries in this packet are true and complete to the best of my knowledge, and that I hold the certificates that it lists.",
                ),
                lines: lines(),
            }),
            Block::Signature(Signature {
                statement: Text::plain(
                    "I have supervised the applicant in the sessions that this packet lists under my name.",
                ),
                lines: lines(),
            }),
        ],
    }
}

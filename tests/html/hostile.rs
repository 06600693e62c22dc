//! A packet in which every text is the same, however hostile: one of everything.

use practicum::report::document::{
    Align, Bar, Beside, Block, Cell, Chart, Choice, Claims, Drawn, Facet, Fact, Item, Ledger, Look,
    Panel, Paper, Report, Row, RowKind, Run, Section, Signature, Style, Table, Target, Text, Tick,
    Tone,
};

use crate::sample::{column, row};

/// What a log might try.
pub(crate) const WORDS: [&str; 14] = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "<img src=x onerror=alert(1)>",
    "<!-- ",
    "]]>",
    "&lt;b&gt; &amp; &#60; &unknown;",
    "{{ style | safe }} {% include \"report.html\" %} {# no #}",
    "javascript:alert(1)",
    "\u{202e}gnp.exe\u{2066}\u{200f}",
    "\\22 }*{display:none}",
    "a\tb\u{0}c\u{7f}d\u{feff}",
];

/// One of everything, with `words` for every text, anchor and address.
pub(crate) fn report(words: &str) -> Report {
    let own = || words.to_owned();
    let anchored = |kind, cells| Row { id: Some(own()), kind, cells };
    let table = |keep_together, columns: usize| Table {
        id: own(),
        caption: text(words),
        columns: (0..columns)
            .map(|at| column(words, if at == 1 { Align::Amount } else { Align::Left }, 10))
            .collect(),
        rows: vec![
            anchored(RowKind::Group, vec![Cell::plain(words)]),
            row((0..columns).map(|_| Cell::plain(words)).collect()),
            anchored(RowKind::Body, (0..columns).map(|_| cell(words)).collect()),
            anchored(RowKind::Total, (0..columns).map(|_| Cell::plain(words)).collect()),
        ],
        keep_together,
        look: Look::Rows,
    };
    let blocks = vec![
        Block::Heading { id: own(), text: own() },
        Block::Paragraph(text(words)),
        Block::List(vec![text(words), Text::soft(words)]),
        Block::Facts(vec![Fact { label: own(), value: text(words) }]),
        Block::Table(table(true, 3)),
        Block::Table(table(false, 12)),
        Block::Chart(chart(words)),
        Block::Signature(Signature { statement: text(words), lines: vec![own(), own()] }),
    ];
    Report {
        title: own(),
        subject: own(),
        program: own(),
        running: own(),
        banner: Some(own()),
        draft: true,
        paper: Paper::A4,
        date: own(),
        lang: "en".to_owned(),
        facts: vec![Fact { label: own(), value: Text::strong(words) }],
        lead: vec![Block::Paragraph(Text { style: Style::Lead, runs: vec![Run::plain(words)] })],
        exhibits: Vec::new(),
        claims: Claims::ALL,
        ledger: Some(ledger(words)),
        beside: vec![Beside { title: own(), stem: own() }],
        sections: vec![
            Section { id: own(), title: own(), new_page: false, blocks: blocks.clone() },
            Section { id: own(), title: own(), new_page: true, blocks },
        ],
    }
}

/// Two entries, and a choice of each kind.
fn ledger(words: &str) -> Ledger {
    let own = || words.to_owned();
    let choice = |group| Choice { key: own(), title: own(), group };
    let item = |about| Item {
        id: own(),
        days: own(),
        date: own(),
        title: Text::strong(words),
        about,
        toward: vec![text(words), Text::plain(words)],
        logged: own(),
        counted: own(),
        result: text(words),
        fits: vec![own(), format!("domain:{words}")],
        place: text(words),
        shares: vec![text(words), Text::plain(words)],
        note: vec![own(), own()],
    };
    Ledger {
        id: own(),
        title: own(),
        caption: text(words),
        replaces: own(),
        facets: vec![Facet {
            key: "domain".to_owned(),
            title: own(),
            all: own(),
            choices: vec![choice(None), choice(Some(own()))],
        }],
        items: vec![item(text(words)), item(Text::plain(words))],
    }
}

/// A text with every kind of run.
fn text(words: &str) -> Text {
    let anchor = |target: fn(String) -> Target| Run::link(words, target(words.to_owned()));
    Text::of(vec![
        Run::plain(words),
        Run::strong(words),
        Run::toned(words, Tone::Met),
        Run { strong: true, ..Run::toned(words, Tone::Short) },
        anchor(Target::Anchor),
        anchor(Target::Page),
        anchor(Target::Url),
        Run::link(words, Target::Url("https://example.org/".to_owned())),
        Run::link(words, Target::Url(format!("javascript:{words}"))),
    ])
}

/// A cell with everything a cell can hold.
fn cell(words: &str) -> Cell {
    Cell {
        lines: vec![Text::plain(words), text(words)],
        bar: Some(Bar { filled: u16::MAX, mark: Some(u16::MAX), tone: Tone::Unknown }),
        tick_box: true,
    }
}

fn chart(words: &str) -> Chart {
    let own = || words.to_owned();
    let tick = || Tick { at: 500, label: own() };
    let panel = |drawn| Panel {
        title: own(),
        remark: own(),
        alternative: own(),
        scale: vec![tick()],
        least: Some(tick()),
        drawn,
    };
    let steps = Drawn::Steps { steps: vec![(0, 0), (500, 1000)], end: 1000 };
    let far = u16::MAX;
    let spans = Drawn::Spans { spans: vec![(0, 500)], gaps: vec![(700, 200)], ticks: vec![far] };
    let panels = vec![panel(Drawn::Bars(vec![0, 1000])), panel(steps), panel(spans)];
    Chart { id: own(), caption: text(words), times: vec![tick()], panels }
}

//! Training by area: every amount that is credited, area by area.

use crate::assess::credit::Credit;
use crate::model::domain::{Area, Domain};
use crate::model::hours::Hours;
use crate::model::words::Kind;
use crate::report::document::{Block, Cell, Row, RowKind, Section, Table, Text};
use crate::report::section::{View, anchor, delivery, granted, parts};
use crate::report::table::{amounts, body, group, table, total, words};
use crate::report::words as say;

/// The section: the domains with areas, then those without.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let mut blocks = Vec::new();
    for (at, domain) in view.domains(Kind::Training).filter(|(_, domain)| !domain.areas.is_empty())
    {
        blocks.push(heading(domain));
        blocks.push(by_area(view, at, domain));
        blocks.extend(parts::blocks(view, at, domain));
    }
    Section { id: "areas".to_owned(), title: "Training by area".to_owned(), new_page: true, blocks }
}

/// The section of a domain without areas, or of one that several kinds of entry feed.
pub(in crate::report) fn single(view: View<'_>, at: usize, domain: &Domain) -> Section {
    let mut out =
        columns(&format!("{}-table", domain.id), "Every amount aimed at it, and what counts.");
    let mut sums = Sums::default();
    for credit in view.assessment.credits_of(at) {
        out.rows.push(row(view, credit, &mut sums));
    }
    for grant in view.grants(at) {
        sums.credited = sums.credited.plus(grant.hours);
        sums.counted = sums.counted.plus(grant.hours);
        out.rows.push(body(vec![
            Cell::default(),
            Cell::of(vec![granted(grant), Text::soft(&grant.because)]),
            Cell::default(),
            Cell::default(),
            Cell::plain(grant.hours.to_string()),
            Cell::plain(grant.hours.to_string()),
            Cell::default(),
            Cell::default(),
        ]));
    }
    out.rows.push(sums.row("Counted"));
    Section {
        id: anchor(domain),
        title: domain.title.clone(),
        new_page: false,
        blocks: std::iter::once(Block::Table(out)).chain(parts::blocks(view, at, domain)).collect(),
    }
}

fn heading(domain: &Domain) -> Block {
    Block::Heading { id: format!("{}-by-area", domain.id), text: domain.title.clone() }
}

/// The table of trainings without its rows.
pub(in crate::report) fn columns(id: &str, caption: &str) -> Table {
    let columns = vec![
        words("Date", 18),
        words("Title and provider", 52),
        words("Delivery", 15),
        amounts("Hours", 10),
        amounts("Credited", 11),
        amounts("Counted", 11),
        words("Not counted, and why", 32),
        words("Exhibit", 9),
    ];
    table(id, caption, columns)
}

/// What the rows of trainings come to.
#[derive(Default)]
pub(in crate::report) struct Sums {
    logged: Hours,
    credited: Hours,
    counted: Hours,
}

impl Sums {
    fn add(&mut self, other: &Self) {
        self.logged = self.logged.plus(other.logged);
        self.credited = self.credited.plus(other.credited);
        self.counted = self.counted.plus(other.counted);
    }

    /// The row of the sums.
    pub(in crate::report) fn row(&self, title: &str) -> Row {
        let (logged, credited, counted) =
            (self.logged.to_string(), self.credited.to_string(), self.counted.to_string());
        total(vec![title, "", "", &logged, &credited, &counted, "", ""])
    }
}

/// The anchor of an area's rows.
pub(in crate::report) fn anchor_of(domain: &Domain, area: &Area) -> String {
    format!("entries-{}-{}", domain.id, area.code.to_lowercase())
}

fn by_area(view: View<'_>, at: usize, domain: &Domain) -> Block {
    let caption = "Raw hours, credited hours after conversion, and what counts after the limits.";
    let mut out = columns(&format!("{}-entries", domain.id), caption);
    let mut all = Sums::default();
    for area in &domain.areas {
        let mut credits =
            view.assessment.credits_of(at).filter(|credit| credit.area == Some(area.id)).peekable();
        if credits.peek().is_none() {
            continue;
        }
        let heading = Text::strong(format!("{}  {}", area.code, area.short));
        out.rows.push(Row { id: Some(anchor_of(domain, area)), ..group(heading) });
        let mut sums = Sums::default();
        for credit in credits {
            out.rows.push(row(view, credit, &mut sums));
        }
        out.rows.push(sums.row(&format!("Area {}", area.code)));
        all.add(&sums);
    }
    out.rows.push(all.row("All areas"));
    Block::Table(out)
}

/// The row of a training, added to the sums.
pub(in crate::report) fn row(view: View<'_>, credit: &Credit, sums: &mut Sums) -> Row {
    let log = view.assessment.log;
    sums.logged = sums.logged.plus(credit.logged);
    sums.credited = sums.credited.plus(credit.credited);
    sums.counted = sums.counted.plus(credit.counted);
    let entry = credit.entry(log);
    let line = credit.line(log);
    let title = line.and_then(|line| line.title.as_deref()).map(str::to_owned);
    // A session in which a supervisor taught has no title of its own.
    let title = title.or(entry.map(|entry| say::sentence_case(entry.name())));
    let taught = credit.share(log).is_some_and(|share| share.teaching);
    let provider = match (
        entry.and_then(|entry| entry.provider.clone()),
        line.and_then(|line| line.supervisor),
    ) {
        (Some(provider), _) => provider,
        (None, Some(id)) if taught => format!("teaching by {}", log.supervisor_name(id)),
        (None, Some(id)) => log.supervisor_name(id).to_owned(),
        (None, None) => String::new(),
    };
    Row {
        id: view.pointed.row(credit.entry),
        kind: RowKind::Body,
        cells: vec![
            Cell::of(
                line.map(|line| view.days(credit.entry, say::period(line.date.value)))
                    .into_iter()
                    .collect(),
            ),
            Cell::of(vec![Text::plain(title.unwrap_or_default()), Text::soft(provider)]),
            Cell::plain(line.map(delivery).unwrap_or_default()),
            Cell::plain(credit.logged.to_string()),
            Cell::plain(credit.credited.to_string()),
            Cell::plain(credit.counted.to_string()),
            view.lost(credit),
            Cell::of(vec![
                line.map(|line| view.exhibits.links(&line.evidence)).unwrap_or_default(),
            ]),
        ],
    }
}

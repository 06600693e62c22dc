//! Membership, license, degree, work, supervisors: who, and what was in force when.

use jiff::civil::Date;

use crate::model::entry::Evidence;
use crate::model::log::{Contract, Document, Supervisor, SupervisorId};
use crate::model::period::{self, Period};
use crate::model::words::{Discipline, LicenseLevel};
use crate::report::document::{Block, Cell, Fact, Row, RowKind, Run, Section, Table, Text, Tone};
use crate::report::section::View;
use crate::report::table::{body, group, table, words};
use crate::report::words as say;

/// The section.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let mut blocks = vec![Block::Facts(facts(view))];
    if !view.assessment.log.supervisors.is_empty() {
        blocks.push(Block::Heading {
            id: "supervisors".to_owned(),
            text: "Supervisors and contracts".to_owned(),
        });
        let mut list: Vec<&Supervisor> = view.assessment.log.supervisors.iter().collect();
        list.sort_by_key(|supervisor| !supervisor.primary);
        blocks.push(Block::Table(supervisors(view, &list)));
    }
    blocks.push(Block::Heading { id: "in-force".to_owned(), text: "In force".to_owned() });
    blocks.push(Block::Table(in_force(view)));
    blocks.extend(exceptions(view));
    Section {
        id: "standing".to_owned(),
        title: "Membership, license, degree, experience, supervisors".to_owned(),
        new_page: true,
        blocks,
    }
}

fn facts(view: View<'_>) -> Vec<Fact> {
    let applicant = &view.assessment.log.applicant;
    let mut facts = Vec::new();
    let mut add = |label: &str, runs: Vec<Run>| {
        facts.push(Fact { label: label.to_owned(), value: Text::of(runs) });
    };
    if let Some(degree) = &applicant.degree {
        let level = degree.level.map(|level| level.shown().to_owned());
        let parts: Vec<String> = [degree.title.clone().or(level), degree.school.clone()]
            .into_iter()
            .flatten()
            .chain(degree.awarded.map(|day| format!("awarded {}", say::day(day))))
            .collect();
        let mut runs = vec![Run::plain(parts.join(", "))];
        runs.extend(exhibits(view, &degree.evidence));
        add("Degree", runs);
    }
    if let Some(from) = applicant.experience {
        add("Clinical work since", vec![Run::plain(say::day(from))]);
    }
    facts
}

/// ` (exhibit 3)`, or nothing.
fn exhibits(view: View<'_>, evidence: &[Evidence]) -> Vec<Run> {
    let links = view.exhibits.links(evidence);
    if links.is_empty() {
        return Vec::new();
    }
    let mut runs = vec![Run::plain(" (exhibit ")];
    runs.extend(links.runs);
    runs.push(Run::plain(")"));
    runs
}

/// The supervisors with their standing and contracts.
pub(in crate::report) fn supervisors(view: View<'_>, list: &[&Supervisor]) -> Table {
    let columns = vec![
        words("Supervisor", 30),
        words("Standing and number", 36),
        words("Contract from", 14),
        words("Contract to", 12),
        words("Exhibit", 8),
    ];
    let caption =
        "Hours count from the day on which both had signed and the documents were exchanged.";
    let mut out = table("supervisor-table", caption, columns);
    for supervisor in list {
        let mut name = vec![Text::strong(&supervisor.name)];
        if supervisor.primary {
            name.push(Text::soft("primary supervisor"));
        }
        let standing = supervisor.documents.iter().filter(|one| one.kind.is_supervisor_status());
        let standing = standing.map(|one| Text::plain(document(one))).collect();
        let contracts: Vec<_> = supervisor.contracts_for(view.assessment.program.id).collect();
        let lines = |text: &dyn Fn(&Contract) -> Text| {
            Cell::of(contracts.iter().map(|contract| text(contract)).collect())
        };
        out.rows.push(body(vec![
            Cell::of(name),
            Cell::of(standing),
            lines(&|contract| Text::plain(say::day(contract.period().from))),
            lines(&|contract| {
                Text::plain(contract.ended.map_or_else(|| "open".to_owned(), say::day))
            }),
            lines(&|contract| view.exhibits.links(&contract.evidence)),
        ]));
    }
    out
}

/// `license (marriage and family therapy, WA, independent), no. LF61000000, 2022-03-01 to 2026-03-01`.
pub(in crate::report) fn document(document: &Document) -> String {
    let detail: Vec<&str> = [
        document.discipline.map(Discipline::shown),
        document.state.as_deref(),
        document.level.map(LicenseLevel::shown),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut text = document.kind.shown().to_owned();
    if let Some(of) = &document.of {
        text = format!("{} {text}", of.to_uppercase());
    }
    if !detail.is_empty() {
        text.push_str(&format!(" ({})", detail.join(", ")));
    }
    if let Some(number) = &document.number {
        text.push_str(&format!(", no. {number}"));
    }
    text
}

/// The first and the last counted session, of anyone or of one supervisor.
fn sessions(view: View<'_>, of: Option<SupervisorId>) -> Option<(Date, Date)> {
    let log = view.assessment.log;
    let counted = view.assessment.credits.iter().filter(|credit| !credit.counted.is_zero());
    let days: Vec<Period> = counted
        .filter_map(|credit| credit.line(log))
        .filter(|line| match (line.supervisor, of) {
            (Some(id), Some(of)) => id == of,
            (supervisor, None) => supervisor.is_some(),
            (None, Some(_)) => false,
        })
        .map(|line| line.date.value)
        .collect();
    Some((days.iter().map(|days| days.from).min()?, days.iter().map(|days| days.to).max()?))
}

fn in_force(view: View<'_>) -> Table {
    let mut out = documents();
    let log = view.assessment.log;
    out.rows.push(group(Text::strong(heading(&log.applicant.name, sessions(view, None)))));
    rows(view, &mut out, &log.applicant.documents, sessions(view, None));
    for at in 0..log.supervisors.len() {
        of_supervisor(view, &mut out, SupervisorId(at));
    }
    out
}

/// The documents of one supervisor.
pub(in crate::report) fn in_force_of(view: View<'_>, id: SupervisorId) -> Table {
    let mut out = documents();
    of_supervisor(view, &mut out, id);
    out
}

fn of_supervisor(view: View<'_>, out: &mut Table, id: SupervisorId) {
    let Some(supervisor) = view.assessment.log.supervisor(id) else { return };
    let span = sessions(view, Some(id));
    out.rows.push(group(Text::strong(heading(&supervisor.name, span))));
    rows(view, out, &supervisor.documents, span);
}

fn documents() -> Table {
    let columns = vec![
        words("Document", 42),
        words("From", 14),
        words("To", 14),
        words("At the first session", 14),
        words("At the last session", 14),
        words("Exhibit", 8),
    ];
    let caption =
        "Each document against the first and the last day of hours that count under supervision.";
    table("in-force-table", caption, columns)
}

fn heading(name: &str, span: Option<(Date, Date)>) -> String {
    match span {
        Some((first, last)) => {
            format!("{name}: first session {}, last {}", say::day(first), say::day(last))
        }
        None => format!("{name}: no session counts"),
    }
}

fn rows(view: View<'_>, out: &mut Table, documents: &[Document], span: Option<(Date, Date)>) {
    for one in documents {
        let same: Vec<Period> = documents
            .iter()
            .filter(|other| {
                (other.kind == one.kind && other.of == one.of)
                    || (other.kind.is_supervisor_status() && one.kind.is_supervisor_status())
            })
            .map(Document::period)
            .collect();
        // A document that ended is no flaw where its successor was in force on that day.
        let at = |day: Option<Date>| match day {
            None => Run::plain("–"),
            Some(day) if one.period().contains(day) => Run::toned("✓ yes", Tone::Met),
            Some(day)
                if period::joined(same.iter().copied()).iter().any(|run| run.contains(day)) =>
            {
                Run::toned("by another", Tone::Soft)
            }
            Some(_) => Run::toned("✗ no", Tone::Short),
        };
        out.rows.push(Row {
            id: None,
            kind: RowKind::Body,
            cells: vec![
                Cell::plain(sentence(&document(one))),
                Cell::plain(say::day(one.from)),
                Cell::plain(one.to.map_or_else(|| "open".to_owned(), say::day)),
                Cell::of(vec![Text::of(vec![at(span.map(|span| span.0))])]),
                Cell::of(vec![Text::of(vec![at(span.map(|span| span.1))])]),
                Cell::of(vec![view.exhibits.links(&one.evidence)]),
            ],
        });
    }
    if documents.is_empty() {
        out.rows.push(body(vec![
            Cell::plain("nothing on record"),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::default(),
        ]));
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn exceptions(view: View<'_>) -> Vec<Block> {
    let list = &view.assessment.log.exceptions;
    if list.is_empty() {
        return Vec::new();
    }
    let items = list.iter().map(|one| {
        let title = view.assessment.outcome(&one.requirement.value);
        let title =
            title.map_or(one.requirement.value.as_str(), |outcome| &outcome.requirement.title);
        let mut runs = vec![
            Run::strong(format!("{title}, {}: ", say::days(one.period))),
            Run::plain(one.statement.clone().unwrap_or_default()),
        ];
        runs.extend(exhibits(view, &one.evidence));
        Text::of(runs)
    });
    vec![
        Block::Heading { id: "exceptions".to_owned(), text: "Gaps, explained".to_owned() },
        Block::List(items.collect()),
    ]
}

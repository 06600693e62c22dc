//! The sections of a supervisor's copy: where the hours stand, sessions, teaching, client hours.

use std::collections::BTreeSet;

use crate::assess::Status;
use crate::assess::credit::Credit;
use crate::assess::supervised::{Sums, Supervised, credits};
use crate::model::dates::Dates;
use crate::model::domain::Domain;
use crate::model::log::{Supervisor, SupervisorId};
use crate::model::period::Period;
use crate::model::words::Kind;
use crate::report::board;
use crate::report::document::{
    Block, Cell, Row, RowKind, Run, Section, Style, Table, Target, Text, Tone,
};
use crate::report::section::{View, anchor, areas, clients, standing as documents, supervision};
use crate::report::table::{amounts, body, group, table, words};
use crate::report::words as say;

/// Where the hours stand: what is asked, what stands under this supervisor, what is still short.
pub(in crate::report) fn summary(
    view: View<'_>,
    id: SupervisorId,
    under: &[Supervised<'_>],
) -> Table {
    let name = view.assessment.log.supervisor_name(id);
    let columns = vec![
        words("Hours", 40),
        amounts("Asked in all", 16),
        amounts("Logged here", 14),
        amounts("Counted here", 14),
        words("The application as a whole", 26),
    ];
    let caption = format!("Here is under {name}; hours are rounded down to hundredths.");
    let mut out = table("under-summary", &caption, columns);
    for one in under {
        let Some(domain) = view.assessment.program.domains.get(one.domain) else { continue };
        let target = anchor_of(domain);
        let asked = one.outcome.and_then(|outcome| {
            let mark = say::mark(&outcome.requirement.citation);
            Some(format!("{}{mark}", outcome.hours()?.required))
        });
        let result = one.outcome.map(|outcome| {
            let tone = match outcome.status {
                Status::Met | Status::Explained => Tone::Met,
                Status::Short => Tone::Short,
                Status::Unknown => Tone::Unknown,
            };
            Run::toned(say::result(outcome, Dates::Printed), tone)
        });
        let title = Text::strong(&domain.title);
        out.rows.push(row(title, asked, one.hours, result, &target));
        for (at, sums) in &one.parts {
            let Some(part) = domain.parts.get(*at) else { continue };
            let whole = one.part(*at);
            let asked = part.at_least.as_ref().zip(whole).map(|(number, whole)| {
                let mark = say::mark(&number.citation);
                format!("{}{mark}", board::part_asked(&number.value, whole.required))
            });
            let result = whole.map(|whole| {
                if whole.short.is_zero() {
                    Run::toned("✓\u{a0}met", Tone::Met)
                } else {
                    Run::toned(format!("✗\u{a0}short {}", whole.short.up()), Tone::Short)
                }
            });
            let title = Text::plain(format!("– {}", part.title));
            out.rows.push(row(title, asked, *sums, result, &target));
        }
    }
    out
}

fn row(title: Text, asked: Option<String>, sums: Sums, result: Option<Run>, to: &str) -> Row {
    let counted = Run::link(sums.counted.to_string(), Target::Anchor(to.to_owned()));
    let result = result.map(|run| Text { style: Style::Strong, runs: vec![run] });
    body(vec![
        Cell::of(vec![title]),
        Cell::plain(asked.unwrap_or_default()),
        Cell::plain(sums.logged.to_string()),
        Cell::of(vec![Text::of(vec![counted])]),
        Cell::of(result.into_iter().collect()),
    ])
}

/// The section in which the rows of a domain stand.
fn anchor_of(domain: &Domain) -> String {
    if has_section(domain) { anchor(domain) } else { "teaching".to_owned() }
}

/// Whether a domain has a section of its own; the rows of all others stand in one.
fn has_section(domain: &Domain) -> bool {
    domain.takes_only(Kind::Supervision) || domain.takes_only(Kind::Cases)
}

/// The contract, and what the supervisor was when.
pub(in crate::report) fn standing(
    view: View<'_>,
    id: SupervisorId,
    supervisor: &Supervisor,
) -> Section {
    let blocks = vec![
        Block::Table(documents::supervisors(view, &[supervisor])),
        Block::Heading { id: "in-force".to_owned(), text: "In force".to_owned() },
        Block::Table(documents::in_force_of(view, id)),
    ];
    let title = "Contract and standing".to_owned();
    Section { id: "standing".to_owned(), title, new_page: true, blocks }
}

/// The sessions, the teaching, the client hours, each where the program asks for any.
pub(in crate::report) fn hours(
    view: View<'_>,
    id: SupervisorId,
    supervisor: &Supervisor,
    under: &[Supervised<'_>],
) -> Vec<Section> {
    let of = |at: usize| -> Vec<&Credit> {
        credits(view.assessment, id).filter(|credit| credit.domain == at).collect()
    };
    let domains: Vec<(usize, &Domain)> = under
        .iter()
        .filter_map(|one| Some((one.domain, view.assessment.program.domains.get(one.domain)?)))
        .collect();
    let own = |kind: Kind| domains.iter().filter(move |(_, domain)| domain.takes_only(kind));
    let section = |domain: &Domain, blocks| Section {
        id: anchor(domain),
        title: domain.title.clone(),
        new_page: true,
        blocks,
    };
    let mut all = Vec::new();
    for (at, domain) in own(Kind::Supervision) {
        let mine = of(*at);
        let mut blocks: Vec<Block> = span(view, &mine).into_iter().collect();
        blocks.push(if mine.is_empty() {
            nothing("No session is logged.")
        } else {
            Block::Table(supervision::sessions(view, domain, &supervisor.id, &mine))
        });
        all.push(section(domain, blocks));
    }
    let others = domains.iter().filter(|(_, domain)| !has_section(domain));
    let others: Vec<(&Domain, Vec<&Credit>)> =
        others.map(|(at, domain)| (*domain, of(*at))).collect();
    all.extend((!others.is_empty()).then(|| teaching(view, &others)));
    for (at, domain) in own(Kind::Cases) {
        let mine = of(*at);
        let block = if mine.is_empty() {
            nothing("No client hours are logged.")
        } else {
            let mut batches = clients::batches(view, domain, &mine, &[]);
            // The column of the supervisor says the same in every row.
            batches.without(clients::SUPERVISOR);
            Block::Table(batches)
        };
        all.push(section(domain, vec![block]));
    }
    all
}

fn nothing(text: &str) -> Block {
    Block::Paragraph(Text::plain(text))
}

/// From the first to the last session with this supervisor that counts.
fn span(view: View<'_>, credits: &[&Credit]) -> Option<Block> {
    let counted = credits.iter().filter(|credit| !credit.counted.is_zero());
    let lines = counted.filter_map(|credit| credit.line(view.assessment.log));
    let days: Vec<Period> = lines.map(|line| line.date.value).collect();
    let from = days.iter().map(|days| days.from).min()?;
    let to = days.iter().map(|days| days.to).max()?;
    // A session is one however many shares its time has.
    let sessions: BTreeSet<(usize, usize)> =
        credits.iter().map(|credit| (credit.entry, credit.line)).collect();
    let text = format!(
        "{}; those that count are of {}.",
        crate::diagnostic::counted(sessions.len(), "session"),
        say::days(Period { from, to })
    );
    Some(nothing(&text))
}

/// Trainings taught by the supervisor, and what else of other pools of hours stands under them.
fn teaching(view: View<'_>, domains: &[(&Domain, Vec<&Credit>)]) -> Section {
    let caption = "Raw hours, credited hours after conversion, and what counts after the limits.";
    let mut out = areas::columns("teaching-table", caption);
    let mut sums = areas::Sums::default();
    for (domain, credits) in domains {
        out.rows.push(group(Text::strong(&domain.title)));
        for credit in credits {
            let mut row = areas::row(view, credit, &mut sums);
            let area = credit.area.and_then(|area| domain.area(area));
            if let (Some(cell), Some(area)) = (row.cells.get_mut(1), area) {
                cell.lines.push(Text::soft(format!("area {}, {}", area.code, area.short)));
            }
            out.rows.push(row);
        }
    }
    out.rows.push(Row { kind: RowKind::Total, ..sums.row("All teaching") });
    Section {
        id: "teaching".to_owned(),
        title: "Teaching".to_owned(),
        new_page: false,
        blocks: vec![Block::Table(out)],
    }
}

//! The answers to the reviewers: what they asked when they returned it, and where it is shown now.

use std::collections::BTreeSet;

use crate::assess::record;
use crate::diagnostic::counted;
use crate::model::entry::Entry;
use crate::model::record::Record;
use crate::model::record::filed::Filed;
use crate::model::sent::{Asked, Sent};
use crate::report::document::{
    Block, Cell, Fact, Row, RowKind, Run, Section, Table, Target, Text, Tone,
};
use crate::report::explain::subject;
use crate::report::section::{View, anchor, areas, checklist, parts, pointed};
use crate::report::table::{amounts, body, table, words};
use crate::report::totals::{self, Compared};
use crate::report::{exhibit, words as say};

/// The section, if an application for the program was returned. `others` are all the other
/// sections, to one of which each place leads.
pub(in crate::report) fn section(view: View<'_>, others: &[Section]) -> Option<Section> {
    let assessment = view.assessment;
    let (log, program) = (assessment.log, assessment.program.id);
    let sent = Sent::last_returned(log, program)?;
    let now = record::of_program(assessment, view.edition.sources);
    let mut anchors = anchors(others);
    let exhibits: Vec<String> =
        view.exhibits.iter().map(|(number, _)| exhibit::anchor(number)).collect();
    anchors.extend(exhibits.iter().map(String::as_str));
    let mut blocks = vec![Block::Facts(facts(sent, &now))];
    if sent.points.is_empty() {
        let none = "No point of the reviewers is on record.";
        blocks.push(Block::Paragraph(Text::plain(none)));
    } else {
        blocks.push(Block::Table(points(view, sent, &anchors)));
    }
    blocks.push(Block::Heading {
        id: "answers-totals".to_owned(),
        text: "Totals then and now".to_owned(),
    });
    match sent.recorded(log, view.edition.sources, &assessment.program.name) {
        Some(filed) => blocks.push(Block::Table(then_and_now(view, filed, &now))),
        None => blocks.push(Block::Paragraph(Text::plain(
            "What counted when it was sent was not recorded, so only the totals of now can be \
             shown: they stand in the checklist.",
        ))),
    }
    let earlier: Vec<Text> = Sent::all(log, program)
        .filter(|one| one.sent.value < sent.sent.value)
        .map(|one| Text::plain(in_short(one)))
        .collect();
    if !earlier.is_empty() {
        let (id, text) = ("answers-earlier".to_owned(), "Earlier submissions".to_owned());
        blocks.extend([Block::Heading { id, text }, Block::List(earlier)]);
    }
    Some(Section {
        id: "answers".to_owned(),
        title: "Answers to the reviewers".to_owned(),
        new_page: true,
        blocks,
    })
}

fn facts(sent: &Sent, now: &Record) -> Vec<Fact> {
    let code = sent.code.map_or_else(|| "not recorded".to_owned(), |code| code.value.to_string());
    let returned = sent.returned.map(say::day).unwrap_or_default();
    [
        ("Sent", say::day(sent.sent.value)),
        ("Returned", returned),
        ("Code then", code),
        ("Code now", now.code().to_string()),
    ]
    .map(|(label, value)| Fact { label: label.to_owned(), value: Text::plain(value) })
    .into()
}

/// Everything in the packet to which something can lead.
fn anchors(sections: &[Section]) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    for section in sections {
        all.insert(section.id.as_str());
        for block in &section.blocks {
            match block {
                Block::Heading { id, .. } => {
                    all.insert(id.as_str());
                }
                Block::Table(table) => {
                    all.insert(table.id.as_str());
                    all.extend(table.rows.iter().filter_map(|row| row.id.as_deref()));
                }
                Block::Chart(chart) => {
                    all.insert(chart.id.as_str());
                }
                Block::Paragraph(_) | Block::List(_) | Block::Facts(_) | Block::Signature(_) => {}
            }
        }
    }
    all
}

fn points(view: View<'_>, sent: &Sent, anchors: &BTreeSet<&str>) -> Table {
    let columns = vec![
        words("No.", 5),
        words("What was asked", 44),
        words("Answer", 56),
        words("Where · page", 30),
    ];
    let caption =
        "Each point of the reviewers in their order, and the pages on which the answer is shown.";
    let mut out = table("answers-table", caption, columns);
    for (number, point) in (1_usize..).zip(&sent.points) {
        let answer = match &point.answer {
            Some(answer) => Text::plain(answer),
            None => Text::of(vec![Run::toned("not answered yet", Tone::Short)]),
        };
        out.rows.push(Row {
            id: Some(format!("answer-{number}")),
            kind: RowKind::Body,
            cells: vec![
                Cell::of(vec![Text::strong(number.to_string())]),
                Cell::plain(&point.asked),
                Cell::of(vec![answer]),
                Cell::of(places(view, point, anchors)),
            ],
        });
    }
    out
}

/// A line for each place: what it is, and its page.
fn places(view: View<'_>, point: &Asked, anchors: &BTreeSet<&str>) -> Vec<Text> {
    let place = |name: &str| {
        let (title, candidates) = place(view, name);
        let Some(anchor) = candidates.into_iter().find(|one| anchors.contains(one.as_str())) else {
            return Text::of(vec![
                Run::plain(title),
                Run::toned(" (not in this packet)", Tone::Soft),
            ]);
        };
        Text::of(vec![
            Run::link(title, Target::Anchor(anchor.clone())),
            Run::plain("\u{a0}·\u{a0}"),
            Run::page(anchor),
        ])
    };
    if point.see.is_empty() {
        return vec![Text::plain("–")];
    }
    point.see.iter().map(|one| place(&one.value)).collect()
}

/// What a name stands for, and the anchors that may prove it, the nearest first.
fn place(view: View<'_>, name: &str) -> (String, Vec<String>) {
    let assessment = view.assessment;
    if let Some(found) = subject::find(assessment, name) {
        let id = &found.outcome.requirement.id;
        let of_requirement = || checklist::proof(view, id);
        let domain = found.of.as_ref().and_then(|of| assessment.program.domains.get(of.domain));
        let (Some(of), Some(domain)) = (&found.of, domain) else {
            return (found.outcome.requirement.title.clone(), vec![of_requirement()]);
        };
        let area = domain.areas.iter().find(|area| area.name == of.id);
        if let Some(area) = area {
            let title = format!("{} {}, {}", domain.short, area.code, area.short);
            let row = format!("area-{}-{}", domain.id, area.code.to_lowercase());
            return (title, vec![areas::anchor_of(domain, area), row, anchor(domain)]);
        }
        let part = domain.parts.iter().find(|part| part.id == of.id);
        let part = part.map(|part| parts::proof(domain, part));
        let title = say::sentence_case(&of.title);
        return (title, part.into_iter().chain([anchor(domain), of_requirement()]).collect());
    }
    if let Some(at) = pointed::place(assessment, view.edition.sources, name) {
        let entry = assessment.log.entries.get(at);
        let title =
            entry.map(|entry| format!("{}, {}", named(entry), say::period(entry.date.value)));
        return (title.unwrap_or_default(), vec![pointed::anchor(at)]);
    }
    match view.exhibits.number(name) {
        Some(number) => (format!("Exhibit {number}"), vec![exhibit::anchor(number)]),
        None => (name.to_owned(), Vec::new()),
    }
}

/// What an entry is called.
fn named(entry: &Entry) -> String {
    say::sentence_case(entry.name())
}

fn then_and_now(view: View<'_>, filed: &Filed, now: &Record) -> Table {
    let columns = vec![
        words("Requirement", 60),
        amounts("Required", 16),
        amounts("Then", 16),
        amounts("Now", 16),
        amounts("Change", 16),
    ];
    let caption =
        "What counted when it was sent, and what counts now; a result where nothing is counted.";
    let mut out = table("answers-totals-table", caption, columns);
    let row = |one: Compared| {
        let nothing = || "–".to_owned();
        let is_more = one.change.starts_with(['+', '−', 'c']);
        let change = if is_more { Text::strong(one.change) } else { Text::plain(one.change) };
        body(vec![
            Cell::plain(one.title),
            Cell::plain(one.required),
            Cell::plain(one.then.unwrap_or_else(nothing)),
            Cell::plain(one.now.unwrap_or_else(nothing)),
            Cell::of(vec![change]),
        ])
    };
    let all = totals::compare(view.assessment, &filed.record.totals, &now.totals);
    out.rows = all.into_iter().map(row).collect();
    out
}

/// A submission in a sentence.
fn in_short(sent: &Sent) -> String {
    let code = sent.code.map(|code| format!(", with the code {}", code.value)).unwrap_or_default();
    let back = match (sent.returned, sent.points.len()) {
        (None, _) => String::new(),
        (Some(day), 0) => format!("; returned on {}", say::day(day)),
        (Some(day), points) => {
            format!("; returned on {} with {}", say::day(day), counted(points, "point"))
        }
    };
    format!("Sent on {}{code}{back}.", say::day(sent.sent.value))
}

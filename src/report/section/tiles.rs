//! The areas of each requirement with a minimum in each of them, one look at all.

use std::collections::BTreeSet;

use crate::assess::Outcome;
use crate::assess::hours::{HoursOutcome, PartKind};
use crate::model::domain::{Area, Domain};
use crate::model::hours::Hours;
use crate::model::requirement::{EachArea, Rule};
use crate::report::document::{
    Block, Cell, Look, Row, RowKind, Run, Section, Style, Table, Target, Text, Tone,
};
use crate::report::explain::{self, all_outcomes};
use crate::report::section::{View, areas, rules};
use crate::report::table::{amounts, table, words};
use crate::report::{board, words as say};

/// The section; nothing where no requirement asks for hours in each area.
pub(in crate::report) fn section(view: View<'_>) -> Option<Section> {
    let mut seen = BTreeSet::new();
    let tables: Vec<(&Outcome<'_>, Table)> = all_outcomes(&view.assessment.outcomes)
        .into_iter()
        .filter_map(|outcome| Some((outcome, of(view, outcome, &mut seen)?)))
        .collect();
    let several = tables.len() > 1;
    let blocks = tables.into_iter().flat_map(|(outcome, table)| {
        let text = outcome.requirement.title.clone();
        let heading = several.then(|| Block::Heading { id: format!("{}-heading", table.id), text });
        heading.into_iter().chain([Block::Table(table)])
    });
    let section = Section {
        id: "areas-at-a-glance".to_owned(),
        title: "Areas at a glance".to_owned(),
        new_page: false,
        blocks: blocks.collect(),
    };
    (!section.blocks.is_empty()).then_some(section)
}

/// The areas of a requirement, if it asks for hours in each.
fn of(view: View<'_>, outcome: &Outcome<'_>, seen: &mut BTreeSet<usize>) -> Option<Table> {
    let hours = outcome.hours()?;
    let Rule::Hours { each_area: Some(each), .. } = &outcome.requirement.rule else { return None };
    let domain = view.assessment.program.domains.get(hours.domain)?;
    // Two requirements may ask for hours of one pool.
    if !seen.insert(hours.domain) {
        return None;
    }
    let columns = vec![
        words("Area", 46),
        amounts("Counted", 14),
        amounts("Minimum", 14),
        words("Result", 24),
        words("Progress", 30),
    ];
    let title = &outcome.requirement.title;
    let caption = format!(
        "Hours in each area of {}, against its minimum, before any limit of the whole.",
        say::inside(title)
    );
    let mut out = table(&format!("{}-tiles", domain.id), &caption, columns);
    out.look = Look::Tiles;
    let areas = domain.areas.iter().filter_map(|area| row(view, outcome, each, (domain, area)));
    out.rows = areas.collect();
    Some(out)
}

fn row(
    view: View<'_>,
    outcome: &Outcome<'_>,
    each: &EachArea,
    (domain, area): (&Domain, &Area),
) -> Option<Row> {
    let hours: &HoursOutcome = outcome.hours()?;
    let part = hours.parts.iter().find(|part| part.part == PartKind::Area(area.id))?;
    // Where some areas are enough, those that are not needed ask for nothing.
    let not_needed = || ("not needed".to_owned(), Tone::Plain);
    let (result, tone) = explain::part_standing(part).unwrap_or_else(not_needed);
    let credits = view.assessment.credits_of(hours.domain);
    let here: Vec<_> = credits.filter(|credit| credit.area == Some(area.id)).collect();
    let rows = (!here.is_empty()).then(|| Target::Anchor(areas::anchor_of(domain, area)));
    // What is short leads up to the floor, so what lies below it is said beside what counts.
    let credited: Hours = here.iter().map(|credit| credit.credited).sum();
    let below = credited.minus(part.counted);
    let below = (!below.is_zero()).then(|| Text::soft(format!("{below} below the floor")));
    let code = Run { target: rows.clone(), ..Run::strong(&area.code) };
    let name = Run { target: rows.clone(), ..Run::plain(&area.short) };
    let counted = Run { target: rows, ..Run::plain(part.counted.to_string()) };
    let mark = say::mark(&each.at_least.citation);
    let minimum = part.required.map(|asked| {
        let rule = Target::Anchor(rules::anchor_of(&outcome.requirement.id));
        Text::of(vec![Run::link(format!("{asked}{mark}"), rule)])
    });
    let result = Text { style: Style::Strong, runs: vec![Run::toned(result, tone)] };
    let asked = part.required.filter(|asked| *asked > Hours::ZERO);
    let bar = asked.map(|asked| board::bar(part.counted, asked, tone));
    Some(Row {
        id: Some(format!("area-{}", area.name)),
        kind: RowKind::Body,
        cells: vec![
            Cell::of(vec![Text::of(vec![code, Run::plain("  "), name])]),
            Cell::of(std::iter::once(Text::of(vec![counted])).chain(below).collect()),
            Cell::of(minimum.into_iter().collect()),
            Cell::of(vec![result]),
            Cell { bar, ..Cell::default() },
        ],
    })
}

//! Rules used: every number with its source, and which are to be checked.

use std::collections::BTreeSet;

use crate::model::dates::Dates;
use crate::model::program::{Program, Source};
use crate::report::Audience;
use crate::report::board;
use crate::report::document::{
    Block, Cell, Row, RowKind, Run, Section, Style, Table, Target, Text, Tone,
};
use crate::report::rulebook::{self, Group, RuleLine};
use crate::report::section::View;
use crate::report::table::{amounts, body, group, table, words};
use crate::report::words as say;

/// The section.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let program = view.assessment.program;
    let which = format!("{}, {}", program.title, board::rules(view.assessment, Dates::Printed));
    // Only there do the steps of the count lead to their rules.
    let is_own = matches!(view.edition.audience, Audience::Own);
    of(program, &which, rulebook::groups(program), is_own)
}

/// The section of these rules alone, with the sources that they cite; with an anchor for each rule
/// or for none.
pub(in crate::report) fn of(
    program: &Program,
    which: &str,
    groups: Vec<Group>,
    anchored: bool,
) -> Section {
    let columns = vec![
        words("Rule", 46),
        amounts("Number", 16),
        words("Source", 46),
        words("To be checked", 28),
    ];
    let caption = "A rule that is to be checked was not read in the current text itself.";
    let mut out = table("rule-table", caption, columns);
    let mut cited: BTreeSet<String> = BTreeSet::new();
    for one in groups {
        let id = one.id.as_deref().map(anchor_of);
        out.rows.push(Row { id, ..group(Text::strong(one.title)) });
        for rule in one.rules {
            cited.extend(rule.citation.sources.iter().cloned());
            let id = anchored.then(|| anchor_of_rule(&rule.keys));
            out.rows.push(Row { id, ..body(cells(&rule)) });
        }
    }
    let address = &program.check_against;
    let intro = Text::of(vec![
        Run::plain(format!("{which}. Check against ")),
        Run::link(address.clone(), Target::Url(address.clone())),
        Run::plain("."),
    ]);
    Section {
        id: "rules".to_owned(),
        title: "Rules used".to_owned(),
        new_page: true,
        blocks: vec![
            Block::Paragraph(intro),
            Block::Table(out),
            Block::Heading { id: "sources".to_owned(), text: "Sources".to_owned() },
            Block::Table(sources(program, &cited)),
        ],
    }
}

fn cells(rule: &RuleLine) -> Vec<Cell> {
    let check = if rule.citation.verify {
        let remark = rule.citation.remark.clone().unwrap_or_default();
        vec![Text::of(vec![Run::toned("* to be checked", Tone::Unknown)]), Text::soft(remark)]
    } else {
        rulebook::confirmed(&rule.citation, Dates::Printed).map(Text::soft).into_iter().collect()
    };
    vec![
        Cell::plain(&rule.text),
        Cell::plain(&rule.number),
        Cell::of(vec![cited(&rule.citation.sources)]),
        Cell::of(check),
    ]
}

/// The ids of sources, each leading to its line.
pub(super) fn cited(ids: &[String]) -> Text {
    let mut runs: Vec<Run> = Vec::new();
    for id in ids {
        if !runs.is_empty() {
            runs.push(Run::plain(", "));
        }
        runs.push(Run::link(id, Target::Anchor(anchor(id))));
    }
    Text::of(runs)
}

/// The anchor of the rules of a requirement.
pub(in crate::report) fn anchor_of(requirement: &str) -> String {
    format!("rules-{requirement}")
}

/// The anchor of the rule that a pack writes under these keys.
pub(in crate::report) fn anchor_of_rule<K: AsRef<str>>(keys: &[K]) -> String {
    let keys: Vec<&str> = keys.iter().map(AsRef::as_ref).collect();
    format!("rule-{}", keys.join("/"))
}

fn anchor(id: &str) -> String {
    format!("source-{}", id.to_lowercase())
}

fn sources(program: &Program, cited: &BTreeSet<String>) -> Table {
    let columns =
        vec![words("Source", 14), words("Title", 64), words("Dated", 28), words("Address", 60)];
    let mut out = table("source-table", "Where each rule was read.", columns);
    let cited = |(id, _): &(&String, &Source)| cited.contains(*id);
    let mut sources: Vec<_> = program.sources.iter().filter(cited).collect();
    // `S2` comes before `S10`.
    sources.sort_by_key(|(id, _)| (id.len(), *id));
    for (id, source) in sources {
        let address = if source.copy {
            Text::soft("a copy elsewhere; its address stands in the rule pack")
        } else if source.address.is_empty() {
            Text::default()
        } else {
            let link = Run::link(&source.address, Target::Url(source.address.clone()));
            Text { style: Style::Soft, runs: vec![link] }
        };
        out.rows.push(Row {
            id: Some(anchor(id)),
            kind: RowKind::Body,
            cells: vec![
                Cell::plain(id),
                Cell::plain(&source.title),
                Cell::plain(say::dated(&source.dated)),
                Cell::of(vec![address]),
            ],
        });
    }
    out
}

//! How the hours were counted: each requirement from what was logged to what counts, step by step.

use crate::assess::Outcome;
use crate::model::dates::Dates;
use crate::report::document::{Block, Cell, Row, RowKind, Run, Section, Style, Target, Text, Tone};
use crate::report::explain::subject::Subject;
use crate::report::explain::{Cites, Step, StepOf, all_outcomes, steps};
use crate::report::section::checklist::ROUNDING;
use crate::report::section::{View, anchor, rules};
use crate::report::table::{amounts, group, table, words};
use crate::report::words as say;

/// The section; nothing where no hours are asked for.
pub(in crate::report) fn section(view: View<'_>) -> Option<Section> {
    let columns = vec![amounts("Hours", 14), words("Step", 78), words("Rule", 40)];
    let caption = "From what was logged to what counts. The first number and the sums lead to the \
                   entries, each rule to its words.";
    let mut out = table("proof-table", &format!("{caption} {ROUNDING}"), columns);
    for outcome in all_outcomes(&view.assessment.outcomes) {
        out.rows.extend(rows(view, outcome).unwrap_or_default());
    }
    let title = "How the hours were counted".to_owned();
    (!out.rows.is_empty()).then(|| Section {
        id: "proofs".to_owned(),
        title,
        new_page: false,
        blocks: vec![Block::Table(out)],
    })
}

/// The anchor of the steps that lead to what counts toward a requirement in hours.
pub(in crate::report) fn anchor_of(requirement: &str) -> String {
    format!("proof-{requirement}")
}

/// The steps of a requirement in hours, below its title.
fn rows(view: View<'_>, outcome: &Outcome<'_>) -> Option<Vec<Row>> {
    let assessment = view.assessment;
    let hours = outcome.hours()?;
    let domain = assessment.program.domains.get(hours.domain)?;
    let subject = Subject { outcome, of: None };
    let steps = steps::of(assessment, view.edition.sources, &subject, hours, Dates::Printed);
    let entries = Target::Anchor(anchor(domain));
    let rule = Target::Anchor(rules::anchor_of(&outcome.requirement.id));
    let head = Row {
        id: Some(anchor_of(&outcome.requirement.id)),
        ..group(Text::strong(&outcome.requirement.title))
    };
    let steps = steps.iter().map(|step| row(step, &entries, &rule));
    Some(std::iter::once(head).chain(steps).collect())
}

fn row(step: &Step, entries: &Target, rule: &Target) -> Row {
    let target = match step.of {
        StepOf::Logged | StepOf::Credited | StepOf::Counted => Some(entries.clone()),
        StepOf::Required => Some(rule.clone()),
        StepOf::Clause | StepOf::Short | StepOf::Otherwise => None,
    };
    let is_sum = matches!(step.of, StepOf::Credited | StepOf::Counted);
    let sign = match step.sign {
        "−" | "+" => step.sign,
        _ => "",
    };
    let amount = Run { target, ..Run::toned(format!("{sign}{}", step.amount), step.tone) };
    let style = if is_sum { Style::Strong } else { Style::Body };
    let text = Run::toned(say::sentence_case(&step.text), Tone::Plain);
    Row {
        id: None,
        kind: if is_sum { RowKind::Total } else { RowKind::Body },
        cells: vec![
            Cell::of(vec![Text { style, runs: vec![amount] }]),
            Cell { bar: step.bar, ..Cell::of(vec![Text { style, runs: vec![text] }]) },
            Cell::of(step.cites.iter().map(cites).collect()),
        ],
    }
}

/// The clause, leading to its row among the rules, and its sources.
fn cites(cites: &Cites) -> Text {
    let rule = Target::Anchor(rules::anchor_of_rule(&cites.keys));
    let mut runs = vec![Run::link(&cites.id, rule)];
    if !cites.sources.is_empty() {
        runs.push(Run::plain(", "));
        runs.extend(rules::cited(&cites.sources).runs);
    }
    Text { style: Style::Soft, runs }
}

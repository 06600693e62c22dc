//! Statements and letters, and further documents.

use std::collections::BTreeSet;

use crate::model::log::Attestation;
use crate::model::requirement::{Attested, Requirement};
use crate::report::document::{Block, Cell, Run, Section, Text, Tone};
use crate::report::section::View;
use crate::report::table::{body, table, words};
use crate::report::words as say;

/// The section; nothing where nothing is asked for and nothing enclosed.
pub(in crate::report) fn section(view: View<'_>) -> Option<Section> {
    let columns = vec![
        words("Statement or letter", 40),
        words("From", 32),
        words("Date", 16),
        words("Exhibit", 24),
    ];
    let mut out = table("letter-table", "What is asked for, and what is enclosed.", columns);
    let program = view.assessment.program;
    let requirements = program.requirements.iter().flat_map(Requirement::all);
    let statements = requirements.flat_map(Requirement::attested).chain(&program.statements);
    // Several rules may ask for one statement.
    let mut shown = BTreeSet::new();
    for asked in statements.filter(|asked| shown.insert(&asked.id)) {
        let list =
            view.assessment.log.attestations.get(&asked.id).map(Vec::as_slice).unwrap_or_default();
        if list.is_empty() {
            let nothing = Text::of(vec![Run::toned("not enclosed yet", Tone::Unknown)]);
            out.rows.push(body(vec![
                Cell::plain(&asked.title),
                Cell::default(),
                Cell::default(),
                Cell::of(vec![nothing]),
            ]));
        }
        for found in list {
            out.rows.push(body(cells(view, asked, found)));
        }
    }
    for extra in &view.assessment.log.extras {
        out.rows.push(body(vec![
            Cell::plain(&extra.title),
            Cell::default(),
            Cell::default(),
            Cell::of(vec![view.exhibits.links(&extra.evidence)]),
        ]));
    }
    (!out.rows.is_empty()).then(|| Section {
        id: "letters".to_owned(),
        title: "Letters and statements".to_owned(),
        new_page: true,
        blocks: vec![Block::Table(out)],
    })
}

fn cells(view: View<'_>, asked: &Attested, found: &Attestation) -> Vec<Cell> {
    let day = found.dated.or(found.signed);
    let place = match found.sent_direct {
        Some(day) => Text::plain(format!("sent directly on {}", say::day(day))),
        None => view.exhibits.links(&found.evidence),
    };
    vec![
        Cell::plain(&asked.title),
        Cell::plain(
            found.from.clone().unwrap_or_else(|| view.assessment.log.applicant.name.clone()),
        ),
        Cell::plain(day.map(say::day).unwrap_or_default()),
        Cell::of(vec![place]),
    ]
}

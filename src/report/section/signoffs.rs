//! Which lines a supervisor has signed for: a mark beside each, and the sign-offs one by one.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::credit::Credit;
use crate::assess::record::Recorder;
use crate::assess::signoff::{self, Basis, Held, Mark, Place};
use crate::model::log::SupervisorId;
use crate::report::document::{Block, Cell, Column, Run, Style, Text, Tone};
use crate::report::section::View;
use crate::report::table::{amounts, body, table, words};
use crate::report::words as say;

/// What is to be said beside each line of a log in which something is signed.
pub(super) struct Marks(BTreeMap<Place, Mark>);

/// The marks; nothing where the log has no sign-off, and then nothing is said of any.
pub(super) fn marks(view: View<'_>) -> Option<Marks> {
    let held = held(view);
    (!held.is_empty()).then(|| Marks(signoff::marks(&held)))
}

fn held(view: View<'_>) -> Vec<Held<'_>> {
    signoff::hold(view.assessment.log, view.assessment.packs, view.edition.sources)
}

impl Marks {
    /// The column of the marks.
    pub(super) fn column() -> Column {
        words("Signed through", 15)
    }

    /// The mark of a share's line.
    pub(super) fn cell(&self, credit: &Credit) -> Cell {
        match self.0.get(&(credit.entry, credit.line)) {
            Some(Mark::Signed(through)) => Cell::plain(say::day(*through)),
            Some(Mark::Changed(through)) => {
                let run = Run::toned("changed since it was signed", Tone::Short);
                let through = Text::soft(format!("through {}", say::day(*through)));
                Cell::of(vec![Text { style: Style::Body, runs: vec![run] }, through])
            }
            None => Cell::of(vec![Text::soft("not signed")]),
        }
    }
}

/// The sign-offs with how many lines each holds, and what no supervisor has signed for.
pub(super) fn blocks(view: View<'_>) -> Vec<Block> {
    let held = held(view);
    if held.is_empty() {
        return Vec::new();
    }
    let log = view.assessment.log;
    let columns = vec![
        words("Supervisor", 34),
        words("Signed through", 17),
        words("Code of the sheet", 19),
        amounts("Lines", 9),
        amounts("Of them changed", 13),
        words("Exhibit", 10),
    ];
    let caption = "What supervisors have signed for, by lines of the sessions, the teaching and the \
                   client hours.";
    let mut out = table("signoffs", caption, columns);
    let signed = signoff::marks(&held);
    let ids: BTreeSet<SupervisorId> = (0..log.supervisors.len()).map(SupervisorId).collect();
    for id in ids {
        for one in held.iter().filter(|one| one.signoff.by == id) {
            out.rows.push(body(row(view, one)));
        }
        let open = not_signed(view, id, &signed);
        if open > 0 {
            let texts = [log.supervisor_name(id), "not signed", "", &open.to_string(), "", ""];
            out.rows.push(body(texts.map(Cell::plain).to_vec()));
        }
    }
    vec![Block::Table(out)]
}

fn row(view: View<'_>, one: &Held<'_>) -> Vec<Cell> {
    let signoff = one.signoff;
    let signed = match one.basis {
        Basis::Record(filed) => Some(filed.record.lines.len()),
        Basis::Log => Some(one.same.len()),
        Basis::Altered(_) | Basis::Other(_) | Basis::Nothing => None,
    };
    let changed = one.changed.len().saturating_add(one.gone.len());
    let number = |number: usize| Cell::plain(number.to_string());
    let exhibit = if signoff.evidence.is_empty() {
        Text::soft("none")
    } else {
        view.exhibits.links(&signoff.evidence)
    };
    let mut code = vec![Text::plain(signoff.code.value.to_string())];
    if signed.is_none() {
        code.push(Text::soft("what was signed is not on record"));
    }
    vec![
        Cell::plain(view.assessment.log.supervisor_name(signoff.by)),
        Cell::plain(say::day(signoff.through.value)),
        Cell::of(code),
        signed.map(number).unwrap_or_default(),
        signed.map(|_| number(changed)).unwrap_or_default(),
        Cell::of(vec![exhibit]),
    ]
}

/// How many lines under a supervisor nobody has signed for, as they are.
fn not_signed(view: View<'_>, id: SupervisorId, signed: &BTreeMap<Place, Mark>) -> usize {
    let recorder = Recorder::new(view.assessment.log, view.assessment.packs, view.edition.sources);
    let through = view.assessment.as_of;
    let lines = recorder.of_supervisor(view.assessment.program, id, through);
    lines.iter().filter(|line| !signed.contains_key(&(line.entry, line.line))).count()
}

//! Lines to sign on: the applicant, and each supervisor.

use crate::model::log::Supervisor;
use crate::report::document::{Block, Section, Signature, Text};
use crate::report::section::{View, signoffs};

/// The section.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let log = view.assessment.log;
    let applicant = Signature {
        statement: Text::plain(
            "I have kept this record myself. The trainings, sessions and hours in it took place as \
             stated, and the certificates listed are mine.",
        ),
        lines: lines(&log.applicant.name),
    };
    let mut blocks = signoffs::blocks(view);
    blocks.push(Block::Signature(applicant));
    for supervisor in &log.supervisors {
        if supervisor.contracts_for(view.assessment.program.id).next().is_none() {
            continue;
        }
        blocks.push(of(supervisor));
    }
    Section { id: "signatures".to_owned(), title: "Signatures".to_owned(), new_page: false, blocks }
}

/// The lines for one supervisor.
pub(in crate::report) fn of(supervisor: &Supervisor) -> Block {
    Block::Signature(Signature {
        statement: Text::plain(
            "I have reviewed the sessions, teaching and client hours listed here under my \
             supervision, and they agree with my own records.",
        ),
        lines: lines(&supervisor.name),
    })
}

fn lines(name: &str) -> Vec<String> {
    ["Signature", name, "Date"].map(str::to_owned).to_vec()
}

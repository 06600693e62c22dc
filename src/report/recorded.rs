//! What a packet carries of what counts in it, for whoever compares it with the log later.

use crate::assess::{Assessment, record};
use crate::model::record::Record;
use crate::model::record::filed::Edition as Copy;
use crate::report::{Audience, Edition};
use crate::source::Sources;

/// The record of an edition, and which edition it is.
pub fn of(assessment: &Assessment<'_>, edition: &Edition<'_>) -> (Record, Copy) {
    let (audience, of) = match edition.audience {
        Audience::Committee => ("committee", None),
        Audience::Supervisor(id) => {
            ("supervisor", assessment.log.supervisor(id).map(|one| one.id.clone()))
        }
        Audience::Own => ("self", None),
    };
    let draft = edition.left_out.is_some();
    let copy = Copy { audience: audience.to_owned(), of, draft };
    (again(assessment, edition.sources, &copy), copy)
}

/// The record that such an edition of the log as it is would carry.
///
/// Whoever else reads it learns how no file is called; a supervisor reads of nobody's sessions but
/// their own.
pub fn again(assessment: &Assessment<'_>, sources: &Sources, copy: &Copy) -> Record {
    let mut all = record::of_program(assessment, sources);
    if let Some(of) = &copy.of {
        let of = crate::model::record::word(of);
        all.lines.retain(|line| line.fields.get("supervisor") == Some(&of));
        for line in &mut all.lines {
            line.fields.remove("with");
        }
        all.totals.clear();
    }
    if copy.audience == "self" { all } else { all.keyed() }
}

//! Bodies of entries: those meant for the packet, and in the applicant's own copy all of them.

use crate::model::entry::Entry;
use crate::model::words::Note;
use crate::report::Audience;
use crate::report::document::{Block, Section, Text};
use crate::report::section::View;
use crate::report::words;
use crate::syntax::markdown;

/// The section, if there is anything to print.
pub(in crate::report) fn section(view: View<'_>) -> Option<Section> {
    let own = view.edition.audience == Audience::Own;
    let wanted = |entry: &&Entry| own || (entry.note == Note::Packet && entry.is_claimed());
    let mut blocks = Vec::new();
    for (number, entry) in view.assessment.log.entries.iter().filter(wanted).enumerate() {
        let body = view.edition.sources.text(entry.file).get(entry.body.clone()).unwrap_or("");
        let paragraphs = markdown::paragraphs(body);
        if paragraphs.is_empty() {
            continue;
        }
        let text = format!("{}, {}", entry.name(), words::period(entry.date.value));
        blocks.push(Block::Heading { id: format!("note-{number}"), text });
        blocks.extend(paragraphs.into_iter().map(|text| Block::Paragraph(Text::plain(text))));
    }
    if blocks.is_empty() {
        return None;
    }
    let title = if own { "Notes of all entries" } else { "Notes on trainings" };
    Some(Section { id: "notes".to_owned(), title: title.to_owned(), new_page: false, blocks })
}

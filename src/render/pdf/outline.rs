//! The outline that a viewer shows beside the pages: sections, and the headings in them.

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use crate::render::pdf::finish::whole;
use crate::render::pdf::galley::Entry;
use crate::render::pdf::link::Place;
use crate::render::pdf::structure::destination;

/// Adds the outline to a document and returns its root; none without entries.
pub(crate) fn write(
    document: &mut Document,
    pages: &[ObjectId],
    entries: &[(Entry, Place)],
    height: f32,
) -> Option<ObjectId> {
    let root = (!entries.is_empty()).then(|| document.new_object_id())?;
    let lines: Vec<Line<'_>> = entries
        .iter()
        .map(|(entry, place)| Line { id: document.new_object_id(), entry, place: *place })
        .collect();
    // A section and the headings in it.
    let groups: Vec<&[Line<'_>]> = lines.chunk_by(|_, next| next.entry.level > 0).collect();
    let tops: Vec<&Line<'_>> = groups.iter().filter_map(|group| group.first()).collect();
    for (at, group) in groups.iter().enumerate() {
        let Some((top, below)) = group.split_first() else { continue };
        let below: Vec<&Line<'_>> = below.iter().collect();
        add(document, pages, &tops, at, root, height, &below);
        for at in 0..below.len() {
            add(document, pages, &below, at, top.id, height, &[]);
        }
    }
    let mut outlines = dictionary! { "Type" => "Outlines", "Count" => whole(tops.len()) };
    if let (Some(first), Some(last)) = (tops.first(), tops.last()) {
        outlines.set("First", first.id);
        outlines.set("Last", last.id);
    }
    document.set_object(root, outlines);
    Some(root)
}

struct Line<'a> {
    id: ObjectId,
    entry: &'a Entry,
    place: Place,
}

/// Adds one line, with its neighbours and the lines below it, which are folded in at first.
fn add(
    document: &mut Document,
    pages: &[ObjectId],
    lines: &[&Line<'_>],
    at: usize,
    parent: ObjectId,
    height: f32,
    below: &[&Line<'_>],
) {
    let Some(line) = lines.get(at) else { return };
    let title: Object = text_string(&line.entry.title);
    let mut item = dictionary! { "Title" => title, "Parent" => parent };
    if let Some(place) = destination(pages, line.place, height) {
        item.set("Dest", place);
    }
    if let Some(before) = at.checked_sub(1).and_then(|before| lines.get(before)) {
        item.set("Prev", before.id);
    }
    if let Some(next) = lines.get(at.saturating_add(1)) {
        item.set("Next", next.id);
    }
    if let (Some(first), Some(last)) = (below.first(), below.last()) {
        item.set("First", first.id);
        item.set("Last", last.id);
        item.set("Count", whole(below.len()).saturating_neg());
    }
    document.set_object(line.id, item);
}

//! The outline that a viewer shows beside the pages: sections, and the headings and exhibits in them.

use crate::render::pdf::file::File;
use crate::render::pdf::file::object::{Ref, text};
use crate::render::pdf::galley::Entry;
use crate::render::pdf::link::Place;
use crate::render::pdf::structure::{Tree, destination};

/// Adds the outline to a file and returns its root; none without entries.
pub(crate) fn write(file: &mut File, tree: &Tree<'_>, entries: &[(Entry, Place)]) -> Option<Ref> {
    let root = (!entries.is_empty()).then(|| file.reserve())?;
    let first = file.reserve_many(entries.len());
    let whole = Branch { entries, first };
    let tops = whole.write(file, tree, root, 0..entries.len());
    let (Some(first), Some(last)) = (tops.first(), tops.last()) else { return None };
    let count = tops.len();
    let body = format!("<</Type/Outlines/Count {count}/First {first}/Last {last}>>");
    file.put(root, body.as_bytes());
    Some(root)
}

struct Branch<'a> {
    entries: &'a [(Entry, Place)],
    first: Ref,
}

impl Branch<'_> {
    /// Writes the lines of a range, of which the first is as high as any, and returns those that lie below no other.
    fn write(
        &self,
        file: &mut File,
        tree: &Tree<'_>,
        parent: Ref,
        range: std::ops::Range<usize>,
    ) -> Vec<Ref> {
        let level = |at: &usize| self.entries.get(*at).map_or(0, |(entry, _)| entry.level);
        let highest = range.clone().map(|at| level(&at)).min().unwrap_or(0);
        let tops: Vec<usize> = range.clone().filter(|at| level(at) == highest).collect();
        let id = |at: usize| self.first.plus(at);
        for (n, at) in tops.iter().enumerate() {
            let Some((entry, place)) = self.entries.get(*at) else { continue };
            let next = tops.get(n.saturating_add(1)).copied();
            let end = next.unwrap_or(range.end);
            let mut body = format!("<</Title{}/Parent {parent}", text(&entry.title));
            if let Some(place) = destination(tree, *place) {
                body.push_str(&format!("/Dest{place}"));
            }
            if let Some(before) = n.checked_sub(1).and_then(|before| tops.get(before)) {
                body.push_str(&format!("/Prev {}", id(*before)));
            }
            if let Some(next) = next {
                body.push_str(&format!("/Next {}", id(next)));
            }
            let below = self.write(file, tree, id(*at), at.saturating_add(1)..end);
            if let (Some(first), Some(last)) = (below.first(), below.last()) {
                // Folded in at first.
                let count = below.len();
                body.push_str(&format!("/First {first}/Last {last}/Count -{count}"));
            }
            body.push_str(">>");
            file.put(id(*at), body.as_bytes());
        }
        tops.into_iter().map(id).collect()
    }
}

//! What stands below each element of the structure, in the order in which it is read.

use std::collections::BTreeMap;

use crate::render::pdf::file::object::Ref;
use crate::render::pdf::structure::Tree;
use crate::render::pdf::tags::Node;

/// A piece of a page: the page and the number of the marked content on it.
type Piece = (usize, usize);

/// What stands below an element.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kid {
    Element(Node),
    Piece(Piece),
    Annotation(usize, Ref),
}

/// What stands below each element, in the order in which it is read.
pub(super) struct Kids {
    /// Where the kids of each element begin.
    starts: Vec<usize>,
    kids: Vec<Kid>,
}

impl Kids {
    pub(super) fn of(tree: &Tree<'_>, linked: &BTreeMap<Node, Vec<(usize, Ref)>>) -> Self {
        let pieces = || {
            tree.marks.iter().enumerate().flat_map(|(page, marks)| {
                marks.iter().enumerate().map(move |(at, node)| (*node, (page, at)))
            })
        };
        let mut starts = vec![0_usize; tree.tags.len().saturating_add(1)];
        let mut count = |node: Node, more: usize| {
            if let Some(count) = starts.get_mut(node.index().saturating_add(1)) {
                *count = count.saturating_add(more);
            }
        };
        tree.tags.iter().filter_map(|(_, _, parent)| parent).for_each(|parent| count(parent, 1));
        pieces().for_each(|(node, _)| count(node, 1));
        for (node, links) in linked {
            count(*node, links.len());
        }
        let mut sum = 0_usize;
        for start in &mut starts {
            sum = sum.saturating_add(*start);
            *start = sum;
        }
        let mut next = starts.clone();
        let mut kids = vec![Kid::Piece((0, 0)); sum];
        let mut put = |node: Node, kid: Kid| {
            let Some(place) = next.get_mut(node.index()) else { return };
            if let Some(free) = kids.get_mut(*place) {
                *free = kid;
            }
            *place = place.saturating_add(1);
        };
        for (node, _, parent) in tree.tags.iter() {
            if let Some(parent) = parent {
                put(parent, Kid::Element(node));
            }
        }
        pieces().for_each(|(node, piece)| put(node, Kid::Piece(piece)));
        for (node, links) in linked {
            for (page, id) in links {
                put(*node, Kid::Annotation(*page, *id));
            }
        }
        let mut all = Self { starts, kids };
        all.put_in_order(tree);
        all
    }

    fn range(&self, at: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(at).copied().unwrap_or_default();
        start..self.starts.get(at.saturating_add(1)).copied().unwrap_or(start)
    }

    pub(super) fn below(&self, node: Node) -> &[Kid] {
        self.kids.get(self.range(node.index())).unwrap_or_default()
    }

    /// Words and links of one text, in the order in which they are read; annotations stay last.
    fn put_in_order(&mut self, tree: &Tree<'_>) {
        let is_mixed = |kids: &[Kid]| {
            kids.iter().any(|kid| matches!(kid, Kid::Piece(_)))
                && kids.iter().any(|kid| matches!(kid, Kid::Element(_)))
        };
        let mixed: Vec<usize> = (0..tree.tags.len())
            .filter(|at| self.kids.get(self.range(*at)).is_some_and(is_mixed))
            .collect();
        if mixed.is_empty() {
            return;
        }
        let first = first_pieces(tree);
        for at in mixed {
            let range = self.range(at);
            if let Some(kids) = self.kids.get_mut(range) {
                kids.sort_by_key(|kid| match kid {
                    Kid::Element(child) => (0, first.get(child.index()).copied().flatten()),
                    Kid::Piece(piece) => (0, Some(*piece)),
                    Kid::Annotation(..) => (1, None),
                });
            }
        }
    }
}

/// The first piece of content in or below each element.
fn first_pieces(tree: &Tree<'_>) -> Vec<Option<Piece>> {
    let mut first: Vec<Option<Piece>> = vec![None; tree.tags.len()];
    for (page, marks) in tree.marks.iter().enumerate() {
        for (at, node) in marks.iter().enumerate() {
            let mut above = Some(*node);
            while let Some(node) = above {
                let Some(place @ None) = first.get_mut(node.index()) else { break };
                *place = Some((page, at));
                above = tree.tags.parent(node);
            }
        }
    }
    first
}

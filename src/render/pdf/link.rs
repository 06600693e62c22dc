//! Links: where they lead, and the places that they lead to.

use crate::render::pdf::tags::Node;

/// A link. It may be drawn in several pieces where a line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// Where it leads.
    pub goal: Goal,
    /// Its element of the structure.
    pub node: Option<Node>,
    /// The words that are linked; empty for a page number.
    pub words: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Goal {
    /// A place in the packet.
    Anchor(String),
    /// An address on the web.
    Address(String),
}

/// A place on a page, in points from its top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    /// The page, from 0.
    pub page: usize,
    /// The distance from the top of the paper.
    pub y: f32,
}

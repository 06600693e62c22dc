//! The paper and its margins, and pages as they are filled.

use std::collections::BTreeMap;

use crate::render::pdf::galley::{Entry, Item};
use crate::render::pdf::link::Place;
use crate::report::document::Paper;

/// From the edge of the paper to the text, left and right.
pub(crate) const SIDE: f32 = 54.0;
/// From the edge of the paper to the running head.
pub(crate) const HEAD: f32 = 36.0;
/// From the lower edge of the paper to the text.
pub(crate) const FOOT: f32 = 58.0;
/// From the lower edge of the paper to the baseline of the page number.
pub(crate) const FOLIO: f32 = 36.0;

/// Where text may stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Geometry {
    /// The width of the paper in points.
    pub width: f32,
    /// The height of the paper in points.
    pub height: f32,
    /// Where text begins on the first page.
    pub first_top: f32,
    /// Where text begins on the other pages.
    pub top: f32,
}

/// Pages, filled from the top.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    /// What stands on each page, in reading order.
    pub sheets: Vec<Vec<Item>>,
    /// Where each anchor stands.
    pub anchors: BTreeMap<String, Place>,
    /// The outline, in reading order.
    pub entries: Vec<(Entry, Place)>,
}

impl Geometry {
    /// A paper with heads of these heights on its first page and its other pages.
    pub(crate) fn of(paper: Paper, first_head: f32, head: f32) -> Self {
        let (width, height) = match paper {
            Paper::Letter => (612.0, 792.0),
            Paper::A4 => (595.28, 841.89),
        };
        Self { width, height, first_top: HEAD + first_head, top: HEAD + head }
    }

    /// The width of the text.
    pub(crate) fn measure(self) -> f32 {
        self.width - 2.0 * SIDE
    }

    /// Where text ends.
    pub(crate) fn bottom(self) -> f32 {
        self.height - FOOT
    }

    /// The height that a page other than the first has for text.
    pub(crate) fn room(self) -> f32 {
        self.bottom() - self.top
    }
}

//! The paper and its margins.

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

impl Geometry {
    /// A paper with heads of these heights on its first page and its other pages.
    pub(crate) fn of(paper: Paper, first_head: f32, head: f32) -> Self {
        let (width, height) = paper.size();
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

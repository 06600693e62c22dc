//! Charts: panels below each other over one run of time, every place in thousandths, every word final.

use crate::report::document::Text;

/// Panels that share the axis of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The anchor, unique in the report.
    pub id: String,
    /// What the chart shows, in a sentence.
    pub caption: Text,
    /// The marks of the axis of time, from left to right.
    pub times: Vec<Tick>,
    /// The panels, top to bottom.
    pub panels: Vec<Panel>,
}

/// A panel: one kind of hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// What it shows.
    pub title: String,
    /// How much that is, in a few words.
    pub remark: String,
    /// All that it shows, in words, for who does not see it.
    pub alternative: String,
    /// The lines across, from the bottom to the top.
    pub scale: Vec<Tick>,
    /// A height that is to be reached, if there is one.
    pub least: Option<Tick>,
    /// What is drawn.
    pub drawn: Drawn,
}

/// A mark on an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Where it stands, 0 to 1000: from the left, or from the bottom.
    pub at: u16,
    /// What stands beside it.
    pub label: String,
}

/// What a panel draws; places and heights are thousandths of its width and height.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// A bar for each month, all of one width; the heights from left to right.
    Bars(Vec<u16>),
    /// A line that rises in steps: from where on it has which height, from left to right, up to
    /// the place at which it ends.
    Steps {
        /// Place and height.
        steps: Vec<(u16, u16)>,
        /// Where it ends.
        end: u16,
    },
    /// Runs of days on one thin line, from where to where.
    Spans {
        /// What is filled.
        spans: Vec<(u16, u16)>,
        /// What is missing: an empty box, which no colour tells from the rest.
        gaps: Vec<(u16, u16)>,
        /// Single days, as strokes.
        ticks: Vec<u16>,
    },
}

//! What a column is made of before it is cut into pages: strips, each of which stays whole.

use std::rc::Rc;

use crate::render::pdf::link::Link;
use crate::render::pdf::style::Colour;
use crate::render::pdf::tags::Node;
use crate::render::pdf::text::Line;

/// A piece of the column that is never cut: a line of text, a row of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    /// Space above, which falls away at the top of a page.
    pub before: f32,
    /// Its height.
    pub height: f32,
    /// What is drawn, measured from its top and the left margin.
    pub items: Vec<Item>,
    /// How it holds to the next strip.
    pub keep: Keep,
    /// The head that stands above it at the top of a page.
    pub head: Option<Rc<Strip>>,
    /// Whether a new page begins with it.
    pub new_page: bool,
    /// The anchors that lead here.
    pub anchors: Vec<String>,
    /// Its line in the outline.
    pub entry: Option<Entry>,
}

/// How a strip holds to the next one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Keep {
    /// A page may end below it.
    #[default]
    Free,
    /// A page ends below it only if all that hold together are taller than a page.
    Together,
    /// A page never ends below it, unless a page is too short.
    Always,
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Sections are 0, headings in them 1.
    pub level: usize,
    /// The words.
    pub title: String,
}

/// Something drawn.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// From the left margin; in a finished page, from the left edge of the paper.
    pub x: f32,
    /// From the top of its strip; in a finished page, from the top of the paper. For a line of text, of its baseline.
    pub y: f32,
    /// What it is.
    pub ink: Ink,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub(crate) enum Ink {
    /// Text.
    Line(Line),
    /// A filled rectangle: a rule, a bar.
    Fill {
        /// The width.
        width: f32,
        /// The height.
        height: f32,
        /// The colour.
        colour: Colour,
        /// The figure that it is a part of; none for a rule.
        node: Option<Node>,
    },
    /// An empty box with a thin edge.
    Frame {
        /// The colour of its edge.
        colour: Colour,
        /// The width.
        width: f32,
        /// The height.
        height: f32,
    },
    /// A stretch that can be clicked and shows nothing.
    Area {
        /// The width.
        width: f32,
        /// The height.
        height: f32,
        /// The link.
        link: Rc<Link>,
    },
    /// A page of an exhibit.
    Sheet {
        /// From the exhibit's own space to points from the lower left corner of the paper.
        matrix: [f32; 6],
        /// The figure that it is.
        node: Node,
        /// Its width on the paper.
        width: f32,
        /// Its height on the paper.
        height: f32,
    },
}

impl Strip {
    /// An empty strip of a height.
    pub(crate) fn of(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// Draws a line of text with its baseline at `y`.
    pub(crate) fn line(&mut self, x: f32, y: f32, line: Line) {
        self.items.push(Item { x, y, ink: Ink::Line(line) });
    }

    /// Draws a rule of a thickness below `y`.
    pub(crate) fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32, colour: Colour) {
        self.items.push(Item {
            x,
            y,
            ink: Ink::Fill { width, height: thickness, colour, node: None },
        });
    }
}

/// Lets no page begin with the last line of a text, nor end with its first.
pub(crate) fn no_widows(strips: &mut [Strip]) {
    if let [first, .., next_to_last, _] = strips {
        first.keep = Keep::Always;
        next_to_last.keep = Keep::Always;
    } else if let [first, _] = strips {
        first.keep = Keep::Always;
    }
}

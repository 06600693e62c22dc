//! The packet as a PDF: laid out until its page numbers are right, drawn, and written.
//!
//! Texts become lines (`text`), lines and rows become strips of a galley (`block`, `table`), the galley
//! is cut into pages (`flow`), the pages become drawing operations (`paint`) and a file (`finish`).
#![expect(clippy::float_arithmetic, reason = "layout measures in points, which are fractions")]

mod block;
mod clean;
pub mod exhibit;
mod face;
mod facts;
mod finish;
mod flow;
mod fonts;
mod front;
mod galley;
mod link;
mod outline;
mod page;
mod paint;
mod running;
mod setting;
mod show;
mod structure;
mod style;
mod table;
mod tags;
mod text;
mod xmp;

use std::collections::BTreeSet;
use std::fmt;

use crate::render::pdf::finish::finish;
use crate::render::pdf::flow::paginate;
use crate::render::pdf::fonts::Fonts;
use crate::render::pdf::front::front;
use crate::render::pdf::galley::Galley;
use crate::render::pdf::link::Place;
use crate::render::pdf::page::{Geometry, Pages};
use crate::render::pdf::paint::paint;
use crate::render::pdf::running::Running;
use crate::render::pdf::setting::{Numbers, Setting};
use crate::render::pdf::tags::{Tag, Tags};
use crate::report::document::Report;

/// A packet that is ready to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What could not be shown as the report asks, in the order of [`Warning`].
    pub warnings: Vec<Warning>,
}

/// Something that the packet does not show as the report asks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// No face has this character; a box stands for it.
    MissingGlyph(char),
    /// A link or a page number asks for an anchor that stands nowhere.
    MissingAnchor(String),
}

/// Why there is no packet.
#[derive(Debug)]
pub enum Error {
    /// An embedded font can't be read or cut down: the program itself is damaged.
    Font(&'static str),
    /// The document can't be put together.
    Pdf(lopdf::Error),
    /// The file can't be written to memory.
    Write(std::io::Error),
}

/// Renders a report. The same report gives the same bytes.
pub fn render(report: &Report) -> Result<Rendered, Error> {
    let mut fonts = Fonts::load()?;
    let Layout { pages, tags, geometry, lost } = lay_out(report, &mut fonts);
    let painted = paint(&pages.sheets, geometry, &mut fonts, &tags, report.draft);
    let missing = fonts.missing().iter().copied().map(Warning::MissingGlyph);
    let warnings = missing.chain(lost.into_iter().map(Warning::MissingAnchor)).collect();
    let count = pages.sheets.len();
    let bytes = finish(report, &fonts, &tags, &pages, painted, geometry)?;
    Ok(Rendered { bytes, pages: count, warnings })
}

/// How often a layout is tried whose page numbers are as long as they are. Two are enough for nearly every packet.
const TRIES: usize = 6;

struct Layout {
    pages: Pages,
    tags: Tags,
    geometry: Geometry,
    lost: BTreeSet<String>,
}

/// Lays a report out until the page numbers that it shows are those of its pages.
fn lay_out(report: &Report, fonts: &mut Fonts) -> Layout {
    let mut numbers = Numbers::default();
    let mut tries: usize = 0;
    loop {
        let layout = lay_out_once(report, fonts, &numbers);
        let number = |place: &Place| place.page.saturating_add(1);
        let anchors = layout.pages.anchors.iter();
        let found = anchors.map(|(anchor, place)| (anchor.clone(), number(place))).collect();
        if numbers.known.as_ref() == Some(&found) {
            return layout;
        }
        tries = tries.saturating_add(1);
        if tries >= TRIES {
            // A longer number moved a line, which made the number shorter, and so on. With room for
            // the same number of digits everywhere, the next layout breaks like the last one.
            let digits = layout.pages.sheets.len().to_string().len();
            numbers.digits = numbers.digits.max(digits);
        }
        numbers.known = Some(found);
    }
}

fn lay_out_once(report: &Report, fonts: &mut Fonts, numbers: &Numbers) -> Layout {
    let mut setting =
        Setting { fonts, tags: Tags::default(), pages: numbers, lost: BTreeSet::new() };
    let document = setting.tags.add(Tag::Document, None);
    let (running, geometry) = Running::of(&mut setting, report);
    let mut galley = Galley::default();
    front(&mut setting, &mut galley, report, geometry, document);
    for (section, number) in report.sections.iter().zip(1..) {
        block::section(&mut setting, &mut galley, section, number, geometry, document);
    }
    let mut pages = paginate(&galley, geometry);
    running.draw(&mut setting, &mut pages, geometry);
    Layout { pages, tags: setting.tags, geometry, lost: setting.lost }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingGlyph(character) => {
                let code = u32::from(*character);
                write!(
                    f,
                    "the packet's font has no `{character}` (U+{code:04X}); a box stands for it"
                )
            }
            Self::MissingAnchor(anchor) => {
                write!(f, "the packet has no place `{anchor}` that a link or page number asks for")
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Font(name) => write!(f, "cannot read the embedded font `{name}`"),
            Self::Pdf(_) => write!(f, "cannot put the PDF together"),
            Self::Write(_) => write!(f, "cannot write the PDF"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Font(_) => None,
            Self::Pdf(error) => Some(error),
            Self::Write(error) => Some(error),
        }
    }
}

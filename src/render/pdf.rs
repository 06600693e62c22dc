//! The packet as a PDF: laid out until its page numbers are right, drawn, and written.
//!
//! Texts become lines (`text`), lines and rows become strips (`block`, `table`), the strips are cut into pages
//! as they come (`flow`), each page becomes operators (`paint`, `press`), and all of it a file (`finish`). Behind the
//! report stand its exhibits (`appendix`).
#![expect(clippy::float_arithmetic, reason = "layout measures in points, which are fractions")]

mod appendix;
mod attach;
mod block;
mod chart;
mod clean;
pub mod exhibit;
mod face;
mod facts;
mod file;
mod finish;
mod flow;
mod font_file;
mod fonts;
mod front;
mod galley;
mod layout;
mod link;
mod outline;
mod page;
mod paint;
mod parts;
mod press;
mod running;
mod setting;
mod show;
mod structure;
mod style;
mod table;
mod tags;
mod text;
mod xmp;

use std::collections::BTreeMap;
use std::fmt;

pub use crate::render::pdf::appendix::Files;
use crate::render::pdf::appendix::{Named, bind};
use crate::render::pdf::finish::{Volume, finish};
use crate::render::pdf::fonts::Fonts;
use crate::render::pdf::layout::{Beside, Layout, lay_out};
pub use crate::render::pdf::parts::{Attachment, Parts};
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
    Pdf(lopdf47::Error),
    /// The page numbers of two files, each of which prints those of the other, do not settle.
    Unsettled,
}

/// Renders a report with its exhibits behind it. The same report and the same files give the same bytes.
pub fn render(report: &Report, parts: &Parts<'_>) -> Result<Rendered, Error> {
    let mut fonts = Fonts::load()?;
    let bound = bind(report, parts.files);
    let layout = lay_out(report, &bound, Beside::default(), &mut fonts);
    let volume = Volume { title: title(report), bound: &bound, ..layout.volume(&fonts) };
    let bytes = finish(report, parts, &volume)?;
    Ok(layout.rendered(bytes, &fonts))
}

/// Renders a report, and its exhibits under a cover of their own, as two files that lie in one folder under these
/// names and lead to each other.
pub fn render_in_two(
    report: &Report,
    cover: &Report,
    parts: &Parts<'_>,
    names: [&str; 2],
) -> Result<[Rendered; 2], Error> {
    let bound = bind(report, parts.files);
    let behind =
        |labels: &BTreeMap<String, String>, named: &BTreeMap<String, Named>, fonts: &mut Fonts| {
            let labels = Some(labels);
            let beside = Beside { labels, letter: LETTER, exhibits: false, named: Some(named) };
            lay_out(cover, &bound, beside, fonts)
        };
    let mut fonts = [Fonts::load()?, Fonts::load()?];
    let [application_fonts, exhibit_fonts] = &mut fonts;
    // How many pages the cover takes may depend on the numbers that it names, and those on its pages.
    let mut exhibits = behind(&BTreeMap::new(), &BTreeMap::new(), exhibit_fonts);
    let mut application;
    let mut tries: usize = 0;
    loop {
        let labels = exhibits.labels(LETTER);
        let beside = Beside { labels: Some(&labels), exhibits: true, ..Beside::default() };
        application = lay_out(report, &bound, beside, application_fonts);
        exhibits = behind(&application.labels(""), &application.named, exhibit_fonts);
        if exhibits.labels(LETTER) == labels {
            break;
        }
        tries = tries.saturating_add(1);
        if tries >= TRIES {
            return Err(Error::Unsettled);
        }
    }
    let [first, second] = names;
    let volume = Volume {
        title: title(report),
        beside: Some((second, LETTER, &exhibits.anchors)),
        ..application.volume(application_fonts)
    };
    let bytes = finish(report, parts, &volume)?;
    let one = application.rendered(bytes, application_fonts);
    let volume = Volume {
        title: title(cover),
        bound: &bound,
        letter: LETTER,
        beside: Some((first, "", &application.anchors)),
        ..exhibits.volume(exhibit_fonts)
    };
    let bare = Parts { attachments: &[], record: None, ..*parts };
    let bytes = finish(cover, &bare, &volume)?;
    Ok([one, exhibits.rendered(bytes, exhibit_fonts)])
}

/// How often the two files of a packet are laid out against each other.
const TRIES: usize = 8;

/// The letter before the numbers of the pages where the exhibits are a file of their own.
const LETTER: &str = "E";

/// The title of a file.
fn title(report: &Report) -> String {
    if report.subject.is_empty() {
        report.title.clone()
    } else {
        format!("{}: {}", report.title, report.subject)
    }
}

impl Layout {
    fn rendered(&self, bytes: Vec<u8>, fonts: &Fonts) -> Rendered {
        let missing = fonts.missing().iter().copied().map(Warning::MissingGlyph);
        let lost = self.lost.iter().cloned().map(Warning::MissingAnchor);
        Rendered { bytes, pages: self.press.count(), warnings: missing.chain(lost).collect() }
    }
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
            Self::Unsettled => write!(f, "the page numbers of the two PDFs do not settle"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Font(_) | Self::Unsettled => None,
            Self::Pdf(error) => Some(error),
        }
    }
}

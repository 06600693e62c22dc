//! Exhibits: a stranger's PDF, JPEG or PNG as drawings that a page of the packet can hold.
//!
//! A page becomes a form, a picture an image. What is copied is what is named here, key by key: so a script, an
//! action, an embedded file or a form has no way in. The bytes of pictures and fonts stay as they are.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what an object of a stranger's file is expected to be is named; all else is passed over"
)]

mod annotation;
mod color;
mod content;
mod field;
mod file;
mod filter;
mod font;
mod form;
mod graph;
mod image;
mod inline;
mod jpeg;
mod layer;
mod lexer;
mod matrix;
mod metric;
mod note;
mod pack;
mod page;
mod pixels;
mod plain;
mod png;
mod profile;
mod scope;
mod state;

use std::fmt;

use lopdf47::Object;

use crate::source::evidence::apart::{self, Without};
use crate::source::evidence::kind::Kind;

/// The most bytes to which all that is drawn on the pages of a file may unpack, pictures aside.
const UNPACKED: usize = 64 << 20;

/// What a file becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Objects that refer to one another: `Reference((n, 0))` is the nth of them, from 1.
    pub objects: Vec<Object>,
    /// What is to be drawn, in the order in which it was asked for.
    pub sheets: Vec<Sheet>,
    /// What the sheets lack of what the file shows, in the order of their pages.
    pub losses: Vec<Loss>,
}

/// A page of an exhibit.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The number, from 1, of the object to draw: a form or an image.
    pub object: u32,
    /// How wide the page is when it stands upright, in points.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// What lays the drawn object into the box from (0, 0) to (`width`, `height`).
    pub matrix: [f32; 6],
    /// Its number in its file, from 1.
    pub page: u32,
}

/// Something that a page shows and that its sheet does not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// The number of the page.
    pub page: u32,
    /// What it is.
    pub of: Lost,
}

/// What can be lost.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// The rest of a drawing whose data break off.
    Rest,
    /// The value of the field of this name: the file does not say how it looks.
    Field(String),
    /// A note of this sort: the file does not say how it looks.
    Note(String),
    /// A part that is stored outside the file.
    Elsewhere,
    /// A picture in a form that no reader is bound to know.
    Picture(String),
    /// What lies beyond a limit of what is followed.
    Beyond(&'static str),
}

/// Why a file can't be an exhibit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It makes no sense to a reader: why.
    Damaged(String),
    /// It is encrypted and needs a password.
    Locked,
    /// It unpacks to more than is borne.
    Endless,
    /// A picture is larger than is borne: width and height in pixels.
    TooLarge(u32, u32),
    /// Its kind, or the way in which it is stored, is none that a packet can hold.
    Unfit(String),
    /// It has no page of this number; how many it has.
    NoPage(u32, usize),
    /// It took longer than is waited for.
    Slow,
    /// It is not there.
    Absent,
}

/// Reads a file of this kind, all pages of it or those of these numbers, counted from 1.
///
/// # Errors
/// What can't be read whole is no exhibit.
pub fn import(bytes: &[u8], kind: Kind, pages: Option<&[u32]>) -> Result<Imported, Fault> {
    match kind {
        Kind::Pdf => page::import(bytes, pages),
        Kind::Jpeg => one(pages).and_then(|()| jpeg::import(bytes)),
        Kind::Png => one(pages).and_then(|()| png::import(bytes)),
        Kind::Heic
        | Kind::Tiff
        | Kind::Gif
        | Kind::Webp
        | Kind::Document
        | Kind::Zip
        | Kind::Html
        | Kind::Text
        | Kind::LfsPointer
        | Kind::Empty
        | Kind::Other => Err(Fault::Unfit("no PDF, JPEG or PNG".to_owned())),
    }
}

/// The same in a thread of its own, which is waited for only so long: a file that a reader breaks down over
/// breaks down alone.
///
/// # Errors
/// What can't be read whole, or not in time, is no exhibit.
pub fn import_apart(
    bytes: Vec<u8>,
    kind: Kind,
    pages: Option<Vec<u32>>,
) -> Result<Imported, Fault> {
    let work = move || import(&bytes, kind, pages.as_deref());
    apart::within(apart::PATIENCE, work).unwrap_or_else(|without| {
        Err(match without {
            Without::Late => Fault::Slow,
            Without::Broken => Fault::Damaged("no reader can make sense of it".to_owned()),
        })
    })
}

/// A picture is one page.
fn one(pages: Option<&[u32]>) -> Result<(), Fault> {
    let other = pages.unwrap_or_default().iter().find(|page| **page != 1);
    other.map_or(Ok(()), |page| Err(Fault::NoPage(*page, 1)))
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(why) => write!(f, "the file is damaged: {why}"),
            Self::Locked => write!(f, "the file is locked with a password"),
            Self::Endless => write!(f, "the file unpacks to more than any reader should bear"),
            Self::TooLarge(width, height) => {
                write!(
                    f,
                    "the file holds a picture of {width} x {height} pixels, which is too large"
                )
            }
            Self::Unfit(what) => write!(f, "the file is {what}"),
            Self::NoPage(page, 1) => write!(f, "the file has no page {page}: it has 1 page"),
            Self::NoPage(page, pages) => {
                write!(f, "the file has no page {page}: it has {pages} pages")
            }
            Self::Slow => write!(f, "the file could not be read in time"),
            Self::Absent => write!(f, "the file is not there"),
        }
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = self.page;
        match &self.of {
            Lost::Rest => write!(f, "page {page} breaks off: what follows in the file is damaged"),
            Lost::Field(name) => {
                write!(f, "page {page} does not say how the value of the field `{name}` looks")
            }
            Lost::Note(sort) => write!(f, "page {page} does not say how a note (`{sort}`) looks"),
            Lost::Elsewhere => write!(f, "page {page} shows what is stored outside the file"),
            Lost::Picture(how) => {
                write!(f, "page {page} has a picture that can't be shown ({how})")
            }
            Lost::Beyond(limit) => write!(f, "page {page} shows more than is followed ({limit})"),
        }
    }
}

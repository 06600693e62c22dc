//! Exhibits: a stranger's PDF, JPEG or PNG as drawings that a page of the packet can hold.

use std::fmt;

use lopdf47::Object;

use crate::source::evidence::kind::Kind;

/// What a file becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Objects that refer to one another: `Reference((n, 0))` is the nth of them, from 1.
    pub objects: Vec<Object>,
    /// What is to be drawn, in the order in which it was asked for.
    pub sheets: Vec<Sheet>,
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

/// Why a file can't be an exhibit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Its kind is none that a packet can hold.
    Unfit(String),
}

/// Reads a file of this kind, all pages of it or those of these numbers, counted from 1.
///
/// # Errors
/// What can't be read whole is no exhibit.
pub fn import(_bytes: &[u8], _kind: Kind, _pages: Option<&[u32]>) -> Result<Imported, Fault> {
    Err(Fault::Unfit("no PDF, JPEG or PNG".to_owned()))
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unfit(why) => write!(f, "the file can't be shown: {why}"),
        }
    }
}

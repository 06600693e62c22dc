//! Evidence files: whether they are there, and what they are and hold.

pub mod apart;
pub mod exif;
pub mod folder;
pub mod hindrance;
pub mod kind;
mod pdf;
mod picture;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::source::evidence::hindrance::Hindrance;
use crate::source::evidence::kind::Kind;
use crate::source::evidence::picture::Picture;

/// What a path below the root leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// A file.
    File,
    /// Nothing.
    Missing,
    /// A file in the folder that git would not commit, where what it commits is in question.
    Untracked,
    /// A folder or something else that is no file.
    NotAFile,
    /// A file outside the root, through a link.
    OutsideRoot,
}

/// The most bytes of a file that is looked into: 200 MiB.
pub const MAX_BYTES: u64 = 200 << 20;

/// What a file of evidence is and holds: facts, and no judgement of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// How large it is.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits; nothing where it was not read.
    pub sha256: String,
    /// What it is, by its content.
    pub kind: Kind,
    /// Whether it can be read to its end.
    pub condition: Condition,
    /// How many pages it has, a picture one; nothing if that can't be told.
    pub pages: Option<usize>,
    /// Width and height of a PNG or JPEG in pixels, as stored.
    pub pixels: Option<(u32, u32)>,
    /// Pages that do not stand upright as they are shown, by their number; a picture is page 1.
    pub sideways: Vec<Sideways>,
    /// Pages of a PDF that are one picture from edge to edge, and the picture's size in pixels.
    pub scans: Vec<Scan>,
    /// The text layer of each page of a PDF, empty where there is none or where it can't be read
    /// with confidence. Lines end with a line feed, columns with a tab.
    pub texts: Vec<String>,
    /// What keeps a packet that holds its pages from being made for archives, in order.
    pub hindrances: Vec<Hindrance>,
}

/// Whether a file can be read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It can, as far as that was looked at.
    Whole,
    /// It ends before its end: a part of it was never saved or copied.
    CutOff,
    /// What is there makes no sense to a reader.
    Unreadable,
    /// It unpacks to more than is borne.
    Endless,
    /// It took longer than is waited for, and what it holds is not known: another machine may be
    /// faster.
    Slow,
    /// It is encrypted and needs a password.
    Locked,
    /// It is larger than [`MAX_BYTES`] and was not looked into.
    TooLarge,
    /// The operating system does not let it be read.
    Closed,
}

/// A page that does not stand upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sideways {
    /// Its number, from 1.
    pub page: u32,
    /// How it lies.
    pub turn: Turn,
}

/// How a page lies that does not stand upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// On its left side: its lines run upward.
    Left,
    /// On its head.
    UpsideDown,
    /// On its right side: its lines run downward.
    Right,
    /// As in a mirror, whichever way up.
    Mirrored,
}

/// A page that is one picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scan {
    /// Its number, from 1.
    pub page: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Looks at `path` below `root` without reading it.
pub fn presence(root: &Path, path: &str) -> Presence {
    let file = root.join(path);
    let Ok(target) = file.canonicalize() else { return Presence::Missing };
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    if !target.starts_with(real_root) {
        Presence::OutsideRoot
    } else if target.is_file() {
        Presence::File
    } else {
        Presence::NotAFile
    }
}

/// Reads the file at `path` below `root` and says what it is and holds.
pub fn inspect(root: &Path, path: &str) -> Inspected {
    match bytes(&root.join(path)) {
        Ok(bytes) => of(bytes),
        Err((bytes, condition)) => {
            Inspected { bytes, condition, ..Inspected::plain(0, Kind::Other) }
        }
    }
}

/// What a file with these bytes is and holds.
pub fn of(bytes: Vec<u8>) -> Inspected {
    let kind = kind::of(&bytes);
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let plain = Inspected { sha256: hash(&bytes), ..Inspected::plain(length, kind) };
    match kind {
        Kind::Pdf => plain.with_pdf(pdf::read(bytes)),
        Kind::Jpeg => plain.with_picture(picture::jpeg(&bytes)),
        Kind::Png => plain.with_picture(picture::png(&bytes)),
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
        | Kind::Other => plain,
    }
}

/// SHA-256 in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of the file at `path` below `root`, or how large it is and why it can't be read.
pub fn read(root: &Path, path: &str) -> Result<Vec<u8>, (u64, Condition)> {
    bytes(&root.join(path))
}

#[expect(clippy::disallowed_methods, reason = "`source` is the room that reads files")]
fn bytes(file: &Path) -> Result<Vec<u8>, (u64, Condition)> {
    let closed = |_| (0, Condition::Closed);
    let file = File::open(file).map_err(closed)?;
    let length = file.metadata().map_err(closed)?.len();
    if length > MAX_BYTES {
        return Err((length, Condition::TooLarge));
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES).read_to_end(&mut bytes).map_err(closed)?;
    Ok(bytes)
}

impl Inspected {
    fn plain(bytes: u64, kind: Kind) -> Self {
        Self {
            bytes,
            sha256: String::new(),
            kind,
            condition: Condition::Whole,
            pages: None,
            pixels: None,
            sideways: Vec::new(),
            scans: Vec::new(),
            texts: Vec::new(),
            hindrances: Vec::new(),
        }
    }

    fn with_picture(self, picture: Picture) -> Self {
        let press = Hindrance { of: hindrance::Sort::PressColors, page: 1 };
        let turn = match picture.orientation {
            3 => Some(Turn::UpsideDown),
            6 => Some(Turn::Left),
            8 => Some(Turn::Right),
            2 | 4 | 5 | 7 => Some(Turn::Mirrored),
            _ => None,
        };
        Self {
            condition: if picture.whole { Condition::Whole } else { Condition::CutOff },
            pages: picture.whole.then_some(1),
            pixels: picture.pixels,
            hindrances: picture.is_of_a_press.then_some(press).into_iter().collect(),
            sideways: turn.map(|turn| Sideways { page: 1, turn }).into_iter().collect(),
            ..self
        }
    }

    fn with_pdf(self, pdf: pdf::Pdf) -> Self {
        Self {
            condition: pdf.condition,
            pages: pdf.pages,
            sideways: pdf.sideways,
            scans: pdf.scans,
            texts: pdf.texts,
            hindrances: pdf.hindrances,
            ..self
        }
    }
}

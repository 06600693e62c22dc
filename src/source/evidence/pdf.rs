//! A PDF of a stranger's making: read in a thread of its own, within limits of time and memory.

mod archival;
mod font;
mod matrix;
mod page;
mod text;
mod walk;

use lopdf47::{Document, LoadOptions};

use crate::source::evidence::apart::{self, Without};
use crate::source::evidence::hindrance::Hindrance;
use crate::source::evidence::{Condition, Scan, Sideways, Turn};

/// The most bytes that one stream of the file's own structure may unpack to: each becomes many times as many.
const STRUCTURE: usize = 16 << 20;

/// The most bytes that all that is drawn on its pages may unpack to.
const UNPACKED: usize = 64 << 20;

/// Pages that are looked into; the rest are counted.
const LOOKED_INTO: usize = 400;

/// What a PDF says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pdf {
    pub(super) condition: Condition,
    pub(super) pages: Option<usize>,
    pub(super) texts: Vec<String>,
    pub(super) sideways: Vec<Sideways>,
    pub(super) scans: Vec<Scan>,
    pub(super) hindrances: Vec<Hindrance>,
}

/// What one page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Page {
    text: String,
    turn: Option<Turn>,
    scan: Option<(u32, u32)>,
}

impl Pdf {
    fn of(condition: Condition) -> Self {
        Self {
            condition,
            pages: None,
            texts: Vec::new(),
            sideways: Vec::new(),
            scans: Vec::new(),
            hindrances: Vec::new(),
        }
    }
}

/// Looks into a file.
pub(super) fn read(bytes: Vec<u8>) -> Pdf {
    apart::within(apart::PATIENCE, move || look(&bytes)).unwrap_or_else(|without| {
        Pdf::of(match without {
            Without::Late => Condition::Slow,
            Without::Broken => Condition::Unreadable,
        })
    })
}

fn look(bytes: &[u8]) -> Pdf {
    let mut document = match load(bytes) {
        Ok(document) => document,
        Err(condition) => return Pdf::of(condition),
    };
    font::prefer_unicode(&mut document);
    let pages = document.get_pages();
    let mut found = Pdf { pages: Some(pages.len()), ..Pdf::of(Condition::Whole) };
    let mut walk = walk::Walk::of(&document, UNPACKED);
    for (place, (number, id)) in pages.into_iter().enumerate() {
        walk.archive.turn_to(number);
        if place >= LOOKED_INTO {
            walk.archive.leave_unseen();
            continue;
        }
        let Some(page) = page::look(&document, id, &mut walk) else {
            found.condition = Condition::Endless;
            break;
        };
        found.texts.push(page.text);
        found.sideways.extend(page.turn.map(|turn| Sideways { page: number, turn }));
        let scan = page.scan.map(|(width, height)| Scan { page: number, width, height });
        found.scans.extend(scan);
    }
    found.hindrances = walk.archive.finish();
    found
}

fn load(bytes: &[u8]) -> Result<Document, Condition> {
    let at = memchr::memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let bytes = bytes.get(at..).unwrap_or_default();
    let options = LoadOptions { max_decompressed_size: Some(STRUCTURE), ..LoadOptions::default() };
    let ended = memchr::memmem::rfind(bytes, b"%%EOF")
        .is_some_and(|at| bytes.len().saturating_sub(at) < TAIL);
    let unread = || {
        if memchr::memmem::find(bytes, b"/Encrypt").is_some() {
            Condition::Locked
        } else if ended {
            Condition::Unreadable
        } else {
            Condition::CutOff
        }
    };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| {
        use lopdf47::Error::{Decompress, InvalidPassword, UnsupportedSecurityHandler};
        if matches!(error, Decompress(_)) {
            Condition::Endless
        } else if matches!(error, InvalidPassword | UnsupportedSecurityHandler(_)) {
            Condition::Locked
        } else {
            unread()
        }
    })?;
    if document.is_encrypted() {
        return Err(Condition::Locked);
    }
    // A file whose table was rebuilt may lack what came after the place where it was cut.
    if document.xref_recovery.is_some() && !ended {
        return Err(Condition::CutOff);
    }
    let pages = document.get_pages();
    let whole = pages.values().all(|id| document.get_dictionary(*id).is_ok());
    if pages.is_empty() || !whole {
        return Err(if ended { Condition::Unreadable } else { Condition::CutOff });
    }
    Ok(document)
}

/// How near to its end a whole file says that it ends.
const TAIL: usize = 4096;

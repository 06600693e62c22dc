//! A packet as a PDF that comes back: what it carries, and what became of it since it was built.
//!
//! It may come from anywhere, so it is read in a thread of its own, within limits of time and memory.

mod added;
mod drawn;
mod name;

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use lopdf47::{Document, LoadOptions, Object};

pub use crate::source::packet::added::{Addition, Signature};
pub use crate::source::packet::drawn::Changed;

use crate::source::evidence::apart::{self, Without};
use crate::source::evidence::{self, Condition};

/// The most bytes of a packet that is read: 500 MiB.
const MAX_BYTES: u64 = 500 << 20;

/// The most bytes that one stream, or the operators of all pages, may unpack to.
const UNPACKED: usize = 256 << 20;

/// The most bytes that a stream of the file's own structure may unpack to: each becomes many times as many.
const STRUCTURE: usize = 16 << 20;

/// The most bytes that the record, or the list of pages, may unpack to.
const PRIVATE: usize = 8 << 20;

/// What even an empty stream counts for.
const LEAST: usize = 256;

/// How long a file is waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a packet says of itself: facts, and no judgement of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The record that it was built with.
    pub record: Option<String>,
    /// The program that wrote the file as it is now.
    pub producer: String,
    /// What became of its bytes.
    pub bytes: Bytes,
    /// The SHA-256 of what each page drew when it was built.
    pub built_pages: Vec<String>,
    /// The SHA-256 of each stream of operators as it is now, page by page.
    pub pages: Vec<Vec<String>>,
    /// Whether every page is one picture.
    pub is_scan: bool,
    /// The words of the first page, where it has no record.
    pub words: String,
    /// Who signed it electronically.
    pub signatures: Vec<Signature>,
    /// What was put onto its pages.
    pub additions: Vec<Addition>,
    /// What its pages show otherwise, where something follows the bytes that were built.
    pub changed: Changed,
}

/// What became of the bytes of a file since it was built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Bytes {
    /// They are as they were built: its name is made of them.
    Built,
    /// They are as they were built, and others follow them, so many times.
    Followed(usize),
    /// They are not those that its name was made of.
    #[default]
    Other,
}

/// Why there are no facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It can't be opened, in the operating system's words.
    Closed(String),
    /// It is larger than is read.
    TooLarge,
    /// It is no PDF.
    NotPdf,
    /// It is a PDF that makes no sense, or ends too early.
    Unreadable,
    /// It needs a password.
    Locked,
    /// It took too long, or unpacks to more than is borne.
    Endless,
}

/// Reads the file.
#[expect(clippy::disallowed_methods, reason = "`source` is the room that reads files")]
pub fn read(path: &Path) -> Result<Facts, Fault> {
    let closed = |error: std::io::Error| Fault::Closed(error.to_string());
    let found = path.metadata().map_err(closed)?;
    // To open a pipe may wait for ever.
    if !found.is_file() {
        return Err(Fault::Closed("it is no file".to_owned()));
    }
    if found.len() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(closed)?;
    file.take(MAX_BYTES).read_to_end(&mut bytes).map_err(closed)?;
    of(bytes)
}

/// The facts of a file of these bytes.
pub fn of(bytes: Vec<u8>) -> Result<Facts, Fault> {
    apart::within(PATIENCE, move || look(bytes)).unwrap_or_else(|without| {
        Err(match without {
            Without::Late => Fault::Endless,
            Without::Broken => Fault::Unreadable,
        })
    })
}

fn look(bytes: Vec<u8>) -> Result<Facts, Fault> {
    if evidence::kind::of(&bytes) != evidence::kind::Kind::Pdf {
        return Err(Fault::NotPdf);
    }
    let document = load(&bytes)?;
    let mut left = UNPACKED;
    let (state, built) = name::of(&bytes);
    // What was added later may say anything of what was built.
    let before = match state {
        Bytes::Followed(_) => load(built).ok(),
        Bytes::Built | Bytes::Other => None,
    };
    let origin = before.as_ref().unwrap_or(&document);
    let record = private(origin, b"Record", &mut left)?;
    let mut facts = Facts { producer: producer(&document), ..Facts::default() };
    facts.signatures = added::signatures(&document);
    facts.additions = added::additions(&document);
    if record.is_some() {
        let built = private(origin, b"Pages", &mut left)?.unwrap_or_default();
        facts.built_pages = built.lines().map(str::to_owned).collect();
        facts.pages = pages(&document, &mut left)?;
        facts.bytes = state;
        let changed = before.as_ref().map(|before| drawn::changed(before, &document));
        facts.changed = changed.unwrap_or_default();
    } else {
        let all = document.get_pages().len();
        drop(document);
        let seen = evidence::of(bytes);
        facts.is_scan = all > 0 && seen.scans.len() == all;
        facts.words = seen.texts.into_iter().next().unwrap_or_default();
        if seen.condition == Condition::Endless {
            return Err(Fault::Endless);
        }
    }
    facts.record = record;
    Ok(facts)
}

fn load(bytes: &[u8]) -> Result<Document, Fault> {
    use lopdf47::Error::{Decompress, InvalidPassword, UnsupportedSecurityHandler};
    let at = memchr::memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let bytes = bytes.get(at..).unwrap_or_default();
    let options = LoadOptions { max_decompressed_size: Some(STRUCTURE), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| {
        if matches!(error, Decompress(_)) {
            Fault::Endless
        } else if matches!(error, InvalidPassword | UnsupportedSecurityHandler(_)) {
            Fault::Locked
        } else {
            Fault::Unreadable
        }
    })?;
    if document.is_encrypted() {
        return Err(Fault::Locked);
    }
    if document.get_pages().is_empty() { Err(Fault::Unreadable) } else { Ok(document) }
}

/// A stream under `/PieceInfo` of this name, if there is one.
fn private(document: &Document, key: &[u8], left: &mut usize) -> Result<Option<String>, Fault> {
    let found = || {
        let catalogue = document.catalog().ok()?;
        let pieces = catalogue.get_deref(b"PieceInfo", document).ok()?.as_dict().ok()?;
        let own = pieces.get_deref(b"Practicum", document).ok()?.as_dict().ok()?;
        let own = own.get_deref(b"Private", document).ok()?.as_dict().ok()?;
        own.get_deref(key, document).ok()?.as_stream().ok()
    };
    let Some(stream) = found() else { return Ok(None) };
    let mut own = PRIVATE.min(*left);
    let before = own;
    let content = plain(stream, &mut own)?;
    *left = left.saturating_sub(before.saturating_sub(own));
    Ok(String::from_utf8(content).ok())
}

fn plain(stream: &lopdf47::Stream, left: &mut usize) -> Result<Vec<u8>, Fault> {
    let content = stream.get_plain_content_with_limit(*left).map_err(|_| Fault::Endless)?;
    // A page may name an empty stream a million times.
    *left = left.checked_sub(content.len().max(LEAST)).ok_or(Fault::Endless)?;
    Ok(content)
}

fn producer(document: &Document) -> String {
    let found = || {
        let info = document.trailer.get_deref(b"Info", document).ok()?.as_dict().ok()?;
        lopdf47::decode_text_string(info.get_deref(b"Producer", document).ok()?).ok()
    };
    found().unwrap_or_default()
}

/// The hash of each stream of operators of each page.
fn pages(document: &Document, left: &mut usize) -> Result<Vec<Vec<String>>, Fault> {
    let mut pages = Vec::new();
    for id in document.get_pages().into_values() {
        let mut hashes = Vec::new();
        for content in document.get_page_contents(id) {
            let Ok(stream) = document.get_object(content).and_then(Object::as_stream) else {
                continue;
            };
            hashes.push(evidence::hash(&plain(stream, left)?));
        }
        pages.push(hashes);
    }
    Ok(pages)
}

//! Objects packed into one compressed stream.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};

use crate::render::pdf::file::object::Ref;

/// Objects in one stream: enough to compress well, few enough to be found quickly.
const MOST: usize = 250;

/// Objects that are not yet written.
#[derive(Debug, Default)]
pub(crate) struct Pack {
    ids: Vec<Ref>,
    /// Number and place of each object.
    index: String,
    bodies: Vec<u8>,
}

/// Objects that are packed.
#[derive(Debug)]
pub(crate) struct Closed {
    /// Their numbers in order.
    pub ids: Vec<Ref>,
    /// The entries of the stream's dictionary.
    pub entries: String,
    /// The stream.
    pub content: Vec<u8>,
}

impl Pack {
    /// Adds an object that is no stream.
    pub(crate) fn add(&mut self, id: Ref, body: &[u8]) {
        self.index.push_str(&format!("{} {} ", id.number(), self.bodies.len()));
        self.bodies.extend_from_slice(body);
        self.bodies.push(b'\n');
        self.ids.push(id);
    }

    /// Whether no more should be added.
    pub(crate) fn is_full(&self) -> bool {
        self.ids.len() >= MOST
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Compresses what is in it; this may be done on any thread.
    pub(crate) fn close(self) -> Closed {
        let (count, first) = (self.ids.len(), self.index.len());
        let entries = format!("/Type/ObjStm/N {count}/First {first}/Filter/FlateDecode");
        let content = deflate(&[self.index.as_bytes(), &self.bodies].concat());
        Closed { ids: self.ids, entries, content }
    }
}

/// Compresses.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    // A vector takes all that is written to it.
    drop(encoder.write_all(bytes));
    encoder.finish().unwrap_or_default()
}

//! The file itself: objects with their numbers, packed and compressed, a table of where each stands, and an
//! identity from its own bytes.
//!
//! Objects are written as they come and not kept: a packet may have hundreds of thousands of them.

pub(crate) mod object;
mod pack;
mod table;

use sha2::{Digest, Sha256};

use crate::render::pdf::file::object::Ref;
pub(crate) use crate::render::pdf::file::pack::{Closed, Pack, deflate};
use crate::render::pdf::file::table::{Stand, table};

/// The version of PDF, and four bytes that say that the file is not a text.
const HEADER: &[u8] = b"%PDF-1.7\n%\xc7\xb3\xd3\xb5\n";

/// A file as it grows.
pub(crate) struct File {
    bytes: Vec<u8>,
    stands: Vec<Stand>,
    pack: Pack,
}

impl File {
    /// An empty file.
    pub(crate) fn new() -> Self {
        Self { bytes: HEADER.to_vec(), stands: vec![Stand::Free], pack: Pack::default() }
    }

    /// Gives out a number.
    pub(crate) fn reserve(&mut self) -> Ref {
        self.reserve_many(1)
    }

    /// Gives out so many numbers in a row and returns the first.
    pub(crate) fn reserve_many(&mut self, count: usize) -> Ref {
        let first = Ref::at(self.stands.len());
        self.stands.resize(self.stands.len().saturating_add(count), Stand::Free);
        first
    }

    /// Adds an object that is no stream.
    pub(crate) fn add(&mut self, body: &[u8]) -> Ref {
        let id = self.reserve();
        self.put(id, body);
        id
    }

    /// Writes an object that is no stream under its number.
    pub(crate) fn put(&mut self, id: Ref, body: &[u8]) {
        self.pack.add(id, body);
        if self.pack.is_full() {
            self.flush();
        }
    }

    /// Writes objects that were packed elsewhere.
    pub(crate) fn put_pack(&mut self, pack: &Closed) {
        let stream = self.reserve();
        for (index, id) in pack.ids.iter().enumerate() {
            self.stand(*id, Stand::In { stream, index });
        }
        self.put_stream(stream, pack.entries.as_bytes(), &pack.content);
    }

    /// Adds a stream: the entries of its dictionary but its length, and its bytes as they are.
    pub(crate) fn add_stream(&mut self, entries: &[u8], content: &[u8]) -> Ref {
        let id = self.reserve();
        self.put_stream(id, entries, content);
        id
    }

    /// Adds a stream, compressed where that makes it smaller.
    pub(crate) fn add_deflated(&mut self, entries: &[u8], content: &[u8]) -> Ref {
        let packed = deflate(content);
        if packed.len() < content.len() {
            let entries = [entries, b"/Filter/FlateDecode"].concat();
            self.add_stream(&entries, &packed)
        } else {
            self.add_stream(entries, content)
        }
    }

    /// Writes a stream under its number.
    pub(crate) fn put_stream(&mut self, id: Ref, entries: &[u8], content: &[u8]) {
        self.stand(id, Stand::At(self.bytes.len()));
        let length = content.len();
        self.bytes.extend_from_slice(format!("{} 0 obj\n<<", id.number()).as_bytes());
        self.bytes.extend_from_slice(entries);
        self.bytes.extend_from_slice(format!("/Length {length}>>\nstream\n").as_bytes());
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Closes the file, and names it by a hash of its bytes, in which zeros stand for the name.
    pub(crate) fn finish(mut self, root: Ref, info: Ref) -> Vec<u8> {
        self.flush();
        let id = self.reserve();
        let start = self.bytes.len();
        self.stand(id, Stand::At(start));
        let (entries, content) = table(&self.stands);
        let zeros = "0".repeat(DIGITS);
        let entries = format!(
            "/Type/XRef{entries}/Root {root}/Info {info}/ID[<{zeros}><{zeros}>]/Filter/FlateDecode"
        );
        self.put_stream(id, entries.as_bytes(), &deflate(&content));
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        name(&mut self.bytes, start);
        self.bytes
    }

    fn flush(&mut self) {
        let pack = std::mem::take(&mut self.pack);
        if !pack.is_empty() {
            self.put_pack(&pack.close());
        }
    }

    fn stand(&mut self, id: Ref, stand: Stand) {
        if let Some(place) = self.stands.get_mut(id.index()) {
            *place = stand;
        }
    }
}

/// The digits of the file's name.
const DIGITS: usize = 32;

/// Puts the hash of the bytes in place of both names, which stand behind `from`.
fn name(bytes: &mut [u8], from: usize) {
    let hash = Sha256::digest(&*bytes);
    let half = hash.first_chunk().copied().map_or(0, u128::from_be_bytes);
    let digits = format!("{half:0DIGITS$X}");
    let zeros = [b'0'; DIGITS];
    for _ in 0..2 {
        let tail = bytes.get_mut(from..).unwrap_or_default();
        let at = memchr::memmem::find(tail, &zeros);
        let place = at.and_then(|at| tail.get_mut(at..at.saturating_add(DIGITS)));
        if let Some(place) = place {
            place.copy_from_slice(digits.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::File;
    use lopdf47::Document;

    #[test]
    fn what_is_written_can_be_read() {
        let mut file = File::new();
        let pages = file.reserve();
        let root = file.add(format!("<</Type/Catalog/Pages {pages}>>").as_bytes());
        let content = file.add_deflated(b"", &b"0 0 1 rg 10 10 40 40 re f\n".repeat(100));
        let mut kids = String::new();
        for _ in 0..500 {
            let page = format!(
                "<</Type/Page/Parent {pages}/MediaBox[0 0 60 60]/Resources<<>>/Contents {content}>>"
            );
            kids.push_str(&format!("{} ", file.add(page.as_bytes())));
        }
        file.put(pages, format!("<</Type/Pages/Count 500/Kids[{kids}]>>").as_bytes());
        let info = file.add(b"<</Title(T)>>");
        let bytes = file.finish(root, info);
        let read = Document::load_mem(&bytes).expect("a document");
        assert_eq!(read.get_pages().len(), 500);
        let first = read.get_page_content(read.get_pages()[&1]);
        assert!(first.starts_with(b"0 0 1 rg"), "{first:?}");
        assert_eq!(memchr::memmem::find_iter(&bytes, &[b'0'; 32]).count(), 0);
    }
}

//! Whether the pages of a file show what they showed before something was added to it: all that they are drawn with,
//! compared object by object.

use std::collections::BTreeMap;

use lopdf47::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest, Sha256};

/// How far objects are followed from a page; drawings within drawings are a few deep.
const DEPTH: usize = 64;

/// How far up the tree of pages a value is inherited from.
const ANCESTORS: usize = 32;

/// What a page is drawn with.
const DRAWN: [&[u8]; 7] =
    [b"Contents", b"Resources", b"MediaBox", b"CropBox", b"Rotate", b"UserUnit", b"Group"];

/// What is otherwise on a page, by its number from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Pages that show something else, or are there no more.
    pub drawn: Vec<u32>,
    /// Pages with other links, notes or fields.
    pub annotated: Vec<u32>,
}

/// What of `built` is otherwise in `now`, which is the same file with something added.
pub(super) fn changed(built: &Document, now: &Document) -> Changed {
    let (before, after) = (built.get_pages(), now.get_pages());
    let (mut before_of, mut after_of) = (Hashes::of(built), Hashes::of(now));
    let mut changed = Changed::default();
    for (number, id) in &before {
        let Some(other) = after.get(number) else {
            changed.drawn.push(*number);
            continue;
        };
        if before_of.page(*id, &DRAWN) != after_of.page(*other, &DRAWN) {
            changed.drawn.push(*number);
        }
        if before_of.page(*id, &[b"Annots"]) != after_of.page(*other, &[b"Annots"]) {
            changed.annotated.push(*number);
        }
    }
    changed.drawn.extend(after.keys().filter(|number| !before.contains_key(number)));
    changed
}

/// The hashes of a file's objects, each found once.
struct Hashes<'a> {
    document: &'a Document,
    known: BTreeMap<ObjectId, Option<[u8; 32]>>,
}

impl<'a> Hashes<'a> {
    fn of(document: &'a Document) -> Self {
        Self { document, known: BTreeMap::new() }
    }

    /// What a page has under these keys, or the tree above it.
    fn page(&mut self, id: ObjectId, keys: &[&[u8]]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        for key in keys {
            hasher.update(key);
            match inherited(self.document, id, key) {
                Some(value) => self.feed(&mut hasher, value, DEPTH),
                None => hasher.update(b"none"),
            }
        }
        hasher.finalize().into()
    }

    fn feed(&mut self, hasher: &mut Sha256, object: &Object, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return hasher.update(b"deep") };
        match object {
            Object::Null => hasher.update(b"null"),
            Object::Boolean(value) => hasher.update([b'b', u8::from(*value)]),
            Object::Integer(value) => {
                hasher.update(b"i");
                hasher.update(value.to_be_bytes());
            }
            Object::Real(value) => {
                hasher.update(b"r");
                hasher.update(value.to_bits().to_be_bytes());
            }
            Object::Name(words) | Object::String(words, _) => {
                hasher.update(b"w");
                bytes(hasher, words);
            }
            Object::Array(list) => {
                hasher.update(b"[");
                for one in list {
                    self.feed(hasher, one, depth);
                }
                hasher.update(b"]");
            }
            Object::Dictionary(dictionary) => self.dictionary(hasher, dictionary, depth),
            Object::Stream(stream) => {
                self.dictionary(hasher, &stream.dict, depth);
                bytes(hasher, &stream.content);
            }
            Object::Reference(id) => self.reference(hasher, *id, depth),
        }
    }

    fn dictionary(&mut self, hasher: &mut Sha256, dictionary: &Dictionary, depth: usize) {
        let sorted: BTreeMap<&[u8], &Object> =
            dictionary.iter().map(|(key, value)| (key.as_slice(), value)).collect();
        hasher.update(b"<");
        for (key, value) in sorted {
            bytes(hasher, key);
            self.feed(hasher, value, depth);
        }
        hasher.update(b">");
    }

    fn reference(&mut self, hasher: &mut Sha256, id: ObjectId, depth: usize) {
        let Ok(object) = self.document.get_object(id) else { return hasher.update(b"gone") };
        let is_page = object.as_dict().is_ok_and(|page| page.has_type(b"Page"));
        match self.known.get(&id) {
            // What leads back to a page, or to itself, is known by its number, which an addition keeps.
            _ if is_page => hasher.update(id.0.to_be_bytes()),
            Some(None) => hasher.update(id.0.to_be_bytes()),
            Some(Some(hash)) => hasher.update(hash),
            None => {
                self.known.insert(id, None);
                let mut own = Sha256::new();
                self.feed(&mut own, object, depth);
                let hash: [u8; 32] = own.finalize().into();
                self.known.insert(id, Some(hash));
                hasher.update(hash);
            }
        }
    }
}

fn bytes(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update(bytes.len().to_string());
    hasher.update(b":");
    hasher.update(bytes);
}

fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut id = page;
    for _ in 0..ANCESTORS {
        let dictionary = document.get_dictionary(id).ok()?;
        if let Ok(value) = dictionary.get(key) {
            return Some(value);
        }
        id = dictionary.get(b"Parent").ok()?.as_reference().ok()?;
    }
    None
}

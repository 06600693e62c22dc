//! What on a page keeps a packet that holds it from being made for archives and for being read aloud.
//!
//! Fonts and colours are looked at where they are used: what lies unused in a file comes into no packet.

use std::collections::{BTreeMap, BTreeSet};

use lopdf47::{Dictionary, Document, Object, ObjectId};

use crate::source::evidence::hindrance::{Hindrance, Sort};
use crate::source::evidence::pdf::font::LAID_BY;

/// How deep colour spaces lie within colour spaces.
const DEPTH: usize = 8;

/// Hindrances of one file that are kept.
const MOST: usize = 2_000;

/// The flags of a font whose letters are not those of an alphabet.
const SYMBOLIC: i64 = 1 << 2;

/// What was found so far.
pub(super) struct Archive<'a> {
    document: &'a Document,
    page: u32,
    found: BTreeSet<Hindrance>,
    fonts: BTreeMap<ObjectId, Vec<Sort>>,
}

impl<'a> Archive<'a> {
    /// Nothing yet, of this file.
    pub(super) fn of(document: &'a Document) -> Self {
        Self { document, page: 1, found: BTreeSet::new(), fonts: BTreeMap::new() }
    }

    /// What follows is on the page of this number.
    pub(super) fn turn_to(&mut self, page: u32) {
        self.page = page;
    }

    /// All that was found.
    pub(super) fn finish(self) -> Vec<Hindrance> {
        self.found.into_iter().collect()
    }

    /// Something is there that is not looked at.
    pub(super) fn leave_unseen(&mut self) {
        self.find(Sort::Unseen);
    }

    /// A value is left to be drawn by whoever shows it: it gets a font that every reader has.
    pub(super) fn left_to_readers(&mut self) {
        self.find(Sort::FontElsewhere("Helvetica".to_owned()));
    }

    fn find(&mut self, of: Sort) {
        if self.found.len() < MOST {
            self.found.insert(Hindrance { of, page: self.page });
        }
    }

    /// A font is used to show letters.
    pub(super) fn font(&mut self, font: &'a Object) {
        let Ok((id, Object::Dictionary(keys))) = self.document.dereference(font) else { return };
        let known = id.and_then(|id| self.fonts.get(&id).cloned());
        let sorts = known.unwrap_or_else(|| self.judge(keys));
        if let Some(id) = id {
            self.fonts.entry(id).or_insert_with(|| sorts.clone());
        }
        for sort in sorts {
            self.find(sort);
        }
    }

    fn judge(&self, keys: &'a Dictionary) -> Vec<Sort> {
        let sort = self.name(keys, b"Subtype").unwrap_or_default();
        let composite = sort == b"Type0";
        let own = if composite { self.descendant(keys).unwrap_or(keys) } else { keys };
        let name =
            self.name(keys, b"BaseFont").or_else(|| self.name(keys, b"Name")).unwrap_or_default();
        let name = String::from_utf8_lossy(name).into_owned();
        // The first six letters of a part of a font say nothing of it.
        let name = match name.split_once('+') {
            Some((tag, rest)) if tag.len() == 6 => rest.to_owned(),
            Some(_) | None => name,
        };
        let descriptor = self.dictionary(own, b"FontDescriptor");
        let program = descriptor.is_some_and(|descriptor| {
            [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.has(key))
        });
        let mut sorts = Vec::new();
        if !program && sort != b"Type3" {
            sorts.push(Sort::FontElsewhere(name.clone()));
        }
        let flags = descriptor.and_then(|own| self.get(own, b"Flags")?.as_i64().ok()).unwrap_or(0);
        let symbolic = flags & SYMBOLIC != 0;
        if !self.says_its_letters(keys, sort, symbolic) {
            sorts.push(Sort::FontUnread(name.clone()));
        }
        let encoding = self.encoding(keys);
        let base = match encoding {
            Some(Object::Name(name)) => Some(name.as_slice()),
            Some(Object::Dictionary(own)) => self.name(own, b"BaseEncoding"),
            _ => None,
        };
        let latin = matches!(base, Some(b"WinAnsiEncoding" | b"MacRomanEncoding"));
        if sort == b"TrueType" && program && (if symbolic { encoding.is_some() } else { !latin }) {
            sorts.push(Sort::FontTable(name));
        }
        sorts
    }

    fn encoding(&self, keys: &'a Dictionary) -> Option<&'a Object> {
        self.get(keys, b"Encoding").or_else(|| self.get(keys, LAID_BY.as_bytes()))
    }

    fn says_its_letters(&self, keys: &'a Dictionary, sort: &[u8], symbolic: bool) -> bool {
        if self.get(keys, b"ToUnicode").is_some_and(|map| map.as_stream().is_ok()) {
            return true;
        }
        let encoding = self.encoding(keys);
        if sort == b"Type0" {
            // Tables that every reader has, of the alphabets of East Asia.
            return matches!(encoding, Some(Object::Name(name)) if !name.starts_with(b"Identity"));
        }
        match encoding {
            Some(Object::Name(_)) => true,
            Some(Object::Dictionary(own)) => {
                let differences = self.get(own, b"Differences").and_then(|all| all.as_array().ok());
                let mut names =
                    differences.into_iter().flatten().filter_map(|one| one.as_name().ok());
                let based = own.has(b"BaseEncoding") || differences.is_some();
                based && names.all(is_known)
            }
            _ => sort != b"Type3" && !symbolic,
        }
    }

    fn descendant(&self, keys: &'a Dictionary) -> Option<&'a Dictionary> {
        let first = self.get(keys, b"DescendantFonts")?.as_array().ok()?.first()?;
        self.document.dereference(first).ok()?.1.as_dict().ok()
    }

    /// A space of this name is used, or one that is named in the resources.
    pub(super) fn space_named(&mut self, name: &[u8], resources: Option<&'a Dictionary>) {
        let spaces = resources.and_then(|resources| self.dictionary(resources, b"ColorSpace"));
        // What stands for the colours of the device wherever they are used says of which press they are.
        let said = spaces.is_some_and(|spaces| spaces.has(b"DefaultCMYK"));
        if matches!(name, b"DeviceCMYK" | b"CMYK") {
            if !said {
                self.find(Sort::PressColors);
            }
        } else if let Some(space) = spaces.and_then(|spaces| spaces.get(name).ok()) {
            self.space(space, said);
        }
    }

    /// A space is used.
    fn space(&mut self, space: &'a Object, said: bool) {
        if !said && self.is_of_a_press(space, DEPTH) {
            self.find(Sort::PressColors);
        }
    }

    fn is_of_a_press(&self, space: &'a Object, depth: usize) -> bool {
        // What is too deep to be looked at may be anything.
        let Some(depth) = depth.checked_sub(1) else { return true };
        let Ok((_, space)) = self.document.dereference(space) else { return false };
        if let Ok(name) = space.as_name() {
            return name == b"DeviceCMYK";
        }
        let Ok(parts) = space.as_array() else { return false };
        let sort =
            parts.first().and_then(|sort| self.document.dereference(sort).ok()?.1.as_name().ok());
        let base = match sort {
            Some(b"Indexed" | b"Pattern") => parts.get(1),
            Some(b"Separation" | b"DeviceN") => parts.get(2),
            Some(b"DeviceCMYK") => return true,
            Some(_) | None => None,
        };
        base.is_some_and(|base| self.is_of_a_press(base, depth))
    }

    /// Something is drawn by name: a picture, a form with a group of its own, or a shading.
    pub(super) fn drawn(&mut self, keys: &'a Dictionary, resources: Option<&'a Dictionary>) {
        let stencil = self.get(keys, b"ImageMask") == Some(&Object::Boolean(true));
        let group = self.dictionary(keys, b"Group").and_then(|group| group.get(b"CS").ok());
        let space = keys.get(b"ColorSpace").ok().filter(|_| !stencil);
        for space in group.into_iter().chain(space) {
            match space.as_name() {
                Ok(name) => self.space_named(name, resources),
                Err(_) => self.space(space, false),
            }
        }
    }

    /// A picture's data are these.
    pub(super) fn picture(&mut self, keys: &'a Dictionary, data: &[u8]) {
        let filters = self.get(keys, b"Filter");
        let last = match filters {
            Some(Object::Array(all)) => all.last().and_then(|one| one.as_name().ok()),
            Some(one) => one.as_name().ok(),
            None => None,
        };
        if last == Some(b"JPXDecode") && !matches!(samples_of_jpeg_2000(data), Some(1 | 3 | 4)) {
            self.find(Sort::OddPicture);
        }
    }

    fn get(&self, keys: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        keys.get_deref(key, self.document).ok().filter(|value| !value.is_null())
    }

    fn name(&self, keys: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(keys, key)?.as_name().ok()
    }

    fn dictionary(&self, keys: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.get(keys, key)?.as_dict().ok()
    }
}

/// Whether a letter's name says which letter it is, and is not just its number in the font.
fn is_known(name: &[u8]) -> bool {
    let Ok(name) = std::str::from_utf8(name) else { return false };
    let stem = name.split('.').next().unwrap_or_default();
    let digits = stem.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let head = stem.len().saturating_sub(digits.len());
    let number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unicode = stem.starts_with("uni") || (stem.starts_with('u') && digits.len() >= 4);
    name == ".notdef" || unicode || !(number && head <= 5)
}

/// How many samples a pixel of a JPEG 2000 picture has.
fn samples_of_jpeg_2000(data: &[u8]) -> Option<u16> {
    let at = memchr::memmem::find(data, b"\xff\x4f\xff\x51")?;
    let samples = data.get(at.saturating_add(40)..)?.first_chunk::<2>()?;
    Some(u16::from_be_bytes(*samples))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_a_number_says_no_letter() {
        for known in ["A", "space", "eacute", "uni00E9", "u1F600", "f_i", "one", ".notdef", "a.sc"]
        {
            assert!(is_known(known.as_bytes()), "{known}");
        }
        for unknown in ["g12", "G01", "c65", "cid123", "glyph7", "a1"] {
            assert!(!is_known(unknown.as_bytes()), "{unknown}");
        }
    }
}

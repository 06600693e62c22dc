//! A font of a PDF: which letters its codes mean, and how wide they are.
#![expect(clippy::float_arithmetic, reason = "letters are measured in fractions of their height")]

use std::collections::BTreeMap;

use lopdf47::{Dictionary, Document, Encoding, Object};

/// The most bytes that the table of a font's letters may unpack to.
const TABLE: usize = 4 << 20;

/// Widths that are kept; no font of a certificate has more letters.
const WIDTHS: usize = 70_000;

/// Where the table of names lies that is not used.
pub(super) const LAID_BY: &str = "EncodingLaidBy";

/// A font, as far as reading needs it.
#[derive(Debug)]
pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    /// In thousandths of the height, by code.
    widths: BTreeMap<u32, f32>,
    otherwise: Option<f32>,
    /// Bytes of a code.
    code: usize,
}

/// Lets fonts whose table of names can't be read use their table of characters, where they have one.
pub(super) fn prefer_unicode(document: &mut Document) {
    let encodings: Vec<_> = document
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let font = object.as_dict().ok().filter(|one| one.has_type(b"Font"))?;
            let own = font.get_deref(b"Encoding", document).ok()?.as_dict().ok()?;
            (font.has(b"ToUnicode") && own.has(b"Differences")).then_some(*id)
        })
        .collect();
    for id in encodings {
        if let Ok(font) = document.get_dictionary_mut(id)
            && let Some(own) = font.remove(b"Encoding")
        {
            font.set(LAID_BY, own);
        }
    }
}

impl<'a> Font<'a> {
    /// Reads a font.
    pub(super) fn of(document: &'a Document, font: &'a Dictionary) -> Self {
        let encoding = font.get_font_encoding_with_limit(document, TABLE).ok();
        let composite =
            font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|one| one == b"Type0");
        let mut read = Self {
            encoding,
            widths: BTreeMap::new(),
            otherwise: None,
            code: if composite { 2 } else { 1 },
        };
        if composite {
            read.composite(document, font);
        } else {
            read.simple(document, font);
        }
        read
    }

    fn simple(&mut self, document: &Document, font: &Dictionary) -> Option<()> {
        let first = font.get_deref(b"FirstChar", document).ok()?.as_i64().ok()?;
        let widths = font.get_deref(b"Widths", document).ok()?.as_array().ok()?;
        // A font drawn by the page's own operators measures in units of its own.
        let scale = match font.get_deref(b"FontMatrix", document).and_then(Object::as_array) {
            Ok(matrix) => matrix.first()?.as_float().ok()? * 1000.0,
            Err(_) => 1.0,
        };
        let codes = u32::try_from(first).ok()?..;
        for (code, width) in codes.zip(widths.iter().take(256)) {
            let width = document.dereference(width).ok()?.1.as_float().ok()?;
            self.widths.insert(code, width * scale);
        }
        self.otherwise = Some(500.0);
        Some(())
    }

    fn composite(&mut self, document: &Document, font: &Dictionary) -> Option<()> {
        let fonts = font.get_deref(b"DescendantFonts", document).ok()?.as_array().ok()?;
        let own = document.dereference(fonts.first()?).ok()?.1.as_dict().ok()?;
        let number = |one: &Object| document.dereference(one).ok()?.1.as_float().ok();
        self.otherwise = Some(own.get(b"DW").ok().and_then(number).unwrap_or(1000.0));
        let listed = own.get_deref(b"W", document).ok()?.as_array().ok()?;
        let code =
            |one: &Object| u32::try_from(document.dereference(one).ok()?.1.as_i64().ok()?).ok();
        let mut rest = listed.as_slice();
        while let [first, second, after @ ..] = rest {
            let first = code(first)?;
            if let Ok(widths) = document.dereference(second).ok()?.1.as_array() {
                for (code, width) in (first..).zip(widths.iter().take(WIDTHS)) {
                    self.widths.insert(code, number(width)?);
                }
                rest = after;
            } else {
                let (width, after) = after.split_first()?;
                let last = code(second)?;
                let width = number(width)?;
                for code in (first..=last).take(WIDTHS) {
                    self.widths.insert(code, width);
                }
                rest = after;
            }
            if self.widths.len() > WIDTHS {
                return None;
            }
        }
        Some(())
    }

    /// The letters of a string; nothing if the font does not say what its codes mean.
    pub(super) fn letters(&self, string: &[u8]) -> Option<String> {
        self.encoding.as_ref()?.bytes_to_string(string).ok()
    }

    /// How wide a string is at a height of one, with so much after each letter and each blank.
    pub(super) fn width(&self, string: &[u8], letters: &str, after: f32, blank: f32) -> f32 {
        let mut width = 0.0;
        let mut shown = letters.chars();
        for code in string.chunks(self.code) {
            let number = code
                .iter()
                .fold(0_u32, |sum, byte| sum.saturating_mul(256).saturating_add(u32::from(*byte)));
            let letter = shown.next().unwrap_or('n');
            let own = self.widths.get(&number).copied().or(self.otherwise);
            width += own.unwrap_or_else(|| usual(letter)) / 1000.0 + after;
            if code == b" " {
                width += blank;
            }
        }
        width
    }
}

/// About how wide a letter is in a font that every reader has and no file describes.
fn usual(letter: char) -> f32 {
    match letter {
        ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' | 'i' | 'j' | 'l' | 'I' | '/' => 265.0,
        '(' | ')' | '[' | ']' | '-' | 'f' | 't' | 'r' => 325.0,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 830.0,
        _ if letter.is_uppercase() => 680.0,
        _ => 540.0,
    }
}

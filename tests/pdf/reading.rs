//! Reads a packet back: what stands where on each page, and what it is tagged as.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;

/// A stretch of text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// The baseline, from the lower edge of the paper.
    pub y: f32,
    pub size: f32,
    /// The structure type, or `Artifact/Pagination` and the like.
    pub tag: String,
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub pieces: Vec<Piece>,
    /// Left, lower, right and upper edges of filled and stroked rectangles.
    pub rectangles: Vec<[f32; 4]>,
    pub width: f32,
    pub height: f32,
}

impl Page {
    /// All text, one piece a line, without what every page carries.
    pub(crate) fn body(&self) -> String {
        self.texts(|tag| !tag.starts_with("Artifact"))
    }

    /// What the page carries outside the structure.
    pub(crate) fn artifacts(&self) -> String {
        self.texts(|tag| tag.starts_with("Artifact"))
    }

    fn texts(&self, choose: impl Fn(&str) -> bool) -> String {
        let pieces = self.pieces.iter().filter(|piece| choose(&piece.tag));
        pieces.flat_map(|piece| [&*piece.text, "\n"]).collect()
    }
}

struct Font {
    characters: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

/// Opens a packet.
pub(crate) fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("a PDF")
}

/// Reads all pages.
pub(crate) fn pages(document: &Document) -> Vec<Page> {
    let ids = document.get_pages();
    assert!(!ids.is_empty());
    ids.values().map(|id| page(document, *id)).collect()
}

fn page(document: &Document, id: lopdf::ObjectId) -> Page {
    let fonts: BTreeMap<Vec<u8>, Font> = document
        .get_page_fonts(id)
        .expect("fonts")
        .into_iter()
        .map(|(name, dictionary)| (name, font(document, dictionary)))
        .collect();
    let content = document.get_page_content(id);
    let content = Content::decode(&content).expect("operators");
    let dictionary = document.get_dictionary(id).expect("a page");
    let paper = dictionary.get(b"MediaBox").and_then(Object::as_array).expect("a paper");
    let mut page = Page { width: number(&paper[2]), height: number(&paper[3]), ..Page::default() };
    let (mut name, mut size) = (Vec::new(), 0.0);
    let (mut x, mut y) = (0.0, 0.0);
    let mut begins = false;
    let mut tags: Vec<String> = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let tag = operands[0].as_name().expect("a tag");
                let mut tag = String::from_utf8_lossy(tag).into_owned();
                if let Ok(kind) = operands[1].as_dict().expect("properties").get(b"Type") {
                    tag.push('/');
                    tag.push_str(&String::from_utf8_lossy(kind.as_name().expect("a kind")));
                }
                tags.push(tag);
            }
            "EMC" => drop(tags.pop().expect("an open tag")),
            "BT" => {
                (x, y) = (0.0, 0.0);
                begins = true;
            }
            "Tf" => {
                name = operands[0].as_name().expect("a font").to_vec();
                size = number(&operands[1]);
            }
            "Td" => {
                x += number(&operands[0]);
                y += number(&operands[1]);
            }
            "Tm" => (x, y) = (number(&operands[4]), number(&operands[5])),
            "Tj" | "TJ" => {
                let font = &fonts[&name];
                let (text, width) = shown(font, &operands[0]);
                let right = x + width * size / 1000.0;
                let tag = tags.last().expect("tagged text").clone();
                assert_eq!(tags.len(), 1, "one tag at a time");
                match page.pieces.last_mut() {
                    // A mark over a letter is shown on its own, in the same text.
                    Some(last) if !begins => {
                        last.text.push_str(&text);
                        last.right = right;
                    }
                    _ => page.pieces.push(Piece { text, left: x, right, y, size, tag }),
                }
                x = right;
                begins = false;
            }
            "re" => {
                let [x, y, width, height] = [0, 1, 2, 3].map(|at| number(&operands[at]));
                assert!(!tags.is_empty(), "tagged rules");
                page.rectangles.push([x, y, x + width, y + height]);
            }
            _ => {}
        }
    }
    assert!(tags.is_empty(), "every tag is closed");
    page
}

fn shown(font: &Font, operand: &Object) -> (String, f32) {
    let (mut text, mut width) = (String::new(), 0.0);
    let one = std::slice::from_ref(operand);
    for part in operand.as_array().map_or(one, Vec::as_slice) {
        if let Object::String(codes, _) = part {
            for code in codes.chunks(2) {
                let code = u16::from_be_bytes([code[0], code[1]]);
                text.push_str(&font.characters[&code]);
                width += font.widths[&code];
            }
        } else {
            width -= number(part);
        }
    }
    (text, width)
}

fn font(document: &Document, dictionary: &Dictionary) -> Font {
    let descendants = dictionary.get(b"DescendantFonts").and_then(Object::as_array).expect("one");
    let descendant = document.dereference(&descendants[0]).expect("one").1.as_dict().expect("one");
    let mut widths = BTreeMap::new();
    let list = descendant.get(b"W").and_then(Object::as_array).expect("widths");
    for pair in list.chunks(2) {
        let first = u16::try_from(pair[0].as_i64().expect("a code")).expect("a code");
        for (at, width) in (0..).zip(pair[1].as_array().expect("widths")) {
            widths.insert(first + at, number(width));
        }
    }
    let stream = dictionary.get_deref(b"ToUnicode", document).and_then(Object::as_stream);
    let map = stream.and_then(lopdf::Stream::get_plain_content).expect("a map");
    Font { characters: characters(&String::from_utf8(map).expect("text")), widths }
}

/// Reads a map to Unicode, whose lines are `<code> <text in UTF-16>`.
fn characters(map: &str) -> BTreeMap<u16, String> {
    assert!(!map.contains("beginbfrange"), "one code a line");
    let mut characters = BTreeMap::new();
    let mut inside = false;
    for line in map.lines().map(str::trim) {
        if line.ends_with("beginbfchar") {
            inside = true;
        } else if line == "endbfchar" {
            inside = false;
        } else if inside {
            let codes: Vec<&str> =
                line.split(['<', '>']).filter(|code| !code.trim().is_empty()).collect();
            let number = |hex: &str| u16::from_str_radix(hex, 16).expect("four digits");
            let unit = |digits: &[u8]| number(&String::from_utf8_lossy(digits));
            let units: Vec<u16> = codes[1].as_bytes().chunks(4).map(unit).collect();
            characters.insert(number(codes[0]), String::from_utf16(&units).expect("text"));
        }
    }
    assert!(!characters.is_empty(), "{map}");
    characters
}

pub(crate) fn number(object: &Object) -> f32 {
    object.as_float().expect("a number")
}

//! Pages of a PDF: each becomes a form.

use lopdf47::{Dictionary, Object, ObjectId};

use crate::render::pdf::exhibit::content::rewrite;
use crate::render::pdf::exhibit::graph::Graph;
use crate::render::pdf::exhibit::matrix::{self, Area};
use crate::render::pdf::exhibit::pack::{packed, stream};
use crate::render::pdf::exhibit::scope::Scope;
use crate::render::pdf::exhibit::{Fault, Imported, Lost, Sheet, file};

/// How far up the tree of pages a value is inherited from.
const ANCESTORS: usize = 64;

/// Streams of one page.
const STREAMS: usize = 10_000;

/// The size of a page that says nothing of it: US Letter.
const USUAL: Area = [0.0, 0.0, 612.0, 792.0];

/// Reads the pages of these numbers, or all.
pub(super) fn import(bytes: &[u8], wanted: Option<&[u32]>) -> Result<Imported, Fault> {
    let file = file::open(bytes)?;
    let pages = file.get_pages();
    if pages.is_empty() {
        return Err(Fault::Damaged("it has no page".to_owned()));
    }
    let mut graph = Graph::of(&file);
    let mut sheets = Vec::new();
    let all: Vec<u32>;
    let wanted = if let Some(wanted) = wanted {
        wanted
    } else {
        all = pages.keys().copied().collect();
        &all
    };
    for number in wanted {
        let Some(id) = pages.get(number) else {
            return Err(Fault::NoPage(*number, pages.len()));
        };
        graph.page = *number;
        sheets.push(graph.sheet(*id)?);
    }
    Ok(Imported { objects: graph.objects, sheets, losses: graph.losses.into_iter().collect() })
}

impl<'a> Graph<'a> {
    fn sheet(&mut self, id: ObjectId) -> Result<Sheet, Fault> {
        let number = self.page;
        let unreadable = || Fault::Damaged(format!("its page {number} can't be read"));
        let page = self.file.get_dictionary(id).map_err(|_| unreadable())?;
        let media = self.area(page, b"MediaBox").unwrap_or(USUAL);
        let area = self.area(page, b"CropBox").map_or(media, |crop| matrix::shared(media, crop));
        let turn = self.inherited(page, b"Rotate").and_then(number_of).unwrap_or(0);
        let unit = self.get(page, b"UserUnit").and_then(|unit| unit.as_float().ok());
        let unit = unit.filter(|unit| (0.01..=100.0).contains(unit)).unwrap_or(1.0);
        let (width, height, matrix) = matrix::placed(area, turn.div_euclid(90), unit);
        let object = self.page_form(page, area)?;
        Ok(Sheet { object, width, height, matrix, page: number })
    }

    fn page_form(&mut self, page: &'a Dictionary, area: Area) -> Result<u32, Fault> {
        let mut keys = Dictionary::new();
        keys.set("Type", Object::Name(b"XObject".to_vec()));
        keys.set("Subtype", Object::Name(b"Form".to_vec()));
        keys.set("BBox", Object::Array(area.map(Object::Real).to_vec()));
        if let Some(group) = self.group(page)? {
            keys.set("Group", group);
        }
        let resources = match self.inherited(page, b"Resources") {
            Some(Object::Dictionary(resources)) => Some(resources),
            _ => None,
        };
        let mut scope = Scope::of(self, resources);
        let (content, sound) = self.content(page)?;
        let rewritten = rewrite(self, &content, &mut scope)?;
        let notes = self.annotations(page, &mut scope)?;
        keys.set("Resources", Object::Dictionary(scope.finish(self)?));
        let form = match (rewritten, self.only(page).filter(|_| sound)) {
            (None, Some(bytes)) if notes.is_empty() => {
                keys.set("Filter", Object::Name(b"FlateDecode".to_vec()));
                stream(keys, bytes)
            }
            (rewritten, _) => {
                let content = rewritten.unwrap_or(content);
                let content = if notes.is_empty() {
                    content
                } else {
                    // What lies on the page begins with a state of its own.
                    [b"q\n", content.as_slice(), b"\nQ", &notes].concat()
                };
                packed(keys, content)
            }
        };
        self.add(Object::Stream(form))
    }

    /// The streams of a page that are there.
    fn streams(&self, page: &'a Dictionary) -> Vec<&'a lopdf47::Stream> {
        let streams = match self.get(page, b"Contents") {
            Some(Object::Stream(one)) => return vec![one],
            Some(Object::Array(all)) => all.as_slice(),
            _ => &[],
        };
        let stream = |one| match self.resolve(one) {
            Some(Object::Stream(one)) => Some(one),
            _ => None,
        };
        streams.iter().take(STREAMS).filter_map(stream).collect()
    }

    /// The operators of a page, of all its streams in their order, and whether all could be unpacked by any
    /// reader.
    fn content(&mut self, page: &'a Dictionary) -> Result<(Vec<u8>, bool), Fault> {
        let mut content = Vec::new();
        let mut sound = true;
        if self.array(page, b"Contents").is_some_and(|all| all.len() > STREAMS) {
            self.lose(Lost::Beyond("more than 10,000 parts of a page"));
        }
        for stream in self.streams(page) {
            if self.is_elsewhere(stream) {
                continue;
            }
            let unpacked = self.unpacked(stream)?;
            if !unpacked.whole {
                self.lose(Lost::Rest);
            }
            sound &= unpacked.whole && unpacked.sound;
            if !content.is_empty() {
                content.push(b'\n');
            }
            content.extend(unpacked.bytes);
        }
        Ok((content, sound))
    }

    /// The packed operators of a page that has one stream of them.
    fn only(&self, page: &'a Dictionary) -> Option<Vec<u8>> {
        let streams = self.streams(page);
        let [stream] = streams.as_slice() else { return None };
        self.is_deflated(stream).then(|| stream.content.clone())
    }

    fn area(&self, page: &'a Dictionary, key: &[u8]) -> Option<Area> {
        let corners = self.inherited(page, key)?.as_array().ok()?;
        let number = |one| self.resolve(one)?.as_float().ok().filter(|one: &f32| one.is_finite());
        let corners: Option<Vec<f32>> = corners.iter().take(4).map(number).collect();
        Some(matrix::upright(corners?.try_into().ok()?)).filter(|area| matrix::is_sane(*area))
    }

    /// A value of a page, or of the nearest part of the tree above it that has one.
    fn inherited(&self, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let mut keys = page;
        for _ in 0..ANCESTORS {
            if let Some(value) = self.get(keys, key) {
                return Some(value);
            }
            keys = self.dictionary(keys, b"Parent")?;
        }
        None
    }
}

/// A whole number, also where it is written with a point.
fn number_of(value: &Object) -> Option<i64> {
    match value {
        Object::Integer(number) => Some(*number),
        Object::Real(number) => [0_i16, 90, 180, 270, -90, -180, -270]
            .into_iter()
            .find(|turn| (f32::from(*turn) - number).abs() < 0.5)
            .map(i64::from),
        _ => None,
    }
}

//! The faces as objects of the file, made by printpdf: their programs, widths, and what each glyph stands for.

use std::collections::{BTreeMap, BTreeSet};

use lopdf47::{Document, Object, ObjectId};
use printpdf::{
    Codepoint, FontId, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem,
};

use crate::render::pdf::Error;
use crate::render::pdf::face::Face;
use crate::render::pdf::file::object::{Ref, entries, foreign};
use crate::render::pdf::file::{File, deflate};
use crate::render::pdf::fonts::{Fonts, Weight};

/// Adds the faces, and returns the dictionary that names them among a page's resources.
pub(crate) fn add(file: &mut File, fonts: &Fonts) -> Result<String, Error> {
    let faces = [Weight::Regular, Weight::Strong].map(|weight| fonts.face(weight));
    let mut specimen = PdfDocument::new("");
    let mut ops = Vec::new();
    for face in faces {
        let id = FontId(face.id().to_owned());
        specimen.resources.fonts.map.insert(id.clone(), PdfFont::new(face.embedded()?));
        ops.push(Op::StartTextSection);
        ops.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        ops.push(Op::ShowText { items: all_glyphs(face) });
        ops.push(Op::EndTextSection);
    }
    specimen.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), ops));
    let bytes = specimen.save(&PdfSaveOptions::default(), &mut Vec::new());
    let made = Document::load_mem(&bytes).map_err(Error::Pdf)?;
    let page = made.get_pages().into_values().next().ok_or(Error::Font("specimen"))?;
    let found = made.get_page_fonts(page).map_err(Error::Pdf)?;
    let mut dictionary = String::new();
    for face in faces {
        let font = found.get(face.id().as_bytes()).ok_or(Error::Font(face.id()))?;
        let id = copy(file, &made, &Object::Dictionary((*font).clone()));
        dictionary.push_str(&format!("/{} {id}", face.id()));
    }
    Ok(dictionary)
}

/// Everything that was set in a face, so that printpdf embeds it: characters, then glyphs that stand for several.
fn all_glyphs(face: &Face) -> Vec<TextItem> {
    let single: BTreeSet<u16> = face.characters().values().copied().collect();
    // Of several characters that lead to one glyph the first in Unicode's order is the last word.
    let text = face.characters().keys().rev().filter_map(|code| char::from_u32(*code)).collect();
    let composed = face.composed().iter().filter(|(code, _)| !single.contains(code));
    let composed = composed.map(|(code, text)| Codepoint::with_cid(*code, 0.0, text.clone()));
    vec![TextItem::Text(text), TextItem::GlyphIds(composed.collect())]
}

/// Copies an object and all that it leads to.
fn copy(file: &mut File, from: &Document, object: &Object) -> Ref {
    let mut places: BTreeMap<ObjectId, usize> = BTreeMap::new();
    let mut objects = vec![object.clone()];
    let mut at = 0;
    while let Some(one) = objects.get(at).cloned() {
        let moved = moved(one, &mut |id| {
            *places.entry(id).or_insert_with(|| {
                objects.push(from.get_object(id).cloned().unwrap_or(Object::Null));
                objects.len()
            })
        });
        if let Some(place) = objects.get_mut(at) {
            *place = moved;
        }
        at = at.saturating_add(1);
    }
    let base = file.reserve_many(objects.len());
    for (at, object) in objects.iter().enumerate() {
        write(file, base.plus(at), object, base);
    }
    base
}

/// Writes an object whose references are numbered from 1 as the objects behind `base`; a stream that is not
/// compressed yet is compressed where that makes it smaller.
pub(crate) fn write(file: &mut File, id: Ref, object: &Object, base: Ref) {
    let mut body = Vec::new();
    let Object::Stream(stream) = object else {
        foreign(&mut body, object, base);
        file.put(id, &body);
        return;
    };
    entries(&mut body, &stream.dict, base);
    if !stream.dict.has(b"Filter") {
        let packed = deflate(&stream.content);
        if packed.len() < stream.content.len() {
            body.extend_from_slice(b"/Filter/FlateDecode");
            file.put_stream(id, &body, &packed);
            return;
        }
    }
    file.put_stream(id, &body, &stream.content);
}

/// An object with other references.
fn moved(object: Object, place: &mut dyn FnMut(ObjectId) -> usize) -> Object {
    match object {
        Object::Reference(id) => {
            Object::Reference((u32::try_from(place(id)).unwrap_or(u32::MAX), 0))
        }
        Object::Array(list) => {
            Object::Array(list.into_iter().map(|one| moved(one, place)).collect())
        }
        Object::Dictionary(dictionary) => Object::Dictionary(
            dictionary.into_iter().map(|(key, one)| (key, moved(one, place))).collect(),
        ),
        Object::Stream(mut stream) => {
            let dictionary = std::mem::take(&mut stream.dict);
            stream.dict =
                dictionary.into_iter().map(|(key, one)| (key, moved(one, place))).collect();
            Object::Stream(stream)
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..) => object,
    }
}

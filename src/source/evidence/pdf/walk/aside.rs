//! What a drawing uses beside its own operators: tiles, masks, letters that are drawn. It is looked at for what
//! hinders an archive; its text is not the page's.

use std::rc::Rc;

use lopdf47::{Dictionary, Object, Stream};

use crate::source::evidence::pdf::font::Font;
use crate::source::evidence::pdf::walk::{State, Walk};

impl<'a> Walk<'a> {
    /// Walks along operators that are no part of the page's text.
    pub(super) fn aside(
        &mut self,
        stream: &'a Stream,
        outer: Option<&'a Dictionary>,
        depth: usize,
    ) {
        self.archive.drawn(&stream.dict, outer);
        let content = stream.get_plain_content_with_limit(self.left).ok();
        let left = content.as_ref().and_then(|content| self.left.checked_sub(content.len()));
        let (Some(content), Some(left), Some(depth)) = (content, left, depth.checked_sub(1)) else {
            self.archive.leave_unseen();
            return;
        };
        self.left = left;
        let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict);
        let (drawn, text) = (std::mem::take(&mut self.drawn), std::mem::take(&mut self.text));
        if self.content(&content, own.ok().or(outer), State::default(), depth).is_none() {
            self.archive.leave_unseen();
        }
        (self.drawn, self.text) = (drawn, text);
    }

    /// The same for what a value leads to, once a page.
    fn aside_once(&mut self, value: &'a Object, outer: Option<&'a Dictionary>, depth: usize) {
        let Ok((id, Object::Stream(stream))) = self.document.dereference(value) else { return };
        if id.is_none_or(|id| self.looked.insert(id)) {
            self.aside(stream, outer, depth);
        }
    }

    /// The letters of a font that are drawn by operators.
    pub(super) fn letters_of(&mut self, font: &'a Object, depth: usize) {
        let Ok((id, Object::Dictionary(keys))) = self.document.dereference(font) else { return };
        let sort = keys.get_deref(b"Subtype", self.document).and_then(Object::as_name);
        if sort.ok() != Some(b"Type3") || id.is_some_and(|id| !self.looked.insert(id)) {
            return;
        }
        let part = |key: &[u8]| keys.get_deref(key, self.document).ok()?.as_dict().ok();
        let own = part(b"Resources");
        if own.is_none() {
            // The letters use what is there where they are shown.
            self.archive.leave_unseen();
        }
        for (_, letter) in part(b"CharProcs").into_iter().flatten() {
            self.aside_once(letter, own, depth);
        }
    }

    /// A state is set: its font is used, and what masks the page is drawn.
    pub(super) fn set(
        &mut self,
        name: Option<&Object>,
        resources: Option<&'a Dictionary>,
        state: &mut State<'a>,
        depth: usize,
    ) -> Option<()> {
        let document = self.document;
        let all = resources?.get_deref(b"ExtGState", document).ok()?.as_dict().ok()?;
        let keys = all.get_deref(name?.as_name().ok()?, document).ok()?.as_dict().ok()?;
        if let Ok(Object::Array(font)) = keys.get_deref(b"Font", document)
            && let [font, size] = font.as_slice()
            && let Some((face, font)) = self.font_of(font)
        {
            (state.face, state.font) = (Some(face), Some(font));
            state.size = size.as_float().unwrap_or(state.size);
        }
        let mask = keys.get_deref(b"SMask", document).ok()?.as_dict().ok()?;
        self.aside_once(mask.get(b"G").ok()?, resources, depth);
        Some(())
    }

    /// A picture that stands within the drawing.
    pub(super) fn inline(&mut self, picture: Option<&Object>, resources: Option<&'a Dictionary>) {
        let Some(Ok(picture)) = picture.map(Object::as_stream) else {
            return self.archive.leave_unseen();
        };
        let value = |short: &[u8], long: &[u8]| {
            picture.dict.get(short).or_else(|_| picture.dict.get(long)).ok()
        };
        // It stays as it is packed, and archives know no LZW.
        let old = |one: &Object| matches!(one.as_name(), Ok(b"LZW" | b"LZWDecode"));
        match value(b"F", b"Filter") {
            Some(Object::Array(all)) if all.iter().any(old) => self.archive.leave_unseen(),
            Some(one) if old(one) => self.archive.leave_unseen(),
            Some(_) | None => {}
        }
        match value(b"CS", b"ColorSpace") {
            Some(Object::Name(name)) => self.archive.space_named(name, resources),
            Some(_) => self.archive.leave_unseen(),
            None => {}
        }
    }

    /// A shading, or a pattern of one or of tiles.
    pub(super) fn shaded(
        &mut self,
        operator: &str,
        name: Option<&Object>,
        resources: Option<&'a Dictionary>,
        depth: usize,
    ) -> Option<()> {
        let (document, name) = (self.document, name?.as_name().ok()?);
        let sort: &[u8] = if operator == "sh" { b"Shading" } else { b"Pattern" };
        let all = resources?.get_deref(sort, document).ok()?.as_dict().ok()?;
        let named = all.get(name).ok()?;
        let found = document.dereference(named).ok()?.1;
        if operator != "sh" && found.as_stream().is_ok() {
            self.aside_once(named, resources, depth);
            return Some(());
        }
        let keys =
            found.as_dict().or_else(|_| found.as_stream().map(|stream| &stream.dict)).ok()?;
        let shading = keys.get_deref(b"Shading", document).unwrap_or(found);
        let keys =
            shading.as_dict().or_else(|_| shading.as_stream().map(|stream| &stream.dict)).ok()?;
        self.archive.drawn(keys, resources);
        Some(())
    }

    /// The font of this name.
    pub(super) fn font(
        &mut self,
        name: Option<&Object>,
        resources: Option<&'a Dictionary>,
    ) -> Option<(&'a Object, Rc<Font<'a>>)> {
        let fonts = resources?.get_deref(b"Font", self.document).ok()?.as_dict().ok()?;
        self.font_of(fonts.get(name?.as_name().ok()?).ok()?)
    }

    fn font_of(&mut self, named: &'a Object) -> Option<(&'a Object, Rc<Font<'a>>)> {
        let document = self.document;
        let (id, font) = document.dereference(named).ok()?;
        let font = font.as_dict().ok()?;
        let Some(id) = id else { return Some((named, Rc::new(Font::of(document, font)))) };
        let known = self.fonts.entry(id).or_insert_with(|| Rc::new(Font::of(document, font)));
        Some((named, Rc::clone(known)))
    }
}

//! Drawings within drawings: forms, tiles of patterns, letters that are drawn.

use lopdf47::{Dictionary, Object, Stream};

use crate::render::pdf::exhibit::content::rewrite;
use crate::render::pdf::exhibit::graph::{Graph, Role};
use crate::render::pdf::exhibit::pack::{packed, stream};
use crate::render::pdf::exhibit::scope::{Home, Scope};
use crate::render::pdf::exhibit::{Fault, Lost};

impl<'a> Graph<'a> {
    /// What an operator draws by name: a picture or a form, and nothing else.
    pub(super) fn drawing(
        &mut self,
        value: &'a Object,
        home: Home<'a>,
    ) -> Result<Option<Object>, Fault> {
        let Some(Object::Stream(source)) = self.resolve(value) else { return Ok(None) };
        if self.is_hidden(&source.dict) || self.is_elsewhere(source) {
            return Ok(None);
        }
        match self.name(&source.dict, b"Subtype") {
            Some(b"Image") => self.once(value, Role::Drawing, 0, |graph, _| graph.image(source)),
            Some(b"Form") => self.form(value, home),
            _ => Ok(None),
        }
    }

    /// A form.
    pub(super) fn form(
        &mut self,
        value: &'a Object,
        home: Home<'a>,
    ) -> Result<Option<Object>, Fault> {
        let Some(Object::Stream(source)) = self.resolve(value) else { return Ok(None) };
        let scope =
            if self.dictionary(&source.dict, b"Resources").is_some() { 0 } else { home.number };
        self.once(value, Role::Drawing, scope, |graph, _| {
            let Some(area) = graph.numbers::<4>(&source.dict, b"BBox") else { return Ok(None) };
            let mut keys = graph.pick(&source.dict, &["Matrix"])?;
            keys.set("Type", Object::Name(b"XObject".to_vec()));
            keys.set("Subtype", Object::Name(b"Form".to_vec()));
            keys.set("BBox", Object::Array(area.map(Object::Real).to_vec()));
            if let Some(group) = graph.group(&source.dict)? {
                keys.set("Group", group);
            }
            graph.drawn(source, keys, home)
        })
    }

    /// A stream of operators with these keys and the resources that it uses.
    pub(super) fn drawn(
        &mut self,
        source: &'a Stream,
        mut keys: Dictionary,
        home: Home<'a>,
    ) -> Result<Option<Object>, Fault> {
        if self.is_elsewhere(source) {
            return Ok(None);
        }
        let unpacked = self.unpacked(source)?;
        if !unpacked.whole {
            self.lose(Lost::Rest);
        }
        let own = self.dictionary(&source.dict, b"Resources");
        let mut scope = Scope::within(self, own, home);
        let rewritten = rewrite(self, &unpacked.bytes, &mut scope)?;
        keys.set("Resources", Object::Dictionary(scope.finish(self)?));
        let made = match rewritten {
            None if unpacked.whole && unpacked.sound && self.is_deflated(source) => {
                keys.set("Filter", Object::Name(b"FlateDecode".to_vec()));
                stream(keys, source.content.clone())
            }
            None => packed(keys, unpacked.bytes),
            Some(rewritten) => packed(keys, rewritten),
        };
        Ok(Some(Object::Stream(made)))
    }

    /// What a page or form says of its transparency.
    pub(super) fn group(&mut self, keys: &'a Dictionary) -> Result<Option<Object>, Fault> {
        let Some(group) = self.dictionary(keys, b"Group") else { return Ok(None) };
        if self.name(group, b"S") != Some(b"Transparency") {
            return Ok(None);
        }
        let mut made = self.pick(group, &["S", "I", "K"])?;
        if let Ok(space) = group.get(b"CS")
            && let Some(space) = self.space(space)?
        {
            made.set("CS", space);
        }
        Ok(Some(Object::Dictionary(made)))
    }

    /// A pattern: tiles or a shading.
    pub(super) fn pattern(
        &mut self,
        value: &'a Object,
        home: Home<'a>,
    ) -> Result<Option<Object>, Fault> {
        let own = match self.resolve(value) {
            Some(Object::Stream(source)) => self.dictionary(&source.dict, b"Resources").is_some(),
            _ => true,
        };
        let scope = if own { 0 } else { home.number };
        self.once(value, Role::Pattern, scope, |graph, value| match value {
            Object::Dictionary(keys) => graph.shaded_pattern(keys),
            Object::Stream(source) => {
                const KEYS: [&str; 7] =
                    ["PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix"];
                let mut keys = graph.pick(&source.dict, &KEYS)?;
                keys.set("Type", Object::Name(b"Pattern".to_vec()));
                graph.drawn(source, keys, home)
            }
            _ => Ok(None),
        })
    }
}

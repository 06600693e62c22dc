//! Fonts, with their programs as they are.

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::Fault;
use crate::render::pdf::exhibit::graph::{Graph, Role};
use crate::render::pdf::exhibit::scope::{Home, Scope};

/// Letters of a font that is drawn by operators.
const LETTERS: usize = 1024;

/// Fonts within a composite font; the format has one.
const DESCENDANTS: usize = 1;

impl<'a> Graph<'a> {
    /// A font.
    pub(super) fn font(
        &mut self,
        value: &'a Object,
        home: Home<'a>,
    ) -> Result<Option<Object>, Fault> {
        const KEYS: [&str; 6] =
            ["Subtype", "BaseFont", "FirstChar", "LastChar", "Widths", "FontMatrix"];
        let Some(Object::Dictionary(keys)) = self.resolve(value) else { return Ok(None) };
        let drawn = self.name(keys, b"Subtype") == Some(b"Type3");
        let own = self.dictionary(keys, b"Resources").is_some();
        let scope = if drawn && !own { home.number } else { 0 };
        self.once(value, Role::Font, scope, |graph, _| {
            let mut made = graph.pick(keys, &KEYS)?;
            made.set("Type", Object::Name(b"Font".to_vec()));
            if let Ok(encoding) = keys.get(b"Encoding")
                && let Some(encoding) = graph.encoding(encoding)?
            {
                made.set("Encoding", encoding);
            }
            if let Ok(map) = keys.get(b"ToUnicode")
                && let Some(map) = graph.map(map)?
            {
                made.set("ToUnicode", map);
            }
            if let Ok(descriptor) = keys.get(b"FontDescriptor")
                && let Some(descriptor) = graph.descriptor(descriptor)?
            {
                made.set("FontDescriptor", descriptor);
            }
            if drawn {
                graph.letters(keys, &mut made, home)?;
            }
            if let Some(fonts) = graph.array(keys, b"DescendantFonts") {
                let mut all = Vec::new();
                for font in fonts.iter().take(DESCENDANTS) {
                    all.extend(graph.descendant(font)?);
                }
                made.set("DescendantFonts", Object::Array(all));
            }
            Ok(Some(Object::Dictionary(made)))
        })
    }

    fn descendant(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        const KEYS: [&str; 6] = ["Subtype", "BaseFont", "DW", "W", "DW2", "W2"];
        self.once(value, Role::Descendant, 0, |graph, value| {
            let Object::Dictionary(keys) = value else { return Ok(None) };
            let mut made = graph.pick(keys, &KEYS)?;
            made.set("Type", Object::Name(b"Font".to_vec()));
            if let Some(system) = graph.system(keys)? {
                made.set("CIDSystemInfo", system);
            }
            if let Ok(descriptor) = keys.get(b"FontDescriptor")
                && let Some(descriptor) = graph.descriptor(descriptor)?
            {
                made.set("FontDescriptor", descriptor);
            }
            // What every reader takes for granted PDF/A wants to be said.
            if graph.name(keys, b"Subtype") == Some(b"CIDFontType2") {
                made.set("CIDToGIDMap", Object::Name(b"Identity".to_vec()));
            }
            if let Ok(map) = keys.get(b"CIDToGIDMap") {
                let map = match graph.resolve(map) {
                    Some(Object::Name(_)) => graph.plain(map)?,
                    _ => graph.bytes(map)?,
                };
                if let Some(map) = map {
                    made.set("CIDToGIDMap", map);
                }
            }
            Ok(Some(Object::Dictionary(made)))
        })
    }

    fn system(&mut self, keys: &'a Dictionary) -> Result<Option<Object>, Fault> {
        let Some(system) = self.dictionary(keys, b"CIDSystemInfo") else { return Ok(None) };
        let system = self.pick(system, &["Registry", "Ordering", "Supplement"])?;
        Ok(Some(Object::Dictionary(system)))
    }

    /// What describes a font. Lists of its letters are left out: they need not be there, and PDF/A asks that
    /// they be right.
    fn descriptor(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        const KEYS: [&str; 17] = [
            "FontName",
            "FontFamily",
            "FontStretch",
            "FontWeight",
            "Flags",
            "FontBBox",
            "ItalicAngle",
            "Ascent",
            "Descent",
            "Leading",
            "CapHeight",
            "XHeight",
            "StemV",
            "StemH",
            "AvgWidth",
            "MaxWidth",
            "MissingWidth",
        ];
        self.once(value, Role::Descriptor, 0, |graph, value| {
            let Object::Dictionary(keys) = value else { return Ok(None) };
            let mut made = graph.pick(keys, &KEYS)?;
            made.set("Type", Object::Name(b"FontDescriptor".to_vec()));
            for key in ["FontFile", "FontFile2", "FontFile3"] {
                if let Ok(program) = keys.get(key.as_bytes())
                    && let Some(program) = graph.program(program)?
                {
                    made.set(key, program);
                }
            }
            Ok(Some(Object::Dictionary(made)))
        })
    }

    fn program(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        self.once(value, Role::Program, 0, |graph, value| {
            let Object::Stream(source) = value else { return Ok(None) };
            let keys = graph.pick(&source.dict, &["Length1", "Length2", "Length3", "Subtype"])?;
            graph.stream(source, keys, None)
        })
    }

    /// What a font's codes mean: the name of a table, a table of names, or a table of numbers.
    fn encoding(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        self.once(value, Role::Encoding, 0, |graph, value| match value {
            Object::Name(_) => Ok(Some(value.clone())),
            Object::Dictionary(keys) => {
                let mut made = graph.pick(keys, &["BaseEncoding", "Differences"])?;
                made.set("Type", Object::Name(b"Encoding".to_vec()));
                Ok(Some(Object::Dictionary(made)))
            }
            Object::Stream(_) => graph.map(value),
            _ => Ok(None),
        })
    }

    /// A table of characters.
    fn map(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        self.once(value, Role::Map, 0, |graph, value| {
            let source = match value {
                Object::Stream(source) => source,
                Object::Name(name) if name.starts_with(b"Identity") => {
                    return Ok(Some(value.clone()));
                }
                _ => return Ok(None),
            };
            let mut keys = graph.pick(&source.dict, &["Type", "CMapName", "WMode"])?;
            if let Some(system) = graph.system(&source.dict)? {
                keys.set("CIDSystemInfo", system);
            }
            if let Ok(other) = source.dict.get(b"UseCMap") {
                let other = match graph.resolve(other) {
                    Some(Object::Name(_)) => graph.plain(other)?,
                    _ => graph.map(other)?,
                };
                if let Some(other) = other {
                    keys.set("UseCMap", other);
                }
            }
            graph.stream(source, keys, None)
        })
    }

    /// The letters of a font that is drawn by operators.
    fn letters(
        &mut self,
        keys: &'a Dictionary,
        made: &mut Dictionary,
        home: Home<'a>,
    ) -> Result<(), Fault> {
        made.extend(&self.pick(keys, &["FontBBox"])?);
        let own = self.dictionary(keys, b"Resources");
        let home = Scope::within(self, own, home).home();
        let mut all = Dictionary::new();
        if let Some(letters) = self.dictionary(keys, b"CharProcs") {
            for (name, letter) in letters.iter().take(LETTERS) {
                let letter = self.once(letter, Role::Letter, home.number, |graph, letter| {
                    let Object::Stream(source) = letter else { return Ok(None) };
                    graph.drawn(source, Dictionary::new(), home)
                })?;
                if let Some(letter) = letter {
                    all.set(name.clone(), letter);
                }
            }
        }
        made.set("CharProcs", Object::Dictionary(all));
        Ok(())
    }
}

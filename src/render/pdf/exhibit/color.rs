//! Colour spaces, the functions that map colours, shadings and patterns.

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::graph::{Graph, Role, reference};
use crate::render::pdf::exhibit::{Fault, Lost};

/// Spaces that every reader has.
const DEVICE: [&[u8]; 4] = [b"DeviceGray", b"DeviceRGB", b"DeviceCMYK", b"Pattern"];

/// Functions of one shading: one for each component, or for each step.
const FUNCTIONS: usize = 256;

const CALIBRATED: [&str; 5] = ["WhitePoint", "BlackPoint", "Gamma", "Matrix", "Range"];

/// Whether a space of this name is there without a resource.
pub(super) fn is_device(name: &[u8]) -> bool {
    DEVICE.contains(&name)
}

impl<'a> Graph<'a> {
    /// A colour space.
    pub(super) fn space(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        self.once(value, Role::Space, 0, |graph, value| match value {
            Object::Name(name) => Ok(device(name)),
            Object::Array(parts) => graph.space_of(parts),
            _ => Ok(None),
        })
    }

    fn space_of(&mut self, parts: &'a [Object]) -> Result<Option<Object>, Fault> {
        let part = |at: usize| parts.get(at);
        let Some(Object::Name(sort)) = part(0).and_then(|one| self.resolve(one)) else {
            return Ok(None);
        };
        let mut made = vec![Object::Name(sort.clone())];
        let rest: Option<Vec<Object>> = match (sort.as_slice(), part(1), part(2), part(3)) {
            (b"CalGray" | b"CalRGB" | b"Lab", Some(keys), ..) => match self.resolve(keys) {
                Some(Object::Dictionary(keys)) => {
                    Some(vec![Object::Dictionary(self.pick(keys, &CALIBRATED)?)])
                }
                _ => None,
            },
            (b"ICCBased", Some(profile), ..) => self.profile(profile)?.map(|one| vec![one]),
            (b"Indexed" | b"I", Some(base), Some(last), Some(colors)) => {
                made = vec![Object::Name(b"Indexed".to_vec())];
                let base = self.space(base)?;
                let last = self.plain(last)?;
                let colors = match self.resolve(colors) {
                    Some(Object::String(..)) => self.plain(colors)?,
                    _ => self.bytes(colors)?,
                };
                base.zip(last).zip(colors).map(|((base, last), colors)| vec![base, last, colors])
            }
            (b"Separation", Some(name), Some(other), Some(function)) => {
                let name = self.plain(name)?;
                let other = self.space(other)?;
                let function = self.function(function)?;
                name.zip(other).zip(function).map(|((name, other), one)| vec![name, other, one])
            }
            (b"DeviceN", Some(names), Some(other), Some(function)) => {
                let names = self.plain(names)?;
                let other = self.space(other)?;
                let function = self.function(function)?;
                let mut all: Option<Vec<Object>> = names
                    .zip(other)
                    .zip(function)
                    .map(|((names, other), one)| vec![names, other, one]);
                if let (Some(all), Some(more)) = (&mut all, part(4)) {
                    all.extend(self.attributes(more)?);
                }
                all
            }
            (b"Pattern", Some(base), ..) => self.space(base)?.map(|base| vec![base]),
            (name, ..) => return Ok(device(name)),
        };
        Ok(rest.map(|rest| {
            made.extend(rest);
            Object::Array(made)
        }))
    }

    /// What a space of many inks says of them.
    fn attributes(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        let Some(Object::Dictionary(keys)) = self.resolve(value) else { return Ok(None) };
        let mut made = self.pick(keys, &["Subtype"])?;
        if let Some(inks) = self.dictionary(keys, b"Colorants") {
            let mut own = Dictionary::new();
            for (name, space) in inks {
                if let Some(space) = self.space(space)? {
                    own.set(name.clone(), space);
                }
            }
            made.set("Colorants", Object::Dictionary(own));
        }
        if let Some(process) = self.dictionary(keys, b"Process") {
            let mut own = self.pick(process, &["Components"])?;
            if let Some(space) = process.get(b"ColorSpace").ok()
                && let Some(space) = self.space(space)?
            {
                own.set("ColorSpace", space);
                made.set("Process", Object::Dictionary(own));
            }
        }
        Ok(Some(Object::Dictionary(made)))
    }

    fn profile(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        self.once(value, Role::Profile, 0, |graph, value| {
            let Object::Stream(source) = value else { return Ok(None) };
            let mut keys = graph.pick(&source.dict, &["N", "Range"])?;
            if let Some(Object::Name(name)) = graph.get(&source.dict, b"Alternate")
                && let Some(space) = device(name)
            {
                keys.set("Alternate", space);
            }
            graph.stream(source, keys, None)
        })
    }

    /// How many samples a pixel has in a space; as many as ink of a press where that can't be told.
    pub(super) fn samples(&self, value: Option<&'a Object>) -> u64 {
        let value = value.and_then(|value| self.resolve(value));
        let (sort, rest) = match value {
            Some(Object::Name(name)) => (name.as_slice(), None),
            Some(Object::Array(parts)) => {
                let sort = parts.first().and_then(|one| self.resolve(one)?.as_name().ok());
                (sort.unwrap_or_default(), parts.get(1).and_then(|one| self.resolve(one)))
            }
            _ => (&b""[..], None),
        };
        match (sort, rest) {
            (b"DeviceGray" | b"CalGray" | b"Indexed" | b"Separation", _) => 1,
            (b"DeviceRGB" | b"CalRGB" | b"Lab", _) => 3,
            (b"ICCBased", Some(Object::Stream(profile))) => self
                .integer(&profile.dict, b"N")
                .and_then(|samples| u64::try_from(samples).ok())
                .unwrap_or(4)
                .min(4),
            (b"DeviceN", Some(Object::Array(names))) => {
                u64::try_from(names.len()).unwrap_or(4).clamp(1, 32)
            }
            _ => 4,
        }
    }

    /// A function.
    pub(super) fn function(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        const KEYS: [&str; 11] = [
            "FunctionType",
            "Domain",
            "Range",
            "Size",
            "BitsPerSample",
            "Order",
            "Encode",
            "Decode",
            "C0",
            "C1",
            "N",
        ];
        self.once(value, Role::Function, 0, |graph, value| match value {
            Object::Name(name) if name == b"Identity" => Ok(Some(value.clone())),
            Object::Stream(source) => {
                let keys = graph.pick(&source.dict, &KEYS)?;
                graph.stream(source, keys, None)
            }
            Object::Dictionary(keys) => {
                let mut made = graph.pick(keys, &KEYS)?;
                if let Some(bounds) = graph.get(keys, b"Bounds") {
                    made.set("Bounds", graph.plain(bounds)?.unwrap_or(Object::Null));
                }
                if let Some(functions) = graph.array(keys, b"Functions") {
                    let Some(functions) = graph.functions(functions)? else { return Ok(None) };
                    made.set("Functions", functions);
                }
                Ok(Some(Object::Dictionary(made)))
            }
            _ => Ok(None),
        })
    }

    /// All of these functions, or nothing.
    fn functions(&mut self, values: &'a [Object]) -> Result<Option<Object>, Fault> {
        let mut made = Vec::new();
        // Some of them would make another colour.
        if values.len() > FUNCTIONS {
            self.lose(Lost::Beyond("more than 256 functions of a colour"));
            return Ok(None);
        }
        for value in values {
            let Some(function) = self.function(value)? else { return Ok(None) };
            made.push(function);
        }
        Ok(Some(Object::Array(made)))
    }

    /// A shading.
    pub(super) fn shading(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        const KEYS: [&str; 13] = [
            "ShadingType",
            "Background",
            "BBox",
            "AntiAlias",
            "Coords",
            "Domain",
            "Extend",
            "Matrix",
            "BitsPerCoordinate",
            "BitsPerComponent",
            "BitsPerFlag",
            "VerticesPerRow",
            "Decode",
        ];
        self.once(value, Role::Shading, 0, |graph, value| {
            let (keys, stream) = match value {
                Object::Dictionary(keys) => (keys, None),
                Object::Stream(stream) => (&stream.dict, Some(stream)),
                _ => return Ok(None),
            };
            let mut made = graph.pick(keys, &KEYS)?;
            let space = match keys.get(b"ColorSpace") {
                Ok(space) => graph.space(space)?,
                Err(_) => None,
            };
            let Some(space) = space else { return Ok(None) };
            made.set("ColorSpace", space);
            let function = match keys.get(b"Function") {
                Ok(function) => match graph.resolve(function) {
                    Some(Object::Array(all)) => graph.functions(all)?,
                    _ => graph.function(function)?,
                },
                Err(_) => None,
            };
            if let Some(function) = function {
                made.set("Function", function);
            }
            match stream {
                Some(source) => graph.stream(source, made, None),
                None => Ok(Some(Object::Dictionary(made))),
            }
        })
    }

    /// A pattern that is a shading; tiles are drawings.
    pub(super) fn shaded_pattern(&mut self, keys: &'a Dictionary) -> Result<Option<Object>, Fault> {
        let shading = match keys.get(b"Shading") {
            Ok(shading) => self.shading(shading)?,
            Err(_) => None,
        };
        let Some(shading) = shading else { return Ok(None) };
        let mut made = self.pick(keys, &["PatternType", "Matrix"])?;
        made.set("Type", Object::Name(b"Pattern".to_vec()));
        let shading = match shading {
            Object::Dictionary(_) => reference(self.add(shading)?),
            other => other,
        };
        made.set("Shading", shading);
        Ok(Some(Object::Dictionary(made)))
    }
}

fn device(name: &[u8]) -> Option<Object> {
    let long: &[u8] = match name {
        b"G" | b"CalGray" => b"DeviceGray",
        b"RGB" | b"CalRGB" => b"DeviceRGB",
        b"CMYK" | b"CalCMYK" => b"DeviceCMYK",
        other => other,
    };
    is_device(long).then(|| Object::Name(long.to_vec()))
}

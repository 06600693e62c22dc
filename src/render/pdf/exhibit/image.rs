//! Pictures within a PDF. Their data stay as they are.

use lopdf47::{Object, Stream};

use crate::render::pdf::exhibit::Fault;
use crate::render::pdf::exhibit::graph::{Graph, Role};
use crate::render::pdf::exhibit::pixels;
use crate::render::pdf::exhibit::state::INTENTS;

impl<'a> Graph<'a> {
    /// A picture; nothing where its data are not in the file.
    pub(super) fn image(&mut self, source: &'a Stream) -> Result<Option<Object>, Fault> {
        let keys = &source.dict;
        let side = |key: &[u8]| {
            self.integer(keys, key)
                .and_then(|side| u32::try_from(side).ok())
                .filter(|side| *side > 0)
        };
        let (Some(width), Some(height)) = (side(b"Width"), side(b"Height")) else {
            return Ok(None);
        };
        pixels::check(width, height)?;
        let wanted = ["Width", "Height", "BitsPerComponent", "ImageMask", "Decode"];
        let mut made = self.pick(keys, &wanted)?;
        made.set("Type", Object::Name(b"XObject".to_vec()));
        made.set("Subtype", Object::Name(b"Image".to_vec()));
        if let Some(intent) = self.known(keys, "Intent", &INTENTS) {
            made.set("Intent", intent);
        }
        let space = keys.get(b"ColorSpace").ok();
        if let Some(space) = space
            && let Some(space) = self.space(space)?
        {
            made.set("ColorSpace", space);
        }
        if let Ok(mask) = keys.get(b"Mask") {
            let mask = match self.resolve(mask) {
                Some(Object::Array(_)) => self.plain(mask)?,
                _ => self.mask(mask, false)?,
            };
            if let Some(mask) = mask {
                made.set("Mask", mask);
            }
        }
        if let Ok(mask) = keys.get(b"SMask")
            && let Some(mask) = self.mask(mask, true)?
        {
            made.set("SMask", mask);
        } else if let Some(within) = self.integer(keys, b"SMaskInData") {
            made.set("SMaskInData", Object::Integer(within));
        }
        let stencil = self.get(keys, b"ImageMask").is_some_and(|one| *one == Object::Boolean(true));
        let bits =
            self.integer(keys, b"BitsPerComponent").and_then(|bits| u64::try_from(bits).ok());
        let (samples, bits) =
            if stencil { (1, 1) } else { (self.samples(space), bits.unwrap_or(8).clamp(1, 16)) };
        self.stream(source, made, Some(pixels::bytes(width, height, samples, bits)))
    }

    fn mask(&mut self, value: &'a Object, soft: bool) -> Result<Option<Object>, Fault> {
        self.once(value, Role::Mask, 0, |graph, value| {
            let Object::Stream(source) = value else { return Ok(None) };
            let Some(Object::Stream(mut mask)) = graph.image(source)? else { return Ok(None) };
            if soft && let Some(matte) = graph.get(&source.dict, b"Matte") {
                mask.dict.set("Matte", graph.plain(matte)?.unwrap_or(Object::Null));
            }
            Ok(Some(Object::Stream(mask)))
        })
    }
}

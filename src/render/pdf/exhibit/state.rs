//! States of the graphics: line widths, transparency and the like.

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::Fault;
use crate::render::pdf::exhibit::graph::{Graph, Role};
use crate::render::pdf::exhibit::scope::Home;

/// How colours that a device lacks may be shown; other words mean the second of these.
pub(super) const INTENTS: [&[u8]; 4] =
    [b"AbsoluteColorimetric", b"RelativeColorimetric", b"Saturation", b"Perceptual"];

/// How colours may mix with those below.
const BLENDS: [&[u8]; 17] = [
    b"Normal",
    b"Compatible",
    b"Multiply",
    b"Screen",
    b"Overlay",
    b"Darken",
    b"Lighten",
    b"ColorDodge",
    b"ColorBurn",
    b"HardLight",
    b"SoftLight",
    b"Difference",
    b"Exclusion",
    b"Hue",
    b"Saturation",
    b"Color",
    b"Luminosity",
];

impl<'a> Graph<'a> {
    /// A name at a key, or the first in a list there that is known.
    pub(super) fn known(&self, keys: &'a Dictionary, key: &str, known: &[&[u8]]) -> Option<Object> {
        let names = match self.get(keys, key.as_bytes())? {
            Object::Array(names) => names.iter().filter_map(|one| self.resolve(one)).collect(),
            name => vec![name],
        };
        let mut names = names.into_iter().filter_map(|name| name.as_name().ok());
        names.find(|name| known.contains(name)).map(|name| Object::Name(name.to_vec()))
    }

    /// A state. What only a press would use (screens, transfer and ink) is left out: no page shows it.
    pub(super) fn state(
        &mut self,
        value: &'a Object,
        home: Home<'a>,
    ) -> Result<Option<Object>, Fault> {
        const KEYS: [&str; 15] = [
            "LW", "LC", "LJ", "ML", "D", "FL", "SM", "SA", "CA", "ca", "AIS", "TK", "OP", "op",
            "OPM",
        ];
        // What it draws may have no resources of its own, and so look otherwise elsewhere.
        let scope = match self.resolve(value) {
            Some(Object::Dictionary(keys)) if keys.has(b"Font") || keys.has(b"SMask") => {
                home.number
            }
            _ => 0,
        };
        self.once(value, Role::State, scope, |graph, value| {
            let Object::Dictionary(keys) = value else { return Ok(None) };
            let mut made = graph.pick(keys, &KEYS)?;
            made.set("Type", Object::Name(b"ExtGState".to_vec()));
            for (key, known) in [("RI", &INTENTS[..]), ("BM", &BLENDS)] {
                if let Some(name) = graph.known(keys, key, known) {
                    made.set(key, name);
                }
            }
            if let Some([font, size]) = graph.array(keys, b"Font") {
                let font = graph.font(font, home)?;
                if let Some((font, size)) = font.zip(graph.plain(size)?) {
                    made.set("Font", Object::Array(vec![font, size]));
                }
            }
            match graph.get(keys, b"SMask") {
                Some(Object::Name(_)) => made.set("SMask", Object::Name(b"None".to_vec())),
                Some(Object::Dictionary(mask)) => {
                    if let Some(mask) = graph.soft_mask(mask, home)? {
                        made.set("SMask", Object::Dictionary(mask));
                    }
                }
                _ => {}
            }
            Ok(Some(Object::Dictionary(made)))
        })
    }

    fn soft_mask(
        &mut self,
        mask: &'a Dictionary,
        home: Home<'a>,
    ) -> Result<Option<Dictionary>, Fault> {
        let form = match mask.get(b"G") {
            Ok(form) => self.form(form, home)?,
            Err(_) => None,
        };
        let Some(form) = form else { return Ok(None) };
        let mut made = self.pick(mask, &["S", "BC"])?;
        made.set("G", form);
        if let Ok(function) = mask.get(b"TR")
            && let Some(function) = self.function(function)?
        {
            made.set("TR", function);
        }
        Ok(Some(made))
    }
}

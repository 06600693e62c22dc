//! The two faces of the packet, and the characters that neither has.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::render::pdf::Error;
use crate::render::pdf::face::{Face, Figures, Shaped};

/// The faces.
pub(crate) struct Fonts {
    regular: Face,
    strong: Face,
    missing: BTreeSet<char>,
}

/// The weight of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Regular.
    Regular,
    /// Semibold.
    Strong,
}

/// Stands for a character that no face has.
pub(crate) const MISSING: char = '\u{25a1}';

impl Fonts {
    /// Reads the embedded faces.
    pub(crate) fn load() -> Result<Self, Error> {
        Ok(Self {
            regular: Face::load(
                "PRACTA",
                "Inter-Regular",
                include_bytes!("../../../fonts/Inter-Regular.otf"),
            )?,
            strong: Face::load(
                "PRACTB",
                "Inter-SemiBold",
                include_bytes!("../../../fonts/Inter-SemiBold.otf"),
            )?,
            missing: BTreeSet::new(),
        })
    }

    /// Whether the faces have a glyph for a character; they have the same.
    pub(crate) fn covers(&self, character: char) -> bool {
        self.regular.covers(character)
    }

    /// Notes a character that was set as [`MISSING`].
    pub(crate) fn miss(&mut self, character: char) {
        self.missing.insert(character);
    }

    /// The characters that were set as [`MISSING`].
    pub(crate) fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Shapes a word.
    pub(crate) fn shape(&mut self, word: &str, weight: Weight, figures: Figures) -> Rc<Shaped> {
        self.face_mut(weight).shape(word, figures)
    }

    /// The face of a weight.
    pub(crate) fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        }
    }

    fn face_mut(&mut self, weight: Weight) -> &mut Face {
        match weight {
            Weight::Regular => &mut self.regular,
            Weight::Strong => &mut self.strong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fonts, MISSING, Weight};

    #[test]
    fn both_faces_have_the_same_characters() {
        let fonts = Fonts::load().expect("the embedded faces");
        let mut seen = 0;
        for character in '\0'..'\u{20000}' {
            let regular = fonts.face(Weight::Regular).covers(character);
            assert_eq!(regular, fonts.face(Weight::Strong).covers(character), "{character:?}");
            seen += u32::from(regular);
        }
        assert!(seen > 1000, "{seen}");
        assert!(fonts.covers(MISSING));
    }

    #[test]
    fn the_faces_have_what_a_packet_is_written_in() {
        let fonts = Fonts::load().expect("the embedded faces");
        for character in "✓✗×½¼¾→←−±≤≥≠≈□•·–—…“”‘’«»§¶†‡°€£©®™ŁóżΑωЖя*".chars()
        {
            assert!(fonts.covers(character), "{character}");
        }
    }
}

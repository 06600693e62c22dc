//! One face of the packet: how it shapes a word, and which of its glyphs the packet carries.

use harfrust::{Feature, FontRef, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use printpdf::{FontMetrics, ParsedFont, PdfFontMetricsStub};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use std::collections::BTreeMap;
use std::rc::Rc;
use subsetter::GlyphRemapper;

use crate::render::pdf::Error;

/// A face, and what has been set in it so far.
pub(crate) struct Face {
    id: &'static str,
    name: &'static str,
    bytes: &'static [u8],
    font: FontRef<'static>,
    data: ShaperData,
    units: u16,
    remap: GlyphRemapper,
    characters: BTreeMap<u32, u16>,
    widths: BTreeMap<u16, u16>,
    composed: BTreeMap<u16, String>,
    proportional: BTreeMap<String, Rc<Shaped>>,
    tabular: BTreeMap<String, Rc<Shaped>>,
}

/// What shows nothing and can be read: a blank without width.
const NOTHING: &str = "\u{200b}";

/// Words whose shape is remembered: all of an ordinary packet; a long table must not fill the memory with its numbers.
const REMEMBERED: usize = 8192;

/// Which digits a word takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Figures {
    /// Each digit as wide as it is, for running text.
    Proportional,
    /// All digits equally wide, for columns.
    Tabular,
}

/// A word as glyphs.
#[derive(Debug)]
pub(crate) struct Shaped {
    /// The glyphs, left to right.
    pub glyphs: Vec<Glyph>,
    /// The sum of the advances, in thousandths of an em.
    pub width: i32,
}

/// A glyph of a word; lengths are in thousandths of an em.
#[derive(Debug)]
pub(crate) struct Glyph {
    /// The glyph's number in the embedded part of the face.
    pub code: u16,
    /// How far the pen moves: the width that a viewer knows, and the kern.
    pub advance: i32,
    /// The part of `advance` that a viewer does not know.
    pub kern: i32,
    /// How far the glyph stands from the pen: marks over letters.
    pub shift: (i32, i32),
}

impl Face {
    /// Reads an embedded font; `id` is six capital letters, its name in the PDF.
    pub(crate) fn load(
        id: &'static str,
        name: &'static str,
        bytes: &'static [u8],
    ) -> Result<Self, Error> {
        let font = FontRef::from_index(bytes, 0).map_err(|_| Error::Font(name))?;
        let units = font.head().map_err(|_| Error::Font(name))?.units_per_em();
        Ok(Self {
            id,
            name,
            bytes,
            data: ShaperData::new(&font),
            font,
            units,
            remap: GlyphRemapper::new(),
            characters: BTreeMap::new(),
            widths: BTreeMap::new(),
            composed: BTreeMap::new(),
            proportional: BTreeMap::new(),
            tabular: BTreeMap::new(),
        })
    }

    /// Whether the face has a glyph for a character.
    pub(crate) fn covers(&self, character: char) -> bool {
        self.glyph_of(character).is_some()
    }

    /// The name of the face among a page's resources.
    pub(crate) fn id(&self) -> &'static str {
        self.id
    }

    /// The glyph of each character that was set.
    pub(crate) fn characters(&self) -> &BTreeMap<u32, u16> {
        &self.characters
    }

    /// What each glyph stands for that no single character leads to.
    pub(crate) fn composed(&self) -> &BTreeMap<u16, String> {
        &self.composed
    }

    /// Shapes a word, which must hold only characters that the face covers.
    pub(crate) fn shape(&mut self, word: &str, figures: Figures) -> Rc<Shaped> {
        let cache = match figures {
            Figures::Proportional => &self.proportional,
            Figures::Tabular => &self.tabular,
        };
        if let Some(shaped) = cache.get(word) {
            return Rc::clone(shaped);
        }
        let shaped = Rc::new(self.shape_anew(word, figures));
        let cache = match figures {
            Figures::Proportional => &mut self.proportional,
            Figures::Tabular => &mut self.tabular,
        };
        if cache.len() >= REMEMBERED {
            cache.clear();
        }
        cache.insert(word.to_owned(), Rc::clone(&shaped));
        shaped
    }

    /// The face cut down to the glyphs that were shaped, as it is embedded.
    pub(crate) fn embedded(&self) -> Result<ParsedFont, Error> {
        let program =
            subsetter::subset(self.bytes, 0, &self.remap).map_err(|_| Error::Font(self.name))?;
        let metrics = self.font.metrics(Size::unscaled(), LocationRef::default());
        let (head, os2) = (self.font.head(), self.font.os2());
        let mut font = ParsedFont::with_glyph_data(
            program,
            0,
            Some(format!("{}+{}", self.id, self.name)),
            self.characters.clone(),
            self.widths.clone(),
            self.units,
            FontMetrics { ascent: whole(metrics.ascent), descent: whole(metrics.descent) },
        );
        if let (Ok(head), Ok(os2)) = (head, os2) {
            font.pdf_font_metrics = PdfFontMetricsStub {
                units_per_em: self.units,
                x_min: head.x_min(),
                y_min: head.y_min(),
                x_max: head.x_max(),
                y_max: head.y_max(),
                us_weight_class: os2.us_weight_class(),
                ..PdfFontMetricsStub::default()
            };
        }
        Ok(font)
    }

    fn glyph_of(&self, character: char) -> Option<u16> {
        let glyph = self.font.charmap().map(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|glyph| *glyph != 0)
    }

    fn advance_of(&self, glyph: u16) -> u16 {
        let metrics = self.font.hmtx().ok();
        metrics.and_then(|metrics| metrics.advance(glyph.into())).unwrap_or(0)
    }

    fn shape_anew(&mut self, word: &str, figures: Figures) -> Shaped {
        let tabular = [Feature::new(Tag::new(b"tnum"), 1, ..)];
        let features: &[Feature] = match figures {
            Figures::Proportional => &[],
            Figures::Tabular => &tabular,
        };
        let mut buffer = UnicodeBuffer::new();
        // Each character keeps its own glyphs, so that text can be copied out mark by mark.
        buffer.set_cluster_level(harfrust::BufferClusterLevel::MonotoneCharacters);
        buffer.push_str(word);
        buffer.guess_segment_properties();
        let shaper = self.data.shaper(&self.font).build();
        let set = shaper.shape(buffer, ShapeOptions::new().features(features));

        let starts: Vec<usize> = set
            .glyph_infos()
            .iter()
            .map(|info| usize::try_from(info.cluster).unwrap_or(word.len()))
            .collect();
        let mut glyphs = Vec::with_capacity(starts.len());
        let mut width: i32 = 0;
        for (at, (info, place)) in set.glyph_infos().iter().zip(set.glyph_positions()).enumerate() {
            let start = starts.get(at).copied().unwrap_or(word.len());
            let later = starts.iter().skip(at.saturating_add(1));
            let end = later.copied().find(|next| *next != start).unwrap_or(word.len());
            // Where one character became several glyphs, the first of them carries it.
            let first = at.checked_sub(1).and_then(|before| starts.get(before)) != Some(&start);
            let text = if first { (start, end) } else { (start, start) };
            let glyph = u16::try_from(info.glyph_id).unwrap_or(0);
            let own = self.advance_of(glyph);
            let kern = self.thousandths(place.x_advance.saturating_sub(i32::from(own)));
            // A viewer knows the width of a glyph in whole thousandths, cut and not rounded.
            let known = i32::from(own)
                .saturating_mul(1000)
                .checked_div(i32::from(self.units))
                .unwrap_or_default();
            let advance = known.saturating_add(kern);
            let code = self.remap.remap(glyph);
            self.widths.insert(code, own);
            let single = word.get(text.0..text.1).and_then(only_character);
            let plain = single.is_some_and(|character| self.glyph_of(character) == Some(glyph));
            if let (true, Some(character)) = (plain, single) {
                self.characters.insert(u32::from(character), code);
            } else {
                // A further glyph of one character stands for nothing of its own, and every glyph
                // must stand for something.
                let text = word.get(text.0..text.1).filter(|text| !text.is_empty());
                self.composed.insert(code, text.unwrap_or(NOTHING).to_owned());
            }
            let shift = (self.thousandths(place.x_offset), self.thousandths(place.y_offset));
            width = width.saturating_add(advance);
            glyphs.push(Glyph { code, advance, kern, shift });
        }
        Shaped { glyphs, width }
    }

    /// Font units as thousandths of an em, to the nearest.
    fn thousandths(&self, units: i32) -> i32 {
        let em = i64::from(self.units).max(1);
        let doubled = i64::from(units).saturating_mul(2000).saturating_add(em);
        i32::try_from(doubled.div_euclid(em.saturating_mul(2))).unwrap_or_default()
    }
}

fn only_character(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// A metric of the font, which is a whole number of its units.
fn whole(units: f32) -> i16 {
    format!("{units:.0}").parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Face, Figures};

    fn regular() -> Face {
        Face::load("AAAAAA", "Inter-Regular", include_bytes!("../../../fonts/Inter-Regular.otf"))
            .expect("the embedded face")
    }

    #[test]
    fn tabular_figures_are_equally_wide() {
        let mut face = regular();
        let widths: Vec<i32> = ('0'..='9')
            .map(|digit| face.shape(&digit.to_string(), Figures::Tabular).width)
            .collect();
        assert_eq!(widths.len(), 10);
        assert!(widths.iter().all(|width| width == &widths[0]), "{widths:?}");
        assert_ne!(
            face.shape("1", Figures::Proportional).width,
            face.shape("0", Figures::Proportional).width
        );
    }

    #[test]
    fn letters_are_kerned() {
        let mut face = regular();
        let apart: i32 =
            ["A", "V"].iter().map(|letter| face.shape(letter, Figures::Proportional).width).sum();
        assert!(face.shape("AV", Figures::Proportional).width < apart);
    }

    #[test]
    fn a_log_is_printed_as_it_is_written() {
        let mut face = regular();
        for word in ["3 x 4", "->", "ffi"] {
            face.shape(word, Figures::Proportional);
            assert!(face.composed().is_empty(), "{word}");
        }
    }

    #[test]
    fn a_figure_space_is_as_wide_as_a_digit() {
        let mut face = regular();
        assert_eq!(
            face.shape("\u{2007}", Figures::Tabular).width,
            face.shape("0", Figures::Tabular).width
        );
    }
}

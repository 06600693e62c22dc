//! Sizes, leading, colours and gaps: what makes every page look like the same office's.

use crate::render::pdf::face::Figures;
use crate::render::pdf::fonts::Weight;
use crate::report::document::{Style, Tone};

/// A colour, as red, green and blue.
pub(crate) type Colour = u32;

/// Text.
pub(crate) const INK: Colour = 0x14_181d;
/// Remarks, labels and running heads.
pub(crate) const SOFT: Colour = 0x56_606b;
/// Hairlines between rows.
pub(crate) const LINE: Colour = 0xcf_d5db;
/// Under the words of a link.
pub(crate) const UNDERLINE: Colour = 0xa9_b1ba;
/// The unfilled part of a bar.
pub(crate) const WASH: Colour = 0xe9_edf1;
/// The word DRAFT behind the text.
pub(crate) const GHOST: Colour = 0xec_eef1;

/// The thickness of a hairline, in points.
pub(crate) const HAIR: f32 = 0.5;
/// The thickness of the rule under a table's head.
pub(crate) const RULE: f32 = 0.9;
/// The height of Inter's capitals, in ems.
pub(crate) const CAPITAL: f32 = 0.727;

/// How text is set, before a [`Style`] changes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Look {
    /// The size in points.
    pub size: f32,
    /// From one baseline to the next, in points.
    pub leading: f32,
    /// The weight.
    pub weight: Weight,
    /// The colour.
    pub colour: Colour,
    /// The digits.
    pub figures: Figures,
}

impl Look {
    /// Running text.
    pub(crate) const BODY: Self = Self::of(9.5, 13.5);
    /// The title of the packet.
    pub(crate) const TITLE: Self = Self { weight: Weight::Strong, ..Self::of(25.0, 30.0) };
    /// Whose packet it is.
    pub(crate) const SUBJECT: Self = Self::of(15.0, 20.0);
    /// The heading of a section.
    pub(crate) const SECTION: Self = Self { weight: Weight::Strong, ..Self::of(14.0, 18.0) };
    /// A heading in a section.
    pub(crate) const HEADING: Self = Self { weight: Weight::Strong, ..Self::of(10.5, 14.0) };
    /// The verdict.
    pub(crate) const LEAD: Self = Self { weight: Weight::Strong, ..Self::of(12.5, 16.5) };
    /// A remark, a label, a caption.
    pub(crate) const SOFT: Self = Self { colour: SOFT, ..Self::of(8.25, 11.25) };
    /// The running head.
    pub(crate) const RUNNING: Self = Self { colour: SOFT, ..Self::of(8.0, 11.0) };
    /// A table's cells.
    pub(crate) const CELL: Self = Self { figures: Figures::Tabular, ..Self::of(8.25, 11.0) };
    /// A line in the contents.
    pub(crate) const CONTENTS: Self = Self { figures: Figures::Tabular, ..Self::of(9.5, 13.5) };

    const fn of(size: f32, leading: f32) -> Self {
        Self { size, leading, weight: Weight::Regular, colour: INK, figures: Figures::Proportional }
    }

    /// The same, larger or smaller.
    pub(crate) fn scaled(self, by: f32) -> Self {
        Self { size: self.size * by, leading: self.leading * by, ..self }
    }

    /// The same in another weight.
    pub(crate) fn weighing(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// The same in grey.
    pub(crate) fn soft(self) -> Self {
        Self { colour: SOFT, ..self }
    }

    /// What a style makes of these surroundings.
    pub(crate) fn styled(self, style: Style) -> Self {
        match style {
            Style::Body => self,
            Style::Strong => self.weighing(Weight::Strong),
            Style::Soft => self.scaled(0.88).soft(),
            Style::Lead => Self { figures: self.figures, ..Self::LEAD },
            Style::Display => Self { figures: Figures::Tabular, ..Self::TITLE },
        }
    }

    /// How far the baseline lies below the top of the line: capitals stand in the middle.
    pub(crate) fn baseline(self) -> f32 {
        self.leading * 0.5 + self.size * CAPITAL * 0.5
    }
}

/// The colour of a run of words in a colour's surroundings.
pub(crate) fn text_colour(tone: Tone, around: Colour) -> Colour {
    match tone {
        Tone::Plain => around,
        Tone::Met => 0x17_694a,
        Tone::Short => 0xa8_321f,
        Tone::Unknown => 0x7a_5200,
        Tone::Soft => SOFT,
    }
}

/// The colour of the filled part of a bar.
pub(crate) fn bar_colour(tone: Tone) -> Colour {
    match tone {
        Tone::Plain | Tone::Soft => 0x8a_94a0,
        Tone::Met => 0x4f_a587,
        Tone::Short => 0xd9_8a6a,
        Tone::Unknown => 0xd0_ab63,
    }
}

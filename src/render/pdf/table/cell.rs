//! Cells: their words, where their lines stand, their bars and boxes.

use crate::render::pdf::galley::{Ink, Item, Strip};
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::{HAIR, INK, Look, SOFT, WASH, bar_colour};
use crate::render::pdf::tags::Node;
use crate::render::pdf::text::{Line, Words, own_words, words};
use crate::report::document::{Align, Bar, Cell, Style, Text};

/// The height of a bar.
const BAR: f32 = 3.5;
/// The part of a cell's width that a bar takes at most.
const BAR_WIDTH: f32 = 130.0;
/// Above a bar.
const ABOVE_BAR: f32 = 3.0;
/// The side of a box to tick.
const BOX: f32 = 8.0;

/// A cell whose words are set but not yet cut into lines.
#[derive(Debug)]
pub(crate) struct Set {
    texts: Vec<Words>,
    bar: Option<Bar>,
    tick_box: bool,
    align: Align,
    /// The width of a line's remark signs, which hang right of the amounts' edge.
    hang: Vec<f32>,
    /// Whether each text is an amount or a date, which never wraps.
    whole: Vec<bool>,
    scale: f32,
}

/// A cell cut into lines.
#[derive(Debug)]
pub(crate) struct Cut {
    /// The lines with their height, the baseline in it, and how much of its end hangs.
    pub lines: Vec<CutLine>,
    bar: Option<Bar>,
    tick_box: bool,
    align: Align,
    scale: f32,
}

/// A line of a cell.
#[derive(Debug)]
pub(crate) struct CutLine {
    line: Line,
    /// Its height.
    pub leading: f32,
    baseline: f32,
    hang: f32,
}

/// Where a column stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Column {
    /// Its left edge, from the left margin.
    pub x: f32,
    /// Its width.
    pub width: f32,
    /// The room that it leaves at its right edge for remark signs.
    pub hang: f32,
}

/// Sets the words of a cell.
pub(crate) fn set(
    setting: &mut Setting<'_>,
    cell: &Cell,
    align: Align,
    look: Look,
    scale: f32,
    node: Option<Node>,
) -> Set {
    let mut texts = Vec::new();
    let mut hang = Vec::new();
    let mut whole = Vec::new();
    for text in &cell.lines {
        texts.push(words(setting, text, look, node));
        let signs = match align {
            Align::Amount => remark_signs(text),
            Align::Left | Align::Center => "",
        };
        hang.push(if signs.is_empty() {
            0.0
        } else {
            own_words(setting, signs, look.styled(text.style), None).natural()
        });
        whole.push(align == Align::Amount && text.style != Style::Soft);
    }
    Set { texts, bar: cell.bar, tick_box: cell.tick_box, align, hang, whole, scale }
}

/// The signs at the end of an amount that point to a remark.
fn remark_signs(text: &Text) -> &str {
    let last = text.runs.iter().rev().find(|run| !run.text.is_empty());
    last.map_or("", |run| {
        let amount = run.text.trim_end_matches(['*', '†', '‡']);
        run.text.get(amount.len()..).unwrap_or_default()
    })
}

impl Set {
    /// The width below which a word or an amount would be broken.
    pub(crate) fn least(&self, most: f32) -> f32 {
        let of = |(words, whole): (&Words, &bool)| {
            let longest = words.longest();
            if *whole { words.natural().min(most).max(longest) } else { longest }
        };
        let words = self.texts.iter().zip(&self.whole).map(of).fold(0.0, f32::max);
        words.max(if self.tick_box { BOX } else { 0.0 })
    }

    /// The width at which nothing wraps.
    pub(crate) fn most(&self) -> f32 {
        let words = self.texts.iter().map(Words::natural).fold(0.0, f32::max);
        words.max(if self.tick_box { BOX } else { 0.0 }).max(if self.bar.is_some() {
            60.0
        } else {
            0.0
        })
    }

    /// The widest remark sign.
    pub(crate) fn hang(&self) -> f32 {
        self.hang.iter().copied().fold(0.0, f32::max)
    }

    /// Cuts the words into lines for a column.
    pub(crate) fn cut(&self, column: Column) -> Cut {
        let mut lines = Vec::new();
        for (words, hang) in self.texts.iter().zip(&self.hang) {
            let room = column.width - column.hang + hang;
            let mut cut = words.lines(room).into_iter().peekable();
            while let Some(line) = cut.next() {
                // The signs stand at the end of the text: on its last line.
                let hang = if cut.peek().is_none() { *hang } else { 0.0 };
                lines.push(CutLine {
                    line,
                    leading: words.leading,
                    baseline: words.baseline,
                    hang,
                });
            }
        }
        Cut { lines, bar: self.bar, tick_box: self.tick_box, align: self.align, scale: self.scale }
    }
}

impl Cut {
    /// The height of the lines, and of the bar and the box below them.
    pub(crate) fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.leading).sum::<f32>() + self.tail_height()
    }

    /// The height of the bar and the box.
    pub(crate) fn tail_height(&self) -> f32 {
        let bar = if self.bar.is_some() { (ABOVE_BAR + BAR + 1.5) * self.scale } else { 0.0 };
        let tick_box = if self.tick_box { Look::CELL.leading * self.scale } else { 0.0 };
        bar + tick_box
    }

    /// Draws one line below `y`, which can be done once.
    pub(crate) fn draw_line(
        &mut self,
        strip: &mut Strip,
        at: usize,
        column: Column,
        y: f32,
    ) -> f32 {
        let align = self.align;
        let Some(line) = self.lines.get_mut(at) else { return y };
        let room = column.width - column.hang;
        let x = match align {
            Align::Left => 0.0,
            Align::Amount => room - line.line.width + line.hang,
            Align::Center => (column.width - line.line.width) / 2.0,
        };
        strip.line(column.x + x.max(0.0), y + line.baseline, std::mem::take(&mut line.line));
        y + line.leading
    }

    /// Draws the bar and the box below `y`.
    pub(crate) fn draw_tail(&self, strip: &mut Strip, column: Column, mut y: f32) {
        if let Some(bar) = self.bar {
            y += ABOVE_BAR * self.scale;
            draw_bar(strip, bar, column, y, BAR * self.scale);
            y += (BAR + 1.5) * self.scale;
        }
        if self.tick_box {
            let side = BOX * self.scale;
            let x = match self.align {
                Align::Left => 0.0,
                Align::Amount => column.width - side,
                Align::Center => (column.width - side) / 2.0,
            };
            let y = y + (Look::CELL.leading * self.scale - side) / 2.0;
            let ink = Ink::Frame { colour: SOFT, width: side, height: side };
            strip.items.push(Item { x: column.x + x, y, ink });
        }
    }
}

/// Draws a bar: what is filled, and a tick where the minimum lies.
fn draw_bar(strip: &mut Strip, bar: Bar, column: Column, y: f32, height: f32) {
    let width = column.width.min(BAR_WIDTH);
    let along = |thousandths: u16| width * f32::from(thousandths.min(1000)) / 1000.0;
    strip.rule(column.x, y, width, height, WASH);
    if bar.filled > 0 {
        strip.rule(column.x, y, along(bar.filled), height, bar_colour(bar.tone));
    }
    if let Some(mark) = bar.mark {
        let x = (column.x + along(mark) - HAIR).max(column.x);
        strip.rule(x, y - 1.5, 2.0 * HAIR, height + 3.0, INK);
    }
}

//! Charts: panels as bars, steps and rules, each a figure with its words.

use crate::render::pdf::block::lines;
use crate::render::pdf::fonts::Weight;
use crate::render::pdf::galley::{Ink, Item, Keep, Strip};
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::{Colour, HAIR, INK, LINE, Look, SOFT};
use crate::render::pdf::tags::{Node, Tag};
use crate::render::pdf::text::{own_words, words};
use crate::report::document::{Chart, Drawn, Panel, Tick};

/// Left of a panel: the words of its scale.
const SCALE: f32 = 28.0;
/// The height of what is drawn in a panel.
const HEIGHT: f32 = 37.0;
/// The height of a panel that is one thin line of runs of days.
const THIN: f32 = 7.0;
/// Between a panel's title and its drawing: the topmost label of the scale reaches into it.
const BELOW_TITLE: f32 = 6.0;
/// The same, where there is no scale.
const BELOW_THIN: f32 = 2.5;
/// Between two panels.
const BETWEEN: f32 = 11.0;
/// The same, where they are thin lines.
const BETWEEN_THIN: f32 = 7.0;
/// The part of a month's width that its bar leaves empty.
const GAP: f32 = 0.28;
/// The thickness of a line that rises.
const STEP: f32 = 1.2;
/// The thickness of a single day, and of the edge of a gap.
const EDGE: f32 = 0.7;
/// A gap is no narrower, so that it is seen.
const LEAST_GAP: f32 = 3.0;
/// Bars; darker than 3:1 against the paper.
const BAR: Colour = 0x4a_5a6b;
/// The paper.
const PAPER: Colour = 0xff_ffff;
/// From a label's baseline up to the middle of its digits, in ems.
const MIDDLE: f32 = 0.36;

/// The words of scales and times.
const LABEL: Look = Look { size: 7.25, leading: 9.0, colour: SOFT, ..Look::CELL };

/// A chart as strips: its caption, its panels, and the axis of time below the last.
pub(crate) fn chart(
    setting: &mut Setting<'_>,
    chart: &Chart,
    measure: f32,
    parent: Node,
) -> Vec<Strip> {
    let node = setting.tags.add(Tag::P, Some(parent));
    let caption = words(setting, &chart.caption, Look::SOFT, Some(node));
    let mut strips = lines(&caption, 0.0, measure);
    for strip in &mut strips {
        strip.keep = Keep::Always;
    }
    if let Some(first) = strips.first_mut() {
        first.before = 8.0;
        first.anchors.push(chart.id.clone());
    }
    let start = strips.len();
    let count = chart.panels.len();
    for (at, one) in chart.panels.iter().enumerate() {
        let last = at.saturating_add(1) == count;
        let mut strip = panel(setting, chart, one, measure, parent, last);
        let thin = matches!(one.drawn, Drawn::Spans { .. });
        strip.before = if thin { BETWEEN_THIN } else { BETWEEN };
        // A chart stays on one page where it fits on one, and else breaks between its panels.
        strip.keep = if last { Keep::Free } else { Keep::Together };
        strips.push(strip);
    }
    if let Some(first) = strips.get_mut(start) {
        first.before = 8.0;
    }
    strips
}

fn panel(
    setting: &mut Setting<'_>,
    chart: &Chart,
    panel: &Panel,
    measure: f32,
    parent: Node,
    last: bool,
) -> Strip {
    let node = setting.tags.add(Tag::Figure, Some(parent));
    setting.tags.describe(node, panel.alternative.clone());
    let mut strip = Strip::of(0.0);
    let title = own_words(setting, &panel.title, Look::CELL.weighing(Weight::Strong), Some(node));
    let remark = own_words(setting, &panel.remark, Look::CELL.soft(), Some(node));
    let room = (measure - remark.natural() - 10.0).max(measure * 0.4);
    let first = title.baseline;
    for line in title.lines(room) {
        strip.line(0.0, strip.height + title.baseline, line);
        strip.height += title.leading;
    }
    let mut y = first;
    for line in remark.lines(measure - room) {
        let x = measure - line.width;
        strip.line(x, y, line);
        y += remark.leading;
    }
    let thin = matches!(panel.drawn, Drawn::Spans { .. });
    let (below, height) = if thin { (BELOW_THIN, THIN) } else { (BELOW_TITLE, HEIGHT) };
    let bottom = strip.height.max(y - first) + below + height;
    let plot = Plot { x: SCALE, bottom, width: measure - SCALE, height, node };
    for tick in &panel.scale {
        let y = plot.y(tick.at);
        let colour = if tick.at == 0 { SOFT } else { LINE };
        strip.items.push(plot.fill(SCALE, y, plot.width, HAIR, colour));
        plot.label(setting, &mut strip, tick, y);
    }
    for tick in chart.times.iter().filter(|tick| tick.at > 0) {
        strip.items.push(plot.fill(plot.x(tick.at), bottom - height, HAIR, height, LINE));
    }
    draw(&plot, &mut strip, &panel.drawn);
    if let Some(least) = &panel.least {
        let y = plot.y(least.at);
        dashes(&plot, &mut strip, y);
        plot.label(setting, &mut strip, least, y);
    }
    strip.height = bottom + HAIR;
    if last {
        let top = strip.height + 3.0;
        for tick in &chart.times {
            let label = own_words(setting, &tick.label, LABEL, Some(node));
            for line in label.lines(measure) {
                strip.line(plot.x(tick.at), top + label.baseline, line);
            }
        }
        strip.height = top + LABEL.leading;
    }
    strip
}

/// Where a panel is drawn.
struct Plot {
    x: f32,
    bottom: f32,
    width: f32,
    height: f32,
    node: Node,
}

impl Plot {
    fn x(&self, thousandths: u16) -> f32 {
        self.x + self.width * f32::from(thousandths) / 1000.0
    }

    fn y(&self, thousandths: u16) -> f32 {
        self.bottom - self.height * f32::from(thousandths) / 1000.0
    }

    fn fill(&self, x: f32, y: f32, width: f32, height: f32, colour: Colour) -> Item {
        Item { x, y, ink: Ink::Fill { width, height, colour, node: Some(self.node) } }
    }

    /// The words of a tick, their digits beside its line.
    fn label(&self, setting: &mut Setting<'_>, strip: &mut Strip, tick: &Tick, y: f32) {
        let label = own_words(setting, &tick.label, LABEL, Some(self.node));
        for line in label.lines(SCALE) {
            strip.line(SCALE - 5.0 - line.width, y + LABEL.size * MIDDLE, line);
        }
    }
}

fn draw(plot: &Plot, strip: &mut Strip, drawn: &Drawn) {
    match drawn {
        Drawn::Bars(heights) => {
            let count = u16::try_from(heights.len().max(1)).unwrap_or(u16::MAX);
            let width = plot.width / f32::from(count);
            let mut x = plot.x;
            for height in heights {
                if *height > 0 {
                    let y = plot.y(*height);
                    let bar = width * (1.0 - GAP);
                    let left = x + width * GAP / 2.0;
                    strip.items.push(plot.fill(left, y, bar, plot.bottom - y, BAR));
                }
                x += width;
            }
        }
        Drawn::Steps { steps, end } => {
            let ends = steps.iter().skip(1).map(|(at, _)| *at).chain([*end]);
            let mut before: Option<f32> = None;
            for ((at, height), end) in steps.iter().zip(ends) {
                let (x, y) = (plot.x(*at), plot.y(*height));
                if let Some(low) = before {
                    strip.items.push(plot.fill(x, y, STEP, low - y + STEP, INK));
                }
                let width = (plot.x(end) - x).max(STEP);
                strip.items.push(plot.fill(x, y, width, STEP, INK));
                before = Some(y);
            }
        }
        Drawn::Spans { spans, gaps, ticks } => {
            let top = plot.bottom - plot.height;
            for (from, to) in spans {
                let (x, end) = (plot.x(*from), plot.x(*to));
                strip.items.push(plot.fill(x, top, end - x, plot.height, BAR));
            }
            for (from, to) in gaps {
                gap(plot, strip, plot.x(*from), plot.x(*to));
            }
            for at in ticks {
                strip.items.push(plot.fill(plot.x(*at), top, EDGE, plot.height, INK));
            }
        }
    }
}

/// An empty box where something is missing.
fn gap(plot: &Plot, strip: &mut Strip, from: f32, to: f32) {
    let (top, width) = (plot.bottom - plot.height, (to - from).max(LEAST_GAP));
    strip.items.push(plot.fill(from, top, width, plot.height, PAPER));
    for y in [top, plot.bottom - EDGE] {
        strip.items.push(plot.fill(from, y, width, EDGE, INK));
    }
    for x in [from, from + width - EDGE] {
        strip.items.push(plot.fill(x, top, EDGE, plot.height, INK));
    }
}

/// The line that is to be reached: dashes, so that it is told from the line that rises without
/// colour.
fn dashes(plot: &Plot, strip: &mut Strip, y: f32) {
    let (dash, step) = (4.0, 6.5);
    let mut x = plot.x;
    while x + dash <= plot.x + plot.width {
        strip.items.push(plot.fill(x, y, dash, 0.8, SOFT));
        x += step;
    }
}

//! Charts as drawings inside the page: every place in percent, every panel with its words.

use serde::Serialize;

use super::anchors::{Anchors, Claims};
use super::style::percent;
use super::text::TextView;
use crate::report::document::{Chart, Drawn, Panel, Tick};

/// The part of a month's width, in thousandths, that its bar fills.
const BAR: u64 = 720;

/// A [`Chart`] as the template takes it.
#[derive(Debug, Serialize)]
pub(super) struct ChartView<'a> {
    id: Option<&'a str>,
    caption: TextView<'a>,
    times: Vec<Mark<'a>>,
    panels: Vec<PanelView<'a>>,
}

/// A [`Panel`] as the template takes it.
#[derive(Debug, Serialize)]
struct PanelView<'a> {
    title: &'a str,
    remark: &'a str,
    alternative: &'a str,
    scale: Vec<Mark<'a>>,
    least: Option<Mark<'a>>,
    bars: Vec<Area>,
    /// The flat parts of a line that rises: their thickness is the stylesheet's.
    flats: Vec<Area>,
    rises: Vec<Area>,
    /// Whether it is one thin line, of runs of days.
    thin: bool,
    spans: Vec<Area>,
    gaps: Vec<Area>,
    /// Single days: their thickness is the stylesheet's.
    days: Vec<Area>,
}

/// A [`Tick`], in percent from the left or from the top.
#[derive(Debug, Serialize)]
struct Mark<'a> {
    at: String,
    label: &'a str,
}

/// A rectangle, in percent.
#[derive(Debug, Serialize)]
struct Area {
    x: String,
    y: String,
    width: String,
    height: String,
}

impl<'a> ChartView<'a> {
    /// Sees `chart` in its place on the page.
    pub(super) fn of(anchors: &Anchors<'_>, claims: &mut Claims<'_>, chart: &'a Chart) -> Self {
        let time = |tick: &'a Tick| Mark { at: percent(u64::from(tick.at)), label: &tick.label };
        Self {
            id: claims.take(&chart.id),
            caption: TextView::of(anchors, &chart.caption),
            times: chart.times.iter().map(time).collect(),
            panels: chart.panels.iter().map(PanelView::of).collect(),
        }
    }
}

impl<'a> PanelView<'a> {
    fn of(panel: &'a Panel) -> Self {
        let height = |tick: &'a Tick| Mark { at: percent(from_top(tick.at)), label: &tick.label };
        let (mut bars, mut flats, mut rises) = (Vec::new(), Vec::new(), Vec::new());
        let (mut spans, mut gaps, mut days) = (Vec::new(), Vec::new(), Vec::new());
        let thin = matches!(panel.drawn, Drawn::Spans { .. });
        match &panel.drawn {
            Drawn::Bars(heights) => bars = months(heights),
            Drawn::Steps { steps, end } => {
                let ends = steps.iter().skip(1).map(|(at, _)| *at).chain([*end]);
                let mut low = None;
                for ((at, height), end) in steps.iter().zip(ends) {
                    let (x, y) = (u64::from(*at), from_top(*height));
                    flats.push(area(x, y, u64::from(end).saturating_sub(x), 0));
                    rises.extend(low.map(|low: u64| area(x, y, 0, low.saturating_sub(y))));
                    low = Some(y);
                }
            }
            Drawn::Spans { spans: filled, gaps: empty, ticks } => {
                spans = filled.iter().copied().map(run).collect();
                gaps = empty.iter().copied().map(run).collect();
                days = ticks.iter().map(|at| area(u64::from(*at), 0, 0, 1000)).collect();
            }
        }
        Self {
            title: &panel.title,
            remark: &panel.remark,
            alternative: &panel.alternative,
            scale: panel.scale.iter().map(height).collect(),
            least: panel.least.as_ref().map(height),
            bars,
            flats,
            rises,
            thin,
            spans,
            gaps,
            days,
        }
    }
}

/// A bar for each height that is more than nothing.
fn months(heights: &[u16]) -> Vec<Area> {
    let count = u64::try_from(heights.len()).unwrap_or(u64::MAX).max(1);
    let place = |at: u64| at.saturating_mul(1000).checked_div(count).unwrap_or(0);
    let wide = BAR.checked_div(count).unwrap_or(0).max(1);
    let bar = |(height, at): (&u16, u64)| {
        let height = u64::from((*height).min(1000));
        (height > 0).then(|| area(place(at), 1000_u64.saturating_sub(height), wide, height))
    };
    heights.iter().zip(0_u64..).filter_map(bar).collect()
}

/// A run of days over the whole height.
fn run((from, to): (u16, u16)) -> Area {
    area(u64::from(from), 0, u64::from(to.saturating_sub(from)), 1000)
}

fn from_top(height: u16) -> u64 {
    1000_u64.saturating_sub(u64::from(height))
}

fn area(x: u64, y: u64, width: u64, height: u64) -> Area {
    Area { x: percent(x), y: percent(y), width: percent(width), height: percent(height) }
}

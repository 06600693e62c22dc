//! What every page carries: its running head, its banner, its number, and the word DRAFT.

use crate::render::pdf::fonts::Weight;
use crate::render::pdf::galley::{Ink, Item};
use crate::render::pdf::page::{FOLIO, Geometry, HEAD, SIDE};
use crate::render::pdf::paint::Size;
use crate::render::pdf::setting::{Numbers, Setting};
use crate::render::pdf::style::{HAIR, INK, LINE, Look};
use crate::render::pdf::text::{Line, own_words};
use crate::report::document::Report;

/// From a running head to its hairline, and from there to the text.
const BELOW: (f32, f32) = (4.0, 18.0);

/// The banner is set like the running head, and stands out from it.
const BANNER: Look = Look { weight: Weight::Strong, colour: INK, ..Look::RUNNING };

/// The lines at the top of the pages.
#[derive(Debug, Default)]
pub(crate) struct Running {
    head: Vec<Line>,
    banner: Vec<Line>,
}

impl Running {
    /// Sets the lines of a report, and says how much of the paper they leave.
    pub(crate) fn of(setting: &mut Setting<'_>, report: &Report) -> (Self, Geometry) {
        let measure = Geometry::of(report.paper, 0.0, 0.0).measure();
        let mut set = |text: &str, look: Look| own_words(setting, text, look, None).lines(measure);
        let head = set(&report.running, Look::RUNNING);
        let banner = report.banner.as_deref().map(|text| set(text, BANNER)).unwrap_or_default();
        let running = Self { head, banner };
        let first = running.height(false).map_or(18.0, |height| height + BELOW.0 + BELOW.1);
        let other = running.height(true).map_or(18.0, |height| height + BELOW.0 + BELOW.1);
        (running, Geometry::of(report.paper, first, other))
    }

    /// The height of the lines on a page with or without the running head; none if there are none.
    fn height(&self, headed: bool) -> Option<f32> {
        let lines = self.lines(headed).count();
        (lines > 0)
            .then(|| Look::RUNNING.leading * f32::from(u16::try_from(lines).unwrap_or(u16::MAX)))
    }

    fn lines(&self, headed: bool) -> impl Iterator<Item = &Line> {
        let head: &[Line] = if headed { &self.head } else { &[] };
        head.iter().chain(&self.banner)
    }

    /// What stands on the page that is printed next, between its running head and its number.
    pub(crate) fn around(
        setting: &mut Setting<'_>,
        sheet: Vec<Item>,
        geometry: Geometry,
    ) -> Vec<Item> {
        let at = setting.press.count();
        let mut whole = Vec::with_capacity(sheet.len().saturating_add(4));
        let mut y = HEAD;
        for line in setting.running.lines(at > 0) {
            let baseline = y + Look::RUNNING.baseline();
            whole.push(Item { x: SIDE, y: baseline, ink: Ink::Line(line.clone()) });
            y += Look::RUNNING.leading;
        }
        if y > HEAD {
            let (width, node) = (geometry.measure(), None);
            let rule = Ink::Fill { width, height: HAIR, colour: LINE, node };
            whole.push(Item { x: SIDE, y: y + BELOW.0, ink: rule });
        }
        whole.extend(sheet);
        whole.extend(folio(setting, (geometry.width, geometry.height)));
        whole
    }
}

/// The number of the page that is printed next, at its lower right.
pub(crate) fn folio(setting: &mut Setting<'_>, (width, height): Size) -> Vec<Item> {
    let at = setting.press.count().saturating_add(1);
    let Numbers { letter, count, .. } = setting.pages;
    let words = format!("Page {letter}{at} of {letter}{count}");
    let words = own_words(setting, &words, Look::RUNNING, None);
    let item =
        |line: Line| Item { x: width - SIDE - line.width, y: height - FOLIO, ink: Ink::Line(line) };
    words.lines(width).into_iter().map(item).collect()
}

//! What every page carries: its running head, its banner, its number, and the word DRAFT.

use crate::render::pdf::fonts::Weight;
use crate::render::pdf::galley::{Ink, Item};
use crate::render::pdf::page::{FOLIO, Geometry, HEAD, Pages, SIDE};
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::{HAIR, INK, LINE, Look};
use crate::render::pdf::text::{Line, own_words};
use crate::report::document::Report;

/// From a running head to its hairline, and from there to the text.
const BELOW: (f32, f32) = (4.0, 18.0);

/// The banner is set like the running head, and stands out from it.
const BANNER: Look = Look { weight: Weight::Strong, colour: INK, ..Look::RUNNING };

/// The lines at the top of the pages.
#[derive(Debug)]
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

    /// Draws the lines and the page numbers on finished pages.
    pub(crate) fn draw(&self, setting: &mut Setting<'_>, pages: &mut Pages, geometry: Geometry) {
        let count = pages.sheets.len();
        for (at, sheet) in pages.sheets.iter_mut().enumerate() {
            let mut whole = Vec::new();
            let mut y = HEAD;
            for line in self.lines(at > 0) {
                let baseline = y + Look::RUNNING.baseline();
                whole.push(Item { x: SIDE, y: baseline, ink: Ink::Line(line.clone()) });
                y += Look::RUNNING.leading;
            }
            if y > HEAD {
                let rule =
                    Ink::Fill { width: geometry.measure(), height: HAIR, colour: LINE, node: None };
                whole.push(Item { x: SIDE, y: y + BELOW.0, ink: rule });
            }
            whole.append(sheet);
            let folio = format!("Page {} of {count}", at.saturating_add(1));
            let folio = own_words(setting, &folio, Look::RUNNING, None);
            for line in folio.lines(geometry.measure()) {
                let x = geometry.width - SIDE - line.width;
                let y = geometry.height - FOLIO;
                whole.push(Item { x, y, ink: Ink::Line(line) });
            }
            *sheet = whole;
        }
    }
}

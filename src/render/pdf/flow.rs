//! Cutting a column into pages as it comes, so that what holds together stays together.

use std::collections::BTreeMap;

use crate::render::pdf::galley::{Entry, Item, Keep, Strip};
use crate::render::pdf::link::Place;
use crate::render::pdf::page::{Geometry, SIDE};

/// A column on its way onto pages. Only the page that is being filled and the strips that hold together are kept.
pub(crate) struct Flow {
    geometry: Geometry,
    /// Strips that hold to each other, and are not yet placed.
    chain: Vec<Strip>,
    /// The least space above the next strip.
    above: f32,
    /// How far the page is filled, from the top of the paper.
    y: f32,
    /// Whether nothing stands on the page yet.
    fresh: bool,
    sheet: Vec<Item>,
    /// Pages that are full and were not yet taken.
    full: Vec<Vec<Item>>,
    page: usize,
    /// Where each anchor stands.
    pub anchors: BTreeMap<String, Place>,
    /// The outline, in reading order.
    pub entries: Vec<(Entry, Place)>,
}

impl Flow {
    /// An empty first page.
    pub(crate) fn on(geometry: Geometry) -> Self {
        Self {
            geometry,
            chain: Vec::new(),
            above: 0.0,
            y: geometry.first_top,
            fresh: true,
            sheet: Vec::new(),
            full: Vec::new(),
            page: 0,
            anchors: BTreeMap::new(),
            entries: Vec::new(),
        }
    }

    /// Adds a strip.
    pub(crate) fn push(&mut self, mut strip: Strip) {
        strip.before = strip.before.max(std::mem::take(&mut self.above));
        if strip.new_page {
            self.settle();
        }
        let goes_on = strip.keep > Keep::Free;
        self.chain.push(strip);
        if !goes_on {
            self.settle();
        }
    }

    /// Leaves at least so much space above the next strip.
    pub(crate) fn space(&mut self, height: f32) {
        self.above = height;
    }

    /// The pages that are full, which are not kept.
    pub(crate) fn take_full(&mut self) -> Vec<Vec<Item>> {
        std::mem::take(&mut self.full)
    }

    /// The last page, which may not be full.
    pub(crate) fn take_last(&mut self) -> Vec<Item> {
        self.settle();
        std::mem::take(&mut self.sheet)
    }

    /// The height of strips at the top of a page, after the strips that hold to them.
    pub(crate) fn height_with(&self, strips: &[Strip]) -> f32 {
        let chain = self.chain.iter().chain(strips);
        let first = self.chain.first().or(strips.first()).map_or(0.0, |strip| strip.before);
        chain.map(|strip| strip.before + strip.height).sum::<f32>() - first
    }

    /// Places what holds together.
    fn settle(&mut self) {
        let chain = std::mem::take(&mut self.chain);
        self.place(&chain, Keep::Together);
    }

    /// Places strips; those that hold to each other as `keep` does or more begin a page rather than break.
    fn place(&mut self, strips: &[Strip], keep: Keep) {
        for chain in strips.chunk_by(|strip, next| strip.keep >= keep && !next.new_page) {
            let Some(first) = chain.first() else { continue };
            if first.new_page && !self.fresh {
                self.turn();
            }
            if self.fits(chain) {
                self.set(chain);
            } else if self.fits_a_page(chain) {
                self.turn();
                self.set(chain);
            } else {
                match keep {
                    Keep::Together => self.place(chain, Keep::Always),
                    Keep::Free | Keep::Always => self.break_up(chain),
                }
            }
        }
    }

    /// Places strips that are taller than a page one by one.
    fn break_up(&mut self, chain: &[Strip]) {
        let used = self.y - self.geometry.top;
        if !self.fresh && used > self.geometry.room() / 2.0 {
            self.turn();
        }
        for strip in chain {
            let strip = std::slice::from_ref(strip);
            if !self.fresh && !self.fits(strip) {
                self.turn();
            }
            self.set(strip);
        }
    }

    fn fits(&self, chain: &[Strip]) -> bool {
        self.y + height(chain, self.fresh) <= self.geometry.bottom() + 0.01
    }

    fn fits_a_page(&self, chain: &[Strip]) -> bool {
        height(chain, true) <= self.geometry.room() + 0.01
    }

    /// Begins a page.
    fn turn(&mut self) {
        self.full.push(std::mem::take(&mut self.sheet));
        self.page = self.page.saturating_add(1);
        self.y = self.geometry.top;
        self.fresh = true;
    }

    fn set(&mut self, chain: &[Strip]) {
        for strip in chain {
            if self.fresh {
                if let Some(head) = &strip.head {
                    self.draw(head);
                    self.y += head.height;
                }
            } else {
                self.y += strip.before;
            }
            self.fresh = false;
            let place = Place { page: self.page, y: self.y };
            for anchor in &strip.anchors {
                self.anchors.entry(anchor.clone()).or_insert(place);
            }
            if let Some(entry) = &strip.entry {
                self.entries.push((entry.clone(), place));
            }
            self.draw(strip);
            self.y += strip.height;
        }
    }

    fn draw(&mut self, strip: &Strip) {
        self.sheet.extend(strip.items.iter().map(|item| Item {
            x: SIDE + item.x,
            y: self.y + item.y,
            ink: item.ink.clone(),
        }));
    }
}

/// The height of a chain, at the top of a page with the head that it takes there.
fn height(chain: &[Strip], at_top: bool) -> f32 {
    let sum: f32 = chain.iter().map(|strip| strip.before + strip.height).sum();
    match chain.first() {
        Some(strip) if at_top => {
            sum - strip.before + strip.head.as_ref().map_or(0.0, |head| head.height)
        }
        Some(_) | None => sum,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Flow;
    use crate::render::pdf::galley::{Keep, Strip};
    use crate::render::pdf::page::Geometry;
    use crate::report::document::Paper;

    const GEOMETRY: Geometry = Geometry { width: 300.0, height: 158.0, first_top: 0.0, top: 0.0 };

    /// Lays out strips of 10 points on pages of 100, and says which stand on each page.
    fn check(strips: &[(f32, Keep)], expected: &[&[usize]]) {
        let mut flow = Flow::on(GEOMETRY);
        for (at, (height, keep)) in strips.iter().enumerate() {
            let anchors = vec![at.to_string()];
            flow.push(Strip { height: *height, keep: *keep, anchors, ..Strip::default() });
        }
        flow.take_last();
        flow.turn();
        let mut got = vec![Vec::new(); flow.take_full().len()];
        for at in 0..strips.len() {
            got[flow.anchors[&at.to_string()].page].push(at);
        }
        assert_eq!(got, expected);
    }

    #[test]
    fn the_room_is_what_the_margins_leave() {
        let geometry = Geometry::of(Paper::Letter, 10.0, 30.0);
        assert!((geometry.room() - (792.0 - 58.0 - 66.0)).abs() < 0.001);
        assert!((GEOMETRY.room() - 100.0).abs() < 0.001);
    }

    #[test]
    fn strips_fill_a_page_to_its_end() {
        check(&[(50.0, Keep::Free), (50.0, Keep::Free), (50.0, Keep::Free)], &[&[0, 1], &[2]]);
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        check(&[(80.0, Keep::Free), (10.0, Keep::Always), (20.0, Keep::Free)], &[&[0], &[1, 2]]);
    }

    #[test]
    fn what_is_kept_together_begins_a_page() {
        let together = (30.0, Keep::Together);
        check(&[(40.0, Keep::Free), together, together, (30.0, Keep::Free)], &[&[0], &[1, 2, 3]]);
    }

    #[test]
    fn what_is_taller_than_a_page_breaks_where_it_may() {
        let together = (30.0, Keep::Together);
        check(
            &[(20.0, Keep::Free), together, together, (30.0, Keep::Always), together],
            &[&[0, 1, 2], &[3, 4]],
        );
        check(&[(60.0, Keep::Always), (60.0, Keep::Always), (30.0, Keep::Free)], &[&[0], &[1, 2]]);
    }

    #[test]
    fn a_head_is_repeated_and_takes_its_room() {
        let mut flow = Flow::on(GEOMETRY);
        let head = Rc::new(Strip::of(20.0));
        for _ in 0..4 {
            flow.push(Strip { head: Some(Rc::clone(&head)), ..Strip::of(45.0) });
        }
        flow.take_last();
        flow.turn();
        // On each page the head and one row: two rows and the head are 110 high.
        assert_eq!(flow.take_full().len(), 4);
    }
}

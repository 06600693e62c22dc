//! Cutting a galley into pages, so that what holds together stays together.

use crate::render::pdf::galley::{Galley, Item, Keep, Strip};
use crate::render::pdf::link::Place;
use crate::render::pdf::page::{Geometry, Pages, SIDE};

/// Cuts a galley into pages.
pub(crate) fn paginate(galley: &Galley, geometry: Geometry) -> Pages {
    let mut flow = Flow {
        galley,
        geometry,
        pages: Pages { sheets: vec![Vec::new()], ..Pages::default() },
        y: geometry.first_top,
        fresh: true,
    };
    flow.place(&galley.strips, Keep::Together);
    flow.pages
}

struct Flow<'a> {
    galley: &'a Galley,
    geometry: Geometry,
    pages: Pages,
    /// How far the page is filled, from the top of the paper.
    y: f32,
    /// Whether nothing stands on the page yet.
    fresh: bool,
}

impl Flow<'_> {
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
        self.y + self.height(chain, self.fresh) <= self.geometry.bottom() + 0.01
    }

    fn fits_a_page(&self, chain: &[Strip]) -> bool {
        self.height(chain, true) <= self.geometry.room() + 0.01
    }

    /// The height of a chain, at the top of a page with the head that it takes there.
    fn height(&self, chain: &[Strip], at_top: bool) -> f32 {
        let sum: f32 = chain.iter().map(|strip| strip.before + strip.height).sum();
        let first = chain.first();
        match (first, first.and_then(|strip| self.head(strip))) {
            (Some(strip), Some(head)) if at_top => sum - strip.before + head.height,
            (Some(strip), None) if at_top => sum - strip.before,
            _ => sum,
        }
    }

    fn head(&self, strip: &Strip) -> Option<&Strip> {
        strip.head.and_then(|head| self.galley.heads.get(head))
    }

    /// Begins a page.
    fn turn(&mut self) {
        self.pages.sheets.push(Vec::new());
        self.y = self.geometry.top;
        self.fresh = true;
    }

    fn set(&mut self, chain: &[Strip]) {
        for strip in chain {
            if self.fresh {
                if let Some(head) = self.head(strip).cloned() {
                    self.draw(&head);
                    self.y += head.height;
                }
            } else {
                self.y += strip.before;
            }
            self.fresh = false;
            let page = self.pages.sheets.len().saturating_sub(1);
            let place = Place { page, y: self.y };
            for anchor in &strip.anchors {
                self.pages.anchors.entry(anchor.clone()).or_insert(place);
            }
            if let Some(entry) = &strip.entry {
                self.pages.entries.push((entry.clone(), place));
            }
            self.draw(strip);
            self.y += strip.height;
        }
    }

    fn draw(&mut self, strip: &Strip) {
        if let Some(sheet) = self.pages.sheets.last_mut() {
            sheet.extend(strip.items.iter().map(|item| Item {
                x: SIDE + item.x,
                y: self.y + item.y,
                ink: item.ink.clone(),
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::paginate;
    use crate::render::pdf::galley::{Galley, Keep, Strip};
    use crate::render::pdf::page::Geometry;
    use crate::report::document::Paper;

    const GEOMETRY: Geometry = Geometry { width: 300.0, height: 158.0, first_top: 0.0, top: 0.0 };

    /// Lays out strips of 10 points on pages of 100, and says which stand on each page.
    fn check(strips: &[(f32, Keep)], expected: &[&[usize]]) {
        let mut galley = Galley::default();
        for (at, (height, keep)) in strips.iter().enumerate() {
            let anchors = vec![at.to_string()];
            galley.strips.push(Strip { height: *height, keep: *keep, anchors, ..Strip::default() });
        }
        let pages = paginate(&galley, GEOMETRY);
        let mut got = vec![Vec::new(); pages.sheets.len()];
        for at in 0..strips.len() {
            got[pages.anchors[&at.to_string()].page].push(at);
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
        let mut galley = Galley::default();
        galley.heads.push(Strip::of(20.0));
        for _ in 0..4 {
            galley.strips.push(Strip { head: Some(0), ..Strip::of(45.0) });
        }
        // On each page the head and one row: two rows and the head are 110 high.
        assert_eq!(paginate(&galley, GEOMETRY).sheets.len(), 4);
    }
}

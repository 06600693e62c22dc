//! What setting a text needs: the faces, the structure, and the page numbers as far as they are known.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::pdf::flow::Flow;
use crate::render::pdf::fonts::Fonts;
use crate::render::pdf::galley::{Item, Strip};
use crate::render::pdf::page::Geometry;
use crate::render::pdf::paint::Size;
use crate::render::pdf::press::Press;
use crate::render::pdf::running::Running;
use crate::render::pdf::table::Widths;
use crate::render::pdf::tags::Tags;

/// Everything that a text is set with.
pub(crate) struct Setting<'a> {
    /// The faces.
    pub fonts: &'a mut Fonts,
    /// The structure, grown as texts are set.
    pub tags: Tags,
    /// The page numbers.
    pub pages: &'a Numbers,
    /// Anchors that something asks for and that stand nowhere.
    pub lost: BTreeSet<String>,
    /// The widths of the columns, as an earlier layout found them.
    pub widths: &'a mut Widths,
    /// What every page carries.
    pub running: Running,
    /// Where full pages go.
    pub press: Press,
}

/// The page numbers of the anchors, as an earlier layout found them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    /// What is printed as the page of each anchor; nothing before the first layout.
    pub known: Option<BTreeMap<String, String>>,
    /// How many pages there are in all.
    pub count: usize,
    /// What stands before the number of each page: nothing, or the letter of the second file of two.
    pub letter: &'static str,
    /// How many digits each number takes at least, so that layouts with other numbers break alike.
    pub digits: usize,
}

impl Numbers {
    /// What is printed for the page of an anchor.
    pub(crate) fn label(&self, anchor: &str) -> String {
        let number = match &self.known {
            Some(known) => known.get(anchor).cloned().unwrap_or_else(|| "?".to_owned()),
            None => "0".to_owned(),
        };
        // Figure spaces are as wide as digits.
        format!("{number:\u{2007}>digits$}", digits = self.digits)
    }
}

impl Setting<'_> {
    /// Puts strips into a column, and prints the pages that are full.
    pub(crate) fn put(
        &mut self,
        flow: &mut Flow,
        geometry: Geometry,
        strips: impl IntoIterator<Item = Strip>,
    ) {
        for strip in strips {
            flow.push(strip);
            for sheet in flow.take_full() {
                self.print(sheet, geometry);
            }
        }
    }

    /// Prints the rest of a column.
    pub(crate) fn put_last(&mut self, flow: &mut Flow, geometry: Geometry) {
        let last = flow.take_last();
        for sheet in flow.take_full() {
            self.print(sheet, geometry);
        }
        self.print(last, geometry);
    }

    fn print(&mut self, sheet: Vec<Item>, geometry: Geometry) {
        let items =
            if self.press.is_drawing() { Running::around(self, sheet, geometry) } else { sheet };
        self.print_bare(&items, (geometry.width, geometry.height));
    }

    /// Prints a page that carries nothing but these items.
    pub(crate) fn print_bare(&mut self, items: &[Item], size: Size) {
        self.press.print(items, size, self.fonts, &self.tags);
    }
    /// Whether an anchor leads somewhere, as far as is known; one that does not is noted.
    pub(crate) fn leads(&mut self, anchor: &str) -> bool {
        let leads = self.pages.known.as_ref().is_none_or(|known| known.contains_key(anchor));
        if !leads {
            self.lost.insert(anchor.to_owned());
        }
        leads
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn a_number_takes_the_room_of_its_digits() {
        let known =
            Some([("a".to_owned(), "7".to_owned()), ("b".to_owned(), "12".to_owned())].into());
        let numbers = Numbers { known, ..Numbers::default() };
        assert_eq!([numbers.label("a"), numbers.label("b"), numbers.label("c")], ["7", "12", "?"]);
        let numbers = Numbers { digits: 3, ..numbers };
        assert_eq!(numbers.label("a"), "\u{2007}\u{2007}7");
    }
}

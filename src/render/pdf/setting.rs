//! What setting a text needs: the faces, the structure, and the page numbers as far as they are known.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::pdf::fonts::Fonts;
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
}

/// The page numbers of the anchors, as an earlier layout found them.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    /// The page of each anchor, from 1; none before the first layout.
    pub known: Option<BTreeMap<String, usize>>,
    /// How many digits each number takes at least, so that layouts with other numbers break alike.
    pub digits: usize,
}

impl Numbers {
    /// What is printed for the page of an anchor.
    pub(crate) fn label(&self, anchor: &str) -> String {
        let number = match &self.known {
            Some(known) => known.get(anchor).map_or_else(|| "?".to_owned(), usize::to_string),
            None => "0".to_owned(),
        };
        // Figure spaces are as wide as digits.
        format!("{number:\u{2007}>digits$}", digits = self.digits)
    }
}

impl Setting<'_> {
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
        let known = Some([("a".to_owned(), 7), ("b".to_owned(), 12)].into());
        let numbers = Numbers { known, digits: 0 };
        assert_eq!([numbers.label("a"), numbers.label("b"), numbers.label("c")], ["7", "12", "?"]);
        let numbers = Numbers { digits: 3, ..numbers };
        assert_eq!(numbers.label("a"), "\u{2007}\u{2007}7");
    }
}

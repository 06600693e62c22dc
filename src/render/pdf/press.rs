//! The press: pages leave the layout here as soon as they are full, and are compressed on another thread.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender};

use crate::render::pdf::file::deflate;
use crate::render::pdf::fonts::Fonts;
use crate::render::pdf::galley::Item;
use crate::render::pdf::paint::{Size, Spot, paint};
use crate::render::pdf::tags::{Node, Tags};
use crate::source::evidence::hash;

/// Pages that may wait to be compressed.
pub(crate) const WAITING: usize = 64;

/// What is known of the pages that were printed.
#[derive(Debug, Default)]
pub(crate) struct Press {
    /// Where the operators of the pages go; nowhere while only page numbers are sought.
    way: Option<SyncSender<Vec<u8>>>,
    draft: bool,
    /// The size of each page.
    pub sizes: Vec<Size>,
    /// The element of each marked piece of content, page by page.
    pub marks: Vec<Vec<Node>>,
    /// What can be clicked, page by page.
    pub spots: Vec<Vec<Spot>>,
    /// Where figures stand on their pages: left, lower, right and upper edge.
    pub figures: BTreeMap<Node, [f32; 4]>,
}

impl Press {
    /// A press that sends what it prints this way; `draft` crosses each page with the word.
    pub(crate) fn to(way: Option<SyncSender<Vec<u8>>>, draft: bool) -> Self {
        Self { way, draft, ..Self::default() }
    }

    /// How many pages were printed.
    pub(crate) fn count(&self) -> usize {
        self.sizes.len()
    }

    /// Whether anything is drawn at all.
    pub(crate) fn is_drawing(&self) -> bool {
        self.way.is_some()
    }

    /// Prints a page.
    pub(crate) fn print(&mut self, items: &[Item], size: Size, fonts: &mut Fonts, tags: &Tags) {
        self.sizes.push(size);
        let Some(way) = &self.way else { return };
        let painted = paint(items, size, fonts, tags, self.draft);
        self.marks.push(painted.marks);
        self.spots.push(painted.spots);
        self.figures.extend(painted.figures);
        // Whoever compresses waits until the way is closed.
        drop(way.send(painted.content));
    }

    /// Ends the printing: nothing more comes this way.
    pub(crate) fn stop(&mut self) {
        self.way = None;
    }
}

/// A page's operators, compressed, and the hash of what they were.
#[derive(Debug)]
pub(crate) struct Pressed {
    /// The compressed operators.
    pub content: Vec<u8>,
    /// SHA-256 of the operators, in digits.
    pub hash: String,
}

/// Compresses pages in the order in which they come, until no more come.
pub(crate) fn compress(pages: &Receiver<Vec<u8>>) -> Vec<Pressed> {
    pages.iter().map(|page| Pressed { content: deflate(&page), hash: hash(&page) }).collect()
}

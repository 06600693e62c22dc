//! A page as the operators that draw it. Every piece of content passes [`Painter::mark`], which says what it is.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::render::pdf::face::Figures;
use crate::render::pdf::file::object::{fine, number};
use crate::render::pdf::fonts::{Fonts, Weight};
use crate::render::pdf::galley::{Ink, Item};
use crate::render::pdf::link::Link;
use crate::render::pdf::show::show;
use crate::render::pdf::style::{CAPITAL, Colour, GHOST, HAIR, UNDERLINE};
use crate::render::pdf::tags::{Node, Tags};
use crate::render::pdf::text::Frag;

/// A page as it is written.
#[derive(Debug, Default)]
pub(crate) struct Painted {
    /// The operators.
    pub content: Vec<u8>,
    /// The element of each marked piece of content.
    pub marks: Vec<Node>,
    /// What can be clicked.
    pub spots: Vec<Spot>,
    /// Where figures stand: left, lower, right and upper edge.
    pub figures: BTreeMap<Node, [f32; 4]>,
}

/// A stretch of a page that can be clicked.
#[derive(Debug)]
pub(crate) struct Spot {
    /// Left, lower, right and upper edge, in points from the lower left corner of the paper.
    pub edges: [f32; 4],
    /// Where it leads.
    pub link: Rc<Link>,
}

/// What a piece of content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A part of an element of the structure.
    Element(Node),
    /// A running head, a page number, a repeated head.
    Pagination,
    /// A rule, a bar, a box.
    Layout,
}

/// The width and the height of a page, in points.
pub(crate) type Size = (f32, f32);

/// Draws a page; `draft` crosses it with the word.
pub(crate) fn paint(
    items: &[Item],
    size: Size,
    fonts: &mut Fonts,
    tags: &Tags,
    draft: bool,
) -> Painted {
    let mut painter =
        Painter { size, tags, page: Painted::default(), role: None, colour: None, font: None };
    for item in items {
        painter.item(fonts, item);
    }
    if draft {
        // Over all else: the page of an exhibit would hide it.
        painter.cross(fonts);
    }
    painter.end();
    painter.page
}

struct Painter<'a> {
    size: Size,
    tags: &'a Tags,
    page: Painted,
    role: Option<Role>,
    colour: Option<Colour>,
    font: Option<(Weight, f32)>,
}

impl Painter<'_> {
    fn item(&mut self, fonts: &Fonts, item: &Item) {
        match &item.ink {
            Ink::Line(line) => {
                let mut x = item.x;
                for frags in line.frags.chunk_by(alike) {
                    let width: f32 = frags.iter().map(|frag| frag.width).sum();
                    self.text(fonts, frags, x, item.y, width);
                    x += width;
                }
            }
            Ink::Fill { width, height, colour, node } => {
                self.mark(node.map_or(Role::Layout, Role::Element));
                self.fill(*colour);
                let edges = self.rectangle(item.x, item.y, *width, *height);
                self.operator("f");
                if let Some(node) = node {
                    let known = self.page.figures.entry(*node).or_insert(edges);
                    *known = around(*known, edges);
                }
            }
            Ink::Frame { width, height, colour } => {
                self.mark(Role::Layout);
                self.colour(*colour);
                self.operator("RG");
                self.lengths(&[HAIR * 1.5]);
                self.operator("w");
                self.rectangle(item.x, item.y, *width, *height);
                self.operator("S");
            }
            Ink::Area { width, height, link } => {
                let edges = self.edges(item.x, item.y, *width, *height);
                self.page.spots.push(Spot { edges, link: Rc::clone(link) });
            }
            Ink::Sheet { matrix, node, width, height } => {
                self.mark(Role::Element(*node));
                let edges = self.edges(item.x, item.y, *width, *height);
                self.page.figures.insert(*node, edges);
                self.operator("q");
                self.parts(matrix);
                self.operator("cm");
                self.page.content.extend_from_slice(b"/");
                self.page.content.extend_from_slice(SHEET.as_bytes());
                self.page.content.extend_from_slice(b" Do\nQ\n");
            }
        }
    }

    /// Shows fragments of one style.
    fn text(&mut self, fonts: &Fonts, frags: &[Frag], x: f32, y: f32, width: f32) {
        let Some(first) = frags.first() else { return };
        self.mark(first.node.map_or(Role::Pagination, Role::Element));
        self.fill(first.colour);
        self.operator("BT");
        self.font(fonts, first.weight, first.size);
        self.lengths(&[x, self.size.1 - y]);
        self.operator("Td");
        show(&mut self.page.content, frags);
        self.operator("ET");
        if let Some(link) = &first.link {
            // A page's number is known for what it is; other links are marked.
            if !link.words.is_empty() {
                self.mark(Role::Layout);
                self.fill(UNDERLINE);
                self.rectangle(x, y + first.size * 0.17, width, HAIR);
                self.operator("f");
            }
            let top = y - first.size * 0.95;
            let edges = self.edges(x, top, width, first.size * 1.25);
            self.page.spots.push(Spot { edges, link: Rc::clone(link) });
        }
    }

    /// Shows the word DRAFT along the diagonal of the page.
    fn cross(&mut self, fonts: &mut Fonts) {
        let word = fonts.shape("DRAFT", Weight::Strong, Figures::Proportional);
        let (width, height) = self.size;
        let diagonal = (width * width + height * height).sqrt();
        let (cos, sin) = (width / diagonal, height / diagonal);
        let length = diagonal * 0.62;
        let size = length * 1000.0 / f32::from(i16::try_from(word.width).unwrap_or(i16::MAX));
        // From the middle of the page back by half the word, and down by half its capitals.
        let (along, down) = (length / 2.0, size * CAPITAL / 2.0);
        let x = width / 2.0 - along * cos + down * sin;
        let y = height / 2.0 - along * sin - down * cos;
        self.mark(Role::Pagination);
        let glyphs = (0, word.glyphs.len());
        let frag = Frag {
            shaped: word,
            glyphs,
            weight: Weight::Strong,
            size,
            colour: GHOST,
            node: None,
            link: None,
            width: length,
        };
        self.fill(GHOST);
        self.operator("q");
        // What lies below stays readable: the word darkens it and hides nothing.
        self.page.content.extend_from_slice(format!("/{DARKEN} gs\n").as_bytes());
        self.operator("BT");
        self.font(fonts, Weight::Strong, size);
        self.parts(&[cos, sin, -sin, cos, x, y]);
        self.operator("Tm");
        show(&mut self.page.content, std::slice::from_ref(&frag));
        self.operator("ET");
        self.operator("Q");
        self.font = None;
    }

    /// Says what the content that follows is.
    fn mark(&mut self, role: Role) {
        if self.role == Some(role) {
            return;
        }
        self.end();
        let begin = match role {
            Role::Element(node) => {
                let at = self.page.marks.len();
                self.page.marks.push(node);
                let tag = self.tags.tag(node).map_or("Span", |tag| tag.name());
                format!("/{tag}<</MCID {at}>>BDC\n")
            }
            Role::Pagination => "/Artifact<</Type/Pagination>>BDC\n".to_owned(),
            Role::Layout => "/Artifact<</Type/Layout>>BDC\n".to_owned(),
        };
        self.page.content.extend_from_slice(begin.as_bytes());
        self.role = Some(role);
    }

    /// Closes the marked content.
    fn end(&mut self) {
        if self.role.take().is_some() {
            self.operator("EMC");
        }
    }

    fn font(&mut self, fonts: &Fonts, weight: Weight, size: f32) {
        if self.font != Some((weight, size)) {
            let name = fonts.face(weight).id();
            self.page.content.extend_from_slice(format!("/{name} ").as_bytes());
            self.lengths(&[size]);
            self.operator("Tf");
            self.font = Some((weight, size));
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            self.colour(colour);
            self.operator("rg");
            self.colour = Some(colour);
        }
    }

    fn colour(&mut self, colour: Colour) {
        let [_, r, g, b] = colour.to_be_bytes();
        let part = |byte: u8| (f32::from(byte) / 255.0 * 1000.0).round() / 1000.0;
        self.parts(&[part(r), part(g), part(b)]);
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32) -> [f32; 4] {
        let edges @ [left, lower, right, upper] = self.edges(x, y, width, height);
        self.lengths(&[left, lower, right - left, upper - lower]);
        self.operator("re");
        edges
    }

    fn edges(&self, x: f32, y: f32, width: f32, height: f32) -> [f32; 4] {
        let upper = self.size.1 - y;
        [x, upper - height, x + width, upper].map(|length| (length * 100.0).round() / 100.0)
    }

    fn lengths(&mut self, all: &[f32]) {
        for one in all {
            number(&mut self.page.content, *one);
            self.page.content.push(b' ');
        }
    }

    fn parts(&mut self, all: &[f32]) {
        for one in all {
            fine(&mut self.page.content, *one);
            self.page.content.push(b' ');
        }
    }

    fn operator(&mut self, name: &str) {
        self.page.content.extend_from_slice(name.as_bytes());
        self.page.content.push(b'\n');
    }
}

/// The name of the exhibit's page among the resources of the page that shows it.
pub(crate) const SHEET: &str = "Sheet";

/// The name of the state in which the word DRAFT is drawn over a page.
pub(crate) const DARKEN: &str = "Darken";

/// The edges of what holds both.
fn around(one: [f32; 4], other: [f32; 4]) -> [f32; 4] {
    let ([left, lower, right, upper], [x, y, end, top]) = (one, other);
    [left.min(x), lower.min(y), right.max(end), upper.max(top)]
}

/// Whether two fragments can be shown in one go.
fn alike(one: &Frag, next: &Frag) -> bool {
    let same_link = match (&one.link, &next.link) {
        (None, None) => true,
        (Some(one), Some(next)) => Rc::ptr_eq(one, next),
        _ => false,
    };
    same_link
        && one.weight == next.weight
        && one.size.to_bits() == next.size.to_bits()
        && one.colour == next.colour
        && one.node == next.node
}

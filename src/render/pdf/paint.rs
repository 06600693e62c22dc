//! Pages as drawing operations. Every piece of content passes [`Painter::mark`], which says what it is.

use printpdf::{Color, DictItem, Op, PaintMode, PdfFontHandle, Point, Pt, Rect, Rgb, TextMatrix};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::render::pdf::face::Figures;
use crate::render::pdf::fonts::{Fonts, Weight};
use crate::render::pdf::galley::{Ink, Item};
use crate::render::pdf::link::Link;
use crate::render::pdf::page::Geometry;
use crate::render::pdf::show::{hundredths, show};
use crate::render::pdf::style::{CAPITAL, Colour, GHOST, HAIR, SOFT, UNDERLINE};
use crate::render::pdf::tags::{Node, Tags};
use crate::render::pdf::text::Frag;

/// Pages as operations.
#[derive(Debug, Default)]
pub(crate) struct Painted {
    /// The operations of each page.
    pub pages: Vec<Vec<Op>>,
    /// The element of each marked piece of content, page by page.
    pub marks: Vec<Vec<Node>>,
    /// What can be clicked, page by page.
    pub spots: Vec<Vec<Spot>>,
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

/// Draws pages; `draft` crosses each of them with the word.
pub(crate) fn paint(
    sheets: &[Vec<Item>],
    geometry: Geometry,
    fonts: &mut Fonts,
    tags: &Tags,
    draft: bool,
) -> Painted {
    let mut all = Painted::default();
    for sheet in sheets {
        let mut painter = Painter {
            geometry,
            tags,
            ops: Vec::new(),
            marks: Vec::new(),
            spots: Vec::new(),
            role: None,
            colour: None,
        };
        if draft {
            painter.cross(fonts);
        }
        for item in sheet {
            painter.item(fonts, item);
        }
        painter.end();
        all.pages.push(painter.ops);
        all.marks.push(painter.marks);
        all.spots.push(painter.spots);
    }
    all
}

struct Painter<'a> {
    geometry: Geometry,
    tags: &'a Tags,
    ops: Vec<Op>,
    marks: Vec<Node>,
    spots: Vec<Spot>,
    role: Option<Role>,
    colour: Option<Colour>,
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
                let mode = Some(PaintMode::Fill);
                let rectangle = self.rectangle(item.x, item.y, *width, *height, mode);
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            Ink::Frame { width, height } => {
                self.mark(Role::Layout);
                self.ops.push(Op::SetOutlineColor { col: rgb(SOFT) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(HAIR * 1.5) });
                let mode = Some(PaintMode::Stroke);
                let rectangle = self.rectangle(item.x, item.y, *width, *height, mode);
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            Ink::Area { width, height, link } => {
                let edges = self.edges(item.x, item.y, *width, *height);
                self.spots.push(Spot { edges, link: Rc::clone(link) });
            }
        }
    }

    /// Shows fragments of one style.
    fn text(&mut self, fonts: &Fonts, frags: &[Frag], x: f32, y: f32, width: f32) {
        let Some(first) = frags.first() else { return };
        self.mark(first.node.map_or(Role::Pagination, Role::Element));
        self.fill(first.colour);
        let font = PdfFontHandle::External(fonts.face(first.weight).id());
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font, size: Pt(hundredths(first.size)) });
        let pos = Point { x: Pt(hundredths(x)), y: Pt(hundredths(self.geometry.height - y)) };
        self.ops.push(Op::SetTextCursor { pos });
        show(&mut self.ops, frags);
        self.ops.push(Op::EndTextSection);
        if let Some(link) = &first.link {
            // A page's number is known for what it is; other links are marked.
            if !link.words.is_empty() {
                self.mark(Role::Layout);
                self.fill(UNDERLINE);
                let mode = Some(PaintMode::Fill);
                let rectangle = self.rectangle(x, y + first.size * 0.17, width, HAIR, mode);
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            let top = y - first.size * 0.95;
            let edges = self.edges(x, top, width, first.size * 1.25);
            self.spots.push(Spot { edges, link: Rc::clone(link) });
        }
    }

    /// Shows the word DRAFT along the diagonal of the page.
    fn cross(&mut self, fonts: &mut Fonts) {
        let word = fonts.shape("DRAFT", Weight::Strong, Figures::Proportional);
        let (width, height) = (self.geometry.width, self.geometry.height);
        let diagonal = (width * width + height * height).sqrt();
        let (cos, sin) = (width / diagonal, height / diagonal);
        let length = diagonal * 0.62;
        let size = length * 1000.0 / f32::from(i16::try_from(word.width).unwrap_or(i16::MAX));
        // From the middle of the page back by half the word, and down by half its capitals.
        let (along, down) = (length / 2.0, size * CAPITAL / 2.0);
        let x = width / 2.0 - along * cos + down * sin;
        let y = height / 2.0 - along * sin - down * cos;
        self.mark(Role::Pagination);
        self.fill(GHOST);
        let font = PdfFontHandle::External(fonts.face(Weight::Strong).id());
        let matrix = [cos, sin, -sin, cos, x, y].map(|part| (part * 10_000.0).round() / 10_000.0);
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
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font, size: Pt(hundredths(size)) });
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        show(&mut self.ops, std::slice::from_ref(&frag));
        self.ops.push(Op::EndTextSection);
    }

    /// Says what the content that follows is.
    fn mark(&mut self, role: Role) {
        if self.role == Some(role) {
            return;
        }
        self.end();
        let property = |name: &str, value| BTreeMap::from([(name.to_owned(), value)]);
        let artifact = |kind: &str| property("Type", DictItem::Name(kind.as_bytes().to_vec()));
        let (tag, map) = match role {
            Role::Element(node) => {
                let at = i64::try_from(self.marks.len()).unwrap_or(i64::MAX);
                self.marks.push(node);
                (
                    self.tags.tag(node).map_or("Span", |tag| tag.name()),
                    property("MCID", DictItem::Int(at)),
                )
            }
            Role::Pagination => ("Artifact", artifact("Pagination")),
            Role::Layout => ("Artifact", artifact("Layout")),
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
        self.role = Some(role);
    }

    /// Closes the marked content.
    fn end(&mut self) {
        if self.role.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.colour = Some(colour);
        }
    }

    fn rectangle(&self, x: f32, y: f32, width: f32, height: f32, mode: Option<PaintMode>) -> Rect {
        let [left, lower, right, upper] = self.edges(x, y, width, height);
        Rect {
            x: Pt(left),
            y: Pt(lower),
            width: Pt(hundredths(right - left)),
            height: Pt(hundredths(upper - lower)),
            mode,
            winding_order: None,
        }
    }

    fn edges(&self, x: f32, y: f32, width: f32, height: f32) -> [f32; 4] {
        let upper = self.geometry.height - y;
        [x, upper - height, x + width, upper].map(hundredths)
    }
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

fn rgb(colour: Colour) -> Color {
    let [_, r, g, b] = colour.to_be_bytes();
    let part = |byte: u8| (f32::from(byte) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None })
}

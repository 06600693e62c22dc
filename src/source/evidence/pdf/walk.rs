//! A walk along a page's operators: which strings it draws, where, and which way they run.
#![expect(clippy::float_arithmetic, reason = "a page is measured in points, which are fractions")]

mod aside;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf47::content::{Content, Operation};
use lopdf47::{Dictionary, Document, Object, ObjectId, Stream};

use crate::source::evidence::pdf::archival::Archive;
use crate::source::evidence::pdf::font::Font;
use crate::source::evidence::pdf::matrix::{Matrix, quarters};
use crate::source::evidence::pdf::text::Text;

/// Operators of a file that are followed.
const OPERATORS: usize = 1_000_000;

/// Drawings within drawings that are followed.
const DEPTH: usize = 8;

/// States that a page may save.
const SAVED: usize = 512;

/// What is drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The text, in the order in which it is drawn.
    pub(super) text: String,
    /// Letters by the quarter turns against the clock in which they run.
    pub(super) directions: [usize; 4],
    /// Letters that run in none of these directions.
    pub(super) slanted: usize,
    /// The size in pixels of a picture that covers the page.
    pub(super) scan: Option<(u32, u32)>,
}

/// A walk through a file, with what is left of its limits.
pub(super) struct Walk<'a> {
    document: &'a Document,
    left: usize,
    operators: usize,
    fonts: BTreeMap<ObjectId, Rc<Font<'a>>>,
    /// What was looked at for what it uses, on this page.
    looked: BTreeSet<ObjectId>,
    area: f32,
    drawn: Drawn,
    text: Text,
    /// What hinders an archive.
    pub(super) archive: Archive<'a>,
}

#[derive(Clone)]
struct State<'a> {
    page: Matrix,
    font: Option<Rc<Font<'a>>>,
    /// The same, as it stands in the file.
    face: Option<&'a Object>,
    /// Whether letters leave no ink, as those behind a scan.
    unseen: bool,
    size: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    after: f32,
    blank: f32,
}

impl Default for State<'_> {
    fn default() -> Self {
        Self {
            page: Matrix::NONE,
            font: None,
            face: None,
            unseen: false,
            size: 1.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            after: 0.0,
            blank: 0.0,
        }
    }
}

impl<'a> Walk<'a> {
    /// A walk through a file that may unpack to so many bytes.
    pub(super) fn of(document: &'a Document, left: usize) -> Self {
        Self {
            document,
            left,
            operators: OPERATORS,
            fonts: BTreeMap::new(),
            looked: BTreeSet::new(),
            area: f32::INFINITY,
            drawn: Drawn::default(),
            text: Text::default(),
            archive: Archive::of(document),
        }
    }

    /// The bytes to which the rest may unpack.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Walks along a page; nothing if it unpacks to more than is borne.
    pub(super) fn page(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        area: f32,
    ) -> Option<Drawn> {
        self.left = self.left.checked_sub(content.len())?;
        self.area = area;
        self.looked.clear();
        self.content(content, resources, State::default(), DEPTH)?;
        let mut drawn = std::mem::take(&mut self.drawn);
        drawn.text = std::mem::take(&mut self.text).finish();
        Some(drawn)
    }

    fn content(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        state: State<'a>,
        depth: usize,
    ) -> Option<()> {
        let mut state = state;
        let mut saved: Vec<State<'a>> = Vec::new();
        let (mut line, mut at) = (Matrix::NONE, Matrix::NONE);
        for operation in Content::decode_iter(content) {
            let Ok(Operation { operator, operands }) = operation else {
                self.archive.leave_unseen();
                return Some(());
            };
            let Some(left) = self.operators.checked_sub(1) else {
                self.archive.leave_unseen();
                return Some(());
            };
            self.operators = left;
            let number = |at: usize| operands.get(at).and_then(|one| one.as_float().ok());
            match operator.as_str() {
                "q" if saved.len() < SAVED => saved.push(state.clone()),
                "q" => self.archive.leave_unseen(),
                "gs" => {
                    self.set(operands.first(), resources, &mut state, depth);
                }
                "BI" => self.inline(operands.first(), resources),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => {
                    let own = Matrix::of(&operands).unwrap_or(Matrix::NONE);
                    state.page = own.then(state.page);
                }
                "BT" => (line, at) = (Matrix::NONE, Matrix::NONE),
                "Tf" => {
                    (state.face, state.font) = self.font(operands.first(), resources).unzip();
                    if state.font.is_none() {
                        self.archive.left_to_readers();
                    }
                    state.size = number(1).unwrap_or(1.0);
                }
                "Tr" => state.unseen = number(0).is_some_and(|mode| (mode - 3.0).abs() < 0.5),
                "k" | "K" => self.archive.space_named(b"DeviceCMYK", resources),
                "cs" | "CS" => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    self.archive.space_named(name.unwrap_or_default(), resources);
                }
                "sh" | "scn" | "SCN" => {
                    self.shaded(&operator, operands.last(), resources, depth);
                }
                "Tc" => state.after = number(0).unwrap_or(0.0),
                "Tw" => state.blank = number(0).unwrap_or(0.0),
                "Tz" => state.stretch = number(0).unwrap_or(100.0) / 100.0,
                "TL" => state.leading = number(0).unwrap_or(0.0),
                "Ts" => state.rise = number(0).unwrap_or(0.0),
                "Tm" => {
                    line = Matrix::of(&operands).unwrap_or(line);
                    at = line;
                }
                "Td" | "TD" => {
                    let (x, y) = (number(0).unwrap_or(0.0), number(1).unwrap_or(0.0));
                    if operator == "TD" {
                        state.leading = -y;
                    }
                    line = Matrix::moved(x, y).then(line);
                    at = line;
                }
                "T*" | "'" | "\"" => {
                    if operator == "\"" {
                        state.blank = number(0).unwrap_or(0.0);
                        state.after = number(1).unwrap_or(0.0);
                    }
                    line = Matrix::moved(0.0, -state.leading).then(line);
                    at = line;
                    if operator != "T*" {
                        self.show(operands.last(), &state, &mut at, depth);
                    }
                }
                "Tj" => self.show(operands.first(), &state, &mut at, depth),
                "TJ" => {
                    let parts = operands.first().and_then(|one| one.as_array().ok());
                    for part in parts.into_iter().flatten() {
                        match part.as_float() {
                            Ok(back) => {
                                let x = -back / 1000.0 * state.size * state.stretch;
                                at = Matrix::moved(x, 0.0).then(at);
                            }
                            Err(_) => self.show(Some(part), &state, &mut at, depth),
                        }
                    }
                }
                "Do" => self.drawing(operands.first(), resources, &state, depth)?,
                _ => {}
            }
        }
        Some(())
    }

    /// Walks along a form that lies on the page, for what it uses; its text is not the page's.
    pub(super) fn lying(&mut self, form: &'a Stream) {
        self.aside(form, None, DEPTH);
    }

    /// Shows a string, and moves to its end.
    fn show(&mut self, string: Option<&Object>, state: &State<'a>, at: &mut Matrix, depth: usize) {
        let (Some(string), Some(font)) = (string.and_then(|one| one.as_str().ok()), &state.font)
        else {
            return;
        };
        if let Some(face) = state.face.filter(|_| !state.unseen) {
            self.archive.font(face);
            self.letters_of(face, depth);
        }
        let letters = font.letters(string).unwrap_or_default();
        let size = if state.size == 0.0 { 1.0 } else { state.size };
        let width = font.width(string, &letters, state.after / size, state.blank / size);
        let scaled = Matrix::moved(0.0, state.rise).then(*at).then(state.page);
        *at = Matrix::moved(width * size * state.stretch, 0.0).then(*at);
        let Some((x, y)) = scaled.direction() else { return };
        let direction = if size < 0.0 { (-x, -y) } else { (x, y) };
        let count = string.iter().filter(|byte| **byte != b' ').count();
        match quarters(direction).and_then(|turn| self.drawn.directions.get_mut(usize::from(turn)))
        {
            Some(letters) => *letters = letters.saturating_add(count),
            None => self.drawn.slanted = self.drawn.slanted.saturating_add(count),
        }
        let end = Matrix::moved(0.0, state.rise).then(*at).then(state.page).origin();
        let height = scaled.height() * size.abs();
        self.text.add(&letters, scaled.origin(), end, direction, height);
    }

    /// A drawing within the page: a picture, or more operators.
    fn drawing(
        &mut self,
        name: Option<&Object>,
        resources: Option<&'a Dictionary>,
        state: &State<'a>,
        depth: usize,
    ) -> Option<()> {
        let document = self.document;
        let found = name.and_then(|name| name.as_name().ok()).and_then(|name| {
            let all = resources?.get_deref(b"XObject", document).ok()?.as_dict().ok()?;
            all.get_deref(name, document).ok()?.as_stream().ok()
        });
        let Some(stream) = found else { return Some(()) };
        self.archive.drawn(&stream.dict, resources);
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => {
                let size = |key: &[u8]| {
                    let size = stream.dict.get_deref(key, document).ok()?.as_i64().ok()?;
                    u32::try_from(size).ok()
                };
                self.archive.picture(&stream.dict, &stream.content);
                if state.page.covers(self.area) {
                    self.drawn.scan = size(b"Width").zip(size(b"Height")).or(self.drawn.scan);
                }
                Some(())
            }
            Ok(b"Form") if depth > 0 => {
                let content = stream.get_plain_content_with_limit(self.left).ok()?;
                self.left = self.left.checked_sub(content.len())?;
                let own = stream.dict.get_deref(b"Matrix", document).and_then(Object::as_array);
                let own = own.ok().and_then(|own| Matrix::of(own)).unwrap_or(Matrix::NONE);
                let inner = stream.dict.get_deref(b"Resources", document).and_then(Object::as_dict);
                let mut state = state.clone();
                state.page = own.then(state.page);
                self.content(&content, inner.ok().or(resources), state, depth.saturating_sub(1))
            }
            Ok(b"Form") => {
                self.archive.leave_unseen();
                Some(())
            }
            Ok(_) | Err(_) => Some(()),
        }
    }
}

//! Notes of a reviewer's pen that the file does not draw itself: marked lines, boxes, strokes, words.

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::graph::Graph;
use crate::render::pdf::exhibit::matrix::{Area, Matrix, size};
use crate::render::pdf::exhibit::{Fault, Lost};

/// The bytes that a number of a point may take where it is written.
const WRITTEN: usize = 48;

/// How far the middle of a quarter of a circle's curve lies from its ends, as part of the radius.
const ROUND: f32 = 0.552_28;

impl<'a> Graph<'a> {
    /// A note, drawn; nothing if it shows nothing, or can't be drawn, which is said.
    pub(super) fn note(
        &mut self,
        keys: &'a Dictionary,
        area: Area,
    ) -> Result<Option<(Object, Matrix)>, Fault> {
        let sort = self.name(keys, b"Subtype").unwrap_or_default();
        let [left, bottom, ..] = area;
        let (width, height) = size(area);
        let quads = self.points(keys, b"QuadPoints")?;
        let line = self.line_width(keys);
        let shape = match sort {
            // Icons, and what plays or holds something: they are no part of the page.
            b"Text" | b"FileAttachment" | b"Sound" | b"Movie" | b"Screen" | b"3D"
            | b"RichMedia" => {
                return Ok(None);
            }
            b"FreeText" => {
                let contents = self.get(keys, b"Contents");
                let text = contents.map(|one| self.words(one)).transpose()?.flatten();
                let mut setting = self.setting(self.get(keys, b"DA"))?;
                setting.lines = true;
                setting.align = self.integer(keys, b"Q").unwrap_or(0);
                let drawn = match &text {
                    Some(text) => self.text(text, &setting, area)?,
                    None => None,
                };
                if drawn.is_none() && contents.is_some() {
                    self.lose(Lost::Note("FreeText".to_owned()));
                }
                return Ok(drawn);
            }
            b"Highlight" => quads
                .chunks_exact(4)
                .filter_map(<[(f32, f32)]>::first_chunk::<4>)
                .map(|[a, b, c, d]| path(&[*a, *b, *d, *c], "f"))
                .collect(),
            b"Underline" | b"Squiggly" => quads
                .chunks_exact(4)
                .filter_map(<[(f32, f32)]>::first_chunk::<4>)
                .map(|[_, _, c, d]| path(&[*c, *d], "S"))
                .collect(),
            b"StrikeOut" => quads
                .chunks_exact(4)
                .filter_map(<[(f32, f32)]>::first_chunk::<4>)
                .map(|[a, b, c, d]| path(&[middle(*a, *c), middle(*b, *d)], "S"))
                .collect(),
            b"Line" => path(&self.points(keys, b"L")?, "S"),
            b"PolyLine" => path(&self.points(keys, b"Vertices")?, "S"),
            b"Polygon" => path(&self.points(keys, b"Vertices")?, "s"),
            b"Ink" => {
                let strokes = self.array(keys, b"InkList").unwrap_or_default();
                let mut paths = String::new();
                for stroke in strokes {
                    paths += &path(&self.points_of(stroke)?, "S");
                }
                paths
            }
            b"Square" | b"Circle" => {
                let half = line / 2.0;
                let end = if self.interior(keys).is_empty() { "S" } else { "B" };
                let (x, y) = (left + half, bottom + half);
                let (width, height) = ((width - line).max(0.0), (height - line).max(0.0));
                if sort == b"Square" {
                    format!("{x} {y} {width} {height} re {end}\n")
                } else {
                    ellipse(x, y, width, height) + end + "\n"
                }
            }
            other => {
                let sort = String::from_utf8_lossy(other).into_owned();
                self.lose(Lost::Note(sort));
                return Ok(None);
            }
        };
        if shape.is_empty() {
            return Ok(None);
        }
        let mut resources = Dictionary::new();
        let mut state = Dictionary::new();
        if sort == b"Highlight" {
            state.set("BM", Object::Name(b"Multiply".to_vec()));
        }
        if let Some(opacity) = self.get(keys, b"CA").and_then(|one| one.as_float().ok()) {
            let opacity = if opacity.is_finite() { opacity.clamp(0.0, 1.0) } else { 1.0 };
            state.set("CA", Object::Real(opacity));
            state.set("ca", Object::Real(opacity));
        }
        let look = if state.is_empty() { "" } else { "/S gs " };
        if !state.is_empty() {
            let mut states = Dictionary::new();
            states.set("S", Object::Dictionary(state));
            resources.set("ExtGState", Object::Dictionary(states));
        }
        let color = self.color(keys, b"C");
        let (stroke, fill) = if sort == b"Highlight" {
            (String::new(), paint(&color, false))
        } else {
            (paint(&color, true), self.interior(keys))
        };
        // The points are those of the page, the form's are its own.
        let operators = format!(
            "{look}1 0 0 1 {} {} cm\n{stroke} {fill} {line} w 1 J 1 j\n{shape}",
            -left, -bottom
        );
        self.made(operators.into_bytes(), resources, area).map(Some)
    }

    fn interior(&self, keys: &'a Dictionary) -> String {
        match self.color(keys, b"IC").as_slice() {
            [] => String::new(),
            color => paint(color, false),
        }
    }

    /// The parts of a colour: none, one, three or four.
    pub(super) fn color(&self, keys: &'a Dictionary, key: &[u8]) -> Vec<f32> {
        let all = self.array(keys, key).unwrap_or_default();
        let number = |one| self.resolve(one)?.as_float().ok().filter(|one: &f32| one.is_finite());
        all.iter().take(4).filter_map(number).collect()
    }

    /// How wide a note's or field's edge is.
    pub(super) fn line_width(&self, keys: &'a Dictionary) -> f32 {
        let style = self.dictionary(keys, b"BS");
        let width = style.and_then(|style| self.get(style, b"W")?.as_float().ok());
        let border = || self.resolve(self.array(keys, b"Border")?.get(2)?)?.as_float().ok();
        let width = width.or_else(border).filter(|width| width.is_finite());
        width.unwrap_or(1.0).clamp(0.0, 100.0)
    }

    fn points(&mut self, keys: &'a Dictionary, key: &[u8]) -> Result<Vec<(f32, f32)>, Fault> {
        keys.get(key).map_or_else(|_| Ok(Vec::new()), |value| self.points_of(value))
    }

    /// Points, which count with all that is drawn.
    fn points_of(&mut self, value: &'a Object) -> Result<Vec<(f32, f32)>, Fault> {
        self.count()?;
        let Some(Object::Array(all)) = self.resolve(value) else { return Ok(Vec::new()) };
        self.take(all.len().saturating_mul(WRITTEN))?;
        let number = |one| self.resolve(one)?.as_float().ok().filter(|one: &f32| one.is_finite());
        let numbers: Option<Vec<f32>> = all.iter().map(number).collect();
        let numbers = numbers.unwrap_or_default();
        let (across, up) = (numbers.iter().step_by(2), numbers.iter().skip(1).step_by(2));
        Ok(across.copied().zip(up.copied()).collect())
    }
}

fn middle((x, y): (f32, f32), (right, top): (f32, f32)) -> (f32, f32) {
    (f32::midpoint(x, right), f32::midpoint(y, top))
}

/// A line through points; nothing through fewer than two.
fn path(points: &[(f32, f32)], end: &str) -> String {
    let [(x, y), rest @ ..] = points else { return String::new() };
    if rest.is_empty() {
        return String::new();
    }
    let lines: String = rest.iter().map(|(x, y)| format!("{x} {y} l ")).collect();
    format!("{x} {y} m {lines}{end}\n")
}

/// An ellipse within a box, as four curves.
fn ellipse(x: f32, y: f32, width: f32, height: f32) -> String {
    let (across, up) = (width / 2.0, height / 2.0);
    let at =
        |right: f32, top: f32| format!("{} {} ", x + across * (1.0 + right), y + up * (1.0 + top));
    let quarter = |from: (f32, f32), to: (f32, f32)| {
        let near = |one: (f32, f32), other: (f32, f32)| {
            at(one.0 + other.0 * ROUND, one.1 + other.1 * ROUND)
        };
        near(from, to) + &near(to, from) + &at(to.0, to.1) + "c "
    };
    let ends = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)];
    let next = ends.iter().skip(1);
    let curves: String = ends.iter().zip(next).map(|(from, to)| quarter(*from, *to)).collect();
    at(1.0, 0.0) + "m " + &curves + "h "
}

/// The operators that set a colour of one, three or four parts; black for any other.
pub(super) fn paint(color: &[f32], stroke: bool) -> String {
    let parts = color.iter().map(f32::to_string).collect::<Vec<_>>().join(" ");
    let operator = match (color.len(), stroke) {
        (1, true) => "G",
        (1, false) => "g",
        (3, true) => "RG",
        (3, false) => "rg",
        (4, true) => "K",
        (4, false) => "k",
        (_, true) => return "0 G".to_owned(),
        (_, false) => return "0 g".to_owned(),
    };
    format!("{parts} {operator}")
}

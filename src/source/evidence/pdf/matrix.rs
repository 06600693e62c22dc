//! Where on a page something lands: the matrices of a PDF.
#![expect(clippy::float_arithmetic, reason = "a page is measured in points, which are fractions")]
#![expect(
    clippy::many_single_char_names,
    reason = "the format of PDF names the six numbers a to f"
)]

use lopdf47::Object;

use crate::source::evidence::Turn;

/// The six numbers of a transformation, by the names that the format of PDF gives them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    a: f32,
    b: f32,
    c: f32,
    d: f32,
    e: f32,
    f: f32,
}

/// How much of a page a picture covers to be all of it.
const COVERS: f32 = 0.8;

impl Matrix {
    /// The transformation that changes nothing.
    pub(super) const NONE: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    /// The six numbers of an array or of an operator, if they are six.
    pub(super) fn of(numbers: &[Object]) -> Option<Self> {
        let numbers: Option<Vec<f32>> = numbers.iter().map(|one| one.as_float().ok()).collect();
        let [a, b, c, d, e, f] = <[f32; 6]>::try_from(numbers?).ok()?;
        Some(Self { a, b, c, d, e, f })
    }

    /// A move.
    pub(super) fn moved(x: f32, y: f32) -> Self {
        Self { e: x, f: y, ..Self::NONE }
    }

    /// This one first, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        Self {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    /// Where its origin lands.
    pub(super) fn origin(self) -> (f32, f32) {
        (self.e, self.f)
    }

    /// The direction in which a line of writing runs, of length one; none for a line of no length.
    pub(super) fn direction(self) -> Option<(f32, f32)> {
        let length = self.a.hypot(self.b);
        (length > 0.0 && length.is_finite()).then(|| (self.a / length, self.b / length))
    }

    /// How high a letter of height one is.
    pub(super) fn height(self) -> f32 {
        self.c.hypot(self.d)
    }

    /// Whether the square from 0 to 1 covers so large a page.
    pub(super) fn covers(self, area: f32) -> bool {
        (self.a * self.d - self.b * self.c).abs() >= area * COVERS
    }
}

/// Quarter turns against the clock from upright, of a line that runs in this direction; none for
/// a slanted one, such as a watermark.
pub(super) fn quarters((x, y): (f32, f32)) -> Option<u8> {
    const SLANT: f32 = 0.25;
    match (x.abs() < SLANT, y.abs() < SLANT) {
        (false, true) => Some(if x > 0.0 { 0 } else { 2 }),
        (true, false) => Some(if y > 0.0 { 1 } else { 3 }),
        (true, true) | (false, false) => None,
    }
}

/// What quarter turns against the clock look like.
pub(super) fn turn(quarters: u8) -> Option<Turn> {
    match quarters {
        1 => Some(Turn::Left),
        2 => Some(Turn::UpsideDown),
        3 => Some(Turn::Right),
        _ => None,
    }
}

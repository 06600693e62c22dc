//! Boxes and matrices of a PDF.
#![expect(
    clippy::many_single_char_names,
    reason = "the format of PDF names the six numbers a to f"
)]

/// The six numbers of a transformation.
pub(super) type Matrix = [f32; 6];

/// The transformation that changes nothing.
pub(super) const NONE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// A box: left, bottom, right, top.
pub(super) type Area = [f32; 4];

/// Sides of a page beyond which no reader goes, in points: an A0 poster has 3370.
const SIDES: std::ops::RangeInclusive<f32> = 3.0..=14_400.0;

/// A box whose first corner is the lower left one.
pub(super) fn upright([x, y, right, top]: Area) -> Area {
    [x.min(right), y.min(top), x.max(right), y.max(top)]
}

/// Width and height of a box.
pub(super) fn size([x, y, right, top]: Area) -> (f32, f32) {
    (right - x, top - y)
}

/// What moves the origin to the lower left corner of a box.
pub(super) fn moved([x, y, ..]: Area) -> Matrix {
    [1.0, 0.0, 0.0, 1.0, x, y]
}

/// What two boxes share; the first where they share nothing.
pub(super) fn shared(one: Area, other: Area) -> Area {
    let [x, y, right, top] = one;
    let [left, bottom, far, high] = other;
    let both = [x.max(left), y.max(bottom), right.min(far), top.min(high)];
    if is_sane(both) { both } else { one }
}

/// Whether a page may have this box.
pub(super) fn is_sane([x, y, right, top]: Area) -> bool {
    SIDES.contains(&(right - x)) && SIDES.contains(&(top - y))
}

/// The first transformation, then the second.
pub(super) fn then(one: Matrix, next: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = one;
    let [na, nb, nc, nd, ne, nf] = next;
    [
        a * na + b * nc,
        a * nb + b * nd,
        c * na + d * nc,
        c * nb + d * nd,
        e * na + f * nc + ne,
        e * nb + f * nd + nf,
    ]
}

/// The size of a page as it is read, and what lays its box into that size: turned with the clock by
/// quarters, and scaled.
pub(super) fn placed([x, y, right, top]: Area, quarters: i64, unit: f32) -> (f32, f32, Matrix) {
    let (width, height) = (right - x, top - y);
    let (width, height, turn) = match quarters.rem_euclid(4) {
        1 => (height, width, [0.0, -1.0, 1.0, 0.0, -y, right]),
        2 => (width, height, [-1.0, 0.0, 0.0, -1.0, right, top]),
        3 => (height, width, [0.0, 1.0, -1.0, 0.0, top, -x]),
        _ => (width, height, [1.0, 0.0, 0.0, 1.0, -x, -y]),
    };
    (width * unit, height * unit, then(turn, [unit, 0.0, 0.0, unit, 0.0, 0.0]))
}

/// What lays a picture of this orientation of EXIF into a box of this size.
pub(super) fn oriented(orientation: u8, width: f32, height: f32) -> Matrix {
    let (w, h) = (width, height);
    match orientation {
        2 => [-w, 0.0, 0.0, h, w, 0.0],
        3 => [-w, 0.0, 0.0, -h, w, h],
        4 => [w, 0.0, 0.0, -h, 0.0, h],
        5 => [0.0, -h, -w, 0.0, w, h],
        6 => [0.0, -h, w, 0.0, 0.0, h],
        7 => [0.0, h, w, 0.0, 0.0, 0.0],
        8 => [0.0, h, -w, 0.0, w, 0.0],
        _ => [w, 0.0, 0.0, h, 0.0, 0.0],
    }
}

/// Where the corners of a box land: the box around them.
pub(super) fn around([x, y, right, top]: Area, by: Matrix) -> Area {
    let [a, b, c, d, e, f] = by;
    let corners = [(x, y), (right, y), (x, top), (right, top)]
        .map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
    corners.iter().fold(
        [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY],
        |[left, bottom, far, high], (x, y)| {
            [left.min(*x), bottom.min(*y), far.max(*x), high.max(*y)]
        },
    )
}

/// What lays one box onto another; nothing if the first has no width or height.
pub(super) fn onto(from: Area, to: Area) -> Option<Matrix> {
    let [x, y, right, top] = from;
    let [left, bottom, far, high] = to;
    let (width, height) = (right - x, top - y);
    if !(width > 0.0 && height > 0.0) {
        return None;
    }
    let (across, up) = ((far - left) / width, (high - bottom) / height);
    let matrix = [across, 0.0, 0.0, up, left - x * across, bottom - y * up];
    matrix.iter().all(|one| one.is_finite()).then_some(matrix)
}

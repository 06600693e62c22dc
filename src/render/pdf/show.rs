//! Glyphs as the operators that show them.

use printpdf::{Codepoint, Op, TextItem};

use crate::render::pdf::text::Frag;

/// What shows nothing and can be read: a blank without width.
const NOTHING: &str = "\u{200b}";

/// Shows glyphs at the pen.
pub(crate) fn show(ops: &mut Vec<Op>, frags: &[Frag]) {
    let mut items = Vec::new();
    for frag in frags {
        let (from, to) = frag.glyphs;
        for glyph in frag.shaped.glyphs.iter().take(to).skip(from) {
            let text = frag.shaped.text.get(glyph.text.0..glyph.text.1).unwrap_or_default();
            let (across, up) = glyph.shift;
            if up != 0 {
                ops.push(Op::ShowText { items: std::mem::take(&mut items) });
                ops.push(Op::SetLineOffset { multiplier: hundredths(em(up) * frag.size) });
            }
            push_kern(&mut items, across);
            match items.last_mut() {
                Some(TextItem::Text(before)) if glyph.plain => before.push_str(text),
                _ if glyph.plain => items.push(TextItem::Text(text.to_owned())),
                _ => {
                    // A further glyph of one character stands for nothing of its own, and every glyph
                    // must stand for something.
                    let text = if text.is_empty() { NOTHING } else { text };
                    let shown = Codepoint::with_cid(glyph.code, 0.0, text.to_owned());
                    match items.last_mut() {
                        Some(TextItem::GlyphIds(before)) => before.push(shown),
                        _ => items.push(TextItem::GlyphIds(vec![shown])),
                    }
                }
            }
            push_kern(&mut items, glyph.kern.saturating_sub(across));
            if up != 0 {
                ops.push(Op::ShowText { items: std::mem::take(&mut items) });
                ops.push(Op::SetLineOffset { multiplier: 0.0 });
            }
        }
    }
    ops.push(Op::ShowText { items });
}

fn push_kern(items: &mut Vec<TextItem>, kern: i32) {
    if kern != 0 {
        // The operator moves the pen back.
        items.push(TextItem::Offset(-1000.0 * em(kern)));
    }
}

/// Thousandths of an em as ems; no glyph is 32 ems wide.
fn em(thousandths: i32) -> f32 {
    f32::from(i16::try_from(thousandths).unwrap_or_default()) / 1000.0
}

/// A length as it is written: finer than any printer, and short.
pub(crate) fn hundredths(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

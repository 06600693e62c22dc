//! Glyphs as the operators that show them.

use crate::render::pdf::file::object::number;
use crate::render::pdf::text::Frag;

/// Shows glyphs at the pen.
pub(crate) fn show(out: &mut Vec<u8>, frags: &[Frag]) {
    let mut line = Shown { out, string: false, array: false };
    for frag in frags {
        let (from, to) = frag.glyphs;
        for glyph in frag.shaped.glyphs.iter().take(to).skip(from) {
            let (across, up) = glyph.shift;
            if up != 0 {
                line.close();
                line.rise(em(up) * frag.size);
            }
            line.kern(across);
            line.glyph(glyph.code);
            line.kern(glyph.kern.saturating_sub(across));
            if up != 0 {
                line.close();
                line.rise(0.0);
            }
        }
    }
    line.close();
}

struct Shown<'a> {
    out: &'a mut Vec<u8>,
    /// Whether a string is open.
    string: bool,
    /// Whether the array of strings and moves is open.
    array: bool,
}

impl Shown<'_> {
    fn begin(&mut self) {
        if !self.array {
            self.out.push(b'[');
            self.array = true;
        }
    }

    fn glyph(&mut self, code: u16) {
        self.begin();
        if !self.string {
            self.out.push(b'(');
            self.string = true;
        }
        for byte in code.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.out.extend_from_slice(&[b'\\', byte]),
                // A reader would take it for the end of a line.
                b'\r' => self.out.extend_from_slice(b"\\r"),
                _ => self.out.push(byte),
            }
        }
    }

    fn kern(&mut self, kern: i32) {
        if kern == 0 {
            return;
        }
        self.begin();
        self.end_string();
        // The operator moves the pen back.
        self.out.extend_from_slice(kern.saturating_neg().to_string().as_bytes());
    }

    fn end_string(&mut self) {
        if self.string {
            self.out.push(b')');
            self.string = false;
        }
    }

    fn close(&mut self) {
        self.end_string();
        if self.array {
            self.out.extend_from_slice(b"]TJ\n");
            self.array = false;
        }
    }

    fn rise(&mut self, height: f32) {
        number(self.out, height);
        self.out.extend_from_slice(b" Ts\n");
    }
}

/// Thousandths of an em as ems; no glyph is 32 ems wide.
fn em(thousandths: i32) -> f32 {
    f32::from(i16::try_from(thousandths).unwrap_or_default()) / 1000.0
}

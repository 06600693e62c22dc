//! The text of a page, put together from strings and the places where they are drawn.
#![expect(clippy::float_arithmetic, reason = "a page is measured in points, which are fractions")]

/// Characters of a page that are kept.
const LONGEST: usize = 40_000;

/// The text so far, and where its last string ended.
#[derive(Debug, Default)]
pub(super) struct Text {
    text: String,
    last: Option<Last>,
}

#[derive(Debug, Clone, Copy)]
struct Last {
    end: (f32, f32),
    direction: (f32, f32),
    height: f32,
}

impl Text {
    /// Adds a string that is drawn from `start` to `end`.
    pub(super) fn add(
        &mut self,
        string: &str,
        start: (f32, f32),
        end: (f32, f32),
        direction: (f32, f32),
        height: f32,
    ) {
        if self.text.len() < LONGEST {
            self.text.extend(self.gap(start, direction));
            self.text.extend(string.chars().map(|one| match one {
                '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
                '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
                one => one,
            }));
        }
        self.last = Some(Last { end, direction, height });
    }

    /// What stands between the last string and one that begins here: nothing, a blank, a tab where
    /// a column ends, or a new line.
    fn gap(&self, start: (f32, f32), direction: (f32, f32)) -> Option<char> {
        let last = self.last?;
        let (x, y) = (start.0 - last.end.0, start.1 - last.end.1);
        let along = x * last.direction.0 + y * last.direction.1;
        let across = (y * last.direction.0 - x * last.direction.1).abs();
        let turned = last.direction.0 * direction.0 + last.direction.1 * direction.1 < 0.9;
        let gap = if turned || across > last.height * 0.5 {
            '\n'
        } else if along > last.height * 2.0 || along < -last.height {
            '\t'
        } else if along > last.height * 0.16 {
            ' '
        } else {
            return None;
        };
        let after_blank = self.text.ends_with(' ') && gap == ' ';
        (!after_blank).then_some(gap)
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

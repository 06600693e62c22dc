//! Label and value pairs in an even grid between rules.

use crate::render::pdf::galley::{Keep, Strip};
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::{HAIR, INK, LINE, Look};
use crate::render::pdf::tags::{Node, Tag};
use crate::render::pdf::text::{own_words, words};
use crate::report::document::Fact;

/// Between the columns.
const GUTTER: f32 = 18.0;
/// Above and below the words of a row.
const PADDING: f32 = 6.0;

/// Rows of pairs, under a rule of a thickness.
pub(crate) fn facts(
    setting: &mut Setting<'_>,
    facts: &[Fact],
    measure: f32,
    rule: f32,
    parent: Node,
) -> Vec<Strip> {
    let list = setting.tags.add(Tag::L, Some(parent));
    let columns = columns(facts.len());
    let share = f32::from(u16::try_from(columns).unwrap_or(1));
    let width = (measure + GUTTER) / share - GUTTER;
    let mut strips = Vec::new();
    for row in facts.chunks(columns) {
        let mut strip = Strip { keep: Keep::Always, ..Strip::default() };
        let mut x = 0.0;
        for fact in row {
            let entry = setting.tags.add(Tag::Li, Some(list));
            let label = setting.tags.add(Tag::Lbl, Some(entry));
            let body = setting.tags.add(Tag::LBody, Some(entry));
            let mut y = PADDING;
            for words in [
                own_words(setting, &fact.label, Look::SOFT, Some(label)),
                words(setting, &fact.value, Look::BODY, Some(body)),
            ] {
                for line in words.lines(width) {
                    strip.line(x, y + words.baseline, line);
                    y += words.leading;
                }
            }
            strip.height = strip.height.max(y + PADDING);
            x += width + GUTTER;
        }
        let height = strip.height;
        strip.rule(0.0, height - HAIR, measure, HAIR, LINE);
        strips.push(strip);
    }
    if let Some(first) = strips.first_mut() {
        first.before = 10.0;
        let colour = if rule > HAIR { INK } else { LINE };
        first.rule(0.0, 0.0, measure, rule, colour);
    }
    if let Some(last) = strips.last_mut() {
        last.keep = Keep::Free;
    }
    strips
}

/// How many pairs stand side by side, so that rows are full where they can be.
fn columns(pairs: usize) -> usize {
    match pairs {
        0 | 1 => 1,
        2 | 4 => 2,
        _ => 3,
    }
}

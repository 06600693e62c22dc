//! Sections and their blocks as strips: headings, paragraphs, lists, lines to sign on.

use crate::render::pdf::chart::chart;
use crate::render::pdf::facts::facts;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::galley::{Entry, Ink, Item, Keep, Strip, no_widows};
use crate::render::pdf::page::Geometry;
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::{HAIR, INK, Look};
use crate::render::pdf::table::table;
use crate::render::pdf::tags::{Node, Tag};
use crate::render::pdf::text::{Words, own_words, words};
use crate::report::document::{Block, Section, Signature, Style, Text};

/// Room above a section that does not begin a page.
const ABOVE_SECTION: f32 = 26.0;
/// Room below what is ruled: facts, a table, lines to sign on.
const BELOW_RULED: f32 = 14.0;
/// From the margin to the text of a list.
const INDENT: f32 = 12.0;
/// Room for a hand to sign.
const TO_SIGN: f32 = 40.0;
/// Between lines to sign on.
const BETWEEN_LINES: f32 = 18.0;

/// Adds a section under its number.
pub(crate) fn section(
    setting: &mut Setting<'_>,
    flow: &mut Flow,
    section: &Section,
    number: usize,
    geometry: Geometry,
    parent: Node,
) {
    let sect = setting.tags.add(Tag::Sect, Some(parent));
    let node = setting.tags.add(Tag::H2, Some(sect));
    let title = format!("{number}  {}", section.title);
    let words = own_words(setting, &title, Look::SECTION, Some(node));
    let mut strips = lines(&words, 0.0, geometry.measure());
    for strip in &mut strips {
        strip.keep = Keep::Always;
    }
    if let Some(first) = strips.first_mut() {
        first.before = ABOVE_SECTION;
        first.new_page = section.new_page;
        first.anchors.push(section.id.clone());
        first.entry = Some(Entry { level: 0, title: format!("{number} {}", section.title) });
    }
    if let (Some(last), true) = (strips.last_mut(), section.blocks.is_empty()) {
        last.keep = Keep::Free;
    }
    setting.put(flow, geometry, strips);
    blocks(setting, flow, &section.blocks, geometry, sect);
}

/// Adds blocks one below the other.
pub(crate) fn blocks(
    setting: &mut Setting<'_>,
    flow: &mut Flow,
    blocks: &[Block],
    geometry: Geometry,
    parent: Node,
) {
    let measure = geometry.measure();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading { id, text } => {
                let last = at.saturating_add(1) == blocks.len();
                let strips = heading(setting, id, text, measure, parent, last);
                setting.put(flow, geometry, strips);
            }
            Block::Paragraph(text) => {
                let node = setting.tags.add(Tag::P, Some(parent));
                let words = words(setting, text, Look::BODY, Some(node));
                let mut strips = lines(&words, 0.0, measure);
                no_widows(&mut strips);
                let large = matches!(text.style, Style::Lead | Style::Display);
                let before = if large { 18.0 } else { 7.0 };
                if let Some(first) = strips.first_mut() {
                    first.before = before;
                }
                setting.put(flow, geometry, strips);
            }
            Block::List(entries) => {
                let list = setting.tags.add(Tag::L, Some(parent));
                for entry in entries {
                    let strips = list_entry(setting, entry, measure, list);
                    setting.put(flow, geometry, strips);
                }
            }
            Block::Facts(pairs) => {
                let strips = facts(setting, pairs, measure, HAIR, parent);
                setting.put(flow, geometry, strips);
                flow.space(BELOW_RULED);
            }
            Block::Table(block) => {
                table(setting, flow, block, geometry, parent);
                flow.space(BELOW_RULED);
            }
            Block::Chart(block) => {
                let strips = chart(setting, block, measure, parent);
                setting.put(flow, geometry, strips);
                flow.space(BELOW_RULED);
            }
            Block::Signature(block) => {
                let strips = signature(setting, block, measure, parent);
                setting.put(flow, geometry, strips);
                flow.space(BELOW_RULED);
            }
        }
    }
}

/// Lines of words as strips, one below the other.
pub(crate) fn lines(words: &Words, x: f32, width: f32) -> Vec<Strip> {
    let strip = |line| {
        let mut strip = Strip::of(words.leading);
        strip.line(x, words.baseline, line);
        strip
    };
    words.lines(width).into_iter().map(strip).collect()
}

fn heading(
    setting: &mut Setting<'_>,
    id: &str,
    text: &str,
    measure: f32,
    parent: Node,
    last: bool,
) -> Vec<Strip> {
    let node = setting.tags.add(Tag::H3, Some(parent));
    let words = own_words(setting, text, Look::HEADING, Some(node));
    let mut strips = lines(&words, 0.0, measure);
    let count = strips.len();
    for (at, strip) in strips.iter_mut().enumerate() {
        let end = at.saturating_add(1) == count;
        strip.keep = if end && last { Keep::Free } else { Keep::Always };
    }
    if let Some(first) = strips.first_mut() {
        first.before = 16.0;
        first.anchors.push(id.to_owned());
        first.entry = Some(Entry { level: 1, title: text.to_owned() });
    }
    strips
}

fn list_entry(setting: &mut Setting<'_>, text: &Text, measure: f32, list: Node) -> Vec<Strip> {
    let entry = setting.tags.add(Tag::Li, Some(list));
    let label = setting.tags.add(Tag::Lbl, Some(entry));
    let body = setting.tags.add(Tag::LBody, Some(entry));
    let bullet = own_words(setting, "•", Look::BODY.soft(), Some(label));
    let words = words(setting, text, Look::BODY, Some(body));
    let mut strips = lines(&words, INDENT, measure - INDENT);
    no_widows(&mut strips);
    if let Some(first) = strips.first_mut() {
        first.before = 4.0;
        for line in bullet.lines(INDENT) {
            let ink = Ink::Line(line);
            first.items.insert(0, Item { x: 2.0, y: words.baseline, ink });
        }
    }
    strips
}

fn signature(
    setting: &mut Setting<'_>,
    signature: &Signature,
    measure: f32,
    parent: Node,
) -> Vec<Strip> {
    let node = setting.tags.add(Tag::P, Some(parent));
    let statement = words(setting, &signature.statement, Look::BODY, Some(node));
    let mut strips = lines(&statement, 0.0, measure);
    for strip in &mut strips {
        strip.keep = Keep::Always;
    }
    let count = f32::from(u16::try_from(signature.lines.len().max(1)).unwrap_or(u16::MAX));
    let width = ((measure + BETWEEN_LINES) / count - BETWEEN_LINES).max(1.0);
    let mut strip = Strip::of(TO_SIGN);
    let mut x = 0.0;
    for label in &signature.lines {
        strip.rule(x, TO_SIGN - HAIR, width, HAIR, INK);
        let node = setting.tags.add(Tag::P, Some(parent));
        let words = own_words(setting, label, Look::SOFT, Some(node));
        let mut y = TO_SIGN + 2.0;
        for line in words.lines(width) {
            strip.line(x, y + words.baseline, line);
            y += words.leading;
        }
        strip.height = strip.height.max(y);
        x += width + BETWEEN_LINES;
    }
    strips.push(strip);
    if let Some(first) = strips.first_mut() {
        first.before = 20.0;
    }
    strips
}

//! The first page: whose packet it is, the facts, the verdict, and the linked contents.

use std::rc::Rc;

use crate::render::pdf::block::{blocks, lines};
use crate::render::pdf::facts::facts;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::galley::{Ink, Item, Keep, Strip};
use crate::render::pdf::link::{Goal, Link};
use crate::render::pdf::page::Geometry;
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::{HAIR, LINE, Look, RULE};
use crate::render::pdf::tags::{Node, Tag};
use crate::render::pdf::text::own_words;
use crate::report::document::{Report, Section};

/// The room that a section's number takes in the contents.
const NUMBER: f32 = 20.0;
/// The room that a page's number takes in the contents.
const PAGE: f32 = 40.0;
/// Above and below a line of the contents.
const PADDING: f32 = 2.5;

/// Adds what stands before the first section.
pub(crate) fn front(
    setting: &mut Setting<'_>,
    flow: &mut Flow,
    report: &Report,
    geometry: Geometry,
    document: Node,
) {
    let measure = geometry.measure();
    let headed = [
        (&report.program, Look::BODY.soft(), Tag::P, 0.0),
        (&report.title, Look::TITLE, Tag::H1, 4.0),
        (&report.subject, Look::SUBJECT, Tag::P, 2.0),
    ];
    for (text, look, tag, before) in headed {
        let node = setting.tags.add(tag, Some(document));
        let words = own_words(setting, text, look, Some(node));
        let mut strips = lines(&words, 0.0, measure);
        for strip in &mut strips {
            strip.keep = Keep::Always;
        }
        if let Some(first) = strips.first_mut() {
            first.before = before;
        }
        setting.put(flow, geometry, strips);
    }
    if report.facts.is_empty() {
        setting.put(flow, geometry, [Strip::of(0.0)]);
    } else {
        let mut strips = facts(setting, &report.facts, measure, RULE, document);
        if let Some(first) = strips.first_mut() {
            first.before = 16.0;
        }
        setting.put(flow, geometry, strips);
    }
    blocks(setting, flow, &report.lead, geometry, document);
    if !report.sections.is_empty() {
        contents(setting, flow, &report.sections, geometry, document);
    }
}

fn contents(
    setting: &mut Setting<'_>,
    flow: &mut Flow,
    sections: &[Section],
    geometry: Geometry,
    document: Node,
) {
    let measure = geometry.measure();
    let node = setting.tags.add(Tag::H2, Some(document));
    let words = own_words(setting, "Contents", Look::HEADING, Some(node));
    let mut strips = lines(&words, 0.0, measure);
    for strip in &mut strips {
        strip.before = 22.0;
        strip.height += 4.0;
        strip.keep = Keep::Always;
        let y = strip.height - HAIR;
        strip.rule(0.0, y, measure, HAIR, LINE);
    }
    setting.put(flow, geometry, strips);
    let toc = setting.tags.add(Tag::Toc, Some(document));
    let count = sections.len();
    for (at, section) in sections.iter().enumerate() {
        let number = at.saturating_add(1);
        let entry = setting.tags.add(Tag::Toci, Some(toc));
        let link = setting.tags.add(Tag::Link, Some(entry));
        let mut strip = Strip::of(PADDING);
        let label = own_words(setting, &number.to_string(), Look::CONTENTS.soft(), Some(link));
        let title = own_words(setting, &section.title, Look::CONTENTS, Some(link));
        let page = setting.pages.label(&section.id);
        let page = own_words(setting, &page, Look::CONTENTS, Some(link));
        for line in label.lines(NUMBER) {
            strip.line(0.0, PADDING + label.baseline, line);
        }
        for line in title.lines(measure - NUMBER - PAGE) {
            strip.line(NUMBER, strip.height + title.baseline, line);
            strip.height += title.leading;
        }
        for line in page.lines(PAGE) {
            let y = strip.height - title.leading + page.baseline;
            strip.line(measure - line.width, y, line);
        }
        strip.height += PADDING;
        let height = strip.height;
        let goal = Goal::Anchor(section.id.clone());
        let words = format!("{number} {}", section.title);
        let link = Rc::new(Link { goal, node: Some(link), words });
        let area = Ink::Area { width: measure, height, link };
        strip.items.push(Item { x: 0.0, y: 0.0, ink: area });
        strip.rule(0.0, height - HAIR, measure, HAIR, LINE);
        // Neither one line alone at the foot of a page nor one alone at the top of the next.
        let edge = number == 1 || number.saturating_add(1) == count;
        strip.keep = if edge && number < count { Keep::Always } else { Keep::Free };
        setting.put(flow, geometry, [strip]);
    }
}

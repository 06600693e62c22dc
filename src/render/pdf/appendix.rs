//! The exhibits behind the packet: each page under its stamp, with the places that name it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::render::pdf::exhibit::{Fault, Imported, Sheet};
use crate::render::pdf::galley::{Entry, Ink, Item};
use crate::render::pdf::link::{Goal, Link, Place};
use crate::render::pdf::page::{FOLIO, SIDE};
use crate::render::pdf::paint::Size;
use crate::render::pdf::running::folio;
use crate::render::pdf::setting::Setting;
use crate::render::pdf::style::{LINE, Look};
use crate::render::pdf::tags::{Node, Tag};
use crate::render::pdf::text::{Line, own_words, words};
use crate::report::document::{Exhibit, Paper, Report, Run, Text, exhibit_of, exhibit_page};

/// The files of the exhibits, by their path: read, or why not.
pub type Files = BTreeMap<String, Result<Imported, Fault>>;

/// From the edge of the paper to the sheet, left and right.
const EDGE: f32 = 24.0;
/// From the upper edge of the paper to the stamp's baseline, and from there to the sheet.
const STAMP: (f32, f32) = (32.0, 14.0);
/// From the sheet's lower edge to the lower edge of the paper.
const BELOW: f32 = 58.0;
/// Places that name an exhibit and are listed; more are counted.
const LISTED: usize = 12;
/// Letters of what an exhibit proves that stand beside its number.
const PROVES: usize = 90;

/// A page behind the packet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound<'a> {
    /// The exhibit.
    pub exhibit: &'a Exhibit,
    /// Its page, from 0, and how many it has.
    page: (usize, usize),
    /// What is drawn, or why nothing is.
    pub sheet: Result<&'a Sheet, &'a Fault>,
}

/// The pages behind the packet in order. A file that is not given is none of them.
pub(crate) fn bind<'a>(report: &'a Report, files: &'a Files) -> Vec<Bound<'a>> {
    let mut bound = Vec::new();
    for exhibit in &report.exhibits {
        match files.get(&exhibit.path) {
            Some(Ok(file)) => {
                let sheets = file.sheets.iter().enumerate();
                let count = file.sheets.len();
                bound.extend(sheets.map(|(at, sheet)| Bound {
                    exhibit,
                    page: (at, count),
                    sheet: Ok(sheet),
                }));
            }
            Some(Err(fault)) => bound.push(Bound { exhibit, page: (0, 1), sheet: Err(fault) }),
            None => {}
        }
    }
    bound
}

/// The pages of each exhibit, the first of all being `first`.
pub(crate) fn places(bound: &[Bound<'_>], first: usize) -> BTreeMap<String, Place> {
    let mut places = BTreeMap::new();
    for (at, one) in bound.iter().enumerate() {
        let place = Place { page: first.saturating_add(at), y: 0.0 };
        places.entry(one.exhibit.id.clone()).or_insert(place);
        let own = exhibit_page(&one.exhibit.id, one.page.0.saturating_add(1));
        places.insert(own, place);
    }
    places
}

/// The lines of the outline.
pub(crate) fn entries(bound: &[Bound<'_>], first: usize) -> Vec<(Entry, Place)> {
    let firsts = bound.iter().enumerate().filter(|(_, one)| one.page.0 == 0);
    let entry = |(at, one): (usize, &Bound<'_>)| {
        let proves = one.exhibit.proves.first().map_or("", String::as_str);
        let title = format!("Exhibit {}: {proves}", one.exhibit.number);
        (Entry { level: 1, title }, Place { page: first.saturating_add(at), y: 0.0 })
    };
    firsts.map(entry).collect()
}

/// Prints the pages; `named` are the pages, as they are printed, on which each exhibit is named.
pub(crate) fn print(
    setting: &mut Setting<'_>,
    bound: &[Bound<'_>],
    paper: Paper,
    named: &BTreeMap<String, Named>,
    parent: Node,
) {
    let mut section = None;
    for one in bound {
        let first = one.page.0 == 0;
        let node = match section {
            Some(node) if !first => node,
            _ => setting.tags.add(Tag::Sect, Some(parent)),
        };
        section = Some(node);
        let size = size(paper, one);
        let items = items(setting, one, size, named.get(&one.exhibit.id), node);
        setting.print_bare(&items, size);
    }
}

/// The pages that name an exhibit, from 0.
pub(crate) type Named = BTreeSet<usize>;

/// The paper, upright or across, as the sheet asks for.
fn size(paper: Paper, bound: &Bound<'_>) -> Size {
    let (width, height) = paper.size();
    match bound.sheet {
        Ok(sheet) if sheet.width > sheet.height * 1.05 => (height, width),
        Ok(_) | Err(_) => (width, height),
    }
}

fn items(
    setting: &mut Setting<'_>,
    bound: &Bound<'_>,
    (width, height): Size,
    named: Option<&Named>,
    section: Node,
) -> Vec<Item> {
    let Bound { exhibit, page: (at, count), sheet } = bound;
    let stamp = format!("Exhibit {}, page {} of {count}", exhibit.number, at.saturating_add(1));
    let proves = exhibit.proves.join("; ");
    // The stamp is what each page carries; what the exhibit proves is its heading.
    let mut items = Vec::new();
    let mut x = EDGE;
    for line in own_words(setting, &stamp, Look::HEADING, None).lines(width) {
        let end = x + line.width + 12.0;
        items.push(at_place(line, (x, STAMP.0)));
        x = end;
    }
    let of_file = match sheet {
        Ok(sheet) if sheet.page != u32::try_from(at.saturating_add(1)).unwrap_or(0) => {
            format!("page {} of the file", sheet.page)
        }
        Ok(_) | Err(_) => String::new(),
    };
    let parted = if of_file.is_empty() { "" } else { ": " };
    let shown = format!("{of_file}{parted}{}", shortened(&proves, PROVES));
    let tag = if *at == 0 { Tag::H3 } else { Tag::P };
    let head = setting.tags.add(tag, Some(section));
    let said = own_words(setting, &shown, Look::SOFT, Some(head)).lines(width - EDGE - x);
    items.extend(said.into_iter().take(1).map(|one| at_place(one, (x, STAMP.0))));

    let top = STAMP.0 + STAMP.1;
    let (most_wide, most_high) = (width - 2.0 * EDGE, height - top - BELOW);
    match sheet {
        Ok(sheet) => {
            let scale = (most_wide / sheet.width).min(most_high / sheet.height).min(1.0);
            let (wide, high) = (sheet.width * scale, sheet.height * scale);
            let x = (width - wide) / 2.0;
            let figure = setting.tags.add(Tag::Figure, Some(section));
            let words = format!(
                "A page of the evidence as it is in its file, {stamp}. It proves: {proves}"
            );
            setting.tags.describe(figure, words);
            let lower = height - top - high;
            let mut matrix = sheet.matrix.map(|part| part * scale);
            let [.., across, up] = &mut matrix;
            *across += x;
            *up += lower;
            let ink = Ink::Sheet { matrix, node: figure, width: wide, height: high };
            items.push(Item { x, y: top, ink });
            let frame = Ink::Frame { colour: LINE, width: wide, height: high };
            items.push(Item { x, y: top, ink: frame });
        }
        Err(fault) => {
            let node = setting.tags.add(Tag::P, Some(section));
            let words = own_words(
                setting,
                &format!("This exhibit is missing from the draft: {fault} ({}).", exhibit.path),
                Look::LEAD,
                Some(node),
            );
            let mut y = height / 3.0;
            for one in words.lines(width - 2.0 * SIDE) {
                items.push(at_place(one, (SIDE, y)));
                y += words.leading;
            }
        }
    }
    items.extend(back(setting, named, section, (width, height)));
    items.extend(folio(setting, (width, height)));
    items
}

/// The pages that name the exhibit, each a link.
fn back(
    setting: &mut Setting<'_>,
    named: Option<&Named>,
    section: Node,
    (width, height): Size,
) -> Vec<Item> {
    let Some(named) = named.filter(|named| !named.is_empty()) else { return Vec::new() };
    let begin = if named.len() == 1 { "Named on page " } else { "Named on pages " };
    let mut runs = vec![Run::plain(begin)];
    for (at, page) in named.iter().take(LISTED).enumerate() {
        if at > 0 {
            runs.push(Run::plain(", "));
        }
        runs.push(Run::page(format!("{PAGE}{}", page.saturating_add(1))));
    }
    let more = named.len().saturating_sub(LISTED);
    if more > 0 {
        runs.push(Run::plain(format!(" and {more} more")));
    }
    let words = words(setting, &Text::of(runs), Look::RUNNING, None);
    let mut lines = words.lines(width - 2.0 * SIDE - 90.0);
    lines.truncate(1);
    let paragraph = setting.tags.add(Tag::P, Some(section));
    for frag in lines.iter_mut().flat_map(|line| &mut line.frags) {
        // The words are a part of the stamp; the links are there for everybody.
        if let Some(link) = &frag.link {
            let node = setting.tags.add(Tag::Link, Some(paragraph));
            if let Goal::Anchor(anchor) = &link.goal {
                let page = setting.pages.label(anchor);
                setting.tags.describe(node, format!("Page {page}, which names this exhibit"));
            }
            frag.link = Some(Rc::new(Link { node: Some(node), ..(**link).clone() }));
        }
    }
    lines.into_iter().map(|one| at_place(one, (SIDE, height - FOLIO))).collect()
}

fn at_place(line: Line, (x, y): (f32, f32)) -> Item {
    Item { x, y, ink: Ink::Line(line) }
}

/// A text of at most so many letters.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// Where exhibits are named, from what can be clicked on the pages that were printed.
pub(crate) fn named(setting: &Setting<'_>, bound: &[Bound<'_>]) -> BTreeMap<String, Named> {
    let exhibits: BTreeSet<&str> = bound.iter().map(|one| one.exhibit.id.as_str()).collect();
    let mut named: BTreeMap<String, Named> = BTreeMap::new();
    for (page, spots) in setting.press.spots.iter().enumerate() {
        for spot in spots {
            let Goal::Anchor(anchor) = &spot.link.goal else { continue };
            let exhibit = exhibit_of(anchor);
            if exhibits.contains(exhibit) {
                named.entry(exhibit.to_owned()).or_default().insert(page);
            }
        }
    }
    named
}

/// How the anchor of a page as such begins.
pub(crate) const PAGE: &str = "page-";

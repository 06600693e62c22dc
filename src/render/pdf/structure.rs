//! Writes the structure tree, and the links as annotations that belong to it.

mod kids;

use std::collections::BTreeMap;
use std::fmt::{Arguments, Write};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::render::pdf::file::object::{Ref, literal, text};
use crate::render::pdf::file::{Closed, File, Pack};
use crate::render::pdf::link::{Goal, Place};
use crate::render::pdf::paint::{Size, Spot};
use crate::render::pdf::structure::kids::{Kid, Kids};
use crate::render::pdf::tags::{Node, Tag, Tags};

/// What the structure is made of.
pub(crate) struct Tree<'a> {
    /// The elements.
    pub tags: &'a Tags,
    /// The pages.
    pub pages: &'a [Ref],
    /// Their sizes.
    pub sizes: &'a [Size],
    /// The element of each marked piece of content, page by page.
    pub marks: &'a [Vec<Node>],
    /// Where figures stand on their pages.
    pub figures: &'a BTreeMap<Node, [f32; 4]>,
    /// Where each anchor stands.
    pub anchors: &'a BTreeMap<String, Place>,
    /// The other file of a packet in two, and where its anchors stand.
    pub beside: Option<(&'a str, &'a BTreeMap<String, Place>)>,
    /// What stands before the numbers of the pages, in this file and in the other.
    pub letters: [&'static str; 2],
}

/// What the rest of the file needs of it.
pub(crate) struct Written {
    /// The root of the structure.
    pub root: Ref,
    /// The annotations of each page.
    pub annotations: Vec<Vec<Ref>>,
}

/// Elements that are packed at a time.
const BATCH: usize = 250;

/// Adds the structure and the links of all pages to a file.
pub(crate) fn write(file: &mut File, tree: &Tree<'_>, spots: &[Vec<Spot>]) -> Written {
    let root = file.reserve();
    let ids = Ids { first: file.reserve_many(tree.tags.len()) };
    let mut parents = parents(file, tree, ids);
    let mut annotations = Vec::with_capacity(spots.len());
    let mut linked: BTreeMap<Node, Vec<(usize, Ref)>> = BTreeMap::new();
    let mut next = tree.pages.len();
    for (page, spots) in spots.iter().enumerate() {
        let mut here = Vec::new();
        for spot in spots {
            let Some(mut body) = annotation(tree, spot) else { continue };
            if let Some(node) = spot.link.node {
                push(&mut body, format_args!("/StructParent {next}"));
                push(&mut parents, format_args!("{next} {} ", ids.of(node)));
                next = next.saturating_add(1);
            }
            let id = file.add(format!("<<{body}>>").as_bytes());
            here.push(id);
            if let Some(node) = spot.link.node {
                linked.entry(node).or_default().push((page, id));
            }
        }
        annotations.push(here);
    }
    let kids = Kids::of(tree, &linked);
    let starts: Vec<usize> = (0..tree.tags.len()).step_by(BATCH).collect();
    // Batches, so that only a few of the packs are in memory beside the file.
    for starts in starts.chunks(BATCH) {
        let packs: Vec<Closed> =
            starts.into_par_iter().map(|start| pack(tree, &kids, ids, root, *start)).collect();
        for pack in &packs {
            file.put_pack(pack);
        }
    }
    let numbers = file.add(format!("<</Nums[{parents}]>>").as_bytes());
    let top = if tree.tags.len() > 0 { format!("/K[{}]", ids.first) } else { String::new() };
    let body =
        format!("<</Type/StructTreeRoot{top}/ParentTree {numbers}/ParentTreeNextKey {next}>>");
    file.put(root, body.as_bytes());
    Written { root, annotations }
}

/// The numbers of the elements' objects.
#[derive(Debug, Clone, Copy)]
struct Ids {
    first: Ref,
}

impl Ids {
    fn of(self, node: Node) -> Ref {
        self.first.plus(node.index())
    }
}

/// The element of each piece of content, by page, as the entries of a number tree.
fn parents(file: &mut File, tree: &Tree<'_>, ids: Ids) -> String {
    let mut numbers = String::new();
    for (page, marks) in tree.marks.iter().enumerate() {
        let mut list = String::from("[");
        for node in marks {
            push(&mut list, format_args!("{} ", ids.of(*node)));
        }
        list.push(']');
        push(&mut numbers, format_args!("{page} {} ", file.add(list.as_bytes())));
    }
    numbers
}

/// The elements of a batch.
fn pack(tree: &Tree<'_>, kids: &Kids, ids: Ids, root: Ref, start: usize) -> Closed {
    let mut pack = Pack::default();
    let mut body = String::new();
    for (node, tag, parent) in tree.tags.iter().skip(start).take(BATCH) {
        body.clear();
        element(
            &mut body,
            tree,
            kids.below(node),
            ids,
            (node, tag, parent.map_or(root, |one| ids.of(one))),
        );
        pack.add(ids.of(node), body.as_bytes());
    }
    pack.close()
}

/// Writes an element. (What is written to a text always finds room.)
fn element(
    body: &mut String,
    tree: &Tree<'_>,
    kids: &[Kid],
    ids: Ids,
    (node, tag, parent): (Node, Tag, Ref),
) {
    push(body, format_args!("<</S/{}/P {parent}", tag.name()));
    // A page that is said once serves all pieces that stand on it.
    let own = kids.iter().find_map(|kid| match kid {
        Kid::Piece((page, _)) => Some(*page),
        Kid::Element(_) | Kid::Annotation(..) => None,
    });
    let page = |page: usize| tree.pages.get(page).copied().unwrap_or(parent);
    if let Some(own) = own {
        push(body, format_args!("/Pg {}", page(own)));
    }
    let one = |body: &mut String, kid: &Kid| match kid {
        Kid::Element(child) => push(body, format_args!("{}", ids.of(*child))),
        Kid::Piece((on, at)) if own == Some(*on) => push(body, format_args!("{at}")),
        Kid::Piece((on, at)) => {
            push(body, format_args!("<</Type/MCR/Pg {}/MCID {at}>>", page(*on)));
        }
        Kid::Annotation(on, annotation) => {
            push(body, format_args!("<</Type/OBJR/Pg {}/Obj {annotation}>>", page(*on)));
        }
    };
    match kids {
        [] => {}
        [kid] => {
            body.push_str("/K ");
            one(body, kid);
        }
        kids => {
            body.push_str("/K[");
            for kid in kids {
                one(body, kid);
                body.push(' ');
            }
            body.push(']');
        }
    }
    if let Some(words) = tree.tags.alternative(node) {
        push(body, format_args!("/Alt{}", text(words)));
    }
    if let Some([left, lower, right, upper]) = tree.figures.get(&node) {
        push(body, format_args!("/A<</O/Layout/BBox[{left} {lower} {right} {upper}]>>"));
    }
    attributes(body, tag);
    body.push_str(">>");
}

fn attributes(body: &mut String, tag: Tag) {
    match tag {
        Tag::Th => body.push_str("/A<</O/Table/Scope/Column>>"),
        Tag::Spanning(columns) => push(body, format_args!("/A<</O/Table/ColSpan {columns}>>")),
        Tag::L => body.push_str("/A<</O/List/ListNumbering/Disc>>"),
        Tag::Document
        | Tag::Sect
        | Tag::H1
        | Tag::H2
        | Tag::H3
        | Tag::P
        | Tag::Li
        | Tag::Lbl
        | Tag::LBody
        | Tag::Table
        | Tag::Caption
        | Tag::THead
        | Tag::TBody
        | Tag::Tr
        | Tag::Td
        | Tag::Toc
        | Tag::Toci
        | Tag::Link
        | Tag::Figure => {}
    }
}

/// The entries of a link annotation without a border; none if it leads nowhere.
fn annotation(tree: &Tree<'_>, spot: &Spot) -> Option<String> {
    let [left, lower, right, upper] = spot.edges;
    let mut body =
        format!("/Type/Annot/Subtype/Link/Rect[{left} {lower} {right} {upper}]/Border[0 0 0]/F 4");
    let words = match &spot.link.goal {
        Goal::Anchor(anchor) => {
            let [here, there] = tree.letters;
            let page = match (tree.anchors.get(anchor), tree.beside) {
                (Some(place), _) => {
                    push(&mut body, format_args!("/Dest{}", destination(tree, *place)?));
                    format!("page {here}{}", place.page.saturating_add(1))
                }
                (None, Some((name, anchors))) => {
                    let place = anchors.get(anchor)?;
                    let file = format!("<</Type/Filespec/F{0}/UF{0}>>", text(name));
                    let page = format!("[{}/Fit]", place.page);
                    push(&mut body, format_args!("/A<</Type/Action/S/GoToR/F{file}/D{page}>>"));
                    format!("page {there}{} of {name}", place.page.saturating_add(1))
                }
                (None, None) => return None,
            };
            if spot.link.words.is_empty() { page } else { format!("{}, {page}", spot.link.words) }
        }
        Goal::Address(address) => {
            push(
                &mut body,
                format_args!("/A<</Type/Action/S/URI/URI{}>>", literal(address.as_bytes())),
            );
            spot.link.words.clone()
        }
    };
    push(&mut body, format_args!("/Contents{}", text(&words)));
    Some(body)
}

/// Adds words to a text, which always finds room for them.
fn push(text: &mut String, words: Arguments<'_>) {
    let written = text.write_fmt(words);
    debug_assert!(written.is_ok(), "a text takes all that is written to it");
}

/// A place as a destination: the page, scrolled to a little above it.
pub(crate) fn destination(tree: &Tree<'_>, place: Place) -> Option<String> {
    let page = tree.pages.get(place.page)?;
    let (_, height) = tree.sizes.get(place.page)?;
    let top = (height - place.y + 6.0).min(*height).round();
    Some(format!("[{page}/XYZ null {top} null]"))
}

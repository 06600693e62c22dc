//! Writes the structure tree, and the links as annotations that belong to it.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};
use std::collections::BTreeMap;

use crate::render::pdf::finish::whole;
use crate::render::pdf::link::{Goal, Place};
use crate::render::pdf::paint::{Painted, Spot};
use crate::render::pdf::tags::{Node, Tag, Tags};

/// A piece of a page: the page and the number of the marked content on it.
type Piece = (usize, usize);

/// What stands below an element.
enum Kid {
    Element(Node),
    Piece(Piece),
    Annotation(usize, ObjectId),
}

/// Adds the structure and the links of all pages to a document, and returns the root of the structure.
pub(crate) fn write(
    document: &mut Document,
    pages: &[ObjectId],
    tags: &Tags,
    painted: &Painted,
    anchors: &BTreeMap<String, Place>,
    height: f32,
) -> ObjectId {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = tags.iter().map(|_| document.new_object_id()).collect();
    let id = |node: Node| ids.get(node.index()).copied().unwrap_or(root);
    let mut numbers: BTreeMap<i64, Object> = BTreeMap::new();
    let mut kids: BTreeMap<Node, Vec<Kid>> = BTreeMap::new();
    for (node, _, parent) in tags.iter() {
        if let Some(parent) = parent {
            kids.entry(parent).or_default().push(Kid::Element(node));
        }
    }
    for (page, marks) in painted.marks.iter().enumerate() {
        for (at, node) in marks.iter().enumerate() {
            kids.entry(*node).or_default().push(Kid::Piece((page, at)));
        }
        let parents: Vec<Object> = marks.iter().map(|node| id(*node).into()).collect();
        numbers.insert(whole(page), document.add_object(parents).into());
    }
    let mut next = whole(pages.len());
    for (page, spots) in painted.spots.iter().enumerate() {
        let mut annotations = Vec::new();
        for spot in spots {
            let Some(mut annotation) = annotation(spot, pages, anchors, height) else { continue };
            if let Some(node) = spot.link.node {
                annotation.set("StructParent", next);
                numbers.insert(next, id(node).into());
                next = next.saturating_add(1);
            }
            let annotation = document.add_object(annotation);
            annotations.push(annotation.into());
            if let Some(node) = spot.link.node {
                kids.entry(node).or_default().push(Kid::Annotation(page, annotation));
            }
        }
        let Some(page_id) = pages.get(page) else { continue };
        if let Ok(dictionary) = document.get_dictionary_mut(*page_id) {
            dictionary.set("StructParents", whole(page));
            dictionary.set("Tabs", "S");
            dictionary.set("Annots", Object::Array(annotations));
        }
    }
    let first = first_pieces(tags, painted);
    for (node, tag, parent) in tags.iter() {
        let mut kids = kids.remove(&node).unwrap_or_default();
        if kids.iter().any(|kid| matches!(kid, Kid::Piece(_))) {
            // Words and links of one text, in the order in which they are read; annotations stay last.
            kids.sort_by_key(|kid| match kid {
                Kid::Element(child) => (0, first.get(child).copied()),
                Kid::Piece(piece) => (0, Some(*piece)),
                Kid::Annotation(..) => (1, None),
            });
        }
        let parent = parent.map_or(root, id);
        let mut element = dictionary! { "S" => tag.name(), "P" => parent };
        // A page that is said once serves all pieces that stand on it.
        let own = kids.iter().find_map(|kid| match kid {
            Kid::Piece((page, _)) => Some(*page),
            Kid::Element(_) | Kid::Annotation(..) => None,
        });
        if let Some(page) = own {
            element.set("Pg", page_object(pages, page));
        }
        let object = |kid: &Kid| -> Object {
            match kid {
                Kid::Element(child) => id(*child).into(),
                Kid::Piece((page, at)) if own == Some(*page) => whole(*at).into(),
                Kid::Piece((page, at)) => {
                    let page = page_object(pages, *page);
                    dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => whole(*at) }.into()
                }
                Kid::Annotation(page, annotation) => {
                    let page = page_object(pages, *page);
                    dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => *annotation }.into()
                }
            }
        };
        match kids.as_slice() {
            [] => {}
            [kid] => element.set("K", object(kid)),
            kids => element.set("K", kids.iter().map(object).collect::<Vec<Object>>()),
        }
        if let Some(words) = tags.alternative(node) {
            element.set("Alt", text_string(words));
        }
        if let Some(attributes) = attributes(tag) {
            element.set("A", attributes);
        }
        document.set_object(id(node), element);
    }
    let nums: Vec<Object> =
        numbers.into_iter().flat_map(|(key, value)| [Object::Integer(key), value]).collect();
    let parents = document.add_object(dictionary! { "Nums" => nums });
    let top: Vec<Object> = ids.first().map(|id| Object::from(*id)).into_iter().collect();
    let tree = dictionary! {
        "Type" => "StructTreeRoot", "K" => top, "ParentTree" => parents, "ParentTreeNextKey" => next,
    };
    document.set_object(root, tree);
    root
}

/// The first piece of content in or below each element.
fn first_pieces(tags: &Tags, painted: &Painted) -> BTreeMap<Node, Piece> {
    let mut first = BTreeMap::new();
    for (page, marks) in painted.marks.iter().enumerate() {
        for (at, node) in marks.iter().enumerate() {
            let mut above = Some(*node);
            while let Some(node) = above {
                if first.contains_key(&node) {
                    break;
                }
                first.insert(node, (page, at));
                above = tags.parent(node);
            }
        }
    }
    first
}

fn attributes(tag: Tag) -> Option<Dictionary> {
    match tag {
        Tag::Th => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Tag::Spanning(columns) => {
            Some(dictionary! { "O" => "Table", "ColSpan" => i64::from(columns) })
        }
        Tag::L => Some(dictionary! { "O" => "List", "ListNumbering" => "Unordered" }),
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
        | Tag::Figure => None,
    }
}

/// A link annotation without a border; none if it leads nowhere.
fn annotation(
    spot: &Spot,
    pages: &[ObjectId],
    anchors: &BTreeMap<String, Place>,
    height: f32,
) -> Option<Dictionary> {
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => spot.edges.map(Object::Real).to_vec(),
        "Border" => vec![Object::Integer(0); 3],
        "F" => 4,
    };
    let words = match &spot.link.goal {
        Goal::Anchor(anchor) => {
            let place = anchors.get(anchor)?;
            annotation.set("Dest", destination(pages, *place, height)?);
            let page = place.page.saturating_add(1);
            if spot.link.words.is_empty() {
                format!("Page {page}")
            } else {
                format!("{}, page {page}", spot.link.words)
            }
        }
        Goal::Address(address) => {
            let address = Object::string_literal(address.as_str());
            annotation.set("A", dictionary! { "Type" => "Action", "S" => "URI", "URI" => address });
            spot.link.words.clone()
        }
    };
    annotation.set("Contents", text_string(&words));
    Some(annotation)
}

/// A place as a destination: the page, scrolled to a little above it.
pub(crate) fn destination(pages: &[ObjectId], place: Place, height: f32) -> Option<Object> {
    let page = pages.get(place.page)?;
    let top = Object::Real((height - place.y + 6.0).min(height).round());
    Some(vec![Object::from(*page), "XYZ".into(), Object::Null, top, Object::Null].into())
}

fn page_object(pages: &[ObjectId], page: usize) -> Object {
    pages.get(page).map_or(Object::Null, |page| Object::from(*page))
}

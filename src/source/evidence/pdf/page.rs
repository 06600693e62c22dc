//! One page of a PDF: its box and rotation, and what is drawn on it.
#![expect(clippy::float_arithmetic, reason = "a page is measured in points, which are fractions")]

use lopdf47::{Dictionary, Document, Object, ObjectId};

use crate::source::evidence::pdf::Page;
use crate::source::evidence::pdf::matrix::turn;
use crate::source::evidence::pdf::walk::Walk;

/// How far up the tree of pages a value is inherited from.
const ANCESTORS: usize = 32;

/// Things that lie on a page, such as fields, that are looked at.
const LYING: usize = 2_000;

/// Letters on a page from which its direction can be told.
const LETTERS: usize = 12;

/// What is on a page; nothing if it unpacks to more than is borne.
pub(super) fn look<'a>(document: &'a Document, id: ObjectId, walk: &mut Walk<'a>) -> Option<Page> {
    let resources = inherited(document, id, b"Resources").and_then(|one| one.as_dict().ok());
    let content = document.get_page_content_with_limit(id, walk.left()).ok()?;
    let drawn = walk.page(&content, resources, area(document, id))?;
    lying(document, id, walk);
    let rotate = inherited(document, id, b"Rotate").and_then(|one| one.as_i64().ok()).unwrap_or(0);
    // `/Rotate` turns the page with the clock, quarters count against it.
    let rotated = rotate.div_euclid(90).rem_euclid(4);
    let all = drawn.directions.iter().sum::<usize>().saturating_add(drawn.slanted);
    let sideways = (0_u8..4).zip(drawn.directions).find_map(|(quarters, letters)| {
        let seen = i64::from(quarters).saturating_sub(rotated).rem_euclid(4);
        let most = letters.saturating_mul(10) > all.saturating_mul(6);
        if most { turn(u8::try_from(seen).ok()?) } else { None }
    });
    Some(Page {
        turn: sideways.filter(|_| all >= LETTERS),
        text: if is_sane(&drawn.text) { drawn.text } else { String::new() },
        scan: drawn.scan,
    })
}

/// Looks at what lies on a page as it is shown: fields, stamps, notes.
fn lying<'a>(document: &'a Document, id: ObjectId, walk: &mut Walk<'a>) -> Option<()> {
    let all = document.get_dictionary(id).ok()?.get_deref(b"Annots", document).ok()?;
    let all = all.as_array().ok()?;
    if all.len() > LYING {
        walk.archive.leave_unseen();
    }
    let asked = asks_readers(document);
    for one in all.iter().take(LYING) {
        let Ok((_, Object::Dictionary(keys))) = document.dereference(one) else { continue };
        let name = |key: &[u8]| keys.get_deref(key, document).and_then(Object::as_name).ok();
        let looks = keys.get_deref(b"AP", document).and_then(Object::as_dict);
        let normal = looks.and_then(|looks| looks.get_deref(b"N", document)).ok();
        let form = match normal {
            Some(Object::Dictionary(states)) => {
                let chosen = || field(document, keys, b"V")?.as_name().ok();
                let state = name(b"AS").or_else(chosen).unwrap_or(b"Off");
                states.get_deref(state, document).ok()
            }
            other => other,
        };
        match (form, name(b"Subtype")) {
            (_, Some(b"Link" | b"Popup")) => {}
            (Some(Object::Stream(form)), sort) => {
                walk.lying(form);
                let words = |value: &Object| value.as_name().is_err();
                if asked
                    && sort == Some(b"Widget")
                    && field(document, keys, b"V").is_some_and(words)
                {
                    walk.archive.left_to_readers();
                }
            }
            (_, Some(b"Widget")) if field(document, keys, b"V").is_some() => {
                walk.archive.left_to_readers();
            }
            (_, Some(b"FreeText")) => walk.archive.left_to_readers(),
            (_, _) => {}
        }
    }
    Some(())
}

/// Whether the file asks its readers to draw the values of fields anew.
fn asks_readers(document: &Document) -> bool {
    let asks = || {
        let forms = document.catalog().ok()?.get_deref(b"AcroForm", document).ok()?;
        forms.as_dict().ok()?.get_deref(b"NeedAppearances", document).ok()?.as_bool().ok()
    };
    asks().unwrap_or(false)
}

/// A value of a field, or of the nearest field above it that has one.
fn field<'a>(document: &'a Document, keys: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut keys = keys;
    for _ in 0..ANCESTORS {
        if let Ok(value) = keys.get_deref(key, document) {
            return Some(value);
        }
        keys = keys.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}

/// Whether a text is one that a person could read; fonts without a table of their letters give a
/// jumble.
fn is_sane(text: &str) -> bool {
    let (mut letters, mut odd) = (0_usize, 0_usize);
    for one in text.chars().filter(|one| !one.is_whitespace()) {
        let private = matches!(one, '\u{e000}'..='\u{f8ff}' | '\u{fffd}') || one.is_control();
        if private {
            odd = odd.saturating_add(1);
        } else if one.is_alphanumeric() {
            letters = letters.saturating_add(1);
        }
    }
    let all = text.chars().filter(|one| !one.is_whitespace()).count();
    letters.saturating_mul(2) >= all && odd.saturating_mul(10) <= all
}

/// The area of the page as it is shown.
fn area(document: &Document, id: ObjectId) -> f32 {
    let of = |key: &[u8]| {
        let corners = inherited(document, id, key)?.as_array().ok()?;
        let [x, y, right, top] = corners.as_slice() else { return None };
        let number = |one: &Object| document.dereference(one).ok()?.1.as_float().ok();
        let area = ((number(right)? - number(x)?) * (number(top)? - number(y)?)).abs();
        (area.is_finite() && area > 1.0).then_some(area)
    };
    of(b"CropBox").or_else(|| of(b"MediaBox")).unwrap_or(f32::INFINITY)
}

/// A value of the page, or of the nearest part of the tree above it that has one.
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut id = page;
    for _ in 0..ANCESTORS {
        let dictionary = document.get_dictionary(id).ok()?;
        if let Ok(value) = dictionary.get_deref(key, document) {
            return Some(value);
        }
        id = dictionary.get(b"Parent").ok()?.as_reference().ok()?;
    }
    None
}

//! What a PDF holds beside pages: forms, signatures, scripts, launched programs, attached files.

use std::collections::BTreeSet;

use lopdf47::{Dictionary, Document, Object};

use crate::source::evidence::Active;

/// Values that are looked at.
const LOOKED_AT: usize = 200_000;

/// How deep values are looked for inside values.
const DEPTH: usize = 4;

/// What the document holds.
pub(super) fn of(document: &Document) -> BTreeSet<Active> {
    let mut active = BTreeSet::new();
    if let Ok(forms) = document.catalog().and_then(|one| one.get_deref(b"AcroForm", document)) {
        let fields = forms.as_dict().and_then(|forms| forms.get_deref(b"Fields", document));
        if fields.and_then(Object::as_array).is_ok_and(|fields| !fields.is_empty()) {
            active.insert(Active::Form);
        }
    }
    let mut left = LOOKED_AT;
    for object in document.objects.values() {
        inside(object, &mut active, DEPTH, &mut left);
    }
    active
}

fn inside(object: &Object, active: &mut BTreeSet<Active>, depth: usize, left: &mut usize) {
    if depth == 0 || *left == 0 {
        return;
    }
    *left = left.saturating_sub(1);
    let deeper = depth.saturating_sub(1);
    if let Ok(array) = object.as_array() {
        for one in array {
            inside(one, active, deeper, left);
        }
    } else if let Ok(dictionary) = object.as_dict() {
        active.extend(one(dictionary));
        for (_, value) in dictionary {
            inside(value, active, deeper, left);
        }
    } else if let Ok(stream) = object.as_stream() {
        active.extend(one(&stream.dict));
    }
}

fn one(dictionary: &Dictionary) -> Option<Active> {
    let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    match (name(b"Type"), name(b"S")) {
        (b"Sig", _) if dictionary.has(b"Contents") => Some(Active::Signature),
        (b"EmbeddedFile", _) => Some(Active::Attachment),
        (_, b"JavaScript") => Some(Active::Script),
        (_, b"Launch") => Some(Active::Launch),
        _ => None,
    }
}

//! What a PDF holds beside pages: forms, signatures, scripts, launched programs, attached files.

use lopdf47::{Dictionary, Document, Object};

use crate::source::evidence::Active;

/// Values that are looked at.
const LOOKED_AT: usize = 200_000;

/// How deep values are looked for inside values.
const DEPTH: usize = 4;

/// What the document holds.
pub(super) fn of(document: &Document) -> Active {
    let mut active = Active::default();
    if let Ok(forms) =
        document.catalog().and_then(|catalog| catalog.get_deref(b"AcroForm", document))
    {
        let fields = forms.as_dict().and_then(|forms| forms.get_deref(b"Fields", document));
        active.forms = fields.and_then(Object::as_array).is_ok_and(|fields| !fields.is_empty());
    }
    let mut left = LOOKED_AT;
    for object in document.objects.values() {
        inside(object, &mut active, DEPTH, &mut left);
    }
    active
}

fn inside(object: &Object, active: &mut Active, depth: usize, left: &mut usize) {
    if depth == 0 || *left == 0 {
        return;
    }
    *left = left.saturating_sub(1);
    let deeper = depth.saturating_sub(1);
    if let Ok(array) = object.as_array() {
        array.iter().for_each(|one| inside(one, active, deeper, left));
    } else if let Ok(dictionary) = object.as_dict() {
        one(dictionary, active);
        dictionary.iter().for_each(|(_, value)| inside(value, active, deeper, left));
    } else if let Ok(stream) = object.as_stream() {
        one(&stream.dict, active);
    }
}

fn one(dictionary: &Dictionary, active: &mut Active) {
    let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    active.signed |= name(b"Type") == b"Sig" && dictionary.has(b"Contents");
    active.scripts |= name(b"S") == b"JavaScript";
    active.launches |= name(b"S") == b"Launch";
    active.attachments |= name(b"Type") == b"EmbeddedFile" || dictionary.has(b"EF");
}

//! PDFs of one page, and what is found in what they become.

use lopdf47::{Dictionary, Object};
use practicum::render::pdf::exhibit::{Fault, Imported, import};
use practicum::source::evidence::kind::Kind;

use crate::certificate::{file, stream};

/// A font that every reader has.
pub(crate) const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/// A PDF of one page with these keys, drawn by these operators, and of more objects from 5 on.
pub(crate) fn page(keys: &str, content: &str, more: &[Vec<u8>]) -> Vec<u8> {
    with_root("", keys, content, more)
}

/// The same with keys of the root.
pub(crate) fn with_root(root: &str, keys: &str, content: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{root}>>").into_bytes(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R{keys}>>")
            .into_bytes(),
        stream("", content.as_bytes()),
    ];
    objects.extend(more.iter().cloned());
    file(&objects)
}

/// What a PDF becomes.
pub(crate) fn read(bytes: &[u8]) -> Imported {
    sane(import(bytes, Kind::Pdf, None).unwrap())
}

/// Why a file is no exhibit.
pub(crate) fn fault(bytes: &[u8], kind: Kind) -> Fault {
    match import(bytes, kind, None) {
        Err(fault) => fault,
        Ok(_) => panic!("it was read"),
    }
}

/// What is imported, after a look at whether it can be drawn.
pub(crate) fn sane(imported: Imported) -> Imported {
    let count = u32::try_from(imported.objects.len()).unwrap();
    for object in &imported.objects {
        each(object, &mut |one| {
            if let Object::Reference((number, generation)) = one {
                assert!((1..=count).contains(number) && *generation == 0, "{number} of {count}");
            }
        });
        let own = match object {
            Object::Stream(stream) => stream.dict.iter().map(|(_, value)| value).collect(),
            other => vec![other],
        };
        for value in own {
            each(value, &mut |one| assert!(!matches!(one, Object::Stream(_)), "it stands alone"));
        }
    }
    for sheet in &imported.sheets {
        let at = usize::try_from(sheet.object).unwrap() - 1;
        let Object::Stream(drawn) = &imported.objects[at] else { panic!("{sheet:?}") };
        let sort = drawn.dict.get(b"Subtype").unwrap().as_name().unwrap();
        assert!(sort == b"Form" || sort == b"Image", "{sort:?}");
        let sizes = [sheet.width, sheet.height];
        assert!(sizes.iter().all(|side| side.is_finite() && *side > 0.0), "{sheet:?}");
        assert!(sheet.matrix.iter().all(|one| one.is_finite()), "{sheet:?}");
    }
    imported
}

fn each(object: &Object, look: &mut impl FnMut(&Object)) {
    look(object);
    match object {
        Object::Array(all) => all.iter().for_each(|one| each(one, look)),
        Object::Dictionary(all) => all.iter().for_each(|(_, one)| each(one, look)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, one)| each(one, look)),
        _ => {}
    }
}

/// The operators of the first sheet.
pub(crate) fn operators(imported: &Imported) -> String {
    content(imported, imported.sheets[0].object)
}

/// The keys of the object that the first sheet draws.
pub(crate) fn keys(imported: &Imported) -> &Dictionary {
    &object(imported, imported.sheets[0].object).as_stream().unwrap().dict
}

/// The object of this number.
pub(crate) fn object(imported: &Imported, number: u32) -> &Object {
    &imported.objects[usize::try_from(number).unwrap() - 1]
}

/// What a value is, if it is a reference.
pub(crate) fn found<'a>(imported: &'a Imported, value: &'a Object) -> &'a Object {
    match value {
        Object::Reference((number, _)) => object(imported, *number),
        other => other,
    }
}

/// The unpacked bytes of the stream of this number, as a text.
pub(crate) fn content(imported: &Imported, number: u32) -> String {
    let stream = object(imported, number).as_stream().unwrap();
    String::from_utf8_lossy(&stream.get_plain_content().unwrap()).into_owned()
}

/// The names of a sort of resource that the first sheet has.
pub(crate) fn names(imported: &Imported, sort: &str) -> Vec<String> {
    let resources = keys(imported).get(b"Resources").unwrap().as_dict().unwrap();
    let Ok(own) = resources.get(sort.as_bytes()) else { return Vec::new() };
    let own = own.as_dict().unwrap();
    own.iter().map(|(name, _)| String::from_utf8(name.clone()).unwrap()).collect()
}

/// Where a matrix lays a point.
pub(crate) fn landing(matrix: [f32; 6], x: f32, y: f32) -> (f32, f32) {
    let [xx, xy, yx, yy, right, up] = matrix;
    (xx * x + yx * y + right, xy * x + yy * y + up)
}

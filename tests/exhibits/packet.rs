//! A PDF around an exhibit: what the packet does, as plainly as can be.

use lopdf47::{Dictionary, Document, Object, Stream, dictionary};
use practicum::render::pdf::exhibit::Imported;

/// A file with a page for each sheet, which is the page's size.
pub(crate) fn around(imported: &Imported) -> Vec<u8> {
    let mut file = Document::with_version("1.7");
    let first = file.max_id;
    for object in &imported.objects {
        file.add_object(moved(object, first));
    }
    let pages = file.new_object_id();
    let mut kids = Vec::new();
    for sheet in &imported.sheets {
        let matrix = sheet.matrix.map(|one| one.to_string()).join(" ");
        let content = Stream::new(Dictionary::new(), format!("q {matrix} cm /X Do Q").into_bytes());
        let content = file.add_object(content);
        let drawn = Object::Reference((first + sheet.object, 0));
        kids.push(Object::Reference(file.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => Object::Reference(pages),
            "MediaBox" => vec![0.into(), 0.into(), sheet.width.into(), sheet.height.into()],
            "Contents" => Object::Reference(content),
            "Resources" => dictionary! { "XObject" => dictionary! { "X" => drawn } },
        })));
    }
    let count = i64::try_from(kids.len()).unwrap();
    let tree = dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids };
    file.objects.insert(pages, Object::Dictionary(tree));
    let root =
        file.add_object(dictionary! { "Type" => "Catalog", "Pages" => Object::Reference(pages) });
    file.trailer.set("Root", Object::Reference(root));
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

/// An object whose references are moved up by so much.
fn moved(object: &Object, by: u32) -> Object {
    let all = |dictionary: &Dictionary| -> Dictionary {
        dictionary.iter().map(|(key, value)| (key.clone(), moved(value, by))).collect()
    };
    match object {
        Object::Reference((number, _)) => Object::Reference((number + by, 0)),
        Object::Array(values) => Object::Array(values.iter().map(|one| moved(one, by)).collect()),
        Object::Dictionary(dictionary) => Object::Dictionary(all(dictionary)),
        Object::Stream(stream) => {
            let mut own = Stream::new(all(&stream.dict), stream.content.clone());
            own.allows_compression = false;
            Object::Stream(own)
        }
        other => other.clone(),
    }
}

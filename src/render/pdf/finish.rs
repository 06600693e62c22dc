//! The file around the pages: fonts, metadata, outline, structure, and an identity from its own bytes.

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};
use printpdf::{Mm, Op, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, PdfWarnMsg, Pt};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use sha2::{Digest, Sha256};
use std::io::Write;

use crate::render::pdf::Error;
use crate::render::pdf::fonts::{Fonts, Weight};
use crate::render::pdf::page::{Geometry, Pages};
use crate::render::pdf::paint::Painted;
use crate::render::pdf::tags::Tags;
use crate::render::pdf::{outline, structure, xmp};
use crate::report::document::Report;

/// The program that made the file.
pub(crate) const PRODUCER: &str = concat!("practicum ", env!("CARGO_PKG_VERSION"));

/// Writes the file.
pub(crate) fn finish(
    report: &Report,
    fonts: &Fonts,
    tags: &Tags,
    pages: &Pages,
    mut painted: Painted,
    geometry: Geometry,
) -> Result<Vec<u8>, Error> {
    let operations = std::mem::take(&mut painted.pages);
    let mut document = translate(fonts, operations, geometry)?;
    let ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let height = geometry.height;
    let root = structure::write(&mut document, &ids, tags, &painted, &pages.anchors, height);
    let outline = outline::write(&mut document, &ids, &pages.entries, height);
    describe(&mut document, report, root, outline)?;
    compress(&mut document)?;
    save(document)
}

/// A count as PDF writes it.
pub(crate) fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The title of the file.
pub(crate) fn title(report: &Report) -> String {
    if report.subject.is_empty() {
        report.title.clone()
    } else {
        format!("{}: {}", report.title, report.subject)
    }
}

fn translate(
    fonts: &Fonts,
    operations: Vec<Vec<Op>>,
    geometry: Geometry,
) -> Result<Document, Error> {
    let mut document = PdfDocument::new("");
    for weight in [Weight::Regular, Weight::Strong] {
        let face = fonts.face(weight);
        document.resources.fonts.map.insert(face.id(), PdfFont::new(face.embedded()?));
    }
    for ops in operations {
        let mut page = PdfPage::new(Mm(0.0), Mm(0.0), ops);
        for paper in [&mut page.media_box, &mut page.crop_box, &mut page.trim_box] {
            paper.width = Pt(geometry.width);
            paper.height = Pt(geometry.height);
        }
        document.pages.push(page);
    }
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    Ok(document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings))
}

/// Says what the document is, in its catalogue, its information and its metadata.
fn describe(
    document: &mut Document,
    report: &Report,
    structure: ObjectId,
    outline: Option<ObjectId>,
) -> Result<(), Error> {
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = Stream::new(metadata, xmp::packet(report).into_bytes()).with_compression(false);
    let metadata = document.add_object(metadata);
    let mut info = dictionary! {
        "Title" => text_string(&title(report)),
        "Author" => text_string(&report.subject),
        "Subject" => text_string(&report.program),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
    };
    if let Some(date) = xmp::date(report) {
        let date = Object::string_literal(format!("D:{}000000Z", date.replace('-', "")));
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
    }
    // In place of printpdf's own, so that nothing in the file is left unused. (Pruning and renumbering the
    // objects would take longer than all the rest.)
    let own = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(Error::Pdf)?;
    document.set_object(own, info);
    document.version = String::from("1.7");

    let catalogue = document.trailer.get(b"Root").and_then(Object::as_reference);
    let catalogue =
        document.get_dictionary_mut(catalogue.map_err(Error::Pdf)?).map_err(Error::Pdf)?;
    catalogue.set("Metadata", metadata);
    catalogue.set("Lang", text_string(&report.lang));
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    let decimal = dictionary! { "S" => "D" };
    catalogue.set("PageLabels", dictionary! { "Nums" => vec![Object::Integer(0), decimal.into()] });
    catalogue.set("StructTreeRoot", structure);
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.remove(b"PageLayout");
    match outline {
        Some(outline) => {
            catalogue.set("Outlines", outline);
            catalogue.set("PageMode", "UseOutlines");
        }
        None => catalogue.set("PageMode", "UseNone"),
    }
    Ok(())
}

/// Compresses the streams, each on its own, so that the bytes do not depend on how many threads there are.
fn compress(document: &mut Document) -> Result<(), Error> {
    let objects: Vec<&mut Object> = document.objects.values_mut().collect();
    objects.into_par_iter().filter_map(|object| object.as_stream_mut().ok()).try_for_each(deflate)
}

fn deflate(stream: &mut Stream) -> Result<(), Error> {
    if !stream.allows_compression || stream.dict.has(b"Filter") {
        return Ok(());
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(&stream.content).map_err(Error::Write)?;
    let content = encoder.finish().map_err(Error::Write)?;
    if content.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(content);
    }
    Ok(())
}

/// Saves, and names the file by a hash of its bytes, in which zeros stand for the name.
fn save(mut document: Document) -> Result<Vec<u8>, Error> {
    let name = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![name.clone(), name]);
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).map_err(Error::Write)?;
    let hash = Sha256::digest(&bytes);
    let half = hash.first_chunk().copied().map_or(0, u128::from_be_bytes);
    let digits = format!("{half:032X}");
    let zeros = [b'0'; 32];
    // The trailer stands at the end; its dictionary is not compressed.
    for _ in 0..2 {
        let at = memchr::memmem::rfind(&bytes, &zeros);
        let place = at.and_then(|at| bytes.get_mut(at..at.saturating_add(zeros.len())));
        if let Some(place) = place {
            place.copy_from_slice(digits.as_bytes());
        }
    }
    Ok(bytes)
}

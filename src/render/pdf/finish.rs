//! The file around the pages: faces, exhibits, structure, outline, metadata, what is attached.

use std::collections::BTreeMap;

use crate::render::pdf::appendix::Bound;
use crate::render::pdf::file::File;
use crate::render::pdf::file::object::{Ref, literal, text};
use crate::render::pdf::font_file::{self, write};
use crate::render::pdf::fonts::Fonts;
use crate::render::pdf::galley::Entry;
use crate::render::pdf::link::Place;
use crate::render::pdf::paint::{DARKEN, SHEET};
use crate::render::pdf::parts::Parts;
use crate::render::pdf::press::{Press, Pressed};
use crate::render::pdf::structure::Tree;
use crate::render::pdf::tags::Tags;
use crate::render::pdf::{Error, attach, outline, structure, xmp};
use crate::report::document::Report;

/// The program that made the file.
pub(crate) const PRODUCER: &str = concat!("practicum ", env!("CARGO_PKG_VERSION"));

/// One file of a packet, laid out.
pub(crate) struct Volume<'a> {
    /// What the file is called by a reader's program.
    pub title: String,
    /// The faces.
    pub fonts: &'a Fonts,
    /// The structure.
    pub tags: &'a Tags,
    /// The pages.
    pub press: &'a Press,
    /// Their operators.
    pub pressed: &'a [Pressed],
    /// Where each anchor stands.
    pub anchors: &'a BTreeMap<String, Place>,
    /// The outline.
    pub entries: &'a [(Entry, Place)],
    /// The pages of exhibits, which come last.
    pub bound: &'a [Bound<'a>],
    /// What stands before the number of each page.
    pub letter: &'static str,
    /// The other file of a packet in two: its name, its letter, and where its anchors stand.
    pub beside: Option<(&'a str, &'static str, &'a BTreeMap<String, Place>)>,
}

/// Writes the file.
pub(crate) fn finish(
    report: &Report,
    parts: &Parts<'_>,
    volume: &Volume<'_>,
) -> Result<Vec<u8>, Error> {
    let mut file = File::new();
    let fonts = font_file::add(&mut file, volume.fonts)?;
    let contents: Vec<Ref> = volume
        .pressed
        .iter()
        .map(|page| file.add_stream(b"/Filter/FlateDecode", &page.content))
        .collect();
    let sheets = sheets(&mut file, parts, volume);
    let first = file.reserve_many(contents.len());
    let pages: Vec<Ref> = (0..contents.len()).map(|at| first.plus(at)).collect();
    let tree = Tree {
        tags: volume.tags,
        pages: &pages,
        sizes: &volume.press.sizes,
        marks: &volume.press.marks,
        figures: &volume.press.figures,
        anchors: volume.anchors,
        beside: volume.beside.map(|(name, _, anchors)| (name, anchors)),
        letters: [volume.letter, volume.beside.map_or("", |(_, letter, _)| letter)],
    };
    let written = structure::write(&mut file, &tree, &volume.press.spots);
    let outline = outline::write(&mut file, &tree, volume.entries);

    let parent = file.reserve();
    let (state, group) = if report.draft {
        let state = format!("/ExtGState<</{DARKEN}<</Type/ExtGState/BM/Multiply>>>>");
        (state, "/Group<</S/Transparency/CS/DeviceRGB>>")
    } else {
        (String::new(), "")
    };
    let shared = file.add(format!("<</Font<<{fonts}>>{state}>>").as_bytes());
    let body = contents.len().saturating_sub(sheets.len());
    for (at, content) in contents.iter().enumerate() {
        let (width, height) = volume.press.sizes.get(at).copied().unwrap_or_default();
        let sheet = at.checked_sub(body).and_then(|at| sheets.get(at)).copied().flatten();
        let resources = match sheet {
            Some(sheet) => format!("<</Font<<{fonts}>>{state}/XObject<</{SHEET} {sheet}>>>>"),
            None => shared.to_string(),
        };
        let annotations: Vec<String> =
            written.annotations.get(at).into_iter().flatten().map(ToString::to_string).collect();
        let page = format!(
            "<</Type/Page/Parent {parent}/MediaBox[0 0 {width} {height}]/CropBox[0 0 {width} {height}]\
             /TrimBox[0 0 {width} {height}]\
             /Resources {resources}/Contents {content}/StructParents {at}{group}/Tabs/S/Annots[{}]>>",
            annotations.join(" "),
        );
        file.put(first.plus(at), page.as_bytes());
    }
    let kids: Vec<String> = pages.iter().map(ToString::to_string).collect();
    let kids = format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" "));
    file.put(parent, kids.as_bytes());

    let metadata = xmp::packet(report, &volume.title);
    let metadata = file.add_stream(b"/Type/Metadata/Subtype/XML", metadata.as_bytes());
    let letter = if volume.letter.is_empty() {
        String::new()
    } else {
        format!("/P{}", literal(volume.letter.as_bytes()))
    };
    let mut root = format!(
        "<</Type/Catalog/Version/1.7/Pages {parent}/Metadata {metadata}/Lang{}\
         /ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D{letter}>>]>>\
         /StructTreeRoot {}/MarkInfo<</Marked true>>",
        text(&report.lang),
        written.root,
    );
    match outline {
        Some(outline) => root.push_str(&format!("/Outlines {outline}/PageMode/UseOutlines")),
        None => root.push_str("/PageMode/UseNone"),
    }
    root.push_str(&attach::intent(&mut file));
    root.push_str(&attach::files(&mut file, report, parts.attachments));
    root.push_str(&attach::record(&mut file, report, parts.record, volume.pressed));
    root.push_str(">>");
    let root = file.add(root.as_bytes());
    let info = info(report, &volume.title);
    let info = file.add(info.as_bytes());
    Ok(file.finish(root, info))
}

/// Writes the objects of the exhibits, each file once, and returns what each page of them draws.
fn sheets(file: &mut File, parts: &Parts<'_>, volume: &Volume<'_>) -> Vec<Option<Ref>> {
    let mut bases: BTreeMap<&str, Ref> = BTreeMap::new();
    let mut sheets = Vec::new();
    for bound in volume.bound {
        let path = bound.exhibit.path.as_str();
        let imported = parts.files.get(path).and_then(|file| file.as_ref().ok());
        let (Some(imported), Ok(sheet)) = (imported, bound.sheet) else {
            sheets.push(None);
            continue;
        };
        let base = *bases.entry(path).or_insert_with(|| {
            let base = file.reserve_many(imported.objects.len());
            for (at, object) in imported.objects.iter().enumerate() {
                write(file, base.plus(at), object, base);
            }
            base
        });
        let object = usize::try_from(sheet.object).unwrap_or(usize::MAX).saturating_sub(1);
        sheets.push(Some(base.plus(object)));
    }
    sheets
}

/// Whose packet it is, for readers that know no XMP; it says the same.
fn info(report: &Report, title: &str) -> String {
    let [title, author, subject, producer] =
        [title, &report.subject, &report.program, PRODUCER].map(text);
    let mut info = format!(
        "<</Title{title}/Author{author}/Subject{subject}/Creator{producer}/Producer{producer}"
    );
    if let Some(date) = xmp::stamp(report) {
        info.push_str(&format!("/CreationDate{date}/ModDate{date}"));
    }
    info.push_str(">>");
    info
}

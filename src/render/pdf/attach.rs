//! What the file carries beside its pages: the meaning of its colours, attached files, its record.

use crate::render::pdf::file::File;
use crate::render::pdf::file::object::{Ref, literal, text};
use crate::render::pdf::parts::Attachment;
use crate::render::pdf::press::Pressed;
use crate::render::pdf::xmp;
use crate::report::document::Report;

/// The colour space sRGB (IEC 61966-2-1) as a profile; `colour/README.md` says how it was made.
const SRGB: &[u8] = include_bytes!("../../../colour/sRGB.icc");

/// What the red, green and blue of the pages mean, as entries of the catalogue.
pub(crate) fn intent(file: &mut File) -> String {
    let profile = file.add_deflated(b"/N 3/Alternate/DeviceRGB", SRGB);
    let name = literal(b"sRGB IEC61966-2.1");
    format!(
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{name}\
         /Info{name}/DestOutputProfile {profile}>>]"
    )
}

/// Attached files, as entries of the catalogue.
pub(crate) fn files(file: &mut File, report: &Report, attachments: &[Attachment]) -> String {
    if attachments.is_empty() {
        return String::new();
    }
    let date = xmp::stamp(report).map(|date| format!("/ModDate{date}")).unwrap_or_default();
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by_key(|one| &one.name);
    let (mut names, mut all) = (String::new(), String::new());
    for one in sorted {
        let kind = one.media_type.replace('/', "#2F");
        let size = one.bytes.len();
        let entries = format!("/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {size}{date}>>");
        let stream = file.add_deflated(entries.as_bytes(), &one.bytes);
        let specification = specification(file, one, stream);
        names.push_str(&format!("{} {specification} ", text(&one.name)));
        all.push_str(&format!("{specification} "));
    }
    format!("/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{all}]")
}

fn specification(file: &mut File, one: &Attachment, stream: Ref) -> Ref {
    let (name, description) = (text(&one.name), text(one.description));
    let body = format!(
        "<</Type/Filespec/F{name}/UF{name}/Desc{description}/AFRelationship/Data\
         /EF<</F {stream}/UF {stream}>>>>"
    );
    file.add(body.as_bytes())
}

/// What counts in the packet and how each page looked when it was built, as entries of the catalogue: data of the
/// program's own, which no reader shows.
pub(crate) fn record(
    file: &mut File,
    report: &Report,
    record: Option<&str>,
    pressed: &[Pressed],
) -> String {
    let (Some(record), Some(date)) = (record, xmp::stamp(report)) else { return String::new() };
    let counts = file.add_deflated(b"", record.as_bytes());
    let hashes: String = pressed.iter().map(|page| format!("{}\n", page.hash)).collect();
    let pages = file.add_deflated(b"", hashes.as_bytes());
    format!(
        "/PieceInfo<</Practicum<</LastModified{date}/Private<</Record {counts}/Pages {pages}>>>>>>"
    )
}

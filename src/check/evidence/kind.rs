//! Files of evidence that no packet can hold, or that are not what their names say.

use crate::check::evidence::named::Named;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::evidence::kind::Kind;

/// One error for a file of another kind than PDF, PNG or JPEG, or with another kind's name.
pub(super) fn lint(sink: &mut Diagnostics, named: &Named<'_>) {
    let kind = named.inspected.kind;
    // What could not be opened has no kind.
    if kind == Kind::Empty || named.inspected.bytes == 0 || is_too_large(named) {
        return;
    }
    sink.push_some(if kind.endings().is_empty() {
        foreign(named, kind)
    } else {
        misnamed(named, kind)
    });
}

fn is_too_large(named: &Named<'_>) -> bool {
    named.inspected.bytes > crate::source::evidence::MAX_BYTES
}

fn foreign(named: &Named<'_>, kind: Kind) -> Option<Diagnostic> {
    let (path, is) = (&named.path, kind.shown());
    let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    let picture = format!(
        "open it and export it as a JPEG, `{stem}.jpg`, which is more than to rename it: on a Mac in \
         Preview, `File`, `Export`; on Windows in Photos, `Save as`"
    );
    let to_pdf = format!(
        "open it and save it as a PDF, `{stem}.pdf`: `File`, `Export as PDF` or `Save as`, on Windows also \
         `Print`, `Microsoft Print to PDF`"
    );
    let help = match kind {
        Kind::Heic => format!(
            "{picture}; on the iPhone choose `Settings`, `Camera`, `Formats`, `Most Compatible` before the \
             next photo"
        ),
        Kind::Tiff | Kind::Gif | Kind::Webp => picture,
        Kind::Document => to_pdf,
        Kind::Zip => "unpack it, and name each file that proves something".to_owned(),
        Kind::Html => format!(
            "open it in a browser and print it into a PDF, `{stem}.pdf`; see that the PDF shows the \
             certificate and not a page to log in"
        ),
        Kind::Text => format!("print it into a PDF, `{stem}.pdf`, if it proves something"),
        Kind::LfsPointer => "fetch the file itself with `git lfs pull`".to_owned(),
        Kind::Pdf | Kind::Png | Kind::Jpeg | Kind::Empty | Kind::Other => {
            "name a PDF, PNG or JPEG; what opens this file can most likely print it into a PDF"
                .to_owned()
        }
    };
    let says = named.ending().filter(|ending| is_known(ending));
    let label = match says {
        Some(ending) => format!("no {}, whatever its name says", ending.to_uppercase()),
        None => "a packet holds PDF, PNG and JPEG only".to_owned(),
    };
    let finding = named.finding(Code::EvidenceKind, format!("`{path}` is {is}"))?;
    Some(finding.label(label).help(help))
}

/// A good file under another kind's name; a name without an ending, or with one that says nothing,
/// promises nothing.
fn misnamed(named: &Named<'_>, kind: Kind) -> Option<Diagnostic> {
    let ending = named.ending()?;
    let endings = kind.endings();
    if endings.contains(&ending.as_str()) || !(is_known(&ending) || is_foreign(&ending)) {
        return None;
    }
    let (path, is, right) = (&named.path, kind.shown(), endings.first()?);
    let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    let finding = named.finding(Code::EvidenceKind, format!("`{path}` is {is}"))?;
    Some(
        finding
            .label(format!("its name says {}", ending.to_uppercase()))
            .help(format!("rename the file to `{stem}.{right}`, and write that here")),
    )
}

fn is_known(ending: &str) -> bool {
    [Kind::Pdf, Kind::Png, Kind::Jpeg].iter().any(|kind| kind.endings().contains(&ending))
}

/// Endings of files that people take for certificates and that are none of the three.
fn is_foreign(ending: &str) -> bool {
    const FOREIGN: [&str; 14] = [
        "heic", "heif", "tif", "tiff", "gif", "webp", "bmp", "doc", "docx", "pages", "zip", "html",
        "htm", "txt",
    ];
    FOREIGN.contains(&ending)
}

//! Pictures with too few pixels to be read in print.

use crate::check::evidence::named::{Named, pages};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::evidence::kind::Kind;

/// Pixels of the longer side from which a certificate can be read: 90 dots per inch on a letter.
const LEGIBLE: u32 = 1000;

/// One warning for a picture, or for pages that are nothing but one.
pub(super) fn lint(sink: &mut Diagnostics, named: &Named<'_>) {
    sink.push_some(finding(named));
}

fn finding(named: &Named<'_>) -> Option<Diagnostic> {
    let path = &named.path;
    let is_small = |width: u32, height: u32| width.max(height) < LEGIBLE;
    let help = "scan it again at 200 to 300 dots per inch, or take the photo nearer; a picture out of an \
                e-mail or a message is often a reduced one";
    if named.inspected.kind != Kind::Pdf {
        let (width, height) =
            named.inspected.pixels.filter(|(width, height)| is_small(*width, *height))?;
        let message = format!("`{path}` has only {width} by {height} pixels");
        let finding = named.finding(Code::EvidenceSmall, message)?;
        return Some(finding.label("small print can't be read at this size").help(help));
    }
    // A page with a text layer is drawn, and its picture is a background.
    let drawn = |page: u32| named.texts().any(|(number, _)| number == page);
    let small: Vec<_> = named
        .inspected
        .scans
        .iter()
        .filter(|one| named.means(one.page) && is_small(one.width, one.height) && !drawn(one.page))
        .collect();
    let first = small.first()?;
    let numbers: Vec<u32> = small.iter().map(|one| one.page).collect();
    let (width, height) = (first.width, first.height);
    let message =
        format!("the scan on {} of `{path}` has only {width} by {height} pixels", pages(&numbers));
    let finding = named.finding(Code::EvidenceSmall, message)?;
    Some(finding.label("small print can't be read at this size").help(help))
}

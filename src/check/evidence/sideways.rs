//! Pages of evidence that do not stand upright.

use crate::check::evidence::named::{Named, pages};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::evidence::Turn;
use crate::source::evidence::kind::Kind;

/// One warning for a file with such pages among those that the log means.
pub(super) fn lint(sink: &mut Diagnostics, named: &Named<'_>) {
    sink.push_some(finding(named));
}

fn finding(named: &Named<'_>) -> Option<Diagnostic> {
    let path = &named.path;
    let lying: Vec<_> =
        named.inspected.sideways.iter().filter(|one| named.means(one.page)).collect();
    let turn = lying.first()?.turn;
    let lies = match turn {
        Turn::Left | Turn::Right => "sideways",
        Turn::UpsideDown => "on its head",
        Turn::Mirrored => "as in a mirror",
    };
    if named.inspected.kind != Kind::Pdf {
        let finding =
            named.finding(Code::EvidenceSideways, format!("the photo `{path}` lies {lies}"))?;
        return Some(
            finding
                .label("the camera noted that it was held another way")
                .note("not every viewer, and no printer, turns it by that note")
                .help("open it, turn it upright, and save it; then it lies right everywhere"),
        );
    }
    let numbers: Vec<u32> = lying.iter().map(|one| one.page).collect();
    let plural = numbers.len() > 1;
    let lies = match (turn, plural) {
        (Turn::Left | Turn::Right, false) => "lies sideways",
        (Turn::Left | Turn::Right, true) => "lie sideways",
        (Turn::UpsideDown, false) => "stands on its head",
        (Turn::UpsideDown, true) => "stand on their heads",
        (Turn::Mirrored, false) => "is mirrored",
        (Turn::Mirrored, true) => "are mirrored",
    };
    let runs = match turn {
        Turn::Left => "its lines run upward",
        Turn::Right => "its lines run downward",
        Turn::UpsideDown | Turn::Mirrored => "its lines can't be read as it is shown",
    };
    let message = format!("{} of `{path}` {lies}", pages(&numbers));
    Some(named.finding(Code::EvidenceSideways, message)?.label(runs).help(
        "open it, turn the page upright and save it: on a Mac in Preview with `Tools`, `Rotate`; \
         elsewhere print it into a new PDF, turned",
    ))
}

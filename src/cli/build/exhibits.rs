//! The files of the exhibits, read for the packet that shows their pages.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::assess::certificate::normal;
use crate::cli::load::Loaded;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::render::pdf::Files;
use crate::render::pdf::exhibit::{Fault, import_apart};
use crate::report::document::Exhibit;

/// Reads the files of these exhibits, each on whatever core is free.
pub(super) fn read(loaded: &Loaded, exhibits: &[Exhibit]) -> Files {
    let one = |exhibit: &Exhibit| {
        let file = match (loaded.kind(&exhibit.path), loaded.evidence(&exhibit.path)) {
            (Some(kind), Some(bytes)) => import_apart(bytes, kind, exhibit.pages.clone()),
            (None, _) | (_, None) => Err(Fault::Absent),
        };
        (exhibit.path.clone(), file)
    };
    exhibits.par_iter().map(one).collect()
}

/// What the pages of the exhibits lack of what their files show, a sentence each.
pub(super) fn losses(files: &Files) -> impl Iterator<Item = String> {
    let read = files.iter().filter_map(|(path, file)| Some((path, file.as_ref().ok()?)));
    read.flat_map(|(path, file)| file.losses.iter().map(move |loss| format!("{path}: {loss}")))
}

/// An error, at each place that names it, for a file that can be opened and not be shown.
pub(super) fn faults(loaded: &Loaded, files: &Files) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for evidence in loaded.log.evidence() {
        let Some(Err(fault)) = files.get(&normal(&evidence.path)) else { continue };
        let message = format!("`{}` can't be appended to the packet", evidence.path);
        let help = "print it into a new PDF, and name that one";
        let finding = Diagnostic::new(Code::EvidenceDamaged, evidence.span, message);
        faults.push(finding.label(fault.to_string()).help(help));
    }
    faults.sort(&loaded.sources);
    faults
}

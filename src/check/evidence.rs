//! Files of evidence that are absent, outside the log, or shorter than the pages named.

use std::path::{Component, Path};

use crate::check::{Files, Found, Subject};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, counted, quoted};
use crate::model::entry::Evidence;
use crate::source::evidence::Presence;

/// Looks at every path that the log names.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    for evidence in subject.log.evidence() {
        sink.push_some(finding(evidence, subject.files));
    }
}

fn finding(evidence: &Evidence, files: &Files) -> Option<Diagnostic> {
    let path = &evidence.path;
    let outside = || {
        Diagnostic::new(Code::EvidenceOutsideRoot, evidence.span, "the path leads out of the log")
            .label("evidence lies inside the log's folder")
            .help(
                "copy the file into `evidence/` and name it from the root, as `evidence/file.pdf`",
            )
    };
    if leads_out(path) {
        return Some(outside());
    }
    let Found { presence, pages } = files.get(path)?;
    match presence {
        Presence::OutsideRoot => Some(outside()),
        Presence::Missing => Some(
            Diagnostic::new(
                Code::EvidenceMissing,
                evidence.span,
                format!("there is no file `{path}`"),
            )
            .label("not found below the log's folder")
            .help("paths begin at the folder of `practicum.yaml`; capital letters matter"),
        ),
        Presence::Untracked => {
            let message = format!("`{path}` would be missing from the commit");
            Some(
                Diagnostic::new(Code::EvidenceMissing, evidence.span, message)
                    .label("the file is there, and git does not know it")
                    .help(format!(
                        "`git add {}`; a file that is kept out on purpose belongs into `.gitignore`",
                        quoted(path)
                    )),
            )
        }
        Presence::NotAFile => {
            let message = format!("`{path}` is not a file");
            Some(
                Diagnostic::new(Code::EvidenceMissing, evidence.span, message)
                    .label("this is a folder"),
            )
        }
        Presence::File => {
            let asked = evidence.pages?;
            let held = (*pages)?;
            let last = usize::try_from(asked.value.1).unwrap_or(usize::MAX);
            (last > held).then(|| {
                let message = format!("`{path}` has only {}", counted(held, "page"));
                Diagnostic::new(Code::EvidencePages, asked.span, message)
                    .label("beyond its last page")
                    .help("count the file's own pages, the first as 1")
            })
        }
    }
}

/// Whether a path is absolute or climbs above the root.
pub(super) fn leads_out(path: &str) -> bool {
    let mut depth = 0_i32;
    for part in Path::new(path).components() {
        match part {
            Component::Normal(_) => depth = depth.saturating_add(1),
            Component::ParentDir => depth = depth.saturating_sub(1),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return true,
        }
        if depth < 0 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_wander_inside_the_root_only() {
        assert!(!leads_out("evidence/a.pdf"));
        assert!(!leads_out("./evidence/../evidence/a.pdf"));
        assert!(leads_out("../a.pdf"));
        assert!(leads_out("evidence/../../a.pdf"));
        assert!(leads_out("/etc/passwd"));
    }
}

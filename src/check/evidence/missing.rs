//! Files of evidence that are absent, outside the log, or shorter than the pages named.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Component, Path};

use crate::assess::certificate::normal;
use crate::check::Subject;
use crate::check::evidence::meant::meant;
use crate::check::evidence::near::Stored;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, counted, quoted};
use crate::model::entry::Evidence;
use crate::source::evidence::Presence;

/// Looks at every path that the log names; gives the stored files that it offered instead.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) -> BTreeSet<String> {
    let mut offered = BTreeSet::new();
    let stored = LazyCell::new(|| subject.inspection.map(|found| Stored::of(found, subject)));
    for evidence in subject.log.evidence() {
        let entry = subject.sources.path(evidence.span.file);
        let near = || stored.as_ref()?.nearest(entry, &evidence.path);
        let Some((finding, near)) = finding(evidence, subject, near) else { continue };
        offered.extend(near);
        sink.push(finding);
    }
    offered
}

fn finding(
    evidence: &Evidence,
    subject: &Subject<'_>,
    near: impl Fn() -> Option<String>,
) -> Option<(Diagnostic, Option<String>)> {
    let path = &evidence.path;
    let outside = || {
        let near = near();
        let finding = Diagnostic::new(
            Code::EvidenceOutsideRoot,
            evidence.span,
            "the path leads out of the log",
        );
        let finding = match &near {
            Some(near) => finding
                .label(format!("did you mean `{near}`?"))
                .help("paths begin at the folder of `practicum.yaml`, wherever the entry lies"),
            None => finding.label("evidence lies inside the log's folder").help(
                "copy the file into `evidence/` and name it from the root, as `evidence/file.pdf`",
            ),
        };
        (finding, near)
    };
    if leads_out(path) {
        return Some(outside());
    }
    match subject.files.get(path)? {
        Presence::OutsideRoot => Some(outside()),
        Presence::Missing => {
            let near = near();
            let message = format!("there is no file `{path}`");
            let finding = Diagnostic::new(Code::EvidenceMissing, evidence.span, message);
            let help = "paths begin at the folder of `practicum.yaml`; capital letters matter";
            let finding = match &near {
                Some(near) => finding.label(format!("did you mean `{near}`?")),
                None => match meant(path) {
                    Some(meant) => return Some((finding.label(meant), None)),
                    None => finding.label("not found below the log's folder"),
                },
            };
            let by_backslash = path.contains('\\');
            let help =
                if by_backslash { "folders are divided by `/`, on Windows too" } else { help };
            Some((finding.help(help), near))
        }
        Presence::Untracked => {
            let message = format!("`{path}` would be missing from the commit");
            let finding = Diagnostic::new(Code::EvidenceMissing, evidence.span, message)
                .label("the file is there, and git does not know it")
                .help(format!(
                    "`git add {}`; a file that is kept out on purpose belongs into `.gitignore`",
                    quoted(path)
                ));
            Some((finding, None))
        }
        Presence::NotAFile => {
            let message = format!("`{path}` is not a file");
            let finding = Diagnostic::new(Code::EvidenceMissing, evidence.span, message)
                .label("this is a folder")
                .help(format!(
                    "name the file in it, for instance `{}/certificate.pdf`",
                    path.trim_end_matches('/')
                ));
            Some((finding, None))
        }
        Presence::File => {
            let asked = evidence.pages?;
            let held = subject.inspection?.files.get(&normal(path))?.pages?;
            let last = usize::try_from(asked.value.1).unwrap_or(usize::MAX);
            (last > held).then(|| {
                let message = format!("`{path}` has only {}", counted(held, "page"));
                let finding = Diagnostic::new(Code::EvidencePages, asked.span, message)
                    .label("beyond its last page")
                    .help("count the file's own pages, the first as 1");
                (finding, None)
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

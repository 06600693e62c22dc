//! Files of evidence that are absent, outside the log, or shorter than the pages named.

use std::path::{Component, Path};

use crate::check::{Files, Found, Subject};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, counted};
use crate::model::entry::Evidence;
use crate::read::folded;
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
        Presence::Missing => {
            let message = format!("there is no file `{path}`");
            let finding = Diagnostic::new(Code::EvidenceMissing, evidence.span, message);
            Some(match meant(path) {
                Some(meant) => finding.label(meant),
                None => finding
                    .label("not found below the log's folder")
                    .help("paths begin at the folder of `practicum.yaml`; capital letters matter"),
            })
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

/// What was meant by a path that has curly quotes around it, or is two paths without a comma.
fn meant(path: &str) -> Option<String> {
    if let Some(plain) = folded::unquoted(path) {
        return Some(format!("leave the curly quotes out: `{plain}`"));
    }
    if matches!(path, "none" | "no" | "n/a" | "None" | "-") {
        return Some("where there is none, leave the line out".to_owned());
    }
    if path.contains("://") || path.contains('\\') {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        return Some(format!("copy the file into the log and write `evidence/{name}`"));
    }
    let ends = [".pdf", ".png", ".jpg", ".jpeg"];
    let has_end = |part: &str| ends.iter().any(|end| part.to_lowercase().ends_with(end));
    let items: Vec<&str> = path.split(" - ").collect();
    if items.len() > 1 && items.iter().all(|item| has_end(item)) {
        return Some(format!(
            "begin each `- ` at the same column, or write `[{}]`",
            items.join(", ")
        ));
    }
    let parts: Vec<&str> = path.split(' ').collect();
    if parts.len() == 1 && has_end(path) && !path.contains('/') {
        return Some(format!("did you mean `evidence/{path}`?"));
    }
    (parts.len() > 1 && parts.iter().all(|part| has_end(part)))
        .then(|| format!("two files are parted by a comma: `[{}]`", parts.join(", ")))
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

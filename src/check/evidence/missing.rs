//! Files of evidence that are absent, outside the log, or shorter than the pages named.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use crate::assess::certificate::normal;
use crate::check::evidence::meant::meant;
use crate::check::{Found, Subject};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, counted, quoted};
use crate::model::entry::Evidence;
use crate::privacy::{self, Manner, Own};
use crate::source::evidence::Presence;

/// How many letters may differ in a path that was meant for another.
const NEAR: usize = 3;

/// Looks at every path that the log names; gives the stored files that it offered instead.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) -> BTreeSet<String> {
    let mut offered = BTreeSet::new();
    for evidence in subject.log.evidence() {
        let near = || nearest(evidence, subject);
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
    let Found { presence, pages } = subject.files.get(path)?;
    match presence {
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
            let held = (*pages)?;
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

/// The stored file that a path was most likely meant for; one that nothing names comes first.
fn nearest(evidence: &Evidence, subject: &Subject<'_>) -> Option<String> {
    let inspection = subject.inspection?;
    let unnamed: BTreeSet<&str> =
        inspection.unnamed.iter().map(|file| subject.sources.path(*file)).collect();
    let entry = subject.sources.path(evidence.span.file);
    let wanted = [folded(&evidence.path), folded(&from_entry(entry, &evidence.path))];
    let distance = |stored: &str| {
        let folded = folded(stored);
        let far = |wanted: &String| strsim::osa_distance(wanted, &folded);
        let whole = wanted.iter().map(far).min().filter(|far| *far <= NEAR);
        // The right name in another folder.
        let same = wanted.iter().any(|wanted| name(wanted) == name(&folded));
        whole.or(same.then_some(NEAR))
    };
    let all = inspection
        .stored
        .iter()
        .filter_map(|stored| Some((distance(stored)?, !unnamed.contains(stored.as_str()), stored)));
    let (far, named, found) = all.min()?;
    // What differs by a digit is often another year's, and that one is named where it belongs.
    let sure = far == 0 || !named;
    // A stored name that may be a client's is not shown for the sake of a mistyped one.
    let may_be_shown = || privacy::path(found, Manner::Strict, &Own::default()).is_empty();
    (sure && may_be_shown()).then(|| found.clone())
}

/// A path as it would be if written from the folder of the entry.
fn from_entry(entry: &str, path: &str) -> String {
    let folder = entry.rsplit_once('/').map_or("", |(folder, _)| folder);
    normal(&format!("{folder}/{}", path.replace('\\', "/")))
}

/// A path without what is often mistaken in it: capital letters, backslashes, blanks, the
/// spelling of the ending.
fn folded(path: &str) -> String {
    let path = path.replace('\\', "/").replace("%20", " ").to_lowercase();
    let path = normal(path.trim());
    let path: String =
        path.chars().map(|one| if matches!(one, ' ' | '_') { '-' } else { one }).collect();
    match path.rsplit_once('.') {
        Some((stem, "jpeg" | "jpe")) => format!("{stem}.jpg"),
        Some(_) | None => path,
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
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

    #[test]
    fn what_is_often_mistaken_in_a_path_is_the_same() {
        for path in [
            "Evidence/SAR Part.JPEG",
            "evidence\\sar-part.jpg",
            " ./evidence/sar_part.jpe",
            "evidence/x/../sar%20part.jpg",
        ] {
            assert_eq!(folded(path), "evidence/sar-part.jpg", "{path}");
        }
        assert_eq!(from_entry("trainings/2024/a.md", "../../evidence/a.pdf"), "evidence/a.pdf");
    }
}

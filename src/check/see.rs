//! Where an answer to the reviewers says to look: at something that the log has.

use std::collections::BTreeSet;

use crate::assess::Assessment;
use crate::assess::certificate::normal;
use crate::check::Subject;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Placed;
use crate::model::sent::Sent;
use crate::read::suggest;

/// One error for each place that the log does not have.
pub(super) fn lint(sink: &mut Diagnostics, subject: &Subject<'_>) {
    for sent in &subject.log.submissions {
        let Some(assessment) =
            subject.assessments.iter().find(|one| one.program.id == sent.program)
        else {
            // Which requirements there are can't be told.
            continue;
        };
        let known = known(subject, assessment);
        for see in places(sent) {
            if !known.contains(normal(&see.value).as_str()) {
                sink.push(finding(see, &known));
            }
        }
    }
}

fn places(sent: &Sent) -> impl Iterator<Item = &Placed<String>> {
    sent.points.iter().flat_map(|point| &point.see)
}

/// Everything that may be named: requirements and domains, their areas in both spellings and their
/// parts, entries, files of evidence.
fn known(subject: &Subject<'_>, assessment: &Assessment<'_>) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let program = assessment.program;
    let requirements = program.requirements.iter().flat_map(|one| one.all());
    known.extend(requirements.map(|one| one.id.clone()));
    for domain in &program.domains {
        known.insert(domain.id.clone());
        for area in &domain.areas {
            known.insert(area.name.clone());
            known.insert(format!("{}/{}", domain.id, area.code));
        }
        known.extend(domain.parts.iter().map(|part| part.id.clone()));
    }
    let log = subject.log;
    let files = log.entries.iter().map(|entry| &entry.file).chain(&log.unread);
    for file in files {
        known.insert(subject.sources.path(*file).to_owned());
        known.extend(subject.sources.get(*file).map(|source| source.path.clone()));
    }
    known.extend(log.evidence().map(|one| normal(&one.path)));
    known
}

fn finding(see: &Placed<String>, known: &BTreeSet<String>) -> Diagnostic {
    let found = see.value.as_str();
    let message = format!("`{found}` is no requirement, area, entry or exhibit of the log");
    let finding = Diagnostic::new(Code::UnknownReference, see.span, message);
    let words = || known.iter().map(String::as_str);
    // A file may be named without its folder, or without the ending of its name.
    let last = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let bare = last(found);
    let is_file = |path: &&str| {
        let name = last(path);
        name.contains('.') && (name == bare || name.rsplit_once('.').is_some_and(|n| n.0 == bare))
    };
    let mut files = words().filter(is_file);
    let only = files.next().filter(|_| files.next().is_none());
    match suggest::nearest(found, words()).or(only) {
        Some(word) => finding.label(format!("did you mean `{word}`?")),
        None => finding.label("nothing of this name").help(
            "write the id of a requirement or area, for instance `core` or `core/ethics`, or the path \
             of an entry or of a file of evidence that the log names",
        ),
    }
}

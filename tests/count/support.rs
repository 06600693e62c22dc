//! A log made of texts, assessed.

use std::collections::BTreeMap;
use std::path::Path;

use practicum::assess::hours::HoursOutcome;
use practicum::assess::{self, Assessment, Finding, Outcome};
use practicum::diagnostic::{Diagnostics, Severity, human};
use practicum::model::hours::Hours;
use practicum::model::log::Log;
use practicum::model::program::Packs;
use practicum::read::entry::Names;
use practicum::read::{self};
use practicum::source::{Source, Sources};

/// A log with the programs that it may pursue.
pub(crate) struct Made {
    pub(crate) log: Log,
    pub(crate) packs: Packs,
}

/// The packs of this repository.
pub(crate) fn shipped() -> Packs {
    let mut sources = Sources::default();
    for folder in std::fs::read_dir("programs").unwrap().flatten().filter(|one| one.path().is_dir())
    {
        for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
            add(&mut sources, &file.path());
        }
    }
    packs(&sources)
}

fn add(sources: &mut Sources, file: &Path) {
    let text = std::fs::read_to_string(file).unwrap();
    let path = file.strip_prefix("programs").unwrap().to_str().unwrap();
    sources.add_text(path, &text);
}

/// The packs of these texts, which must be without fault.
pub(crate) fn packs(sources: &Sources) -> Packs {
    let mut sink = Diagnostics::default();
    let found = read::program::all(&mut sink, sources, |_| false);
    assert!(sink.is_empty(), "{}", human::render(&sink, sources, false));
    found
}

/// Reads a log of these texts; nothing in it may be at fault.
pub(crate) fn log(packs: Packs, own: &str, entries: &[impl AsRef<str>]) -> Made {
    let mut sources = Sources::default();
    let mut sink = Diagnostics::default();
    let id = sources.add_text("practicum.yaml", own);
    let source = sources.get(id).unwrap().clone();
    let file = read::log::read(&mut sink, id, &source, &packs.vocabulary, &packs);
    let mut log = file.log;
    let names = Names { vocabulary: &packs.vocabulary, supervisors: file.supervisors.as_ref() };
    for (number, text) in entries.iter().enumerate() {
        let text = format!("---\n{}\n---\n", text.as_ref().trim());
        let source = Source { path: format!("{number:03}.md"), text: text.into(), fault: None };
        let id = sources.add(source.clone());
        log.entries.extend(read::entry::read(&mut sink, id, &source, names));
    }
    log.entries.sort_by_key(|entry| (entry.date.value.from, entry.file));
    assert_eq!(sink.count(Severity::Error), 0, "{}", human::render(&sink, &sources, false));
    Made { log, packs }
}

impl Made {
    /// The log under its first program.
    pub(crate) fn on(&self, day: &str) -> Assessment<'_> {
        let as_of = day.parse().unwrap();
        assess::assess(&self.log, &self.packs, as_of).into_iter().next().unwrap()
    }
}

/// The result in hours of a requirement.
pub(crate) fn hours<'a>(assessment: &'a Assessment<'_>, id: &str) -> &'a HoursOutcome {
    match &outcome(assessment, id).finding {
        Finding::Hours(hours) => hours,
        other => panic!("{id} is not in hours: {other:?}"),
    }
}

/// The result of a requirement.
pub(crate) fn outcome<'a>(assessment: &'a Assessment<'_>, id: &str) -> &'a Outcome<'a> {
    assessment.outcome(id).unwrap_or_else(|| panic!("no requirement {id}"))
}

/// Hours as written.
pub(crate) fn h(text: &str) -> Hours {
    if text == "0" { Hours::ZERO } else { Hours::parse(text).unwrap() }
}

/// What counts of each domain, by its id.
pub(crate) fn counted(assessment: &Assessment<'_>) -> BTreeMap<String, Hours> {
    let domains = assessment.program.domains.iter().enumerate();
    domains
        .map(|(at, domain)| {
            let hours = assessment.credits_of(at).map(|one| one.counted).sum();
            (domain.id.clone(), hours)
        })
        .collect()
}

/// A log's own file with one supervisor, whose record begins with these lines.
pub(crate) fn own(supervisor: &str) -> String {
    format!(
        "applicant: {{name: A}}\nsupervisors:\n  rivera:\n    name: R\n{supervisor}\nprograms: [aasect-cst]\n"
    )
}

/// A session of one hour.
pub(crate) fn session(day: &str, rest: &str) -> String {
    format!("kind: supervision\ndate: {day}\nsupervisor: rivera\ndelivery: video\nhours: 1\n{rest}")
}

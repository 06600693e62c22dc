//! The reports of the example log, one for each reader.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use practicum::assess::{self, Assessment};
use practicum::diagnostic::Diagnostics;
use practicum::model::log::SupervisorId;
use practicum::read;
use practicum::read::entry::Names;
use practicum::report::document::{Beside, Report};
use practicum::report::{Audience, Edition, FileFacts, packet};
use practicum::source::origin::Origin;
use practicum::source::walk::Exclusions;
use practicum::source::{Source, Sources};

/// For the applicant, the reviewers and each supervisor; and a draft.
pub(crate) fn reports() -> Vec<Report> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Sources::default();
    let mut packs: Vec<_> =
        folder(&root.join("programs")).iter().flat_map(|one| folder(one)).collect();
    packs.sort();
    for pack in packs {
        let path = pack.strip_prefix(root.join("programs")).unwrap().to_str().unwrap().to_owned();
        sources.add_text(&path, &std::fs::read_to_string(&pack).unwrap());
    }
    sources.all_brought();
    let mut sink = Diagnostics::default();
    let packs = read::program::all(&mut sink, &sources, |_| false);
    let origin = Origin::Folder(root.join("example-log"));
    let own = origin.log_file();
    let id = sources.add(own.clone());
    let file = read::log::read(&mut sink, id, &own, &packs.vocabulary, &packs);
    let exclusions = Exclusions { ignore: file.ignore, output: None };
    let mut log = file.log;
    let names = Names { vocabulary: &packs.vocabulary, supervisors: file.supervisors.as_ref() };
    for source in origin.entries(&exclusions).0 {
        let id = sources.add(Source::clone(&source));
        log.entries.extend(read::entry::read(&mut sink, id, &source, names));
    }
    log.entries.sort_by_key(|entry| (entry.date.value.from, entry.file));
    let paths: BTreeSet<String> = log.evidence().map(|one| one.path.clone()).collect();
    let facts = |path: &String| {
        let file = origin.inspect(path);
        (!file.sha256.is_empty()).then(|| FileFacts {
            pages: file.pages,
            sha256: file.sha256.clone(),
            hindrances: file.hindrances.clone(),
        })
    };
    let files: BTreeMap<String, FileFacts> =
        paths.iter().filter_map(|path| Some((path.clone(), facts(path)?))).collect();
    let all = assess::assess(&log, &packs, "2025-06-01".parse().unwrap());
    let supervisors = (0..log.supervisors.len()).map(|at| Audience::Supervisor(SupervisorId(at)));
    let audiences = [Audience::Own, Audience::Committee].into_iter().chain(supervisors);
    let left_out = ["an entry".to_owned()];
    let beside = [Beside { title: "another".to_owned(), stem: "another".to_owned() }];
    let cases =
        audiences.map(|one| (one, None)).chain([(Audience::Own, Some(left_out.as_slice()))]);
    let of = |assessment: &Assessment<'_>, audience, left_out| {
        let (revision, shared) = ("", [].as_slice());
        let edition = Edition {
            sources: &sources,
            audience,
            revision,
            left_out,
            files: &files,
            shared,
            beside: &beside,
        };
        packet::of(assessment, &edition)
    };
    let all = &all;
    cases
        .flat_map(|(audience, left_out)| all.iter().map(move |one| (one, audience, left_out)))
        .map(|(one, audience, left_out)| of(one, audience, left_out))
        .collect()
}

fn folder(path: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(path).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

//! The records of what supervisors were given to sign.

use crate::cli::load::cover::Covering;
use crate::diagnostic::Diagnostics;
use crate::model::log::Log;
use crate::read;
use crate::source::origin::Origin;
use crate::source::{FileId, Sources};

/// Reads them into the log, after what could name a client has been taken out of them.
pub(super) fn read(
    log: &mut Log,
    findings: &mut Diagnostics,
    sources: &mut Sources,
    origin: &Origin,
    covering: &mut Covering,
) {
    let ids: Vec<FileId> = origin.records().into_iter().map(|one| sources.add(one)).collect();
    covering.records(sources, &ids);
    for id in ids {
        let source = sources.get(id);
        log.records.extend(source.and_then(|source| read::record::read(findings, id, source)));
    }
}

//! Certificates: no more may be claimed from one than it shows.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use crate::assess::fault::{Fault, Faults};
use crate::model::entry::{Entry, Placed};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::source::Span;

/// What is claimed from one certificate.
#[derive(Debug, Clone, Default)]
struct Claims {
    shown: Option<Placed<Hours>>,
    /// The entries that name it, in order: the place, the hours and where they are written.
    entries: Vec<(usize, Hours, Span)>,
}

/// A path below the root in one spelling.
pub fn normal(path: &str) -> String {
    let parts = Path::new(path).components().filter_map(|part| match part {
        Component::Normal(part) => part.to_str(),
        Component::ParentDir => Some(".."),
        Component::CurDir | Component::RootDir | Component::Prefix(_) => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Adds the faults of entries that disagree on a certificate or claim more than it shows.
pub fn check(log: &Log, faults: &mut Faults) {
    let mut certificates: BTreeMap<String, Claims> = BTreeMap::new();
    for (at, entry) in log.entries.iter().enumerate() {
        if !entry.is_claimed() || faults.duplicates.contains_key(&at) {
            continue;
        }
        for (path, hours, span) in claimed(entry) {
            let claims = certificates.entry(path.clone()).or_default();
            if let Some(here) = entry.certificate_hours {
                let first = *claims.shown.get_or_insert(here);
                if first.value != here.value {
                    let fault = Fault::CertificateDisagrees { here, first, path };
                    faults.entries.entry(at).or_default().push(fault);
                    continue;
                }
            }
            claims.entries.push((at, hours, span));
        }
    }
    for (path, claims) in certificates {
        let Some(shown) = claims.shown else { continue };
        let mut total = Hours::ZERO;
        for (at, hours, span) in claims.entries {
            if faults.entries.contains_key(&at) {
                continue;
            }
            let claimed = total.plus(hours);
            if claimed > shown.value {
                let path = path.clone();
                let fault = Fault::CertificateExceeded { hours: span, claimed, shown, path };
                faults.entries.entry(at).or_default().push(fault);
            } else {
                total = claimed;
            }
        }
    }
}

/// For each file that the entry names, the hours of the lines that name it.
pub fn claimed(entry: &Entry) -> Vec<(String, Hours, Span)> {
    let mut claimed: Vec<(String, Hours, Span)> = Vec::new();
    for line in &entry.lines {
        for evidence in &line.evidence {
            let path = normal(&evidence.path);
            match claimed.iter_mut().find(|(known, ..)| *known == path) {
                Some((_, hours, _)) => *hours = hours.plus(line.clock_hours()),
                None => claimed.push((path, line.clock_hours(), line.hours_span)),
            }
        }
    }
    claimed
}

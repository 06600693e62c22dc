//! Certificates: no more may be claimed from one than it shows.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use crate::assess::credit;
use crate::assess::fault::{Fault, Faults};
use crate::model::entry::{Entry, Line, Placed, Raw};
use crate::model::hours::Hours;
use crate::model::log::Log;
use crate::model::program::Program;
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
    let mut parts: Vec<&str> = Vec::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(part) => parts.extend(part.to_str()),
            Component::ParentDir => {
                parts.pop();
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    parts.join("/")
}

/// Adds the faults of entries that disagree on a certificate or claim more than it shows.
pub fn check(log: &Log, programs: &[&Program], faults: &mut Faults) {
    let mut certificates: BTreeMap<String, Claims> = BTreeMap::new();
    for (at, entry) in log.entries.iter().enumerate() {
        // What was attended and is not claimed is on the certificate too.
        let summed = !entry.draft && !faults.duplicates.contains_key(&at);
        for (path, hours, span) in claimed(entry, programs) {
            let claims = certificates.entry(path.clone()).or_default();
            if let Some(here) = entry.certificate_hours {
                let first = *claims.shown.get_or_insert(here);
                if first.value != here.value {
                    let fault = Fault::CertificateDisagrees { here, first, path };
                    faults.entries.entry(at).or_default().push(fault);
                    continue;
                }
            }
            if summed {
                claims.entries.push((at, hours, span));
            }
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

/// For each file that the entry names, the hours of the lines that name it. Academic credit without
/// hours is worth what the first of the programs that knows its calendar converts it to.
pub fn claimed(entry: &Entry, programs: &[&Program]) -> Vec<(String, Hours, Span)> {
    let mut claimed: Vec<(String, Hours, Span)> = Vec::new();
    let of_credit = |line: &Line| {
        let credits =
            line.credits.filter(|_| line.shares.iter().any(|one| one.raw == Raw::Credit))?;
        programs.iter().find_map(|program| credit::converted(program, credits.value))
    };
    for line in &entry.lines {
        let time = line.clock_hours().plus(of_credit(line).unwrap_or(Hours::ZERO));
        for evidence in &line.evidence {
            let path = normal(&evidence.path);
            match claimed.iter_mut().find(|(known, ..)| *known == path) {
                Some((_, hours, _)) => *hours = hours.plus(time),
                None => claimed.push((path, time, line.hours_span)),
            }
        }
    }
    claimed
}

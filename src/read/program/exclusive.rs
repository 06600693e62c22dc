//! One hour feeds at most one domain of a program: no two domains take the same time.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::domain::Domain;
use crate::model::words::Kind;
use crate::read::fields::Fields;
use crate::read::program::mapping;

/// Says which domains take what another one takes already.
pub(super) fn check(sink: &mut Diagnostics, fields: &Fields<'_, '_>, domains: &[Domain]) {
    let pairs = mapping(&mut Diagnostics::default(), fields, "domains");
    for (at, domain) in domains.iter().enumerate() {
        let Some(pair) = pairs.iter().find(|pair| pair.key == domain.id) else { continue };
        for other in domains.iter().take(at) {
            if let Some(what) = shared(domain, other) {
                let message = format!("`{}` takes {what}, and so does `{}`", domain.id, other.id);
                sink.push(
                    Diagnostic::new(Code::DomainsOverlap, pair.key_span, message)
                        .label("an hour feeds one domain of a program")
                        .help("make one domain of the two, with `parts`"),
                );
            }
        }
    }
}

fn shared(one: &Domain, other: &Domain) -> Option<String> {
    for (kind, what) in [(Kind::Supervision, "supervision"), (Kind::Cases, "cases")] {
        if one.takes.contains(&kind) && other.takes.contains(&kind) {
            return Some(what.to_owned());
        }
    }
    let own = one.areas.iter().flat_map(|area| std::iter::once(&area.id).chain(&area.accepts));
    let both = own.chain(&one.accepts).chain(&one.whole).find(|area| other.takes_area(**area))?;
    let mut areas = one.areas.iter().chain(&other.areas);
    let named = areas.find(|area| area.id == *both || area.accepts.contains(both));
    Some(named.map_or("the same area".to_owned(), |area| format!("the time of `{}`", area.name)))
}

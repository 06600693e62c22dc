//! Requirements that no log can meet: they ask for more than the limits let count.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::domain::{Amount, Domain, Limit, Part, Whole};
use crate::model::hours::Hours;
use crate::model::possible;
use crate::model::predicate::Predicate;
use crate::model::requirement::{EachArea, Required, Requirement, Rule};
use crate::source::Span;

/// Says which requirements in hours, parts and area minima do not fit under a limit.
pub(super) fn check(sink: &mut Diagnostics, requirements: &[Requirement], domains: &[Domain]) {
    for requirement in requirements.iter().flat_map(Requirement::all) {
        let Rule::Hours { domain, at_least, each_area } = &requirement.rule else { continue };
        let Some(domain) = domains.get(*domain) else { continue };
        let place = requirement.citation.span;
        if let Required::Hours(hours) = at_least {
            whole(sink, domain, *hours, place);
        }
        if let Some(each) = each_area {
            areas(sink, domain, each);
        }
        parts(sink, domain);
        shares(sink, domain);
    }
}

/// A share of all that counts, held against all of it, lets nothing count.
fn shares(sink: &mut Diagnostics, domain: &Domain) {
    let eligible = eligible(domain);
    for limit in domain.limits.iter().filter(|_| domain.grants.is_empty()) {
        let Amount::Share(share) = &limit.at_most else { continue };
        let of_all = share.of == Whole::Counted && share.numerator < share.denominator;
        let all = possible::within(&domain.takes, &eligible, &limit.clause.condition);
        if let (true, true, Some(span)) = (of_all, all, limit.clause.citation.span) {
            let message =
                format!("`{}` is a share of all time, and bears on all of it", limit.clause.id);
            sink.push(
                Diagnostic::new(Code::NeverMet, span, message)
                    .label("nothing could ever count")
                    .help("say with `where` on which time it bears"),
            );
        }
    }
}

/// The limits on the whole domain that let so many hours count.
fn limits(domain: &Domain) -> impl Iterator<Item = (&Limit, Hours)> {
    domain.limits.iter().filter(|limit| limit.each.is_none()).filter_map(|limit| {
        if let Amount::Hours(hours) = limit.at_most { Some((limit, hours)) } else { None }
    })
}

/// What is eligible at all.
fn eligible(domain: &Domain) -> Predicate {
    Predicate::All(domain.only.iter().map(|clause| clause.condition.clone()).collect())
}

fn whole(sink: &mut Diagnostics, domain: &Domain, asked: Hours, place: Option<Span>) {
    let granted: Hours = domain.grants.iter().map(|grant| grant.hours).sum();
    let eligible = eligible(domain);
    for (limit, at_most) in limits(domain) {
        let all = possible::within(&domain.takes, &eligible, &limit.clause.condition);
        if all && asked > at_most.plus(granted) {
            sink.push_some(finding(place, asked, limit, at_most));
        }
    }
}

fn areas(sink: &mut Diagnostics, domain: &Domain, each: &EachArea) {
    let all = each.among.as_ref().map_or(domain.areas.len(), Vec::len);
    let number = each.areas.unwrap_or_else(|| u32::try_from(all).unwrap_or(u32::MAX));
    let asked = each.at_least.value.times(number, 1);
    let eligible = eligible(domain);
    for (limit, at_most) in limits(domain) {
        let all = possible::within(&domain.takes, &eligible, &limit.clause.condition);
        if all && asked > at_most {
            sink.push_some(finding(each.at_least.citation.span, asked, limit, at_most));
        }
    }
}

fn parts(sink: &mut Diagnostics, domain: &Domain) {
    let minimum = |part: &Part| match part.at_least.as_ref().map(|number| &number.value) {
        Some(Amount::Hours(hours)) => *hours,
        Some(Amount::Share(_)) | None => Hours::ZERO,
    };
    let eligible = eligible(domain);
    for (limit, at_most) in limits(domain) {
        let inside: Vec<&Part> = domain
            .parts
            .iter()
            .filter(|part| {
                let counts = Predicate::All(vec![eligible.clone(), part.condition.clone()]);
                possible::within(&domain.takes, &counts, &limit.clause.condition)
            })
            .collect();
        // Granted hours stand outside every limit.
        let places: Vec<usize> =
            domain.grants.iter().flat_map(|grant| grant.parts.clone()).collect();
        let is_granted = |part: &Part| {
            places.iter().filter_map(|at| domain.parts.get(*at)).any(|one| one.id == part.id)
        };
        let asked = least(domain, &inside, minimum);
        let place = inside.iter().find_map(|part| part.at_least.as_ref()?.citation.span);
        if asked > at_most && !inside.iter().any(|part| is_granted(part)) {
            sink.push_some(finding(place, asked, limit, at_most));
        }
    }
}

/// The least hours that several minima need: the most that parts without common time ask for.
fn least(domain: &Domain, parts: &[&Part], minimum: impl Fn(&Part) -> Hours) -> Hours {
    let amounts: Vec<Hours> = parts.iter().map(|part| minimum(part)).collect();
    let conditions: Vec<&Predicate> = parts.iter().map(|part| &part.condition).collect();
    possible::least(&domain.takes, &conditions, &amounts)
}

fn finding(place: Option<Span>, asked: Hours, limit: &Limit, at_most: Hours) -> Option<Diagnostic> {
    let message =
        format!("{asked} hours are asked for, and `{}` lets {at_most} count", limit.clause.id);
    let finding = Diagnostic::new(Code::NeverMet, place?, message)
        .label("no log can meet this")
        .help("raise the limit, narrow its `where`, or ask for less");
    Some(match limit.clause.citation.span {
        Some(span) => finding.related(span, format!("at most {at_most} count by this")),
        None => finding,
    })
}

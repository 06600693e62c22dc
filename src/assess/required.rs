//! How many hours a domain needs, where that may be a share of another domain.

use std::collections::BTreeMap;

use crate::model::hours::Hours;
use crate::model::program::Program;
use crate::model::requirement::Required;

/// What is required of a domain; `counted` holds what counts in the domains judged before it.
pub fn of(program: &Program, domain: usize, counted: &BTreeMap<usize, Hours>) -> Hours {
    below(program, domain, counted, program.domains.len())
}

fn below(
    program: &Program,
    domain: usize,
    counted: &BTreeMap<usize, Hours>,
    deepest: usize,
) -> Hours {
    match program.required(domain) {
        None => Hours::ZERO,
        Some(Required::Hours(hours)) => *hours,
        Some(Required::ShareOf { numerator, denominator, domain }) => {
            let here = counted.get(domain).copied().unwrap_or(Hours::ZERO);
            let asked = match deepest.checked_sub(1) {
                Some(deepest) => below(program, *domain, counted, deepest),
                None => Hours::ZERO,
            };
            here.max(asked).times(*numerator, *denominator)
        }
    }
}

/// The domains in an order in which each comes after the one that its requirement is a share of.
pub fn order(program: &Program) -> Vec<usize> {
    let mut order: Vec<usize> = (0..program.domains.len()).collect();
    order.sort_by_key(|domain| (depth(program, *domain), *domain));
    order
}

fn depth(program: &Program, domain: usize) -> usize {
    let mut depth: usize = 0;
    let mut at = domain;
    while let Some(Required::ShareOf { domain, .. }) = program.required(at) {
        at = *domain;
        depth = depth.saturating_add(1);
        // A circle is a fault of the pack; it must end here all the same.
        if depth > program.domains.len() {
            break;
        }
    }
    depth
}

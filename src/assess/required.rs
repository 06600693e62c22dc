//! How many hours a domain needs, where that may be a share of another domain.

use std::collections::BTreeMap;

use crate::model::hours::Hours;
use crate::model::program::Program;
use crate::model::requirement::Required;

/// What is required of a domain, the most where several requirements ask for its hours; `counted`
/// holds what counts in the domains judged before it.
pub fn of(program: &Program, domain: usize, counted: &BTreeMap<usize, Hours>) -> Hours {
    most(program, domain, counted, program.domains.len())
}

/// What one requirement asks for.
pub fn by(program: &Program, required: &Required, counted: &BTreeMap<usize, Hours>) -> Hours {
    below(program, required, counted, program.domains.len())
}

fn most(
    program: &Program,
    domain: usize,
    counted: &BTreeMap<usize, Hours>,
    deepest: usize,
) -> Hours {
    let asked = program.required(domain).map(|one| below(program, one, counted, deepest));
    asked.max().unwrap_or(Hours::ZERO)
}

fn below(
    program: &Program,
    required: &Required,
    counted: &BTreeMap<usize, Hours>,
    deepest: usize,
) -> Hours {
    match required {
        Required::Hours(hours) => *hours,
        Required::ShareOf { numerator, denominator, domain } => {
            let here = counted.get(domain).copied().unwrap_or(Hours::ZERO);
            let asked = match deepest.checked_sub(1) {
                Some(deepest) => most(program, *domain, counted, deepest),
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
    let mut level = vec![domain];
    // A circle is a fault of the pack; it must end here all the same.
    while depth <= program.domains.len() {
        let above = level.iter().flat_map(|at| program.required(*at)).filter_map(|one| match one {
            Required::ShareOf { domain, .. } => Some(*domain),
            Required::Hours(_) => None,
        });
        level = above.collect();
        if level.is_empty() {
            break;
        }
        level.sort_unstable();
        level.dedup();
        depth = depth.saturating_add(1);
    }
    depth
}

//! The rules of a pool of hours in words.

use crate::model::domain::Least;
use crate::model::program::Program;
use crate::report::rulebook::{RuleLine, keys, rule};
use crate::report::words;

/// The rules of the domain at this place, in the order of the work.
pub(super) fn rules(program: &Program, at: usize) -> Vec<RuleLine> {
    let Some(domain) = program.domains.get(at) else { return Vec::new() };
    let below = |kind: &str, id: &str| keys(&["domains", &domain.id, kind, id]);
    let mut rules = Vec::new();
    for clause in &domain.only {
        rules.push(rule(below("only", &clause.id), &clause.because, "", &clause.citation));
    }
    for one in &domain.splits {
        let keys = below("split", &one.clause.id);
        let number = format!("{} hours", one.first);
        rules.push(rule(keys, &one.clause.because, number, &one.clause.citation));
    }
    for one in &domain.conversions {
        let number = format!("{} : {}", one.denominator, one.numerator);
        let keys = below("convert", &one.clause.id);
        rules.push(rule(keys, &one.clause.because, number, &one.clause.citation));
    }
    for one in &domain.floors {
        let number = match one.at_least {
            Least::Hours(hours) => format!("{hours} hours"),
            Least::Times(times) => words::counted(times, "session"),
        };
        let keys = below("floors", &one.clause.id);
        rules.push(rule(keys, &one.clause.because, number, &one.clause.citation));
    }
    for part in &domain.parts {
        let Some(number) = &part.at_least else { continue };
        let text = format!("{}, at least", part.title.to_lowercase());
        let id = part.id.split_once('/').map_or("", |(_, id)| id);
        let keys = below("parts", id);
        rules.push(rule(keys, text, words::amount(&number.value), &number.citation));
    }
    let limits = || domain.limits.iter();
    let periods = limits().filter(|one| one.is_of_period());
    for one in periods.chain(limits().filter(|one| !one.is_of_period())) {
        let each = if one.times_group_size { " for each supervisee" } else { "" };
        let number = format!("{}{each}", words::amount(&one.at_most));
        let keys = below("limits", &one.clause.id);
        rules.push(rule(keys, &one.clause.because, number, &one.clause.citation));
    }
    for one in &domain.grants {
        let keys = below("grants", &one.id);
        rules.push(rule(keys, &one.because, format!("{} hours", one.hours), &one.citation));
    }
    for clause in &domain.warnings {
        rules.push(rule(below("ask", &clause.id), &clause.because, "", &clause.citation));
    }
    rules
}

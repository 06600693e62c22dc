//! The rules of a pool of hours in words.

use crate::model::domain::Clause;
use crate::model::program::Program;
use crate::report::rulebook::{RuleLine, keys, least, rule};
use crate::report::words;

/// The rules of the domain at this place, each with the id of its clause below the domain's.
pub fn rules(program: &Program, at: usize) -> Vec<(String, RuleLine)> {
    let Some(domain) = program.domains.get(at) else { return Vec::new() };
    let below = |kind: &str, id: &str| keys(&["domains", &domain.id, kind, id]);
    let clause = |kind: &str, clause: &Clause, number: String| {
        let id = format!("{}/{}", domain.id, clause.id);
        (id, rule(below(kind, &clause.id), &clause.because, number, &clause.citation))
    };
    let mut rules = Vec::new();
    for one in &domain.only {
        rules.push(clause("only", one, String::new()));
    }
    for one in &domain.splits {
        rules.push(clause("split", &one.clause, format!("{} hours", one.first)));
    }
    for one in &domain.conversions {
        let number = format!("{} : {}", one.denominator, one.numerator);
        rules.push(clause("convert", &one.clause, number));
    }
    for one in &domain.floors {
        rules.push(clause("floors", &one.clause, least(one.at_least)));
    }
    for part in &domain.parts {
        let Some(number) = &part.at_least else { continue };
        let text = format!("{}, at least", words::inside(&part.title));
        let keys = below("parts", part.id.split_once('/').map_or("", |(_, id)| id));
        let rule = rule(keys, text, words::amount(&number.value), &number.citation);
        rules.push((part.id.clone(), rule));
    }
    let limits = || domain.limits.iter();
    let periods = limits().filter(|one| one.is_of_period());
    for one in periods.chain(limits().filter(|one| !one.is_of_period())) {
        let each = if one.times_group_size { " for each supervisee" } else { "" };
        let number = format!("{}{each}", words::amount(&one.at_most));
        rules.push(clause("limits", &one.clause, number));
    }
    for one in &domain.grants {
        let keys = below("grants", &one.id);
        let rule = rule(keys, &one.because, format!("{} hours", one.hours), &one.citation);
        rules.push((format!("{}/{}", domain.id, one.id), rule));
    }
    for one in &domain.warnings {
        rules.push(clause("ask", one, String::new()));
    }
    rules
}

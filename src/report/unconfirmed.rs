//! What of a program is to be checked at its source: each number and rule with its keys.

use crate::model::program::Program;
use crate::report::rule_at;
use crate::report::rulebook::{self, RuleLine};

/// A rule that is to be checked, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Its keys in one word: `domains.core.limits.asynchronous`.
    pub keys: String,
    /// Its number as a pack writes it.
    pub number: Option<String>,
    /// What it belongs to.
    pub title: String,
    /// Its sentence, its number in words, where it comes from.
    pub rule: RuleLine,
    /// Where it was read: id, title, date and address of each source.
    pub sources: Vec<String>,
}

/// Every rule of a program, in the order of the rulebook.
pub fn all(program: &Program) -> Vec<Stated> {
    let of = rulebook::of(program);
    let source = |id: &String| {
        let found = of.sources.iter().find(|(known, _)| known == id);
        found.map_or_else(|| id.clone(), |(id, text)| format!("{id}: {text}"))
    };
    let mut list: Vec<Stated> = Vec::new();
    for group in &of.groups {
        for rule in &group.rules {
            let number = rule_at::find(program, &rule.keys).and_then(|rule| rule.number());
            let stated = Stated {
                keys: rule.keys.join("."),
                number: number.map(|number| number.written),
                title: group.title.clone(),
                sources: rule.citation.sources.iter().map(source).collect(),
                rule: rule.clone(),
            };
            // Two requirements may ask for hours of one domain.
            if list.iter().all(|one| one.keys != stated.keys) {
                list.push(stated);
            }
        }
    }
    list
}

/// Those that are to be checked.
pub fn of(program: &Program) -> Vec<Stated> {
    let mut list = all(program);
    list.retain(|one| one.rule.citation.verify);
    list
}

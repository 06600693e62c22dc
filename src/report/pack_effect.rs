//! What another version of a program does to the hours of a log.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assess::credit::Credit;
use crate::assess::{Assessment, Finding, Outcome};
use crate::check::reason;
use crate::model::dates::Dates;
use crate::model::hours::Hours;
use crate::report::words;
use crate::source::Sources;

/// What it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The day of judgement.
    pub as_of: Date,
    /// Every requirement of either version.
    pub requirements: Vec<Judged>,
    /// The entries that count otherwise.
    pub entries: Vec<EntryChange>,
}

/// A requirement under both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Under the first; nothing if that has no such requirement.
    pub before: Option<Side>,
    /// Under the second.
    pub after: Option<Side>,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What counts, where it is judged by hours.
    pub counted: Option<Hours>,
    /// The word for it: `met`.
    pub status: &'static str,
    /// In a few words: `short 2.50`.
    pub result: String,
}

/// An entry that counts otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryChange {
    /// Its file.
    pub path: String,
    /// The line of its first share.
    pub line: Option<usize>,
    /// The id of the domain.
    pub domain: String,
    /// What counts under the first.
    pub before: Hours,
    /// What counts under the second.
    pub after: Hours,
    /// Why it counts less where it does.
    pub reasons: Vec<String>,
}

/// What the second assessment changes in the first; both are of one log on one day.
pub fn of(before: &Assessment<'_>, after: &Assessment<'_>, sources: &Sources) -> Effect {
    let mut requirements: Vec<Judged> = after
        .outcomes
        .iter()
        .map(|one| {
            judged(one.requirement.id.as_str(), before.outcome(&one.requirement.id), Some(one))
        })
        .collect();
    for one in &before.outcomes {
        if after.outcome(&one.requirement.id).is_none() {
            requirements.push(judged(&one.requirement.id, Some(one), None));
        }
    }
    Effect { as_of: after.as_of, requirements, entries: entries(before, after, sources) }
}

fn judged(id: &str, before: Option<&Outcome<'_>>, after: Option<&Outcome<'_>>) -> Judged {
    let title = after.or(before).map(|one| one.requirement.title.clone()).unwrap_or_default();
    Judged { id: id.to_owned(), title, before: before.map(side), after: after.map(side) }
}

fn side(outcome: &Outcome<'_>) -> Side {
    let counted =
        if let Finding::Hours(hours) = &outcome.finding { Some(hours.counted) } else { None };
    Side {
        counted,
        status: words::status(outcome.status),
        result: words::plain_result(outcome, Dates::Written),
    }
}

/// By the place of the entry in the log, then by the domain.
type Places<'c> = BTreeMap<(usize, String), Vec<&'c Credit>>;

fn places<'c>(assessment: &'c Assessment<'_>) -> Places<'c> {
    let mut places: Places<'c> = BTreeMap::new();
    for credit in &assessment.credits {
        let Some(domain) = assessment.program.domains.get(credit.domain) else { continue };
        places.entry((credit.entry, domain.id.clone())).or_default().push(credit);
    }
    places
}

fn entries(before: &Assessment<'_>, after: &Assessment<'_>, sources: &Sources) -> Vec<EntryChange> {
    let (old, new) = (places(before), places(after));
    let keys: std::collections::BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let total = |list: Option<&Vec<&Credit>>| -> Hours {
        list.into_iter().flatten().map(|one| one.counted).sum()
    };
    let mut out = Vec::new();
    for key in keys {
        let (was, is) = (old.get(key), new.get(key));
        let (had, has) = (total(was), total(is));
        if had == has {
            continue;
        }
        // Why it counts less is said by the version under which it does.
        let (list, assessment) = if has < had { (is, after) } else { (was, before) };
        let mut reasons: Vec<String> = Vec::new();
        for credit in list.into_iter().flatten() {
            for why in &credit.reasons {
                let sentence = reason::sentence(assessment, credit, why, sources, Dates::Written);
                if !reasons.contains(&sentence) {
                    reasons.push(sentence);
                }
            }
        }
        if list.is_none() {
            reasons.push("no rule of that version takes it".to_owned());
        }
        let first = is.or(was).and_then(|list| list.first());
        let Some(entry) = first.and_then(|one| one.entry(after.log)) else { continue };
        let span = first.and_then(|one| one.share(after.log)).map(|share| share.span);
        out.push(EntryChange {
            path: sources.path(entry.file).to_owned(),
            line: span.and_then(|span| sources.position(span)).map(|at| at.line),
            domain: key.1.clone(),
            before: had,
            after: has,
            reasons,
        });
    }
    out
}

impl Judged {
    /// By how much more or less counts: `+2.50`; nothing where it is not judged by hours.
    pub fn difference(&self) -> Option<String> {
        let (before, after) = (self.before.as_ref()?.counted?, self.after.as_ref()?.counted?);
        Some(difference(before, after))
    }
}

/// `+2.50`, `-1.00` or `0.00`.
pub fn difference(before: Hours, after: Hours) -> String {
    match before.cmp(&after) {
        std::cmp::Ordering::Less => format!("+{}", after.minus(before)),
        std::cmp::Ordering::Equal => after.minus(before).to_string(),
        std::cmp::Ordering::Greater => format!("-{}", before.minus(after).up()),
    }
}

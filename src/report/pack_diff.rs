//! What differs between the rules of two versions of a program, rule by rule.

use crate::model::domain::{Amount, Each, Least, Measure, Whole};
use crate::model::program::Program;
use crate::model::requirement::Rule;
use crate::model::submission::Demand;
use crate::model::vocabulary::Vocabulary;
use crate::model::words::Kind;
use crate::report::rule_at::{self, RuleAt};
use crate::report::{condition, rulebook, words};

/// What differs in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its keys in one word: `domains.core.limits.asynchronous`.
    pub keys: String,
    /// What it belongs to: the title of a requirement or a domain.
    pub title: String,
    /// As it was; nothing if it is new.
    pub before: Option<Stated>,
    /// As it is; nothing if it is gone.
    pub after: Option<Stated>,
}

/// What a pack says in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The sentence.
    pub text: String,
    /// The number in words.
    pub number: String,
    /// What else decides: the key, and the value as a pack writes it.
    pub details: Vec<(&'static str, String)>,
    /// The titles of the sources.
    pub source: String,
}

impl Stated {
    /// Whether the rule is the same, wherever it was read.
    fn is_same(&self, other: &Self) -> bool {
        (&self.text, &self.number, &self.details) == (&other.text, &other.number, &other.details)
    }
}

struct Place {
    keys: String,
    title: String,
    stated: Stated,
}

/// What differs, in the order of the rulebook; what is new stands behind what it follows.
pub fn changes(before: &Program, after: &Program, words: &Vocabulary) -> Vec<Change> {
    let (old, new) = (places(before, words), places(after, words));
    let mut out: Vec<Change> = old
        .into_iter()
        .map(|one| Change {
            keys: one.keys,
            title: one.title,
            before: Some(one.stated),
            after: None,
        })
        .collect();
    let mut next = 0;
    for one in new {
        if let Some(at) = out.iter().position(|change| change.keys == one.keys) {
            next = at.saturating_add(1);
            if let Some(change) = out.get_mut(at) {
                change.title = one.title;
                change.after = Some(one.stated);
            }
        } else {
            let change =
                Change { keys: one.keys, title: one.title, before: None, after: Some(one.stated) };
            out.insert(next.min(out.len()), change);
            next = next.saturating_add(1);
        }
    }
    out.retain(|change| match (&change.before, &change.after) {
        (Some(before), Some(after)) => !before.is_same(after),
        (_, _) => true,
    });
    out
}

fn places(program: &Program, vocabulary: &Vocabulary) -> Vec<Place> {
    let mut out = Vec::new();
    let mut push = |keys: String, title: &str, stated: Stated| {
        if out.iter().all(|one: &Place| one.keys != keys) {
            out.push(Place { keys, title: title.to_owned(), stated });
        }
    };
    let plain = |text: String| Stated {
        text,
        number: String::new(),
        details: Vec::new(),
        source: String::new(),
    };
    let range = rulebook::range(program.in_force);
    let chosen = format!("{} {range}", rulebook::chosen_by(program));
    push("in-force".to_owned(), &program.title, plain(chosen));
    push("title".to_owned(), &program.title, plain(program.title.clone()));
    for group in rulebook::groups(program) {
        for rule in group.rules {
            let found = rule_at::find(program, &rule.keys);
            let details = found.map(|rule| details(program, rule, vocabulary)).unwrap_or_default();
            let source = words::sources(program, &rule.citation);
            let stated = Stated { text: rule.text, number: rule.number, details, source };
            push(rule.keys.join("."), &group.title, stated);
        }
    }
    for domain in &program.domains {
        let takes: Vec<&str> = domain.takes.iter().map(|kind: &Kind| kind.word()).collect();
        let mut stated = plain(domain.title.clone());
        stated.details.push(("takes", takes.join(", ")));
        push(format!("domains.{}", domain.id), &domain.title, stated);
        for area in &domain.areas {
            let id = area.name.replace('/', ".areas.");
            let mut stated = plain(format!("area {}, {}", area.code, area.title));
            let accepts: Vec<&str> =
                area.accepts.iter().map(|one| vocabulary.area_id(*one)).collect();
            push_some(&mut stated.details, "accepts", accepts.join(", "));
            push(format!("domains.{id}"), &domain.title, stated);
        }
    }
    out
}

fn push_some(details: &mut Vec<(&'static str, String)>, key: &'static str, value: String) {
    if !value.is_empty() && value != "{}" {
        details.push((key, value));
    }
}

/// What decides beside the sentence and the number.
fn details(program: &Program, rule: RuleAt<'_>, words: &Vocabulary) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    let mut add = |key, value: String| push_some(&mut out, key, value);
    let condition = |one| condition::written(one, words);
    let id =
        |domain: usize| program.domains.get(domain).map(|one| one.id.clone()).unwrap_or_default();
    match rule {
        RuleAt::Clause(one) => add("where", condition(&one.condition)),
        RuleAt::Split(one) => {
            add("where", condition(&one.clause.condition));
            add("as", one.taken_as.word().to_owned());
            add("times", group_size(one.times_group_size));
        }
        RuleAt::Conversion(one) => add("where", condition(&one.clause.condition)),
        RuleAt::Floor(one) => {
            add("where", condition(&one.clause.condition));
            add("having", condition(&one.having));
            add("each", each(one.each));
            add("measure", measure(one.measure));
        }
        RuleAt::Limit(one) => {
            add("where", condition(&one.clause.condition));
            add("of", of(&one.at_most, words));
            add("each", one.each.map(each).unwrap_or_default());
            add("measure", measure(one.measure));
            add("times", group_size(one.times_group_size));
            let keep: Vec<String> = one.keep.iter().map(condition).collect();
            add("keep", keep.join(", "));
        }
        RuleAt::Grant(one) => add("attested", one.attested.clone()),
        RuleAt::Part(part, at_least) => {
            add("where", condition(&part.condition));
            add("of", of(at_least, words));
        }
        RuleAt::EachArea(one) => {
            let among = one.among.iter().flatten().map(|area| words.area_id(*area));
            add("among", among.collect::<Vec<_>>().join(", "));
        }
        RuleAt::Credit(_) => {}
        RuleAt::Submission(one) => match one.demand {
            Demand::Paper(paper) => add("paper", paper.word().to_owned()),
            Demand::Names(named) => add("names", named.word().to_owned()),
            Demand::Pdfs(_) | Demand::ByHand => {}
        },
        RuleAt::Requirement(one) => match &one.rule {
            Rule::Hours { domain, .. } | Rule::Span { domain, .. } => add("of", id(*domain)),
            Rule::Distinct { domain, condition: one, .. } => {
                add("in", id(*domain));
                add("where", condition(one));
            }
            Rule::Periods { domain, condition: one, having, .. } => {
                add("in", id(*domain));
                add("where", condition(one));
                add(
                    "having",
                    match having {
                        Least::Hours(hours) => rule_at::hours(*hours),
                        Least::Times(times) => format!("{times} times"),
                    },
                );
            }
            Rule::InForce(asked) => add("of", asked.of.clone().unwrap_or_default()),
            Rule::Attested(_)
            | Rule::Degree(_)
            | Rule::Experience(_)
            | Rule::Contract
            | Rule::Any(_)
            | Rule::All(_) => {}
        },
    }
    out
}

fn group_size(times: bool) -> String {
    if times { "group-size".to_owned() } else { String::new() }
}

fn each(each: Each) -> String {
    match each {
        Each::Month => "calendar-month".to_owned(),
        Each::Week => "calendar-week".to_owned(),
        Each::Year => "calendar-year".to_owned(),
        Each::Days(days) => format!("{days} days"),
        Each::Area => "area".to_owned(),
        Each::Session => "session".to_owned(),
    }
}

fn measure(measure: Measure) -> String {
    match measure {
        Measure::Credited => String::new(),
        Measure::Logged => "logged".to_owned(),
    }
}

fn of(amount: &Amount, words: &Vocabulary) -> String {
    let Amount::Share(share) = amount else { return String::new() };
    match &share.of {
        Whole::Counted => "counted".to_owned(),
        Whole::Required => "required".to_owned(),
        Whole::Matching(condition) => condition::written(condition, words),
    }
}

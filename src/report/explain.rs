//! The proof of a result: the rule, what was found and where, and what would close the gap.

pub mod cause;
mod count;
mod entry;
mod fact;
mod part;
mod standing;
pub mod steps;
pub mod subject;

use std::collections::BTreeSet;

use crate::assess::credit::Credit;
use crate::assess::{Assessment, Finding, Outcome, Status};
use crate::diagnostic::{Diagnostics, shown};
use crate::model::dates::Dates;
use crate::model::program::{Citation, Program};
use crate::model::requirement::Rule as Asked;
use crate::report::document::Tone;
use crate::report::explain::subject::Subject;
use crate::report::rulebook::{self, RuleLine};
use crate::report::{advice, board, words};
use crate::source::{Sources, Span};

pub use crate::report::explain::count::left_out;
pub use crate::report::explain::entry::{aimless, of as entry, shared, untaken};
pub use crate::report::explain::fact::record;
pub use crate::report::explain::part::{
    Body, Cites, Line, Lost, Part, Rule, Standing, Step, StepOf,
};
pub use crate::report::explain::standing::result as part_standing;

/// Why something counts as it does.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// What is explained.
    pub title: String,
    /// Its id or path.
    pub id: String,
    /// The result with its sign, and what its colour stands for.
    pub result: Option<(String, Tone)>,
    /// The program and its text, or what an entry is.
    pub about: Vec<String>,
    /// The proof, in the order in which it is read.
    pub parts: Vec<Part>,
    /// Whether a number of it is to be checked at its source.
    pub verify: bool,
}

/// What an explanation is made from.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// What counts, and why.
    pub assessment: &'a Assessment<'a>,
    /// The texts.
    pub sources: &'a Sources,
    /// What is wrong with the log.
    pub findings: &'a Diagnostics,
}

/// The proof of a requirement, or of an area, a part or a clause of it.
pub fn requirement(look: Look<'_>, subject: &Subject<'_>) -> Explanation {
    let assessment = look.assessment;
    let outcome = subject.outcome;
    let requirement = &outcome.requirement;
    let about = vec![assessment.program.title.clone(), board::rules(assessment, Dates::Written)];
    let verify = words::needs_checking(assessment.program, requirement);
    let mut out = Explanation {
        title: requirement.title.clone(),
        id: requirement.id.clone(),
        result: Some((words::result(outcome, Dates::Written), tone(outcome.status))),
        about,
        parts: Vec::new(),
        verify,
    };
    if let Some(of) = &subject.of {
        out.title = format!("{}: {}", requirement.title, of.title);
        out.id.clone_from(&of.id);
        out.result = standing::part_result(outcome, of);
    }
    let mut cited = BTreeSet::new();
    proof(look, subject, "", &mut out.parts, &mut cited);
    // Sources stand before the entries, which may be many.
    let mut sources = Vec::new();
    put(&mut sources, "Sources", Body::List(cited_sources(assessment.program, &cited)));
    let at = out.parts.iter().position(|part| matches!(part.body, Body::Lines(_)));
    let at = at.unwrap_or(out.parts.len());
    out.parts.splice(at..at, sources);
    // Of a part that has enough the rest of its requirement is another matter.
    let lacks = |of: &subject::Of| standing::lacks(outcome, of);
    let open = matches!(outcome.status, Status::Short | Status::Unknown)
        && subject.of.as_ref().is_none_or(lacks);
    if open {
        let (head, rest) = advice::one(assessment, outcome, Dates::Written);
        put(&mut out.parts, "What would close the gap", Body::List(vec![format!("{head}{rest}")]));
    }
    out
}

/// The parts of a proof; `within` names the requirement where it is one of several.
fn proof(
    look: Look<'_>,
    subject: &Subject<'_>,
    within: &str,
    parts: &mut Vec<Part>,
    cited: &mut BTreeSet<String>,
) {
    let outcome = subject.outcome;
    let mut own = Vec::new();
    if let Finding::Hours(hours) = &outcome.finding {
        count::parts(look, subject, hours, &mut own);
    } else {
        fact::parts(look, outcome, &mut own);
    }
    let rules = rules(look.assessment.program, subject);
    cited.extend(rules.iter().flat_map(|(_, rule)| rule.citation.sources.iter().cloned()));
    let rules = rules.iter().map(|(id, line)| rule(id, line)).collect();
    // What was found is read before the rules by which it was judged; entries come last.
    let at = own.iter().position(|part| matches!(part.body, Body::Lines(_))).unwrap_or(own.len());
    let last = own.split_off(at);
    put(&mut own, "The rule", Body::Rules(rules));
    own.extend(last);
    for part in own {
        let title =
            if within.is_empty() { part.title } else { format!("{within}: {}", part.title) };
        parts.push(Part { title, body: part.body });
    }
    if let Finding::Within(outcomes) = &outcome.finding {
        for one in outcomes {
            let inner = Subject { outcome: one, of: None };
            proof(look, &inner, &one.requirement.title, parts, cited);
        }
    }
}

/// The rules that bear on a subject, with the ids of their clauses.
pub fn rules<'a>(program: &'a Program, subject: &Subject<'a>) -> Vec<(String, RuleLine)> {
    let requirement = subject.outcome.requirement;
    let mut rules = vec![(requirement.id.clone(), rulebook::asked(program, requirement))];
    if let Asked::Hours { domain, each_area, .. } = &requirement.rule {
        let each = each_area.as_ref().map(|each| (String::new(), rulebook::of_each_area(each)));
        rules.extend(each);
        rules.extend(rulebook::of_domain(program, *domain));
    }
    if let Some(of) = &subject.of {
        let own = |(id, _): &(String, RuleLine)| *id == of.id || (of.is_area() && id.is_empty());
        rules.retain(own);
    }
    rules
}

fn rule(id: &str, line: &RuleLine) -> Rule {
    let mark = words::mark(&line.citation);
    let number = if line.number.is_empty() { String::new() } else { format!(": {}", line.number) };
    Rule {
        text: format!("{}{number}{mark}", line.text),
        clause: clause(id, &line.citation),
        remarks: remarks(&line.citation),
    }
}

/// `supervision/group, S5, S6`.
fn clause(id: &str, citation: &Citation) -> String {
    let id = Some(id).filter(|id| !id.is_empty());
    let sources = citation.sources.iter().map(String::as_str);
    id.into_iter().chain(sources).collect::<Vec<_>>().join(", ")
}

fn remarks(citation: &Citation) -> Vec<String> {
    let unsure = citation.verify.then(|| match &citation.remark {
        Some(remark) => format!("* to be checked: {remark}"),
        None => "* to be checked".to_owned(),
    });
    let confirmed = citation.confirmed.as_ref();
    let confirmed = confirmed.map(|found| format!("confirmed on {} at {}", found.on, found.at));
    unsure.into_iter().chain(confirmed).collect()
}

/// The sources of these ids, each once: `S7: title, date, address`.
fn cited_sources(program: &Program, ids: &BTreeSet<String>) -> Vec<String> {
    let cited = program.sources.iter().filter(|(id, _)| ids.contains(*id));
    let mut cited: Vec<_> = cited.collect();
    // `S2` comes before `S10`.
    cited.sort_by_key(|(id, _)| (id.len(), *id));
    cited.into_iter().map(|(id, source)| format!("{id}: {}", rulebook::source(source))).collect()
}

/// Adds a part that says something.
fn put(parts: &mut Vec<Part>, title: &str, body: Body) {
    let empty = match &body {
        Body::Steps(list) => list.is_empty(),
        Body::Rules(list) => list.is_empty(),
        Body::Standings(list) => list.is_empty(),
        Body::Lines(list) => list.is_empty(),
        Body::List(list) => list.is_empty(),
    };
    if !empty {
        parts.push(Part { title: title.to_owned(), body });
    }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Met | Status::Explained => Tone::Met,
        Status::Short => Tone::Short,
        Status::Unknown => Tone::Unknown,
    }
}

/// A place: `trainings/2024-01-20-couples.md:9`.
pub fn place(sources: &Sources, span: Span) -> String {
    let path = shown(sources.path(span.file));
    sources.position(span).map_or_else(|| path.clone(), |at| format!("{path}:{}", at.line))
}

/// What a share of time is called.
pub fn name(assessment: &Assessment<'_>, credit: &Credit) -> String {
    let log = assessment.log;
    let (Some(entry), Some(line)) = (credit.entry(log), credit.line(log)) else {
        return String::new();
    };
    let titled = line.title.as_deref().or(entry.title.as_deref());
    // Where one kind of entry alone feeds the domain, its word says nothing.
    let domain = assessment.program.domains.get(credit.domain);
    let known = domain.filter(|one| one.takes_only(entry.kind)).map(|_| entry.kind);
    shown(titled.map_or_else(|| subject::untitled(log, entry, line, known), str::to_owned))
}

/// The results of a requirement and of those within it.
pub(super) fn all_outcomes<'o>(outcomes: &'o [Outcome<'o>]) -> Vec<&'o Outcome<'o>> {
    let mut list = Vec::new();
    for one in outcomes {
        list.push(one);
        if let Finding::Within(within) = &one.finding {
            list.extend(all_outcomes(within));
        }
    }
    list
}

//! How the areas, parts, limits and floors of a requirement in hours stand.

use crate::assess::hours::{HoursOutcome, PartKind, PartOutcome};
use crate::assess::{Finding, Outcome};
use crate::model::domain::Domain;
use crate::model::hours::Hours;
use crate::model::requirement::Rule;
use crate::report::document::Tone;
use crate::report::explain::subject::Of;
use crate::report::explain::{Look, Standing};
use crate::report::{board, rulebook, words};

/// The result of a part, if it has a minimum.
pub(super) fn part_result(outcome: &Outcome<'_>, of: &Of) -> Option<(String, Tone)> {
    let Finding::Hours(hours) = &outcome.finding else { return None };
    let part = hours.parts.iter().find(|part| Some(part.part) == of.part)?;
    result(part)
}

/// Whether an area or part has less than it needs.
pub(super) fn lacks(outcome: &Outcome<'_>, of: &Of) -> bool {
    let Finding::Hours(hours) = &outcome.finding else { return false };
    hours.parts.iter().any(|part| Some(part.part) == of.part && !part.short.is_zero())
}

/// The result of an area or part, if it has a minimum.
pub fn result(part: &PartOutcome) -> Option<(String, Tone)> {
    part.required?;
    Some(if part.short.is_zero() {
        ("✓\u{a0}met".to_owned(), Tone::Met)
    } else {
        (format!("✗\u{a0}short {}", part.short.up()), Tone::Short)
    })
}

/// How areas and parts stand; of them `only` one, if it is named.
pub(super) fn of(
    look: Look<'_>,
    outcome: &Outcome<'_>,
    hours: &HoursOutcome,
    only: Option<&Of>,
) -> Vec<Standing> {
    let program = look.assessment.program;
    let domain = program.domains.get(hours.domain);
    let wanted = hours.parts.iter().filter(|part| only.is_none_or(|of| of.part == Some(part.part)));
    let standing = |part: &PartOutcome| {
        let (id, title) = words::part(program, hours.domain, part.part);
        let asked = match (part.part, &outcome.requirement.rule) {
            (PartKind::Part(at), _) => {
                domain.and_then(|domain| domain.parts.get(at)?.at_least.as_ref()).map(|number| {
                    let mark = words::mark(&number.citation);
                    format!("{}{mark}", board::part_asked(&number.value, part.required))
                })
            }
            (PartKind::Area(_), Rule::Hours { each_area: Some(each), .. }) => {
                let mark = words::mark(&each.at_least.citation);
                part.required.map(|required| format!("{required}{mark}"))
            }
            (PartKind::Area(_), _) => None,
        };
        let (number, amount) = (part.counted.to_string(), asked.map(|asked| format!("of {asked}")));
        Standing { title, number, amount: amount.unwrap_or_default(), result: result(part), id }
    };
    wanted.map(standing).collect()
}

/// How much lies under each limit and floor, and what they took.
pub(super) fn bounds(domain: &Domain, hours: &HoursOutcome, only: Option<&Of>) -> Vec<Standing> {
    let took = |dropped: Hours| {
        let text = || (format!("{} not counted", dropped.up()), Tone::Short);
        (!dropped.is_zero()).then(text)
    };
    let mut out = Vec::new();
    for floor in hours.floors.iter().filter(|one| only.is_none_or(|of| of.floors.contains(&one.at)))
    {
        let Some(rule) = domain.floors.get(floor.at) else { continue };
        let mark = words::mark(&rule.clause.citation);
        out.push(Standing {
            title: format!("{}{mark}", rule.title),
            number: String::new(),
            amount: format!("at least {}", rulebook::least(rule.at_least)),
            result: took(floor.dropped),
            id: format!("{}/{}", domain.id, rule.clause.id),
        });
    }
    for limit in hours.limits.iter().filter(|one| only.is_none_or(|of| of.limits.contains(&one.at)))
    {
        let Some(rule) = domain.limits.get(limit.at) else { continue };
        let mark = words::mark(&rule.clause.citation);
        let at_most = board::at_most(limit, rule);
        let each = rule.each.map(|each| format!(" in each {}", words::each_word(each)));
        let each = each.unwrap_or_default();
        out.push(Standing {
            title: rule.title.clone(),
            number: limit.matching.to_string(),
            amount: format!("where at most {at_most}{mark} count{each}"),
            result: took(limit.dropped),
            id: limit.id.clone(),
        });
    }
    out
}

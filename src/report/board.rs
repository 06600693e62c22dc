//! The board: every requirement with what is asked, what counts, and the result.

mod detail;

use crate::assess::hours::{HoursOutcome, LimitOutcome, PartKind, PartOutcome};
use crate::assess::{Assessment, Finding, Outcome, Status};
use crate::model::dates::Dates;
use crate::model::domain::{Amount, Limit};
use crate::model::hours::Hours;
use crate::model::period::{self, Period};
use crate::model::program::{ChosenBy, Program};
use crate::model::requirement::Rule;
use crate::report::document::{Bar, Tone};
use crate::report::loss::{self, Loss};
use crate::report::words;
use crate::source::Sources;

pub use crate::report::board::detail::{Detail, DetailOf};

/// The board of one program.
#[derive(Debug, Clone)]
pub struct Board {
    /// The program's title.
    pub title: String,
    /// Which text of the rules, and why that one.
    pub rules: String,
    /// How many requirements are met, in a sentence.
    pub verdict: Vec<(String, Tone)>,
    /// The requirements, in the program's order.
    pub rows: Vec<BoardRow>,
    /// Whether any number on it is to be checked at its source.
    pub verify: bool,
}

/// A requirement on the board.
#[derive(Debug, Clone)]
pub struct BoardRow {
    /// The requirement's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is asked, with `*` where it is to be checked.
    pub required: String,
    /// Raw clock hours, where they have a meaning.
    pub logged: Option<String>,
    /// What counts.
    pub counted: String,
    /// The result with its sign.
    pub result: String,
    /// What its colour stands for.
    pub tone: Tone,
    /// How far it has come.
    pub bar: Option<Bar>,
    /// What the areas and parts have, from when to when.
    pub details: Vec<Detail>,
    /// What was used of the limits, and what they took.
    pub limits: Vec<String>,
    /// What does not count, and why.
    pub losses: Vec<Loss>,
}

/// The board of an assessment.
pub fn of(assessment: &Assessment<'_>, sources: &Sources, dates: Dates) -> Board {
    let program = assessment.program;
    Board {
        title: program.title.clone(),
        rules: rules(assessment, dates),
        verdict: verdict(assessment),
        rows: assessment.outcomes.iter().map(|one| row(assessment, one, sources, dates)).collect(),
        verify: assessment
            .outcomes
            .iter()
            .any(|one| words::needs_checking(program, one.requirement)),
    }
}

/// The rules that apply: `requirements in force on 2023-02-01; text 2025.T.1, May 2025`.
pub fn rules(assessment: &Assessment<'_>, dates: Dates) -> String {
    let contract =
        assessment.choice.contract.filter(|_| assessment.program.chosen_by == ChosenBy::Contract);
    let day = contract.map_or(assessment.as_of, |signed| signed.value);
    let text = &assessment.program.text;
    let text = if dates == Dates::Printed { words::dated(text) } else { text.clone() };
    let mut rules = format!("requirements in force on {}; {text}", dates.day(day));
    if assessment.program.own {
        rules.push_str("; by a rule pack of the log’s own");
    }
    if let Some(days) = assessment.pursuit.period {
        rules.push_str(&format!("; for {}", dates.days(days)));
    }
    if let Some(day) = assessment.pursuit.certified {
        rules.push_str(&format!("; certified on {}, judged as of that day", dates.day(day)));
    }
    rules
}

fn verdict(assessment: &Assessment<'_>) -> Vec<(String, Tone)> {
    let number = |wanted: &[Status]| {
        assessment.outcomes.iter().filter(|outcome| wanted.contains(&outcome.status)).count()
    };
    let all = assessment.outcomes.len();
    let met = number(&[Status::Met, Status::Explained]);
    let (short, unknown) = (number(&[Status::Short]), number(&[Status::Unknown]));
    let is = |number: usize| if number == 1 { "is" } else { "are" };
    // Where nothing is asked, nothing is met.
    if all == 0 {
        return vec![("The rule pack asks for nothing.".to_owned(), Tone::Unknown)];
    }
    if met == all {
        let text = if all == 1 {
            "The one requirement is met.".to_owned()
        } else {
            format!("All {all} requirements are met.")
        };
        return vec![(text, Tone::Met)];
    }
    let mut parts = vec![(format!("{met} of {all} requirements {} met. ", is(met)), Tone::Plain)];
    let needs = if unknown == 1 { "needs" } else { "need" };
    match (short, unknown) {
        (0, _) => parts.push((format!("{unknown} {needs} a document."), Tone::Unknown)),
        (_, 0) => parts.push((format!("{short} {} short.", is(short)), Tone::Short)),
        _ => {
            parts.push((format!("{short} {} short", is(short)), Tone::Short));
            parts.push((format!(", {unknown} {needs} a document."), Tone::Unknown));
        }
    }
    parts
}

fn row(
    assessment: &Assessment<'_>,
    outcome: &Outcome<'_>,
    sources: &Sources,
    dates: Dates,
) -> BoardRow {
    let requirement = outcome.requirement;
    let mark = words::mark(&requirement.citation);
    let tone = match outcome.status {
        Status::Met | Status::Explained => Tone::Met,
        Status::Short => Tone::Short,
        Status::Unknown => Tone::Unknown,
    };
    let mut row = BoardRow {
        id: requirement.id.clone(),
        title: requirement.title.clone(),
        required: String::new(),
        logged: None,
        counted: String::new(),
        result: words::result(outcome, dates),
        tone,
        bar: None,
        details: Vec::new(),
        limits: Vec::new(),
        losses: Vec::new(),
    };
    match (&outcome.finding, &requirement.rule) {
        (Finding::Hours(hours), _) => {
            row.required = format!("{}{mark}", hours.required);
            row.logged = Some(hours.logged.to_string());
            row.counted = hours.counted.to_string();
            row.bar = Some(bar(hours.counted, hours.required, tone));
            row.details = parts(assessment.program, outcome, hours);
            row.limits = limits(assessment.program, hours);
            row.losses = loss::of(assessment, assessment.credits_of(hours.domain), sources, dates);
        }
        (Finding::Span(span), rule) => {
            row.required = format!("{}{mark}", words::asked(rule));
            if let Some(span) = span {
                row.counted = words::counted(whole_months(span.first, span.last), "month");
                let days = Period { from: span.first, to: span.last };
                row.details = vec![dates.days(days).into()];
            }
        }
        (Finding::InForce(found), _) => {
            "throughout".clone_into(&mut row.required);
            row.details
                .extend(found.asked.map(|asked| format!("needed {}", dates.days(asked)).into()));
            let gaps = found.gaps.iter().map(|gap| format!("gap {}", dates.days(*gap)));
            let excused = found.excused.iter().map(|gap| format!("{} excused", dates.days(*gap)));
            row.details.extend(gaps.chain(excused).map(Detail::from));
            if let Some(until) = found.until {
                row.details.push(format!("on record to {}", dates.day(until)).into());
            }
        }
        (Finding::Number(found), rule) => {
            row.required = format!("{}{mark}", words::asked(rule));
            row.counted = found.number().to_string();
        }
        (Finding::Within(outcomes), rule) => {
            row.required = words::asked_short(rule, None);
            row.details = outcomes
                .iter()
                .map(|one| {
                    format!("{}: {}", one.requirement.title, words::plain_result(one, dates)).into()
                })
                .collect();
        }
        (Finding::Facts(missing), _) => {
            let degree = assessment.log.applicant.degree.as_ref().and_then(|degree| degree.level);
            row.required = words::asked_short(&requirement.rule, degree);
            if let (Rule::Experience(_), Some(from)) =
                (&requirement.rule, assessment.log.applicant.experience)
            {
                let years = whole_months(from, assessment.as_of).checked_div(12).unwrap_or(0);
                row.counted = words::counted(years, "year");
            }
            let missing = missing.iter().map(|one| words::missing(assessment, one, dates).into());
            row.details = missing.collect();
        }
    }
    row
}

pub(super) fn bar(counted: Hours, asked: Hours, tone: Tone) -> Bar {
    if counted > asked {
        return Bar { filled: 1000, mark: Some(asked.thousandths_of(counted)), tone };
    }
    Bar { filled: counted.thousandths_of(asked), mark: None, tone }
}

/// How the areas and parts stand.
fn parts(program: &Program, outcome: &Outcome<'_>, hours: &HoursOutcome) -> Vec<Detail> {
    let Some(domain) = program.domains.get(hours.domain) else { return Vec::new() };
    let mut details: Vec<Detail> = Vec::new();
    if let Rule::Hours { each_area: Some(minimum), .. } = &outcome.requirement.rule {
        let reached = |part: &&PartOutcome| {
            let asked = minimum.at_least.value;
            matches!(part.part, PartKind::Area(area)
                if minimum.among.as_ref().is_none_or(|among| among.contains(&area)))
                && part.counted >= asked
        };
        let full = hours.parts.iter().filter(reached).count();
        let mark = words::mark(&minimum.at_least.citation);
        let asked = minimum.among.as_ref().map_or(domain.areas.len(), Vec::len);
        let asked = minimum.areas.map_or(asked, |areas| usize::try_from(areas).unwrap_or(asked));
        let at_least = minimum.at_least.value;
        let areas = crate::diagnostic::counted(asked, "area");
        let after = if full > asked {
            let word = if full == 1 { "area" } else { "areas" };
            format!(" {word} at {at_least} hours{mark}, {asked} are enough")
        } else {
            format!(" of {areas} at {at_least} hours{mark}")
        };
        details.push(Detail::of(DetailOf::Areas, "", &full, after));
    } else if !domain.areas.is_empty() {
        let empty = hours.parts.iter().filter(|part| part.counted.is_zero()).count();
        if empty > 0 {
            let after = format!(" of {} areas without hours", hours.parts.len());
            details.push(Detail::of(DetailOf::Areas, "", &empty, after));
        }
    }
    for part in &hours.parts {
        let (_, title) = words::part(program, hours.domain, part.part);
        if let PartKind::Part(at) = part.part {
            let at_least = domain.parts.get(at).and_then(|part| part.at_least.as_ref());
            details.extend(at_least.map(|number| {
                let mark = words::mark(&number.citation);
                let asked = part_asked(&number.value, part.required);
                let before = format!("{} ", words::inside(&title));
                let after = format!(" of {asked}{mark}");
                Detail::of(DetailOf::Part(at), &before, &part.counted, after)
            }));
        }
    }
    for floor in hours.floors.iter().filter(|floor| !floor.dropped.is_zero()) {
        let Some(rule) = domain.floors.get(floor.at) else { continue };
        let mark = words::mark(&rule.clause.citation);
        let text = format!("{}{mark}: {} not counted", rule.title, floor.dropped.up());
        details.push(text.into());
    }
    for grant in hours.grants.iter().filter_map(|at| domain.grants.get(*at)) {
        let mark = words::mark(&grant.citation);
        let before = format!("{}{mark}: ", grant.title);
        details.push(Detail::of(DetailOf::Grant, &before, &grant.hours, " granted"));
    }
    let free = words::without_unsure(domain, hours);
    details.extend(free.map(|free| format!("{}; {free}", hours.counted).into()));
    details
}

/// What a limit lets count: hours, and what they are a share of.
pub(super) fn at_most(limit: &LimitOutcome, rule: &Limit) -> String {
    match &rule.at_most {
        Amount::Hours(hours) if rule.times_group_size => format!("{hours} for each supervisee"),
        Amount::Hours(hours) => hours.to_string(),
        // What it comes to differs from period to period.
        Amount::Share(_) if rule.each.is_some() => words::amount(&rule.at_most),
        Amount::Share(_) => format!("{} ({})", limit.at_most, words::amount(&rule.at_most)),
    }
}

/// What was used of each limit, and what it took.
pub fn limits(program: &Program, hours: &HoursOutcome) -> Vec<String> {
    let Some(domain) = program.domains.get(hours.domain) else { return Vec::new() };
    let mut details = Vec::new();
    for limit in hours.limits.iter().filter(|limit| !limit.matching.is_zero()) {
        let Some(rule) = domain.limits.get(limit.at) else { continue };
        let title = rule.title.as_str();
        let mark = words::mark(&rule.clause.citation);
        let at_most = at_most(limit, rule);
        let dropped = if limit.dropped.is_zero() {
            String::new()
        } else {
            format!(", {} not counted", limit.dropped.up())
        };
        if rule.each.is_some() {
            if !limit.dropped.is_zero() {
                details.push(format!("at most {at_most} {title}{mark}{dropped}"));
            }
        } else {
            let of = format!("{} of at most {at_most}{mark}", limit.counted);
            details.push(if limit.dropped.is_zero() {
                format!("{title} {of}")
            } else {
                format!("{title} {}: {of} count{dropped}", limit.matching)
            });
        }
    }
    details
}

/// What a part asks for; a share is said as such beside the hours that it comes to.
pub(super) fn part_asked(amount: &Amount, required: Option<Hours>) -> String {
    match (amount, required) {
        (Amount::Hours(hours), _) => hours.to_string(),
        (Amount::Share(_), Some(hours)) => format!("{hours} ({})", words::amount(amount)),
        (Amount::Share(_), None) => words::amount(amount),
    }
}

/// Whole months from one day to another.
pub(super) fn whole_months(first: jiff::civil::Date, last: jiff::civil::Date) -> u32 {
    (1..1200).take_while(|months| period::plus_months(first, *months) <= last).last().unwrap_or(0)
}

//! The proof of hours: each step from what was logged to what counts, and every share of time.

use crate::assess::credit::{self, Credit};
use crate::assess::hours::{HoursOutcome, PartKind, PartOutcome};
use crate::assess::{Finding, Outcome};
use crate::diagnostic::{Diagnostic, Severity, shown};
use crate::model::domain::{Amount, Domain, Grant};
use crate::model::entry::Entry;
use crate::model::hours::Hours;
use crate::model::requirement::Rule;
use crate::report::document::Tone;
use crate::report::explain::cause::{self, Cause};
use crate::report::explain::subject::{Of, Subject};
use crate::report::explain::{
    Body, Line, Look, Lost, Part, Standing, Step, clause, name, place, put, tone,
};
use crate::report::{board, rulebook, words};
use crate::source::FileId;

/// The parts of a proof of hours.
pub(super) fn parts(
    look: Look<'_>,
    subject: &Subject<'_>,
    hours: &HoursOutcome,
    out: &mut Vec<Part>,
) {
    let Some(domain) = look.assessment.program.domains.get(hours.domain) else { return };
    let credits = subject.credits(look.assessment, hours.domain);
    put(out, "Where the hours went", Body::Steps(steps(look, subject, (hours, domain), &credits)));
    let only = subject.of.as_ref();
    put(out, "Areas and parts", Body::Standings(standings(look, subject.outcome, hours, only)));
    put(out, "Limits and floors", Body::Standings(bounds(domain, hours, only)));
    let lines: Vec<Line> = credits.iter().map(|one| line(look, one)).collect();
    put(out, "Entries", Body::Lines(lines));
    if only.is_none() {
        let left_out = left_out(look, hours.domain).into_iter();
        let left_out = left_out.map(|(path, because)| format!("{path}: {because}")).collect();
        put(out, "Not in the count", Body::List(left_out));
    }
}

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

fn result(part: &PartOutcome) -> Option<(String, Tone)> {
    part.required?;
    Some(if part.short.is_zero() {
        ("✓\u{a0}met".to_owned(), Tone::Met)
    } else {
        (format!("✗\u{a0}short {}", part.short.up()), Tone::Short)
    })
}

fn step(sign: &'static str, amount: impl ToString, text: impl Into<String>) -> Step {
    Step {
        sign,
        amount: amount.to_string(),
        text: text.into(),
        clause: String::new(),
        tone: Tone::Plain,
        bar: None,
    }
}

fn of_cause(sign: &'static str, one: &Cause<'_>, tone: Tone) -> Step {
    let mark = one.citation.map_or("", words::mark);
    Step {
        clause: cited(one),
        tone,
        ..step(sign, one.hours.up(), format!("{}{mark}", one.because))
    }
}

fn cited(cause: &Cause<'_>) -> String {
    match (&cause.clause, cause.citation) {
        (Some(id), Some(citation)) => clause(id, citation),
        _ => String::new(),
    }
}

/// Adds what one share of time lost to what others lost to the same clause.
fn gather<'a>(sums: &mut Vec<Cause<'a>>, causes: impl IntoIterator<Item = Cause<'a>>) {
    for cause in causes {
        let same =
            |one: &&mut Cause<'_>| one.because == cause.because && one.clause == cause.clause;
        match sums.iter_mut().find(same) {
            Some(one) => one.hours = one.hours.plus(cause.hours),
            None => sums.push(cause),
        }
    }
}

fn steps(
    look: Look<'_>,
    subject: &Subject<'_>,
    (hours, domain): (&HoursOutcome, &Domain),
    credits: &[&Credit],
) -> Vec<Step> {
    let assessment = look.assessment;
    let total = |amount: fn(&Credit) -> Hours| credits.iter().map(|one| amount(one)).sum::<Hours>();
    let (mut lost, mut gained) = (Vec::new(), Vec::new());
    for credit in credits {
        gather(&mut lost, cause::losses(assessment, credit, look.sources));
        gather(&mut gained, cause::gain(assessment, credit, look.sources));
    }
    let grants = grants(domain, subject, hours);
    let granted: Hours = grants.iter().map(|grant| grant.hours).sum();
    let (credited, counted) =
        (total(|one| one.credited).plus(granted), total(|one| one.counted).plus(granted));
    let mut steps = vec![step("", total(|one| one.logged), "logged")];
    let early = lost.iter().filter(|one| !one.late);
    steps.extend(early.map(|one| of_cause("−", one, Tone::Short)));
    steps.extend(gained.iter().map(|one| of_cause("+", one, Tone::Met)));
    steps.extend(grants.iter().map(|grant| Step {
        clause: clause(&format!("{}/{}", domain.id, grant.id), &grant.citation),
        tone: Tone::Met,
        ..step("+", grant.hours, format!("{}{}", grant.because, words::mark(&grant.citation)))
    }));
    steps.push(step("=", credited, "credited"));
    let late = lost.iter().filter(|one| one.late);
    steps.extend(late.map(|one| of_cause("−", one, Tone::Short)));
    let mut result = step("=", counted, "counted");
    if subject.of.is_some() {
        steps.push(result);
        return steps;
    }
    result.tone = tone(subject.outcome.status);
    result.bar = Some(board::bar(hours, result.tone));
    steps.push(result);
    let mark = words::mark(&subject.outcome.requirement.citation);
    steps.push(step("", hours.required, format!("required{mark}")));
    if !hours.short.is_zero() {
        let lacking = hours.short > hours.required.minus(hours.counted);
        let text = if lacking { "short, which its areas and parts lack" } else { "short" };
        steps.push(Step { tone: Tone::Short, ..step("", hours.short.up(), text) });
    }
    if let Some(free) = hours.without_unsure {
        let text = "would count if the limits to be checked (*) do not apply";
        steps.push(Step { tone: Tone::Unknown, ..step("", free, text) });
    }
    steps
}

/// The grants that belong to a subject.
fn grants<'a>(domain: &'a Domain, subject: &Subject<'_>, hours: &HoursOutcome) -> Vec<&'a Grant> {
    let belongs = |at: &&usize| match &subject.of {
        None => true,
        Some(of) => {
            let of_part = domain.grants.get(**at).is_some_and(|grant| {
                grant.parts.iter().any(|part| of.part == Some(PartKind::Part(*part)))
            });
            of_part || of.grants.contains(at)
        }
    };
    hours.grants.iter().filter(belongs).filter_map(|at| domain.grants.get(*at)).collect()
}

fn standings(
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
fn bounds(domain: &Domain, hours: &HoursOutcome, only: Option<&Of>) -> Vec<Standing> {
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
        let at_most = match (&rule.at_most, rule.each) {
            (Amount::Hours(hours), _) => hours.to_string(),
            (Amount::Share(_), None) => {
                format!("{} ({})", limit.at_most, words::amount(&rule.at_most))
            }
            (Amount::Share(_), Some(_)) => words::amount(&rule.at_most),
        };
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

/// A share of time with what it lost.
pub(super) fn line(look: Look<'_>, credit: &Credit) -> Line {
    let assessment = look.assessment;
    let domain = assessment.program.domains.get(credit.domain);
    let area = credit.area.and_then(|area| domain?.area(area));
    let mut name = name(assessment, credit);
    if let Some(area) = area {
        name = format!("{name} · {}", area.short);
    }
    if let Some(setting) = credit.taken_as {
        name = format!("{name} · taken as {}", setting.shown());
    }
    let lost = |sign: &str, one: &Cause<'_>| {
        // Where nothing counts it is the hours of the row; where some do it must not look less.
        let whole = one.hours == credit.logged;
        let amount = if whole { one.hours.to_string() } else { one.hours.up().to_string() };
        Lost {
            amount: format!("{sign}{amount}"),
            because: format!("{}{}", shown(&one.because), one.citation.map_or("", words::mark)),
            clause: cited(one),
        }
    };
    let losses = cause::losses(assessment, credit, look.sources);
    let gain = cause::gain(assessment, credit, look.sources);
    let losses = losses.iter().map(|one| lost("−", one));
    let span = credit.share(assessment.log).map(|share| share.span);
    Line {
        place: span.map(|span| place(look.sources, span)).unwrap_or_default(),
        date: credit
            .line(assessment.log)
            .map(|line| line.date.value.to_string())
            .unwrap_or_default(),
        name,
        amounts: [credit.logged, credit.credited, credit.counted].map(|hours| hours.to_string()),
        tone: if credit.counted.is_zero() {
            Tone::Short
        } else if credit.counted < credit.credited {
            Tone::Unknown
        } else {
            Tone::Plain
        },
        losses: losses.chain(gain.iter().map(|one| lost("+", one))).collect(),
    }
}

/// What is aimed at a domain and is in no total: faults, plans, and what can't be read, each by its
/// path and the reason.
pub fn left_out(look: Look<'_>, domain: usize) -> Vec<(String, String)> {
    let (log, program) = (look.assessment.log, look.assessment.program);
    let aims = |entry: &Entry| {
        let mut shares = entry.lines.iter().flat_map(|line| &line.shares);
        shares.any(|share| credit::domain_of(program, entry, share) == Some(domain))
    };
    let mut out = Vec::new();
    for (at, entry) in log.entries.iter().enumerate() {
        if !entry.is_for(program.id) || !aims(entry) {
            continue;
        }
        let path = shown(look.sources.path(entry.file));
        if look.assessment.faults.contains_key(&at) {
            let hours: Hours = entry.lines.iter().map(|one| credit::line_hours(program, one)).sum();
            let why = fault(look, entry.file).unwrap_or_default();
            out.push((path, format!("{hours} hours left out for a fault{why}")));
        } else if entry.draft {
            out.push((path, "planned, not counted".to_owned()));
        }
    }
    for file in &log.unread {
        let path = shown(look.sources.path(*file));
        let why = fault(look, *file).unwrap_or_default();
        out.push((path, format!("can’t be read, whatever it aims at{why}")));
    }
    out
}

/// The first error of a file.
fn fault(look: Look<'_>, file: FileId) -> Option<String> {
    let of_file = |one: &&Diagnostic| one.primary.file == file && one.severity() == Severity::Error;
    look.findings.iter().find(of_file).map(|one| format!(": {}", one.message))
}

//! The steps from what was logged to what counts: on the terminal, and in the applicant's own copy.

use crate::assess::Assessment;
use crate::assess::credit::Credit;
use crate::assess::hours::{HoursOutcome, PartKind};
use crate::model::dates::Dates;
use crate::model::domain::{Domain, Grant};
use crate::model::hours::Hours;
use crate::report::document::Tone;
use crate::report::explain::cause::{self, Cause};
use crate::report::explain::subject::Subject;
use crate::report::explain::{Cites, Step, StepOf, tone};
use crate::report::{board, rulebook, words};
use crate::source::Sources;

fn step(of: StepOf, sign: &'static str, amount: &impl ToString, text: impl Into<String>) -> Step {
    Step {
        of,
        sign,
        amount: amount.to_string(),
        text: text.into(),
        cites: None,
        tone: Tone::Plain,
        bar: None,
    }
}

fn of_cause(sign: &'static str, one: &Cause<'_>, tone: Tone) -> Step {
    let mark = one.citation.map_or("", words::mark);
    let cites = one.clause.as_ref().zip(one.citation).map(|(id, citation)| Cites {
        id: id.clone(),
        keys: one.keys.clone(),
        sources: citation.sources.clone(),
    });
    let text = format!("{}{mark}", one.because);
    Step { cites, tone, ..step(StepOf::Clause, sign, &one.hours.up(), text) }
}

fn of_grant(domain: &Domain, grant: &Grant) -> Step {
    let cites = Cites {
        id: format!("{}/{}", domain.id, grant.id),
        keys: rulebook::keys(&["domains", &domain.id, "grants", &grant.id]),
        sources: grant.citation.sources.clone(),
    };
    let text = format!("{}{}", grant.because, words::mark(&grant.citation));
    let step = step(StepOf::Clause, "+", &grant.hours, text);
    Step { cites: Some(cites), tone: Tone::Met, ..step }
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

/// The steps of a requirement in hours, or of a part of one.
pub fn of(
    assessment: &Assessment<'_>,
    sources: &Sources,
    subject: &Subject<'_>,
    hours: &HoursOutcome,
    dates: Dates,
) -> Vec<Step> {
    let Some(domain) = assessment.program.domains.get(hours.domain) else { return Vec::new() };
    let credits = subject.credits(assessment, hours.domain);
    let total = |amount: fn(&Credit) -> Hours| credits.iter().map(|one| amount(one)).sum::<Hours>();
    let (mut lost, mut gained) = (Vec::new(), Vec::new());
    for credit in &credits {
        gather(&mut lost, cause::losses(assessment, credit, sources, dates));
        gather(&mut gained, cause::gain(assessment, credit, sources, dates));
    }
    let grants = grants(domain, subject, hours);
    let granted: Hours = grants.iter().map(|grant| grant.hours).sum();
    let (credited, counted) =
        (total(|one| one.credited).plus(granted), total(|one| one.counted).plus(granted));
    let mut steps = vec![step(StepOf::Logged, "", &total(|one| one.logged), "logged")];
    let early = lost.iter().filter(|one| !one.late);
    steps.extend(early.map(|one| of_cause("−", one, Tone::Short)));
    steps.extend(gained.iter().map(|one| of_cause("+", one, Tone::Met)));
    steps.extend(grants.iter().map(|grant| of_grant(domain, grant)));
    steps.push(step(StepOf::Credited, "=", &credited, "credited"));
    let late = lost.iter().filter(|one| one.late);
    steps.extend(late.map(|one| of_cause("−", one, Tone::Short)));
    let mut result = step(StepOf::Counted, "=", &counted, "counted");
    if subject.of.is_some() {
        steps.push(result);
        return steps;
    }
    result.tone = tone(subject.outcome.status);
    result.bar = Some(board::bar(hours.counted, hours.required, result.tone));
    steps.push(result);
    let mark = words::mark(&subject.outcome.requirement.citation);
    steps.push(step(StepOf::Required, "", &hours.required, format!("required{mark}")));
    if !hours.short.is_zero() {
        let lacking = hours.short > hours.required.minus(hours.counted);
        let text = if lacking { "short, which its areas and parts lack" } else { "short" };
        let short = step(StepOf::Short, "", &hours.short.up(), text);
        steps.push(Step { tone: Tone::Short, ..short });
    }
    let free = words::without_unsure(domain, hours);
    if let Some((free, rest)) = free.as_deref().and_then(|free| free.split_once(' ')) {
        let text = format!("would count {rest}");
        steps.push(Step { tone: Tone::Unknown, ..step(StepOf::Otherwise, "", &free, text) });
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

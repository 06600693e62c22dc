//! The proof of hours: each step from what was logged to what counts, and every share of time.

use crate::assess::credit::{self, Credit};
use crate::assess::hours::{HoursOutcome, PartKind};
use crate::diagnostic::{Diagnostic, Severity, shown};
use crate::model::dates::Dates;
use crate::model::domain::{Domain, Grant};
use crate::model::entry::Entry;
use crate::model::hours::Hours;
use crate::report::document::Tone;
use crate::report::explain::cause::{self, Cause};
use crate::report::explain::subject::Subject;
use crate::report::explain::{
    Body, Line, Look, Lost, Part, Step, clause, name, place, put, standing, tone,
};
use crate::report::{board, words};
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
    put(out, "Areas and parts", Body::Standings(standing::of(look, subject.outcome, hours, only)));
    put(out, "Limits and floors", Body::Standings(standing::bounds(domain, hours, only)));
    let lines: Vec<Line> = credits.iter().map(|one| line(look, one)).collect();
    put(out, "Entries", Body::Lines(lines));
    if only.is_none() {
        let left_out = left_out(look, hours.domain).into_iter();
        let left_out = left_out.map(|(path, because)| format!("{path}: {because}")).collect();
        put(out, "Not in the count", Body::List(left_out));
    }
}

fn step(sign: &'static str, amount: &impl ToString, text: impl Into<String>) -> Step {
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
        ..step(sign, &one.hours.up(), format!("{}{mark}", one.because))
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
        gather(&mut lost, cause::losses(assessment, credit, look.sources, Dates::Written));
        gather(&mut gained, cause::gain(assessment, credit, look.sources, Dates::Written));
    }
    let grants = grants(domain, subject, hours);
    let granted: Hours = grants.iter().map(|grant| grant.hours).sum();
    let (credited, counted) =
        (total(|one| one.credited).plus(granted), total(|one| one.counted).plus(granted));
    let mut steps = vec![step("", &total(|one| one.logged), "logged")];
    let early = lost.iter().filter(|one| !one.late);
    steps.extend(early.map(|one| of_cause("−", one, Tone::Short)));
    steps.extend(gained.iter().map(|one| of_cause("+", one, Tone::Met)));
    steps.extend(grants.iter().map(|grant| Step {
        clause: clause(&format!("{}/{}", domain.id, grant.id), &grant.citation),
        tone: Tone::Met,
        ..step("+", &grant.hours, format!("{}{}", grant.because, words::mark(&grant.citation)))
    }));
    steps.push(step("=", &credited, "credited"));
    let late = lost.iter().filter(|one| one.late);
    steps.extend(late.map(|one| of_cause("−", one, Tone::Short)));
    let mut result = step("=", &counted, "counted");
    if subject.of.is_some() {
        steps.push(result);
        return steps;
    }
    result.tone = tone(subject.outcome.status);
    result.bar = Some(board::bar(hours, result.tone));
    steps.push(result);
    let mark = words::mark(&subject.outcome.requirement.citation);
    steps.push(step("", &hours.required, format!("required{mark}")));
    if !hours.short.is_zero() {
        let lacking = hours.short > hours.required.minus(hours.counted);
        let text = if lacking { "short, which its areas and parts lack" } else { "short" };
        steps.push(Step { tone: Tone::Short, ..step("", &hours.short.up(), text) });
    }
    let free = words::without_unsure(domain, hours);
    if let Some((free, rest)) = free.as_deref().and_then(|free| free.split_once(' ')) {
        let text = format!("would count {rest}");
        steps.push(Step { tone: Tone::Unknown, ..step("", &free, text) });
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
    let losses = cause::losses(assessment, credit, look.sources, Dates::Written);
    let gain = cause::gain(assessment, credit, look.sources, Dates::Written);
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
    let of_file = |one: &&Diagnostic| one.primary.file == file && one.severity == Severity::Error;
    look.findings.iter().find(of_file).map(|one| format!(": {}", one.message))
}

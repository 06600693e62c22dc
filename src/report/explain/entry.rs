//! What an entry counts for, line by line, in every program, and why not for more.

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::assess::credit::Credit;
use crate::diagnostic::{Diagnostics, shown};
use crate::model::dates::Dates;
use crate::model::entry::{Aim, Entry, Share};
use crate::model::hours::Hours;
use crate::report::document::Tone;
use crate::report::explain::{Body, Explanation, Line, Look, Lost, Part, count, place, subject};
use crate::source::Sources;

/// A share of time, by the places of line and share.
type Place = (usize, usize);

/// The explanation of the entry at a place of the log.
pub fn of(
    assessments: &[Assessment<'_>],
    sources: &Sources,
    findings: &Diagnostics,
    at: usize,
) -> Option<Explanation> {
    let first = assessments.first()?;
    let entry = first.log.entries.get(at)?;
    let titled = entry.title.clone();
    let name =
        titled.or_else(|| Some(subject::untitled(first.log, entry, entry.lines.first()?, None)));
    let mut out = Explanation {
        title: shown(name.unwrap_or_default()),
        id: shown(sources.path(entry.file)),
        result: None,
        about: vec![format!("{}, {}", entry.kind.shown(), entry.date.value)],
        parts: Vec::new(),
        verify: false,
    };
    for assessment in assessments {
        let look = Look { assessment, sources, findings };
        out.parts.push(program(look, entry, at));
        let causes = assessment.credits.iter().filter(|one| one.entry == at);
        out.verify |= causes
            .flat_map(|one| super::cause::losses(assessment, one, sources, Dates::Written))
            .any(|one| one.citation.is_some_and(|citation| citation.verify));
    }
    let shared = shared(assessments, at);
    if !shared.is_empty() {
        let told = shared.iter().map(|(hours, programs)| {
            let list: Vec<String> = programs.iter().map(|one| format!("toward {one}")).collect();
            let hours = hours.to_string();
            let count = if hours == "1.00" { "hour counts" } else { "hours count" };
            format!(
                "{hours} {count} {}: one hour may serve several programs, never two domains of one",
                list.join(" and ")
            )
        });
        out.parts.push(Part { title: "Shared".to_owned(), body: Body::List(told.collect()) });
    }
    Some(out)
}

/// Why nothing of an entry is looked at in a program.
pub fn untaken(assessment: &Assessment<'_>, entry: &Entry) -> Option<&'static str> {
    if entry.draft {
        Some("planned: it counts once `draft` is taken away")
    } else if !entry.is_for(assessment.program.id) {
        Some("not for this program, as its `programs` say")
    } else {
        None
    }
}

fn program(look: Look<'_>, entry: &Entry, at: usize) -> Part {
    let assessment = look.assessment;
    let title = assessment.program.title.clone();
    if let Some(why) = untaken(assessment, entry) {
        return Part { title, body: Body::List(vec![why.to_owned()]) };
    }
    let mut lines = Vec::new();
    for (line_at, line) in entry.lines.iter().enumerate() {
        for (share_at, share) in line.shares.iter().enumerate() {
            let here = |one: &&Credit| (one.entry, one.line, one.share) == (at, line_at, share_at);
            let before = lines.len();
            for credit in assessment.credits.iter().filter(here) {
                lines.push(counted(look, credit));
            }
            if lines.len() == before {
                lines.push(nowhere(look, share, line.date.value.to_string()));
            }
        }
    }
    Part { title, body: Body::Lines(lines) }
}

/// A share that a domain takes, named by the domain and the area.
fn counted(look: Look<'_>, credit: &Credit) -> Line {
    let domain = look.assessment.program.domains.get(credit.domain);
    let area = credit.area.and_then(|area| domain?.area(area));
    let mut name = domain.map_or_else(String::new, |domain| domain.title.clone());
    if let Some(area) = area {
        name = format!("{name} · {}", area.short);
    }
    if let Some(setting) = credit.taken_as {
        name = format!("{name} · taken as {}", setting.shown());
    }
    Line { name, ..count::line(look, credit) }
}

/// What a share is aimed at that no domain takes, and why it stands nowhere.
pub fn aimless(assessment: &Assessment<'_>, share: &Share) -> (String, &'static str) {
    match share.aim {
        Aim::Area(area) => {
            let because = "no domain of this program takes this area";
            (assessment.packs.vocabulary.area_id(area).to_owned(), because)
        }
        Aim::Nothing => ("no area".to_owned(), "attended and claimed nowhere"),
        Aim::Supervision => {
            ("supervision".to_owned(), "no domain of this program takes supervision")
        }
        Aim::Clients => ("client hours".to_owned(), "no domain of this program takes client hours"),
    }
}

/// A share that no domain takes.
fn nowhere(look: Look<'_>, share: &Share, date: String) -> Line {
    let (name, because) = aimless(look.assessment, share);
    let lost = Lost { amount: String::new(), because: because.to_owned(), clause: String::new() };
    Line {
        place: place(look.sources, share.span),
        date,
        name,
        amounts: [share.raw.clock().to_string(), "–".to_owned(), "–".to_owned()],
        tone: Tone::Soft,
        losses: vec![lost],
    }
}

/// The hours of an entry that count toward several programs: for each share the least of them.
pub fn shared<'a>(assessments: &'a [Assessment<'_>], at: usize) -> Vec<(Hours, Vec<&'a str>)> {
    let mut of_share: BTreeMap<Place, BTreeMap<usize, Hours>> = BTreeMap::new();
    for (program, assessment) in assessments.iter().enumerate() {
        let mine = assessment.credits.iter().filter(|one| one.entry == at);
        for one in mine.filter(|one| !one.counted.is_zero()) {
            let by_program = of_share.entry((one.line, one.share)).or_default();
            let hours = by_program.entry(program).or_insert(Hours::ZERO);
            *hours = hours.plus(one.counted);
        }
    }
    let mut sums: BTreeMap<Vec<usize>, Hours> = BTreeMap::new();
    for by_program in of_share.into_values().filter(|programs| programs.len() > 1) {
        let least = by_program.values().copied().min().unwrap_or(Hours::ZERO);
        let sum = sums.entry(by_program.into_keys().collect()).or_insert(Hours::ZERO);
        *sum = sum.plus(least);
    }
    let title = |at: &usize| assessments.get(*at).map(|one| one.program.title.as_str());
    sums.iter()
        .map(|(programs, hours)| (*hours, programs.iter().filter_map(title).collect()))
        .collect()
}

//! Training by certificate: what each shows, what is claimed from it, what is not.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::certificate::{claimed, normal};
use crate::assess::credit::{Credit, converted, line_hours};
use crate::model::entry::{Aim, Entry, Line};
use crate::model::hours::Hours;
use crate::model::words::{Approval, Delivery, Kind};
use crate::report::document::{Block, Cell, Row, RowKind, Run, Section, Text, Tone};
use crate::report::exhibit::shown;
use crate::report::section::View;
use crate::report::table::{amounts, table, words};
use crate::report::words as say;

/// The section.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let columns = vec![
        words("Exhibit", 9),
        words("Title, provider, approval", 46),
        words("Date, delivery", 17),
        amounts("On the certificate", 12),
        words("Areas with hours", 33),
        amounts("Credited", 11),
        amounts("Not claimed", 10),
        words("Split by", 12),
    ];
    let caption = "Hours as on the certificate; credited is what they are worth after eligibility and conversion, before limits.";
    let mut out = table("certificate-table", caption, columns);
    let totals = totals(view);
    let credits = view.assessment.credits_by_line();
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for (at, line_at) in by_certificate(view) {
        let entry = view.assessment.log.entries.get(at);
        let line = entry.and_then(|entry| entry.lines.get(line_at));
        let (Some(entry), Some(line)) = (entry, line) else { continue };
        let paths: Vec<String> = line.evidence.iter().map(|one| normal(&one.path)).collect();
        let first = paths.iter().any(|path| shown.insert(path.clone()));
        let certificate = paths.first().and_then(|path| totals.get(path)).filter(|_| first);
        let here = credits.get(&(at, line_at)).map(Vec::as_slice).unwrap_or_default();
        let row = row(view, (at, entry), line, here, certificate, first || paths.is_empty());
        out.rows.push(Row { id: view.pointed.row(at), ..row });
    }
    Section {
        id: "certificates".to_owned(),
        title: "Training by certificate".to_owned(),
        new_page: true,
        blocks: vec![Block::Table(out)],
    }
}

/// The places of all lines of trainings, those of one certificate together, in its exhibit's order.
fn by_certificate(view: View<'_>) -> Vec<(usize, usize)> {
    let shown = shown(view.assessment);
    let entries = view.assessment.log.entries.iter().enumerate();
    let entries = entries.filter(|(at, entry)| entry.kind == Kind::Training && shown.contains(at));
    let mut places: Vec<(Option<usize>, (usize, usize))> = entries
        .flat_map(|(at, entry)| entry.lines.iter().enumerate().map(move |(n, line)| (at, n, line)))
        .map(|(at, line_at, line)| {
            let exhibit = line.evidence.first().and_then(|one| view.exhibits.number(&one.path));
            (exhibit, (at, line_at))
        })
        .collect();
    // What has no certificate comes first, where a reviewer sees it.
    places.sort_by_key(|(exhibit, _)| *exhibit);
    places.into_iter().map(|(_, place)| place).collect()
}

/// What a certificate shows, and what is claimed from it in all.
struct Certificate {
    shown: Option<Hours>,
    claimed: Hours,
}

fn totals(view: View<'_>) -> BTreeMap<String, Certificate> {
    let mut totals: BTreeMap<String, Certificate> = BTreeMap::new();
    for (at, entry) in view.assessment.log.entries.iter().enumerate() {
        if !entry.is_claimed() || view.assessment.faults.contains_key(&at) {
            continue;
        }
        for (path, hours, _) in claimed(entry, &[view.assessment.program]) {
            let one =
                totals.entry(path).or_insert(Certificate { shown: None, claimed: Hours::ZERO });
            one.claimed = one.claimed.plus(hours);
            one.shown = one.shown.or(entry.certificate_hours.map(|hours| hours.value));
        }
    }
    totals
}

/// What the line's academic credit converts to, and the credit in words, where the transcript
/// states credits and no hours.
fn academic(view: View<'_>, entry: &Entry, line: &Line) -> Option<(Hours, String)> {
    let credits = line.credits.filter(|_| entry.certificate_hours.is_none())?.value;
    let program = view.assessment.program;
    let factor = program.credits.get(&credits.calendar)?;
    let hours = converted(program, credits)?;
    let number = Hours::whole(credits.hundredths).times(1, 100);
    let number = number.to_string();
    let number = number.strip_suffix(".00").unwrap_or(&number);
    let words = format!(
        "{number} {} × {}{}",
        credits.calendar.word(),
        factor.value,
        say::mark(&factor.citation)
    );
    Some((hours, words))
}

fn row(
    view: View<'_>,
    (at, entry): (usize, &Entry),
    line: &Line,
    credits: &[&Credit],
    certificate: Option<&Certificate>,
    first: bool,
) -> Row {
    let mut title = vec![Text::strong(line.title.as_deref().unwrap_or(entry.name()))];
    let teacher = line.supervisor.map(|id| view.assessment.log.supervisor_name(id));
    let provider = entry.provider.as_deref().filter(|provider| teacher != Some(provider));
    title.extend(provider.map(Text::soft));
    let approval = line.approval.map(Approval::shown).unwrap_or_default();
    title.push(Text::soft(match (&line.approval_number, teacher) {
        (Some(number), _) => format!("{approval}, no. {number}"),
        (None, Some(teacher)) => format!("taught by {teacher}"),
        (None, None) => approval.to_owned(),
    }));
    let delivery = line.delivery.map(Delivery::shown).unwrap_or_default();
    let of_credit = academic(view, entry, line);
    let on_certificate = match (&of_credit, certificate) {
        (Some((hours, words)), _) => {
            Cell::of(vec![Text::plain(hours.to_string()), Text::soft(words)])
        }
        (None, Some(one)) => Cell::plain(one.shown.unwrap_or(one.claimed).to_string()),
        (None, None) if first => Cell::plain(line_hours(view.assessment.program, line).to_string()),
        (None, None) => Cell::of(vec![Text::soft("as above")]),
    };
    let not_claimed = match of_credit {
        Some((hours, _)) => Some(hours.minus(line_hours(view.assessment.program, line))),
        None => certificate.and_then(|one| Some(one.shown?.minus(one.claimed))),
    };
    let not_claimed = not_claimed
        .filter(|hours| !hours.is_zero())
        .map_or_else(Cell::default, |hours| Cell::plain(hours.to_string()));
    let credited: Hours = credits.iter().map(|credit| credit.credited).sum();
    let mut areas = areas(view, line, credits);
    if credited.is_zero() {
        let mut reasons: Vec<Text> =
            credits.iter().flat_map(|credit| view.reasons(credit)).collect();
        reasons.dedup();
        areas.extend(reasons);
    }
    // The first cell names the row; it is never empty.
    let exhibits = if line.evidence.is_empty() {
        Text::soft("none")
    } else {
        view.exhibits.links(&line.evidence)
    };
    Row {
        id: None,
        kind: RowKind::Body,
        cells: vec![
            Cell::of(vec![exhibits]),
            Cell::of(title),
            Cell::of(vec![view.days(at, say::period(line.date.value)), Text::soft(delivery)]),
            on_certificate,
            Cell::of(areas),
            Cell::plain(credited.to_string()),
            not_claimed,
            Cell::of(vec![Text::soft(entry.allocation.shown())]),
        ],
    }
}

/// `core A 3.00`, a line for each domain.
fn areas(view: View<'_>, line: &Line, credits: &[&Credit]) -> Vec<Text> {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for credit in credits {
        let Some(domain) = view.assessment.program.domains.get(credit.domain) else { continue };
        let code = credit.area.and_then(|area| domain.area(area)).map(|area| area.code.clone());
        let text = match code {
            Some(code) => format!("{code}\u{a0}{}", credit.logged),
            None => credit.logged.to_string(),
        };
        match lines.iter_mut().find(|(title, _)| *title == domain.short) {
            Some((_, areas)) => areas.push(text),
            None => lines.push((domain.short.clone(), vec![text])),
        }
    }
    let nothing: Hours = line
        .shares
        .iter()
        .filter(|share| share.aim == Aim::Nothing)
        .map(|share| share.raw.clock())
        .sum();
    let mut out: Vec<Text> = Vec::new();
    for (title, areas) in lines {
        let title = Run { tone: Tone::Soft, ..Run::plain(format!("{title}  ")) };
        out.push(Text::of(vec![title, Run::plain(areas.join("\u{a0}· "))]));
    }
    if !nothing.is_zero() {
        out.push(Text::soft(format!("{nothing} claimed nowhere")));
    }
    out
}

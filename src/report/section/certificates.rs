//! Training by certificate: what each shows, what is claimed from it, what is not.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::certificate::{claimed, normal};
use crate::assess::credit::{Credit, line_hours};
use crate::model::entry::{Aim, Entry, Line};
use crate::model::hours::Hours;
use crate::model::words::{Approval, Delivery, Kind};
use crate::report::document::{Block, Cell, Row, RowKind, Run, Section, Text, Tone};
use crate::report::section::View;
use crate::report::table::{amounts, table, words};

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
    let entries = view.assessment.log.entries.iter().enumerate();
    for (at, entry) in
        entries.filter(|(_, entry)| entry.kind == Kind::Training && entry.is_claimed())
    {
        if !entry.is_for(view.assessment.program.id) {
            continue;
        }
        for (line_at, line) in entry.lines.iter().enumerate() {
            let paths: Vec<String> = line.evidence.iter().map(|one| normal(&one.path)).collect();
            let first = paths.iter().any(|path| shown.insert(path.clone()));
            let certificate = paths.first().and_then(|path| totals.get(path)).filter(|_| first);
            let here = credits.get(&(at, line_at)).map(Vec::as_slice).unwrap_or_default();
            out.rows.push(row(view, entry, line, here, certificate, first || paths.is_empty()));
        }
    }
    Section {
        id: "certificates".to_owned(),
        title: "Training by certificate".to_owned(),
        new_page: true,
        blocks: vec![Block::Table(out)],
    }
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

fn row(
    view: View<'_>,
    entry: &Entry,
    line: &Line,
    credits: &[&Credit],
    certificate: Option<&Certificate>,
    first: bool,
) -> Row {
    let mut title = vec![Text::strong(line.title.as_deref().unwrap_or(entry.name()))];
    let provider = entry.provider.clone().unwrap_or_default();
    title.push(Text::soft(provider));
    let approval = line.approval.map(Approval::shown).unwrap_or_default();
    title.push(Text::soft(match (&line.approval_number, line.supervisor) {
        (Some(number), _) => format!("{approval}, no. {number}"),
        (None, Some(id)) => format!("taught by {}", view.assessment.log.supervisor_name(id)),
        (None, None) => approval.to_owned(),
    }));
    let delivery = line.delivery.map(Delivery::shown).unwrap_or_default();
    let on_certificate = match certificate {
        Some(one) => Cell::plain(one.shown.unwrap_or(one.claimed).to_string()),
        None if first => Cell::plain(line_hours(view.assessment.program, line).to_string()),
        None => Cell::of(vec![Text::soft("as above")]),
    };
    let not_claimed = certificate
        .and_then(|one| Some(one.shown?.minus(one.claimed)))
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
    Row {
        id: None,
        kind: RowKind::Body,
        cells: vec![
            Cell::of(vec![view.exhibits.links(&line.evidence)]),
            Cell::of(title),
            Cell::of(vec![Text::plain(line.date.value.to_string()), Text::soft(delivery)]),
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
            Some(code) => format!("{code} {}", credit.logged),
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
        out.push(Text::of(vec![title, Run::plain(areas.join(" · "))]));
    }
    if !nothing.is_zero() {
        out.push(Text::soft(format!("{nothing} claimed nowhere")));
    }
    out
}

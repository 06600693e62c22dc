//! A domain's areas in one table: live, asynchronous, converted, counted.

use crate::assess::credit::{Credit, Reason};
use crate::assess::hours::PartKind;
use crate::assess::{Finding, Outcome};
use crate::model::domain::Domain;
use crate::model::hours::Hours;
use crate::model::requirement::Rule;
use crate::model::words::Delivery;
use crate::report::document::{Block, Cell, Row, RowKind, Run, Section, Style, Target, Text, Tone};
use crate::report::section::{View, areas, granted};
use crate::report::table::{amounts, body, table, total, words};
use crate::report::{board, words as say};

/// The section of a domain with a minimum in each area.
pub(in crate::report) fn section(view: View<'_>, at: usize, domain: &Domain) -> Section {
    Section {
        id: format!("domain-{}", domain.id),
        title: domain.title.clone(),
        new_page: true,
        blocks: blocks(view, at, domain),
    }
}

/// The table of the domain's areas, and what the limits took from their sum.
pub(in crate::report) fn blocks(view: View<'_>, at: usize, domain: &Domain) -> Vec<Block> {
    let outcome = view.assessment.hours_of(at);
    let each = outcome.and_then(|outcome| {
        if let Rule::Hours { each_area, .. } = &outcome.requirement.rule {
            each_area.as_ref()
        } else {
            None
        }
    });
    let parts = outcome.and_then(Outcome::hours).map(|hours| hours.parts.as_slice());
    let parts = parts.unwrap_or_default();
    let converts = !domain.conversions.is_empty();
    let mut columns = vec![
        words("Area", 74),
        amounts("Minimum", 11),
        amounts("Live", 10),
        amounts("Asynchronous", 13),
    ];
    if converts {
        let (title, ratio) = match domain.conversions.as_slice() {
            [one] => (one.title.as_str(), format!("{}:{}", one.denominator, one.numerator)),
            _ => ("Converted", "conversion".to_owned()),
        };
        columns.push(amounts(&format!("{title}, raw"), 11));
        columns.push(amounts(&format!("{title}, after {ratio}"), 12));
    }
    columns.push(amounts("Credited", 11));
    let caption = "Hours in each area, as credited. Live is in person or live online.";
    let mut out = table(&format!("{}-areas", domain.id), caption, columns);
    out.keep_together = true;
    let mut sums = [Hours::ZERO; 5];
    for area in &domain.areas {
        let here: Vec<&Credit> =
            view.assessment.credits_of(at).filter(|credit| credit.area == Some(area.id)).collect();
        let amounts = divided(view, &here);
        for (sum, amount) in sums.iter_mut().zip(amounts) {
            *sum = sum.plus(amount);
        }
        let [live, asynchronous, raw, after, credited] = amounts;
        // Where some areas are enough, those that are not needed ask for nothing.
        let part = parts.iter().find(|part| part.part == PartKind::Area(area.id));
        let asked = part.is_some_and(|part| part.required.is_some());
        let minimum = each.filter(|_| asked).map(|each| &each.at_least);
        let short = part.map_or(Hours::ZERO, |part| part.short);
        let tone = match minimum {
            Some(_) if !short.is_zero() => Tone::Short,
            None if each.is_none() && credited.is_zero() => Tone::Unknown,
            Some(_) | None => Tone::Plain,
        };
        // Its code and its number lead to the rows that they are made of.
        let rows = (!here.is_empty()).then(|| Target::Anchor(areas::anchor_of(domain, area)));
        let code = Run { target: rows.clone(), ..Run::strong(&area.code) };
        let mut title = vec![code, Run::plain("  "), Run::plain(&area.title)];
        if each.is_none() && credited.is_zero() {
            title.push(Run::toned(" – no hours", Tone::Unknown));
        }
        let number = Run { target: rows, ..Run::toned(credited.to_string(), tone) };
        let mut counted = vec![Text::of(vec![number])];
        if !short.is_zero() {
            let text = Run::toned(format!("short {}", short.up()), Tone::Short);
            counted.push(Text { style: Style::Soft, runs: vec![text] });
        }
        let required =
            minimum.map(|minimum| format!("{}{}", minimum.value, say::mark(&minimum.citation)));
        let mut cells = vec![
            Cell::of(vec![Text::of(title)]),
            Cell::plain(required.unwrap_or_default()),
            amount(live),
            amount(asynchronous),
        ];
        if converts {
            cells.push(amount(raw));
            cells.push(amount(after));
        }
        cells.push(Cell::of(counted));
        out.rows.push(Row {
            id: Some(format!("area-{}-{}", domain.id, area.code.to_lowercase())),
            kind: RowKind::Body,
            cells,
        });
    }
    let [live, asynchronous, raw, after, credited] = sums.map(|sum| sum.to_string());
    let mut cells = vec!["All areas", "", &live, &asynchronous];
    if converts {
        cells.extend([raw.as_str(), after.as_str()]);
    }
    cells.push(&credited);
    out.rows.push(total(cells));
    out.rows.extend(after_limits(outcome, domain, converts));
    vec![Block::Table(out)].into_iter().chain(limits(view, outcome)).collect()
}

/// What was used of each limit, whatever column its hours stand in.
fn limits(view: View<'_>, outcome: Option<&Outcome<'_>>) -> Option<Block> {
    let Some(Finding::Hours(hours)) = outcome.map(|outcome| &outcome.finding) else { return None };
    let lines = board::limits(view.assessment.program, hours);
    (!lines.is_empty()).then(|| Block::List(lines.into_iter().map(Text::soft).collect()))
}

/// What each limit took from the sum of the areas, and what counts.
fn after_limits(outcome: Option<&Outcome<'_>>, domain: &Domain, converts: bool) -> Vec<Row> {
    let Some(Finding::Hours(hours)) = outcome.map(|outcome| &outcome.finding) else {
        return Vec::new();
    };
    let blanks = if converts { 5 } else { 3 };
    let mut rows = Vec::new();
    for floor in hours.floors.iter().filter(|floor| !floor.dropped.is_zero()) {
        let Some(rule) = domain.floors.get(floor.at) else { continue };
        let mark = say::mark(&rule.clause.citation);
        let text = format!("Not counted: {}{mark}", rule.clause.because);
        let mut cells = vec![Cell::of(vec![Text::soft(text)])];
        cells.extend(std::iter::repeat_n(Cell::default(), blanks));
        cells.push(Cell::plain(format!("−{}", floor.dropped.up())));
        rows.push(body(cells));
    }
    for limit in hours.limits.iter().filter(|limit| !limit.dropped.is_zero()) {
        let Some(rule) = domain.limits.get(limit.at) else { continue };
        let mark = say::mark(&rule.clause.citation);
        let text = format!("Not counted: {}{mark}", rule.clause.because);
        let mut cells = vec![Cell::of(vec![Text::soft(text)])];
        cells.extend(std::iter::repeat_n(Cell::default(), blanks));
        cells.push(Cell::plain(format!("−{}", limit.dropped.up())));
        rows.push(body(cells));
    }
    for grant in hours.grants.iter().filter_map(|at| domain.grants.get(*at)) {
        let mut cells = vec![Cell::of(vec![granted(grant), Text::soft(&grant.because)])];
        cells.extend(std::iter::repeat_n(Cell::default(), blanks));
        cells.push(Cell::plain(format!("+{}", grant.hours)));
        rows.push(body(cells));
    }
    let mark = outcome.map_or("", |outcome| say::mark(&outcome.requirement.citation));
    let required = format!("of {}{mark}", hours.required);
    let counted = hours.counted.to_string();
    let mut cells = vec!["Counted", required.as_str()];
    cells.extend(std::iter::repeat_n("", blanks.saturating_sub(1)));
    cells.push(&counted);
    rows.push(total(cells));
    rows
}

/// Live, asynchronous, converted raw, converted credited, and all credited.
fn divided(view: View<'_>, credits: &[&Credit]) -> [Hours; 5] {
    let mut out = [Hours::ZERO; 5];
    for credit in credits.iter().filter(|credit| !credit.credited.is_zero()) {
        let converted = credit.reasons.iter().any(|why| matches!(why, Reason::Converted { .. }));
        let line = credit.line(view.assessment.log);
        let asynchronous = line.is_some_and(|line| line.delivery == Some(Delivery::Asynchronous));
        let [present, remote, raw, after, all] = &mut out;
        if converted {
            *raw = raw.plus(credit.logged);
            *after = after.plus(credit.credited);
        } else if asynchronous {
            *remote = remote.plus(credit.credited);
        } else {
            *present = present.plus(credit.credited);
        }
        *all = all.plus(credit.credited);
    }
    out
}

/// An amount, or nothing where there is none.
fn amount(hours: Hours) -> Cell {
    if hours.is_zero() { Cell::default() } else { Cell::plain(hours.to_string()) }
}

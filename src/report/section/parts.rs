//! The rows of each part of a domain: what its number is made of.

use crate::model::domain::{Domain, Part};
use crate::model::hours::Hours;
use crate::model::predicate::Predicate;
use crate::model::words::Kind;
use crate::report::document::{Block, Cell, Row, Text};
use crate::report::explain;
use crate::report::section::{View, granted};
use crate::report::table::{amounts, body, group, table, total, words};
use crate::report::words as say;

/// The anchor of what proves a part.
pub(in crate::report) fn proof(domain: &Domain, part: &Part) -> String {
    if is_column(domain, part) { format!("{}-summary", domain.id) } else { anchor(part) }
}

fn anchor(part: &Part) -> String {
    format!("part-{}", part.id.replace('/', "-"))
}

/// Whether the table of sessions has a column for the part, with its running total.
fn is_column(domain: &Domain, part: &Part) -> bool {
    fn of_setting(condition: &Predicate) -> bool {
        if let Predicate::All(all) = condition {
            all.len() == 1 && all.iter().all(of_setting)
        } else {
            matches!(condition, Predicate::Setting(settings) if settings.len() == 1)
        }
    }
    domain.takes_only(Kind::Supervision) && of_setting(&part.condition)
}

/// The rows of each part that no other table adds up; an hour may belong to several.
pub(super) fn blocks(view: View<'_>, at: usize, domain: &Domain) -> Vec<Block> {
    let shown: Vec<(usize, &Part)> =
        domain.parts.iter().enumerate().filter(|(_, part)| !is_column(domain, part)).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let columns =
        vec![words("Date", 26), words("Entry", 70), amounts("Hours", 14), amounts("Counted", 14)];
    let caption = "Every amount that counts, by part. An hour may belong to several parts.";
    let mut out = table(&format!("by-part-{}", domain.id), caption, columns);
    for (place, part) in shown {
        out.rows.extend(rows(view, at, place, part));
    }
    let heading = Block::Heading {
        id: format!("parts-{}", domain.id),
        text: format!("{} by part", domain.short),
    };
    vec![heading, Block::Table(out)]
}

fn rows(view: View<'_>, at: usize, place: usize, part: &Part) -> Vec<Row> {
    let assessment = view.assessment;
    let facts = assessment.facts();
    let mut rows = vec![Row { id: Some(anchor(part)), ..group(Text::strong(&part.title)) }];
    let (mut logged, mut counted) = (Hours::ZERO, Hours::ZERO);
    for credit in assessment.credits_of(at).filter(|one| !one.counted.is_zero()) {
        let time = credit.time(assessment.log);
        if !time.is_some_and(|time| facts.holds(&part.condition, time)) {
            continue;
        }
        logged = logged.plus(credit.logged);
        counted = counted.plus(credit.counted);
        let date = credit.line(assessment.log).map(|line| say::period(line.date.value));
        rows.push(body(vec![
            Cell::of(date.map(|date| view.days(credit.entry, date)).into_iter().collect()),
            Cell::plain(explain::name(assessment, credit)),
            Cell::plain(credit.logged.to_string()),
            Cell::plain(credit.counted.to_string()),
        ]));
    }
    for grant in view.grants(at).into_iter().filter(|grant| grant.parts.contains(&place)) {
        counted = counted.plus(grant.hours);
        rows.push(body(vec![
            Cell::default(),
            Cell::of(vec![granted(grant), Text::soft(&grant.because)]),
            Cell::default(),
            Cell::plain(grant.hours.to_string()),
        ]));
    }
    rows.push(total(vec![&part.title, "", &logged.to_string(), &counted.to_string()]));
    rows
}

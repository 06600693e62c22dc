//! Supervision by supervisor and month, with running totals.

use std::collections::BTreeMap;

use crate::assess::credit::Credit;
use crate::assess::{Finding, Outcome};
use crate::model::dates::Dates;
use crate::model::domain::Domain;
use crate::model::entry::Line;
use crate::model::hours::Hours;
use crate::model::log::{Log, SupervisorId};
use crate::model::requirement::Rule;
use crate::model::words::Setting;
use crate::report::document::{Block, Cell, Row, RowKind, Section, Table, Text};
use crate::report::section::signoffs::{self, Marks};
use crate::report::section::{View, anchor, delivery, granted, parts};
use crate::report::table::{amounts, body, group, table, total, words};
use crate::report::words as say;

/// The section.
pub(in crate::report) fn section(view: View<'_>, at: usize, domain: &Domain) -> Section {
    let credits: Vec<&Credit> = view.assessment.credits_of(at).collect();
    let mut blocks = vec![Block::Table(summary(view, at, domain, &credits))];
    blocks.extend(span(view, at));
    for id in supervisors(view.assessment.log) {
        let mine: Vec<&Credit> = credits
            .iter()
            .copied()
            .filter(|credit| {
                credit.line(view.assessment.log).and_then(|line| line.supervisor) == Some(id)
            })
            .collect();
        if mine.is_empty() {
            continue;
        }
        let name = view.assessment.log.supervisor_name(id).to_owned();
        let key = view.assessment.log.supervisor_key(id);
        blocks.push(Block::Heading {
            id: format!("{}-{key}", domain.id),
            text: format!("Sessions with {name}"),
        });
        blocks.push(Block::Table(sessions(view, domain, key, &mine)));
    }
    blocks.extend(parts::blocks(view, at, domain));
    Section { id: anchor(domain), title: domain.title.clone(), new_page: true, blocks }
}

/// The primary supervisor first, the others in the order of the log.
fn supervisors(log: &Log) -> Vec<SupervisorId> {
    let mut ids: Vec<SupervisorId> = (0..log.supervisors.len()).map(SupervisorId).collect();
    ids.sort_by_key(|id| !log.supervisor(*id).is_some_and(|one| one.primary));
    ids
}

/// Counted hours by setting.
#[derive(Default, Clone, Copy)]
pub(in crate::report) struct Sums {
    pub(in crate::report) individual: Hours,
    pub(in crate::report) group: Hours,
}

impl Sums {
    pub(in crate::report) fn add(&mut self, credit: &Credit, log: &Log) {
        match credit.taken_as.or(credit.line(log).and_then(|line| line.setting)) {
            Some(Setting::Individual) => self.individual = self.individual.plus(credit.counted),
            Some(Setting::Group) => self.group = self.group.plus(credit.counted),
            None => {}
        }
    }

    pub(in crate::report) fn all(self) -> Hours {
        self.individual.plus(self.group)
    }
}

/// Counted hours with each supervisor.
fn summary(view: View<'_>, at: usize, domain: &Domain, credits: &[&Credit]) -> Table {
    let log = view.assessment.log;
    let columns = vec![
        words("Supervisor", 40),
        amounts("Logged", 14),
        amounts("Individual, counted", 16),
        amounts("Group, counted", 16),
        amounts("Counted", 14),
    ];
    let mut out = table(
        &format!("{}-summary", domain.id),
        "Hours with each supervisor, the primary first.",
        columns,
    );
    let mut by: BTreeMap<SupervisorId, (Hours, Sums)> = BTreeMap::new();
    let mut all = (Hours::ZERO, Sums::default());
    for credit in credits {
        let Some(id) = credit.line(log).and_then(|line| line.supervisor) else { continue };
        for (logged, sums) in [by.entry(id).or_default(), &mut all] {
            *logged = logged.plus(credit.logged);
            sums.add(credit, log);
        }
    }
    for id in supervisors(log) {
        let Some((logged, sums)) = by.get(&id) else { continue };
        let mut name = vec![Text::plain(log.supervisor_name(id))];
        if log.supervisor(id).is_some_and(|one| one.primary) {
            name.push(Text::soft("primary supervisor"));
        }
        out.rows.push(body(vec![
            Cell::of(name),
            Cell::plain(logged.to_string()),
            Cell::plain(sums.individual.to_string()),
            Cell::plain(sums.group.to_string()),
            Cell::plain(sums.all().to_string()),
        ]));
    }
    let (logged, sums) = all;
    let grants = view.grants(at);
    for grant in &grants {
        out.rows.push(body(vec![
            Cell::of(vec![granted(grant)]),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::plain(grant.hours.to_string()),
        ]));
    }
    let counted = sums.all().plus(grants.iter().map(|grant| grant.hours).sum());
    let texts = [logged, sums.individual, sums.group, counted].map(|hours| hours.to_string());
    let [logged, individual, group, counted] = &texts;
    out.rows.push(total(vec!["All supervisors", logged, individual, group, counted]));
    out
}

/// The span between the first and the last counted session.
fn span(view: View<'_>, at: usize) -> Option<Block> {
    let wanted = |outcome: &&Outcome<'_>| matches!(&outcome.requirement.rule, Rule::Span { domain, .. } if *domain == at);
    let outcome = view.assessment.outcomes.iter().find(wanted)?;
    let Finding::Span(Some(span)) = &outcome.finding else { return None };
    let result = say::plain_result(outcome, Dates::Printed);
    Some(Block::Paragraph(Text::plain(format!(
        "{}: first counted session {}, last {}. The span is reached on {} ({result}).",
        outcome.requirement.title,
        say::day(span.first),
        say::day(span.last),
        say::day(span.reached_on)
    ))))
}

/// The sessions of one supervisor.
pub(in crate::report) fn sessions(
    view: View<'_>,
    domain: &Domain,
    key: &str,
    credits: &[&Credit],
) -> Table {
    let log = view.assessment.log;
    let mut columns = vec![
        words("Date", 14),
        amounts("Minutes", 10),
        words("Setting (supervisees)", 18),
        words("Delivery", 13),
        words("Standing of the supervisor", 20),
        amounts("Counted", 11),
        amounts("Individual", 11),
        amounts("Group", 10),
        amounts("Total", 10),
        words("Not counted, and why", 30),
    ];
    let marks = signoffs::marks(view);
    columns.extend(marks.iter().map(|_| Marks::column()));
    let caption = "Minutes of the whole session, what of it counts here, and the running totals with this supervisor. Teaching counts as training.";
    let mut out = table(&format!("{}-{key}-table", domain.id), caption, columns);
    let mut sums = Sums::default();
    let mut month = None;
    for credit in credits {
        let Some(line) = credit.line(log) else { continue };
        let day = line.date.value.from;
        if month != Some(day.first_of_month()) {
            month = Some(day.first_of_month());
            out.rows.push(group(Text::strong(say::month(day))));
        }
        sums.add(credit, log);
        let setting = match (line.setting, line.group_size) {
            (Some(setting), Some(size)) => format!("{} ({size})", setting.shown()),
            (Some(setting), None) => setting.shown().to_owned(),
            (None, _) => String::new(),
        };
        // The minutes are the session's own, as in the supervisor's records.
        let session = line.clock_hours();
        let mut setting = vec![Text::plain(setting)];
        let taught = session.minus(credit.logged);
        if !taught.is_zero() {
            setting.push(Text::soft(format!("{} min of it teaching", minutes(taught))));
        }
        let mut cells = vec![
            Cell::of(vec![view.days(credit.entry, say::day(day))]),
            Cell::plain(minutes(session)),
            Cell::of(setting),
            Cell::plain(delivery(line)),
            Cell::of(vec![Text::soft(standing(view, line))]),
            Cell::plain(credit.counted.to_string()),
            Cell::plain(sums.individual.to_string()),
            Cell::plain(sums.group.to_string()),
            Cell::plain(sums.all().to_string()),
            view.lost(credit),
        ];
        cells.extend(marks.iter().map(|marks| marks.cell(credit)));
        out.rows.push(Row { id: view.pointed.row(credit.entry), kind: RowKind::Body, cells });
    }
    let [counted, individual, group] =
        [sums.all(), sums.individual, sums.group].map(|hours| hours.to_string());
    let mut sums =
        vec!["All sessions", "", "", "", "", &counted, &individual, &group, &counted, ""];
    sums.extend(marks.iter().map(|_| ""));
    out.rows.push(total(sums));
    out
}

/// Whole minutes, or hours where an amount is none.
pub(in crate::report) fn minutes(hours: Hours) -> String {
    hours.minutes().map_or_else(|| format!("{hours} h"), |minutes| minutes.to_string())
}

/// What the supervisor was on the day, and who else was present.
fn standing(view: View<'_>, line: &Line) -> String {
    let log = view.assessment.log;
    let documents =
        line.supervisor.and_then(|id| log.supervisor(id)).map(|one| one.documents.as_slice());
    let mut kinds: Vec<_> = documents
        .unwrap_or_default()
        .iter()
        .filter(|one| {
            one.kind.is_supervisor_status() && one.period().contains(line.date.value.from)
        })
        .map(|one| &one.kind)
        .collect();
    // Who is certified and still has the earlier standing on record is certified.
    kinds.sort();
    let standing = kinds.first().map_or("none on record", |kind| kind.short());
    let with: Vec<&str> = line.with.iter().map(|id| log.supervisor_name(*id)).collect();
    if with.is_empty() {
        standing.to_owned()
    } else {
        format!("{standing}; with {}", with.join(", "))
    }
}

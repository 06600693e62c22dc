//! Documents over time: what was in force when, gaps marked, above the sessions that stand under it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::assess::in_force::gaps_between;
use crate::assess::{Finding, Outcome};
use crate::diagnostic::counted;
use crate::model::dates::Dates;
use crate::model::entry::Line;
use crate::model::log::{Document, Supervisor};
use crate::model::period::{self, Period, next};
use crate::model::requirement::Rule;
use crate::model::words::{Kind, joined};
use crate::report::document::{Block, Chart, Drawn, Panel, Run, Section, Style, Target, Text};
use crate::report::explain::all_outcomes;
use crate::report::section::View;
use crate::report::section::time::Time;
use crate::report::words as say;

/// A line of days that is longer than this has no room for all of them in a few words.
const RUNS: usize = 3;

/// The section; nothing where neither a contract nor any hours say when it would begin.
pub(in crate::report) fn section(view: View<'_>) -> Option<Section> {
    let assessment = view.assessment;
    let sessions = sessions(view);
    let contract = assessment.log.first_contract(assessment.program.id);
    let first = sessions.iter().map(|one| one.days.from).chain(contract.map(|one| one.value));
    let axis = Axis { time: Time::of(first.min()?, assessment.as_of)?, as_of: assessment.as_of };
    let mut panels = documents(view, axis);
    let supervisors = assessment.log.supervisors.iter();
    panels.extend(supervisors.filter_map(|one| contracts(view, axis, one)));
    panels.extend(KINDS.iter().filter_map(|(kind, title)| of_kind(axis, *kind, title, &sessions)));
    if panels.is_empty() {
        return None;
    }
    let link = |text: &str, anchor: &str| Run::link(text, Target::Anchor(anchor.to_owned()));
    let caption = vec![
        Run::plain(
            "What was in force while hours were earned. A bar is in force, an empty box a gap, ",
        ),
        Run::plain("a stroke an entry that counts. Every day stands under "),
        link("In force", "in-force-table"),
        Run::plain(" and "),
        link("Supervisors and contracts", "supervisor-table"),
        Run::plain("."),
    ];
    let chart = Chart {
        id: "timeline-chart".to_owned(),
        caption: Text { style: Style::Body, runs: caption },
        times: axis.time.ticks(),
        panels,
    };
    Some(Section {
        id: "timeline".to_owned(),
        title: "Documents over time".to_owned(),
        new_page: false,
        blocks: vec![Block::Chart(chart)],
    })
}

/// The kinds of entries that stand under a supervisor, with their words.
const KINDS: [(Kind, &str); 3] = [
    (Kind::Supervision, "Supervision"),
    (Kind::Training, "Teaching by supervisors"),
    (Kind::Cases, "Client hours"),
];

/// A line of an entry under a supervisor, of which something counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Session {
    days: Period,
    kind: Kind,
    /// The entry, by its place in the log.
    entry: usize,
}

fn sessions(view: View<'_>) -> BTreeSet<Session> {
    let log = view.assessment.log;
    let counted = view.assessment.credits.iter().filter(|credit| !credit.counted.is_zero());
    let session = |credit: &crate::assess::credit::Credit| {
        let line: &Line = credit.line(log).filter(|line| line.supervisor.is_some())?;
        let taught = credit.share(log).is_some_and(|share| share.teaching);
        let kind = if taught { Kind::Training } else { credit.entry(log)?.kind };
        Some(Session { days: line.date.value, kind, entry: credit.entry })
    };
    counted.filter_map(session).collect()
}

/// The axis of time, which ends with the day of judgement.
#[derive(Debug, Clone, Copy)]
struct Axis {
    time: Time,
    as_of: Date,
}

impl Axis {
    /// Where a run of days begins and ends, as far as it lies on the axis.
    fn span(self, days: Period) -> Option<(u16, u16)> {
        let to = days.to.min(self.as_of);
        let first = days.from.max(self.time.month(0));
        (first <= to).then(|| (self.time.at(first), self.time.at(next(to))))
    }

    fn spans(self, days: &[Period]) -> Vec<(u16, u16)> {
        days.iter().filter_map(|one| self.span(*one)).collect()
    }
}

/// What a panel of documents is made from.
struct Held {
    title: String,
    /// The days in force.
    runs: Vec<Period>,
    /// The days between them, and after them, on which it was not.
    gaps: Vec<Period>,
    /// What is to be said of the gaps.
    remark: String,
}

impl Held {
    fn panel(self, axis: Axis) -> Panel {
        let runs: Vec<String> = self.runs.iter().map(|run| say::days(*run)).collect();
        let held = match runs.as_slice() {
            [] => "Nothing is in force".to_owned(),
            list => {
                format!("A bar stands for each time in which it was in force: {}", joined(list))
            }
        };
        // The remark on a contract is its days.
        let remark = if self.remark == joined(&runs) {
            String::new()
        } else {
            format!(" {}.", say::sentence_case(&self.remark))
        };
        Panel {
            alternative: format!("{}. {held}.{remark}", self.title),
            title: self.title,
            remark: self.remark,
            scale: Vec::new(),
            least: None,
            drawn: Drawn::Spans {
                spans: axis.spans(&self.runs),
                gaps: axis.spans(&self.gaps),
                ticks: Vec::new(),
            },
        }
    }
}

/// A panel for each type of document that the applicant has, or should have.
fn documents(view: View<'_>, axis: Axis) -> Vec<Panel> {
    let all = &view.assessment.log.applicant.documents;
    let same = |a: &Document, b: &Document| a.kind == b.kind && a.of == b.of;
    let mut held: Vec<Held> = Vec::new();
    for (at, first) in all.iter().enumerate() {
        if all.iter().take(at).any(|earlier| same(earlier, first)) {
            continue;
        }
        let of: Vec<&Document> = all.iter().filter(|one| same(one, first)).collect();
        held.push(of_type(view, &of));
    }
    // What is asked for and not on record is one gap.
    for outcome in all_outcomes(&view.assessment.outcomes) {
        if let Finding::InForce(found) = &outcome.finding
            && !found.on_record
        {
            held.push(Held {
                title: outcome.requirement.title.clone(),
                runs: Vec::new(),
                gaps: found.asked.into_iter().collect(),
                remark: say::plain_result(outcome, Dates::Printed),
            });
        }
    }
    held.into_iter().map(|one| one.panel(axis)).collect()
}

/// The documents of one type, in the light of the requirement that asks for them.
fn of_type(view: View<'_>, documents: &[&Document]) -> Held {
    let kind = documents.first().map_or("", |one| one.kind.shown());
    let of = documents.first().and_then(|one| one.of.as_deref());
    let title = of.map_or_else(|| kind.to_owned(), |of| format!("{} {kind}", of.to_uppercase()));
    let runs = period::joined(documents.iter().map(|one| one.period()));
    let outcomes = all_outcomes(&view.assessment.outcomes);
    let asks = |outcome: &&&Outcome<'_>| {
        let Rule::InForce(asked) = &outcome.requirement.rule else { return false };
        documents.iter().any(|one| asked.asks_for(one))
    };
    let found = outcomes.iter().find(asks).map(|outcome| &outcome.finding);
    let (between, _) = gaps_between(&runs, None);
    let mut told = Vec::new();
    let mut gaps = Vec::new();
    if let Some(Finding::InForce(found)) = found {
        gaps.extend(found.gaps.iter().chain(&found.excused).chain(&found.open).copied());
        told.extend(found.gaps.iter().map(|gap| format!("gap {}", say::days(*gap))));
        told.extend(found.excused.iter().map(|gap| format!("gap {}, excused", say::days(*gap))));
        told.extend(found.level_lacks.then(|| "not independent".to_owned()));
        let open = found.open.and(found.until);
        told.extend(open.map(|day| format!("nothing after {}", say::day(day))));
        let beside = between.iter().flat_map(|gap| period::without(*gap, found.asked));
        let beside: Vec<Period> = beside.collect();
        let outside = |gap: &Period| format!("gap {}, outside of the days asked", say::days(*gap));
        told.extend(beside.iter().map(outside));
        gaps.extend(beside);
    } else {
        told.extend(between.iter().map(|gap| format!("gap {}", say::days(*gap))));
        gaps.extend(between);
        let as_of = view.assessment.as_of;
        if let Some(last) = runs.last().filter(|run| run.to < as_of) {
            told.push(format!("nothing after {}", say::day(last.to)));
            gaps.push(Period { from: next(last.to), to: as_of });
        }
    }
    let remark = if told.is_empty() { "no gap".to_owned() } else { told.join(", ") };
    Held { title: say::sentence_case(&title), runs, gaps, remark }
}

/// The contracts with a supervisor; nothing where there are none for the program.
fn contracts(view: View<'_>, axis: Axis, supervisor: &Supervisor) -> Option<Panel> {
    let runs = supervisor.contract_periods(view.assessment.program.id);
    let (gaps, _) = gaps_between(&runs, None);
    let days: Vec<String> = runs.iter().map(|run| say::days(*run)).collect();
    let remark = match days.as_slice() {
        [] => return None,
        list if list.len() > RUNS => counted(list.len(), "contract"),
        list => joined(list),
    };
    let title = format!("Contract with {}", supervisor.name);
    Some(Held { title, runs, gaps, remark }.panel(axis))
}

/// The entries of a kind; nothing where there are none.
fn of_kind(axis: Axis, kind: Kind, title: &str, sessions: &BTreeSet<Session>) -> Option<Panel> {
    let mine = || sessions.iter().filter(|one| one.kind == kind);
    let days: Vec<Period> = mine().map(|one| one.days).collect();
    let entries: BTreeSet<usize> = mine().map(|one| one.entry).collect();
    let first = days.iter().map(|one| one.from).min()?;
    let last = days.iter().map(|one| one.to).max()?;
    let remark = format!(
        "{}, {}",
        counted(entries.len(), "entry"),
        say::days(Period { from: first, to: last })
    );
    let (single, long): (Vec<Period>, Vec<Period>) = days.iter().partition(|one| one.is_day());
    let spans = axis.spans(&period::joined(long));
    let mut ticks: Vec<u16> = single.iter().map(|one| axis.time.at(one.from)).collect();
    ticks.dedup();
    Some(Panel {
        title: title.to_owned(),
        alternative: format!(
            "{title}, as far as it counts: {remark}. A stroke is a day, a bar a run of days."
        ),
        remark,
        scale: Vec::new(),
        least: None,
        drawn: Drawn::Spans { spans, gaps: Vec::new(), ticks },
    })
}

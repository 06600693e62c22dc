//! An entry's file to an [`Entry`].

mod area;
mod calendar;
mod cases;
mod common;
mod front;
pub(in crate::read) mod keys;
mod supervision;
mod training;

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::entry::{Entry, Line, Placed};
use crate::model::hours::Hours;
use crate::model::log::SupervisorId;
use crate::model::period::Period;
use crate::model::vocabulary::Vocabulary;
use crate::model::words::{self, Kind};
use crate::read::cut;
use crate::read::fields::{self, Fields};
use crate::read::scalar;
use crate::source::{FileId, Source, Span};
use crate::syntax::front_matter;
use crate::syntax::yaml;

/// The ids that an entry may name.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Areas and programs.
    pub vocabulary: &'a Vocabulary,
    /// The supervisors of the log; nothing if they could not be read, and then every name passes.
    pub supervisors: Option<&'a BTreeMap<String, SupervisorId>>,
}

/// Reads an entry; nothing if anything in it is at fault, and then the findings say what.
pub fn read(
    sink: &mut Diagnostics,
    file: FileId,
    source: &Source,
    names: Names<'_>,
) -> Option<Entry> {
    let mut findings = Diagnostics::default();
    let entry = crate::read::source::whole(&mut findings, file, source)
        .then(|| parse(&mut findings, file, &source.text, names))
        .flatten();
    let sound = findings.count(Severity::Error) == 0;
    cut::settle(&mut findings);
    sink.append(findings);
    entry.filter(|_| sound)
}

fn parse(sink: &mut Diagnostics, file: FileId, text: &str, names: Names<'_>) -> Option<Entry> {
    let split = front_matter::split(text)
        .map_err(|fault| sink.push(front::fault(file, text, fault)))
        .ok()?;
    let before = sink.len();
    let Some(root) = yaml::parse(sink, file, text, split.yaml, yaml::LOG_DEPTH) else {
        if sink.len() == before {
            sink.push(
                Diagnostic::new(
                    Code::EmptyFrontMatter,
                    Span::start_of(file),
                    "the front matter says nothing",
                )
                .help("begin with `kind: training`, `kind: supervision` or `kind: cases`"),
            );
        }
        return None;
    };
    cut::lint(sink, text, &root);
    sink.push_some(front::second(file, text, split.body.clone()));
    let kind = kind(sink, file, &root);
    let mut known = kind.map_or_else(keys::of_any, keys::of_entry);
    known.extend(names.vocabulary.all_attributes().map(|(_, attribute)| attribute.id.as_str()));
    let mut fields = Fields::of(sink, &root, kind.map_or("an entry", what), &known)?;
    fields.absent = Span::start_of(file);
    for (_, attribute) in names.vocabulary.all_attributes() {
        if kind.is_some_and(|kind| !attribute.kinds.contains(&kind)) {
            let kinds = words::listed(attribute.kinds.iter().map(|kind| kind.word()));
            fields.refuse(sink, &attribute.id, &format!("it belongs to entries of kind {kinds}"));
        }
    }
    kind.map(|kind| common::entry(sink, file, kind, &fields, names, split.body))
}

/// The entry's kind, before anything else is read: it decides which keys are known.
fn kind(sink: &mut Diagnostics, file: FileId, root: &yaml::Node<'_>) -> Option<Kind> {
    let pairs = root.pairs()?;
    if let Some(pair) = pairs.iter().find(|pair| pair.key == "kind") {
        return scalar::word(sink, &pair.value, "kind", Kind::ALL, Kind::word);
    }
    let known = keys::of_any();
    let renamed = |pair: &&yaml::Pair<'_>| {
        !known.contains(&pair.key.as_ref()) && fields::may_be(&pair.key, "kind")
    };
    // Under another name it is an unknown key, and that is said with the others.
    if let Some(pair) = pairs.iter().find(renamed) {
        return pair.value.text().and_then(Kind::parse);
    }
    let place = Span::start_of(file);
    sink.push(fields::missing(place, "an entry", "kind", "kind: training"));
    None
}

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Training => "a training",
        Kind::Supervision => "a supervision entry",
        Kind::Cases => "a case entry",
    }
}

/// What a line is read from: its own keys, and the entry's as defaults.
#[derive(Clone, Copy)]
pub(super) struct Scope<'n, 't> {
    /// The keys of the line; those of the entry, if it has no `lines`.
    own: Fields<'n, 't>,
    /// The keys of the entry, if it has `lines`.
    entry: Option<Fields<'n, 't>>,
    /// The entry's date.
    date: Placed<Period>,
    names: Names<'n>,
}

impl<'n, 't> Scope<'n, 't> {
    /// The line's own value of `key`, else the entry's.
    fn get(&self, key: &str) -> Option<&'n yaml::Node<'t>> {
        self.own.get(key).or_else(|| self.entry.and_then(|entry| entry.get(key)))
    }

    /// The value of `key`, or a finding that both lack it.
    fn required(
        &self,
        sink: &mut Diagnostics,
        key: &str,
        example: &str,
    ) -> Option<&'n yaml::Node<'t>> {
        self.get(key).or_else(|| self.own.required(sink, key, example))
    }

    /// The entry's default for `key`, unless the line itself says it.
    fn inherited(&self, key: &str) -> Option<&'n yaml::Node<'t>> {
        self.entry.and_then(|entry| entry.get(key)).filter(|_| self.own.get(key).is_none())
    }

    /// The line's own date, else the entry's.
    fn date(&self, sink: &mut Diagnostics) -> Option<Placed<Period>> {
        let Some(node) = self.own.get("date").filter(|_| self.entry.is_some()) else {
            return Some(self.date);
        };
        let date = scalar::period(sink, node, "date")?;
        if self.date.value != common::NO_DATE && !self.date.value.covers(date.value) {
            let message = "the line's date lies outside its entry's";
            sink.push(
                Diagnostic::new(Code::DateOutside, date.span, message)
                    .label(format!("the entry's is {}", self.date.value))
                    .related(self.date.span, "the entry's date")
                    .help("correct the line's date, or widen the entry's"),
            );
            return None;
        }
        Some(date)
    }

    /// A supervisor's id.
    fn supervisor(
        &self,
        sink: &mut Diagnostics,
        node: &yaml::Node<'_>,
        key: &str,
    ) -> Option<SupervisorId> {
        let id = scalar::text(sink, node, key)?;
        let supervisors = self.names.supervisors?;
        let known = supervisors.get(id).copied();
        if known.is_none() {
            sink.push(unknown_supervisor(node.span, id, supervisors));
        }
        known
    }
}

fn unknown_supervisor(span: Span, id: &str, known: &BTreeMap<String, SupervisorId>) -> Diagnostic {
    let finding =
        Diagnostic::new(Code::UnknownSupervisor, span, format!("there is no supervisor `{id}`"));
    let ids = known.keys().map(String::as_str);
    if known.is_empty() {
        return finding.help(format!(
            "name them in `practicum.yaml`, for instance `supervisors: {{rivera: {{name: {id}}}}}`"
        ));
    }
    if let Some(meant) = crate::read::answer::supervisor(id, ids.clone()) {
        return finding.label(format!("write the short name: `{meant}`"));
    }
    finding
        .label(crate::read::suggest::instead(id, ids))
        .help("supervisors are listed in `practicum.yaml`")
}

/// Says where more than 24 hours are given for a day; `bound` tells which lines are bound by that.
/// `written` is the amount as it stands there, where there is but one.
fn hours_over_day(
    sink: &mut Diagnostics,
    date: Placed<Period>,
    lines: &[Line],
    written: Option<(&str, &str)>,
    bound: impl Fn(&Line) -> bool,
) {
    let room = |period: Period| Hours::whole(period.days().saturating_mul(24));
    let mut total = Hours::ZERO;
    for line in lines.iter().filter(|line| bound(line)) {
        let hours = line.clock_hours();
        total = total.plus(hours);
        let (found, period) = if hours > room(line.date.value) {
            (hours, line.date.value)
        } else {
            (total, date.value)
        };
        if found > room(period) {
            let days =
                crate::diagnostic::counted(usize::try_from(period.days()).unwrap_or(0), "day");
            let message = format!("{found} hours do not fit into {days}");
            let hold = if period.is_day() { "holds" } else { "hold" };
            let finding = Diagnostic::new(Code::HoursOverDay, line.hours_span, message)
                .label(format!("{days} {hold} at most {}", room(period)))
                .related(line.date.span, "the date");
            let is_minutes = |amount: &str| {
                amount.parse::<u32>().is_ok_and(|amount| amount >= 30 && amount % 5 == 0)
            };
            let minutes = written.filter(|(_, amount)| is_minutes(amount));
            let finding = match minutes {
                Some((key, amount)) => {
                    finding.help(format!("for minutes write `{key}: {amount}m`"))
                }
                None => finding,
            };
            sink.push(if minutes.is_some_and(|(key, _)| key == "each") {
                finding
            } else {
                finding.help(
                    "give the days from the first to the last, for instance `2024-06-07..2024-06-09`",
                )
            });
            return;
        }
    }
}

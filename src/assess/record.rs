//! What counts of a log, written down: the fields that this room looks at, and no others.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::assess::{Assessment, Finding, Outcome, Status, credit};
use crate::model::domain::Domain;
use crate::model::entry::{Aim, Credits, Entry, Line, Share};
use crate::model::hours::Hours;
use crate::model::log::{Log, SupervisorId};
use crate::model::predicate::Predicate;
use crate::model::program::{Packs, Program};
use crate::model::record::{self, Fields, Key, Record, Recorded, Scope, Total};
use crate::model::requirement::{Field, Requirement, Rule};
use crate::model::vocabulary::ProgramId;
use crate::model::words::{Approval, Delivery, Focus, Modality, Setting};
use crate::source::Sources;

/// A line with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The entry, by its place in the log.
    pub entry: usize,
    /// The line, by its place in the entry.
    pub line: usize,
    /// What is recorded of it.
    pub recorded: Recorded,
}

/// How lines of a log are written down.
#[derive(Debug, Clone)]
pub struct Recorder<'a> {
    log: &'a Log,
    packs: &'a Packs,
    sources: &'a Sources,
    /// The tags that rules of the log's programs ask about: no other tag can change a count.
    tags: BTreeSet<&'a str>,
    /// Whether a rule counts how many providers there are.
    providers: bool,
}

impl<'a> Recorder<'a> {
    /// One for `log`.
    pub fn new(log: &'a Log, packs: &'a Packs, sources: &'a Sources) -> Self {
        let pursued = |id: ProgramId| log.programs.iter().any(|one| one.program == id);
        let programs = || packs.list.iter().filter(|one| pursued(one.id));
        let requirements =
            || programs().flat_map(|one| &one.requirements).flat_map(Requirement::all);
        let domains = programs().flat_map(|one| &one.domains);
        let asked = domains.flat_map(Domain::conditions);
        let asked = asked.chain(requirements().filter_map(|one| condition(&one.rule)));
        let tags = asked
            .flat_map(Predicate::all)
            .flat_map(|one| if let Predicate::Tag(tags) = one { tags.as_slice() } else { &[] });
        let counts_providers =
            |one: &Requirement| matches!(one.rule, Rule::Distinct { of: Field::Provider, .. });
        let tags = tags.map(String::as_str).collect();
        Self { log, packs, sources, tags, providers: requirements().any(counts_providers) }
    }

    /// Every line of every entry that can be read, whether it is claimed or not.
    pub fn all(&self) -> Vec<Located> {
        self.those(|_, _| true)
    }

    /// The claimed lines under a supervisor that are aimed at a program, and whose last day is
    /// `through` or earlier.
    pub fn of_supervisor(
        &self,
        program: &Program,
        id: SupervisorId,
        through: Date,
    ) -> Vec<Located> {
        self.those(|entry, line| {
            line.supervisor == Some(id)
                && line.date.value.to <= through
                && is_claimed(program, entry, line)
        })
    }

    fn those(&self, wanted: impl Fn(&Entry, &Line) -> bool) -> Vec<Located> {
        let mut found = Vec::new();
        for (at, entry) in self.log.entries.iter().enumerate() {
            for (line_at, line) in entry.lines.iter().enumerate() {
                if wanted(entry, line) {
                    let recorded = self.recorded(entry, line, line_at);
                    found.push(Located { entry: at, line: line_at, recorded });
                }
            }
        }
        found
    }

    fn recorded(&self, entry: &Entry, line: &Line, at: usize) -> Recorded {
        let path = self.sources.path(entry.file).to_owned();
        let fields = self.fields(entry, line);
        Recorded { key: Key::Path(path), line: at.saturating_add(1), fields }
    }

    /// What of a line can change a count.
    fn fields(&self, entry: &Entry, line: &Line) -> Fields {
        let mut fields = Fields::new();
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), value);
            }
        };
        let supervisor = |id: SupervisorId| {
            record::word(self.log.supervisor(id).map_or("", |one| one.id.as_str()))
        };
        let program = |id: ProgramId| record::word(self.packs.vocabulary.program_id(id));
        put("kind", Some(entry.kind.word().to_owned()));
        put("date", Some(line.date.value.written()));
        self.amounts(line, &mut put);
        put("credits", line.credits.map(|credits| of_credits(credits.value)));
        put("certificate_hours", entry.certificate_hours.map(|hours| hours.value.exact()));
        let word = |word: &str| word.to_owned();
        put("approval", line.approval.map(Approval::word).map(word));
        put("delivery", line.delivery.map(Delivery::word).map(word));
        put("supervisor", line.supervisor.map(supervisor));
        put("with", sorted(line.with.iter().map(|id| supervisor(*id))));
        put("setting", line.setting.map(Setting::word).map(word));
        put("group_size", line.group_size.map(|size| size.to_string()));
        put("modality", line.modality.map(Modality::word).map(word));
        put("focus", line.focus.map(Focus::word).map(word));
        for (id, value) in &line.attributes {
            let Some(attribute) = self.packs.vocabulary.attribute_of(*id) else { continue };
            let value = attribute.values.get(*value).map(|(written, _)| record::word(written));
            put(&attribute.id, value);
        }
        let programs = entry.programs.iter().flatten().map(|id| program(*id));
        put("programs", sorted(programs));
        let mut also: Vec<(String, String)> = entry
            .also
            .iter()
            .map(|(id, area)| (program(*id), record::word(self.packs.vocabulary.area_id(*area))))
            .collect();
        also.sort();
        put("also", (!also.is_empty()).then(|| map(&also)));
        put("draft", entry.draft.then(|| "true".to_owned()));
        put("claim", (!entry.claim).then(|| "false".to_owned()));
        put("disallowed", sorted(entry.disallowed.iter().map(|one| program(one.program))));
        let tags = entry.tags.iter().filter(|tag| self.tags.contains(tag.as_str()));
        put("tags", sorted(tags.map(|tag| record::word(tag))));
        let provider = entry.provider.as_deref().filter(|_| self.providers);
        put("provider", provider.map(record::word));
        fields
    }

    /// The time of a line and what it is aimed at: one amount, or a map of areas.
    fn amounts(&self, line: &Line, put: &mut impl FnMut(&str, Option<String>)) {
        let clock = line.clock_hours();
        let hours = (!clock.is_zero()).then(|| clock.exact());
        let of_area = |share: &Share| Some((self.area(share)?, share.raw.clock()));
        let areas: Vec<(String, Hours)> = line.shares.iter().filter_map(of_area).collect();
        // Only a session has a setting; its areas are those of what was taught in it.
        if line.setting.is_some() {
            put("hours", hours);
            put("teaching", (!areas.is_empty()).then(|| exact_map(&areas)));
        } else if let [(area, _)] = areas.as_slice() {
            put("hours", hours);
            put("area", Some(area.clone()));
        } else if areas.is_empty() {
            put("hours", hours);
        } else {
            put("hours", Some(exact_map(&areas)));
        }
    }

    fn area(&self, share: &Share) -> Option<String> {
        match share.aim {
            Aim::Area(area) => Some(record::word(self.packs.vocabulary.area_id(area))),
            Aim::Nothing => Some("none".to_owned()),
            Aim::Supervision | Aim::Clients => None,
        }
    }
}

/// The record of what a supervisor signs: the claimed lines under them up to a day.
pub fn of_supervisor(
    recorder: &Recorder<'_>,
    program: &Program,
    id: SupervisorId,
    through: Date,
) -> Record {
    let by = recorder.log.supervisor(id).map_or_else(String::new, |one| one.id.clone());
    let lines = recorder.of_supervisor(program, id, through);
    record(Scope::Signoff { by, through }, lines)
}

/// Whether a line is claimed and aimed at a program.
fn is_claimed(program: &Program, entry: &Entry, line: &Line) -> bool {
    let mut shares = line.shares.iter();
    entry.is_claimed()
        && entry.is_for(program.id)
        && shares.any(|share| credit::domain_of(program, entry, share).is_some())
}

/// The record of what a packet says: the claimed lines that are aimed at the program, and the totals.
pub fn of_program(assessment: &Assessment<'_>, sources: &Sources) -> Record {
    let recorder = Recorder::new(assessment.log, assessment.packs, sources);
    let program = assessment.program;
    let lines = recorder.those(|entry, line| is_claimed(program, entry, line));
    let scope = Scope::Packet {
        program: program.name.clone(),
        version: program.version.clone(),
        as_of: assessment.as_of,
    };
    let mut record = record(scope, lines);
    record.totals = assessment.outcomes.iter().flat_map(totals).collect();
    record
}

fn record(scope: Scope, lines: Vec<Located>) -> Record {
    let mut lines: Vec<Recorded> = lines.into_iter().map(|one| one.recorded).collect();
    lines.sort();
    Record { scope, lines, totals: Vec::new() }
}

/// The result of a requirement, and of those within it.
fn totals(outcome: &Outcome<'_>) -> Vec<Total> {
    let status = match outcome.status {
        Status::Met => "met",
        Status::Explained => "explained",
        Status::Short => "short",
        Status::Unknown => "unknown",
    };
    let mut fields = Fields::from([("status".to_owned(), status.to_owned())]);
    let mut within = Vec::new();
    match &outcome.finding {
        Finding::Hours(hours) => {
            fields.insert("required".to_owned(), hours.required.exact());
            fields.insert("counted".to_owned(), hours.counted.exact());
        }
        Finding::Number(number) => {
            if let Some(least) = number.at_least {
                fields.insert("required".to_owned(), least.to_string());
            }
            fields.insert("counted".to_owned(), number.number().to_string());
        }
        Finding::Within(outcomes) => within.extend(outcomes.iter().flat_map(totals)),
        Finding::Span(_) | Finding::InForce(_) | Finding::Facts(_) => {}
    }
    let own = Total { id: outcome.requirement.id.clone(), fields };
    std::iter::once(own).chain(within).collect()
}

/// The condition of a requirement that tells time apart.
fn condition(rule: &Rule) -> Option<&Predicate> {
    match rule {
        Rule::Distinct { condition, .. } | Rule::Periods { condition, .. } => Some(condition),
        Rule::Hours { .. }
        | Rule::Span { .. }
        | Rule::InForce(_)
        | Rule::Attested(_)
        | Rule::Degree(_)
        | Rule::Experience(_)
        | Rule::Contract
        | Rule::Any(_)
        | Rule::All(_) => None,
    }
}

fn of_credits(credits: Credits) -> String {
    let number = Hours::whole(credits.hundredths).times(1, 100);
    map(&[(credits.calendar.word().to_owned(), number.to_string())])
}

/// The hours of each area, by id.
fn exact_map(areas: &[(String, Hours)]) -> String {
    let mut pairs: Vec<(String, String)> =
        areas.iter().map(|(area, hours)| (area.clone(), hours.exact())).collect();
    pairs.sort();
    map(&pairs)
}

fn map(pairs: &[(String, String)]) -> String {
    record::map(pairs.iter().map(|(key, value)| (key, value)))
}

/// A list in order; nothing if it is empty.
fn sorted(items: impl Iterator<Item = String>) -> Option<String> {
    let items: BTreeSet<String> = items.collect();
    let items: Vec<String> = items.into_iter().collect();
    (!items.is_empty()).then(|| record::list(&items))
}

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
use crate::model::record::{self, Asked, Fields, Key, Record, Recorded, Scope, Total};
use crate::model::requirement::{Field, Requirement, Rule};
use crate::model::vocabulary::{AttributeId, ProgramId};
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
    /// What is asked of entries beside what always counts.
    asked: Asked,
    /// The program alone of which anything is told.
    only: Option<&'a Program>,
}

impl<'a> Recorder<'a> {
    /// One for `log`, with all that its programs ask.
    pub fn new(log: &'a Log, packs: &'a Packs, sources: &'a Sources) -> Self {
        let pursued = |one: &&Program| log.programs.iter().any(|own| own.program == one.id);
        let programs: Vec<&Program> = packs.list.iter().filter(pursued).collect();
        let asked = asked(&programs);
        Self { log, packs, sources, asked, only: None }
    }

    /// One that writes down what was asked when another record was made.
    #[must_use]
    pub fn asking(&self, asked: &Asked) -> Self {
        Self { asked: asked.clone(), ..self.clone() }
    }

    /// What it asks.
    pub fn asked(&self) -> &Asked {
        &self.asked
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
        let supervisor = |id: SupervisorId| record::word(self.log.supervisor_key(id));
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
        let asks = |id: AttributeId| self.only.is_none_or(|one| asks_attribute(one, id));
        for (id, value) in line.attributes.iter().filter(|(id, _)| asks(*id)) {
            let Some(attribute) = self.packs.vocabulary.attribute_of(*id) else { continue };
            let value = attribute.values.get(*value).map(|(written, _)| record::word(written));
            put(&attribute.id, value);
        }
        // Of a packet's own program it is known, and of others its readers learn nothing.
        let is_told = |id: ProgramId| self.only.is_none_or(|one| one.id == id);
        let programs = entry.programs.iter().flatten().filter(|_| self.only.is_none());
        put("programs", sorted(programs.map(|id| program(*id))));
        let mut also: Vec<(String, String)> = entry
            .also
            .iter()
            .filter(|(id, _)| is_told(*id))
            .map(|(id, area)| (program(*id), record::word(self.packs.vocabulary.area_id(*area))))
            .collect();
        also.sort();
        put("also", (!also.is_empty()).then(|| map(&also)));
        put("draft", entry.draft.then(|| "true".to_owned()));
        put("claim", (!entry.claim).then(|| "false".to_owned()));
        let refusals = entry.disallowed.iter().filter(|one| is_told(one.program));
        put("disallowed", sorted(refusals.map(|one| program(one.program))));
        let tags = entry.tags.iter().filter(|tag| self.asked.tags.contains(*tag));
        put("tags", sorted(tags.map(|tag| record::word(tag))));
        let provider = entry.provider.as_deref().filter(|_| self.asked.provider);
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
    let (program, asked) = (program.name.clone(), recorder.asked.clone());
    record(Scope::Signoff { by, through, program, asked }, lines)
}

/// What the rules of programs ask of entries.
fn asked(programs: &[&Program]) -> Asked {
    let mut asked = Asked::default();
    for program in programs {
        for predicate in conditions(program) {
            if let Predicate::Tag(tags) = predicate {
                asked.tags.extend(tags.iter().cloned());
            }
        }
        let counts_providers =
            |one: &Requirement| matches!(one.rule, Rule::Distinct { of: Field::Provider, .. });
        asked.provider |=
            program.requirements.iter().flat_map(Requirement::all).any(counts_providers);
    }
    asked
}

/// Every condition of a program's rules.
fn conditions(program: &Program) -> impl Iterator<Item = &Predicate> {
    let domains = program.domains.iter().flat_map(Domain::conditions);
    let requirements = program.requirements.iter().flat_map(Requirement::all);
    domains.chain(requirements.filter_map(|one| condition(&one.rule))).flat_map(Predicate::all)
}

/// Whether a rule of a program asks for a key that a pack declares.
fn asks_attribute(program: &Program, id: AttributeId) -> bool {
    conditions(program).any(|one| matches!(one, Predicate::Attribute(asked, _) if *asked == id))
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
    let Assessment { log, packs, program, .. } = *assessment;
    let asked = asked(&[program]);
    let recorder = Recorder { log, packs, sources, asked, only: Some(program) };
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

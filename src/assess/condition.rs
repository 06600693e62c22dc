//! Whether a condition holds for a share of time.

use jiff::civil::Date;

use crate::model::entry::{Aim, Entry, Line, Share};
use crate::model::log::{Document, Log, SupervisorId};
use crate::model::period::{self, Period};
use crate::model::predicate::{Predicate, Standing};
use crate::model::vocabulary::{AreaId, AttributeId, ProgramId};
use crate::model::words::Setting;

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// The log does not say this; that never passes.
    Missing(Key),
    /// Some of the days lie within the contract and some outside: from this day on it changes.
    Straddles(Date),
}

/// What a log does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A key of the format.
    Known(&'static str),
    /// A key that a pack declares.
    Attribute(AttributeId),
}

/// A share of time, with all that is said of it.
#[derive(Debug, Clone, Copy)]
pub struct Time<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Its line.
    pub line: &'a Line,
    /// The share.
    pub share: &'a Share,
    /// The area at which the program counts it.
    pub area: Option<AreaId>,
    /// The setting in which the program takes it, if not the line's.
    pub taken_as: Option<Setting>,
}

/// What a condition is judged against, beside the time itself.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    log: &'a Log,
    as_of: Date,
    /// For each supervisor, the runs of days under contract.
    contracts: Vec<Vec<Period>>,
}

impl<'a> Facts<'a> {
    /// The facts of `log` for `program` on the day `as_of`.
    pub fn new(log: &'a Log, program: ProgramId, as_of: Date) -> Self {
        let contracts = log.supervisors.iter().map(|one| one.contract_periods(program)).collect();
        Self { log, as_of, contracts }
    }

    /// Whether a condition holds, and nothing is missing for it.
    pub fn holds(&self, condition: &Predicate, time: Time<'_>) -> bool {
        self.judge(condition, time) == Verdict::Holds
    }

    /// Judges a condition for a share of time.
    pub fn judge(&self, condition: &Predicate, time: Time<'_>) -> Verdict {
        let judge = |condition| self.judge(condition, time);
        let line = time.line;
        match condition {
            Predicate::All(all) => {
                all.iter().map(judge).find(|v| *v != Verdict::Holds).unwrap_or(Verdict::Holds)
            }
            Predicate::Any(any) => any_of(any.iter().map(judge)),
            Predicate::Not(one) => match judge(one) {
                Verdict::Holds => Verdict::Fails,
                Verdict::Fails => Verdict::Holds,
                unsure @ (Verdict::Missing(_) | Verdict::Straddles(_)) => unsure,
            },
            Predicate::Kind(kinds) => truth(kinds.contains(&time.entry.kind)),
            Predicate::Area(areas) => {
                let aim = if let Aim::Area(area) = time.share.aim { Some(area) } else { None };
                truth(time.area.into_iter().chain(aim).any(|area| areas.contains(&area)))
            }
            Predicate::Approval(words) => one_of(words, line.approval, "approval"),
            Predicate::Delivery(words) => one_of(words, line.delivery, "delivery"),
            Predicate::Setting(words) => one_of(words, time.taken_as.or(line.setting), "setting"),
            Predicate::Modality(words) => one_of(words, line.modality, "modality"),
            Predicate::Focus(words) => one_of(words, line.focus, "focus"),
            Predicate::Tag(tags) => truth(tags.iter().any(|tag| time.entry.tags.contains(tag))),
            Predicate::Attribute(id, values) => {
                let found = line.attributes.iter().find(|(attribute, _)| attribute == id);
                found.map_or(Verdict::Missing(Key::Attribute(*id)), |(_, value)| {
                    truth(values.contains(value))
                })
            }
            Predicate::GroupSize { from, to } => match line.group_size {
                None => Verdict::Missing(Key::Known("group_size")),
                Some(size) => truth((*from..=*to).contains(&size)),
            },
            Predicate::Teaching(teaching) => truth(time.share.teaching == *teaching),
            Predicate::UnderContract => self.under_contract(line),
            Predicate::Primary(primary) => of_supervisor(line, |id| {
                self.log.supervisor(id).is_some_and(|one| one.primary) == *primary
            }),
            Predicate::Supervisor(standing) => {
                of_supervisor(line, |id| self.stands(&[id], standing, line.date.value))
            }
            Predicate::Present(standing) => {
                let present: Vec<SupervisorId> =
                    line.supervisor.iter().chain(&line.with).copied().collect();
                truth(self.stands(&present, standing, line.date.value))
            }
            Predicate::Within(days) => truth(days.covers(line.date.value)),
            Predicate::EndsFrom(day) => truth(line.date.value.to >= *day),
            Predicate::OlderThan(months) => {
                truth(line.date.value.from < period::minus_months(self.as_of, *months))
            }
            Predicate::AfterDegree => {
                let degree = self.log.applicant.degree.as_ref();
                degree
                    .and_then(|degree| degree.awarded)
                    .map_or(Verdict::Missing(Key::Known("degree")), |awarded| {
                        truth(line.date.value.from >= awarded)
                    })
            }
        }
    }

    fn under_contract(&self, line: &Line) -> Verdict {
        let Some(supervisor) = line.supervisor else {
            return Verdict::Missing(Key::Known("supervisor"));
        };
        let days = line.date.value;
        let runs = self.contracts.get(supervisor.0).map(Vec::as_slice).unwrap_or_default();
        match runs.iter().find(|run| run.overlaps(days)) {
            None => Verdict::Fails,
            Some(run) if run.covers(days) => Verdict::Holds,
            Some(run) if run.from > days.from => Verdict::Straddles(run.from),
            Some(run) => Verdict::Straddles(period::next(run.to)),
        }
    }

    /// Whether on every day one of these supervisors had such a document.
    fn stands(&self, who: &[SupervisorId], standing: &Standing, days: Period) -> bool {
        let days = Period { from: period::minus_months(days.from, standing.held_for), ..days };
        let documents = || {
            who.iter()
                .filter_map(|id| self.log.supervisor(*id))
                .flat_map(|supervisor| &supervisor.documents)
                .filter(|document| fits(standing, document))
                .map(Document::period)
        };
        documents().any(|run| run.covers(days))
            || (!days.is_day() && period::joined(documents()).iter().any(|run| run.covers(days)))
    }
}

fn fits(standing: &Standing, document: &Document) -> bool {
    standing.types.contains(&document.kind)
        && (standing.of.is_none() || standing.of == document.of)
        && (standing.level.is_none() || standing.level == document.level)
        && (standing.discipline.is_none() || standing.discipline == document.discipline)
        && (standing.state.is_none() || standing.state == document.state)
}

fn of_supervisor(line: &Line, holds: impl Fn(SupervisorId) -> bool) -> Verdict {
    line.supervisor.map_or(Verdict::Missing(Key::Known("supervisor")), |id| truth(holds(id)))
}

fn truth(holds: bool) -> Verdict {
    if holds { Verdict::Holds } else { Verdict::Fails }
}

fn one_of<T: PartialEq>(words: &[T], found: Option<T>, key: &'static str) -> Verdict {
    found.map_or(Verdict::Missing(Key::Known(key)), |found| truth(words.contains(&found)))
}

/// Holds if any holds; else what would have to be known or split, else it fails.
fn any_of(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let mut worst = Verdict::Fails;
    for verdict in verdicts {
        match verdict {
            Verdict::Holds => return Verdict::Holds,
            Verdict::Fails => {}
            Verdict::Missing(_) | Verdict::Straddles(_) => worst = verdict,
        }
    }
    worst
}

//! Whether a condition holds for a share of time.

use jiff::civil::Date;

use crate::model::entry::{Line, Share};
use crate::model::log::{Document, Log, SupervisorId};
use crate::model::period::{self, Period};
use crate::model::predicate::Predicate;
use crate::model::vocabulary::ProgramId;
use crate::model::words::DocumentType;

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// The entry does not say this; that never passes.
    Missing(&'static str),
    /// Some of the days lie within the contract and some outside: from this day on it changes.
    Straddles(Date),
}

/// What a condition is judged against, beside the share itself.
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

    /// Judges a condition for a share of a line.
    pub fn judge(&self, condition: &Predicate, line: &Line, share: &Share) -> Verdict {
        let judge = |condition| self.judge(condition, line, share);
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
            Predicate::Approval(words) => one_of(words, line.approval, "approval"),
            Predicate::Delivery(words) => one_of(words, line.delivery, "delivery"),
            Predicate::Setting(words) => one_of(words, line.setting, "setting"),
            Predicate::Modality(words) => one_of(words, line.modality, "modality"),
            Predicate::Focus(words) => one_of(words, line.focus, "focus"),
            Predicate::GroupSize { from, to } => match line.group_size {
                None => Verdict::Missing("group_size"),
                Some(size) => truth((*from..=*to).contains(&size)),
            },
            Predicate::Teaching(teaching) => truth(share.teaching == *teaching),
            Predicate::UnderContract => self.under_contract(line),
            Predicate::SupervisorIs(kinds) => match line.supervisor {
                None => Verdict::Missing("supervisor"),
                Some(supervisor) => truth(self.standing(&[supervisor], kinds, line.date.value)),
            },
            Predicate::PresentIs(kinds) => {
                let present: Vec<SupervisorId> =
                    line.supervisor.iter().chain(&line.with).copied().collect();
                truth(self.standing(&present, kinds, line.date.value))
            }
            Predicate::EndsFrom(day) => truth(line.date.value.to >= *day),
            Predicate::OlderThanYears(years) => {
                let oldest = period::minus_months(self.as_of, years.saturating_mul(12));
                truth(line.date.value.from < oldest)
            }
        }
    }

    fn under_contract(&self, line: &Line) -> Verdict {
        let Some(supervisor) = line.supervisor else { return Verdict::Missing("supervisor") };
        let days = line.date.value;
        let runs = self.contracts.get(supervisor.0).map(Vec::as_slice).unwrap_or_default();
        match runs.iter().find(|run| run.overlaps(days)) {
            None => Verdict::Fails,
            Some(run) if run.covers(days) => Verdict::Holds,
            Some(run) if run.from > days.from => Verdict::Straddles(run.from),
            Some(run) => Verdict::Straddles(period::next(run.to)),
        }
    }

    /// Whether on every day one of these supervisors had one of these standings.
    fn standing(&self, who: &[SupervisorId], kinds: &[DocumentType], days: Period) -> bool {
        let documents = || {
            who.iter()
                .filter_map(|id| self.log.supervisor(*id))
                .flat_map(|supervisor| &supervisor.documents)
                .filter(|document| kinds.contains(&document.kind))
                .map(Document::period)
        };
        documents().any(|run| run.covers(days))
            || (!days.is_day() && period::joined(documents()).iter().any(|run| run.covers(days)))
    }
}

fn truth(holds: bool) -> Verdict {
    if holds { Verdict::Holds } else { Verdict::Fails }
}

fn one_of<T: PartialEq>(words: &[T], found: Option<T>, key: &'static str) -> Verdict {
    found.map_or(Verdict::Missing(key), |found| truth(words.contains(&found)))
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

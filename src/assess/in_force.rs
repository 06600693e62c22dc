//! Documents that must be in force on every day.

use jiff::civil::Date;

use crate::assess::Status;
use crate::model::log::{Document, Log};
use crate::model::period::{self, Period};
use crate::model::requirement::{Grace, InForce};

/// On which days a document was in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InForceOutcome {
    /// The days that count, to the day of judgement; nothing if it is not known from when on.
    pub asked: Option<Period>,
    /// Whether any document of the kind is on record.
    pub on_record: bool,
    /// Days of which the log says that no document was in force.
    pub gaps: Vec<Period>,
    /// Gaps that the program excuses.
    pub excused: Vec<Period>,
    /// Days after the last document.
    pub open: Option<Period>,
    /// Whether the level on the day of judgement is less than asked.
    pub level_lacks: bool,
    /// Days of the gaps that no exception explains.
    pub unexplained: Vec<Period>,
    /// Whether an exception explains every day that is missing.
    pub explained: bool,
    /// The last day of the last document, if it has one.
    pub until: Option<Date>,
}

impl InForceOutcome {
    /// The result: a known gap wins over what is not known.
    pub fn status(&self) -> Status {
        let known = !self.unexplained.is_empty() || self.level_lacks;
        let unknown = self.open.is_some() || !self.on_record || self.asked.is_none();
        match (known, unknown, self.explained) {
            (_, _, true) => Status::Explained,
            (false, false, false) => Status::Met,
            (true, _, false) => Status::Short,
            (false, true, false) => Status::Unknown,
        }
    }
}

/// The gaps between documents that a grace does not excuse, and those that it does.
pub fn gaps_between(documents: &[Period], grace: Option<&Grace>) -> (Vec<Period>, Vec<Period>) {
    let runs = period::joined(documents.iter().copied());
    let gaps = runs.windows(2).filter_map(|pair| match pair {
        [before, after] => {
            Some(Period { from: period::next(before.to), to: period::previous(after.from) })
        }
        _ => None,
    });
    gaps.partition(|gap| !grace.is_some_and(|grace| excuses(grace, *gap)))
}

fn excuses(grace: &Grace, gap: Period) -> bool {
    let last = period::previous(gap.from);
    (last.month(), last.day()) == (grace.month, grace.day) && gap.days() <= grace.days
}

/// Judges a requirement, of this id, that the applicant's document be in force since a day.
pub fn judge(
    log: &Log,
    id: &str,
    asked: &InForce,
    since: Option<Date>,
    as_of: Date,
) -> InForceOutcome {
    let documents: Vec<&Document> =
        log.applicant.documents.iter().filter(|one| asked.asks_for(one)).collect();
    let periods: Vec<Period> = documents.iter().map(|document| document.period()).collect();
    let Some(since) = since else {
        return InForceOutcome { on_record: !documents.is_empty(), ..InForceOutcome::default() };
    };
    let whole = Period { from: since.min(as_of), to: as_of };
    let mut out = InForceOutcome {
        asked: Some(whole),
        on_record: !documents.is_empty(),
        until: documents
            .iter()
            .filter_map(|one| one.to)
            .max()
            .filter(|_| documents.iter().all(|document| document.to.is_some())),
        ..InForceOutcome::default()
    };
    let (_, excused) = gaps_between(&periods, asked.grace.as_ref());
    let last = periods.iter().map(|period| period.to).max();
    for missing in period::without(whole, periods.iter().copied().chain(excused.iter().copied())) {
        if last.is_none_or(|last| missing.from > last) {
            out.open = Some(missing);
        } else {
            out.gaps.push(missing);
        }
    }
    out.excused = excused.into_iter().filter(|gap| gap.overlaps(whole)).collect();
    if let Some(level) = asked.level {
        let mut today = documents.iter().filter(|one| one.period().contains(as_of)).peekable();
        out.level_lacks = today.peek().is_some() && !today.any(|one| one.level == Some(level));
    }
    let explained: Vec<Period> = log
        .exceptions
        .iter()
        .filter(|exception| exception.requirement.value == id)
        .map(|exception| exception.period)
        .collect();
    let rest = |gap: &Period| period::without(*gap, explained.iter().copied());
    out.unexplained = out.gaps.iter().flat_map(rest).collect();
    let days = || out.gaps.iter().chain(&out.open);
    out.explained = out.on_record
        && !out.level_lacks
        && days().next().is_some()
        && days().all(|gap| rest(gap).is_empty());
    out
}

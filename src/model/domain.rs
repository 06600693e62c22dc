//! A pool of hours, and the rules by which its time counts.

use crate::model::hours::Hours;
use crate::model::predicate::Predicate;
use crate::model::program::{Citation, Cited};
use crate::model::vocabulary::AreaId;
use crate::model::words::{Kind, Setting};

/// A pool of hours.
#[derive(Debug, Clone)]
pub struct Domain {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A short title, for a cell.
    pub short: String,
    /// Which kinds of entry feed it.
    pub takes: Vec<Kind>,
    /// Its areas, in the order of the certification.
    pub areas: Vec<Area>,
    /// The areas of other packs whose time feeds it without an area of its own.
    pub accepts: Vec<AreaId>,
    /// What must hold for time to count at all.
    pub only: Vec<Clause>,
    /// Time of a session that is taken as of another setting, by id.
    pub splits: Vec<Split>,
    /// What time is worth.
    pub conversions: Vec<Conversion>,
    /// What a period or an area must reach for its time to count.
    pub floors: Vec<Floor>,
    /// How much of it may count.
    pub limits: Vec<Limit>,
    /// Hours that a fact is worth.
    pub grants: Vec<Grant>,
    /// Parts that are reported, and perhaps have a minimum.
    pub parts: Vec<Part>,
    /// What counts and is worth a reviewer's question.
    pub warnings: Vec<Clause>,
    /// The domain as an area, if training feeds it and it has no areas of its own.
    pub whole: Option<AreaId>,
}

/// A subject.
#[derive(Debug, Clone)]
pub struct Area {
    /// The area.
    pub id: AreaId,
    /// Its id, as written.
    pub name: String,
    /// Its letter.
    pub code: String,
    /// A short title, for a board.
    pub short: String,
    /// The official title.
    pub title: String,
    /// The areas of other packs that mean the same.
    pub accepts: Vec<AreaId>,
}

/// A condition with the sentence that says it.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its id below the domain.
    pub id: String,
    /// The condition.
    pub condition: Predicate,
    /// Why, as a sentence without capital and full stop.
    pub because: String,
    /// Where it comes from.
    pub citation: Citation,
}

/// The first part of a session that is taken as of another setting.
#[derive(Debug, Clone)]
pub struct Split {
    /// Of which time, and why.
    pub clause: Clause,
    /// How much of each session.
    pub first: Hours,
    /// Whether that much for each supervisee present.
    pub times_group_size: bool,
    /// As what it is taken.
    pub taken_as: Setting,
}

/// What time is worth.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// What it converts, in a few words: `Other CE`.
    pub title: String,
    /// To which time it applies.
    pub clause: Clause,
    /// Credited hours.
    pub numerator: u32,
    /// For so many raw hours.
    pub denominator: u32,
}

/// In a period or area that does not reach so much, time counts nothing.
#[derive(Debug, Clone)]
pub struct Floor {
    /// What it asks for, in a few words.
    pub title: String,
    /// On which time it bears, and why.
    pub clause: Clause,
    /// Which time is measured.
    pub having: Predicate,
    /// In each of what.
    pub each: Each,
    /// What must be reached.
    pub at_least: Least,
    /// Which hours are measured.
    pub measure: Measure,
}

/// At most so many matching hours count.
#[derive(Debug, Clone)]
pub struct Limit {
    /// What it bounds, in a few words: `asynchronous`.
    pub title: String,
    /// Which time, and why.
    pub clause: Clause,
    /// How much may count.
    pub at_most: Amount,
    /// In each of what; nothing if in all.
    pub each: Option<Each>,
    /// Which hours are measured.
    pub measure: Measure,
    /// Whether the amount holds for each supervisee present.
    pub times_group_size: bool,
    /// Which time is kept first.
    pub keep: Vec<Predicate>,
}

/// What a rule looks at one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// Calendar months.
    Month,
    /// Weeks from Monday to Sunday.
    Week,
    /// Calendar years.
    Year,
    /// Any so many days in a row.
    Days(u32),
    /// Areas of the domain.
    Area,
    /// Sessions: lines of entries.
    Session,
}

/// Which hours a rule measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// After conversion.
    Credited,
    /// Raw clock hours.
    Logged,
}

/// An amount of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// So many hours.
    Hours(Hours),
    /// A share of something.
    Share(Share),
}

/// A share of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// So many.
    pub numerator: u32,
    /// Of so many.
    pub denominator: u32,
    /// Of what.
    pub of: Whole,
}

/// Of what a share is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whole {
    /// Of all that counts in the domain.
    Counted,
    /// Of what the domain's requirement asks for.
    Required,
    /// Of what counts of the time that meets this.
    Matching(Predicate),
}

/// What a floor asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Least {
    /// So many hours.
    Hours(Hours),
    /// So many sessions.
    Times(u32),
}

/// Hours that count because a statement is on record.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Its id below the domain.
    pub id: String,
    /// What it is, in a few words.
    pub title: String,
    /// The statement, by its id in the log.
    pub attested: String,
    /// How many.
    pub hours: Hours,
    /// The parts to which they belong, by their places.
    pub parts: Vec<usize>,
    /// Why, as a sentence without capital and full stop.
    pub because: String,
    /// Where it comes from.
    pub citation: Citation,
}

/// A part of a domain.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its id, with the domain's.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Which time belongs to it.
    pub condition: Predicate,
    /// What must count.
    pub at_least: Option<Cited<Amount>>,
}

impl Domain {
    /// The area of the domain at which time aimed at `area` counts.
    pub fn area(&self, id: AreaId) -> Option<&Area> {
        let own = self.areas.iter().find(|area| area.id == id);
        own.or_else(|| self.areas.iter().find(|area| area.accepts.contains(&id)))
    }

    /// Whether time aimed at `area` feeds it.
    pub fn takes_area(&self, area: AreaId) -> bool {
        self.whole == Some(area) || self.accepts.contains(&area) || self.area(area).is_some()
    }

    /// Whether entries of this kind, and no others, feed it.
    pub fn takes_only(&self, kind: Kind) -> bool {
        self.takes == [kind]
    }

    /// Whether all of its time needs a contract.
    pub fn needs_contract(&self) -> bool {
        self.only.iter().any(|clause| clause.condition == Predicate::UnderContract)
    }

    /// Every condition by which its time is judged.
    pub fn conditions(&self) -> impl Iterator<Item = &Predicate> {
        let clauses = self.only.iter().chain(self.splits.iter().map(|one| &one.clause));
        let clauses = clauses.chain(self.conversions.iter().map(|one| &one.clause));
        let clauses = clauses.chain(self.floors.iter().map(|one| &one.clause));
        let clauses = clauses.chain(self.limits.iter().map(|one| &one.clause));
        let clauses = clauses.map(|clause| &clause.condition);
        let parts = self.parts.iter().map(|part| &part.condition);
        let kept = self.limits.iter().flat_map(|limit| &limit.keep);
        let wholes = self.limits.iter().filter_map(|limit| limit.at_most.matching());
        let measured = self.floors.iter().map(|floor| &floor.having);
        clauses.chain(parts).chain(kept).chain(wholes).chain(measured)
    }

    /// Every rule of it, with where it comes from.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let clauses = self.only.iter().map(|one| &one.citation);
        let splits = self.splits.iter().map(|one| &one.clause.citation);
        let conversions = self.conversions.iter().map(|one| &one.clause.citation);
        let floors = self.floors.iter().map(|one| &one.clause.citation);
        let limits = self.limits.iter().map(|one| &one.clause.citation);
        let grants = self.grants.iter().map(|one| &one.citation);
        let parts = self.parts.iter().filter_map(|part| part.at_least.as_ref());
        clauses
            .chain(splits)
            .chain(conversions)
            .chain(floors)
            .chain(limits)
            .chain(grants)
            .chain(parts.map(|number| &number.citation))
    }
}

impl Each {
    /// Whether it is a run of days.
    pub fn is_period(self) -> bool {
        match self {
            Self::Month | Self::Week | Self::Year | Self::Days(_) => true,
            Self::Area | Self::Session => false,
        }
    }
}

impl Limit {
    /// Whether it bounds each of some run of days.
    pub fn is_of_period(&self) -> bool {
        self.each.is_some_and(Each::is_period)
    }
}

impl Amount {
    /// The condition of the time of which it is a share, if it is one of such time.
    fn matching(&self) -> Option<&Predicate> {
        match self {
            Self::Share(Share { of: Whole::Matching(condition), .. }) => Some(condition),
            Self::Share(_) | Self::Hours(_) => None,
        }
    }
}

impl Share {
    /// That share of `whole`.
    pub fn part_of(&self, whole: Hours) -> Hours {
        whole.times(self.numerator, self.denominator)
    }
}

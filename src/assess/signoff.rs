//! Whether what supervisors have signed for is still so.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::assess::record::{self, Located, Recorder};
use crate::model::log::{Log, Signoff};
use crate::model::period::Period;
use crate::model::program::Packs;
use crate::model::record::difference::{self, Difference};
use crate::model::record::filed::Filed;
use crate::model::record::{Recorded, Scope};
use crate::source::Sources;

/// The place of a line: of its entry in the log, and its own in the entry.
pub type Place = (usize, usize);

/// A sign-off, held against the log.
#[derive(Debug, Clone)]
pub struct Held<'a> {
    /// The sign-off.
    pub signoff: &'a Signoff,
    /// What it was held against.
    pub basis: Basis<'a>,
    /// The lines that are as they were.
    pub same: BTreeSet<Place>,
    /// The lines that are not.
    pub changed: Vec<Changed>,
    /// Lines that are no more in the log.
    pub gone: Vec<Recorded>,
}

/// What a sign-off is held against.
#[derive(Debug, Clone, Copy)]
pub enum Basis<'a> {
    /// The record that was written with the sheet.
    Record(&'a Filed),
    /// The log as it is: it has this very code.
    Log,
    /// A record that says other than what has its code.
    Altered(&'a Filed),
    /// A record of another supervisor or another day.
    Other(&'a Filed),
    /// Nothing: what was signed is not known.
    Nothing,
}

/// A line that was signed and is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Where it is.
    pub place: Place,
    /// What of it changed.
    pub fields: Vec<Field>,
}

/// A field that changed: its name, what it was and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it was, if it was given.
    pub then: Option<String>,
    /// What it is, if it is given.
    pub now: Option<String>,
}

/// What is to be said of a line beside its hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It is as it was signed through this day.
    Signed(Date),
    /// It is not as it was signed through this day.
    Changed(Date),
}

/// Holds every sign-off of the log against it.
pub fn hold<'a>(log: &'a Log, packs: &Packs, sources: &Sources) -> Vec<Held<'a>> {
    if log.signoffs.is_empty() {
        return Vec::new();
    }
    let recorder = Recorder::new(log, packs, sources);
    let all = recorder.all();
    let unread: BTreeSet<&str> = log.unread.iter().map(|file| sources.path(*file)).collect();
    let mut held: Vec<Held<'_>> =
        log.signoffs.iter().map(|one| self::one(log, packs, &recorder, &all, one)).collect();
    for one in &mut held {
        // An entry that can't be read may be unchanged; that it can't be is said at it.
        one.gone.retain(|line| line.key.path().is_none_or(|path| !unread.contains(path)));
    }
    signed_anew(&mut held);
    held
}

fn one<'a>(
    log: &'a Log,
    packs: &Packs,
    recorder: &Recorder<'_>,
    all: &[Located],
    signoff: &'a Signoff,
) -> Held<'a> {
    let nothing =
        |basis| Held { signoff, basis, same: BTreeSet::new(), changed: vec![], gone: vec![] };
    let is_its = |filed: &&Filed| filed.code.value == signoff.code.value;
    let Some(filed) = log.records.iter().find(is_its) else {
        // Without the record it may still be that nothing changed and nothing was added.
        let (by, through) = (signoff.by, signoff.through.value);
        let versions = log.programs.iter().flat_map(|one| packs.versions(one.program));
        let mut found = versions.filter_map(|program| {
            let record = record::of_supervisor(recorder, program, by, through);
            (record.code() == signoff.code.value)
                .then(|| recorder.of_supervisor(program, by, through))
        });
        let Some(lines) = found.next() else { return nothing(Basis::Nothing) };
        let same = lines.iter().map(|line| (line.entry, line.line)).collect();
        return Held { same, ..nothing(Basis::Log) };
    };
    if filed.record.code() != filed.code.value {
        return nothing(Basis::Altered(filed));
    }
    let by = log.supervisor_key(signoff.by);
    let Scope::Signoff { by: of, through, asked, .. } = &filed.record.scope else {
        return nothing(Basis::Other(filed));
    };
    if of != by || *through != signoff.through.value {
        return nothing(Basis::Other(filed));
    }
    // What other rules ask by now is no change of what was signed.
    let then;
    let all = if asked == recorder.asked() {
        all
    } else {
        then = recorder.asking(asked).all();
        &then
    };
    let now: Vec<Recorded> = all.iter().map(|line| line.recorded.clone()).collect();
    let places: BTreeMap<&Recorded, Place> =
        all.iter().map(|line| (&line.recorded, (line.entry, line.line))).collect();
    let place = |line: &Recorded| places.get(line).copied();
    let Difference { same, changed, gone, new: _ } =
        difference::difference(&filed.record.lines, &now);
    let same = same.into_iter().filter_map(|(_, now)| place(now)).collect();
    let owned = |value: Option<&str>| value.map(str::to_owned);
    let field = |one: &difference::Field<'_>| Field {
        name: one.name.to_owned(),
        then: owned(one.then),
        now: owned(one.now),
    };
    let changed = changed.into_iter().filter_map(|one| {
        Some(Changed { place: place(one.now)?, fields: one.fields.iter().map(field).collect() })
    });
    let changed = changed.collect();
    let gone = gone.into_iter().cloned().collect();
    Held { signoff, basis: Basis::Record(filed), same, changed, gone }
}

/// What changed after one signature and was signed later as it is, is in order; so is what is gone,
/// where a later sheet of the same program has its days and was signed without it. A sheet is later
/// where its record says so: one of another day may have been made before.
fn signed_anew(held: &mut [Held<'_>]) {
    let others: Vec<Signed<'_>> = held.iter().filter_map(Signed::of).collect();
    for one in held {
        let Basis::Record(filed) = one.basis else { continue };
        let later = || others.iter().filter(|other| other.filed.after.contains(&filed.code.value));
        one.changed.retain(|line| !later().any(|other| other.same.contains(&line.place)));
        one.gone.retain(|line| !later().any(|other| other.went_without(filed, line)));
    }
}

/// A sheet of which it is known what was signed.
struct Signed<'a> {
    filed: &'a Filed,
    same: BTreeSet<Place>,
}

impl<'a> Signed<'a> {
    fn of(held: &Held<'a>) -> Option<Self> {
        let Basis::Record(filed) = held.basis else { return None };
        Some(Self { filed, same: held.same.clone() })
    }

    /// Whether the sheet would have this line of an earlier one, and has it not.
    fn went_without(&self, earlier: &Filed, line: &Recorded) -> bool {
        let Scope::Signoff { through, program, .. } = &self.filed.record.scope else {
            return false;
        };
        let Scope::Signoff { program: of, .. } = &earlier.record.scope else { return false };
        let day = line.fields.get("date").and_then(|date| Period::parse(date).ok());
        // Lines that say the same are told apart by nothing but how many there are.
        let such = |filed: &Filed| {
            filed.record.lines.iter().filter(|one| one.fields == line.fields).count()
        };
        program == of
            && day.is_some_and(|day| day.to <= *through)
            && such(self.filed) < such(earlier)
    }
}

/// What each signed line is to be marked with; a line that none of them names is not signed.
pub fn marks(held: &[Held<'_>]) -> BTreeMap<Place, Mark> {
    let mut marks: BTreeMap<Place, Mark> = BTreeMap::new();
    for one in held {
        for place in &one.same {
            let day = one.signoff.through.value;
            let latest = match marks.get(place) {
                Some(Mark::Signed(known)) => day.max(*known),
                Some(Mark::Changed(_)) | None => day,
            };
            marks.insert(*place, Mark::Signed(latest));
        }
    }
    // What is left of the changes was not signed since.
    for one in held {
        for line in &one.changed {
            marks.insert(line.place, Mark::Changed(one.signoff.through.value));
        }
    }
    marks
}

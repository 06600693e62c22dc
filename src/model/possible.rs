//! What conditions can hold together, whatever a log says: for faults of rule packs, and for what
//! several minima need at the least.
//!
//! A condition is tried on every combination of the words that it can ask about. What depends on a
//! log, such as contracts, standings, days and tags, is taken as unknown.

use std::collections::BTreeSet;

use crate::model::hours::Hours;
use crate::model::predicate::Predicate;
use crate::model::vocabulary::{AreaId, AttributeId};
use crate::model::words::{Approval, Delivery, Focus, Kind, Modality, Setting};

/// One combination of words that time can have.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Case {
    kind: Kind,
    area: Option<AreaId>,
    approval: Option<Approval>,
    delivery: Delivery,
    setting: Option<Setting>,
    group_size: Option<u32>,
    modality: Option<Modality>,
    focus: Option<Focus>,
    teaching: bool,
    attributes: Vec<(AttributeId, Option<usize>)>,
}

/// Whether some time of these kinds can meet both conditions.
pub fn both(kinds: &[Kind], one: &Predicate, other: &Predicate) -> bool {
    let mut may = cases(kinds, &[one, other]).into_iter();
    may.any(|case| judge(one, &case) != Some(false) && judge(other, &case) != Some(false))
}

/// Whether all time of these kinds that can meet `inner` meets `outer` for certain.
pub fn within(kinds: &[Kind], inner: &Predicate, outer: &Predicate) -> bool {
    let cases = cases(kinds, &[inner, outer]);
    cases
        .iter()
        .filter(|case| judge(inner, case) != Some(false))
        .all(|case| judge(outer, case) == Some(true))
}

/// The least hours with which each of these conditions can have its amount: one hour may serve
/// several that can hold together, so it is the most that conditions without common time ask for.
pub fn least(kinds: &[Kind], conditions: &[&Predicate], amounts: &[Hours]) -> Hours {
    let asked: Vec<(&Predicate, Hours)> = conditions
        .iter()
        .zip(amounts)
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(condition, amount)| (*condition, *amount))
        .collect();
    apart(kinds, &asked, &[])
}

/// The most that those of `rest` ask for which have no time in common with each other or `taken`.
fn apart(kinds: &[Kind], rest: &[(&Predicate, Hours)], taken: &[&Predicate]) -> Hours {
    let Some(((condition, amount), rest)) = rest.split_first() else { return Hours::ZERO };
    let without = apart(kinds, rest, taken);
    if taken.iter().any(|other| both(kinds, condition, other)) {
        return without;
    }
    let taken: Vec<&Predicate> = taken.iter().copied().chain([*condition]).collect();
    without.max(apart(kinds, rest, &taken).plus(*amount))
}

/// Every combination that tells these conditions apart.
fn cases(kinds: &[Kind], conditions: &[&Predicate]) -> Vec<Case> {
    let mut asked = Asked::default();
    for condition in conditions {
        asked.add(condition);
    }
    let mut cases: Vec<Case> = kinds.iter().flat_map(|kind| of_kind(*kind)).collect();
    let mut areas: Vec<Option<AreaId>> = asked.areas.iter().copied().map(Some).collect();
    areas.push(None);
    cases = times(&cases, &areas, |case, area| case.area = *area);
    for (id, values) in asked.attributes() {
        let mut values: Vec<Option<usize>> = values.into_iter().map(Some).collect();
        values.push(None);
        cases = times(&cases, &values, |case, value| case.attributes.push((id, *value)));
    }
    let mut sizes: Vec<u32> = asked.sizes.iter().copied().collect();
    sizes.push(2);
    let (groups, others): (Vec<Case>, Vec<Case>) =
        cases.into_iter().partition(|case| case.setting == Some(Setting::Group));
    let mut cases = times(&groups, &sizes, |case, size| case.group_size = Some(*size));
    cases.extend(others);
    cases
}

/// Each case with each of the values.
fn times<T>(cases: &[Case], values: &[T], set: impl Fn(&mut Case, &T)) -> Vec<Case> {
    let with = |case: &Case, value: &T| {
        let mut case = case.clone();
        set(&mut case, value);
        case
    };
    cases.iter().flat_map(|case| values.iter().map(|value| with(case, value))).collect()
}

fn of_kind(kind: Kind) -> Vec<Case> {
    let plain = Case {
        kind,
        area: None,
        approval: None,
        delivery: Delivery::InPerson,
        setting: None,
        group_size: None,
        modality: None,
        focus: None,
        teaching: false,
        attributes: Vec::new(),
    };
    let cases = times(&[plain], Delivery::ALL, |case, delivery| case.delivery = *delivery);
    match kind {
        Kind::Training => times(&cases, Approval::ALL, |case, approval| {
            case.approval = Some(*approval);
            case.teaching = *approval == Approval::Supervisor;
        }),
        Kind::Supervision => {
            times(&cases, Setting::ALL, |case, setting| case.setting = Some(*setting))
        }
        Kind::Cases => {
            let cases =
                times(&cases, Modality::ALL, |case, modality| case.modality = Some(*modality));
            times(&cases, Focus::ALL, |case, focus| case.focus = Some(*focus))
        }
    }
}

/// The words that conditions ask about, beyond those of the format.
#[derive(Debug, Default)]
struct Asked {
    areas: BTreeSet<AreaId>,
    values: BTreeSet<(AttributeId, usize)>,
    sizes: BTreeSet<u32>,
}

impl Asked {
    fn add(&mut self, condition: &Predicate) {
        for one in condition.all() {
            if let Predicate::Area(areas) = one {
                self.areas.extend(areas);
            } else if let Predicate::Attribute(id, values) = one {
                self.values.extend(values.iter().map(|value| (*id, *value)));
            } else if let Predicate::GroupSize { from, to } = one {
                let around = [from.saturating_sub(1), *from, *to, to.saturating_add(1)];
                self.sizes.extend(around.into_iter().filter(|size| *size > 0));
            }
        }
    }

    /// The attributes, each with the values that are asked about.
    fn attributes(&self) -> Vec<(AttributeId, Vec<usize>)> {
        let mut attributes: Vec<(AttributeId, Vec<usize>)> = Vec::new();
        for (id, value) in &self.values {
            match attributes.iter_mut().find(|(known, _)| known == id) {
                Some((_, values)) => values.push(*value),
                None => attributes.push((*id, vec![*value])),
            }
        }
        attributes
    }
}

/// Whether the condition holds for the case; nothing if that depends on a log.
fn judge(condition: &Predicate, case: &Case) -> Option<bool> {
    match condition {
        Predicate::All(parts) => all(parts.iter().map(|part| judge(part, case))),
        Predicate::Any(parts) => {
            all(parts.iter().map(|part| judge(part, case).map(|holds| !holds))).map(|none| !none)
        }
        Predicate::Not(part) => judge(part, case).map(|holds| !holds),
        Predicate::Kind(kinds) => Some(kinds.contains(&case.kind)),
        Predicate::Area(areas) => Some(case.area.is_some_and(|area| areas.contains(&area))),
        Predicate::Approval(words) => Some(case.approval.is_some_and(|one| words.contains(&one))),
        Predicate::Delivery(words) => Some(words.contains(&case.delivery)),
        Predicate::Setting(words) => Some(case.setting.is_some_and(|one| words.contains(&one))),
        Predicate::Modality(words) => Some(case.modality.is_some_and(|one| words.contains(&one))),
        Predicate::Focus(words) => Some(case.focus.is_some_and(|one| words.contains(&one))),
        Predicate::Attribute(id, values) => {
            let found = case.attributes.iter().find(|(one, _)| one == id);
            let value = found.and_then(|(_, value)| *value);
            Some(value.is_some_and(|value| values.contains(&value)))
        }
        Predicate::GroupSize { from, to } => {
            Some(case.group_size.is_some_and(|size| (*from..=*to).contains(&size)))
        }
        // A session's time may hold some teaching; whether it does is the log's to say.
        Predicate::Teaching(teaching) => match case.kind {
            Kind::Training => Some(case.teaching == *teaching),
            Kind::Supervision => None,
            Kind::Cases => Some(!teaching),
        },
        Predicate::Tag(_)
        | Predicate::UnderContract
        | Predicate::Primary(_)
        | Predicate::Supervisor(_)
        | Predicate::Present(_)
        | Predicate::Within(_)
        | Predicate::EndsFrom(_)
        | Predicate::OlderThan(_)
        | Predicate::AfterDegree => None,
    }
}

/// False if any is false, true if all are true, else unknown.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = Some(true);
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = None,
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Kind; 3] = [Kind::Training, Kind::Supervision, Kind::Cases];

    #[test]
    fn settings_exclude_each_other_and_modalities_do_not_exclude_deliveries() {
        let group = Predicate::Setting(vec![Setting::Group]);
        let individual = Predicate::Setting(vec![Setting::Individual]);
        let couples = Predicate::Modality(vec![Modality::Couple]);
        let video = Predicate::Delivery(vec![Delivery::Video]);
        assert!(!both(&ALL, &group, &individual));
        assert!(both(&ALL, &couples, &video));
        assert!(!both(&ALL, &couples, &group), "a case entry has no setting");
        assert!(both(&ALL, &group, &Predicate::UnderContract), "the log decides");
    }

    #[test]
    fn what_is_always_true_holds_all_and_what_depends_on_the_log_holds_nothing_for_certain() {
        let everything = Predicate::All(Vec::new());
        let group = Predicate::Setting(vec![Setting::Group]);
        let four = Predicate::All(vec![group.clone(), Predicate::GroupSize { from: 2, to: 4 }]);
        assert!(within(&ALL, &group, &everything));
        assert!(within(&ALL, &four, &group));
        assert!(!within(&ALL, &group, &four));
        assert!(!within(&ALL, &group, &Predicate::UnderContract));
    }
}

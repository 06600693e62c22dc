//! What of a record is no longer so.

use std::collections::BTreeMap;

use crate::model::record::code::Code;
use crate::model::record::{Fields, Recorded};

/// What is different between the lines of then and those of now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference<'a> {
    /// Lines that are as they were, then and now.
    pub same: Vec<(&'a Recorded, &'a Recorded)>,
    /// Lines of which a counted field changed.
    pub changed: Vec<Changed<'a>>,
    /// Lines of then that are no more.
    pub gone: Vec<&'a Recorded>,
    /// Lines of now that were not there.
    pub new: Vec<&'a Recorded>,
}

/// A line of which a counted field changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed<'a> {
    /// As it was.
    pub then: &'a Recorded,
    /// As it is.
    pub now: &'a Recorded,
    /// What changed, by the field's name.
    pub fields: Vec<Field<'a>>,
}

/// A field that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it was; nothing if it was not given.
    pub then: Option<&'a str>,
    /// What it is; nothing if it is not given.
    pub now: Option<&'a str>,
}

/// Compares lines. A line is looked for in its entry by what it says, then by its number, then by
/// its order, so that a line that is added above it is no change of it; and one whose entry is gone
/// is looked for by what it says, since a file may be renamed.
pub fn difference<'a>(then: &'a [Recorded], now: &'a [Recorded]) -> Difference<'a> {
    let mut entries: BTreeMap<Code, (Vec<&Recorded>, Vec<&Recorded>)> = BTreeMap::new();
    for line in then {
        entries.entry(line.key.hash()).or_default().0.push(line);
    }
    for line in now {
        entries.entry(line.key.hash()).or_default().1.push(line);
    }
    let mut found = Difference::default();
    for (mut old, mut new) in entries.into_values() {
        let says_the_same = |one: &Recorded, other: &Recorded| one.fields == other.fields;
        found.same.extend(pairs(&mut old, &mut new, says_the_same));
        let mut pairs_left = pairs(&mut old, &mut new, |one, other| one.line == other.line);
        pairs_left.extend(pairs(&mut old, &mut new, |_, _| true));
        for (then, now) in pairs_left {
            found.changed.push(Changed { then, now, fields: fields(&then.fields, &now.fields) });
        }
        found.gone.extend(old);
        found.new.extend(new);
    }
    let moved = pairs(&mut found.gone, &mut found.new, |one, other| one.fields == other.fields);
    found.same.extend(moved);
    found.same.sort();
    found.changed.sort_by_key(|one| (one.now, one.then));
    found.gone.sort();
    found.new.sort();
    found
}

impl Difference<'_> {
    /// Whether all that was there is there unchanged.
    pub fn holds(&self) -> bool {
        self.changed.is_empty() && self.gone.is_empty()
    }
}

/// Takes the pairs that fit out of both lists, in order.
fn pairs<'a>(
    old: &mut Vec<&'a Recorded>,
    new: &mut Vec<&'a Recorded>,
    fits: impl Fn(&Recorded, &Recorded) -> bool,
) -> Vec<(&'a Recorded, &'a Recorded)> {
    let mut found = Vec::new();
    old.retain(|one| {
        let at = new.iter().position(|other| fits(one, other));
        let partner = at.map(|at| new.remove(at));
        found.extend(partner.map(|other| (*one, other)));
        partner.is_none()
    });
    found
}

/// The fields that differ, by name.
pub fn fields<'a>(then: &'a Fields, now: &'a Fields) -> Vec<Field<'a>> {
    let new = now.keys().filter(|name| !then.contains_key(*name));
    let mut names: Vec<&String> = then.keys().chain(new).collect();
    names.sort();
    let one = |name: &'a String| {
        let (then, now) = (then.get(name), now.get(name));
        let text = |value: Option<&'a String>| value.map(String::as_str);
        (then != now).then_some(Field { name, then: text(then), now: text(now) })
    };
    names.into_iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Key;
    use expect_test::{Expect, expect};

    /// Lines as `a.md:1 date=2024-02-05 hours=1.00`.
    fn lines(text: &str) -> Vec<Recorded> {
        let one = |line: &str| {
            let (place, fields) = line.trim().split_once(' ').unwrap();
            let (path, number) = place.split_once(':').unwrap();
            let field = |field: &str| {
                let (key, value) = field.split_once('=').unwrap();
                (key.to_owned(), value.to_owned())
            };
            Recorded {
                key: Key::Path(path.to_owned()),
                line: number.parse().unwrap(),
                fields: fields.split(' ').map(field).collect(),
            }
        };
        text.lines().filter(|line| !line.trim().is_empty()).map(one).collect()
    }

    fn check(then: &str, now: &str, expected: &Expect) {
        let (then, now) = (lines(then), lines(now));
        let found = difference(&then, &now);
        let at = |one: &Recorded| format!("{}:{}", one.key.path().unwrap_or("?"), one.line);
        let mut said = String::new();
        for (then, now) in &found.same {
            said.push_str(&format!("same {} {}\n", at(then), at(now)));
        }
        for one in &found.changed {
            for field in &one.fields {
                let (name, then, now) = (field.name, field.then, field.now);
                let place = at(one.now);
                said.push_str(&format!("changed {place} {name} {then:?} {now:?}\n"));
            }
        }
        found.gone.iter().for_each(|one| said.push_str(&format!("gone {}\n", at(one))));
        found.new.iter().for_each(|one| said.push_str(&format!("new {}\n", at(one))));
        assert_eq!(found.holds(), !said.contains("changed") && !said.contains("gone"));
        expected.assert_eq(&said);
    }

    #[test]
    fn each_field_that_changed_is_named() {
        check(
            "a.md:1 hours=1.00 setting=group group_size=3",
            "a.md:1 hours=1.50 setting=individual",
            &expect![[r#"
                changed a.md:1 group_size Some("3") None
                changed a.md:1 hours Some("1.00") Some("1.50")
                changed a.md:1 setting Some("group") Some("individual")
            "#]],
        );
    }

    #[test]
    fn a_line_added_above_is_no_change_of_those_below() {
        check(
            "a.md:1 hours=1.00\na.md:2 hours=2.00",
            "a.md:1 hours=9.00\na.md:2 hours=1.00\na.md:3 hours=2.00",
            &expect![[r"
                same a.md:1 a.md:2
                same a.md:2 a.md:3
                new a.md:1
            "]],
        );
    }

    #[test]
    fn a_line_that_changed_keeps_its_number() {
        check(
            "a.md:1 hours=1.00\na.md:2 hours=2.00\na.md:3 hours=3.00",
            "a.md:1 hours=1.00\na.md:2 hours=2.50\na.md:3 hours=3.00",
            &expect![[r#"
                same a.md:1 a.md:1
                same a.md:3 a.md:3
                changed a.md:2 hours Some("2.00") Some("2.50")
            "#]],
        );
    }

    #[test]
    fn a_renamed_file_is_found_by_what_it_says() {
        check(
            "a.md:1 hours=1.00\nb.md:1 hours=2.00",
            "c.md:1 hours=1.00\nd.md:1 hours=2.25",
            &expect![[r"
                same a.md:1 c.md:1
                gone b.md:1
                new d.md:1
            "]],
        );
    }

    #[test]
    fn two_that_say_the_same_are_two() {
        check(
            "a.md:1 hours=1.00\nb.md:1 hours=1.00",
            "a.md:1 hours=1.00",
            &expect![[r"
                same a.md:1 a.md:1
                gone b.md:1
            "]],
        );
    }
}

//! A stretch of running text, and what can be asked about a place in it.

use std::ops::Range;

use crate::privacy::pattern::Pattern;
use crate::privacy::{Identifier, Own};

/// A stretch of running text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage<'t> {
    /// The text.
    pub(super) text: &'t str,
    /// What may stand there.
    pub(super) own: &'t Own,
}

/// How many bytes before and behind a place bear on it.
const AROUND: usize = 800;

/// What was found in a passage.
pub(super) type Hit = (Identifier, Range<usize>);

/// A single person who is treated: not `clients`, not `client hours`.
static PERSON: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:(?:client|patient)(?:'s|’s)?(?-u:\b)(?:[^\s\w-]|\s+(?:[^\W\d_]|\d)|\s*$|\s)|pt\.|dob(?-u:\b)|mrn(?-u:\b))",
);
static WORK: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:client|patient)(?:[\x20-](?:hours?|contact|care|work|centered|centred|base|load|rights|population|records?|portal|satisfaction|outcomes?|feedback|education|advocate|relationship|privacy|confidentiality|safety|welfare|facing|consent))(?-u:\b)",
);

impl<'t> Passage<'t> {
    /// The text of a place.
    pub(super) fn at(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// What stands before a place, at most so many bytes of it.
    pub(super) fn before(&self, at: usize, bytes: usize) -> &'t str {
        let mut from = at.saturating_sub(bytes);
        while from < at && !self.text.is_char_boundary(from) {
            from = from.saturating_add(1);
        }
        self.text.get(from..at).unwrap_or("")
    }

    /// What stands after a place, at most so many bytes of it.
    pub(super) fn after(&self, at: usize, bytes: usize) -> &'t str {
        let mut to = at.saturating_add(bytes).min(self.text.len());
        while to > at && !self.text.is_char_boundary(to) {
            to = to.saturating_sub(1);
        }
        self.text.get(at..to).unwrap_or("")
    }

    /// The paragraph around a place, as far as it bears on it: of a text without an end, not all is asked again
    /// at each place.
    pub(super) fn paragraph(&self, range: &Range<usize>) -> Range<usize> {
        let before = self.before(range.start, AROUND);
        let start = range.start.saturating_sub(before.len());
        let from =
            before.rfind("\n\n").map_or(start, |at| start.saturating_add(at).saturating_add(2));
        let after = self.after(range.end, AROUND);
        let to = range.end.saturating_add(after.find("\n\n").unwrap_or(after.len()));
        from..to
    }

    /// The sentence around a place.
    pub(super) fn sentence(&self, range: &Range<usize>) -> &'t str {
        let around = self.paragraph(range);
        let before = self.text.get(around.start..range.start).unwrap_or("");
        let from = ends(before).last().map_or(around.start, |at| around.start.saturating_add(at));
        let after = self.text.get(range.end..around.end).unwrap_or("");
        let to = ends(after).next().map_or(around.end, |at| range.end.saturating_add(at));
        self.text.get(from..to).unwrap_or("")
    }

    /// Whether a text speaks of one client.
    pub(super) fn speaks_of_a_client(text: &str) -> bool {
        PERSON.is_in(text) && (!WORK.is_in(text) || PERSON.each(text).len() > WORK.each(text).len())
    }

    /// Whether a place lies in quotation marks or emphasis that hold a title: three words or more.
    pub(super) fn is_in_title(&self, range: &Range<usize>) -> bool {
        let around = self.paragraph(range);
        let before = self.text.get(around.start..range.start).unwrap_or("");
        let after = self.text.get(range.end..around.end).unwrap_or("");
        [('"', '"'), ('“', '”'), ('*', '*'), ('_', '_')].iter().any(|(open, close)| {
            let inside = if open == close {
                before.matches(*open).count().checked_rem(2) == Some(1)
            } else {
                before
                    .rfind(*open)
                    .is_some_and(|at| !before.get(at..).unwrap_or("").contains(*close))
            };
            let from = before.rfind(*open).map(|at| before.get(at..).unwrap_or(""));
            let (Some(from), Some(to)) = (from.filter(|_| inside), after.find(*close)) else {
                return false;
            };
            let to = after.get(..to).unwrap_or("");
            let words =
                from.split_whitespace().count().saturating_add(to.split_whitespace().count());
            words >= 3 && from.len().saturating_add(to.len()) < 120
        })
    }
}

/// Where sentences end in a text: behind the blank after the full stop.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let signs = text.char_indices().filter(|(_, sign)| matches!(sign, '.' | '!' | '?' | '\n'));
    signs.filter_map(move |(at, sign)| {
        let rest = text.get(at.saturating_add(1)..).unwrap_or("");
        if sign == '\n' {
            let item = rest.trim_start();
            let is_item = ["- ", "* ", "#", "| "].iter().any(|mark| item.starts_with(mark));
            return is_item.then_some(at.saturating_add(1));
        }
        let mut following = rest.chars();
        let blank = following.next().is_none_or(char::is_whitespace);
        let upper = rest.trim_start().chars().next().is_none_or(|c| !c.is_lowercase());
        let word = text.get(..at).unwrap_or("").rsplit(|c: char| !c.is_alphanumeric()).next();
        let short = sign == '.'
            && word.is_some_and(|word| {
                word.chars().count() == 1 && word.chars().all(char::is_uppercase)
                    || ABBREVIATED.contains(&word)
            });
        (blank && upper && !short).then_some(at.saturating_add(1))
    })
}

const ABBREVIATED: [&str; 16] = [
    "Dr", "Mr", "Mrs", "Ms", "Mx", "St", "Prof", "No", "no", "Pt", "pt", "vs", "ext", "Apt", "Sr",
    "Ave",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_the_next_begins() {
        let text = "One. Dr. Two saw it,\nno. 3. Four?\n\nFive";
        let own = Own::default();
        let passage = Passage { text, own: &own };
        let around = |word: &str| {
            let at = text.find(word).unwrap();
            passage.sentence(&(at..at + word.len())).trim()
        };
        assert_eq!(around("One"), "One.");
        assert_eq!(around("saw"), "Dr. Two saw it,\nno. 3.");
        assert_eq!(around("Five"), "Five");
    }

    #[test]
    fn one_client_is_a_person_and_client_hours_are_not() {
        for person in ["my client said", "the client's house", "the patient.", "DOB unknown"] {
            assert!(Passage::speaks_of_a_client(person), "{person}");
        }
        for work in ["clients", "60 client hours", "client-centered", "patient care", "inpatient"] {
            assert!(!Passage::speaks_of_a_client(work), "{work}");
        }
        assert!(PERSON.is_sound() && WORK.is_sound());
    }

    #[test]
    fn a_title_has_three_words() {
        let text = "We read \"The Story of Anna O\" and saw \"Anna\".";
        let own = Own::default();
        let passage = Passage { text, own: &own };
        let (first, last) = (text.find("Anna").unwrap(), text.rfind("Anna").unwrap());
        assert!(passage.is_in_title(&(first..first + 4)));
        assert!(!passage.is_in_title(&(last..last + 4)));
    }
}

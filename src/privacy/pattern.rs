//! A pattern of text, compiled when it is first used.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

/// A pattern. What it finds is its group `v`, or all of it.
#[derive(Debug)]
pub(super) struct Pattern {
    text: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern in the language of the `regex` crate, blanks in it left out.
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, compiled: OnceLock::new() }
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&format!("(?x){}", self.text)).ok()).as_ref()
    }

    /// Whether it occurs.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// Every place of the group `v`, or of the whole. The next one is looked for from the end of the
    /// value on: the sign behind it may be the one before the next.
    pub(super) fn each(&self, text: &str) -> Vec<Range<usize>> {
        let Some(regex) = self.regex() else { return Vec::new() };
        let mut places: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while let Some(found) = regex.captures_at(text, at) {
            let value = found.name("v").or_else(|| found.get(0));
            let Some(place) = value.map(|one| one.range()).filter(|one| one.end > at) else {
                break;
            };
            at = place.end;
            places.push(place);
        }
        places
    }

    /// Whether it could be compiled: a test asks.
    #[cfg(test)]
    pub(super) fn is_sound(&self) -> bool {
        self.regex().is_some()
    }
}

//! A pattern of text, compiled when it is first used.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Regex};

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

    /// Every place of the group `v`, or of the whole.
    pub(super) fn each(&self, text: &str) -> Vec<Range<usize>> {
        let value = |found: Captures<'_>| {
            let whole = found.get(0).map(|one| one.range());
            found.name("v").map(|one| one.range()).or(whole)
        };
        self.regex()
            .map_or_else(Vec::new, |regex| regex.captures_iter(text).filter_map(value).collect())
    }

    /// Whether it could be compiled: a test asks.
    #[cfg(test)]
    pub(super) fn is_sound(&self) -> bool {
        self.regex().is_some()
    }
}

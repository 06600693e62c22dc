//! What is the applicant's and the supervisors' own, and so no client's.

use std::collections::BTreeSet;

/// Names, addresses and numbers that may stand in any file of the log.
#[derive(Debug, Clone, Default)]
pub struct Own {
    words: BTreeSet<String>,
    values: BTreeSet<String>,
}

impl Own {
    /// Takes a name: each of its words may stand anywhere.
    pub fn name(&mut self, name: &str) {
        let words = name.split(|c: char| !c.is_alphanumeric());
        self.words.extend(words.filter(|word| word.chars().count() > 1).map(str::to_lowercase));
    }

    /// Takes an address or a number.
    pub fn value(&mut self, value: &str) {
        self.values.insert(plain(value));
    }

    /// Takes what others have taken.
    pub fn and(&mut self, other: Self) {
        self.words.extend(other.words);
        self.values.extend(other.values);
    }

    /// Whether all of this is the log's own: a known value, or made of known names alone.
    pub(super) fn holds(&self, text: &str) -> bool {
        if self.values.contains(&plain(text)) {
            return true;
        }
        let mut words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 1)
            .peekable();
        words.peek().is_some() && words.all(|word| self.words.contains(&word.to_lowercase()))
    }
}

/// Letters and digits alone: a number is the same number with other dashes.
fn plain(value: &str) -> String {
    value
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '@')
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_name_and_other_spellings_of_a_number_are_known() {
        let mut own = Own::default();
        own.name("Jordan Avery, MA, LMFT");
        own.value("LF-61000000");
        own.value("jordan@example.org");
        for known in ["Jordan", "Avery", "jordan avery", "LF 61000000", "Jordan@example.org"] {
            assert!(own.holds(known), "{known}");
        }
        for other in ["Jordan Miller", "LF61000001", "", "-"] {
            assert!(!own.holds(other), "{other}");
        }
    }
}

//! Which warnings make `check` fail: those that the command names, and those of the log's own file.

use std::collections::BTreeSet;

use crate::cli::Failure;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::read::suggest;

/// What stands for all of them.
const ALL: &str = "warnings";

/// The warnings that are denied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Denied {
    all: bool,
    codes: BTreeSet<Code>,
}

impl Denied {
    /// What the arguments ask for.
    pub(super) fn asked(words: &[String]) -> Result<Self, Failure> {
        let mut denied = Self::default();
        for word in words {
            match Code::parse(word) {
                _ if word == ALL => denied.all = true,
                Some(code) => drop(denied.codes.insert(code)),
                None => {
                    let known = Code::ALL.iter().map(|code| code.word()).chain([ALL]);
                    let near = suggest::nearest(word, known);
                    let help = near.map_or_else(
                        || format!("`{ALL}` denies all of them, a code such as `no-evidence` one"),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let message = format!("there is no code `{word}` to deny");
                    return Err(Failure::new(message).help(help));
                }
            }
        }
        Ok(denied)
    }

    /// The same, and these too.
    pub(super) fn and(mut self, codes: &[Code]) -> Self {
        self.codes.extend(codes);
        self
    }

    /// Whether a finding is a warning that is denied.
    pub(super) fn has(&self, finding: &Diagnostic) -> bool {
        finding.severity == Severity::Warning && (self.all || self.codes.contains(&finding.code))
    }

    /// What the summary says about it: `; denied: no-evidence`.
    pub(super) fn words(&self, findings: &Diagnostics) -> String {
        let denied = findings.iter().filter(|one| self.has(one));
        let codes: BTreeSet<&str> = denied.map(|one| one.code.word()).collect();
        if codes.is_empty() {
            return String::new();
        }
        if self.all {
            return "; warnings are denied".to_owned();
        }
        format!("; denied: {}", codes.into_iter().collect::<Vec<_>>().join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Result<Denied, Failure> {
        Denied::asked(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_code_is_denied_by_its_name_and_all_of_them_by_one_word() {
        let codes = asked(&["no-evidence", "lapse"]).unwrap();
        assert_eq!(codes.codes, BTreeSet::from([Code::NoEvidence, Code::Lapse]));
        assert!(!codes.all && asked(&["warnings"]).unwrap().all);
    }

    #[test]
    fn a_word_that_is_near_a_code_is_answered_with_it() {
        let help = |word: &str| asked(&[word]).unwrap_err().help.unwrap();
        assert_eq!(help("no-evidance"), "did you mean `no-evidence`?");
        assert_eq!(help("warning"), "did you mean `warnings`?");
        assert!(help("everything").starts_with("`warnings` denies all"), "{}", help("everything"));
    }
}

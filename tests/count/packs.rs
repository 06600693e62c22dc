//! What every shipped pack keeps to.

use crate::support::shipped;

#[test]
fn every_number_that_is_to_be_verified_says_why() {
    let packs = shipped();
    let mut seen = 0;
    for program in &packs.list {
        for group in practicum::report::rulebook::groups(program) {
            for rule in group.rules.iter().filter(|rule| rule.citation.verify) {
                seen += 1;
                assert!(
                    rule.citation.remark.is_some(),
                    "{} {}: {}",
                    program.version,
                    group.title,
                    rule.text
                );
            }
        }
    }
    assert!(seen >= 20, "only {seen} numbers are to be verified");
}

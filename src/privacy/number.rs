//! Numbers of social security, records, health plans, accounts, licenses and certificates.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;

static SSN: Pattern =
    Pattern::new(r"(?:^|[^\d-])(?P<v>\d{3}[-\x20]\d{2}[-\x20]\d{4})(?:$|[^\d-]|-\D)");
static SSN_LABELLED: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:ssn|social(?:\s+security)?|soc\.?\s*sec\.?|itin|tax\s+id)[^\d\n]{0,20}(?P<v>\d{3}[-\x20.]?\d{2}[-\x20.]?\d{4})(?-u:\b)",
);

/// Labels that name nothing but a number.
static RECORD: Pattern = Pattern::new(
    r"(?-u:\b)(?i:mrn|emr|ehr|medicaid|medicare|iban|acct|(?:medical|health|patient)\s+record|hospital|chart|policy|member(?:ship)?|subscriber|insurance|authori[sz]ation|auth|claim|account|group|plan|record|beneficiary|invoice|reference|health\s+plan|patient|routing|credit\s+card|card|encounter|referral)
      (?:\s+(?i:account|record|plan|card|file))?
      (?P<l>\s*(?i:no\b\.?|num(?:ber)?\b|nr\b\.?|id\b|\#))?
      \s*(?:[:=\#]|(?i:is|was)\b)?\s*
      (?P<v>\#?[A-Z]{0,4}[\x20-]?\d[\dA-Z]*(?:[\x20/-][A-Z]{0,3}\d[\dA-Z]*)*)",
);
static LABEL_ENDS: Pattern = Pattern::new(
    r"(?i)(?:no\.?|number|nr\.?|(?-u:\b)id|\#|:|=|mrn|iban|medicaid|medicare|acct)\s*(?:is|was)?\s*$",
);

static LICENSE: Pattern = Pattern::new(
    r"(?-u:\b)(?i:licen[sc]e|certificate|certification|passport|green\s+card|alien\s+registration|visa|dl|cdl|permit|registration)
      (?:\s*(?i:no\b\.?|num(?:ber)?\b|nr\b\.?|id\b|\#))?
      \s*(?:[:=\#,]|(?i:is|was)\b)?\s*
      (?P<v>[A-Z]{0,4}\d?[A-Z]{0,2}[\x20-]?\d[\dA-Z]*(?:-[\dA-Z]+)*)",
);

/// Codes of billing and diagnosis: nobody's.
static BILLING: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:cpt|hcpcs|icd|dsm|codes?|modifier|rule|statute|section|billed|bill)(?-u:\b)",
);

/// Social security numbers.
pub(super) fn ssns(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for pattern in [&SSN, &SSN_LABELLED] {
        hits.extend(pattern.each(passage.text).into_iter().map(|range| (Identifier::Ssn, range)));
    }
}

/// Numbers of records, health plans and accounts.
pub(super) fn records(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in RECORD.each(passage.text) {
        let value = passage.at(&range);
        let digits = value.chars().filter(char::is_ascii_digit).count();
        let labelled = LABEL_ENDS.is_in(passage.before(range.start, 24)) || value.starts_with('#');
        let letters = value.chars().any(|c| c.is_ascii_uppercase());
        let billing =
            is_procedure(value) && (BILLING.is_in(passage.before(range.start, 30)) || !labelled);
        let year = digits == 4 && !letters && (value.starts_with("19") || value.starts_with("20"));
        let date = value.len() == 10 && value.matches('-').count() == 2;
        let enough = if labelled { digits >= 3 } else { digits >= 5 };
        if enough && !billing && !date && (!year || value.starts_with('#')) {
            hits.push((Identifier::Record, range));
        }
    }
}

/// Numbers of licenses and certificates.
pub(super) fn licenses(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in LICENSE.each(passage.text) {
        let value = passage.at(&range);
        let digits = value.chars().filter(char::is_ascii_digit).count();
        let date = value.len() == 10 && value.matches('-').count() == 2;
        if digits >= 4 && value.len() > 4 && !date {
            hits.push((Identifier::License, range));
        }
    }
}

/// Whether five digits are a code of CPT for talk, testing or visits.
pub(super) fn is_procedure(value: &str) -> bool {
    let five = value.len() == 5 && value.bytes().all(|byte| byte.is_ascii_digit());
    five && ["908", "907", "961", "992", "993", "994", "906", "964", "966", "998"]
        .iter()
        .any(|start| value.starts_with(start))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_are_sound() {
        for pattern in [
            &super::SSN,
            &super::SSN_LABELLED,
            &super::RECORD,
            &super::LABEL_ENDS,
            &super::LICENSE,
            &super::BILLING,
        ] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

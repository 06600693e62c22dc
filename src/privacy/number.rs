//! Numbers of social security, records, health plans, accounts, licenses and certificates.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;

static SSN: Pattern =
    Pattern::new(r"(?:^|[^\d-])(?P<v>\d{3}[-\x20]\d{2}[-\x20]\d{4})(?:$|[^\d-]|-\D)");
static SSN_LABELLED: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:ssn|social(?:\s+security)?|soc\.?\s*sec\.?|itin|tax\s+id)[^\d\n]{0,20}(?P<v>\d{3}[-\x20.]?\d{2}[-\x20.]?\d{4})(?-u:\b)",
);

/// All but its end is masked.
static MASKED: Pattern =
    Pattern::new(r"(?i)(?:^|[^\w*])(?P<v>[x*•]{3}[-\x20]?[x*•]{2}[-\x20]?\d{4})(?-u:\b)");
/// Sixteen digits in fours, or fifteen as one firm groups them; and as many in one piece.
static CARD: Pattern = Pattern::new(
    r"(?:^|[^\w-])(?P<v>\d{4}[\x20-]\d{4}[\x20-]\d{4}[\x20-]\d{1,4}|3\d{3}[\x20-]\d{6}[\x20-]\d{5}|[3-6]\d{14,15})(?:$|[^\w-])",
);
/// `SSN ending in 4417`.
static ENDING: Pattern = Pattern::new(
    r"(?-u:\b)(?i:ssn|social|card|visa|mastercard|amex|account|acct|policy|chart|record|member|id|number|phone|cell)(?:\s+\w+){0,2}?\s+(?i:ending|ends|last\s+(?:four|4)(?:\s+digits)?)\s*(?i:in|with|is|are|:)?\s*(?P<v>\d{3,6})(?-u:\b)",
);
static SOCIAL: Pattern = Pattern::new(r"(?i)(?:ssn|social)[^.\d]*$");
/// `Premera ID 123456789 01`.
static ID: Pattern = Pattern::new(
    r"(?-u:\b)(?P<b>[^\W]+)\s+(?:ID|Id)(?-u:\b)\s*(?:[:=\#]|no\.?|number|is|was)?\s*(?P<v>[A-Z]{0,4}-?\d[\dA-Z]*(?:[\x20-]\d[\dA-Z]*)*)",
);
static PUBLIC_ID: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:zoom|meeting|course|provider|approval|activity|event|session|pubmed|pmid|program|workshop|npi|ce|room|webinar|article|video|member)\s+id\W*$",
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
      (?P<v>[A-Z]{5,9}\d{3}[A-Z\d]{2}(?-u:\b)|[A-Z]{0,4}\d?[A-Z]{0,2}[\x20-]?\d[\dA-Z]*(?:-[\dA-Z]+)*)",
);

/// Codes of billing and diagnosis: nobody's.
static BILLING: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:cpt|hcpcs|icd|dsm|codes?|modifier|rule|statute|section|billed|bill)(?-u:\b)",
);

/// Social security numbers, and numbers of cards, which their sum proves.
pub(super) fn ssns(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for pattern in [&SSN, &SSN_LABELLED, &MASKED] {
        hits.extend(pattern.each(passage.text).into_iter().map(|range| (Identifier::Ssn, range)));
    }
    for range in CARD.each(passage.text) {
        let device = passage.before(range.start, 16).to_lowercase().contains("imei");
        if sums_up(passage.at(&range)) && !device {
            hits.push((Identifier::Record, range));
        }
    }
    for range in ENDING.each(passage.text) {
        let social = SOCIAL.is_in(passage.before(range.start, 40));
        hits.push((if social { Identifier::Ssn } else { Identifier::Record }, range));
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
        let date = value.len() == 10
            && value.matches('-').count() == 2
            && value.starts_with(|sign: char| sign.is_ascii_digit());
        let enough = if labelled { digits >= 3 } else { digits >= 5 };
        if enough && !billing && !date && (!year || value.starts_with('#')) {
            hits.push((Identifier::Record, range));
        }
    }
    for range in ID.each(passage.text) {
        let digits = passage.at(&range).bytes().filter(u8::is_ascii_digit).count();
        if digits >= 5 && !PUBLIC_ID.is_in(passage.before(range.start, 32)) {
            hits.push((Identifier::Record, range));
        }
    }
}

/// Whether the digits sum up as those of a card do (ISO/IEC 7812-1, the sum of Luhn).
fn sums_up(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|sign| sign.to_digit(10)).collect();
    let doubled = |digit: u32| match digit.saturating_mul(2) {
        two @ 10.. => two.saturating_sub(9),
        one => one,
    };
    let mut sum = 0_u32;
    for (at, digit) in digits.iter().rev().enumerate() {
        let odd = at.checked_rem(2) == Some(1);
        sum = sum.saturating_add(if odd { doubled(*digit) } else { *digit });
    }
    sum > 0 && sum.checked_rem(10) == Some(0)
}

/// Numbers of licenses and certificates.
pub(super) fn licenses(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in LICENSE.each(passage.text) {
        let value = passage.at(&range);
        let digits = value.chars().filter(char::is_ascii_digit).count();
        let date = value.len() == 10 && value.matches('-').count() == 2;
        if (digits >= 4 && value.len() > 4 || value.len() >= 10 && digits >= 3) && !date {
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
    fn a_card_is_proved_by_its_sum() {
        assert!(super::sums_up("4111 1111 1111 1111") && super::sums_up("378282246310005"));
        assert!(!super::sums_up("4111 1111 1111 1112"));
    }

    #[test]
    fn the_patterns_are_sound() {
        for pattern in [
            &super::SSN,
            &super::MASKED,
            &super::CARD,
            &super::ENDING,
            &super::SOCIAL,
            &super::ID,
            &super::PUBLIC_ID,
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

//! Private numbers and birth dates in the text layer of evidence: what a packet gives away that no
//! reviewer needs. What was found is never repeated.

use std::collections::BTreeSet;

use crate::check::evidence::named::{Named, pages};
use crate::check::evidence::words::{self, Is, Token};
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::words::joined;

/// How far behind its name a value may stand.
const NEAR: usize = 7;

/// What no reviewer needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Private {
    BirthDate,
    StudentNumber,
    SocialSecurity,
    PolicyNumber,
    InsuranceNumber,
}

impl Private {
    fn shown(self) -> &'static str {
        match self {
            Self::BirthDate => "a birth date",
            Self::StudentNumber => "a student number",
            Self::SocialSecurity => "a social security number",
            Self::PolicyNumber => "the number of an insurance policy",
            Self::InsuranceNumber => "a member or group number of an insurance",
        }
    }
}

/// Names of values, in words that follow each other; `#` stands for a word or sign for "number".
const LABELS: [(&[&str], Private); 25] = [
    (&["date", "of", "birth"], Private::BirthDate),
    (&["birth", "date"], Private::BirthDate),
    (&["birthdate"], Private::BirthDate),
    (&["birthday"], Private::BirthDate),
    (&["born"], Private::BirthDate),
    (&["dob"], Private::BirthDate),
    (&["d", "o", "b"], Private::BirthDate),
    (&["student", "id", "#"], Private::StudentNumber),
    (&["student", "id"], Private::StudentNumber),
    (&["student", "identification", "#"], Private::StudentNumber),
    (&["student", "#"], Private::StudentNumber),
    (&["matriculation", "#"], Private::StudentNumber),
    (&["social", "security", "#"], Private::SocialSecurity),
    (&["social", "security"], Private::SocialSecurity),
    (&["ssn"], Private::SocialSecurity),
    (&["policy", "#"], Private::PolicyNumber),
    (&["policy", "id"], Private::PolicyNumber),
    (&["policy", ":"], Private::PolicyNumber),
    (&["subscriber", "id"], Private::InsuranceNumber),
    (&["subscriber", "#"], Private::InsuranceNumber),
    (&["insurance", "id"], Private::InsuranceNumber),
    (&["group", "#"], Private::InsuranceNumber),
    (&["group", "id"], Private::InsuranceNumber),
    (&["member", "id"], Private::InsuranceNumber),
    (&["member", "#"], Private::InsuranceNumber),
];

/// Words that tell a member of an insurance from one of a society.
const INSURANCE: [&str; 7] =
    ["insurance", "insured", "insurer", "subscriber", "copay", "deductible", "payer"];

/// One warning for a file in which the pages that the log means show such values.
pub(super) fn lint(sink: &mut Diagnostics, named: &Named<'_>) {
    let (mut shown, mut numbers) = (BTreeSet::new(), Vec::new());
    for (page, text) in named.texts() {
        let found = on(text);
        if !found.is_empty() {
            numbers.push(page);
            shown.extend(found.into_iter().map(Private::shown));
        }
    }
    if !numbers.is_empty() {
        sink.push_some(finding(named, &numbers, &shown));
    }
}

fn finding(named: &Named<'_>, numbers: &[u32], shown: &BTreeSet<&str>) -> Option<Diagnostic> {
    let path = &named.path;
    let verb = if numbers.len() == 1 { "shows" } else { "show" };
    let shown = joined(&shown.iter().collect::<Vec<_>>());
    let message = format!("{} of `{path}` {verb} {shown}", pages(numbers));
    let redact = "name a copy in which it is blacked out, and print that copy into a new PDF, so that \
                  nothing is left beneath the black";
    let others = named.inspected.pages.is_some_and(|all| all > numbers.len());
    let help = if others {
        format!(
            "name only the pages that prove something, as `evidence: {{file: {path}, pages: 1}}`; or \
             {redact}"
        )
    } else {
        redact.to_owned()
    };
    Some(named.finding(Code::EvidencePersonal, message)?.label("no reviewer needs it").help(help))
}

/// What a page shows, each once.
fn on(text: &str) -> Vec<Private> {
    let tokens = words::of(text);
    let insured =
        tokens.iter().filter_map(Token::word).any(|word| INSURANCE.contains(&word.as_str()));
    let mut found: Vec<Private> = Vec::new();
    for at in 0..tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        if is_social_security(rest) {
            found.push(Private::SocialSecurity);
        }
        let label =
            LABELS.iter().find_map(|(label, private)| Some((behind(rest, label)?, *private)));
        let Some((after, private)) = label else { continue };
        let shown = match private {
            Private::BirthDate => is_date(after),
            Private::StudentNumber | Private::PolicyNumber => is_number(after, 4),
            Private::SocialSecurity => is_number(after, 9),
            Private::InsuranceNumber => insured && is_number(after, 4),
        };
        if shown {
            found.push(private);
        }
    }
    found.sort();
    found.dedup();
    found
}

/// What stands behind a label, if the tokens begin with it.
fn behind<'a, 't>(tokens: &'a [Token<'t>], label: &[&str]) -> Option<&'a [Token<'t>]> {
    let mut rest = tokens;
    for part in label {
        // Points and lines between the words of a label are none of it.
        while rest.first().is_some_and(|one| one.is_sign(".") || one.is_sign("/"))
            && rest.len() < tokens.len()
        {
            rest = rest.get(1..)?;
        }
        let (first, after) = rest.split_first()?;
        let word = first.word().unwrap_or_default();
        let fits = if *part == "#" {
            first.is_sign("#") || ["number", "no", "nr", "num", "nos"].contains(&word.as_str())
        } else {
            word == *part || first.is_sign(part)
        };
        if !fits {
            return None;
        }
        rest = after;
    }
    Some(rest)
}

/// The tokens of a value: on the same line, or on the next where nothing follows on this one.
fn value<'a, 't>(tokens: &'a [Token<'t>]) -> impl Iterator<Item = &'a Token<'t>> {
    let is_between = |one: &&Token<'_>| {
        matches!(one.is, Is::Tab | Is::Line)
            || one.is_sign(":")
            || one.is_sign(".")
            || one.is_sign("#")
    };
    let near = tokens.iter().take(NEAR);
    near.skip_while(is_between).take_while(|one| one.is != Is::Line)
}

/// Whether a number, or a word with digits, of so many digits follows at once.
fn is_number(tokens: &[Token<'_>], digits: usize) -> bool {
    let mut count = 0_usize;
    for (at, one) in value(tokens).enumerate() {
        // The value is one run of letters, digits and dashes; a word alone is none.
        if at > 0 && !one.tied {
            break;
        }
        count = count.saturating_add(one.text.chars().filter(char::is_ascii_digit).count());
    }
    count >= digits
}

/// Whether a date follows at once: two numbers, one with a month, or a year.
fn is_date(tokens: &[Token<'_>]) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let near: Vec<&Token<'_>> = value(tokens).take(5).collect();
    let numbers = near.iter().filter(|one| one.is == Is::Number).count();
    let month = near
        .iter()
        .filter_map(|one| one.word())
        .any(|word| MONTHS.iter().any(|month| word.starts_with(month)));
    // `born in a town of 12` has one number, far from its label.
    let soon = near.first().is_some_and(|one| one.is == Is::Number)
        || near
            .first()
            .and_then(|one| one.word())
            .is_some_and(|word| word == "on" || MONTHS.iter().any(|month| word.starts_with(month)));
    soon && (numbers >= 2 || (numbers == 1 && month))
}

/// Whether the tokens begin with three, two and four digits with dashes between them.
fn is_social_security(tokens: &[Token<'_>]) -> bool {
    let [first, dash, second, other, third, ..] = tokens else { return false };
    let digits = |one: &Token<'_>, count: usize| {
        one.is == Is::Number
            && one.text.len() == count
            && one.text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let tied = dash.tied && second.tied && other.tied && third.tied && !first.tied;
    let dashes = dash.is_sign("-") && other.is_sign("-");
    let next =
        tokens.get(5).is_none_or(|one| !(one.tied && (one.is == Is::Number || one.is_sign("-"))));
    tied && dashes && next && digits(first, 3) && digits(second, 2) && digits(third, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_values_are_found_where_they_are_named() {
        let table = [
            ("Date of birth: 4 May 1988", Private::BirthDate),
            ("DOB 05/04/1988", Private::BirthDate),
            ("D.O.B.: 1988-05-04", Private::BirthDate),
            ("Birth date\tMay 4, 1988", Private::BirthDate),
            ("Date of Birth\n05/04/1988", Private::BirthDate),
            ("born on May 4, 1988 in Example", Private::BirthDate),
            ("Student ID: 00123456", Private::StudentNumber),
            ("Student No. A00123456", Private::StudentNumber),
            ("Student ID Number\n9981-223", Private::StudentNumber),
            ("Student #: 48213", Private::StudentNumber),
            ("SSN 123-45-6789", Private::SocialSecurity),
            ("reported as 123-45-6789.", Private::SocialSecurity),
            ("Social Security Number: 123456789", Private::SocialSecurity),
            ("Policy number: PL-0098812", Private::PolicyNumber),
            ("Policy No.: 0098812", Private::PolicyNumber),
            ("Policy: ABC123456", Private::PolicyNumber),
            ("Health insurance\nMember ID: XYZ987654321", Private::InsuranceNumber),
            ("Insured: J. Avery\nGroup number 55121", Private::InsuranceNumber),
        ];
        for (text, private) in table {
            assert_eq!(on(text), [private], "{text}");
        }
    }

    #[test]
    fn what_reviewers_need_is_left_alone() {
        for text in [
            "Date of birth: ____________",
            "Date of birth: XX/XX/XXXX",
            "Student: Jordan Avery, 2023",
            "Student ID: XXXXXXXX",
            "Student number: [redacted]",
            "SSN: XXX-XX-6789",
            "Member number: 48213",
            "Member ID: 48213",
            "License number LF61000000, WA",
            "Approval no. ESSH-23-04",
            "our cancellation policy: 24 hours in advance",
            "Policy period: 05/16/2024 to 05/15/2025",
            "Privacy policy 2024",
            "call 555-123-4567 or 1-555-12-34567",
            "a group of 12 participants",
            "Group number 7 of the seminar 2024",
            "born of a wish to help 12 couples",
        ] {
            assert_eq!(on(text), [], "{text}");
        }
    }
}

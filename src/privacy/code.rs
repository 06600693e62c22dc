//! Codes that stand for one client.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;

static LABELLED: Pattern = Pattern::new(
    r"(?-u:\b)(?i:client|patient|pt|couple|case|chart|file|participant|subject|study|person)
      (?:[\s_-]*(?i:no\b\.?|num(?:ber)?\b|nr\b\.?|id\b|code\b|key\b)\s*(?:[:=\#]|(?i:is|was)\b)?|\s*\#)\s*
      (?P<v>\#?[A-Za-z0-9][A-Za-z0-9_/-]*)",
);
static NUMBERED: Pattern = Pattern::new(
    r"(?-u:\b)(?:(?i:client|patient|pt|couple|case|participant)\.?\s+(?P<v>[A-Z]{1,4}-?\d[\w-]*|0\d+[\w-]*|\d+-[A-Z\d][\w-]*|\#\d+))(?-u:\b)",
);
static CAPITAL: Pattern = Pattern::new(
    r"(?-u:\b)(?:Client|Patient|Pt|Couple|Case)\s+(?P<v>\d{1,5}|[A-Z])(?:$|[^\w\x20.]|\.\s|\.$|\x20(?:[a-z]))",
);
static COUNTED: Pattern = Pattern::new(
    r"^\s*(?i:of|hours?|minutes?|min|sessions?|h|m|x|×|people|times|weeks?|months?|years?|and\s+\d|to\s+\d|%)(?-u:\b)",
);
static LISTED: Pattern = Pattern::new(
    r"(?i:(?:my|our|own)\s+(?:list|notes|files?|spreadsheet|key|records?)|listed\s+as|filed\s+(?:under|as))(?:\W+\w+){0,3}?\W+(?P<v>[A-Z]{1,4}-?\d[\w-]*)(?-u:\b)",
);
static CODED: Pattern = Pattern::new(
    r"(?i:coded\s+as|pseudonym|code\s*name|alias|under\s+the\s+code|their\s+code|her\s+code|his\s+code)\s*(?:[:=]|(?i:is|was)\b)?\s*(?P<v>[A-Z0-9][\w-]*)",
);

/// Codes for clients.
pub(super) fn codes(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in LABELLED.each(passage.text) {
        let value = passage.at(&range);
        let label = passage.before(range.start, 12).to_lowercase();
        let is_code = value.bytes().any(|byte| byte.is_ascii_digit())
            || (label.trim_end_matches([' ', ':', '=']).ends_with("code")
                && value.len() > 1
                && value.bytes().all(|byte| byte.is_ascii_uppercase()));
        if is_code {
            hits.push((Identifier::Code, range));
        }
    }
    for range in NUMBERED.each(passage.text).into_iter().chain(CAPITAL.each(passage.text)) {
        if !COUNTED.is_in(passage.after(range.end, 16)) {
            hits.push((Identifier::Code, range));
        }
    }
    hits.extend(LISTED.each(passage.text).into_iter().map(|range| (Identifier::Code, range)));
    hits.extend(CODED.each(passage.text).into_iter().map(|range| (Identifier::Code, range)));
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_are_sound() {
        for pattern in [
            &super::LABELLED,
            &super::NUMBERED,
            &super::CAPITAL,
            &super::COUNTED,
            &super::CODED,
            &super::LISTED,
        ] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

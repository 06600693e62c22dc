//! Codes that stand for one client.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;
use crate::privacy::web;

static LABELLED: Pattern = Pattern::new(
    r"(?-u:\b)(?i:client|patient|pt|couple|case|chart|file|participant|subject|study|person)
      (?:[\s_-]*(?i:no\b\.?|num(?:ber)?\b|nr\b\.?|id\b|code\b|key\b)\s*(?:[:=\#]|(?i:is|was)\b)?|\s*\#)\s*
      (?P<v>\#?[A-Za-z0-9][A-Za-z0-9_/-]*)",
);
static NUMBERED: Pattern = Pattern::new(
    r"(?-u:\b)(?:(?i:client|patient|pt|couple|case|participant)\.?(?:\s+|\s*[:(–—-]\s*|\s+(?:is|was|=)\s+)(?P<v>[A-Z]{1,4}-?\d[\w-]*|\d{1,4}[A-Z]|0\d+[\w-]*|\d+-[A-Z\d][\w-]*|\#\d+))(?-u:\b)",
);
static CAPITAL: Pattern = Pattern::new(
    r"(?-u:\b)(?:Client|Patient|Pt|Couple|Case)\s+(?P<v>\d{1,5}|[E-W])(?:$|[^\w\x20.]|\.\s|\.$|\x20(?:[a-z]))",
);
/// `client 7`, in the middle of a sentence: what follows shows that nothing is counted.
static SMALL: Pattern = Pattern::new(
    r"(?-u:\b)(?:client|patient|pt)\s+(?P<v>\d{1,4})(?:\s*(?:[,.;)!?—–]|$|\n)|\s+(?:and|&|with|who|is|was|has|had|said|says|reports?|reported|asked|felt|feels|came|told|wants?|wanted|cancel\w+|again|today|about|missed|brought|started|continues?)(?-u:\b))",
);
static CHARTED: Pattern = Pattern::new(
    r"(?-u:\b)(?i:chart|file|folder|dossier|binder)\s+(?P<v>[A-Z]{1,4}-?\d[\w-]*|\d{3,6}[A-Z]?|\d{1,4}/(?:19|20)?\d\d)(?-u:\b)",
);
static NAMED_CODE: Pattern =
    Pattern::new(r"(?-u:\b)(?i:code)\s+(?P<v>[A-Z]{1,4}-\d[\w-]*|[A-Z]{2,4}\d{2,})(?-u:\b)");
static COUNTED: Pattern = Pattern::new(
    r"^\s*(?i:of|hours?|minutes?|min|sessions?|h|m|x|×|people|times|weeks?|months?|years?|and\s+\d|to\s+\d|%)(?-u:\b)|^[:/]\d",
);
static LISTED: Pattern = Pattern::new(
    r"(?i:(?:my|our|own)\s+(?:list|notes|files?|spreadsheet|key|records?)|(?:listed|kept|stored|saved|recorded|entered|filed)\s+(?:under|as))(?:\W+\w+){0,3}?\W+(?P<v>[A-Z]{1,4}-?\d[\w-]*)(?-u:\b)",
);
static CODED: Pattern = Pattern::new(
    r"(?-u:\b)(?i:coded\s+as|pseudonym|code\s*name|alias|under\s+the\s+code|their\s+code|her\s+code|his\s+code)\s*(?:[:=]|(?i:is|was)\b)?\s*(?P<v>[A-Z0-9][\w-]*)",
);

/// One of a row: `Case #1 of 3`.
static OF: Pattern = Pattern::new(r"^\s+of\s+(?:\d|two|three|four|five|six|my)");
static AND_MORE: Pattern = Pattern::new(r"^\s+and\s+\d|^\.\d");

/// Codes for clients.
pub(super) fn codes(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in LABELLED.each(passage.text) {
        let value = passage.at(&range);
        let label = passage.before(range.start, 12).to_lowercase();
        let is_code = value.bytes().any(|byte| byte.is_ascii_digit())
            || (label.trim_end_matches([' ', ':', '=']).ends_with("code")
                && value.len() > 1
                && value.bytes().all(|byte| byte.is_ascii_uppercase()));
        let row = value.starts_with('#') || label.trim_end().ends_with('#');
        if is_code && !(row && OF.is_in(passage.after(range.end, 8))) {
            hits.push((Identifier::Code, range));
        }
    }
    for range in NUMBERED.each(passage.text).into_iter().chain(CAPITAL.each(passage.text)) {
        let row = OF.is_in(passage.after(range.end, 8));
        if !COUNTED.is_in(passage.after(range.end, 16)) && !row {
            hits.push((Identifier::Code, range));
        }
    }
    for range in SMALL.each(passage.text).into_iter().chain(CHARTED.each(passage.text)) {
        let value = passage.at(&range);
        let year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
        let before = passage.before(range.start, 16).trim_end();
        let counted = before.rsplit(' ').nth(1).is_some_and(|word| {
            word == "per" || word == "each" || word == "every" || word.parse::<u32>().is_ok()
        });
        let next = AND_MORE.is_in(passage.after(range.end, 8));
        if !year && !counted && !next {
            hits.push((Identifier::Code, range));
        }
    }
    hits.extend(NAMED_CODE.each(passage.text).into_iter().map(|range| (Identifier::Code, range)));
    // Here too, since a name on a network needs no digit and no full stop.
    web::handles(passage, hits);
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
            &super::SMALL,
            &super::CHARTED,
            &super::NAMED_CODE,
            &super::OF,
            &super::AND_MORE,
            &super::COUNTED,
            &super::CODED,
            &super::LISTED,
        ] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

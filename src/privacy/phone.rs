//! Numbers of phone and fax, and addresses of e-mail.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;

static NORTH_AMERICAN: Pattern = Pattern::new(
    r"(?:^|[^\w.+-]|[^\d\W])(?P<v>(?:\+?1[\s.\x20-]?)?(?:\(\d{3}\)\s?|\d{3}[\x20./-]{1,3})\d{3}[\x20.-]\d{4})(?:$|[^\w-]|-?\D)",
);
static INTERNATIONAL: Pattern = Pattern::new(r"(?P<v>\+\d{1,3}(?:[\x20./-]?\(?\d{1,5}\)?){2,6})");
static LABELLED: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:phone|cell|mobile|tel|telephone|fax|whatsapp|signal|pager|call|text|reach|dial|sms|number|line)(?-u:\b)
      [^\d\n]{0,24}(?P<v>\+?\(?\d[\d\x20().-]{5,14}\d)",
);
/// A number as it is dialled within a country whose numbers begin with a nought.
static NATIONAL: Pattern = Pattern::new(
    r"(?:^|[^\w.+-])(?P<v>\(?0\d{1,4}\)?[\x20/-]\d{3,8}(?:[\x20-]\d{2,6}){0,2})(?:$|[^\w/-])",
);
static LANDLINE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:phone|cell|mobile|tel|telephone|fax|whatsapp|sms)\.?(?-u:\b|\B)[^\d\n(]{0,12}(?P<v>\(?0\)?\d[\d\x20()/.-]{5,14}\d)",
);
/// What belongs to a number: an extension, or the last digits of a second line.
static BEHIND: Pattern = Pattern::new(
    r"(?i)^(?P<v>,?\s*(?:ext(?:ension)?\.?|x|\#)\s*\d{1,6}|\s*(?:/|,|or|and|&)\s*-\s?\d{2,4}|\s*/\s*\d{2,4})(?:$|[^\w-])",
);
static EMAIL: Pattern =
    Pattern::new(r"(?P<v>[\p{L}\d][\p{L}\d._%+'-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+)");
static SPELLED: Pattern = Pattern::new(
    r"(?i)(?P<v>[a-z0-9._-]+\s?(?:\[at\]|\(at\)|\sat\s)\s?[a-z0-9-]+\s?(?:\[dot\]|\(dot\)|\sdot\s)\s?[a-z]{2,})",
);

/// Lines that are for everybody: no person is known by them.
const TOLL_FREE: [&str; 7] = ["800", "888", "877", "866", "855", "844", "833"];

/// Phone numbers.
pub(super) fn phones(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    let digits = |range: &std::ops::Range<usize>| -> String {
        passage.at(range).chars().filter(char::is_ascii_digit).collect()
    };
    for range in NORTH_AMERICAN.each(passage.text) {
        hits.push((Identifier::Phone, range));
    }
    for range in INTERNATIONAL.each(passage.text) {
        if (8..=15).contains(&digits(&range).len()) {
            hits.push((Identifier::Phone, range));
        }
    }
    for range in LABELLED.each(passage.text) {
        let text = passage.at(&range);
        let number = digits(&range);
        let grouped = text.get(3..4).is_some_and(|sign| "-. ".contains(sign)) && text.len() == 8;
        if (10..=15).contains(&number.len()) || (number.len() == 7 && (grouped || text.len() == 7))
        {
            hits.push((Identifier::Phone, range));
        }
    }
    for range in NATIONAL.each(passage.text).into_iter().chain(LANDLINE.each(passage.text)) {
        if (8..=13).contains(&digits(&range).len()) {
            hits.push((Identifier::Phone, range));
        }
    }
    for (kind, range) in hits.iter_mut() {
        if *kind == Identifier::Phone
            && let Some(more) = BEHIND.each(passage.after(range.end, 20)).into_iter().next()
        {
            range.end = range.end.saturating_add(more.end);
        }
    }
    hits.retain(|(kind, range)| {
        let number = digits(range);
        let national = number.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(&number);
        let free = TOLL_FREE.iter().any(|code| national.starts_with(code)) && national.len() == 10;
        *kind != Identifier::Phone || !free
    });
}

/// Addresses of e-mail.
pub(super) fn emails(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for pattern in [&EMAIL, &SPELLED] {
        hits.extend(pattern.each(passage.text).into_iter().map(|range| (Identifier::Email, range)));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_are_sound() {
        for pattern in [
            &super::NORTH_AMERICAN,
            &super::INTERNATIONAL,
            &super::LABELLED,
            &super::NATIONAL,
            &super::LANDLINE,
            &super::BEHIND,
            &super::EMAIL,
            &super::SPELLED,
        ] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

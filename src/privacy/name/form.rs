//! Forms in which nothing but a name is written: `The Garcia family`, `T. Okonkwo`, `Name: Delgado`, `KT (f, 41)`.

use std::ops::Range;

use crate::privacy::Identifier;
use crate::privacy::given::is_given;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;
use crate::privacy::words;

/// `Ms. van der Berg`.
static TITLED: Pattern = Pattern::new(
    r"(?-u:\b)(?i:mr|mrs|ms|mx|miss|dr|herr|frau|señora?|madame)\.?\s+(?P<v>(?i:(?:van|von|de|da|der|den|del|la|le|du|di|el|al|bin|ter|ten|st\.)\s+){1,3}\p{Lu}[\p{L}'’-]+)",
);
/// `mr abernathy`.
static SMALL_TITLED: Pattern = Pattern::new(
    r"(?:^|[^\w\x20]|[^\W\d]\s|[^\w\s]\s)(?i:mr|mrs|mx|ms)\.?\s(?P<v>(?:(?:van|von|de|der|del)\s)*\p{Ll}[\p{L}'’-]{2,})",
);
/// `O'Malley`, also with the apostrophe doubled as YAML has it.
static IRISH: Pattern = Pattern::new(
    r"(?:^|[^\w])(?P<v>(?:O['’]{1,2}|D['’](?-u:\b)|Mc|Mac|Fitz)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)",
);
/// `The Garcia family`, `Thompson/Garcia couple`.
static FAMILY: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>\p{Lu}\p{Ll}[\p{L}'’]+(?:\s?[/&+–-]\s?\p{Lu}\p{Ll}[\p{L}'’]+)*)\s+(?:family|couple|household|siblings|twins|sisters|brothers|marriage|case|intake|kids|divorce)(?:'s|’s)?(?:$|[^\w\s-]|\s+(?P<n>[^\s]))",
);
/// Words that make of `Bowen family` a school.
static SCHOOL: Pattern = Pattern::new(
    r"(?i)^(?:'s|’s)?\s+(?:therap\w+|systems?|theory|model|approach|medicine|practice|law|institute|foundation|center|centre|health|services|stud\w+|planning|clinic|court|conceptuali[sz]ation|of|reports?|examples?|checkup|workshops?|retreats?|exercises?|weekend)",
);
/// `the Kowalczyks`.
static PLURAL: Pattern = Pattern::new(
    r"(?-u:\b)[Tt]he\s+(?P<v>\p{Lu}\p{Ll}{2,}[\p{L}-]*s)(?:['’](?:\s|$)|(?:$|[.,;:!?)]|\s+(?:and|who|came|come|want|wanted|are|were|have|had|argue|argued|fight|fought|report|reported|returned|asked|said|told|missed|brought|cancelled|agree|agreed|did|do|started|left|moved|live|feel|felt|rebooked|arrived|continue|continued|paused|stopped|tried|talk|talked|bought|separated|split|again|for|on|about|as|to|this)(?-u:\b)))",
);
/// `saw the Blackwoods`.
static PLURAL_SEEN: Pattern = Pattern::new(
    r"(?-u:\b)(?i:saw|met|seen|with|by)\s+the\s+(?P<v>\p{Lu}\p{Ll}{2,}s)(?:$|[^\w\s'’-]|['’]?\s+\p{Ll})",
);
static GROUPS: &str = "standards guidelines proceedings olympics maps times alps cascades seahawks mariners beatles kinks stones \
    principles americas netherlands philippines bahamas ethics holidays mormons quakers catholics greeks romans victorians \
    stoics puritans nazis jesuits simpsons masters boards rapids statutes bylaws horsemen sounders kraken oscars states";
/// `T. Okonkwo`.
static INITIAL: Pattern = Pattern::new(
    r"(?:^|\n|[^\w.\s]\s?|(?P<b>[^\W]+)\s)(?P<v>\p{Lu}\.\s?(?:(?i:van|von|de|der|del)\s)*\p{Lu}(?:['’]\p{Lu})?\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(?-u:\b)",
);
/// `Thessaly K.`
static GIVEN_INITIAL: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>\p{Lu}\p{Ll}{2,}\s\p{Lu}\.)(?:\s*[(,;:)]|\s+\p{Ll}|['’]s|\s*$|\s*\n)",
);
/// What letters follow that are no initial.
const LETTERED: &str = "partner client patient person vitamin hepatitis type part section group option appendix version plan step schedule \
    cluster axis form room exhibit table figure influenza week grade phase case couple point factor criterion criteria \
    variable scenario side team level unit module building suite column row question";
/// `Jenny's mother`.
static KIN: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>\p{Lu}\p{Ll}[\p{L}-]+)['’]s\s+(?:(?:own|ex|late|new|current|older|younger|elderly|second|first)[\s-])?(?:mother|father|husband|wife|partner|boyfriend|girlfriend|parents|sister|brother|son|daughter|ex|mom|dad|mum|fianc\w+|spouse|physician|doctor|urologist|therapist|psychiatrist|lawyer|boss|affair|pregnancy|miscarriage|surgery|diagnosis|medication|libido|erections?|roommate|pastor|landlord|appointment|intake)(?-u:\b)",
);
const NO_KIN: &str =
    "oedipus hamlet electra odysseus zeus hera psyche god today yesterday tomorrow medicare";
/// `Name: Delgado`.
static LABELLED: Pattern = Pattern::new(
    r"(?-u:\b)(?:(?P<b>[\p{L}]+)\s+)?(?i:(?:sur|last|first|given|family|nick)?name)s?\s*(?:[:=–—]|-\s|\|)\s*(?P<v>\p{Lu}[\p{L}'’-]+(?:[\x20]\p{Lu}[\p{L}'’.-]+){0,2})",
);
/// `J. and D. argued`.
static PAIR: Pattern = Pattern::new(
    r"(?:^|\n|[^\w\s]\s?|(?P<b>[^\W]+)\s)(?P<v>\p{Lu}\.?\s?(?:and|&|/|\+)\s?\p{Lu}\.)(?:\s+\p{Ll}|\s*[,;:(]|$)",
);
/// `KT (f, 41)`, `JD/34/F`.
static AGED: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>\p{Lu}\.?\p{Lu}\.?\p{Lu}?)(?:\s*[(,/]\s*|\s+)(?:(?:[fmFMX]|nb|NB|female|male|woman|man|trans\s?\w*|cis\s?\w*)[\s,/]{1,3}\d\d(?-u:\b)|\d\d[\s,/]{0,3}(?:[fmFMX]|nb|NB|female|male|woman|man|y/?o)(?-u:\b))",
);
/// `client **D**elgado`.
static SPLIT: Pattern = Pattern::new(
    r"(?-u:\b)(?i:client|patient|wife|husband|partner|son|daughter|mother|father|mr|mrs|ms|saw|met)\.?\s+(?P<v>(?:\*\*|__|\*|_)\p{Lu}\p{Ll}*(?:\*\*|__|\*|_)\p{Ll}{2,})",
);
/// `Abernathy, Jennifer`.
static TURNED: Pattern = Pattern::new(
    r"(?:^|\n|[:(|]\s?|[-*]\s|\d[.)]\s|(?-u:\b)(?i:client|patient|of|with|for|saw)\s)(?P<v>\p{Lu}[\p{L}'’-]+,\s(?P<g>\p{Lu}\p{Ll}+)(?:\s\p{Lu}\.?(?-u:\B|\b))?(?:\s(?:Jr|Sr|II|III|IV)(?-u:\b)\.?)?)",
);

pub(super) fn forms(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    let known = |range: &Range<usize>| {
        let text = passage.at(range);
        let mut parts =
            text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’' && c != '-');
        parts.any(words::is_author_surname) || is_cited(passage, range)
    };
    let ordinary = |text: &str| words::is_ordinary(text.trim_end_matches('.'));
    found.extend(TITLED.each(passage.text));
    found.extend(SPLIT.each(passage.text));
    found.extend(AGED.each(passage.text).into_iter().filter(|range| !is_method(passage.at(range))));
    for range in SMALL_TITLED.each(passage.text) {
        let text = passage.at(&range);
        if !ordinary(text) && text != "right" && text != "wrong" {
            found.push(range);
        }
    }
    found.extend(IRISH.each(passage.text).into_iter().filter(|range| {
        let after = passage.after(range.end, 16).to_lowercase();
        let public = ["university", "scale", "pain", "questionnaire", "institute"];
        !known(range) && !public.iter().any(|word| after.trim_start().starts_with(word))
    }));
    families(passage, &mut found);
    for range in INITIAL.each(passage.text) {
        let text = passage.at(&range);
        let surname = text.rsplit(['.', ' ']).next().unwrap_or("");
        if !is_lettered(passage, range.start) && !ordinary(surname) && !known(&range) {
            found.push(range);
        }
    }
    for range in GIVEN_INITIAL.each(passage.text) {
        let first = passage.at(&range).split_whitespace().next().unwrap_or("");
        let lower = first.to_lowercase();
        let lettered =
            LETTERED.split_whitespace().any(|one| one == lower) || lower.ends_with("itis");
        let listed = passage.after(range.end, 3).contains('&')
            || passage.after(range.end, 2).starts_with(", ") && !is_given(&lower);
        if !lettered && !listed && !ordinary(first) && !known(&range) {
            found.push(range);
        }
    }
    for range in KIN.each(passage.text) {
        let text = passage.at(&range);
        let lower = text.to_lowercase();
        if !ordinary(text) && !NO_KIN.split_whitespace().any(|one| one == lower) && !known(&range) {
            found.push(range);
        }
    }
    for range in LABELLED.each(passage.text) {
        let label = passage.before(range.start, 40).to_lowercase();
        let other = [
            "file", "brand", "course", "generic", "host", "user", "domain", "title", "provider",
            "event", "code", "group",
        ];
        let first = passage.at(&range).split(' ').next().unwrap_or("");
        if !other.iter().any(|word| label.contains(word)) && !ordinary(first) && !known(&range) {
            found.push(range);
        }
    }
    found.extend(
        PAIR.each(passage.text)
            .into_iter()
            .filter(|range| !is_lettered(passage, range.start) && !is_cited(passage, range)),
    );
    for range in TURNED.each(passage.text) {
        let text = passage.at(&range);
        let (surname, rest) = text.split_once(',').unwrap_or((text, ""));
        let given = rest.split_whitespace().next().unwrap_or("");
        if is_given(&given.to_lowercase())
            && !ordinary(surname)
            && !words::is_author(given, surname)
            && !is_cited(passage, &range)
        {
            found.push(range);
        }
    }
    for range in found {
        let own = passage.own.holds(passage.at(&range));
        if !own && !passage.is_in_title(&range) && !words::is_figure(passage.text, &range) {
            hits.push((Identifier::Name, range));
        }
    }
}

/// Families and couples by their name.
fn families(passage: &Passage<'_>, found: &mut Vec<Range<usize>>) {
    for range in FAMILY.each(passage.text) {
        let text = passage.at(&range);
        let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let after = passage.after(range.end, 60);
        let kind = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let school = SCHOOL.is_in(after.trim_start().strip_prefix(kind).unwrap_or(""));
        let held = ["case", "intake", "marriage", "divorce"].contains(&kind)
            && !is_given(&first.to_lowercase())
            && !text.contains(['/', '&'])
            && !passage.before(range.start, 4).eq_ignore_ascii_case("the ");
        if !words::is_ordinary(text)
            && !words::is_ordinary(first)
            && !is_people(text)
            && !school
            && !held
            && !is_cited(passage, &range)
        {
            found.push(range);
        }
    }
    for range in PLURAL.each(passage.text).into_iter().chain(PLURAL_SEEN.each(passage.text)) {
        let text = passage.at(&range);
        let single = text.strip_suffix('s').unwrap_or(text);
        let stem = single.strip_suffix('e').unwrap_or(single);
        let public = [text, single, stem]
            .iter()
            .any(|word| words::is_ordinary(word) || words::is_author_surname(word));
        let lower = text.to_lowercase();
        let group = GROUPS.split_whitespace().any(|one| one == lower) || is_people(single);
        if !public && !group && !passage.is_in_title(&range) {
            found.push(range);
        }
    }
}

/// Whether what stands there is a book's or a paper's author.
fn is_cited(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    static WORK: Pattern = Pattern::new(
        r"(?i)^(?:['’]s)?\s*(?:,?\s+et\s+al|(?:,?\s+(?:and|&)\s+\p{Lu}\S+)?\s*,?\s*\(?(?:19|20)\d\d|[^.!?]{0,24}(?-u:\b)(?:model|books?|method|scale|papers?|articles?|theory|chapters?|study|studies|course|inventory|index|memoir|novel|essay|film|edition|questionnaire|lecture|workshop|podcast|handout|worksheet)(?-u:\b))",
    );
    static BY: Pattern = Pattern::new(
        r"(?i)(?:(?-u:\b)(?:edited|written|developed|book|paper|article|study|chapter|model|scale|lecture|talk|workshop|edition|handout|film|novel|podcast|work|writing|research|editors?|authors?|reading|reread|read)(?:\s+\w+){0,2}\s+|[*_”\x22]\s+)(?:by|of|from|with|in)\s+(?:\S+\s+and\s+)?$",
    );
    WORK.is_in(passage.after(range.end, 60)) || BY.is_in(passage.before(range.start, 60))
}

/// Whether the word before says that a letter is one of a row: `vitamin D. She`.
fn is_lettered(passage: &Passage<'_>, at: usize) -> bool {
    let before = passage.before(at, 24).trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    LETTERED.split_whitespace().any(|one| one == word || one == word.trim_end_matches('s'))
        || ["of", "dsm", "drs"].contains(&word.as_str())
}

/// Whether a word names people of a country or a faith.
fn is_people(word: &str) -> bool {
    const PEOPLE: &str = "somali thai swiss israeli pakistani iraqi afghan punjabi bengali nepali yemeni kurdish saudi czech greek turk \
        hmong navajo lakota swede filipina filipino latine chicano chicana tamil deaf dane kuwaiti qatari bangladeshi roma amish \
        swedish blended nuclear stepfamily same-sex holy royal modern addams brady manson";
    let lower = word.to_lowercase();
    [
        "ian", "ese", "ish", "ean", "ite", "ist", "ive", "ual", "ic", "al", "ing", "ed", "ous",
        "ful", "ary",
    ]
    .iter()
    .any(|end| lower.ends_with(end))
        || PEOPLE.split_whitespace().any(|one| one == lower)
}

/// Two letters that are a method or a measure before an age or a number.
fn is_method(text: &str) -> bool {
    [
        "ED", "PE", "EF", "CBT", "PTSD", "OCD", "ADHD", "ACT", "DBT", "EFT", "IFS", "SSRI", "PHQ",
        "GAD", "STI", "HIV",
    ]
    .contains(&text)
        || ["ID", "OK", "MD", "RN", "TV", "BP", "HR", "US", "UK", "WA", "OR", "CA", "NY"]
            .contains(&text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_are_sound() {
        for pattern in [
            &super::TITLED,
            &super::SMALL_TITLED,
            &super::IRISH,
            &super::FAMILY,
            &super::SCHOOL,
            &super::PLURAL,
            &super::INITIAL,
            &super::GIVEN_INITIAL,
            &super::KIN,
            &super::LABELLED,
            &super::PAIR,
            &super::AGED,
            &super::SPLIT,
            &super::TURNED,
        ] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

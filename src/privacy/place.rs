//! Places smaller than a state.

use std::ops::Range;

use crate::privacy::Identifier;
use crate::privacy::number::is_procedure;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;
use crate::privacy::words;

static ZIP: Pattern = Pattern::new(r"(?:^|[^\w.,$€£\#-])(?P<v>\d{5}(?:-\d{4})?)(?:$|[^\w-]|-\D)");
static ZIP_CUE: Pattern =
    Pattern::new(r"(?i)(?:zip(?:\s*code)?|postal\s+code|(?-u:\b)(?-i:[A-Z]{2})),?\s*(?:is|:)?\s*$");
static QUANTITY_BEFORE: Pattern = Pattern::new(
    r"(?i)(?:(?-u:\b)n\s*=|=|\$|cpt|hcpcs|codes?|modifier|of|over|about|than|nearly|under|and|or|to|for)\s*$",
);
static QUANTITY_AFTER: Pattern = Pattern::new(
    r"(?i)^\s*(?:people|participants|adults|men|women|couples|steps|dollars|hours|words|respondents|members|km|miles|mg|iu|units|times|of|%)",
);
static STREET: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>\d{1,6}[A-Za-z]?\s+(?:(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\.?\s+)?(?:(?:\p{Lu}[\p{L}'’-]*|\d{1,3}(?:st|nd|rd|th))\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Terrace|Circle|Cir|Parkway|Pkwy|Highway|Hwy|Square|Sq|Trail|Loop|Alley|Row|Crescent)(?-u:\b)\.?(?:,?\s+(?:Apt|Apartment|Unit|Suite|Ste|\#)\.?\s*[\w-]+)?)",
);
static ROAD: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>(?:\p{Lu}[\p{L}'’-]+\s+){1,3}(?:Street|Avenue|Ave|Road|Drive|Lane|Boulevard|Blvd|Terrace|Parkway))(?-u:\b)",
);
static BOX: Pattern = Pattern::new(r"(?-u:\b)(?P<v>(?i:p\.?\s?o\.?\s+box)\s+\d+)");
static COUNTY: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>(?:(?:\p{Lu}[\p{L}'’.-]+\s+){1,3}County|County\s+of\s+\p{Lu}[\p{L}'’-]+))(?-u:\b)",
);
static CITY_STATE: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>(?:\p{Lu}[\p{L}'’.-]+\x20){0,2}\p{Lu}[\p{L}'’-]+,\s+(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])(?:\s+\d{5}(?:-\d{4})?)?)(?-u:\b)",
);
static LIVES: Pattern = Pattern::new(
    r"(?-u:\b)(?:(?i:lives?|lived|living|resid(?:es?|ed|ing)|commut(?:es?|ed|ing)|moved|moving|moves|relocat(?:ed|ing|es)|grew\s+up|growing\s+up|born|raised|based|house|apartment|home|employed|works|worked|working|job|teach(?:es|er)?|nurse|student|employee|professor|pastor|engineer|manager|doctor|studies|drives?|flew|flies|travels?|stays?|staying|church|parish|temple|mosque|hospital|prison|jail|shelter|store|shop|restaurant|resident|native|citizen|farm|condo|cabin|coach(?:es)?|volunteers?|preach(?:es)?|serves|plays|sings|school|parents|family)
      (?:\s+\w+){0,2}?|(?i:she|he|they|client|couple|patient|family|husband|wife|partner|who|person)\s+(?i:is|are|was|were|comes?|came|hails?))
      \s+(?P<p>(?i:in|at|from|to|near|outside|around|over\s+in|of))\s+(?:the\s+)?
      (?P<v>\p{Lu}[\p{L}\d'’.-]*(?:[\x20\n]+(?:(?:de|la|del|of|the|on)\x20)?\p{Lu}[\p{L}\d'’-]+){0,3})",
);
/// Whose town is told by `from`.
static FROM: Pattern = Pattern::new(
    r"(?-u:\b)(?i:client|patient|man|woman|couple|person|husband|wife|partner|boyfriend|girlfriend|mother|father|family|guy|pair|nurse|teacher|student|someone|somebody|people|parents|girl|boy|teen|teenager|widow|widower|veteran|engineer|farmer|pastor|lawyer|immigrant|refugee|originally|hails?|comes?|came|drives?|drove|in|travel(?:s|ed|ing)?|way|call(?:s|ed)?|one|both|born|thirties|forties|fifties|sixties|twenties|old|intake)(?:\s+(?:in|over|down|up)(?:\s+\w+){0,2})?\s+from\s+(?P<v>\p{Lu}\p{Ll}[\p{L}'’-]*(?:\x20\p{Lu}\p{Ll}[\p{L}'’-]*){0,2})",
);
/// What somebody is there, or whom somebody works for.
static WORKS: Pattern = Pattern::new(
    r"(?-u:\b)(?i:she|he|client|patient|husband|wife|partner|mother|father|who)\s+(?:(?:also\s+|now\s+)?(?:works?|worked)\s+for|(?:is|was|works\s+as|worked\s+as)\s+an?\s+(?:[\p{Ll}-]+\s+){1,3}(?:in|at|near|for))\s+(?:the\s+)?(?P<v>\p{Lu}[\p{L}'’-]*(?:\x20\p{Lu}\p{Ll}[\p{L}'’-]*){0,2})",
);
static FROM_FIRST: Pattern =
    Pattern::new(r"(?:^|\n|[.!?]\s)From\s+(?P<v>\p{Lu}\p{Ll}+(?:\x20\p{Lu}\p{Ll}+)?)(?:,\s|\.)");
static BORN: Pattern = Pattern::new(
    r"(?-u:\b)(?i:born|raised|grew\s+up)(?-u:\b)[^.!?\n]{0,40}?\sin\s+(?P<v>\p{Lu}\p{Ll}[\p{L}'’-]*(?:\x20\p{Lu}\p{Ll}[\p{L}'’-]*){0,2})",
);
/// `to Tacoma`, right behind `moved from Seattle`.
static TO: Pattern =
    Pattern::new(r"^\s+to\s+(?P<v>\p{Lu}\p{Ll}[\p{L}'’-]*(?:\x20\p{Lu}\p{Ll}[\p{L}'’-]*){0,2})");
/// `412 Maple`, where somebody lives.
static HOUSE: Pattern = Pattern::new(
    r"(?-u:\b)(?i:lives?|lived|living|resid\w+|stay(?:s|ing|ed)?|house|home|apartment|moved|address|rents?)(?:\s+(?:is|at|on|to|in|now)){0,2}\s*:?\s*(?P<v>\d{1,5}[A-Za-z]?\s+(?:[NSEW]{1,2}\.?\s+)?(?:\p{Lu}[\p{L}'’-]+|\d{1,3}(?:st|nd|rd|th))(?:\x20\p{Lu}[\p{L}'’-]+){0,2})",
);
static SCHOOL: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>(?:\p{Lu}[\p{L}'’-]+\s+){1,3}(?:High|Middle|Elementary|Prep)(?:\s+School)?)(?:$|[^\w\s-]|\s+\p{Ll}|\n)",
);
/// What moves and is no person.
static OFFICE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:practice|clinic|office|agency|department|institute|conference|training|provider|program|practicum|supervisor|association|publisher|retreat|journal|workshop|webinar)(?:\s+\w+){0,4}\s*$",
);
static MYSELF: Pattern =
    Pattern::new(r"(?-u:\b)(?:I|[Ww]e|[Mm]y|[Oo]ur|[Ii]'m|I’m)(?:\s+\w+){0,2}\s*$");
static EVENT: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:training|workshops?|conferences?|congress|symposium|retreat|talk|lecture|panel|aasect|institute|intensive|model|theory|book|chapter|app|study|exercise|protocol)(?-u:\b)",
);

/// Places.
pub(super) fn places(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in ZIP.each(passage.text) {
        if is_zip(passage, &range) {
            hits.push((Identifier::Place, range));
        }
    }
    for pattern in [&STREET, &BOX] {
        hits.extend(pattern.each(passage.text).into_iter().map(|range| (Identifier::Place, range)));
    }
    for range in ROAD.each(passage.text) {
        let text = passage.at(&range);
        let drive =
            ["Sex Drive", "Sexual Drive", "The Drive"].iter().any(|one| text.ends_with(one));
        if !drive && !passage.is_in_title(&range) {
            hits.push((Identifier::Place, range));
        }
    }
    for range in COUNTY.each(passage.text) {
        if !passage.at(&range).starts_with("The County") {
            hits.push((Identifier::Place, range));
        }
    }
    for range in CITY_STATE.each(passage.text) {
        let text = passage.at(&range);
        let city = text.split(',').next().unwrap_or("");
        let degree = city.chars().all(|c| c.is_uppercase() || c == ' ');
        if !degree && !words::is_region(city) && !EVENT.is_in(passage.sentence(&range)) {
            hits.push((Identifier::Place, range));
        }
    }
    hits.extend(HOUSE.each(passage.text).into_iter().map(|range| (Identifier::Place, range)));
    for range in SCHOOL.each(passage.text) {
        let first = passage.at(&range).split_whitespace().next().unwrap_or("");
        let own = first.ends_with("'s") || first.ends_with("’s");
        if !own && !words::is_ordinary(first) && !passage.is_in_title(&range) {
            hits.push((Identifier::Place, range));
        }
    }
    for pattern in [&FROM, &FROM_FIRST, &BORN, &WORKS] {
        for range in pattern.each(passage.text) {
            let first = passage.at(&range).split(' ').next().unwrap_or("");
            let author =
                words::is_author_surname(first) || first.ends_with("'s") || first.ends_with("’s");
            if let Some(range) = is_somewhere(passage, range).filter(|_| !author) {
                hits.push((Identifier::Place, range));
            }
        }
    }
    for range in LIVES.each(passage.text) {
        let next = TO.each(passage.after(range.end, 48)).into_iter().next();
        let next =
            next.map(|to| range.end.saturating_add(to.start)..range.end.saturating_add(to.end));
        let office = OFFICE.is_in(passage.before(range.start, 48));
        if let Some(to) = next.filter(|to| !office && !words::is_region(passage.at(to))) {
            hits.push((Identifier::Place, to));
        }
        if let Some(range) = is_somewhere(passage, range) {
            hits.push((Identifier::Place, range));
        }
    }
}

fn is_zip(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let value = passage.at(range);
    let before = passage.before(range.start, 24);
    if ZIP_CUE.is_in(before) && !before.trim_end().ends_with("PT") {
        return true;
    }
    let after = passage.after(range.end, 20);
    !is_procedure(value) && !QUANTITY_BEFORE.is_in(before) && !QUANTITY_AFTER.is_in(after)
}

/// The place that a cue leads to, where it is none that anybody may know.
fn is_somewhere(passage: &Passage<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let text = passage.at(&range);
    let first = text.split([' ', '\n']).next().unwrap_or("");
    let known = words::is_region(text.trim_end_matches('.'))
        || words::is_region(first.trim_end_matches('.'))
        || words::is_ordinary(first.trim_end_matches('.'));
    let shouted =
        first.chars().count() > 1 && first.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let cue = passage.before(range.start, 48);
    let verb = LIVES_MYSELF.is_in(cue) || MYSELF.is_in(cue.get(..cue.len().min(20)).unwrap_or(""));
    let verb = verb || OFFICE.is_in(cue);
    let skip = known || shouted || verb || passage.own.holds(text) || EVENT.is_in(text);
    // A hall in which there was a lecture is nobody's home.
    let sentence = passage.sentence(&range);
    let event = EVENT.is_in(sentence) && !SOMEBODY.is_in(sentence);
    (!skip && !event && !passage.is_in_title(&range)).then_some(range)
}

static SOMEBODY: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:she|he|her|his|they|their|client|patient|couple|husband|wife|partner|family)(?-u:\b)",
);

/// What is said of the therapist, right before the cue.
static LIVES_MYSELF: Pattern = Pattern::new(
    r"(?-u:\b)(?:I|[Ww]e)\s+(?:\w+\s+){0,2}(?:in|at|from|to|near|outside|of)\s+(?:the\s+)?$",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_are_sound() {
        for pattern in [
            &ZIP,
            &ZIP_CUE,
            &QUANTITY_BEFORE,
            &QUANTITY_AFTER,
            &STREET,
            &ROAD,
            &BOX,
            &COUNTY,
            &CITY_STATE,
            &LIVES,
            &FROM,
            &WORKS,
            &FROM_FIRST,
            &BORN,
            &TO,
            &HOUSE,
            &SCHOOL,
            &OFFICE,
            &MYSELF,
            &EVENT,
            &LIVES_MYSELF,
            &SOMEBODY,
        ] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

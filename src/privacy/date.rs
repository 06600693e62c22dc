//! Dates tied to a person, and ages over 89.

use std::ops::Range;

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;

static FULL: Pattern = Pattern::new(
    r"(?:^|[^\w/.-])(?P<v>(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:(?:19|20)\d\d|\d\d))(?:$|[^\w/-])",
);
static MONTH_DAY: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?P<v>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+(?:the\s+)?(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?:(?:,\s*(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?)*,?\s+(?:and|&)\s+(?:the\s+)?(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?)?(?:,?\s*(?:19|20)\d\d)?)(?:$|[^\w%:]|:\D)",
);
static DAY_MONTH: Pattern = Pattern::new(
    r"(?i)(?:^|[^\w.-])(?P<v>(?:the\s+)?(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?:,?[\s-]*(?:19|20)\d\d)?)(?:$|[^\w])",
);
static MONTH_YEAR: Pattern = Pattern::new(
    r"(?-u:\b)(?P<v>(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,?\s+(?:of\s+)?(?:19|20)\d\d)(?-u:\b)",
);
static NUMERIC: Pattern =
    Pattern::new(r"(?:^|[\s,:(])(?P<v>(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01]))(?:$|[^\w/])");
static NUMERIC_CUE: Pattern = Pattern::new(
    r"(?i)(?:(?-u:\b)(?:on|seen|since|sessions?|dates?|dated|until|from|appointments?|appt|birthday|bday|b-day|dob|d\.o\.b|born|birth|anniversary|due|died|death|intake|admitted|discharged|surgery|wedding|next|last|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?-u:\b)\.?[^.\d\n]{0,16}|\d/\d{1,2}(?:,|\x20and|,\x20and|\x20&)\s+)$",
);

/// What is said of an hour right behind its day.
static NUMERIC_HOUR: Pattern = Pattern::new(
    r"(?i)^:?\s+(?:session|appointment|appt|intake|visit|no[\s-]show|cancel\w*|missed)(?-u:\b)",
);
/// A birth date without its dashes, where nothing else can be meant.
static BIRTH: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:dob|d\.o\.b\.?|date\s+of\s+birth|birth\s?da(?:te|y)|bday|born)\s*(?:[:=\#-]|is|was|on)?\s*(?P<v>\d{8}|\d{6}|(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\d|3[01]))(?:$|[^\w/-])",
);

/// Words that tie a date to a life.
static LIFE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:dob|d\.o\.b|born|birth\w*|birthday|gave\s+birth|intake|admi(?:tted|ssion)|discharged?|died|dies|death|deceased|passed\s+away|surgery|operated|wedding|married|separated|divorced|miscarr\w+|attempt\w*|overdose\w*|hospitali[sz]\w+|diagnosed|raped|assaulted|abused|arrested|moved\s+out|broke\s+up|first\s+appointment|last\s+seen|seen|since)(?-u:\b)[^.!?]{0,40}$",
);
/// Somebody who is treated, or belongs to them.
static SOMEBODY: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:client|patient|pt|he|she|his|her|him|hers|husband|wife|partner|couple|mother|father|daughter|son|they\s+(?:separated|married|met)|this\s+couple)(?-u:\b)",
);
/// What goes on among colleagues.
static EVENT: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:training|trainings|trained|workshops?|conferences?|congress|webinars?|course|class|lecture|seminar|contracts?|signed|amended|supervis\w+|deadlines?|renew\w*|insurance|licens\w*|membership|certificat\w*|in\s+effect|into\s+effect|as\s+of|versions?|updates?|updated|software|talk|presentation|meetings?|re-?scheduled|postponed|revised|forms?|templates?|handouts?|snow|closure|closed|invoic\w+|semester|consultation|evaluation|due\s+(?:on|by)|notice|published|retrieved|exam|sar|reassessment|aasect|intensive|attend\w*|slides|statutes?|module|policy|panel|retreat|symposium|institute|audit|group|webcast|orientation|residency|practicum|associates?|accreditation|consent\s+form|in\s+service|in-service|grand\s+rounds|reading|class|holidays?|office|clinic|pages?|issue|volume|report|application|fee|training's|peer|board|law|rule)(?-u:\b)",
);
static EVENT_NEAR: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:trainings?|workshops?|conferences?|webinars?|course|class|lecture|seminar|contracts?|signed|amended|supervision|deadline|meeting|consultation|sar|intensive|talk|reassessment|retreat|evaluation)(?-u:\b)(?:\s+\w+){0,3}[\s,(]*$",
);
static AGE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?P<v>(?:aged?|turned|turns|turning)\s+(?:9\d|1[01]\d|ninety(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)|(?:9\d|1[01]\d|ninety(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)[\s-]*(?:years?[\s-]*old|years?\s+of\s+age|y/?o|yrs?\.?\s*old|year-olds?)|(?:client|patient|husband|wife|mother|father|grandmother|grandfather|widower|widow|man|woman|aunt|uncle)\s*[,(]\s*(?:9\d|1[01]\d)[,)]|in\s+(?:her|his|their)\s+(?:late\s+|early\s+|mid-?\s*)?nineties|nonagenarian|centenarian|(?:she|he|client|patient|husband|wife|mother|father|grandmother|grandfather|widower|widow)(?:\s+is|\s+was|['’]s)\s+(?:now\s+|already\s+|almost\s+|nearly\s+)?(?:9\d|1[01]\d|ninety(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)(?:[,.;)!]|$|\s+(?:now|and|but|already|today|this|or)(?-u:\b)))(?-u:\b)?",
);

/// A second age behind a first.
static NEXT_AGE: Pattern = Pattern::new(
    r"^\s*(?:,|and|&|,\s+and)\s+(?:[^\W\d]+\s+){0,3}(?P<v>(?:9\d|1[01]\d))(?:$|[^\w%]|\.\D)",
);

/// Dates.
pub(super) fn dates(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    let full = FULL.each(passage.text).into_iter();
    let named = MONTH_DAY.each(passage.text).into_iter().chain(DAY_MONTH.each(passage.text));
    for range in full.chain(named) {
        let follows = passage.after(range.end, 6);
        let is_word = passage.at(&range).starts_with("may ");
        if !is_word && !follows.starts_with(" %") && is_of_a_person(passage, &range, true) {
            hits.push((Identifier::Date, range));
        }
    }
    for range in NUMERIC.each(passage.text) {
        let cued = NUMERIC_CUE.is_in(passage.before(range.start, 32))
            || NUMERIC_HOUR.is_in(passage.after(range.end, 16));
        let share = passage.after(range.end, 4).trim_start().starts_with("of");
        if cued && !share && is_of_a_person(passage, &range, true) {
            hits.push((Identifier::Date, range));
        }
    }
    hits.extend(BIRTH.each(passage.text).into_iter().map(|range| (Identifier::Date, range)));
    for range in MONTH_YEAR.each(passage.text) {
        if is_of_a_person(passage, &range, false) {
            hits.push((Identifier::Date, range));
        }
    }
}

/// Ages over 89.
pub(super) fn ages(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for range in AGE.each(passage.text) {
        let next = NEXT_AGE.each(passage.after(range.end, 48)).into_iter().next();
        if let Some(next) = next {
            let place = range.end.saturating_add(next.start)..range.end.saturating_add(next.end);
            hits.push((Identifier::Date, place));
        }
        hits.push((Identifier::Date, range));
    }
}

/// Whether a date is one of somebody's life; `unless` nothing says so and nothing else explains it, this.
fn is_of_a_person(passage: &Passage<'_>, range: &Range<usize>, unless: bool) -> bool {
    let sentence = passage.sentence(range);
    let before = passage.before(range.start, 60);
    if LIFE.is_in(before) && SOMEBODY.is_in(sentence) {
        return !EVENT_NEAR.is_in(before);
    }
    if EVENT_NEAR.is_in(before) {
        return false;
    }
    if SOMEBODY.is_in(sentence) {
        return !EVENT.is_in(sentence) || Passage::speaks_of_a_client(sentence);
    }
    let around = passage.paragraph(range);
    let explained = EVENT.is_in(sentence)
        || (EVENT.is_in(passage.at(&around)) && !SOMEBODY.is_in(passage.at(&around)))
        || names_a_colleague(passage, sentence);
    if LIFE.is_in(before) {
        return !EVENT.is_in(sentence);
    }
    unless && !explained
}

/// Whether the log's own people are named: what was discussed with them has a day that may stand.
fn names_a_colleague(passage: &Passage<'_>, sentence: &str) -> bool {
    let mut words = sentence.split(|sign: char| !sign.is_alphanumeric());
    words.any(|word| word.starts_with(char::is_uppercase) && passage.own.holds(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_are_sound() {
        for pattern in [
            &FULL,
            &MONTH_DAY,
            &DAY_MONTH,
            &MONTH_YEAR,
            &NUMERIC,
            &NUMERIC_CUE,
            &LIFE,
            &SOMEBODY,
            &EVENT,
            &EVENT_NEAR,
            &AGE,
            &NEXT_AGE,
            &BIRTH,
            &NUMERIC_HOUR,
        ] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

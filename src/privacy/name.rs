//! Names of people: by titles, by whom they belong to, by common given names; and initials.

use std::ops::Range;

use crate::privacy::Identifier;
use crate::privacy::given::is_given;
use crate::privacy::initials::{YEAR, initials};
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::word::{Word, bare, end_of, is_capital, is_possessive, is_shouted, words_of};
use crate::privacy::words;

const HONORIFICS: [&str; 24] = [
    "prof",
    "professor",
    "rev",
    "reverend",
    "rabbi",
    "imam",
    "officer",
    "sergeant",
    "judge",
    "coach",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "mister",
    "madam",
    "dr",
    "pt",
    "señora",
    "señor",
    "herr",
    "frau",
    "madame",
];
const PERSONS: &str = "client patient pt partner spouse husband wife boyfriend girlfriend fiancé fiancée fiance fiancee \
    daughter son mother father mom dad mum brother sister stepson stepdaughter stepfather stepmother stepbrother \
    stepsister aunt uncle cousin nephew niece grandmother grandfather grandson granddaughter roommate friend neighbour \
    neighbor ex lover boss couple pair widow widower child baby twin man woman guy lady boy girl teen member ex-husband \
    ex-wife ex-partner ex-boyfriend ex-girlfriend mother-in-law father-in-law sister-in-law brother-in-law metamour \
    colleague landlord teacher pastor";
const CONTACTS: &str = "saw met seen told phoned emailed e-mailed texted rang interviewed";
const WITH: &str = "met meet meeting session sessions spoke speaking talked talking worked working work hour hours intake \
    appointment interview call phone time started began continued visit conversation check-in";
const OF: &str = "intake case history treatment mother father wife husband partner parents";
const TO: &str = "spoke speaking talked talking listened wrote letter";
const WORKS: &str = "model book books method methods workshop workshops scale paper papers article articles talk talks lecture \
    lectures theory chapter chapters work works approach exercise exercises worksheet research study studies course podcast \
    text texts writing writings map maps framework protocol inventory index questionnaire memoir novel essay film typology \
    hierarchy handout view class webinar review interviews ideas concept concepts definition seminar training trainings term word phrase poem edited";
const PARTICLES: [&str; 17] = [
    "de", "la", "del", "van", "von", "da", "dos", "den", "der", "el", "al", "bin", "bint", "ibn",
    "du", "di", "ter",
];

/// Names and initials.
pub(super) fn names(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    let words = words_of(passage.text);
    let mut next = 0;
    let mut chained = false;
    for at in 0..words.len() {
        let Some(word) = words.get(at).filter(|word| at >= next && is_capital(word.text)) else {
            continue;
        };
        let led = chained && follows_name(passage, &words, at);
        chained = false;
        let bare = bare(word.text);
        let given = is_given_name(bare);
        let foreign = bare.chars().next().is_some_and(|c| ('\u{370}'..='\u{58f}').contains(&c));
        let plain = !is_shouted(bare) && !words::is_ordinary(bare);
        let cued = plain
            && !words::is_author_surname(bare)
            && (led
                || is_titled(passage, &words, at)
                || is_cued(passage, &words, at)
                || is_subject(passage, &words, at));
        if !(given || foreign || cued) {
            continue;
        }
        let last = extended(passage, &words, at);
        let end = words.get(last).map_or(word.end, |last| end_of(last));
        next = last.saturating_add(1);
        let range = word.start..end;
        let own = passage.own.holds(passage.at(&range));
        if !own && !is_public(passage, &words, at, last) && !passage.is_in_title(&range) {
            hits.push((Identifier::Name, range));
            chained = true;
        }
    }
    initials(passage, hits);
}

/// A common given name, written as a name: not all in capitals, unless it is long.
fn is_given_name(word: &str) -> bool {
    if is_shouted(word) && word.chars().count() < 4 {
        return false;
    }
    let lower = word.to_lowercase();
    is_given(&lower)
        || (lower.contains('-') && lower.split('-').any(|part| part.len() > 2 && is_given(part)))
        || is_korean(&lower)
}

/// Two syllables with a dash between, as Korean names are often written.
fn is_korean(lower: &str) -> bool {
    const SYLLABLES: &str = "ah ara bin bum chan chul dong eun gi ha hae han hee ho hoon hwa hwan hye hyo hyuk hyun in jae ji \
        jin jong joo joon ju jun kang ki kyu kyung mi min na nam ra rim sang seo seok seon seung si sik so soo sook soon su suk \
        sun sung tae won woo woong yeon yi yong yoo yoon you young yu yun";
    let known = |part: &str| SYLLABLES.split_whitespace().any(|one| one == part);
    lower.split_once('-').is_some_and(|(first, second)| known(first) && known(second))
}

/// Somebody at the start of a sentence who does what only people do, to somebody.
fn is_subject(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
    const VERBS: &str = "wants wanted brought reports reported denies denied told asked cried laughed relapsed phoned cancelled \
        canceled misses refuses refused feels felt thinks believes complained complains hates loves fears";
    let next =
        |by: usize| words.get(at.saturating_add(by)).map(|word| word.text).unwrap_or_default();
    let among = |list: &str, word: &str| list.split_whitespace().any(|one| one == word);
    let starts = match at.checked_sub(1).and_then(|at| words.get(at)).zip(words.get(at)) {
        None => true,
        Some((before, word)) => {
            let gap = passage.text.get(before.end..word.start).unwrap_or("");
            gap.contains("\n\n") || gap.trim_end().ends_with(['.', '!', '?'])
        }
    };
    // Abstract words end so: they too may want and fear, in a manner of speaking.
    let text = words.get(at).map(|word| word.text).unwrap_or_default();
    let abstracted = [
        "ing", "ion", "ness", "ity", "ment", "ship", "ism", "ists", "ers", "ence", "ance", "body",
        "one", "s",
    ];
    starts
        && text.chars().count() > 3
        && !abstracted.iter().any(|end| text.ends_with(end))
        && among(VERBS, next(1))
        && ["her", "his"].contains(&next(2))
}

/// The index of the last word that belongs to the name which begins at `at`.
fn extended(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> usize {
    let mut last = at;
    let mut look = at;
    while let (Some(word), Some(next)) = (words.get(look), words.get(look.saturating_add(1))) {
        let gap = passage.text.get(word.end..next.start).unwrap_or("");
        let dotted = gap.starts_with('.') && word.text.chars().count() == 1;
        let near = !gap.is_empty()
            && gap.trim_start_matches('.').chars().all(char::is_whitespace)
            && !gap.contains("\n\n");
        if !near || (gap.starts_with('.') && !dotted) || is_possessive(word.text) {
            break;
        }
        look = look.saturating_add(1);
        let particle = PARTICLES.contains(&next.text.to_lowercase().as_str());
        if is_capital(next.text)
            && (!words::is_ordinary(next.text) || words::is_author_surname(next.text))
            && !(is_shouted(next.text) && next.text.len() > 1)
        {
            last = look;
        } else if !particle {
            break;
        }
        if last.saturating_sub(at) >= 3 {
            break;
        }
    }
    last
}

/// `Ms`, `Dr` and their like right before.
fn is_titled(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
    let Some((title, gap)) = previous(passage, words, at, 1) else { return false };
    matches!(gap, " " | ". " | "." | ".\n" | "\n")
        && HONORIFICS.contains(&title.to_lowercase().as_str())
}

/// Words right before that lead to a person.
fn is_cued(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
    let Some((one, gap)) = previous(passage, words, at, 1) else { return false };
    let gap = gap.trim_matches(|c: char| c.is_whitespace() || "(\"“'‘*_–—-".contains(c));
    let one = one.to_lowercase();
    let lower = |back| {
        previous(passage, words, at, back).map(|(word, _)| word.to_lowercase()).unwrap_or_default()
    };
    let two = lower(2);
    let among = |list: &str, word: &str| list.split_whitespace().any(|one| one == word);
    if matches!(gap, "" | "," | ":") && among(PERSONS, &one) && !(gap == "," && two == "a") {
        return true;
    }
    if !gap.is_empty() {
        return false;
    }
    let told = ["named", "called", "nicknamed"].contains(&one.as_str());
    let somebody = |word: &String| {
        among(PERSONS, word)
            || ["she", "he", "they", "her", "him", "them", "is", "who"].contains(&word.as_str())
    };
    let three = lower(3);
    (told
        && [&two, &three].into_iter().any(somebody)
        && !["it", "is"].contains(&three.as_str())
        && two != "it"
        && (two != "is" || ["she", "he", "who"].contains(&three.as_str())))
        || (["is", "was"].contains(&one.as_str()) && two == "name")
        || (among(CONTACTS, &one) && (two != "have" || one != "met"))
        || (one == "with" && among(WITH, &two))
        || (one == "of" && among(OF, &two))
        || (one == "to" && among(TO, &two))
}

/// Whether a name came right before, with `and` between.
fn follows_name(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
    match previous(passage, words, at, 1) {
        Some((word, gap)) if word == "and" || word == "y" => gap.trim().is_empty(),
        Some((_, gap)) => matches!(gap.trim(), "&" | "/" | "+"),
        None => false,
    }
}

/// Whether the name is an author's, or stands as one does.
fn is_public(passage: &Passage<'_>, words: &[Word<'_>], at: usize, last: usize) -> bool {
    let Some((first, end)) = words.get(at).zip(words.get(last)) else { return false };
    let author_before = previous(passage, words, at, 1)
        .is_some_and(|(before, gap)| gap == " " && words::is_author(before, bare(first.text)));
    let among = |word: &str| WORKS.split_whitespace().any(|one| one == word.to_lowercase());
    let after = passage.after(end.end, 60);
    let mut following = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if at == last {
        let lecturer = is_titled(passage, words, at) && is_possessive(end.text);
        let year = after.starts_with(" (") && YEAR.is_in(after);
        return author_before || year || (lecturer && following.next().is_some_and(among));
    }
    if words::is_author(bare(first.text), bare(end.text)) {
        return true;
    }
    if YEAR.is_in(after) {
        return true;
    }
    if is_possessive(end.text) {
        let quoted = after.trim_start().starts_with(['"', '“', '*', '_']);
        return quoted || following.take(2).any(among);
    }
    let Some((by, gap)) = previous(passage, words, at, 1) else { return false };
    let title_ends = passage
        .before(first.start, 8)
        .trim_end()
        .strip_suffix("by")
        .is_some_and(|rest| rest.trim_end().ends_with(['"', '”', '*', '_']));
    if title_ends {
        return true;
    }
    let sentence = passage.sentence(&(first.start..end.end));
    ["by", "after", "per", "with", "from"].contains(&by)
        && gap.trim().is_empty()
        && (sentence.split(|c: char| !c.is_alphanumeric()).any(among)
            && by != "with"
            && by != "from"
            || previous(passage, words, at, 2).is_some_and(|(work, _)| among(work)))
}

/// The word so many places before, and what stands between it and the next.
fn previous<'t>(
    passage: &Passage<'t>,
    words: &[Word<'t>],
    at: usize,
    back: usize,
) -> Option<(&'t str, &'t str)> {
    let next = words.get(at.checked_sub(back)?.checked_add(1)?)?;
    let word = words.get(at.checked_sub(back)?)?;
    Some((word.text, passage.text.get(word.end..next.start)?))
}

/// The range of a word and its given name test, for names of files.
pub(super) fn in_path(text: &str) -> Vec<Range<usize>> {
    let words = words_of(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if found.last().is_some_and(|last| word.start < last.end) {
            continue;
        }
        let before =
            at.checked_sub(1).and_then(|at| words.get(at)).map(|word| word.text.to_lowercase());
        let titled = before.as_deref().is_some_and(|word| {
            HONORIFICS.contains(&word) && word != "pt"
                || ["client", "patient", "wife", "husband", "partner"].contains(&word)
        });
        let lower = word.text.to_lowercase();
        if !(lower.chars().count() > 2 && is_given(&lower) || titled && !words::is_ordinary(&lower))
        {
            continue;
        }
        let surname = words.get(at.saturating_add(1)).filter(|next| {
            next.start.saturating_sub(word.end) == 1
                && !text.get(word.end..next.start).unwrap_or("").contains('/')
                && !words::is_ordinary(next.text)
                && !["md", "yaml", "pdf", "and"].contains(&next.text)
        });
        found.push(word.start..surname.map_or(word.end, |next| next.end));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Own;

    #[track_caller]
    fn found(text: &str) -> Vec<&str> {
        let own = Own::default();
        let passage = Passage { text, own: &own };
        let mut hits = Vec::new();
        names(&passage, &mut hits);
        hits.into_iter().map(|(_, range)| text.get(range).unwrap()).collect()
    }

    #[test]
    fn names_are_found_whole() {
        assert_eq!(
            found("Saw Mr. Abernathy-Cole, and my client Oyelaran left"),
            ["Abernathy-Cole", "Oyelaran"]
        );
        assert_eq!(
            found("Jane and Tarquin; José de la Cruz’s wife"),
            ["Jane", "Tarquin", "José de la Cruz"]
        );
        assert_eq!(found("J.D. and K. L. M. in Washington, D.C."), ["J.D.", "K. L. M."]);
        assert_eq!(found("her husband\nThorvald came"), ["Thorvald"]);
    }

    #[test]
    fn authors_and_words_are_no_names() {
        assert!(found("Emily Nagoski's book; a paper by Jane Roe; Anna Roe (2015) too").is_empty());
        assert!(found("My client Monday; the couple and I; May, Will and Hope").is_empty());
    }
}

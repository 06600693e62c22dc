//! What leads to a name: titles, relations, what only people do.

use crate::privacy::passage::Passage;
use crate::privacy::word::{Word, bare};

pub(super) const HONORIFICS: [&str; 24] = [
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
/// Given names that are ordinary words as well: names after a relation alone.
const ALSO_WORDS: &str = "will may june april august hope grace faith joy chase rose lily daisy violet ivy iris amber dawn \
    summer autumn mark bill pat art drew chance frank gene ray guy jack sky star ginger olive pearl ruby jade hazel holly \
    robin dean duke earl king mason cooper parker carter christian melody harmony serenity destiny charity patience \
    prudence clay cliff dale glen heath lane miles norm penny pierce reed skip stone wade ward wren eve mercy brook bishop \
    chip buddy sage fern basil asia china india georgia virginia dakota carolina florida jordan journey justice liberty \
    legend sunny rich dusty sandy winter page paige trinity honor royal saint major bear river forest rain storm bob don \
    victor young love angel jesus israel austin dallas savannah brooklyn paris london sydney chelsea camden trip ace";

/// Whether a name is an ordinary word as well.
pub(super) fn is_also_a_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    ALSO_WORDS.split_whitespace().any(|one| one == lower)
}

/// Whether a word stands after somebody's relation, or says what only people say: `their son Will`, `Grace told me`.
pub(super) fn is_kin(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
    const NO_KIN: [&str; 8] =
        ["client", "patient", "pt", "couple", "pair", "member", "partner", "friend"];
    const SPEAKS: [&str; 8] =
        ["reported", "reports", "told", "cancelled", "denied", "denies", "phoned", "cried"];
    let Some(word) = words.get(at) else { return false };
    let after = passage.after(word.end, 8).trim_start_matches([' ', ',', '.']);
    if after.starts_with(|sign: char| sign.is_ascii_digit()) {
        return false;
    }
    let next = words.get(at.saturating_add(1)).map(|word| word.text).unwrap_or_default();
    if SPEAKS.contains(&next) && passage.after(word.end, 1) == " " {
        return true;
    }
    let Some((one, gap)) = previous(passage, words, at, 1) else { return false };
    let lower = one.to_lowercase();
    let relation = PERSONS.split_whitespace().any(|person| person == lower);
    let owner = previous(passage, words, at, 2).map(|(word, _)| word.to_lowercase());
    let held = owner.is_some_and(|owner| {
        ["my", "our", "her", "his", "their", "the"].contains(&owner.as_str())
            || owner.ends_with("'s")
            || owner.ends_with("’s")
            || bare(&owner) != owner
    });
    relation && matches!(gap, " " | ", ") && held && (!NO_KIN.contains(&lower.as_str()))
}

const SAID: [&str; 6] = ["client", "patient", "she", "he", "is", "was"];

/// Somebody at the start of a sentence who does what only people do, to somebody.
pub(super) fn is_subject(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
    const SUFFERED: &str = "assaulted abused raped diagnosed admitted hospitalized hospitalised arrested fired \
        widowed divorced born tearful";
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
        && (among(VERBS, next(1)) && ["her", "his"].contains(&next(2))
            || ["was", "got"].contains(&next(1)) && among(SUFFERED, next(2)))
}

/// `Ms`, `Dr` and their like right before.
pub(super) fn is_titled(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
    let Some((title, gap)) = previous(passage, words, at, 1) else { return false };
    matches!(gap, " " | ". " | "." | ".\n" | "\n")
        && HONORIFICS.contains(&title.to_lowercase().as_str())
}

/// Words right before that lead to a person.
pub(super) fn is_cued(passage: &Passage<'_>, words: &[Word<'_>], at: usize) -> bool {
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
        && (two != "is"
            || ["she", "he", "who"].contains(&three.as_str())
            || among(PERSONS, &three)))
        || (["is", "was"].contains(&one.as_str()) && two == "name")
        || (["is", "was"].contains(&one.as_str())
            && ["client", "patient"].contains(&two.as_str())
            && words.get(at).is_some_and(|word| passage.after(word.end, 1) == ","))
        || (one == "call" && two == "i")
        || (one == "from" && among("text message voicemail email letter call note", &two))
        || (among("asked invited encouraged reminded urged helped", &one) && two == "i")
        || (one == "by" && ["goes", "went"].contains(&two.as_str()))
        || (["her", "him", "them"].contains(&one.as_str()) && two == "call")
        || (one == "as" && two == "known" && SAID.contains(&three.as_str()))
        || (among(CONTACTS, &one) && (two != "have" || one != "met"))
        || (one == "with" && among(WITH, &two))
        || (one == "of" && among(OF, &two))
        || (one == "to" && among(TO, &two))
}

/// The word so many places before, and what stands between it and the next.
pub(super) fn previous<'t>(
    passage: &Passage<'t>,
    words: &[Word<'t>],
    at: usize,
    back: usize,
) -> Option<(&'t str, &'t str)> {
    let next = words.get(at.checked_sub(back)?.checked_add(1)?)?;
    let word = words.get(at.checked_sub(back)?)?;
    Some((word.text, passage.text.get(word.end..next.start)?))
}

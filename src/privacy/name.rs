//! Names of people: by titles, by whom they belong to, by common given names; and initials.

mod cue;
mod file;
mod form;

use crate::privacy::Identifier;
use crate::privacy::given::is_given;
use crate::privacy::initials::{YEAR, initials};
use crate::privacy::name::cue::{is_also_a_word, is_cued, is_kin, is_subject, is_titled, previous};
pub(super) use crate::privacy::name::file::in_path;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::word::{Word, bare, end_of, is_capital, is_possessive, is_shouted, words_of};
use crate::privacy::words;

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
        let letter = bare.chars().count() == 1;
        let plain = !letter && !is_shouted(bare) && !words::is_ordinary(bare);
        let cued = plain
            && !words::is_author_surname(bare)
            && (led
                || is_titled(passage, &words, at)
                || is_cued(passage, &words, at)
                || is_subject(passage, &words, at));
        let kin = is_also_a_word(bare) && is_kin(passage, &words, at);
        if !(given || foreign || cued || kin) {
            continue;
        }
        let last = extended(passage, &words, at);
        let end = words.get(last).map_or(word.end, |last| end_of(last));
        next = last.saturating_add(1);
        let range = word.start..end;
        let own = passage.own.holds(passage.at(&range));
        let known = is_public(passage, &words, at, last) || words::is_figure(passage.text, &range);
        if !own && !known && !passage.is_in_title(&range) {
            hits.push((Identifier::Name, range));
            chained = true;
        }
    }
    initials(passage, hits);
    form::forms(passage, hits);
    hits.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
    hits.dedup_by(|later, earlier| later.1.end <= earlier.1.end);
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

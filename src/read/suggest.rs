//! The nearest known word.

use crate::model::words::listed;
use crate::read::folded::folded;

/// How many letters may differ.
const NEAR: usize = 2;

/// The most words that a message lists.
const LISTED: usize = 24;

/// A word longer than this is near to none.
const LONGEST: usize = 100;

/// The known word nearest to `found`, if it is near.
pub fn nearest<'w>(found: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    if found.len() > LONGEST {
        return None;
    }
    let folded = found.to_lowercase();
    // Words of other lengths differ by as many letters; most need no closer look.
    let is_as_long = |word: &&str| word.chars().count().abs_diff(folded.chars().count()) <= NEAR;
    known
        .into_iter()
        .filter(is_as_long)
        .map(|word| (strsim::osa_distance(&folded, &word.to_lowercase()), word))
        .filter(|(distance, word)| *distance <= NEAR && *distance < word.len())
        .min()
        .map(|(_, word)| word)
}

/// ``did you mean `core/ethics`?``, or the known words if none is near.
pub fn instead<'w, I: IntoIterator<Item = &'w str> + Clone>(found: &str, known: I) -> String {
    match nearest(found, known.clone()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => one_of(known),
    }
}

/// The program that was meant: the log's own before others, and one whose last word it is: `cst`.
pub fn program(found: &str, known: &[&str], own: &str) -> String {
    let word = folded(found);
    let is_end = |id: &&str| id.strip_suffix(&word).is_some_and(|head| head.ends_with('-'));
    let near = |id: &&str| nearest(&word, [*id]).is_some();
    let by = |is: &dyn Fn(&&str) -> bool| {
        let own = Some(own).filter(|own| is(own) && !word.is_empty());
        own.or_else(|| known.iter().copied().find(|id| is(id) && !word.is_empty()))
    };
    match by(&|id: &&str| **id == word).or_else(|| by(&is_end)).or_else(|| by(&near)) {
        Some(id) => format!("did you mean `{id}`?"),
        None => one_of(known.iter().copied()),
    }
}

/// The version that begins so, or those that there are.
pub fn version(found: &str, known: &[&str]) -> String {
    let mut begun = known.iter().filter(|one| !found.is_empty() && one.starts_with(found));
    match (begun.next(), begun.next()) {
        (Some(one), None) => format!("did you mean `{one}`?"),
        _ => one_of(known.iter().copied()),
    }
}

/// `` write `a`, `b` or `c` ``.
pub fn one_of<'w, I: IntoIterator<Item = &'w str>>(known: I) -> String {
    let words: Vec<&str> = known.into_iter().collect();
    if words.is_empty() {
        return "there is none to choose from".to_owned();
    }
    let left = words.len().saturating_sub(LISTED);
    let shown = words.into_iter().take(LISTED);
    match left {
        0 => format!("write {}", listed(shown)),
        more => format!("write {}, or one of {more} more", listed(shown)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_and_a_far_one_is_not() {
        assert_eq!(
            instead("core/ethic", ["core/ethics", "core/health"]),
            "did you mean `core/ethics`?"
        );
        assert_eq!(instead("zoom", ["video", "phone"]), "write `video` or `phone`");
        assert_eq!(nearest("Aasect", ["aasect", "other"]), Some("aasect"));
        assert_eq!(nearest("ab", ["x"]), None);
    }
}

//! The nearest known word.

use crate::model::words::listed;

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

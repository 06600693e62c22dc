//! What people write where the format has a word of its own, and the answer to it.

mod keys;
mod values;

use crate::read::folded::{folded, typed};

/// What is written, parted by blanks, and the words that may be meant, each with what it is.
/// A word `*end` is any word that ends so: packs declare words of their own.
type Row = (&'static str, &'static [(&'static str, &'static str)]);

/// Longer texts are no word that somebody knows by another name.
const LONGEST: usize = 60;

/// What is meant by `found` as a value of `key`, of the words that are known there.
pub fn value<'w>(
    key: &str,
    found: &str,
    known: impl Iterator<Item = &'w str>,
) -> Vec<(&'w str, &'static str)> {
    let tables = values::ALL.iter().filter(|(of, _)| of.split(' ').any(|one| one == key));
    meant(found, tables.flat_map(|(_, rows)| rows.iter()), known)
}

/// Whether `key` takes a word of the format, and `found` is none.
pub fn is_other_word(key: &str, found: &str) -> bool {
    let mut tables =
        values::ALL.iter().filter(|(of, _)| of.split(' ').any(|one| one == key)).peekable();
    let is = |row: &Row| row.1.iter().any(|(word, _)| *word == found);
    tables.peek().is_some() && !tables.any(|(_, rows)| rows.iter().any(is))
}

/// Which key is meant by `found`, of the keys that are known there.
pub fn key<'w>(found: &str, known: impl Iterator<Item = &'w str>) -> Vec<(&'w str, &'static str)> {
    meant(found, keys::ALL.iter(), known)
}

/// Whether `found` says that some was one way, and some another.
pub fn is_mixed(found: &str) -> bool {
    let found = folded(found);
    values::MIXED.split(' ').any(|word| word == found)
}

/// Whether `found` is the name of a text about the entry, which stands below the front matter.
pub fn is_body(found: &str) -> bool {
    let found = folded(found);
    keys::BODY.split(' ').any(|word| word == found)
}

fn meant<'w>(
    found: &str,
    rows: impl Iterator<Item = &'static Row>,
    known: impl Iterator<Item = &'w str>,
) -> Vec<(&'w str, &'static str)> {
    if found.len() > LONGEST {
        return Vec::new();
    }
    let known: Vec<&'w str> = known.collect();
    let found = folded(found);
    if let Some(same) = known.iter().find(|word| folded(word) == found) {
        return vec![(*same, "")];
    }
    for (written, words) in rows {
        if !written.split_whitespace().any(|one| one == found) {
            continue;
        }
        let mut answers = Vec::new();
        for (word, what) in *words {
            let is = |known: &&str| match word.strip_prefix('*') {
                Some(end) => known.ends_with(end),
                None => known == word,
            };
            answers.extend(known.iter().copied().filter(is).map(|known| (known, *what)));
        }
        if !answers.is_empty() {
            return answers;
        }
    }
    Vec::new()
}

/// ``did you mean `video`?``, or the question that parts the answers; nothing if there are none.
pub fn question(found: &str, answers: &[(&str, &str)]) -> Option<String> {
    match answers {
        [] => None,
        [(word, _)] if typed(found) == *word => {
            Some(format!("type `{word}` anew: one of these characters only looks like it should"))
        }
        [(word, _)] => Some(format!("did you mean `{word}`?")),
        [rest @ .., (last, what)] => {
            let one = |(word, what): &(&str, &str)| {
                if what.is_empty() { format!("`{word}`") } else { format!("{what} (`{word}`)") }
            };
            let rest: Vec<String> = rest.iter().map(one).collect();
            Some(format!("{}, or {}?", rest.join(", "), one(&(*last, *what))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::folded::folded;

    fn asked(key: &str, found: &str, known: &[&str]) -> String {
        question(found, &value(key, found, known.iter().copied())).unwrap_or_default()
    }

    const TRAINING: [&str; 3] = ["in-person", "live-online", "asynchronous"];
    const SESSION: [&str; 3] = ["in-person", "video", "phone"];

    #[test]
    fn one_word_means_what_its_entry_knows() {
        assert_eq!(asked("delivery", "Zoom", &TRAINING), "did you mean `live-online`?");
        assert_eq!(asked("delivery", "Zoom", &SESSION), "did you mean `video`?");
        assert_eq!(
            asked("delivery", "online", &TRAINING),
            "live with others (`live-online`), or recorded (`asynchronous`)?"
        );
        assert_eq!(asked("delivery", "carrier pigeon", &TRAINING), "");
        assert_eq!(
            asked("delivery", "ｖｉｄｅｏ", &SESSION),
            asked("delivery", "vi\u{200b}deo", &SESSION)
        );
        assert!(asked("delivery", "phone\u{a0}", &SESSION).starts_with("type `phone` anew"));
    }

    #[test]
    fn the_tables_are_folded_and_say_each_word_once() {
        let tables = values::ALL.iter().copied().chain([("", keys::ALL)]);
        let mut rows = 0;
        for (key, table) in tables {
            for (written, words) in table {
                rows += 1;
                for word in written.split_whitespace() {
                    assert_eq!(folded(word), word, "{key}");
                }
                assert!(!words.is_empty(), "{key} {written}");
                let asks = words.len() > 1;
                assert!(words.iter().all(|(_, what)| what.is_empty() != asks), "{key} {written}");
            }
        }
        assert!(rows > 60, "{rows}");
        for word in values::MIXED.split(' ').chain(keys::BODY.split(' ')) {
            assert_eq!(folded(word), word);
        }
    }
}

//! The words of a passage.

/// A word of a passage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().is_some_and(|(_, c)| c.is_alphabetic());
        let inner = matches!(sign, '\'' | '’' | '-') && start.is_some() && next;
        if sign.is_alphabetic() || inner || (start.is_some() && is_mark(sign)) {
            start = start.or(Some(at));
        } else if let Some(from) = start.take() {
            words.extend(text.get(from..at).map(|text| Word { text, start: from, end: at }));
        }
    }
    if let Some(from) = start {
        words.extend(text.get(from..).map(|one| Word { text: one, start: from, end: text.len() }));
    }
    words
}

/// A combining accent: part of the letter before it.
pub(super) fn is_mark(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

pub(super) fn is_shouted(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase())
}

pub(super) fn is_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word)
}

/// Where a word ends without its `'s`.
pub(super) fn end_of(word: &Word<'_>) -> usize {
    word.start.saturating_add(bare(word.text).len())
}

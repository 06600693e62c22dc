//! A text without what only looks different: capitals, wide letters, odd blanks, curly quotes.

/// A character as the keyboard of a plain text has it; nothing where it is not seen at all.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => return None,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '′' => '\'',
        '\u{ff01}'..='\u{ff5e}' => {
            let plain = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32);
            plain.unwrap_or(c)
        }
        c => c,
    })
}

/// The text in plain characters, without blanks at its ends.
pub fn typed(text: &str) -> String {
    text.chars().filter_map(plain).collect::<String>().trim().to_owned()
}

/// The text without curly quotes at its ends, if it has them at both.
pub fn unquoted(text: &str) -> Option<String> {
    let curly = |c: char| plain(c).is_some_and(|plain| plain != c && matches!(plain, '"' | '\''));
    let inner = text.strip_prefix(curly)?.strip_suffix(curly)?;
    Some(typed(inner))
}

/// Lower case, words parted by `-`, and nothing else but letters and digits.
pub fn folded(text: &str) -> String {
    let mut out = String::new();
    for c in typed(text).to_lowercase().chars().filter(|c| !matches!(c, '\'' | '"' | '.')) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_alike() {
        for text in ["In Person", "in-person", "in_person,", "in\u{a0}person", "ＩＮ－ｐｅｒｓｏｎ"]
        {
            assert_eq!(folded(text), "in-person", "{text}");
        }
        assert_eq!(folded("Master’s"), "masters");
        assert_eq!(folded("Ph.D."), "phd");
        assert_eq!(unquoted("“a b”"), Some("a b".to_owned()));
        assert_eq!(unquoted("a b”"), None);
    }
}

//! Text as it is set: composed, without controls, and only of characters that the faces have.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::render::pdf::fonts::{Fonts, MISSING};

/// Text that can be set. A line feed in it begins a new line; all other controls are gone.
pub(crate) fn clean(fonts: &mut Fonts, text: &str) -> String {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.nfc() {
        match character {
            '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                let again = character == '\n' && out.ends_with('\r');
                if !again {
                    out.push(if character == '\r' { '\r' } else { '\n' });
                }
            }
            '\t' => out.push(' '),
            _ if is_unseen(character) => {}
            _ if fonts.covers(character) => out.push(character),
            _ => substitute(fonts, character, &mut out),
        }
    }
    out.replace('\r', "\n")
}

/// Whether a character shows nothing: controls, joiners, marks of direction, variants.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// What is set for a character that the faces lack: what it is made of, or else a box.
fn substitute(fonts: &mut Fonts, character: char, out: &mut String) {
    let parts: String = character.nfkc().collect();
    let parts = if parts.chars().all(|part| fonts.covers(part)) {
        parts
    } else {
        character.nfkd().collect()
    };
    if parts.chars().all(|part| fonts.covers(part)) {
        out.push_str(&parts);
        return;
    }
    fonts.miss(character);
    // A mark that belongs to a letter without a glyph is named in the warning; one box stands for both.
    if !(is_combining_mark(character) && out.ends_with(MISSING)) {
        out.push(MISSING);
    }
}

#[cfg(test)]
mod tests {
    use super::clean;
    use crate::render::pdf::fonts::Fonts;

    fn check(text: &str, expected: &str, missing: &str) {
        let mut fonts = Fonts::load().expect("the embedded faces");
        assert_eq!(clean(&mut fonts, text), expected, "{text:?}");
        assert_eq!(fonts.missing().iter().collect::<String>(), missing, "{text:?}");
    }

    #[test]
    fn text_is_composed() {
        check("Zu\u{308}rich", "Zürich", "");
    }

    #[test]
    fn controls_and_marks_of_direction_are_dropped() {
        check("a\u{0}\u{7}b\u{202e}c\u{200d}\u{feff}d\u{ad}e", "abcde", "");
    }

    #[test]
    fn every_end_of_line_is_one_line_feed() {
        check("a\r\nb\rc\nd\u{2028}e\tf", "a\nb\nc\nd\ne f", "");
    }

    #[test]
    fn a_missing_ligature_is_set_as_its_letters() {
        check("of\u{fb01}ce", "office", "");
    }

    #[test]
    fn a_character_without_a_glyph_is_a_box_and_is_named() {
        check("a 漢字 😀\u{fe0f} b", "a □□ □ b", "字漢😀");
    }
}

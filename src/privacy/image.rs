//! Pictures, shown or linked.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;

static SHOWN: Pattern = Pattern::new(r"(?P<v>!\[[^\]\n]*\]\([^)\n]*\))");
static ELEMENT: Pattern = Pattern::new(r"(?i)(?P<v><(?:img|picture|svg|video)(?-u:\b)[^>]*>?)");
static FILE: Pattern = Pattern::new(
    r"(?i)(?P<v>[\p{L}\d_][\p{L}\d_./%-]*\.(?:png|jpe?g|heic|heif|gif|webp|tiff?|bmp|svg|mp4|mov))(?-u:\b)",
);

/// Pictures.
pub(super) fn images(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for pattern in [&SHOWN, &ELEMENT, &FILE] {
        hits.extend(pattern.each(passage.text).into_iter().map(|range| (Identifier::Image, range)));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_are_sound() {
        for pattern in [&super::SHOWN, &super::ELEMENT, &super::FILE] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

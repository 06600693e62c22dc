//! Addresses on the web, of machines, and names on social networks.

use crate::privacy::Identifier;
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;

static URL: Pattern = Pattern::new(r#"(?i)(?P<v>(?:https?|ftp)://[^\s<>")\]]*[^\s<>")\].,;:!?'])"#);
static WWW: Pattern = Pattern::new(r#"(?i)(?-u:\b)(?P<v>www\.[^\s<>")\]]*[^\s<>")\].,;:!?'])"#);
static DOMAIN: Pattern = Pattern::new(
    r#"(?i)(?:^|[^\w@.-])(?P<v>(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|edu|gov|info|io|me|app|blog|social|tv|de|fr|es|ca|co\.uk|uk|jp|au)(?:/[^\s<>")\]]*[^\s<>")\].,;:!?'])?)(?:$|[^\w@-])"#,
);
static V4: Pattern =
    Pattern::new(r"(?:^|[^\w.])(?P<v>\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:$|[^\w.]|\.\D|\.$)");
static V6: Pattern = Pattern::new(
    r"(?i)(?:^|[^\w:])(?P<v>(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6})(?:$|[^\w:])",
);
static HANDLE: Pattern =
    Pattern::new(r"(?:^|[\s(:/])(?P<v>@[A-Za-z0-9_][A-Za-z0-9_.]+[A-Za-z0-9_])");

/// Addresses on the web.
pub(super) fn addresses(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for pattern in [&URL, &WWW, &DOMAIN, &HANDLE, &V6] {
        hits.extend(pattern.each(passage.text).into_iter().map(|range| (Identifier::Web, range)));
    }
    for range in V4.each(passage.text) {
        if passage.at(&range).split('.').all(|part| part.parse::<u8>().is_ok()) {
            hits.push((Identifier::Web, range));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_are_sound() {
        for pattern in
            [&super::URL, &super::WWW, &super::DOMAIN, &super::V4, &super::V6, &super::HANDLE]
        {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

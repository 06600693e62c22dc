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

static NETWORK: Pattern = Pattern::new(
    r"(?-u:\b)(?i:ig|insta(?:gram)?|fb|facebook|twitter|tiktok|snap(?:chat)?|telegram|discord|reddit|onlyfans|fetlife|grindr|tinder|kik|signal|whatsapp|skype|threads|mastodon|bluesky|tumblr|linkedin|venmo|cash\s?app|paypal|strava|twitch|youtube)(?:'s)?(?:\s+(?i:handle|account|name|user(?:\s?name)?|id|profile|is|as))*\s*[:=]?\s*(?P<v>@[\w.]+\w|[A-Za-z\d][A-Za-z\d]*(?:[_.]+[A-Za-z\d]+)+|[a-z]+\d+\w*)(?-u:\b)",
);
static NICKNAME: Pattern = Pattern::new(
    r"(?-u:\b)(?i:handle|user\s?name|screen\s?name|gamer\s?tag)\s*(?:[:=]|is|was)\s*(?P<v>[A-Za-z\d@][\w.-]{2,})",
);
static REDDIT: Pattern = Pattern::new(r"(?:^|[\s(/,])(?P<v>/?u/[A-Za-z0-9_-]{3,})");

/// What stands before a number of a version.
static VERSION: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:versions?|ver|v|release|build|firmware|software|section|form)\.?\s*$",
);

/// Names on networks.
pub(super) fn handles(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for pattern in [&NETWORK, &NICKNAME, &REDDIT] {
        hits.extend(pattern.each(passage.text).into_iter().map(|range| (Identifier::Web, range)));
    }
}

/// Addresses on the web.
pub(super) fn addresses(passage: &Passage<'_>, hits: &mut Vec<Hit>) {
    for pattern in [&URL, &WWW, &DOMAIN, &HANDLE, &V6] {
        hits.extend(pattern.each(passage.text).into_iter().map(|range| (Identifier::Web, range)));
    }
    for range in V4.each(passage.text) {
        if passage.at(&range).split('.').all(|part| part.parse::<u8>().is_ok())
            && !VERSION.is_in(passage.before(range.start, 12))
        {
            hits.push((Identifier::Web, range));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_are_sound() {
        for pattern in [&super::NETWORK, &super::NICKNAME, &super::REDDIT, &super::VERSION] {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
        for pattern in
            [&super::URL, &super::WWW, &super::DOMAIN, &super::V4, &super::V6, &super::HANDLE]
        {
            assert!(pattern.is_sound(), "{pattern:?}");
        }
    }
}

//! Links: where they lead, and the places that they lead to.

use crate::render::pdf::tags::Node;

/// A link. It may be drawn in several pieces where a line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// Where it leads.
    pub goal: Goal,
    /// Its element of the structure.
    pub node: Option<Node>,
    /// The words that are linked; empty for a page number.
    pub words: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Goal {
    /// A place in the packet.
    Anchor(String),
    /// An address on the web.
    Address(String),
}

/// A place on a page, in points from its top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    /// The page, from 0.
    pub page: usize,
    /// The distance from the top of the paper.
    pub y: f32,
}

/// An address as a viewer is given it; none if a viewer should not follow it.
pub(crate) fn address(text: &str) -> Option<Goal> {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    if !["http", "https", "mailto"].contains(&scheme.as_str()) {
        return None;
    }
    // What is not ASCII is written as its bytes in UTF-8.
    let written = |byte: u8| match byte {
        0x21..=0x7e => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    let address = text.bytes().map(written).collect::<Vec<String>>().concat();
    Some(Goal::Address(address))
}

#[cfg(test)]
mod tests {
    use super::{Goal, address};

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(address(text), expected.map(|address| Goal::Address(address.to_owned())));
    }

    #[test]
    fn addresses_are_ascii() {
        check("https://example.org/a?b=c#d", Some("https://example.org/a?b=c#d"));
        check("https://example.org/Łódź 1", Some("https://example.org/%C5%81%C3%B3d%C5%BA%201"));
        check("MAILTO:a@example.org", Some("MAILTO:a@example.org"));
    }

    #[test]
    fn only_the_web_and_mail_are_linked() {
        check("javascript:alert(1)", None);
        check("file:///etc/passwd", None);
        check("example.org", None);
    }
}

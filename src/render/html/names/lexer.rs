//! The tags of a template, cut into tokens with their places.

use std::ops::Range;

/// A tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// Whether it is `{% … %}`, and not `{{ … }}`.
    pub(super) statement: bool,
    /// What stands in it.
    pub(super) tokens: Vec<Token>,
}

/// A token and its bytes in the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// What kind of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, or a word of the language.
    Name,
    /// A text in quotation marks.
    Text,
    /// A number.
    Number,
    /// Any other sign.
    Sign(u8),
}

/// The tags of a template that parses. What stands between `raw` and `endraw` is none.
pub(super) fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = opening(text, at) {
        let inside = open.saturating_add(2);
        match text.as_bytes().get(open.saturating_add(1)) {
            Some(b'#') => at = after(text, inside, "#}"),
            Some(b'%') => {
                let (tag, end) = tag(text, inside, b'%');
                // A dash in front cuts the white space before the tag.
                let is_raw = begins(text.get(inside..end).unwrap_or(""), "raw");
                at = if is_raw { end_of_raw(text, end) } else { end };
                tags.push(tag);
            }
            Some(_) | None => {
                let (tag, end) = tag(text, inside, b'}');
                tags.push(tag);
                at = end;
            }
        }
    }
    tags
}

/// Where the next tag or remark begins.
fn opening(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let at = rest.windows(2).position(|two| matches!(two, b"{{" | b"{%" | b"{#"))?;
    Some(from.saturating_add(at))
}

/// Behind the next `end`.
fn after(text: &str, from: usize, end: &str) -> usize {
    let rest = text.get(from..).unwrap_or("");
    rest.find(end).map_or(text.len(), |at| from.saturating_add(at).saturating_add(end.len()))
}

/// Whether the inside of a tag begins with this word.
fn begins(inside: &str, word: &str) -> bool {
    let inside = inside.strip_prefix('-').unwrap_or(inside);
    inside.trim_start().starts_with(word)
}

/// Behind the tag that ends what is taken as it stands.
fn end_of_raw(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    let mut tags = rest.match_indices("{%").map(|(at, open)| at.saturating_add(open.len()));
    let end = tags.find(|at| begins(rest.get(*at..).unwrap_or(""), "endraw"));
    end.map_or(text.len(), |at| after(text, from.saturating_add(at), "%}"))
}

/// The tag whose inside begins here and ends with `close` and a brace, and where it ends.
fn tag(text: &str, from: usize, close: u8) -> (Tag, usize) {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut tokens = Vec::new();
    let mut at = from;
    while at < bytes.len() {
        let next = at.saturating_add(1);
        let start = at;
        let kind = match byte(at) {
            one if one == close && byte(next) == b'}' => {
                let end = at.saturating_add(2);
                return (Tag { statement: close == b'%', tokens }, end);
            }
            one if one.is_ascii_whitespace() => {
                at = next;
                continue;
            }
            quote @ (b'"' | b'\'' | b'`') => {
                at = quoted(bytes, next, quote);
                Kind::Text
            }
            one if one == b'_' || one.is_ascii_alphabetic() => {
                at = run(bytes, next, |one| one == b'_' || one.is_ascii_alphanumeric());
                Kind::Name
            }
            one if one.is_ascii_digit() => {
                at = run(bytes, next, |one| {
                    one == b'.' || one == b'_' || one.is_ascii_alphanumeric()
                });
                Kind::Number
            }
            sign => {
                at = next;
                Kind::Sign(sign)
            }
        };
        tokens.push(Token { kind, range: start..at });
    }
    (Tag { statement: close == b'%', tokens }, bytes.len())
}

/// Behind a text whose inside begins here.
fn quoted(bytes: &[u8], from: usize, quote: u8) -> usize {
    let mut at = from;
    while let Some(one) = bytes.get(at) {
        at = at.saturating_add(if *one == b'\\' { 2 } else { 1 });
        if *one == quote {
            break;
        }
    }
    at.min(bytes.len())
}

/// Behind the bytes from here on that belong to a token.
fn run(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from.saturating_add(rest.iter().take_while(|one| belongs(**one)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Vec<&str>> {
        let word = |token: &Token| text.get(token.range.clone()).unwrap();
        tags(text).iter().map(|tag| tag.tokens.iter().map(word).collect()).collect()
    }

    #[test]
    fn a_tag_ends_where_it_ends_and_no_remark_is_one() {
        assert_eq!(
            words("a {{ b.c }} {# {{ d }} #} {%- if e -%}"),
            [vec!["b", ".", "c"], vec!["-", "if", "e", "-"]]
        );
        assert_eq!(
            words("{{ '}}' ~ {'a': {'b': 1} } }}x"),
            [["'}}'", "~", "{", "'a'", ":", "{", "'b'", ":", "1", "}", "}"]]
        );
        assert_eq!(words(r#"{{ "\"}}" }}"#), [[r#""\"}}""#]]);
        assert_eq!(words("{% raw %}{{ a }}{% endraw %}{{ b }}"), [["raw"], ["b"]]);
        assert_eq!(
            words("{%- raw -%}endraw {% c %}{{ a }}{%- endraw -%}{{ b }}"),
            [vec!["-", "raw", "-"], vec!["b"]]
        );
    }

    #[test]
    fn any_text_has_tags() {
        for text in ["", "{", "{{", "{%", "{#", "{{ '", "{{ \"\\", "{% raw %}{{", "é{{é"] {
            drop(tags(text));
        }
    }
}

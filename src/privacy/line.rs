//! The lines of a front matter in pieces: what each is, without asking whether it is YAML.

use std::ops::Range;

use crate::privacy::Identifier;
use crate::privacy::key;

/// A piece of a front matter, with the line that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words, a comment, a free value.
    Prose(Range<usize>),
    /// What stands where a day is due: whatever day it holds is the entry's own.
    Dated(Range<usize>),
    /// A key that is not the format's.
    Key(Range<usize>),
    /// A path of a file.
    Path(Range<usize>),
    /// A value whose key asks for an identifier.
    Denied(Range<usize>, Identifier, bool),
}

/// The pieces of `text[range]`, those left out that nobody can be known by.
pub(super) fn pieces(text: &str, range: Range<usize>) -> Vec<Piece> {
    let mut reader = Reader { text, pieces: Vec::new(), below: None, open: false };
    let mut at = range.start;
    while at < range.end {
        let rest = text.get(at..range.end).unwrap_or("");
        let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        reader.line(at, rest.get(..length).unwrap_or("").trim_end_matches('\r'));
        at = at.saturating_add(length).saturating_add(1);
    }
    reader.pieces
}

/// What the values of a key are.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// What the key asks for, and whether it speaks of a client.
    Denied(Identifier, bool),
    /// Paths of files.
    Path,
}

struct Reader<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
    /// The indentation of a key whose value follows below, and what that value is.
    below: Option<(usize, Of)>,
    /// Whether the last piece may go on in the next line.
    open: bool,
}

impl Reader<'_> {
    fn line(&mut self, start: usize, line: &str) {
        let trimmed = line.trim_start();
        let indent = line.len().saturating_sub(trimmed.len());
        if trimmed.is_empty() {
            return;
        }
        let dashes = trimmed.trim_start_matches(['-', ' ']);
        let content = if trimmed.starts_with("- ") { dashes } else { trimmed };
        let from = start.saturating_add(line.len().saturating_sub(content.len()));
        let to = start.saturating_add(line.trim_end().len());
        if let Some((outer, of)) = self.below {
            let inside = indent > outer || (indent == outer && trimmed.starts_with("- "));
            match of {
                Of::Denied(identifier, client) if inside => {
                    self.deny(from..to, identifier, client);
                    return;
                }
                Of::Path if inside && is_plain(content) => {
                    let (value, comment) = self.apart(from..to);
                    self.add(Piece::Path(value), false);
                    if let Some(comment) = comment {
                        self.add(Piece::Prose(comment), false);
                    }
                    return;
                }
                // `- {file: …}` and `file: …` say themselves that a path follows.
                Of::Path if inside => {}
                Of::Denied(..) | Of::Path => self.below = None,
            }
        }
        if content.starts_with('#') {
            self.add(Piece::Prose(from..to), false);
            return;
        }
        if content.starts_with(['{', '[']) {
            self.flow(from..to, None);
            return;
        }
        let Some((key, value)) = split(content) else {
            self.go_on(from..to);
            return;
        };
        let value = from.saturating_add(value)..to;
        self.pair(from..from.saturating_add(key.len()), key, value, Some(indent));
    }

    /// A key and what stands behind its colon.
    fn pair(&mut self, place: Range<usize>, key: &str, value: Range<usize>, indent: Option<usize>) {
        let (value, comment) = self.apart(value);
        let text = self.text.get(value.clone()).unwrap_or("");
        let name = key.trim().trim_matches(['"', '\'']);
        self.open = false;
        if let Some(comment) = comment {
            self.add(Piece::Prose(comment), false);
        }
        if !text.is_empty() && key::is_closed(name, text) {
            return;
        }
        let normal = key::normal(name);
        let denied = key::denied(&normal).map(|one| Of::Denied(one, key::is_of_a_client(&normal)));
        let is_path = ["evidence", "file", "see"].contains(&name);
        let of = denied.or(is_path.then_some(Of::Path));
        let is_day = name.contains(|sign: char| sign.is_ascii_digit()) && key::is_like_a_date(name);
        if denied.is_none() && !is_format(name) && !is_day {
            self.add(Piece::Key(place), false);
        }
        if text.is_empty() || text.starts_with(['|', '>']) {
            self.below = indent.zip(of);
            return;
        }
        if text.starts_with(['{', '[']) {
            self.flow(value, of);
            return;
        }
        match of {
            Some(Of::Denied(identifier, client)) => self.deny(value, identifier, client),
            Some(Of::Path) => self.add(Piece::Path(value), false),
            None if key::is_of_a_date(name) => self.add(Piece::Dated(value), false),
            None => self.add(Piece::Prose(value), true),
        }
    }

    /// Lists and mappings in one line, part by part.
    fn flow(&mut self, range: Range<usize>, of: Option<Of>) {
        let text = self.text.get(range.clone()).unwrap_or("");
        let mut quote = None;
        let mut from = 0;
        let mut parts = Vec::new();
        for (at, sign) in text.char_indices() {
            match (quote, sign) {
                (None, '"' | '\'')
                    if text.get(from..at).is_some_and(|part| {
                        part.trim().is_empty() || part.trim_end().ends_with(':')
                    }) =>
                {
                    quote = Some(sign);
                }
                (Some(open), _) if open == sign => quote = None,
                (None, '{' | '}' | '[' | ']' | ',') => {
                    parts.push(from..at);
                    from = at.saturating_add(1);
                }
                _ => {}
            }
        }
        parts.push(from..text.len());
        for part in parts {
            let raw = text.get(part.clone()).unwrap_or("");
            let lead = raw.len().saturating_sub(raw.trim_start().len());
            let content = raw.trim();
            if content.is_empty() {
                continue;
            }
            let at = range.start.saturating_add(part.start).saturating_add(lead);
            let place = at..at.saturating_add(content.len());
            match (of, split(content)) {
                (_, Some((key, value))) => {
                    let value = at.saturating_add(value)..place.end;
                    self.pair(at..at.saturating_add(key.len()), key, value, None);
                }
                (Some(Of::Denied(identifier, client)), None) => {
                    self.deny(place, identifier, client);
                }
                (Some(Of::Path), None) => self.add(Piece::Path(place), false),
                (None, None) => self.add(Piece::Prose(place), false),
            }
        }
        self.open = false;
    }

    fn deny(&mut self, range: Range<usize>, identifier: Identifier, client: bool) {
        let text = self.text.get(range.clone()).unwrap_or("");
        if !key::says_nothing(identifier, text) {
            self.add(Piece::Denied(range, identifier, client), false);
        }
    }

    fn add(&mut self, piece: Piece, open: bool) {
        self.pieces.push(piece);
        self.open = open;
    }

    /// A line without a key: more of the value above it.
    fn go_on(&mut self, range: Range<usize>) {
        match self.pieces.last_mut() {
            Some(Piece::Prose(last)) if self.open => last.end = range.end,
            _ => self.add(Piece::Prose(range), true),
        }
    }

    /// The value, and the comment behind it.
    fn apart(&self, range: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
        let text = self.text.get(range.clone()).unwrap_or("");
        let quoted = text.starts_with('"') || text.starts_with('\'');
        let after = if quoted {
            let quote = if text.starts_with('"') { '"' } else { '\'' };
            text.rfind(quote).unwrap_or(0)
        } else {
            0
        };
        let comment =
            text.get(after..).and_then(|rest| rest.find(" #")).map(|at| at.saturating_add(after));
        let end = comment.map_or(text.len(), |at| at);
        let value = text.get(..end).unwrap_or("").trim_end().len();
        let comment = comment.map(|at| range.start.saturating_add(at).saturating_add(1)..range.end);
        (range.start..range.start.saturating_add(value), comment)
    }
}

/// Whether a value is a single one: no list, no mapping, no key with a value.
fn is_plain(content: &str) -> bool {
    !content.starts_with(['{', '[', '#']) && split(content).is_none()
}

/// A key, and where its value begins.
fn split(content: &str) -> Option<(&str, usize)> {
    let colon = content.match_indices(':').map(|(at, _)| at).find(|at| {
        let after = content.get(at.saturating_add(1)..).unwrap_or("");
        after.is_empty() || after.starts_with([' ', '\t'])
    })?;
    let key = content.get(..colon)?;
    let value = content.get(colon.saturating_add(1)..)?;
    let blanks = value.len().saturating_sub(value.trim_start().len());
    // A colon late in a sentence is no key's.
    let is_key = key.len() <= 48 && key.split_whitespace().count() <= 4;
    is_key.then(|| (key, colon.saturating_add(1).saturating_add(blanks)))
}

/// Whether a key is one of the format's, whose own words identify nobody; `read` holds the list, and
/// a test there that none is missing here.
pub fn is_format(key: &str) -> bool {
    const KEYS: [&str; 51] = [
        "kind",
        "date",
        "title",
        "hours",
        "lines",
        "evidence",
        "certificate_hours",
        "tags",
        "programs",
        "draft",
        "claim",
        "disallowed",
        "note",
        "supervisor",
        "provider",
        "approval",
        "approval_number",
        "delivery",
        "credits",
        "area",
        "areas",
        "split",
        "allocation",
        "also",
        "with",
        "setting",
        "group_size",
        "teaching",
        "modality",
        "focus",
        "sessions",
        "each",
        "clients",
        "allow",
        "reviewed",
        "because",
        "file",
        "pages",
        "reason",
        "program",
        "on",
        "line",
        "code",
        "statement",
        "submissions",
        "sent",
        "returned",
        "points",
        "asked",
        "answer",
        "see",
    ];
    KEYS.contains(&key)
        || (key.contains('/')
            && key.bytes().all(|byte| byte.is_ascii_lowercase() || b"/-".contains(&byte)))
}

//! False alarms that somebody has looked at: `allow` in an entry, which names a line by what stands in it.

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostics;
use crate::privacy::{Identifier, key};
use crate::source::{FileId, Span};
use crate::syntax::front_matter;
use crate::syntax::yaml::{self, Node, Value};

/// A finding that is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// Its kind.
    pub identifier: Identifier,
    /// Its line.
    pub line: String,
    /// Where that is said.
    pub span: Span,
    /// Where its code stands.
    pub code: Span,
}

/// What `allow` names a finding by: its kind, its value and the text of its line, so that it lapses
/// when the line changes. A short line can be guessed from it, so it is told on request alone.
pub fn line_code(identifier: Identifier, line: &str, value: &str) -> String {
    let mut digest = Sha256::new();
    for part in [identifier.word(), "\n", line.trim(), "\n", value] {
        digest.update(part.as_bytes());
    }
    digest.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The line at a place.
pub fn line_at(text: &str, at: usize) -> &str {
    text.get(line_range(text, at)).unwrap_or("")
}

/// Where the line at a place begins and ends.
pub(super) fn line_range(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = bytes.get(..at).unwrap_or_default();
    let from = memchr::memrchr(b'\n', before).map_or(0, |newline| newline.saturating_add(1));
    let rest = bytes.get(at..).unwrap_or_default();
    let to = memchr::memchr(b'\n', rest).map_or(text.len(), |newline| at.saturating_add(newline));
    from..to
}

/// What an entry, or the log's own file, allows. What is badly written allows nothing; reading says so.
pub fn all(file: FileId, text: &str, is_yaml: bool) -> Vec<Allowed> {
    if !text.contains("allow:") {
        return Vec::new();
    }
    let range: Range<usize> = if is_yaml {
        0..text.len()
    } else {
        front_matter::split(text).map_or(0..0, |split| split.yaml)
    };
    let Some(root) = yaml::parse(&mut Diagnostics::default(), file, text, range, yaml::PACK_DEPTH)
    else {
        return Vec::new();
    };
    let node = value(&root, "allow");
    let items = match node.map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        Some(Value::Map(_)) => node.map(std::slice::from_ref).unwrap_or_default(),
        Some(Value::Scalar(_)) | None => &[],
    };
    items.iter().filter_map(one).collect()
}

fn one(item: &Node<'_>) -> Option<Allowed> {
    let word = value(item, "code")?.text()?;
    let identifier = Identifier::ALL.into_iter().find(|one| one.word() == word)?;
    let code = value(item, "line")?;
    let line = code.text()?.to_lowercase();
    let reviewed = value(item, "reviewed")?.text()?;
    let is_day = reviewed.len() == 10 && key::is_period(reviewed);
    is_day.then_some(())?;
    Some(Allowed { identifier, line, span: item.span, code: code.span })
}

fn value<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    node.pairs()?.iter().find(|pair| pair.key == key).map(|pair| &pair.value)
}

//! Which warnings the log allows, and which it denies.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::privacy::Identifier;
use crate::read::fields::Fields;
use crate::read::scalar;
use crate::read::suggest;
use crate::source::Span;
use crate::syntax::yaml::Node;

/// Reads `allow`.
pub(super) fn allow(sink: &mut Diagnostics, root: &Fields<'_, '_>) -> Vec<Code> {
    let Some(node) = root.get("allow") else { return Vec::new() };
    let mut allowed = Vec::new();
    for item in scalar::list(sink, node, "allow", "[old-training]") {
        if item.pairs().is_some() {
            crate::read::allow::one(sink, item);
        } else if let Some(code) = code(sink, item, "allow") {
            match forbidden(code, item.span) {
                Some(finding) => sink.push(finding),
                None => allowed.push(code),
            }
        }
    }
    allowed
}

/// Reads `deny`; what is allowed can't be denied too.
pub(super) fn deny(sink: &mut Diagnostics, root: &Fields<'_, '_>, allowed: &[Code]) -> Vec<Code> {
    let Some(node) = root.get("deny") else { return Vec::new() };
    let mut denied = Vec::new();
    for item in scalar::list(sink, node, "deny", "[no-evidence]") {
        let Some(code) = code(sink, item, "deny") else { continue };
        if allowed.contains(&code) {
            let word = code.word();
            let message = format!("`{word}` is both allowed and denied");
            let mut finding = Diagnostic::new(Code::DuplicateKey, item.span, message)
                .label("denied here")
                .help("keep one of the two: `allow` keeps it quiet, `deny` makes `check` fail");
            if let Some(place) = place(root, word) {
                finding = finding.related(place, "allowed here");
            }
            sink.push(finding);
        } else {
            denied.push(code);
        }
    }
    denied
}

/// Where `allow` has a word.
fn place(root: &Fields<'_, '_>, word: &str) -> Option<Span> {
    let items = scalar::items(root.get("allow")?);
    items.iter().find(|item| item.text() == Some(word)).map(|item| item.span)
}

fn code(sink: &mut Diagnostics, item: &Node<'_>, key: &str) -> Option<Code> {
    let text = scalar::text(sink, item, key)?;
    let known = Code::parse(text);
    if known.is_none() {
        let words = Code::ALL.iter().map(|code| code.word());
        let message = format!("there is no code `{text}`");
        let finding = Diagnostic::new(Code::UnknownCode, item.span, message);
        sink.push(match suggest::nearest(text, words) {
            Some(word) => finding.label(format!("did you mean `{word}`?")),
            None => finding
                .label("a code is the word in brackets that `practicum check` begins with")
                .help("for instance `no-evidence`; docs/ERRORS.md lists all of them"),
        });
    }
    known
}

/// Why a code can't be allowed for the whole log, if it can't.
fn forbidden(code: Code, span: Span) -> Option<Diagnostic> {
    let word = code.word();
    if Identifier::ALL.iter().any(|one| one.word() == word) {
        let message = format!("`{word}` is allowed line by line, never for the whole log");
        return Some(
            Diagnostic::new(Code::UnknownCode, span, message)
                .label("too wide")
                .help("`practicum check` prints what to add to the entry, once you have looked"),
        );
    }
    (code.severity() == Severity::Error).then(|| {
        let message = format!("`{word}` is an error, and errors can't be allowed");
        Diagnostic::new(Code::UnknownCode, span, message)
            .label("only warnings can")
            .help(format!("`practicum explain {word}` says how to mend it"))
    })
}

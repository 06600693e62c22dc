//! `allow` in an entry: findings of identifiers that somebody has looked at.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::privacy::Identifier;
use crate::read::fields::Fields;
use crate::read::scalar;
use crate::read::suggest;
use crate::syntax::yaml::Node;

const KEYS: [&str; 4] = ["code", "line", "reviewed", "because"];
const EXAMPLE: &str = "allow: [{code: identifier-name, line: 3f9a2c71, reviewed: 2025-06-01}]";

/// Says what of an entry's `allow` can't be read.
pub(super) fn read(sink: &mut Diagnostics, node: &Node<'_>) {
    for item in scalar::items(node) {
        if let Some(word) = item.text().filter(|word| !word.is_empty()) {
            let finding = unknown(item, word);
            sink.push(finding.help(format!("what was reviewed is written as `{EXAMPLE}`")));
        } else {
            one(sink, item);
        }
    }
}

/// Says what of one allowed finding can't be read.
pub(super) fn one(sink: &mut Diagnostics, item: &Node<'_>) {
    let Some(fields) = Fields::of(sink, item, "an allowed finding", &KEYS) else { return };
    if let Some(node) = fields.required(sink, "code", "code: identifier-name") {
        let word = scalar::text(sink, node, "code");
        let is_identifier = |word: &str| Identifier::ALL.iter().any(|one| one.word() == word);
        if let Some(word) = word.filter(|word| !is_identifier(word)) {
            sink.push(unknown(node, word));
        }
    }
    if let Some(node) = fields.required(sink, "line", "line: 3f9a2c71")
        && let Some(line) = scalar::text(sink, node, "line")
        && !(line.len() == 8 && line.bytes().all(is_sign))
    {
        sink.push(
            Diagnostic::new(Code::UnknownValue, node.span, "`line` takes eight signs, 0-9 and a-f")
                .help("`practicum allow` prints them for a finding: copy them from there"),
        );
    }
    if let Some(node) = fields.required(sink, "reviewed", "reviewed: 2025-06-01") {
        scalar::day(sink, node, "reviewed");
    }
    scalar::optional_text(sink, &fields, "because");
}

/// A sign of a code; `x` where it is covered.
fn is_sign(byte: u8) -> bool {
    byte.is_ascii_hexdigit() || byte == b'x'
}

fn unknown(node: &Node<'_>, word: &str) -> Diagnostic {
    let words = Identifier::ALL.iter().map(|one| one.word());
    Diagnostic::new(Code::UnknownCode, node.span, format!("`{word}` is no code of an identifier"))
        .label(suggest::instead(word, words))
        .help("warnings are allowed by their code in `practicum.yaml`; errors are mended")
}

//! A mapping as a record: which keys it may have, which it has, which it lacks.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::read::suggest;
use crate::source::Span;
use crate::syntax::yaml::{Node, Pair};

/// A mapping whose keys are known.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'n, 't> {
    /// What the mapping is, for a message: `a training`, `a contract`.
    pub what: &'static str,
    /// The place of a key that is absent.
    pub absent: Span,
    /// The whole mapping.
    pub span: Span,
    pairs: &'n [Pair<'t>],
}

impl<'n, 't> Fields<'n, 't> {
    /// Takes `node` as a mapping with these keys; says what is no mapping and which keys are not known.
    pub fn of(
        sink: &mut Diagnostics,
        node: &'n Node<'t>,
        what: &'static str,
        known: &[&str],
    ) -> Option<Self> {
        let Some(pairs) = node.pairs() else {
            if node.is_lost() {
                return None;
            }
            let message = format!("{what} must be a mapping of keys and values");
            sink.push(
                Diagnostic::new(Code::WrongType, node.span, message)
                    .label(format!("this is {}", node.what()))
                    .help(format!(
                        "its keys are {}",
                        crate::model::words::listed(known.iter().copied())
                    )),
            );
            return None;
        };
        for pair in pairs.iter().filter(|pair| !is_own(&pair.key)) {
            if pair.key.is_empty() {
                let message = format!("{what} has a value without a key");
                let finding = Diagnostic::new(Code::UnknownKey, pair.value.span, message);
                sink.push(finding.help("write the key before the colon, as in `title: Ethics`"));
            } else if !known.contains(&pair.key.as_ref()) {
                sink.push(unknown(pair, what, known));
            }
        }
        Some(Self { what, absent: node.span, span: node.span, pairs })
    }

    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&'n Node<'t>> {
        self.pair(key).map(|pair| &pair.value)
    }

    /// The key with its value.
    pub fn pair(&self, key: &str) -> Option<&'n Pair<'t>> {
        self.pairs.iter().find(|pair| pair.key == key)
    }

    /// All keys with their values.
    pub fn pairs(&self) -> &'n [Pair<'t>] {
        self.pairs
    }

    /// The value of `key`, or a finding that it is absent and how to write it.
    pub fn required(
        &self,
        sink: &mut Diagnostics,
        key: &str,
        example: &str,
    ) -> Option<&'n Node<'t>> {
        let value = self.get(key);
        if value.is_none() {
            sink.push(missing(self.absent, self.what, key, example));
        }
        value
    }

    /// Says that `key` has no meaning here, if it is there.
    pub fn refuse(&self, sink: &mut Diagnostics, key: &str, why: &str) {
        if let Some(pair) = self.pair(key) {
            let message = format!("`{key}` has no meaning here");
            sink.push(
                Diagnostic::new(Code::MisplacedKey, pair.key_span, message)
                    .label(why)
                    .help(format!("remove `{key}`")),
            );
        }
    }
}

/// A finding that a required key is absent.
pub fn missing(place: Span, what: &str, key: &str, example: &str) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, place, format!("{what} needs `{key}`"))
        .help(format!("add it, for instance `{example}`"))
}

/// Whether a key is the user's own: kept, and of no meaning.
pub fn is_own(key: &str) -> bool {
    key.starts_with("x-")
}

fn unknown(pair: &Pair<'_>, what: &str, known: &[&str]) -> Diagnostic {
    let key = &pair.key;
    Diagnostic::new(Code::UnknownKey, pair.key_span, format!("{what} has no key `{key}`"))
        .label(suggest::instead(key, known.iter().copied()))
        .help("keys of your own begin with `x-`")
}

//! What a name of a template stands for, as far as the contract knows.

use super::contract::{self, ALTERNATIVES, Field};

/// A text, in words.
const TEXT: &str = "a text";

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything: the contract does not say.
    Any,
    /// A text, a number, a truth: what has neither fields nor members.
    Plain(&'static str),
    /// A list of such.
    List(Box<Kind>),
    /// A map with the fields of a type.
    Map(&'static str),
    /// One of several.
    OneOf(Vec<Kind>),
}

impl Kind {
    /// The kind that the contract writes so.
    pub(super) fn of(written: &'static str) -> Self {
        let written = written.trim_end_matches('?');
        if let Some(inside) = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return Self::List(Box::new(Self::of(inside)));
        }
        if let Some((_, alternatives, _)) = ALTERNATIVES.iter().find(|one| one.0 == written) {
            return Self::of(alternatives);
        }
        if written.contains(" | ") {
            return Self::OneOf(written.split(" | ").map(Self::of).collect());
        }
        match written {
            "string" => Self::Plain(TEXT),
            "number" => Self::Plain("a number"),
            "bool" => Self::Plain("true or false"),
            word if word.starts_with('"') => Self::Plain(TEXT),
            name => Self::Map(name),
        }
    }

    /// The kinds that it may be.
    fn each(&self) -> Vec<&Self> {
        match self {
            Self::OneOf(kinds) => kinds.iter().collect(),
            Self::Any | Self::Plain(_) | Self::List(_) | Self::Map(_) => vec![self],
        }
    }

    /// All fields that it may have.
    pub(super) fn fields(&self) -> Vec<&'static Field> {
        let of = |kind: &Self| match kind {
            Self::Map(name) => contract::fields(name).unwrap_or_default(),
            Self::Any | Self::Plain(_) | Self::List(_) | Self::OneOf(_) => &[],
        };
        self.each().into_iter().flat_map(of).collect()
    }

    /// What its field of this name stands for; nothing if it has none.
    pub(super) fn field(&self, name: &str) -> Option<Self> {
        if self.each().contains(&&Self::Any) {
            return Some(Self::Any);
        }
        let mut kinds: Vec<Self> = self
            .fields()
            .into_iter()
            .filter(|one| one.0 == name)
            .map(|one| Self::of(one.1))
            .collect();
        match kinds.len() {
            0 | 1 => kinds.pop(),
            _ => Some(Self::OneOf(kinds)),
        }
    }

    /// What a member of it stands for; nothing where it has no members.
    pub(super) fn member(&self) -> Option<Self> {
        match self {
            Self::List(inside) => Some((**inside).clone()),
            // A loop over a text goes over its signs.
            Self::Plain(TEXT) => Some(self.clone()),
            Self::Plain(_) => None,
            Self::Any | Self::Map(_) | Self::OneOf(_) => Some(Self::Any),
        }
    }

    /// What it is, in words.
    pub(super) fn words(&self) -> &'static str {
        match self {
            Self::Plain(words) => words,
            Self::List(_) => "a list",
            Self::Any | Self::Map(_) | Self::OneOf(_) => "a map",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::html::contract::{COMPONENTS, TEMPLATES, types};

    #[test]
    fn a_kind_is_what_the_contract_writes() {
        assert_eq!(Kind::of("string?"), Kind::Plain("a text"));
        assert_eq!(
            Kind::of("[[Row]]"),
            Kind::List(Box::new(Kind::List(Box::new(Kind::Map("Row")))))
        );
        let piece = Kind::of("string | Date | Kept");
        assert_eq!(piece.field("kept"), Some(Kind::Plain("a text")));
        assert_eq!(piece.field("cept"), None);
        assert!(Kind::of("[Block]").member().unwrap().field("statement").is_some());
        assert_eq!(Kind::of("string").member(), Some(Kind::Plain("a text")));
        assert_eq!(Kind::of("number").member(), None);
    }

    #[test]
    fn every_type_of_the_contract_is_one() {
        fn known(kind: &Kind) -> bool {
            match kind {
                Kind::Any => false,
                Kind::Plain(_) => true,
                Kind::List(inside) => known(inside),
                Kind::Map(name) => contract::fields(name).is_some(),
                Kind::OneOf(kinds) => kinds.iter().all(known),
            }
        }
        let arguments = COMPONENTS.iter().flat_map(|one| one.arguments);
        for (name, written, _) in types().flat_map(|one| one.fields).chain(arguments) {
            assert!(known(&Kind::of(written)), "{name}: {written}");
        }
        for given in TEMPLATES.iter().filter_map(|one| one.given) {
            assert!(contract::fields(given).is_some(), "{given}");
        }
    }
}

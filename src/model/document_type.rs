//! What a document is: the format's own types, and those that packs declare.

use std::sync::Arc;

use crate::model::words::KnownDocument;

/// What a document is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentType {
    /// A type of the format.
    Known(KnownDocument),
    /// A type that a pack declares.
    Declared(Arc<DeclaredDocument>),
}

/// A document type of a pack's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeclaredDocument {
    /// As written in a log.
    pub word: String,
    /// As printed in a packet.
    pub title: String,
    /// As printed where it is clear whose standing it is.
    pub short: String,
}

impl DocumentType {
    /// As written in a log.
    pub fn word(&self) -> &str {
        match self {
            Self::Known(known) => known.word(),
            Self::Declared(own) => &own.word,
        }
    }

    /// As printed in a packet.
    pub fn shown(&self) -> &str {
        match self {
            Self::Known(known) => known.shown(),
            Self::Declared(own) => &own.title,
        }
    }

    /// As printed where it is clear whose standing it is.
    pub fn short(&self) -> &str {
        match self {
            Self::Known(known) => known.short(),
            Self::Declared(own) => &own.short,
        }
    }

    /// Whether it is this type of the format.
    pub fn is(&self, known: KnownDocument) -> bool {
        *self == Self::Known(known)
    }

    /// Whether it is a supervisor's standing: such documents follow each other as one run.
    pub fn is_supervisor_status(&self) -> bool {
        match self {
            Self::Known(known) => known.is_supervisor_status(),
            Self::Declared(_) => true,
        }
    }
}

//! Identifiers of clients in texts: found by pattern, named by kind, covered before anything else reads them.
//!
//! It knows texts only. The kinds are those of 45 CFR 164.514(b)(2)(i), grouped by how they are found.

pub mod allow;
mod code;
pub mod cover;
mod date;
mod device;
mod fold;
mod given;
mod image;
mod initials;
mod key;
mod line;
mod name;
mod number;
mod own;
mod passage;
mod path;
mod pattern;
mod phone;
mod place;
mod scan;
mod web;
mod word;
mod words;

use std::ops::Range;

use crate::diagnostic::code::Code;
pub use crate::privacy::line::is_format;
pub use crate::privacy::own::Own;
pub use crate::privacy::path::path;
pub use crate::privacy::scan::{manner, scan};

/// A kind of identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identifier {
    /// A: names and initials.
    Name,
    /// B: places smaller than a state.
    Place,
    /// C: dates tied to a person, and ages over 89.
    Date,
    /// D, E: numbers of phone and fax.
    Phone,
    /// F: e-mail addresses.
    Email,
    /// G: social security numbers.
    Ssn,
    /// H, I, J: numbers of records, health plans and accounts.
    Record,
    /// K: numbers of licenses and certificates.
    License,
    /// L, M: vehicles and devices.
    Device,
    /// N, O: web and IP addresses.
    Web,
    /// P, Q: pictures.
    Image,
    /// R: any other code for a person.
    Code,
}

impl Identifier {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Place,
        Self::Date,
        Self::Phone,
        Self::Email,
        Self::Ssn,
        Self::Record,
        Self::License,
        Self::Device,
        Self::Web,
        Self::Image,
        Self::Code,
    ];

    /// Its code.
    pub fn code(self) -> Code {
        match self {
            Self::Name => Code::IdentifierName,
            Self::Place => Code::IdentifierPlace,
            Self::Date => Code::IdentifierDate,
            Self::Phone => Code::IdentifierPhone,
            Self::Email => Code::IdentifierEmail,
            Self::Ssn => Code::IdentifierSsn,
            Self::Record => Code::IdentifierRecord,
            Self::License => Code::IdentifierLicense,
            Self::Device => Code::IdentifierDevice,
            Self::Web => Code::IdentifierWeb,
            Self::Image => Code::IdentifierImage,
            Self::Code => Code::IdentifierCode,
        }
    }

    /// The word of its code.
    pub fn word(self) -> &'static str {
        self.code().word()
    }
}

/// How strictly a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Records of work with clients: whatever looks like an identifier.
    Strict,
    /// Everything else: only where the text speaks of a client.
    Mild,
}

/// An identifier that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its kind.
    pub identifier: Identifier,
    /// Where, in bytes from the start of the text.
    pub range: Range<usize>,
    /// What is covered for its sake: in a record of work with clients all of its line or value, since
    /// what stands beside a name may tell as much.
    pub covered: Range<usize>,
    /// What names it in `allow`, and lapses when its line changes.
    pub line_code: String,
    /// The key, value or path that it is part of, which must stay apart from other ones.
    pub part_of: Option<Range<usize>>,
}

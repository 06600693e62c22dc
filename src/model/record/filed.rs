//! A record as a file holds it: with its code, and with the exhibits of a packet.

use crate::model::entry::Placed;
use crate::model::record::code::Code;
use crate::model::record::{Record, word};
use crate::source::FileId;

/// A record as it was written into the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its file.
    pub file: FileId,
    /// The code that the file gives.
    pub code: Placed<Code>,
    /// What it says.
    pub record: Record,
    /// The exhibits of a packet.
    pub exhibits: Vec<Numbered>,
    /// The code that the file gives for them.
    pub exhibits_code: Option<Code>,
    /// Which edition of a packet carries it.
    pub edition: Edition,
    /// The codes of the same supervisor's sheets that were made before this one.
    pub after: Vec<Code>,
}

/// Which edition of a packet a record is of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edition {
    /// For whom: `committee`, `self`, `supervisor`.
    pub audience: String,
    /// The supervisor's id, where it is for one.
    pub of: Option<String>,
    /// Whether something was left out of it.
    pub draft: bool,
}

/// A file of evidence with the number that it had in a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub number: usize,
    /// The path below the root, in one spelling; nothing in a packet, whose readers learn of none.
    pub path: String,
    /// The hash of its bytes, in digits.
    pub sha256: String,
}

impl Numbered {
    /// The code of a list of exhibits, which the code of what counts does not hold.
    pub fn code(all: &[Self]) -> Code {
        let one =
            |one: &Self| format!("{}: {} {}\n", one.number, word(&one.sha256), word(&one.path));
        let text: String = all.iter().map(one).collect();
        Code::of(format!("practicum exhibits 1\n{text}").as_bytes())
    }
}

impl Filed {
    /// Whether it says what its codes were made of.
    pub fn is_whole(&self) -> bool {
        self.record.code() == self.code.value && self.has_its_exhibits()
    }

    /// Whether the list of exhibits is the one that was written.
    pub fn has_its_exhibits(&self) -> bool {
        let code = Numbered::code(&self.exhibits);
        self.exhibits_code.map_or(self.exhibits.is_empty(), |given| given == code)
    }
}

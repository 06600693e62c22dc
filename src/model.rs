//! What a log and a program are: plain values.

pub mod dates;
pub mod document_type;
pub mod domain;
pub mod entry;
pub mod hours;
pub mod log;
pub mod period;
pub mod possible;
pub mod predicate;
pub mod program;
pub mod record;
pub mod requirement;
pub mod sent;
pub mod submission;
pub mod vocabulary;
pub mod words;

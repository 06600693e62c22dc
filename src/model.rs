//! What a log and a program are: plain values.

pub mod entry;
pub mod hours;
pub mod log;
pub mod period;
pub mod predicate;
pub mod program;
pub mod vocabulary;
pub mod words;

//! Trees to a log and to programs, collecting every fault on the way.

pub mod allow;
pub mod entry;
pub mod fields;
pub mod log;
pub mod predicate;
pub mod program;
pub mod scalar;
pub mod source;
pub mod suggest;

//! Trees to a log and to programs, collecting every fault on the way.

pub mod allow;
pub mod answer;
pub mod cut;
pub mod entry;
pub mod fields;
pub mod folded;
pub mod homes;
pub mod log;
pub mod predicate;
pub mod program;
pub mod record;
pub mod scalar;
pub mod source;
pub mod suggest;
pub mod synonym;

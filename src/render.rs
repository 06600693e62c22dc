//! From a report to files: every renderer shows the same report, escapes, and words nothing.

pub mod html;

//! The count, through the library: logs as texts in, hours and results out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is amiss")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers of a test")]
#![expect(clippy::indexing_slicing, reason = "a place that is not there fails the test")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a test names what it looks for")]
#![expect(clippy::disallowed_methods, reason = "a test reads the packs that it judges")]

mod contracts;
mod in_force;
mod optimum;
mod packs;
mod random;
mod shapes;
mod support;
mod versions;
#[path = "../optimum/vertices.rs"]
mod vertices;

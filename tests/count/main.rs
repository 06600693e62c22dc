//! The count, through the library: logs as texts in, hours and results out.

mod contracts;
mod in_force;
mod optimum;
mod packs;
mod support;
mod versions;

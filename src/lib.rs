//! From a folder of Markdown files to an application packet.
//!
//! The rooms, in the order in which data passes through them; a room names only rooms before it.
//! `docs/ARCHITECTURE.md` says what each holds and knows nothing of.

pub mod source;

pub mod diagnostic;

pub mod syntax;

pub mod privacy;

pub mod model;

pub mod read;

pub mod assess;

pub mod check;

pub mod report;

pub mod render;

pub mod output;

pub mod cli;

//! `practicum programs`: the rule packs, their versions and sources.

use crate::cli::args::Programs;
use crate::cli::terminal::Terminal;
use crate::cli::{Exit, Failure};

/// Runs `programs`.
pub(super) fn run(_own: &Programs, _terminal: &Terminal) -> Result<Exit, Failure> {
    Ok(Exit::Done)
}

//! The command line: arguments, clock, environment, terminal, exit code. A file a command.

mod allow;
pub mod args;
mod build;
mod check;
mod clock;
mod explain;
mod load;
mod preflight;
mod programs;
mod repository;
mod status;
mod submit;
mod terminal;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::{Args, Command};
use crate::cli::terminal::Terminal;

/// What a command comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The log has errors, or there is something to return.
    Findings,
    /// Wrong usage, or the environment failed.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
        })
    }
}

/// A failure of usage or environment, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What failed.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Failure {
    /// A failure without advice.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// With advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Runs the command that the arguments name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers; everything else is wrong usage.
            let exit = if error.use_stderr() { Exit::Failed } else { Exit::Done };
            return if error.print().is_ok() { exit } else { Exit::Failed };
        }
    };
    let terminal = Terminal::new(&args.global);
    let outcome = match &args.command {
        None => status::bare(&args, terminal),
        Some(Command::Status(own)) => status::run(&args.global, own, terminal),
        Some(Command::Check(own)) => check::run(&args.global, own, terminal),
        Some(Command::Allow(own)) => allow::run(&args.global, own, terminal),
        Some(Command::Explain(own)) => explain::run(&args.global, own, terminal),
        Some(Command::Build(own)) => build::run(&args.global, own, terminal),
        Some(Command::Preflight(own)) => preflight::run(&args.global, own, terminal),
        Some(Command::Submit(own)) => submit::run(&args.global, own, terminal),
        Some(Command::Verify(own)) => verify::run(&args.global, own, terminal),
        Some(Command::Programs(own)) => programs::run(&args.global, own, terminal),
    };
    outcome.unwrap_or_else(|failure| {
        terminal.failure(&failure);
        Exit::Failed
    })
}

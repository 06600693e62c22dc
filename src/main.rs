//! The `practicum` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    practicum::cli::run(std::env::args_os()).into()
}

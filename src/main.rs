//! The `practicum` command.

fn main() {}

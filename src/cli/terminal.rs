//! The terminal: where words go, how wide it is, whether it has colour.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::Failure;
use crate::cli::args::{Color, Global};

/// Columns of a text where nothing says how wide the terminal is.
const WIDTH: usize = 100;

/// The narrowest and widest that a text is laid out for.
const BOUNDS: (usize, usize) = (60, 120);

/// Where a command writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    color: Color,
    quiet: bool,
    verbose: bool,
}

#[expect(clippy::unused_self, reason = "where words go is the terminal's business, held or not")]
impl Terminal {
    /// A terminal under the user's wishes.
    pub(super) fn new(global: &Global) -> Self {
        Self { color: global.color, quiet: global.quiet, verbose: global.verbose }
    }

    /// Whether standard output takes colour.
    pub(super) fn colors_out(self) -> bool {
        self.colors(io::stdout().is_terminal())
    }

    /// Whether standard error takes colour.
    pub(super) fn colors_err(self) -> bool {
        self.colors(io::stderr().is_terminal())
    }

    #[expect(clippy::disallowed_methods, reason = "only `cli` reads the environment")]
    fn colors(self, terminal: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto if set("CLICOLOR_FORCE") => true,
            Color::Auto => terminal,
        }
    }

    /// How many columns a text has.
    pub(super) fn width(self) -> usize {
        let found = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
        found.clamp(BOUNDS.0, BOUNDS.1)
    }

    /// Writes data. A reader that has gone away has seen enough; anything else is a failure.
    pub(super) fn out(self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::new(format!("standard output can't be written: {error}")))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Whether there is someone to ask.
    pub(super) fn can_ask(self) -> bool {
        !self.quiet && io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Asks, and gives the answer without blanks around it; nothing if there will be none any more.
    pub(super) fn ask(self, question: &str) -> Result<Option<String>, Failure> {
        self.out(question)?;
        let mut answer = String::new();
        match io::stdin().lock().read_line(&mut answer) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(answer.trim().to_owned())),
            Err(error) => Err(Failure::new(format!("the answer can't be read: {error}"))),
        }
    }

    /// Writes a diagnostic or a word of progress.
    pub(super) fn err(self, text: &str) {
        let written = io::stderr().lock().write_all(text.as_bytes());
        drop(written);
    }

    /// Writes a word of progress, unless the user wants none.
    pub(super) fn progress(self, text: &str) {
        if !self.quiet {
            self.err(text);
        }
    }

    /// Writes what only a user who asked for more wants to know.
    pub(super) fn detail(self, text: &str) {
        if self.verbose {
            self.err(text);
        }
    }

    /// Says why a command failed.
    pub(super) fn failure(self, failure: &Failure) {
        let paint = |text: &str, style: anstyle::Style| {
            if self.colors_err() { format!("{style}{text}{style:#}") } else { text.to_owned() }
        };
        let red = anstyle::AnsiColor::Red.on_default().bold();
        let blue = anstyle::AnsiColor::Cyan.on_default().bold();
        self.err(&format!("{}: {}\n", paint("error", red), failure.message));
        if let Some(help) = &failure.help {
            self.err(&format!("{}: {help}\n", paint("help", blue)));
        }
    }
}

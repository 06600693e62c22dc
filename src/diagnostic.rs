//! Findings: what is wrong, where, and what to write instead.

pub mod code;
pub mod human;
pub mod page;
pub mod short;

use crate::diagnostic::code::Code;
use crate::source::{Sources, Span};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A total would be wrong or unreadable, or the format is broken.
    Error,
    /// The log can be counted, and a reviewer would ask.
    Warning,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// How much it weighs: what its code says, unless its place lessens it.
    pub severity: Severity,
    /// What was found: lower case, names in backticks, no full stop.
    pub message: String,
    /// The value at fault.
    pub primary: Span,
    /// What stands under the value, for instance ``did you mean `core/ethics`?``.
    pub label: String,
    /// Other places that bear on it.
    pub related: Vec<Related>,
    /// What follows for the count.
    pub notes: Vec<String>,
    /// What to write or to do.
    pub help: Vec<String>,
}

/// Another place that bears on a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What it has to do with it.
    pub message: String,
}

impl Diagnostic {
    /// A finding at `primary`.
    pub fn new(code: Code, primary: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: shown(message),
            primary,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// With words under the value.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = shown(label);
        self
    }

    /// With another place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: shown(message) });
        self
    }

    /// With what follows for the count.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(shown(note));
        self
    }

    /// With what to write or to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(shown(help));
        self
    }

    /// With another weight than its code has, where it stands.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// Findings as they are made; sorted at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds a finding, if there is one.
    pub fn push_some(&mut self, diagnostic: Option<Diagnostic>) {
        self.list.extend(diagnostic);
    }

    /// Adds all findings of `other`.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// Keeps the findings that `keep` wants.
    pub fn retain(&mut self, keep: impl Fn(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// Changes the findings one by one.
    pub fn each(&mut self, change: impl FnMut(&mut Diagnostic)) {
        self.list.iter_mut().for_each(change);
    }

    /// The first of them.
    #[must_use]
    pub fn first(&self, most: usize) -> Self {
        Self { list: self.list.iter().take(most).cloned().collect() }
    }

    /// How many findings there are so far.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many findings weigh `severity`.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Puts the findings in the order of path, place and code, each once.
    pub fn sort(&mut self, sources: &Sources) {
        self.list.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.primary.start, d.code);
            sources
                .path(a.primary.file)
                .cmp(sources.path(b.primary.file))
                .then(a.primary.file.cmp(&b.primary.file))
                .then_with(|| key(a).cmp(&key(b)))
                .then_with(|| a.message.cmp(&b.message))
        });
        self.list.dedup();
    }
}

/// The most characters of a text that are shown whole; every list of known words is shorter.
const LONGEST: usize = 900;

/// Characters kept at either end of a text that is longer.
const KEPT: usize = 120;

/// A text that may quote a log, fit for a line of a terminal: nothing in it moves the cursor or turns
/// the line around, and no value of the log makes it endless.
pub fn shown(text: impl Into<String>) -> String {
    let text: String = text.into();
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let escaped = |c: char| c.is_control() || turns(c);
    let text = if text.contains(escaped) {
        let one = |c: char| if escaped(c) { c.escape_default().to_string() } else { c.to_string() };
        text.chars().map(one).collect()
    } else {
        text
    };
    if text.len() <= LONGEST {
        return text;
    }
    let characters: Vec<char> = text.chars().collect();
    match (characters.first_chunk::<KEPT>(), characters.last_chunk::<KEPT>()) {
        (Some(first), Some(last)) if characters.len() > LONGEST => {
            first.iter().chain(['…'].iter()).chain(last).collect()
        }
        _ => text,
    }
}

/// A path as a shell takes it for one word.
pub fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | ',');
    let option = if path.starts_with('-') { "./" } else { "" };
    if path.chars().all(plain) {
        format!("{option}{path}")
    } else {
        format!("'{option}{}'", path.replace('\'', r"'\''"))
    }
}

/// `1 error`, `2 errors`, `3 entries`.
pub fn counted(number: usize, word: &str) -> String {
    let grouped = grouped(number);
    match (number, word.strip_suffix('y')) {
        (1, _) => format!("1 {word}"),
        (_, Some(stem)) if !word.ends_with("day") => format!("{grouped} {stem}ies"),
        _ => format!("{grouped} {word}s"),
    }
}

/// `9,900`: a number with its thousands apart.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at).checked_rem(3) == Some(0) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(
            [0, 999, 1_000, 9_900, 1_234_567].map(grouped),
            ["0", "999", "1,000", "9,900", "1,234,567"]
        );
        assert_eq!(counted(10_000, "entry"), "10,000 entries");
    }

    #[test]
    fn a_path_is_one_word_to_a_shell() {
        assert_eq!(quoted("cases/2024-02.md"), "cases/2024-02.md");
        assert_eq!(quoted("cases/it's $HOME.md"), r"'cases/it'\''s $HOME.md'");
        assert_eq!(quoted("-rf"), "./-rf");
    }

    #[test]
    fn a_quoted_value_can_neither_move_the_cursor_nor_fill_the_screen() {
        assert_eq!(shown("`core/ethics`, zoë 👩‍⚕️"), "`core/ethics`, zoë 👩‍⚕️");
        assert_eq!(shown("a\u{1b}[2J\nb\u{202e}c"), "a\\u{1b}[2J\\nb\\u{202e}c");
        let long = shown(format!("`{}` is no date", "x".repeat(100_000)));
        assert!(long.len() < 300 && long.ends_with("x` is no date"), "{long}");
    }
}

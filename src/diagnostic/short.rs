//! One line a finding: `path:line:column: severity[code]: message`.

use crate::diagnostic::{Diagnostic, Diagnostics, shown};
use crate::source::{Sources, Span};

/// All findings, each on a line of its own.
pub fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    diagnostics.iter().map(|finding| line(finding, sources) + "\n").collect()
}

/// One finding.
pub fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let place = place(finding.primary, sources);
    let (severity, code) = (finding.severity.word(), finding.code.word());
    format!("{place}: {severity}[{code}]: {}", finding.message)
}

/// `path:line:column`, or the path alone where the file has no text.
pub fn place(span: Span, sources: &Sources) -> String {
    let path = shown(sources.path(span.file));
    match sources.position(span) {
        Some(at) => format!("{path}:{}:{}", at.line, at.column),
        None => path,
    }
}

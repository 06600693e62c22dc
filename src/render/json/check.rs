//! Findings as JSON.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{Sources, Span};

/// The answer of `check`.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    schema: &'static str,
    diagnostics: Vec<Finding<'a>>,
    errors: usize,
    warnings: usize,
}

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
}

/// A place, and what is said of it.
#[derive(Debug, Serialize)]
pub(super) struct Related<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: Option<&'a str>,
}

impl<'a> Related<'a> {
    /// A stretch of a file.
    pub(super) fn at(span: Span, message: &'a str, sources: &'a Sources) -> Self {
        let at = sources.position(span);
        let (line, column) = (at.map(|at| at.line), at.map(|at| at.column));
        Self { path: sources.path(span.file), line, column, message: Some(message) }
    }

    /// A file as a whole, of which nothing more is said.
    pub(super) fn file(path: &'a str) -> Self {
        Self { path, line: None, column: None, message: None }
    }
}

/// All findings of a log.
pub fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    super::text(&Answer {
        schema: "practicum/check/1",
        diagnostics: findings(diagnostics, sources),
        errors: diagnostics.count(Severity::Error),
        warnings: diagnostics.count(Severity::Warning),
    })
}

/// The findings in their order.
pub(super) fn findings<'a>(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Vec<Finding<'a>> {
    diagnostics.iter().map(|one| finding(one, sources)).collect()
}

fn finding<'a>(one: &'a Diagnostic, sources: &'a Sources) -> Finding<'a> {
    let at = sources.position(one.primary);
    let label = Some(one.label.as_str()).filter(|label| !label.is_empty());
    let related =
        one.related.iter().map(|related| Related::at(related.span, &related.message, sources));
    Finding {
        code: one.code.word(),
        severity: one.severity.word(),
        path: sources.path(one.primary.file),
        line: at.map(|at| at.line),
        column: at.map(|at| at.column),
        message: &one.message,
        help: label.into_iter().chain(one.help.iter().map(String::as_str)).collect(),
        related: related.collect(),
    }
}

//! Findings for a person: the place in its file, a caret, what follows and what to write.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{Sources, Span};

/// All findings, a blank line after each.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in diagnostics.iter() {
        out.push_str(&renderer.render(&[group(finding, sources)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.word());
    let mut group = Group::with_title(title);
    if sources.position(finding.primary).is_some() {
        for snippet in snippets(finding, sources) {
            group = group.element(snippet);
        }
    } else {
        group = group.element(Origin::path(sources.path(finding.primary.file)));
    }
    for note in &finding.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    for help in &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

/// The primary file first, then the other files that bear on the finding.
fn snippets<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files = vec![finding.primary.file];
    for related in &finding.related {
        if !files.contains(&related.span.file) {
            files.push(related.span.file);
        }
    }
    let snippet = |file| {
        let text = sources.text(file);
        let mut snippet = Snippet::source(text).path(sources.path(file)).line_start(1).fold(true);
        if file == finding.primary.file {
            let label = Some(finding.label.as_str()).filter(|label| !label.is_empty());
            let span = within(finding.primary, text);
            snippet = snippet.annotation(AnnotationKind::Primary.span(span).label(label));
        }
        for related in finding.related.iter().filter(|related| related.span.file == file) {
            let span = within(related.span, text);
            let label = AnnotationKind::Context.span(span).label(related.message.as_str());
            snippet = snippet.annotation(label);
        }
        snippet
    };
    files.into_iter().map(snippet).collect()
}

/// The span inside its text, at least one character wide and on one line.
fn within(span: Span, text: &str) -> std::ops::Range<usize> {
    let range = span.range();
    let start = range.start.min(text.len());
    let rest = text.get(start..range.end.min(text.len())).unwrap_or("");
    let line = rest.lines().next().unwrap_or("").trim_end();
    let length = match line.len() {
        0 => text
            .get(start..)
            .and_then(|t| t.chars().next())
            .filter(|c| *c != '\n')
            .map_or(0, char::len_utf8),
        some => some,
    };
    start..start.saturating_add(length)
}

//! Findings for a person: the place in its file, a caret, what follows and what to write.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, shown};
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
    let level = match finding.severity {
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
        group = group.element(Origin::path(shown(sources.path(finding.primary.file))));
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
        let primary = (file == finding.primary.file).then(|| within(finding.primary, text));
        let related = finding.related.iter().filter(|related| related.span.file == file);
        let related: Vec<_> =
            related.map(|one| (within(one.span, text), one.message.as_str())).collect();
        // Only the lines in question: a file may be long, and its findings many.
        let places = primary.iter().chain(related.iter().map(|(place, _)| place)).cloned();
        let (from, to, line) = window(text, &places.collect::<Vec<_>>());
        let inside =
            |place: Range<usize>| place.start.saturating_sub(from)..place.end.saturating_sub(from);
        let mut snippet = Snippet::source(text.get(from..to).unwrap_or(""))
            .path(shown(sources.path(file)))
            .line_start(line)
            .fold(true);
        if let Some(place) = primary {
            let label = Some(finding.label.as_str()).filter(|label| !label.is_empty());
            snippet = snippet.annotation(AnnotationKind::Primary.span(inside(place)).label(label));
        }
        for (place, message) in related {
            let place = AnnotationKind::Context.span(inside(place));
            snippet = snippet.annotation(place.label(message));
        }
        snippet
    };
    files.into_iter().map(snippet).collect()
}

/// The whole lines that hold these places: from which byte to which, and the first line's number.
fn window(text: &str, places: &[Range<usize>]) -> (usize, usize, usize) {
    let first = places.iter().map(|place| place.start).min().unwrap_or(0);
    let last = places.iter().map(|place| place.end).max().unwrap_or(0);
    let before = text.as_bytes().get(..first).unwrap_or_default();
    let from = memchr::memrchr(b'\n', before).map_or(0, |newline| newline.saturating_add(1));
    let after = text.as_bytes().get(last..).unwrap_or_default();
    let to = memchr::memchr(b'\n', after)
        .map_or(text.len(), |newline| last.saturating_add(newline).saturating_add(1));
    let line = memchr::memchr_iter(b'\n', before).count().saturating_add(1);
    (from, to, line)
}

/// The span inside its text, at least one character wide and on one line.
fn within(span: Span, text: &str) -> Range<usize> {
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

//! What the YAML of a log may not be, in words.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::source::Span;
use crate::syntax::yaml::Builder;
use crate::syntax::yaml::opened::never_closed;

/// The text is not YAML: says where reading stopped and, where the line shows it, why.
pub(super) fn syntax(builder: &mut Builder<'_, '_>, error: &ScanError) {
    let at = error.marker().byte_offset().unwrap_or_default();
    let span = builder.span(at..at);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(builder, span);
    }
    let line = line_at(builder.text, span.range().start);
    let span = tab(builder, span, line).unwrap_or(span);
    let finding = Diagnostic::new(Code::YamlSyntax, span, "the text can't be read as YAML");
    let finding =
        if matches!(error.kind(), ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation)
            || line.trim_start_matches(' ').starts_with('\t')
        {
            finding
                .label("a tab can't indent a line")
                .help("indent with spaces, two for each level, for instance `  core/ethics: 3`")
        } else if let Some(opened) = never_closed(builder.text, builder.offset..builder.end) {
            let place = Span::new(builder.file, opened.at, opened.at.saturating_add(1));
            Diagnostic { primary: place, ..finding }
                .label(format!("this {} is never closed", opened.what))
                .help("close it on the same line; a value that holds such a mark goes in quotes")
        } else if let Some(quoted) = unquoted_colon(line) {
            finding
                .label("a colon and a space inside a value end it")
                .help(format!("put the value in quotes: `{quoted}`"))
        } else {
            finding.label(stopped_at(builder.text, span.range().start, line)).help(
            "one `key: value` a line; lists as `[a, b]`, mappings as `{a: 1, b: 2}`, each closed",
        )
        };
    builder.sink.push(finding.note("nothing after this place could be read in this file"));
}

/// Anchors and aliases.
pub(super) fn anchor(builder: &mut Builder<'_, '_>, span: Span) {
    let finding = Diagnostic::new(Code::YamlAnchor, span, "anchors and aliases can't be used here")
        .label("write the value itself")
        .help("a value that begins with `&` or `*` goes in quotes");
    builder.sink.push(finding);
}

/// Tags such as `!!str`.
pub(super) fn tag(builder: &mut Builder<'_, '_>, span: Span) {
    let finding = Diagnostic::new(Code::YamlTag, span, "YAML tags can't be used here")
        .label("leave it out: a value means what its key says")
        .help("a value that begins with `!` goes in quotes");
    builder.sink.push(finding);
}

/// Deeper than the format has any use for.
pub(super) fn too_deep(builder: &mut Builder<'_, '_>, span: Span) {
    let message = format!("lists and mappings are nested more than {} levels deep", builder.depth);
    let finding = Diagnostic::new(Code::TooDeep, span, message)
        .label("the level that is too deep begins here")
        .help("nothing in a log needs that many: see whether a bracket or brace is left open")
        .note("nothing after this place could be read in this file");
    builder.sink.push(finding);
}

/// A `---` where the first document has not been left.
pub(super) fn second_document(builder: &mut Builder<'_, '_>, span: Span) {
    let finding = Diagnostic::new(Code::SecondDocument, span, "a second document begins here")
        .label("only one is read")
        .help("remove the line `---` and put all keys into one mapping");
    builder.sink.push(finding);
}

/// The same key twice.
pub(super) fn duplicate_key(key: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateKey, second, format!("the key `{key}` is given twice"))
        .label("the second time")
        .related(first, "the first time")
        .help("keep one of the two")
}

/// A list or mapping used as a key.
pub(super) fn complex_key(span: Span) -> Diagnostic {
    Diagnostic::new(Code::ComplexKey, span, "a key must be a single word")
        .label("this is a list or a mapping")
        .help("write `key: value`; a key that holds brackets or braces goes in quotes")
}

/// What is odd about the line where reading stopped.
fn stopped_at(text: &str, at: usize, line: &str) -> &'static str {
    let indent = |line: &str| line.len().saturating_sub(line.trim_start_matches(' ').len());
    let before = text.get(..at).and_then(|before| before.rfind('\n'));
    let above = before.and_then(|newline| text.get(..newline)).and_then(|text| text.lines().last());
    let is_item = line.trim_start().starts_with("- ");
    if !line.contains(": ") && !line.trim_end().ends_with(':') && !is_item {
        "a key and its value are parted by a colon and a space"
    } else if above.is_some_and(|above| indent(above) < indent(line)) {
        "this line is indented more than the one above, which is complete"
    } else if above.is_some_and(|above| indent(above) > indent(line)) && indent(line) > 0 {
        "this line is indented like none above"
    } else {
        "reading stopped here"
    }
}

/// The tab that indents the line, if reading stopped behind it.
fn tab(builder: &Builder<'_, '_>, stopped: Span, line: &str) -> Option<Span> {
    let blanks = line.len().saturating_sub(line.trim_start_matches(' ').len());
    let before = builder.text.get(..stopped.range().start)?;
    let start = before.rfind('\n').map_or(0, |newline| newline.saturating_add(1));
    let at = start.saturating_add(blanks);
    let is_tab = builder.text.get(at..)?.starts_with('\t') && at <= stopped.range().start;
    is_tab.then(|| Span::new(stopped.file, at, at.saturating_add(1)))
}

fn line_at(text: &str, at: usize) -> &str {
    let at = at.min(text.len());
    let before = text.get(..at).unwrap_or("");
    let start = before.rfind('\n').map_or(0, |newline| newline.saturating_add(1));
    text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("")
}

/// `title: SAR: part one` as it should be written, if the line is of that kind.
fn unquoted_colon(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let quoted = value.starts_with(['"', '\'', '{', '[', '|', '>']);
    (!quoted && (value.contains(": ") || value.ends_with(':'))).then(|| {
        format!("{}: \"{}\"", key.trim(), value.replace('\\', "\\\\").replace('"', "\\\""))
    })
}

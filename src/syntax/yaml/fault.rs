//! What the YAML of a log may not be, in words.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::source::Span;
use crate::syntax::yaml::Builder;

/// The text is not YAML: says where reading stopped and, where the line shows it, why.
pub(super) fn syntax(builder: &mut Builder<'_, '_>, error: &ScanError) {
    let at = error.marker().byte_offset().unwrap_or_default();
    let span = builder.span(at..at);
    let line = line_at(builder.text, span.range().start);
    let finding = Diagnostic::new(Code::YamlSyntax, span, "the text can't be read as YAML");
    let finding =
        if matches!(error.kind(), ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation)
            || line.trim_start_matches(' ').starts_with('\t')
        {
            finding
                .label("a tab can't indent a line")
                .help("indent with spaces, two for each level, for instance `  core/ethics: 3`")
        } else if let Some(quoted) = unquoted_colon(line) {
            finding
                .label("a colon and a space inside a value end it")
                .help(format!("put the value in quotes: `{quoted}`"))
        } else {
            finding.label(error.info()).help(
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

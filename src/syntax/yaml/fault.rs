//! What the YAML of a log may not be, in words.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::source::Span;
use crate::syntax::yaml::Builder;
use crate::syntax::yaml::colon;
use crate::syntax::yaml::opened::never_closed;

/// The text is not YAML: says where reading stopped and, where the line shows it, why.
pub(super) fn syntax(builder: &mut Builder<'_, '_>, error: &ScanError) {
    let at = error.marker().byte_offset().unwrap_or_default();
    let span = builder.span(at..at);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(builder, span);
    }
    // A mark that begins a value was said already, and what follows it is read wrong.
    if builder.marked {
        return;
    }
    let line = line_at(builder.text, span.range().start);
    let finding = |span| Diagnostic::new(Code::YamlSyntax, span, "this line can't be read");
    let tabbed = tab(builder, span, line);
    let is_tab =
        matches!(error.kind(), ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation);
    let finding = if is_tab || tabbed.is_some() {
        finding(tabbed.unwrap_or(span))
            .label("a tab can't indent a line")
            .help(format!("put two blanks in its place: `  {}`", line.trim()))
    } else if let Some(tight) = colon::tight(builder.text, builder.offset..span.range().end) {
        let place = Span::new(builder.file, tight.place.start, tight.place.end);
        finding(place).label(tight.why).help(format!("write `{}`", tight.mended))
    } else if let Some(opened) = never_closed(builder.text, builder.offset..builder.end) {
        let place = Span::new(builder.file, opened.at, opened.at.saturating_add(1));
        let finding = finding(place).label(format!("this {} is never closed", opened.what));
        match opened.closed(line_at(builder.text, opened.at)) {
            Some(closed) => finding.help(format!("close it, for instance `{closed}`")),
            None => finding.help("close it; a value that holds such a mark goes in quotes"),
        }
    } else if let Some(braced) = colon::braced(line) {
        finding(span)
            .label("several values under one key stand in braces")
            .help(format!("write `{braced}`"))
    } else if let Some(quoted) = colon::quoted(line) {
        finding(span)
            .label("a colon and a space inside a value end it")
            .help(format!("put the value in quotes: `{quoted}`"))
    } else if let Some(linked) = colon::linked(line) {
        finding(span)
            .label("a link of Markdown is no path")
            .help(format!("write the path alone: `{linked}`"))
    } else if line.trim_end().ends_with(": ?") {
        finding(span)
            .label("a question mark alone has a meaning of its own here")
            .help("write the value, or remove the line until it is known")
    } else if let Some(quoted) = colon::marked(line) {
        finding(span)
            .label("a value that begins with such a mark goes in quotes")
            .help(format!("write `{quoted}`"))
    } else if let Some((at, joined)) = colon::wrapped(builder.text, span.range().start) {
        let place = Span::new(builder.file, at, at.saturating_add(1));
        finding(place)
            .label("a text that goes on begins with two blanks")
            .help(format!("write it on one line: `{joined}`"))
    } else if let Some((at, mended)) = colon::lacking(builder.text, span.range().start) {
        let place = Span::new(builder.file, at, at.saturating_add(1));
        finding(place)
            .label("a key and its value are parted by a colon and a space")
            .help(format!("write `{mended}`"))
    } else {
        let (why, help) = stopped_at(builder.text, span.range().start, line);
        finding(span).label(why).help(help)
    };
    builder.sink.push(finding.note("nothing below this place could be read in this file"));
}

/// Anchors and aliases.
pub(super) fn anchor(builder: &mut Builder<'_, '_>, span: Span) {
    let finding = Diagnostic::new(Code::YamlAnchor, span, "a value can't begin with `&` or `*`");
    mark(builder, span, finding.label("the sign has a meaning of its own here"));
}

/// Tags such as `!!str`.
pub(super) fn tag(builder: &mut Builder<'_, '_>, span: Span) {
    let finding = Diagnostic::new(Code::YamlTag, span, "a value can't begin with `!`");
    mark(builder, span, finding.label("the sign has a meaning of its own here"));
}

fn mark(builder: &mut Builder<'_, '_>, span: Span, finding: Diagnostic) {
    builder.marked = true;
    if let Some(bare) = colon::bold(line_at(builder.text, span.range().start)) {
        let help = "keys and values have no stars, nor other marks of Markdown";
        builder.sink.push(finding.help(format!("write `{bare}`")).help(help));
        return;
    }
    let finding = match colon::marked(line_at(builder.text, span.range().start)) {
        Some(quoted) => finding.help(format!("put the value in quotes: `{quoted}`")),
        None => finding.help("leave it out, or put the value in quotes"),
    };
    builder.sink.push(finding);
}

/// Deeper than the format has any use for.
pub(super) fn too_deep(builder: &mut Builder<'_, '_>, span: Span) {
    let message = format!("lists and keys are nested more than {} levels deep", builder.depth);
    let finding = Diagnostic::new(Code::TooDeep, span, message)
        .label("the level that is too deep begins here")
        .help(if line_at(builder.text, span.range().start).contains("- - ") {
            "a row of hyphens with blanks is read as lists: put `#` and a blank before it"
        } else {
            "nothing in a log needs that many: see whether a bracket or brace is left open"
        })
        .note("nothing below this place could be read in this file");
    builder.sink.push(finding);
}

/// A `---` where the first document has not been left.
pub(super) fn second_document(builder: &mut Builder<'_, '_>, span: Span) {
    let finding = Diagnostic::new(Code::SecondDocument, span, "a second document begins here")
        .label("only one is read")
        .help("remove the line `---`: all keys stand in one part");
    builder.sink.push(finding);
}

/// The same key twice.
pub(super) fn duplicate_key(key: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateKey, second, format!("the key `{key}` is given twice"))
        .label("the second time")
        .related(first, "the first time")
        .help("keep one of the two")
}

/// The first key of an item once more: the next item begins there.
pub(super) fn second_item(key: &str, second: Span, first: Span, text: &str) -> Diagnostic {
    let line = line_at(text, second.range().start).trim();
    let finding = duplicate_key(key, second, first);
    if line.len() > 200 {
        finding
    } else {
        finding
            .help(format!("where it is one more in the list, begin it with a hyphen: `- {line}`"))
    }
}

/// A list or mapping used as a key.
pub(super) fn complex_key(span: Span) -> Diagnostic {
    Diagnostic::new(Code::ComplexKey, span, "a key must be a single word")
        .label("this is a list, or keys in braces")
        .help("write `key: value`; for several areas write a map, one amount for each: `{core/ethics: 2, core/health: 1}`")
        .help("a key of your own is a word that begins with `x-`, such as `x-todo`")
}

/// What is odd about the line where reading stopped, and what to do.
fn stopped_at(text: &str, at: usize, line: &str) -> (&'static str, String) {
    let indent = |line: &str| line.len().saturating_sub(line.trim_start_matches(' ').len());
    let before = text.get(..at).and_then(|before| before.rfind('\n'));
    let above = before.and_then(|newline| text.get(..newline)).and_then(|text| text.lines().last());
    let is_item = line.trim_start().starts_with("- ");
    let bare = line.trim();
    let short = bare.len() <= 200;
    if !line.contains(": ") && !line.trim_end().ends_with(':') && !is_item {
        let help = "write `key: value`, or put a `#` and a blank before a remark";
        ("a key and its value are parted by a colon and a space", help.to_owned())
    } else if above.is_some_and(|above| indent(above) < indent(line)) && short {
        let above = above.map_or(0, indent);
        let help = format!("begin the line below the one above: `{}{bare}`", " ".repeat(above));
        ("this line begins further right than the one above, which is complete", help)
    } else if above.is_some_and(|above| indent(above) > indent(line)) && indent(line) > 0 && short {
        let above = above.map_or(0, indent);
        let help = format!("if it belongs with the line above: `{}{bare}`", " ".repeat(above));
        ("this line begins at no column where one above begins", help)
    } else if let Some(first) =
        above.filter(|above| indent(above) > 0 && indent(line) == 0 && short)
    {
        let help = format!("begin both at the same column, for instance `{}`", first.trim());
        ("the line above begins with a blank, and this one does not", help)
    } else {
        let help = "one `key: value` a line; lists as `[a, b]`, keys inside keys as `{a: 1, b: 2}`";
        ("reading stopped here", help.to_owned())
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

//! A file without a front matter, or with one that does not end: what to do about it.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::source::{FileId, Span};
use crate::syntax::front_matter::Fault;

/// Says why `text` has no front matter.
pub(super) fn fault(file: FileId, text: &str, fault: Fault) -> Diagnostic {
    match fault {
        Fault::Absent => absent(file, text),
        Fault::Unclosed => unclosed(file, text),
        Fault::TooLarge => Diagnostic::new(
            Code::FrontMatterTooLarge,
            Span::start_of(file),
            "the front matter is larger than 64 KiB",
        )
        .help("long texts belong below the second `---`"),
    }
}

fn absent(file: FileId, text: &str) -> Diagnostic {
    let message = "the file does not begin with a front matter";
    let finding = Diagnostic::new(Code::NoFrontMatter, Span::start_of(file), message);
    let text = text.trim_start_matches('\u{feff}');
    let first = text.trim_start().lines().next().unwrap_or("").trim_end();
    if first == "---" {
        return finding
            .label("`---` must be the very first line")
            .help("remove the blank lines and blanks above it");
    }
    if is_rule(first) {
        return finding
            .label("this must be three plain hyphens: `---`")
            .help("the front matter ends with the same line");
    }
    if is_key(first) {
        return finding
            .label("the line `---` is missing above this one")
            .help("put `---` above the first key, and `---` below the last");
    }
    finding
        .label("the first line must be `---`")
        .help("begin an entry with `---`, its keys, and `---` again")
        .help("a file that is no entry can be named under `ignore` in `practicum.yaml`")
}

fn unclosed(file: FileId, text: &str) -> Diagnostic {
    let message = "the front matter never ends";
    let start = Span::start_of(file);
    let finding = |place| Diagnostic::new(Code::UnclosedFrontMatter, place, message);
    let mut at = 0_usize;
    let mut last_key = "";
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let end = at.saturating_add(line.trim_end().len());
        let (bare, from) = (line.trim(), at);
        at = at.saturating_add(line.len());
        if number == 0 {
            continue;
        }
        if bare == "---" {
            return finding(Span::new(file, from, end))
                .label("a blank stands before it")
                .help("begin the line with `---`");
        }
        if is_rule(bare) {
            return finding(Span::new(file, from, end))
                .label("this must be three plain hyphens: `---`");
        }
        if bare.is_empty() {
            break;
        }
        if is_key(bare) {
            last_key = bare;
        }
    }
    let finding = finding(start).label("it begins here");
    if last_key.is_empty() || last_key.len() > 200 {
        return finding.help("end it with a line `---`");
    }
    finding.help(format!("end it with a line `---` below `{last_key}`"))
}

/// Whether a line is a row of hyphens or dashes, as one that was meant to be `---`.
fn is_rule(line: &str) -> bool {
    let is_dash =
        |c: char| c == '-' || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' | '*');
    !line.is_empty() && line.chars().all(is_dash)
}

fn is_key(line: &str) -> bool {
    let Some((key, _)) = line.split_once(':') else { return false };
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

//! A file without a front matter, or with one that does not end: what to do about it.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::model::words::Kind;
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

/// Says where the body holds a second front matter: a line `---`, and keys below it of which one is
/// `kind`. Nothing of it would be read.
pub(super) fn second(file: FileId, text: &str, body: Range<usize>) -> Option<Diagnostic> {
    let mut at = body.start;
    let mut opened: Option<Span> = None;
    let mut fenced = false;
    for line in text.get(body)?.split_inclusive('\n') {
        let bare = line.trim_end();
        let place = Span::new(file, at, at.saturating_add(bare.len()));
        at = at.saturating_add(line.len());
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
        }
        let kind = bare.strip_prefix("kind:").and_then(|kind| Kind::parse(kind.trim()));
        opened = match opened {
            _ if fenced => None,
            Some(place) if kind.is_some() => {
                let message = "a second entry begins in the text below the first";
                return Some(
                    Diagnostic::new(Code::SecondDocument, place, message)
                        .label("nothing from here on is counted")
                        .help("give it a file of its own: move this line and all below it there"),
                );
            }
            _ if bare == "---" => Some(place),
            Some(place) if is_key(bare) => Some(place),
            Some(_) | None => None,
        };
    }
    None
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
    if first.starts_with("```") || first.starts_with("~~~") {
        return finding
            .label("write `---` in place of this line")
            .help("and `---` in place of the one that ends the keys");
    }
    if first.starts_with(['|', '-', '*', '#']) && !first.starts_with("# ") {
        return finding
            .label("the first line must be `---`")
            .help(WHOLE)
            .help("one file is one entry: a table or list of several becomes a file for each");
    }
    if is_key(first) {
        return finding
            .label("the line `---` is missing above this one")
            .help("put `---` above the first key, and `---` below the last");
    }
    finding
        .label("the first line must be `---`")
        .help(WHOLE)
        .help("a file that is no entry can be named under `ignore` in `practicum.yaml`")
}

/// How an entry is written.
const WHOLE: &str = "begin an entry with `---`, its keys, and `---` again";

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn second_at(body: &str) -> Option<usize> {
        let file = Sources::default().add_text("entry.md", body);
        second(file, body, 0..body.len()).map(|found| found.primary.range().start)
    }

    #[test]
    fn a_second_front_matter_in_the_body_is_found_where_it_begins() {
        assert_eq!(second_at("Notes.\n\n---\nkind: cases\n"), Some(8));
        assert_eq!(second_at("---\ndate: 2024-02\nkind: cases\n---\n"), Some(0));
        assert_eq!(second_at("a\n---\nb\n---\r\nkind: training\r\n"), Some(8));
    }

    #[test]
    fn a_rule_between_notes_is_none_nor_is_an_example_of_an_entry() {
        for body in [
            "Notes.\n\n---\n\nMore.\n",
            "---\nThe kind: cases of an hour\n",
            "---\n\nkind: cases\n",
            "---\nkind: regards\n",
            "```yaml\n---\nkind: cases\n---\n```\n",
            "kind: cases\n",
        ] {
            assert_eq!(second_at(body), None, "{body}");
        }
    }
}

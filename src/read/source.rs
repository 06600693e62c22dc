//! What of the files themselves could not be had, as findings.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Fault, FileId, Source, Sources, Span};

/// Says why a file is not whole; true if it is.
pub fn whole(sink: &mut Diagnostics, file: FileId, source: &Source) -> bool {
    let end = Span::new(file, source.text.len(), source.text.len());
    let start = Span::start_of(file);
    let finding = match &source.fault {
        None => return true,
        // Nothing is read from it, so nothing is missing.
        Some(Fault::NotText) => return false,
        Some(Fault::Unreadable(why)) => {
            Diagnostic::new(Code::UnreadableFile, start, format!("this can't be opened: {why}"))
                .help("make it readable, remove it, or name it under `ignore`")
        }
        Some(Fault::TooLarge) => Diagnostic::new(
            Code::FileTooLarge,
            start,
            "the file is larger than 1 MiB",
        )
        .help("a file of a log is a few pages of text; pictures and scans belong into `evidence/`"),
        Some(Fault::NotUtf8) => Diagnostic::new(Code::NotUtf8, end, "the text is not UTF-8")
            .label("the letter behind this place is stored in another way")
            .help("open the file in its editor, choose `Save as`, and there the encoding `UTF-8`"),
        Some(Fault::Nul) => Diagnostic::new(Code::NulByte, end, "the text holds a NUL byte")
            .label("here")
            .help("save the file as plain UTF-8 text"),
        Some(Fault::OutsideRoot) => {
            Diagnostic::new(Code::LinkOutsideRoot, start, "this link leads out of the log")
                .help("copy what it leads to into the log, or name it under `ignore`")
        }
        Some(Fault::Loop) => {
            Diagnostic::new(Code::LinkLoop, start, "this link leads to a folder above itself")
                .help("remove the link, or name it under `ignore`")
        }
    };
    sink.push(finding.note("nothing of it is counted"));
    false
}

/// Whether a file begins like an entry, whatever its name.
pub fn is_like_entry(source: &Source) -> bool {
    let text = source.text.trim_start_matches('\u{feff}');
    text.lines().next().is_some_and(|line| line.trim_end() == "---")
}

/// A finding that a file begins like an entry and is none by its name.
pub fn named_otherwise(file: FileId, sources: &Sources) -> Diagnostic {
    let path = sources.path(file);
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let message = format!("`{path}` looks like an entry and is not read");
    Diagnostic::new(Code::NotAnEntry, Span::start_of(file), message)
        .label("an entry's name ends in `.md`")
        .note("nothing of it is counted")
        .help(format!("rename it to `{stem}.md`, or name it under `ignore` in `practicum.yaml`"))
}

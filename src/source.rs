//! The files of a log: walked, read, and kept as text with places in it.

pub mod evidence;
pub mod git;
pub mod load;
pub mod origin;
pub mod packet;
pub mod revision;
pub mod templates;
pub mod walk;

use std::collections::BTreeMap;
use std::ops::Range;

/// The name of the file that makes a folder a log.
pub const LOG_FILE: &str = "practicum.yaml";

/// A file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(u32);

/// A stretch of a file, in bytes from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch `start..end` of `file`; offsets past 4 GiB are cut, and no file is that long.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        Self { file, start: offset(start), end: offset(end) }
    }

    /// The very beginning of `file`.
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The stretch as indices into the file's text.
    pub fn range(self) -> Range<usize> {
        index(self.start)..index(self.end)
    }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn index(bytes: u32) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

/// A line and a column, both from 1; columns count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Why the whole of a file could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The operating system's words.
    Unreadable(String),
    /// Larger than a log's file may be.
    TooLarge,
    /// Bytes that are not UTF-8; the text ends before them.
    NotUtf8,
    /// A NUL byte; the text ends before it.
    Nul,
    /// A link that leads out of the root; nothing behind it is read.
    OutsideRoot,
    /// A link that leads to a folder above itself.
    Loop,
    /// A file that is no text of the log, and stands here to be named.
    NotText,
}

/// A file's name and text.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path below the root, with `/`.
    pub path: String,
    /// The text, or what of it could be read.
    pub text: Box<str>,
    /// Why the text is not whole.
    pub fault: Option<Fault>,
}

impl Source {
    /// A file that is no text of the log, to be named in a finding.
    pub fn named_only(path: String) -> Self {
        Self { path, text: "".into(), fault: Some(Fault::NotText) }
    }
}

/// Every file that was looked at: what the program brings along, then the log's in the order of
/// paths, its packs and its own file first.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
    /// How many of them the program brings along.
    brought: usize,
    /// How a file is called in every output, where that is not its path.
    shown: BTreeMap<FileId, String>,
    /// The real paths of evidence, by how their texts call them.
    real: BTreeMap<String, String>,
}

impl Sources {
    /// Adds a file.
    pub fn add(&mut self, source: Source) -> FileId {
        let id = FileId(offset(self.files.len()));
        self.files.push(source);
        id
    }

    /// Adds a text that stands in no folder, such as a pack inside the program.
    pub fn add_text(&mut self, path: &str, text: &str) -> FileId {
        self.add(Source { path: path.to_owned(), text: text.into(), fault: None })
    }

    /// Takes all files so far as those that the program brings along.
    pub fn all_brought(&mut self) {
        self.brought = self.files.len();
    }

    /// Whether the file is the log's, and not brought along.
    pub fn is_of_log(&self, file: FileId) -> bool {
        index(file.0) >= self.brought
    }

    /// The files of the log.
    pub fn of_log(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().skip(self.brought)
    }

    /// The file's name, as every output shows it.
    pub fn path(&self, file: FileId) -> &str {
        let shown = self.shown.get(&file).map(String::as_str);
        shown.or_else(|| self.get(file).map(|source| source.path.as_str())).unwrap_or("")
    }

    /// Has every output call a file so.
    pub fn show(&mut self, file: FileId, path: String) {
        self.shown.insert(file, path);
    }

    /// Puts another text of the same places in a file's stead.
    pub fn cover(&mut self, file: FileId, text: &str) {
        if let Some(source) = self.files.get_mut(index(file.0)) {
            source.text = text.into();
        }
    }

    /// Remembers which file a covered path of evidence means.
    pub fn alias(&mut self, covered: String, real: String) {
        self.real.insert(covered, real);
    }

    /// The real paths of all evidence whose texts are covered.
    pub fn covered(&self) -> impl Iterator<Item = &str> {
        self.real.values().map(String::as_str)
    }

    /// The path at which a file of evidence lies.
    pub fn real<'p>(&'p self, path: &'p str) -> &'p str {
        self.real.get(path).map_or(path, String::as_str)
    }

    /// The file's text.
    pub fn text(&self, file: FileId) -> &str {
        self.get(file).map_or("", |source| &source.text)
    }

    /// The text of a stretch.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or("")
    }

    /// The file itself.
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.files.get(index(file.0))
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(at, source)| (FileId(offset(at)), source))
    }

    /// Where a stretch begins, or nothing if the file has no text to stand in.
    pub fn position(&self, span: Span) -> Option<Position> {
        let source = self.get(span.file)?;
        if source.text.is_empty() && source.fault.is_some() {
            return None;
        }
        let before = source.text.get(..index(span.start)).unwrap_or(&source.text);
        let line_start =
            memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at.saturating_add(1));
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count().saturating_add(1);
        let column =
            before.get(line_start..).unwrap_or("").chars().filter(|c| *c != '\u{feff}').count();
        Some(Position { line, column: column.saturating_add(1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let mut sources = Sources::default();
        let file = sources.add_text("a.md", "one\nzoë: x\n");
        let at = sources.text(file).find('x').unwrap();
        assert_eq!(
            sources.position(Span::new(file, at, at + 1)),
            Some(Position { line: 2, column: 6 })
        );
    }

    #[test]
    fn a_file_without_text_has_no_positions() {
        let mut sources = Sources::default();
        let file = sources.add(Source {
            path: "a.md".into(),
            text: "".into(),
            fault: Some(Fault::TooLarge),
        });
        assert_eq!(sources.position(Span::start_of(file)), None);
        let empty = sources.add_text("b.md", "");
        assert_eq!(sources.position(Span::start_of(empty)), Some(Position { line: 1, column: 1 }));
    }
}

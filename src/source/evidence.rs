//! Evidence files: whether they are there, and how many pages they hold.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What a path below the root leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// A file.
    File,
    /// Nothing.
    Missing,
    /// A file in the folder that git would not commit, where what it commits is in question.
    Untracked,
    /// A folder or something else that is no file.
    NotAFile,
    /// A file outside the root, through a link.
    OutsideRoot,
}

/// The most bytes a PDF may unpack to while its pages are counted: 256 MiB.
const MAX_UNPACKED: usize = 256 << 20;

/// Looks at `path` below `root` without reading it.
pub fn presence(root: &Path, path: &str) -> Presence {
    let file = root.join(path);
    let Ok(target) = file.canonicalize() else { return Presence::Missing };
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    if !target.starts_with(real_root) {
        Presence::OutsideRoot
    } else if target.is_file() {
        Presence::File
    } else {
        Presence::NotAFile
    }
}

/// How many pages the file at `path` holds: a picture has one. Nothing if that can't be told.
#[expect(clippy::disallowed_methods, reason = "`source` is the room that reads files")]
pub fn pages(root: &Path, path: &str) -> Option<usize> {
    pages_of(&std::fs::read(root.join(path)).ok()?)
}

/// How many pages a file of these bytes holds.
pub fn pages_of(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(1024))?;
    if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8") {
        return Some(1);
    }
    let at = memchr::memmem::find(head, b"%PDF-")?;
    let pdf = bytes.get(at..)?;
    let options = lopdf47::LoadOptions {
        max_decompressed_size: Some(MAX_UNPACKED),
        ..lopdf47::LoadOptions::default()
    };
    // A file of a stranger's making: a fault in the reader must not become a fault of ours.
    let read = catch_unwind(AssertUnwindSafe(|| {
        lopdf47::Document::load_mem_with_options(pdf, options).map(|file| file.get_pages().len())
    }));
    read.ok()?.ok().filter(|pages| *pages > 0)
}

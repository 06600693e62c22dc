//! Reading files: whole texts, bounded in size, each fault kept with what could be read.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rayon::prelude::{ParallelIterator, ParallelSlice};

use crate::source::walk::{Found, SIGNOFFS, SUBMISSIONS};
use crate::source::{Fault, LOG_FILE, Source};

/// The most bytes that a file of a log may have: 1 MiB.
pub const MAX_BYTES: u64 = 1 << 20;

/// The most bytes of a record of what was signed or sent: 16 MiB.
pub const MAX_RECORD: u64 = 16 << 20;

/// Files a thread takes at a time: enough to keep a buffer warm, few enough to share the work.
const CHUNK: usize = 256;

/// The log's own file.
pub fn log_file(root: &Path) -> Source {
    read(LOG_FILE.to_owned(), &root.join(LOG_FILE), &mut Vec::new())
}

/// A file that was named, wherever it lies; `path` is how it was named.
pub fn named(path: &Path) -> Source {
    read(path.to_string_lossy().replace('\\', "/"), path, &mut Vec::new())
}

/// The text of a file that is no part of the log, if it can be read and has at most `most` bytes.
#[expect(clippy::disallowed_methods, reason = "`source` is the room that reads files")]
pub fn text_of(path: &Path, most: u64) -> Option<String> {
    // To open a pipe may wait for ever.
    if !path.metadata().ok()?.is_file() {
        return None;
    }
    let mut text = String::new();
    let mut file = File::open(path).ok()?.take(most.saturating_add(1));
    let length = file.read_to_string(&mut text).ok()?;
    u64::try_from(length).is_ok_and(|length| length <= most).then_some(text)
}

/// The files that a walk found, in its order.
pub fn all(found: &[Found]) -> Vec<Source> {
    let chunks = found.par_chunks(CHUNK).map(|chunk| {
        let mut buffer = Vec::new();
        chunk.iter().map(|item| one(item, &mut buffer)).collect::<Vec<_>>()
    });
    chunks.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn one(found: &Found, buffer: &mut Vec<u8>) -> Source {
    match &found.fault {
        None => read(found.path.clone(), &found.file, buffer),
        fault => Source { path: found.path.clone(), text: "".into(), fault: fault.clone() },
    }
}

/// The most bytes of a file that is read: a record of what was signed or sent has a line for each line of the log.
fn most(path: &str) -> u64 {
    let is_record = [SIGNOFFS, SUBMISSIONS]
        .iter()
        .any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
    if is_record { MAX_RECORD } else { MAX_BYTES }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads a log's texts")]
fn read(path: String, file: &Path, buffer: &mut Vec<u8>) -> Source {
    buffer.clear();
    let most = most(&path);
    let taken =
        File::open(file).and_then(|file| file.take(most.saturating_add(1)).read_to_end(buffer));
    match taken {
        Err(error) => {
            Source { path, text: "".into(), fault: Some(Fault::Unreadable(error.to_string())) }
        }
        Ok(length) if u64::try_from(length).is_ok_and(|length| length > most) => {
            Source { path, text: "".into(), fault: Some(Fault::TooLarge) }
        }
        Ok(_) => of_bytes(path, buffer),
    }
}

/// A file of which these bytes are the whole content.
pub(super) fn of_bytes(path: String, bytes: &[u8]) -> Source {
    let (text, fault) = text(bytes);
    Source { path, text: text.into(), fault }
}

/// The bytes as text, up to the first byte that no text has.
fn text(bytes: &[u8]) -> (&str, Option<Fault>) {
    let (text, fault) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(valid).unwrap_or(""), Some(Fault::NotUtf8))
        }
    };
    match memchr::memchr(0, text.as_bytes()) {
        Some(nul) => (text.get(..nul).unwrap_or(""), Some(Fault::Nul)),
        None => (text, fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_may_be_longer_than_a_page() {
        for path in ["signoffs/rivera.yaml", "submissions/a/b.yaml"] {
            assert_eq!(most(path), MAX_RECORD, "{path}");
        }
        for path in ["signoffs.md", "trainings/signoffs/a.md", "practicum.yaml"] {
            assert_eq!(most(path), MAX_BYTES, "{path}");
        }
    }

    #[test]
    fn text_ends_before_the_first_byte_that_is_none() {
        assert_eq!(text(b"abc"), ("abc", None));
        assert_eq!(text(b"ab\xffc"), ("ab", Some(Fault::NotUtf8)));
        assert_eq!(text(b"a\0b\xff"), ("a", Some(Fault::Nul)));
    }
}

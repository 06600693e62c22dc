//! A PDF as it is opened: with an empty password, and with a table that may have to be rebuilt.

use lopdf47::{Document, Error, LoadOptions};

use crate::render::pdf::exhibit::Fault;

/// The most bytes that one stream of the file's own structure may unpack to: each becomes many times as many.
const STRUCTURE: usize = 16 << 20;

/// Opens a file.
pub(super) fn open(bytes: &[u8]) -> Result<Document, Fault> {
    let at = memchr::memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let bytes = bytes.get(at..).unwrap_or_default();
    let options = LoadOptions { max_decompressed_size: Some(STRUCTURE), ..LoadOptions::default() };
    let file = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::Decompress(_) => Fault::Endless,
        Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) => Fault::Locked,
        _ if memchr::memmem::find(bytes, b"/Encrypt").is_some() => Fault::Locked,
        _ => Fault::Damaged("its parts can't be found".to_owned()),
    })?;
    if file.is_encrypted() { Err(Fault::Locked) } else { Ok(file) }
}

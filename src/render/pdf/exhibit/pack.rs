//! Packing and unpacking of data.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use flate2::write::ZlibEncoder;
use lopdf47::{Dictionary, Object, Stream};

use crate::render::pdf::exhibit::Fault;

/// What keys a stream and its filters may lose by being packed: fewer bytes than this are left plain.
const GAIN: usize = 24;

/// Bytes that are unpacked at once where they are only counted.
const CHUNK: usize = 32 << 10;

/// Data as they are drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unpacked {
    /// The data.
    pub(super) bytes: Vec<u8>,
    /// Whether they are all there.
    pub(super) whole: bool,
    /// Whether any reader can unpack them as they were packed.
    pub(super) sound: bool,
}

/// A stream with these keys, packed if it gains by that.
pub(super) fn packed(mut keys: Dictionary, bytes: Vec<u8>) -> Stream {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    let written = packer.write_all(&bytes).and_then(|()| packer.finish());
    match written {
        Ok(fewer) if fewer.len().saturating_add(GAIN) < bytes.len() => {
            keys.set("Filter", Object::Name(b"FlateDecode".to_vec()));
            stream(keys, fewer)
        }
        Ok(_) | Err(_) => stream(keys, bytes),
    }
}

/// A stream of these bytes as they are.
pub(super) fn stream(dict: Dictionary, content: Vec<u8>) -> Stream {
    Stream { dict, content, allows_compression: false, start_position: None }
}

/// Inflates data; broken ones as far as they go.
pub(super) fn inflate(content: &[u8], limit: usize) -> Result<Unpacked, Fault> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let mut whole = ZlibDecoder::new(content).take(most).read_to_end(&mut bytes).is_ok();
    let sound = whole;
    if !whole && bytes.is_empty() {
        let bare = content.get(2..).unwrap_or_default();
        whole = DeflateDecoder::new(bare).take(most).read_to_end(&mut bytes).is_ok();
    }
    if bytes.len() > limit { Err(Fault::Endless) } else { Ok(Unpacked { bytes, whole, sound }) }
}

/// How many bytes data inflate to, without keeping them.
pub(super) fn count_deflated(content: &[u8], limit: u64) -> Result<u64, Fault> {
    let counted = drained(ZlibDecoder::new(content), limit)?;
    if counted > 0 {
        return Ok(counted);
    }
    // Some readers pass over a head that makes no sense.
    drained(DeflateDecoder::new(content.get(2..).unwrap_or_default()), limit)
}

/// How many bytes there are to read.
fn drained(mut reader: impl Read, limit: u64) -> Result<u64, Fault> {
    let mut chunk = vec![0; CHUNK];
    let mut counted = 0_u64;
    // Broken data end where they break, for every reader.
    while let Ok(read) = reader.read(&mut chunk) {
        if read == 0 {
            break;
        }
        counted = counted.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        if counted > limit {
            return Err(Fault::Endless);
        }
    }
    Ok(counted)
}

/// Width and height of a JPEG 2000 picture.
pub(super) fn jpeg_2000_size(content: &[u8]) -> Option<(u32, u32)> {
    let at = memchr::memmem::find(content, b"\xff\x4f\xff\x51")?;
    let sizes = content.get(at.saturating_add(8)..)?;
    let (width, rest) = sizes.split_first_chunk::<4>()?;
    let height = rest.first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

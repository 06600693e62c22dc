//! How large a picture may be.

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::Fault;

/// The most pixels of a picture: a page of A3 at 700 dots an inch.
pub(super) const MOST: u64 = 100_000_000;

/// The most bytes to which all pictures of a file together may unpack in a reader.
pub(super) const TOGETHER: u64 = 2 << 30;

/// Bytes that a picture's data may have beyond its own.
pub(super) const BEYOND: u64 = 64 << 10;

/// Whether a picture of so many pixels across and down is borne.
pub(super) fn check(width: u32, height: u32) -> Result<(), Fault> {
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    if pixels > MOST { Err(Fault::TooLarge(width, height)) } else { Ok(()) }
}

/// The bytes of so many rows of so many samples of so many bits.
pub(super) fn bytes(width: u32, height: u32, samples: u64, bits: u64) -> u64 {
    let row = u64::from(width).saturating_mul(samples).saturating_mul(bits).div_ceil(8);
    row.saturating_mul(u64::from(height))
}

/// The keys of a picture of this size with so many bits a sample.
pub(super) fn keys(width: u32, height: u32, bits: u8) -> Dictionary {
    let mut keys = Dictionary::new();
    keys.set("Type", Object::Name(b"XObject".to_vec()));
    keys.set("Subtype", Object::Name(b"Image".to_vec()));
    keys.set("Width", Object::Integer(width.into()));
    keys.set("Height", Object::Integer(height.into()));
    keys.set("BitsPerComponent", Object::Integer(bits.into()));
    keys
}

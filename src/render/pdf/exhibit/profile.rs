//! Colour profiles that a picture's file holds.

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::graph::reference;
use crate::render::pdf::exhibit::pack::packed;

/// Adds a profile for so many samples to the objects: its colour space. Nothing if it is not one for them.
pub(super) fn space(objects: &mut Vec<Object>, profile: &[u8], samples: u8) -> Option<Object> {
    let sort: &[u8] = match samples {
        1 => b"GRAY",
        3 => b"RGB ",
        _ => b"CMYK",
    };
    let length = u32::from_be_bytes(*profile.first_chunk::<4>()?);
    let whole = usize::try_from(length).ok()? <= profile.len() && profile.len() >= 132;
    let kind = profile.get(12..16)?;
    // Version 4 is the last that PDF knows.
    let known = profile.get(8).is_some_and(|version| (2..=4).contains(version));
    let fits = profile.get(16..20)? == sort && profile.get(36..40)? == b"acsp";
    if !(whole && known && fits && matches!(kind, b"mntr" | b"scnr" | b"prtr" | b"spac")) {
        return None;
    }
    let mut keys = Dictionary::new();
    keys.set("N", Object::Integer(samples.into()));
    objects.push(Object::Stream(packed(keys, profile.to_vec())));
    let number = u32::try_from(objects.len()).ok()?;
    Some(Object::Array(vec![Object::Name(b"ICCBased".to_vec()), reference(number)]))
}

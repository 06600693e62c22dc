//! What was put into a file after it was built: signatures, and what stands on its pages.

use lopdf47::{Dictionary, Document, Object};

/// Signatures and additions that are kept; more change nothing of what is said.
const KEPT: usize = 1000;

/// An electronic signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who signed, as the signature says.
    pub name: Option<String>,
    /// The day, as `2025-06-03`, as the signature says.
    pub day: Option<String>,
}

/// Something on a page that no packet is built with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The page's number, from 1.
    pub page: u32,
    /// What it is, in the words of the format: `Stamp`, `FreeText`, `Ink`.
    pub kind: String,
}

/// The signatures of a file.
pub(super) fn signatures(document: &Document) -> Vec<Signature> {
    let all = document.objects.values().filter_map(|one| one.as_dict().ok());
    // One may stand within its field, and have no number of its own.
    let all =
        all.flat_map(|one| [Some(one), one.get(b"V").ok().and_then(|one| one.as_dict().ok())]);
    let all = all.flatten();
    let is_signature = |one: &&Dictionary| one.has(b"ByteRange") && one.has(b"Contents");
    let text = |one: &Dictionary, key: &[u8]| {
        lopdf47::decode_text_string(one.get_deref(key, document).ok()?).ok()
    };
    let one = |one: &Dictionary| Signature {
        name: text(one, b"Name").filter(|name| !name.trim().is_empty()),
        day: text(one, b"M").and_then(|at| day(&at)),
    };
    all.filter(is_signature).take(KEPT).map(one).collect()
}

/// The day of `D:20250603…`.
fn day(at: &str) -> Option<String> {
    let digits = at.strip_prefix("D:").unwrap_or(at).get(..8)?;
    let all = digits.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    all.then(|| format!("{year}-{month}-{day}"))
}

/// What stands on the pages beside what is drawn: all but links, which a packet is built with.
pub(super) fn additions(document: &Document) -> Vec<Addition> {
    let mut found = Vec::new();
    for (page, id) in document.get_pages() {
        let Ok(dictionary) = document.get_dictionary(id) else { continue };
        let list = dictionary.get_deref(b"Annots", document).and_then(Object::as_array);
        for one in list.into_iter().flatten() {
            if found.len() >= KEPT {
                return found;
            }
            let one = document.dereference(one).ok().and_then(|(_, one)| one.as_dict().ok());
            let kind = one.and_then(|one| one.get_deref(b"Subtype", document).ok()?.as_name().ok());
            match kind {
                None | Some(b"Link" | b"Popup") => {}
                Some(kind) => {
                    let kind = String::from_utf8_lossy(kind).into_owned();
                    found.push(Addition { page, kind });
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_signature_is_read_from_its_digits() {
        assert_eq!(day("D:20250603141500+02'00'").as_deref(), Some("2025-06-03"));
        assert_eq!(day("D:2025"), None);
        assert_eq!(day("June 3rd, 2025"), None);
    }
}

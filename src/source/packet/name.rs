//! The name of a file that is made of its own bytes: whether it still fits them.

use sha2::{Digest, Sha256};

use crate::source::packet::Bytes;

/// The digits of a name.
const DIGITS: usize = 32;

/// Ends of a file that are tried; every program that adds to a file adds one.
const ENDS: usize = 64;

/// How near to the end of a file its name stands.
const TAIL: usize = 4 << 20;

/// What became of these bytes, and which of them are the file as it was built.
pub(super) fn of(bytes: &[u8]) -> (Bytes, &[u8]) {
    let ends: Vec<usize> = ends(bytes);
    let mut hashed = (Sha256::new(), 0);
    let mut fits = |end: &usize| fits(bytes.get(..*end).unwrap_or_default(), &mut hashed);
    let built = ends.iter().take(ENDS).position(&mut fits);
    if fits(&bytes.len()) {
        return (Bytes::Built, bytes);
    }
    let Some(at) = built else { return (Bytes::Other, &[]) };
    let end = ends.get(at).copied().unwrap_or_default();
    let (built, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    // What a mail program appends to every file is nothing.
    if rest.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return (Bytes::Built, built);
    }
    (Bytes::Followed(ends.len().saturating_sub(at).saturating_sub(1).max(1)), built)
}

/// One past each mark that ends a file, and its line.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let mark = b"%%EOF";
    memchr::memmem::find_iter(bytes, mark)
        .map(|at| {
            let end = at.saturating_add(mark.len());
            let rest = bytes.get(end..).unwrap_or_default();
            let line = match rest {
                [b'\r', b'\n', ..] => 2,
                [b'\n' | b'\r', ..] => 1,
                _ => 0,
            };
            end.saturating_add(line)
        })
        .collect()
}

/// Whether a file's name is the hash of its bytes, with zeros in place of the name. What was hashed of a
/// shorter file is not hashed again: what stands before the name is most of it.
fn fits(bytes: &[u8], hashed: &mut (Sha256, usize)) -> bool {
    let Some(places) = places(bytes) else { return false };
    let [first, _] = places;
    if first < hashed.1 {
        *hashed = (Sha256::new(), 0);
    }
    hashed.0.update(bytes.get(hashed.1..first).unwrap_or_default());
    hashed.1 = first;
    let (mut digest, mut from) = hashed.clone();
    let mut named = Vec::new();
    for place in places {
        let end = place.saturating_add(DIGITS);
        named.push(bytes.get(place..end).unwrap_or_default());
        digest.update(bytes.get(from..place).unwrap_or_default());
        digest.update([b'0'; DIGITS]);
        from = end;
    }
    digest.update(bytes.get(from..).unwrap_or_default());
    let half = digest.finalize().first_chunk().copied().map_or(0, u128::from_be_bytes);
    let name = format!("{half:0DIGITS$X}");
    named.iter().all(|one| *one == name.as_bytes())
}

/// Where the digits of both names begin, of the last pair in the file.
fn places(bytes: &[u8]) -> Option<[usize; 2]> {
    let from = bytes.len().saturating_sub(TAIL);
    let tail = bytes.get(from..)?;
    memchr::memmem::rfind_iter(tail, b"/ID").find_map(|at| {
        let mut at = at.saturating_add(3);
        let expect = |sign: u8, at: &mut usize| {
            while tail.get(*at).is_some_and(u8::is_ascii_whitespace) {
                *at = at.saturating_add(1);
            }
            let is = tail.get(*at) == Some(&sign);
            *at = at.saturating_add(1);
            is.then_some(())
        };
        expect(b'[', &mut at)?;
        let mut found = [0; 2];
        for place in &mut found {
            expect(b'<', &mut at)?;
            *place = from.saturating_add(at);
            let end = at.saturating_add(DIGITS);
            tail.get(at..end).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
            at = end;
            expect(b'>', &mut at)?;
        }
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of these words, named by its bytes.
    fn named(words: &str) -> Vec<u8> {
        let zeros = "0".repeat(DIGITS);
        let plain = format!("%PDF-1.7\n{words}/ID[<{zeros}><{zeros}>]\nstartxref\n9\n%%EOF\n");
        let half = Sha256::digest(plain.as_bytes())[..16].to_vec();
        let name: String = half.iter().map(|byte| format!("{byte:02X}")).collect();
        plain.replace(&zeros, &name).into_bytes()
    }

    #[test]
    fn a_file_is_known_by_its_bytes() {
        let built = named("words");
        assert_eq!(of(&built).0, Bytes::Built);
        let mut other = built.clone();
        other[10] = b'W';
        assert_eq!(of(&other).0, Bytes::Other);
        assert_eq!(of(b"%PDF-1.7\n%%EOF\n").0, Bytes::Other);
        assert_eq!(of(b"").0, Bytes::Other);
        assert_eq!(of(&built[..built.len() - 3]).0, Bytes::Other);
    }

    #[test]
    fn what_follows_the_built_file_is_counted() {
        let built = named("words %%EOF\n within /ID[<00> ");
        assert_eq!(of(&built).0, Bytes::Built);
        let more = |end: &str| [built.as_slice(), end.as_bytes()].concat();
        assert_eq!(of(&more("7 0 obj\n%%EOF\n")).0, Bytes::Followed(1));
        assert_eq!(of(&more("7 0 obj\n/ID[<A><B>]%%EOF\n8 0 obj\n%%EOF")).0, Bytes::Followed(2));
        assert_eq!(of(&more("7 0 obj")).0, Bytes::Followed(1));
        assert_eq!(of(&more("\r\n\r\n")).0, Bytes::Built);
    }
}

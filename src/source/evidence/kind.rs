//! What a file is, told by its first bytes and never by its name.

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A HEIC or HEIF picture, as phones take them.
    Heic,
    /// A TIFF picture.
    Tiff,
    /// A GIF picture.
    Gif,
    /// A WebP picture.
    Webp,
    /// A document of Word or of another program for writing.
    Document,
    /// A zip archive.
    Zip,
    /// A page of the web.
    Html,
    /// Plain text.
    Text,
    /// What git leaves where a large file was not fetched.
    LfsPointer,
    /// No bytes at all.
    Empty,
    /// None of these.
    Other,
}

/// How far into a file its kind is looked for; a PDF may begin with a few bytes that are none of it.
const HEAD: usize = 1024;

/// How far into an archive the names of its first members are looked for.
const MEMBERS: usize = 4096;

/// The kind of a file with these bytes.
pub fn of(bytes: &[u8]) -> Kind {
    let starts: [(&[u8], Kind); 10] = [
        (b"\x89PNG\r\n\x1a\n", Kind::Png),
        (b"\xff\xd8\xff", Kind::Jpeg),
        (b"II*\0", Kind::Tiff),
        (b"MM\0*", Kind::Tiff),
        (b"GIF8", Kind::Gif),
        (b"%PDF-", Kind::Pdf),
        // The container of older programs for writing, and rich text.
        (b"\xd0\xcf\x11\xe0", Kind::Document),
        (b"{\\rtf", Kind::Document),
        (b"version https://git-lfs.github.com/spec/", Kind::LfsPointer),
        (b"From: <Saved by", Kind::Html),
    ];
    let known = starts.iter().find(|(start, _)| bytes.starts_with(start));
    match known {
        Some((_, kind)) => *kind,
        None if bytes.is_empty() => Kind::Empty,
        None if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Kind::Webp,
        None if bytes.get(4..8) == Some(b"ftyp") => container(bytes),
        None if bytes.starts_with(b"PK\x03\x04") => archive(bytes),
        None if holds(bytes, HEAD, b"%PDF-") => Kind::Pdf,
        None => words(bytes),
    }
}

/// A container of pictures or films, by its brand.
fn container(bytes: &[u8]) -> Kind {
    const BRANDS: [&[u8]; 8] =
        [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];
    let brand = bytes.get(8..12).unwrap_or_default();
    if BRANDS.contains(&brand) { Kind::Heic } else { Kind::Other }
}

fn archive(bytes: &[u8]) -> Kind {
    let members: [&[u8]; 4] = [
        b"[Content_Types].xml",
        b"word/",
        b"application/vnd.oasis.opendocument",
        b"Index/Document",
    ];
    let written = members.iter().any(|member| holds(bytes, MEMBERS, member));
    if written { Kind::Document } else { Kind::Zip }
}

/// A text of some sort, or bytes that are none.
fn words(bytes: &[u8]) -> Kind {
    let head = bytes.get(..bytes.len().min(MEMBERS)).unwrap_or_default();
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The last character may be cut; anything else is no text.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => head
            .get(..error.valid_up_to())
            .and_then(|head| std::str::from_utf8(head).ok())
            .unwrap_or(""),
        Err(_) => return Kind::Other,
    };
    if text.contains('\0') {
        return Kind::Other;
    }
    let text = text.trim_start_matches('\u{feff}').to_lowercase();
    let marks = ["<!doctype html", "<html", "<head>", "<body"];
    if text.trim_start().starts_with('<') && marks.iter().any(|mark| text.contains(mark)) {
        Kind::Html
    } else {
        Kind::Text
    }
}

fn holds(bytes: &[u8], within: usize, needle: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(within)).unwrap_or_default();
    memchr::memmem::find(head, needle).is_some()
}

impl Kind {
    /// What it is called.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Png => "a PNG picture",
            Self::Jpeg => "a JPEG picture",
            Self::Heic => "a HEIC photo, as an iPhone takes them",
            Self::Tiff => "a TIFF picture",
            Self::Gif => "a GIF picture",
            Self::Webp => "a WebP picture",
            Self::Document => "a document of Word or a like program",
            Self::Zip => "a zip archive",
            Self::Html => "a page saved from the web",
            Self::Text => "plain text",
            Self::LfsPointer => "a pointer of git LFS, and not the file it stands for",
            Self::Empty => "an empty file",
            Self::Other => "neither a PDF nor a picture",
        }
    }

    /// The endings of a name that fit it, the usual one first; none for what no packet can hold.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Heic
            | Self::Tiff
            | Self::Gif
            | Self::Webp
            | Self::Document
            | Self::Zip
            | Self::Html
            | Self::Text
            | Self::LfsPointer
            | Self::Empty
            | Self::Other => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_kind() {
        let table: [(&[u8], Kind); 22] = [
            (b"", Kind::Empty),
            (b"%PDF-1.7\n", Kind::Pdf),
            (b"\n\n junk %PDF-1.4", Kind::Pdf),
            (b"\x89PNG\r\n\x1a\n", Kind::Png),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind::Jpeg),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Kind::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0", Kind::Heic),
            (b"\0\0\0\x18ftypisom\0\0\0\0", Kind::Other),
            (b"II*\0\x08\0\0\0", Kind::Tiff),
            (b"MM\0*\0\0\0\x08", Kind::Tiff),
            (b"GIF89a", Kind::Gif),
            (b"RIFF\0\0\0\0WEBPVP8 ", Kind::Webp),
            (b"RIFF\0\0\0\0WAVEfmt ", Kind::Other),
            (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", Kind::Document),
            (b"PK\x03\x04\x14\0\x06\0scan.pdf", Kind::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Document),
            (b"<!DOCTYPE html>\n<title>Certificate</title>", Kind::Html),
            (b"\xef\xbb\xbf<html><body>Certificate", Kind::Html),
            (b"Certificate of completion, 3 hours", Kind::Text),
            (b"a < b and <html> is no page", Kind::Text),
            (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", Kind::LfsPointer),
            (b"\0\0\0\0\0\0\0\0", Kind::Other),
        ];
        for (bytes, kind) in table {
            assert_eq!(of(bytes), kind, "{}", String::from_utf8_lossy(bytes));
        }
    }
}

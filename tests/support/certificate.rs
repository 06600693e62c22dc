//! Certificates as PDFs with words on them, made where a test needs one.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a file that can't be made should stop its test"
)]

use std::fmt::Write;

/// A page.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// The operators that draw it.
    pub(crate) content: Vec<u8>,
    /// The value of `/Rotate`.
    pub(crate) rotate: i32,
    /// Resources beside the font `F`, as they stand in the file.
    pub(crate) resources: String,
}

impl Page {
    /// An upright page that is drawn by these operators.
    pub(crate) fn of(content: &str) -> Self {
        Self { content: content.as_bytes().to_vec(), rotate: 0, resources: String::new() }
    }
}

/// Operators that write these lines upright.
pub(crate) fn lines(lines: &[&str]) -> String {
    turned(0, lines)
}

/// Operators that write these lines, turned so many quarters against the clock.
pub(crate) fn turned(quarters: usize, lines: &[&str]) -> String {
    let matrix = ["1 0 0 1 72 700", "0 1 -1 0 300 100", "-1 0 0 -1 500 500", "0 -1 1 0 300 600"];
    let mut content = format!("BT /F 12 Tf 20 TL {} Tm", matrix[quarters]);
    for line in lines {
        write!(content, " ({line}) Tj T*").unwrap();
    }
    content + " ET"
}

/// A PDF of these pages.
pub(crate) fn with(pages: &[Page]) -> Vec<u8> {
    with_objects(pages, &[])
}

/// A PDF of these pages, and of objects that are numbered from 4.
pub(crate) fn with_objects(pages: &[Page], own: &[Vec<u8>]) -> Vec<u8> {
    let first = own.len() + 4;
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", first + 2 * at)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    objects.extend(own.iter().cloned());
    for (at, page) in pages.iter().enumerate() {
        let (rotate, resources, content) = (page.rotate, &page.resources, first + 2 * at + 1);
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Rotate {rotate}\
                 /Resources<</Font<</F 3 0 R>>{resources}>>/Contents {content} 0 R>>"
            )
            .into_bytes(),
        );
        objects.push(stream("", &page.content));
    }
    file(&objects)
}

/// A stream with these keys beside its length.
pub(crate) fn stream(keys: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{keys}/Length {}>>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A file of these objects, the first of them its root.
pub(crate) fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        file.extend(format!("{number} 0 obj\n").bytes().chain(object.iter().copied()));
        file.extend(b"\nendobj\n");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let tail = format!(
        "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(tail.bytes());
    file
}

/// A page with `3 CE hours`, encrypted with the password `secret`: made with
/// `qpdf --encrypt secret owner 128 --use-aes=y --`.
pub(crate) fn locked() -> Vec<u8> {
    bytes(include_str!("locked.hex"))
}

/// The same without a password for readers, and one for who would change it.
pub(crate) fn unlocked() -> Vec<u8> {
    bytes(include_str!("unlocked.hex"))
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|one| one.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap()).collect()
}

//! A small PDF, made where a test needs one.

use std::fmt::Write;

/// A PDF of so many empty pages.
pub(crate) fn pdf(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (3..).take(pages).map(|number| format!("{number} 0 R")).collect();
    let root = "<</Type/Catalog/Pages 2 0 R>>".to_owned();
    let tree = format!("<</Type/Pages/Count {pages}/Kids[{}]>>", kids.join(" "));
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>".to_owned();
    let objects = [vec![root, tree], vec![page; pages]].concat();
    let mut text = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(&objects) {
        writeln!(table, "{:010} 00000 n ", text.len()).unwrap();
        write!(text, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let (start, size) = (text.len(), objects.len().saturating_add(1));
    write!(text, "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\n").unwrap();
    write!(text, "startxref\n{start}\n%%EOF\n").unwrap();
    text.into_bytes()
}

//! What a path was meant to say that no file can be called.

use crate::read::folded;

/// What was meant by a path that has curly quotes around it, or is two paths without a comma.
pub(super) fn meant(path: &str) -> Option<String> {
    if let Some(plain) = folded::unquoted(path) {
        return Some(format!("leave the curly quotes out: `{plain}`"));
    }
    if matches!(path, "none" | "no" | "n/a" | "None" | "-") {
        return Some("where there is none, leave the line out".to_owned());
    }
    if path.contains("://") || path.contains('\\') {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        return Some(format!("copy the file into the log and write `evidence/{name}`"));
    }
    let ends = [".pdf", ".png", ".jpg", ".jpeg"];
    let has_end = |part: &str| ends.iter().any(|end| part.to_lowercase().ends_with(end));
    let items: Vec<&str> = path.split(" - ").collect();
    if items.len() > 1 && items.iter().all(|item| has_end(item)) {
        return Some(format!(
            "begin each `- ` at the same column, or write `[{}]`",
            items.join(", ")
        ));
    }
    let parts: Vec<&str> = path.split(' ').collect();
    if parts.len() == 1 && has_end(path) && !path.contains('/') {
        return Some(format!("did you mean `evidence/{path}`?"));
    }
    (parts.len() > 1 && parts.iter().all(|part| has_end(part)))
        .then(|| format!("two files are parted by a comma: `[{}]`", parts.join(", ")))
}

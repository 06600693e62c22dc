//! The page of a code for a terminal.

use crate::diagnostic::code::Code;
use crate::diagnostic::page::{self, Block};
use crate::render::text::{Layout, bold, paint, soft, wrap};

/// What a code means, why it matters, an example and its mend.
pub fn page(code: Code, layout: Layout) -> String {
    let head = format!("{}[{}]", code.severity().word(), code.word());
    let mut lines: Vec<String> = wrap(&format!("{head}: {}", code.summary()), layout.width);
    if let Some(first) = lines.first_mut()
        && let Some(rest) = first.strip_prefix(&head)
    {
        *first = format!("{}{rest}", paint(&head, bold(), layout));
    }
    for block in page::blocks(page::of(code)) {
        lines.push(String::new());
        match block {
            Block::Head(head) => lines.push(paint(head, bold(), layout)),
            Block::Text(text) => lines.extend(wrap(text, layout.width)),
            Block::Lines { file, text, .. } => {
                lines.extend(file.map(|file| format!("  {}", paint(file, soft(), layout))));
                lines.extend(text.lines().map(|line| format!("    {line}").trim_end().to_owned()));
            }
        }
    }
    lines.join("\n") + "\n"
}

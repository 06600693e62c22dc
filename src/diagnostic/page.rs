//! The page of a code: when it is said, why it matters, an example and its mend.

use include_dir::{Dir, include_dir};

use crate::diagnostic::code::Code;

/// The pages, a Markdown file a code.
static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/diagnostic/pages");

/// The head above why it matters.
pub const WHY: &str = "Why it matters";

/// The head above the lines at fault.
pub const EXAMPLE: &str = "For instance";

/// The head above the lines that mend them.
pub const MENDED: &str = "Mended";

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block<'p> {
    /// The head of a section.
    Head(&'p str),
    /// A paragraph.
    Text(&'p str),
    /// Lines of a file, or commands.
    Lines {
        /// What language they are in.
        language: &'p str,
        /// The file that holds them, if they are of one.
        file: Option<&'p str>,
        /// The lines, each with its end.
        text: &'p str,
    },
}

/// The page of a code, as Markdown; empty if it has none, which a test forbids.
pub fn of(code: Code) -> &'static str {
    let page = PAGES.get_file(format!("{}.md", code.word()));
    page.and_then(|file| file.contents_utf8()).unwrap_or_default()
}

/// Why a code matters, in the words of its page: the first paragraph below that head.
pub fn why(code: Code) -> &'static str {
    let blocks = blocks(of(code));
    let mut below = blocks.into_iter().skip_while(|block| *block != Block::Head(WHY)).skip(1);
    if let Some(Block::Text(text)) = below.next() { text } else { "" }
}

/// The parts of a page, in order.
pub fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = page;
    loop {
        rest = rest.trim_start_matches('\n');
        if rest.is_empty() {
            return blocks;
        }
        let (block, left) = if let Some(fenced) = rest.strip_prefix("```") {
            lines(fenced)
        } else {
            let (text, left) = rest.split_once("\n\n").unwrap_or((rest, ""));
            let text = text.trim_end();
            (text.strip_prefix("## ").map_or(Block::Text(text), Block::Head), left)
        };
        blocks.push(block);
        rest = left;
    }
}

/// The lines behind an opening fence, and what follows the closing one.
fn lines(fenced: &str) -> (Block<'_>, &str) {
    let (info, rest) = fenced.split_once('\n').unwrap_or((fenced, ""));
    let (language, file) =
        info.split_once(' ').map_or((info, None), |(language, file)| (language, Some(file)));
    // The fence may stand right below its opening: then there are no lines.
    let (text, left) = match rest.strip_prefix("```") {
        Some(left) => ("", left),
        None => match rest.find("\n```") {
            Some(at) => {
                let (text, left) = rest.split_at(at.saturating_add(1));
                (text, left.strip_prefix("```").unwrap_or(left))
            }
            None => (rest, ""),
        },
    };
    (Block::Lines { language, file, text }, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_heads_texts_and_lines() {
        let page =
            "One.\nTwo.\n\n## Mended\n\n```yaml a.md\nx: 1\n\ny: 2\n```\n\n```sh\n```\nEnd.\n";
        assert_eq!(
            blocks(page),
            [
                Block::Text("One.\nTwo."),
                Block::Head("Mended"),
                Block::Lines { language: "yaml", file: Some("a.md"), text: "x: 1\n\ny: 2\n" },
                Block::Lines { language: "sh", file: None, text: "" },
                Block::Text("End."),
            ]
        );
    }
}

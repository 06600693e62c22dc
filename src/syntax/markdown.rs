//! The body of an entry: CommonMark with tables, as paragraphs of plain text.
//!
//! Raw HTML is shown as the text it is, and no target of a link or picture is passed on.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The body as paragraphs; a list's items and a table's rows are paragraphs of their own.
pub fn paragraphs(body: &str) -> Vec<String> {
    let mut done = Vec::new();
    let mut open = String::new();
    let mut flush = |open: &mut String| {
        let text = open.trim();
        if !text.is_empty() {
            done.push(text.to_owned());
        }
        open.clear();
    };
    let mut lists: Vec<Option<u64>> = Vec::new();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                open.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => open.push(' '),
            Event::Start(Tag::List(first)) => {
                flush(&mut open);
                lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                flush(&mut open);
                match lists.last_mut() {
                    Some(Some(number)) => {
                        open.push_str(&format!("{number}. "));
                        *number = number.saturating_add(1);
                    }
                    _ => open.push_str("• "),
                }
            }
            Event::End(TagEnd::TableCell) => open.push_str("  "),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock
                | TagEnd::TableHead
                | TagEnd::TableRow,
            )
            | Event::Rule => flush(&mut open),
            Event::Start(_)
            | Event::End(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
    flush(&mut open);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_paragraphs() {
        let body = "# Head\n\nOne *two*\nthree.\n\n- a\n- b\n\n1. x\n2. y\n\n| p | q |\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(
            paragraphs(body),
            ["Head", "One two three.", "• a", "• b", "1. x", "2. y", "p  q", "1  2"]
        );
    }

    #[test]
    fn markup_is_text_and_targets_are_dropped() {
        let body = "<script>x</script>\n\na [b](javascript:alert(1)) <i>c</i>";
        assert_eq!(paragraphs(body), ["<script>x</script>", "a b <i>c</i>"]);
    }
}

//! Rule packs for a terminal: what is to be checked at its source.

use crate::render::text::{Layout, bold, paint, soft, wrap};
use crate::report::unconfirmed::Stated;

/// What is to be checked, with a line before and one after.
pub fn unconfirmed(head: &str, list: &[Stated], tail: &str, layout: Layout) -> String {
    let mut out = format!("{}\n", paint(head, bold(), layout));
    for one in list {
        out.push('\n');
        out.push_str(&stated(one, layout));
    }
    if !tail.is_empty() {
        out.push_str(&format!("\n{}\n", paint(tail, soft(), layout)));
    }
    out
}

/// One rule: its keys and number, its sentence, where it was read.
pub fn stated(one: &Stated, layout: Layout) -> String {
    let number = one.number.as_ref().map(|number| format!(": {number}")).unwrap_or_default();
    let mut out = format!("{}{number}\n", paint(&one.keys, bold(), layout));
    let mut indented = |text: &str, is_soft: bool| {
        for text in wrap(text, layout.width.saturating_sub(2)) {
            let line = format!("  {text}");
            out.push_str(&if is_soft { paint(&line, soft(), layout) } else { line });
            out.push('\n');
        }
    };
    let rule = &one.rule;
    let asked = match rule.number.as_str() {
        "" => rule.text.clone(),
        number => format!("{}: {number}", rule.text),
    };
    indented(&format!("{}: {asked}", one.title), false);
    for source in &one.sources {
        indented(&format!("read in {source}"), true);
    }
    if let Some(remark) = &rule.citation.remark {
        indented(remark, true);
    }
    out
}

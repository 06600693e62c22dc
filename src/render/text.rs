//! The board for a terminal: words beside every colour, bars, what to do next.

pub mod explain;
pub mod packs;
pub mod page;
pub mod preflight;

use anstyle::{AnsiColor, Style};

use crate::model::dates::Dates;
use crate::report::board::{Board, BoardRow, Detail};
use crate::report::document::Tone;
use crate::report::rulebook::{self, AreaList, Rulebook};

/// Columns of a bar.
const BAR: usize = 16;

/// How a text is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Columns.
    pub width: usize,
    /// Whether it has colour.
    pub color: bool,
}

/// What stands below a board.
#[derive(Debug, Clone, Default)]
pub struct Below {
    /// What to do next, a head and the rest each.
    pub next: Vec<(String, String)>,
    /// What may have been forgotten.
    pub forgotten: Vec<String>,
    /// Which hours count in other programs too.
    pub shared: Vec<String>,
}

/// The board, and what stands below it.
pub fn board(board: &Board, below: &Below, layout: Layout) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(&paint(&board.title, bold(), layout));
    line(&paint(&board.rules, soft(), layout));
    line("");
    let verdict: String = board
        .verdict
        .iter()
        .map(|(text, tone)| paint(text, tone_style(*tone).bold(), layout))
        .collect();
    line(&verdict);
    line("");
    let columns = Columns::of(board, layout.width);
    for row in &board.rows {
        for text in rows(row, &columns, layout) {
            line(&text);
        }
    }
    if board.verify {
        line("");
        line(&paint(
            "* to be checked at its source: `practicum programs show` names it",
            soft(),
            layout,
        ));
    }
    let next = below.next.iter().map(|(head, rest)| format!("{head}{rest}")).collect();
    let lists = [
        ("Next", next),
        ("Not to forget", below.forgotten.clone()),
        ("Shared", below.shared.clone()),
    ];
    for (title, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
        line("");
        line(&paint(title, bold(), layout));
        for told in list {
            hanging(&mut line, told, layout);
        }
    }
    out
}

/// A program's rules.
pub fn rulebook(book: &Rulebook, layout: Layout) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(&paint(&book.title, bold(), layout));
    line(&book.version);
    for about in &book.about {
        line(&paint(about, soft(), layout));
    }
    for group in &book.groups {
        line("");
        let id = group.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        line(&paint(&format!("{}{id}", group.title), bold(), layout));
        for rule in &group.rules {
            let mark = if rule.citation.verify { "*" } else { "" };
            let number =
                if rule.number.is_empty() { String::new() } else { format!(": {}", rule.number) };
            let sources = rule.citation.sources.join(", ");
            hanging(&mut line, &format!("{}{number}{mark} [{sources}]", rule.text), layout);
            // What was confirmed needs no word on how unsure it was.
            let remark = rule.citation.remark.clone().filter(|_| rule.citation.verify);
            if let Some(remark) = rulebook::confirmed(&rule.citation, Dates::Written).or(remark) {
                for text in wrap(&remark, layout.width.saturating_sub(4)) {
                    line(&paint(&format!("    {text}"), soft(), layout));
                }
            }
        }
    }
    for AreaList { title, areas } in &book.areas {
        line("");
        line(&paint(&format!("Areas: {title}"), bold(), layout));
        let width = areas.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
        for (id, code, title) in areas {
            let indent = width.saturating_add(7);
            for (number, text) in
                wrap(title, layout.width.saturating_sub(indent)).iter().enumerate()
            {
                let head = if number == 0 {
                    format!("  {code}  {id:<width$}  ")
                } else {
                    " ".repeat(indent)
                };
                line(&format!("{head}{text}"));
            }
        }
    }
    line("");
    line(&paint("Sources", bold(), layout));
    for (id, source) in &book.sources {
        hanging(&mut line, &format!("{id}: {source}"), layout);
    }
    line("");
    line(&paint("* to be checked at its source before you rely on it", soft(), layout));
    out
}

/// A text behind a bullet.
fn hanging(line: &mut impl FnMut(&str), text: &str, layout: Layout) {
    for (number, text) in wrap(text, layout.width.saturating_sub(2)).iter().enumerate() {
        line(&format!("{} {text}", if number == 0 { "•" } else { " " }));
    }
}

/// The widths of the board's columns.
struct Columns {
    title: usize,
    required: usize,
    counted: usize,
    bar: usize,
}

impl Columns {
    fn of(board: &Board, width: usize) -> Self {
        let longest = |text: fn(&BoardRow) -> &str| {
            board.rows.iter().map(|row| text(row).chars().count()).max().unwrap_or(0)
        };
        let amount = |row: &&BoardRow| row.bar.is_some();
        let widest = |text: fn(&BoardRow) -> &str| {
            board.rows.iter().filter(amount).map(|row| text(row).chars().count()).max().unwrap_or(0)
        };
        let title = longest(|row| &row.title).min(width / 2);
        Self {
            title,
            required: widest(|row| &row.required).max(8),
            counted: widest(|row| &row.counted).max(7),
            bar: if width >= 90 { BAR } else { BAR / 2 },
        }
    }
}

fn rows(row: &BoardRow, columns: &Columns, layout: Layout) -> Vec<String> {
    let title = format!("{:<width$}", row.title, width = columns.title);
    let result = paint(&row.result, tone_style(row.tone).bold(), layout);
    let middle = columns
        .counted
        .saturating_add(columns.required)
        .saturating_add(columns.bar)
        .saturating_add(8);
    let amounts = match row.bar {
        Some(bar) => {
            let filled = columns.bar.saturating_mul(usize::from(bar.filled)) / 1000;
            let empty = columns.bar.saturating_sub(filled);
            let bar = paint(&"█".repeat(filled), tone_style(row.tone), layout);
            let rest = paint(&"░".repeat(empty), soft(), layout);
            format!(
                "{:>counted$} of {:<required$}  {bar}{rest}  ",
                row.counted,
                row.required,
                counted = columns.counted,
                required = columns.required,
            )
        }
        None if row.counted.is_empty() => " ".repeat(middle),
        None => format!("{:<middle$}", format!("{} of {}", row.counted, row.required)),
    };
    let mut lines = vec![format!("{title}  {amounts}{result}")];
    let details = row.details.iter().map(Detail::text);
    let details: Vec<String> = details.chain(row.limits.iter().cloned()).collect();
    let details = details.join(" · ");
    for text in wrap(&details, layout.width.saturating_sub(2)) {
        lines.push(paint(&format!("  {text}"), soft(), layout));
    }
    lines
}

/// Breaks a text at spaces, and at no hard space; a longer word stands on a line of its own.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let fits = lines
            .last()
            .is_some_and(|line| line.chars().count().saturating_add(word.chars().count()) < width);
        match lines.last_mut() {
            Some(line) if fits => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn paint(text: &str, style: Style, layout: Layout) -> String {
    if layout.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

fn bold() -> Style {
    Style::new().bold()
}

fn soft() -> Style {
    Style::new().dimmed()
}

fn tone_style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Met => AnsiColor::Green.on_default(),
        Tone::Short => AnsiColor::Red.on_default(),
        Tone::Unknown => AnsiColor::Yellow.on_default(),
        Tone::Soft => soft(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_lose_no_word() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("extraordinary x", 5), ["extraordinary", "x"]);
        assert!(wrap("", 5).is_empty());
    }
}

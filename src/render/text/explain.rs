//! A proof for a terminal: amounts in columns, what was lost below the line that lost it.

mod lines;

use anstyle::Style;

use crate::render::text::explain::lines::Columns;
use crate::render::text::{BAR, Layout, bold, hanging, paint, soft, tone_style, wrap};
use crate::report::explain::{Body, Cites, Explanation, Part, Rule, Standing, Step};

/// The most columns of a column of titles.
const TITLE: usize = 44;

/// The text of an explanation.
pub fn explanation(told: &Explanation, layout: Layout) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    let id = paint(&format!("({})", told.id), soft(), layout);
    let mut head = format!("{} {id}", paint(&told.title, bold(), layout));
    if let Some((result, tone)) = &told.result {
        head.push_str(&format!("  {}", paint(result, tone_style(*tone).bold(), layout)));
    }
    line(&head);
    for about in &told.about {
        line(&paint(about, soft(), layout));
    }
    for one in &told.parts {
        line("");
        line(&paint(&one.title, bold(), layout));
        part(&mut line, one, layout);
    }
    if told.verify {
        line("");
        line(&paint("* to be checked at its source before you rely on it", soft(), layout));
    }
    out
}

fn part(line: &mut impl FnMut(&str), part: &Part, layout: Layout) {
    match &part.body {
        Body::Lines(lines) => {
            let columns = Columns::of(lines, layout);
            line(&paint(&columns.head(), soft(), layout));
            for one in lines {
                columns.line(line, one, layout);
            }
        }
        Body::Steps(steps) => {
            let width = widest(steps.iter().map(|one| one.amount.as_str()));
            for one in steps {
                step(line, one, width, layout);
            }
        }
        Body::Rules(rules) => {
            for one in rules {
                rule(line, one, layout);
            }
        }
        Body::Standings(list) => standings(line, list, layout),
        Body::List(list) => {
            for text in list {
                hanging(line, text, layout);
            }
        }
    }
}

fn width_of(text: &str) -> usize {
    text.chars().count()
}

fn widest<'t, I: Iterator<Item = &'t str>>(texts: I) -> usize {
    texts.map(width_of).max().unwrap_or(0)
}

/// What flows: words, and the clause that they come from.
#[derive(Clone, Copy)]
struct Told<'a> {
    text: &'a str,
    clause: &'a str,
    style: Style,
}

/// Words in a column that begins at `indent`, behind `head`. The clause stands whole at their end,
/// greyed.
fn flow(line: &mut impl FnMut(&str), head: &str, indent: usize, told: Told<'_>, layout: Layout) {
    let clause = if told.clause.is_empty() {
        String::new()
    } else {
        // Hard spaces keep it on one line.
        format!("({})", told.clause.replace(' ', "\u{a0}"))
    };
    let lines =
        wrap(&format!("{} {clause}", told.text), layout.width.saturating_sub(indent).max(BAR));
    for (number, text) in lines.iter().enumerate() {
        let start = if number == 0 { head.to_owned() } else { " ".repeat(indent) };
        let words = text.strip_suffix(clause.as_str()).unwrap_or(text);
        let rest = text.get(words.len()..).unwrap_or_default().replace('\u{a0}', " ");
        let rest = if rest.is_empty() { rest } else { paint(&rest, soft(), layout) };
        line(&format!("{start}{}{rest}", paint(words, told.style, layout)));
    }
    if lines.is_empty() {
        line(head);
    }
}

fn step(line: &mut impl FnMut(&str), step: &Step, width: usize, layout: Layout) {
    let style = tone_style(step.tone);
    let sign = if step.sign.is_empty() { " " } else { step.sign };
    let amount = paint(&format!("{sign} {:>width$}", step.amount), style, layout);
    let head = format!("  {amount}  ");
    let bar = step.bar.map(|bar| {
        let filled = BAR.saturating_mul(usize::from(bar.filled)) / 1000;
        let empty = BAR.saturating_sub(filled);
        format!("  {}{}", "█".repeat(filled), "░".repeat(empty))
    });
    let text = format!("{}{}", step.text, bar.as_deref().unwrap_or_default());
    if bar.is_some() {
        line(&format!("{head}{}", paint(&text, style.bold(), layout)));
    } else {
        let clause = step.cites.as_ref().map(Cites::written).unwrap_or_default();
        let told = Told { text: &text, clause: &clause, style: Style::new() };
        flow(line, &head, width.saturating_add(6), told, layout);
    }
}

fn rule(line: &mut impl FnMut(&str), rule: &Rule, layout: Layout) {
    let told = Told { text: &rule.text, clause: &rule.clause, style: Style::new() };
    flow(line, "• ", 2, told, layout);
    for remark in &rule.remarks {
        for text in wrap(remark, layout.width.saturating_sub(4)) {
            line(&paint(&format!("    {text}"), soft(), layout));
        }
    }
}

fn standings(line: &mut impl FnMut(&str), list: &[Standing], layout: Layout) {
    let title = widest(list.iter().map(|one| one.title.as_str())).min(TITLE);
    let number = widest(list.iter().map(|one| one.number.as_str()));
    let amount = widest(list.iter().map(|one| one.amount.as_str()));
    let results = list.iter().filter_map(|one| one.result.as_ref());
    let result = widest(results.map(|(text, _)| text.as_str()));
    let id = widest(list.iter().map(|one| one.id.as_str()));
    let used = [title, number, amount, result].iter().sum::<usize>().saturating_add(9);
    let beside = used.saturating_add(id) <= layout.width;
    for one in list {
        let (text, tone) = one.result.clone().unwrap_or_default();
        let text = format!("{text:<result$}");
        let text =
            if text.trim().is_empty() { text } else { paint(&text, tone_style(tone), layout) };
        let gap = if result == 0 { "" } else { "  " };
        let mut titles = wrap(&one.title, title.saturating_add(1)).into_iter();
        let first = titles.next().unwrap_or_default();
        let of = if number == 0 || amount == 0 { "" } else { " " };
        let amounts = format!("{:>number$}{of}{:<amount$}", one.number, one.amount);
        let row = format!("  {first:<title$}  {amounts}{gap}{text}");
        let id = paint(&one.id, soft(), layout);
        if beside {
            line(&format!("{row}  {id}"));
        } else {
            line(&row);
        }
        for more in titles {
            line(&format!("  {more}"));
        }
        if !beside {
            line(&format!("    {id}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Tone;
    use crate::report::explain::{Line, Lost};

    fn told() -> Explanation {
        let lost = Lost {
            amount: "−2.00".to_owned(),
            because: "at most 5 hours of teaching by supervisors count".to_owned(),
            clause: "training/teaching, S7".to_owned(),
        };
        let one = Line {
            place: "trainings/2024/2024-05-20-didactic.md:8".to_owned(),
            date: "2024-05-20".to_owned(),
            name: "Teaching by my supervisor · Consultation and referral".to_owned(),
            amounts: ["7.00", "7.00", "5.00"].map(str::to_owned),
            tone: Tone::Unknown,
            losses: vec![lost],
        };
        Explanation {
            title: "Sex therapy training".to_owned(),
            id: "training".to_owned(),
            result: Some(("✗\u{a0}short 1.00".to_owned(), Tone::Short)),
            about: Vec::new(),
            parts: vec![Part { title: "Entries".to_owned(), body: Body::Lines(vec![one]) }],
            verify: false,
        }
    }

    #[test]
    fn where_there_is_no_room_beside_it_the_place_stands_below_the_name() {
        expect_test::expect![[r"
            Sex therapy training (training)  ✗ short 1.00

            Entries
              logged  credited  counted
                7.00      7.00     5.00  2024-05-20  Teaching by my supervisor ·
                                                     Consultation and referral
                                                     trainings/2024/2024-05-20-didactic.md:8
                                  −2.00  at most 5 hours of teaching by supervisors
                                         count (training/teaching, S7)
        "]]
        .assert_eq(
            &explanation(&told(), Layout { width: 76, color: false }).replace('\u{a0}', " "),
        );
        let wide = explanation(&told(), Layout { width: 120, color: false });
        assert!(wide.contains("didactic.md:8  Teaching by my supervisor"), "{wide}");
    }

    #[test]
    fn colour_changes_no_word_and_no_column() {
        let plain = explanation(&told(), Layout { width: 100, color: false });
        let colored = explanation(&told(), Layout { width: 100, color: true });
        assert!(colored.contains('\u{1b}'));
        let stripped: String = anstyle_less(&colored);
        let lines =
            |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        assert_eq!(lines(&stripped), lines(&plain));
    }

    /// A text without the sequences that colour it.
    fn anstyle_less(text: &str) -> String {
        let mut parts = text.split('\u{1b}');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.filter_map(|part| part.split_once('m')).fold(first, |out, (_, rest)| out + rest)
    }
}

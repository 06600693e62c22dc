//! Rules used: every number with its source, and which are to be checked.

use crate::model::program::Program;
use crate::report::document::{Block, Cell, Run, Section, Target, Text, Tone};
use crate::report::rulebook::{self, RuleLine};
use crate::report::section::View;
use crate::report::table::{amounts, body, group, table, words};
use crate::report::{board, words as say};

/// The section.
pub(in crate::report) fn section(view: View<'_>) -> Section {
    let program = view.assessment.program;
    let columns = vec![
        words("Rule", 46),
        amounts("Number", 16),
        words("Source", 46),
        words("To be checked", 28),
    ];
    let caption = "A rule that is to be checked was not read in the current text itself.";
    let mut out = table("rule-table", caption, columns);
    for one in rulebook::groups(program) {
        out.rows.push(group(Text::strong(one.title)));
        for rule in one.rules {
            out.rows.push(body(cells(program, &rule)));
        }
    }
    let address = &program.check_against;
    let intro = Text::of(vec![
        Run::plain(format!("{}, {}. Check against ", program.title, board::rules(view.assessment))),
        Run::link(address.clone(), Target::Url(address.clone())),
        Run::plain("."),
    ]);
    Section {
        id: "rules".to_owned(),
        title: "Rules used".to_owned(),
        new_page: true,
        blocks: vec![Block::Paragraph(intro), Block::Table(out)],
    }
}

fn cells(program: &Program, rule: &RuleLine) -> Vec<Cell> {
    let check = if rule.citation.verify {
        let remark = rule.citation.remark.clone().unwrap_or_default();
        vec![Text::of(vec![Run::toned("* to be checked", Tone::Unknown)]), Text::soft(remark)]
    } else {
        Vec::new()
    };
    vec![
        Cell::plain(&rule.text),
        Cell::plain(&rule.number),
        Cell::of(vec![Text::soft(say::sources(program, &rule.citation))]),
        Cell::of(check),
    ]
}

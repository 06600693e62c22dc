//! How much of each limit is used, and what stands beside it; and the parts with a minimum.

use std::collections::BTreeSet;

use crate::assess::Outcome;
use crate::assess::condition::Facts;
use crate::assess::credit::Credit;
use crate::assess::hours::{HoursOutcome, LimitOutcome, PartKind, PartOutcome};
use crate::model::domain::{Amount, Domain, Limit};
use crate::model::hours::Hours;
use crate::model::predicate::Predicate;
use crate::model::words::{Delivery, Setting, joined};
use crate::report::board;
use crate::report::document::{
    Bar, Block, Cell, Row, RowKind, Run, Section, Style, Table, Target, Text, Tone,
};
use crate::report::explain::all_outcomes;
use crate::report::section::checklist::ROUNDING;
use crate::report::section::{View, anchor, parts, proofs, rules};
use crate::report::table::{amounts, body, group, table, words};
use crate::report::words as say;

/// The section; nothing where no limit bears on anything, and no part has a minimum.
pub(in crate::report) fn section(view: View<'_>) -> Option<Section> {
    let mut limits = limits_table();
    let mut parts = parts_table();
    let mut seen = BTreeSet::new();
    for outcome in all_outcomes(&view.assessment.outcomes) {
        let Some(hours) = outcome.hours() else { continue };
        let Some(domain) = view.assessment.program.domains.get(hours.domain) else { continue };
        // Two requirements may ask for hours of one pool.
        if !seen.insert(hours.domain) {
            continue;
        }
        let of = Of { view, outcome, hours, domain, facts: view.assessment.facts() };
        let head = || group(Text::strong(&outcome.requirement.title));
        let rows: Vec<Row> = hours.limits.iter().flat_map(|limit| of.limit(limit)).collect();
        if !rows.is_empty() {
            limits.rows.push(head());
            limits.rows.extend(rows);
        }
        let rows: Vec<Row> = hours.parts.iter().filter_map(|part| of.part(part)).collect();
        if !rows.is_empty() {
            parts.rows.push(head());
            parts.rows.extend(rows);
        }
    }
    let mut blocks = Vec::new();
    if !limits.rows.is_empty() {
        blocks.push(Block::Table(limits));
    }
    if !parts.rows.is_empty() {
        let text = "Parts of a requirement".to_owned();
        blocks.push(Block::Heading { id: "minimum-parts".to_owned(), text });
        blocks.push(Block::Table(parts));
    }
    let title = "Limits".to_owned();
    let section = Section { id: "limits".to_owned(), title, new_page: false, blocks };
    (!section.blocks.is_empty()).then_some(section)
}

fn limits_table() -> Table {
    let columns = vec![
        words("Limit", 58),
        amounts("Hours", 13),
        amounts("At most", 16),
        amounts("Counted", 13),
        amounts("Not counted", 16),
        words("Used", 18),
    ];
    let caption = "Each limit with the hours that fall under it after conversion, and below it \
                   those that do not. The bar ends where the limit does.";
    table("limits-table", &format!("{caption} {ROUNDING}"), columns)
}

fn parts_table() -> Table {
    let columns = vec![
        words("Part", 60),
        amounts("Logged", 13),
        amounts("At least", 14),
        amounts("Counted", 13),
        amounts("Short", 14),
        words("Reached", 20),
    ];
    let caption = "What each part of a requirement has, and how much of it must count at the \
                   least.";
    table("minimum-parts-table", caption, columns)
}

/// A requirement in hours, and the pool from which it counts.
struct Of<'a> {
    view: View<'a>,
    outcome: &'a Outcome<'a>,
    hours: &'a HoursOutcome,
    domain: &'a Domain,
    facts: Facts<'a>,
}

impl Of<'_> {
    /// The row of a limit, and that of its other side; nothing where nothing falls under it.
    fn limit(&self, limit: &LimitOutcome) -> Vec<Row> {
        let rule = self.domain.limits.get(limit.at).filter(|_| !limit.matching.is_zero());
        let Some(rule) = rule else { return Vec::new() };
        let is_under = |credit: &Credit| {
            let time = credit.time(self.view.assessment.log);
            time.is_some_and(|time| self.facts.holds(&rule.clause.condition, time))
        };
        let credits = self.view.assessment.credits_of(self.hours.domain);
        let beside: Vec<&Credit> =
            credits.filter(|one| !one.credited.is_zero() && !is_under(one)).collect();
        let mut rows = vec![self.limit_row(limit, rule)];
        if !beside.is_empty() {
            rows.push(self.beside_row(rule, &beside));
        }
        rows
    }

    fn limit_row(&self, limit: &LimitOutcome, rule: &Limit) -> Row {
        let counted = limit.counted;
        let mark = say::mark(&rule.clause.citation);
        let title = format!("{}{mark}", say::sentence_case(&rule.title));
        let keys = ["domains", self.domain.id.as_str(), "limits", rule.clause.id.as_str()];
        let rule_row = Target::Anchor(rules::anchor_of_rule(&keys));
        let mut source = vec![Run::link(say::sentence_case(&rule.clause.because), rule_row)];
        source.push(Run::plain(" ("));
        source.extend(rules::cited(&rule.clause.citation.sources).runs);
        source.push(Run::plain(")"));
        let dropped = limit.dropped;
        let mut lost = vec![if dropped.is_zero() {
            Text::plain(Hours::ZERO.to_string())
        } else {
            Text::of(vec![Run::toned(dropped.up().to_string(), Tone::Short)])
        }];
        // What falls under several limits may be lost to another one, or to a floor.
        let other = limit.matching.minus(dropped).minus(counted);
        if !other.is_zero() {
            lost.push(Text::soft(format!("{} by another rule", other.up())));
        }
        let tone = if dropped.is_zero() { Tone::Plain } else { Tone::Short };
        // What a limit of each month lets count in all is no number.
        let filled = counted.thousandths_of(limit.at_most);
        let bar = rule.each.is_none().then_some(Bar { filled, mark: None, tone });
        Row {
            id: Some(format!("limit-{}", limit.id)),
            kind: RowKind::Body,
            cells: vec![
                Cell::of(vec![Text::strong(title), Text { style: Style::Soft, runs: source }]),
                self.to_rows(limit.matching),
                Cell::of(at_most(limit, rule)),
                self.to_proof(counted),
                Cell::of(lost),
                Cell { bar, ..Cell::default() },
            ],
        }
    }

    /// What does not fall under a limit.
    fn beside_row(&self, rule: &Limit, beside: &[&Credit]) -> Row {
        let title = self.beside(rule, beside);
        let (hours, counted) = (sum(beside, |one| one.credited), sum(beside, |one| one.counted));
        let lost = hours.minus(counted);
        let mut told = vec![Text::plain(lost.up().to_string())];
        if !lost.is_zero() {
            told.push(Text::soft("by another rule"));
        }
        body(vec![
            Cell::of(vec![Text::plain(say::sentence_case(&title)), Text::soft("not under it")]),
            self.to_rows(hours),
            Cell::default(),
            self.to_proof(counted),
            Cell::of(told),
            Cell::default(),
        ])
    }

    /// What time is called that a condition leaves out: by how people met, or how many they were,
    /// where that alone is what the condition asks.
    fn beside(&self, rule: &Limit, beside: &[&Credit]) -> String {
        let log = self.view.assessment.log;
        let words: BTreeSet<&str> = match asks(&rule.clause.condition) {
            Some(Asks::Delivery) => {
                let word = |one: &&Credit| {
                    let taught = one.share(log).is_some_and(|share| share.teaching);
                    let met = one.line(log).and_then(|line| line.delivery);
                    if taught { "teaching" } else { met.map_or("not said", Delivery::shown) }
                };
                beside.iter().map(word).collect()
            }
            Some(Asks::Setting) => {
                let setting =
                    |one: &&Credit| one.taken_as.or(one.line(log).and_then(|line| line.setting));
                beside.iter().map(|one| setting(one).map_or("not said", Setting::shown)).collect()
            }
            None => return format!("all but {}", say::inside(&rule.title)),
        };
        joined(&words.into_iter().map(str::to_owned).collect::<Vec<_>>())
    }

    /// The row of a part; nothing for an area, and for a part without hours or minimum.
    fn part(&self, part: &PartOutcome) -> Option<Row> {
        let PartKind::Part(at) = part.part else { return None };
        let rule = self.domain.parts.get(at)?;
        if rule.at_least.is_none() && part.logged.is_zero() && part.counted.is_zero() {
            return None;
        }
        let number = rule.at_least.as_ref();
        let asked = number.map_or_else(String::new, |number| {
            let mark = say::mark(&number.citation);
            format!("{}{mark}", board::part_asked(&number.value, part.required))
        });
        let mut title = vec![Text::strong(&rule.title)];
        if let Some(number) = number {
            let mut runs = vec![Run::plain("Source: ")];
            runs.extend(rules::cited(&number.citation.sources).runs);
            title.push(Text { style: Style::Soft, runs });
        }
        let short = part.short;
        let (lacks, tone) = if number.is_none() {
            (Cell::plain(""), Tone::Plain)
        } else if short.is_zero() {
            (Cell::plain(Hours::ZERO.to_string()), Tone::Met)
        } else {
            let run = Run::toned(short.up().to_string(), Tone::Short);
            (Cell::of(vec![Text::of(vec![run])]), Tone::Short)
        };
        let rows = Target::Anchor(parts::proof(self.domain, rule));
        let counted = Text::of(vec![Run::link(part.counted.to_string(), rows)]);
        let bar = part.required.map(|asked| board::bar(part.counted, asked, tone));
        Some(Row {
            id: Some(format!("part-{}", rule.id)),
            kind: RowKind::Body,
            cells: vec![
                Cell::of(title),
                self.to_rows(part.logged),
                Cell::plain(asked),
                Cell::of(vec![counted]),
                lacks,
                Cell { bar, ..Cell::default() },
            ],
        })
    }

    /// Hours, leading to the rows of the pool.
    fn to_rows(&self, hours: Hours) -> Cell {
        let run = Run::link(hours.to_string(), Target::Anchor(anchor(self.domain)));
        Cell::of(vec![Text::of(vec![run])])
    }

    /// Hours that count, leading to the steps that led to them.
    fn to_proof(&self, hours: Hours) -> Cell {
        let proof = proofs::anchor_of(&self.outcome.requirement.id);
        Cell::of(vec![Text::of(vec![Run::link(hours.to_string(), Target::Anchor(proof))])])
    }
}

fn sum(credits: &[&Credit], amount: fn(&Credit) -> Hours) -> Hours {
    credits.iter().map(|one| amount(one)).sum()
}

/// What a limit lets count, and of what.
fn at_most(limit: &LimitOutcome, rule: &Limit) -> Vec<Text> {
    let mark = say::mark(&rule.clause.citation);
    let each = rule.each.map(|each| format!("each {}", say::each_word(each)));
    let mut lines = match (&rule.at_most, rule.each) {
        (Amount::Share(_), Some(_)) => {
            vec![Text::plain(format!("{}{mark}", say::amount(&rule.at_most)))]
        }
        (Amount::Share(_), None) => vec![
            Text::plain(format!("{}{mark}", limit.at_most)),
            Text::soft(say::amount(&rule.at_most)),
        ],
        (Amount::Hours(hours), _) => vec![Text::plain(format!("{hours}{mark}"))],
    };
    lines.extend(each.map(Text::soft));
    lines.extend(rule.times_group_size.then(|| Text::soft("for each supervisee")));
    lines
}

/// The one thing by which a condition tells time apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    Delivery,
    Setting,
}

/// What a condition asks; nothing where it asks several things, or another one.
fn asks(condition: &Predicate) -> Option<Asks> {
    match condition {
        Predicate::Delivery(_) => Some(Asks::Delivery),
        Predicate::Setting(_) => Some(Asks::Setting),
        Predicate::All(all) => {
            // Teaching is told by its own word.
            let telling = |one: &&Predicate| !matches!(one, Predicate::Teaching(false));
            let mut asked = all.iter().filter(telling).map(asks);
            let first = asked.next()??;
            asked.all(|other| other == Some(first)).then_some(first)
        }
        Predicate::Any(_)
        | Predicate::Not(_)
        | Predicate::Kind(_)
        | Predicate::Area(_)
        | Predicate::Approval(_)
        | Predicate::Modality(_)
        | Predicate::Focus(_)
        | Predicate::Tag(_)
        | Predicate::Attribute(..)
        | Predicate::GroupSize { .. }
        | Predicate::Teaching(_)
        | Predicate::UnderContract
        | Predicate::Primary(_)
        | Predicate::Supervisor(_)
        | Predicate::Present(_)
        | Predicate::Within(_)
        | Predicate::EndsFrom(_)
        | Predicate::OlderThan(_)
        | Predicate::AfterDegree => None,
    }
}

//! What is said of an entry below its row: its file, its exhibits, each share of its time, its note.

use crate::assess::credit::Credit;
use crate::model::dates::Dates;
use crate::report::document::{Run, Style, Target, Text};
use crate::report::explain::cause::{self, Cause};
use crate::report::section::ledger::Of;
use crate::report::section::{View, rules};
use crate::report::{explain, words};
use crate::syntax::markdown;

/// The paragraphs of the note.
pub(super) fn note(view: View<'_>, of: &Of<'_>) -> Vec<String> {
    let text = view.edition.sources.text(of.entry.file);
    markdown::paragraphs(text.get(of.entry.body.clone()).unwrap_or(""))
}

/// The file, the line of its hours, and the exhibits.
pub(super) fn place(view: View<'_>, of: &Of<'_>) -> Text {
    let sources = view.edition.sources;
    let path = sources.path(of.entry.file);
    let line = of.entry.lines.first().and_then(|line| sources.position(line.hours_span));
    let mut runs = vec![Run::plain(match line {
        Some(at) => format!("{path}, line {}", at.line),
        None => path.to_owned(),
    })];
    let evidence = of.entry.lines.iter().flat_map(|line| &line.evidence).chain(&of.entry.evidence);
    let mut named = Vec::new();
    for one in evidence {
        if !named.contains(&one) {
            named.push(one);
        }
    }
    let links = view.exhibits.links(named.iter().copied());
    if links.is_empty() {
        // An entry that the packet does not show has files, and no exhibit.
        let paths: Vec<&str> = named.iter().map(|one| one.path.as_str()).collect();
        if !paths.is_empty() {
            runs.push(Run::plain(format!(" · {}", paths.join(", "))));
        }
    } else {
        let word = if named.len() == 1 { "Exhibit" } else { "Exhibits" };
        runs.push(Run::plain(format!(" · {word}\u{a0}")));
        runs.extend(links.runs);
    }
    if !of.entry.tags.is_empty() {
        runs.push(Run::plain(format!(" · tags: {}", of.entry.tags.join(", "))));
    }
    Text { style: Style::Soft, runs }
}

/// Each share of time: what it is aimed at, its hours, and what took them. Nothing where there is one
/// and all of it counts.
pub(super) fn shares(view: View<'_>, of: &Of<'_>) -> Vec<Text> {
    if let Some(why) = explain::untaken(view.assessment, of.entry) {
        return vec![Text::plain(why)];
    }
    if let ([only], 1) = (of.credits, of.shares().count())
        && only.reasons.is_empty()
    {
        return Vec::new();
    }
    let mut told: Vec<Text> = of.credits.iter().map(|credit| counted(view, of, credit)).collect();
    told.extend(of.aimless(view).map(|(hours, share)| {
        let (what, because) = explain::aimless(view.assessment, share);
        Text::plain(format!("{hours} for {what}: {because}"))
    }));
    told
}

/// A share that is aimed at a domain.
fn counted(view: View<'_>, of: &Of<'_>, credit: &Credit) -> Text {
    let assessment = view.assessment;
    let domain = assessment.program.domains.get(credit.domain);
    let area = credit.area.and_then(|area| domain?.area(area));
    let mut name = domain.map_or_else(String::new, |domain| domain.short.clone());
    if let Some(area) = area {
        name = format!("{name}, {} {}", area.code, area.short);
    }
    if let Some(setting) = credit.taken_as {
        name = format!("{name}, taken as {}", setting.shown());
    }
    if let ([_, _, ..], Some(line)) = (of.entry.lines.as_slice(), credit.line(assessment.log)) {
        let title = line.title.as_deref().map(|title| format!(", {title}")).unwrap_or_default();
        name = format!("{}{title}: {name}", words::period(line.date.value));
    }
    let (logged, credited, counted) = (credit.logged, credit.credited, credit.counted);
    let hours = if credited == logged && counted == logged {
        format!(": {logged} logged, all of it counts")
    } else {
        format!(": {logged} logged, {credited} credited, {counted} counted")
    };
    let mut runs = vec![Run::plain(format!("{name}{hours}"))];
    for one in cause::losses(assessment, credit, view.edition.sources, Dates::Printed) {
        runs.extend(lost("−", view, credit, &one));
    }
    let gain = cause::gain(assessment, credit, view.edition.sources, Dates::Printed);
    runs.extend(gain.iter().flat_map(|one| lost("+", view, credit, one)));
    Text::of(runs)
}

/// What a clause took or gave, leading to the rule.
fn lost(sign: &str, view: View<'_>, credit: &Credit, one: &Cause<'_>) -> Vec<Run> {
    // Where nothing counts it is all the hours; where some do it must not look less.
    let amount =
        if one.hours == credit.logged { one.hours.to_string() } else { one.hours.up().to_string() };
    let mark = one.citation.map_or("", words::mark);
    let rule = view.assessment.hours_of(credit.domain);
    let rule = rule.map(|outcome| Target::Anchor(rules::anchor_of(&outcome.requirement.id)));
    let mut runs = vec![Run::plain(format!("; {sign}{amount}: {}{mark}", one.because))];
    if let Some(clause) = &one.clause {
        runs.push(Run::plain(" ("));
        runs.push(Run { target: rule, ..Run::plain(clause) });
        runs.push(Run::plain(")"));
    }
    runs
}

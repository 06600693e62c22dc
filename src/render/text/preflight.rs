//! What a packet would be returned for, for a terminal.

use anstyle::Style;

use crate::diagnostic::{counted, short};
use crate::report::document::Tone;
use crate::report::preflight::Preflight;
use crate::report::review::{Place, Point, Weight};
use crate::report::words::sentence_case;
use crate::source::Sources;

use crate::render::text::{Layout, bold, paint, soft, tone_style, wrap};

/// Places that are named for one point; more are counted.
const NAMED: usize = 8;

/// Columns before what belongs to a point.
const INDENT: &str = "  ";

/// The whole list of one program.
pub fn preflight(list: &Preflight, sources: &Sources, layout: Layout) -> String {
    let mut lines = vec![paint(&list.title, bold(), layout), paint(&list.rules, soft(), layout)];
    for (weight, head, sign, tone) in [
        (Weight::Returned, "Would be returned for", "✗", Tone::Short),
        (Weight::Asked, "A reviewer may ask about", "?", Tone::Unknown),
        (Weight::ByHand, "To do by hand:", "☐", Tone::Plain),
        // What is in order is only counted, unless there is something to say of it.
        (Weight::Fine, "Good to know:", "·", Tone::Plain),
    ] {
        let told =
            |one: &&Point| one.weight == weight && (weight != Weight::Fine || !one.todo.is_empty());
        let points: Vec<&Point> = list.points.iter().filter(told).collect();
        if points.is_empty() {
            continue;
        }
        let head = format!("{head} {}", counted(points.len(), "point"));
        lines.push(String::new());
        lines.push(paint(&head, tone_style(tone).bold(), layout));
        for point in points {
            lines.push(String::new());
            of_point(&mut lines, point, (sign, tone_style(tone)), sources, layout);
        }
    }
    lines.push(String::new());
    lines.push(list.verdict.clone());
    lines.join("\n") + "\n"
}

/// The points for which the packet would be returned, a line each.
pub fn heads(list: &Preflight) -> Vec<String> {
    let returned = list.points.iter().filter(|one| one.weight == Weight::Returned);
    returned.map(|point| format!("{INDENT}✗ {}: {}", point.title, point.found)).collect()
}

fn of_point(
    lines: &mut Vec<String>,
    point: &Point,
    (sign, style): (&str, Style),
    sources: &Sources,
    layout: Layout,
) {
    let found = if point.found.is_empty() { String::new() } else { format!(": {}", point.found) };
    let title = paint(&point.title, bold(), layout);
    lines.push(format!("{} {title}{found}", paint(sign, style, layout)));
    let mut add = |label: &str, text: &str, style: Style| {
        let width = layout.width.saturating_sub(INDENT.len());
        for (number, part) in wrap(&format!("{label}{text}"), width).into_iter().enumerate() {
            let indent = if number == 0 { "" } else { "  " };
            lines.push(format!("{INDENT}{indent}{}", paint(&part, style, layout)));
        }
    };
    let mark = if point.citation.verify { " *" } else { "" };
    let cited = match point.citation.sources.as_slice() {
        [] => String::new(),
        sources => format!(" [{}]{mark}", sources.join(", ")),
    };
    add("", &format!("{}{cited}", sentence_case(&point.rule)), soft());
    for place in point.places.iter().take(NAMED) {
        add("at ", &of_place(place, sources), Style::new());
    }
    let more = point.places.len().saturating_sub(NAMED);
    if more > 0 {
        add("", &format!("and at {}", counted(more, "more place")), Style::new());
    }
    for todo in &point.todo {
        add("→ ", todo, Style::new());
    }
}

/// `practicum.yaml:12:7: …`.
pub fn of_place(place: &Place, sources: &Sources) -> String {
    match place {
        Place::File(path) => path.clone(),
        Place::At(span, message) => {
            format!("{}: {message}", short::place(*span, sources))
        }
    }
}

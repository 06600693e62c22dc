//! Pace and earliest finish: what is lacking, how fast it fills, and what binds.

use jiff::civil::Date;

use crate::assess::hours::HoursOutcome;
use crate::assess::{Finding, Outcome, Span, Status, forecast, reached};
use crate::diagnostic::counted;
use crate::model::dates::Dates;
use crate::model::period::{days_between, next};
use crate::model::requirement::Rule;
use crate::model::words::joined;
use crate::report::document::{Block, Cell, Row, RowKind, Run, Section, Style, Text, Tone};
use crate::report::explain::all_outcomes;
use crate::report::section::View;
use crate::report::table::{amounts, table, words};
use crate::report::words as say;

/// Requirements without a pace that are named one by one; more are counted.
const NAMED: usize = 2;

/// The section; nothing where nothing is asked in hours or time.
pub(in crate::report) fn section(view: View<'_>) -> Option<Section> {
    let all = all_outcomes(&view.assessment.outcomes);
    if !all.iter().any(|one| matches!(one.finding, Finding::Hours(_) | Finding::Span(_))) {
        return None;
    }
    let mut rows = Vec::new();
    let outcomes = view.assessment.outcomes.iter();
    let bounds: Vec<Bound> =
        outcomes.flat_map(|outcome| bounds(view, outcome, "", &mut rows)).collect();
    let mut blocks = vec![Block::Paragraph(Text {
        style: Style::Strong,
        runs: vec![Run::plain(headline(view, &bounds))],
    })];
    let more = remarks(view, &bounds);
    blocks.extend((!more.is_empty()).then(|| Block::Paragraph(Text::plain(more.join(" ")))));
    if !rows.is_empty() {
        let columns = vec![
            words("Requirement", 60),
            amounts("Lacking", 18),
            amounts("Counted a month", 18),
            words("Reached about", 38),
        ];
        let caption = "What hours and time still bind. The pace is that of the hours that counted \
                       in the last year, without times of leave and without what a full limit \
                       leaves out: that of a part where it is reached last.";
        let mut table = table("pace-table", caption, columns);
        table.rows = rows;
        blocks.push(Block::Table(table));
    }
    let title = "Pace and earliest finish".to_owned();
    Some(Section { id: "pace".to_owned(), title, new_page: false, blocks })
}

/// Something that is not met yet.
#[derive(Debug, Clone)]
struct Bound {
    title: String,
    reach: Reach,
}

/// When it is reached.
#[derive(Debug, Clone)]
enum Reach {
    /// About on this day, at the pace of the last year.
    About(Date),
    /// From this day on: time alone binds.
    From(Date),
    /// Hours or time bind, and no day can be told.
    Never(String),
    /// No hours and no time bind, but this.
    Other(String),
}

impl Reach {
    fn day(&self) -> Option<Date> {
        match self {
            Self::About(day) | Self::From(day) => Some(*day),
            Self::Never(_) | Self::Other(_) => None,
        }
    }
}

/// The day on which hours and time bind no more; nothing where they never do, or no day can be told.
fn last(bounds: &[Bound]) -> Option<Date> {
    if bounds.iter().any(|one| matches!(one.reach, Reach::Never(_))) {
        return None;
    }
    bounds.iter().filter_map(|one| one.reach.day()).max()
}

/// What binds of a requirement, with a row for each that hours or time bind.
fn bounds(view: View<'_>, outcome: &Outcome<'_>, of: &str, rows: &mut Vec<Row>) -> Vec<Bound> {
    if matches!(outcome.status, Status::Met | Status::Explained) {
        return Vec::new();
    }
    let title = outcome.requirement.title.clone();
    let result = || say::plain_result(outcome, Dates::Printed);
    let reach = match &outcome.finding {
        Finding::Hours(hours) => {
            let unknown = outcome.status == Status::Unknown;
            let (reach, pace) =
                if unknown { (Reach::Never(result()), Vec::new()) } else { of_hours(view, hours) };
            rows.push(row(outcome, of, hours.short.up().to_string(), pace, &reach));
            reach
        }
        Finding::Span(span) => {
            let unknown = outcome.status == Status::Unknown;
            let (reach, lacking) = match span.filter(|_| !unknown) {
                Some(span) => of_span(view, span),
                None => (Reach::Never(result()), String::new()),
            };
            rows.push(row(outcome, of, lacking, Vec::new(), &reach));
            reach
        }
        Finding::InForce(_) | Finding::Facts(_) | Finding::Number(_) => Reach::Other(result()),
        Finding::Within(within) if matches!(outcome.requirement.rule, Rule::Any(_)) => {
            let of = format!("one way to {}", say::inside(&title));
            let ways: Vec<Vec<Bound>> =
                within.iter().map(|one| bounds(view, one, &of, rows)).collect();
            let dated = ways.iter().filter_map(|way| Some((last(way)?, way)));
            if let Some((_, way)) = dated.min_by_key(|(day, _)| *day) {
                return way.clone();
            }
            // Where hours or time bind one of its ways, it is theirs that no day can be told.
            let binds = |one: &Bound| !matches!(one.reach, Reach::Other(_));
            let all_bind = ways.iter().all(|way| way.iter().any(binds));
            let reach = if all_bind { Reach::Never(result()) } else { Reach::Other(result()) };
            return vec![Bound { title, reach }];
        }
        Finding::Within(within) => {
            return within.iter().flat_map(|one| bounds(view, one, &title, rows)).collect();
        }
    };
    vec![Bound { title, reach }]
}

fn of_hours(view: View<'_>, hours: &HoursOutcome) -> (Reach, Vec<Text>) {
    let never = |why: &str| Reach::Never(why.to_owned());
    let Some(pace) = forecast::of(view.assessment, hours) else {
        let certified = view.assessment.pursuit.certified.is_some();
        let why = if certified { "not projected once certified" } else { "nothing counts yet" };
        return (never(why), Vec::new());
    };
    let part = pace.of.map(|part| say::part(view.assessment.program, hours.domain, part).1);
    let mut told = vec![Text::plain(pace.each_month.to_string())];
    told.extend(part.iter().map(|part| Text::soft(format!("of {}", say::inside(part)))));
    if let Some(day) = pace.end.day() {
        return (Reach::About(day), told);
    }
    let why = say::no_day(pace.end).unwrap_or_default();
    let whole = pace.whole.day().map(|day| format!(", the whole about {}", say::day(day)));
    let why = part.map_or_else(|| why.to_owned(), |part| format!("{part}: {why}"));
    (never(&format!("{why}{}", whole.unwrap_or_default())), told)
}

fn of_span(view: View<'_>, span: Span) -> (Reach, String) {
    if span.until.is_some_and(|until| span.last > until) {
        return (Reach::Never("too long already".to_owned()), String::new());
    }
    let days = usize::try_from(days_between(span.last, span.reached_on)).unwrap_or(0);
    // What counts on any day from now on closes a span whose time is over, but none in a leave.
    let day = span.reached_on.max(next(view.assessment.as_of));
    let reach = forecast::at_work(view.assessment, day)
        .map_or_else(|| Reach::Never("leave for ten years".to_owned()), Reach::From);
    (reach, counted(days, "day"))
}

fn row(outcome: &Outcome<'_>, of: &str, lacking: String, pace: Vec<Text>, reach: &Reach) -> Row {
    let reached = match reach {
        Reach::About(day) => Run::plain(say::day(*day)),
        Reach::From(day) => Run::plain(format!("{}, by what counts then", say::day(*day))),
        Reach::Never(why) | Reach::Other(why) => Run::toned(why, Tone::Unknown),
    };
    let mut title = vec![Text::strong(&outcome.requirement.title)];
    title.extend((!of.is_empty()).then(|| Text::soft(of)));
    let lacking = Run::toned(lacking, Tone::Short);
    Row {
        id: Some(format!("pace-{}", outcome.requirement.id)),
        kind: RowKind::Body,
        cells: vec![
            Cell::of(title),
            Cell::of(vec![Text::of(vec![lacking])]),
            Cell::of(pace),
            Cell::of(vec![Text::of(vec![reached])]),
        ],
    }
}

/// The earliest finish and what binds it, or why none can be told.
fn headline(view: View<'_>, bounds: &[Bound]) -> String {
    let never: Vec<String> = bounds
        .iter()
        .filter_map(|one| match &one.reach {
            Reach::Never(why) => Some(format!("{} ({why})", one.title)),
            Reach::About(_) | Reach::From(_) | Reach::Other(_) => None,
        })
        .collect();
    match never.as_slice() {
        [] => {}
        list if list.len() > NAMED => {
            let number = counted(list.len(), "requirement");
            return format!("No finish can be told yet: {number} have no pace.");
        }
        list => return format!("No finish can be told: {}.", joined(list)),
    }
    let dated = |one: &Bound| Some((one.reach.day()?, one.clone()));
    // Of several on one day the first is named.
    let bound = bounds.iter().filter_map(dated).reduce(|a, b| if b.0 > a.0 { b } else { a });
    match bound {
        Some((day, Bound { title, reach: Reach::From(_) })) => {
            format!("Earliest finish: {}, bound by {}.", say::day(day), say::inside(&title))
        }
        Some((day, Bound { title, .. })) => {
            let (day, title) = (say::day(day), say::inside(&title));
            format!("Earliest finish: about {day}, bound by {title}.")
        }
        None => met(view, bounds.is_empty()),
    }
}

/// Since when hours and time have been enough.
fn met(view: View<'_>, all: bool) -> String {
    let outcomes = view.assessment.outcomes.iter();
    let days = outcomes.filter_map(|outcome| since(view, outcome));
    let last = latest(days).flatten();
    let all = if all { "Everything is met. " } else { "" };
    let what = format!("{all}What is asked in hours and time has been met");
    match last {
        Some((day, title)) => {
            format!("{what} since {}, last of all {}.", say::day(day), say::inside(title))
        }
        None => format!("{what}; since when can’t be told."),
    }
}

/// A day, and the title of what was met on it; nothing where none can be told.
type Since<'a> = Option<(Date, &'a str)>;

/// Since when the hours and the time of a requirement are enough; nothing where it asks for none.
fn since<'a>(view: View<'a>, outcome: &'a Outcome<'a>) -> Option<Since<'a>> {
    let is_met = |one: &&Outcome<'_>| matches!(one.status, Status::Met | Status::Explained);
    match &outcome.finding {
        Finding::Hours(_) | Finding::Span(_) => {
            let title = outcome.requirement.title.as_str();
            let day = || Some((reached::since(view.assessment, outcome)?, title));
            (outcome.status == Status::Met).then(day)
        }
        Finding::InForce(_) | Finding::Facts(_) | Finding::Number(_) => None,
        Finding::Within(within) if matches!(outcome.requirement.rule, Rule::Any(_)) => {
            // It is met with the first of its ways, and asks for no hours if one of them asks none.
            let days: Vec<Since<'_>> = if within.iter().any(|one| is_met(&one)) {
                within.iter().filter(is_met).map(|one| since(view, one)).collect::<Option<_>>()?
            } else {
                within.iter().filter_map(|one| since(view, one)).collect()
            };
            let days: Option<Vec<(Date, &str)>> = days.into_iter().collect();
            days.map_or(Some(None), |days| {
                let first = days.into_iter().reduce(|a, b| if b.0 < a.0 { b } else { a });
                first.map(Some)
            })
        }
        Finding::Within(within) => latest(within.iter().filter_map(|one| since(view, one))),
    }
}

/// The last of several days, of several on one day the first; nothing where there are none.
fn latest<'a>(days: impl Iterator<Item = Since<'a>>) -> Option<Since<'a>> {
    days.reduce(|a, b| match (a, b) {
        (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
        (None, _) | (_, None) => None,
    })
}

/// What else bears on the finish.
fn remarks(view: View<'_>, bounds: &[Bound]) -> Vec<String> {
    let assessment = view.assessment;
    let mut told = spans(view);
    let other: Vec<String> = bounds
        .iter()
        .filter_map(|one| match &one.reach {
            Reach::Other(why) => Some(format!("{} ({why})", one.title)),
            Reach::About(_) | Reach::From(_) | Reach::Never(_) => None,
        })
        .collect();
    if !other.is_empty() {
        told.push(format!("Open beside hours and time, and not projected: {}.", joined(&other)));
    }
    let finish = bounds.iter().filter_map(|one| one.reach.day()).max();
    let pauses = finish.map(|day| forecast::pauses_ahead(assessment, day)).unwrap_or_default();
    if !pauses.is_empty() {
        let days: Vec<String> = pauses.iter().map(|pause| say::period(*pause)).collect();
        told.push(format!("Planned leave is skipped: {}.", joined(&days)));
    }
    let end = assessment.pursuit.period.map(|days| days.to);
    if let Some(end) = end.filter(|end| finish.is_some_and(|day| day > *end)) {
        told.push(format!("Hours count up to {} only.", say::day(end)));
    }
    told
}

/// When the time of each span is over.
fn spans(view: View<'_>) -> Vec<String> {
    let outcomes = all_outcomes(&view.assessment.outcomes).into_iter();
    let spans = outcomes.filter_map(|outcome| match &outcome.finding {
        Finding::Span(Some(span)) => Some((outcome.requirement, *span)),
        Finding::Span(None)
        | Finding::Hours(_)
        | Finding::InForce(_)
        | Finding::Facts(_)
        | Finding::Number(_)
        | Finding::Within(_) => None,
    });
    let told = spans.filter_map(|(requirement, span)| {
        let Rule::Span { at_least: Some(months), .. } = &requirement.rule else { return None };
        let were = if span.reached_on <= view.assessment.as_of { "were" } else { "are" };
        Some(format!(
            "{}: the {}{} {were} over on {}.",
            requirement.title,
            say::counted(*months, "month"),
            say::mark(&requirement.citation),
            say::day(span.reached_on)
        ))
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_open_document_of_a_way_takes_its_day_from_no_hours() {
        let bound = |reach: Reach| Bound { title: String::new(), reach };
        let day = date(2025, 6, 30);
        let paper = bound(Reach::Other("1 missing".to_owned()));
        let hours = bound(Reach::About(day));
        assert_eq!(last(&[hours.clone(), paper.clone()]), Some(day));
        assert_eq!(last(&[hours, bound(Reach::Never(String::new()))]), None);
        assert_eq!(last(&[paper]), None);
    }
}

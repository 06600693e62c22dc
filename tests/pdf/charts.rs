//! Charts: heights in their proportions, every word there, each panel a figure that says what it shows.

use practicum::render::pdf::{Parts, render};
use practicum::report::document::{Block, Chart, Drawn, Panel, Text, Tick};

use crate::layout::stays_in_its_margins;
use crate::reading::{self, Page};
use crate::sample;

fn panel(title: &str, drawn: Drawn) -> Panel {
    Panel {
        title: title.to_owned(),
        remark: format!("{title} in all"),
        alternative: format!("{title}: größer ist mehr"),
        scale: vec![
            Tick { at: 0, label: "0".to_owned() },
            Tick { at: 1000, label: "40".to_owned() },
        ],
        least: None,
        drawn,
    }
}

fn built(panels: Vec<Panel>) -> (Vec<u8>, Vec<Page>) {
    let mut report = sample::empty();
    let times = vec![
        Tick { at: 0, label: "Feb 2023".to_owned() },
        Tick { at: 600, label: "2024".to_owned() },
    ];
    let chart =
        Chart { id: "chart".to_owned(), caption: Text::plain("Hours by month."), times, panels };
    report.sections = vec![sample::section("one", vec![Block::Chart(chart)])];
    let bytes = render(&report, &Parts::default()).expect("a packet").bytes;
    let pages = reading::pages(&reading::open(&bytes));
    (bytes, pages)
}

/// The rectangles of a page that are as wide as a bar of so many months, from left to right.
fn bars(page: &Page, months: f32) -> Vec<[f32; 4]> {
    let plot = page.rectangles.iter().map(|[left, _, right, _]| right - left).fold(0.0, f32::max);
    let is_bar = |[left, _, right, _]: &[f32; 4]| {
        let width = right - left;
        width > plot / months * 0.5 && width < plot / months
    };
    let mut bars: Vec<[f32; 4]> = page.rectangles.iter().copied().filter(is_bar).collect();
    bars.sort_by(|one, other| one[0].total_cmp(&other[0]));
    bars
}

#[test]
fn bars_are_as_high_as_their_hours() {
    let (_, pages) = built(vec![panel("Supervision", Drawn::Bars(vec![250, 0, 1000, 500]))]);
    let page = pages.last().expect("a page");
    let bars = bars(page, 4.0);
    let heights: Vec<f32> = bars.iter().map(|[_, lower, _, upper]| upper - lower).collect();
    let [quarter, whole, half] = heights[..] else { panic!("{heights:?}") };
    assert!((whole - 2.0 * half).abs() < 0.1 && (whole - 4.0 * quarter).abs() < 0.1, "{heights:?}");
    assert!(bars.iter().all(|bar| (bar[1] - bars[0][1]).abs() < 0.1), "all stand on one line");
    stays_in_its_margins(&pages);
}

#[test]
fn a_rising_line_has_no_gap_and_ends_where_it_ends() {
    let steps = vec![(0, 0), (200, 300), (200, 500), (700, 1000)];
    let (_, pages) = built(vec![panel("Client hours", Drawn::Steps { steps, end: 900 })]);
    let page = pages.last().expect("a page");
    let is_line = |[left, lower, right, upper]: &&[f32; 4]| {
        let thin = |length: f32| (length - 1.2).abs() < 0.05;
        thin(upper - lower) || thin(right - left)
    };
    let mut line: Vec<&[f32; 4]> = page.rectangles.iter().filter(is_line).collect();
    assert_eq!(line.len(), 7, "{line:?}");
    let touches = |one: &[f32; 4], other: &[f32; 4]| {
        one[0] <= other[2] + 0.02
            && other[0] <= one[2] + 0.02
            && one[1] <= other[3] + 0.02
            && other[1] <= one[3] + 0.02
    };
    // From one piece all others are reached.
    let mut reached = vec![line.pop().expect("a piece")];
    while let Some(at) = line.iter().position(|one| reached.iter().any(|other| touches(one, other)))
    {
        reached.push(line.remove(at));
    }
    assert!(line.is_empty(), "torn: {line:?}");
    let across = page.rectangles.iter().map(|[left, _, right, _]| (left, right));
    let (left, right) = across.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0))).expect("an axis");
    let end = reached.iter().map(|piece| piece[2]).fold(0.0, f32::max);
    let axis = reached.iter().map(|piece| piece[0]).fold(f32::MAX, f32::min);
    assert!((end - (axis + (right - axis) * 0.9)).abs() < 0.2, "{end} of {left} to {right}");
}

#[test]
fn runs_of_days_are_as_long_as_they_last_and_a_gap_is_an_empty_box() {
    let drawn = Drawn::Spans {
        spans: vec![(0, 400), (500, 900)],
        gaps: vec![(400, 500)],
        ticks: vec![250],
    };
    let (_, pages) = built(vec![panel("License", drawn)]);
    let page = pages.last().expect("a page");
    // What is drawn is 7 points high: two runs, the paper and the two sides of the gap, the day.
    let high = |[_, lower, _, upper]: &&[f32; 4]| (upper - lower - 7.0).abs() < 0.05;
    let mut high: Vec<&[f32; 4]> = page.rectangles.iter().filter(high).collect();
    high.sort_by(|one, other| (other[2] - other[0]).total_cmp(&(one[2] - one[0])));
    let widths: Vec<f32> = high.iter().map(|[left, _, right, _]| right - left).collect();
    let [first, second, gap, ..] = widths[..] else { panic!("{widths:?}") };
    assert!((first - second).abs() < 0.1 && (first - 4.0 * gap).abs() < 0.1, "{widths:?}");
    // Its edge leaves the inside of the gap empty: thin strokes on each of its four sides.
    let [left, lower, right, upper] = *high[2];
    let edge = |[x0, y0, x1, y1]: &&[f32; 4]| {
        let thin = |length: f32| (length - 0.7).abs() < 0.05;
        let within = *x0 > left - 0.05 && *x1 < right + 0.05 && *y0 > lower - 0.05;
        within && *y1 < upper + 0.05 && (thin(x1 - x0) || thin(y1 - y0))
    };
    assert_eq!(page.rectangles.iter().filter(edge).count(), 4);
    stays_in_its_margins(&pages);
}

#[test]
fn a_panel_is_a_figure_that_says_what_it_shows() {
    let drawn = || Drawn::Bars(vec![500; 30]);
    let many: Vec<Panel> = (0..20).map(|at| panel(&format!("Panel {at}"), drawn())).collect();
    let (bytes, pages) = built(many);
    assert!(pages.len() > 1, "so many do not fit on one page");
    let words: String = pages.iter().map(Page::body).collect();
    let document = reading::open(&bytes);
    let alternatives: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok()?.as_str().ok())
        .map(|bytes| {
            let units =
                bytes.chunks_exact(2).skip(1).map(|two| u16::from_be_bytes([two[0], two[1]]));
            String::from_utf16(&units.collect::<Vec<u16>>()).expect("UTF-16")
        })
        .collect();
    for at in 0..20 {
        let title = format!("Panel {at}");
        assert!(words.contains(&format!("{title}\n")), "{title}");
        assert!(alternatives.contains(&format!("{title}: größer ist mehr")), "{alternatives:?}");
    }
    let outside = |page: &Page| page.artifacts().contains("Panel");
    assert!(!pages.iter().any(outside), "its words belong to the figure");
    stays_in_its_margins(&pages);
}

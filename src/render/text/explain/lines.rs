//! Shares of time in columns: amounts, date, place, name.

use anstyle::Style;

use crate::render::text::explain::{Told, flow, widest};
use crate::render::text::{Layout, paint, soft, tone_style};
use crate::report::document::Tone;
use crate::report::explain::{Line, Lost};

/// Columns that the words of a line have at least beside its place; with fewer they stand above it.
const BESIDE: usize = 24;

/// The heads of the amounts.
const HEADS: [&str; 3] = ["logged", "credited", "counted"];

/// The widths of the columns of a list of lines.
pub(super) struct Columns {
    amounts: [usize; 3],
    date: usize,
    place: usize,
    /// Whether the name stands beside the place, and not above it.
    beside: bool,
}

impl Columns {
    /// The widths that these lines need.
    pub(super) fn of(lines: &[Line], layout: Layout) -> Self {
        let width = |at: usize| {
            let amounts = lines.iter().filter_map(|one| one.amounts.get(at));
            widest(amounts.map(String::as_str).chain(HEADS.get(at).copied()))
        };
        let mut columns = Self {
            amounts: [0, 1, 2].map(width),
            date: widest(lines.iter().map(|one| one.date.as_str())),
            place: widest(lines.iter().map(|one| one.place.as_str())),
            beside: false,
        };
        let used = columns.indent().saturating_add(columns.place).saturating_add(2);
        columns.beside = used.saturating_add(BESIDE) <= layout.width;
        columns
    }

    /// Where the words begin.
    fn indent(&self) -> usize {
        let amounts: usize = self.amounts.iter().sum();
        amounts.saturating_add(self.date).saturating_add(10)
    }

    /// The heads of the amounts.
    pub(super) fn head(&self) -> String {
        let [logged, credited, counted] = self.amounts;
        let [first, second, third] = HEADS;
        format!("  {first:>logged$}  {second:>credited$}  {third:>counted$}")
    }

    /// A line, and below it what it lost.
    pub(super) fn line(&self, line: &mut impl FnMut(&str), one: &Line, layout: Layout) {
        let [logged, credited, counted] = self.amounts;
        let [of_logged, of_credited, of_counted] = &one.amounts;
        let number = paint(&format!("{of_counted:>counted$}"), tone_style(one.tone), layout);
        let head = format!(
            "  {of_logged:>logged$}  {of_credited:>credited$}  {number}  {:<date$}  ",
            one.date,
            date = self.date
        );
        let name = Told { text: &one.name, clause: "", style: Style::new() };
        let indent = self.indent();
        if self.beside {
            let place = format!("{:<width$}", one.place, width = self.place);
            let head = format!("{head}{}  ", paint(&place, soft(), layout));
            flow(line, &head, indent.saturating_add(self.place).saturating_add(2), name, layout);
        } else {
            flow(line, &head, indent, name, layout);
            line(&format!("{}{}", " ".repeat(indent), paint(&one.place, soft(), layout)));
        }
        for lost in &one.losses {
            self.lost(line, lost, layout);
        }
    }

    /// What was lost, its amount below what counts.
    fn lost(&self, line: &mut impl FnMut(&str), lost: &Lost, layout: Layout) {
        let [logged, credited, counted] = self.amounts;
        let before = logged.saturating_add(credited).saturating_add(6);
        let amount = paint(&format!("{:>counted$}", lost.amount), tone_style(Tone::Short), layout);
        let head = format!("{}{amount}  ", " ".repeat(before));
        let indent = before.saturating_add(counted).saturating_add(2);
        let told = Told { text: &lost.because, clause: &lost.clause, style: soft() };
        flow(line, &head, indent, told, layout);
    }
}

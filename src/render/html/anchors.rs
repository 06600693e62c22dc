//! Anchors: which places of the report can be linked to, and in which section each lies.

use std::collections::BTreeMap;

use super::parts::{self, Part};
use crate::report::document::{Block, Exhibit, Report, Row, exhibit_of};

/// The anchor inside of what a row of the ledger unfolds.
pub(super) fn inside(row: &str) -> String {
    format!("{row}-more")
}

/// The places that an address inside the page may name.
///
/// Each anchor belongs to the first place that claims it, so that no `id` stands twice.
#[derive(Debug, Default)]
pub(super) struct Anchors<'a> {
    places: BTreeMap<&'a str, Place>,
    /// Exhibits have no page here: their rows in the list stand for them.
    exhibits: BTreeMap<&'a str, &'a str>,
}

/// Where an anchor stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The number of its section; `None` before the first section.
    section: Option<usize>,
    /// The position of the anchor's first claim, in reading order.
    claim: usize,
    /// Whether it is a row that unfolds.
    opens: bool,
}

/// Gives each anchor out once, in the order in which [`Anchors::of`] met them.
#[derive(Debug)]
pub(super) struct Claims<'a> {
    anchors: &'a Anchors<'a>,
    next: usize,
}

impl<'a> Anchors<'a> {
    /// Gathers the anchors of `report` in reading order.
    pub(super) fn of(report: &'a Report) -> Self {
        let mut ids = Vec::new();
        let mut rows = 0..0;
        gather(&mut ids, None, &report.lead);
        for (part, number) in parts::of(report).into_iter().zip(1..) {
            match part {
                Part::Section(section) => {
                    ids.push((Some(number), section.id.as_str()));
                    gather(&mut ids, Some(number), &section.blocks);
                }
                Part::Ledger(ledger) => {
                    ids.push((Some(number), ledger.id.as_str()));
                    let first = ids.len();
                    ids.extend(ledger.items.iter().map(|item| (Some(number), item.id.as_str())));
                    rows = first..ids.len();
                }
            }
        }
        let mut places = BTreeMap::new();
        for (claim, (section, id)) in ids.into_iter().enumerate() {
            if is_anchor(id) {
                let opens = rows.contains(&claim);
                places.entry(id).or_insert(Place { section, claim, opens });
            }
        }
        let listed = |one: &'a Exhibit| (one.id.as_str(), one.listed.as_str());
        Self { places, exhibits: report.exhibits.iter().map(listed).collect() }
    }

    /// The anchor that stands for `anchor` in a page.
    pub(super) fn real<'t>(&'t self, anchor: &'t str) -> &'t str {
        self.exhibits.get(exhibit_of(anchor)).copied().unwrap_or(anchor)
    }

    /// The address of `anchor`, if it exists.
    pub(super) fn address(&self, anchor: &str) -> Option<String> {
        let anchor = self.real(anchor);
        // A browser opens what is folded away around the place that it is led to.
        let place = self.places.get(anchor)?;
        Some(if place.opens { format!("#{}", inside(anchor)) } else { format!("#{anchor}") })
    }

    /// What stands for the page of `anchor` in a document without pages, if it exists: the number
    /// of its section.
    pub(super) fn section(&self, anchor: &str) -> Option<String> {
        let place = self.places.get(self.real(anchor))?;
        Some(place.section.map_or_else(|| "top".to_owned(), |number| format!("§\u{a0}{number}")))
    }

    /// Begins to give the anchors out.
    pub(super) fn claims(&'a self) -> Claims<'a> {
        Claims { anchors: self, next: 0 }
    }
}

impl Claims<'_> {
    /// The `id` of the next place that the report names `id`: `None` where an earlier place has it
    /// or where it cannot be an address.
    pub(super) fn take<'t>(&mut self, id: &'t str) -> Option<&'t str> {
        let claim = self.next;
        self.next = self.next.saturating_add(1);
        let place = self.anchors.places.get(id)?;
        (place.claim == claim).then_some(id)
    }
}

/// Adds the anchors of `blocks`.
fn gather<'a>(
    ids: &mut Vec<(Option<usize>, &'a str)>,
    section: Option<usize>,
    blocks: &'a [Block],
) {
    for block in blocks {
        match block {
            Block::Heading { id, text: _ } => ids.push((section, id)),
            Block::Table(table) => {
                ids.push((section, &table.id));
                ids.extend(table.rows.iter().filter_map(row_id).map(|id| (section, id)));
            }
            Block::Chart(chart) => ids.push((section, &chart.id)),
            Block::Paragraph(_) | Block::List(_) | Block::Facts(_) | Block::Signature(_) => {}
        }
    }
}

fn row_id(row: &Row) -> Option<&str> {
    row.id.as_deref()
}

/// Whether `id` can be an `id` and, unchanged, the fragment of an address. Names that begin with
/// `_` are the page's own.
fn is_anchor(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('_')
        && id.chars().all(|c| c.is_alphanumeric() || "-._~/:@+,;=".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Anchors, is_anchor};
    use crate::report::document::{Block, Paper, Report, Section};

    fn report(ids: &[&str]) -> Report {
        let section = |id: &&str| Section {
            id: (*id).to_owned(),
            title: String::new(),
            new_page: false,
            blocks: vec![Block::Heading { id: format!("{id}-more"), text: String::new() }],
        };
        Report {
            title: String::new(),
            subject: String::new(),
            program: String::new(),
            running: String::new(),
            banner: None,
            draft: false,
            paper: Paper::A4,
            date: String::new(),
            lang: String::new(),
            facts: Vec::new(),
            lead: vec![Block::Heading { id: "verdict".to_owned(), text: String::new() }],
            sections: ids.iter().map(section).collect(),
            exhibits: Vec::new(),
            claims: crate::report::document::Claims::ALL,
            ledger: None,
            beside: Vec::new(),
        }
    }

    #[test]
    fn a_place_has_the_number_of_its_section() {
        let report = report(&["core", "supervision"]);
        let anchors = Anchors::of(&report);
        assert_eq!(anchors.section("core").as_deref(), Some("§\u{a0}1"));
        assert_eq!(anchors.section("supervision-more").as_deref(), Some("§\u{a0}2"));
        assert_eq!(anchors.section("verdict").as_deref(), Some("top"));
        assert_eq!(anchors.section("nowhere"), None);
        assert_eq!(anchors.address("core").as_deref(), Some("#core"));
        assert_eq!(anchors.address("nowhere"), None);
    }

    #[test]
    fn an_anchor_is_given_out_once() {
        let report = report(&["core", "core"]);
        let anchors = Anchors::of(&report);
        let mut claims = anchors.claims();
        let given: Vec<Option<&str>> = ["verdict", "core", "core-more", "core", "core-more"]
            .into_iter()
            .map(|id| claims.take(id))
            .collect();
        assert_eq!(given, [Some("verdict"), Some("core"), Some("core-more"), None, None]);
        assert_eq!(anchors.section("core").as_deref(), Some("§\u{a0}1"));
    }

    #[test]
    fn what_cannot_be_an_address_is_no_anchor() {
        let good = ["core", "entry-trainings/2025-03-14.md", "größe"];
        let bad = ["", "a b", "a\"b", "<b>", "_contents", "a#b", "a%20b", "a\u{202e}b"];
        assert_eq!(good.map(is_anchor), [true; 3]);
        assert_eq!(bad.map(is_anchor), [false; 8]);
    }
}

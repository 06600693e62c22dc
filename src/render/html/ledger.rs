//! The ledger: every entry in one table, and the bar of tools that a script brings to life.

use serde::Serialize;

use super::anchors::{self, Anchors};
use super::context::Reader;
use super::text::TextView;
use crate::report::document::{Choice, Facet, Item, Ledger, Text};

/// A [`Ledger`] as the template takes it.
#[derive(Debug, Serialize)]
pub(super) struct LedgerView<'a> {
    caption: TextView<'a>,
    facets: Vec<FacetView<'a>>,
    /// How many entries there are.
    count: usize,
    items: Vec<ItemView<'a>>,
}

/// A [`Facet`] as the template takes it.
#[derive(Debug, Serialize)]
struct FacetView<'a> {
    key: &'a str,
    title: &'a str,
    all: &'a str,
    groups: Vec<GroupView<'a>>,
}

/// Choices that stand under one heading, or under none.
#[derive(Debug, Serialize)]
struct GroupView<'a> {
    title: Option<&'a str>,
    choices: Vec<ChoiceView<'a>>,
}

/// A [`Choice`] as the template takes it.
#[derive(Debug, Serialize)]
struct ChoiceView<'a> {
    key: &'a str,
    title: &'a str,
}

/// An [`Item`] as the template takes it.
#[derive(Debug, Serialize)]
struct ItemView<'a> {
    id: Option<&'a str>,
    /// The anchor inside of what the row unfolds, where links lead.
    inside: Option<String>,
    /// Its days, as they are sorted.
    days: &'a str,
    date: &'a str,
    title: TextView<'a>,
    about: TextView<'a>,
    toward: Vec<TextView<'a>>,
    logged: &'a str,
    counted: &'a str,
    result: TextView<'a>,
    /// The choices that fit it, separated by spaces.
    fits: String,
    place: TextView<'a>,
    shares: Vec<TextView<'a>>,
    note: &'a [String],
}

impl<'a> LedgerView<'a> {
    /// Sees `ledger` in its place on the page.
    pub(super) fn of(reader: &mut Reader<'_>, ledger: &'a Ledger) -> Self {
        Self {
            caption: TextView::of(reader.anchors, &ledger.caption),
            facets: ledger.facets.iter().map(FacetView::of).collect(),
            count: ledger.items.len(),
            items: ledger.items.iter().map(|item| ItemView::of(reader, item)).collect(),
        }
    }
}

impl<'a> FacetView<'a> {
    fn of(facet: &'a Facet) -> Self {
        let choice = |one: &'a Choice| ChoiceView { key: &one.key, title: &one.title };
        let group = |choices: &'a [Choice]| GroupView {
            title: choices.first().and_then(|one| one.group.as_deref()),
            choices: choices.iter().map(choice).collect(),
        };
        let groups = facet.choices.chunk_by(|one, next| one.group == next.group);
        Self {
            key: &facet.key,
            title: &facet.title,
            all: &facet.all,
            groups: groups.map(group).collect(),
        }
    }
}

impl<'a> ItemView<'a> {
    fn of(reader: &mut Reader<'_>, item: &'a Item) -> Self {
        let id = reader.claims.take(&item.id);
        let all: &Anchors<'_> = reader.anchors;
        let lines = |texts: &'a [Text]| texts.iter().map(|line| TextView::of(all, line)).collect();
        Self {
            id,
            inside: id.map(anchors::inside),
            days: &item.days,
            date: &item.date,
            title: TextView::of(all, &item.title),
            about: TextView::of(all, &item.about),
            toward: lines(&item.toward),
            logged: &item.logged,
            counted: &item.counted,
            result: TextView::of(all, &item.result),
            fits: item.fits.join(" "),
            place: TextView::of(all, &item.place),
            shares: lines(&item.shares),
            note: &item.note,
        }
    }
}

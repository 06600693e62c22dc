//! Every entry in one table, for the applicant's own screen: where it stands, what it is worth, why.

mod details;
mod facets;

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::credit::{self, Credit};
use crate::diagnostic::counted;
use crate::model::domain::{Area, Domain};
use crate::model::entry::{Entry, Line, Share};
use crate::model::hours::Hours;
use crate::model::vocabulary::AreaId;
use crate::model::words::{Delivery, Modality, Setting};
use crate::report::document::{Item, Ledger, Run, Style, Target, Text, Tone};
use crate::report::section::ledger::facets::Standing;
use crate::report::section::{View, areas};
use crate::report::{loss, words as say};

/// The ledger; nothing where the log has no entry for the program.
pub(in crate::report) fn of(view: View<'_>) -> Option<Ledger> {
    let mut credits: BTreeMap<usize, Vec<&Credit>> = BTreeMap::new();
    for credit in &view.assessment.credits {
        credits.entry(credit.entry).or_default().push(credit);
    }
    let with_rows = view.assessment.credits.iter().filter_map(|credit| credit.area).collect();
    let log = view.assessment.log;
    let (mut items, mut elsewhere) = (Vec::new(), 0_usize);
    for (at, entry) in log.entries.iter().enumerate() {
        if entry.is_for(view.assessment.program.id) {
            let credits = credits.get(&at).map(Vec::as_slice).unwrap_or_default();
            items.push(item(view, &with_rows, &Of { at, entry, credits }));
        } else {
            elsewhere = elsewhere.saturating_add(1);
        }
    }
    if items.is_empty() {
        return None;
    }
    let mut caption = format!("{} of the log.", counted(items.len(), "entry"));
    if elsewhere > 0 {
        let more = counted(elsewhere, "entry");
        caption.push_str(&format!(" {more} for other programs alone stand in their reports."));
    }
    if !log.unread.is_empty() {
        let files = counted(log.unread.len(), "file");
        caption.push_str(&format!(" {files} can’t be read: `practicum check` names them."));
    }
    if view.edition.left_out.is_some() {
        caption.push_str(" What this draft leaves out stands at its head.");
    }
    Some(Ledger {
        id: "entries".to_owned(),
        title: "All entries".to_owned(),
        caption: Text::plain(caption),
        replaces: "notes".to_owned(),
        facets: facets::of(view, &items),
        items,
    })
}

/// The anchor of an entry's row, by its place in the log.
pub(super) fn anchor(entry: usize) -> String {
    format!("log-{}", entry.saturating_add(1))
}

/// An entry with what is credited of it.
struct Of<'a> {
    at: usize,
    entry: &'a Entry,
    credits: &'a [&'a Credit],
}

impl<'a> Of<'a> {
    /// Each share of its time, with its line.
    fn shares(&self) -> impl Iterator<Item = (&'a Line, &'a Share)> {
        let lines = self.entry.lines.iter();
        lines.flat_map(|line| line.shares.iter().map(move |share| (line, share)))
    }

    /// The shares that no domain of the program takes, with their hours.
    fn aimless(&self, view: View<'_>) -> impl Iterator<Item = (Hours, &'a Share)> {
        let program = view.assessment.program;
        let entry = self.entry;
        let shares = self.shares();
        let shares =
            shares.filter(move |(_, share)| credit::domain_of(program, entry, share).is_none());
        shares.map(move |(line, share)| (credit::share_hours(program, line, share), share))
    }

    /// The domains and areas that it is aimed at, in the order in which it names them.
    fn aims<'p>(&self, view: View<'p>) -> Vec<(&'p Domain, Option<&'p Area>)> {
        let program = view.assessment.program;
        let mut aims: Vec<(&Domain, Option<&Area>)> = Vec::new();
        for (_, share) in self.shares() {
            let domain = credit::domain_of(program, self.entry, share);
            let Some(domain) = domain.and_then(|at| program.domains.get(at)) else { continue };
            let area = credit::area_of(program.id, domain, self.entry, share);
            let area = area.and_then(|area| domain.area(area));
            let same = |(one, of): &(&Domain, Option<&Area>)| {
                one.id == domain.id && of.map(|area| area.id) == area.map(|area| area.id)
            };
            if !aims.iter().any(same) {
                aims.push((domain, area));
            }
        }
        aims
    }
}

/// The entry, of a program of which these areas have rows.
fn item(view: View<'_>, with_rows: &BTreeSet<AreaId>, of: &Of<'_>) -> Item {
    let entry = of.entry;
    let program = view.assessment.program;
    let logged: Hours = entry.lines.iter().map(|line| credit::line_hours(program, line)).sum();
    let counted: Hours = of.credits.iter().map(|credit| credit.counted).sum();
    let lost = lost(view, of);
    let standing = Standing::of(of, counted, lost);
    let aims = of.aims(view);
    Item {
        id: anchor(of.at),
        days: format!("{}/{}", entry.date.value.from, entry.date.value.to),
        date: say::period(entry.date.value),
        title: Text::strong(say::sentence_case(entry.name())),
        about: about(view, entry),
        toward: toward(with_rows, &aims),
        logged: logged.to_string(),
        counted: if standing.is_judged() { counted.to_string() } else { String::new() },
        result: result(standing, lost),
        fits: facets::fits(view, entry, &aims, standing),
        place: details::place(view, of),
        shares: details::shares(view, of),
        note: details::note(view, of),
    }
}

/// What it was: its kind, who gave or heard it, and how; each a run of its own, so that none turns
/// the order of another.
fn about(view: View<'_>, entry: &Entry) -> Text {
    let mut parts = vec![say::sentence_case(entry.kind.shown())];
    if entry.title.is_none() {
        parts.clear();
    }
    parts.extend(entry.provider.clone());
    let mut said: Vec<String> = Vec::new();
    let log = view.assessment.log;
    for line in &entry.lines {
        let people = line.supervisor.iter().chain(&line.with);
        let mut words: Vec<String> = people.map(|id| log.supervisor_name(*id).to_owned()).collect();
        words.extend(match (line.setting, line.group_size) {
            (Some(Setting::Group), Some(size)) => Some(format!("group of {size}")),
            (setting, _) => setting.map(Setting::shown).map(str::to_owned),
        });
        words.extend(line.modality.map(Modality::shown).map(str::to_owned));
        words.extend(line.delivery.map(Delivery::shown).map(str::to_owned));
        for word in words {
            if !said.contains(&word) && entry.provider.as_ref() != Some(&word) {
                said.push(word);
            }
        }
    }
    parts.extend(said);
    let mut runs = Vec::new();
    for part in parts {
        if !runs.is_empty() {
            runs.push(Run::plain(" · "));
        }
        runs.push(Run::plain(part));
    }
    Text { style: Style::Soft, runs }
}

/// A line for each domain, its areas by their codes, each leading to its rows.
fn toward(with_rows: &BTreeSet<AreaId>, aims: &[(&Domain, Option<&Area>)]) -> Vec<Text> {
    let mut lines: Vec<(&Domain, Vec<Run>)> = Vec::new();
    for (domain, area) in aims {
        let at = lines.iter().position(|(one, _)| one.id == domain.id);
        let new =
            || (*domain, vec![Run::link(&domain.short, Target::Anchor(super::anchor(domain)))]);
        if at.is_none() {
            lines.push(new());
        }
        let line = match at {
            Some(at) => lines.get_mut(at),
            None => lines.last_mut(),
        };
        let (Some((_, runs)), Some(area)) = (line, area) else { continue };
        let rows =
            with_rows.contains(&area.id).then(|| Target::Anchor(areas::anchor_of(domain, area)));
        runs.push(Run::plain("\u{a0} "));
        runs.push(Run { target: rows, ..Run::plain(&area.code) });
    }
    lines.into_iter().map(|(_, runs)| Text::of(runs)).collect()
}

/// What of an entry does not count: what its shares lost, and those that no domain takes. A conversion
/// that gives hours makes up for none of it.
fn lost(view: View<'_>, of: &Of<'_>) -> Hours {
    let of_credit = |credit: &&Credit| -> Hours {
        credit.reasons.iter().map(|why| loss::taken(credit, why)).sum()
    };
    let lost: Hours = of.credits.iter().map(of_credit).sum();
    lost.plus(of.aimless(view).map(|(hours, _)| hours).sum())
}

fn result(standing: Standing, lost: Hours) -> Text {
    let (words, tone) = match standing {
        Standing::Full => ("✓\u{a0}counts".to_owned(), Tone::Met),
        Standing::Part => (format!("{} not counted", lost.up()), Tone::Plain),
        Standing::Nothing => ("✗\u{a0}counts nothing".to_owned(), Tone::Short),
        Standing::Planned => ("planned".to_owned(), Tone::Soft),
        Standing::Unclaimed => ("claimed nowhere".to_owned(), Tone::Soft),
        Standing::Elsewhere => ("not for this program".to_owned(), Tone::Soft),
    };
    Text { style: Style::Strong, runs: vec![Run::toned(words, tone)] }
}

//! A packet and the log: what became of the packet, and what in it no longer counts the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Assessment;
use crate::diagnostic::{counted, shown};
use crate::model::record::difference::{self, Field};
use crate::model::record::filed::Edition;
use crate::model::record::{Fields, Record, Recorded};
use crate::report::totals::{self, Compared};
use crate::source::packet::{Addition, Bytes, Facts};

/// What is printed of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Which packet it is.
    pub head: String,
    /// What became of the file, a sentence each.
    pub file: Vec<String>,
    /// Whether it says what the log says.
    pub agrees: bool,
    /// What it comes to, in a sentence.
    pub says: String,
    /// Requirement by requirement.
    pub totals: Vec<String>,
    /// Entry by entry.
    pub entries: Vec<String>,
}

/// Compares what a packet carries, `then`, with what the log gives, `now`.
pub fn of(
    assessment: &Assessment<'_>,
    facts: &Facts,
    edition: &Edition,
    then: &Record,
    now: &Record,
) -> Verdict {
    let agrees = then.code() == now.code();
    let lines = counted(then.lines.len(), "line");
    let says = if agrees {
        let and = if then.totals.is_empty() { "its" } else { "its totals and its" };
        format!("It says what the log says: {and} {lines} of entries agree.")
    } else {
        "It does not say what the log says.".to_owned()
    };
    Verdict {
        head: head(assessment, edition, then),
        file: file(facts),
        agrees,
        says,
        totals: if agrees { Vec::new() } else { totals(assessment, then, now) },
        entries: if agrees { Vec::new() } else { entries(then, now) },
    }
}

fn head(assessment: &Assessment<'_>, edition: &Edition, then: &Record) -> String {
    let whom = match (edition.audience.as_str(), &edition.of) {
        ("self", _) => "the applicant’s own copy".to_owned(),
        ("supervisor", Some(of)) => format!("the copy of the supervisor {of}"),
        ("supervisor", None) => "a supervisor’s copy".to_owned(),
        (_, _) => "for the reviewers".to_owned(),
    };
    let draft = if edition.draft { ", a draft" } else { "" };
    let program = assessment.program;
    let day = then.scope.as_of().unwrap_or(assessment.as_of);
    shown(format!(
        "{}, rules {}, as of {day}, {whom}{draft}, {}",
        program.title,
        program.version,
        then.code()
    ))
}

/// What became of the file since it was built.
pub fn file(facts: &Facts) -> Vec<String> {
    let mut said = Vec::new();
    for one in &facts.signatures {
        let by = one.name.as_ref().map(|name| format!(" by {name}")).unwrap_or_default();
        let on = one.day.as_ref().map(|day| format!(" on {day}")).unwrap_or_default();
        said.push(format!("It was signed afterwards{by}{on}."));
    }
    if let Some(what) = additions(&facts.additions) {
        said.push(format!("Something was added after it was built: {what}."));
    }
    let changed = pages(facts);
    let is_told = !said.is_empty() || !changed.is_empty();
    said.extend(changed);
    match facts.bytes {
        Bytes::Built => said.insert(0, "It is as it was built, to the byte.".to_owned()),
        Bytes::Followed(_) if !facts.changed.drawn.is_empty() => said.push(
            "The state in which it was built is still in it, to the byte, and is not what it shows."
                .to_owned(),
        ),
        Bytes::Followed(_) if is_told => {
            said.push("All that was built is still in it, to the byte.".to_owned());
        }
        Bytes::Followed(_) => said.push(
            "Something was added after it was built, and what was built is still in it, to the byte."
                .to_owned(),
        ),
        Bytes::Other if facts.producer.starts_with("practicum ") => {
            said.push("Bytes of it were changed after it was built.".to_owned());
        }
        Bytes::Other => {
            let by = if facts.producer.is_empty() { "another program" } else { &facts.producer };
            said.push(format!("It was saved anew after it was built, by {by}."));
        }
    }
    said.into_iter().map(shown).collect()
}

/// `a stamp on page 3, ink on page 5`.
fn additions(all: &[Addition]) -> Option<String> {
    let mut by: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    for one in all {
        let what = match one.kind.as_str() {
            // What a signature stands in, or a form that was filled in.
            "Widget" => continue,
            "Stamp" => "stamp",
            "FreeText" => "text",
            "Text" => "note",
            "Ink" => "drawing",
            "Highlight" | "Underline" | "StrikeOut" | "Squiggly" => "mark",
            "FileAttachment" => "attached file",
            _ => "addition",
        };
        let number = by.entry((one.page, what)).or_default();
        *number = number.saturating_add(1);
    }
    let one = |((page, what), number): ((u32, &str), usize)| {
        format!("{} on page {page}", counted(number, what))
    };
    (!by.is_empty()).then(|| by.into_iter().map(one).collect::<Vec<_>>().join(", "))
}

/// The pages that show something else than when they were built, in words.
fn pages(facts: &Facts) -> Vec<String> {
    let (mut said, told) = operators(facts);
    let drawn = facts.changed.drawn.iter().filter(|page| !told.contains(page));
    said.extend(
        drawn.map(|page| format!("Page {page} shows something else than when it was built.")),
    );
    // What has a name is told as what was added; a signature stands in a field.
    let is_named = |page: &u32| {
        let mut here = facts.additions.iter().filter(|one| one.page == *page);
        here.any(|one| one.kind != "Widget" || !facts.signatures.is_empty())
    };
    let annotated = facts.changed.annotated.iter().filter(|page| !is_named(page));
    said.extend(annotated.map(|page| {
        format!("Page {page} has a link, a field or a note that it was not built with.")
    }));
    said
}

/// The pages whose operators are not those that they were built with, in words, and their numbers.
fn operators(facts: &Facts) -> (Vec<String>, BTreeSet<u32>) {
    let (built, now) = (&facts.built_pages, &facts.pages);
    let (mut said, mut told) = (Vec::new(), BTreeSet::new());
    if built.is_empty() {
        return (said, told);
    }
    if built.len() != now.len() {
        let (had, has) = (counted(built.len(), "page"), now.len());
        said.push(format!("It was built with {had}, and has {has}."));
        let is_there = |hash: &String| now.iter().any(|page| page.contains(hash));
        for (number, _) in (1_u32..).zip(built).filter(|(_, hash)| !is_there(hash)) {
            said.push(format!("Page {number} is missing, or was changed after it was built."));
            told.insert(number);
        }
        return (said, told);
    }
    for (number, (hash, page)) in (1_u32..).zip(built.iter().zip(now)) {
        let words = match page.as_slice() {
            [one] if one == hash => continue,
            several if several.contains(hash) => {
                format!("On page {number} something was drawn after it was built.")
            }
            _ => format!("Page {number} was changed after it was built."),
        };
        said.push(words);
        told.insert(number);
    }
    (said, told)
}

/// `core: 84.50 counted then, 87.50 now; short then, met now`.
fn totals(assessment: &Assessment<'_>, then: &Record, now: &Record) -> Vec<String> {
    let all = totals::compare(assessment, &then.totals, &now.totals);
    let differing = all.into_iter().filter(|one| one.differs);
    let line = |one: Compared| {
        let of = |record: &Record| record.totals.iter().find(|total| total.id == one.id).cloned();
        let words = match (of(then), of(now)) {
            (Some(was), Some(is)) => changes(&was.fields, &is.fields),
            (Some(_), None) => "asked for then, and not now".to_owned(),
            (None, _) => "asked for now, and not then".to_owned(),
        };
        shown(format!("{}: {words}", one.id))
    };
    differing.map(line).collect()
}

/// What differs of a result, what counts before what is required and what follows from both.
fn changes(then: &Fields, now: &Fields) -> String {
    let names = [("counted", " counted"), ("required", " required"), ("status", "")];
    let one = |(name, word): (&str, &str)| {
        let (was, is) = (then.get(name), now.get(name));
        let said = |value: Option<&String>| value.map_or("nothing", String::as_str).to_owned();
        (was != is).then(|| format!("{}{word} then, {} now", said(was), said(is)))
    };
    names.into_iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

/// `trainings/a.md: `hours` was 3.00, is 2.50`.
fn entries(then: &Record, now: &Record) -> Vec<String> {
    let found = difference::difference(&then.lines, &now.lines);
    let mut said = Vec::new();
    for one in &found.changed {
        let fields: Vec<String> = one.fields.iter().map(field).collect();
        said.push(format!("{}: {}", place(one.now, &now.lines), fields.join("; ")));
    }
    for one in &found.new {
        said.push(format!("{}: new since, {}", place(one, &now.lines), in_short(one)));
    }
    for one in &found.gone {
        // Whoever carries the packet does not know how the file was called.
        let what = in_short(one);
        said.push(match one.key.path() {
            Some(path) => format!("{path}: gone, {what}"),
            None => format!("an entry that is gone: {what}"),
        });
    }
    said.sort();
    said.into_iter().map(shown).collect()
}

fn field(one: &Field<'_>) -> String {
    let name = one.name;
    match (one.then, one.now) {
        (Some(then), Some(now)) => format!("`{name}` was {then}, is {now}"),
        (Some(then), None) => format!("`{name}` was {then}, is not given"),
        (None, Some(now)) => format!("`{name}` was not given, is {now}"),
        (None, None) => format!("`{name}` differs"),
    }
}

/// The path, and the number of the line where the entry has several.
fn place(one: &Recorded, all: &[Recorded]) -> String {
    let path = one.key.path().unwrap_or_default();
    let several = all.iter().filter(|other| other.key == one.key).nth(1).is_some();
    if several { format!("{path}, line {}", one.line) } else { path.to_owned() }
}

/// What a line is, in a few words.
fn in_short(one: &Recorded) -> String {
    let of = |name: &str| one.fields.get(name).map(String::as_str);
    let hours = of("hours").map(|hours| format!("{hours} hours"));
    let parts = [of("kind").map(str::to_owned), of("date").map(str::to_owned), hours];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

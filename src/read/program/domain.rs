//! A pool of hours: areas, eligibility, conversion, limits, parts.

use crate::diagnostic::Diagnostics;
use crate::model::predicate::Predicate;
use crate::model::program::{
    Area, Cited, Clause, Conversion, Domain, Limit, Part, PeriodLimit, Takes,
};
use crate::model::vocabulary::Vocabulary;
use crate::read::fields::Fields;
use crate::read::program::mapping;
use crate::read::program::value::{self, CITATION, Citing};
use crate::read::{predicate, scalar};
use crate::syntax::yaml::Pair;

const KEYS: [&str; 10] = [
    "title",
    "short",
    "takes",
    "areas",
    "only",
    "convert",
    "period-limits",
    "limits",
    "parts",
    "ask",
];

/// Reads a domain and declares its areas.
pub(super) fn read(
    sink: &mut Diagnostics,
    pair: &Pair<'_>,
    cite: Citing<'_>,
    vocabulary: &mut Vocabulary,
) -> Option<Domain> {
    let fields = Fields::of(sink, &pair.value, "a domain", &KEYS)?;
    let title = fields.required(sink, "title", "title: Supervision")?;
    let title = scalar::text(sink, title, "title")?.to_owned();
    let short = fields.required(sink, "short", "short: Supervision")?;
    let short = scalar::text(sink, short, "short")?.to_owned();
    let takes = fields.required(sink, "takes", "takes: training")?;
    let all = [Takes::Areas, Takes::Supervision, Takes::Clients];
    let takes = scalar::word(sink, takes, "takes", &all, |takes| match takes {
        Takes::Areas => "training",
        Takes::Supervision => "supervision",
        Takes::Clients => "cases",
    })?;
    let id = pair.key.clone().into_owned();
    let mut areas: Vec<Area> = Vec::new();
    for area_pair in mapping(sink, &fields, "areas") {
        areas.extend(area(sink, &id, area_pair, vocabulary));
    }
    let single = takes == Takes::Areas && areas.is_empty();
    let whole = single.then(|| vocabulary.declare_area(&id, None));
    let only = clauses(sink, &fields, "only", cite);
    let conversions = mapping(sink, &fields, "convert")
        .iter()
        .filter_map(|pair| conversion(sink, pair, cite))
        .collect();
    let period_limits = mapping(sink, &fields, "period-limits")
        .iter()
        .filter_map(|pair| period_limit(sink, pair, cite))
        .collect();
    let limits = mapping(sink, &fields, "limits")
        .iter()
        .filter_map(|pair| limit(sink, pair, cite))
        .collect();
    let parts = mapping(sink, &fields, "parts")
        .iter()
        .filter_map(|pair| part(sink, &id, pair, cite))
        .collect();
    let warnings = clauses(sink, &fields, "ask", cite);
    Some(Domain {
        id,
        title,
        short,
        takes,
        areas,
        only,
        conversions,
        period_limits,
        limits,
        parts,
        warnings,
        whole,
    })
}

fn area(
    sink: &mut Diagnostics,
    domain: &str,
    pair: &Pair<'_>,
    vocabulary: &mut Vocabulary,
) -> Option<Area> {
    let fields = Fields::of(sink, &pair.value, "an area", &["code", "short", "title"])?;
    let mut text = |key: &str| {
        let node = fields.required(sink, key, &format!("{key}: …"))?;
        scalar::text(sink, node, key).map(str::to_owned)
    };
    let (code, short, title) = (text("code")?, text("short")?, text("title")?);
    let name = format!("{domain}/{}", pair.key);
    let id = vocabulary.declare_area(&name, Some(&code));
    Some(Area { id, name, code, short, title })
}

fn clauses(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    key: &str,
    cite: Citing<'_>,
) -> Vec<Clause> {
    let pairs = mapping(sink, fields, key);
    pairs
        .iter()
        .filter_map(|pair| clause(sink, pair, cite, &[]))
        .map(|(clause, _)| clause)
        .collect()
}

/// A condition with its sentence and source; `more` are the keys that the caller reads.
fn clause<'n, 't>(
    sink: &mut Diagnostics,
    pair: &'n Pair<'t>,
    cite: Citing<'_>,
    more: &[&'static str],
) -> Option<(Clause, Fields<'n, 't>)> {
    let known: Vec<&str> =
        ["where", "because"].into_iter().chain(CITATION).chain(more.iter().copied()).collect();
    let fields = Fields::of(sink, &pair.value, "a rule", &known)?;
    let condition = match fields.get("where") {
        Some(node) => predicate::read(sink, node)?,
        None => Predicate::All(Vec::new()),
    };
    let because = fields.required(sink, "because", "because: hours count only under a contract")?;
    let because = scalar::text(sink, because, "because")?.to_owned();
    let citation = cite.citation(sink, &fields);
    let id = pair.key.clone().into_owned();
    Some((Clause { id, condition, because, citation }, fields))
}

fn conversion(sink: &mut Diagnostics, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Conversion> {
    let (clause, fields) = clause(sink, pair, cite, &["title", "ratio"])?;
    let ratio = fields.required(sink, "ratio", "ratio: 1/2")?;
    let (numerator, denominator) = value::ratio(sink, ratio)?;
    Some(Conversion { title: title(sink, &fields)?, clause, numerator, denominator })
}

fn title(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Option<String> {
    let node = fields.required(sink, "title", "title: group")?;
    scalar::text(sink, node, "title").map(str::to_owned)
}

fn limit(sink: &mut Diagnostics, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Limit> {
    let (clause, fields) = clause(sink, pair, cite, &["title", "at-most"])?;
    Some(Limit {
        title: title(sink, &fields)?,
        at_most: value::hours(sink, &fields, "at-most")?,
        clause,
    })
}

fn period_limit(sink: &mut Diagnostics, pair: &Pair<'_>, cite: Citing<'_>) -> Option<PeriodLimit> {
    let (clause, fields) = clause(sink, pair, cite, &["title", "each", "at-most", "keep"])?;
    let each = fields.required(sink, "each", "each: calendar-month")?;
    scalar::word(sink, each, "each", &["calendar-month"], |word| word)?;
    let at_most = value::hours(sink, &fields, "at-most")?;
    let mut keep = Vec::new();
    if let Some(node) = fields.get("keep") {
        for item in scalar::items(node) {
            keep.extend(predicate::read(sink, item));
        }
    }
    Some(PeriodLimit { title: title(sink, &fields)?, clause, at_most, keep })
}

fn part(sink: &mut Diagnostics, domain: &str, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Part> {
    let known: Vec<&str> = ["title", "where", "at-least"].into_iter().chain(CITATION).collect();
    let fields = Fields::of(sink, &pair.value, "a part", &known)?;
    let title = fields.required(sink, "title", "title: Individual supervision")?;
    let title = scalar::text(sink, title, "title")?.to_owned();
    let condition = fields.required(sink, "where", "where: {setting: individual}")?;
    let condition = predicate::read(sink, condition)?;
    let at_least = if fields.get("at-least").is_none() {
        None
    } else {
        let value = value::hours(sink, &fields, "at-least")?;
        Some(Cited { value, citation: cite.citation(sink, &fields) })
    };
    Some(Part { id: format!("{domain}/{}", pair.key), title, condition, at_least })
}

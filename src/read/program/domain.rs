//! A pool of hours: what feeds it, and the rules by which its time counts.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::domain::{
    Area, Clause, Conversion, Domain, Each, Floor, Grant, Limit, Part, Split,
};
use crate::model::predicate::Predicate;
use crate::model::program::Cited;
use crate::model::requirement::Attested;
use crate::model::words::{Kind, Setting};
use crate::read::fields::Fields;
use crate::read::program::mapping;
use crate::read::program::value::{self, CITATION, Citing};
use crate::read::suggest;
use crate::read::{predicate, scalar};
use crate::syntax::yaml::{Node, Pair};

pub(super) const KEYS: [&str; 13] = [
    "title", "short", "takes", "areas", "accepts", "only", "split", "convert", "floors", "limits",
    "grants", "parts", "ask",
];

/// What a floor or a must-have can look at one by one.
pub(super) const PERIODS: [Each; 3] = [Each::Month, Each::Week, Each::Year];

/// Reads a domain; its areas are declared already. Also gives the statements that its grants ask for.
pub(super) fn read(
    sink: &mut Diagnostics,
    pair: &Pair<'_>,
    cite: Citing<'_>,
) -> Option<(Domain, Vec<Attested>)> {
    let fields = Fields::of(sink, &pair.value, "a domain", &KEYS)?;
    let title = text(sink, &fields, "title", "title: Supervision")?;
    let short = text(sink, &fields, "short", "short: Supervision")?;
    let node = fields.required(sink, "takes", "takes: training")?;
    let takes = takes(sink, node)?;
    let id = pair.key.clone().into_owned();
    let mut areas: Vec<Area> = Vec::new();
    for area_pair in mapping(sink, &fields, "areas") {
        areas.extend(area(sink, &id, area_pair, cite));
    }
    for (at, area) in areas.iter().enumerate() {
        let same = |other: &&Area| other.code == area.code;
        let pair = fields.get("areas").and_then(Node::pairs).and_then(|pairs| pairs.get(at));
        if let (Some(other), Some(pair)) = (areas.iter().take(at).find(same), pair) {
            let message = format!("`{}` and `{}` have the same code", other.name, area.name);
            let finding = Diagnostic::new(Code::DuplicateKey, pair.key_span, message);
            sink.push(finding.label(format!("`{}` must mean one area", area.code)));
        }
    }
    let accepts = match fields.get("accepts") {
        Some(node) => predicate::areas(sink, node, cite.words).unwrap_or_default(),
        None => Vec::new(),
    };
    let whole = (takes.contains(&Kind::Training) && areas.is_empty()).then(|| cite.words.area(&id));
    let only = clauses(sink, &fields, "only", cite);
    let mut splits: Vec<Split> =
        rules(sink, &fields, "split", |sink, pair| split(sink, pair, cite));
    splits.sort_by(|a, b| a.clause.id.cmp(&b.clause.id));
    let parts: Vec<Part> = rules(sink, &fields, "parts", |sink, pair| part(sink, &id, pair, cite));
    let granted: Vec<(Grant, Attested)> =
        rules(sink, &fields, "grants", |sink, pair| grant(sink, &id, pair, cite, &parts));
    let (grants, statements) = granted.into_iter().unzip();
    let domain = Domain {
        conversions: rules(sink, &fields, "convert", |sink, pair| conversion(sink, pair, cite)),
        floors: rules(sink, &fields, "floors", |sink, pair| floor(sink, pair, cite)),
        limits: rules(sink, &fields, "limits", |sink, pair| limit(sink, pair, cite)),
        warnings: clauses(sink, &fields, "ask", cite),
        whole: whole.flatten(),
        id,
        title,
        short,
        takes,
        areas,
        accepts,
        only,
        splits,
        grants,
        parts,
    };
    Some((domain, statements))
}

/// One kind of entry, or a list of them.
pub(super) fn takes(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Vec<Kind>> {
    let one = |item| scalar::word(sink, item, "takes", Kind::ALL, Kind::word);
    scalar::items(node).iter().map(one).collect()
}

/// Reads each rule under `key`.
fn rules<T>(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    key: &str,
    mut one: impl FnMut(&mut Diagnostics, &Pair<'_>) -> Option<T>,
) -> Vec<T> {
    let pairs = mapping(sink, fields, key);
    pairs.iter().filter_map(|pair| one(sink, pair)).collect()
}

fn text(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    key: &str,
    example: &str,
) -> Option<String> {
    let node = fields.required(sink, key, example)?;
    scalar::text(sink, node, key).map(str::to_owned)
}

fn area(sink: &mut Diagnostics, domain: &str, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Area> {
    let fields = Fields::of(sink, &pair.value, "an area", &["code", "short", "title", "accepts"])?;
    let code = text(sink, &fields, "code", "code: A")?;
    let short = text(sink, &fields, "short", "short: Ethics")?;
    let title = text(sink, &fields, "title", "title: Ethics and ethical behavior")?;
    let name = format!("{domain}/{}", pair.key);
    let accepts = match fields.get("accepts") {
        Some(node) => predicate::areas(sink, node, cite.words)?,
        None => Vec::new(),
    };
    let id = cite.words.area(&name)?;
    Some(Area { id, name, code, short, title, accepts })
}

fn clauses(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    key: &str,
    cite: Citing<'_>,
) -> Vec<Clause> {
    rules(sink, fields, key, |sink, pair| clause(sink, pair, cite, &[]).map(|(clause, _)| clause))
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
    let condition = cite.condition(sink, &fields, "where")?;
    let because = text(sink, &fields, "because", "because: hours count only under a contract")?;
    let citation = cite.citation(sink, &fields);
    let id = pair.key.clone().into_owned();
    Some((Clause { id, condition, because, citation }, fields))
}

fn split(sink: &mut Diagnostics, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Split> {
    let (clause, fields) = clause(sink, pair, cite, &["first", "times", "as"])?;
    let first = value::hours(sink, &fields, "first")?;
    let times_group_size = value::times_group_size(sink, &fields)?;
    let taken_as = fields.required(sink, "as", "as: individual")?;
    let taken_as = scalar::word(sink, taken_as, "as", Setting::ALL, Setting::word)?;
    Some(Split { clause, first, times_group_size, taken_as })
}

fn conversion(sink: &mut Diagnostics, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Conversion> {
    let (clause, fields) = clause(sink, pair, cite, &["title", "ratio"])?;
    let title = title(sink, &fields)?;
    let ratio = fields.required(sink, "ratio", "ratio: 1/2")?;
    let (numerator, denominator) =
        value::ratio(sink, ratio, "ratio", "`1/2`: one credited for two raw")?;
    Some(Conversion { title, clause, numerator, denominator })
}

fn title(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Option<String> {
    text(sink, fields, "title", "title: group")
}

fn floor(sink: &mut Diagnostics, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Floor> {
    let (clause, fields) =
        clause(sink, pair, cite, &["title", "each", "having", "at-least", "measure"])?;
    let title = title(sink, &fields)?;
    let known = [Each::Month, Each::Week, Each::Year, Each::Area];
    let each = fields.required(sink, "each", "each: calendar-month")?;
    let each = value::each(sink, each, &known)?;
    let having = match fields.get("having") {
        Some(node) => predicate::read(sink, node, cite.words)?,
        None => clause.condition.clone(),
    };
    let at_least = fields.required(sink, "at-least", "at-least: 20")?;
    let at_least = value::least(sink, at_least, "at-least")?;
    let measure = value::measure(sink, &fields)?;
    Some(Floor { title, clause, having, each, at_least, measure })
}

fn limit(sink: &mut Diagnostics, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Limit> {
    let keys = ["title", "at-most", "of", "each", "measure", "times", "keep"];
    let (clause, fields) = clause(sink, pair, cite, &keys)?;
    let title = title(sink, &fields)?;
    let at_most = value::amount(sink, &fields, "at-most", cite)?;
    let known = [Each::Month, Each::Week, Each::Year, Each::Days(7), Each::Area, Each::Session];
    let each = match fields.get("each") {
        Some(node) => Some(value::each(sink, node, &known)?),
        None => None,
    };
    let measure = value::measure(sink, &fields)?;
    let times_group_size = value::times_group_size(sink, &fields)?;
    if times_group_size && each != Some(Each::Session) {
        fields.refuse(
            sink,
            "times",
            "only a session has a group size: it goes with `each: session`",
        );
        return None;
    }
    let mut keep: Vec<Predicate> = Vec::new();
    if let Some(node) = fields.get("keep") {
        for item in scalar::items(node) {
            keep.extend(predicate::read(sink, item, cite.words));
        }
    }
    Some(Limit { title, clause, at_most, each, measure, times_group_size, keep })
}

fn grant(
    sink: &mut Diagnostics,
    domain: &str,
    pair: &Pair<'_>,
    cite: Citing<'_>,
    parts: &[Part],
) -> Option<(Grant, Attested)> {
    let known: Vec<&str> =
        ["title", "attested", "hours", "parts", "because"].into_iter().chain(CITATION).collect();
    let fields = Fields::of(sink, &pair.value, "a grant", &known)?;
    let title = title(sink, &fields)?;
    let attested = text(sink, &fields, "attested", "attested: accredited-degree")?;
    let hours = value::hours(sink, &fields, "hours")?;
    let because = text(sink, &fields, "because", "because: an accredited degree counts 500 hours")?;
    let names: Vec<&str> =
        parts.iter().map(|part| part.id.split_once('/').map_or("", |(_, name)| name)).collect();
    let mut places = Vec::new();
    for item in fields.get("parts").map(scalar::items).unwrap_or_default() {
        let found = scalar::text(sink, item, "parts")?;
        let at = names.iter().position(|name| *name == found);
        if at.is_none() {
            let message = format!("the domain `{domain}` has no part `{found}`");
            let label = suggest::instead(found, names.iter().copied());
            sink.push(Diagnostic::new(Code::UnknownValue, item.span, message).label(label));
        }
        places.extend(at);
    }
    let citation = cite.citation(sink, &fields);
    let statement = Attested {
        id: attested.clone(),
        title: title.clone(),
        with_file: true,
        by_supervisor: false,
    };
    let id = pair.key.clone().into_owned();
    Some((Grant { id, title, attested, hours, parts: places, because, citation }, statement))
}

fn part(sink: &mut Diagnostics, domain: &str, pair: &Pair<'_>, cite: Citing<'_>) -> Option<Part> {
    let known: Vec<&str> =
        ["title", "where", "at-least", "of"].into_iter().chain(CITATION).collect();
    let fields = Fields::of(sink, &pair.value, "a part", &known)?;
    let title = text(sink, &fields, "title", "title: Individual supervision")?;
    let condition = fields.required(sink, "where", "where: {setting: individual}")?;
    let condition = predicate::read(sink, condition, cite.words)?;
    let at_least = if fields.get("at-least").is_none() {
        None
    } else {
        let value = value::amount(sink, &fields, "at-least", cite)?;
        Some(Cited { value, citation: cite.citation(sink, &fields) })
    };
    Some(Part { id: format!("{domain}/{}", pair.key), title, condition, at_least })
}

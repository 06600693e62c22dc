//! What must be fulfilled.

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::domain::{Area, Domain};
use crate::model::program::Cited;
use crate::model::requirement::{
    Attested, EachArea, Field, Grace, InForce, Required, Requirement, Rule, Since,
};
use crate::model::vocabulary::AreaId;
use crate::model::words::{Degree, Discipline, LicenseLevel};
use crate::read::fields::Fields;
use crate::read::program::domain::PERIODS;
use crate::read::program::mapping;
use crate::read::program::value::{self, CITATION, Citing};
use crate::read::suggest;
use crate::read::{predicate, scalar};
use crate::syntax::yaml::{Node, Pair};

const RULES: [&str; 11] = [
    "hours",
    "span",
    "in-force",
    "attested",
    "degree",
    "experience",
    "contract",
    "distinct",
    "periods",
    "any",
    "all",
];

/// Requirements may stand within each other so deep.
const DEEPEST: usize = 4;

/// Reads a requirement.
pub(super) fn read(
    sink: &mut Diagnostics,
    pair: &Pair<'_>,
    cite: Citing<'_>,
    domains: &[Domain],
) -> Option<Requirement> {
    below(sink, pair, cite, domains, 0)
}

fn below(
    sink: &mut Diagnostics,
    pair: &Pair<'_>,
    cite: Citing<'_>,
    domains: &[Domain],
    depth: usize,
) -> Option<Requirement> {
    let known: Vec<&str> = ["title", "at-least", "at-most", "each-area"]
        .into_iter()
        .chain(CITATION)
        .chain(RULES)
        .collect();
    let fields = Fields::of(sink, &pair.value, "a requirement", &known)?;
    let title = fields.required(sink, "title", "title: Supervision")?;
    let title = scalar::text(sink, title, "title")?.to_owned();
    let citation = cite.citation(sink, &fields);
    let given: Vec<&str> = RULES.into_iter().filter(|rule| fields.get(rule).is_some()).collect();
    let ([name], Some(node)) = (given.as_slice(), given.first().and_then(|name| fields.get(name)))
    else {
        let message = "a requirement asks exactly one thing";
        let finding = Diagnostic::new(Code::MissingKey, fields.absent, message);
        sink.push(finding.help(suggest::one_of(RULES)));
        return None;
    };
    let rule = match *name {
        "hours" => {
            let at = domain(sink, node, domains)?;
            Rule::Hours {
                domain: at,
                at_least: required(sink, &fields, domains)?,
                each_area: match (fields.get("each-area"), domains.get(at)) {
                    (Some(node), Some(domain)) => Some(each_area(sink, node, cite, domain)?),
                    (_, _) => None,
                },
            }
        }
        "span" => span(sink, &fields, node, domains)?,
        "in-force" => in_force(sink, node, cite)?,
        "attested" => Rule::Attested(attested(sink, &fields)),
        "degree" => {
            let one = |item| scalar::word(sink, item, "degree", Degree::ALL, Degree::word);
            Rule::Degree(scalar::items(node).iter().filter_map(one).collect())
        }
        "experience" => Rule::Experience(experience(sink, &fields)),
        "distinct" => distinct(sink, node, cite, domains)?,
        "periods" => periods(sink, node, cite, domains)?,
        "any" | "all" if depth >= DEEPEST => {
            let message = "requirements stand too deep within each other";
            sink.push(Diagnostic::new(Code::WrongType, node.span, message));
            return None;
        }
        "any" | "all" => {
            let mut within = Vec::new();
            for pair in mapping(sink, &fields, name) {
                within.extend(below(sink, pair, cite, domains, depth.saturating_add(1)));
            }
            if *name == "any" { Rule::Any(within) } else { Rule::All(within) }
        }
        _ => {
            scalar::word(sink, node, "contract", &["on-file"], |word| word)?;
            Rule::Contract
        }
    };
    Some(Requirement { id: pair.key.clone().into_owned(), title, rule, citation })
}

fn domain(sink: &mut Diagnostics, node: &Node<'_>, domains: &[Domain]) -> Option<usize> {
    let found = scalar::text(sink, node, "hours")?;
    let at = domains.iter().position(|domain| domain.id == found);
    if at.is_none() {
        let message = format!("the pack has no domain `{found}`");
        let label = suggest::instead(found, domains.iter().map(|domain| domain.id.as_str()));
        sink.push(Diagnostic::new(Code::UnknownValue, node.span, message).label(label));
    }
    at
}

/// Hours, or `{share: 1/6, of: clients}`.
fn required(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    domains: &[Domain],
) -> Option<Required> {
    let node = fields.required(sink, "at-least", "at-least: 60")?;
    if node.pairs().is_none() {
        return scalar::hours(sink, node, "at-least").map(Required::Hours);
    }
    let fields = Fields::of(sink, node, "a share of another domain", &["share", "of"])?;
    let share = fields.required(sink, "share", "share: 1/6")?;
    let (numerator, denominator) = value::ratio(sink, share)?;
    let of = fields.required(sink, "of", "of: clients")?;
    Some(Required::ShareOf { numerator, denominator, domain: domain(sink, of, domains)? })
}

fn each_area(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    cite: Citing<'_>,
    domain: &Domain,
) -> Option<EachArea> {
    let known: Vec<&str> = CITATION.into_iter().chain(["at-least", "areas", "among"]).collect();
    let fields = Fields::of(sink, node, "a number", &known)?;
    let value = value::hours(sink, &fields, "at-least")?;
    let areas = match fields.get("areas") {
        Some(node) => Some(scalar::count(sink, node, "areas")?),
        None => None,
    };
    let among = match fields.get("among") {
        Some(node) => Some(among(sink, node, domain)?),
        None => None,
    };
    let citation = cite.citation(sink, &fields);
    Some(EachArea { at_least: Cited { value, citation }, areas, among })
}

/// Areas of the domain, by their own names or with the domain's.
fn among(sink: &mut Diagnostics, node: &Node<'_>, domain: &Domain) -> Option<Vec<AreaId>> {
    let own = |area: &Area| area.name.split_once('/').map_or("", |(_, own)| own).to_owned();
    let mut found = Vec::new();
    for item in scalar::items(node) {
        let name = scalar::text(sink, item, "among")?;
        let area = domain.areas.iter().find(|area| area.name == name || own(area) == name);
        if area.is_none() {
            let names: Vec<String> = domain.areas.iter().map(own).collect();
            let label = suggest::instead(name, names.iter().map(String::as_str));
            let message = format!("the domain `{}` has no area `{name}`", domain.id);
            sink.push(Diagnostic::new(Code::UnknownArea, item.span, message).label(label));
        }
        found.push(area?.id);
    }
    Some(found)
}

fn span(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    node: &Node<'_>,
    domains: &[Domain],
) -> Option<Rule> {
    let mut months = |key: &str| match fields.get(key) {
        Some(node) => value::months(sink, node, key).map(Some),
        None => Some(None),
    };
    let (at_least, at_most) = (months("at-least")?, months("at-most")?);
    if at_least.is_none() && at_most.is_none() {
        fields.required(sink, "at-least", "at-least: 18 months")?;
    }
    Some(Rule::Span { domain: domain(sink, node, domains)?, at_least, at_most })
}

fn in_force(sink: &mut Diagnostics, node: &Node<'_>, cite: Citing<'_>) -> Option<Rule> {
    let keys = ["type", "of", "level", "discipline", "state", "held-for", "since", "grace"];
    let fields = Fields::of(sink, node, "`in-force`", &keys)?;
    let kind = fields.required(sink, "type", "type: license")?;
    let document = predicate::document(sink, kind, "type", cite.words)?;
    let of = scalar::optional_text(sink, &fields, "of");
    let state = scalar::optional_text(sink, &fields, "state");
    let level = predicate::optional(sink, &fields, "level", LicenseLevel::ALL, LicenseLevel::word);
    let discipline =
        predicate::optional(sink, &fields, "discipline", Discipline::ALL, Discipline::word);
    let since = match (fields.get("since"), fields.get("held-for")) {
        (_, Some(node)) => {
            fields.refuse(sink, "since", "`held-for` says it");
            Since::Before(value::months(sink, node, "held-for")?)
        }
        (None, None) => Since::Contract,
        (Some(node), None) => {
            let all = [Since::Contract, Since::Before(0), Since::Period];
            scalar::word(sink, node, "since", &all, |since| match since {
                Since::Contract => "contract",
                Since::Before(_) => "as-of",
                Since::Period => "period",
            })?
        }
    };
    let grace = fields.get("grace").and_then(|node| grace(sink, node));
    Some(Rule::InForce(Box::new(InForce { document, of, level, discipline, state, since, grace })))
}

fn grace(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Grace> {
    let fields = Fields::of(sink, node, "a grace", &["after", "days", "because"])?;
    let after = fields.required(sink, "after", "after: 12-31")?;
    let text = scalar::text(sink, after, "after")?;
    let pair = text.split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
    let day = pair.filter(|(month, day)| jiff::civil::Date::new(2024, *month, *day).is_ok());
    let Some((month, day)) = day else {
        let message = format!("`{text}` is no day of a year");
        sink.push(Diagnostic::new(Code::BadDate, after.span, message).help("write `after: 12-31`"));
        return None;
    };
    let days = fields.required(sink, "days", "days: 90")?;
    let days = scalar::count(sink, days, "days")?;
    let because = fields.required(sink, "because", "because: dues are for the calendar year")?;
    let because = scalar::text(sink, because, "because")?.to_owned();
    Some(Grace { month, day, days, because })
}

fn attested(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Vec<Attested> {
    let mut list = Vec::new();
    for pair in mapping(sink, fields, "attested") {
        let keys = ["title", "file", "by"];
        let Some(fields) = Fields::of(sink, &pair.value, "a statement", &keys) else { continue };
        let title = fields.required(sink, "title", "title: Letter of the supervisor");
        let title = title.and_then(|node| scalar::text(sink, node, "title")).unwrap_or_default();
        let file = fields.get("file").and_then(|node| scalar::truth(sink, node, "file"));
        let by = fields
            .get("by")
            .and_then(|node| scalar::word(sink, node, "by", &["supervisor"], |w| w));
        list.push(Attested {
            id: pair.key.clone().into_owned(),
            title: title.to_owned(),
            with_file: file.unwrap_or(false),
            by_supervisor: by.is_some(),
        });
    }
    list
}

fn experience(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> BTreeMap<Degree, u32> {
    let mut years = BTreeMap::new();
    for pair in mapping(sink, fields, "experience") {
        let Some(degree) = Degree::parse(&pair.key) else {
            let label = suggest::one_of(Degree::ALL.iter().map(|degree| degree.word()));
            let message = format!("`{}` is no degree", pair.key);
            sink.push(Diagnostic::new(Code::UnknownKey, pair.key_span, message).label(label));
            continue;
        };
        let months = value::months(sink, &pair.value, &pair.key);
        years.extend(months.and_then(|months| months.checked_div(12)).map(|years| (degree, years)));
    }
    years
}

fn distinct(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    cite: Citing<'_>,
    domains: &[Domain],
) -> Option<Rule> {
    let fields =
        Fields::of(sink, node, "`distinct`", &["of", "in", "where", "at-least", "at-most"])?;
    let of = fields.required(sink, "of", "of: supervisor")?;
    let found = scalar::text(sink, of, "of")?;
    let of = match cite.words.attribute(found) {
        Some((id, _)) => Field::Attribute(id),
        None => scalar::word(sink, of, "of", &FIELDS, field_word)?,
    };
    let within = fields.required(sink, "in", "in: clients")?;
    let domain = domain(sink, within, domains)?;
    let condition = cite.condition(sink, &fields, "where")?;
    let mut count = |key: &str| match fields.get(key) {
        Some(node) => scalar::count(sink, node, key).map(Some),
        None => Some(None),
    };
    let (at_least, at_most) = (count("at-least")?, count("at-most")?);
    if at_least.is_none() && at_most.is_none() {
        fields.required(sink, "at-least", "at-least: 3")?;
    }
    Some(Rule::Distinct { of, domain, condition, at_least, at_most })
}

const FIELDS: [Field; 6] = [
    Field::Supervisor,
    Field::Provider,
    Field::Modality,
    Field::Delivery,
    Field::Approval,
    Field::Area,
];

fn field_word(field: Field) -> &'static str {
    match field {
        Field::Supervisor => "supervisor",
        Field::Provider => "provider",
        Field::Modality => "modality",
        Field::Delivery => "delivery",
        Field::Approval => "approval",
        Field::Area => "area",
        Field::Attribute(_) => "attribute",
    }
}

fn periods(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    cite: Citing<'_>,
    domains: &[Domain],
) -> Option<Rule> {
    let fields =
        Fields::of(sink, node, "`periods`", &["each", "in", "where", "having", "at-least"])?;
    let each = fields.required(sink, "each", "each: calendar-week")?;
    let each = value::each(sink, each, &PERIODS)?;
    let within = fields.required(sink, "in", "in: supervision")?;
    let domain = domain(sink, within, domains)?;
    let condition = cite.condition(sink, &fields, "where")?;
    let having = fields.required(sink, "having", "having: 1")?;
    let having = value::least(sink, having, "having")?;
    let at_least = fields.required(sink, "at-least", "at-least: 52")?;
    let at_least = scalar::count(sink, at_least, "at-least")?;
    Some(Rule::Periods { each, domain, condition, having, at_least })
}

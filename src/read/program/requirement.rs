//! What must be fulfilled.

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::program::{Attested, Domain, Grace, Requirement, Rule};
use crate::model::words::{Degree, DocumentType, LicenseLevel};
use crate::read::fields::Fields;
use crate::read::program::mapping;
use crate::read::program::value::{self, CITATION, Citing};
use crate::read::scalar;
use crate::read::suggest;
use crate::syntax::yaml::{Node, Pair};

const RULES: [&str; 7] =
    ["hours", "span", "in-force", "attested", "degree", "experience", "contract"];

/// Reads a requirement.
pub(super) fn read(
    sink: &mut Diagnostics,
    pair: &Pair<'_>,
    cite: Citing<'_>,
    domains: &[Domain],
) -> Option<Requirement> {
    let known: Vec<&str> =
        ["title", "at-least", "each-area"].into_iter().chain(CITATION).chain(RULES).collect();
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
        "hours" => Rule::Hours {
            domain: domain(sink, node, domains)?,
            at_least: value::hours(sink, &fields, "at-least")?,
            each_area: match fields.get("each-area") {
                Some(node) => Some(cite.number(sink, node, "at-least")?),
                None => None,
            },
        },
        "span" => {
            let months = fields.required(sink, "at-least", "at-least: 18 months")?;
            Rule::Span {
                domain: domain(sink, node, domains)?,
                months: value::months(sink, months, "at-least")?,
            }
        }
        "in-force" => in_force(sink, node)?,
        "attested" => Rule::Attested(attested(sink, &fields)),
        "degree" => {
            let one = |item| scalar::word(sink, item, "degree", Degree::ALL, Degree::word);
            Rule::Degree(scalar::items(node).iter().filter_map(one).collect())
        }
        "experience" => Rule::Experience(experience(sink, &fields)),
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

fn in_force(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Rule> {
    let fields = Fields::of(sink, node, "`in-force`", &["type", "of", "level", "grace"])?;
    let kind = fields.required(sink, "type", "type: license")?;
    let document = scalar::word(sink, kind, "type", DocumentType::ALL, DocumentType::word)?;
    let of = scalar::optional_text(sink, &fields, "of");
    let level = fields
        .get("level")
        .and_then(|node| scalar::word(sink, node, "level", LicenseLevel::ALL, LicenseLevel::word));
    let grace = fields.get("grace").and_then(|node| grace(sink, node));
    Some(Rule::InForce { document, of, level, grace })
}

fn grace(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Grace> {
    let fields = Fields::of(sink, node, "a grace", &["after", "days", "because"])?;
    let after = fields.required(sink, "after", "after: 12-31")?;
    let text = scalar::text(sink, after, "after")?;
    let pair = text.split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
    let Some((month, day)) = pair else {
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

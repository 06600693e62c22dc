//! What must be fulfilled.

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::domain::Domain;
use crate::model::requirement::{Attested, Grace, InForce, Required, Requirement, Rule, Since};
use crate::model::words::{Degree, Discipline, LicenseLevel};
use crate::read::fields::Fields;
use crate::read::program::each_area;
use crate::read::program::mapping;
use crate::read::program::tally;
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
        let several = given.iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>();
        sink.push(match several.as_slice() {
            [] => finding.help(suggest::one_of(RULES)),
            several => finding.label(several.join(" and ")).help("make two requirements of it"),
        });
        return None;
    };
    let place = format!("it does not go with `{name}`");
    for (key, rules) in
        [("at-least", ["hours", "span"]), ("at-most", ["span", ""]), ("each-area", ["hours", ""])]
    {
        if !rules.contains(name) {
            fields.refuse(sink, key, &place);
        }
    }
    let rule = match *name {
        "hours" => {
            let domain = domain(sink, node, domains)?;
            Rule::Hours {
                domain,
                at_least: required(sink, &fields, domains)?,
                each_area: match fields.get("each-area").zip(domains.get(domain)) {
                    Some((node, of)) => Some(each_area::read(sink, node, cite, of)?),
                    None => None,
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
        "distinct" => tally::distinct(sink, node, cite, domains)?,
        "periods" => tally::periods(sink, node, cite, domains)?,
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
            if node.pairs().is_some_and(<[Pair<'_>]>::is_empty) {
                let message = format!("`{name}` holds no requirement");
                let finding = Diagnostic::new(Code::EmptyValue, node.span, message);
                sink.push(finding.help(format!(
                    "write at least one, as in `{name}: {{short: {{title: …, degree: [doctorate], source: …}}}}`"
                )));
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

pub(super) fn domain(sink: &mut Diagnostics, node: &Node<'_>, domains: &[Domain]) -> Option<usize> {
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
    let (numerator, denominator) = value::ratio(sink, share, "share", "`1/6`: one for every six")?;
    let of = fields.required(sink, "of", "of: clients")?;
    Some(Required::ShareOf { numerator, denominator, domain: domain(sink, of, domains)? })
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
    reversed(sink, fields, at_least.zip(at_most));
    Some(Rule::Span { domain: domain(sink, node, domains)?, at_least, at_most })
}

/// Says where more is asked for than may be.
pub(super) fn reversed(sink: &mut Diagnostics, fields: &Fields<'_, '_>, range: Option<(u32, u32)>) {
    if let (Some((least, most)), Some(node)) = (range, fields.get("at-most"))
        && most < least
    {
        let message = "`at-most` is less than `at-least`";
        let finding = Diagnostic::new(Code::ReversedRange, node.span, message);
        sink.push(finding.help("raise `at-most`, or ask for less"));
    }
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

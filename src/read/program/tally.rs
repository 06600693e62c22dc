//! Requirements that count by number: different ones, and periods with something in each.

use crate::diagnostic::Diagnostics;
use crate::model::domain::Domain;
use crate::model::requirement::{Field, Rule};
use crate::read::fields::Fields;
use crate::read::program::domain::PERIODS;
use crate::read::program::requirement::{domain, reversed};
use crate::read::program::value::{self, Citing};
use crate::read::scalar;
use crate::syntax::yaml::Node;

/// So many different ones among what counts.
pub(super) fn distinct(
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
    reversed(sink, &fields, at_least.zip(at_most));
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

/// So many periods with something in each.
pub(super) fn periods(
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

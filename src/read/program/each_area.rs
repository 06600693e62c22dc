//! What each area of a domain must reach.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, counted};
use crate::model::domain::{Area, Domain};
use crate::model::program::Cited;
use crate::model::requirement::EachArea;
use crate::model::vocabulary::AreaId;
use crate::read::fields::Fields;
use crate::read::program::value::{self, CITATION, Citing};
use crate::read::scalar;
use crate::read::suggest;
use crate::syntax::yaml::Node;

/// Reads the minimum of the areas of `domain`.
pub(super) fn read(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    cite: Citing<'_>,
    domain: &Domain,
) -> Option<EachArea> {
    let known: Vec<&str> = CITATION.into_iter().chain(["at-least", "areas", "among"]).collect();
    let fields = Fields::of(sink, node, "a number", &known)?;
    if domain.areas.is_empty() {
        let message = format!("the domain `{}` has no areas", domain.id);
        let finding = Diagnostic::new(Code::MisplacedKey, node.span, message);
        let help = format!("remove `each-area`, or declare `areas` in `domains.{}`", domain.id);
        sink.push(finding.label("there is none to reach it").help(help));
        return None;
    }
    let value = value::hours(sink, &fields, "at-least")?;
    let among = match fields.get("among") {
        Some(node) => Some(among(sink, node, domain)?),
        None => None,
    };
    let areas = match fields.get("areas") {
        Some(node) => {
            let there = among.as_ref().map_or(domain.areas.len(), Vec::len);
            Some(enough(sink, node, there)?)
        }
        None => None,
    };
    let citation = cite.citation(sink, &fields);
    Some(EachArea { at_least: Cited { value, citation }, areas, among })
}

/// So many areas as are enough; there are not more than `there`.
fn enough(sink: &mut Diagnostics, node: &Node<'_>, there: usize) -> Option<u32> {
    let areas = scalar::count(sink, node, "areas")?;
    if usize::try_from(areas).is_ok_and(|areas| areas <= there) {
        return Some(areas);
    }
    let message = format!("{areas} areas are asked for where there are {there}");
    sink.push(
        Diagnostic::new(Code::BadNumber, node.span, message)
            .label(format!("this can be at most {there}"))
            .help(format!("write `areas: {there}`, or leave it out: then all must reach it")),
    );
    None
}

/// The areas that need it, by their ids in the domain.
fn among(sink: &mut Diagnostics, node: &Node<'_>, domain: &Domain) -> Option<Vec<AreaId>> {
    let id = |area: &'_ Area| area.name.split_once('/').map_or("", |(_, id)| id).to_owned();
    let mut found = Vec::new();
    for item in scalar::items(node) {
        let text = scalar::text(sink, item, "among")?;
        let Some(area) = domain.areas.iter().find(|area| id(area) == text || area.name == text)
        else {
            let ids: Vec<String> = domain.areas.iter().map(id).collect();
            let message = format!("the domain `{}` has no area `{text}`", domain.id);
            let of = counted(ids.len(), "area");
            sink.push(
                Diagnostic::new(Code::UnknownArea, item.span, message)
                    .label(suggest::instead(text, ids.iter().map(String::as_str)))
                    .help(format!("`among` names some of the {of} of `{}`", domain.id)),
            );
            return None;
        };
        found.push(area.id);
    }
    Some(found)
}

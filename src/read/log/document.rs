//! Documents that are in force for a time.

use crate::diagnostic::Diagnostics;
use crate::model::log::Document;
use crate::model::vocabulary::Vocabulary;
use crate::model::words::{Discipline, KnownDocument, LicenseLevel};
use crate::read::fields::Fields;
use crate::read::log::days;
use crate::read::{predicate, scalar};
use crate::syntax::yaml::Node;

const KEYS: [&str; 9] =
    ["type", "of", "level", "discipline", "state", "number", "from", "to", "evidence"];

/// Reads a list of documents; an applicant's license needs its level.
pub(super) fn list(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    words: &Vocabulary,
    of_applicant: bool,
) -> Vec<Document> {
    let Some(node) = fields.get("documents") else { return Vec::new() };
    let items =
        scalar::list(sink, node, "documents", "[{type: membership, of: aasect, from: 2023-01-01}]");
    items.iter().filter_map(|item| one(sink, item, words, of_applicant)).collect()
}

fn one(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    words: &Vocabulary,
    of_applicant: bool,
) -> Option<Document> {
    let before = sink.len();
    let fields = Fields::of(sink, node, "a document", &KEYS)?;
    let kind = fields.required(sink, "type", "type: license");
    let kind = kind.and_then(|node| predicate::document(sink, node, "type", words));
    let is = |known| kind.as_ref().is_some_and(|kind| kind.is(known));
    let of = scalar::optional_text(sink, &fields, "of");
    if is(KnownDocument::Membership) && fields.get("of").is_none() {
        fields.lacks(sink, "a membership", "of", "of: aasect");
    }
    let level = fields
        .get("level")
        .and_then(|node| scalar::word(sink, node, "level", LicenseLevel::ALL, LicenseLevel::word));
    if of_applicant && is(KnownDocument::License) && fields.get("level").is_none() {
        let example = "level: independent`, or `level: associate";
        fields.lacks(sink, "the applicant's license", "level", example);
    }
    let discipline = fields
        .get("discipline")
        .and_then(|node| scalar::word(sink, node, "discipline", Discipline::ALL, Discipline::word));
    let state = scalar::optional_text(sink, &fields, "state");
    let number = scalar::optional_text(sink, &fields, "number");
    let days = days(sink, &fields);
    let sound = node.whole && sink.len() == before;
    let evidence = scalar::optional_evidence(sink, &fields);
    let (from, to) = days.filter(|_| sound)?;
    Some(Document {
        span: node.span,
        kind: kind?,
        of,
        level,
        discipline,
        state,
        number,
        from,
        to,
        evidence,
    })
}

//! The applicant.

use crate::diagnostic::Diagnostics;
use crate::model::log::{Education, Log};
use crate::model::vocabulary::Vocabulary;
use crate::model::words::Degree;
use crate::read::fields::Fields;
use crate::read::log::document;
use crate::read::scalar;
use crate::syntax::yaml::Node;

const KEYS: [&str; 7] =
    ["name", "also_known_as", "email", "member_number", "degree", "experience", "documents"];

/// Reads `applicant` into the log.
pub(super) fn read(
    sink: &mut Diagnostics,
    root: &Fields<'_, '_>,
    words: &Vocabulary,
    log: &mut Log,
) {
    let Some(node) = root.get("applicant") else {
        root.lacks(sink, root.what, "applicant", "applicant: {name: Jordan Avery}");
        return;
    };
    let Some(fields) = Fields::of(sink, node, "the applicant", &KEYS) else { return };
    let applicant = &mut log.applicant;
    let name = fields.required(sink, "name", "name: Jordan Avery, LMFT");
    let name = name.and_then(|node| scalar::text(sink, node, "name"));
    name.unwrap_or("").clone_into(&mut applicant.name);
    if let Some(node) = fields.get("also_known_as") {
        applicant.also_known_as = scalar::texts(sink, node, "also_known_as", "[Jordan Smith]");
    }
    applicant.email = scalar::optional_text(sink, &fields, "email");
    applicant.member_number = scalar::optional_text(sink, &fields, "member_number");
    applicant.degree = fields.get("degree").and_then(|node| degree(sink, node));
    applicant.experience = fields.get("experience").and_then(|node| experience(sink, node));
    applicant.documents = document::list(sink, &fields, words, true);
}

fn degree(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Education> {
    let before = sink.len();
    let keys = ["level", "title", "school", "awarded", "evidence"];
    let fields = Fields::of(sink, node, "the degree", &keys)?;
    let level = fields
        .get("level")
        .and_then(|node| scalar::word(sink, node, "level", Degree::ALL, Degree::word));
    let title = scalar::optional_text(sink, &fields, "title");
    let school = scalar::optional_text(sink, &fields, "school");
    let awarded = scalar::optional_day(sink, &fields, "awarded");
    let sound = node.whole && sink.len() == before;
    let evidence = scalar::optional_evidence(sink, &fields);
    sound.then_some(Education { level, title, school, awarded, evidence })
}

fn experience(sink: &mut Diagnostics, node: &Node<'_>) -> Option<jiff::civil::Date> {
    let before = sink.len();
    let fields = Fields::of(sink, node, "the experience", &["from"])?;
    let from = fields.required(sink, "from", "from: 2020-08-01")?;
    scalar::day(sink, from, "from").filter(|_| node.whole && sink.len() == before)
}

//! A line of a case entry: a batch of client contact.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::{Aim, Line, Raw, Share};
use crate::model::hours::Hours;
use crate::model::words::{Delivery, Focus, Modality};
use crate::read::entry::Scope;
use crate::read::{scalar, synonym};
use crate::syntax::yaml::{Node, Pair};

const DELIVERIES: [Delivery; 4] =
    [Delivery::InPerson, Delivery::Video, Delivery::Phone, Delivery::Text];

/// Reads a batch.
pub(super) fn line(sink: &mut Diagnostics, scope: &Scope<'_, '_>) -> Option<Line> {
    let supervisor = scope.required(sink, "supervisor", "supervisor: rivera");
    let supervisor = supervisor.and_then(|node| scope.supervisor(sink, node, "supervisor"));
    let by_modality = by_modality(sink, scope);
    let modality = if by_modality {
        scope.get("modality")
    } else {
        scope.required(sink, "modality", "modality: individual")
    };
    let modality = modality
        .and_then(|node| scalar::word(sink, node, "modality", Modality::ALL, Modality::word));
    let delivery = scope.delivery(sink, &DELIVERIES);
    let focus = scope.get("focus");
    let focus = focus.map(|node| scalar::word(sink, node, "focus", Focus::ALL, Focus::word));
    let (node, hours) = if by_modality { (None, None) } else { hours(sink, scope) };
    let share = |hours| Share {
        span: node.map_or(scope.own.absent, |node| node.span),
        aim: Aim::Clients,
        raw: Raw::Clock(hours),
        teaching: false,
    };
    Some(Line {
        supervisor,
        modality,
        delivery,
        focus: focus.unwrap_or(Some(Focus::Sexual)),
        shares: hours.map(share).into_iter().collect(),
        ..scope.line(sink, node?)?
    })
}

/// What an entry with `lines` says for all of them: it must be right even where no line takes it.
pub(super) fn defaults(sink: &mut Diagnostics, scope: &Scope<'_, '_>) {
    let own = &scope.own;
    if let Some(node) = own.get("supervisor") {
        scope.supervisor(sink, node, "supervisor");
    }
    if let Some(node) = own.get("modality") {
        scalar::word(sink, node, "modality", Modality::ALL, Modality::word);
    }
    if let Some(node) = own.get("delivery") {
        scalar::word(sink, node, "delivery", &DELIVERIES, Delivery::word);
    }
    if let Some(node) = own.get("focus") {
        scalar::word(sink, node, "focus", Focus::ALL, Focus::word);
    }
}

/// Says where `hours` holds an amount for each modality: each is a line of its own.
fn by_modality(sink: &mut Diagnostics, scope: &Scope<'_, '_>) -> bool {
    let Some(node) = scope.own.get("hours") else { return false };
    let lines: Option<Vec<String>> = node.pairs().and_then(|pairs| {
        let one = |pair: &Pair<'_>| {
            let modality = synonym::value("modality", &pair.key, words());
            let (modality, _) = modality.first()?;
            Some(format!("{{modality: {modality}, hours: {}}}", pair.value.text()?))
        };
        pairs.iter().map(one).collect()
    });
    let Some(lines) = lines.filter(|lines| !lines.is_empty()) else { return false };
    let message = "`hours` takes a single value";
    let finding = Diagnostic::new(Code::WrongType, node.span, message);
    let help = format!("write `lines: [{}]` in place of `hours`", lines.join(", "));
    sink.push(finding.label("this is an amount for each modality").help(help));
    true
}

fn words() -> impl Iterator<Item = &'static str> {
    Modality::ALL.iter().map(|one| one.word())
}

/// Whether a number of sessions says how long each was as well.
fn says_each(node: &Node<'_>) -> bool {
    node.text().is_some_and(|text| text.contains(['x', '×', '*', '@']))
}

/// `hours`, or `sessions` of `each` so long.
fn hours<'n, 't>(
    sink: &mut Diagnostics,
    scope: &Scope<'n, 't>,
) -> (Option<&'n Node<'t>>, Option<Hours>) {
    let own = &scope.own;
    if let Some(node) = own.get("hours") {
        for key in ["sessions", "each"] {
            own.refuse(sink, key, "`hours` already says how much");
        }
        return (Some(node), scalar::hours(sink, node, "hours"));
    }
    let (sessions, each) = (own.get("sessions"), own.get("each"));
    let count = sessions.and_then(|node| scalar::count(sink, node, "sessions"));
    let length = each.and_then(|node| scalar::hours(sink, node, "each"));
    match (sessions, each) {
        (None, None) => own.lacks(sink, own.what, "hours", "hours: 12"),
        // `14 x 50` says both, and is said already.
        (Some(node), None) if count.is_none() && says_each(node) => {}
        (Some(_), None) => own.lacks(sink, own.what, "each", "each: 50m"),
        (None, Some(_)) => own.lacks(sink, own.what, "sessions", "sessions: 14"),
        (Some(_), Some(_)) => {}
    }
    let hours = count.zip(length).map(|(count, length)| length.times(count, 1));
    (sessions.or(each), hours)
}

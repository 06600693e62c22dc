//! A line of a supervision entry: one session.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::{Aim, Line, Raw, Share};
use crate::model::hours::Hours;
use crate::model::words::{Delivery, Setting};
use crate::read::entry::{Scope, area};
use crate::read::scalar;
use crate::syntax::yaml::Node;

const DELIVERIES: [Delivery; 3] = [Delivery::InPerson, Delivery::Video, Delivery::Phone];

/// Reads a session.
pub(super) fn line(sink: &mut Diagnostics, scope: &Scope<'_, '_>) -> Option<Line> {
    let supervisor = scope.required(sink, "supervisor", "supervisor: rivera");
    let supervisor = supervisor.and_then(|node| scope.supervisor(sink, node, "supervisor"));
    let with = scope.get("with").map(|node| scalar::items(node)).unwrap_or_default();
    let with = with.iter().filter_map(|item| scope.supervisor(sink, item, "with")).collect();
    let setting = scope.required(sink, "setting", "setting: individual");
    let setting =
        setting.and_then(|node| scalar::word(sink, node, "setting", Setting::ALL, Setting::word));
    let group_size = group_size(sink, scope, setting);
    let delivery = scope.delivery(sink, &DELIVERIES);
    let hours_node = scope.own.required(sink, "hours", "hours: 1");
    let hours = hours_node.and_then(|node| scalar::hours(sink, node, "hours"));
    let shares = match (hours_node, hours) {
        (Some(node), Some(hours)) => shares(sink, scope, node, hours),
        _ => Vec::new(),
    };
    let line = scope.line(sink, hours_node?)?;
    if !line.date.value.is_day() {
        let message = "a session has one day";
        sink.push(
            Diagnostic::new(Code::DateOutside, line.date.span, message)
                .label(format!("this is {}", line.date.value))
                .help("write the day, or one line a session: `- {date: 2024-06-07, hours: 1}`"),
        );
    }
    Some(Line { delivery, supervisor, with, setting, group_size, shares, ..line })
}

/// What an entry with `lines` says for all of them: it must be right even where no line takes it.
pub(super) fn defaults(sink: &mut Diagnostics, scope: &Scope<'_, '_>) {
    let own = &scope.own;
    if let Some(node) = own.get("supervisor") {
        scope.supervisor(sink, node, "supervisor");
    }
    for item in own.get("with").map(|node| scalar::items(node)).unwrap_or_default() {
        scope.supervisor(sink, item, "with");
    }
    if let Some(node) = own.get("setting") {
        scalar::word(sink, node, "setting", Setting::ALL, Setting::word);
    }
    if let Some(node) = own.get("group_size") {
        scalar::count(sink, node, "group_size");
    }
    if let Some(node) = own.get("delivery") {
        scalar::word(sink, node, "delivery", &DELIVERIES, Delivery::word);
    }
}

fn group_size(
    sink: &mut Diagnostics,
    scope: &Scope<'_, '_>,
    setting: Option<Setting>,
) -> Option<u32> {
    match setting? {
        Setting::Group => {
            let node = scope.required(sink, "group_size", "group_size: 3")?;
            scalar::count(sink, node, "group_size")
        }
        Setting::Individual => {
            scope.own.refuse(sink, "group_size", "an individual session has one supervisee");
            None
        }
    }
}

/// What of the session was teaching, and what is left as supervision.
fn shares(
    sink: &mut Diagnostics,
    scope: &Scope<'_, '_>,
    node: &Node<'_>,
    hours: Hours,
) -> Vec<Share> {
    let mut shares = Vec::new();
    if let Some(teaching) = scope.own.get("teaching") {
        let Some(pairs) = teaching.pairs() else {
            if teaching.is_lost() {
                return shares;
            }
            let finding = Diagnostic::new(
                Code::WrongType,
                teaching.span,
                "`teaching` takes a map of area to time",
            );
            sink.push(
                finding
                    .label(format!("this is {}", teaching.what()))
                    .help("write `teaching: {training/ethics: 0.5}`"),
            );
            return shares;
        };
        if pairs.is_empty() {
            let finding =
                Diagnostic::new(Code::EmptyValue, teaching.span, "`teaching` has no areas");
            sink.push(finding.help("write `teaching: {training/ethics: 0.5}`"));
        }
        shares = area::map(sink, pairs, scope.names.vocabulary, true);
        let taught: Hours = shares.iter().map(|share| share.raw.clock()).sum();
        if taught > hours {
            sink.push(
                Diagnostic::new(
                    Code::TeachingOverSession,
                    teaching.span,
                    "more was taught than the session lasted",
                )
                .label(format!("{taught} of {hours} hours"))
                .related(node.span, "the whole session")
                .help("`teaching` is a part of `hours`; the rest is supervision"),
            );
            return shares;
        }
        if taught == hours {
            return shares;
        }
        let rest = Raw::Clock(hours.minus(taught));
        shares.push(Share { span: node.span, aim: Aim::Supervision, raw: rest, teaching: false });
        return shares;
    }
    vec![Share { span: node.span, aim: Aim::Supervision, raw: Raw::Clock(hours), teaching: false }]
}

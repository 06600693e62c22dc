//! A line of a training: standing, delivery, hours and their areas.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::{Aim, Calendar, Credits, Line, Placed, Raw, Share};
use crate::model::hours::Hours;
use crate::model::log::SupervisorId;
use crate::model::words::{Approval, Delivery};
use crate::read::entry::common::TEACHING;
use crate::read::entry::{Scope, area};
use crate::read::fields::Fields;
use crate::read::scalar;
use crate::source::Span;
use crate::syntax::yaml::{Node, Value};

const DELIVERIES: [Delivery; 3] =
    [Delivery::InPerson, Delivery::LiveOnline, Delivery::Asynchronous];

/// How a list of areas is written.
const AREAS: &str = "[core/ethics, core/health]";

/// Why a training has no supervisor.
const ONLY_TEACHING: &str = "only a training with `approval: supervisor` has one";

/// Reads a line of a training.
pub(super) fn line(sink: &mut Diagnostics, scope: &Scope<'_, '_>) -> Option<Line> {
    let approval = scope.required(sink, "approval", "approval: aasect");
    let approval = approval
        .and_then(|node| scalar::word(sink, node, "approval", Approval::ALL, Approval::word));
    let delivery = scope.delivery(sink, &DELIVERIES);
    let supervisor = supervisor(sink, scope, approval);
    let number =
        scope.get("approval_number").and_then(|node| scalar::text(sink, node, "approval_number"));
    let credits = scope.own.get("credits").and_then(|node| credits(sink, node));
    let (hours_node, shares) = shares(sink, scope, approval == Some(TEACHING));
    Some(Line {
        approval_number: number.map(str::to_owned),
        approval,
        delivery,
        supervisor,
        credits,
        shares,
        ..scope.line(sink, hours_node?)?
    })
}

/// What an entry with `lines` says for all of them: it must be right even where no line takes it.
/// `lines` are those that were read, if all were.
pub(super) fn defaults(sink: &mut Diagnostics, scope: &Scope<'_, '_>, lines: Option<&Vec<Line>>) {
    let known = scope.names.vocabulary;
    let own = &scope.own;
    if let Some(node) = own.get("approval") {
        scalar::word(sink, node, "approval", Approval::ALL, Approval::word);
    }
    if let Some(node) = own.get("delivery") {
        scalar::word(sink, node, "delivery", &DELIVERIES, Delivery::word);
    }
    scalar::optional_text(sink, own, "approval_number");
    if let Some(node) = own.get("area") {
        area::aim(sink, node, known);
    }
    if let Some(node) = own.get("areas") {
        let items = scalar::list(sink, node, "areas", AREAS);
        area::even(sink, items, None, known, false);
    }
    if let Some(node) = own.get("split") {
        scalar::word(sink, node, "split", &["even"], |word| word);
    }
    if let Some(node) = own.get("supervisor") {
        let untaught = |line: &Line| line.approval.is_some_and(|approval| approval != TEACHING);
        if lines.is_some_and(|lines| lines.iter().all(untaught)) {
            own.refuse(sink, "supervisor", ONLY_TEACHING);
        } else {
            scope.supervisor(sink, node, "supervisor");
        }
    }
}

fn supervisor(
    sink: &mut Diagnostics,
    scope: &Scope<'_, '_>,
    approval: Option<Approval>,
) -> Option<SupervisorId> {
    if approval == Some(TEACHING) {
        let node = scope.required(sink, "supervisor", "supervisor: rivera")?;
        return scope.supervisor(sink, node, "supervisor");
    }
    if approval.is_some() {
        scope.own.refuse(sink, "supervisor", ONLY_TEACHING);
    }
    None
}

/// The node that holds the time, and the time divided among its aims.
fn shares<'n, 't>(
    sink: &mut Diagnostics,
    scope: &Scope<'n, 't>,
    teaching: bool,
) -> (Option<&'n Node<'t>>, Vec<Share>) {
    let known = scope.names.vocabulary;
    let (hours, credits) = (scope.own.get("hours"), scope.own.get("credits"));
    let Some(node) = hours.or(credits) else {
        scope.own.lacks(sink, scope.own.what, "hours", "hours: {core/ethics: 3}");
        aims(sink, scope, None, teaching);
        return (None, Vec::new());
    };
    if let Some(Value::Map(pairs)) = hours.map(|node| &node.value) {
        for key in ["area", "areas", "split"] {
            scope.own.refuse(sink, key, "the map already says what goes where");
        }
        if pairs.is_empty() && node.whole {
            let finding = Diagnostic::new(Code::EmptyValue, node.span, "`hours` has no areas");
            sink.push(finding.help("write `hours: {core/ethics: 3}`"));
        }
        return (Some(node), area::map(sink, pairs, known, teaching));
    }
    let amount = match hours {
        None => Some(Raw::Credit),
        Some(node) if matches!(node.value, Value::List(_)) => {
            let finding = Diagnostic::new(Code::WrongType, node.span, "`hours` takes no list");
            let example = "hours: 3` or `hours: {core/ethics: 2, core/health: 1}";
            let meant = of_list(node).unwrap_or_else(|| example.to_owned());
            sink.push(finding.label("this is a list").help(format!("write `{meant}`")));
            None
        }
        Some(node) => scalar::hours(sink, node, "hours").map(Raw::Clock),
    };
    (Some(node), aims(sink, scope, amount.map(|raw| (raw, node.span)), teaching))
}

/// `[core/ethics: 3, core/health: 1]` as a map.
fn of_list(node: &Node<'_>) -> Option<String> {
    let one = |item: &Node<'_>| match item.pairs()? {
        [pair] => Some(format!("{}: {}", pair.key, pair.value.text()?)),
        _ => None,
    };
    let items: Option<Vec<String>> = scalar::items(node).iter().map(one).collect();
    Some(format!("hours: {{{}}}", items.filter(|items| !items.is_empty())?.join(", ")))
}

/// One amount, aimed by `area` or by `areas` with `split`.
fn aims(
    sink: &mut Diagnostics,
    scope: &Scope<'_, '_>,
    amount: Option<(Raw, Span)>,
    teaching: bool,
) -> Vec<Share> {
    let known = scope.names.vocabulary;
    let own = &scope.own;
    if own.get("area").is_some() {
        for key in ["areas", "split"] {
            own.refuse(sink, key, "`area` already takes all of it");
        }
    }
    let listed = own.get("areas").or_else(|| {
        let inherits = own.get("area").is_none() && scope.inherited("area").is_none();
        scope.inherited("areas").filter(|_| inherits)
    });
    let single =
        own.get("area").or_else(|| scope.inherited("area").filter(|_| own.get("areas").is_none()));
    if let Some(node) = single {
        if own.get("area").is_none() {
            own.refuse(sink, "split", "the entry's `area` already takes all of it");
        }
        let aim = match area::aim(sink, node, known) {
            Some(Aim::Area(area)) if teaching => {
                area::teachable(sink, known.area_id(area), node.span, known).map(Aim::Area)
            }
            aim => aim,
        };
        let (Some(aim), Some((raw, span))) = (aim, amount) else { return Vec::new() };
        return vec![Share { span, aim, raw, teaching }];
    }
    if let Some(node) = listed {
        return split(sink, scope, node, amount, teaching);
    }
    own.refuse(sink, "split", "there are no `areas` to split among");
    if amount.is_some() && !own.has_renamed("area") && !own.has_renamed("areas") {
        sink.push(
            Diagnostic::new(Code::MissingArea, own.absent, "the hours are aimed at no area")
                .help("write `hours: {core/ethics: 3, core/health: 1.5}`, or `area: core/ethics`")
                .help("write `area: none` for time attended and claimed nowhere"),
        );
    }
    Vec::new()
}

fn split(
    sink: &mut Diagnostics,
    scope: &Scope<'_, '_>,
    node: &Node<'_>,
    amount: Option<(Raw, Span)>,
    teaching: bool,
) -> Vec<Share> {
    let items = scalar::list(sink, node, "areas", AREAS);
    let split = scope.get("split");
    let even = split.and_then(|node| scalar::word(sink, node, "split", &["even"], |word| word));
    let is_credit = matches!(amount, Some((Raw::Credit, _)));
    if split.is_none() && items.len() > 1 && !is_credit {
        sink.push(
            Diagnostic::new(
                Code::MissingSplit,
                node.span,
                "the hours are not divided among the areas",
            )
            .label(format!("{} areas", items.len()))
            .help("write a map, for instance `hours: {core/ethics: 3, core/health: 1.5}`")
            .help("or write `split: even`"),
        );
    }
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        let finding = Diagnostic::new(Code::EmptyValue, node.span, "`areas` has no areas");
        sink.push(finding.help("write `areas: [core/ethics]`"));
    }
    match amount {
        Some((Raw::Credit, span)) => {
            sink.push(
                Diagnostic::new(Code::MissingSplit, span, "academic credit alone goes to one area")
                    .help("write beside it how the hours divide, in place of `areas`: `hours: {core/ethics: 5, core/health: 10}`"),
            );
            Vec::new()
        }
        Some((Raw::Clock(hours), span)) => {
            let hours = (even.is_some() || items.len() == 1).then_some((hours, span));
            let shares = area::even(sink, items, hours, scope.names.vocabulary, teaching);
            let known = scope.names.vocabulary;
            if teaching {
                for item in items {
                    let Some(id) = item.text().filter(|id| known.area(id).is_some()) else {
                        continue;
                    };
                    area::teachable(sink, id, item.span, known);
                }
            }
            shares
        }
        None => Vec::new(),
    }
}

fn credits(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Placed<Credits>> {
    let fields = Fields::of(sink, node, "academic credit", &["semester", "quarter"])?;
    let calendars = [Calendar::Semester, Calendar::Quarter];
    let given: Vec<_> =
        calendars.into_iter().filter_map(|c| Some((c, fields.get(c.word())?))).collect();
    let [(calendar, value)] = given.as_slice() else {
        sink.push(
            Diagnostic::new(
                Code::MissingKey,
                node.span,
                "academic credit is `semester` or `quarter`",
            )
            .help("write `credits: {semester: 3}` or `credits: {quarter: 4}`"),
        );
        return None;
    };
    let text = scalar::text(sink, value, calendar.word())?;
    // Credits are written like hours in decimals: at most two of them, and more than none.
    let read = (!text.contains(['h', 'm', ':'])).then(|| Hours::parse(text).ok()).flatten();
    let hundredths = read.and_then(|credits| u32::try_from(credits.hundredths()).ok());
    if hundredths.is_none() {
        sink.push(
            Diagnostic::new(
                Code::BadNumber,
                value.span,
                format!("`{text}` is no number of credits"),
            )
            .help(format!("write `credits: {{{}: 3}}`", calendar.word())),
        );
    }
    let value = Credits { calendar: *calendar, hundredths: hundredths? };
    Some(Placed { value, span: node.span })
}

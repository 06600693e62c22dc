//! What every entry has: its date, its lines, its certificates.

use std::ops::Range;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::{Disallowed, Entry, Evidence, Line, Placed};
use crate::model::hours::Hours;
use crate::model::period::Period;
use crate::model::vocabulary::{AreaId, AttributeId, ProgramId};
use crate::model::words::{Allocation, Approval, Delivery, Kind, Note};
use crate::read::entry::{
    Names, Scope, calendar, cases, hours_over_day, keys, supervision, training,
};
use crate::read::fields::Fields;
use crate::read::scalar;
use crate::read::suggest;
use crate::source::{FileId, Span};
use crate::syntax::yaml::{Node, Value};

/// Reads an entry of `kind`.
pub(super) fn entry(
    sink: &mut Diagnostics,
    file: FileId,
    kind: Kind,
    fields: &Fields<'_, '_>,
    names: Names<'_>,
    body: Range<usize>,
) -> Entry {
    let date = fields.required(sink, "date", "date: 2024-06-07");
    let date = date.and_then(|node| scalar::period(sink, node, "date"));
    let title = match kind {
        Kind::Training => fields
            .required(sink, "title", "title: Ethics in practice")
            .and_then(|node| scalar::text(sink, node, "title"))
            .map(str::to_owned),
        Kind::Supervision | Kind::Cases => scalar::optional_text(sink, fields, "title"),
    };
    let provider = (kind == Kind::Training)
        .then(|| fields.required(sink, "provider", "provider: Example Institute"))
        .flatten()
        .and_then(|node| scalar::text(sink, node, "provider"))
        .map(str::to_owned);
    let lines = lines(sink, kind, fields, names, date);
    let allocation = allocation(sink, fields, &lines);
    let entry = Entry {
        file,
        kind,
        // A fault of the date leaves the entry unread, whatever stands in its place here.
        date: date.unwrap_or(Placed { value: NO_DATE, span: fields.absent }),
        title,
        provider,
        evidence: unused_evidence(sink, fields, node_lines(fields)),
        certificate_hours: placed_hours(sink, fields, "certificate_hours"),
        allocation,
        programs: fields.get("programs").map(|node| programs(sink, node, names)),
        draft: truth(sink, fields, "draft").unwrap_or(false),
        claim: truth(sink, fields, "claim").unwrap_or(true),
        disallowed: disallowed(sink, fields, names),
        tags: match fields.get("tags") {
            Some(node) => scalar::texts(sink, node, "tags", "[online, ethics]"),
            None => Vec::new(),
        },
        also: also(sink, fields, names),
        note: note(sink, kind, fields),
        lines,
        body,
    };
    if let Some(node) = fields.get("allow") {
        crate::read::allow::read(sink, node);
    }
    if let Some(node) = fields.get("clients") {
        scalar::count(sink, node, "clients");
    }
    if let Some(date) = date {
        let amount = |key| Some((key, fields.get(key)?.text()?));
        let written = amount("each").or_else(|| amount("hours"));
        hours_over_day(sink, date, &entry.lines, written, |line| {
            line.credits.is_none()
                && (kind != Kind::Training || line.delivery != Some(Delivery::Asynchronous))
        });
    }
    entry
}

/// The entry's own certificates where every line names others: they are looked at all the same.
fn unused_evidence(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    lines: &[Node<'_>],
) -> Vec<Evidence> {
    let names_its_own = |line: &Node<'_>| {
        line.pairs().is_some_and(|pairs| pairs.iter().any(|pair| pair.key == "evidence"))
    };
    if lines.is_empty() || !lines.iter().all(names_its_own) {
        return Vec::new();
    }
    scalar::optional_evidence(sink, fields)
}

fn node_lines<'n, 't>(fields: &Fields<'n, 't>) -> &'n [Node<'t>] {
    match fields.get("lines").map(|node| &node.value) {
        Some(Value::List(items)) => items,
        Some(Value::Scalar(_) | Value::Map(_)) | None => &[],
    }
}

/// What stands for a date that can't be read.
pub(super) const NO_DATE: Period =
    Period { from: jiff::civil::Date::ZERO, to: jiff::civil::Date::ZERO };

/// The areas that the entry's hours have in other programs.
fn also(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    names: Names<'_>,
) -> Vec<(ProgramId, AreaId)> {
    let Some(node) = fields.get("also") else { return Vec::new() };
    let Some(pairs) = node.pairs() else {
        if !node.is_lost() {
            let message = "`also` takes programs, each with an area";
            let finding = Diagnostic::new(Code::WrongType, node.span, message);
            let program = names.vocabulary.any_program();
            sink.push(
                finding
                    .label(format!("this is {}", node.what()))
                    .help(format!("write `also: {{{program}: core/ethics}}`")),
            );
        }
        return Vec::new();
    };
    let mut also = Vec::new();
    for pair in pairs {
        let program = program(sink, &pair.key, pair.key_span, names);
        let area = super::area::named(sink, &pair.value, names.vocabulary);
        also.extend(program.zip(area));
    }
    also
}

/// The keys that packs declare, on the line or its entry.
fn attributes(sink: &mut Diagnostics, scope: &Scope<'_, '_>) -> Vec<(AttributeId, usize)> {
    let mut found = Vec::new();
    for (id, attribute) in scope.names.vocabulary.all_attributes() {
        let key = attribute.id.as_str();
        let Some(node) = scope.get(key) else { continue };
        let places: Vec<usize> = (0..attribute.values.len()).collect();
        let name =
            |at: usize| attribute.values.get(at).map(|(word, _)| word.as_str()).unwrap_or_default();
        found.extend(scalar::word(sink, node, key, &places, name).map(|value| (id, value)));
    }
    found
}

fn lines(
    sink: &mut Diagnostics,
    kind: Kind,
    fields: &Fields<'_, '_>,
    names: Names<'_>,
    date: Option<Placed<Period>>,
) -> Vec<Line> {
    // A fault of the date is said already; the lines are read for their own faults.
    let date = date.unwrap_or(Placed { value: NO_DATE, span: fields.absent });
    let Some(node) = fields.get("lines") else {
        let scope = Scope { own: *fields, entry: None, date, names };
        return line(sink, kind, &scope).into_iter().collect();
    };
    for key in ["hours", "credits", "sessions", "each", "teaching"] {
        fields.refuse(sink, key, "the entry has `lines`, and each line has its own");
    }
    let items = match &node.value {
        Value::List(items) if !items.is_empty() => items.as_slice(),
        Value::Scalar(_) if node.is_lost() => return Vec::new(),
        Value::List(_) | Value::Scalar(_) | Value::Map(_) => {
            sink.push(
                Diagnostic::new(Code::WrongType, node.span, "`lines` takes a list")
                    .label(format!("this is {}", node.what()))
                    .help("write one line as `- {hours: 2, area: core/ethics}`"),
            );
            return Vec::new();
        }
    };
    if let Some(finding) = calendar::of_days(items, date) {
        sink.push(finding);
        return Vec::new();
    }
    let mut known = keys::of_line(kind);
    known.extend(names.vocabulary.attributes(kind));
    let read = |item: &Node<'_>| {
        let own = Fields::of(sink, item, "a line", &known)?;
        line(sink, kind, &Scope { own, entry: Some(*fields), date, names })
    };
    let lines: Vec<Line> = items.iter().filter_map(read).collect();
    let scope = Scope { own: *fields, entry: None, date, names };
    match kind {
        Kind::Training => {
            training::defaults(sink, &scope, (lines.len() == items.len()).then_some(&lines));
        }
        Kind::Supervision => supervision::defaults(sink, &scope),
        Kind::Cases => cases::defaults(sink, &scope),
    }
    lines
}

fn line(sink: &mut Diagnostics, kind: Kind, scope: &Scope<'_, '_>) -> Option<Line> {
    match kind {
        Kind::Training => training::line(sink, scope),
        Kind::Supervision => supervision::line(sink, scope),
        Kind::Cases => cases::line(sink, scope),
    }
}

impl Scope<'_, '_> {
    /// A line with what all kinds share; its shares and its kind's own values are still empty.
    pub(super) fn line(&self, sink: &mut Diagnostics, hours: &Node<'_>) -> Option<Line> {
        let evidence = self.get("evidence").map(|node| scalar::evidence(sink, node));
        let own = self.entry.and(self.own.get("title"));
        let title = own.and_then(|node| scalar::text(sink, node, "title"));
        Some(Line {
            span: self.own.span,
            date: self.date(sink)?,
            title: title.map(str::to_owned),
            approval_number: None,
            approval: None,
            delivery: None,
            supervisor: None,
            with: Vec::new(),
            setting: None,
            group_size: None,
            modality: None,
            focus: None,
            attributes: attributes(sink, self),
            evidence: evidence.unwrap_or_default(),
            credits: None,
            hours_span: hours.span,
            shares: Vec::new(),
        })
    }

    /// The required delivery, one of those that the kind allows.
    pub(super) fn delivery(
        &self,
        sink: &mut Diagnostics,
        allowed: &[Delivery],
    ) -> Option<Delivery> {
        let example = format!("delivery: {}", allowed.first().map_or("", |d| d.word()));
        let node = self.required(sink, "delivery", &example)?;
        scalar::word(sink, node, "delivery", allowed, Delivery::word)
    }
}

fn allocation(sink: &mut Diagnostics, fields: &Fields<'_, '_>, lines: &[Line]) -> Allocation {
    let node = fields.get("allocation");
    let written = node
        .and_then(|node| scalar::word(sink, node, "allocation", Allocation::ALL, Allocation::word));
    let single = lines.iter().map(|line| line.shares.len()).sum::<usize>() <= 1;
    written.unwrap_or(if single { Allocation::Certificate } else { Allocation::Own })
}

fn placed_hours(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    key: &str,
) -> Option<Placed<Hours>> {
    let node = fields.get(key)?;
    scalar::hours(sink, node, key).map(|value| Placed { value, span: node.span })
}

fn truth(sink: &mut Diagnostics, fields: &Fields<'_, '_>, key: &str) -> Option<bool> {
    scalar::truth(sink, fields.get(key)?, key)
}

fn note(sink: &mut Diagnostics, kind: Kind, fields: &Fields<'_, '_>) -> Note {
    let Some(node) = fields.get("note") else { return Note::Private };
    let place = scalar::word(sink, node, "note", Note::ALL, Note::word).unwrap_or(Note::Private);
    if place == Note::Packet && kind != Kind::Training {
        let message = format!("the body of {} stays private", super::what(kind));
        sink.push(
            Diagnostic::new(Code::NoteNotPrivate, node.span, message)
                .label("only a training's body may go into a packet")
                .help("remove the line; `private` is the default"),
        );
        return Note::Private;
    }
    place
}

fn programs(sink: &mut Diagnostics, node: &Node<'_>, names: Names<'_>) -> Vec<ProgramId> {
    scalar::program_ids(sink, node, names.vocabulary, |sink, id, span| {
        program(sink, id, span, names)
    })
}

fn disallowed(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    names: Names<'_>,
) -> Vec<Disallowed> {
    let Some(node) = fields.get("disallowed") else { return Vec::new() };
    let any = names.vocabulary.any_program();
    let one = |item: &Node<'_>| {
        let fields = Fields::of(sink, item, "a refusal", &["program", "on", "reason"])?;
        let node = fields.required(sink, "program", &format!("program: {any}"))?;
        let id = scalar::text(sink, node, "program")?;
        Some(Disallowed {
            program: program(sink, id, node.span, names)?,
            on: scalar::optional_day(sink, &fields, "on"),
            reason: scalar::optional_text(sink, &fields, "reason").unwrap_or_default(),
        })
    };
    scalar::items(node).iter().filter_map(one).collect()
}

fn program(sink: &mut Diagnostics, id: &str, span: Span, names: Names<'_>) -> Option<ProgramId> {
    let known = names.vocabulary.program(id);
    if known.is_none() {
        sink.push(unknown_program(span, id, names));
    }
    known
}

fn unknown_program(span: Span, id: &str, names: Names<'_>) -> Diagnostic {
    let ids: Vec<&str> = names.vocabulary.programs().collect();
    Diagnostic::new(Code::UnknownProgram, span, format!("there is no program `{id}`"))
        .label(suggest::program(id, &ids, names.vocabulary.any_program()))
        .help("`practicum programs list` shows all of them")
}

/// The approval that a training's teaching by a supervisor has.
pub(super) const TEACHING: Approval = Approval::Supervisor;

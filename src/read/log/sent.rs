//! Applications that were sent, and what the reviewers asked when they returned them.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Placed;
use crate::model::log::Log;
use crate::model::sent::{Asked, Sent};
use crate::model::vocabulary::ProgramId;
use crate::read::fields::Fields;
use crate::read::log::{Known, settings};
use crate::read::{record, scalar, suggest};
use crate::source::Span;
use crate::syntax::yaml::Node;

/// How one is written.
const EXAMPLE: &str = "[{sent: 2025-06-01, returned: 2025-07-14, points: [{asked: …, answer: …}]}]";

/// Reads `submissions`, once the programs are known.
pub(super) fn read(sink: &mut Diagnostics, root: &Fields<'_, '_>, known: Known<'_>, log: &mut Log) {
    let Some(node) = root.get("submissions") else { return };
    let mut all: Vec<Sent> = Vec::new();
    for item in scalar::list(sink, node, "submissions", EXAMPLE) {
        let Some(sent) = one(sink, item, known, log) else { continue };
        let is_same =
            |one: &&Sent| one.program == sent.program && one.sent.value == sent.sent.value;
        if let Some(first) = all.iter().find(is_same) {
            let message = format!("two submissions were sent on {}", sent.sent.value);
            sink.push(
                Diagnostic::new(Code::DuplicateKey, sent.sent.span, message)
                    .label("the second")
                    .related(first.sent.span, "the first")
                    .help("keep one of the two, or write the day on which each was sent"),
            );
            continue;
        }
        all.push(sent);
    }
    all.sort_by_key(|one| one.sent.value);
    log.submissions = all;
}

fn one(sink: &mut Diagnostics, node: &Node<'_>, known: Known<'_>, log: &Log) -> Option<Sent> {
    let before = sink.len();
    let keys = ["program", "sent", "code", "returned", "points"];
    let fields = Fields::of(sink, node, "a submission", &keys)?;
    let program = program(sink, &fields, known, log);
    let sent = fields.required(sink, "sent", "sent: 2025-06-01");
    let sent = sent
        .and_then(|node| Some(Placed { value: scalar::day(sink, node, "sent")?, span: node.span }));
    let code = fields.get("code").and_then(|node| record::code(sink, node));
    let returned = scalar::optional_day(sink, &fields, "returned");
    if let (Some(sent), Some(day), Some(node)) = (sent, returned, fields.get("returned"))
        && day < sent.value
    {
        let message = format!("it was returned on {day}, before it was sent");
        sink.push(
            Diagnostic::new(Code::ReversedRange, node.span, message)
                .label("earlier than that")
                .related(sent.span, "sent on this day"),
        );
    }
    let points = points(sink, &fields);
    if fields.get("points").is_some() {
        fields.required(sink, "returned", "returned: 2025-07-14");
    }
    let sound = node.whole && sink.len() == before;
    let (true, Some(program), Some(sent)) = (sound, program, sent) else { return None };
    Some(Sent { program, sent, code, returned, points })
}

/// The program that it was for: the one named, or the only one.
fn program(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    known: Known<'_>,
    log: &Log,
) -> Option<ProgramId> {
    let id = |program: ProgramId| known.vocabulary.program_id(program);
    let pursued: Vec<ProgramId> = log.programs.iter().map(|one| one.program).collect();
    let Some(node) = fields.get("program") else {
        return match pursued.as_slice() {
            [] => None,
            [only] => Some(*only),
            [first, ..] => {
                fields.lacks(sink, fields.what, "program", &format!("program: {}", id(*first)));
                None
            }
        };
    };
    let found = scalar::text(sink, node, "program")?;
    let program = settings::program(sink, found, node.span, known)?;
    if !pursued.is_empty() && !pursued.contains(&program) {
        let message = format!("the log does not pursue `{found}`");
        let ids: Vec<&str> = pursued.iter().map(|one| id(*one)).collect();
        sink.push(
            Diagnostic::new(Code::UnknownProgram, node.span, message)
                .label(suggest::program(found, &ids, ids.first().copied().unwrap_or_default()))
                .help("what was sent for a program is kept while `programs` names it"),
        );
        return None;
    }
    Some(program)
}

fn points(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Vec<Asked> {
    let Some(node) = fields.get("points") else { return Vec::new() };
    let example = "[{asked: Which sessions were with a group?, answer: …, see: supervision}]";
    let items = scalar::list(sink, node, "points", example);
    items.iter().filter_map(|item| point(sink, item)).collect()
}

fn point(sink: &mut Diagnostics, node: &Node<'_>) -> Option<Asked> {
    let fields = Fields::of(sink, node, "a point", &["asked", "answer", "see"])?;
    let asked = fields.required(sink, "asked", "asked: Which sessions were with a group?");
    let asked = asked.and_then(|node| scalar::text(sink, node, "asked")).map(str::to_owned);
    // An answer that is still to be written is no fault of the log.
    let answer = fields.get("answer").filter(|node| node.text() != Some(""));
    let answer = answer.and_then(|node| scalar::text(sink, node, "answer")).map(str::to_owned);
    let see = fields.get("see").map(scalar::items).unwrap_or_default();
    let see = see.iter().filter_map(|node| Some((node.span, scalar::text(sink, node, "see")?)));
    let see: Vec<Placed<String>> =
        see.map(|(span, text)| Placed { value: text.to_owned(), span }).collect();
    Some(Asked { span: narrowed(&fields), asked: asked?, answer, see })
}

/// The place of a point: its question, where it has one, for the whole may be many lines.
fn narrowed(fields: &Fields<'_, '_>) -> Span {
    fields.get("asked").map_or(fields.span, |node| node.span)
}

//! The supervisors and their contracts.

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Placed;
use crate::model::log::{Contract, Log, Supervisor, SupervisorId};
use crate::read::fields::{self, Fields};
use crate::read::log::{Known, document, settings};
use crate::read::scalar;
use crate::source::Span;
use crate::syntax::yaml::Node;

/// Reads `supervisors` into the log, and says which ids entries may name; nothing if that can't be
/// told.
pub(super) fn read(
    sink: &mut Diagnostics,
    root: &Fields<'_, '_>,
    known: Known<'_>,
    log: &mut Log,
) -> Option<BTreeMap<String, SupervisorId>> {
    let mut ids = BTreeMap::new();
    let Some(node) = root.get("supervisors") else { return Some(ids) };
    let Some(pairs) = node.pairs() else {
        if !node.is_lost() {
            sink.push(nameless(node));
        }
        return None;
    };
    let mut primary: Option<Span> = None;
    for pair in pairs {
        let own = pair.value.pairs().unwrap_or_default().iter().find(|own| own.key == "primary");
        if let Some(own) = own.filter(|own| own.value.text() == Some("true")) {
            match primary {
                None => primary = Some(own.value.span),
                Some(first) => sink.push(two_primaries(own.value.span, first)),
            }
        }
        ids.insert(pair.key.clone().into_owned(), SupervisorId(log.supervisors.len()));
        let supervisor = one(sink, &pair.key, &pair.value, known);
        log.supervisors.push(supervisor);
    }
    Some(ids)
}

fn two_primaries(second: Span, first: Span) -> Diagnostic {
    let message = "a second supervisor is the primary one";
    Diagnostic::new(Code::TwoPrimaries, second, message)
        .label("only one can be")
        .related(first, "the first")
        .help("remove `primary: true` from the one who is not")
}

/// Says that each supervisor has a short name, and which would do.
fn nameless(node: &Node<'_>) -> Diagnostic {
    let message = "each supervisor stands under a short name";
    let finding = Diagnostic::new(Code::WrongType, node.span, message)
        .label(format!("this is {}", node.what()));
    let name = scalar::items(node).first().and_then(|item| match item.pairs() {
        Some(pairs) => pairs.iter().find(|pair| pair.key == "name")?.value.text(),
        None => item.text(),
    });
    let name = name.filter(|name| !name.is_empty() && name.len() < 100).unwrap_or("Alex Rivera");
    let id = fields::short(name);
    finding
        .help(format!(
            "write a line `  {id}:`, and below it `    name: {name}` and what else there is"
        ))
        .help("entries name the supervisor by the short name")
}

fn one(sink: &mut Diagnostics, id: &str, node: &Node<'_>, known: Known<'_>) -> Supervisor {
    let mut supervisor = Supervisor {
        id: id.to_owned(),
        name: id.to_owned(),
        primary: false,
        contracts: Vec::new(),
        documents: Vec::new(),
        whole: false,
    };
    let before = sink.len();
    let keys = ["name", "primary", "contract", "documents"];
    let Some(fields) = Fields::of(sink, node, "a supervisor", &keys) else { return supervisor };
    let name = fields.required(sink, "name", "name: Alex Rivera, PhD, CST-S");
    if let Some(name) = name.and_then(|node| scalar::text(sink, node, "name")) {
        name.clone_into(&mut supervisor.name);
    }
    let primary = fields.get("primary").and_then(|node| scalar::truth(sink, node, "primary"));
    supervisor.primary = primary.unwrap_or(false);
    if let Some(node) = fields.get("contract") {
        let items = scalar::items(node).iter();
        supervisor.contracts = items.filter_map(|item| contract(sink, item, known)).collect();
    }
    supervisor.documents = document::list(sink, &fields, known.vocabulary, false);
    // A list or mapping in it that is not whole was dropped by a fault said before.
    let kept = fields.pairs().iter().all(|pair| pair.value.whole);
    supervisor.whole = node.whole && kept && sink.len() == before;
    supervisor
}

fn contract(sink: &mut Diagnostics, node: &Node<'_>, known: Known<'_>) -> Option<Contract> {
    let before = sink.len();
    let keys = ["signed", "documents", "ended", "programs", "evidence"];
    let fields = Fields::of(sink, node, "a contract", &keys)?;
    let signed = fields.required(sink, "signed", "signed: 2023-02-01")?;
    let day = scalar::day(sink, signed, "signed");
    let documents = scalar::optional_day(sink, &fields, "documents");
    let ended = scalar::optional_day(sink, &fields, "ended");
    let begins = day.map(|day| documents.map_or(day, |documents| documents.max(day)));
    if let (Some(begins), Some(ended), Some(node)) = (begins, ended, fields.get("ended"))
        && ended < begins
    {
        sink.push(scalar::reversed(node.span));
    }
    let programs = fields.get("programs").map(|node| settings::program_ids(sink, node, known));
    let sound = node.whole && sink.len() == before;
    let evidence = scalar::optional_evidence(sink, &fields);
    let signed = Placed { value: day?, span: signed.span };
    sound.then_some(Contract { span: node.span, signed, documents, ended, programs, evidence })
}

//! Which hours supervisors have signed for.

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Placed;
use crate::model::log::{Log, Signoff, SupervisorId};
use crate::read::answer;
use crate::read::fields::Fields;
use crate::read::{record, scalar, suggest};
use crate::syntax::yaml::Node;

const KEYS: [&str; 4] = ["by", "through", "code", "evidence"];

/// Reads `signoffs`.
pub(super) fn read(
    sink: &mut Diagnostics,
    root: &Fields<'_, '_>,
    log: &mut Log,
    supervisors: Option<&BTreeMap<String, SupervisorId>>,
) {
    let Some(node) = root.get("signoffs") else { return };
    let example = "[{by: rivera, through: 2024-06-30, code: K7QF2-9XM4T}]";
    for item in scalar::list(sink, node, "signoffs", example) {
        let Some(signoff) = one(sink, item, supervisors) else { continue };
        let first = log
            .signoffs
            .iter()
            .find(|known| (known.by, known.code.value) == (signoff.by, signoff.code.value));
        match first {
            None => log.signoffs.push(signoff),
            Some(first) => {
                let message = format!("the sign-off `{}` is listed twice", signoff.code.value);
                let finding = Diagnostic::new(Code::DuplicateKey, signoff.code.span, message);
                sink.push(
                    finding
                        .label("the second time")
                        .related(first.code.span, "the first time")
                        .help("keep one of the two"),
                );
            }
        }
    }
}

fn one(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    supervisors: Option<&BTreeMap<String, SupervisorId>>,
) -> Option<Signoff> {
    let before = sink.len();
    let fields = Fields::of(sink, node, "a sign-off", &KEYS)?;
    let by = fields.required(sink, "by", "by: rivera");
    let by = by.and_then(|node| supervisor(sink, node, supervisors));
    let through = fields.required(sink, "through", "through: 2024-06-30").and_then(|node| {
        let value = scalar::day(sink, node, "through")?;
        Some(Placed { value, span: node.span })
    });
    let code = fields.required(sink, "code", "code: K7QF2-9XM4T");
    let code = code.and_then(|node| record::code(sink, node));
    let sound = node.whole && sink.len() == before;
    let evidence = scalar::optional_evidence(sink, &fields);
    let signoff = Signoff { span: node.span, by: by?, through: through?, code: code?, evidence };
    sound.then_some(signoff)
}

/// The supervisor of this id. Where the supervisors could not be read, none is looked for.
fn supervisor(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    supervisors: Option<&BTreeMap<String, SupervisorId>>,
) -> Option<SupervisorId> {
    let id = scalar::text(sink, node, "by")?;
    let supervisors = supervisors?;
    if let Some(known) = supervisors.get(id) {
        return Some(*known);
    }
    let ids = || supervisors.keys().map(String::as_str);
    let message = format!("there is no supervisor `{id}`");
    let label = match answer::supervisor(id, ids()) {
        Some(meant) => format!("write the short name: `{meant}`"),
        None => suggest::instead(id, ids()),
    };
    sink.push(Diagnostic::new(Code::UnknownSupervisor, node.span, message).label(label));
    None
}

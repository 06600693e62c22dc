//! Statements, programs, exceptions and the settings of the log.

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Placed;
use crate::model::log::{Attestation, Exception, Extra, Log, Pursuit, SupervisorId};
use crate::model::period::Period;
use crate::model::requirement::{Attested, Rule};
use crate::model::vocabulary::ProgramId;
use crate::model::words::Paper;
use crate::read::fields::{self, Fields};
use crate::read::log::{Known, days};
use crate::read::suggest;
use crate::read::{answer, scalar};
use crate::source::Span;
use crate::syntax::yaml::{Node, Value};

/// Reads `attestations`.
pub(super) fn attestations(
    sink: &mut Diagnostics,
    root: &Fields<'_, '_>,
    known: Known<'_>,
    log: &mut Log,
    supervisors: Option<&BTreeMap<String, SupervisorId>>,
) {
    let Some(node) = root.get("attestations") else { return };
    let asked: BTreeMap<&str, &Attested> =
        known.packs.attestations().map(|one| (one.id.as_str(), one)).collect();
    let Some(pairs) = node.pairs() else {
        Fields::of(sink, node, "`attestations`", &["code-of-conduct"]);
        return;
    };
    for pair in pairs.iter().filter(|pair| !fields::is_own(&pair.key)) {
        let Some(asked) = asked.get(pair.key.as_ref()) else {
            // A pack that can't be read may be the one that asks for it.
            if !known.packs.broken.is_empty() {
                continue;
            }
            let message = format!("no program asks for `{}`", pair.key);
            let label = suggest::instead(&pair.key, asked.keys().copied());
            sink.push(Diagnostic::new(Code::UnknownKey, pair.key_span, message).label(label));
            continue;
        };
        let items = scalar::items(&pair.value).iter();
        let list =
            items.filter_map(|item| attestation(sink, item, asked, log, supervisors)).collect();
        log.attestations.insert(pair.key.clone().into_owned(), list);
    }
}

fn attestation(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    asked: &Attested,
    log: &Log,
    supervisors: Option<&BTreeMap<String, SupervisorId>>,
) -> Option<Attestation> {
    let before = sink.len();
    let keys = ["from", "signed", "dated", "sent-direct", "evidence"];
    let fields = Fields::of(sink, node, "a statement", &keys)?;
    let mut from = scalar::optional_text(sink, &fields, "from");
    if let (true, Some(id), Some(node), Some(supervisors)) =
        (asked.by_supervisor, from.as_ref(), fields.get("from"), supervisors)
    {
        match supervisors.get(id) {
            Some(supervisor) => from = Some(log.supervisor_name(*supervisor).to_owned()),
            None => sink.push(
                Diagnostic::new(
                    Code::UnknownSupervisor,
                    node.span,
                    format!("there is no supervisor `{id}`"),
                )
                .label(
                    match answer::supervisor(id, supervisors.keys().map(String::as_str)) {
                        Some(meant) => format!("write the short name: `{meant}`"),
                        None => suggest::instead(id, supervisors.keys().map(String::as_str)),
                    },
                ),
            ),
        }
    }
    let signed = scalar::optional_day(sink, &fields, "signed");
    let dated = scalar::optional_day(sink, &fields, "dated");
    let sent_direct = scalar::optional_day(sink, &fields, "sent-direct");
    let sound = node.whole && sink.len() == before;
    let evidence = scalar::optional_evidence(sink, &fields);
    sound.then_some(Attestation { from, signed, dated, sent_direct, evidence })
}

/// Reads `programs`: a list of ids, or a mapping of ids to what is chosen for them.
pub(super) fn programs(
    sink: &mut Diagnostics,
    root: &Fields<'_, '_>,
    known: Known<'_>,
    log: &mut Log,
) {
    let Some(node) = root.get("programs") else {
        let example = format!("programs: [{}]", known.vocabulary.any_program());
        root.lacks(sink, root.what, "programs", &example);
        return;
    };
    match &node.value {
        Value::Map(pairs) => {
            for pair in pairs {
                let Some(program) = program(sink, &pair.key, pair.key_span, known) else {
                    continue;
                };
                let pursuit = pursuit(sink, &pair.value, program, known);
                if log.programs.iter().all(|one| one.program != program) {
                    log.programs.push(pursuit);
                }
            }
        }
        Value::List(_) | Value::Scalar(_) => {
            log.programs.extend(program_ids(sink, node, known).into_iter().map(Pursuit::of));
        }
    }
}

/// What is chosen for a program: its version, the day of certification, the days that count.
fn pursuit(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    program: ProgramId,
    known: Known<'_>,
) -> Pursuit {
    let mut pursuit = Pursuit::of(program);
    if node.text() == Some("") {
        return pursuit;
    }
    let keys = ["version", "certified", "from", "to"];
    let Some(fields) = Fields::of(sink, node, "a program", &keys) else { return pursuit };
    pursuit.version = version(sink, &fields, program, known);
    pursuit.certified = scalar::optional_day(sink, &fields, "certified");
    if fields.get("from").is_some() || fields.get("to").is_some() {
        fields.required(sink, "to", "to: 2026-12-31");
        if let Some((from, Some(to))) = days(sink, &fields) {
            pursuit.period = Some(Period { from, to });
        }
    }
    pursuit
}

fn version(
    sink: &mut Diagnostics,
    fields: &Fields<'_, '_>,
    program: ProgramId,
    known: Known<'_>,
) -> Option<Placed<String>> {
    let node = fields.get("version")?;
    let found = scalar::text(sink, node, "version")?;
    let versions: Vec<&str> =
        known.packs.versions(program).map(|pack| pack.version.as_str()).collect();
    if !versions.contains(&found) {
        sink.push(
            Diagnostic::new(
                Code::UnknownVersion,
                node.span,
                format!("there is no version `{found}`"),
            )
            .label(suggest::version(found, &versions)),
        );
        return None;
    }
    Some(Placed { value: found.to_owned(), span: node.span })
}

/// A list of program ids.
pub(super) fn program_ids(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    known: Known<'_>,
) -> Vec<ProgramId> {
    scalar::program_ids(sink, node, known.vocabulary, |sink, id, span| {
        program(sink, id, span, known)
    })
}

pub(super) fn program(
    sink: &mut Diagnostics,
    id: &str,
    span: Span,
    known: Known<'_>,
) -> Option<ProgramId> {
    let program = known.vocabulary.program(id);
    // A pack that can't be read may be the one that is meant.
    if program.is_none() && !known.packs.unread {
        let ids: Vec<&str> = known.vocabulary.programs().collect();
        sink.push(
            Diagnostic::new(Code::UnknownProgram, span, format!("there is no program `{id}`"))
                .label(suggest::program(id, &ids, known.vocabulary.any_program()))
                .help("`practicum programs list` shows all of them"),
        );
    }
    program
}

/// Reads `packet`.
pub(super) fn packet(sink: &mut Diagnostics, root: &Fields<'_, '_>, log: &mut Log) {
    let Some(node) = root.get("packet") else { return };
    let Some(fields) = Fields::of(sink, node, "`packet`", &["paper"]) else { return };
    let paper = fields.get("paper");
    log.paper = paper.and_then(|node| scalar::word(sink, node, "paper", Paper::ALL, Paper::word));
}

/// Reads `extras`.
pub(super) fn extras(sink: &mut Diagnostics, root: &Fields<'_, '_>, log: &mut Log) {
    let Some(node) = root.get("extras") else { return };
    let items = scalar::list(
        sink,
        node,
        "extras",
        "[{title: Curriculum vitae, evidence: evidence/cv.pdf}]",
    );
    for item in items {
        let Some(fields) = Fields::of(sink, item, "an extra", &["title", "evidence"]) else {
            continue;
        };
        let title = fields.required(sink, "title", "title: Curriculum vitae");
        let title = title.and_then(|node| scalar::text(sink, node, "title")).map(str::to_owned);
        let evidence = fields.required(sink, "evidence", "evidence: evidence/cv.pdf");
        let evidence = evidence.map(|node| scalar::evidence(sink, node)).unwrap_or_default();
        log.extras.extend(title.map(|title| Extra { title, evidence }));
    }
}

/// Reads `pauses`.
pub(super) fn pauses(sink: &mut Diagnostics, root: &Fields<'_, '_>, log: &mut Log) {
    let Some(node) = root.get("pauses") else { return };
    for item in scalar::list(sink, node, "pauses", "[{from: 2024-01-01, to: 2024-03-31}]") {
        let before = sink.len();
        let Some(fields) = Fields::of(sink, item, "a pause", &["from", "to"]) else { continue };
        fields.required(sink, "to", "to: 2024-03-31");
        let days = days(sink, &fields);
        if let (true, Some((from, Some(to)))) = (item.whole && sink.len() == before, days) {
            log.pauses.push(Period { from, to });
        }
    }
}

/// Reads `exceptions`.
pub(super) fn exceptions(
    sink: &mut Diagnostics,
    root: &Fields<'_, '_>,
    known: Known<'_>,
    log: &mut Log,
) {
    let Some(node) = root.get("exceptions") else { return };
    let items = scalar::list(
        sink,
        node,
        "exceptions",
        "[{requirement: membership, from: 2024-01-01, to: 2024-02-01, statement: …}]",
    );
    for item in items {
        let before = sink.len();
        let keys = ["requirement", "from", "to", "statement", "evidence"];
        let Some(fields) = Fields::of(sink, item, "an exception", &keys) else { continue };
        fields.required(sink, "to", "to: 2024-03-31");
        let days = days(sink, &fields);
        let requirement = fields.required(sink, "requirement", "requirement: membership");
        let requirement = requirement.and_then(|node| requirement_id(sink, node, known));
        let statement = scalar::optional_text(sink, &fields, "statement");
        let sound = item.whole && sink.len() == before;
        let evidence = scalar::optional_evidence(sink, &fields);
        if let (true, Some(requirement), Some((from, Some(to)))) = (sound, requirement, days) {
            let period = Period { from, to };
            log.exceptions.push(Exception { requirement, period, statement, evidence });
        }
    }
}

/// The id of a requirement that something must be in force: only such a one has gaps to explain.
fn requirement_id(
    sink: &mut Diagnostics,
    node: &Node<'_>,
    known: Known<'_>,
) -> Option<Placed<String>> {
    let found = scalar::text(sink, node, "requirement")?;
    let in_force =
        known.packs.requirements().filter(|one| matches!(one.rule, Rule::InForce { .. }));
    let mut ids: Vec<&str> = in_force.map(|one| one.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    if !ids.contains(&found) {
        let message = format!("`{found}` is no requirement that has gaps to explain");
        let finding = Diagnostic::new(Code::UnknownRequirement, node.span, message);
        sink.push(finding.label(suggest::instead(found, ids)));
        return None;
    }
    Some(Placed { value: found.to_owned(), span: node.span })
}

/// Reads `ignore`.
pub(super) fn ignore(sink: &mut Diagnostics, root: &Fields<'_, '_>) -> GlobSet {
    let Some(node) = root.get("ignore") else { return GlobSet::empty() };
    let mut set = GlobSetBuilder::new();
    for item in scalar::list(sink, node, "ignore", "[drafts/**]") {
        let Some(text) = scalar::text(sink, item, "ignore") else { continue };
        match GlobBuilder::new(text).literal_separator(true).build() {
            Ok(glob) => {
                set.add(glob);
            }
            Err(error) => sink.push(
                Diagnostic::new(Code::BadPattern, item.span, format!("`{text}` is no pattern"))
                    .label(error.kind().to_string())
                    .help("write paths below the log, for instance `drafts/**` or `notes/*.md`"),
            ),
        }
    }
    set.build().unwrap_or_else(|_| GlobSet::empty())
}

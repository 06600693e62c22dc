//! Rule packs: YAML to programs.

mod circle;
mod declare;
mod domain;
mod each_area;
mod exclusive;
mod family;
mod feasible;
mod merge;
mod requirement;
mod submission;
mod tally;
mod value;

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::entry::Calendar;
use crate::model::program::{ChosenBy, Packs, Program, Source};
use crate::model::vocabulary::Vocabulary;
use crate::read::fields::Fields;
use crate::read::{allow, predicate, scalar};
use crate::source::{FileId, Sources, Span};
use crate::syntax::yaml::{Node, Pair, Value};

pub use family::named_in;
pub(in crate::read) use value::{months, whole_range};

const KEYS: [&str; 17] = [
    "program",
    "extends",
    "title",
    "body",
    "version",
    "text",
    "in-force",
    "chosen-by",
    "check-against",
    "sources",
    "credits",
    "attributes",
    "documents",
    "domains",
    "requirements",
    "submission",
    "allow",
];

/// The most letters of a program's id.
const LONGEST_ID: usize = 64;

/// Reads all packs of `sources`; those for which `own` holds are the log's. A pack that `extends`
/// another says only what differs, and one of the log's own takes the place of a shipped one of the
/// same program and version. The programs come out by id, the oldest version first.
pub fn all(sink: &mut Diagnostics, sources: &Sources, own: impl Fn(FileId) -> bool) -> Packs {
    let before = sink.count(Severity::Error);
    let trees = family::trees(sink, sources, own);
    let unread = sink.count(Severity::Error) > before;
    let mut packs = Packs { unread, ..Packs::default() };
    for one in &trees {
        declare::words(sink, &one.tree, &mut packs.vocabulary);
    }
    for one in &trees {
        let before = sink.count(Severity::Error);
        let read = program(sink, one, &mut packs.vocabulary);
        if sink.count(Severity::Error) == before {
            packs.list.extend(read);
        } else {
            let program = packs.vocabulary.declare_program(&one.program);
            packs.broken.insert(program);
        }
    }
    packs
        .list
        .sort_by(|a, b| (&a.name, a.in_force, &a.version).cmp(&(&b.name, b.in_force, &b.version)));
    family::overlaps(sink, &packs.list);
    // The program with the most versions is the one that most logs are about.
    let versions = |id| packs.list.iter().filter(|one| one.id == id).count();
    let known = packs.list.iter().rev().map(|one| (versions(one.id), one.id));
    if let Some((_, id)) = known.max_by_key(|(number, _)| *number) {
        packs.vocabulary.show_by(id);
    }
    packs
}

fn program(
    sink: &mut Diagnostics,
    one: &family::Whole<'_>,
    vocabulary: &mut Vocabulary,
) -> Option<Program> {
    let fields = Fields::of(sink, &one.tree, "a pack", &KEYS)?;
    let mut text = |key: &str, example: &str| {
        let node = fields.required(sink, key, example)?;
        scalar::text(sink, node, key).map(str::to_owned)
    };
    let name = text("program", "program: my-program");
    let title = text("title", "title: Certified Therapist");
    let body = text("body", "body: Association of Therapists");
    let version = text("version", "version: 2025.T.1");
    let words = text("text", "text: text 2025.T.1, May 2025");
    let check_against = text("check-against", "check-against: https://…");
    let in_force = fields.required(sink, "in-force", "in-force: 2022-01-01..");
    // Where the days are taken from another pack, the place is where that one is named.
    let own = |node: &&Node<'_>| node.span.file == one.tree.span.file;
    let place = in_force.filter(own).or(fields.get("extends"));
    let span = place.map_or(one.tree.span, |node| node.span);
    let in_force = in_force.and_then(|node| predicate::days(sink, node, "in-force"));
    let chosen_by = match fields.get("chosen-by") {
        None => Some(ChosenBy::Contract),
        Some(node) => {
            let all = [ChosenBy::Contract, ChosenBy::AsOf];
            scalar::word(sink, node, "chosen-by", &all, |chosen| match chosen {
                ChosenBy::Contract => "contract",
                ChosenBy::AsOf => "as-of",
            })
        }
    };
    if let Some(node) = fields.get("allow") {
        allow::read(sink, node);
    }
    if let (Some(name), Some(node)) = (&name, fields.get("program")) {
        plain_id(sink, name, node.span);
    }
    let id = name.as_deref().map(|name| vocabulary.declare_program(name));
    let sources = sources(sink, &fields);
    let cite = value::Citing { sources: &sources, words: vocabulary };
    let mut credits = BTreeMap::new();
    if let Some(node) = fields.get("credits")
        && let Some(kinds) = Fields::of(sink, node, "`credits`", &["semester", "quarter"])
    {
        for calendar in [Calendar::Semester, Calendar::Quarter] {
            let Some(node) = kinds.get(calendar.word()) else { continue };
            credits.extend(cite.number(sink, node, "hours").map(|number| (calendar, number)));
        }
    }
    let mut domains = Vec::new();
    let mut statements = Vec::new();
    let written = mapping(sink, &fields, "domains");
    for pair in written {
        if let Some((domain, asked)) = domain::read(sink, pair, cite) {
            domains.push(domain);
            statements.extend(asked);
        }
    }
    exclusive::check(sink, &fields, &domains);
    // A domain that can't be read would make every requirement on it unknown as well.
    let sound = domains.len() == written.len();
    let mut requirements = Vec::new();
    for pair in mapping(sink, &fields, "requirements").iter().filter(|_| sound) {
        requirements.extend(requirement::read(sink, pair, cite, &domains));
    }
    feasible::check(sink, &requirements, &domains);
    let mut asked = Vec::new();
    for pair in mapping(sink, &fields, "submission") {
        asked.extend(submission::read(sink, pair, cite));
    }
    let program = Program {
        id: id?,
        name: name?,
        title: title?,
        body: body?,
        version: version?,
        text: words?,
        in_force: in_force?,
        chosen_by: chosen_by?,
        span,
        own: one.own,
        check_against: check_against?,
        sources,
        credits,
        domains,
        statements,
        requirements,
        submission: asked,
    };
    circle::check(sink, &fields, &program);
    Some(program)
}

/// Says what is no id of a program: files of a packet bear its name.
fn plain_id(sink: &mut Diagnostics, id: &str, place: Span) {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !id.bytes().all(plain) || id.starts_with('-') || id.len() > LONGEST_ID {
        let shown: String = id.chars().take(LONGEST_ID).collect();
        let message = format!("`{}` is no id of a program", shown.escape_debug());
        sink.push(
            Diagnostic::new(Code::UnknownValue, place, message)
                .label("small letters, digits and hyphens, at most 64")
                .help("write `program: my-program`"),
        );
    }
}

fn sources(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    for pair in mapping(sink, fields, "sources") {
        let keys = ["title", "address", "dated", "copy"];
        let Some(fields) = Fields::of(sink, &pair.value, "a source", &keys) else { continue };
        let text = |key: &str| fields.get(key).and_then(Node::text).unwrap_or_default().to_owned();
        let copy = fields.get("copy").and_then(|node| scalar::truth(sink, node, "copy"));
        let (title, address, dated) = (text("title"), text("address"), text("dated"));
        let source = Source { title, address, dated, copy: copy.unwrap_or(false) };
        sources.insert(pair.key.clone().into_owned(), source);
    }
    sources
}

/// The pairs of the mapping under `key`, none if it is absent.
fn mapping<'n, 't>(sink: &mut Diagnostics, fields: &Fields<'n, 't>, key: &str) -> &'n [Pair<'t>] {
    let Some(node) = fields.get(key) else { return &[] };
    match &node.value {
        Value::Map(pairs) => pairs,
        Value::Scalar(_) | Value::List(_) => {
            let message = format!("`{key}` takes a mapping");
            sink.push(
                Diagnostic::new(Code::WrongType, node.span, message)
                    .label(format!("this is {}", node.what())),
            );
            &[]
        }
    }
}

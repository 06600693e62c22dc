//! Rule packs: YAML to programs.

mod domain;
mod merge;
mod requirement;
mod value;

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::Calendar;
use crate::model::program::{Packs, Program, Source};
use crate::model::vocabulary::Vocabulary;
use crate::read::fields::Fields;
use crate::read::scalar;
use crate::source::{FileId, Sources};
use crate::syntax::yaml::{self, Node, Pair, Value};

pub(in crate::read) use value::{months, whole_range};

const KEYS: [&str; 12] = [
    "program",
    "extends",
    "title",
    "body",
    "version",
    "text",
    "in-force",
    "check-against",
    "sources",
    "credits",
    "domains",
    "requirements",
];

/// Reads all packs of `sources`: a pack that `extends` another version of its folder says only
/// what differs. The programs come out by id, the oldest version first.
pub fn all(sink: &mut Diagnostics, sources: &Sources) -> (Packs, Vocabulary) {
    let mut trees: BTreeMap<(&str, String), (FileId, Node<'_>)> = BTreeMap::new();
    for (file, source) in sources.iter() {
        let Some(tree) =
            yaml::parse(sink, file, &source.text, 0..source.text.len(), yaml::PACK_DEPTH)
        else {
            continue;
        };
        let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let version = text_of(&tree, "version").unwrap_or_default().to_owned();
        trees.insert((folder, version), (file, tree));
    }
    let mut vocabulary = Vocabulary::default();
    let mut packs = Packs::default();
    for ((folder, _), (_, tree)) in &trees {
        let whole = extended(tree, folder, &trees, 0);
        packs.list.extend(program(sink, &whole, &mut vocabulary));
    }
    packs.list.sort_by(|a, b| (&a.name, a.in_force).cmp(&(&b.name, b.in_force)));
    (packs, vocabulary)
}

/// The tree with what it takes from the version that it extends; a chain of 8 is as long as any.
fn extended<'t>(
    tree: &Node<'t>,
    folder: &str,
    trees: &BTreeMap<(&str, String), (FileId, Node<'t>)>,
    depth: usize,
) -> Node<'t> {
    let base = text_of(tree, "extends")
        .and_then(|version| trees.get(&(folder, version.to_owned())))
        .filter(|_| depth < 8);
    match base {
        None => tree.clone(),
        Some((_, base)) => {
            merge::over(&extended(base, folder, trees, depth.saturating_add(1)), tree)
        }
    }
}

fn text_of<'n>(tree: &'n Node<'_>, key: &str) -> Option<&'n str> {
    tree.pairs()?.iter().find(|pair| pair.key == key)?.value.text()
}

fn program(
    sink: &mut Diagnostics,
    tree: &Node<'_>,
    vocabulary: &mut Vocabulary,
) -> Option<Program> {
    let fields = Fields::of(sink, tree, "a pack", &KEYS)?;
    let mut text = |key: &str, example: &str| {
        let node = fields.required(sink, key, example)?;
        scalar::text(sink, node, key).map(str::to_owned)
    };
    let name = text("program", "program: my-program")?;
    let title = text("title", "title: Certified Therapist")?;
    let body = text("body", "body: Association of Therapists")?;
    let version = text("version", "version: 2025.T.1")?;
    let words = text("text", "text: text 2025.T.1, May 2025")?;
    let check_against = text("check-against", "check-against: https://…")?;
    let in_force = fields.required(sink, "in-force", "in-force: 2022-01-01..")?;
    let in_force = value::open_range(sink, in_force)?;
    let sources = sources(sink, &fields);
    let cite = value::Citing { sources: &sources };
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
    for pair in mapping(sink, &fields, "domains") {
        domains.extend(domain::read(sink, pair, cite, vocabulary));
    }
    let mut requirements = Vec::new();
    for pair in mapping(sink, &fields, "requirements") {
        requirements.extend(requirement::read(sink, pair, cite, &domains));
    }
    let id = vocabulary.declare_program(&name);
    Some(Program {
        id,
        name,
        title,
        body,
        version,
        text: words,
        in_force,
        check_against,
        sources,
        credits,
        domains,
        requirements,
    })
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

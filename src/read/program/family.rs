//! Which pack extends which: one whole tree for each version of each program.

use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::program::Program;
use crate::read::program::merge;
use crate::read::scalar;
use crate::read::suggest;
use crate::source::walk::PACKS;
use crate::source::{FileId, Source, Sources, Span};
use crate::syntax::yaml::{self, Node};

/// A pack with all that it takes from those that it extends.
pub(super) struct Whole<'t> {
    pub(super) tree: Node<'t>,
    /// The program's id.
    pub(super) program: String,
    /// Whether it is the log's own.
    pub(super) own: bool,
}

/// A program's id, a version's name, and whether the pack is the log's own.
type Name = (String, String, bool);

struct Pack<'t> {
    name: Name,
    tree: Node<'t>,
}

/// The packs of `sources`, each whole; a shipped one is left out where one of the log's own has its
/// name.
pub(super) fn trees<'t>(
    sink: &mut Diagnostics,
    sources: &'t Sources,
    own: impl Fn(FileId) -> bool,
) -> Vec<Whole<'t>> {
    let mut packs: BTreeMap<Name, Pack<'t>> = BTreeMap::new();
    for (file, source) in sources.iter() {
        let own = own(file);
        let whole = 0..source.text.len();
        if !crate::read::source::whole(sink, file, source) {
            continue;
        }
        let before = sink.len();
        let Some(tree) = yaml::parse(sink, file, &source.text, whole, yaml::PACK_DEPTH) else {
            if sink.len() == before {
                let finding = Diagnostic::new(
                    Code::EmptyFrontMatter,
                    Span::start_of(file),
                    "the pack is empty",
                );
                sink.push(
                    finding.help("the least it says is what it extends: `extends: 2025.T.1`"),
                );
            }
            continue;
        };
        let (program, version) = named(&tree, &source.path);
        let name = (program, version, own);
        let place = place(&tree, "version").unwrap_or(Span::start_of(file));
        if let Some(first) = packs.get(&name) {
            let message = format!("`{}` has the version `{}` already", name.0, name.1);
            let finding = Diagnostic::new(Code::DuplicateKey, place, message)
                .label("another pack has this name")
                .help("write another `version`, for instance `version: mine`");
            sink.push(finding.related(first.tree.span, "the first one"));
            continue;
        }
        packs.insert(name.clone(), Pack { name, tree });
    }
    let hidden =
        |name: &Name| !name.2 && packs.contains_key(&(name.0.clone(), name.1.clone(), true));
    let mut trees = Vec::new();
    for pack in packs.values().filter(|pack| !hidden(&pack.name)) {
        if let Some(tree) = whole(sink, pack, &packs, &mut Vec::new()) {
            let (program, own) = (pack.name.0.clone(), pack.name.2);
            trees.push(Whole { tree: with_name(tree, pack), program, own });
        }
    }
    trees
}

/// The program and the version of which a pack is, if it can be read so far.
pub fn named_in(file: FileId, source: &Source) -> Option<(String, String)> {
    let mut unsaid = Diagnostics::default();
    let whole = 0..source.text.len();
    let tree = yaml::parse(&mut unsaid, file, &source.text, whole, yaml::PACK_DEPTH)?;
    Some(named(&tree, &source.path))
}

/// The id and version of a pack: what it says, else what it extends, else its folder.
fn named(tree: &Node<'_>, path: &str) -> (String, String) {
    let extends = text_of(tree, "extends").unwrap_or_default();
    let (program, version) = extends.split_once('/').unwrap_or(("", extends));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    // A log's own packs may stand in the folder of all packs; that is nobody's name.
    let folder = folder.rsplit_once('/').map_or(folder, |(_, last)| last);
    let folder = if folder == PACKS { "" } else { folder };
    let program =
        text_of(tree, "program").unwrap_or(if program.is_empty() { folder } else { program });
    (program.to_owned(), text_of(tree, "version").unwrap_or(version).to_owned())
}

/// A pack may leave out the name that follows from what it extends; its tree says it.
fn with_name<'t>(mut tree: Node<'t>, pack: &Pack<'t>) -> Node<'t> {
    if let yaml::Value::Map(pairs) = &mut tree.value {
        for (key, value) in [("program", &pack.name.0), ("version", &pack.name.1)] {
            let found = pairs.iter_mut().find(|pair| pair.key == key);
            if let Some(pair) =
                found.filter(|pair| pair.value.text().is_some_and(|text| text != value))
            {
                pair.value.value = yaml::Value::Scalar(value.clone().into());
            }
        }
    }
    tree
}

/// The pack's tree laid over those that it extends; nothing if that leads nowhere.
fn whole<'t>(
    sink: &mut Diagnostics,
    pack: &Pack<'t>,
    packs: &BTreeMap<Name, Pack<'t>>,
    above: &mut Vec<Name>,
) -> Option<Node<'t>> {
    let Some(node) = value_of(&pack.tree, "extends") else { return Some(pack.tree.clone()) };
    let (extends, place) = (scalar::text(sink, node, "extends")?, node.span);
    let (program, version) = extends.split_once('/').unwrap_or((&pack.name.0, extends));
    let candidates = |own| (program.to_owned(), version.to_owned(), own);
    // A pack of the log's own extends another of them, or the shipped one; never itself.
    let own = candidates(true);
    let base = if pack.name.2 && own != pack.name { packs.get(&own) } else { None };
    let Some(base) =
        base.or_else(|| packs.get(&candidates(false)).filter(|one| one.name != pack.name))
    else {
        if (program, version) == (pack.name.0.as_str(), pack.name.1.as_str()) {
            sink.push(circle(place));
            return None;
        }
        let others = packs.keys().filter(|name| **name != pack.name);
        let known: Vec<String> =
            others.map(|(program, version, _)| format!("{program}/{version}")).collect();
        let found = format!("{program}/{version}");
        let label = suggest::instead(&found, known.iter().map(String::as_str));
        let message = format!("there is no pack `{found}` to extend");
        sink.push(Diagnostic::new(Code::UnknownVersion, place, message).label(label));
        return None;
    };
    above.push(pack.name.clone());
    if above.contains(&base.name) {
        sink.push(circle(place));
        return None;
    }
    let below = whole(sink, base, packs, above)?;
    Some(merge::over(&below, &pack.tree))
}

fn circle(place: Span) -> Diagnostic {
    Diagnostic::new(Code::CyclicExtends, place, "the pack extends itself")
        .label("what this extends leads back to the pack itself")
        .help("name another pack here, or write this one in full and remove `extends`")
}

fn text_of<'n>(tree: &'n Node<'_>, key: &str) -> Option<&'n str> {
    value_of(tree, key)?.text()
}

fn value_of<'n, 't>(tree: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    tree.pairs()?.iter().find(|pair| pair.key == key).map(|pair| &pair.value)
}

fn place(tree: &Node<'_>, key: &str) -> Option<Span> {
    value_of(tree, key).map(|node| node.span)
}

/// Says where the days of two versions of one program overlap.
pub(super) fn overlaps(sink: &mut Diagnostics, programs: &[Program]) {
    for (at, later) in programs.iter().enumerate() {
        let earlier = programs.iter().take(at).rev();
        let Some(other) = earlier
            .take_while(|other| other.name == later.name)
            .find(|other| other.in_force.overlaps(later.in_force))
        else {
            continue;
        };
        // The log's own pack is the one that can be mended.
        let (later, other) = if other.own && !later.own { (other, later) } else { (later, other) };
        let message = format!(
            "the versions `{}` and `{}` are in force on the same days",
            other.version, later.version
        );
        sink.push(
            Diagnostic::new(Code::VersionsOverlap, later.span, message)
                .label("a day must choose one version")
                .related(other.span, format!("`{}` is in force on these", other.version)),
        );
    }
}

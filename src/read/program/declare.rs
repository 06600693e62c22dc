//! The words that a pack declares, before any rule is read: a rule may use those of every pack.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::document_type::DeclaredDocument;
use crate::model::vocabulary::{Attribute, Vocabulary};
use crate::model::words::{Kind, KnownDocument};
use crate::read::entry::keys;
use crate::read::fields::Fields;
use crate::read::program::domain;
use crate::read::{predicate, scalar};
use crate::source::Span;
use crate::syntax::yaml::{Node, Pair};

/// Declares areas, attributes and document types of a pack.
pub(super) fn words(sink: &mut Diagnostics, tree: &Node<'_>, words: &mut Vocabulary) {
    for pair in below(tree, "domains") {
        areas(pair, words);
    }
    for pair in below(tree, "attributes") {
        if keys::is_known(&pair.key) || predicate::is_key(&pair.key) {
            let message = format!("`{}` is a key of the format already", pair.key);
            let finding = Diagnostic::new(Code::DuplicateKey, pair.key_span, message);
            sink.push(finding.label("an attribute needs a name of its own"));
            continue;
        }
        if let Some(attribute) = attribute(sink, pair)
            && words.declare_attribute(attribute).is_none()
        {
            sink.push(declared(pair.key_span, "the attribute", &pair.key));
        }
    }
    for pair in below(tree, "documents") {
        if let Some(document) = document(sink, pair)
            && !words.declare_document(document)
        {
            sink.push(declared(pair.key_span, "the document type", &pair.key));
        }
    }
}

/// The pairs of the mapping under `key`; what is no mapping is said when the pack is read.
fn below<'n, 't>(tree: &'n Node<'t>, key: &str) -> &'n [Pair<'t>] {
    let found = tree.pairs().unwrap_or_default().iter().find(|pair| pair.key == key);
    found.and_then(|pair| pair.value.pairs()).unwrap_or_default()
}

fn areas(domain: &Pair<'_>, words: &mut Vocabulary) {
    let id = domain.key.as_ref();
    let areas = below(&domain.value, "areas");
    for area in areas {
        let code = below_text(&area.value, "code");
        let declared = words.declare_area(&format!("{id}/{}", area.key), code);
        if let Some(title) = below_text(&area.value, "title") {
            words.title_area(declared, title);
        }
    }
    let takes = domain.value.pairs().unwrap_or_default().iter().find(|pair| pair.key == "takes");
    let takes = takes.and_then(|pair| domain::takes(&mut Diagnostics::default(), &pair.value));
    if areas.is_empty() && takes.is_some_and(|takes| takes.contains(&Kind::Training)) {
        words.declare_area(id, None);
    }
}

fn below_text<'n>(node: &'n Node<'_>, key: &str) -> Option<&'n str> {
    node.pairs()?.iter().find(|pair| pair.key == key)?.value.text()
}

fn attribute(sink: &mut Diagnostics, pair: &Pair<'_>) -> Option<Attribute> {
    let fields = Fields::of(sink, &pair.value, "an attribute", &["title", "of", "values"])?;
    let title = fields.required(sink, "title", "title: Activity")?;
    let title = scalar::text(sink, title, "title")?.to_owned();
    let of = fields.required(sink, "of", "of: cases")?;
    let one = |item| scalar::word(sink, item, "of", Kind::ALL, Kind::word);
    let kinds = scalar::items(of).iter().map(one).collect::<Option<_>>()?;
    let node = fields.required(sink, "values", "values: {restricted: Restricted}")?;
    let Some(pairs) = node.pairs() else {
        let message = "`values` takes a mapping of each word to its title";
        let finding = Diagnostic::new(Code::WrongType, node.span, message);
        sink.push(finding.label(format!("this is {}", node.what())));
        return None;
    };
    let mut values = Vec::new();
    for pair in pairs {
        let title = scalar::text(sink, &pair.value, "a value")?;
        values.push((pair.key.clone().into_owned(), title.to_owned()));
    }
    Some(Attribute { id: pair.key.clone().into_owned(), title, kinds, values })
}

fn document(sink: &mut Diagnostics, pair: &Pair<'_>) -> Option<DeclaredDocument> {
    let fields = Fields::of(sink, &pair.value, "a document type", &["title", "short"])?;
    if KnownDocument::parse(&pair.key).is_some() {
        let message = format!("`{}` is a document type of the format already", pair.key);
        let finding = Diagnostic::new(Code::DuplicateKey, pair.key_span, message);
        sink.push(finding.help("use it as it is, or choose another word"));
        return None;
    }
    let title = fields.required(sink, "title", "title: Approved consultant")?;
    let title = scalar::text(sink, title, "title")?.to_owned();
    let short = scalar::optional_text(sink, &fields, "short").unwrap_or_else(|| title.clone());
    Some(DeclaredDocument { word: pair.key.clone().into_owned(), title, short })
}

fn declared(span: Span, what: &str, word: &str) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        span,
        format!("{what} `{word}` is declared otherwise already"),
    )
    .label("another meaning of the same word")
    .help("choose another word, or declare it with the same title and values")
}

//! YAML text to a tree in which every key and value has its place.
//!
//! Scalars stay as written: what a value means is the business of the field that holds it.

mod fault;

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle};

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Span};

/// How deep lists and mappings of a log may nest.
pub const LOG_DEPTH: usize = 8;

/// How deep those of a rule pack may nest: conditions hold conditions.
pub const PACK_DEPTH: usize = 16;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'t> {
    /// The place.
    pub span: Span,
    /// The value.
    pub value: Value<'t>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'t> {
    /// A single value, as written; quotes and escapes are resolved.
    Scalar(Cow<'t, str>),
    /// A list.
    List(Vec<Node<'t>>),
    /// A mapping, in the order written.
    Map(Vec<Pair<'t>>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<'t> {
    /// The key.
    pub key: Cow<'t, str>,
    /// The key's place.
    pub key_span: Span,
    /// The value.
    pub value: Node<'t>,
}

/// Reads the YAML at `range` of `text`, nested at most `depth` levels deep. Nothing if there is no document or it can't be read; then a
/// finding says so, except for an empty document, which the caller knows how to name.
pub fn parse<'t>(
    sink: &mut Diagnostics,
    file: FileId,
    text: &'t str,
    range: Range<usize>,
    depth: usize,
) -> Option<Node<'t>> {
    let offset = range.start;
    let yaml = text.get(range)?;
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.disallow_directives = true;
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    let mut builder =
        Builder { sink, file, text, offset, depth, open: Vec::new(), root: None, documents: 0 };
    for step in Parser::new_from_str_with_options(yaml, options) {
        let step = step.map_err(|error| fault::syntax(&mut builder, &error));
        let Ok((event, span)) = step else { return None };
        let place = builder.span(span.byte_range().unwrap_or_default());
        let tag = span.tag_span().and_then(|tag| tag.byte_range());
        if let (true, Some(tag)) = (event.tag().is_some(), tag) {
            let tag = builder.span(tag);
            fault::tag(&mut builder, tag);
        }
        if !builder.take(event, place) {
            return None;
        }
    }
    builder.root.take()
}

/// A list or mapping that has begun.
enum Open<'t> {
    List(Span, Vec<Node<'t>>),
    Map(Span, Vec<Pair<'t>>, Option<(Cow<'t, str>, Span)>),
}

pub(super) struct Builder<'t, 's> {
    sink: &'s mut Diagnostics,
    file: FileId,
    text: &'t str,
    offset: usize,
    depth: usize,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    documents: usize,
}

impl<'t> Builder<'t, '_> {
    fn span(&self, range: Range<usize>) -> Span {
        let at = |byte: usize| byte.saturating_add(self.offset).min(self.text.len());
        Span::new(self.file, at(range.start), at(range.end))
    }

    /// Takes an event; false if the rest can't be read.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the parser's events are an open list")]
    fn take(&mut self, event: Event<'t>, span: Span) -> bool {
        match event {
            Event::Scalar(text, style, ..) => {
                let span = self.trimmed(span, style);
                self.add(Node { span, value: Value::Scalar(text) });
            }
            Event::SequenceStart(..) => {
                self.open.push(Open::List(span, Vec::new()));
                return self.shallow(span);
            }
            Event::MappingStart(..) => {
                self.open.push(Open::Map(span, Vec::new(), None));
                return self.shallow(span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Anchor(..) => fault::anchor(self, span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                fault::anchor(self, span);
                self.add(Node { span, value: Value::Scalar(Cow::Borrowed("")) });
            }
            Event::DocumentStart(..) => {
                self.documents = self.documents.saturating_add(1);
                if self.documents > 1 {
                    fault::second_document(self, span);
                    return false;
                }
            }
            _ => {}
        }
        true
    }

    fn shallow(&mut self, span: Span) -> bool {
        if self.open.len() > self.depth {
            fault::too_deep(self, span);
            return false;
        }
        true
    }

    fn close(&mut self, end: Span) {
        match self.open.pop() {
            Some(Open::List(start, items)) => {
                let span = self.joined(start, end);
                self.add(Node { span, value: Value::List(items) });
            }
            Some(Open::Map(start, pairs, _)) => {
                // A block mapping has no opening mark: it begins with its first key.
                let start = pairs.first().map_or(start, |pair| start.min(pair.key_span));
                let span = self.joined(start, end);
                self.add(Node { span, value: Value::Map(pairs) });
            }
            None => {}
        }
    }

    /// From the start of one mark to the end of another, without blanks at the end.
    fn joined(&self, start: Span, end: Span) -> Span {
        let from = start.range().start;
        let to = end.range().end.max(start.range().end);
        let length = self.text.get(from..to).map_or(0, |text| text.trim_end().len());
        Span::new(self.file, from, from.saturating_add(length))
    }

    /// A scalar's place without the blanks that a block style or an empty value drags along.
    fn trimmed(&self, span: Span, style: ScalarStyle) -> Span {
        let range = span.range();
        match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => span,
            ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => {
                let length = self.text.get(range.clone()).map_or(0, |text| text.trim_end().len());
                Span::new(self.file, range.start, range.start.saturating_add(length))
            }
        }
    }

    fn add(&mut self, node: Node<'t>) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, pairs, key @ None)) => {
                if let Value::Scalar(text) = node.value {
                    let first = pairs.iter().find(|pair| pair.key == text);
                    if let Some(first) = first.map(|pair| pair.key_span) {
                        let finding = fault::duplicate_key(&text, node.span, first);
                        *key = Some((text, node.span));
                        self.sink.push(finding);
                    } else {
                        *key = Some((text, node.span));
                    }
                } else {
                    *key = Some((Cow::Borrowed(""), node.span));
                    self.sink.push(fault::complex_key(node.span));
                }
            }
            Some(Open::Map(_, pairs, key @ Some(_))) => {
                if let Some((key, key_span)) = key.take() {
                    pairs.push(Pair { key, key_span, value: node });
                }
            }
        }
    }
}

impl<'t> Node<'t> {
    /// The text, if it is a single value.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The keys and values, if it is a mapping.
    pub fn pairs(&self) -> Option<&[Pair<'t>]> {
        match &self.value {
            Value::Map(pairs) => Some(pairs),
            Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// What it is, for a message.
    pub fn what(&self) -> &'static str {
        match &self.value {
            Value::Scalar(text) if text.is_empty() => "nothing",
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

//! YAML text to a tree in which every key and value has its place.
//!
//! Scalars stay as written: what a value means is the business of the field that holds it.

mod colon;
mod fault;
mod opened;

use std::borrow::Cow;
use std::collections::BTreeMap;
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
    /// Whether all of it could be read; where not, a finding says so already.
    pub whole: bool,
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
    let (offset, end) = (range.start, range.end);
    let yaml = text.get(range)?;
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.disallow_directives = true;
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    let mut builder = Builder {
        sink,
        file,
        text,
        offset,
        end,
        depth,
        open: Vec::new(),
        root: None,
        documents: 0,
        marked: false,
    };
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
            break;
        }
    }
    builder.root.take()
}

/// A list or mapping that has begun.
enum Open<'t> {
    List(Span, Vec<Node<'t>>),
    Map(Mapping<'t>),
}

/// A mapping that has begun.
struct Mapping<'t> {
    start: Span,
    pairs: Vec<Pair<'t>>,
    /// The key whose value comes next.
    key: Option<Key<'t>>,
    /// Every key so far, with its first place.
    seen: BTreeMap<Cow<'t, str>, Span>,
    whole: bool,
    /// Its first key stands there twice: a second item was meant.
    again: bool,
}

/// What stands where a key is due.
enum Key<'t> {
    Word(Cow<'t, str>, Span),
    /// No single word; its value is left out.
    Complex,
}

impl Mapping<'_> {
    fn new(start: Span) -> Self {
        Self {
            start,
            pairs: Vec::new(),
            key: None,
            seen: BTreeMap::new(),
            whole: true,
            again: false,
        }
    }
}

pub(super) struct Builder<'t, 's> {
    sink: &'s mut Diagnostics,
    file: FileId,
    text: &'t str,
    offset: usize,
    end: usize,
    depth: usize,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    documents: usize,
    /// Whether an anchor, an alias or a tag was found and said.
    marked: bool,
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
                // Where nothing is written the parser says `~`; as written, that is a text.
                let nothing = style == ScalarStyle::Plain && span.start == span.end;
                let text = if nothing { Cow::Borrowed("") } else { text };
                self.add(Node { span, value: Value::Scalar(text), whole: true });
            }
            Event::SequenceStart(..) => {
                self.open.push(Open::List(span, Vec::new()));
                return self.shallow(span);
            }
            Event::MappingStart(..) => {
                self.open.push(Open::Map(Mapping::new(span)));
                return self.shallow(span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Anchor(..) => fault::anchor(self, span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                fault::anchor(self, span);
                self.add(Node { span, value: Value::Scalar(Cow::Borrowed("")), whole: false });
            }
            Event::DocumentStart(..) => {
                self.documents = self.documents.saturating_add(1);
                if self.documents > 1 {
                    fault::second_document(self, span);
                    return false;
                }
            }
            // Comments, the ends of documents and of the stream: nothing of the tree.
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
                let whole = items.iter().all(|item| item.whole);
                self.add(Node { span, value: Value::List(items), whole });
            }
            Some(Open::Map(Mapping { start, pairs, whole, .. })) => {
                // A block mapping has no opening mark: it begins with its first key.
                let start = pairs.first().map_or(start, |pair| start.min(pair.key_span));
                let span = self.joined(start, end);
                self.add(Node { span, value: Value::Map(pairs), whole });
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
        let holder = self.open.len().checked_sub(2).and_then(|at| self.open.get(at));
        let in_list = matches!(holder, Some(Open::List(..)));
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(map)) => match (map.key.take(), node.value) {
                (Some(Key::Word(key, key_span)), value) => {
                    let nothing = node.span.start == node.span.end;
                    let span = if nothing { after_colon(self.text, key_span) } else { node.span };
                    let value = Node { span, value, whole: node.whole };
                    // A mapping answers for its own faults; what is no mapping, its holder does.
                    map.whole &= value.whole || matches!(value.value, Value::Map(_));
                    map.pairs.push(Pair { key, key_span, value });
                }
                (Some(Key::Complex), _) => {}
                (None, Value::Scalar(text)) if node.whole => {
                    if let Some(first) = map.seen.get(&text) {
                        map.whole = false;
                        let again = map.pairs.first().is_some_and(|pair| pair.key == text);
                        if again && in_list {
                            let found = fault::second_item(&text, node.span, *first, self.text);
                            self.sink.push(found);
                            map.again = true;
                        } else if !map.again {
                            // What the first key of the item began anew goes on with the others.
                            self.sink.push(fault::duplicate_key(&text, node.span, *first));
                        }
                    } else {
                        map.seen.insert(text.clone(), node.span);
                    }
                    map.key = Some(Key::Word(text, node.span));
                }
                (None, Value::Scalar(_)) => {
                    map.whole = false;
                    map.key = Some(Key::Complex);
                }
                (None, Value::List(_) | Value::Map(_)) => {
                    map.whole = false;
                    map.key = Some(Key::Complex);
                    self.sink.push(fault::complex_key(node.span));
                }
            },
        }
    }
}

/// The place of a value that is not there: behind the key's colon.
fn after_colon(text: &str, key: Span) -> Span {
    let end = key.range().end;
    let rest = text.get(end..).unwrap_or("");
    let blanks = rest.len().saturating_sub(rest.trim_start_matches([' ', '"', '\'']).len());
    let at = end.saturating_add(blanks);
    let at = if text.get(at..).is_some_and(|rest| rest.starts_with(':')) {
        at.saturating_add(1)
    } else {
        end
    };
    Span::new(key.file, at, at)
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

    /// Whether it could not be read at all, and a finding says so already.
    pub fn is_lost(&self) -> bool {
        !self.whole && self.text().is_some()
    }

    /// What it is, for a message.
    pub fn what(&self) -> &'static str {
        match &self.value {
            Value::Scalar(text) if text.is_empty() => "nothing",
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a set of keys",
        }
    }
}

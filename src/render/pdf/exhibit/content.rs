//! The operators of a drawing, as far as they may not stay as they are.
//!
//! Marks are taken out, since they would mix with those of the packet; what a layer hides is not drawn; what draws
//! nothing that was copied goes. All other bytes stay.

use std::fmt::Write;
use std::ops::Range;

use lopdf47::content::Content;
use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::Fault;
use crate::render::pdf::exhibit::graph::Graph;
use crate::render::pdf::exhibit::lexer::{Lexer, Operation, name};
use crate::render::pdf::exhibit::scope::{Scope, Sort};
use crate::render::pdf::exhibit::state::INTENTS;

/// Operators that stay as they are wherever they stand.
const KEPT: [&[u8]; 37] = [
    b"c", b"cm", b"d", b"d0", b"d1", b"g", b"G", b"h", b"i", b"j", b"J", b"k", b"K", b"l", b"m",
    b"M", b"re", b"rg", b"RG", b"sc", b"SC", b"T*", b"Tc", b"Td", b"TD", b"TL", b"Tm", b"Tr",
    b"Ts", b"Tw", b"Tz", b"v", b"w", b"W", b"W*", b"y", b"n",
];

/// Operators that draw a path, and end it.
const PAINTING: [&[u8]; 9] = [b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"s", b"S"];

/// How deep `q` lies in `q`; what is deeper is not followed.
const SAVED: usize = 4096;

/// What a mark of the file becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    /// Nothing.
    Gone,
    /// All up to its end is hidden.
    Hidden,
    /// A mark that says how its letters are read.
    Read(String),
}

/// What becomes of an operator.
enum Fate {
    Keep,
    Drop,
    Replace(Vec<u8>),
}

struct Rewriter<'r, 'a> {
    graph: &'r mut Graph<'a>,
    scope: &'r mut Scope<'a>,
    marks: Vec<Mark>,
    hidden: usize,
    saved: usize,
    text: bool,
}

/// Rewrites a drawing, and lets its scope know what it uses; nothing if it stays as it is.
pub(super) fn rewrite<'a>(
    graph: &mut Graph<'a>,
    bytes: &[u8],
    scope: &mut Scope<'a>,
) -> Result<Option<Vec<u8>>, Fault> {
    let mut rewriter =
        Rewriter { graph, scope, marks: Vec::new(), hidden: 0, saved: 0, text: false };
    let mut written = Vec::new();
    let mut kept = 0_usize;
    let mut changed = false;
    let mut replace = |range: Range<usize>, with: &[u8]| {
        written.extend_from_slice(bytes.get(kept..range.start).unwrap_or_default());
        written.extend_from_slice(with);
        kept = range.end;
        changed = true;
    };
    let mut end = 0;
    for operation in Lexer::of(bytes) {
        end = operation.range.end;
        match rewriter.fate(&operation)? {
            Fate::Keep => {}
            Fate::Drop => replace(operation.range, b""),
            Fate::Replace(with) => replace(operation.range, &with),
        }
    }
    // Operands without an operator are of no use, and a string that never ends would swallow what follows.
    if bytes.get(end..).unwrap_or_default().iter().any(|byte| !byte.is_ascii_whitespace()) {
        replace(end..bytes.len(), b"");
    }
    let open = rewriter.open();
    if !open.is_empty() {
        replace(bytes.len()..bytes.len(), &open);
    }
    Ok(changed.then(|| {
        written.extend_from_slice(bytes.get(kept..).unwrap_or_default());
        written
    }))
}

impl Rewriter<'_, '_> {
    fn fate(&mut self, operation: &Operation<'_>) -> Result<Fate, Fault> {
        let hidden = self.hidden > 0;
        let keep_if = |there: bool| if there { Fate::Keep } else { Fate::Drop };
        let operator = operation.operator;
        Ok(match operator {
            b"BMC" => self.begin(Mark::Gone),
            b"BDC" => {
                let mark = self.mark(operation);
                self.begin(mark)
            }
            b"EMC" => match self.marks.pop() {
                Some(Mark::Read(_)) => Fate::Keep,
                Some(Mark::Hidden) => {
                    self.hidden = self.hidden.saturating_sub(1);
                    Fate::Drop
                }
                Some(Mark::Gone) | None => Fate::Drop,
            },
            b"q" => {
                self.saved = self.saved.saturating_add(1);
                keep_if(self.saved <= SAVED)
            }
            b"Q" => {
                let there = self.saved > 0 && self.saved <= SAVED;
                self.saved = self.saved.saturating_sub(1);
                keep_if(there)
            }
            b"BT" => {
                let there = !self.text;
                self.text = true;
                keep_if(there)
            }
            b"ET" => {
                let there = self.text;
                self.text = false;
                keep_if(there)
            }
            b"Do" | b"sh" if hidden => Fate::Drop,
            b"Do" => keep_if(self.uses(Sort::Drawing, operation.first_name())?),
            b"sh" => keep_if(self.uses(Sort::Shading, operation.first_name())?),
            b"gs" => keep_if(self.uses(Sort::State, operation.first_name())?),
            b"Tf" => keep_if(self.uses(Sort::Font, operation.first_name())?),
            b"ri" => {
                let intent = operation.first_name();
                keep_if(intent.is_some_and(|intent| INTENTS.contains(&intent.as_slice())))
            }
            b"cs" | b"CS" => keep_if(self.uses(Sort::Space, operation.first_name())?),
            b"scn" | b"SCN" => match operation.last_name() {
                Some(pattern) => keep_if(self.uses(Sort::Pattern, Some(pattern))?),
                None => Fate::Keep,
            },
            b"Tj" | b"TJ" => keep_if(!hidden),
            b"'" if hidden => Fate::Replace(b"T*".to_vec()),
            b"\"" if hidden => {
                let operand = |at: usize| operation.operands.get(at).copied().unwrap_or(b"0");
                Fate::Replace([operand(0), b" Tw ", operand(1), b" Tc T*"].concat())
            }
            b"'" | b"\"" => Fate::Keep,
            b"BI" => {
                let space = inline_space(operation);
                let there = match space {
                    Some(name) => is_short(&name) || self.uses(Sort::Space, Some(name))?,
                    None => true,
                };
                keep_if(there && !hidden && self.graph.holds_inline(operation)?)
            }
            painting if PAINTING.contains(&painting) => {
                if hidden {
                    Fate::Replace(b"n".to_vec())
                } else {
                    Fate::Keep
                }
            }
            other => keep_if(KEPT.contains(&other)),
        })
    }

    fn uses(&mut self, sort: Sort, name: Option<Vec<u8>>) -> Result<bool, Fault> {
        let Some(name) = name else { return Ok(false) };
        self.scope.uses(self.graph, sort, &name)
    }

    fn begin(&mut self, mark: Mark) -> Fate {
        let fate = match &mark {
            Mark::Gone => Fate::Drop,
            Mark::Hidden => {
                self.hidden = self.hidden.saturating_add(1);
                Fate::Drop
            }
            Mark::Read(text) => {
                Fate::Replace(format!("/Span <</ActualText <{text}>>> BDC").into_bytes())
            }
        };
        self.marks.push(mark);
        fate
    }

    /// What a mark with properties means.
    fn mark(&self, operation: &Operation<'_>) -> Mark {
        let read = |keys: &Dictionary| match keys.get(b"ActualText") {
            Ok(Object::String(text, _)) => Mark::Read(hexadecimal(text)),
            Ok(_) | Err(_) => Mark::Gone,
        };
        let Some(named) = operation.last_name() else {
            return inline_keys(operation).as_ref().map_or(Mark::Gone, read);
        };
        let Some(value) = self.scope.find(self.graph, b"Properties", &named) else {
            return Mark::Gone;
        };
        if operation.first_name().as_deref() == Some(b"OC") {
            return if self.graph.is_off(value) { Mark::Hidden } else { Mark::Gone };
        }
        match self.graph.resolve(value) {
            Some(Object::Dictionary(keys)) => read(keys),
            _ => Mark::Gone,
        }
    }

    /// What ends all that is still open.
    fn open(&self) -> Vec<u8> {
        let mut open = Vec::new();
        let read = self.marks.iter().filter(|mark| matches!(mark, Mark::Read(_))).count();
        open.extend_from_slice(&b"\nEMC".repeat(read));
        if self.text {
            open.extend_from_slice(b"\nET");
        }
        open.extend_from_slice(&b"\nQ".repeat(self.saved.min(SAVED)));
        open
    }
}

/// The dictionary that stands in an operator's operands.
fn inline_keys(operation: &Operation<'_>) -> Option<Dictionary> {
    let written = [operation.operands.last()?, &b" n"[..]].concat();
    let read = Content::decode_iter(&written).next()?.ok()?;
    read.operands.into_iter().next()?.as_dict().ok().cloned()
}

/// The name of the colour space of a picture within the drawing.
fn inline_space(operation: &Operation<'_>) -> Option<Vec<u8>> {
    let (keys, values) =
        (operation.operands.iter().step_by(2), operation.operands.iter().skip(1).step_by(2));
    let mut pairs = keys.zip(values);
    let (_, value) = pairs.find(|(key, _)| matches!(**key, b"/CS" | b"/ColorSpace"))?;
    name(value)
}

fn is_short(space: &[u8]) -> bool {
    matches!(space, b"G" | b"RGB" | b"CMYK" | b"I" | b"Indexed")
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        // Writing to a string can't fail.
        let _written = write!(text, "{byte:02X}");
    }
    text
}

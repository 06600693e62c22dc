//! The names in a template of a log's own: each must be one that it is given, whether or not the
//! template comes to it when this report is drawn.
//!
//! What is not certain is passed over: drawing says the rest.

mod kind;
mod lexer;
mod scope;
mod wording;

use std::collections::BTreeSet;

use super::contract;
use lexer::{Kind as Sign, Tag, Token};
use scope::Scope;
pub(super) use wording::named;

use kind::Kind;

/// What is wrong in a template: from which byte to which, and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: String,
}

/// What sort of thing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A name that is not given, or a loop over what is no list.
    Name,
    /// A text that is written without being escaped.
    Unescaped,
}

/// Words of the language that look like names.
const WORDS: [&str; 18] = [
    "and", "or", "not", "is", "in", "if", "else", "elif", "for", "true", "True", "false", "False",
    "none", "None", "null", "as", "self",
];

/// What is wrong with the names of a template that parses.
pub(super) fn check(template: &str, text: &str) -> Vec<Wrong> {
    let tags = lexer::tags(text);
    let (own, asked) = (BTreeSet::new(), BTreeSet::new());
    let scope = Scope::of(template);
    let mut reader = Reader { text, scope, outer: None, own, asked, wrong: Vec::new() };
    for tag in &tags {
        reader.gather(tag);
    }
    for tag in &tags {
        reader.tag(tag);
    }
    reader.wrong
}

struct Reader<'t> {
    text: &'t str,
    scope: Scope,
    /// What is known around the component that is being read.
    outer: Option<Scope>,
    /// The names that the template sets, wherever it does.
    own: BTreeSet<&'t str>,
    /// The names and fields of which it asks whether they are there.
    asked: BTreeSet<&'t str>,
    wrong: Vec<Wrong>,
}

impl<'t> Reader<'t> {
    fn word(&self, token: &Token) -> &'t str {
        self.text.get(token.range.clone()).unwrap_or("")
    }

    fn is_sign(token: Option<&Token>, sign: u8) -> bool {
        token.is_some_and(|token| token.kind == Sign::Sign(sign))
    }

    /// What stands in a tag, without the signs that cut white space.
    fn inside(tag: &Tag) -> &[Token] {
        let is_dash = |one: &Token| one.kind == Sign::Sign(b'-');
        let tokens = tag.tokens.as_slice();
        let tokens = tokens.split_first().filter(|all| is_dash(all.0)).map_or(tokens, |all| all.1);
        tokens.split_last().filter(|all| is_dash(all.0)).map_or(tokens, |all| all.1)
    }

    /// What a template sets or asks for in one place may be used in any other.
    fn gather(&mut self, tag: &Tag) {
        let tokens = Self::inside(tag);
        let words: Vec<&str> = tokens.iter().map(|one| self.word(one)).collect();
        match words.as_slice() {
            ["set" | "set_global", name, ..] if tag.statement => drop(self.own.insert(name)),
            // What a parent sets is known to its children.
            ["extends", ..] if tag.statement => self.scope.opens(),
            _ => {}
        }
        for (at, token) in tokens.iter().enumerate() {
            let next = words.get(at.saturating_add(1)..).unwrap_or_default();
            let asks = matches!(next, ["is" | "or" | "?", ..] | ["|", "default", ..]);
            if asks && token.kind == Sign::Name {
                self.asked.insert(self.word(token));
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let tokens = Self::inside(tag);
        let first = tokens.first().map_or("", |one| self.word(one));
        let rest = tokens.get(1..).unwrap_or_default();
        match first {
            _ if !tag.statement => drop(self.expression(tokens)),
            "component" => self.component(rest),
            "endcomponent" => self.scope = self.outer.take().unwrap_or_default(),
            "for" => self.loops(rest),
            "endfor" => self.scope.leave(),
            "if" | "elif" => drop(self.expression(rest)),
            // Behind the name that is set, or that of the filter.
            "set" | "set_global" | "filter" => {
                drop(self.expression(rest.get(1..).unwrap_or_default()));
            }
            _ if Self::is_sign(tokens.first(), b'<') => drop(self.expression(tokens)),
            // `else`, `block`, `include` and the like hold no name.
            _ => {}
        }
    }

    /// `component name(argument: type = default, …)`: in it, its arguments alone are known.
    fn component(&mut self, tokens: &[Token]) {
        // A name with a dot is none of the program's.
        let is_whole = Self::is_sign(tokens.get(1), b'(');
        let name = tokens.first().filter(|_| is_whole).map_or("", |one| self.word(one));
        let mut arguments = Vec::new();
        let mut depth = 0_usize;
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                Sign::Sign(b'(' | b'[' | b'{') => depth = depth.saturating_add(1),
                Sign::Sign(b')' | b']' | b'}') => depth = depth.saturating_sub(1),
                Sign::Name if depth == 1 => {
                    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
                    let begins = [b'(', b',', b'.', b'@'];
                    if begins.iter().any(|sign| Self::is_sign(before, *sign)) {
                        arguments.push(self.word(token));
                    }
                }
                Sign::Name | Sign::Text | Sign::Number | Sign::Sign(_) => {}
            }
        }
        let scope = Scope::of_component(name, &arguments);
        self.outer = Some(std::mem::replace(&mut self.scope, scope));
    }

    /// `for name in expression`, or `for key, value in expression`.
    fn loops(&mut self, tokens: &[Token]) {
        let is_in = |token: &Token| self.word(token) == "in";
        let Some(at) = tokens.iter().position(is_in) else { return };
        let (names, over) = tokens.split_at(at);
        let over = over.get(1..).unwrap_or_default();
        let kind = self.expression(over);
        let names: Vec<&str> =
            names.iter().filter(|one| one.kind == Sign::Name).map(|one| self.word(one)).collect();
        let member = kind.member();
        if let (None, Some(first), Some(last)) = (&member, over.first(), over.last()) {
            let (start, end) = (first.range.start, last.range.end);
            let path = self.text.get(start..end).unwrap_or("");
            self.wrong.push(Wrong {
                start,
                end,
                what: What::Name,
                message: format!("`{path}` is {}, and no list", kind.words()),
                label: "a loop goes over a list".to_owned(),
                help: self.lists(),
            });
        }
        match names.as_slice() {
            [name] => self.scope.enter(&[(*name, member.unwrap_or(Kind::Any))]),
            names => {
                self.scope.enter(&names.iter().map(|name| (*name, Kind::Any)).collect::<Vec<_>>());
            }
        }
    }

    /// What a name stands for; nothing if it is not known.
    fn kind(&self, name: &str) -> Option<Kind> {
        if self.own.contains(name) { Some(Kind::Any) } else { self.scope.kind(name) }
    }

    /// Looks at every path in an expression; what it stands for, if it is a path and nothing else.
    fn expression(&mut self, tokens: &[Token]) -> Kind {
        let mut whole = Kind::Any;
        let word = |at: usize| tokens.get(at).map_or("", |one| self.word(one));
        // `[a for a in b]` has names of its own.
        let is_own = |at: &usize| {
            let before = (0..*at).rev().take_while(|at| word(*at) != "in" && word(*at) != "[");
            before.into_iter().any(|at| word(at) == "for")
        };
        let own: Vec<&str> = (0..tokens.len()).filter(is_own).map(word).collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            let next = tokens.get(at.saturating_add(1));
            let name = self.word(token);
            if name == "safe" && Self::is_sign(before, b'|') {
                self.safe(tokens, at);
            }
            let begins = token.kind == Sign::Name
                && !WORDS.contains(&name)
                && !own.contains(&name)
                && !self.is_other(tokens, at)
                && !Self::is_sign(next, b'(');
            if begins {
                let (end, kind) = self.chain(tokens, at);
                if at == 0 && end == tokens.len() {
                    whole = kind;
                }
                at = end;
            } else {
                at = at.saturating_add(1);
            }
        }
        whole
    }

    /// Whether a name stands for no value: a field, a filter, a test, a component, an argument.
    fn is_other(&self, tokens: &[Token], at: usize) -> bool {
        let behind = |by: usize| at.checked_sub(by).and_then(|at| tokens.get(at));
        let is_word = |one: Option<&Token>, word| one.is_some_and(|one| self.word(one) == word);
        let before = behind(1);
        if [b'.', b'|'].iter().any(|sign| Self::is_sign(before, *sign)) || is_word(before, "is") {
            return true;
        }
        if is_word(before, "not") && is_word(behind(2), "is") {
            return true;
        }
        let next = |by: usize| tokens.get(at.saturating_add(by));
        let is_argument = Self::is_sign(next(1), b'=') && !Self::is_sign(next(2), b'=');
        // `a < b` compares; where nothing stands before the sign, a component begins.
        let is_component = (Self::is_sign(before, b'<')
            && !behind(2).is_some_and(|one| match one.kind {
                Sign::Name => !WORDS.contains(&self.word(one)),
                Sign::Text | Sign::Number => true,
                Sign::Sign(sign) => matches!(sign, b')' | b']'),
            }))
            || (Self::is_sign(before, b'/') && Self::is_sign(behind(2), b'<'));
        is_argument || is_component
    }

    /// Looks at the path that begins at `at`: the position behind what is sure of it, and what that
    /// stands for.
    fn chain(&mut self, tokens: &[Token], at: usize) -> (usize, Kind) {
        let mut end = at.saturating_add(1);
        let Some(root) = tokens.get(at) else { return (end, Kind::Any) };
        let Some(mut kind) = self.kind(self.word(root)) else {
            if !self.asked.contains(self.word(root)) {
                self.unknown(root);
            }
            return (end, Kind::Any);
        };
        loop {
            match tokens.get(end..).unwrap_or_default() {
                [dot, field, ..] if dot.kind == Sign::Sign(b'.') && field.kind == Sign::Name => {
                    end = end.saturating_add(2);
                    let Some(next) = kind.field(self.word(field)) else {
                        if !self.asked.contains(self.word(field)) {
                            self.no_field(root, field, &kind);
                        }
                        return (end, Kind::Any);
                    };
                    kind = next;
                }
                [open, number, close, ..]
                    if open.kind == Sign::Sign(b'[')
                        && number.kind == Sign::Number
                        && close.kind == Sign::Sign(b']') =>
                {
                    end = end.saturating_add(3);
                    kind = if let Kind::List(inside) = kind { *inside } else { Kind::Any };
                }
                _ => return (end, kind),
            }
        }
    }
}

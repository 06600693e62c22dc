//! The names in a template of a log's own: each must be one that it is given, whether or not the
//! template comes to it when this report is drawn.
//!
//! What is not certain is passed over: drawing says the rest.

mod kind;
mod lexer;
mod scope;
mod wording;

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
    let scope = Scope::of(template);
    let mut reader = Reader { text, scope, outer: None, wrong: Vec::new() };
    for tag in lexer::tags(text) {
        reader.tag(&tag);
    }
    reader.wrong
}

struct Reader<'t> {
    text: &'t str,
    scope: Scope,
    /// What is known around the component that is being read.
    outer: Option<Scope>,
    wrong: Vec<Wrong>,
}

impl<'t> Reader<'t> {
    fn word(&self, token: &Token) -> &'t str {
        self.text.get(token.range.clone()).unwrap_or("")
    }

    fn is_sign(token: Option<&Token>, sign: u8) -> bool {
        token.is_some_and(|token| token.kind == Sign::Sign(sign))
    }

    fn tag(&mut self, tag: &Tag) {
        // The signs that cut white space belong to no expression.
        let tokens = tag.tokens.as_slice();
        let dash = |one: Option<&Token>| Self::is_sign(one, b'-');
        let tokens = if dash(tokens.first()) { tokens.get(1..) } else { Some(tokens) };
        let tokens = tokens.unwrap_or_default();
        let tokens =
            if dash(tokens.last()) { tokens.split_last().map(|all| all.1) } else { Some(tokens) };
        let tokens = tokens.unwrap_or_default();
        let first = tokens.first().map_or("", |one| self.word(one));
        let rest = tokens.get(1..).unwrap_or_default();
        match first {
            _ if !tag.statement => self.expression(tokens),
            "component" => self.component(rest),
            "endcomponent" => self.scope = self.outer.take().unwrap_or_default(),
            "for" => self.loops(rest),
            "endfor" => self.scope.leave(),
            "set" | "set_global" => self.sets(rest),
            "if" | "elif" => self.expression(rest),
            "filter" => self.expression(rest.get(1..).unwrap_or_default()),
            _ if Self::is_sign(tokens.first(), b'<') => self.expression(tokens),
            // `else`, `block`, `include` and the like hold no name.
            _ => {}
        }
    }

    /// `component name(argument: type = default, …)`: in it, its arguments alone are known.
    fn component(&mut self, tokens: &[Token]) {
        let name = tokens.first().map_or("", |one| self.word(one));
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
        self.expression(over);
        let names: Vec<&str> =
            names.iter().filter(|one| one.kind == Sign::Name).map(|one| self.word(one)).collect();
        let kind = self.path(over);
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

    /// `set name = expression`, or `set name` with what follows as its value.
    fn sets(&mut self, tokens: &[Token]) {
        let Some(name) = tokens.first() else { return };
        let value = tokens.get(2..).unwrap_or_default();
        self.expression(value);
        let kind = self.path(value);
        self.scope.set(self.word(name), kind);
    }

    /// What an expression stands for, if it is a path and nothing else.
    fn path(&self, tokens: &[Token]) -> Kind {
        let Some((root, rest)) = tokens.split_first().filter(|(root, _)| root.kind == Sign::Name)
        else {
            return Kind::Any;
        };
        let mut kind = self.scope.kind(self.word(root)).unwrap_or(Kind::Any);
        let mut fields = rest.chunks(2);
        for pair in fields.by_ref() {
            match pair {
                [dot, field] if Self::is_sign(Some(dot), b'.') && field.kind == Sign::Name => {
                    kind = kind.field(self.word(field)).unwrap_or(Kind::Any);
                }
                _ => return Kind::Any,
            }
        }
        kind
    }

    /// Looks at every path in an expression.
    fn expression(&mut self, tokens: &[Token]) {
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
            at = at.saturating_add(1);
            if begins {
                at = self.chain(tokens, at.saturating_sub(1));
            }
        }
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
            && !behind(2).is_some_and(|one| {
                matches!(one.kind, Sign::Name | Sign::Text | Sign::Number | Sign::Sign(b')' | b']'))
            }))
            || (Self::is_sign(before, b'/') && Self::is_sign(behind(2), b'<'));
        is_argument || is_component
    }

    /// Looks at the path that begins at `at`; the position behind it.
    fn chain(&mut self, tokens: &[Token], at: usize) -> usize {
        let get = |at: usize| tokens.get(at);
        let is = |at: usize, sign| Self::is_sign(get(at), sign);
        // Where the path ends, and whether anything in it leaves the question open.
        let mut end = at.saturating_add(1);
        let mut open = false;
        let mut fields = Vec::new();
        loop {
            let next = end.saturating_add(1);
            if is(end, b'.') && get(next).is_some_and(|one| one.kind == Sign::Name) {
                fields.extend(get(next).map(|one| (one, open)));
                end = end.saturating_add(2);
            } else if is(end, b'?') || is(end, b'[') {
                open = true;
                end = next;
            } else {
                break;
            }
        }
        let is_word = |at: usize, word: &str| get(at).is_some_and(|one| self.word(one) == word);
        let tested = ["defined", "undefined"].iter().any(|word| {
            is_word(end, "is")
                && (is_word(end.saturating_add(1), word)
                    || (is_word(end.saturating_add(1), "not")
                        && is_word(end.saturating_add(2), word)))
        });
        let may_lack = tested || (is(end, b'|') && is_word(end.saturating_add(1), "default"));
        let Some(root) = get(at).filter(|_| !may_lack && !is(at.saturating_add(1), b'?')) else {
            return end;
        };
        let Some(mut kind) = self.scope.kind(self.word(root)) else {
            self.unknown(root);
            return end;
        };
        for (token, _) in fields.into_iter().take_while(|(_, open)| !open) {
            let Some(next) = kind.field(self.word(token)) else {
                self.no_field(root, token, &kind);
                break;
            };
            kind = next;
        }
        end
    }
}

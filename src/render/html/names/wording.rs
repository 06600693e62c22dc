//! What is said of a name that is not given, and of a text that is not escaped.

use super::lexer::{Kind as Sign, Token};
use super::scope::Scope;
use super::{Kind, Reader, What, Wrong, contract};
use crate::read::suggest;

impl Reader<'_> {
    /// The lists in reach.
    pub(super) fn lists(&self) -> String {
        let lists = self.scope.lists();
        if lists.is_empty() {
            return "no list is in reach here".to_owned();
        }
        format!("lists in reach here: {}", named(lists.iter().map(String::as_str)))
    }

    fn push(&mut self, at: &Token, what: What, message: String, label: String, help: String) {
        let (start, end) = (at.range.start, at.range.end);
        self.wrong.push(Wrong { start, end, what, message, label, help });
    }

    pub(super) fn unknown(&mut self, root: &Token) {
        let name = self.word(root);
        let mut known = self.scope.names();
        known.extend(self.own.iter().map(|one| (*one).to_owned()));
        let near = suggest::nearest(name, known.iter().map(String::as_str));
        let label = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
        let mut help = format!("in reach here: {}", named(known.iter().map(String::as_str)));
        let message = match self.scope.component() {
            Some(component) => {
                if Scope::of("report.html").kind(name).is_some() {
                    help.push_str(&format!(
                        "; a component knows its arguments alone, so hand `{name}` over as one"
                    ));
                }
                format!("the component `{component}` is given no `{name}`")
            }
            None => format!("this template is given no `{name}`"),
        };
        self.push(root, What::Name, message, label, help);
    }

    pub(super) fn no_field(&mut self, root: &Token, field: &Token, kind: &Kind) {
        let name = self.word(field);
        let path = self.text.get(root.range.start..field.range.start.saturating_sub(1));
        let path = path.unwrap_or("").trim();
        let known: Vec<&str> = kind.fields().into_iter().map(|one| one.0).collect();
        let near = suggest::nearest(name, known.iter().copied());
        let label = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
        let help = if known.is_empty() {
            format!("`{path}` is {}: write it without `.{name}`", kind.words())
        } else {
            format!("fields of `{path}`: {}", named(once(known)))
        };
        self.push(field, What::Name, format!("`{path}` has no field `{name}`"), label, help);
    }

    /// `… | safe`: harmless behind the style, the script, or words of the template itself.
    pub(super) fn safe(&mut self, tokens: &[Token], at: usize) {
        let behind = |by: usize| at.checked_sub(by).and_then(|at| tokens.get(at));
        let is_own = match behind(2) {
            Some(one) if one.kind == Sign::Text => true,
            Some(one) if one.kind == Sign::Name => {
                let name = self.word(one);
                // What stands between the tags of a component is escaped already.
                let is_body = name == "body" && self.scope.component().is_some();
                is_body
                    || contract::MAY_BE_SAFE.contains(&name)
                        && self.scope.is_as_given(name)
                        && !self.own.contains(name)
                        && !Self::is_sign(behind(3), b'.')
            }
            Some(_) | None => false,
        };
        if let Some(token) = tokens.get(at).filter(|_| !is_own) {
            let message = "a text of the log is written as it stands, markup and all".to_owned();
            let help = "leave `| safe` out; only `style` and `script` need it".to_owned();
            self.push(token, What::Unescaped, message, "nothing is escaped here".to_owned(), help);
        }
    }
}

/// Each word once, in the order in which they come.
fn once(words: Vec<&str>) -> Vec<&str> {
    let mut once = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once
}

/// `` `a`, `b` ``, or that there is none.
pub(in crate::render::html) fn named<'w, I: IntoIterator<Item = &'w str>>(words: I) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
}

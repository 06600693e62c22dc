//! Which names a place in a template knows.

use super::contract::{self, COMPONENTS};
use super::kind::Kind;

/// The names that a place knows, the nearest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    /// The component around the place.
    component: Option<String>,
    /// Whether other templates may give it more: one that includes it, one that it extends.
    open: bool,
    given: Vec<(String, Kind)>,
    loops: Vec<Vec<(String, Kind)>>,
}

impl Scope {
    /// The names that a template is given.
    pub(super) fn of(template: &str) -> Self {
        let fields = contract::given(template).and_then(contract::fields);
        let given = fields.unwrap_or_default().iter();
        let given = given.map(|(name, written, _)| ((*name).to_owned(), Kind::of(written)));
        let given = given.collect();
        Self { component: None, open: fields.is_none(), given, loops: Vec::new() }
    }

    /// The names that a component is given: its arguments, and what stands between its tags.
    pub(super) fn of_component(name: &str, arguments: &[&str]) -> Self {
        let known = COMPONENTS.iter().find(|one| one.name == name);
        let kind = |argument: &str| {
            let fields = known.map(|one| one.arguments).unwrap_or_default();
            let field = fields.iter().find(|one| one.0 == argument);
            field.map_or(Kind::Any, |one| Kind::of(one.1))
        };
        let given = arguments.iter().map(|one| ((*one).to_owned(), kind(one))).collect();
        Self { component: Some(name.to_owned()), open: false, given, loops: Vec::new() }
    }

    /// Names may be known that stand nowhere in the template.
    pub(super) fn opens(&mut self) {
        self.open = true;
    }

    /// The component around the place, if there is one.
    pub(super) fn component(&self) -> Option<&str> {
        self.component.as_deref()
    }

    /// Enters a loop that gives these names.
    pub(super) fn enter(&mut self, names: &[(&str, Kind)]) {
        let names = names.iter().map(|(name, kind)| ((*name).to_owned(), kind.clone()));
        self.loops.push(names.collect());
    }

    /// Leaves the innermost loop.
    pub(super) fn leave(&mut self) {
        drop(self.loops.pop());
    }

    /// What a name stands for; nothing if it is not known.
    pub(super) fn kind(&self, name: &str) -> Option<Kind> {
        let is_it = |one: &&(String, Kind)| one.0 == name;
        let in_loops = self.loops.iter().rev().find_map(|names| names.iter().rev().find(is_it));
        let found = in_loops.or_else(|| self.given.iter().rev().find(is_it));
        if let Some((_, kind)) = found {
            return Some(kind.clone());
        }
        let always = name == "__tera_context"
            || (name == "loop" && !self.loops.is_empty())
            || (name == "body" && self.component.is_some());
        (self.open || always).then_some(Kind::Any)
    }

    /// Whether a name is the template's own, and nothing else has been called so.
    pub(super) fn is_as_given(&self, name: &str) -> bool {
        let all = self.loops.iter().flatten().chain(&self.given);
        self.component.is_none() && all.filter(|one| one.0 == name).count() <= 1
    }

    /// All names, those of the innermost loop first.
    pub(super) fn names(&self) -> Vec<String> {
        let loops = self.loops.iter().rev().flatten();
        let mut names: Vec<String> = Vec::new();
        for (name, _) in loops.chain(&self.given) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// The lists in reach: names, and fields of the maps among them.
    pub(super) fn lists(&self) -> Vec<String> {
        let mut lists = Vec::new();
        for name in self.names() {
            match self.kind(&name) {
                Some(Kind::List(_)) => lists.push(name),
                Some(kind) => {
                    let is_list = |one: &str| matches!(kind.field(one), Some(Kind::List(_)));
                    let fields = kind.fields().into_iter().map(|one| one.0);
                    lists.extend(
                        fields.filter(|one| is_list(one)).map(|one| format!("{name}.{one}")),
                    );
                }
                None => {}
            }
        }
        lists
    }
}

//! The resources that one drawing uses: copied when an operator asks for them, and not before.

use std::collections::BTreeMap;

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::Fault;
use crate::render::pdf::exhibit::color::is_device;
use crate::render::pdf::exhibit::field::any_font;
use crate::render::pdf::exhibit::graph::Graph;

/// A sort of resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A colour space.
    Space,
    /// A state of the graphics.
    State,
    /// A font.
    Font,
    /// A pattern.
    Pattern,
    /// A shading.
    Shading,
    /// A picture or a drawing.
    Drawing,
}

/// Spaces that stand for those of the device wherever these are used.
const DEFAULTS: [&[u8]; 3] = [b"DefaultGray", b"DefaultRGB", b"DefaultCMYK"];

/// The resources of a drawing.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    /// As they stand in the file.
    pub(super) resources: Option<&'a Dictionary>,
    /// The number by which drawings that have none of their own are told apart.
    pub(super) number: u32,
    used: BTreeMap<Sort, BTreeMap<Vec<u8>, Option<Object>>>,
}

impl Sort {
    fn key(self) -> &'static str {
        match self {
            Self::Space => "ColorSpace",
            Self::State => "ExtGState",
            Self::Font => "Font",
            Self::Pattern => "Pattern",
            Self::Shading => "Shading",
            Self::Drawing => "XObject",
        }
    }
}

impl<'a> Scope<'a> {
    /// The scope of these resources.
    pub(super) fn of(graph: &mut Graph<'a>, resources: Option<&'a Dictionary>) -> Self {
        graph.scopes = graph.scopes.saturating_add(1);
        Self { resources, number: graph.scopes, used: BTreeMap::new() }
    }

    /// The scope of a drawing within another: its own resources, or else those of the other one.
    pub(super) fn within(
        graph: &mut Graph<'a>,
        own: Option<&'a Dictionary>,
        outer: Home<'a>,
    ) -> Self {
        match own {
            Some(own) => Self::of(graph, Some(own)),
            None => {
                Self { resources: outer.resources, number: outer.number, used: BTreeMap::new() }
            }
        }
    }

    /// What drawings within this one need to know of it.
    pub(super) fn home(&self) -> Home<'a> {
        Home { resources: self.resources, number: self.number }
    }

    /// A value of the file's resources.
    pub(super) fn find(&self, graph: &Graph<'a>, key: &[u8], name: &[u8]) -> Option<&'a Object> {
        graph.dictionary(self.resources?, key)?.get(name).ok()
    }

    /// Uses a resource; whether it is there.
    pub(super) fn uses(
        &mut self,
        graph: &mut Graph<'a>,
        sort: Sort,
        name: &[u8],
    ) -> Result<bool, Fault> {
        if sort == Sort::Space && is_device(name) {
            return Ok(true);
        }
        if let Some(known) = self.used.get(&sort).and_then(|all| all.get(name)) {
            return Ok(known.is_some());
        }
        let made = match self.find(graph, sort.key().as_bytes(), name) {
            Some(value) => self.make(graph, sort, value)?,
            None => None,
        };
        // A reader would take any font where the file has none.
        let made = made.or_else(|| (sort == Sort::Font).then(any_font).map(Object::Dictionary));
        let there = made.is_some();
        self.used.entry(sort).or_default().insert(name.to_vec(), made);
        Ok(there)
    }

    fn make(
        &self,
        graph: &mut Graph<'a>,
        sort: Sort,
        value: &'a Object,
    ) -> Result<Option<Object>, Fault> {
        match sort {
            Sort::Space => graph.space(value),
            Sort::State => graph.state(value, self.home()),
            Sort::Font => graph.font(value, self.home()),
            Sort::Pattern => graph.pattern(value, self.home()),
            Sort::Shading => graph.shading(value),
            Sort::Drawing => graph.drawing(value, self.home()),
        }
    }

    /// Adds a drawing: the name that it got, which no operator of the file uses.
    pub(super) fn add(&mut self, drawing: Object) -> String {
        let drawings = self.used.entry(Sort::Drawing).or_default();
        let mut number = drawings.len();
        let mut name = format!("Note{number}");
        while drawings.contains_key(name.as_bytes()) {
            number = number.saturating_add(1);
            name = format!("Note{number}");
        }
        drawings.insert(name.clone().into_bytes(), Some(drawing));
        name
    }

    /// The resources that were used.
    pub(super) fn finish(mut self, graph: &mut Graph<'a>) -> Result<Dictionary, Fault> {
        for name in DEFAULTS {
            if self.find(graph, b"ColorSpace", name).is_some() {
                self.uses(graph, Sort::Space, name)?;
            }
        }
        let mut resources = Dictionary::new();
        for (sort, all) in self.used {
            let mut own = Dictionary::new();
            for (name, value) in all {
                if let Some(value) = value {
                    own.set(name, value);
                }
            }
            if !own.is_empty() {
                resources.set(sort.key(), Object::Dictionary(own));
            }
        }
        Ok(resources)
    }
}

/// Where a drawing lies: the resources that it uses where it has none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home<'a> {
    /// These resources.
    pub(super) resources: Option<&'a Dictionary>,
    /// The number of their scope.
    pub(super) number: u32,
}

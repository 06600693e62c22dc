//! Layers: what of a file is switched off when it is opened, and so is no part of what it shows.

use std::collections::BTreeSet;

use lopdf47::{Dictionary, Document, Object, ObjectId};

use crate::render::pdf::exhibit::graph::Graph;

/// How deep conditions on layers lie within conditions.
const DEPTH: usize = 16;

/// The layers of a file.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Those that are off.
    off: BTreeSet<ObjectId>,
}

impl Layers {
    /// The layers of a file as they are when it is opened.
    pub(super) fn of(file: &Document) -> Self {
        Self::read(file).unwrap_or_default()
    }

    fn read(file: &Document) -> Option<Self> {
        let properties =
            file.catalog().ok()?.get_deref(b"OCProperties", file).ok()?.as_dict().ok()?;
        let start = properties.get_deref(b"D", file).ok()?.as_dict().ok()?;
        let listed = |of: &Dictionary, key: &[u8]| -> Vec<ObjectId> {
            let array = of.get_deref(key, file).and_then(Object::as_array).ok();
            array.into_iter().flatten().filter_map(|one| one.as_reference().ok()).collect()
        };
        let base = start.get_deref(b"BaseState", file).and_then(Object::as_name);
        let mut off = BTreeSet::new();
        if base.is_ok_and(|base| base == b"OFF") {
            off.extend(listed(properties, b"OCGs"));
            for on in listed(start, b"ON") {
                off.remove(&on);
            }
        }
        off.extend(listed(start, b"OFF"));
        Some(Self { off })
    }
}

impl<'a> Graph<'a> {
    /// Whether something with these keys belongs to a layer that is off.
    pub(super) fn is_hidden(&self, keys: &'a Dictionary) -> bool {
        keys.get(b"OC").is_ok_and(|layer| self.is_off(layer))
    }

    /// Whether a layer, or a group of layers, is off.
    pub(super) fn is_off(&self, layer: &'a Object) -> bool {
        let Ok((id, found)) = self.file.dereference(layer) else { return false };
        let Ok(keys) = found.as_dict() else { return false };
        if !keys.has_type(b"OCMD") {
            return id.is_some_and(|id| self.layers.off.contains(&id));
        }
        if let Some(condition) = self.array(keys, b"VE") {
            return !self.holds(condition, DEPTH);
        }
        let members: Vec<&Object> = match self.get(keys, b"OCGs") {
            Some(Object::Array(all)) => all.iter().collect(),
            Some(_) => keys.get(b"OCGs").into_iter().collect(),
            None => Vec::new(),
        };
        let off: Vec<bool> = members
            .into_iter()
            .filter_map(|one| one.as_reference().ok())
            .filter(|id| self.file.has_object(*id))
            .map(|id| self.layers.off.contains(&id))
            .collect();
        if off.is_empty() {
            return false;
        }
        match self.name(keys, b"P") {
            Some(b"AllOn") => off.iter().any(|off| *off),
            Some(b"AnyOff") => !off.iter().any(|off| *off),
            Some(b"AllOff") => !off.iter().all(|off| *off),
            _ => off.iter().all(|off| *off),
        }
    }

    fn holds(&self, condition: &'a [Object], depth: usize) -> bool {
        let Some((sort, parts)) = condition.split_first() else { return true };
        let Some(depth) = depth.checked_sub(1) else { return true };
        let sort = self.resolve(sort).and_then(|sort| sort.as_name().ok());
        let mut parts = parts.iter().map(|part| match self.resolve(part) {
            Some(Object::Array(condition)) => self.holds(condition, depth),
            _ => !self.is_off(part),
        });
        match sort {
            Some(b"Not") => !parts.next().unwrap_or(false),
            Some(b"Or") => parts.any(|holds| holds),
            _ => parts.all(|holds| holds),
        }
    }
}

//! The objects of an exhibit as they are put together, and what may go into them.

use std::collections::{BTreeMap, BTreeSet};

use lopdf47::{Dictionary, Document, Object, ObjectId};

use crate::render::pdf::exhibit::layer::Layers;
use crate::render::pdf::exhibit::{Fault, Loss, Lost, UNPACKED};

/// Values that are copied from one file, each number and name being one.
const VALUES: usize = 4_000_000;

/// Objects that one file becomes.
const OBJECTS: usize = 200_000;

/// How deep drawings lie within drawings.
const DEPTH: usize = 24;

/// As what an object of the file is used; what it may hold depends on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Something to draw with `Do`.
    Drawing,
    /// A mask of a picture.
    Mask,
    /// A font, and what fonts are made of.
    Font,
    /// The font within a composite font.
    Descendant,
    /// What describes a font.
    Descriptor,
    /// The program of a font.
    Program,
    /// A table of a font's characters.
    Map,
    /// The names of a font's letters.
    Encoding,
    /// A colour space.
    Space,
    /// A colour profile.
    Profile,
    /// A function.
    Function,
    /// A pattern.
    Pattern,
    /// A shading.
    Shading,
    /// A state of the graphics.
    State,
    /// Plain bytes: the colours of a palette, the symbols of a scan.
    Bytes,
    /// A letter of a font that is drawn by operators.
    Letter,
}

/// What is put together.
#[derive(Debug)]
pub(super) struct Graph<'a> {
    /// The file that is read.
    pub(super) file: &'a Document,
    /// Its layers.
    pub(super) layers: Layers,
    /// The objects so far.
    pub(super) objects: Vec<Object>,
    /// What is lost so far.
    pub(super) losses: BTreeSet<Loss>,
    /// The page that is being read.
    pub(super) page: u32,
    /// To how many bytes the rest may unpack.
    pub(super) left: usize,
    /// The same for pictures, which are only counted.
    pub(super) pictures: u64,
    /// How many scopes there were so far.
    pub(super) scopes: u32,
    known: BTreeMap<(ObjectId, Role, u32), Option<u32>>,
    values: usize,
    depth: usize,
}

impl<'a> Graph<'a> {
    /// Nothing yet, of this file.
    pub(super) fn of(file: &'a Document) -> Self {
        Self {
            file,
            layers: Layers::of(file),
            objects: Vec::new(),
            losses: BTreeSet::new(),
            page: 1,
            left: UNPACKED,
            pictures: super::pixels::TOGETHER,
            scopes: 0,
            known: BTreeMap::new(),
            values: VALUES,
            depth: 0,
        }
    }

    /// Adds an object: its number.
    pub(super) fn add(&mut self, object: Object) -> Result<u32, Fault> {
        if self.objects.len() >= OBJECTS {
            return Err(Fault::Endless);
        }
        self.objects.push(object);
        u32::try_from(self.objects.len()).map_err(|_| Fault::Endless)
    }

    /// Something is not shown.
    pub(super) fn lose(&mut self, of: Lost) {
        self.losses.insert(Loss { page: self.page, of });
    }

    /// Counts a value that is copied.
    pub(super) fn count(&mut self) -> Result<(), Fault> {
        self.count_all(1)
    }

    /// Counts so many values.
    pub(super) fn count_all(&mut self, values: usize) -> Result<(), Fault> {
        self.values = self.values.checked_sub(values).ok_or(Fault::Endless)?;
        Ok(())
    }

    /// Takes so many bytes from what may be unpacked.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Fault> {
        self.left = self.left.checked_sub(bytes).ok_or(Fault::Endless)?;
        Ok(())
    }

    /// What a value is, if it is a reference; nothing for one that leads nowhere.
    pub(super) fn resolve(&self, value: &'a Object) -> Option<&'a Object> {
        self.file.dereference(value).ok().map(|(_, object)| object)
    }

    /// The value of a key.
    pub(super) fn get(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let found = self.resolve(dictionary.get(key).ok()?)?;
        (!found.is_null()).then_some(found)
    }

    /// The dictionary at a key.
    pub(super) fn dictionary(
        &self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        match self.get(dictionary, key)? {
            Object::Dictionary(one) => Some(one),
            Object::Stream(one) => Some(&one.dict),
            _ => None,
        }
    }

    /// The name at a key.
    pub(super) fn name(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dictionary, key)?.as_name().ok()
    }

    /// The whole number at a key.
    pub(super) fn integer(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<i64> {
        self.get(dictionary, key)?.as_i64().ok()
    }

    /// The array at a key.
    pub(super) fn array(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
        self.get(dictionary, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// The first numbers of an array, if it has so many; readers pass over the rest.
    pub(super) fn numbers<const N: usize>(
        &self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<[f32; N]> {
        let array = self.array(dictionary, key)?;
        let number = |one| self.resolve(one)?.as_float().ok().filter(|one: &f32| one.is_finite());
        let numbers: Option<Vec<f32>> = array.iter().take(N).map(number).collect();
        numbers?.try_into().ok()
    }

    /// Makes an object once, however often it is used in one role; nothing if it can't be used, or lies in
    /// itself. Streams, and what had a number in the file, get a number; the rest is put where it stands.
    pub(super) fn once(
        &mut self,
        value: &'a Object,
        role: Role,
        scope: u32,
        make: impl FnOnce(&mut Self, &'a Object) -> Result<Option<Object>, Fault>,
    ) -> Result<Option<Object>, Fault> {
        let Ok((id, object)) = self.file.dereference(value) else { return Ok(None) };
        let key = id.map(|id| (id, role, scope));
        if let Some(known) = key.and_then(|key| self.known.get(&key)) {
            return Ok(known.map(reference));
        }
        let Some(depth) = self.depth.checked_add(1).filter(|depth| *depth < DEPTH) else {
            self.lose(Lost::Beyond("drawings within more than 20 others"));
            return Ok(None);
        };
        // While it is made it is nothing: what lies in itself would have no end.
        if let Some(key) = key {
            self.known.insert(key, None);
        }
        self.depth = depth;
        let copy = make(self, object);
        self.depth = self.depth.saturating_sub(1);
        let Some(copy) = copy? else { return Ok(None) };
        let numbered = key.is_some() || matches!(copy, Object::Stream(_));
        if !numbered || matches!(copy, Object::Reference(_) | Object::Name(_)) {
            return Ok(Some(copy));
        }
        let number = self.add(copy)?;
        if let Some(key) = key {
            self.known.insert(key, Some(number));
        }
        Ok(Some(reference(number)))
    }
}

/// A reference to the object of this number.
pub(super) fn reference(number: u32) -> Object {
    Object::Reference((number, 0))
}

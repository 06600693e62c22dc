//! Plain values: numbers, names, strings, and arrays of them, copied key by key.

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::Fault;
use crate::render::pdf::exhibit::graph::Graph;

/// How deep arrays lie within arrays.
const DEPTH: usize = 8;

impl<'a> Graph<'a> {
    /// The keys of a dictionary that are wanted, where their values are plain.
    pub(super) fn pick(
        &mut self,
        dictionary: &'a Dictionary,
        keys: &[&str],
    ) -> Result<Dictionary, Fault> {
        let mut picked = Dictionary::new();
        for key in keys {
            if let Some(value) = self.get(dictionary, key.as_bytes())
                && let Some(value) = self.plain(value)?
            {
                picked.set(*key, value);
            }
        }
        Ok(picked)
    }

    /// A value, if it is plain all through.
    pub(super) fn plain(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        self.plain_to(value, DEPTH)
    }

    fn plain_to(&mut self, value: &'a Object, depth: usize) -> Result<Option<Object>, Fault> {
        self.count()?;
        let Some(value) = self.resolve(value) else { return Ok(Some(Object::Null)) };
        match value {
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Name(_)
            | Object::String(..) => Ok(Some(value.clone())),
            Object::Real(number) => {
                Ok(Some(Object::Real(if number.is_finite() { *number } else { 0.0 })))
            }
            Object::Array(values) => {
                let Some(depth) = depth.checked_sub(1) else { return Ok(None) };
                let mut copied = Vec::with_capacity(values.len());
                for value in values {
                    let Some(value) = self.plain_to(value, depth)? else { return Ok(None) };
                    copied.push(value);
                }
                Ok(Some(Object::Array(copied)))
            }
            Object::Dictionary(_) | Object::Stream(_) | Object::Reference(_) => Ok(None),
        }
    }
}

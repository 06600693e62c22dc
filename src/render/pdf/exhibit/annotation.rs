//! What lies on a page: filled fields, stamps, drawn lines. It is painted where it is shown, and nothing of it
//! stays but the paint.

use lopdf47::{Dictionary, Object};

use crate::render::pdf::exhibit::graph::Graph;
use crate::render::pdf::exhibit::matrix::{self, Area};
use crate::render::pdf::exhibit::scope::Scope;
use crate::render::pdf::exhibit::{Fault, Lost};

/// Annotations of one page.
const MOST: usize = 10_000;

/// How far up the tree of fields a value is inherited from.
const ANCESTORS: usize = 32;

/// Flags of an annotation.
const HIDDEN: i64 = 1 << 1;
const PRINTED: i64 = 1 << 2;
const NOT_VIEWED: i64 = 1 << 5;

/// The flag of a field that is a button to press.
const TO_PRESS: i64 = 1 << 16;

impl<'a> Graph<'a> {
    /// The operators that paint what lies on a page; it is added to the scope.
    pub(super) fn annotations(
        &mut self,
        page: &'a Dictionary,
        scope: &mut Scope<'a>,
    ) -> Result<Vec<u8>, Fault> {
        let mut operators = Vec::new();
        let all = self.array(page, b"Annots").unwrap_or_default();
        if all.len() > MOST {
            self.lose(Lost::Beyond("more than 10,000 notes"));
        }
        for one in all.iter().take(MOST) {
            let Some(Object::Dictionary(keys)) = self.resolve(one) else { continue };
            if !self.is_shown(keys) {
                continue;
            }
            let Some(area) = self.numbers::<4>(keys, b"Rect").map(matrix::upright) else {
                continue;
            };
            if let Some((form, matrix)) = self.painted(keys, area, scope)? {
                let name = scope.add(form);
                let matrix = matrix.map(|one| one.to_string()).join(" ");
                operators.extend(format!("\nq {matrix} cm /{name} Do Q").into_bytes());
            }
        }
        Ok(operators)
    }

    fn is_shown(&self, keys: &'a Dictionary) -> bool {
        let flags = self.integer(keys, b"F").unwrap_or(0);
        let sort = self.name(keys, b"Subtype").unwrap_or_default();
        if flags & (HIDDEN | NOT_VIEWED) != 0 || self.is_hidden(keys) {
            return false;
        }
        match sort {
            b"Link" | b"Popup" | b"TrapNet" | b"PrinterMark" => false,
            // A button to press, such as "Print this form", is no part of what was filled in.
            b"Widget" => {
                let presses = self.field(keys, b"FT").and_then(|one| one.as_name().ok())
                    == Some(b"Btn")
                    && self.field(keys, b"Ff").and_then(|one| one.as_i64().ok()).unwrap_or(0)
                        & TO_PRESS
                        != 0;
                !presses || flags & PRINTED != 0
            }
            _ => true,
        }
    }

    /// A drawing of an annotation, and where it goes.
    fn painted(
        &mut self,
        keys: &'a Dictionary,
        area: Area,
        scope: &Scope<'a>,
    ) -> Result<Option<(Object, matrix::Matrix)>, Fault> {
        let widget = self.name(keys, b"Subtype") == Some(b"Widget");
        let appearance = self.appearance(keys);
        // A program that fills in fields may leave it to the reader to draw them.
        let stale = widget && self.is_left_to_readers() && !self.shows_text(appearance)?;
        if let Some(form) = appearance.filter(|_| !stale) {
            return self.placed(form, area, scope);
        }
        let drawn = if widget { self.value(keys, area)? } else { self.note(keys, area)? };
        match (drawn, appearance) {
            (Some(drawn), _) => Ok(Some(drawn)),
            (None, Some(form)) => self.placed(form, area, scope),
            (None, None) => Ok(None),
        }
    }

    fn placed(
        &mut self,
        form: &'a Object,
        area: Area,
        scope: &Scope<'a>,
    ) -> Result<Option<(Object, matrix::Matrix)>, Fault> {
        let Some(Object::Stream(source)) = self.resolve(form) else { return Ok(None) };
        let Some(own) = self.numbers::<4>(&source.dict, b"BBox") else { return Ok(None) };
        let turn = self.numbers::<6>(&source.dict, b"Matrix").unwrap_or(matrix::NONE);
        let Some(onto) = matrix::onto(matrix::around(matrix::upright(own), turn), area) else {
            return Ok(None);
        };
        if self.is_hidden(&source.dict) {
            return Ok(None);
        }
        Ok(self.form(form, scope.home())?.map(|form| (form, onto)))
    }

    /// How an annotation looks as it is.
    fn appearance(&self, keys: &'a Dictionary) -> Option<&'a Object> {
        let normal = self.dictionary(keys, b"AP")?.get(b"N").ok()?;
        match self.resolve(normal)? {
            Object::Stream(_) => Some(normal),
            Object::Dictionary(states) => {
                let state = self.name(keys, b"AS");
                let state = state.or_else(|| self.field(keys, b"V")?.as_name().ok());
                states.get(state.unwrap_or(b"Off")).ok()
            }
            _ => None,
        }
    }

    /// Whether the file asks its readers to draw the values of fields.
    fn is_left_to_readers(&self) -> bool {
        self.forms().and_then(|forms| self.get(forms, b"NeedAppearances"))
            == Some(&Object::Boolean(true))
    }

    /// What the file says of its fields.
    pub(super) fn forms(&self) -> Option<&'a Dictionary> {
        self.dictionary(self.file.catalog().ok()?, b"AcroForm")
    }

    fn shows_text(&mut self, form: Option<&'a Object>) -> Result<bool, Fault> {
        let Some(Object::Stream(source)) = form.and_then(|form| self.resolve(form)) else {
            return Ok(false);
        };
        let bytes = self.unpacked(source)?.bytes;
        let shows = super::lexer::Lexer::of(&bytes)
            .any(|one| matches!(one.operator, b"Tj" | b"TJ" | b"'" | b"\"" | b"Do"));
        Ok(shows)
    }

    /// A value of a field, or of the nearest field above it that has one.
    pub(super) fn field(&self, keys: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let mut keys = keys;
        for _ in 0..ANCESTORS {
            if let Some(value) = self.get(keys, key) {
                return Some(value);
            }
            keys = self.dictionary(keys, b"Parent")?;
        }
        None
    }

    /// The value of a field can't be drawn.
    pub(super) fn lose_field(&mut self, keys: &'a Dictionary) {
        let name = self.field(keys, b"T").and_then(|one| lopdf47::decode_text_string(one).ok());
        self.lose(Lost::Field(name.unwrap_or_default()));
    }
}

//! Values of fields that the file does not draw itself, drawn as a reader would.

use lopdf47::{Dictionary, Object, decode_text_string};

use crate::render::pdf::exhibit::Fault;
use crate::render::pdf::exhibit::graph::{Graph, reference};
use crate::render::pdf::exhibit::lexer::Lexer;
use crate::render::pdf::exhibit::matrix::{Area, Matrix, moved, size};
use crate::render::pdf::exhibit::metric::{self, Widths};
use crate::render::pdf::exhibit::note::paint;
use crate::render::pdf::exhibit::pack::packed;
use crate::render::pdf::exhibit::scope::Home;

/// Flags of a field of text.
const LINES: i64 = 1 << 12;
const SECRET: i64 = 1 << 13;
const COMB: i64 = 1 << 24;

/// Characters of a value that are drawn.
const LONGEST: usize = 20_000;

/// The space between a field's edge and its value.
const EDGE: f32 = 2.0;

/// The height of the letters where the field leaves that to the reader.
const USUAL: f32 = 12.0;

/// How a text is set.
pub(super) struct Setting<'a> {
    /// The font; any that every reader has, if there is none.
    pub(super) font: Option<&'a Object>,
    /// Its size; nothing if that is left to the reader.
    pub(super) size: Option<f32>,
    /// The operators that set its colour.
    pub(super) color: Vec<u8>,
    /// The operators that draw what lies behind it.
    pub(super) behind: String,
    /// Left, centred or right.
    pub(super) align: i64,
    /// Whether it breaks into lines.
    pub(super) lines: bool,
    /// So many cells of the same width.
    pub(super) cells: Option<u16>,
}

impl<'a> Graph<'a> {
    /// The value of a field, drawn; nothing if it has none or can't be drawn, which is said.
    pub(super) fn value(
        &mut self,
        keys: &'a Dictionary,
        area: Area,
    ) -> Result<Option<(Object, Matrix)>, Fault> {
        let sort = self.field(keys, b"FT").and_then(|one| one.as_name().ok());
        let flags = self.field(keys, b"Ff").and_then(|one| one.as_i64().ok()).unwrap_or(0);
        match sort {
            Some(b"Tx" | b"Ch") if flags & SECRET == 0 || sort == Some(b"Ch") => {}
            Some(b"Btn") => return self.tick(keys, area),
            _ => return Ok(None),
        }
        let Some(text) = self.field_text(keys)?.filter(|text| !text.trim().is_empty()) else {
            return Ok(None);
        };
        let turned = self.dictionary(keys, b"MK").and_then(|look| self.integer(look, b"R"));
        let cells = self.field(keys, b"MaxLen").and_then(|one| one.as_i64().ok());
        let cells = cells.and_then(|cells| u16::try_from(cells).ok()).filter(|cells| *cells > 0);
        let mut setting = self.setting(self.field(keys, b"DA"))?;
        let align = self.field(keys, b"Q").and_then(|one| one.as_i64().ok());
        setting.align = align.unwrap_or(0);
        setting.behind = self.behind(keys, area);
        setting.lines = sort == Some(b"Tx") && flags & LINES != 0;
        setting.cells = cells.filter(|_| sort == Some(b"Tx") && flags & COMB != 0);
        let drawn = if turned.unwrap_or(0) == 0 { self.text(&text, &setting, area)? } else { None };
        if drawn.is_none() {
            self.lose_field(keys);
        }
        Ok(drawn)
    }

    /// What the file says that a field looks like without its value: its ground and its edge.
    fn behind(&self, keys: &'a Dictionary, area: Area) -> String {
        let Some(look) = self.dictionary(keys, b"MK") else { return String::new() };
        let (width, height) = size(area);
        let (ground, edge) = (self.color(look, b"BG"), self.color(look, b"BC"));
        let line = self.line_width(keys);
        let mut operators = String::new();
        if !ground.is_empty() {
            operators += &format!("{} 0 0 {width} {height} re f\n", paint(&ground, false));
        }
        if !edge.is_empty() && line > 0.0 {
            let (half, across, up) = (line / 2.0, width - line, height - line);
            operators +=
                &format!("{} {line} w {half} {half} {across} {up} re S\n", paint(&edge, true));
        }
        operators
    }

    fn field_text(&mut self, keys: &'a Dictionary) -> Result<Option<String>, Fault> {
        let value = match self.field(keys, b"V") {
            Some(Object::Array(chosen)) => chosen.first().and_then(|one| self.resolve(one)),
            value => value,
        };
        let Some(value @ (Object::String(..) | Object::Stream(_))) = value else {
            return Ok(None);
        };
        let Some(text) = self.words(value)? else {
            self.lose_field(keys);
            return Ok(None);
        };
        // A choice may be shown in other words than it is stored in.
        let choices = self.field(keys, b"Opt").and_then(|all| all.as_array().ok());
        for choice in choices.into_iter().flatten() {
            self.count()?;
            let choice = self.resolve(choice).and_then(|choice| choice.as_array().ok());
            let Some([stored, shown]) = choice.map(Vec::as_slice) else { continue };
            let Some(stored) = self.resolve(stored) else { continue };
            if self.words(stored)?.as_ref() == Some(&text)
                && let Some(shown) = self.resolve(shown)
                && let Some(shown) = self.words(shown)?
            {
                return Ok(Some(shown));
            }
        }
        Ok(Some(text))
    }

    /// The words of a string, which count with all that is drawn; nothing of one that is no string, or too long.
    pub(super) fn words(&mut self, value: &Object) -> Result<Option<String>, Fault> {
        let Object::String(bytes, _) = value else { return Ok(None) };
        if bytes.len() > LONGEST.saturating_mul(2) {
            return Ok(None);
        }
        self.take(bytes.len())?;
        Ok(decode_text_string(value).ok())
    }

    /// How a text is to be set, by the operators that a field says.
    pub(super) fn setting(&mut self, operators: Option<&'a Object>) -> Result<Setting<'a>, Fault> {
        let forms = self.forms();
        let operators = operators.or_else(|| self.get(forms?, b"DA"));
        let operators = operators.and_then(|one| one.as_str().ok()).unwrap_or_default();
        // Many notes may share them.
        self.take(operators.len())?;
        let mut setting = Setting {
            font: None,
            size: None,
            color: b"0 g".to_vec(),
            behind: String::new(),
            align: 0,
            lines: false,
            cells: None,
        };
        for one in Lexer::of(operators) {
            match one.operator {
                b"Tf" => {
                    let size = one.operands.get(1).and_then(|size| std::str::from_utf8(size).ok());
                    let size = size.and_then(|size| size.parse::<f32>().ok());
                    setting.size = size.filter(|size| *size > 0.5 && *size < 500.0);
                    setting.font = one.first_name().and_then(|name| {
                        let fonts = self.dictionary(self.dictionary(forms?, b"DR")?, b"Font")?;
                        fonts.get(&name).ok()
                    });
                }
                b"g" | b"rg" | b"k" => {
                    setting.color = [one.operands.join(&b' '), one.operator.to_vec()].join(&b' ');
                }
                _ => {}
            }
        }
        Ok(setting)
    }

    /// A text within a box; nothing if its font has not all of its letters.
    pub(super) fn text(
        &mut self,
        text: &str,
        setting: &Setting<'a>,
        area: Area,
    ) -> Result<Option<(Object, Matrix)>, Fault> {
        let text: String = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        if text.len() > LONGEST {
            return Ok(None);
        }
        self.take(text.len())?;
        let text = if setting.lines { text } else { text.replace('\n', " ") };
        let own = self.letters_of(setting.font)?;
        let own = own.and_then(|(font, windows, widths)| {
            Some((metric::encode(&text, windows)?, font, widths))
        });
        // A font that has not all letters gives way to one that every reader has.
        let any = || Some((metric::encode(&text, true)?, Object::Dictionary(any_font()), None));
        let Some((text, font, widths)) = own.or_else(any) else { return Ok(None) };
        let width_of = |text: &[u8]| metric::width(text, widths.as_ref());
        let (width, height) = size(area);
        let room = (width - 2.0 * EDGE).max(1.0);
        let fitting = (height * 0.75).min(USUAL).min(room / width_of(&text).max(0.1)).max(4.0);
        let size = setting.size.unwrap_or(if setting.lines { USUAL } else { fitting });
        let rows =
            if setting.lines { metric::lines(&text, room / size, width_of) } else { vec![text] };
        let mut operators = setting.behind.clone().into_bytes();
        operators.extend(format!("0 0 {width} {height} re W n\nBT\n").into_bytes());
        operators.extend_from_slice(&setting.color);
        operators.extend(format!("\n/F {size} Tf\n").into_bytes());
        let first =
            if setting.lines { height - EDGE - size * 0.93 } else { (height - size * 0.72) / 2.0 };
        let mut baseline = first;
        for row in rows {
            if let Some(cells) = setting.cells {
                let cell = width / f32::from(cells);
                for (at, letter) in (0..cells).zip(&row) {
                    let letter = std::slice::from_ref(letter);
                    let left = cell * f32::from(at) + (cell - width_of(letter) * size) / 2.0;
                    show(&mut operators, letter, left, baseline);
                }
            } else {
                let free = width - 2.0 * EDGE - width_of(&row) * size;
                let left = EDGE
                    + match setting.align {
                        1 => free / 2.0,
                        2 => free,
                        _ => 0.0,
                    };
                show(&mut operators, &row, left, baseline);
            }
            baseline -= size * 1.15;
        }
        operators.extend_from_slice(b"ET");
        let mut fonts = Dictionary::new();
        fonts.set("F", font);
        let mut resources = Dictionary::new();
        resources.set("Font", Object::Dictionary(fonts));
        self.made(operators, resources, area).map(Some)
    }

    /// A form of our own making.
    pub(super) fn made(
        &mut self,
        operators: Vec<u8>,
        resources: Dictionary,
        area: Area,
    ) -> Result<(Object, Matrix), Fault> {
        let (width, height) = size(area);
        let mut keys = Dictionary::new();
        keys.set("Type", Object::Name(b"XObject".to_vec()));
        keys.set("Subtype", Object::Name(b"Form".to_vec()));
        let own = [0.0, 0.0, width, height].map(Object::Real);
        keys.set("BBox", Object::Array(own.to_vec()));
        keys.set("Resources", Object::Dictionary(resources));
        self.take(operators.len())?;
        let form = self.add(Object::Stream(packed(keys, operators)))?;
        Ok((reference(form), moved(area)))
    }

    /// A font, whether it has the letters of the Windows table, and its widths; nothing where its codes
    /// are not those of letters.
    fn letters_of(
        &mut self,
        value: Option<&'a Object>,
    ) -> Result<Option<(Object, bool, Option<Widths>)>, Fault> {
        let Some((value, Object::Dictionary(keys))) =
            value.and_then(|value| Some((value, self.resolve(value)?)))
        else {
            return Ok(None);
        };
        let simple =
            matches!(self.name(keys, b"Subtype"), Some(b"Type1" | b"TrueType" | b"MMType1"));
        let encoding = self.get(keys, b"Encoding");
        let (windows, other) = match encoding {
            Some(Object::Name(name)) => (name == b"WinAnsiEncoding", name.starts_with(b"Mac")),
            Some(Object::Dictionary(own)) => {
                let base = self.name(own, b"BaseEncoding");
                (
                    base == Some(b"WinAnsiEncoding"),
                    base.is_some_and(|base| base.starts_with(b"Mac")),
                )
            }
            _ => (false, false),
        };
        if !simple || other {
            return Ok(None);
        }
        let first = self.integer(keys, b"FirstChar").unwrap_or(0);
        let all = self.array(keys, b"Widths").map(|all| {
            all.iter()
                .take(256)
                .map(|one| self.resolve(one).and_then(|one| one.as_float().ok()).unwrap_or(0.0))
                .collect()
        });
        let widths = all.map(|all| Widths { first, all });
        let home = Home { resources: None, number: 0 };
        Ok(self.font(value, home)?.map(|font| (font, windows, widths)))
    }

    /// A box that is ticked.
    fn tick(
        &mut self,
        keys: &'a Dictionary,
        area: Area,
    ) -> Result<Option<(Object, Matrix)>, Fault> {
        let state = self.name(keys, b"AS").unwrap_or(b"Off");
        if state == b"Off" || self.dictionary(keys, b"AP").is_some() {
            return Ok(None);
        }
        let (width, height) = size(area);
        let (right, top) = (width - EDGE, height - EDGE);
        let cross =
            format!("1 w 0 G {EDGE} {EDGE} m {right} {top} l {EDGE} {top} m {right} {EDGE} l S");
        self.made(cross.into_bytes(), Dictionary::new(), area).map(Some)
    }
}

/// A font that every reader has.
pub(super) fn any_font() -> Dictionary {
    let mut font = Dictionary::new();
    for (key, name) in [
        ("Type", "Font"),
        ("Subtype", "Type1"),
        ("BaseFont", "Helvetica"),
        ("Encoding", "WinAnsiEncoding"),
    ] {
        font.set(key, Object::Name(name.as_bytes().to_vec()));
    }
    font
}

fn show(operators: &mut Vec<u8>, text: &[u8], left: f32, baseline: f32) {
    operators.extend(format!("1 0 0 1 {left} {baseline} Tm ").into_bytes());
    operators.extend(metric::string(text));
    operators.extend_from_slice(b" Tj\n");
}

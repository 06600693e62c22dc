//! The operators of a page's drawing, one by one, each with the bytes that it takes up.
//!
//! What is not changed is copied as it stands; so no number is rounded and no string is spelt anew.

use std::ops::Range;

/// Operands that are kept of one operator; more than the format knows.
pub(super) const OPERANDS: usize = 64;

/// An operator with its operands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Operation<'a> {
    /// The operator; `BI` stands for a whole picture up to its `EI`.
    pub(super) operator: &'a [u8],
    /// Its operands as they are written.
    pub(super) operands: Vec<&'a [u8]>,
    /// The data of a picture that stands within the drawing.
    pub(super) data: &'a [u8],
    /// The bytes from the first operand to the end of the operator.
    pub(super) range: Range<usize>,
}

/// Reads a drawing.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

enum Token<'a> {
    Operand(&'a [u8]),
    Operator(&'a [u8]),
}

impl Operation<'_> {
    /// The name that is its first operand, without the slash.
    pub(super) fn first_name(&self) -> Option<Vec<u8>> {
        name(self.operands.first()?)
    }

    /// The name that is its last operand, without the slash.
    pub(super) fn last_name(&self) -> Option<Vec<u8>> {
        name(self.operands.last()?)
    }
}

impl<'a> Lexer<'a> {
    /// Reads these bytes.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn since(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    fn step(&mut self) {
        self.at = self.at.saturating_add(1).min(self.bytes.len());
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.step();
        }
    }

    fn skip_blank(&mut self) {
        loop {
            self.skip_while(is_blank);
            if self.peek() != Some(b'%') {
                return;
            }
            self.skip_while(|byte| byte != b'\n' && byte != b'\r');
        }
    }

    /// The next token; stray brackets are passed over.
    fn token(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_blank();
            let start = self.at;
            match self.peek()? {
                b'/' => {
                    self.step();
                    self.skip_while(is_regular);
                    return Some(Token::Operand(self.since(start)));
                }
                b'(' => self.string(),
                b'[' => self.compound(),
                b'<' => self.angle(),
                b']' | b'>' | b')' | b'{' | b'}' => {
                    self.step();
                    continue;
                }
                _ => {
                    self.skip_while(is_regular);
                    let word = self.since(start);
                    let number = word.first().is_some_and(|first| b"+-.0123456789".contains(first));
                    let operand = number || matches!(word, b"true" | b"false" | b"null");
                    return Some(if operand {
                        Token::Operand(word)
                    } else {
                        Token::Operator(word)
                    });
                }
            }
            return Some(Token::Operand(self.since(start)));
        }
    }

    fn string(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.step();
            match byte {
                b'\\' => self.step(),
                b'(' => depth = depth.saturating_add(1),
                b')' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return;
                    }
                }
                _ => {}
            }
        }
    }

    fn angle(&mut self) {
        if self.bytes.get(self.at.saturating_add(1)) == Some(&b'<') {
            self.compound();
        } else {
            self.skip_while(|byte| byte != b'>');
            self.step();
        }
    }

    /// An array or dictionary, with all that is within it.
    fn compound(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            let doubled = self.bytes.get(self.at.saturating_add(1)) == Some(&byte);
            match byte {
                b'(' => {
                    self.string();
                    continue;
                }
                b'%' => {
                    self.skip_blank();
                    continue;
                }
                b'[' => depth = depth.saturating_add(1),
                b'<' if doubled => {
                    self.step();
                    depth = depth.saturating_add(1);
                }
                b'<' => {
                    self.angle();
                    continue;
                }
                b'>' if doubled => {
                    self.step();
                    depth = depth.saturating_sub(1);
                }
                b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.step();
            if depth == 0 && matches!(byte, b']' | b'>') {
                return;
            }
        }
    }

    /// The data of a picture within the drawing, after its `ID`, up to the end of its `EI`.
    fn picture(&mut self, head: &[&'a [u8]]) -> &'a [u8] {
        self.step();
        let start = self.at;
        let exact = length(head).and_then(|length| {
            let end = start.checked_add(length)?;
            let rest = self.bytes.get(end..)?;
            let blank = rest.iter().take_while(|byte| is_blank(**byte)).count();
            rest.get(blank..)?.starts_with(b"EI").then(|| end.saturating_add(blank))
        });
        let ends = |at: &usize| {
            let rest = self.bytes.get(at.saturating_add(2)..).unwrap_or_default();
            let before = at.checked_sub(1).and_then(|at| self.bytes.get(at)).copied();
            let plausible = rest
                .iter()
                .take(16)
                .all(|byte| is_blank(*byte) || (byte.is_ascii() && !byte.is_ascii_control()));
            before.is_none_or(is_blank)
                && rest.first().is_none_or(|next| is_blank(*next))
                && plausible
        };
        let data = self.bytes.get(start..).unwrap_or_default();
        let found = || {
            let mut ats = memchr::memmem::find_iter(data, b"EI").map(|at| at.saturating_add(start));
            ats.find(ends)
        };
        let end = exact.or_else(found);
        self.at = end.map_or(self.bytes.len(), |end| end.saturating_add(2)).min(self.bytes.len());
        self.bytes.get(start..end.unwrap_or(self.at)).unwrap_or_default()
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Operation<'a>;

    fn next(&mut self) -> Option<Operation<'a>> {
        let mut operands = Vec::new();
        let mut start = None;
        let mut inline = false;
        let mut data = &b""[..];
        loop {
            let (from, token) = {
                self.skip_blank();
                (self.at, self.token()?)
            };
            let start = *start.get_or_insert(from);
            let operator = match token {
                Token::Operand(operand) => {
                    if operands.len() < OPERANDS {
                        operands.push(operand);
                    }
                    continue;
                }
                Token::Operator(b"BI") => {
                    inline = true;
                    operands.clear();
                    continue;
                }
                Token::Operator(b"ID") if inline => {
                    data = self.picture(&operands);
                    b"BI"
                }
                Token::Operator(operator) => operator,
            };
            return Some(Operation { operator, operands, data, range: start..self.at });
        }
    }
}

/// How long the data of a picture within a drawing are, where no filter packs them.
fn length(head: &[&[u8]]) -> Option<usize> {
    let value = |short: &[u8], long: &[u8]| {
        let (keys, values) = (head.iter().step_by(2), head.iter().skip(1).step_by(2));
        let mut pairs = keys.zip(values);
        pairs.find(|(key, _)| **key == short || **key == long).map(|(_, value)| *value)
    };
    let number = |short: &[u8], long: &[u8]| {
        std::str::from_utf8(value(short, long)?).ok()?.parse::<usize>().ok()
    };
    if value(b"/F", b"/Filter").is_some() {
        return None;
    }
    let mask = value(b"/IM", b"/ImageMask") == Some(b"true");
    let bits = if mask { 1 } else { number(b"/BPC", b"/BitsPerComponent")? };
    let parts = match value(b"/CS", b"/ColorSpace") {
        None if mask => 1,
        Some(b"/G" | b"/DeviceGray" | b"/CalGray") => 1,
        Some(b"/RGB" | b"/DeviceRGB" | b"/CalRGB") => 3,
        Some(b"/CMYK" | b"/DeviceCMYK") => 4,
        Some(one) if one.starts_with(b"[") => 1,
        Some(_) | None => return None,
    };
    let row = number(b"/W", b"/Width")?.checked_mul(parts)?.checked_mul(bits)?.div_ceil(8);
    row.checked_mul(number(b"/H", b"/Height")?)
}

/// A name as it is meant: `#20` is a blank.
pub(super) fn name(written: &[u8]) -> Option<Vec<u8>> {
    let written = written.strip_prefix(b"/")?;
    let mut name = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(meant) if *byte == b'#' => {
                name.push(meant);
                rest = after.get(2..).unwrap_or_default();
            }
            Some(_) | None => {
                name.push(*byte);
                rest = after;
            }
        }
    }
    Some(name)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !b"()<>[]{}/%".contains(&byte)
}

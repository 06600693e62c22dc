//! How data are packed: what may stay as it is, what is packed anew, and to how much it unpacks.
//!
//! What would be passed through unlooked would unpack without end in the reader of the packet. So each stream is
//! unpacked once, if only to count its bytes.

pub(super) mod sort;

use lopdf47::{DecompressError, Dictionary, Error, Object, Stream};

use crate::render::pdf::exhibit::filter::sort::Filter;
use crate::render::pdf::exhibit::graph::{Graph, Role};
use crate::render::pdf::exhibit::pack::{
    Unpacked, count_deflated, inflate, jpeg_2000_size, packed, stream,
};
use crate::render::pdf::exhibit::{Fault, Lost, UNPACKED, jpeg, pixels};

/// Filters of one stream; files use one or two.
const FILTERS: usize = 8;

/// A filter, with its parameters in the file.
#[derive(Debug, Clone, Copy)]
struct Step<'a> {
    filter: Filter,
    parameters: Option<&'a Dictionary>,
}

impl<'a> Graph<'a> {
    /// A stream with these keys beside its filters. `expected` is how many bytes a picture's data have; other
    /// data are counted with all that is drawn. Nothing where the data are not in the file, or packed in a way
    /// that no reader knows.
    pub(super) fn stream(
        &mut self,
        source: &'a Stream,
        mut keys: Dictionary,
        expected: Option<u64>,
    ) -> Result<Option<Object>, Fault> {
        if self.is_elsewhere(source) {
            return Ok(None);
        }
        let steps = match self.steps(source) {
            Ok(steps) => steps,
            Err(unknown) => return Ok(self.refuse(unknown, expected)),
        };
        let how = || steps.first().map(|step| step.filter.name().to_owned()).unwrap_or_default();
        // PDF/A forbids these two, and the second few readers know.
        let forbidden = |step: &Step<'_>| matches!(step.filter, Filter::Lzw | Filter::Brotli);
        let last = steps.iter().rposition(forbidden).map_or(0, |at| at.saturating_add(1));
        let (undone, kept) = steps.split_at_checked(last).unwrap_or_default();
        if last == 0 && !kept.is_empty() {
            if !self.count_bytes(&source.content, kept, expected)? {
                return Ok(self.refuse(how(), expected));
            }
            self.set_filters(&mut keys, kept)?;
            return Ok(Some(Object::Stream(stream(keys, source.content.clone()))));
        }
        let limit = if expected.is_some() { UNPACKED } else { self.left };
        let Some(unpacked) = self.undo(&source.content, undone, limit)? else {
            return Ok(self.refuse(how(), expected));
        };
        if !self.count_bytes(&unpacked.bytes, kept, expected)? {
            return Ok(self.refuse(how(), expected));
        }
        if kept.is_empty() {
            return Ok(Some(Object::Stream(packed(keys, unpacked.bytes))));
        }
        self.set_filters(&mut keys, kept)?;
        Ok(Some(Object::Stream(stream(keys, unpacked.bytes))))
    }

    /// Says that data are left out which no reader is bound to unpack.
    fn refuse(&mut self, how: String, expected: Option<u64>) -> Option<Object> {
        self.lose(if expected.is_some() { Lost::Picture(how) } else { Lost::Rest });
        None
    }

    /// The data of a stream, unpacked. They count with all that is drawn.
    pub(super) fn unpacked(&mut self, source: &'a Stream) -> Result<Unpacked, Fault> {
        let Some(steps) = self.steps(source).ok().filter(|_| !source.dict.has(b"F")) else {
            return Ok(Unpacked::default());
        };
        let unpacked = self.undo(&source.content, &steps, self.left)?.unwrap_or_default();
        self.take(unpacked.bytes.len())?;
        Ok(unpacked)
    }

    /// Whether a stream is packed in the one way in which drawings are packed here.
    pub(super) fn is_deflated(&self, source: &'a Stream) -> bool {
        let steps = self.steps(source).unwrap_or_default();
        matches!(steps.as_slice(), [Step { filter: Filter::Flate, parameters: None }])
    }

    /// The filters of a stream, outermost first; the name of the one that is not known.
    fn steps(&self, source: &'a Stream) -> Result<Vec<Step<'a>>, String> {
        let unknown = || "Filter".to_owned();
        let parameters = self.get(&source.dict, b"DecodeParms");
        let names: Vec<&[u8]> = match self.get(&source.dict, b"Filter") {
            None => Vec::new(),
            Some(Object::Name(name)) => vec![name.as_slice()],
            Some(Object::Array(names)) => {
                let name = |one| self.resolve(one)?.as_name().ok();
                if names.len() > FILTERS {
                    return Err(format!("{} filters", names.len()));
                }
                names.iter().map(name).collect::<Option<_>>().ok_or_else(unknown)?
            }
            Some(_) => return Err(unknown()),
        };
        let mut steps = Vec::new();
        for (at, name) in names.into_iter().enumerate() {
            let parameters = match parameters {
                Some(Object::Array(all)) => {
                    all.get(at).and_then(|one| self.resolve(one)).and_then(|one| one.as_dict().ok())
                }
                Some(Object::Dictionary(one)) => Some(one),
                _ => None,
            };
            // What was encrypted is not any more.
            if name != b"Crypt" {
                let unknown = || String::from_utf8_lossy(name).into_owned();
                steps.push(Step { filter: Filter::of(name).ok_or_else(unknown)?, parameters });
            }
        }
        Ok(steps)
    }

    fn set_filters(&mut self, keys: &mut Dictionary, steps: &[Step<'a>]) -> Result<(), Fault> {
        let mut names = Vec::new();
        let mut all = Vec::new();
        for Step { filter, parameters } in steps {
            names.push(Object::Name(filter.name().as_bytes().to_vec()));
            let mut own = match parameters {
                Some(parameters) => self.pick(parameters, filter.parameters())?,
                None => Dictionary::new(),
            };
            let symbols = parameters.and_then(|one| one.get(b"JBIG2Globals").ok());
            if let Some(symbols) = symbols.filter(|_| *filter == Filter::Jbig2)
                && let Some(symbols) = self.bytes(symbols)?
            {
                own.set("JBIG2Globals", symbols);
            }
            all.push(if own.is_empty() { Object::Null } else { Object::Dictionary(own) });
        }
        let parameters = all.iter().any(|one| !one.is_null());
        match (names.pop(), all.pop()) {
            (Some(name), Some(own)) if names.is_empty() => {
                keys.set("Filter", name);
                if parameters {
                    keys.set("DecodeParms", own);
                }
            }
            (Some(name), Some(own)) => {
                names.push(name);
                all.push(own);
                keys.set("Filter", Object::Array(names));
                if parameters {
                    keys.set("DecodeParms", Object::Array(all));
                }
            }
            (Some(_), None) | (None, _) => {}
        }
        Ok(())
    }

    /// A stream of plain bytes without keys of its own.
    pub(super) fn bytes(&mut self, value: &'a Object) -> Result<Option<Object>, Fault> {
        self.once(value, Role::Bytes, 0, |graph, value| match value {
            Object::Stream(source) => graph.stream(source, Dictionary::new(), None),
            _ => Ok(None),
        })
    }

    /// Counts to how many bytes data unpack; no if they can't be unpacked here, and so not be counted.
    fn count_bytes(
        &mut self,
        content: &[u8],
        steps: &[Step<'a>],
        expected: Option<u64>,
    ) -> Result<bool, Fault> {
        let left = u64::try_from(self.left).unwrap_or(u64::MAX);
        let limit =
            expected.map_or(left, |bytes| bytes.saturating_add(pixels::BEYOND).min(self.pictures));
        let (last, before) = match steps.split_last() {
            Some((last, before)) => (Some(last), before),
            None => (None, steps),
        };
        let within = usize::try_from(limit).unwrap_or(usize::MAX).min(UNPACKED);
        let unpacked;
        let content = if before.is_empty() {
            content
        } else {
            let Some(found) = self.undo(content, before, within)? else { return Ok(false) };
            unpacked = found;
            &unpacked.bytes
        };
        let counted = match last.map(|step| step.filter) {
            Some(Filter::Flate) => {
                // A row of a picture may begin with a byte that says how it was packed.
                count_deflated(content, limit.saturating_add(limit.div_ceil(8)))?
            }
            Some(Filter::Jpeg) => {
                if let Some((width, height)) = jpeg::size(content) {
                    pixels::check(width, height)?;
                }
                expected.unwrap_or(0)
            }
            Some(Filter::Jpeg2000) => {
                if let Some((width, height)) = jpeg_2000_size(content) {
                    pixels::check(width, height)?;
                }
                expected.unwrap_or(0)
            }
            Some(Filter::Fax) => {
                let own = last.and_then(|step| step.parameters);
                let side = |key: &[u8]| {
                    let side = own.and_then(|own| self.integer(own, key)).unwrap_or(1);
                    u32::try_from(side).unwrap_or(u32::MAX).max(1)
                };
                pixels::check(side(b"Columns"), side(b"Rows"))?;
                expected.unwrap_or(0)
            }
            Some(Filter::Jbig2) => expected.unwrap_or(0),
            Some(_) => {
                let steps = last.map(std::slice::from_ref).unwrap_or_default();
                let Some(unpacked) = self.undo(content, steps, within)? else { return Ok(false) };
                u64::try_from(unpacked.bytes.len()).unwrap_or(u64::MAX)
            }
            None => u64::try_from(content.len()).unwrap_or(u64::MAX),
        };
        if expected.is_some() {
            self.pictures = self.pictures.checked_sub(counted).ok_or(Fault::Endless)?;
        } else {
            self.take(usize::try_from(counted).unwrap_or(usize::MAX))?;
        }
        Ok(true)
    }

    /// Undoes filters; nothing if the data make no sense or are a picture's.
    fn undo(
        &mut self,
        content: &[u8],
        steps: &[Step<'a>],
        limit: usize,
    ) -> Result<Option<Unpacked>, Fault> {
        if steps.iter().any(|step| step.filter.is_of_pictures()) {
            return Ok(None);
        }
        if steps.is_empty() {
            let fits = content.len() <= limit;
            return if fits {
                Ok(Some(Unpacked { bytes: content.to_vec(), whole: true, sound: true }))
            } else {
                Err(Fault::Endless)
            };
        }
        let mut unpacked = Unpacked { bytes: Vec::new(), whole: true, sound: true };
        for (at, step) in steps.iter().enumerate() {
            let input = if at == 0 { content } else { unpacked.bytes.as_slice() };
            let (whole, sound) = (unpacked.whole, unpacked.sound);
            let mut own = Dictionary::new();
            if let Some(parameters) = step.parameters {
                own = self.pick(parameters, step.filter.parameters())?;
            }
            let Some(next) = undo_one(input, step.filter, own, limit)? else { return Ok(None) };
            unpacked = next;
            unpacked.whole &= whole;
            unpacked.sound &= sound;
        }
        Ok(Some(unpacked))
    }

    /// Whether the data of a stream are in another file, which is said.
    pub(super) fn is_elsewhere(&mut self, source: &Stream) -> bool {
        let elsewhere = source.dict.has(b"F");
        if elsewhere {
            self.lose(Lost::Elsewhere);
        }
        elsewhere
    }
}

/// Undoes one filter; nothing if the data make no sense.
pub(super) fn undo_one(
    input: &[u8],
    filter: Filter,
    parameters: Dictionary,
    limit: usize,
) -> Result<Option<Unpacked>, Fault> {
    if filter == Filter::Flate && !parameters.has(b"Predictor") {
        return inflate(input, limit).map(Some);
    }
    let mut keys = Dictionary::new();
    keys.set("Filter", Object::Name(filter.name().as_bytes().to_vec()));
    keys.set("DecodeParms", Object::Dictionary(parameters));
    match Stream::new(keys, input.to_vec()).decompressed_content_with_limit(limit) {
        Ok(bytes) => Ok(Some(Unpacked { bytes, whole: true, sound: true })),
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(Fault::Endless),
        Err(_) => Ok(None),
    }
}

//! A whole file: its front matter piece by piece, its body as running text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::privacy::line::{self, Piece};
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;
use crate::privacy::{
    Found, Identifier, Manner, Own, allow, code, date, device, image, name, number, path, phone,
    place, web,
};
use crate::syntax::front_matter;

/// What every text that speaks of a client holds.
static CLIENT: Pattern = Pattern::new(r"(?i)client|patient|dob|mrn|ssn|date_of_birth");

/// Everything in a file of a log that a client could be known by, in the order of places.
pub fn scan(text: &str, manner: Manner, own: &Own, is_yaml: bool) -> Vec<Found> {
    if manner == Manner::Mild && !CLIENT.is_in(text) {
        return Vec::new();
    }
    let (yaml, body) = if is_yaml {
        (0..text.len(), text.len()..text.len())
    } else {
        match front_matter::split(text) {
            Ok(split) => (split.yaml, split.body),
            Err(front_matter::Fault::Absent) => (0..0, 0..text.len()),
            Err(front_matter::Fault::Unclosed | front_matter::Fault::TooLarge) => {
                (0..text.len(), text.len()..text.len())
            }
        }
    };
    let mut reading = Reading { text, manner, own, found: Vec::new() };
    for piece in line::pieces(text, yaml) {
        reading.piece(piece);
    }
    reading.prose(body, false, None);
    let mut found = reading.found;
    found.sort_by_key(|(_, range, _)| (range.start, std::cmp::Reverse(range.end)));
    found.dedup_by(|later, earlier| later.0 == earlier.0 && later.1.end <= earlier.1.end);
    finished(text, found)
}

/// How an entry is to be read: strictly, unless it says that it is a training.
pub fn manner(text: &str) -> Manner {
    let head = text.get(..text.len().min(1 << 12)).unwrap_or_else(|| {
        let end = (0..=1usize << 12).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.get(..end).unwrap_or("")
    });
    let kind = head
        .lines()
        .skip(1)
        .take_while(|line| line.trim_end() != "---")
        .find_map(|line| line.strip_prefix("kind:"));
    let word =
        kind.map(|value| value.split('#').next().unwrap_or("").trim().trim_matches(['"', '\'']));
    if word == Some("training") { Manner::Mild } else { Manner::Strict }
}

/// The findings with the codes of their lines, each drawn once.
fn finished(text: &str, found: Vec<Place>) -> Vec<Found> {
    let mut line = 0..0;
    let mut codes: BTreeMap<Identifier, String> = BTreeMap::new();
    let one = |(identifier, range, part_of): Place| {
        if !line.contains(&range.start) {
            line = allow::line_range(text, range.start);
            codes.clear();
        }
        let draw = || allow::line_code(identifier, text.get(line.clone()).unwrap_or(""));
        let line_code = codes.entry(identifier).or_insert_with(draw).clone();
        Found { identifier, range, line_code, part_of }
    };
    found.into_iter().map(one).collect()
}

/// What was found, where, and the key or path that it is part of.
type Place = (Identifier, Range<usize>, Option<Range<usize>>);

struct Reading<'t> {
    text: &'t str,
    manner: Manner,
    own: &'t Own,
    found: Vec<Place>,
}

impl Reading<'_> {
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Prose(range) => {
                let line = allow::line_at(self.text, range.start).to_owned();
                self.prose(range, false, Some(&line));
            }
            Piece::Dated(range) => {
                let before = self.found.len();
                let line = allow::line_at(self.text, range.start).to_owned();
                self.prose(range, false, Some(&line));
                let of_it = self.found.split_off(before);
                let others = of_it.into_iter().filter(|(one, ..)| *one != Identifier::Date);
                self.found.extend(others);
            }
            Piece::Key(range) => {
                let line = allow::line_at(self.text, range.start).to_owned();
                let text = self.text.get(range.clone()).unwrap_or("");
                // `x-jane` is a name as much as `Jane`.
                for (identifier, place) in path::hits(text, self.own, self.manner) {
                    let place = within(&range, &place);
                    self.found.push((identifier, place, Some(range.clone())));
                }
                self.prose(range, true, Some(&line));
            }
            Piece::Path(range) => {
                let text = self.text.get(range.clone()).unwrap_or("");
                for (identifier, place) in path::hits(text, self.own, self.manner) {
                    self.found.push((identifier, within(&range, &place), Some(range.clone())));
                }
            }
            Piece::Denied(range, identifier, client) => {
                let text = self.text.get(range.clone()).unwrap_or("");
                let listed = self.manner == Manner::Strict || client;
                if listed && !self.own.holds(text) {
                    self.found.push((identifier, range, None));
                } else {
                    let line = allow::line_at(self.text, range.start).to_owned();
                    self.prose(range, false, Some(&line));
                }
            }
        }
    }

    /// Running text; `line` is the line of a front matter that it stands in.
    fn prose(&mut self, range: Range<usize>, apart: bool, line: Option<&str>) {
        let text = self.text.get(range.clone()).unwrap_or("");
        let signs = Signs::of(text);
        if text.trim().is_empty() {
            return;
        }
        let passage = Passage { text, own: self.own };
        let spoken = |place: &Range<usize>| {
            self.manner == Manner::Strict
                || Passage::speaks_of_a_client(passage.sentence(place))
                || line.is_some_and(Passage::speaks_of_a_client)
        };
        let hits: Vec<Hit> = all(&passage, signs, self.manner)
            .into_iter()
            .filter(|(_, place)| spoken(place) && !self.own.holds(passage.at(place)))
            .collect();
        for (identifier, place) in hits {
            self.found.push((identifier, within(&range, &place), apart.then(|| range.clone())));
        }
    }
}

fn within(outer: &Range<usize>, inner: &Range<usize>) -> Range<usize> {
    outer.start.saturating_add(inner.start)..outer.start.saturating_add(inner.end)
}

/// Every detector, the surest first; what one has found no later one finds again.
fn all(passage: &Passage<'_>, signs: Signs, manner: Manner) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    // Where each hit begins, where it ends, what it is.
    let mut taken: BTreeMap<usize, (usize, Identifier)> = BTreeMap::new();
    let mut run = |asked: bool, detector: fn(&Passage<'_>, &mut Vec<Hit>)| {
        if !asked {
            return;
        }
        let mut own = Vec::new();
        detector(passage, &mut own);
        own.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
        for hit in own {
            let before = taken.range(..=hit.1.start).next_back().map(|(at, one)| (*at, *one));
            if before.is_some_and(|(_, (end, _))| hit.1.end <= end) || hit.1.is_empty() {
                continue;
            }
            let crossed = before.filter(|(_, (end, _))| hit.1.start < *end);
            let after = || taken.range(hit.1.clone()).next().map(|(at, one)| (*at, *one));
            match crossed.or_else(after) {
                // Two of them share a stretch: it is one value, and no end of it stays readable.
                Some((start, (end, identifier))) if identifier != Identifier::Place => {
                    let union = start.min(hit.1.start)..end.max(hit.1.end);
                    taken.remove(&start);
                    taken.insert(union.start, (union.end, identifier));
                    if let Some(earlier) = hits.iter_mut().find(|one| one.1.start == start) {
                        earlier.1 = union;
                    }
                }
                Some(_) | None => {
                    taken.insert(hit.1.start, (hit.1.end, hit.0));
                    hits.push(hit);
                }
            }
        }
    };
    let strict = manner == Manner::Strict;
    run(signs.dot || signs.mark, image::images);
    let spelled = ["dot", "Dot", "DOT"].iter().any(|word| passage.text.contains(word));
    run(signs.at || signs.digit || signs.dot || spelled, phone::emails);
    run(signs.digit || signs.dot || signs.at, web::addresses);
    run(signs.digit, number::ssns);
    run(signs.digit, device::devices);
    run(signs.digit, number::licenses);
    run(signs.digit, date::dates);
    run(signs.digit, number::records);
    run(signs.digit, phone::phones);
    run(signs.digit || signs.upper, code::codes);
    run(signs.digit || signs.upper, place::places);
    run(true, date::ages);
    run(signs.upper, name::names);
    if !strict {
        hits.retain(|(identifier, _)| !matches!(identifier, Identifier::Web | Identifier::Image));
    }
    hits
}

/// Signs without which a detector need not look.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign that is there or not")]
struct Signs {
    upper: bool,
    digit: bool,
    at: bool,
    /// A full stop within a word.
    dot: bool,
    mark: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let mut dot = false;
        for byte in text.bytes() {
            signs.upper |= byte.is_ascii_uppercase() || !byte.is_ascii();
            signs.digit |= byte.is_ascii_digit();
            signs.at |= byte == b'@';
            signs.mark |= byte == b'!' || byte == b'<';
            signs.dot |= dot && byte.is_ascii_alphanumeric();
            dot = byte == b'.' || byte == b':';
        }
        signs
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_pattern_is_sound() {
        assert!(super::CLIENT.is_sound());
    }
}

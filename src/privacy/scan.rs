//! A whole file: its front matter piece by piece, its body as running text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Diagnostics;
use crate::privacy::fold::Folded;
use crate::privacy::line::{self, Piece};
use crate::privacy::passage::{Hit, Passage};
use crate::privacy::pattern::Pattern;
use crate::privacy::{
    Found, Identifier, Manner, Own, allow, code, date, device, image, name, number, path, phone,
    place, web,
};
use crate::source::Sources;
use crate::syntax::{front_matter, yaml};

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
    reading.body(&body);
    let mut found = reading.found;
    found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    found.dedup_by(|later, earlier| {
        later.identifier == earlier.identifier && later.range.end <= earlier.range.end
    });
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

/// The findings with the codes of their lines.
fn finished(text: &str, found: Vec<Place>) -> Vec<Found> {
    let mut line = 0..0;
    let one = |Place { identifier, range, covered, part_of }: Place| {
        if !line.contains(&range.start) {
            line = allow::line_range(text, range.start);
        }
        let slice = |range: &Range<usize>| text.get(range.clone()).unwrap_or("");
        let line_code = allow::line_code(identifier, slice(&line), slice(&range));
        Found { identifier, range, covered, line_code, part_of }
    };
    found.into_iter().map(one).collect()
}

/// What was found, where, what is covered for it, and what it is part of.
struct Place {
    identifier: Identifier,
    range: Range<usize>,
    covered: Range<usize>,
    part_of: Option<Range<usize>>,
}

struct Reading<'t> {
    text: &'t str,
    manner: Manner,
    own: &'t Own,
    found: Vec<Place>,
}

impl Reading<'_> {
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Prose(range) => self.value(range, |_| true),
            Piece::Dated(range) => self.value(range, |one| one != Identifier::Date),
            Piece::Key(range) => {
                // `x-jane` is a name as much as `Jane`.
                self.words(&range, true);
                self.value(range, |_| true);
            }
            Piece::Path(range) => self.words(&range, false),
            Piece::Denied(range, identifier, client) => {
                let text = self.slice(&range);
                let listed = self.manner == Manner::Strict || client;
                if listed && !self.own.holds(text) {
                    self.part(identifier, range.clone(), range);
                } else {
                    self.value(range, |_| true);
                }
            }
        }
    }

    /// The words of a key or path; a value in double quotes is read as what its escapes stand for.
    fn words(&mut self, range: &Range<usize>, is_key: bool) {
        let text = self.slice(range);
        let spelled = escaped(text);
        for (identifier, place) in
            path::hits(spelled.as_deref().unwrap_or(text), self.own, self.manner)
        {
            if spelled.is_some() {
                self.part(identifier, range.clone(), range.clone());
            } else {
                let place = within(range, &place);
                let covered = if is_key && self.manner == Manner::Strict {
                    range.clone()
                } else {
                    place.clone()
                };
                self.found.push(Place {
                    identifier,
                    range: place,
                    covered,
                    part_of: Some(range.clone()),
                });
            }
        }
    }

    /// A value or remark of the front matter, of which `keep` says what is a finding.
    fn value(&mut self, range: Range<usize>, keep: impl Fn(Identifier) -> bool) {
        let text = self.slice(&range);
        let line = allow::line_at(self.text, range.start);
        if let Some(spelled) = escaped(text) {
            let hits = self.hits(&spelled, Some(line));
            for identifier in hits.into_iter().map(|(one, _)| one).filter(|one| keep(*one)) {
                self.part(identifier, range.clone(), range.clone());
            }
            return;
        }
        for (identifier, place) in self.hits(text, Some(line)) {
            if keep(identifier) {
                let place = within(&range, &place);
                let whole = self.manner == Manner::Strict;
                let covered = if whole { range.clone() } else { place.clone() };
                self.found.push(Place {
                    identifier,
                    range: place,
                    covered,
                    part_of: Some(range.clone()),
                });
            }
        }
    }

    /// Running text below the front matter.
    fn body(&mut self, range: &Range<usize>) {
        for (identifier, place) in self.hits(self.slice(range), None) {
            let place = within(range, &place);
            let covered = match self.manner {
                Manner::Strict => {
                    let last = allow::line_range(self.text, place.end.saturating_sub(1));
                    allow::line_range(self.text, place.start).start..last.end
                }
                Manner::Mild => place.clone(),
            };
            self.found.push(Place { identifier, range: place, covered, part_of: None });
        }
    }

    /// A finding that takes all of a key or value.
    fn part(&mut self, identifier: Identifier, range: Range<usize>, whole: Range<usize>) {
        let covered = whole.clone();
        self.found.push(Place { identifier, range, covered, part_of: Some(whole) });
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// What a text holds; `line` is the line of a front matter that it stands in.
    fn hits(&self, text: &str, line: Option<&str>) -> Vec<Hit> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let folded = Folded::of(text);
        let passage = Passage { text: &folded.text, own: self.own };
        let spoken = |place: &Range<usize>| {
            self.manner == Manner::Strict
                || Passage::speaks_of_a_client(passage.sentence(place))
                || line.is_some_and(Passage::speaks_of_a_client)
        };
        all(&passage, Signs::of(&folded.text), self.manner)
            .into_iter()
            .filter(|(_, place)| spoken(place) && !self.own.holds(passage.at(place)))
            .map(|(identifier, place)| (identifier, folded.place(&place)))
            .collect()
    }
}

/// What a value in double quotes stands for, where it holds escapes.
fn escaped(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with('"') || !text.contains('\\') {
        return None;
    }
    let (mut sink, mut sources) = (Diagnostics::default(), Sources::default());
    let file = sources.add_text("", text);
    let root = yaml::parse(&mut sink, file, text, 0..text.len(), yaml::LOG_DEPTH)?;
    root.text().map(str::to_owned)
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
    run(true, code::codes);
    run(signs.digit || signs.upper, place::places);
    run(true, date::ages);
    run(true, name::names);
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

//! Names of people in the names of files.

use std::ops::Range;

use crate::privacy::given::is_given;
use crate::privacy::name::cue::HONORIFICS;
use crate::privacy::words;

/// What files and folders of a log are called.
const FILED: &str = "md markdown yaml yml pdf txt csv png jpg jpeg heic docx doc cases case supervision supervisions \
    training trainings evidence certificate certificates cert certs contract contracts consent release signed form forms \
    letter letters notes note scan scanned copy final draft new old batch log logs hours hour summary report record records \
    transcript diploma degree license licence membership insurance policy statement statements reference exam attendance \
    invoice receipt agenda syllabus slides handout handouts worksheet plan review evaluation attestation cover resume cv \
    the and of for with on at to by part page pages version rev week month quarter year am pm ce ceu sar individual group \
    family couple couples client clients patient patients video phone telehealth office online intensive workshop course \
    course module unit level lecture webinar recording live q1 q2 q3 q4 jan feb mar apr jun jul aug sep sept oct nov dec \
    email mail photo image img screenshot document documents doc file files export backup misc other untitled intake \
    termination discharge genogram timeline history treatment hipaa roi phi superbill claim billing payment";

/// A word of a path.
struct Part<'t> {
    text: &'t str,
    lower: String,
    range: Range<usize>,
}

/// Names in a path, whose ending is off: where one word of a file's or folder's name is a name, each word of it is
/// that is no ordinary one.
pub(in crate::privacy) fn in_path(path: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for segment in path.split('/') {
        let parts = parts(segment, from);
        if is_somebody(&parts) {
            let mut last = None;
            for (at, part) in parts.iter().enumerate() {
                if is_plain(&part.lower) && !is_given(&part.lower) {
                    continue;
                }
                // Neighbours are one name.
                let goes_on = last.is_some_and(|last: usize| last.saturating_add(1) == at);
                match found.last_mut().filter(|_| goes_on) {
                    Some(before) if !held_apart(path, before.end..part.range.start) => {
                        before.end = part.range.end;
                    }
                    Some(_) | None => found.push(part.range.clone()),
                }
                last = Some(at);
            }
        }
        from = from.saturating_add(segment.len()).saturating_add(1);
    }
    found
}

/// Whether a number stands between two words.
fn held_apart(path: &str, gap: Range<usize>) -> bool {
    path.get(gap).is_some_and(|gap| gap.contains(|sign: char| sign.is_ascii_digit()))
}

/// Whether the words name a person.
fn is_somebody(parts: &[Part<'_>]) -> bool {
    let named = |part: &Part<'_>| part.lower.chars().count() > 2 && is_given(&part.lower);
    if parts.iter().any(named) {
        return true;
    }
    let led = parts.windows(2).any(|pair| {
        let [before, word] = pair else { return false };
        let title = HONORIFICS.contains(&before.lower.as_str()) && before.lower != "pt"
            || ["client", "patient", "wife", "husband", "partner"].contains(&before.lower.as_str());
        title && !is_plain(&word.lower) && word.text.chars().count() > 1
    });
    // `abernathy-couple`, and nothing besides.
    let pair = ["couple", "family", "client", "patient"];
    let alone = parts.len() == 2
        && parts.iter().any(|part| pair.contains(&part.lower.as_str()))
        && parts.iter().any(|part| !is_plain(&part.lower) && part.lower.chars().count() > 3);
    led || alone
}

fn is_plain(lower: &str) -> bool {
    words::is_ordinary(lower) || FILED.split_whitespace().any(|one| one == lower)
}

/// The words of a name of a file, parted at capitals too.
fn parts(segment: &str, from: usize) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = None;
    let mut before = ' ';
    let mut push = |range: Range<usize>| {
        if let Some(text) = segment.get(range.clone()) {
            let range = from.saturating_add(range.start)..from.saturating_add(range.end);
            parts.push(Part { text, lower: text.to_lowercase(), range });
        }
    };
    for (at, sign) in segment.char_indices() {
        let letter = sign.is_alphabetic() || crate::privacy::word::is_mark(sign);
        let camel = before.is_lowercase() && sign.is_uppercase();
        if (!letter || camel)
            && let Some(begun) = start.take()
        {
            push(begun..at);
        }
        if letter {
            start = start.or(Some(at));
        }
        before = sign;
    }
    if let Some(begun) = start {
        push(begun..segment.len());
    }
    parts
}

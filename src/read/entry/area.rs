//! Where a training's time is aimed: areas, maps, splits.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::entry::{Aim, Raw, Share};
use crate::model::hours::Hours;
use crate::model::vocabulary::{AreaId, Vocabulary};
use crate::model::words::TEACHING_DOMAIN;
use crate::read::answer;
use crate::read::folded::folded;
use crate::read::scalar;
use crate::read::suggest;
use crate::read::synonym;
use crate::source::Span;
use crate::syntax::yaml::{Node, Pair};

/// The area that a value names.
pub(super) fn named(sink: &mut Diagnostics, node: &Node<'_>, known: &Vocabulary) -> Option<AreaId> {
    let spelling = scalar::text(sink, node, "area")?;
    find(sink, spelling, node.span, known)
}

/// An area, or time claimed nowhere.
pub(super) fn aim(sink: &mut Diagnostics, node: &Node<'_>, known: &Vocabulary) -> Option<Aim> {
    if node.text() == Some("none") {
        return Some(Aim::Nothing);
    }
    named(sink, node, known).map(Aim::Area)
}

fn find(sink: &mut Diagnostics, spelling: &str, span: Span, known: &Vocabulary) -> Option<AreaId> {
    let area = known.area(spelling);
    if area.is_none() {
        sink.push(unknown(spelling, span, known));
    }
    area
}

fn unknown(spelling: &str, span: Span, known: &Vocabulary) -> Diagnostic {
    let finding =
        Diagnostic::new(Code::UnknownArea, span, format!("there is no area `{spelling}`"));
    let prefix = format!("{spelling}/");
    let below: Vec<&str> = known.areas().filter(|id| id.starts_with(&prefix)).collect();
    if !below.is_empty() {
        return finding.label("this is a domain").help(suggest::one_of(below));
    }
    let meant = meant(spelling, known);
    if let Some(question) = synonym::question(spelling, &meant) {
        return finding.label(question);
    }
    let domain = spelling.split_once('/').map_or("", |(domain, _)| domain);
    let same = known.areas().filter(|id| id.split_once('/').is_some_and(|(d, _)| d == domain));
    let finding = match suggest::nearest(spelling, known.area_spellings()) {
        Some(near) => finding.label(format!("did you mean `{near}`?")),
        None if domain.is_empty() => finding.label("an area is written `domain/area`"),
        None => finding.label(suggest::one_of(same)),
    };
    let program = known.any_program();
    finding.help(format!("`practicum programs show {program}` lists the areas"))
}

/// The most areas that a question names.
const ASKED: usize = 4;

/// The areas that a spelling may mean: another way to part its words, capitals, the area without its
/// domain, its code, its title.
fn meant<'w>(spelling: &str, known: &'w Vocabulary) -> Vec<(&'w str, &'w str)> {
    let found = folded(spelling);
    if found.is_empty() || found.len() > 200 {
        return Vec::new();
    }
    let all = || known.area_spellings().filter_map(|one| Some((one, known.area(one)?)));
    let ids = |is: &dyn Fn(&str, AreaId) -> bool| -> Vec<AreaId> {
        all().filter(|(one, area)| is(one, *area)).map(|(_, area)| area).collect()
    };
    let mut areas = ids(&|one, _| folded(one) == found);
    if areas.is_empty() {
        areas = ids(&|one, area| {
            one.split_once('/').is_some_and(|(_, own)| folded(own) == found)
                || known.area_title(area).is_some_and(|title| folded(title) == found)
        });
    }
    // The same area of another domain: `core/relationships` for `training/relationships`.
    if let (true, Some((domain, own))) = (areas.is_empty(), spelling.split_once('/'))
        && known.areas().any(|id| id.split_once('/').is_some_and(|(known, _)| known == domain))
    {
        let own = folded(own);
        areas = ids(&|one, _| one.split_once('/').is_some_and(|(_, one)| folded(one) == own));
    }
    // A subject in words of its own: the areas whose name is among them.
    if areas.is_empty() && !spelling.contains('/') {
        let words: Vec<&str> = found.split('-').collect();
        let is = |own: &str| words.contains(&own);
        areas = ids(&|one, _| one.split_once('/').is_some_and(|(_, own)| is(&folded(own))));
    }
    areas.sort_unstable();
    areas.dedup();
    if areas.len() > ASKED {
        return Vec::new();
    }
    areas
        .into_iter()
        .map(|area| (known.area_id(area), known.area_title(area).unwrap_or("")))
        .collect()
}

/// A map of area to time.
pub(super) fn map(
    sink: &mut Diagnostics,
    pairs: &[Pair<'_>],
    known: &Vocabulary,
    teaching: bool,
) -> Vec<Share> {
    let mut seen: Vec<(AreaId, Span)> = Vec::new();
    let mut shares = Vec::new();
    let unparted: Option<Vec<String>> =
        pairs.iter().map(|pair| answer::one_unbraced(&pair.key)).collect();
    if let (Some(parts), Some(first)) = (unparted, pairs.first())
        && pairs.iter().all(|pair| pair.value.text() == Some(""))
    {
        let message = format!("`{}` has no value", first.key);
        let finding = Diagnostic::new(Code::EmptyValue, first.key_span, message);
        let help = format!("write `{{{}}}`", parts.join(", "));
        sink.push(
            finding.label("an area and its amount are parted by a colon and a space").help(help),
        );
        return shares;
    }
    for pair in pairs {
        let area = if teaching {
            teachable(sink, &pair.key, pair.key_span, known)
        } else {
            find(sink, &pair.key, pair.key_span, known)
        };
        let hours = scalar::hours(sink, &pair.value, &pair.key);
        let Some(area) = area else { continue };
        if let Some(first) = seen.iter().find(|(one, _)| *one == area) {
            // The same spelling twice is a key given twice, and said so already.
            if !pairs.iter().any(|other| other.key_span == first.1 && other.key == pair.key) {
                sink.push(repeated(known.area_id(area), pair.key_span, first.1));
            }
            continue;
        }
        seen.push((area, pair.key_span));
        if let Some(hours) = hours {
            let raw = Raw::Clock(hours);
            shares.push(Share { span: pair.value.span, aim: Aim::Area(area), raw, teaching });
        }
    }
    shares
}

/// A list of areas that share an amount evenly.
pub(super) fn even(
    sink: &mut Diagnostics,
    items: &[Node<'_>],
    hours: Option<(Hours, Span)>,
    known: &Vocabulary,
    teaching: bool,
) -> Vec<Share> {
    let mut areas: Vec<(AreaId, Span)> = Vec::new();
    for item in items {
        let Some(area) = named(sink, item, known) else { continue };
        match areas.iter().find(|(one, _)| *one == area) {
            Some((_, first)) => sink.push(repeated(known.area_id(area), item.span, *first)),
            None => areas.push((area, item.span)),
        }
    }
    let (Some((hours, span)), Ok(parts)) = (hours, u32::try_from(areas.len())) else {
        return Vec::new();
    };
    let raw = Raw::Clock(hours.times(1, parts.max(1)));
    let share = |(area, _)| Share { span, aim: Aim::Area(area), raw, teaching };
    areas.into_iter().map(share).collect()
}

/// An area that teaching by a supervisor may be aimed at.
pub(super) fn teachable(
    sink: &mut Diagnostics,
    spelling: &str,
    span: Span,
    known: &Vocabulary,
) -> Option<AreaId> {
    let area = find(sink, spelling, span, known)?;
    let id = known.area_id(area);
    if id.split_once('/').is_some_and(|(domain, _)| domain == TEACHING_DOMAIN) {
        return Some(area);
    }
    let prefix = format!("{TEACHING_DOMAIN}/");
    let areas: Vec<&str> = known.areas().filter(|id| id.starts_with(&prefix)).collect();
    sink.push(
        Diagnostic::new(
            Code::UnknownArea,
            span,
            format!("teaching can't be aimed at `{spelling}`"),
        )
        .label(format!("teaching by a supervisor counts as `{TEACHING_DOMAIN}`"))
        .help(suggest::one_of(areas)),
    );
    None
}

fn repeated(id: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::RepeatedArea, second, format!("the area `{id}` is named twice"))
        .label("the second time")
        .related(first, "the first time")
        .help("add the two amounts, or use `lines`")
}

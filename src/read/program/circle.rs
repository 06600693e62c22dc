//! Required hours that are a share of another domain's: that must end at a number.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::program::Program;
use crate::model::requirement::Required;
use crate::read::fields::Fields;
use crate::read::program::mapping;
use crate::source::Span;
use crate::syntax::yaml::Pair;

/// Says which required shares lead back to themselves, once for each circle.
pub(super) fn check(sink: &mut Diagnostics, fields: &Fields<'_, '_>, program: &Program) {
    let mut said = vec![false; program.domains.len()];
    for start in 0..program.domains.len() {
        let Some(circle) = circle(program, start) else { continue };
        if circle.iter().any(|at| said.get(*at).copied().unwrap_or(false)) {
            continue;
        }
        for at in &circle {
            said.get_mut(*at).into_iter().for_each(|said| *said = true);
        }
        let id = |at: usize| program.domains.get(at).map_or("", |domain| domain.id.as_str());
        let pairs = mapping(&mut Diagnostics::default(), fields, "requirements");
        let place = place(pairs, id(start)).unwrap_or(program.span);
        let way: Vec<String> =
            circle.iter().chain([&start]).map(|at| format!("`{}`", id(*at))).collect();
        let message = format!("what `{}` requires is a share of itself", id(start));
        sink.push(
            Diagnostic::new(Code::CyclicShare, place, message)
                .label(way.join(" is a share of "))
                .help("give one of them a number of hours, for instance `at-least: 60`"),
        );
    }
}

/// The domains on the way from `start` back to it, if its shares lead there.
fn circle(program: &Program, start: usize) -> Option<Vec<usize>> {
    onward(program, start, &[start])
}

fn onward(program: &Program, start: usize, way: &[usize]) -> Option<Vec<usize>> {
    let shares = program.required(*way.last()?).filter_map(|one| match one {
        Required::ShareOf { domain, .. } => Some(*domain),
        Required::Hours(_) => None,
    });
    shares.into_iter().find_map(|domain| {
        if domain == start {
            return Some(way.to_vec());
        }
        // What comes by again leads into a circle and does not stand on it.
        let further: Vec<usize> = way.iter().copied().chain([domain]).collect();
        if way.contains(&domain) { None } else { onward(program, start, &further) }
    })
}

/// Where the requirement of the domain `id` says of what it is a share.
fn place(requirements: &[Pair<'_>], id: &str) -> Option<Span> {
    requirements.iter().find_map(|pair| {
        let get = |key: &str| pair.value.pairs()?.iter().find(|one| one.key == key);
        let share = get("at-least").and_then(|pair| pair.value.pairs());
        let of = share.and_then(|pairs| pairs.iter().find(|one| one.key == "of"));
        if get("hours").and_then(|pair| pair.value.text()) == Some(id) && of.is_some() {
            return of.map(|pair| pair.value.span);
        }
        ["any", "all"].iter().find_map(|word| place(get(word)?.value.pairs()?, id))
    })
}

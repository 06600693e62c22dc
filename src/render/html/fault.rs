//! Faults of templates of a log's own: each at its place in the user's file, with what to write instead.

use std::collections::BTreeSet;
use std::ops::Range;

use tera::ErrorKind;

use super::Error;
use super::contract::{COMPONENTS, Component};
use super::names::{self, What, Wrong};
use super::said::{self, Place, Said};
use super::templates::Templates;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::words::listed;
use crate::read::suggest;
use crate::source::Span;
use crate::source::templates::FOLDER;

/// What every fault means for the packet.
pub const NOTE: &str = "no page is drawn with it, and `build` writes nothing";

/// What a name means that is not given, and keeps no page from being drawn.
const HARMLESS: &str = "the page is drawn all the same, with nothing in its stead";

/// What can be said of the templates before any page is drawn with them. A name that is not given is
/// a warning here: only the drawing tells what it does to a page, as [`drawn`] says.
pub fn all(templates: &Templates) -> Diagnostics {
    let mut sink = Diagnostics::default();
    let mut all_parse = true;
    for (name, text) in templates.own() {
        if let Err(error) = parsed(name, text) {
            all_parse = false;
            sink.append(of_error(&Error::Template(error), templates));
            continue;
        }
        sink.push_some(no_page(name, text, templates));
        for one in names::check(name, text).into_iter().filter(|one| one.what == What::Unescaped) {
            sink.push_some(of_name(name, one, templates));
        }
    }
    // A component that is missing may stand in what does not parse.
    if all_parse && let Err(error) = templates.engine() {
        sink.append(of_error(&Error::Template(error), templates));
    }
    let mut names = unknown_names(templates);
    if sink.count(Severity::Error) == 0 {
        names.each(|one| {
            one.severity = Severity::Warning;
            one.notes = vec![HARMLESS.to_owned()];
        });
    }
    sink.append(names);
    sink
}

/// What kept a page from being drawn: what the engine says, and, since it stops at the first fault,
/// every name that is not given.
pub fn drawn(error: &Error, templates: &Templates) -> Diagnostics {
    let mut sink = unknown_names(templates);
    let names: Vec<Span> = sink.iter().map(|one| one.primary).collect();
    let mut said = of_error(error, templates);
    let is_at = |one: Span, other: Span| {
        one.file == other.file && one.start < other.end && other.start < one.end
    };
    said.retain(|one| !names.iter().any(|name| is_at(one.primary, *name)));
    sink.append(said);
    sink
}

/// Says whether a template parses. That others are missing beside it is no fault of its own.
fn parsed(name: &str, text: &str) -> Result<(), tera::Error> {
    match tera::Tera::new().add_raw_template(name, text) {
        Err(error) if matches!(error.kind(), ErrorKind::SyntaxError(_)) => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// The names in the templates that parse which are not given.
fn unknown_names(templates: &Templates) -> Diagnostics {
    let mut sink = Diagnostics::default();
    for (name, text) in templates.own().filter(|(name, text)| parsed(name, text).is_ok()) {
        let wrong = names::check(name, text).into_iter();
        for one in wrong.filter(|one| one.what == What::Name) {
            sink.push_some(of_name(name, one, templates));
        }
    }
    sink
}

/// What the engine says.
fn of_error(error: &Error, templates: &Templates) -> Diagnostics {
    let mut sink = Diagnostics::default();
    match error {
        Error::Template(error) => {
            let mut said = said::all(error);
            for component in COMPONENTS {
                sink.push_some(missing(component, &mut said, templates));
            }
            for said in said {
                sink.push_some(of_engine(&said, templates));
            }
        }
        Error::Late | Error::Broken | Error::TooLarge => {
            let help = "look for a loop that goes on and on, or a component that calls itself";
            let finding = whole(templates, &error.to_string());
            sink.push_some(finding.map(|one| one.note(NOTE).help(help)));
        }
    }
    sink
}

/// What the engine draws without a word, and a browser shows nothing of.
fn no_page(name: &str, text: &str, templates: &Templates) -> Option<Diagnostic> {
    if name == "report.html" && text.trim().is_empty() {
        let place = templates.place(name, 0, 0)?;
        let finding = Diagnostic::new(Code::BadTemplate, place, "the template draws nothing");
        let help = format!("write the page, or remove `{FOLDER}/{name}`");
        return Some(finding.note(NOTE).help(help));
    }
    let end = [("style.css", "</style"), ("script.js", "</script")];
    let (_, end) = end.into_iter().find(|one| one.0 == name)?;
    let at = text.to_ascii_lowercase().find(end)?;
    let place = templates.place(name, at, at.saturating_add(end.len()))?;
    // It may stand in a remark, or where the template does not come to it.
    Some(
        Diagnostic::new(Code::BadTemplate, place, format!("`{end}` ends all of `{name}` here"))
            .weighing(Severity::Warning)
            .note("a browser takes what follows for the page, and refuses what comes before")
            .help(format!("write `{}`", end.replace('/', "\\/"))),
    )
}

/// A finding at the beginning of the first of the log's own templates.
fn whole(templates: &Templates, message: &str) -> Option<Diagnostic> {
    let (name, _) = templates.own().next()?;
    Some(Diagnostic::new(Code::BadTemplate, templates.place(name, 0, 0)?, message))
}

fn of_name(template: &str, wrong: Wrong, templates: &Templates) -> Option<Diagnostic> {
    let place = templates.place(template, wrong.start, wrong.end)?;
    let (code, note) = match wrong.what {
        What::Name => (Code::BadTemplate, Some(NOTE)),
        What::Unescaped => (Code::UnescapedText, None),
    };
    let finding = Diagnostic::new(code, place, wrong.message).label(wrong.label);
    let finding = if let Some(note) = note { finding.note(note) } else { finding };
    Some(finding.help(wrong.help))
}

/// What the engine says, at the log's own file: where it stands, where it was called from, or what
/// gave rise to it.
fn of_engine(said: &Said, templates: &Templates) -> Option<Diagnostic> {
    let own = said.places.iter().find_map(|place| Some((place, at(place, templates)?)));
    let Some((place, span)) = own else { return elsewhere(said, templates) };
    let words = said::words(said);
    let finding = Diagnostic::new(Code::BadTemplate, span, words.message).label(words.label);
    let finding = match said.places.first().filter(|first| *first != place) {
        Some(first) => finding.note(format!(
            "it is the built-in `{}` that fails, in line {}, by what it is given here",
            first.template, first.line
        )),
        None => finding,
    };
    let finding = finding.note(NOTE);
    Some(if words.help.is_empty() { finding } else { finding.help(words.help) })
}

/// The bytes of a place in a file of the log.
fn at(place: &Place, templates: &Templates) -> Option<Span> {
    let range = match &place.range {
        Some(range) => range.clone(),
        None => said::range(templates.text(place.template.as_str()), place),
    };
    templates.place(&place.template, range.start, range.end)
}

/// A fault that shows in a template inside the program, and comes from one of the log's own.
fn elsewhere(said: &Said, templates: &Templates) -> Option<Diagnostic> {
    if let Some((name, twice)) = said::twice(&said.message) {
        let (template, range) = templates
            .own()
            .filter(|(template, _)| twice.contains(template))
            .find_map(|(template, text)| Some((template, definition(text, name)?)))?;
        let other = twice.into_iter().find(|one| *one != template).unwrap_or(template);
        let span = templates.place(template, range.start, range.end)?;
        let message = format!("the component `{name}` stands in `{other}` too");
        let help = format!(
            "give it another name, or put a `{FOLDER}/{other}` without it beside this file"
        );
        let finding = Diagnostic::new(Code::BadTemplate, span, message).label("defined here");
        return Some(finding.note(NOTE).help(help));
    }
    let place = said.places.first();
    let called = place.and_then(|place| {
        let text = templates.text(&place.template);
        let range = place.range.clone().unwrap_or_else(|| said::range(text, place));
        let call = text.get(range)?.trim_start_matches('<');
        let name: String = call.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        Some((place, name))
    });
    if let Some((place, name)) = called {
        let defined =
            templates.own().find_map(|(template, text)| Some((template, definition(text, &name)?)));
        if let Some((template, range)) = defined {
            let span = templates.place(template, range.start, range.end)?;
            let message =
                format!("the component `{name}` has other arguments than it is called with");
            let finding = Diagnostic::new(Code::BadTemplate, span, message)
                .note(format!(
                    "the built-in `{}` calls it in line {}: {}",
                    place.template,
                    place.line,
                    said::lowered(&said.message)
                ))
                .note(NOTE);
            return Some(match signature(&name) {
                Some(signature) => finding.help(format!("begin it with `{signature}`")),
                None => finding,
            });
        }
    }
    // What goes in circles names the templates and no place.
    let named = templates.own().find(|(name, _)| said.message.contains(&format!("{name}'")));
    let (name, text) = named.or_else(|| templates.own().next())?;
    let first = || components(text).next().map(|(at, name)| at..at.saturating_add(name.len()));
    let range = reference(text).or_else(first).unwrap_or(0..0);
    let span = templates.place(name, range.start, range.end)?;
    let words = said::words(said);
    let finding = Diagnostic::new(Code::BadTemplate, span, words.message).note(NOTE);
    Some(if words.help.is_empty() { finding } else { finding.help(words.help) })
}

/// A component is called and stands nowhere: the log's own template in which it belongs is without it.
/// What is said of each call is taken out.
fn missing(
    component: &Component,
    said: &mut Vec<Said>,
    templates: &Templates,
) -> Option<Diagnostic> {
    let name = component.name;
    let (_, text) = templates.own().find(|(own, _)| *own == component.template)?;
    let unknown = format!("Unknown component `{name}`");
    let calls = said.extract_if(.., |one| one.message == unknown);
    let callers: BTreeSet<String> =
        calls.flat_map(|one| one.places).map(|place| place.template).collect();
    if callers.is_empty() {
        return None;
    }
    let callers = names::named(callers.iter().map(String::as_str));
    let message = format!("the component `{name}` is missing here, which is called in {callers}");
    let place = templates.place(component.template, 0, 0)?;
    let finding = Diagnostic::new(Code::BadTemplate, place, message);
    let finding = match suggest::nearest(name, components(text).map(|(_, name)| name)) {
        Some(near) => finding.note(format!("it defines `{near}`")),
        None => finding,
    };
    let signature = signature(name).unwrap_or_default();
    let help = format!("define it: `{signature} … {{% endcomponent {name} %}}`");
    Some(finding.note(NOTE).help(help))
}

/// How the definition of a component of the contract begins.
fn signature(name: &str) -> Option<String> {
    let component = COMPONENTS.iter().find(|one| one.name == name)?;
    let kind = |written: &'static str| match written.chars().next() {
        Some('[') => "array",
        Some(sign) if sign.is_lowercase() => written,
        Some(_) | None => "map",
    };
    let arguments = component.arguments.iter();
    let arguments: Vec<String> =
        arguments.map(|(name, written, _)| format!("{name}: {}", kind(written))).collect();
    Some(format!("{{% component {name}({}) %}}", arguments.join(", ")))
}

/// Where a text defines a component: the bytes of its name.
fn definition(text: &str, name: &str) -> Option<Range<usize>> {
    components(text)
        .find(|(_, found)| *found == name)
        .map(|(at, found)| at..at.saturating_add(found.len()))
}

/// The components that a text defines, each with where its name begins.
fn components(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("component ").filter_map(|(at, word)| {
        let before = text.get(..at).unwrap_or("").trim_end_matches(['-', ' ']);
        let start = at.saturating_add(word.len());
        let rest = text.get(start..).unwrap_or("");
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        before.ends_with("{%").then(|| (start, rest.get(..end).unwrap_or("")))
    })
}

/// Where a text takes another template in.
fn reference(text: &str) -> Option<Range<usize>> {
    let word = |word: &str| text.find(word).map(|at| at..at.saturating_add(word.len()));
    word("include ").or_else(|| word("extends "))
}

/// A file in `templates/` that is no template by its name.
pub fn unknown(file: Span, path: &str, known: &[&str]) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let message = format!("no template has the name of `{path}`");
    let finding = Diagnostic::new(Code::UnknownTemplate, file, message);
    let finding = finding.note("the page is drawn without it");
    let help = if known.contains(&name) {
        format!("put it right into `{FOLDER}/`: `{FOLDER}/{name}`")
    } else {
        match suggest::nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{FOLDER}/{near}`?"),
            None => format!(
                "the templates are {}; name it so, move it elsewhere, or list it under `ignore` in \
                 `practicum.yaml`",
                listed(known.iter().copied())
            ),
        }
    };
    finding.help(help)
}

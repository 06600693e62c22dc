//! What the engine of templates says when it fails: its places and its words, in ours.

use std::ops::Range;

use tera::{Error, ErrorKind};

use crate::read::suggest;

/// A message of the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Its words.
    pub(super) message: String,
    /// Where it fails, and from where that was called, the innermost first.
    pub(super) places: Vec<Place>,
    /// Whether the template does not parse.
    pub(super) syntax: bool,
}

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The template.
    pub(super) template: String,
    /// The line, from 1.
    pub(super) line: usize,
    /// The column, from 1, in characters.
    pub(super) column: usize,
    /// How many characters are meant.
    pub(super) width: usize,
    /// The bytes, where the engine tells them.
    pub(super) range: Option<Range<usize>>,
}

/// Our words for a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: String,
}

/// The filters of the engine.
const FILTERS: [&str; 37] = [
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// Its tests, behind `is`.
const TESTS: [&str; 17] = [
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// Its functions.
const FUNCTIONS: [&str; 2] = ["range", "throw"];

/// All that an error says: names that are not known come in one error, each with its place.
pub(super) fn all(error: &Error) -> Vec<Said> {
    let text = error.to_string();
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        let mut places: Vec<Place> = text.lines().filter_map(place).collect();
        widths(&mut places, &text);
        if let Some(first) = places.first_mut() {
            first.range = Some(report.span().range.clone());
        }
        let syntax = matches!(error.kind(), ErrorKind::SyntaxError(_));
        return vec![Said { message: report.message().to_owned(), places, syntax }];
    }
    if text.starts_with("error: ") {
        return text.split("\n\nerror: ").map(one).collect();
    }
    vec![Said { message: text, places: Vec::new(), syntax: false }]
}

/// A report in words, with or without its first one.
fn one(report: &str) -> Said {
    let message = report.lines().next().unwrap_or("");
    let mut places: Vec<Place> = report.lines().filter_map(place).collect();
    widths(&mut places, report);
    let message = message.strip_prefix("error: ").unwrap_or(message).to_owned();
    Said { message, places, syntax: false }
}

/// The place that a line names: ` --> a.html:3:7`, or `note: called from a.html:3:7`.
fn place(line: &str) -> Option<Place> {
    let place = line
        .trim_start()
        .strip_prefix("--> ")
        .or_else(|| line.strip_prefix("note: called from "))?;
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some(Place { template: parts.next()?.to_owned(), line, column, width: 1, range: None })
}

/// Takes the widths from the carets below the lines.
fn widths(places: &mut [Place], report: &str) {
    let carets = |line: &str| {
        let (edge, below) = line.split_once('|')?;
        let is_below = edge.trim().is_empty() && below.contains('^');
        (is_below && below.trim_matches([' ', '\t', '^']).is_empty())
            .then(|| below.chars().filter(|c| *c == '^').count())
    };
    for (place, width) in places.iter_mut().zip(report.lines().filter_map(carets)) {
        place.width = width;
    }
}

/// The bytes of a place in its template.
pub(super) fn range(text: &str, place: &Place) -> Range<usize> {
    let line = text.split_inclusive('\n').take(place.line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(line..).unwrap_or("");
    let characters = |count: usize| rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at);
    let before = place.column.saturating_sub(1);
    let start = characters(before);
    let end = characters(before.saturating_add(place.width));
    start.saturating_add(line)..end.saturating_add(line)
}

/// A message as this program says it, with what to write.
pub(super) fn words(said: &Said) -> Words {
    let message = said.message.as_str();
    if said.syntax {
        let end = message.contains("end of input") || message.contains("nexpected end");
        let help = if message.contains("nknown tag") {
            "the tags are `if`, `for`, `set`, `filter`, `block`, `include`, `extends`, `component` and `raw`, \
             each that holds something with its end: `{% if … %}` with `{% endif %}`"
        } else if end {
            "close what is open: `{{` with `}}`, `{%` with `%}`, `{% if … %}` with `{% endif %}`, \
             `{% for … %}` with `{% endfor %}`"
        } else {
            "a name is written as `{{ title }}`, a field as `{{ section.title }}`, and `{{`, where it is \
             meant as it stands, as `{% raw %}{{{% endraw %}`"
        };
        let message = format!("the template does not parse: {}", lowered(message));
        return Words { message, label: String::new(), help: help.to_owned() };
    }
    let quoted = || message.split('`').nth(1).unwrap_or("").to_owned();
    let known = |what: &str, known: &[&str]| {
        let name = quoted();
        let label = suggest::nearest(&name, known.iter().copied());
        Words {
            message: format!("there is no {what} `{name}`"),
            label: label.map_or_else(String::new, |near| format!("did you mean `{near}`?")),
            help: format!("{what}s: {}", super::names::named(known.iter().copied())),
        }
    };
    let begins = |beginning: &str| message.starts_with(beginning);
    if begins("Unknown filter `") {
        return known("filter", &FILTERS);
    }
    if begins("Unknown test `") {
        return known("test", &TESTS);
    }
    if begins("Unknown function `") {
        return known("function", &FUNCTIONS);
    }
    if begins("Unknown component `") {
        let components: Vec<&str> =
            super::contract::COMPONENTS.iter().map(|one| one.name).collect();
        return known("component", &components);
    }
    if begins("Unknown template `") {
        return known("template", &super::templates::names());
    }
    if let Some((first, listed)) = message.split_once(" Available ") {
        let (_, names) = listed.split_once(": ").unwrap_or(("", listed));
        let name = quoted();
        let near = suggest::nearest(&name, names.split(", "));
        return Words {
            message: lowered(first),
            label: near.map_or_else(String::new, |near| format!("did you mean `{near}`?")),
            help: format!("in reach here: {}", super::names::named(names.split(", "))),
        };
    }
    if begins("Unknown argument(s) `") {
        let name = quoted();
        let arguments: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let near = suggest::nearest(&name, arguments.iter().copied());
        return Words {
            message: format!("the component has no argument `{name}`"),
            label: near.map_or_else(String::new, |near| format!("did you mean `{near}`?")),
            help: format!("arguments: {}", super::names::named(arguments)),
        };
    }
    if begins("Argument `") && message.ends_with("missing.") {
        let name = quoted();
        let help = format!("write `{name}={{…}}`");
        let message = format!("the argument `{name}` is missing");
        return Words { message, label: String::new(), help };
    }
    if begins("Component argument `") {
        let mut words = message.split('`').skip(1).step_by(2);
        let (name, is, wanted) = (words.next(), words.next(), words.next());
        let [name, is, wanted] = [name, is, wanted].map(Option::unwrap_or_default);
        let message = format!("the argument `{name}` takes a value of the type `{wanted}`");
        return Words { message, label: format!("this one is `{is}`"), help: String::new() };
    }
    if begins("Field `") && message.ends_with("is not defined") {
        let help = "what stands before it is not there: ask for that first, with `{% if … is defined %}`, or write \
                    `?.` for `.`";
        return Words { message: lowered(message), label: String::new(), help: help.to_owned() };
    }
    if begins("Tried to render a variable that is undefined") {
        let message = "there is nothing here that could be written".to_owned();
        let help = "put it between `{% if … %}` and `{% endif %}`, or add `| default(value=\"\")`";
        return Words { message, label: String::new(), help: help.to_owned() };
    }
    if message.contains("recursion depth") {
        let message = "a component calls itself, or two call each other, without end".to_owned();
        let help = "call it inside `{% if … %}`, with less each time".to_owned();
        return Words { message, label: String::new(), help };
    }
    if begins("Circular include") || begins("Circular extend") {
        let message = "this template takes itself in, by way of others or at once".to_owned();
        let help = "call a component instead, or copy what is needed".to_owned();
        return Words { message, label: String::new(), help };
    }
    Words { message: lowered(message), ..Words::default() }
}

/// The component that stands in two templates, and these.
pub(super) fn twice(message: &str) -> Option<(&str, [&str; 2])> {
    message.strip_prefix("Component `").filter(|rest| rest.contains("is defined in both"))?;
    let mut names = message.split('`').skip(1).step_by(2);
    Some((names.next()?, [names.next()?, names.next()?]))
}

/// A sentence as the beginning of a message: without its capital and its full stop.
pub(super) fn lowered(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut signs = message.chars();
    match signs.next() {
        Some(first) => first.to_lowercase().chain(signs).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::Tera;

    #[test]
    fn what_is_offered_is_there() {
        let uses = |all: &[&str], form: &dyn Fn(&str) -> String| {
            for one in all {
                let added = Tera::new().add_raw_template("a", &form(one));
                assert!(added.is_ok(), "{one}: {}", added.unwrap_err());
            }
        };
        uses(&FILTERS, &|one| format!("{{{{ a | {one} }}}}"));
        uses(&TESTS, &|one| format!("{{{{ a is {one} }}}}"));
        uses(&FUNCTIONS, &|one| format!("{{{{ {one}() }}}}"));
        let unknown = Tera::new().add_raw_template("a", "{{ a | nope }}\n{{ é ~ b | nopes }}");
        assert!(unknown.is_err());
    }

    #[test]
    fn each_name_that_is_not_known_has_its_place() {
        let text = "{{ a | nope }}\n{{ 'é' ~ b | nopes }}";
        let error = Tera::new().add_raw_template("a.html", text).unwrap_err();
        let said = all(&error);
        let found: Vec<&str> = said
            .iter()
            .map(|one| text.get(range(text, one.places.first().unwrap())).unwrap())
            .collect();
        assert_eq!(said.len(), 2, "{error}");
        assert!(
            found.iter().zip(["nope", "nopes"]).all(|(found, name)| found.contains(name)),
            "{found:?}"
        );
    }
}

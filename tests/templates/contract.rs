//! The contract with templates is what they are really given, and its page shows it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use practicum::render::html;
use practicum::render::html::contract::{
    ALTERNATIVES, COMPONENTS, Field, TEMPLATES, Type, VERSION, VERSION_NAME, types,
};
use practicum::render::html::templates::{self, Templates};
use practicum::report::document::Block;
use serde_json::Value;

use crate::{example, hostile, sample};

/// Where a field is written down.
const TABLE: &str = "src/render/html/contract/";

/// What was met of the contract.
#[derive(Default)]
struct Seen {
    fields: BTreeSet<(String, String)>,
    /// Fields that were nothing.
    empty: BTreeSet<(String, String)>,
    wrong: BTreeSet<String>,
}

impl Seen {
    fn wrong(&mut self, what: String) {
        self.wrong.insert(what);
    }
}

#[test]
fn what_templates_are_given_is_what_the_contract_says_and_no_less() {
    let mut reports = example::reports();
    assert!(reports.len() >= 4, "only {} reports of the example log", reports.len());
    reports.extend([
        sample::report(),
        hostile::report("x"),
        hostile::report("2024-06-07 (pp.\u{a0}1–2)"),
    ]);
    // A table of one column names its rows by none.
    let mut narrow = sample::report();
    let all = narrow.sections.iter_mut().flat_map(|section| &mut section.blocks);
    all.for_each(|block| {
        if let Block::Table(table) = block {
            table.columns.truncate(1);
        }
    });
    reports.push(narrow);
    // One of more rows than are laid out at once.
    let mut tall = sample::report();
    let tables = tall.sections.iter_mut().flat_map(|section| &mut section.blocks);
    for block in tables {
        if let Block::Table(table) = block {
            table.rows = table.rows.iter().cycle().take(600).cloned().collect();
        }
    }
    reports.push(tall);
    let mut seen = Seen::default();
    for report in &reports {
        for (template, value) in html::given(report, &Templates::default()).unwrap() {
            let given = TEMPLATES.iter().find(|one| one.name == template).and_then(|one| one.given);
            walk(template, &value, given.unwrap(), ("", ""), &mut seen);
        }
    }
    for kind in types() {
        for (name, written, _) in kind.fields {
            let field = (kind.name.to_owned(), (*name).to_owned());
            if !seen.fields.contains(&field) {
                seen.wrong.insert(format!(
                    "`{}` of `{}` is never given: take its line out of {TABLE}, or have a report of \
                     this test give it",
                    name, kind.name
                ));
            } else if written.ends_with('?') && !seen.empty.contains(&field) {
                seen.wrong
                    .insert(format!("`{name}` of `{}` is never nothing: `{written}`", kind.name));
            }
        }
    }
    let wrong: Vec<String> = seen.wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}\n", wrong.join("\n"));
}

/// Compares a value with what the contract writes of it; `owner` is the type and the field that hold it.
fn walk(at: &str, value: &Value, written: &str, owner: (&str, &str), seen: &mut Seen) {
    let field = (owner.0.to_owned(), owner.1.to_owned());
    if value.is_null() {
        if !written.ends_with('?') {
            seen.wrong.insert(format!("{at} may be nothing: `{written}?` in {TABLE}"));
        }
        seen.empty.insert(field);
        return;
    }
    seen.fields.insert(field);
    let written = written.trim_end_matches('?');
    if let Some(inside) = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        match value.as_array() {
            Some(all) => all.iter().for_each(|one| walk(at, one, inside, owner, seen)),
            None => seen.wrong(format!("{at} is no list: `{}` in {TABLE}", kind(value))),
        }
        return;
    }
    let written = ALTERNATIVES.iter().find(|one| one.0 == written).map_or(written, |one| one.1);
    let is_it = |one: &&str| match value {
        Value::String(text) => *one == "string" || *one == format!("\"{text}\""),
        Value::Number(_) => *one == "number",
        Value::Bool(_) => *one == "bool",
        Value::Object(fields) => types().any(|kind| {
            let says = kind.fields.iter().find(|field| field.0 == "kind").map(|field| field.1);
            let is = fields.get("kind").map(|kind| format!("\"{}\"", kind.as_str().unwrap()));
            kind.name == *one && says == is.as_deref()
        }),
        Value::Null | Value::Array(_) => false,
    };
    // Of several types without a `kind`, the one that has most of these fields.
    let has = |name: &str| {
        let fields = types().find(|one| one.name == name).map_or(&[][..], |one| one.fields);
        fields.iter().filter(|field| value.get(field.0).is_some()).count()
    };
    let Some(name) = written.split(" | ").filter(is_it).max_by_key(|one| has(one)) else {
        seen.wrong.insert(format!("{at} is `{}`, and {TABLE} says `{written}`", kind(value)));
        return;
    };
    let Some(object) = value.as_object() else { return };
    let fields: &[Field] = types().find(|one| one.name == name).unwrap().fields;
    for (key, value) in object {
        match fields.iter().find(|field| field.0 == key) {
            Some(field) => walk(&format!("{name}.{key}"), value, field.1, (name, key), seen),
            None => seen.wrong(format!(
                "`{name}` has one more field; add to it in {TABLE}: (\"{key}\", \"{}\", \"what it means\"),",
                kind(value)
            )),
        }
    }
    for field in fields.iter().filter(|field| !object.contains_key(field.0)) {
        seen.wrong.insert(format!("`{name}` lacks `{}`: {TABLE}", field.0));
    }
}

/// The type of a value, as the contract would write it.
fn kind(value: &Value) -> String {
    match value {
        Value::Null => "…?".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::String(_) => "string".to_owned(),
        Value::Array(all) => format!("[{}]", all.first().map_or("…".to_owned(), kind)),
        Value::Object(fields) => {
            let is_it = |one: &&Type| {
                one.fields.len() == fields.len()
                    && one.fields.iter().all(|field| fields.contains_key(field.0))
            };
            if let Some(known) = types().find(is_it) {
                return known.name.to_owned();
            }
            let fields: Vec<String> =
                fields.iter().map(|(key, value)| format!("{key}: {}", kind(value))).collect();
            format!("a new type with {}", fields.join(", "))
        }
    }
}

#[test]
fn every_template_and_component_of_the_program_is_in_the_contract() {
    let names: Vec<&str> = TEMPLATES.iter().map(|one| one.name).collect();
    assert_eq!(templates::names(), names, "TEMPLATES in src/render/html/contract.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut found = Vec::new();
    for name in names {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        for (at, _) in text.match_indices("{% component ") {
            let head = text.get(at..).unwrap().split_once("%}").unwrap().0;
            let (component, arguments) = head.split_once('(').unwrap();
            let component = component.trim_start_matches("{% component ");
            let arguments = arguments.rsplit_once(')').unwrap().0.split(',');
            let arguments: Vec<String> = arguments.map(|one| one.trim().to_owned()).collect();
            found.push((component.to_owned(), name, arguments));
        }
    }
    let sort = |written: &str| match written.chars().next() {
        Some('[') => "array".to_owned(),
        Some(c) if c.is_lowercase() => written.to_owned(),
        _ => "map".to_owned(),
    };
    let written = COMPONENTS.iter().map(|one| {
        let arguments = one.arguments.iter().map(|field| format!("{}: {}", field.0, sort(field.1)));
        (one.name.to_owned(), one.template, arguments.collect())
    });
    let mut written: Vec<(String, &str, Vec<String>)> = written.collect();
    found.sort();
    written.sort();
    assert_eq!(found, written, "COMPONENTS in src/render/html/contract.rs");
}

#[test]
fn the_page_on_templates_shows_the_contract() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/TEMPLATES.md");
    let page = std::fs::read_to_string(&file).unwrap();
    let (before, _) = page.split_once(HEAD).unwrap_or((&page, ""));
    let expected = format!("{before}{HEAD}{}", tables());
    if std::env::var_os("UPDATE_EXPECT").is_some() && expected != page {
        std::fs::write(&file, &expected).unwrap();
    }
    assert!(page == expected, "docs/TEMPLATES.md should end so:\n{HEAD}{}", tables());
}

/// Where the part of the page begins that is made of the contract.
const HEAD: &str = "## What each template is given\n";

fn tables() -> String {
    let mut out = format!(
        "\nThis is version `{VERSION}` of the contract, which a template knows as `{VERSION_NAME}`. A type is \
         `string`, `number`, `bool`, a word in\nquotation marks, or one of the types below; `[A]` is a list of such, \
         `A?` may be nothing, `A | B` is one of them.\n\n| template | is given | what it makes |\n| --- | --- | --- |\n"
    );
    let link = |name: &str| format!("[`{name}`](#{})", name.to_lowercase());
    for one in TEMPLATES {
        let given = one.given.map_or("its components' arguments".to_owned(), |name| {
            format!("the fields of {}", link(name))
        });
        writeln!(out, "| `{}` | {given} | {} |", one.name, one.what).unwrap();
    }
    out.push_str("\n### Components\n\n| component | stands in | argument | type | what it makes |\n| --- | --- | --- | --- | --- |\n");
    for one in COMPONENTS {
        for (name, written, meaning) in one.arguments {
            let (component, template, what) = (one.name, one.template, one.what);
            let written = escaped(written);
            writeln!(
                out,
                "| `{component}` | `{template}` | `{name}`: {meaning} | `{written}` | {what} |"
            )
            .unwrap();
        }
    }
    for (name, written, meaning) in ALTERNATIVES {
        let of: Vec<String> = written.split(" | ").map(link).collect();
        writeln!(out, "\n### {name}\n\n{meaning} It is one of {}.", of.join(", ")).unwrap();
    }
    for kind in types() {
        writeln!(
            out,
            "\n### {}\n\n{}\n\n| field | type | meaning |\n| --- | --- | --- |",
            kind.name, kind.what
        )
        .unwrap();
        for (name, written, meaning) in kind.fields {
            writeln!(out, "| `{name}` | `{}` | {meaning} |", escaped(written)).unwrap();
        }
    }
    out
}

/// A type inside a table.
fn escaped(written: &str) -> String {
    written.replace('|', "\\|")
}

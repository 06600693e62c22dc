//! The contract with templates of a log's own: what each of them is given, under which names.
//!
//! `docs/TEMPLATES.md` shows these tables, and the messages on a faulty template name what stands in
//! them. A test compares them with what the page really gives.

mod ledger;
mod page;
mod table;

/// The version of what the templates are given; they know it as [`VERSION_NAME`].
pub const VERSION: &str = "practicum/page/1";

/// The name under which a template is given the version.
pub const VERSION_NAME: &str = "schema";

/// The only names whose text a template may write without escaping it: what the program made.
pub const MAY_BE_SAFE: [&str; 2] = ["style", "script"];

/// A name and what it stands for: its name, its type, its meaning.
///
/// A type is `string`, `number`, `bool`, one word in quotation marks, or the name of a [`Type`]; `[A]` is
/// a list of such, `A?` may be nothing, `A | B` is one of them.
pub type Field = (&'static str, &'static str, &'static str);

/// A template.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// The type whose fields it is given by name; nothing where it holds components alone.
    pub given: Option<&'static str>,
    /// What it makes.
    pub what: &'static str,
}

/// A component that a template calls from another.
#[derive(Debug, Clone, Copy)]
pub struct Component {
    /// Its name.
    pub name: &'static str,
    /// The template in which it stands.
    pub template: &'static str,
    /// What it makes.
    pub what: &'static str,
    /// Its arguments.
    pub arguments: &'static [Field],
}

/// A type: a map with these fields.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// The templates.
pub const TEMPLATES: &[Template] = &[
    Template { name: "report.html", given: Some("Page"), what: "The page itself." },
    Template {
        name: "blocks.html",
        given: None,
        what: "The components `blocks`, `head`, `said` and `runs`: the parts of a section, and words.",
    },
    Template { name: "table.html", given: None, what: "The component `sheet`: a table." },
    Template {
        name: "chart.html",
        given: None,
        what: "The component `drawing`: a chart, as a drawing inside the page.",
    },
    Template {
        name: "ledger.html",
        given: None,
        what: "The component `ledger`: every entry, on the applicant's own page.",
    },
    Template {
        name: "style.css",
        given: Some("Style"),
        what: "The style. It is drawn first, and `report.html` is given the result as `style`.",
    },
    Template {
        name: "script.js",
        given: Some("Script"),
        what: "The script, on the applicant's own page. It is drawn before `report.html`, which is given the \
               result as `script`.",
    },
];

/// The components.
pub const COMPONENTS: &[Component] = &[
    Component {
        name: "blocks",
        template: "blocks.html",
        what: "The parts of a section, one after the other.",
        arguments: &[("blocks", "[Block]", "the parts")],
    },
    Component {
        name: "runs",
        template: "blocks.html",
        what: "Words, with their colours, weights and links.",
        arguments: &[("runs", "[string | Run]", "the words")],
    },
    Component {
        name: "said",
        template: "blocks.html",
        what: "What a text says. Its `class` is for the element around it.",
        arguments: &[("text", "Text", "the text")],
    },
    Component {
        name: "head",
        template: "blocks.html",
        what: "The facts of the document, in an even grid.",
        arguments: &[
            ("facts", "[Fact]", "the facts"),
            ("columns", "number", "how many of them stand beside each other"),
        ],
    },
    Component {
        name: "sheet",
        template: "table.html",
        what: "A table.",
        arguments: &[("table", "Sheet", "the table")],
    },
    Component {
        name: "drawing",
        template: "chart.html",
        what: "A chart.",
        arguments: &[("chart", "Drawing", "the chart")],
    },
    Component {
        name: "ledger",
        template: "ledger.html",
        what: "The table of every entry, and the bar of tools that the script brings to life.",
        arguments: &[("section", "Section", "the section that holds it")],
    },
];

/// Types that are one of several, told apart by their `kind`.
pub const ALTERNATIVES: &[Field] = &[(
    "Block",
    "Heading | Paragraph | List | Facts | Table | Chart | Signature",
    "A part of a section, or of what stands before the first: which of them, `kind` says.",
)];

/// The types with their fields.
pub fn types() -> impl Iterator<Item = &'static Type> {
    [page::TYPES, ledger::TYPES, table::TYPES].into_iter().flatten()
}

/// The type that a template is given the fields of.
pub fn given(template: &str) -> Option<&'static str> {
    TEMPLATES.iter().find(|one| one.name == template)?.given
}

/// The fields of a type of this name.
pub fn fields(name: &str) -> Option<&'static [Field]> {
    types().find(|one| one.name == name).map(|one| one.fields)
}

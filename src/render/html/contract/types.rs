//! The types of what templates are given, with their fields.

use super::{Type, VERSION_NAME};

/// The types.
pub const TYPES: &[Type] = &[
    Type {
        name: "Page",
        what: "The whole page.",
        fields: &[
            (VERSION_NAME, "string", "the version of this contract, as above"),
            ("title", "string", "what the document is"),
            ("subject", "string", "whose it is; may be empty"),
            ("program", "string", "the program and the version of its rules; may be empty"),
            ("running", "[string | Date | Kept]", "the line that stands on each page of a print"),
            ("banner", "string?", "a warning above all, for instance that the copy is one's own"),
            ("draft", "bool", "whether something was left out"),
            ("lang", "string", "the language of the words, for `<html lang>`"),
            ("facts", "[Fact]", "the facts of the head"),
            ("facts_columns", "number", "how many of them stand beside each other"),
            ("lead", "[Block]", "what stands before the first section: the verdict"),
            ("sections", "[Section]", "the sections"),
            ("style", "string", "the finished style; one of the two texts that may be `safe`"),
            ("style_hash", "string", "what the policy of the page admits that style by"),
        ],
    },
    Type {
        name: "Style",
        what: "What `style.css` is given. It is no HTML, so nothing is escaped there: all of it is \
               made fit for CSS before.",
        fields: &[
            (VERSION_NAME, "string", "the version of this contract, as above"),
            ("paper", "string", "`letter` or `A4`, for `@page`"),
            ("running", "string", "the line for each page, as the inside of a CSS string"),
            ("banner", "string?", "the banner, as the inside of a CSS string"),
            (
                "folds",
                "[Fold]",
                "up to which width of the window the columns of a table become rows",
            ),
            ("widths", "[Width]", "each width of a column that the page has"),
        ],
    },
    Type {
        name: "Fold",
        what: "A width of the window.",
        fields: &[
            ("name", "string", "the class of the tables that fold there"),
            ("width", "string", "the width, with its unit"),
        ],
    },
    Type {
        name: "Width",
        what: "A width of columns.",
        fields: &[
            ("name", "number", "its number: the class of its columns is `w` and this"),
            ("percent", "string", "the share of the table's width, in percent"),
        ],
    },
    Type {
        name: "Fact",
        what: "A fact with its label.",
        fields: &[("label", "string", "what it is"), ("value", "Text", "the words")],
    },
    Type {
        name: "Section",
        what: "A section.",
        fields: &[
            ("id", "string?", "the anchor; nothing where another place has it"),
            ("number", "number", "the number of the section, from 1"),
            ("title", "string", "the title"),
            ("new_page", "bool", "whether it begins on a new page of a print"),
            ("blocks", "[Block]", "the parts"),
        ],
    },
    Type {
        name: "Heading",
        what: "A heading inside a section.",
        fields: &[
            ("kind", "\"heading\"", "which part it is"),
            ("id", "string?", "the anchor"),
            ("text", "string", "the words"),
        ],
    },
    Type {
        name: "Paragraph",
        what: "A paragraph.",
        fields: &[("kind", "\"paragraph\"", "which part it is"), ("text", "Text", "the words")],
    },
    Type {
        name: "List",
        what: "A list with a mark before each line.",
        fields: &[("kind", "\"list\"", "which part it is"), ("items", "[Text]", "the lines")],
    },
    Type {
        name: "Facts",
        what: "Facts with their labels.",
        fields: &[("kind", "\"facts\"", "which part it is"), ("facts", "[Fact]", "the facts")],
    },
    Type {
        name: "Table",
        what: "A table, for `<sheet table={block.table} />`.",
        fields: &[("kind", "\"table\"", "which part it is"), ("table", "Sheet", "the table")],
    },
    Type {
        name: "Chart",
        what: "A chart, for `<drawing chart={block.chart} />`.",
        fields: &[("kind", "\"chart\"", "which part it is"), ("chart", "Drawing", "the chart")],
    },
    Type {
        name: "Signature",
        what: "A statement to be signed.",
        fields: &[
            ("kind", "\"signature\"", "which part it is"),
            ("statement", "Text", "what is signed for"),
            ("lines", "[string]", "what each line is for: a name, a date"),
        ],
    },
    Type {
        name: "Text",
        what: "Words that belong together, for `<runs runs={text.runs} />`.",
        fields: &[
            ("class", "string", "`strong`, `soft`, `lead-line`, or empty"),
            ("words", "string?", "all of it, where it is one plain run"),
            ("runs", "[string | Run]", "the runs; plain ones are strings"),
        ],
    },
    Type {
        name: "Run",
        what: "A run of words that is more than plain.",
        fields: &[
            ("pieces", "[string | Date | Kept]", "the words"),
            ("strong", "bool", "whether they are set in bold"),
            ("class", "string", "the colour: `met`, `short`, `unknown`, `soft`, or empty"),
            ("href", "string?", "where it leads: `#…`, or an address of the web that was checked"),
            ("isolate", "bool", "whether the words may turn the order of what is around them"),
        ],
    },
    Type {
        name: "Date",
        what: "A date among words, which a line must not cut.",
        fields: &[("date", "string", "the date, as `2025-06-01`")],
    },
    Type {
        name: "Kept",
        what: "Words that a line must not cut.",
        fields: &[("kept", "string", "the words, as `Feb 5–7`")],
    },
    Type {
        name: "Sheet",
        what: "A table.",
        fields: &[
            ("id", "string?", "the anchor"),
            ("class", "string", "how it folds and how dense it is"),
            ("caption", "Text", "the caption"),
            ("columns", "[Column]", "the columns"),
            ("head", "number?", "the position, from 0, of the column that names its row"),
            ("bodies", "[[Row]]", "the rows, each group of them with its head"),
            ("region", "string?", "the name of the region that scrolls, if the table needs one"),
        ],
    },
    Type {
        name: "Column",
        what: "A column.",
        fields: &[
            ("title", "string", "the title; may be empty"),
            ("class", "string", "`words`, `amount` or `center`, and more on how it is set"),
            ("width", "number", "the number of its width"),
        ],
    },
    Type {
        name: "Row",
        what: "A row.",
        fields: &[
            ("id", "string?", "the anchor"),
            ("class", "string", "`group` for the head of a group, `total`, or empty"),
            ("cells", "[string | Cell]", "the cells; plain ones are strings"),
        ],
    },
    Type {
        name: "Cell",
        what: "A cell that is more than plain words.",
        fields: &[
            ("lines", "[Text]", "the lines"),
            ("bar", "Bar?", "a bar, where it shows how much is met"),
            ("tick_box", "bool", "whether it holds an empty box for a mark"),
        ],
    },
    Type {
        name: "Bar",
        what: "A bar.",
        fields: &[
            ("class", "string", "the colour: `met`, `short`, `unknown`, `soft`, or empty"),
            ("filled", "string", "how much of it is filled, in percent"),
            ("least", "string?", "where the least stands that is asked for, in percent"),
        ],
    },
    Type {
        name: "Drawing",
        what: "A chart: panels over one axis of time. Places are in percent.",
        fields: &[
            ("id", "string?", "the anchor"),
            ("caption", "Text", "the caption"),
            ("times", "[Mark]", "the marks of the axis, from the left"),
            ("panels", "[Panel]", "the panels, one below the other"),
        ],
    },
    Type {
        name: "Panel",
        what: "A panel of a chart.",
        fields: &[
            ("title", "string", "the title"),
            ("remark", "string", "what its numbers are"),
            ("alternative", "string", "the panel in words, for who can't see it"),
            ("scale", "[Mark]", "the marks of the scale, from the top"),
            ("least", "Mark?", "the line of what is asked for"),
            ("bars", "[Area]", "the bars, if it has such"),
            ("flats", "[Area]", "the flat parts of a line that rises; without height"),
            ("rises", "[Area]", "its steep parts; without width"),
        ],
    },
    Type {
        name: "Mark",
        what: "A mark of a scale.",
        fields: &[("at", "string", "where, in percent"), ("label", "string", "the words")],
    },
    Type {
        name: "Area",
        what: "A rectangle.",
        fields: &[
            ("x", "string", "the left edge, in percent"),
            ("y", "string", "the upper edge, in percent"),
            ("width", "string", "the width, in percent"),
            ("height", "string", "the height, in percent"),
        ],
    },
];

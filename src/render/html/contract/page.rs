//! The page and the style, the sections with their parts, and words.

use super::{Type, VERSION_NAME};

/// Its types.
pub(super) const TYPES: &[Type] = &[
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
            ("beside", "[Beside]", "the pages of the log's other programs, in the same folder"),
            ("own", "bool", "whether it is the applicant's own page, with every entry"),
            (
                "long",
                "bool",
                "whether it has so many entries that a browser should lay out only what is seen",
            ),
            ("style", "string", "the finished style; one of the two texts that may be `safe`"),
            ("style_hash", "string", "what the policy of the page admits that style by"),
            (
                "script",
                "string?",
                "the finished script, where the page has a use for one; the other",
            ),
            ("script_hash", "string?", "what the policy of the page admits that script by"),
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
            ("grids", "[Grid]", "each set of columns of a table whose rows are grids"),
        ],
    },
    Type {
        name: "Script",
        what: "What `script.js` is given.",
        fields: &[(VERSION_NAME, "string", "the version of this contract, as above")],
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
        name: "Grid",
        what: "The columns of a table with so many rows that each is a grid of its own.",
        fields: &[
            ("name", "string", "the class of the table"),
            ("columns", "string", "the tracks, for `grid-template-columns`"),
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
            ("blocks", "[Block]", "the parts; none where it holds the ledger"),
            ("ledger", "Ledger?", "every entry, for `<ledger section={section} />`"),
        ],
    },
    Type {
        name: "Beside",
        what: "The page of another program.",
        fields: &[
            ("title", "string", "the program"),
            ("href", "string", "its address, relative to this page"),
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
        what: "Words that belong together, for `<said text={text} />`.",
        fields: &[
            ("class", "string", "how the words are set, several with blanks between; may be empty"),
            ("words", "string?", "all of it, where it is one run that leads nowhere"),
            ("runs", "[string | Run]", "else the runs; plain ones are strings"),
        ],
    },
    Type {
        name: "Run",
        what: "A run of words that is more than plain.",
        fields: &[
            ("pieces", "[string | Date | Kept]", "the words"),
            ("strong", "bool", "whether they are set in bold"),
            ("class", "string", "the colour: `met`, `short`, `unknown`, `faint`, or empty"),
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
];

//! The table of every entry.

use super::Type;

/// Its types.
pub(super) const TYPES: &[Type] = &[
    Type {
        name: "Ledger",
        what: "Every entry.",
        fields: &[
            ("caption", "Text", "the caption"),
            ("facets", "[Facet]", "by what the entries can be chosen"),
            ("count", "number", "how many entries there are"),
            ("items", "[Item]", "the entries, in the order of their days"),
        ],
    },
    Type {
        name: "Facet",
        what: "Something by which entries can be chosen: a domain, a supervisor, a year.",
        fields: &[
            ("key", "string", "its word in the address of the page, and in `data-facets`"),
            ("title", "string", "the label"),
            ("all", "string", "what stands for no choice"),
            ("groups", "[Group]", "the choices"),
        ],
    },
    Type {
        name: "Group",
        what: "Choices that stand under one heading, or under none.",
        fields: &[("title", "string?", "the heading"), ("choices", "[Choice]", "the choices")],
    },
    Type {
        name: "Choice",
        what: "A choice.",
        fields: &[("key", "string", "its word"), ("title", "string", "the label")],
    },
    Type {
        name: "Item",
        what: "An entry.",
        fields: &[
            ("id", "string?", "the anchor"),
            (
                "inside",
                "string?",
                "the anchor for what the row unfolds, where links to the entry lead",
            ),
            ("days", "string", "its days, as they are sorted"),
            ("date", "string", "its days, as they are read"),
            ("title", "Text", "what it is"),
            ("about", "Text", "by whom, or where"),
            ("toward", "[Text]", "what it counts toward"),
            ("logged", "string", "hours that it logs"),
            ("counted", "string", "hours of it that count"),
            ("result", "Text", "whether it counts"),
            (
                "fits",
                "string",
                "the choices that fit it, each as `facet:choice`, with blanks between",
            ),
            ("place", "Text", "the file and the line"),
            ("shares", "[Text]", "what each of its hours comes to, and why"),
            ("note", "[string]", "the note, a paragraph each"),
        ],
    },
];

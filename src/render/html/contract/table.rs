//! Tables and charts.

use super::Type;

/// Its types.
pub(super) const TYPES: &[Type] = &[
    Type {
        name: "Sheet",
        what: "A table.",
        fields: &[
            ("id", "string?", "the anchor"),
            (
                "class",
                "string",
                "how it looks: `board`, `tiles`, or how it folds and how dense it is",
            ),
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
            ("class", "string", "the colour: `met`, `short`, `unknown`, `faint`, or empty"),
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
            ("thin", "bool", "whether it is one thin line, of runs of days"),
            ("spans", "[Area]", "the runs of days"),
            ("gaps", "[Area]", "what lies between them"),
            ("days", "[Area]", "single days; without width"),
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
